"""*Närområde* for the live dock: what was read stays in memory, so that a slider only recomputes.

Distances are true metres: they are computed in the database's CRS where that is in metres, else in
SWEREF 99 TM or the zone of the place; how far that is from the ground is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely
from pyproj import Proj
from shapely.geometry.base import BaseGeometry

from ...analysis.progress import SILENT, Part, Progress
from ...domain.area import AreaKind
from ...domain.left_out import LeftOut
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.picked_shapes import PickedShape
from ...project.swedish import EN_DASH, decimal, figure, interval, metres, number, period_column
from ..ground import default_compare
from ..layer_reading import NoObservationsError
from ..membership import area_shapes, reprojected
from ..metric import WGS_84, transform
from ..reading import Reading, read_selection
from ..wording import sentences
from .nearby import Nearby, NearbyRequest, NearbyRow, nearby

if TYPE_CHECKING:
    from ...store.gateway import Gateway

MOST_SINGLE = 100
"""With more objects the map shows a ring of all of them as one shape."""
MOST_TOLD = 200
TELLING_ERROR_M = 0.05


class SurroundingsError(EstError):
    """Objects or distances from which no surroundings can be made."""


@dataclass(frozen=True)
class SurroundingsSource:
    """What surroundings are computed from: read once for a selection, used for every distance."""

    selection: Selection
    now: Reading
    before: Reading | None
    compare: Period | None
    whole: BaseGeometry | None
    database_crs: str


@dataclass(frozen=True)
class RingRow:
    """A row of the dock's table, worded."""

    thing: str
    ring: str
    area: str
    count: str
    before: str
    density: str
    ratio: str
    tooltip: str


@dataclass(frozen=True)
class RingShape:
    """A ring on the map: WKB in the database's CRS, its place among the distances, what it holds."""

    wkb: bytes
    ring: int
    label: str
    count: int
    ratio: float | None


@dataclass(frozen=True)
class Surroundings:
    """The whole answer; ``outlines`` are the outermost discs, for the polygons of an insats."""

    source: SurroundingsSource
    request: NearbyRequest
    sentence: str
    notices: tuple[str, ...]
    rows: tuple[RingRow, ...]
    kinds: tuple[tuple[str, str, str], ...]
    shapes: tuple[RingShape, ...]
    outlines: tuple[PickedShape, ...]
    period: str
    compare: str


def parse_distances(text: str) -> tuple[float, ...]:
    """Return the distances a person has written, ``50, 100, 250``, rising. Raises SurroundingsError."""
    parts = text.replace("\u00a0", "").replace(",", " ").replace(";", " ").split()
    try:
        values = sorted({float(part) for part in parts})
    except ValueError:
        values = []
    if not values or values[0] <= 0 or values[-1] > 50_000:
        raise SurroundingsError(
            QT_TRANSLATE_NOOP(
                "est",
                "The distances “{text}” cannot be read. Write metres above 0 with commas between, such as 50,"
                " 100, 250.",
            ),
            text=text,
        )
    return tuple(values)


def distances_text(distances: Sequence[float]) -> str:
    """Return distances as a person writes them, to be read by :func:`parse_distances`."""
    return ", ".join(f"{distance:g}" for distance in distances)


