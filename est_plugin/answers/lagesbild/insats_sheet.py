"""One insats on one sheet: the place, the problem, what is done, by whom, until when, and how it went."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from ...analysis.progress import SILENT, Part, Progress
from ...domain.follow_up import FollowUp
from ...domain.insats import Insats, LinkRole
from ...domain.local_time import local_today
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import day, listed
from ..ground import compared_areas
from ..insatser.insatser import state_phrase
from ..membership import area_shapes
from ..reading import read_selection
from .lagesbild import lagesbild_of, read_lagesbild
from .months import months_read, months_section
from .parts import LagesbildAnswer, MapContent
from .sections import Cell, Column, ProseSection, Section, TableSection, Tone
from .work_lists import horizon_word, type_word, was_done_word

if TYPE_CHECKING:
    from ...store.gateway import Gateway

_AROUND_SHARE = 0.6


def insats_page(
    gateway: Gateway,
    insats: Insats,
    selection: Selection,
    compare: Period | None,
    progress: Progress = SILENT,
) -> LagesbildAnswer:
    """Answer the sheet of an insats: the events of its kinds on its own polygons, and its words.

    An insats without polygons is shown on the whole municipality. Raises as ``lagesbild``.
    """
    links = [link for link in gateway.insats_areas() if link.insats_uuid == insats.uuid]
    treated = frozenset(link.area_uuid for link in links if link.role is LinkRole.TREATMENT)
    known = frozenset(category.uuid for category in gateway.categories())
    own = replace(
        selection,
        area_uuids=treated or selection.area_uuids,
        category_uuids=frozenset(insats.kinds()) & known or selection.category_uuids,
    )
    read = read_lagesbild(gateway, own, compare, Part(progress, 0.0, 0.4))
    answer = lagesbild_of(gateway, own, read, progress=Part(progress, 0.4, 0.7))
    curve = read_selection(gateway, own.with_period(months_read(read.period)), Part(progress, 0.7, 1.0))
    organisations = read.ground.organisations
    mine = [one for one in gateway.follow_ups() if one.insats_uuid == insats.uuid]
    responsible = organisations.get(insats.responsible_uuid or "", "")
    where = listed([area.name for area in read.ground.shown.areas[:3]]) if treated else ""
    state = state_phrase(insats, local_today())
    parts = (answer.municipality, where, responsible, state)
    return replace(
        answer,
        key=insats.uuid,
        title=insats.title,
        subtitle=" · ".join(part for part in parts if part),
        map=_with_surroundings(gateway, answer.map, bool(treated)),
        sections=(
            *_words(insats),
            _facts(gateway, insats, responsible, state),
            months_section(curve, read.period, local_today()),
            _follow_ups(mine),
        ),
    )


def _words(insats: Insats) -> tuple[Section, ...]:
    told = (
        ("problem", translate("est", "The problem"), insats.problem),
        ("knowledge", translate("est", "What is known"), insats.knowledge),
        ("measure", translate("est", "What is done"), insats.measure),
        ("goal", translate("est", "Goal"), insats.goal),
    )
    return tuple(
        ProseSection(key, title, tuple(line.strip() for line in text.splitlines() if line.strip()))
        for key, title, text in told
        if text.strip()
    )


def _facts(gateway: Gateway, insats: Insats, responsible: str, state: str) -> TableSection:
    groups = {group.uuid: group.name for group in gateway.working_groups()}
    rows = (
        (translate("est", "State"), state),
        (translate("est", "Responsible"), responsible),
        (translate("est", "Together with"), insats.partners),
        (translate("est", "Working group"), groups.get(insats.working_group_uuid or "", "")),
        (translate("est", "Type"), f"{type_word(insats.type)}, {horizon_word(insats.horizon)}"),
        (translate("est", "Begins"), day(insats.starts_on) if insats.starts_on else ""),
        (translate("est", "Planned end"), day(insats.due_on) if insats.due_on else ""),
        (translate("est", "Done"), day(insats.done_on) if insats.done_on else ""),
        (translate("est", "Countable goal"), _target(insats)),
    )
    return TableSection(
        "facts",
        translate("est", "Who and until when"),
        (Column("", 0.0), Column("", 1.0)),
        tuple((Cell(name, Tone.QUIET), Cell(value)) for name, value in rows if value),
    )


def _target(insats: Insats) -> str:
    if insats.target_percent is None:
        return ""
    change = insats.target_percent
    told = (
        translate("est", "{percent} % fewer events", percent=-change)
        if change < 0
        else translate("est", "{percent} % more events", percent=change)
    )
    if insats.target_from is None or insats.target_to is None:
        return told
    return translate(
        "est",
        "{told} {first} to {last}",
        told=told,
        first=day(insats.target_from),
        last=day(insats.target_to),
    )


def _follow_ups(found: list[FollowUp]) -> TableSection:
    return TableSection(
        "follow_ups",
        translate("est", "Follow-up"),
        (Column("", 0.0), Column("", 0.0), Column("", 1.0)),
        tuple(
            (
                Cell(day(one.followed_on), Tone.QUIET),
                Cell(_carried_out(one)),
                Cell(" ".join(part for part in (one.sentence, one.comment) if part)),
            )
            for one in sorted(found, key=lambda one: (one.followed_on, one.uuid))
        ),
        empty=translate("est", "The insats has not been followed up yet."),
    )


def _carried_out(follow_up: FollowUp) -> str:
    word = was_done_word(follow_up.was_done)
    return translate("est", "done: {word}", word=word) if word else ""


def _with_surroundings(gateway: Gateway, content: MapContent, has_place: bool) -> MapContent:
    """Widen the map round a small polygon, and say where in the municipality it lies."""
    if not has_place:
        return content
    x_min, y_min, x_max, y_max = content.extent
    grow = _AROUND_SHARE * max(x_max - x_min, y_max - y_min)
    return replace(
        content,
        extent=(x_min - grow, y_min - grow, x_max + grow, y_max + grow),
        around=surroundings(gateway, content.crs),
    )


def surroundings(gateway: Gateway, crs: str) -> tuple[bytes, ...]:
    """Return the outlines of the municipality's own areas, for a locator map."""
    areas = compared_areas(gateway.areas(), Selection(), gateway.settings())
    shapes = area_shapes(areas, gateway.crs, crs).shapes
    return tuple(bytes(shapely.to_wkb(shape)) for shape in shapes if not shape.is_empty)
