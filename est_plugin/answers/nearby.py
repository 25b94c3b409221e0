"""*Närområde*: how many events lie near schools, squares, lamps, against the whole extent?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..analysis.buffers import density_ratio, events_near, ring_areas, ring_counts, ring_shapes
from ..analysis.errors import ParameterError
from ..analysis.progress import SILENT, Part, Progress, step
from ..analysis.table import FloatArray, IntArray
from ..domain.message import QT_TRANSLATE_NOOP
from ..project.language import translate
from ..project.swedish import decimal, metres, number
from .basis import Basis
from .kinds import by_main_kind, kind_name
from .layer_reading import require_points
from .reading import Reading
from .stacks import stack_notices
from .wording import events, left_out_sentence, sentences, times_as_many

LEAST_EVENTS = 10


@dataclass(frozen=True)
class NearbyRequest:
    """How far, in rings or discs, each object for itself or all as one, in all kinds or each."""

    distances: Sequence[float]
    rings: bool = True
    dissolve: bool = False
    by_kind: bool = False


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


def nearby(
    reading: Reading, things: Sequence[BaseGeometry], request: NearbyRequest, progress: Progress = SILENT
) -> Nearby:
    """Count events near objects, all in one CRS in metres.

    The extent compared with is the convex hull of all events and of all buffers, so every ring is a part
    of it. Raises NoObservationsError, ParameterError, CancelledError.
    """
    distances = _rising(request.distances)
    require_points(reading)
    points = reading.points()
    near = events_near(things, points.x, points.y, distances[-1], Part(progress, 0.0, 0.5))
    merged = shapely.union_all(list(things))
    objects: list[BaseGeometry] = list(things)
    if request.dissolve:
        near, objects = near.nearest(), [merged]
    labels, codes = _kinds(reading, by_kind=request.by_kind)
    counts = ring_counts(near, len(objects), distances, rings=request.rings, codes=codes, kinds=len(labels))
    step(progress, 0.6)
    extent_km2 = _extent_km2(points.x, points.y, merged, distances[-1])
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
            extent_km2,
        )
    left_out = reading.left_out_of_points()
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


def _kinds(reading: Reading, *, by_kind: bool) -> tuple[tuple[str | None, ...], IntArray]:
    points = reading.points()
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
    extent_km2: float,
) -> list[NearbyRow]:
    shapes = ring_shapes(thing, distances, rings=request.rings)
    areas = ring_areas(thing, distances, rings=request.rings)
    rows = []
    for kind, label in enumerate(labels):
        found = density_ratio(counts[:, kind], areas, int(totals[kind]), extent_km2)
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
