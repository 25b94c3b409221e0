"""*Möte*: an agenda out of the data, in the order in which a meeting goes through things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ...analysis.progress import SILENT, Part, Progress
from ...domain.insats import Insats
from ...domain.local_time import local_today
from ...domain.meeting import Decision, Meeting, WorkingGroup
from ...domain.period import PeriodKind, period_around
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import number, period_label
from ..basis import Direction
from ..ground import default_compare
from ..lagesbild.lagesbild import lagesbild
from ..lagesbild.parts import ChangeAnswer, InsatserAnswer, KindsAnswer, LagesbildAnswer
from ..wording import direction_word
from .insats_choices import InsatsChoices, insats_choices
from .unanswered import problems_without_insats

if TYPE_CHECKING:
    from ...store.gateway import Gateway

MOST_LINES = 8


@dataclass(frozen=True)
class AgendaItem:
    """A point of the agenda: what the data say of it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Agenda:
    """The points in their order, and the week they are about."""

    week: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True)
class DecisionLine:
    """A decision and the insatser that came of it, worded."""

    decision: Decision
    text: str
    insatser: tuple[str, ...]


@dataclass(frozen=True)
class MeetingBook:
    """All meetings, groups and decisions, and what there is to choose among."""

    meetings: tuple[Meeting, ...]
    groups: tuple[WorkingGroup, ...]
    decisions: tuple[DecisionLine, ...]
    choices: InsatsChoices
    areas: tuple[tuple[str, str], ...]

    def of(self, meeting_uuid: str) -> tuple[DecisionLine, ...]:
        """Return the decisions of a meeting."""
        return tuple(line for line in self.decisions if line.decision.meeting_uuid == meeting_uuid)


@dataclass(frozen=True)
class AreaPage:
    """An area's own page: its groups, what is reported, what is done, what has changed."""

    groups: tuple[WorkingGroup, ...]
    change: str
    problems: tuple[str, ...]
    insatser: tuple[tuple[str, str], ...]


def meeting_book(gateway: Gateway) -> MeetingBook:
    """Read meetings, groups and decisions."""
    choices = insats_choices(gateway)
    by_decision: dict[str, list[Insats]] = {}
    for insats in gateway.insatser():
        if insats.decision_uuid:
            by_decision.setdefault(insats.decision_uuid, []).append(insats)
    decisions = []
    for decision in gateway.decisions():
        who = choices.names.get(decision.responsible_uuid or "", "")
        made = tuple(insats.title for insats in by_decision.get(decision.uuid, ()))
        text = f"{decision.text} ({who})" if who else decision.text
        decisions.append(DecisionLine(decision, text, made))
    areas = tuple((area.uuid, area.name) for area in gateway.areas(("est_area", "district")))
    return MeetingBook(gateway.meetings(), gateway.working_groups(), tuple(decisions), choices, areas)


def agenda(
    gateway: Gateway, area_uuid: str | None = None, progress: Progress = SILENT, today: date | None = None
) -> Agenda:
    """Fill an agenda from the last whole week, for one area or all. Raises EstError, CancelledError."""
    today = today or local_today()
    week = period_around(today, PeriodKind.WEEK).previous()
    areas = frozenset({area_uuid}) if area_uuid else frozenset()
    selection = Selection(week, area_uuids=areas)
    compare = default_compare(gateway, selection)
    seen = lagesbild(gateway, selection, compare, progress=Part(progress, 0.0, 0.8))
    problems = problems_without_insats(
        gateway, Selection(None, area_uuids=areas), today, Part(progress, 0.8, 1.0)
    )
    items = (
        AgendaItem(translate("est", "Insatser: who, until when"), _insatser_lines(seen.insatser)),
        AgendaItem(translate("est", "The week's reports"), _kind_lines(seen.kinds)),
        AgendaItem(translate("est", "Who has reported"), (seen.reporting.basis.sentence,)),
        AgendaItem(translate("est", "What has changed"), _change_lines(seen.change)),
        AgendaItem(translate("est", "Places and times"), _place_lines(seen)),
        AgendaItem(
            translate("est", "Problems without an insats"),
            _some(f"{problem.name}: {problem.text}" for problem in problems)
            or (translate("est", "None in the last three months."),),
        ),
        AgendaItem(
            translate("est", "Coming events with raised risk"),
            _some(
                " · ".join(part for part in (event.when, event.what, event.where) if part)
                for event in seen.planned.events
            )
            or (seen.planned.basis.sentence,),
        ),
    )
    return Agenda(period_label(week), items)


def area_page(
    gateway: Gateway, area_uuid: str, progress: Progress = SILENT, today: date | None = None
) -> AreaPage:
    """Tell of one area over the last whole month. Raises EstError."""
    today = today or local_today()
    month = period_around(today, PeriodKind.MONTH).previous()
    selection = Selection(month, area_uuids=frozenset({area_uuid}))
    seen = lagesbild(gateway, selection, default_compare(gateway, selection), progress=progress)
    groups = tuple(group for group in gateway.working_groups() if group.area_uuid == area_uuid)
    problems = tuple(f"{place.name}: {number(place.count)}" for place in seen.places.places[:MOST_LINES])
    insatser = tuple((line.uuid, f"{line.title} ({line.state})") for line in seen.insatser.lines)
    change = f"{period_label(month)}: {seen.change.basis.sentence}"
    return AreaPage(groups, change, problems, insatser)


def _insatser_lines(answer: InsatserAnswer) -> tuple[str, ...]:
    lines = (
        " · ".join(part for part in (line.title, line.responsible, line.state) if part)
        for line in answer.lines
    )
    return (answer.basis.sentence, *_some(lines))


def _kind_lines(answer: KindsAnswer) -> tuple[str, ...]:
    lines = []
    for row in answer.rows:
        if row.compare_count is None:
            lines.append(f"{row.name}: {number(row.count)}")
        elif row.count and not row.compare_count:
            lines.append(translate("est", "{kind}: {count}, new", kind=row.name, count=number(row.count)))
        elif row.compare_count and not row.count:
            lines.append(translate("est", "{kind}: none any more", kind=row.name))
        else:
            lines.append(
                translate(
                    "est",
                    "{kind}: {count} ({before} before)",
                    kind=row.name,
                    count=number(row.count),
                    before=number(row.compare_count),
                )
            )
    return (answer.basis.sentence, *_some(lines))


def _change_lines(answer: ChangeAnswer) -> tuple[str, ...]:
    worse = [
        f"{row.name}: {direction_word(row.direction)}"
        for row in answer.rows
        if row.direction in (Direction.WORSE, Direction.BETTER)
    ]
    return (answer.basis.sentence, *_some(worse))


def _place_lines(seen: LagesbildAnswer) -> tuple[str, ...]:
    places = (f"{place.name}: {number(place.count)}" for place in seen.places.places)
    return (seen.places.basis.sentence, *_some(places), seen.time_pattern.basis.sentence)


def _some(lines: Iterable[str]) -> tuple[str, ...]:
    every: Sequence[str] = tuple(lines)
    if len(every) <= MOST_LINES:
        return tuple(every)
    more = translate("est", "and {count} more", count=number(len(every) - MOST_LINES))
    return (*every[:MOST_LINES], more)
