"""How many events lie near schools, squares, lamps? Counts by distance, areas, and what is usual elsewhere.

Distances are measured, not drawn: an event belongs to the ring (from, to] in which its distance to the
object lies, on or inside the object to the first one, so no polygon of a circle makes it wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from .discs import disc_counts
from .errors import require_distance
from .ordering import counted_up
from .point_cells import PointCells
from .progress import SILENT, Progress, step
from .rates import CONFIDENCE
from .table import Coded, FloatArray, IntArray

QUARTER_SEGMENTS = 64
"""Of a drawn quarter circle: its area is 0.01 % too small."""

_LEAST_CELL = 25.0
_MOST_CELLS = 60_000
_CHUNK = 1_000_000


@dataclass(frozen=True)
class Near:
    """Events near objects, by object: (m,) each; ``distance`` in metres, 0 inside a polygon.

    The events of an object come in no order that means anything, but the same on every run.
    """

    thing: IntArray
    event: IntArray
    distance: FloatArray

    def nearest(self) -> Near:
        """Return each event once, at its distance to the nearest object: buffers dissolved into one."""
        order = np.lexsort((self.distance, self.event))
        event = self.event[order]
        first = order[np.flatnonzero(np.diff(event, prepend=-1))]
        return Near(np.zeros(len(first), dtype=np.int64), self.event[first], self.distance[first])


def count_near(
    geometries: Sequence[BaseGeometry],
    x: FloatArray,
    y: FloatArray,
    distances: Sequence[float],
    *,
    rings: bool = True,
    dissolve: bool = False,
    kind: Coded | None = None,
    progress: Progress = SILENT,
) -> IntArray:
    """Count events by object, distance and kind: (objects, len(distances), kinds), one object if dissolved.

    As :func:`events_near`, :meth:`Near.nearest` and :func:`ring_counts` would one after another, but
    for points without finding every pair. ``distances`` rise; ``kind`` (n,) may be left out: one kind.
    Raises ParameterError, CancelledError.
    """
    for distance in distances:
        require_distance(distance)
    things = np.asarray(geometries, dtype=object)
    codes = None if kind is None else kind.codes.astype(np.int64)
    kinds = 1 if kind is None else len(kind.labels)
    if not dissolve and _are_points(things):
        at = shapely.get_coordinates(things)
        table = disc_counts(at[:, 0], at[:, 1], x, y, distances, codes, kinds, progress)
        return np.diff(table, axis=1, prepend=0) if rings else table
    near = events_near(geometries, x, y, distances[-1], progress)
    if dissolve:
        near = near.nearest()
    number = 1 if dissolve else len(things)
    return ring_counts(near, number, distances, rings=rings, codes=codes, kinds=kinds)


def _are_points(things: NDArray[Any]) -> bool:
    if len(things) == 0 or bool(shapely.is_empty(things).any()):
        return False
    return bool((shapely.get_type_id(things) == shapely.GeometryType.POINT).all())


def events_near(
    geometries: Sequence[BaseGeometry],
    x: FloatArray,
    y: FloatArray,
    distance: float,
    progress: Progress = SILENT,
) -> Near:
    """Return every (object, event) at most ``distance`` metres apart.

    ``geometries``: points, lines, polygons of any kind (empty ones are near nothing); ``x``, ``y`` (n,)
    in the same CRS, in metres, not finite for none. Raises ParameterError, CancelledError.
    """
    require_distance(distance)
    things = np.asarray(geometries, dtype=object)
    cells = PointCells.of(x, y, max(distance / 2, _LEAST_CELL), _MOST_CELLS)
    simple = shapely.get_type_id(things) == shapely.GeometryType.POINT if len(things) else np.empty(0, bool)
    bounds = shapely.bounds(things) if len(things) else np.empty((0, 4))
    usable = np.flatnonzero(np.isfinite(bounds).all(axis=1))
    if cells is None or len(usable) == 0:
        return Near(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
    shapely.prepare(things)
    none = np.empty(0, np.int64)
    found: list[tuple[IntArray, IntArray, FloatArray]] = [(none, none, np.empty(0))]
    for done, number, event in _candidates(cells, bounds[usable], distance):
        step(progress, done)
        thing = usable[number]
        squared = np.square(x[event] - bounds[thing, 0])
        squared += np.square(y[event] - bounds[thing, 1])
        other = np.flatnonzero(~simple[thing])
        if len(other):
            events = shapely.points(x[event[other]], y[event[other]])
            squared[other] = np.square(shapely.distance(things[thing[other]], events))
        near = np.flatnonzero(squared <= distance * distance)
        found.append((thing[near], event[near], np.sqrt(squared[near])))
    progress.report(1.0)
    thing, event, apart = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return Near(thing, event, apart)


def ring_of(distance: FloatArray, distances: Sequence[float]) -> IntArray:
    """Return the number of the ring (n,) that each distance lies in; ``len(distances)`` beyond the last.

    ``distances`` are the rising outer radii; a distance equal to one belongs to the ring it closes.
    """
    return np.searchsorted(np.asarray(distances, dtype=np.float64), distance, side="left").astype(np.int64)


def ring_counts(
    near: Near,
    things: int,
    distances: Sequence[float],
    *,
    rings: bool = True,
    codes: NDArray[Any] | None = None,
    kinds: int = 1,
) -> IntArray:
    """Count events by object, ring and kind: (things, len(distances), kinds); discs sum the rings inside.

    ``codes`` (n,) are the kinds of the events, below 0 for none.
    """
    ring = ring_of(near.distance, distances)
    kind = np.zeros(len(ring), np.int64) if codes is None else np.asarray(codes)[near.event].astype(np.int64)
    counted = (ring < len(distances)) & (kind >= 0)
    flat = (near.thing[counted] * len(distances) + ring[counted]) * kinds + kind[counted]
    counts = np.bincount(flat, minlength=things * len(distances) * kinds)
    table = counts.reshape(things, len(distances), kinds).astype(np.int64, copy=False)
    return table if rings else np.cumsum(table, axis=1)


def ring_shapes(
    geometry: BaseGeometry, distances: Sequence[float], *, rings: bool = True, flat_ends: bool = False
) -> tuple[BaseGeometry, ...]:
    """Return the buffer of an object (or of many, dissolved) for each distance, as rings or discs.

    The first ring holds the object itself. ``flat_ends`` cuts the buffers of lines off at their ends;
    count in them with ``areas.points_in_areas``.
    """
    style = "flat" if flat_ends else "round"
    discs = [
        shapely.buffer(geometry, require_distance(d), quad_segs=QUARTER_SEGMENTS, cap_style=style)
        for d in distances
    ]
    if not rings:
        return tuple(discs)
    return tuple(
        disc if number == 0 else shapely.difference(disc, discs[number - 1])
        for number, disc in enumerate(discs)
    )


def ring_areas(geometry: BaseGeometry, distances: Sequence[float], *, rings: bool = True) -> FloatArray:
    """Return the area in km² of each ring or disc round an object; exact for a point."""
    outer = np.asarray([require_distance(d) for d in distances])
    if geometry.geom_type == "Point" and not geometry.is_empty:
        discs = np.pi * np.square(outer) / 1e6
    else:
        buffers = shapely.buffer(geometry, outer, quad_segs=QUARTER_SEGMENTS)
        discs = np.atleast_1d(shapely.area(buffers)) / 1e6
    return np.diff(discs, prepend=0.0) if rings else discs


@dataclass(frozen=True)
class DensityRatio:
    """Density in a place against the whole extent that holds it, of one shape; NaN where undefined.

    ``ratio`` 1 is as dense as the whole; ``ci_low``, ``ci_high`` its exact 95 % interval.
    """

    density_km2: FloatArray
    ratio: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray


def density_ratio(
    count: ArrayLike, area_km2: ArrayLike, total: int, extent_km2: float, confidence: float = CONFIDENCE
) -> DensityRatio:
    """Compare counts in places with the ``total`` of the extent they are parts of.

    Given the total, the count of a part is binomial; the interval is Clopper and Pearson's for its
    share, over the part's share of the area.
    """
    from scipy.special import betaincinv

    counts, areas = np.broadcast_arrays(
        np.asarray(count, dtype=np.float64), np.asarray(area_km2, dtype=np.float64)
    )
    tail = (1 - confidence) / 2
    rest = np.maximum(total - counts, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        density = np.where(areas > 0, counts / areas, np.nan)
        part = np.where((areas > 0) & (total > 0) & (extent_km2 > 0), areas / extent_km2, np.nan)
        low = np.where(counts > 0, betaincinv(np.maximum(counts, 1), rest + 1, tail), 0.0)
        high = np.where(rest > 0, 1 - betaincinv(np.maximum(rest, 1), counts + 1, tail), 1.0)
        return DensityRatio(density, counts / max(total, 1) / part, low / part, high / part)


def _candidates(
    cells: PointCells, bounds: FloatArray, distance: float
) -> Iterator[tuple[float, IntArray, IntArray]]:
    """Yield (share done, object, event) for events in the cells within reach of boxes (k, 4)."""
    c0, c1 = cells.columns_of(bounds[:, 0] - distance, bounds[:, 2] + distance)
    r0, r1 = cells.rows_of(bounds[:, 1] - distance, bounds[:, 3] + distance)
    thing, row = counted_up(np.where((c1 >= c0) & (r1 >= r0), r1 - r0 + 1, 0))
    row += r0[thing]
    begin = cells.starts[row * cells.columns + c0[thing]]
    size = cells.starts[row * cells.columns + c1[thing] + 1] - begin
    total = np.cumsum(size)
    first = 0
    while first < len(size):
        before = total[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(total, before + _CHUNK, side="right")))
        run, within = counted_up(size[first:last])
        event = cells.order[begin[first:last][run] + within]
        yield first / len(size), thing[first:last][run], event
        first = last
