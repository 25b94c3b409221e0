"""``est:density``: the kernel's numbers at cell centres, aligned cells, honest nodata, clear refusals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)

from ..answers.towns import make_town_at
from .conftest import Run, Told
from .layers import layer_of, points_of, raster, saved

NOTCHED = (
    "POLYGON((499000 6559000,501000 6559000,501000 6561000,500000 6560100,499000 6561000,499000 6559000))"
)
PLACE = (500_012.5, 6_560_012.5)


@pytest.fixture
def output(tmp_path: Path) -> str:
    return str(tmp_path / "täthet.tif")


def value_at(path: str, x: float, y: float) -> float:
    values, transform, _ = raster(path)
    column, row = int((x - transform[0]) // transform[1]), int((transform[3] - y) // transform[1])
    return float(values[row, column])


def density(run: Run, output: str, layer: object, told: Told | None = None, **changes: Any) -> dict[str, Any]:
    return run(
        "density", {"INPUT": layer, "BANDWIDTH": 300, "CELL_SIZE": 25, "OUTPUT": output} | changes, told
    )


def test_one_event_at_0_100_and_200_m(run: Run, output: str) -> None:
    results = density(run, output, points_of([PLACE]))
    for distance, expected in ((0, 10.6103), (100, 8.3835), (200, 3.2748)):
        assert value_at(output, PLACE[0] + distance, PLACE[1]) == pytest.approx(expected, abs=5e-5)
        assert value_at(output, PLACE[0], PLACE[1] - distance) == pytest.approx(expected, abs=5e-5)
    assert results["MAX_DENSITY"] == pytest.approx(10.6103, abs=5e-5)
    assert (results["COUNT"], results["LEFT_OUT"]) == (1, 0)


@pytest.mark.parametrize(("unit", "factor"), [(0, 1), (1, 1 / 100), (2, 1e-6)])
def test_units(run: Run, output: str, unit: int, factor: float) -> None:
    density(run, output, points_of([PLACE]), UNIT=unit)
    assert value_at(output, *PLACE) == pytest.approx(10.610330 * factor, rel=1e-6)


def test_other_kernels(run: Run, output: str) -> None:
    density(run, output, points_of([PLACE]), KERNEL=1)
    assert value_at(output, *PLACE) == pytest.approx(1e6 / (2 * np.pi * 300**2), rel=1e-6)
    density(run, output, points_of([PLACE]), KERNEL=2)
    assert value_at(output, *PLACE) == pytest.approx(1e6 / (np.pi * 300**2), rel=1e-6)


def test_cells_lie_on_whole_multiples_and_the_surface_sums_to_the_events(run: Run, output: str) -> None:
    places = [(500_003.7, 6_560_001.1), (500_777.0, 6_560_333.3), (500_777.0, 6_560_333.3)]
    density(run, output, points_of(places), CELL_SIZE=20)
    values, transform, nodata = raster(output)
    assert transform[0] % 20 == 0
    assert transform[3] % 20 == 0
    assert (transform[1], transform[5]) == (20, -20)
    assert nodata == -9999
    assert values.min() == 0
    assert values.sum() * 400 / 1e6 == pytest.approx(3, rel=1e-3)


def test_weights_count_an_event_several_times(run: Run, output: str) -> None:
    density(run, output, points_of([PLACE], w=[3]), WEIGHT="w")
    assert value_at(output, *PLACE) == pytest.approx(3 * 10.61033, rel=1e-6)


def test_nodata_outside_the_mask_and_zero_where_nothing_is_near(run: Run, output: str, told: Told) -> None:
    mask = layer_of(
        "Polygon",
        [(NOTCHED, {})],
    )
    density(run, output, points_of([PLACE]), told, MASK=mask)
    assert value_at(output, 500_012, 6_560_500) == -9999
    assert value_at(output, 499_100, 6_559_100) == 0
    assert value_at(output, 500_012, 6_559_950) > 0


def test_a_broken_mask_is_mended_with_a_notice(run: Run, output: str, told: Told) -> None:
    bow = "POLYGON((499000 6559000,501000 6561000,501000 6559000,499000 6561000,499000 6559000))"
    density(run, output, points_of([PLACE]), told, MASK=layer_of("Polygon", [(bow, {})]))
    assert any("mended" in warning for warning in told.warnings)


def test_edge_correction_raises_the_density_at_the_mask_s_border(run: Run, output: str) -> None:
    half = layer_of(
        "Polygon",
        [("POLYGON((500000 6559000,501000 6559000,501000 6561000,500000 6561000,500000 6559000))", {})],
    )
    density(run, output, points_of([PLACE]), MASK=half)
    plain = value_at(output, *PLACE)
    density(run, output, points_of([PLACE]), MASK=half, EDGE=True)
    assert value_at(output, *PLACE) > 1.5 * plain


def test_degrees_are_brought_to_sweref_and_the_notice_names_it(run: Run, output: str, told: Told) -> None:
    density(run, output, points_of([(15.1, 59.1)], "EPSG:4326"), told)
    assert any("EPSG:3006" in warning for warning in told.warnings)
    crs = osr.SpatialReference(gdal.Open(output).GetProjection())
    assert crs.GetAuthorityCode(None) == "3006"


def test_an_extent_in_degrees_and_events_out_of_reach(run: Run, output: str) -> None:
    layer = points_of([PLACE, (600_000.0, 6_600_000.0)])
    results = density(run, output, layer, EXTENT="499000,501000,6559000,6561000 [EPSG:3006]")
    assert raster(output)[0].shape == (80, 80)
    assert (results["COUNT"], results["LEFT_OUT"]) == (1, 1)


def test_only_selected_events(run: Run, output: str) -> None:
    layer = points_of([PLACE, PLACE, PLACE])
    layer.selectByIds([layer.allFeatureIds()[0]])
    QgsProject.instance().addMapLayer(layer)
    try:
        source = QgsProcessingFeatureSourceDefinition(layer.id(), True)
        assert density(run, output, source)["COUNT"] == 1
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


def test_an_est_database_means_its_observations(run: Run, output: str, tmp_path: Path, told: Told) -> None:
    gateway = make_town_at(tmp_path)
    gateway.close()
    results = density(run, output, gateway.location.text, told)
    assert results["COUNT"] == 41 + 239 + 1
    assert results["LEFT_OUT"] == 1 + 2 + 1 + 2
    assert "exact place" in results["LEFT_OUT_REASONS"]


def test_a_raster_over_the_cap_is_refused_before_memory_is_taken(run: Run, output: str) -> None:
    with pytest.raises(QgsProcessingException, match="cells"):
        density(run, output, points_of([PLACE]), CELL_SIZE=0.01, BANDWIDTH=100_000)
    assert not Path(output).exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"BANDWIDTH": "wide"}, "BANDWIDTH"),
        ({"BANDWIDTH": 0}, "at least"),
        ({"CELL_SIZE": -5}, "CELL_SIZE"),
        ({"INPUT": ""}, "INPUT"),
        ({"INPUT": "/no/such/file.gpkg"}, "no/such/file"),
        ({"WEIGHT": "nope"}, "nope"),
        ({"KERNEL": 7}, "KERNEL"),
        ({"EXTENT": "5,5,5,5"}, "EXTENT"),
        ({"OUTPUT": "/no/such/folder/x.tif"}, "no/such/folder"),
    ],
)
def test_bad_input_is_a_sentence(run: Run, output: str, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        density(run, output, points_of([PLACE], w=[1]), **changes)


def test_lines_tables_and_files_of_several_layers_are_refused(run: Run, output: str, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="points"):
        density(run, output, layer_of("LineString", [("LINESTRING(0 0,1 1)", {})]))
    path = saved(points_of([PLACE]), tmp_path / "two.gpkg", "one")
    saved(points_of([PLACE]), tmp_path / "two.gpkg", "two", append=True)
    with pytest.raises(QgsProcessingException, match="layername=one"):
        density(run, output, path)
    assert density(run, output, f"{path}|layername=two")["COUNT"] == 1


def test_no_event_and_only_coarse_ones_are_told(run: Run, output: str) -> None:
    with pytest.raises(QgsProcessingException, match="no observation"):
        density(run, output, layer_of("Point", []))
    with pytest.raises(QgsProcessingException, match="exact place"):
        density(run, output, layer_of("Point", [("", {"v": 1})]))


@pytest.mark.parametrize("share", [0.01, 0.41])
def test_a_stopped_run_keeps_the_raster_that_was_there(
    run: Run, output: str, tmp_path: Path, share: float
) -> None:
    density(run, output, points_of([PLACE]))
    before = Path(output).read_bytes()
    assert density(run, output, points_of([PLACE] * 50), Told(share)) == {}
    assert Path(output).read_bytes() == before
    assert list(tmp_path.iterdir()) == [Path(output)]


def test_the_raster_carries_its_recipe(run: Run, output: str) -> None:
    density(run, output, points_of([PLACE]))
    dataset = gdal.Open(output)
    assert '"bandwidth_m": 300' in dataset.GetMetadataItem("EST_RECIPE")
    assert "300" in dataset.GetRasterBand(1).GetDescription()


def test_the_robberies_of_memphis(run: Run, output: str, shared_data: Path, told: Told) -> None:
    results = density(
        run, output, str(shared_data / "memphis_robberies.gpkg"), told, BANDWIDTH=800, CELL_SIZE=100
    )
    assert results["COUNT"] == 2245
    assert any("UTM zone 16N" in warning for warning in told.warnings), told.warnings
    values, _, _ = raster(output)
    assert values.sum() * 100**2 / 1e6 == pytest.approx(2245, rel=1e-3)


def test_hotspots_are_cut_from_the_surface(run: Run, output: str, tmp_path: Path) -> None:
    crowd = [(500_000.0 + step, 6_560_000.0) for step in range(30)]
    alone = [(502_000.0 + 400 * step, 6_562_000.0) for step in range(10)]
    cut = density(
        run, output, points_of(crowd + alone), HOTSPOTS=str(tmp_path / "ytor.gpkg"), HOTSPOT_AMOUNT=50
    )
    assert cut["HOTSPOT_COUNT"] == 1
    (hotspot,) = QgsVectorLayer(cut["HOTSPOTS"], "r", "ogr").getFeatures()
    assert hotspot["events"] >= 20
    assert hotspot["peak"] == pytest.approx(cut["MAX_DENSITY"], rel=1e-6)
    assert hotspot["area_km2"] == pytest.approx(hotspot.geometry().area() / 1e6)
    many = density(
        run,
        output,
        points_of(crowd + alone),
        HOTSPOTS=str(tmp_path / "fler.gpkg"),
        HOTSPOT_RULE=1,
        HOTSPOT_AMOUNT=1,
    )
    assert many["HOTSPOT_COUNT"] > 1
    assert many["HOTSPOT_THRESHOLD"] < cut["HOTSPOT_THRESHOLD"]


def test_without_the_wish_no_hotspots_are_cut(run: Run, output: str) -> None:
    assert "HOTSPOTS" not in density(run, output, points_of([PLACE]))
