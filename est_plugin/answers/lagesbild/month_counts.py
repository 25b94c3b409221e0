"""Counts by calendar month in some places, for time lines: with the insatser of the place marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ...analysis.table import IntArray, ObservationTable
from ...charts.timeline import Mark
from ...domain.insats import Insats, InsatsStatus
from ...domain.period import Period, PeriodKind, period_around
from ...project.swedish import MONTHS_SHORT
from ..layer_reading import bounds_of

MOST_MONTHS = 60


@dataclass(frozen=True)
class Months:
    """Consecutive calendar months, at most sixty."""

    periods: tuple[Period, ...]

    @staticmethod
    def between(first: date, last: date) -> Months:
        """Return the months from the one that holds ``first`` to the one of ``last``; the latest sixty."""
        periods: list[Period] = []
        month = period_around(last, PeriodKind.MONTH)
        while month.last >= first and len(periods) < MOST_MONTHS:
            periods.append(month)
            month = month.previous()
        return Months(tuple(reversed(periods)))

    @property
    def names(self) -> tuple[str, ...]:
        """Return ``okt 25`` … for an axis."""
        return tuple(
            f"{MONTHS_SHORT[month.first.month - 1][:3]} {month.first.year % 100:02d}"
            for month in self.periods
        )

    def place(self, day: date) -> float:
        """Return where a day stands on an axis whose months are 1 wide, 0 the middle of the first."""
        first = self.periods[0].first
        month = (day.year - first.year) * 12 + day.month - first.month
        length = period_around(day, PeriodKind.MONTH).days
        return month - 0.5 + (day.day - 1) / length

    def counts(self, table: ObservationTable, rows: IntArray) -> IntArray:
        """Count by month what the rows of a table started in."""
        edges = [bounds_of(month)[0] for month in self.periods] + [bounds_of(self.periods[-1])[1]]
        start = table.start[rows]
        where = np.searchsorted(np.asarray(edges), start[~np.isnat(start)], side="right") - 1
        inside = (where >= 0) & (where < len(self.periods))
        return np.bincount(where[inside], minlength=len(self.periods)).astype(np.int64)

    def marks(self, insatser: Iterable[Insats], today: date, name: str = "") -> tuple[Mark, ...]:
        """Return the bands of insatser that have dates and fall into these months."""
        marks = []
        end = len(self.periods) - 0.5
        for insats in insatser:
            days = worked_days(insats, today)
            if days is None:
                continue
            first, last = self.place(days.first), self.place(days.last)
            if last >= -0.5 and first <= end:
                marks.append(Mark(max(first, -0.5), min(last, end), name))
        return tuple(marks)


def worked_days(insats: Insats, today: date) -> Period | None:
    """Return the days in which an insats was, or is, carried out; None where its dates do not say.

    From its start (or the decision, or the day it was done) to the day it was done, else to its planned
    end, else today.
    """
    first = insats.starts_on or insats.done_on
    if first is None or insats.status is InsatsStatus.PROPOSED:
        return None
    if insats.status is InsatsStatus.CANCELLED and insats.starts_on is None:
        return None
    last = insats.done_on or max(first, min(today, insats.due_on or today))
    return Period(first, max(first, last))


def days_of(insatser: Sequence[Insats], today: date) -> Period | None:
    """Return the days from the first insats's start to the last one's end, None where none has dates."""
    found = [days for days in (worked_days(insats, today) for insats in insatser) if days is not None]
    if not found:
        return None
    return Period(min(days.first for days in found), max(days.last for days in found))
