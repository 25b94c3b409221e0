"""What is being done: open insatser, the late first, then those finished in the period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import shapely
from shapely.geometry.base import BaseGeometry

from ...domain.follow_up import FollowUp
from ...domain.insats import Insats, InsatsStatus, LinkRole
from ...domain.period import Period
from ...project.language import translate
from ...project.swedish import day_short, number
from ..basis import Basis
from ..lagesbild.parts import InsatserAnswer, InsatsLine
from ..membership import AreaShapes
from ..wording import sentences

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FINISHED = (InsatsStatus.DONE, InsatsStatus.FOLLOWED_UP)


class Link(Protocol):
    """That a polygon belongs to an insats, and what it is to it."""

    @property
    def insats_uuid(self) -> str:
        """The insats."""

    @property
    def area_uuid(self) -> str:
        """The polygon."""

    @property
    def role(self) -> LinkRole:
        """What the polygon is to the insats."""


@dataclass(frozen=True)
class InsatsWork:
    """All insatser, the polygons that belong to them, and their follow-ups."""

    insatser: Sequence[Insats]
    links: Sequence[Link] = ()
    follow_ups: Sequence[FollowUp] = ()


def insatser_answer(
    work: InsatsWork,
    own: AreaShapes,
    shown: AreaShapes,
    organisations: Mapping[str, str],
    period: Period | None,
    today: date,
    *,
    only_in_shown: bool = False,
) -> InsatserAnswer:
    """List the open insatser and those finished or followed up in the period.

    ``own`` holds all areas, ``shown`` those of the sheet, in one CRS: an insats lies in those that its
    treatment polygons share ground with. With ``only_in_shown`` the others are left away.
    ``organisations``: names by uuid.
    """
    places = _places(work.links, own)
    followed = {
        f.insats_uuid for f in work.follow_ups if period is not None and period.contains(f.followed_on)
    }
    chosen = [
        insats
        for insats in work.insatser
        if insats.is_open()
        or (insats.status in _FINISHED and (insats.uuid in followed or _done_in(insats, period)))
    ]
    if only_in_shown:
        chosen = [insats for insats in chosen if _areas_of(places.get(insats.uuid), shown)]
    chosen.sort(key=lambda insats: _late_first(insats, today))
    lines, lettered = [], 0
    for insats in chosen:
        place = places.get(insats.uuid)
        letter = None
        if place is not None and insats.is_open():
            letter, lettered = letter_of(lettered), lettered + 1
        lines.append(_line(insats, letter, place, shown, organisations, today))
    open_count = sum(insats.is_open() for insats in chosen)
    overdue = sum(insats.is_overdue(today) for insats in chosen)
    told = _sentence(open_count, overdue)
    return InsatserAnswer(
        Basis(len(lines), told, recipe={"question": "insatser"}), tuple(lines), open_count, overdue
    )


def state_phrase(insats: Insats, today: date) -> str:
    """Say where an insats stands: ``försenad 15 okt``, ``pågår till 30 nov``, ``uppföljd``."""
    due = day_short(insats.due_on) if insats.due_on is not None else ""
    if insats.is_overdue(today):
        return translate("est", "overdue {day}", day=due)
    words = {
        InsatsStatus.PROPOSED: translate("est", "proposed"),
        InsatsStatus.DECIDED: translate("est", "decided"),
        InsatsStatus.ONGOING: translate("est", "ongoing"),
        InsatsStatus.DONE: translate("est", "done"),
        InsatsStatus.FOLLOWED_UP: translate("est", "followed up"),
        InsatsStatus.CLOSED: translate("est", "closed"),
        InsatsStatus.CANCELLED: translate("est", "cancelled"),
    }
    word = words[insats.status]
    if insats.is_open() and due:
        return translate("est", "{state} until {day}", state=word, day=due)
    if insats.status is InsatsStatus.DONE and insats.done_on is not None:
        return translate("est", "{state} {day}", state=word, day=day_short(insats.done_on))
    return word


def letter_of(place: int) -> str:
    """Return A, B … Z, AA, AB … for 0, 1 …"""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


def _line(
    insats: Insats,
    letter: str | None,
    place: BaseGeometry | None,
    shown: AreaShapes,
    organisations: Mapping[str, str],
    today: date,
) -> InsatsLine:
    point = place.representative_point() if place is not None else None
    return InsatsLine(
        uuid=insats.uuid,
        letter=letter,
        title=insats.title,
        responsible=organisations.get(insats.responsible_uuid or "", ""),
        state=state_phrase(insats, today),
        status=insats.status,
        overdue=insats.is_overdue(today),
        due_on=insats.due_on,
        x=float(point.x) if point is not None else None,
        y=float(point.y) if point is not None else None,
        area_names=tuple(shown.areas[number_].name for number_ in _areas_of(place, shown)),
    )


def _places(links: Iterable[Link], own: AreaShapes) -> dict[str, BaseGeometry]:
    """Return the ground that each insats works on: the union of its treatment polygons."""
    shapes = {area.uuid: shape for area, shape in zip(own.areas, own.shapes, strict=True)}
    parts: dict[str, list[BaseGeometry]] = {}
    for link in links:
        shape = shapes.get(link.area_uuid)
        if link.role is LinkRole.TREATMENT and shape is not None and not shape.is_empty:
            parts.setdefault(link.insats_uuid, []).append(shape)
    return {uuid: shapely.union_all(polygons) for uuid, polygons in parts.items()}


def _areas_of(place: BaseGeometry | None, shown: AreaShapes) -> list[int]:
    if place is None:
        return []
    return [
        number_
        for number_, shape in enumerate(shown.shapes)
        if shape.intersects(place) and not shape.touches(place)
    ]


def _done_in(insats: Insats, period: Period | None) -> bool:
    return insats.done_on is not None and period is not None and period.contains(insats.done_on)


def _late_first(insats: Insats, today: date) -> tuple[int, date, str, str]:
    rank = 0 if insats.is_overdue(today) else 1 if insats.is_open() else 2
    return rank, insats.due_on or date.max, insats.title, insats.uuid


def _sentence(open_count: int, overdue: int) -> str:
    if not open_count:
        return translate("est", "No insats is open.")
    told = (
        translate("est", "1 insats is open.")
        if open_count == 1
        else translate("est", "{count} insatser are open.", count=number(open_count))
    )
    if not overdue:
        return told
    late = (
        translate("est", "1 is overdue.")
        if overdue == 1
        else translate("est", "{count} are overdue.", count=number(overdue))
    )
    return sentences(told, late)
