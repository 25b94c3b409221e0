"""Periods of Swedish calendar days, both ends included: week, month, tertial, year or one's own."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from .local_time import start_of_day
from .message import QT_TRANSLATE_NOOP, EstError

MONTHS_PER_TERTIAL = 4
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)


class PeriodKind(StrEnum):
    """How a period was named, which decides what comes before it and how it is written."""

    WEEK = "week"
    MONTH = "month"
    TERTIAL = "tertial"
    YEAR = "year"
    OWN = "own"


class PeriodError(EstError):
    """A period that cannot be read, or that ends before it begins."""


@dataclass(frozen=True, order=True)
class Period:
    """Calendar days ``first`` to ``last`` in Sweden, both included."""

    first: date
    last: date
    kind: PeriodKind = PeriodKind.OWN

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodError(
                QT_TRANSLATE_NOOP(
                    "est", "The period ends ({last}) before it begins ({first}). Change one of the dates."
                ),
                first=self.first.isoformat(),
                last=self.last.isoformat(),
            )

    @property
    def days(self) -> int:
        """Number of calendar days."""
        return (self.last - self.first).days + 1

    def bounds(self) -> tuple[datetime, datetime]:
        """Return the half-open span of instants [start, end) that the days cover in Sweden."""
        return start_of_day(self.first), start_of_day(self.last + timedelta(days=1))

    def contains(self, day: date) -> bool:
        """Tell whether ``day`` lies in the period."""
        return self.first <= day <= self.last

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two periods share a day."""
        return self.first <= other.last and other.first <= self.last

    def previous(self) -> Period:
        """Return the period of the same kind just before; for one's own, equally many days before."""
        return self._named(self.first - timedelta(days=1)) or Period(
            self.first - timedelta(days=self.days), self.first - timedelta(days=1)
        )

    def following(self) -> Period:
        """Return the period of the same kind just after; for one's own, equally many days after."""
        return self._named(self.last + timedelta(days=1)) or Period(
            self.last + timedelta(days=1), self.last + timedelta(days=self.days)
        )

    def same_last_year(self) -> Period:
        """Return the same period a year earlier: the same week number, month or tertial, or dates."""
        if self.kind is PeriodKind.WEEK:
            year, week, _ = self.first.isocalendar()
            return week_period(year - 1, min(week, _weeks_in(year - 1)))
        return Period(_year_before(self.first), _year_before(self.last, self._is_whole_months()), self.kind)

    def _is_whole_months(self) -> bool:
        return self.first.day == 1 and self.last.day == monthrange(self.last.year, self.last.month)[1]

    def code(self) -> str:
        """Return the period as :func:`parse_period` reads it."""
        year, month = self.first.year, self.first.month
        if self.kind is PeriodKind.WEEK:
            iso_year, week, _ = self.first.isocalendar()
            return f"{iso_year}-W{week:02d}"
        if self.kind is PeriodKind.MONTH:
            return f"{year}-{month:02d}"
        if self.kind is PeriodKind.TERTIAL:
            return f"{year}-T{(month - 1) // MONTHS_PER_TERTIAL + 1}"
        if self.kind is PeriodKind.YEAR:
            return f"{year}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def _named(self, day: date) -> Period | None:
        return None if self.kind is PeriodKind.OWN else period_around(day, self.kind)


def week_period(year: int, week: int) -> Period:
    """Return ISO week ``week`` of ISO year ``year`` (Monday to Sunday). Raises PeriodError."""
    if not _EARLIEST.year <= year <= _LATEST.year:
        raise _unreadable(f"{year}-W{week}")
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError as error:
        raise _unreadable(f"{year}-W{week}") from error
    return Period(first, first + timedelta(days=6), PeriodKind.WEEK)


def month_period(year: int, month: int) -> Period:
    """Return a calendar month. Raises PeriodError."""
    return _months(year, month, 1, PeriodKind.MONTH)


def tertial_period(year: int, tertial: int) -> Period:
    """Return tertial 1 (jan-apr), 2 (maj-aug) or 3 (sep-dec) of a year. Raises PeriodError."""
    return _months(year, (tertial - 1) * MONTHS_PER_TERTIAL + 1, MONTHS_PER_TERTIAL, PeriodKind.TERTIAL)


def year_period(year: int) -> Period:
    """Return a calendar year. Raises PeriodError."""
    return _months(year, 1, 12, PeriodKind.YEAR)


def period_around(day: date, kind: PeriodKind) -> Period:
    """Return the week, month, tertial or year that holds ``day``; for OWN, the day alone."""
    if kind is PeriodKind.WEEK:
        year, week, _ = day.isocalendar()
        return week_period(year, week)
    if kind is PeriodKind.MONTH:
        return month_period(day.year, day.month)
    if kind is PeriodKind.TERTIAL:
        return tertial_period(day.year, (day.month - 1) // MONTHS_PER_TERTIAL + 1)
    if kind is PeriodKind.YEAR:
        return year_period(day.year)
    return Period(day, day)


def parse_period(text: str) -> Period:
    """Read ``2026-W47``, ``2026-11``, ``2026-T3``, ``2026`` or ``2026-11-01/2026-11-15``.

    Raises PeriodError with a sentence that names the accepted forms.
    """
    text = text.strip()
    first, slash, last = text.partition("/")
    if slash:
        return Period(parse_day(first), parse_day(last))
    match = re.fullmatch(r"(\d{4})(?:-(?:[Ww](\d{1,2})|[Tt]([1-3])|(\d{1,2})))?", text)
    if match is None:
        raise _unreadable(text)
    year, week, tertial, month = match.groups()
    if week:
        return week_period(int(year), int(week))
    if tertial:
        return tertial_period(int(year), int(tertial))
    if month:
        return month_period(int(year), int(month))
    return year_period(int(year))


def parse_day(text: str) -> date:
    """Read an ISO date between 1900 and 2199. Raises PeriodError."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise _unreadable(text) from error
    if not _EARLIEST <= day <= _LATEST:
        raise _unreadable(text)
    return day


def _months(year: int, month: int, count: int, kind: PeriodKind) -> Period:
    last_month = month + count - 1
    if not (_EARLIEST.year <= year <= _LATEST.year and 1 <= month <= last_month <= 12):
        raise _unreadable(f"{year}-{month}")
    return Period(date(year, month, 1), date(year, last_month, monthrange(year, last_month)[1]), kind)


def _weeks_in(year: int) -> int:
    return date(year, 12, 28).isocalendar().week


def _year_before(day: date, end_of_month: bool = False) -> date:
    last_day = monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, last_day if end_of_month else min(day.day, last_day))


def _unreadable(text: str) -> PeriodError:
    return PeriodError(
        QT_TRANSLATE_NOOP(
            "est",
            "The period “{text}” could not be read. Write a week (2026-W47), a month (2026-11), a tertial"
            " (2026-T3), a year (2026) or two dates (2026-11-01/2026-11-15).",
        ),
        text=text,
    )
