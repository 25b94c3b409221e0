"""*Insatser* as the dock shows them: the list, one insats with its polygons and history, one polygon's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import shapely

from ...analysis.progress import SILENT, Part, Progress
from ...domain.area import Area
from ...domain.follow_up import FollowUp
from ...domain.insats import Insats, InsatsStatus, LinkRole
from ...domain.local_time import local_today
from ...domain.message import QT_TRANSLATE_NOOP
from ...domain.selection import Selection
from ...project.code_words import word_of
from ...project.language import translate
from ...project.picked_shapes import PickedShape
from ...project.swedish import listed, number
from ..lagesbild.kinds import main_kind
from ..membership import area_shapes
from ..of_kinds import of_kinds
from ..reading import read_selection
from ..wording import sentences
from .chain import Chain, ChainError, read_chain
from .follow_up_of_insats import verdict_word
from .insats_history import history_of, month_day
from .insatser import state_phrase
from .unanswered import Problem, answers_to, lacks_problem, problems_without_insats

if TYPE_CHECKING:
    from ...store.gateway import Gateway


class Urgency(StrEnum):
    """How an insats stands against its planned end."""

    OVERDUE = "overdue"
    SOON = "soon"
    OPEN = "open"
    FINISHED = "finished"


class Show(StrEnum):
    """Which insatser are listed."""

    OPEN = "open"
    TO_FOLLOW_UP = "to_follow_up"
    ALL = "all"
    WITHOUT_PROBLEM = "without_problem"
    UNANSWERED = "unanswered"


@dataclass(frozen=True)
class InsatsRow:
    """An insats in the list, worded."""

    uuid: str
    title: str
    state: str
    responsible: str
    urgency: Urgency
    places: str
    tooltip: str
    problem: Problem | None = None


@dataclass(frozen=True)
class InsatsList:
    """The list, the late first, and its sentence."""

    rows: tuple[InsatsRow, ...]
    sentence: str


@dataclass(frozen=True)
class LinkedArea:
    """A polygon of an insats and what it is to it; ``wkb`` in the database's CRS."""

    uuid: str
    name: str
    role: LinkRole
    role_word: str
    wkb: bytes


@dataclass(frozen=True)
class KeptFollowUp:
    """A follow-up that was kept, worded."""

    row: FollowUp
    text: str


@dataclass(frozen=True)
class InsatsDetails:
    """All of one insats. ``history`` says what was observed before, during and after; ``svg`` shows it."""

    insats: Insats
    areas: tuple[LinkedArea, ...]
    observation_uuids: tuple[str, ...]
    follow_ups: tuple[KeptFollowUp, ...]
    history: str
    svg: bytes | None
    warnings: tuple[str, ...]
    state: str = ""
    split_notice: str = ""
    links_after_split: tuple[tuple[str, LinkRole], ...] = ()


@dataclass(frozen=True)
class AreaInsats:
    """An insats of a polygon: when, and what was observed there before, during and after."""

    uuid: str
    title: str
    text: str


@dataclass(frozen=True)
class AreaHistory:
    """A place chosen on the map: its insatser and its observations over time; ``shape`` to flash."""

    title: str
    sentence: str
    insatser: tuple[AreaInsats, ...]
    svg: bytes | None
    shape: PickedShape | None = None


def insats_list(gateway: Gateway, selection: Selection, show: Show, today: date | None = None) -> InsatsList:
    """List insatser: of the filter's kinds and areas, whatever its period; the late first."""
    today = today or local_today()
    if show is Show.UNANSWERED:
        return _unanswered(gateway, selection, today)
    chain = read_chain(gateway)
    names = {organisation.uuid: organisation.name for organisation in gateway.organisations()}
    followed = {row.insats_uuid for row in gateway.follow_ups()}
    answered = {link.insats_uuid for link in gateway.insats_observations()}
    categories = {category.uuid: category for category in gateway.categories()}
    wanted = {main_kind(uuid, categories) for uuid in selection.category_uuids}
    ground = chain.merged(selection.area_uuids) if selection.area_uuids else None
    here = set(chain.working_in(ground)) if ground is not None and not ground.is_empty else None
    chosen = []
    for insats in chain.insatser.values():
        kinds = {main_kind(uuid, categories) for uuid in insats.kinds()}
        if wanted and kinds and not wanted & kinds:
            continue
        if here is not None and insats.uuid not in here:
            continue
        is_shown = (
            insats.is_open() and lacks_problem(insats, answered)
            if show is Show.WITHOUT_PROBLEM
            else _is_shown(insats, show, followed)
        )
        if is_shown:
            chosen.append(insats)
    chosen.sort(key=lambda insats: _order(insats, today))
    places = _place_names(chain)
    rows = tuple(_row(insats, names, places.get(insats.uuid, ()), today) for insats in chosen)
    return InsatsList(rows, _list_sentence(rows))


