"""The work of the example as rows: insatser with their polygons, groups, meetings, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..domain.area import Area, AreaKind
from ..domain.follow_up import FollowUp, WasDone
from ..domain.insats import Insats, InsatsStatus, InsatsType, LinkRole
from ..domain.meeting import Decision, Meeting, WorkingGroup
from .insats_plan import CONTROLS, DECISIONS, DISPLACEMENT_M, INSATSER, MEETINGS, InsatsPlan
from .keys import example_uuid
from .townscape import Town

Link = tuple[str, str, LinkRole]
"""Insats, area, what the area is to it."""


@dataclass(frozen=True)
class WorkRows:
    """Rows of the tables of the work, ready to be saved in this order."""

    areas: tuple[Area, ...]
    working_groups: tuple[WorkingGroup, ...]
    meetings: tuple[Meeting, ...]
    decisions: tuple[Decision, ...]
    insatser: tuple[Insats, ...]
    links: tuple[Link, ...]
    follow_ups: tuple[FollowUp, ...]


def treatment_ground(town: Town, place: str, reach_m: float) -> BaseGeometry:
    """Return the polygon of a place and ``reach_m`` around its middle, on land."""
    named = town.place(place).outline
    round_place = shapely.union(
        shapely.buffer(named.centroid, reach_m, quad_segs=12), shapely.buffer(named, 8.0)
    )
    return _land(town, round_place)


def _land(town: Town, outline: BaseGeometry) -> BaseGeometry:
    water = next(layer for layer in town.background if layer.table.name == "exempel_vatten")
    dry = shapely.difference(outline, shapely.union_all(list(water.geometry)))
    return shapely.transform(dry, lambda c: np.round(c, 2))


def work_rows(
    town: Town, seed: int, last_day: date, organisations: dict[str, str], areas: dict[str, str]
) -> WorkRows:
    """Return the rows; ``organisations`` and ``areas`` (EST areas) hold uuids by name."""
    meetings = _meetings(seed, last_day)
    decisions = _decisions(seed, meetings, organisations)
    groups = _groups(seed, areas)
    polygons: list[Area] = []
    links: list[Link] = []
    rows: list[Insats] = []
    follow_ups: list[FollowUp] = []
    for plan in INSATSER:
        insats = _insats(seed, plan, last_day, organisations, areas, decisions)
        rows.append(insats)
        for role, name, outline in _grounds(town, plan):
            area = _polygon(seed, plan.code, role, name, outline)
            polygons.append(area)
            links.append((insats.uuid, area.uuid, role))
        if insats.status in (InsatsStatus.FOLLOWED_UP, InsatsStatus.CLOSED) and insats.done_on is not None:
            follow_ups.append(
                FollowUp(
                    example_uuid(seed, "follow_up", plan.code),
                    insats.uuid,
                    min(insats.done_on + timedelta(days=14), last_day),
                    WasDone.YES,
                    comment="Genomförd som beslutat. Lämnad till ordinarie drift.",
                )
            )
    return WorkRows(
        tuple(polygons), groups, meetings, decisions, tuple(rows), tuple(links), tuple(follow_ups)
    )


def insats_uuid(seed: int, code: str) -> str:
    """Return the key of an insats by its code in the plan."""
    return example_uuid(seed, "insats", code)


def ground_uuid(seed: int, code: str, role: LinkRole) -> str:
    """Return the key of an insats's polygon."""
    return example_uuid(seed, "insats_area", code, role.value)


def _grounds(town: Town, plan: InsatsPlan) -> list[tuple[LinkRole, str, BaseGeometry]]:
    treated = treatment_ground(town, plan.place, plan.reach_m)
    found = [(LinkRole.TREATMENT, plan.place, treated)]
    if plan.code in CONTROLS:
        place, reach = CONTROLS[plan.code]
        found.append((LinkRole.CONTROL, f"{place}, jämförelse", treatment_ground(town, place, reach)))
        ring = shapely.difference(
            shapely.buffer(treated, DISPLACEMENT_M, quad_segs=12), shapely.buffer(treated, 0.0)
        )
        found.append((LinkRole.DISPLACEMENT, f"Runt {plan.place}", _land(town, ring)))
    return found


def _polygon(seed: int, code: str, role: LinkRole, name: str, outline: BaseGeometry) -> Area:
    whole = outline if outline.geom_type == "MultiPolygon" else MultiPolygon([outline])
    return Area(
        ground_uuid(seed, code, role),
        AreaKind.INSATS,
        name,
        shapely.to_wkb(whole, byte_order=1),
        f"{code}:{role.value}",
    )


def _insats(
    seed: int,
    plan: InsatsPlan,
    last_day: date,
    organisations: dict[str, str],
    areas: dict[str, str],
    decisions: tuple[Decision, ...],
) -> Insats:
    def day(after: int | None) -> date | None:
        return None if after is None else last_day + timedelta(days=after)

    return Insats(
        insats_uuid(seed, plan.code),
        plan.title,
        plan.type,
        plan.horizon,
        plan.status,
        plan.problem,
        plan.knowledge,
        plan.goal,
        plan.measure,
        organisations[plan.responsible],
        _group_uuid(seed, plan.area, plan.type) if plan.area in areas else None,
        day(plan.starts),
        day(plan.due),
        day(plan.done),
        plan.cost,
        plan.tags,
        decisions[plan.decision].uuid if plan.decision is not None else None,
        plan.cancel_reason,
    )


def _group_uuid(seed: int, area: str, type_: InsatsType) -> str:
    return example_uuid(seed, "working_group", area, type_.value)


def _groups(seed: int, areas: dict[str, str]) -> tuple[WorkingGroup, ...]:
    """Every EST area has both groups."""
    kinds = (
        (InsatsType.SITUATIONAL, "situationsbaserad grupp", "Områdespolis, Polisen"),
        (InsatsType.SOCIAL, "social grupp", "Enhetschef, Socialtjänsten"),
    )
    return tuple(
        WorkingGroup(_group_uuid(seed, name, type_), f"{name}, {word}", uuid, type_, convener)
        for name, uuid in areas.items()
        for type_, word, convener in kinds
    )


def _thursday(day: date) -> date:
    """Return the day, or the Thursday before it: meetings are held on Thursdays."""
    return day - timedelta(days=(day.weekday() - 3) % 7)


def _meetings(seed: int, last_day: date) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(
            example_uuid(seed, "meeting", number),
            _thursday(last_day + timedelta(days=after)),
            "Veckomöte EST" if number else "Veckomöte EST, månadsgenomgång",
            notes=notes,
            focus=focus,
            to_reporters=words,
        )
        for number, (after, notes, focus, words) in enumerate(MEETINGS)
    )


def _decisions(
    seed: int, meetings: tuple[Meeting, ...], organisations: dict[str, str]
) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            example_uuid(seed, "decision", number),
            meetings[meeting].held_on,
            text,
            meetings[meeting].uuid,
            organisations[who],
        )
        for number, (meeting, text, who) in enumerate(DECISIONS)
    )
