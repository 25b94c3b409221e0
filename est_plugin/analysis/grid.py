"""A grid of square cells whose borders lie on whole multiples of the cell size.

Two analyses with the same cell size therefore share their cells, whatever their extents are.
Arrays over a grid have the shape (rows, columns) and row 0 is the **southernmost**; a raster file
wants the northernmost first: ``Grid.north_up``. A cell holds its west and south border, not its east
and north one: [x, x + cell_size) × [y, y + cell_size).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import ParameterError, RasterTooLargeError, require_cell_size
from .ordering import counted_up
from .table import BoolArray, FloatArray, IntArray

MAX_CELLS = 100_000_000
"""More are refused: in float32 they take 400 MB."""

_STRIP_CELLS = 2_000_000
_Array = TypeVar("_Array", bound=NDArray[Any])


@dataclass(frozen=True)
class Grid:
    """``x0``, ``y0``: the lower left corner in metres; ``cell_size`` in metres; so many columns, rows."""

    x0: float
    y0: float
    cell_size: float
    columns: int
    rows: int

    @staticmethod
    def covering(
        bounds: tuple[float, float, float, float],
        cell_size: float,
        padding: float = 0.0,
        max_cells: int = MAX_CELLS,
    ) -> Grid:
        """Return the smallest aligned grid over (xmin, ymin, xmax, ymax) and ``padding`` metres round it.

        With the bandwidth as padding the whole density lies in the grid. Raises ParameterError for a
        cell size that is not above 0 or bounds that are not finite, RasterTooLargeError above ``max_cells``.
        """
        cell_size = require_cell_size(cell_size)
        xmin, ymin, xmax, ymax = bounds
        if not all(math.isfinite(v) for v in (*bounds, padding)) or xmax < xmin or ymax < ymin:
            raise ParameterError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "The extent is empty or has no finite coordinates, so no grid can be laid over it."
                    " Choose an extent, or a layer that has points.",
                )
            )
        first_column = _floor((xmin - padding) / cell_size)
        first_row = _floor((ymin - padding) / cell_size)
        columns = max(1, -_floor(-(xmax + padding) / cell_size) - first_column)
        rows = max(1, -_floor(-(ymax + padding) / cell_size) - first_row)
        _refuse_too_large(columns, rows, cell_size, max_cells)
        return Grid(first_column * cell_size, first_row * cell_size, cell_size, columns, rows)

    @staticmethod
    def of_points(
        x: FloatArray, y: FloatArray, cell_size: float, padding: float = 0.0, max_cells: int = MAX_CELLS
    ) -> Grid:
        """Return the smallest aligned grid with a cell for each finite point and ``padding`` metres round it.

        Raises as :meth:`covering`; without any finite point, ParameterError.
        """
        cell_size = require_cell_size(cell_size)
        known = np.isfinite(x) & np.isfinite(y)
        if not known.any():
            raise ParameterError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "No observation has a point, so there is nothing to lay a grid over."
                    " Choose another period or kind, or give an extent.",
                )
            )
        xs, ys = x[known], y[known]
        bounds = (float(xs.min()), float(ys.min()), float(xs.max()), float(ys.max()))
        grid = Grid.covering(bounds, cell_size, padding, max_cells)
        west = min(0, math.floor((bounds[0] - grid.x0) / cell_size))
        south = min(0, math.floor((bounds[1] - grid.y0) / cell_size))
        x0, y0 = grid.x0 + west * cell_size, grid.y0 + south * cell_size
        columns = max(grid.columns - west, math.floor((bounds[2] - x0) / cell_size) + 1)
        rows = max(grid.rows - south, math.floor((bounds[3] - y0) / cell_size) + 1)
        return Grid(x0, y0, cell_size, columns, rows)

    @property
    def cells(self) -> int:
        """Number of cells."""
        return self.columns * self.rows

    @property
    def cell_area(self) -> float:
        """Area of a cell in m²."""
        return self.cell_size * self.cell_size

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """(xmin, ymin, xmax, ymax) in metres."""
        return (
            self.x0,
            self.y0,
            self.x0 + self.columns * self.cell_size,
            self.y0 + self.rows * self.cell_size,
        )

    @property
    def geotransform(self) -> tuple[float, float, float, float, float, float]:
        """GDAL's six numbers, for the array as :meth:`north_up` gives it."""
        return (self.x0, self.cell_size, 0.0, self.bounds[3], 0.0, -self.cell_size)

    def north_up(self, values: _Array) -> _Array:
        """Return an array over the grid with the northernmost row first, as raster files want it."""
        return values[::-1]  # type: ignore[return-value]

    def column_centres(self) -> FloatArray:
        """x of the cell centres, shape (columns,)."""
        return self.x0 + (np.arange(self.columns) + 0.5) * self.cell_size

    def row_centres(self) -> FloatArray:
        """y of the cell centres, shape (rows,), southernmost first."""
        return self.y0 + (np.arange(self.rows) + 0.5) * self.cell_size

    def widened(self, cells: int) -> Grid:
        """Return the grid with so many cells more on each side."""
        return Grid(
            self.x0 - cells * self.cell_size,
            self.y0 - cells * self.cell_size,
            self.cell_size,
            self.columns + 2 * cells,
            self.rows + 2 * cells,
        )

    def cell_of(self, x: FloatArray, y: FloatArray) -> IntArray:
        """Return each point's flat cell index, row · columns + column, (n,); -1 outside or not finite."""
        with np.errstate(invalid="ignore"):
            column = np.floor((x - self.x0) / self.cell_size)
            row = np.floor((y - self.y0) / self.cell_size)
            inside = (column >= 0) & (column < self.columns) & (row >= 0) & (row < self.rows)
        cell = np.full(len(column), -1, dtype=np.int64)
        cell[inside] = (row[inside] * self.columns + column[inside]).astype(np.int64)
        return cell

    def counts(self, x: FloatArray, y: FloatArray) -> IntArray:
        """Return how many points lie in each cell, shape (rows, columns)."""
        cell = self.cell_of(x, y)
        counts = np.bincount(cell[cell >= 0], minlength=self.cells)
        return counts.astype(np.int64, copy=False).reshape(self.rows, self.columns)

    def squares(self, cells: IntArray) -> NDArray[Any]:
        """Return the cells with these flat indices as shapely polygons, shape (n,)."""
        row, column = np.divmod(np.asarray(cells, dtype=np.int64), self.columns)
        x = self.x0 + column * self.cell_size
        y = self.y0 + row * self.cell_size
        right = self.x0 + (column + 1) * self.cell_size
        top = self.y0 + (row + 1) * self.cell_size
        return np.asarray(shapely.box(x, y, right, top), dtype=object)

    def centres_inside(self, area: BaseGeometry) -> BoolArray:
        """Return which cells have their centre in a polygon or multipolygon, shape (rows, columns).

        A scan line through each row of centres, even-odd over all rings; cost grows with borders plus
        cells. Half-open like the cells: a centre on a west or south border is in, on an east or north
        one out, so areas that share a border share no cell.
        """
        rings = shapely.get_rings(shapely.get_parts(area))
        corners, ring_of = shapely.get_coordinates(rings, return_index=True)
        inside = np.zeros((self.rows, self.columns), dtype=bool)
        if len(corners) == 0:
            return inside
        same = ring_of[1:] == ring_of[:-1]
        start, end = corners[:-1][same], corners[1:][same]
        upward = (start[:, 1] <= end[:, 1])[:, None]
        low, high = np.where(upward, start, end), np.where(upward, end, start)
        first = self._row_at_or_above(low[:, 1])
        last = self._row_at_or_above(high[:, 1])
        strip = max(1, _STRIP_CELLS // self.columns)
        for row in range(0, self.rows, strip):
            end_row = min(row + strip, self.rows)
            part = np.flatnonzero((first < end_row) & (last > row) & (first < last))
            begin, stop = np.maximum(first[part], row), np.minimum(last[part], end_row)
            flips = self._flips(low[part], high[part], begin, stop, row, end_row)
            inside[row:end_row] = np.cumsum(flips[:, :-1], axis=1, dtype=np.int32) & 1
        return inside

    def _row_at_or_above(self, y: FloatArray) -> IntArray:
        """Return the first row whose centres lie at or north of each y, from 0 to ``rows``."""
        return np.ceil((y - self.y0) / self.cell_size - 0.5).clip(0, self.rows).astype(np.int64)

    def _flips(
        self, low: FloatArray, high: FloatArray, begin: IntArray, stop: IntArray, row: int, end_row: int
    ) -> IntArray:
        """Count crossings in rows ``row`` to ``end_row`` by the first centre at or east of them.

        Edges from ``low`` to ``high`` (k, 2) cross the rows ``begin`` to ``stop``.
        """
        edge, above = counted_up(stop - begin)
        crossed = begin[edge] + above
        y = self.y0 + (crossed + 0.5) * self.cell_size
        slope = (high[edge, 0] - low[edge, 0]) / (high[edge, 1] - low[edge, 1])
        x = low[edge, 0] + (y - low[edge, 1]) * slope
        column = np.ceil((x - self.x0) / self.cell_size - 0.5).clip(0, self.columns).astype(np.int64)
        flat = (crossed - row) * (self.columns + 1) + column
        size = (end_row - row) * (self.columns + 1)
        return np.bincount(flat, minlength=size).reshape(end_row - row, self.columns + 1)


def _floor(value: float) -> int:
    """Floor, but a value within rounding of a whole number is that number."""
    nearest = round(value)
    return nearest if abs(value - nearest) <= 1e-9 + 4 * math.ulp(value) else math.floor(value)


def _refuse_too_large(columns: int, rows: int, cell_size: float, max_cells: int) -> None:
    if columns * rows <= max_cells:
        return
    enough = cell_size * math.sqrt(columns * rows / max_cells)
    raise RasterTooLargeError(
        QT_TRANSLATE_NOOP(
            "est",
            "The raster would have {columns} × {rows} cells and take {megabytes} MB, so it was not made."
            " Choose a cell size of at least {cell_size} m, or a smaller extent; if the extent is far"
            " larger than the municipality, look for a point with wrong coordinates.",
        ),
        columns=columns,
        rows=rows,
        megabytes=math.ceil(columns * rows * 4 / 1e6),
        cell_size=math.ceil(enough),
    )