def insats_details(
    gateway: Gateway, uuid: str, progress: Progress = SILENT, today: date | None = None
) -> InsatsDetails:
    """Read one insats with what was observed on its polygons. Raises ChainError, EstError."""
    today = today or local_today()
    chain = read_chain(gateway)
    insats = chain.insats(uuid)
    linked = _linked_areas(chain, uuid)
    answered = tuple(
        link.observation_uuid for link in gateway.insats_observations() if link.insats_uuid == uuid
    )
    kept = tuple(
        KeptFollowUp(row, _follow_up_text(row)) for row in gateway.follow_ups() if row.insats_uuid == uuid
    )
    treated = chain.area_uuids(uuid)
    names = {organisation.uuid: organisation.name for organisation in gateway.organisations()}
    state = _state_sentence(insats, names, today)
    split, after_split = _split_areas(gateway, chain, linked)
    if not treated:
        told = translate("est", "The insats has no polygon yet, so nothing is counted.")
        return InsatsDetails(insats, linked, answered, kept, told, None, (), state, split, after_split)
    reading = read_selection(gateway, Selection(), Part(progress, 0.1, 0.7))
    chain = read_chain(gateway, reading.crs)
    reading = of_kinds(reading, insats.kinds())
    history, svg = history_of(reading, chain, treated, [insats], today)
    own = {area.name for area in linked}
    told_of = zip(chain.own.mended, chain.own.notices(), strict=True)
    warnings = tuple(notice for name, notice in told_of if name in own)
    return InsatsDetails(insats, linked, answered, kept, history, svg, warnings, state, split, after_split)


def area_history(
    gateway: Gateway, area_uuid: str, progress: Progress = SILENT, today: date | None = None
) -> AreaHistory:
    """Tell of a polygon: its insatser, what was observed before, during and after each. Raises EstError."""
    today = today or local_today()
    reading = read_selection(gateway, Selection(), Part(progress, 0.0, 0.7))
    chain = read_chain(gateway, reading.crs)
    area = chain.area_of.get(area_uuid)
    if area is None:
        raise ChainError(QT_TRANSLATE_NOOP("est", "The area is no longer there: somebody has deleted it."))
    insatser = chain.insatser_on(area_uuid)
    told, svg = history_of(reading, chain, (area_uuid,), insatser, today)
    lines = []
    for insats in insatser:
        own, _ = history_of(
            of_kinds(reading, insats.kinds()), chain, (area_uuid,), [insats], today, chart=False
        )
        lines.append(AreaInsats(insats.uuid, f"{insats.title} ({state_phrase(insats, today)})", own))
    if not insatser:
        told = sentences(translate("est", "No insats works here."), told)
    return AreaHistory(area.name, told, tuple(lines), svg, PickedShape(area.wkb, area.name))


def observation_history(gateway: Gateway, uuid: str, today: date | None = None) -> AreaHistory:
    """Tell which insatser answer an observation. Raises ChainError."""
    found = answers_to(gateway, uuid, today)
    lines = tuple(AreaInsats(each.uuid, each.title, each.text) for each in found.insatser)
    return AreaHistory(found.title, found.sentence, lines, None, found.shape)


def history_at(
    gateway: Gateway, point: PickedShape, progress: Progress = SILENT, today: date | None = None
) -> AreaHistory:
    """Tell of the polygon at a place: the smallest with an insats, else the smallest. Raises ChainError."""
    found = areas_at(gateway, point)
    if not found:
        raise ChainError(
            QT_TRANSLATE_NOOP("est", "There is no area here. Point at a polygon on the map, or draw one.")
        )
    linked = {link.area_uuid for link in gateway.insats_areas()}
    chosen = next((area for area in found if area.uuid in linked), found[0])
    return area_history(gateway, chosen.uuid, progress, today)


def areas_at(gateway: Gateway, point: PickedShape) -> tuple[Area, ...]:
    """Return the areas in use that hold a point (in the database's CRS), the smallest first."""
    areas = gateway.areas()
    shapes = area_shapes(areas, gateway.crs, gateway.crs)
    place = shapely.from_wkb(point.wkb)
    found = [
        (shape.area, area.name, area)
        for area, shape in zip(shapes.areas, shapes.shapes, strict=True)
        if shape.intersects(place)
    ]
    return tuple(area for *_, area in sorted(found, key=lambda item: item[:2]))


def _unanswered(gateway: Gateway, selection: Selection, today: date) -> InsatsList:
    problems = problems_without_insats(gateway, selection, today)
    rows = tuple(
        InsatsRow(f"problem:{place}", problem.name, "", "", Urgency.OPEN, problem.name, problem.text, problem)
        for place, problem in enumerate(problems)
    )
    if not rows:
        return InsatsList((), translate("est", "No problem is without an insats in this period."))
    told = (
        translate("est", "1 problem without an insats.")
        if len(rows) == 1
        else translate("est", "{count} problems without an insats.", count=number(len(rows)))
    )
    return InsatsList(rows, told)


