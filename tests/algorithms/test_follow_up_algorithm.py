"""``est:followup``: a published example, the verdict by the interval, and honest sentences."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from ..answers.towns import make_town_at
from .conftest import Run, Told
from .layers import layer_of, points_of
from .tables import rows_of

X, Y = 500_000.0, 6_560_000.0
PERIODS = {
    "BEFORE_FROM": "2025-01-01",
    "BEFORE_TO": "2025-06-30",
    "AFTER_FROM": "2026-01-01",
    "AFTER_TO": "2026-06-30",
}
PLACES = {"treatment": 500.0, "control": 5500.0, "around": 1050.0, "around_control": 6500.0}


def square(x: float, side: float = 1000.0) -> QgsVectorLayer:
    x = X + x
    return layer_of(
        "Polygon", [(f"POLYGON(({x} {Y},{x + side} {Y},{x + side} {Y + side},{x} {Y + side},{x} {Y}))", {})]
    )


def events(**counts: tuple[int, int]) -> QgsVectorLayer:
    """Events before and after at each of the places."""
    places, days = [], []
    for name, (before, after) in counts.items():
        places += [(X + PLACES[name], Y + 500)] * (before + after)
        days += ["2025-03-01"] * before + ["2026-06-30 23:59"] * after
    return points_of(places, dag=days)


def follow(
    run: Run, tmp_path: Path, layer: object, told: Told | None = None, **changes: Any
) -> tuple[dict[str, Any], dict[str, Any]]:
    output = str(tmp_path / "uppföljning.gpkg")
    parameters = {
        "OBSERVATIONS": layer,
        "DATE_FIELD": "dag",
        "TREATMENT": square(0),
        "CONTROL": square(5000),
        "OUTPUT": output,
    }
    results = run("followup", parameters | PERIODS | changes, told)
    (row,) = rows_of(output)
    return results, row


def test_the_difference_and_its_interval_by_hand(run: Run, tmp_path: Path) -> None:
    _, row = follow(run, tmp_path, events(treatment=(40, 12), control=(30, 32)))
    assert (row["treatment_before"], row["treatment_after"]) == (40, 12)
    assert (row["control_before"], row["control_after"]) == (30, 32)
    assert row["displacement_before"] is None
    wdd, se = (12 - 40) - (32 - 30), math.sqrt(40 + 12 + 30 + 32)
    assert row["wdd"] == wdd == -30
    assert row["wdd_se"] == pytest.approx(se)
    assert row["wdd_z"] == pytest.approx(wdd / se)
    assert (row["wdd_ci_low"], row["wdd_ci_high"]) == pytest.approx(
        (wdd - 1.959964 * se, wdd + 1.959964 * se), abs=1e-4
    )
    assert row["verdict"] == "fewer"
    assert "30 fewer" in row["sentence"]
    assert row["rate_ratio"] == pytest.approx(12 / 40)
    assert row["etest_p"] < 0.001


@pytest.mark.parametrize(
    ("treatment", "control", "verdict", "words"),
    [
        ((20, 8), (20, 20), "no_certain_change", "no change is certain"),
        ((12, 45), (30, 30), "more", "more than expected"),
        ((4, 1), (30, 30), "too_few", "too few"),
        ((0, 0), (0, 0), "too_few", "too few"),
    ],
)
def test_verdicts(
    run: Run, tmp_path: Path, treatment: tuple[int, int], control: tuple[int, int], verdict: str, words: str
) -> None:
    results, row = follow(run, tmp_path, events(treatment=treatment, control=control, around=(1, 1)))
    assert row["verdict"] == verdict == results["VERDICT"]
    assert words in row["sentence"]


def test_surroundings_by_distance_and_the_quotient(run: Run, tmp_path: Path, told: Told) -> None:
    layer = events(treatment=(40, 12), control=(30, 30), around=(10, 20))
    _, row = follow(run, tmp_path, layer, told, DISPLACEMENT_DISTANCE=200)
    assert (row["displacement_before"], row["displacement_after"]) == (10, 20)
    assert row["wdq"] == pytest.approx((20 / 30 - 10 / 30) / (12 / 30 - 40 / 30))
    assert row["wdd"] == (12 - 40) - 0 + (20 - 10)
    _, undefined = follow(
        run, tmp_path, events(treatment=(12, 40), control=(30, 30)), told, DISPLACEMENT_DISTANCE=200
    )
    assert undefined["wdq"] is None
    assert any("did not fall" in warning for warning in told.warnings)


def test_unequal_periods_are_scaled(run: Run, tmp_path: Path) -> None:
    _, row = follow(
        run,
        tmp_path,
        events(treatment=(40, 12), control=(30, 32)),
        BEFORE_FROM="2024-07-06",
        BEFORE_TO="2025-07-02",
    )
    scale = 181 / 362
    assert row["wdd"] == pytest.approx((12 - 40 * scale) - (32 - 30 * scale))
    assert row["wdd_se"] == pytest.approx(math.sqrt(12 + 32 + scale**2 * 70))


def test_only_some_kinds_of_an_est_database(run: Run, tmp_path: Path) -> None:
    gateway = make_town_at(tmp_path)
    gateway.close()
    periods = {
        "BEFORE_FROM": "2025-10-01",
        "BEFORE_TO": "2025-10-31",
        "AFTER_FROM": "2026-10-01",
        "AFTER_TO": "2026-10-31",
    }
    changes = {"DATE_FIELD": "", "CONTROL": square(-2000), **periods}
    _, row = follow(run, tmp_path, gateway.location.text, CATEGORIES="Skadegörelse", **changes)
    assert (row["treatment_before"], row["treatment_after"]) == (12, 35)
    assert (row["control_before"], row["control_after"]) == (27, 7)
    _, none = follow(run, tmp_path, gateway.location.text, CATEGORIES="litter", **changes)
    assert none["verdict"] == "too_few"
    with pytest.raises(QgsProcessingException, match="stöld"):
        follow(run, tmp_path, gateway.location.text, CATEGORIES="stöld", **changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"CONTROL": "overlap"}, "share"),
        ({"AFTER_FROM": "2025-06-01"}, "must end before"),
        ({"BEFORE_TO": ""}, "BEFORE_TO"),
        ({"MIN_COUNT": 0}, "at least 1"),
    ],
)
def test_bad_input_is_a_sentence(run: Run, tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    if changes.get("CONTROL") == "overlap":
        changes = {"CONTROL": square(500)}
    with pytest.raises(QgsProcessingException, match=words):
        follow(run, tmp_path, events(treatment=(1, 1)), **changes)
