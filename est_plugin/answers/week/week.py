"""The week at a glance: who has reported, what is new, what is lacking, what comes, what waits.

The lists take the filter's kinds, sources and areas but have dates of their own; who has reported is
told for everybody, whatever the filter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np

from ...analysis.progress import SILENT, Part, Progress, step
from ...analysis.table import ObservationTable
from ...domain.category import CategoryKind
from ...domain.local_time import local_today, start_of_day, to_local
from ...domain.observation import FaultStatus, Observation, ReviewStatus
from ...domain.period import Period, PeriodKind, period_around
from ...domain.selection import Selection
from ...domain.work_list import WorkList
from ...project.language import translate
from ...project.swedish import day, listed, number, period_label
from ...store.gateway import Gateway
from ..basis import Basis
from ..lagesbild.planned import coming_days, planned_answer
from ..reading import of_labels
from ..wording import sentences
from .likely_same import likely_list, linked_list
from .reporters import weeks_reported
from .reporting import reporting_answer
from .week_lists import Names, WeekList, WorkRow, WorkTable, order_of
from .week_rows import LONGEST_LIST, by_source, latest_of, listed_table, row_of, simple_table

WEEKS_LOOKED_BACK = 8
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class WeekAnswer:
    """The lists of the week, with the CRS in which their places are, and what stands over them."""

    week: Period
    title: str
    crs: str
    tables: tuple[WorkTable, ...]

    def table(self, key: WeekList) -> WorkTable:
        """Return one of the lists."""
        return next(table for table in self.tables if table.key is key)


def week_answer(
    gateway: Gateway,
    selection: Selection,
    week: Period | None = None,
    progress: Progress = SILENT,
    today: date | None = None,
) -> WeekAnswer:
    """Tell the week, the one whose reports were due last unless told. Raises EstError, CancelledError."""
    today = today or local_today()
    week = week or week_that_is_due(gateway, today)
    lists = selection.work_list()
    names = Names.of(gateway)
    since = last_meeting(gateway, today)
    asked: tuple[Callable[[Progress], Sequence[WorkTable]], ...] = (
        lambda _part: [reporters_list(gateway, week, names)],
        lambda part: new_lists(gateway, lists, names, since, part),
        lambda part: [planned_list(gateway, lists, names, today, part)],
        lambda part: [faults_list(gateway, lists, names, today, part)],
        lambda part: [review_list(gateway, lists, names, part)],
        lambda part: [likely_list(gateway, lists, names, part), linked_list(gateway, lists, names)],
    )
    tables: list[WorkTable] = []
    for place, ask in enumerate(asked):
        tables += ask(Part(progress, place / len(asked), (place + 1) / len(asked)))
        step(progress, (place + 1) / len(asked))
    return WeekAnswer(week, period_label(week), gateway.crs, tuple(tables))


def week_that_is_due(gateway: Gateway, today: date) -> Period:
    """Return the week whose reports were due last, by the municipality's day for them.

    Reports due on a Monday are those of the week before, reports due on a Friday those of the same week.
    Where nothing has happened in that week or the one before, it is the last in which something did.
    """
    weekday = gateway.settings().report_weekday
    due_day = today - timedelta(days=(today.isoweekday() - weekday) % 7)
    week = period_around(due_day - timedelta(days=1), PeriodKind.WEEK)
    latest = gateway.latest_report()
    if latest is None:
        return week
    latest_day = to_local(latest).date()
    has_slept = week.first - latest_day > _WEEK
    return period_around(latest_day, PeriodKind.WEEK) if has_slept else week


def last_meeting(gateway: Gateway, today: date) -> date:
    """Return the day of the last meeting; a week ago where none has been held."""
    held = [meeting.held_on for meeting in gateway.meetings() if meeting.held_on <= today]
    return max(held) if held else today - _WEEK


def reporters_list(gateway: Gateway, week: Period, names: Names) -> WorkTable:
    """Return who has reported in the week, who said that nothing was to report, and who is missing."""
    organisations = gateway.organisations()
    reports = gateway.observation_table(Selection(week))
    answer = reporting_answer(reports, organisations)
    quiet = of_labels(
        reports.category,
        [_is_nothing(names, label) for label in reports.category.labels],
    )
    counts, quiet_counts = _by_organisation(reports), _by_organisation(reports.take(quiet))
    back = Period(week.last - WEEKS_LOOKED_BACK * _WEEK + timedelta(days=1), week.last)
    weeks = weeks_reported(gateway.observation_table(Selection(back)), back)
    rows = []
    for organisation in organisations:
        count, nothing = counts[organisation.uuid], quiet_counts[organisation.uuid]
        if not (organisation.expected_weekly and organisation.active) and not count:
            continue
        many = weeks.get(organisation.uuid, 0)
        rows.append(
            WorkRow(
                (
                    organisation.name,
                    _reported(count, nothing),
                    translate("est", "{weeks} of {all}", weeks=many, all=WEEKS_LOOKED_BACK),
                ),
                (organisation.name.casefold(), float(count), float(many)),
            )
        )
    rows.sort(key=lambda row: (row.order[1] != 0, row.order[0]))
    return WorkTable(
        WeekList.REPORTERS,
        translate("est", "Have reported"),
        translate("est", "{have} of {all}", have=answer.reported, all=answer.expected),
        answer.basis,
        (
            translate("est", "Organisation"),
            translate("est", "The week"),
            translate("est", "Last {weeks} weeks", weeks=WEEKS_LOOKED_BACK),
        ),
        tuple(rows),
    )


def new_lists(
    gateway: Gateway, selection: Selection, names: Names, since: date, progress: Progress
) -> tuple[WorkTable, WorkTable]:
    """Return what has been reported since a day, and what of it lacks place or time."""
    table = listed_table(gateway, selection, WorkList(start_of_day(since), is_duplicate=False), progress)
    coarse = table.coarse
    placeless = ~coarse & ~table.has_point
    timeless = np.isnat(table.start)
    told = translate(
        "est",
        "New reports since {day}: {count}.",
        count=number(len(table)),
        day=day(since),
    )
    new = simple_table(
        WeekList.NEW,
        translate("est", "New since {day}", day=day(since)),
        len(table),
        sentences(told, by_source(table.source)),
        latest_of(gateway, table.key),
        names,
    )
    lacking = coarse | placeless | timeless
    kinds = [
        (translate("est", "without exact place"), int(coarse.sum())),
        (translate("est", "without place"), int(placeless.sum())),
        (translate("est", "without time"), int(timeless.sum())),
    ]
    words = listed([f"{number(count)} {word}" for word, count in kinds if count])
    return new, simple_table(
        WeekList.LACKING,
        translate("est", "Of these, lacking place or time"),
        int(lacking.sum()),
        translate("est", "Of the new ones: {list}.", list=words)
        if words
        else translate("est", "All new ones have both place and time."),
        latest_of(gateway, table.key[lacking]),
        names,
    )


def planned_list(
    gateway: Gateway, selection: Selection, names: Names, today: date, progress: Progress
) -> WorkTable:
    """Return the planned events of the coming weeks, soonest first."""
    days = coming_days(Period(today, today), today)
    work = WorkList(is_duplicate=False, kinds=(CategoryKind.PLANNED_EVENT,))
    table = listed_table(gateway, selection.with_period(days), work, progress)
    coming = gateway.observations_by_key(table.key[np.argsort(table.start)][:LONGEST_LIST])
    answer = planned_answer(coming, names.categories, days)
    return simple_table(
        WeekList.PLANNED,
        translate("est", "Planned events"),
        len(table),
        answer.basis.sentence,
        sorted(coming, key=lambda each: order_of(each.started_at)),
        names,
    )


def faults_list(
    gateway: Gateway, selection: Selection, names: Names, today: date, progress: Progress
) -> WorkTable:
    """Return the open faults in the environment, the oldest first, with who is responsible.

    Responsible is the organisation of an insats that answers the fault.
    """
    work = WorkList(
        fault_status=FaultStatus.OPEN, is_duplicate=False, kinds=(CategoryKind.ENVIRONMENT_FAULT,)
    )
    table = listed_table(gateway, selection, work, progress)
    oldest = table.key[np.argsort(table.start, kind="stable")][:LONGEST_LIST]
    faults = sorted(gateway.observations_by_key(oldest), key=lambda each: order_of(_began(each)))
    responsible = _responsible(gateway, names)
    nobody = translate("est", "nobody yet")
    rows = []
    for fault in faults:
        age = _age(fault, today)
        who = responsible.get(fault.uuid, nobody)
        cells = (number(age), names.kind(fault), names.where(fault), who)
        rows.append(row_of(fault, names, cells, (-float(age), *(cell.casefold() for cell in cells[1:]))))
    by_whom = Counter(row.cells[3] for row in rows)
    told = translate("est", "No open fault is known.")
    if rows:
        told = translate(
            "est",
            "Open faults: {count}, the oldest {age} days. Responsible: {list}.",
            count=number(len(table)),
            age=rows[0].cells[0],
            list=listed([f"{name} {number(count)}" for name, count in by_whom.most_common(4)]),
        )
    return WorkTable(
        WeekList.FAULTS,
        translate("est", "Open faults"),
        number(len(table)),
        Basis(len(table), told),
        (
            translate("est", "Days"),
            translate("est", "What"),
            translate("est", "Where"),
            translate("est", "Responsible"),
        ),
        tuple(rows),
    )


def review_list(gateway: Gateway, selection: Selection, names: Names, progress: Progress) -> WorkTable:
    """Return the reports that nobody has reviewed, the latest first."""
    work = WorkList(review_status=ReviewStatus.NEW, is_duplicate=False)
    table = listed_table(gateway, selection, work, progress)
    told = (
        translate("est", "Reports to review: {count}.", count=number(len(table)))
        if len(table)
        else translate("est", "Every report has been reviewed.")
    )
    return simple_table(
        WeekList.REVIEW,
        translate("est", "To review"),
        len(table),
        sentences(told, by_source(table.source)),
        latest_of(gateway, table.key),
        names,
    )


def _reported(count: int, nothing: int) -> str:
    if not count:
        return translate("est", "has not reported")
    if count == nothing:
        return translate("est", "nothing to report")
    if count - nothing == 1:
        return translate("est", "1 report")
    return translate("est", "{count} reports", count=number(count - nothing))


def _is_nothing(names: Names, label: str) -> bool:
    category = names.categories.get(label)
    return category is not None and category.kind is CategoryKind.NOTHING_TO_REPORT


def _by_organisation(table: ObservationTable) -> Counter[str]:
    column = table.organisation
    return Counter(dict(zip(column.labels, map(int, column.counts()), strict=True)))


def _responsible(gateway: Gateway, names: Names) -> dict[str, str]:
    """Return by observation who is responsible for the insats that answers it."""
    insatser = {insats.uuid: insats for insats in gateway.insatser()}
    found = {}
    for link in gateway.insats_observations():
        insats = insatser.get(link.insats_uuid)
        name = names.organisations.get((insats.responsible_uuid if insats else None) or "")
        if name:
            found[link.observation_uuid] = name
    return found


def _began(fault: Observation) -> datetime | None:
    return fault.started_at or fault.reported_at


def _age(fault: Observation, today: date) -> int:
    """Return for how many days a fault has been known, 0 where that cannot be told."""
    began = _began(fault) or datetime.now(UTC)
    return max((today - to_local(began).date()).days, 0)
