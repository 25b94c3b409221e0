"""*Närområde*: how many events lie near schools, squares, lamps, against the whole extent?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.areas import points_in_areas
from ...analysis.buffers import count_near, density_ratio, ring_areas, ring_shapes
from ...analysis.errors import ParameterError
from ...analysis.progress import SILENT, Part, Progress, step
from ...analysis.table import Coded, FloatArray, IntArray, ObservationTable
from ...domain.left_out import LeftOut
from ...domain.message import QT_TRANSLATE_NOOP
from ...project.language import translate
from ...project.swedish import decimal, metres, number
from ..analyses.stacks import stack_notices
from ..basis import Basis
from ..lagesbild.kinds import by_main_kind, kind_name
from ..layer_reading import require_points
from ..reading import Reading, joined
from ..wording import events, left_out_sentence, sentences, times_as_many

LEAST_EVENTS = 10


@dataclass(frozen=True)
class NearbyRequest:
    """How far, in rings or discs, each object for itself or all as one, in all kinds or each.

    ``flat_ends`` cuts the buffers of lines off at their ends.
    """

    distances: Sequence[float]
    rings: bool = True
    dissolve: bool = False
    by_kind: bool = False
    flat_ends: bool = False


@dataclass(frozen=True)
class NearbyRow:
    """A ring or disc of an object: its events against what the whole extent would give it."""

    thing: int | None
    kind: str | None
    distance_from: float
    distance_to: float
    shape: BaseGeometry
    area_km2: float
    count: int
    density_km2: float
    ratio: float
    ci_low: float
    ci_high: float


@dataclass(frozen=True)
class Nearby:
    """The rows, by object, then distance, then kind; ``extent_km2`` is what they are compared with."""

    basis: Basis
    rows: tuple[NearbyRow, ...]
    extent_km2: float


@dataclass(frozen=True)
class _Whole:
    """What rings are compared with: its size, and its shape where rings are cut at it."""

    km2: float
    shape: BaseGeometry | None


def nearby(
    reading: Reading,
    things: Sequence[BaseGeometry],
    request: NearbyRequest,
    progress: Progress = SILENT,
    extent: BaseGeometry | None = None,
) -> Nearby:
    """Count events near objects, all in one CRS in metres.

    The extent compared with is ``extent`` (then only events and ground inside it count), else the convex
    hull of all events and of all buffers; so every ring is a part of it. Raises NoObservationsError,
    ParameterError, CancelledError.
    """
    distances = _rising(request.distances)
    require_points(reading)
    points = reading.points()
    outside = 0
    if extent is not None:
        inside = points_in_areas([extent], points.x, points.y).point
        outside = len(points) - len(inside)
        points = points.take(inside)
    merged = shapely.union_all(list(things))
    objects: list[BaseGeometry] = [merged] if request.dissolve else list(things)
    labels, codes = _kinds(points, reading, by_kind=request.by_kind)
    kinds = Coded(codes.astype(np.int32), tuple(str(label) for label in labels))
    part = Part(progress, 0.0, 0.6)
    if request.flat_ends:
        counts = _counts_in_shapes(objects, points, kinds, distances, request, part)
    else:
        counts = count_near(
            things,
            points.x,
            points.y,
            distances,
            rings=request.rings,
            dissolve=request.dissolve,
            kind=kinds,
            progress=part,
        )
    step(progress, 0.6)
    extent_km2 = (
        _extent_km2(points.x, points.y, merged, distances[-1]) if extent is None else extent.area / 1e6
    )
    if extent is not None:
        shapely.prepare(extent)
    whole = _Whole(extent_km2, extent)
    totals = np.bincount(codes[codes >= 0], minlength=len(labels))
    rows = []
    for number_, thing in enumerate(objects):
        if number_ % 100 == 0:
            step(progress, 0.6 + 0.4 * number_ / len(objects))
        rows += _rows_of(
            None if request.dissolve else number_,
            thing,
            counts[number_],
            totals,
            labels,
            distances,
            request,
            whole,
        )
    left_out = joined(reading.left_out_of_points(), {LeftOut.OUTSIDE: outside})
    told = sentences(_sentence(rows, distances, len(objects)), left_out_sentence(left_out))
    recipe = {
        "question": "buffers",
        "crs": reading.crs,
        "distances_m": list(distances),
        "rings": request.rings,
        "dissolve": request.dissolve,
        "extent_km2": extent_km2,
        "n": len(points),
    }
    notices = (*reading.notices, *stack_notices(points))
    return Nearby(Basis(len(points), told, left_out, notices, recipe), tuple(rows), extent_km2)


def _rising(distances: Sequence[float]) -> tuple[float, ...]:
    values = tuple(float(distance) for distance in distances)
    if not values or values[0] <= 0 or any(a >= b for a, b in pairwise(values)):
        raise ParameterError(
            QT_TRANSLATE_NOOP(
                "est",
                "The distances {distances} cannot be used. Write rising numbers above 0 with commas"
                " between them, such as 50,100,250.",
            ),
            distances=", ".join(f"{value:g}" for value in values),
        )
    return values


def _counts_in_shapes(
    objects: Sequence[BaseGeometry],
    points: ObservationTable,
    kinds: Coded,
    distances: tuple[float, ...],
    request: NearbyRequest,
    progress: Progress,
) -> IntArray:
    """Count in the drawn discs, for ends that are cut off: (objects, distances, kinds)."""
    shape = (len(objects), len(distances), len(kinds.labels))
    discs = [
        disc
        for thing in objects
        for disc in ring_shapes(thing, distances, rings=False, flat_ends=request.flat_ends)
    ]
    pairs = points_in_areas(discs, points.x, points.y, progress)
    flat = pairs.area * shape[2] + kinds.codes[pairs.point]
    table = np.bincount(flat, minlength=shape[0] * shape[1] * shape[2]).reshape(shape).astype(np.int64)
    return np.diff(table, axis=1, prepend=0) if request.rings else table


def _kinds(
    points: ObservationTable, reading: Reading, *, by_kind: bool
) -> tuple[tuple[str | None, ...], IntArray]:
    if not by_kind:
        return (None,), np.zeros(len(points), dtype=np.int64)
    column = by_main_kind(points.category, reading.categories)
    names = tuple(kind_name(label, reading.categories) for label in column.labels)
    return names or (None,), column.codes.astype(np.int64)


def _extent_km2(x: FloatArray, y: FloatArray, merged: BaseGeometry, reach: float) -> float:
    hull = shapely.convex_hull(shapely.MultiPoint(np.column_stack([x, y])))
    around = shapely.convex_hull(shapely.buffer(merged, reach))
    return float(shapely.convex_hull(shapely.union(hull, around)).area) / 1e6


def _rows_of(
    number_: int | None,
    thing: BaseGeometry,
    counts: IntArray,
    totals: IntArray,
    labels: tuple[str | None, ...],
    distances: tuple[float, ...],
    request: NearbyRequest,
    whole: _Whole,
) -> list[NearbyRow]:
    shapes = ring_shapes(thing, distances, rings=request.rings, flat_ends=request.flat_ends)
    around = whole.shape
    if around is not None and not around.contains_properly(shapely.buffer(thing, distances[-1])):
        areas = shapely.area(shapely.intersection(np.asarray(shapes, dtype=object), around)) / 1e6
    elif request.flat_ends:
        areas = shapely.area(np.asarray(shapes, dtype=object)) / 1e6
    else:
        areas = ring_areas(thing, distances, rings=request.rings)
    rows = []
    for kind, label in enumerate(labels):
        found = density_ratio(counts[:, kind], areas, int(totals[kind]), whole.km2)
        for ring, distance in enumerate(distances):
            inner = distances[ring - 1] if request.rings and ring else 0.0
            rows.append(
                NearbyRow(
                    number_,
                    label,
                    inner,
                    distance,
                    shapes[ring],
                    float(areas[ring]),
                    int(counts[ring, kind]),
                    float(found.density_km2[ring]),
                    float(found.ratio[ring]),
                    float(found.ci_low[ring]),
                    float(found.ci_high[ring]),
                )
            )
    return rows


def _sentence(rows: Sequence[NearbyRow], distances: tuple[float, ...], things: int) -> str:
    """Tell the nearest ring of a single object or of all dissolved; of several that they are in the table."""
    if things != 1 or len(rows) != len(distances):
        return translate(
            "est", "{things} places with {rings} distances each.", things=number(things), rings=len(distances)
        )
    row = rows[0]
    values = {"events": events(row.count), "distance": metres(row.distance_to)}
    if row.count < LEAST_EVENTS:
        return translate("est", "{events} within {distance}: too few for a sure conclusion.", **values)
    interval = times_as_many(row.ci_low, row.ci_high)
    if row.ci_low > 1:
        return translate(
            "est",
            "{events} within {distance}: {ratio} times as dense as the whole extent ({interval}).",
            ratio=decimal(row.ratio),
            interval=interval,
            **values,
        )
    if row.ci_high < 1:
        return translate(
            "est",
            "{events} within {distance}: less dense than the whole extent ({interval}).",
            interval=interval,
            **values,
        )
    return translate(
        "est", "{events} within {distance}: no certain difference from the whole extent.", **values
    )
