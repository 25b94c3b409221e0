"""How public counts are divided by place: areas of one kind, or the cells of a fixed grid.

Each observation counts in one place only, or in *övriga kommunen*. So the places add up to the total.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.progress import SILENT, Progress
from ...analysis.table import IntArray, ObservationTable
from ...domain.area import Area
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.published import Cut
from ...project.swedish import figure, number
from ..membership import AreaShapes, membership

LEAST_SIDE_M = 100.0
"""A cell, or an area of that side, below which a place is as good as an address."""

MOST_CELLS = 200_000
OVERLAP_SHARE = 0.001
"""Of the smaller of two areas; less than that is a border drawn twice."""


class UnsafeCutError(EstError):
    """Areas or cells that public counts cannot be divided by, and why."""


@dataclass(frozen=True)
class Places:
    """The places of a cut: keys and names in order, and the polygons of areas.

    ``columns``, ``x0``, ``y0`` place the cells of a grid; ``inside`` maps a cell's number to its place.
    """

    cut: Cut
    keys: tuple[str, ...]
    names: tuple[str, ...]
    shapes: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    areas: AreaShapes | None = None
    cells: IntArray | None = None


def area_places(shapes: AreaShapes, level: str) -> Places:
    """Return areas as the places of a cut. Raises UnsafeCutError."""
    if not shapes.areas:
        raise UnsafeCutError(
            QT_TRANSLATE_NOOP(
                "est",
                "The database has no areas of the kind “{level}”, so there is nothing to divide public counts"
                " by. Import areas, or choose another kind.",
            ),
            level=level,
        )
    _refuse_tiny(shapes)
    _refuse_overlaps(shapes)
    wkb = {area.uuid: shapely.to_wkb(shape) for area, shape in zip(shapes.areas, shapes.shapes, strict=True)}
    digest = hashlib.sha256(level.encode())
    for uuid in sorted(wkb):
        digest.update(uuid.encode())
        digest.update(wkb[uuid])
    return Places(
        Cut(level, None, shapes.crs, digest.hexdigest()),
        tuple(area.uuid for area in shapes.areas),
        tuple(area.name for area in shapes.areas),
        MappingProxyType(wkb),
        shapes,
    )


def cell_places(shapes: AreaShapes, size: float) -> Places:
    """Return the cells of a fixed grid that touch any of the areas. Raises UnsafeCutError.

    Cells lie on whole multiples of ``size`` metres. Which cells there are depends on the areas, never on
    the observations.
    """
    if size < LEAST_SIDE_M:
        raise UnsafeCutError(
            QT_TRANSLATE_NOOP(
                "est",
                "A cell of {size} m is as good as an address, so nothing was published. Choose cells of at"
                " least {least} m.",
            ),
            size=figure(size),
            least=figure(LEAST_SIDE_M),
        )
    drawn = [shape for shape in shapes.shapes if not shape.is_empty]
    if not drawn:
        raise UnsafeCutError(
            QT_TRANSLATE_NOOP(
                "est",
                "Without any area in the database nobody knows where the cells should lie. Import the"
                " municipality's border, or its areas, first.",
            )
        )
    cells = _cells_touching(drawn, size)
    keys = tuple(f"{column}:{row}" for column, row in cells)
    digest = hashlib.sha256(f"{shapes.crs}|{size}|{','.join(keys)}".encode()).hexdigest()
    return Places(Cut("", size, shapes.crs, digest), keys, keys, cells=cells)


def cell_polygon(key: str, size: float) -> BaseGeometry:
    """Return the square of a cell by its key ``column:row``."""
    column, row = (int(part) for part in key.split(":"))
    return shapely.box(column * size, row * size, (column + 1) * size, (row + 1) * size)


def place_of_each(
    table: ObservationTable, places: Places, own: AreaShapes, progress: Progress = SILENT
) -> IntArray:
    """Return for each observation (n,) its one place, -1 where it lies in none or is not placed exactly."""
    place = np.full(len(table), -1, dtype=np.int64)
    if places.areas is not None:
        pairs = membership(table, places.areas, own, progress)
        # Sorted by area: written backwards, the first of two areas has the last word.
        place[pairs.point[::-1]] = pairs.area[::-1]
        return place
    if places.cells is None or places.cut.cell_size_m is None:
        return place
    exact = np.flatnonzero(table.has_point & ~table.coarse)
    size = places.cut.cell_size_m
    wanted = _numbered(
        np.column_stack([np.floor(table.x[exact] / size), np.floor(table.y[exact] / size)]).astype(np.int64)
    )
    known = _numbered(places.cells)
    order = np.argsort(known)
    at = np.searchsorted(known[order], wanted).clip(0, len(known) - 1)
    found = known[order][at] == wanted
    place[exact[found]] = order[at[found]]
    return place


def _numbered(cells: IntArray) -> IntArray:
    """Return one number for each (column, row): coordinates in metres leave room for both."""
    return np.asarray((cells[:, 0] << 32) + (cells[:, 1] & 0xFFFFFFFF), dtype=np.int64)


def _cells_touching(shapes: Sequence[BaseGeometry], size: float) -> IntArray:
    x_min, y_min, x_max, y_max = (float(value) for value in shapely.total_bounds(list(shapes)))
    columns = np.arange(int(np.floor(x_min / size)), int(np.floor(x_max / size)) + 1)
    rows = np.arange(int(np.floor(y_min / size)), int(np.floor(y_max / size)) + 1)
    if len(columns) * len(rows) > MOST_CELLS:
        raise UnsafeCutError(
            QT_TRANSLATE_NOOP(
                "est",
                "Cells of {size} m would be {count} in number, so nothing was published."
                " Choose larger cells.",
            ),
            size=figure(size),
            count=number(len(columns) * len(rows)),
        )
    column, row = (axis.ravel() for axis in np.meshgrid(columns, rows))
    boxes = shapely.box(column * size, row * size, (column + 1) * size, (row + 1) * size)
    ground = shapely.union_all(list(shapes))
    shapely.prepare(ground)
    touched = shapely.intersects(ground, boxes)
    return np.column_stack([column[touched], row[touched]]).astype(np.int64)


def _refuse_tiny(shapes: AreaShapes) -> None:
    tiny = [area.name for area, shape in zip(shapes.areas, shapes.shapes, strict=True) if _is_tiny(shape)]
    if tiny:
        raise UnsafeCutError(
            QT_TRANSLATE_NOOP(
                "est",
                "“{name}” is so small that its count would point out an address, so nothing was published."
                " Choose a kind of area of at least one hectare each.",
            ),
            name=tiny[0],
        )


def _is_tiny(shape: BaseGeometry) -> bool:
    return bool(shape.area < LEAST_SIDE_M**2)


def _refuse_overlaps(shapes: AreaShapes) -> None:
    array = np.asarray(shapes.shapes, dtype=object)
    one, other = shapely.STRtree(array).query(array, predicate="intersects")
    pairs = one < other
    one, other = one[pairs], other[pairs]
    if not len(one):
        return
    shared = shapely.area(shapely.intersection(array[one], array[other]))
    smaller = np.minimum(shapely.area(array[one]), shapely.area(array[other]))
    found = np.flatnonzero(shared > OVERLAP_SHARE * smaller)
    if len(found):
        first: Area = shapes.areas[int(one[found[0]])]
        second: Area = shapes.areas[int(other[found[0]])]
        raise UnsafeCutError(
            QT_TRANSLATE_NOOP(
                "est",
                "“{one}” and “{other}” overlap. Where an event counts in two areas, small numbers could be"
                " worked out from the sums, so nothing was published. Choose a kind of area without"
                " overlaps.",
            ),
            one=first.name,
            other=second.name,
        )
