"""A grid of regular hexagons, pointed to the north, that two analyses with one cell size share.

``cell_size`` is the distance between the centres of neighbours, and so between opposite sides. Row r,
column c has its centre at x = (c + (r mod 2) / 2) · cell_size, y = r · cell_size · √3/2, counted from
the origin of the coordinates. A point belongs to the nearest centre; on a border to the southern, then
the western hexagon. Arrays over the grid have the shape (rows, columns), row 0 southernmost.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .grid import MAX_CELLS, Grid
from .table import BoolArray, FloatArray, IntArray

ROW_STEP = math.sqrt(3) / 2
"""Distance between rows in cell sizes; also a hexagon's area in squared cell sizes."""


@dataclass(frozen=True)
class HexGrid:
    """Hexagons of rows ``first_row`` and columns ``first_column`` onwards."""

    cell_size: float
    first_column: int
    first_row: int
    columns: int
    rows: int

    @staticmethod
    def covering(
        bounds: tuple[float, float, float, float], cell_size: float, max_cells: int = MAX_CELLS
    ) -> HexGrid:
        """Return hexagons that cover (xmin, ymin, xmax, ymax). Raises as :meth:`Grid.covering`."""
        Grid.covering(bounds, cell_size, cell_size, max_cells)
        first_column = math.floor(bounds[0] / cell_size) - 1
        first_row = math.floor(bounds[1] / (cell_size * ROW_STEP)) - 1
        columns = math.ceil(bounds[2] / cell_size) + 2 - first_column
        rows = math.ceil(bounds[3] / (cell_size * ROW_STEP)) + 2 - first_row
        return HexGrid(cell_size, first_column, first_row, columns, rows)

    @property
    def cells(self) -> int:
        """Number of hexagons."""
        return self.columns * self.rows

    @property
    def cell_area(self) -> float:
        """Area of a hexagon in m²."""
        return self.cell_size**2 * ROW_STEP

    def centres(self) -> tuple[FloatArray, FloatArray]:
        """Return x and y of the centres, shape (rows, columns) each."""
        row = np.arange(self.first_row, self.first_row + self.rows)[:, None]
        column = np.arange(self.first_column, self.first_column + self.columns)[None, :]
        x = (column + (row % 2) / 2) * self.cell_size
        return x, np.broadcast_to(row * (self.cell_size * ROW_STEP), x.shape)

    def cell_of(self, x: FloatArray, y: FloatArray) -> IntArray:
        """Return each point's flat cell index, row · columns + column, (n,); -1 outside or not finite."""
        known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        u, v = x[known] / self.cell_size, y[known] / (self.cell_size * ROW_STEP)
        south = np.floor(v)
        south_column, south_distance = _nearest(u, v, south)
        north_column, north_distance = _nearest(u, v, south + 1)
        north = north_distance < south_distance
        row = np.where(north, south + 1, south) - self.first_row
        column = np.where(north, north_column, south_column) - self.first_column
        inside = (row >= 0) & (row < self.rows) & (column >= 0) & (column < self.columns)
        cell = np.full(len(x), -1, dtype=np.int64)
        cell[known[inside]] = (row[inside] * self.columns + column[inside]).astype(np.int64)
        return cell

    def counts(self, x: FloatArray, y: FloatArray) -> IntArray:
        """Return how many points lie in each hexagon, shape (rows, columns)."""
        cell = self.cell_of(x, y)
        counts = np.bincount(cell[cell >= 0], minlength=self.cells)
        return counts.astype(np.int64, copy=False).reshape(self.rows, self.columns)

    def centres_inside(self, area: BaseGeometry) -> BoolArray:
        """Return which hexagons have their centre in a polygon or multipolygon or on its border."""
        shapely.prepare(area)
        return np.asarray(shapely.intersects_xy(area, *self.centres()))

    def hexagons(self, cells: IntArray) -> NDArray[Any]:
        """Return the cells with these flat indices as shapely polygons, shape (n,)."""
        x, y = (values.ravel()[cells] for values in self.centres())
        angle = np.radians(np.arange(30, 390, 60))
        side = self.cell_size / math.sqrt(3)
        corners = np.stack([x[:, None] + side * np.cos(angle), y[:, None] + side * np.sin(angle)], axis=-1)
        return np.asarray(shapely.polygons(corners), dtype=object)


def _nearest(u: FloatArray, v: FloatArray, row: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the nearest column of a row and the squared distance to its centre, in cell sizes."""
    shift = (row % 2) / 2
    column = np.ceil(u - shift - 0.5)
    return column, np.square(u - shift - column) + np.square((v - row) * ROW_STEP)
