"""Days of the example counted from its last one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def last_day_of_previous_month(today: date) -> date:
    """Return the last day of the month before ``today``'s: where an example made today ends."""
    return today.replace(day=1) - timedelta(days=1)


def month_start(day: date, months: int = 0) -> date:
    """Return the first day of the month ``months`` after that of ``day`` (before, if negative)."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier; 29 February becomes the 28th."""
    year = day.year - years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def first_day_of(last_day: date, years: int) -> date:
    """Return the first day of ``years`` whole years that end with ``last_day``."""
    return years_before(last_day + timedelta(days=1), years)
