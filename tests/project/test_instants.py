"""Columns of times become instants, across both nights of summer time."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest

from est_plugin.domain.local_time import NonexistentTimeError, to_instant
from est_plugin.project.instants import from_days, from_local, from_texts


def utc(*texts: str) -> list[str]:
    return [str(np.datetime64(text, "ms")) for text in texts]


def test_local_times_agree_with_the_domain_every_quarter_of_two_nights() -> None:
    for day in ("2026-03-29", "2026-10-25", "1978-07-01"):
        night = datetime.fromisoformat(day)
        walls = [night - timedelta(hours=3) + timedelta(minutes=15 * step) for step in range(48)]
        got = from_local(np.array(walls, dtype="datetime64[us]"))
        for wall, instant in zip(walls, got.times, strict=True):
            try:
                expected = to_instant(wall)
            except NonexistentTimeError:
                expected = to_instant(wall + timedelta(hours=1))
            assert instant == np.datetime64(expected.replace(tzinfo=None), "ms"), wall


def test_the_skipped_hour_is_counted() -> None:
    got = from_local(np.array(["2026-03-29T02:00", "2026-03-29T02:59", "2026-03-29T03:00", "NaT"], "M8[m]"))
    assert got.skipped == 2
    assert np.isnat(got.times[3])


def test_days_begin_at_swedish_midnight() -> None:
    got = from_days(np.array(["2026-07-01", "2026-12-01"], dtype="datetime64[D]"))
    assert [str(t) for t in got.times] == utc("2026-06-30T22:00", "2026-11-30T23:00")


@pytest.mark.parametrize("kind", ["S", "U"])
@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["2026-07-01T12:00:00.000Z", "2026-12-01T12:00:00.500Z"],
            ["2026-07-01T12:00", "2026-12-01T12:00:00.5"],
        ),
        (["2026-07-01 12:00:00", "2026-12-01T12:00"], ["2026-07-01T10:00", "2026-12-01T11:00"]),
        (["2026-07-01", "20261201"], ["2026-06-30T22:00", "2026-11-30T23:00"]),
        (
            ["2026-07-01T12:00:00+02:00", "2026-07-01T12:00:00-05:00"],
            ["2026-07-01T10:00", "2026-07-01T17:00"],
        ),
        (["2026-07-01T12:00:00Z", "2026-07-01 12:00"], ["2026-07-01T12:00", "2026-07-01T10:00"]),
        (["2026-07", "2026/12/01"], ["2026-06-30T22:00", "2026-11-30T23:00"]),
    ],
)
def test_texts(kind: str, texts: list[str], expected: list[str]) -> None:
    got = from_texts(np.array(texts, dtype=kind))
    assert [str(t) for t in got.times] == utc(*expected)
    assert got.unreadable == 0


def test_what_is_no_time_is_unknown_and_counted() -> None:
    got = from_texts(np.array(["", "skräp", "2026-13-45", " 2026-07-01 "]))
    assert np.isnat(got.times[:3]).all()
    assert str(got.times[3]) == utc("2026-06-30T22:00")[0]
    assert got.unreadable == 2


def test_nothing_at_all() -> None:
    assert len(from_texts(np.array([], dtype="U1")).times) == 0
    assert np.isnat(from_texts(np.array(["", ""])).times).all()
