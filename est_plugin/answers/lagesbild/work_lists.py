"""Insatser, follow-ups and decisions as tables of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ...domain.follow_up import FollowUp, WasDone
from ...domain.insats import Horizon, Insats, InsatsType
from ...domain.meeting import Decision, Meeting
from ...domain.period import Period
from ...project.language import translate
from ...project.swedish import day, day_short
from .parts import InsatserAnswer, InsatsLine
from .sections import Cell, Column, Section, TableSection, Tone

LINES_TO_FILL = 5


def type_word(kind: InsatsType) -> str:
    """Return ``situationell`` or ``social``."""
    words = {
        InsatsType.SITUATIONAL: translate("est", "situational"),
        InsatsType.SOCIAL: translate("est", "social"),
    }
    return words[kind]


def horizon_word(horizon: Horizon) -> str:
    """Return how long it is meant to work."""
    words = {
        Horizon.ACUTE: translate("est", "acute"),
        Horizon.SHORT: translate("est", "short term"),
        Horizon.LONG: translate("est", "long term"),
    }
    return words[horizon]


def plan_sections(answer: InsatserAnswer, insatser: Iterable[Insats]) -> tuple[Section, ...]:
    """Return a table an area of all its insatser: what, of which type, who, until when, how it stands."""
    known = {insats.uuid: insats for insats in insatser}
    groups: dict[str, list[InsatsLine]] = {}
    for line in answer.lines:
        groups.setdefault(", ".join(line.area_names), []).append(line)
    if not groups:
        return (
            TableSection(
                "plan_0",
                translate("est", "Insatser"),
                _plan_columns(),
                (),
                translate("est", "No open insatser."),
            ),
        )
    names = sorted(groups, key=lambda name: (not name, name))
    return tuple(
        TableSection(
            f"plan_{index}",
            name or translate("est", "Without a place on the map"),
            _plan_columns(),
            tuple(_plan_row(line, known.get(line.uuid)) for line in groups[name]),
        )
        for index, name in enumerate(names)
    )


def _plan_columns() -> tuple[Column, ...]:
    return (
        Column(translate("est", "insats"), 1.0),
        Column(translate("est", "goal"), 0.8),
        Column(translate("est", "type"), 0.32),
        Column(translate("est", "responsible"), 0.5),
        Column(translate("est", "planned end"), 0.36),
        Column(translate("est", "state"), 0.52, right=True),
    )


def _plan_row(line: InsatsLine, insats: Insats | None) -> tuple[Cell, ...]:
    goal = insats.goal or insats.measure if insats is not None else ""
    return (
        Cell(line.title),
        Cell(goal, Tone.QUIET),
        Cell(type_word(insats.type) if insats is not None else ""),
        Cell(line.responsible, Tone.QUIET),
        Cell(f"{day_short(line.due_on)} {line.due_on.year}" if line.due_on is not None else ""),
        Cell(line.state, Tone.WORSE if line.overdue else Tone.STRONG),
    )


def follow_ups_section(
    follow_ups: Sequence[FollowUp], insatser: Iterable[Insats], period: Period
) -> TableSection:
    """Return what came of the insatser that were followed up in a period, each with its own sentence."""
    titles = {insats.uuid: insats.title for insats in insatser}
    found = sorted(
        (one for one in follow_ups if period.contains(one.followed_on) and one.insats_uuid in titles),
        key=lambda one: (one.followed_on, one.uuid),
    )
    return TableSection(
        "follow_ups",
        translate("est", "What the insatser led to"),
        (
            Column(translate("est", "insats"), 0.6),
            Column(translate("est", "done"), 0.0),
            Column(translate("est", "what the numbers say"), 1.0),
        ),
        tuple(
            (
                Cell(titles[one.insats_uuid]),
                Cell(was_done_word(one.was_done)),
                Cell(one.sentence or one.comment or translate("est", "no numbers"), Tone.QUIET),
            )
            for one in found
        ),
        empty=translate("est", "No insats was followed up in the period."),
    )


def was_done_word(was_done: WasDone | None) -> str:
    """Return whether it was carried out; "" where nobody has said."""
    if was_done is None:
        return ""
    words = {
        WasDone.YES: translate("est", "yes"),
        WasDone.PARTLY: translate("est", "partly"),
        WasDone.NO: translate("est", "no"),
    }
    return words[was_done]


def decisions_section(
    meetings: Sequence[Meeting], decisions: Sequence[Decision], organisations: Mapping[str, str], today: date
) -> TableSection:
    """Return what the latest meeting decided, and who does it."""
    held = [meeting for meeting in meetings if meeting.held_on <= today]
    last = max(held, key=lambda meeting: (meeting.held_on, meeting.uuid), default=None)
    mine = [one for one in decisions if last is not None and one.meeting_uuid == last.uuid]
    columns = (
        Column(translate("est", "decision"), 1.0),
        Column(translate("est", "responsible"), 0.4),
        Column(translate("est", "done?"), 0.0),
    )
    return TableSection(
        "last_decisions",
        translate("est", "Decided last time"),
        columns,
        tuple(
            (Cell(one.text), Cell(organisations.get(one.responsible_uuid or "", ""), Tone.QUIET), Cell("☐"))
            for one in sorted(mine, key=lambda one: (one.decided_on, one.uuid))
        ),
        empty=translate("est", "Nothing was decided at an earlier meeting."),
        aside=day(last.held_on) if last is not None else "",
    )


def focus_section(meetings: Sequence[Meeting], today: date) -> TableSection:
    """Return last time's focus places, and room for the coming ones."""
    held = [meeting for meeting in meetings if meeting.held_on <= today and meeting.focus.strip()]
    last = max(held, key=lambda meeting: (meeting.held_on, meeting.uuid), default=None)
    aside = ""
    if last is not None:
        aside = translate("est", "last time: {focus}", focus=" ".join(last.focus.split()))
    return TableSection(
        "focus",
        translate("est", "Priorities and focus places until next time"),
        (Column(translate("est", "place"), 1.0), Column(translate("est", "who looks after it"), 0.6)),
        (),
        aside=aside,
        lines_to_fill=LINES_TO_FILL,
    )


def new_decisions_section() -> TableSection:
    """Return room to write decisions on insatser in."""
    return TableSection(
        "new_decisions",
        translate("est", "Decisions on insatser"),
        (
            Column(translate("est", "what and where"), 1.0),
            Column(translate("est", "type"), 0.3),
            Column(translate("est", "responsible"), 0.45),
            Column(translate("est", "end date"), 0.3),
            Column(translate("est", "goal"), 0.6),
        ),
        (),
        lines_to_fill=LINES_TO_FILL,
    )


def to_reporters_section() -> TableSection:
    """Return room for what the reporters are to be told."""
    return TableSection(
        "to_reporters",
        translate("est", "To tell the reporters"),
        (Column("", 1.0),),
        (),
        lines_to_fill=2,
    )
