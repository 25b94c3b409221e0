"""Cells in place of symbols where a map would have too many of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from qgis.core import QgsProject, QgsVectorLayer

from est_plugin.analysis.table import ObservationTable
from est_plugin.project.cells import (
    MOST_SYMBOLS,
    SCALES,
    SCREEN_M,
    CellsLayer,
    DenseCells,
    class_bounds,
    dense_cells,
)
from est_plugin.project.heatmap_layer import HeatmapLayer, HeatmapSurface
from est_plugin.project.tree import LayerKey, find_layer, main_group
from tests.project.drawing import draw, is_drawn


def events(n: int, spread_m: float, seed: int = 1) -> ObservationTable:
    rng = np.random.default_rng(seed)
    x = 500_000 + rng.uniform(0, spread_m, n)
    y = 6_600_000 + rng.uniform(0, spread_m, n)
    return ObservationTable.of_points("EPSG:3006", x, y)


def most_in_any_window(table: ObservationTable, side_m: float) -> int:
    """Count by brute force on windows round the events themselves."""
    most = 0
    for x, y in zip(table.x[::997], table.y[::997], strict=True):
        inside = (np.abs(table.x - x) <= side_m / 2) & (np.abs(table.y - y) <= side_m / 2)
        most = max(most, int(inside.sum()))
    return most


def cells(table: ObservationTable) -> DenseCells:
    found = dense_cells(table)
    assert found is not None
    return found


def test_few_are_drawn_as_they_are() -> None:
    assert dense_cells(events(MOST_SYMBOLS, 1000)) is None
    assert dense_cells(ObservationTable.of_points("EPSG:3006", np.empty(0), np.empty(0))) is None


def test_every_event_that_would_be_drawn_is_counted_once() -> None:
    table = events(60_000, 12_000)
    n = len(table)
    hidden = np.arange(n) < 5000
    table = replace(
        table,
        coarse=hidden,
        x=np.where(np.arange(n) == n - 1, np.nan, table.x),
        duplicate=np.roll(hidden, 5000),
    )
    assert cells(table).counts.sum() == n - 10_001
    some = dense_cells(table, table.key[:50_000])
    assert some is not None
    assert some.counts.sum() == 40_000


@pytest.mark.parametrize("spread", [2_000.0, 12_000.0, 60_000.0])
def test_symbols_come_back_where_they_are_few_in_view(spread: float) -> None:
    table = events(200_000, spread)
    scale = cells(table).symbols_from
    assert scale in SCALES
    if scale != SCALES[-1]:
        assert most_in_any_window(table, scale * SCREEN_M) <= MOST_SYMBOLS


def test_a_wide_scatter_takes_larger_cells() -> None:
    table = events(40_000, 2_000_000.0)
    assert cells(table).grid.cells <= 1_500_000


def test_cells_and_symbols_share_the_scales_between_them(qgis_new_project: None) -> None:
    project = QgsProject.instance()
    layer = QgsVectorLayer("Point?crs=EPSG:3006", "händelser", "memory")
    project.addMapLayer(layer)
    shown = CellsLayer(project)
    dense = cells(events(200_000, 12_000))
    raster = shown.show(dense, layer)
    for scale in (1_000, dense.symbols_from - 1, dense.symbols_from + 1, 400_000):
        assert raster.isInScaleRange(scale) != layer.isInScaleRange(scale), scale
    assert layer.isInScaleRange(dense.symbols_from - 1)
    assert is_drawn(draw([raster], raster.extent(), "EPSG:3006"))
    assert shown.show(dense, layer) is raster
    shown.clear(layer)
    assert find_layer(project, LayerKey.CELLS) is None
    assert layer.isInScaleRange(400_000)


def test_a_person_own_scales_are_left_alone(qgis_new_project: None) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:3006", "händelser", "memory")
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(20_000)
    CellsLayer(QgsProject.instance()).clear(layer)
    assert not layer.isInScaleRange(50_000)


@pytest.mark.parametrize(
    ("high", "bounds"), [(3, (1, 2, 4, 10, 20)), (60, (1, 5, 10, 25, 50)), (900, (1, 50, 100, 250, 500))]
)
def test_the_classes_are_round_and_fit_the_counts(high: int, bounds: tuple[int, ...]) -> None:
    assert class_bounds(np.array([[0, 1], [high, high]])) == bounds


def test_the_classes_have_words_and_grow_darker(qgis_new_project: None) -> None:
    project = QgsProject.instance()
    layer = QgsVectorLayer("Point?crs=EPSG:3006", "händelser", "memory")
    dense = cells(events(200_000, 12_000))
    raster = CellsLayer(project).show(dense, layer)
    items = raster.renderer().shader().rasterShaderFunction().colorRampItemList()
    bounds = class_bounds(dense.counts)
    assert items[0].label == (f"1–{bounds[1] - 1}" if bounds[1] > 2 else "1")
    assert str(bounds[-1]) in items[-1].label
    greys = [0.299 * i.color.red() + 0.587 * i.color.green() + 0.114 * i.color.blue() for i in items]
    assert greys == sorted(greys, reverse=True)
    CellsLayer(project).clear(layer)


def test_the_heatmap_lies_over_the_cells(qgis_new_project: None) -> None:
    project = QgsProject.instance()
    layer = QgsVectorLayer("Point?crs=EPSG:3006", "händelser", "memory")
    shown = CellsLayer(project)
    raster = shown.show(cells(events(60_000, 12_000)), layer)
    heatmap = HeatmapLayer(project)
    values = np.full((2, 2), 50.0)
    density = heatmap.show(
        HeatmapSurface(values, 500_000.0, 6_600_000.0, 100.0, "EPSG:3006", (20.0, 60.0), 260.0)
    )
    order = [node.layerId() for node in main_group(project).findLayers()]
    assert order == [density.id(), raster.id()]
    heatmap.clear()
    shown.clear(layer)
