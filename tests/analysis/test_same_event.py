"""Likely the same event: against comparing every pair, at the borders, and at size."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from est_plugin.analysis.errors import CancelledError
from est_plugin.analysis.same_event import LONGEST_DAYS, Reports, same_event_pairs

HOUR = np.timedelta64(3_600_000, "ms")
MONDAY = np.datetime64("2026-11-16T12:00:00.000", "ms")


def _reports(
    n: int, seed: int, span_m: float, days: int, origin: tuple[float, float] = (600_000.0, 6_500_000.0)
) -> Reports:
    rng = np.random.default_rng(seed)
    start = MONDAY + rng.integers(0, days * 24, n) * HOUR
    end = np.where(rng.random(n) < 0.4, np.datetime64("NaT"), start + rng.integers(0, 40, n) * HOUR)
    return Reports(
        origin[0] + rng.random(n) * span_m,
        origin[1] + rng.random(n) * span_m,
        start,
        end.astype("datetime64[ms]"),
        rng.integers(0, 3, n),
        rng.integers(-1, 3, n),
        rng.integers(0, 4, n),
    )


def _every_pair(reports: Reports, distance: float) -> set[tuple[int, int]]:
    end = np.where(np.isnat(reports.end), reports.start, reports.end)
    found = set()
    for one in range(len(reports)):
        for other in range(one + 1, len(reports)):
            near = np.hypot(reports.x[one] - reports.x[other], reports.y[one] - reports.y[other]) <= distance
            overlap = reports.start[one] <= end[other] and reports.start[other] <= end[one]
            details = (reports.detail[one], reports.detail[other])
            kind = reports.kind[one] == reports.kind[other] and (details[0] == details[1] or min(details) < 0)
            if near and overlap and kind and reports.reporter[one] != reports.reporter[other]:
                found.add((one, other))
    return found


@given(seed=st.integers(0, 10_000), span=st.floats(10, 2000), days=st.integers(1, 30))
@settings(max_examples=40, deadline=None)
def test_it_finds_what_comparing_every_pair_finds(seed: int, span: float, days: int) -> None:
    reports = _reports(60, seed, span, days)
    pairs = same_event_pairs(reports, 100.0)
    assert set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)) == _every_pair(reports, 100.0)
    assert (np.diff(pairs.metres) >= 0).all()


def _two(dx: float, hours: float, **changes: object) -> int:
    two = Reports(
        np.array([50.0, 50.0 + dx]),
        np.array([-30.0, -30.0]),
        np.array([MONDAY, MONDAY + np.timedelta64(round(hours * 3_600_000), "ms")]),
        np.array([MONDAY + HOUR, np.datetime64("NaT")], dtype="datetime64[ms]"),
        np.array(changes.get("kind", [1, 1])),
        np.array(changes.get("detail", [2, 2])),
        np.array(changes.get("reporter", [0, 1])),
    )
    return len(same_event_pairs(two, 100.0).first)


def test_the_borders_belong_to_it() -> None:
    assert _two(100.0, 1.0) == 1
    assert _two(100.001, 1.0) == 0
    assert _two(0.0, 1.001) == 0
    assert _two(0.0, 0.5, kind=[1, 2]) == 0
    assert _two(0.0, 0.5, detail=[2, 3]) == 0
    assert _two(0.0, 0.5, detail=[2, -1]) == 1
    assert _two(0.0, 0.5, reporter=[1, 1]) == 0


def test_a_time_that_spans_weeks_says_too_little() -> None:
    for days, expected in ((LONGEST_DAYS - 1, 1), (LONGEST_DAYS, 0)):
        reports = Reports(
            np.zeros(2),
            np.zeros(2),
            np.array([MONDAY, MONDAY + HOUR]),
            np.array([MONDAY + days * 24 * HOUR, MONDAY + HOUR]),
            np.zeros(2, dtype=np.int64),
            np.zeros(2, dtype=np.int64),
            np.array([0, 1]),
        )
        assert len(same_event_pairs(reports, 100.0).first) == expected


def test_what_has_no_place_or_time_is_compared_with_nothing() -> None:
    reports = _reports(50, 1, 50, 1)
    reports.x[:25] = np.nan
    reports.start[25:] = np.datetime64("NaT")
    assert len(same_event_pairs(reports, 100.0).first) == 0
    assert len(same_event_pairs(_reports(0, 1, 50, 1), 100.0).first) == 0


def test_strays_far_away_do_no_harm() -> None:
    reports = _reports(60, 3, 300, 2)
    expected = _every_pair(reports, 100.0)
    reports.x[0] = 1e12
    expected = {pair for pair in expected if 0 not in pair}
    pairs = same_event_pairs(reports, 100.0)
    assert set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)) == expected


def test_two_hundred_thousand_reports_take_a_moment() -> None:
    reports = _reports(200_000, 5, 10_000, 3 * 365)
    before = time.perf_counter()
    pairs = same_event_pairs(reports, 100.0)
    assert time.perf_counter() - before < 5.0
    assert len(pairs.first) > 500


def test_it_can_be_stopped() -> None:
    class Stopped:
        def report(self, fraction: float) -> None:
            """Nobody looks."""

        def cancelled(self) -> bool:
            return True

    with pytest.raises(CancelledError):
        same_event_pairs(_reports(100, 1, 100, 1), 100.0, Stopped())