def _is_shown(insats: Insats, show: Show, followed: set[str]) -> bool:
    if show is Show.OPEN:
        return insats.is_open()
    if show is Show.TO_FOLLOW_UP:
        return insats.status is InsatsStatus.DONE and insats.uuid not in followed
    return True


def _order(insats: Insats, today: date) -> tuple[int, date, str, str]:
    rank = 0 if insats.is_overdue(today) else 1 if insats.is_open() else 2
    return rank, insats.due_on or date.max, insats.title.casefold(), insats.uuid


def _place_names(chain: Chain) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for link in chain.links:
        if link.role is LinkRole.TREATMENT and link.area_uuid in chain.area_of:
            names.setdefault(link.insats_uuid, []).append(chain.area_of[link.area_uuid].name)
    return {uuid: tuple(sorted(found)) for uuid, found in names.items()}


def _row(insats: Insats, names: dict[str, str], places: Sequence[str], today: date) -> InsatsRow:
    urgency = Urgency.FINISHED
    if insats.is_overdue(today):
        urgency = Urgency.OVERDUE
    elif insats.is_due_soon(today):
        urgency = Urgency.SOON
    elif insats.is_open():
        urgency = Urgency.OPEN
    responsible = names.get(insats.responsible_uuid or "", "")
    where = listed(list(places)) if places else translate("est", "no polygon")
    return InsatsRow(
        insats.uuid,
        insats.title,
        state_phrase(insats, today),
        responsible,
        urgency,
        where,
        "\n".join(part for part in (insats.title, insats.problem, where, responsible) if part),
    )


def _list_sentence(rows: Sequence[InsatsRow]) -> str:
    if not rows:
        return translate("est", "No insats here. Begin with “New insats”.")
    late = sum(row.urgency is Urgency.OVERDUE for row in rows)
    soon = sum(row.urgency is Urgency.SOON for row in rows)
    told = translate("est", "{count} insatser", count=number(len(rows)))
    if len(rows) == 1:
        told = translate("est", "1 insats")
    if late:
        told += translate("est", ", {count} overdue", count=number(late))
    if soon:
        told += translate("est", ", {count} due within two weeks", count=number(soon))
    return f"{told}."


def _linked_areas(chain: Chain, uuid: str) -> tuple[LinkedArea, ...]:
    return tuple(
        LinkedArea(
            link.area_uuid,
            chain.area_of[link.area_uuid].name,
            link.role,
            word_of("role", link.role),
            chain.area_of[link.area_uuid].wkb,
        )
        for link in chain.links
        if link.insats_uuid == uuid and link.area_uuid in chain.area_of
    )


def _follow_up_text(row: FollowUp) -> str:
    when = month_day(row.followed_on)
    said = row.sentence or row.comment
    return sentences(f"{when}: {verdict_word(row.verdict)}." if row.verdict else f"{when}.", said)


def _state_sentence(insats: Insats, names: dict[str, str], today: date) -> str:
    """Say where it stands, who is responsible, until when."""
    parts = [state_phrase(insats, today)]
    if insats.responsible_uuid in names:
        parts.append(names[insats.responsible_uuid])
    if insats.starts_on is not None:
        parts.append(translate("est", "begins {day}", day=month_day(insats.starts_on)))
    if insats.due_on is not None and insats.done_on is None:
        parts.append(translate("est", "to be done by {day}", day=month_day(insats.due_on)))
    return " · ".join(parts)


def _split_areas(
    gateway: Gateway, chain: Chain, linked: Sequence[LinkedArea]
) -> tuple[str, tuple[tuple[str, LinkRole], ...]]:
    """Say which linked polygons are no longer in use because they became others, and the links then."""
    became: dict[str, list[str]] = {}
    for lineage in gateway.lineages():
        if lineage.area_uuid != lineage.came_from_uuid:
            became.setdefault(lineage.came_from_uuid, []).append(lineage.area_uuid)
    gone = [area for area in linked if not chain.area_of[area.uuid].active and area.uuid in became]
    if not gone:
        return "", ()
    links: dict[tuple[str, LinkRole], None] = {}
    for area in linked:
        for uuid in became[area.uuid] if area in gone else [area.uuid]:
            links[(uuid, area.role)] = None
    new = sorted({chain.area_of[uuid].name for area in gone for uuid in became[area.uuid]})
    told = translate(
        "est",
        "{old} has been split or merged since, into {new}. Should the insats stand on the new polygons?",
        old=listed([area.name for area in gone]),
        new=listed(new),
    )
    return told, tuple(links)
