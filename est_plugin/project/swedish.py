"""Swedish notation of numbers, dates and periods, the same on screen, in answers and on paper.

Names of months and days, the decimal comma and the order of a date are notation, not sentences: they
stay Swedish whatever language QGIS speaks, and nothing here depends on the machine's locale.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime

from ..domain.local_time import to_local
from ..domain.period import MONTHS_PER_TERTIAL, Period, PeriodKind

NO_BREAK = "\u00a0"
EN_DASH = "\u2013"
MINUS = "\u2212"

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
MONTHS_SHORT = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
WEEKDAYS_SHORT = ("må", "ti", "on", "to", "fr", "lö", "sö")
_TERTIALS = ("jan–apr", "maj–aug", "sep–dec")


def number(value: int) -> str:
    """Return a whole number with a no-break space between thousands: ``8 412``, ``−1 200``."""
    digits = f"{abs(value):,}".replace(",", NO_BREAK)
    return f"{MINUS}{digits}" if value < 0 else digits


def decimal(value: float, decimals: int = 1) -> str:
    """Return a number with a decimal comma: ``1,4``; ``∞`` where it has no bound, ``–`` for NaN."""
    if math.isnan(value):
        return EN_DASH
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    text = f"{abs(value):,.{decimals}f}"
    is_negative = value < 0 and float(text.replace(",", "")) != 0
    text = text.replace(",", NO_BREAK).replace(".", ",")
    return f"{MINUS}{text}" if is_negative else text


def figure(value: float, decimals: int = 2) -> str:
    """Return a number without needless zeros: ``20``, ``0,5``, ``12,25``."""
    text = decimal(value, decimals)
    return text.rstrip("0").rstrip(",") if "," in text else text


def percent(share: float, decimals: int = 0) -> str:
    """Return a share of one as ``22 %``."""
    return f"{decimal(share * 100, decimals)}{NO_BREAK}%"


def signed(value: int) -> str:
    """Return a whole number with its sign: ``+8``, ``−19``, ``0``."""
    return f"+{number(value)}" if value > 0 else number(value)


def interval(low: float, high: float, decimals: int = 1) -> str:
    """Return ``1,4–6,0``; with ``till`` between where a sign would be read as the dash."""
    dash = f"{NO_BREAK}till{NO_BREAK}" if low < 0 or high < 0 else EN_DASH
    return f"{decimal(low, decimals)}{dash}{decimal(high, decimals)}"


def counted(count: int, one: str, many: str) -> str:
    """Return the count and its noun: ``1 observation``, ``8 412 observationer``."""
    return f"{number(count)}{NO_BREAK}{one if count == 1 else many}"


def listed(words: Sequence[str], last: str = "och") -> str:
    """Return ``a, b och c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capitalised(text: str) -> str:
    """Return ``text`` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def metres(distance: float) -> str:
    """Return ``260 m``, and from two kilometres on ``2,5 km``."""
    if distance >= 2000:
        return f"{figure(distance / 1000, 1)}{NO_BREAK}km"
    return f"{number(round(distance))}{NO_BREAK}m"


def day(date_: date) -> str:
    """Return ``15 oktober 2026``."""
    return f"{date_.day}{NO_BREAK}{MONTHS[date_.month - 1]} {date_.year}"


def day_short(date_: date) -> str:
    """Return ``15 okt``."""
    return f"{date_.day}{NO_BREAK}{MONTHS_SHORT[date_.month - 1]}"


def day_iso(date_: date) -> str:
    """Return ``2026-10-15``."""
    return date_.isoformat()


def clock(local: datetime) -> str:
    """Return the time of day of a local (naive) moment: ``15.00``."""
    return f"{local.hour:02d}.{local.minute:02d}"


def moment(instant: datetime) -> str:
    """Return an instant in Swedish local time: ``15 okt 2026 23.05``."""
    local = to_local(instant)
    return f"{day_short(local.date())} {local.year} {clock(local)}"


def weekday(date_: date) -> str:
    """Return ``torsdag``."""
    return WEEKDAYS[date_.weekday()]


def weekday_short(date_: date) -> str:
    """Return ``to``."""
    return WEEKDAYS_SHORT[date_.weekday()]


def days(first: date, last: date) -> str:
    """Return both days as briefly as can be: ``1–31 oktober 2026``, ``28 september–4 oktober 2026``."""
    return _span(first, last, MONTHS)


def days_short(first: date, last: date) -> str:
    """Return ``1–31 okt 2026``, ``28 sep–4 okt 2026``."""
    return _span(first, last, MONTHS_SHORT)


def period_label(period: Period) -> str:
    """Name a period in full: ``oktober 2026``, ``vecka 47 2026``, ``sep–dec 2026 (tertial 3)``, ``2026``."""
    if period.kind is PeriodKind.WEEK:
        year, week, _ = period.first.isocalendar()
        return f"vecka{NO_BREAK}{week} {year}"
    if period.kind is PeriodKind.MONTH:
        return f"{MONTHS[period.first.month - 1]} {period.first.year}"
    if period.kind is PeriodKind.TERTIAL:
        tertial = _tertial(period)
        return f"{_TERTIALS[tertial - 1]} {period.first.year} (tertial{NO_BREAK}{tertial})"
    if period.kind is PeriodKind.YEAR:
        return str(period.first.year)
    return days(period.first, period.last)


def period_short(period: Period) -> str:
    """Name a period briefly: ``okt 2026``, ``v. 47 2026``, ``T3 2026``, ``2026``, ``1–15 okt 2026``."""
    return _short(period, str(period.first.isocalendar().year), str(period.first.year))


def period_column(period: Period) -> str:
    """Name a period over a narrow column: ``okt 26``, ``v. 47 26``, ``T3 26``, ``2026``."""
    year = period.first.year
    return _short(period, f"{period.first.isocalendar().year % 100:02d}", f"{year % 100:02d}")


def period_days(period: Period) -> str:
    """Return the days of a period: ``1–31 oktober 2026``."""
    return days(period.first, period.last)


def _short(period: Period, week_year: str, year: str) -> str:
    if period.kind is PeriodKind.WEEK:
        return f"v.{NO_BREAK}{period.first.isocalendar().week} {week_year}"
    if period.kind is PeriodKind.MONTH:
        return f"{MONTHS_SHORT[period.first.month - 1]} {year}"
    if period.kind is PeriodKind.TERTIAL:
        return f"T{_tertial(period)} {year}"
    if period.kind is PeriodKind.YEAR:
        return str(period.first.year)
    return days_short(period.first, period.last)


def _tertial(period: Period) -> int:
    return (period.first.month - 1) // MONTHS_PER_TERTIAL + 1


def _span(first: date, last: date, months: Sequence[str]) -> str:
    end = f"{last.day}{NO_BREAK}{months[last.month - 1]} {last.year}"
    if first == last:
        return end
    start = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f"{NO_BREAK}{months[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start}{EN_DASH}{end}"
