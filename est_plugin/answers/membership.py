"""Which observations lie in which area; the only place that says so.

A point belongs to every area that holds it, its border included. An observation *utan exakt plats*
belongs to the areas that contain its own area (``area_uuid``) whole, that area itself among them; one
known to the municipality only belongs to no area smaller than that. Which is which is computed when
it is asked for and kept by the areas' versions, never stored.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..analysis.areas import Pairs, mended, points_in_areas
from ..analysis.progress import SILENT, Progress
from ..analysis.table import BoolArray, FloatArray, IntArray, ObservationTable
from ..domain.area import Area
from ..project.language import translate
from .metric import transform

WHOLE_TOLERANCE_M = 1.0
"""An area whose border strays this far outside another is still taken to lie in it whole."""


@dataclass(frozen=True)
class AreaShapes:
    """Areas as valid shapely polygons in ``crs``, in the order given; ``mended`` names those repaired."""

    crs: str
    areas: tuple[Area, ...]
    shapes: tuple[BaseGeometry, ...]
    mended: tuple[str, ...] = ()

    def notices(self) -> tuple[str, ...]:
        """Return what must be told about the areas' geometry."""
        return tuple(
            translate(
                "est",
                "The border of “{name}” crosses itself; it was mended for this computation only.",
                name=name,
            )
            for name in self.mended
        )


class _ShapeCache:
    """The last few sets of areas, by their identities and versions and the CRS they are asked in."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[tuple[object, ...], AreaShapes] = OrderedDict()
        self._lock = Lock()

    def get(self, areas: Sequence[Area], areas_crs: str, crs: str) -> AreaShapes:
        key = (areas_crs, crs, tuple((area.uuid, area.row_version, hash(area.wkb)) for area in areas))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        shapes = _read_shapes(areas, areas_crs, crs)
        with self._lock:
            self._kept[key] = shapes
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return shapes


_SHAPES = _ShapeCache(size=8)


def area_shapes(areas: Sequence[Area], areas_crs: str, crs: str) -> AreaShapes:
    """Return areas' polygons in ``crs``, mended where invalid; kept until an area's version changes."""
    return _SHAPES.get(areas, areas_crs, crs)


def reprojected(shapes: Sequence[BaseGeometry], source: str, target: str) -> list[BaseGeometry]:
    """Return geometries brought from one CRS to another."""
    if source == target or not len(shapes):
        return list(shapes)

    def move(points: FloatArray) -> FloatArray:
        return np.column_stack(transform(points[:, 0], points[:, 1], source, target))

    return list(shapely.transform(np.asarray(shapes, dtype=object), move))


def membership(
    table: ObservationTable, shapes: AreaShapes, own: AreaShapes | None = None, progress: Progress = SILENT
) -> Pairs:
    """Return every (area, observation) of the table, areas by their place in ``shapes``.

    ``own`` holds all the areas that observations may name, unless ``shapes`` does; all must be in the
    table's CRS. Sorted by area, then by observation.
    """
    if table.crs != shapes.crs:
        raise ValueError(f"observations in {table.crs}, areas in {shapes.crs}")
    is_exact = table.has_point & ~table.coarse
    exact = np.flatnonzero(is_exact)
    pairs = points_in_areas(shapes.shapes, table.x[exact], table.y[exact], progress)
    whole_area, whole_row = _by_own_area(table, ~is_exact, shapes, own or shapes)
    area = np.concatenate([pairs.area, whole_area])
    row = np.concatenate([exact[pairs.point], whole_row])
    order = np.lexsort((row, area))
    return Pairs(area[order], row[order])


def rows_in_areas(
    table: ObservationTable, chosen: AreaShapes, own: AreaShapes, progress: Progress = SILENT
) -> BoolArray:
    """Return a mask (n,) of the observations that lie in at least one of the chosen areas."""
    inside = np.zeros(len(table), dtype=bool)
    inside[membership(table, chosen, own, progress).point] = True
    return inside


def _by_own_area(
    table: ObservationTable, rows: BoolArray, shapes: AreaShapes, own: AreaShapes
) -> tuple[IntArray, IntArray]:
    """Return (area, row) for observations without an exact point, by the area they name."""
    none = np.empty(0, dtype=np.int64)
    known = np.flatnonzero(rows & (table.area.codes >= 0))
    codes = np.unique(table.area.codes[known])
    containing = _containing([table.area.labels[code] for code in codes], shapes, own)
    areas, found = [none], [none]
    for code, places in zip(codes, containing, strict=True):
        members = known[table.area.codes[known] == code]
        for place in places:
            areas.append(np.full(len(members), place, dtype=np.int64))
            found.append(members)
    return np.concatenate(areas), np.concatenate(found)


def _containing(uuids: Sequence[str], shapes: AreaShapes, own: AreaShapes) -> list[list[int]]:
    """Return for each area named by its uuid the places in ``shapes`` of the areas that hold it whole."""
    place_of = {area.uuid: place for place, area in enumerate(shapes.areas)}
    shape_of = {area.uuid: shape for area, shape in zip(own.areas, own.shapes, strict=True)}
    containing: list[set[int]] = [{place_of[uuid]} if uuid in place_of else set() for uuid in uuids]
    drawn = [(number, shape_of[uuid]) for number, uuid in enumerate(uuids) if uuid in shape_of]
    if drawn and shapes.shapes:
        wide = shapely.buffer(np.asarray(shapes.shapes, dtype=object), WHOLE_TOLERANCE_M)
        inner, outer = shapely.STRtree(wide).query([shape for _, shape in drawn], predicate="covered_by")
        for small, large in zip(inner, outer, strict=True):
            containing[drawn[small][0]].add(int(large))
    return [sorted(places) for places in containing]


def _read_shapes(areas: Sequence[Area], areas_crs: str, crs: str) -> AreaShapes:
    geometries = shapely.from_wkb([area.wkb for area in areas])
    brought = reprojected(list(geometries), areas_crs, crs)
    valid, wrong = mended(brought) if brought else ((), ())
    return AreaShapes(crs, tuple(areas), tuple(valid), tuple(areas[place].name for place in wrong))
