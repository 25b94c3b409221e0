"""Hours of the week: what they mean past midnight, and what they are written as."""

from __future__ import annotations

import pytest

from est_plugin.domain.week_hours import WeekHours, WeekHoursError, parse_week_hours

WORKDAYS = frozenset({1, 2, 3, 4, 5})


def test_hours_after_school() -> None:
    hours = WeekHours(WORKDAYS, 14, 18).hours_of_week()
    assert hours[:5] == (14, 15, 16, 17, 38)
    assert len(hours) == 20


def test_after_midnight_belongs_to_the_evening_before() -> None:
    night = WeekHours(frozenset({5, 7}), 22, 2)
    assert night.passes_midnight
    assert night.hours_of_week() == (0, 1, 118, 119, 120, 121, 166, 167)  # Monday 00–02 is Sunday's night
    assert len(WeekHours(frozenset({1}), 6, 6).hours_of_week()) == 24


@pytest.mark.parametrize(("days", "first", "end"), [(set(), 1, 2), ({0}, 1, 2), ({1}, 24, 2), ({1}, 0, 25)])
def test_what_is_no_hours_is_refused(days: set[int], first: int, end: int) -> None:
    with pytest.raises(WeekHoursError):
        WeekHours(frozenset(days), first, end)


def test_a_code_means_the_same() -> None:
    hours = WeekHours(WORKDAYS, 14, 24)
    assert parse_week_hours(hours.code()) == hours
    with pytest.raises(WeekHoursError):
        parse_week_hours("i går")
