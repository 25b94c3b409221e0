"""``est:hotspots``: Gi* equal to esda's, cells masked by their centres, few events said as such."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from .conftest import Run, Told
from .layers import layer_of, points_of
from .tables import rows_of

X, Y = 500_000.0, 6_560_000.0


def clustered(n: int = 300) -> list[tuple[float, float]]:
    random = np.random.default_rng(5)
    near = random.normal([X + 1050, Y + 1050], 120, (n // 2, 2))
    spread = random.uniform([X, Y], [X + 2000, Y + 2000], (n - n // 2, 2))
    return [(float(x), float(y)) for x, y in np.vstack([near, spread])]


def hotspots(
    run: Run, tmp_path: Path, layer: object, told: Told | None = None, **changes: Any
) -> dict[str, Any]:
    output = str(tmp_path / "hotspots.gpkg")
    return run(
        "hotspots", {"INPUT": layer, "CELL_SIZE": 200, "DISTANCE": 400, "OUTPUT": output} | changes, told
    )


def test_equal_to_esda(run: Run, tmp_path: Path) -> None:
    esda = pytest.importorskip("esda")
    libpysal = pytest.importorskip("libpysal")
    results = hotspots(run, tmp_path, points_of(clustered()))
    layer = QgsVectorLayer(results["OUTPUT"], "r", "ogr")
    features = list(layer.getFeatures())
    centres = np.array(
        [[f.geometry().centroid().asPoint().x(), f.geometry().centroid().asPoint().y()] for f in features]
    )
    weights = libpysal.weights.DistanceBand(centres, 400.001, binary=True, silence_warnings=True)
    counts = np.array([f["count"] for f in features], dtype=float)
    expected = esda.G_Local(counts, weights, star=True, transform="B", permutations=0)
    np.testing.assert_allclose([f["gi_z"] for f in features], expected.Zs, atol=1e-9)
    assert sum(counts) == 300


def test_classes_follow_the_adjusted_p_and_alpha_only_counts(run: Run, tmp_path: Path, told: Told) -> None:
    results = hotspots(run, tmp_path, points_of(clustered()), told)
    rows = rows_of(results["OUTPUT"])
    for row in rows:
        p = row["gi_p_fdr"]
        level = 3 if p < 0.01 else 2 if p < 0.05 else 1 if p < 0.1 else 0
        assert row["class"] == (level if row["gi_z"] > 0 else -level)
    assert (
        results["SIGNIFICANT"]
        == sum(row["gi_p_fdr"] < 0.05 for row in rows)
        == results["HOT"] + results["COLD"]
    )
    assert results["HOT"] > 0
    plain = hotspots(run, tmp_path, points_of(clustered()), FDR=False, ALPHA=0.01)
    unadjusted = rows_of(plain["OUTPUT"])
    assert plain["SIGNIFICANT"] == sum(row["gi_p"] < 0.01 for row in unadjusted)
    assert [row["gi_z"] for row in rows] == [row["gi_z"] for row in unadjusted]
    assert any("hot" in info for info in told.infos)


def test_cells_outside_the_study_area_take_no_part(run: Run, tmp_path: Path) -> None:
    area = layer_of(
        "Polygon", [(f"POLYGON(({X} {Y},{X + 1000} {Y},{X + 1000} {Y + 2000},{X} {Y + 2000},{X} {Y}))", {})]
    )
    results = hotspots(run, tmp_path, points_of(clustered()), AREAS=area)
    assert len(rows_of(results["OUTPUT"])) == 5 * 10
    assert results["COUNT"] + results["LEFT_OUT"] == 300
    assert "outside" in results["LEFT_OUT_REASONS"]


def test_hexagons_hold_every_event_once(run: Run, tmp_path: Path) -> None:
    results = hotspots(run, tmp_path, points_of(clustered()), SHAPE=1)
    layer = QgsVectorLayer(results["OUTPUT"], "r", "ogr")
    assert sum(feature["count"] for feature in layer.getFeatures()) == 300
    areas = [feature.geometry().area() for feature in layer.getFeatures()]
    np.testing.assert_allclose(areas, 200**2 * np.sqrt(3) / 2, rtol=1e-6)


def test_too_few_events_are_said_to_be(run: Run, tmp_path: Path, told: Told) -> None:
    hotspots(run, tmp_path, points_of(clustered(20)), told)
    assert any("too few" in warning for warning in told.warnings)


def test_all_in_one_point_is_told(run: Run, tmp_path: Path, told: Told) -> None:
    results = hotspots(run, tmp_path, points_of([(X, Y)] * 50), told)
    rows = rows_of(results["OUTPUT"])
    assert [row["count"] for row in rows] == [50]
    assert rows[0]["gi_z"] is None
    assert any("single point" in warning for warning in told.warnings)


def test_a_study_area_without_cells_and_too_many_cells_are_refused(run: Run, tmp_path: Path) -> None:
    tiny = layer_of("Polygon", [(f"POLYGON(({X} {Y},{X + 1} {Y},{X + 1} {Y + 1},{X} {Y}))", {})])
    with pytest.raises(QgsProcessingException, match="centre"):
        hotspots(run, tmp_path, points_of(clustered()), AREAS=tiny)
    with pytest.raises(QgsProcessingException, match="cells"):
        hotspots(run, tmp_path, points_of(clustered()), CELL_SIZE=0.1)
    assert list(tmp_path.iterdir()) == []


def test_the_robberies_of_memphis_in_their_precincts(
    run: Run, tmp_path: Path, shared_data: Path, told: Told
) -> None:
    results = hotspots(
        run,
        tmp_path,
        str(shared_data / "memphis_robberies.gpkg"),
        told,
        CELL_SIZE=1000,
        DISTANCE=2000,
        AREAS=str(shared_data / "memphis_precincts.gpkg"),
    )
    assert results["COUNT"] + results["LEFT_OUT"] == 2245
    assert results["HOT"] > 20
