"""Points sorted into square cells, so that those near something are found without looking at the others."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .ordering import sorting_order
from .table import FloatArray, IntArray

_MOST_COLUMNS = 30_000
_ROUNDING = 1e-6
"""In cells: what binning may be off by."""


@dataclass(frozen=True)
class PointCells:
    """The points of cell k = row · columns + column are ``order[starts[k] : starts[k + 1]]``.

    ``cell`` (n,) is the cell of each point of ``order``; points that are not finite are in none.
    """

    x0: float
    y0: float
    size: float
    columns: int
    rows: int
    order: IntArray
    cell: IntArray
    starts: IntArray

    @staticmethod
    def of(x: FloatArray, y: FloatArray, size: float, most_cells: int) -> PointCells | None:
        """Sort points (n,) into cells of at least ``size`` metres; None where none is finite."""
        known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        if len(known) == 0:
            return None
        xs, ys = (x, y) if len(known) == len(x) else (x[known], y[known])
        x0, y0 = float(xs.min()), float(ys.min())
        width, height = float(xs.max()) - x0, float(ys.max()) - y0
        size = max(size, math.sqrt(width * height / most_cells), max(width, height) / _MOST_COLUMNS)
        columns, rows = int(width / size) + 1, int(height / size) + 1
        cell = ((ys - y0) / size).astype(np.int64) * columns + ((xs - x0) / size).astype(np.int64)
        order = sorting_order(cell)
        starts = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=columns * rows))])
        return PointCells(x0, y0, size, columns, rows, known[order], cell[order], starts)

    def columns_of(self, first: FloatArray, last: FloatArray) -> tuple[IntArray, IntArray]:
        """Return the first and last column that hold x from ``first`` to ``last``; first > last for none."""
        return self._clipped((first - self.x0) / self.size, (last - self.x0) / self.size, self.columns)

    def rows_of(self, first: FloatArray, last: FloatArray) -> tuple[IntArray, IntArray]:
        """Return the first and last row that hold y from ``first`` to ``last``; first > last for none."""
        return self._clipped((first - self.y0) / self.size, (last - self.y0) / self.size, self.rows)

    @staticmethod
    def _clipped(first: FloatArray, last: FloatArray, number: int) -> tuple[IntArray, IntArray]:
        low = np.floor(first - _ROUNDING).clip(0, number).astype(np.int64)
        return low, np.floor(last + _ROUNDING).clip(-1, number - 1).astype(np.int64)
