"""Numbers, dates and periods as Swedes write them."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime

import pytest

from est_plugin.domain.period import Period, parse_period
from est_plugin.project import swedish


def plain(text: str) -> str:
    return text.replace(swedish.NO_BREAK, " ")


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (303, "303"), (8412, "8 412"), (1234567, "1 234 567"), (-1200, "−1 200")]
)
def test_thousands_are_parted_by_a_no_break_space(value: int, written: str) -> None:
    assert plain(swedish.number(value)) == written
    assert " " not in swedish.number(value)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1.44, 1, "1,4"),
        (-0.04, 1, "0,0"),
        (-2.5, 1, "−2,5"),
        (12345.678, 2, "12 345,68"),
        (math.inf, 1, "∞"),
        (-math.inf, 1, "−∞"),
        (math.nan, 1, "–"),
        (3.0, 0, "3"),
    ],
)
def test_decimals_have_a_comma(value: float, decimals: int, written: str) -> None:
    assert plain(swedish.decimal(value, decimals)) == written


def test_small_forms() -> None:
    assert [swedish.figure(v) for v in (20, 0.5, 12.25, 100.0)] == ["20", "0,5", "12,25", "100"]
    assert plain(swedish.percent(0.224)) == "22 %"
    assert [swedish.signed(v) for v in (8, 0, -19)] == ["+8", "0", "−19"]
    assert swedish.interval(1.4, 6) == "1,4–6,0"
    assert plain(swedish.interval(-3, 21, 0)) == "−3 till 21"
    assert plain(swedish.counted(1, "observation", "observationer")) == "1 observation"
    assert plain(swedish.counted(8412, "observation", "observationer")) == "8 412 observationer"
    assert [swedish.listed(w) for w in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a och b",
        "a, b och c",
    ]
    assert swedish.capitalised("åtta") == "Åtta"
    assert [plain(swedish.metres(d)) for d in (260, 1999.6, 2500)] == ["260 m", "2 000 m", "2,5 km"]


def test_days() -> None:
    october = date(2026, 10, 15)
    assert plain(swedish.day(october)) == "15 oktober 2026"
    assert plain(swedish.day_short(october)) == "15 okt"
    assert swedish.day_iso(october) == "2026-10-15"
    assert swedish.weekday(october) == "torsdag"
    assert swedish.weekday_short(october) == "to"


def test_a_moment_is_told_in_swedish_time() -> None:
    assert plain(swedish.moment(datetime(2026, 7, 1, 22, 5, tzinfo=UTC))) == "2 juli 2026 00.05"
    assert plain(swedish.moment(datetime(2026, 12, 1, 22, 5, tzinfo=UTC))) == "1 dec 2026 23.05"


@pytest.mark.parametrize(
    ("code", "label", "short", "column", "span"),
    [
        ("2026-10", "oktober 2026", "okt 2026", "okt 26", "1–31 oktober 2026"),
        ("2026-W47", "vecka 47 2026", "v. 47 2026", "v. 47 26", "16–22 november 2026"),
        ("2026-W01", "vecka 1 2026", "v. 1 2026", "v. 1 26", "29 december 2025–4 januari 2026"),
        ("2026-W40", "vecka 40 2026", "v. 40 2026", "v. 40 26", "28 september–4 oktober 2026"),
        ("2026-T3", "sep–dec 2026 (tertial 3)", "T3 2026", "T3 26", "1 september–31 december 2026"),
        ("2026-T1", "jan–apr 2026 (tertial 1)", "T1 2026", "T1 26", "1 januari–30 april 2026"),
        ("2026", "2026", "2026", "2026", "1 januari–31 december 2026"),
        (
            "2026-11-01/2026-11-15",
            "1–15 november 2026",
            "1–15 nov 2026",
            "1–15 nov 2026",
            "1–15 november 2026",
        ),
    ],
)
def test_periods(code: str, label: str, short: str, column: str, span: str) -> None:
    period = parse_period(code)
    assert plain(swedish.period_label(period)) == label
    assert plain(swedish.period_short(period)) == short
    assert plain(swedish.period_column(period)) == column
    assert plain(swedish.period_days(period)) == span


def test_a_single_day_is_written_once() -> None:
    one = Period(date(2026, 3, 1), date(2026, 3, 1))
    assert plain(swedish.period_label(one)) == "1 mars 2026"
