"""``est:persistence``: each pattern from counts made to show it, in cells and in areas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from ..answers.towns import make_town_at
from .conftest import Run, Told
from .layers import layer_of, points_of
from .tables import rows_of

X, Y = 500_000.0, 6_560_000.0
MONTHS = [f"2026-{month:02d}-15" for month in range(1, 13)]


def grown() -> tuple[list[tuple[float, float]], list[str]]:
    """Twelve months in five cells of 100 m: rising, falling, always much, only lately, and one quiet."""
    counts = {
        0: [20 + 5 * month for month in range(12)],
        100: [80 - 3 * month for month in range(12)],
        200: [50, 51] * 6,
        300: [0] * 11 + [120],
        400: [1] * 12,
    }
    places, days = [], []
    for x, by_month in counts.items():
        for day, count in zip(MONTHS, by_month, strict=True):
            places += [(X + x + 50, Y + 50)] * count
            days += [day] * count
    return places, days


def patterns(
    run: Run, tmp_path: Path, layer: object, told: Told | None = None, **changes: Any
) -> tuple[dict[str, Any], str]:
    output = str(tmp_path / "patterns.gpkg")
    parameters = {
        "INPUT": layer,
        "DATE_FIELD": "day",
        "CELL_SIZE": 100,
        "STEP": "month",
        "FROM": "2026-01-01",
        "TO": "2026-12-31",
        "OUTPUT": output,
    }
    return run("persistence", parameters | changes, told), output


def test_each_cell_has_its_pattern(run: Run, tmp_path: Path, told: Told) -> None:
    places, days = grown()
    results, output = patterns(run, tmp_path, points_of(places, day=days), told)
    layer = QgsVectorLayer(output, "p", "ogr")
    by_x = {round(f.geometry().boundingBox().xMinimum() - X): f["pattern"] for f in layer.getFeatures()}
    assert by_x == {0: "intensifying", 100: "diminishing", 200: "persistent", 300: "new", 400: "none"}
    assert results["STEPS"] == 12
    assert sum(row["count"] for row in rows_of(output)) == len(places) == results["COUNT"]


def test_begun_months_are_left_out(run: Run, tmp_path: Path) -> None:
    places, days = grown()
    results, _ = patterns(run, tmp_path, points_of(places, day=days), FROM="2026-01-10", TO="2026-12-30")
    assert results["STEPS"] == 10


def test_areas_in_place_of_cells_hold_coarse_observations_too(run: Run, tmp_path: Path) -> None:
    gateway = make_town_at(tmp_path)
    gateway.close()
    centrum = f"POLYGON(({X} {Y},{X + 1000} {Y},{X + 1000} {Y + 1000},{X} {Y + 1000},{X} {Y}))"
    areas = layer_of("Polygon", [(centrum, {"namn": "Centrum"})])
    changes = {"CELL_SIZE": "", "AREAS": areas, "DATE_FIELD": "", "FROM": "2026-01-01", "TO": "2026-10-31"}
    results, output = patterns(run, tmp_path, gateway.location.text, **changes)
    assert [row["count"] for row in rows_of(output)] == [35]
    assert results["STEPS"] == 10


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"CELL_SIZE": ""}, "CELL_SIZE or AREAS"),
        ({"FROM": "2026-03-01", "TO": "2026-05-31"}, "at least 6"),
        ({"FROM": "2026-12-31", "TO": "2026-01-01"}, "ends"),
        ({"STEP": "day"}, "week, month"),
        ({"FROM": "2030-01-01", "TO": "2030-12-31"}, "No observation"),
        ({"FROM": "2026-01-05", "TO": "2026-01-20"}, "no whole month"),
        ({"FROM": ""}, "FROM"),
    ],
)
def test_bad_input_is_a_sentence(run: Run, tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        patterns(run, tmp_path, points_of([(X, Y)], day=["2026-05-05"]), **changes)
