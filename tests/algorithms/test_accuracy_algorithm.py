"""``est:accuracy``: hit rate and PAI of rasters and polygons, by hand and on real thefts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from .conftest import Run, Told
from .layers import layer_of, points_of
from .tables import rows_of

X, Y = 500_000.0, 6_560_000.0


def cell(number: int) -> str:
    x = X + 100 * number
    return f"POLYGON(({x} {Y},{x + 100} {Y},{x + 100} {Y + 100},{x} {Y + 100},{x} {Y}))"


def accuracy(
    run: Run, tmp_path: Path, hotspots: object, later: object, told: Told | None = None, **changes: Any
) -> list[dict[str, Any]]:
    output = str(tmp_path / "träff.csv")
    parameters = {"HOTSPOTS": hotspots, "OBSERVATIONS": later, "SHARES": "10,50,100", "OUTPUT": output}
    run("accuracy", parameters | changes, told)
    return [{name: float(value) for name, value in row.items()} for row in rows_of(output)]


def test_ten_cells_by_hand(run: Run, tmp_path: Path, told: Told) -> None:
    hotspots = layer_of("Polygon", [(cell(n), {"count": 10 - n}) for n in range(10)])
    later = points_of([(X + 50, Y + 50)] * 6 + [(X + 950, Y + 50)] * 4 + [(X - 5000, Y)])
    rows = accuracy(run, tmp_path, hotspots, later, told)
    assert [row["share"] for row in rows] == [10, 50, 100]
    assert [row["hit_rate"] for row in rows] == pytest.approx([0.6, 0.6, 1.0])
    assert [row["pai"] for row in rows] == pytest.approx([6, 1.2, 1])
    assert any("too few" in warning for warning in told.warnings)
    assert any("outside" in info for info in told.infos)


def test_a_study_area_that_the_polygons_leave_uncovered(run: Run, tmp_path: Path) -> None:
    hotspots = layer_of("Polygon", [(cell(0), {"v": 1})])
    area = layer_of(
        "Polygon", [(f"POLYGON(({X} {Y},{X + 1000} {Y},{X + 1000} {Y + 100},{X} {Y + 100},{X} {Y}))", {})]
    )
    later = points_of([(X + 50, Y + 50)] * 3 + [(X + 550, Y + 50)])
    rows = accuracy(run, tmp_path, hotspots, later, AREAS=area)
    assert rows[0]["hit_rate"] == pytest.approx(0.75)
    assert rows[0]["pai"] == pytest.approx(7.5)


def test_a_density_of_our_own_predicts_better_than_chance(
    run: Run, tmp_path: Path, shared_data: Path
) -> None:
    import pandas as pd

    table = (
        pd.read_csv(shared_data / "nycvehiclethefts.csv.gz")
        .dropna(subset=["date_start"])
        .sort_values("date_start")
    )
    places = list(zip(table["longitude"], table["latitude"], strict=True))
    half = len(places) // 2
    density = str(tmp_path / "först.tif")
    run(
        "density",
        {
            "INPUT": points_of(places[:2000], "EPSG:4326"),
            "BANDWIDTH": 500,
            "CELL_SIZE": 100,
            "OUTPUT": density,
        },
    )
    rows = accuracy(
        run, tmp_path, density, points_of(places[half : half + 2000], "EPSG:4326"), SHARES="1,5,10"
    )
    assert rows[0]["pai"] > 2
    assert rows[0]["hit_rate"] < rows[1]["hit_rate"] < rows[2]["hit_rate"]


def test_only_the_later_period(run: Run, tmp_path: Path) -> None:
    hotspots = layer_of("Polygon", [(cell(n), {"count": 10 - n}) for n in range(10)])
    later = points_of([(X + 50, Y + 50), (X + 950, Y + 50)], dag=["2026-10-01", "2025-10-01"])
    rows = accuracy(run, tmp_path, hotspots, later, DATE_FIELD="dag", FROM="2026-01-01", TO="2026-12-31")
    assert rows[0]["hit_rate"] == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"SHARES": "0,5"}, "shares"), ({"SHARES": "x"}, "SHARES"), ({"SCORE_FIELD": "z"}, "z")],
)
def test_bad_input_is_a_sentence(run: Run, tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    hotspots = layer_of("Polygon", [(cell(0), {"count": 1})])
    with pytest.raises(QgsProcessingException, match=words):
        accuracy(run, tmp_path, hotspots, points_of([(X + 50, Y + 50)]), **changes)


def test_points_are_no_hotspot_map(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="polygons"):
        accuracy(run, tmp_path, points_of([(X, Y)]), points_of([(X, Y)]))
