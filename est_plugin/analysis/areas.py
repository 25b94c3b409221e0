"""Which points lie in which areas, and how many.

An area holds its border: a point on it is inside. Where one area per point is asked for, a point on the
border of two (or inside two that overlap) belongs to the one that comes first. So the areas of a level
that cover a town without gaps count every point once. (QGIS's own tool counts a point on a border
in no area.)

Points are hashed to cells; a cell wholly inside an area gives it all its points, only points in cells
that a border crosses are tested one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .progress import SILENT, Progress, step
from .table import FloatArray, IntArray

HASH_CELL = 250.0
"""Metres."""

_MARGIN = 1e-3
_CHUNK = 500_000


@dataclass(frozen=True)
class Pairs:
    """Which point lies in which area: ``area`` and ``point`` (m,) are indices, sorted by area, then point."""

    area: IntArray
    point: IntArray


def mended(geometries: Sequence[BaseGeometry]) -> tuple[tuple[BaseGeometry, ...], tuple[int, ...]]:
    """Return valid polygons or multipolygons for the given ones, and the indices of those that were invalid.

    Lines and points that mending leaves behind are dropped; what has no surface becomes an empty polygon.
    """
    array = np.asarray(geometries, dtype=object)
    wrong = np.flatnonzero(~shapely.is_valid(array))
    result = list(geometries)
    for number in wrong:
        parts = shapely.get_parts(shapely.make_valid(array[number]))
        surfaces = [p for part in parts for p in shapely.get_parts(part) if p.geom_type == "Polygon"]
        result[number] = shapely.union_all(surfaces) if surfaces else shapely.Polygon()
    return tuple(result), tuple(int(n) for n in wrong)


def points_in_areas(
    geometries: Sequence[BaseGeometry], x: FloatArray, y: FloatArray, progress: Progress = SILENT
) -> Pairs:
    """Return every (area, point) with the point in the area or on its border; areas may overlap.

    ``geometries``: valid polygons or multipolygons; ``x``, ``y`` (n,) in the same CRS, in metres;
    points that are not finite lie nowhere.
    """
    areas = np.asarray(geometries, dtype=object)
    nowhere = Pairs(np.empty(0, np.int64), np.empty(0, np.int64))
    if len(areas) == 0 or len(x) == 0:
        return nowhere
    cells = _hash(x, y)
    if len(cells.boxes) == 0:
        return nowhere
    cell, area = shapely.STRtree(areas).query(cells.boxes, predicate="intersects")
    step(progress, 0.2)
    shapely.prepare(areas)
    whole = shapely.contains_properly(areas[area], cells.boxes[cell])
    step(progress, 0.4)
    area_inside, point_inside = cells.expand(cell[whole], area[whole])
    area_border, point_border = cells.expand(cell[~whole], area[~whole])
    hit = np.empty(len(area_border), dtype=bool)
    for first in range(0, len(hit), _CHUNK):
        step(progress, 0.4 + 0.5 * first / len(hit))
        part = slice(first, first + _CHUNK)
        rows = point_border[part]
        hit[part] = shapely.intersects_xy(areas[area_border[part]], x[rows], y[rows])
    all_areas = np.concatenate([area_inside, area_border[hit]])
    all_points = np.concatenate([point_inside, point_border[hit]])
    order = np.lexsort((all_points, all_areas))
    progress.report(1.0)
    return Pairs(all_areas[order], all_points[order])


def area_of_points(
    geometries: Sequence[BaseGeometry], x: FloatArray, y: FloatArray, progress: Progress = SILENT
) -> IntArray:
    """Return for each point (n,) the index of the first area that holds it, -1 for none."""
    pairs = points_in_areas(geometries, x, y, progress)
    first = np.full(len(x), -1, dtype=np.int64)
    first[pairs.point[::-1]] = pairs.area[::-1]
    return first


def count_table(codes: Sequence[NDArray[Any]], shape: tuple[int, ...]) -> IntArray:
    """Count rows by their codes (n,), one array for each axis of ``shape``, such as area, period, category.

    Rows with any code below 0 are left out. One bincount whatever the number of axes.
    """
    known = np.logical_and.reduce([np.asarray(code) >= 0 for code in codes])
    flat = np.ravel_multi_index([np.asarray(code)[known] for code in codes], shape)
    return np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape).astype(np.int64, copy=False)


def count_pairs(
    pairs: Pairs, areas: int, codes: Sequence[NDArray[Any]] = (), shape: tuple[int, ...] = ()
) -> IntArray:
    """Count points by area and further codes of the points (n,), shape (areas, *shape); areas may overlap."""
    return count_table([pairs.area, *(np.asarray(code)[pairs.point] for code in codes)], (areas, *shape))


@dataclass(frozen=True)
class _Cells:
    """Points grouped by hash cell: ``order`` (n,) sorts them, ``starts`` and ``sizes`` are the groups."""

    boxes: NDArray[Any]
    order: IntArray
    starts: IntArray
    sizes: IntArray

    def expand(self, cell: IntArray, area: IntArray) -> tuple[IntArray, IntArray]:
        """Return (area, point) for every point of the cells, in turn."""
        sizes = self.sizes[cell]
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return np.repeat(area, sizes), self.order[np.repeat(self.starts[cell], sizes) + within]


def _hash(x: FloatArray, y: FloatArray) -> _Cells:
    known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    if len(known) == 0:
        none = np.empty(0, np.int64)
        return _Cells(np.empty(0, object), none, none, none)
    column, row = np.floor(x[known] / HASH_CELL), np.floor(y[known] / HASH_CELL)
    left, bottom = column.min(), row.min()
    width = column.max() - left + 1
    key = (row - bottom) * width + (column - left)
    order = np.argsort(key, kind="stable")
    key = key[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    at = order[starts]
    boxes = shapely.box(
        column[at] * HASH_CELL - _MARGIN,
        row[at] * HASH_CELL - _MARGIN,
        (column[at] + 1) * HASH_CELL + _MARGIN,
        (row[at] + 1) * HASH_CELL + _MARGIN,
    )
    sizes = np.diff(np.r_[starts, len(key)])
    return _Cells(np.asarray(boxes, dtype=object), known[order], starts, sizes)
