"""The written forms of days: which day, week or month a text begins with, and what follows it."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache


class DayOrder(StrEnum):
    """Which comes first in a date such as 3/4/2026."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class DayForm(StrEnum):
    """How long a time a text names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class FoundDay:
    """Days ``first`` to ``last``, what follows them in the text, a clock time that is part of the form.

    ``fault``: the form is right but there is no such day.
    """

    first: date
    last: date
    form: DayForm
    rest: str = ""
    clock: time | None = None
    fault: bool = False


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb february febr",
            "mars mar march",
            "april apr",
            "maj may",
            "juni jun june",
            "juli jul july",
            "augusti aug august",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "(?P<name>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?(?![a-zåäö])"
_WEEKDAYS = re.compile(
    r"\b(?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mån|tis|ons|tors|tor|fre|lör|sön|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)(?:en)?\b[.,]? ?(?:den )?"
)
_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_BETWEEN = r"(?:[ ,t]+(?:den |kl(?:ockan)?\.?:? ?|at )?|$)"

_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?!\d){_BETWEEN}")
_FAST_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ t](\d\d):(\d\d)(?::(\d\d))?)?")
_COMPACT = re.compile(rf"(\d{{4}})(\d\d)(\d\d)(?:[t ]?(\d\d)(\d\d)(\d\d)?(?=$|[z+\-])|{_BETWEEN})")
_SHORT_COMPACT = re.compile(rf"(\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)$|{_BETWEEN})")
_SHORT_ISO = re.compile(rf"(\d\d)-(\d\d)-(\d\d)(?!\d){_BETWEEN}")
_NUMBERS = re.compile(rf"(\d{{1,2}})([/.\-]) ?(\d{{1,2}})(?:[/.\- ] ?(\d{{4}}|\d\d)(?![\d:.]))?{_BETWEEN}")
_DAY_MONTH = re.compile(
    rf"(?:den )?(?P<day>\d{{1,2}})(?::?[ea]|st|nd|rd|th)?\.?[ \-]?(?:of )?{_MONTH}["
    rf" ,\-]*(?P<year>\d{{4}}(?![\d:]))?{_BETWEEN}"
)
_MONTH_DAY = re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){_BETWEEN}")
_MONTH_YEAR = re.compile(rf"{_MONTH}[ ,\-/]*(?P<year>\d{{4}}|\d\d)$")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})$")
_YEAR_MONTH_NAME = re.compile(rf"(?P<year>\d{{4}})[ ,\-/]*{_MONTH}$")
_YEAR_WEEK = re.compile(r"(\d{4})[ ,\-]*(?:w|v|vecka|week)\.? ?(\d{1,2})(?:-([1-7]))?$")
_WEEK_YEAR = re.compile(r"(?:v|vecka|week|w)\.? ?(\d{1,2})(?:[ ,\-/]+(\d{4}))?$")
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?$")
_MILLISECONDS = re.compile(r"(\d{13})$")
_FIRST_SERIAL_DAY = date(1899, 12, 30)
_SERIALS = (18_264, 91_313)
"""1950 to 2149: what lies outside is some other number."""


@lru_cache(maxsize=20_000)
def plain_text(text: str) -> str:
    """Return a text in small letters, with single spaces, plain dashes and digits, without weekdays."""
    plain = text if text.isascii() else _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return _WEEKDAYS.sub("", _SPACES.sub(" ", plain.lower()).strip())


@lru_cache(maxsize=20_000)
def find_day(plain: str, order: DayOrder, reference: date | None) -> FoundDay | None:
    """Return the day, week or month that a text begins with, None where it begins with none."""
    match = _FAST_ISO.fullmatch(plain)
    if match is not None:
        clock = f"{match[4]}:{match[5]}:{match[6] or '00'}" if match[4] else ""
        return _day(int(match[1]), int(match[2]), int(match[3]), clock)
    for reader in _READERS:
        found = reader(plain, order, reference)
        if found is not None:
            return found
    return None


_Reader = Callable[[str, DayOrder, date | None], FoundDay | None]


def _day(year: int, month: int, day: int, rest: str = "", clock: time | None = None) -> FoundDay:
    try:
        found = date(year, month, day)
    except ValueError:
        return FoundDay(date.min, date.min, DayForm.DAY, fault=True)
    return FoundDay(found, found, DayForm.DAY, rest.strip(" ,"), clock)


def _iso(plain: str, _: DayOrder, __: date | None) -> FoundDay | None:
    match = _ISO.match(plain)
    return match and _day(int(match[1]), int(match[3]), int(match[4]), plain[match.end() :])


def _compact(plain: str, _: DayOrder, __: date | None) -> FoundDay | None:
    match = _COMPACT.match(plain)
    if match is None:
        return None
    rest = plain[match.end() :]
    if match[4]:
        rest = f"{match[4]}:{match[5]}:{match[6] or '00'}{rest}"
    return _day(int(match[1]), int(match[2]), int(match[3]), rest)


def _short_compact(plain: str, _: DayOrder, reference: date | None) -> FoundDay | None:
    match = _SHORT_COMPACT.match(plain)
    if match is None:
        return None
    clock = f"{match[4]}:{match[5]}" if match[4] else plain[match.end() :]
    return _day(_century(int(match[1]), reference), int(match[2]), int(match[3]), clock)


def _short_iso(plain: str, _: DayOrder, reference: date | None) -> FoundDay | None:
    """Read 26-03-15, year first as Swedes write with hyphens, if that is a day."""
    match = _SHORT_ISO.match(plain)
    if match is None:
        return None
    found = _day(_century(int(match[1]), reference), int(match[2]), int(match[3]), plain[match.end() :])
    return None if found.fault else found


def _numbers(plain: str, order: DayOrder, reference: date | None) -> FoundDay | None:
    match = _NUMBERS.match(plain)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), match[4]
    if year is None and match[2] == ".":
        return None
    rest = plain[match.end() :]
    day, month = (second, first) if order is DayOrder.MONTH_FIRST else (first, second)
    if year is None:
        return _without_year(month, day, rest, reference)
    return _day(int(year) if len(year) == 4 else _century(int(year), reference), month, day, rest)


def _day_and_month(plain: str, _: DayOrder, reference: date | None) -> FoundDay | None:
    match = _DAY_MONTH.match(plain) or _MONTH_DAY.match(plain)
    if match is None:
        return None
    month, day, rest = _MONTHS[match["name"]], int(match["day"]), plain[match.end() :]
    if match["year"] is None:
        return _without_year(month, day, rest, reference)
    return _day(int(match["year"]), month, day, rest)


def _month(plain: str, _: DayOrder, reference: date | None) -> FoundDay | None:
    numbers = _YEAR_MONTH.match(plain)
    if numbers is not None:
        return _whole_month(int(numbers[1]), int(numbers[2]))
    match = _MONTH_YEAR.match(plain) or _YEAR_MONTH_NAME.match(plain)
    if match is None:
        return None
    year = int(match["year"])
    return _whole_month(year if year > 99 else _century(year, reference), _MONTHS[match["name"]])


def _week(plain: str, _: DayOrder, reference: date | None) -> FoundDay | None:
    match = _YEAR_WEEK.match(plain)
    if match is not None:
        year, week, weekday = int(match[1]), int(match[2]), match[3]
    else:
        match, weekday = _WEEK_YEAR.match(plain), None
        if match is None or (match[2] is None and reference is None):
            return None
        year, week = int(match[2] or reference.year), int(match[1])  # type: ignore[union-attr]
    try:
        first = date.fromisocalendar(year, week, int(weekday or 1))
    except ValueError:
        return FoundDay(date.min, date.min, DayForm.WEEK, fault=True)
    if weekday is not None:
        return FoundDay(first, first, DayForm.DAY)
    if match[2] is None and reference is not None and first > reference:
        first = date.fromisocalendar(year - 1, min(week, 52), 1)
    return FoundDay(first, first + timedelta(days=6), DayForm.WEEK)


def _serial(plain: str, _: DayOrder, __: date | None) -> FoundDay | None:
    match = _SERIAL.match(plain)
    if match is None or not _SERIALS[0] <= int(match[1]) < _SERIALS[1]:
        return None
    seconds = round(float(f"0.{match[2] or 0}") * 86_400)
    moment = datetime.combine(_FIRST_SERIAL_DAY, time.min) + timedelta(days=int(match[1]), seconds=seconds)
    clock = moment.time() if match[2] else None
    return _day(moment.year, moment.month, moment.day, clock=clock)


def _milliseconds(plain: str, _: DayOrder, __: date | None) -> FoundDay | None:
    """Read milliseconds since 1970 in UTC, as web services give them."""
    match = _MILLISECONDS.match(plain)
    if match is None:
        return None
    moment = datetime(1970, 1, 1) + timedelta(milliseconds=int(match[1]))  # noqa: DTZ001 - zone is in the rest
    return _day(moment.year, moment.month, moment.day, f"{moment:%H:%M:%S} z")


_READERS: tuple[_Reader, ...] = (
    _iso,
    _compact,
    _short_compact,
    _milliseconds,
    _serial,
    _week,
    _month,
    _short_iso,
    _numbers,
    _day_and_month,
)


def _whole_month(year: int, month: int) -> FoundDay:
    found = _day(year, month, 1)
    if found.fault:
        return found
    return FoundDay(found.first, found.first.replace(day=monthrange(year, month)[1]), DayForm.MONTH)


def _without_year(month: int, day: int, rest: str, reference: date | None) -> FoundDay | None:
    """Return the latest such day that is not after the day after ``reference``."""
    if reference is None:
        return None
    for year in range(reference.year + 1, reference.year - 9, -1):
        found = _day(year, month, day, rest)
        if not found.fault and found.first <= reference + timedelta(days=1):
            return found
    return _day(reference.year, month, day, rest)


@lru_cache(maxsize=256)
def _century(year: int, reference: date | None) -> int:
    """Return the full year of two digits: not more than ten years ahead."""
    this_year = reference.year if reference is not None else datetime.now().year  # noqa: DTZ005 - the year only
    full = this_year - this_year % 100 + year
    return full - 100 if full > this_year + 10 else full
