"""``est:change``: the decision rule in rows, coarse places by area, counts, and who reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer
from scipy.stats import binomtest

from ..answers.towns import make_town_at
from .conftest import Run, Told
from .layers import layer_of, points_of
from .tables import rows_of

X, Y = 500_000.0, 6_560_000.0
PERIODS = {"FROM": "2026-10-01", "TO": "2026-10-31", "COMPARE_FROM": "2025-10-01", "COMPARE_TO": "2025-10-31"}


def square(x: float, y: float = 0.0) -> str:
    x, y = X + x, Y + y
    return f"POLYGON(({x} {y},{x + 1000} {y},{x + 1000} {y + 1000},{x} {y + 1000},{x} {y}))"


def areas() -> QgsVectorLayer:
    rows = [(square(0), {"namn": "Centrum", "inv": 500}), (square(2000), {"namn": "Väster", "inv": 0})]
    return layer_of("Polygon", [*rows, (square(4000), {"namn": "Skogen", "inv": 5})])


def events(now: tuple[int, int], before: tuple[int, int]) -> QgsVectorLayer:
    places, days, kinds = [], [], []
    for counts, day in ((now, "2026-10-31 23:59"), (before, "2025-10-01")):
        for x, count in zip((500, 2500), counts, strict=True):
            places += [(X + x, Y + 500)] * count
            days += [day] * count
            kinds += ["Klotter" if n % 2 else "Brand" for n in range(count)]
    return points_of(places, dag=days, slag=kinds)


def change(
    run: Run, tmp_path: Path, layer: object, told: Told | None = None, **changes: Any
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    output = str(tmp_path / "förändring.gpkg")
    parameters = {"INPUT": layer, "AREAS": areas(), "DATE_FIELD": "dag", "AREA_ID": "namn", "OUTPUT": output}
    results = run("change", parameters | PERIODS | changes, told)
    return results, rows_of(output)


def test_rows_with_their_exact_test_wrong_direction_first(run: Run, tmp_path: Path, told: Told) -> None:
    results, rows = change(run, tmp_path, events((34, 7), (12, 27)), told, POPULATION_FIELD="inv")
    assert [(row["area"], row["count"], row["compare_count"], row["direction"]) for row in rows] == [
        ("Centrum", 34, 12, "worse"),
        ("Skogen", 0, 0, "too_few"),
        ("Väster", 7, 27, "better"),
    ]
    first, empty, last = rows
    p = [binomtest(34, 46).pvalue, binomtest(7, 34).pvalue]
    assert (first["p"], last["p"]) == pytest.approx(p)
    assert first["p_fdr"] == pytest.approx(min(p) * 2 if p[0] == min(p) else max(p))
    assert empty["p_fdr"] is None
    assert empty["rate_ratio"] is None
    assert first["per_thousand"] == pytest.approx(34 / 500 * 1000 * 365.25 / 31)
    assert last["per_thousand"] is None
    assert (first["days"], first["compare_days"]) == (31, 31)
    assert results["DIRECTION"] == "unclear"
    assert results["REPORTERS_DIFFER"] is False
    assert any("34" in info and "12" in info for info in told.infos)


def test_by_kind_a_row_an_area_and_kind(run: Run, tmp_path: Path) -> None:
    _, rows = change(run, tmp_path, events((34, 7), (12, 27)), CATEGORY_FIELD="slag")
    assert {(row["area"], row["category"]): (row["count"], row["compare_count"]) for row in rows} == {
        ("Centrum", "Brand"): (17, 6),
        ("Centrum", "Klotter"): (17, 6),
        ("Väster", "Brand"): (4, 14),
        ("Väster", "Klotter"): (3, 13),
    }


def test_the_level_and_the_fewest_are_parameters(run: Run, tmp_path: Path) -> None:
    _, rows = change(run, tmp_path, events((34, 7), (12, 27)), ALPHA=0.001, MIN_COUNT=40)
    assert [row["direction"] for row in rows] == ["unclear", "too_few", "too_few"]


def test_counts_by_area_are_rows_of_their_own(run: Run, tmp_path: Path) -> None:
    counts = layer_of(
        "None",
        [
            ("", {"area": "Centrum", "from": "2026-10-01", "to": "2026-10-31", "count": 40}),
            ("", {"area": "Centrum", "from": "2025-10-01", "to": "2025-10-31", "count": 10}),
            ("", {"area": "Månen", "from": "2025-10-01", "to": "2025-10-31", "count": 10}),
        ],
        "",
    )
    _, rows = change(run, tmp_path, events((10, 7), (9, 9)), COUNTS=counts)
    (row,) = [row for row in rows if row["data"] == "counts"]
    assert (row["area"], row["count"], row["compare_count"], row["direction"]) == ("Centrum", 40, 10, "worse")


def test_differing_reporters_are_said_first_and_the_rest_compared_alone(
    run: Run, tmp_path: Path, told: Told
) -> None:
    weeks = ["2026-10-01", "2026-10-08", "2026-10-15", "2026-10-22", "2026-10-29"]
    earlier = ["2025-10-01", "2025-10-08", "2025-10-15", "2025-10-22", "2025-10-29"]
    rows = [("", {"organisation": "Skolan", "date": day}) for day in weeks + earlier]
    rows += [("", {"organisation": "Väktarna", "date": day}) for day in weeks]
    results, _ = change(run, tmp_path, events((34, 7), (12, 27)), told, REPORTS=layer_of("None", rows, ""))
    assert results["REPORTERS_DIFFER"] is True
    assert told.infos[0].startswith("The reporting differs")
    assert "Väktarna" in told.infos[0]


def test_an_est_database_counts_coarse_places_and_knows_its_reporters(run: Run, tmp_path: Path) -> None:
    gateway = make_town_at(tmp_path)
    gateway.close()
    own = layer_of("Polygon", [(square(0), {"namn": "Centrum"}), (square(-2000), {"namn": "Väster"})])
    changes = {"AREAS": own, "DATE_FIELD": ""}
    results, rows = change(run, tmp_path, gateway.location.text, **changes)
    assert {row["area"]: (row["count"], row["compare_count"]) for row in rows} == {
        "Centrum": (35, 12),
        "Väster": (7, 27),
    }
    assert results["REPORTERS_DIFFER"] is False
    by_kind, kinds = change(run, tmp_path, gateway.location.text, CATEGORY_FIELD="category_uuid", **changes)
    assert {row["category"] for row in kinds} == {"Skadegörelse"}
    assert by_kind["COUNT"] == 43


def test_the_burglaries_of_nottingham_by_ward(
    run: Run, tmp_path: Path, shared_data: Path, told: Told
) -> None:
    import pandas as pd

    table = pd.read_csv(shared_data / "nottingham_burglary.csv.gz")
    layer = points_of(
        list(zip(table["longitude"], table["latitude"], strict=True)),
        "EPSG:4326",
        dag=list(table["month"].astype(str).str[:10]),
    )
    changes = {
        "AREAS": str(shared_data / "nottingham_wards.gpkg"),
        "AREA_ID": "ward_name",
        "FROM": "2022-07-01",
        "TO": "2022-12-31",
        "COMPARE_FROM": "2022-01-01",
        "COMPARE_TO": "2022-06-30",
    }
    results, rows = change(run, tmp_path, layer, told, **changes)
    assert len(rows) == 20
    assert results["COUNT"] + results["COMPARE_COUNT"] == len(table)
    assert sum(row["count"] for row in rows) <= results["COUNT"]
    assert all(row["days"] == 184 and row["compare_days"] == 181 for row in rows)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"AREA_ID": "titel"}, "titel"),
        ({"COMPARE_FROM": ""}, "COMPARE_FROM"),
        ({"FROM": "2026-11-01"}, "ends"),
        ({"ALPHA": 2}, "ALPHA"),
        ({"CATEGORY_FIELD": "färg"}, "färg"),
    ],
)
def test_bad_input_is_a_sentence(run: Run, tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        change(run, tmp_path, events((1, 1), (1, 1)), **changes)


def test_tables_without_the_columns_are_refused(run: Run, tmp_path: Path) -> None:
    table = layer_of("None", [("", {"a": "Centrum"})], "")
    with pytest.raises(QgsProcessingException, match="area_uuid"):
        change(run, tmp_path, events((1, 1), (1, 1)), COUNTS=table)
    with pytest.raises(QgsProcessingException, match="organisation"):
        change(run, tmp_path, events((1, 1), (1, 1)), REPORTS=table)
