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

from .errors import require_distance
from .ordering import counted_up, sorting_order
from .progress import SILENT, Progress, step
from .rates import CONFIDENCE
from .table import FloatArray, IntArray

QUARTER_SEGMENTS = 64
"""Of a drawn quarter circle: its area is 0.01 % too small."""

_LEAST_CELL = 25.0
_MOST_CELLS = 60_000
_CHUNK = 1_000_000


@dataclass(frozen=True)
class Near:
    """Events near objects, sorted by object: (m,) each; ``distance`` in metres, 0 inside a polygon."""

    thing: IntArray
    event: IntArray
    distance: FloatArray

    def nearest(self) -> Near:
        """Return each event once, at its distance to the nearest object: buffers dissolved into one."""
        order = np.lexsort((self.distance, self.event))
        event = self.event[order]
        first = order[np.flatnonzero(np.diff(event, prepend=-1))]
        return Near(np.zeros(len(first), dtype=np.int64), self.event[first], self.distance[first])


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
    cells = _Cells.of(x, y, distance)
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
        apart = np.hypot(x[event] - bounds[thing, 0], y[event] - bounds[thing, 1])
        other = np.flatnonzero(~simple[thing])
        if len(other):
            apart[other] = shapely.distance(
                things[thing[other]], shapely.points(x[event[other]], y[event[other]])
            )
        near = apart <= distance
        found.append((thing[near], event[near], apart[near]))
    progress.report(1.0)
    thing, event, apart = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((event, thing))
    return Near(thing[order], event[order], apart[order])


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


@dataclass(frozen=True)
class _Cells:
    """Events sorted into square cells: those of cell k are ``order[starts[k] : starts[k + 1]]``."""

    x0: float
    y0: float
    size: float
    columns: int
    rows: int
    order: IntArray
    starts: IntArray

    @staticmethod
    def of(x: FloatArray, y: FloatArray, distance: float) -> _Cells | None:
        known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        if len(known) == 0:
            return None
        xs, ys = (x, y) if len(known) == len(x) else (x[known], y[known])
        x0, y0 = float(xs.min()), float(ys.min())
        width, height = float(xs.max()) - x0, float(ys.max()) - y0
        size = max(
            distance / 2, _LEAST_CELL, np.sqrt(width * height / _MOST_CELLS), max(width, height) / 30_000
        )
        columns, rows = int(width / size) + 1, int(height / size) + 1
        cell = ((ys - y0) / size).astype(np.int64) * columns + ((xs - x0) / size).astype(np.int64)
        order = sorting_order(cell)
        starts = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=columns * rows))])
        return _Cells(x0, y0, float(size), columns, rows, known[order], starts)

    def window(self, bounds: FloatArray, distance: float) -> tuple[IntArray, IntArray, IntArray, IntArray]:
        """Return first and last column, first and last row of the cells within reach of boxes (k, 4)."""
        margin = distance + 1e-6 * self.size
        columns = (bounds[:, [0, 2]] + [-margin, margin] - self.x0) / self.size
        rows = (bounds[:, [1, 3]] + [-margin, margin] - self.y0) / self.size
        c = np.floor(columns).clip(-1, self.columns).astype(np.int64)
        r = np.floor(rows).clip(-1, self.rows).astype(np.int64)
        return (
            np.maximum(c[:, 0], 0),
            np.minimum(c[:, 1], self.columns - 1),
            np.maximum(r[:, 0], 0),
            np.minimum(r[:, 1], self.rows - 1),
        )


def _candidates(
    cells: _Cells, bounds: FloatArray, distance: float
) -> Iterator[tuple[float, IntArray, IntArray]]:
    """Yield (share done, object, event) for events in the cells within reach of boxes (k, 4)."""
    c0, c1, r0, r1 = cells.window(bounds, distance)
    rows = np.where((c1 >= c0) & (r1 >= r0), r1 - r0 + 1, 0)
    thing, row = counted_up(rows)
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
