from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from est_plugin.analysis.timepattern import (
    day_numbers,
    hour_and_weekday,
    month_counts,
    season_counts,
    week_pattern,
)
from est_plugin.domain.local_time import offset_changes

Array = NDArray[Any]


STOCKHOLM = ZoneInfo("Europe/Stockholm")
YEARS = datetime.fromisoformat("2019-01-01"), datetime.fromisoformat("2028-01-01")
OFFSETS = offset_changes(2018, 2030)


def instants(*local: str | None) -> Array:
    """Local wall-clock texts → datetime64[ms] in UTC; None → NaT."""
    values = []
    for text in local:
        if text is None:
            values.append(np.datetime64("NaT", "ms"))
            continue
        moment = datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)
        values.append(np.datetime64(moment.replace(tzinfo=None), "ms"))
    return np.array(values, dtype="datetime64[ms]")


def minute_by_minute(spans: Any) -> Array:
    """The definition, slowly: every minute of a span counts in its local hour."""
    weights = np.zeros((7, 24))
    for start, end in spans:
        minutes = int((end - start) / timedelta(minutes=1))
        for minute in range(minutes):
            local = (start + timedelta(minutes=minute)).astimezone(STOCKHOLM)
            weights[local.weekday(), local.hour] += 1 / minutes
    return weights


def test_a_span_is_shared_by_minutes() -> None:
    pattern = week_pattern(instants("2026-11-06T22:45"), instants("2026-11-07T00:15"), OFFSETS)
    assert pattern.weights[4, 22] == pytest.approx(15 / 90)
    assert pattern.weights[4, 23] == pytest.approx(60 / 90)
    assert pattern.weights[5, 0] == pytest.approx(15 / 90)
    assert pattern.weights.sum() == pytest.approx(1)


def test_the_end_is_not_part_of_the_span() -> None:
    pattern = week_pattern(instants("2026-11-06T22:00"), instants("2026-11-06T23:00"), OFFSETS)
    assert pattern.weights[4, 22] == 1
    assert pattern.weights[4, 23] == 0


def test_no_end_same_end_swapped_missing_and_long() -> None:
    start = instants(
        "2026-11-02T10:30", "2026-11-02T10:30", "2026-11-02T12:00", None, "2026-11-01T00:00", None
    )
    end = instants(None, "2026-11-02T10:30", "2026-11-02T11:00", "2026-11-02T11:00", "2026-11-08T00:01", None)
    pattern = week_pattern(start, end, OFFSETS)
    assert pattern.weights[0, 10] == pytest.approx(2 + 1 / 168)
    assert pattern.weights[0, 11] == pytest.approx(1 + 1 / 168)
    assert pattern.weights[6, 5] == pytest.approx(1 / 168)
    assert (pattern.count, pattern.swapped, pattern.missing) == (4, 1, 2)
    assert (pattern.without_end, pattern.over_a_week) == (1, 1)
    assert pattern.weights.sum() == pytest.approx(4)


def test_exactly_a_week_is_even() -> None:
    pattern = week_pattern(instants("2026-11-02T10:30"), instants("2026-11-09T10:30"), OFFSETS)
    assert pattern.over_a_week == 0
    assert np.allclose(pattern.weights, 1 / 168)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-29T00:00", "2026-03-29T06:00", {0: 1, 1: 1, 3: 1, 4: 1, 5: 1}),
        ("2026-10-25T00:00", "2026-10-25T05:00", {0: 1, 1: 1, 2: 2, 3: 1, 4: 1}),
    ],
)
def test_the_nights_of_summer_time(start: str, end: str, hours: dict[int, int]) -> None:
    """One night has no hour 02, the other has it twice."""
    pattern = week_pattern(instants(start), instants(end), OFFSETS)
    total = sum(hours.values())
    expected = [hours.get(hour, 0) / total for hour in range(24)]
    assert pattern.weights[6].tolist() == pytest.approx(expected)


def test_summer_and_winter_read_the_same_on_the_clock() -> None:
    start = instants("2026-07-03T23:00", "2026-12-04T23:00")
    pattern = week_pattern(start, np.full(2, np.datetime64("NaT"), "datetime64[ms]"), OFFSETS)
    assert pattern.weights[4, 23] == 2
    hour, weekday = hour_and_weekday(start, OFFSETS)
    assert hour.tolist() == [23, 23]
    assert weekday.tolist() == [5, 5]


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.tuples(
            st.datetimes(*YEARS).map(lambda d: d.replace(second=0, microsecond=0)),
            st.integers(1, 3 * 24 * 60),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_as_counting_every_minute(spans: Any) -> None:
    utc = [(s.replace(tzinfo=UTC), s.replace(tzinfo=UTC) + timedelta(minutes=m)) for s, m in spans]
    start = np.array([s.replace(tzinfo=None) for s, _ in utc], dtype="datetime64[ms]")
    end = np.array([e.replace(tzinfo=None) for _, e in utc], dtype="datetime64[ms]")
    pattern = week_pattern(start, end, OFFSETS)
    assert np.allclose(pattern.weights, minute_by_minute(utc), atol=1e-12)


def test_no_events() -> None:
    nothing = np.empty(0, dtype="datetime64[ms]")
    pattern = week_pattern(nothing, nothing, OFFSETS)
    assert pattern.weights.sum() == 0
    assert pattern.count == 0
    assert month_counts(nothing, OFFSETS).tolist() == [0] * 12


def test_months_seasons_and_days_are_local() -> None:
    start = instants("2026-01-01T00:30", "2026-07-31T23:59", "2026-08-01T00:00", "2026-11-30T23:30", None)
    months = month_counts(start, OFFSETS)
    assert months.tolist() == [1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0]
    assert season_counts(start, OFFSETS).tolist() == [1, 0, 2, 1]
    days = day_numbers(start, OFFSETS)
    assert np.array(days[:4], dtype="datetime64[D]").astype(str).tolist() == [
        "2026-01-01",
        "2026-07-31",
        "2026-08-01",
        "2026-11-30",
    ]
    assert days[4] == np.iinfo(np.int64).min


def test_an_offset_of_minutes_is_refused() -> None:
    with pytest.raises(ValueError, match="whole number of hours"):
        week_pattern(instants("2026-01-01T00:30"), instants(None), ((0, 5400),))


def test_thefts_of_new_york(shared_data: Path) -> None:
    """20,000 real spans; a slow sum over every minute of a sample gives the same."""
    import pandas

    table = pandas.read_csv(shared_data / "nycvehiclethefts.csv.gz")
    start = pandas.to_datetime(table["date_start"], errors="coerce").to_numpy(dtype="datetime64[ms]")
    end = pandas.to_datetime(table["date_end"], errors="coerce").to_numpy(dtype="datetime64[ms]")
    utc = ((0, 0),)
    pattern = week_pattern(start, end, utc)
    assert pattern.count == 20_000 - pattern.missing
    assert pattern.without_end == 1692
    assert pattern.weights.sum() == pytest.approx(pattern.count)
    sample = np.flatnonzero((end > start) & (end - start < np.timedelta64(2, "D")))[:150]
    slow = np.zeros(168)
    for row in sample:
        minutes = np.arange(start[row].astype("datetime64[m]"), end[row].astype("datetime64[m]"))
        hours = (minutes.astype("datetime64[h]").astype(int) + 72) % 168
        slow += np.bincount(hours, minlength=168) / len(minutes)
    fast = week_pattern(start[sample], end[sample], utc)
    assert np.allclose(fast.weights.ravel(), slow, atol=1e-9)
