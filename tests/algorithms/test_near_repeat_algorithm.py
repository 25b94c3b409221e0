"""``est:nearrepeat``: pairs counted by hand, the same answer on every run, real burglaries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from .conftest import Run, Told
from .layers import points_of
from .tables import rows_of

X, Y = 500_000.0, 6_560_000.0


def knox(
    run: Run, tmp_path: Path, layer: object, told: Told | None = None, **changes: Any
) -> list[dict[str, Any]]:
    output = str(tmp_path / "knox.csv")
    parameters = {
        "INPUT": layer,
        "DATE_FIELD": "day",
        "BANDS_M": "100,200",
        "BANDS_DAYS": "7,14",
        "OUTPUT": output,
    }
    run("nearrepeat", parameters | changes, told)
    return rows_of(output)


def test_pairs_at_the_borders_of_half_open_bands(run: Run, tmp_path: Path) -> None:
    places = [(X, Y), (X + 99.9, Y), (X + 200, Y + 5000), (X + 300, Y + 5000)]
    days = ["2026-03-01", "2026-03-07", "2026-03-01", "2026-03-08"]
    rows = knox(run, tmp_path, points_of(places, day=days), PERMUTATIONS=99)
    observed = {(row["distance_band"], row["time_band"]): int(row["observed"]) for row in rows}
    assert observed == {
        ("[0, 100)", "[0, 7)"): 1,
        ("[0, 100)", "[7, 14)"): 0,
        ("[100, 200)", "[0, 7)"): 0,
        ("[100, 200)", "[7, 14)"): 1,
    }


def bursts() -> tuple[list[tuple[float, float]], list[str]]:
    random = np.random.default_rng(3)
    places, days = [], []
    for _ in range(40):
        x, y, day = random.uniform(0, 5000), random.uniform(0, 5000), random.integers(0, 300)
        for _ in range(3):
            places.append((X + x + random.uniform(-30, 30), Y + y + random.uniform(-30, 30)))
            moment = np.datetime64("2026-01-01") + np.timedelta64(int(day + random.integers(0, 3)), "D")
            days.append(str(moment))
    return places, days


def test_bursts_are_found_and_told_with_their_counts(run: Run, tmp_path: Path, told: Told) -> None:
    places, days = bursts()
    layer = points_of(places, day=days)
    first = knox(run, tmp_path, layer, told)
    assert float(first[0]["p"]) == pytest.approx(0.001)
    assert float(first[0]["knox_ratio"]) > 5
    assert any("times as high" in info for info in told.infos)
    assert knox(run, tmp_path, layer) == first


def test_a_real_year_of_thefts(run: Run, tmp_path: Path, shared_data: Path, told: Told) -> None:
    import pandas as pd

    table = pd.read_csv(shared_data / "nycvehiclethefts.csv.gz").head(1500)
    layer = points_of(
        list(zip(table["longitude"], table["latitude"], strict=True)),
        "EPSG:4326",
        day=list(table["date_start"].str[:10]),
    )
    rows = knox(run, tmp_path, layer, told, BANDS_M="200,400", PERMUTATIONS=99)
    assert len(rows) == 4
    assert sum(int(row["observed"]) for row in rows) > 0
    assert any("UTM zone 18N" in warning for warning in told.warnings)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"BANDS_M": "200,100"}, "bands"),
        ({"BANDS_M": "abc"}, "BANDS_M"),
        ({"BANDS_DAYS": "7.5"}, "whole days"),
        ({"DATE_FIELD": ""}, "DATE_FIELD"),
        ({"DATE_FIELD": "when"}, "when"),
        ({"PERMUTATIONS": 1}, "at least 9"),
    ],
)
def test_bad_input_is_a_sentence(run: Run, tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        knox(run, tmp_path, points_of([(X, Y)], day=["2026-01-01"]), **changes)


def test_few_events_are_said_to_be_and_unreadable_dates_counted(run: Run, tmp_path: Path, told: Told) -> None:
    layer = points_of([(X, Y), (X + 1, Y), (X + 2, Y)], day=["2026-01-01", "2026-01-02", "i våras"])
    knox(run, tmp_path, layer, told)
    assert any("too few" in warning for warning in told.warnings)
    assert any("without time" in info for info in told.infos)
