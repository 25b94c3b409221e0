"""Periods: how they are written, what comes before and after, the same a year ago, their bounds."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_plugin.domain.period import (
    Period,
    PeriodError,
    PeriodKind,
    month_period,
    parse_day,
    parse_period,
    period_around,
    tertial_period,
    week_period,
    year_period,
)

NAMED_KINDS = [kind for kind in PeriodKind if kind is not PeriodKind.OWN]
DAYS = st.dates(date(1902, 1, 1), date(2198, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("2026-W47", "2026-11-16", "2026-11-22", PeriodKind.WEEK),
        ("2026-w1", "2025-12-29", "2026-01-04", PeriodKind.WEEK),
        ("2026-W53", "2026-12-28", "2027-01-03", PeriodKind.WEEK),
        ("2026-11", "2026-11-01", "2026-11-30", PeriodKind.MONTH),
        ("2024-02", "2024-02-01", "2024-02-29", PeriodKind.MONTH),
        ("2026-T1", "2026-01-01", "2026-04-30", PeriodKind.TERTIAL),
        ("2026-T2", "2026-05-01", "2026-08-31", PeriodKind.TERTIAL),
        ("2026-t3", "2026-09-01", "2026-12-31", PeriodKind.TERTIAL),
        ("2026", "2026-01-01", "2026-12-31", PeriodKind.YEAR),
        (" 2026-11-01 / 2026-11-15 ", "2026-11-01", "2026-11-15", PeriodKind.OWN),
        ("2026-11-01/2026-11-01", "2026-11-01", "2026-11-01", PeriodKind.OWN),
    ],
)
def test_what_is_read(text: str, first: str, last: str, kind: PeriodKind) -> None:
    assert parse_period(text) == Period(date.fromisoformat(first), date.fromisoformat(last), kind)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "november",
        "2025-W53",
        "2026-W0",
        "2026-W54",
        "2026-13",
        "2026-0",
        "2026-T4",
        "0202",
        "20222",
        "9999-W52",
        "0001-W01",
        "1899",
        "2200",
        "2026-11-31/2026-12-01",
        "2026-11-01/",
        "/",
        "2026-11-01",
        "0202-01-01/2026-01-01",
    ],
)
def test_what_cannot_be_read_says_so(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(text)
    assert "2026-W47" in caught.value.message.english()


def test_what_ends_before_it_begins_says_so() -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period("2026-11-15/2026-11-01")
    assert "2026-11-15" in caught.value.message.english()


@given(DAYS, st.sampled_from(NAMED_KINDS))
def test_a_named_period_is_read_back_from_its_code(day: date, kind: PeriodKind) -> None:
    period = period_around(day, kind)
    assert period.contains(day)
    assert parse_period(period.code()) == period


@given(DAYS, st.integers(0, 800))
def test_an_own_period_is_read_back_from_its_code(day: date, days: int) -> None:
    last = min(date.fromordinal(day.toordinal() + days), date(2199, 12, 31))
    assert parse_period(Period(day, last).code()) == Period(day, last)


@given(DAYS, st.sampled_from(list(PeriodKind)))
def test_before_and_after_touch_and_return(day: date, kind: PeriodKind) -> None:
    period = period_around(day, kind)
    before, after = period.previous(), period.following()
    assert before.last.toordinal() + 1 == period.first.toordinal()
    assert after.first.toordinal() - 1 == period.last.toordinal()
    assert before.following() == period == after.previous()
    assert before.bounds()[1] == period.bounds()[0]
    assert not before.overlaps(period)


@pytest.mark.parametrize(
    ("period", "last_year"),
    [
        (week_period(2026, 47), week_period(2025, 47)),
        (week_period(2026, 53), week_period(2025, 52)),
        (week_period(2021, 1), week_period(2020, 1)),
        (month_period(2025, 2), month_period(2024, 2)),
        (month_period(2024, 2), month_period(2023, 2)),
        (tertial_period(2026, 1), tertial_period(2025, 1)),
        (year_period(2026), year_period(2025)),
        (parse_period("2024-02-29/2024-02-29"), parse_period("2023-02-28/2023-02-28")),
        (parse_period("2025-02-01/2025-02-28"), parse_period("2024-02-01/2024-02-29")),
        (parse_period("2025-02-28/2025-02-28"), parse_period("2024-02-28/2024-02-28")),
        (parse_period("2025-12-20/2026-01-10"), parse_period("2024-12-20/2025-01-10")),
    ],
)
def test_the_same_a_year_ago(period: Period, last_year: Period) -> None:
    assert period.same_last_year() == last_year


def test_own_days_are_followed_by_equally_many() -> None:
    own = parse_period("2026-11-01/2026-11-10")
    assert own.days == 10
    assert own.previous() == parse_period("2026-10-22/2026-10-31")
    assert own.following() == parse_period("2026-11-11/2026-11-20")


def test_bounds_are_swedish_midnights() -> None:
    assert month_period(2026, 3).bounds() == (
        datetime(2026, 2, 28, 23, tzinfo=UTC),
        datetime(2026, 3, 31, 22, tzinfo=UTC),
    )


def test_three_tertials_are_a_year() -> None:
    assert sum(tertial_period(2028, number).days for number in (1, 2, 3)) == year_period(2028).days == 366


def test_overlap_is_a_shared_day() -> None:
    assert month_period(2026, 11).overlaps(week_period(2026, 49))
    assert not month_period(2026, 11).overlaps(month_period(2026, 12))


@pytest.mark.parametrize("text", ["2026-02-30", "", "1899-12-31", "igår"])
def test_a_day_that_is_none(text: str) -> None:
    with pytest.raises(PeriodError):
        parse_day(text)