def read_source(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> SurroundingsSource:
    """Read the selection, the period it is compared with, and the municipality. Raises EstError."""
    now = read_selection(gateway, selection, Part(progress, 0.0, 0.5))
    compare = default_compare(gateway, selection)
    before = None
    if compare is not None:
        before = read_selection(gateway, selection.with_period(compare), Part(progress, 0.5, 0.9))
    whole = area_shapes(gateway.areas([AreaKind.MUNICIPALITY.value]), gateway.crs, now.crs)
    extent = shapely.union_all(list(whole.shapes)) if whole.shapes else None
    if extent is not None and extent.is_empty:
        extent = None
    return SurroundingsSource(selection, now, before, compare, extent, gateway.crs)


def answer_of(
    gateway: Gateway,
    selection: Selection,
    source: SurroundingsSource | None,
    things: Sequence[PickedShape],
    request: NearbyRequest,
    progress: Progress = SILENT,
) -> Surroundings:
    """Count round objects from what was read already, else read it first. Raises EstError."""
    read = source or read_source(gateway, selection, progress)
    return surroundings(read, things, request, progress)


def surroundings(
    source: SurroundingsSource,
    things: Sequence[PickedShape],
    request: NearbyRequest,
    progress: Progress = SILENT,
) -> Surroundings:
    """Count round objects. Raises SurroundingsError, ParameterError, CancelledError, EstError."""
    if not things:
        raise SurroundingsError(
            QT_TRANSLATE_NOOP("est", "Choose what the surroundings are round: draw it or take a selection.")
        )
    crs = source.now.crs
    shapes = reprojected(list(shapely.from_wkb([thing.wkb for thing in things])), source.database_crs, crs)
    _require_finite(shapes)
    by_kind = replace(request, by_kind=False)
    found = nearby(source.now, shapes, by_kind, Part(progress, 0.0, 0.4), source.whole)
    before = _earlier_counts(source, shapes, by_kind, len(found.rows), Part(progress, 0.4, 0.6))
    rows = _rows(found, before, things)
    notices = (
        *found.basis.warnings,
        *_outside_notice(found, source),
        _error_notice(crs, shapes, request.distances[-1]),
        _compared_notice(source),
    )
    period = source.selection.period
    return Surroundings(
        source,
        request,
        _sentence(found, things, request),
        tuple(dict.fromkeys(text for text in notices if text)),
        rows,
        _kinds(source, shapes, request, Part(progress, 0.6, 0.8)),
        _map_shapes(found, shapes, request, source),
        _outlines(shapes, things, request, source),
        period_column(period) if period is not None else translate("est", "all time"),
        period_column(source.compare) if source.compare is not None else EN_DASH,
    )


def distance_error_m(crs: str, x: float, y: float, distance: float) -> float:
    """Return how many metres a distance in the CRS differs from the one on the ellipsoid, at a place."""
    longitude, latitude = transform(np.array([x]), np.array([y]), crs, WGS_84)
    factors = Proj(crs).get_factors(float(longitude[0]), float(latitude[0]))
    return float(abs(factors.meridional_scale - 1.0) * distance)


def _earlier_counts(
    source: SurroundingsSource,
    shapes: Sequence[BaseGeometry],
    request: NearbyRequest,
    rows: int,
    progress: Progress,
) -> list[int] | None:
    """Return the counts of the compared period by row; zeros where it has no events with a place."""
    if source.before is None:
        return None
    try:
        found = nearby(source.before, shapes, request, progress, source.whole)
    except NoObservationsError:
        return [0] * rows
    return [row.count for row in found.rows]


def _require_finite(shapes: Sequence[BaseGeometry]) -> None:
    usable = [shape for shape in shapes if not shape.is_empty and np.isfinite(shape.bounds).all()]
    if len(usable) != len(shapes):
        raise SurroundingsError(
            QT_TRANSLATE_NOOP(
                "est",
                "{count} of the objects have no place that can be computed with. Choose others, or check the"
                " layer's coordinate system.",
            ),
            count=len(shapes) - len(usable),
        )


def _sentence(found: Nearby, things: Sequence[PickedShape], request: NearbyRequest) -> str:
    if len(things) == 1 or request.dissolve:
        return found.basis.sentence
    return sentences(
        found.basis.sentence,
        translate("est", "An event near several objects counts at each of them."),
    )


def _ring_name(row: NearbyRow) -> str:
    if row.distance_from > 0:
        return translate(
            "est", "{low}–{high}", low=figure(row.distance_from, 1), high=metres(row.distance_to)
        )
    return translate("est", "within {high}", high=metres(row.distance_to))


def _rows(found: Nearby, before: Sequence[int] | None, things: Sequence[PickedShape]) -> tuple[RingRow, ...]:
    rows = []
    for place, row in enumerate(found.rows[:MOST_TOLD]):
        earlier = before[place] if before is not None else None
        thing = _thing_name(row.thing, things)
        ratio = EN_DASH if np.isnan(row.ratio) else decimal(row.ratio)
        spread = "" if np.isnan(row.ci_low) else f"95 %: {interval(row.ci_low, row.ci_high)}"
        rows.append(
            RingRow(
                thing,
                _ring_name(row),
                figure(row.area_km2, 3),
                number(row.count),
                EN_DASH if earlier is None else number(earlier),
                EN_DASH if np.isnan(row.density_km2) else decimal(row.density_km2, 1),
                ratio if not spread else f"{ratio} ({interval(row.ci_low, row.ci_high)})",
                translate(
                    "est",
                    "{thing}, {ring}: {count} events on {area} km², {density} per km²; {ratio} times as"
                    " dense as the whole ({spread})",
                    thing=thing,
                    ring=_ring_name(row),
                    count=number(row.count),
                    area=figure(row.area_km2, 3),
                    density=decimal(row.density_km2, 1),
                    ratio=ratio,
                    spread=spread,
                ),
            )
        )
    return tuple(rows)


def _thing_name(place: int | None, things: Sequence[PickedShape]) -> str:
    if place is None:
        return translate("est", "all {count} together", count=number(len(things)))
    return things[place].name or translate("est", "object {number}", number=place + 1)


def _kinds(
    source: SurroundingsSource, shapes: Sequence[BaseGeometry], request: NearbyRequest, progress: Progress
) -> tuple[tuple[str, str, str], ...]:
    """Return kind, count and earlier count within the outermost distance of all objects as one."""
    one = NearbyRequest(
        (request.distances[-1],), rings=False, dissolve=True, by_kind=True, flat_ends=request.flat_ends
    )
    counts: dict[str, list[int]] = {}
    for column, reading in enumerate((source.now, source.before)):
        if reading is None:
            continue
        for name, count in _kind_counts(reading, shapes, one, source.whole, progress):
            counts.setdefault(name, [0, 0])[column] += count
    ordered = sorted(counts.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))
    return tuple(
        (name, number(now), number(before) if source.before is not None else EN_DASH)
        for name, (now, before) in ordered
        if now or before
    )


