"""Which points lie in which areas, and how many.

An area holds its border: a point on it is inside. Where one area per point is asked for, a point on the
border of two (or inside two that overlap) belongs to the one that comes first. So the areas of a level
that cover a town without gaps count every point once. (QGIS's own tool counts a point on a border
in no area.)

Points are hashed to cells; a cell wholly inside an area gives it all its points, only points in cells
that a border crosses are tested one by one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .ordering import counted_up, sorting_order
from .progress import SILENT, Progress, step
from .table import FloatArray, IntArray

HASH_CELL = 250.0
"""Metres."""

_MARGIN = 1e-3
_CHUNK = 500_000
_LEAST_CELL = 50.0
_MOST_COLUMNS = 20_000


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
    found = _found(areas, x, y, progress)
    key = np.sort(np.concatenate([area * len(x) + point for area, point in found]))
    progress.report(1.0)
    return Pairs(key // len(x), key % len(x))


def area_of_points(
    geometries: Sequence[BaseGeometry], x: FloatArray, y: FloatArray, progress: Progress = SILENT
) -> IntArray:
    """Return for each point (n,) the index of the first area that holds it, -1 for none."""
    nowhere = len(geometries)
    first = np.full(len(x), nowhere, dtype=np.int64)
    if nowhere == 0 or len(x) == 0:
        return np.full(len(x), -1, dtype=np.int64)
    for area, point in _found(np.asarray(geometries, dtype=object), x, y, progress):
        one = np.full(len(x), nowhere, dtype=np.int64)
        one[point[::-1]] = area[::-1]
        np.minimum(first, one, out=first)
    progress.report(1.0)
    return np.where(first == nowhere, -1, first)


def _found(
    areas: NDArray[Any], x: FloatArray, y: FloatArray, progress: Progress
) -> list[tuple[IntArray, IntArray]]:
    """Return (area, point) of cells wholly inside, and of points tested; each sorted by area."""
    cells = _hash(x, y, _cell_size(areas))
    area, cell = shapely.STRtree(cells.boxes).query(areas, predicate="intersects")
    order = np.lexsort((cell, area))
    area, cell = area[order], cell[order]
    step(progress, 0.2)
    shapely.prepare(areas)
    whole = shapely.contains_properly(areas[area], cells.boxes[cell])
    step(progress, 0.4)
    inside = cells.expand(cell[whole], area[whole])
    border_area, border_point = cells.expand(cell[~whole], area[~whole])
    hit = np.empty(len(border_area), dtype=bool)
    for first in range(0, len(hit), _CHUNK):
        step(progress, 0.4 + 0.5 * first / len(hit))
        part = slice(first, first + _CHUNK)
        rows = border_point[part]
        hit[part] = shapely.intersects_xy(areas[border_area[part]], x[rows], y[rows])
    return [inside, (border_area[hit], border_point[hit])]


def _cell_size(areas: NDArray[Any]) -> float:
    """Return a hash cell some four times narrower than the areas are."""
    sizes = shapely.area(areas)
    typical = math.sqrt(float(np.median(sizes[sizes > 0]))) if (sizes > 0).any() else HASH_CELL
    return min(HASH_CELL, max(_LEAST_CELL, typical / 4))


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
        group, within = counted_up(self.sizes[cell])
        return area[group], self.order[self.starts[cell][group] + within]


def _hash(x: FloatArray, y: FloatArray, size: float) -> _Cells:
    known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    if len(known) == 0:
        none = np.empty(0, np.int64)
        return _Cells(np.empty(0, object), none, none, none)
    xs, ys = (x, y) if len(known) == len(x) else (x[known], y[known])
    size = max(size, float(np.ptp(xs)) / _MOST_COLUMNS, float(np.ptp(ys)) / _MOST_COLUMNS)
    column, row = np.floor(xs / size).astype(np.int64), np.floor(ys / size).astype(np.int64)
    width = int(column.max() - column.min()) + 1
    key = (row - row.min()) * width + (column - column.min())
    order = sorting_order(key)
    key = key[order]
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    at = order[starts]
    left, bottom = column[at] * size, row[at] * size
    boxes = shapely.box(left - _MARGIN, bottom - _MARGIN, left + (size + _MARGIN), bottom + (size + _MARGIN))
    return _Cells(np.asarray(boxes, dtype=object), known[order], starts, np.diff(np.append(starts, len(key))))
