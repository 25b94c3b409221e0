"""Cells in place of symbols where more observations are in view than a map can show or a person read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

from ..analysis.grid import Grid
from ..analysis.table import FloatArray, IntArray, ObservationTable
from .language import translate
from .memory_raster import MemoryRaster, RasterCells, class_renderer
from .swedish import EN_DASH, metres, number
from .tree import LayerKey

MOST_SYMBOLS = 30_000
"""Symbols in view from which a map takes longer than a glance (200,000: 0.7 s)."""

SCREEN_M = 0.45
"""Width of a large window on screen, in metres of glass."""

SCALES = (250_000, 100_000, 50_000, 25_000, 15_000, 10_000, 5_000, 2_500, 1_000, 500)
COLOURS = ("#dbe4ec", "#b3c5d5", "#84a2bb", "#517a9c", "#24506f")
TOPS = (20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
"""Lower bounds that the darkest class may have; about one cell in fifty reaches it."""

OPACITY = 0.85
CELL_SIZES = (100.0, 250.0, 500.0, 1000.0)
MOST_CELLS = 1_000_000
DENSE_PROPERTY = "est/symbols_from_scale"


@dataclass(frozen=True)
class DenseCells:
    """Counts in cells, and the scale (its denominator) from which on symbols are few enough."""

    counts: IntArray
    grid: Grid
    crs: str
    symbols_from: int


def dense_cells(table: ObservationTable, rows: IntArray | None = None) -> DenseCells | None:
    """Count what the map would draw as symbols; None where it is few enough everywhere.

    ``rows`` are the row numbers that are shown, all of the table unless given.
    """
    shown = table.has_point & ~table.coarse & ~table.duplicate
    if rows is not None:
        shown &= np.isin(table.key, rows)
    x, y = table.x[shown], table.y[shown]
    if len(x) <= MOST_SYMBOLS:
        return None
    grid = _grid(x, y)
    columns = ((x - grid.x0) // grid.cell_size).astype(np.int64)
    lines = ((y - grid.y0) // grid.cell_size).astype(np.int64)
    counts = np.bincount(lines * grid.columns + columns, minlength=grid.cells)
    counts = counts.reshape(grid.rows, grid.columns).astype(np.int64)
    return DenseCells(counts, grid, table.crs, _scale_for(counts, grid.cell_size))


class CellsLayer:
    """The cells on the map, shown where the observations' symbols are not."""

    def __init__(self, project: QgsProject) -> None:
        self._raster = MemoryRaster(project, LayerKey.CELLS)

    def layer(self) -> QgsRasterLayer | None:
        """Return the layer if it is in the project."""
        return self._raster.layer()

    def show(self, cells: DenseCells, observations: QgsVectorLayer) -> QgsRasterLayer:
        """Show cells when zoomed out and symbols when zoomed in. Raises MemoryRasterError."""
        grid = cells.grid
        bounds = class_bounds(cells.counts)

        def style(layer: QgsRasterLayer) -> None:
            layer.setRenderer(class_renderer(layer.dataProvider(), bounds[0] - 0.5, _classes(bounds)))
            layer.setOpacity(OPACITY)
            layer.setScaleBasedVisibility(True)
            layer.setMinimumScale(0)
            layer.setMaximumScale(cells.symbols_from)

        raster = RasterCells(grid.north_up(cells.counts), grid.x0, grid.bounds[3], grid.cell_size, cells.crs)
        title = translate("est", "Observations per cell of {size}", size=metres(grid.cell_size))
        layer = self._raster.show(raster, title, style)
        observations.setCustomProperty(DENSE_PROPERTY, cells.symbols_from)
        observations.setScaleBasedVisibility(True)
        observations.setMinimumScale(cells.symbols_from)
        observations.setMaximumScale(0)
        return layer

    def clear(self, observations: QgsVectorLayer | None) -> None:
        """Show symbols at every scale again."""
        self._raster.clear()
        if observations is not None and observations.customProperty(DENSE_PROPERTY):
            observations.removeCustomProperty(DENSE_PROPERTY)
            observations.setScaleBasedVisibility(False)


def class_bounds(counts: IntArray) -> tuple[int, ...]:
    """Return the lower bounds of the five classes, round numbers that fit the counts."""
    high = float(np.quantile(counts[counts > 0], 0.98))
    top = max((each for each in TOPS if each <= high), default=TOPS[0])
    return (1, top // 10, top // 5, top // 2, top)


def _classes(bounds: tuple[int, ...]) -> list[tuple[float, str, str]]:
    classes = []
    for (lower, upper), colour in zip(pairwise(bounds), COLOURS, strict=False):
        span = f"{number(lower)}{EN_DASH}{number(upper - 1)}" if upper - 1 > lower else number(lower)
        classes.append((upper - 0.5, colour, span))
    last = translate("est", "{count} or more", count=number(bounds[-1]))
    return [*classes, (math.inf, COLOURS[-1], last)]


def _grid(x: FloatArray, y: FloatArray) -> Grid:
    bounds = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
    across = max(bounds[2] - bounds[0], bounds[3] - bounds[1])
    size = next(
        (s for s in CELL_SIZES if (across / s + 2) ** 2 <= MOST_CELLS), across / math.sqrt(MOST_CELLS)
    )
    return Grid.of_points(x, y, size)


def _scale_for(counts: IntArray, cell_size: float) -> int:
    """Return the smallest scale at which no window of a large screen holds too many symbols."""
    sums = np.zeros((counts.shape[0] + 1, counts.shape[1] + 1), dtype=np.int64)
    sums[1:, 1:] = counts.cumsum(axis=0).cumsum(axis=1)
    for scale in SCALES:
        if _most_in_window(sums, math.ceil(scale * SCREEN_M / cell_size) + 1) <= MOST_SYMBOLS:
            return scale
    return SCALES[-1]


def _most_in_window(sums: IntArray, side: int) -> int:
    """Return the largest sum of a square of ``side`` cells, from sums over all cells south-west of each."""
    high, wide = min(side, sums.shape[0] - 1), min(side, sums.shape[1] - 1)
    inside = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    return int(inside.max())