def _kind_counts(
    reading: Reading,
    shapes: Sequence[BaseGeometry],
    request: NearbyRequest,
    whole: BaseGeometry | None,
    progress: Progress,
) -> list[tuple[str, int]]:
    try:
        found = nearby(reading, shapes, request, progress, whole)
    except NoObservationsError:
        return []
    return [(row.kind or "", row.count) for row in found.rows]


def _map_shapes(
    found: Nearby, shapes: Sequence[BaseGeometry], request: NearbyRequest, source: SurroundingsSource
) -> tuple[RingShape, ...]:
    distances = list(request.distances)
    if request.dissolve or len(shapes) <= MOST_SINGLE:
        wkbs = _to_database([row.shape for row in found.rows], source)
        return tuple(
            RingShape(
                wkb,
                distances.index(row.distance_to),
                _ring_name(row),
                row.count,
                None if np.isnan(row.ratio) else row.ratio,
            )
            for wkb, row in zip(wkbs, found.rows, strict=True)
        )
    merged = []
    for place, distance in enumerate(distances):
        rows = [row for row in found.rows if row.distance_to == distance]
        union = shapely.union_all([row.shape for row in rows])
        wkb = _to_database([union], source)[0]
        merged.append(RingShape(wkb, place, _ring_name(rows[0]), sum(row.count for row in rows), None))
    return tuple(merged)


def _outlines(
    shapes: Sequence[BaseGeometry],
    things: Sequence[PickedShape],
    request: NearbyRequest,
    source: SurroundingsSource,
) -> tuple[PickedShape, ...]:
    style = "flat" if request.flat_ends else "round"
    discs = shapely.buffer(
        np.asarray(shapes, dtype=object), request.distances[-1], quad_segs=16, cap_style=style
    )
    if request.dissolve or len(shapes) == 1:
        name = things[0].name if len(things) == 1 else ""
        return (PickedShape(_to_database([shapely.union_all(discs)], source)[0], name),)
    wkbs = _to_database(list(discs), source)
    return tuple(PickedShape(wkb, thing.name) for wkb, thing in zip(wkbs, things, strict=True))


def _to_database(shapes: Sequence[BaseGeometry], source: SurroundingsSource) -> list[bytes]:
    return [shapely.to_wkb(shape) for shape in reprojected(shapes, source.now.crs, source.database_crs)]


def _outside_notice(found: Nearby, source: SurroundingsSource) -> tuple[str, ...]:
    outside = found.basis.left_out.get(LeftOut.OUTSIDE, 0)
    if not outside or source.whole is None:
        return ()
    return (
        translate(
            "est",
            "{count} events outside the municipality take no part; rings are cut at its border.",
            count=number(outside),
        ),
    )


def _error_notice(crs: str, shapes: Sequence[BaseGeometry], distance: float) -> str:
    point = shapely.union_all([shape.centroid for shape in shapes[:MOST_SINGLE]]).centroid
    error = distance_error_m(crs, point.x, point.y, distance)
    return translate(
        "est",
        "Computed in {crs}: {distance} there is {error} m from true on the ground.",
        crs=crs,
        distance=metres(distance),
        error=figure(max(error, 0.01), 2) if error >= TELLING_ERROR_M else "< 0,05",
    )


def _compared_notice(source: SurroundingsSource) -> str:
    if source.whole is not None:
        return translate("est", "Density is compared with the whole municipality.")
    return translate(
        "est",
        "There is no area of the kind municipality, so density is compared with the ground round all events."
        " Import the municipality's border for a better measure.",
    )
