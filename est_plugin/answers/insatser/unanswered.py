"""Everything answers everything: problems that no insats answers, insatser that answer no problem,
and from one observation to the insatser that answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.progress import SILENT, Part, Progress
from ...domain.area import AreaKind
from ...domain.insats import Insats, InsatsStatus, LinkRole
from ...domain.local_time import local_today
from ...domain.message import QT_TRANSLATE_NOOP
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.picked_shapes import PickedShape
from ...project.swedish import number, period_days
from ..analyses.places import hot_places_answer
from ..lagesbild.kinds import main_kind
from ..layer_reading import NoObservationsError
from ..membership import reprojected
from ..reading import read_selection
from ..wording import events
from .chain import Chain, ChainError, read_chain, share_ground
from .insatser import state_phrase

if TYPE_CHECKING:
    from ...domain.category import Category
    from ...domain.observation import Observation
    from ...store.gateway import Gateway

DAYS_LOOKED_BACK = 91
PLACE_RADIUS_M = 75.0
PLACES_LOOKED_AT = 15
LEAST_EVENTS = 5
ANSWERED_DAYS = 365
"""An insats that was done within a year still answers its place."""


@dataclass(frozen=True)
class Problem:
    """A place with a problem that no insats answers; ``shape`` in the database's CRS."""

    name: str
    text: str
    shape: PickedShape
    area_uuid: str = ""


@dataclass(frozen=True)
class Answering:
    """An insats that answers an observation, and why it is said to."""

    uuid: str
    title: str
    text: str


@dataclass(frozen=True)
class ObservationAnswers:
    """An observation and the insatser that answer it."""

    title: str
    sentence: str
    insatser: tuple[Answering, ...]
    shape: PickedShape | None


def problems_without_insats(
    gateway: Gateway, selection: Selection, today: date | None = None, progress: Progress = SILENT
) -> tuple[Problem, ...]:
    """Return kept hotspots, then the most affected places of the filter, on which nobody works.

    Somebody works where an insats that is open, or was done within a year, has treated ground.
    """
    today = today or local_today()
    period = selection.period or Period(today - timedelta(days=DAYS_LOOKED_BACK), today)
    reading = read_selection(gateway, selection.with_period(period), Part(progress, 0.0, 0.6))
    chain = read_chain(gateway, reading.crs)
    worked = _worked_ground(chain, today)
    found = []
    for area, shape in zip(chain.own.areas, chain.own.shapes, strict=True):
        is_hotspot = area.kind == AreaKind.HOTSPOT and area.active and not shape.is_empty
        if is_hotspot and not share_ground(shape, worked):
            text = translate("est", "A kept hotspot that no insats works on.")
            found.append(Problem(area.name, text, PickedShape(area.wkb, area.name), area.uuid))
    try:
        places = hot_places_answer(reading, gateway).places[:PLACES_LOOKED_AT]
    except NoObservationsError:
        places = ()
    for place in places:
        point = shapely.Point(place.x, place.y)
        if place.count < LEAST_EVENTS or worked.intersects(point):
            continue
        disc = shapely.buffer(point, PLACE_RADIUS_M, quad_segs=16)
        moved = reprojected([disc], chain.crs, gateway.crs)[0]
        text = translate(
            "est",
            "{events} in {days}, and no insats works there.",
            events=events(place.count),
            days=period_days(period),
        )
        found.append(Problem(place.name, text, PickedShape(shapely.to_wkb(moved), place.name)))
    progress.report(1.0)
    return tuple(found)


def lacks_problem(insats: Insats, answered: set[str]) -> bool:
    """Tell whether an insats says neither in words, by kinds nor by observations what it answers."""
    return not (insats.problem.strip() or insats.kinds() or insats.uuid in answered)


def answers_to(gateway: Gateway, observation_uuid: str, today: date | None = None) -> ObservationAnswers:
    """Return the insatser that answer an observation: linked, or at its place and of its kind.

    Raises ChainError where the observation is gone.
    """
    today = today or local_today()
    rows = gateway.observations_by_uuid([observation_uuid])
    if not rows:
        raise ChainError(
            QT_TRANSLATE_NOOP("est", "The observation is no longer there: somebody has deleted it.")
        )
    row = rows[0]
    chain = read_chain(gateway)
    categories = {category.uuid: category for category in gateway.categories()}
    kind = main_kind(row.category_uuid, categories)
    name = categories[row.category_uuid].name if row.category_uuid in categories else ""
    linked = {link.insats_uuid for link in gateway.insats_observations() if link.observation_uuid == row.uuid}
    point = _place_of(row, chain, gateway.crs)
    found = []
    for insats in chain.insatser.values():
        if insats.uuid in linked:
            why = translate("est", "linked to this observation")
        elif point is not None and _is_at(chain, insats, point) and _is_of_kind(insats, kind, categories):
            why = translate("est", "works at its place")
        else:
            continue
        found.append(Answering(insats.uuid, insats.title, f"{state_phrase(insats, today)}; {why}"))
    told = (
        translate("est", "No insats answers this observation.")
        if not found
        else translate("est", "{count} insatser answer this observation.", count=number(len(found)))
        if len(found) > 1
        else translate("est", "1 insats answers this observation.")
    )
    shape = None
    if row.geometry is not None:
        shape = PickedShape(shapely.to_wkb(shapely.Point(row.geometry.x, row.geometry.y)), name)
    title = f"{name}, {row.place_name}" if row.place_name else name
    return ObservationAnswers(title, told, tuple(found), shape)


def _worked_ground(chain: Chain, today: date) -> BaseGeometry:
    since = today - timedelta(days=ANSWERED_DAYS)
    shapes = []
    for link in chain.links:
        insats = chain.insatser.get(link.insats_uuid)
        if insats is None or link.role is not LinkRole.TREATMENT or link.area_uuid not in chain.shape_of:
            continue
        if insats.status is InsatsStatus.CANCELLED:
            continue
        if insats.is_open() or (insats.done_on is not None and insats.done_on >= since):
            shapes.append(chain.shape_of[link.area_uuid])
    return shapely.union_all(shapes)


def _place_of(row: Observation, chain: Chain, database_crs: str) -> BaseGeometry | None:
    if row.geometry is None:
        return None
    point = shapely.Point(row.geometry.x, row.geometry.y)
    return reprojected([point], database_crs, chain.crs)[0]


def _is_at(chain: Chain, insats: Insats, point: BaseGeometry) -> bool:
    shapes: Sequence[BaseGeometry] = [chain.shape_of[uuid] for uuid in chain.area_uuids(insats.uuid)]
    return any(shape.intersects(point) for shape in shapes)


def _is_of_kind(insats: Insats, kind: str, categories: Mapping[str, Category]) -> bool:
    kinds = {main_kind(uuid, categories) for uuid in insats.kinds()}
    return not kinds or kind in kinds
