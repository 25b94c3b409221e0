"""Dates and times as people and programs write them: Swedish, ISO, spreadsheet serials, mixed offsets.

A time without an offset is Swedish wall-clock time. What names only a day, a week or a month becomes
that whole span, with a precision that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from ..domain.local_time import start_of_day, to_instant, to_local
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import TimePrecision
from .cell_values import CellError, shortened
from .clocks import ClockError, parse_clock
from .date_forms import DayForm, DayOrder, FoundDay, find_day, plain_text

__all__ = ["DateError", "DateReader", "DayOrder", "ReadTime", "recognise_dates"]

FIRST_YEAR = 1950
YEARS_AHEAD = 10
_TO_END = re.compile(
    r"\s(?:-|till|to|/)\s|\s?--\s?| ?\btill\b ?|/(?=\d{4}-)"
    r"|(?<=[\d:.]{4})-(?=\d{1,2}[:.]\d\d)|(?<=[ .:]\d\d)-(?=\d{1,2}$)|(?<= \d)-(?=\d{1,2}$)"
)
_ABOUT = re.compile(r"^(?:ca|cirka|c:a|omkring|runt|ungefär|around|about|approx)\.? ")


class DateError(CellError):
    """A cell holds no date or time that can be used."""


@dataclass(frozen=True)
class ReadTime:
    """What a cell tells: instants (UTC), ``end`` None where it tells none, and how exactly it is known."""

    start: datetime
    end: datetime | None
    precision: TimePrecision


@dataclass(frozen=True)
class _Moment:
    """A day in Sweden, with a clock time where one is told, or an instant."""

    day: FoundDay
    clock: time | None
    instant: datetime | None = None
    about: bool = False


@dataclass(frozen=True)
class DateReader:
    """How the cells of a column are read.

    ``order`` is for dates such as 3/4/2026. ``midnight_is_no_clock``: the column holds days that a program
    has put 00:00 behind. ``today`` bounds what can be meant.
    """

    today: date
    order: DayOrder = DayOrder.DAY_FIRST
    midnight_is_no_clock: bool = False

    def read(self, text: str, reference: date | None = None) -> ReadTime:
        """Read a cell. ``reference`` is a day not before the one meant, for dates without a year.

        Raises DateError, and NonexistentTimeError for the hour that summer time skips.
        """
        plain = plain_text(text)
        try:
            return self._read_time(self._moment(plain, text, reference), text)
        except DateError:
            parts = _TO_END.split(plain, maxsplit=1)
            if len(parts) != 2 or not all(part.strip() for part in parts):
                raise
        first = self._moment(parts[0].strip(), text, reference)
        last = self._last_moment(parts[1].strip(), first, text, reference)
        return self._spanned(self._read_time(first, text), self._read_time(last, text))

    def read_day_and_clock(self, day: str, clock: str, reference: date | None = None) -> ReadTime:
        """Read a day and the clock time in another column; without a clock time the whole day."""
        moment = self._moment(plain_text(day), day, reference)
        plain = plain_text(clock)
        if plain:
            about = _ABOUT.match(plain) is not None
            try:
                read = parse_clock(_ABOUT.sub("", plain))
            except ClockError as error:
                raise _unreadable(clock) from error
            later = replace(moment.day, first=moment.day.first + timedelta(days=read.days))
            moment = _Moment(later, read.clock, None, about)
        return self._read_time(moment, f"{day} {clock}".strip())

    def read_span(self, start: str, end: str, reference: date | None = None) -> ReadTime:
        """Read a start and, if it holds anything, an end in another column."""
        first = self.read(start, reference)
        return self._spanned(first, self.read(end, reference)) if end.strip() else first

    def _spanned(self, first: ReadTime, last: ReadTime) -> ReadTime:
        whole_days = first.end is not None and last.end is not None
        end = last.end if last.end is not None else last.start
        if end < first.start:
            raise DateError(
                QT_TRANSLATE_NOOP("est", "the end ({end}) comes before the start ({start})."),
                start=f"{to_local(first.start):%Y-%m-%d %H:%M}",
                end=f"{to_local(end):%Y-%m-%d %H:%M}",
            )
        return ReadTime(first.start, end, first.precision if whole_days else last.precision)

    def _moment(self, plain: str, text: str, reference: date | None) -> _Moment:
        about = _ABOUT.match(plain) is not None
        day = find_day(_ABOUT.sub("", plain), self.order, reference)
        if day is None:
            raise _unreadable(text)
        if day.fault:
            raise DateError(
                QT_TRANSLATE_NOOP("est", "the day “{text}” does not exist."), text=shortened(text)
            )
        if not FIRST_YEAR <= day.first.year <= self.today.year + YEARS_AHEAD:
            raise DateError(
                QT_TRANSLATE_NOOP("est", "“{text}” would be the year {year}, which cannot be meant."),
                text=shortened(text),
                year=day.first.year,
            )
        if day.clock is not None or not day.rest:
            return _Moment(day, day.clock, None, about)
        if day.form is not DayForm.DAY:
            raise _unreadable(text)
        try:
            read = parse_clock(day.rest)
        except ClockError as error:
            raise _unreadable(text) from error
        moved = replace(day, first=day.first + timedelta(days=read.days))
        if read.offset is not None:
            local = datetime.combine(moved.first, read.clock)
            return _Moment(moved, read.clock, (local - read.offset).replace(tzinfo=UTC), about)
        return _Moment(moved, read.clock, None, about)

    def _last_moment(self, plain: str, first: _Moment, text: str, reference: date | None) -> _Moment:
        """Read the end of a span, which may be a clock time alone: then of the same day or the next."""
        try:
            read = parse_clock(plain)
        except ClockError:
            return self._moment(plain, text, reference)
        if first.clock is None or read.offset is not None:
            raise _unreadable(text)
        days = read.days + (1 if not read.days and read.clock < first.clock else 0)
        return _Moment(replace(first.day, first=first.day.first + timedelta(days=days)), read.clock)

    def _read_time(self, moment: _Moment, text: str) -> ReadTime:
        if moment.instant is not None:
            return ReadTime(moment.instant, None, _precision(moment))
        clock = moment.clock
        if clock is not None and not (self.midnight_is_no_clock and clock == time.min):
            try:
                return ReadTime(
                    to_instant(datetime.combine(moment.day.first, clock)), None, _precision(moment)
                )
            except OverflowError as error:
                raise _unreadable(text) from error
        end = start_of_day(moment.day.last + timedelta(days=1))
        return ReadTime(start_of_day(moment.day.first), end, _SPANS[moment.day.form])


_SPANS = {
    DayForm.DAY: TimePrecision.APPROXIMATE,
    DayForm.WEEK: TimePrecision.WEEK,
    DayForm.MONTH: TimePrecision.MONTH,
}


def _precision(moment: _Moment) -> TimePrecision:
    return TimePrecision.APPROXIMATE if moment.about else TimePrecision.EXACT


def recognise_dates(cells: Iterable[str], today: date) -> DateReader:
    """Find out how a column writes its dates: day or month first, and whether 00:00 is a clock time."""
    days_first = months_first = midnights = clocks = 0
    for cell in cells:
        plain = plain_text(cell)
        order = _Order.of(plain)
        days_first += order is _Order.DAY_FIRST
        months_first += order is _Order.MONTH_FIRST
        day = find_day(plain, DayOrder.DAY_FIRST, today)
        if day is not None and (day.rest or day.clock is not None):
            is_midnight = day.clock == time.min or _MIDNIGHT.fullmatch(day.rest) is not None
            midnights += is_midnight
            clocks += not is_midnight
    order_found = DayOrder.MONTH_FIRST if months_first and not days_first else DayOrder.DAY_FIRST
    return DateReader(today, order_found, midnight_is_no_clock=midnights > 0 and clocks == 0)


_MIDNIGHT = re.compile(r"0?0[:.]00(?:[:.]00(?:[.,]0+)?)?")
_SLASHED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](?:\d{4}|\d\d)(?!\d)")


class _Order(StrEnum):
    """What one date alone proves of the order of day and month."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    EITHER = "either"

    @classmethod
    def of(cls, plain: str) -> _Order:
        match = _SLASHED.match(plain)
        if match is None:
            return cls.EITHER
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second:
            return cls.DAY_FIRST
        return cls.MONTH_FIRST if second > 12 >= first else cls.EITHER


def _unreadable(text: str) -> DateError:
    return DateError(
        QT_TRANSLATE_NOOP(
            "est", "“{text}” is no date or time that is understood. Write it as 2026-03-15 22:30."
        ),
        text=shortened(text),
    )
