"""Periods as tables of counts write them: months, weeks, quarters, tertials, years, two days."""

from __future__ import annotations

import re

from ..domain.period import Period, PeriodError, month_period, tertial_period, year_period
from .date_forms import DayForm, DayOrder, find_day, plain_text

_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_YEAR = re.compile(r"(?:år )?(\d{4})(?:\.0)?(?: ?0{2}:0{2}(?::0{2})?)?")
_MONTH_NUMBER = re.compile(r"(?:m|mån|månad)?\.? ?(0?[1-9]|1[0-2])(?:\.0)?")
_STATISTICS = re.compile(r"(\d{4}) ?(m|k|q|t|tertial|kvartal|kv)\.? ?(\d{1,2})")
_TURNED = re.compile(r"(m|k|q|t|tertial|kvartal|kv)\.? ?(\d{1,2})[ ,\-/]*(\d{4})")
_COMPACT_MONTH = re.compile(r"(19[5-9]\d|20\d\d)(0[1-9]|1[0-2])")
_MIDNIGHT = re.compile(r" 00:00(?::00)?$")
_SPAN = re.compile(r" (?:till|to|-|–) |/(?=\d{4})|\.\.| t\.?o\.?m\.? ")


def read_period(text: str, *, whole_month: bool = False) -> Period | None:
    """Return the period that a text names, None where it names none.

    ``2025-01``, ``jan 2025``, ``2025M01``, ``2025 v 5``, ``2025K1``, ``2025-T1``, ``2025``, a day, or two
    days with *till* between. ``whole_month``: the first day of a month stands for the month, as where a
    spreadsheet keeps *jan 2025* as a date.
    """
    plain = _MIDNIGHT.sub("", plain_text(text))
    try:
        found = _named(plain) or _days(plain, whole_month=whole_month)
    except PeriodError:
        return None
    if found is None or not (found.first.year >= _FIRST_YEAR and found.last.year <= _LAST_YEAR):
        return None
    return found


def month_of_year(text: str, year: str) -> Period | None:
    """Return the month that is named without its year in one cell, and its year in another."""
    told = _YEAR.fullmatch(plain_text(year))
    if told is None:
        return None
    number = _MONTH_NUMBER.fullmatch(plain_text(text))
    if number is not None:
        return month_period(int(told[1]), int(number[1]))
    return read_period(f"{text} {told[1]}")


def span_of(first: str, last: str) -> Period | None:
    """Return the period from the first day of one text to the last day of another."""
    begins, ends = read_period(first), read_period(last)
    if begins is None or ends is None or ends.last < begins.first:
        return None
    return Period(begins.first, ends.last)


def _named(plain: str) -> Period | None:
    year = _YEAR.fullmatch(plain)
    if year is not None:
        return year_period(int(year[1]))
    match = _STATISTICS.fullmatch(plain.replace("-", " ").replace("  ", " "))
    if match is not None:
        return _part_of_year(int(match[1]), match[2], int(match[3]))
    match = _TURNED.fullmatch(plain)
    if match is not None:
        return _part_of_year(int(match[3]), match[1], int(match[2]))
    match = _COMPACT_MONTH.fullmatch(plain)
    return month_period(int(match[1]), int(match[2])) if match is not None else None


def _part_of_year(year: int, word: str, number: int) -> Period | None:
    if word == "m":
        return month_period(year, number)
    if word.startswith("t"):
        return tertial_period(year, number)
    last = 3 * number
    if not 3 <= last <= 12:
        return None
    return Period(month_period(year, last - 2).first, month_period(year, last).last)


def _days(plain: str, *, whole_month: bool) -> Period | None:
    parts = _SPAN.split(plain)
    if len(parts) == 2:
        return span_of(*parts)
    found = find_day(plain, DayOrder.DAY_FIRST, None)
    if found is None or found.fault or found.rest or found.clock is not None:
        return None
    is_first = whole_month and found.first == found.last and found.first.day == 1
    if is_first or found.form is DayForm.MONTH:
        return month_period(found.first.year, found.first.month)
    return Period(found.first, found.last)
