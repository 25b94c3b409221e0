"""``est:buffers``: measured distances, rings and discs, the interval of the ratio, any geometry."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException
from scipy.stats import binomtest

from .conftest import Run, Told
from .layers import layer_of, points_of
from .tables import rows_of

X, Y = 500_000.0, 6_560_000.0


def buffers(
    run: Run, tmp_path: Path, things: object, events: object, told: Told | None = None, **changes: Any
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    output = str(tmp_path / "nära.gpkg")
    parameters = {"INPUT": things, "OBSERVATIONS": events, "DISTANCES": "50,100", "OUTPUT": output}
    results = run("buffers", parameters | changes, told)
    return results, rows_of(output)


def school() -> object:
    return points_of([(X, Y)])


def events_at(*distances: float) -> object:
    return points_of([(X + distance, Y) for distance in distances])


def test_an_event_on_the_border_closes_its_ring(run: Run, tmp_path: Path) -> None:
    _, rows = buffers(run, tmp_path, school(), events_at(0, 50, 50.01, 100, 100.01))
    assert [(row["distance_from"], row["distance_to"], row["count"]) for row in rows] == [
        (0, 50, 2),
        (50, 100, 2),
    ]
    assert rows[0]["area_km2"] == pytest.approx(math.pi * 50**2 / 1e6)
    assert rows[0]["density_km2"] == pytest.approx(2 / (math.pi * 50**2 / 1e6))


def test_discs_hold_the_rings_inside(run: Run, tmp_path: Path) -> None:
    _, rows = buffers(run, tmp_path, school(), events_at(0, 50, 60), RINGS=False)
    assert [(row["distance_from"], row["count"]) for row in rows] == [(0, 2), (0, 3)]


def test_the_ratio_s_interval_is_the_exact_binomial_one(run: Run, tmp_path: Path, told: Told) -> None:
    results, rows = buffers(run, tmp_path, school(), events_at(*[10] * 20, *[4000] * 30), told)
    first = rows[0]
    part = first["area_km2"] / results["EXTENT_KM2"]
    interval = binomtest(20, 50).proportion_ci(0.95, "exact")
    assert first["ratio"] == pytest.approx(20 / 50 / part)
    assert (first["ratio_ci_low"], first["ratio_ci_high"]) == pytest.approx(
        (interval.low / part, interval.high / part)
    )
    assert any("times as dense" in info for info in told.infos)


def test_dissolved_objects_count_an_event_once(run: Run, tmp_path: Path) -> None:
    two = points_of([(X, Y), (X + 40, Y)])
    _, apart = buffers(run, tmp_path, two, events_at(20))
    assert sum(row["count"] for row in apart) == 2
    _, merged = buffers(run, tmp_path, two, events_at(20), DISSOLVE=True)
    assert sum(row["count"] for row in merged) == 1
    assert merged[0]["id"] is None


def test_lines_and_polygons_and_what_lies_inside(run: Run, tmp_path: Path) -> None:
    line = layer_of("LineString", [(f"LINESTRING({X} {Y},{X + 1000} {Y})", {})])
    _, rows = buffers(run, tmp_path, line, points_of([(X + 500, Y + 49), (X + 500, Y - 51)]))
    assert [row["count"] for row in rows] == [1, 1]
    ground = layer_of("Polygon", [(f"POLYGON(({X} {Y},{X + 1000} {Y},{X + 1000} {Y + 1000},{X} {Y}))", {})])
    _, inside = buffers(run, tmp_path, ground, points_of([(X + 800, Y + 400)]))
    assert inside[0]["count"] == 1


def test_by_kind_and_period(run: Run, tmp_path: Path) -> None:
    layer = points_of(
        [(X, Y)] * 3, slag=["Klotter", "Brand", "Brand"], dag=["2026-10-01", "2026-10-31", "2026-11-01"]
    )
    changes: dict[str, Any] = {
        "CATEGORY_FIELD": "slag",
        "DATE_FIELD": "dag",
        "FROM": "2026-10-01",
        "TO": "2026-10-31",
    }
    _, rows = buffers(run, tmp_path, school(), layer, DISTANCES="50", **changes)
    assert {row["category"]: row["count"] for row in rows} == {"Klotter": 1, "Brand": 1}


def test_few_events_are_too_few(run: Run, tmp_path: Path, told: Told) -> None:
    buffers(run, tmp_path, school(), events_at(1, 2), told)
    assert any("too few" in info for info in told.infos)


@pytest.mark.parametrize(
    ("changes", "words"), [({"DISTANCES": "100,50"}, "rising"), ({"DISTANCES": "nära"}, "DISTANCES")]
)
def test_bad_input_is_a_sentence(run: Run, tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        buffers(run, tmp_path, school(), events_at(1), **changes)


def test_objects_that_lie_nowhere_are_refused(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="nothing that lies anywhere"):
        buffers(run, tmp_path, layer_of("Point", [("", {"v": 1})]), events_at(1))
