"""When: weekday × hour with the uncertainty of unseen hours shared out, months and seasons.

Aoristic weights (Ratcliffe & McCullagh 1998): an event that happened some time in [start, end) counts
with each hour for the part of the span that lies in it, its weights sum to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .progress import SILENT, Progress, step
from .table import BoolArray, FloatArray, IntArray, TimeArray

HOURS = 168
SEASONS = ("winter", "spring", "summer", "autumn")
"""December–February, March–May, June–August, September–November."""

_HOUR = 3_600_000
_DAY = 24 * _HOUR
_WEEK = 7 * _DAY
_EPOCH_WEEKDAY = 3
"""1 January 1970 was a Thursday; Monday is 0."""
_CHUNK = 20_000

OffsetChanges = Sequence[tuple[int, int]]
"""(epoch second, seconds east of UTC from then on), ascending: ``domain.local_time.offset_changes``."""


@dataclass(frozen=True)
class WeekPattern:
    """Weights by weekday and hour: shape (7, 24), Monday first, in local time; their sum is ``count``.

    ``swapped`` had their end before their start, ``missing`` had no start and are left out,
    ``without_end`` count in the hour of their start, ``over_a_week`` are spread evenly.
    """

    weights: FloatArray
    count: int
    swapped: int
    missing: int
    without_end: int
    over_a_week: int


def week_pattern(
    start: TimeArray, end: TimeArray, offsets: OffsetChanges, progress: Progress = SILENT
) -> WeekPattern:
    """Spread events over the 168 hours of the week.

    ``start``, ``end`` (n,): datetime64[ms] in UTC, NaT where unknown. Spans are measured in time that
    passed, so the night of 25 hours has two equal hours 02 and the one of 23 has none. An event
    whose end is its start counts in that hour; one longer than a week (of 168 hours that passed) counts
    1/168 everywhere. A full hour's end lies in the hour before.
    """
    first, last = _milliseconds(start), _milliseconds(end)
    has_start, has_end = ~np.isnat(start), ~np.isnat(end)
    swapped = has_start & has_end & (last < first)
    first, last = np.where(swapped, last, first), np.where(swapped, first, last)
    first, last = first[has_start], np.where(has_end, last, first)[has_start]
    span = last - first
    long = span > _WEEK
    weights = np.full(HOURS, long.sum() / HOURS)
    instant = span == 0
    weights += np.bincount(_hour_of_week(first[instant], offsets), minlength=HOURS)
    spread = np.flatnonzero(~long & ~instant)
    for chunk in range(0, len(spread), _CHUNK):
        step(progress, chunk / len(spread))
        rows = spread[chunk : chunk + _CHUNK]
        weights += _spread(first[rows], last[rows], offsets)
    progress.report(1.0)
    return WeekPattern(
        weights.reshape(7, 24),
        int(has_start.sum()),
        int(swapped.sum()),
        int((~has_start).sum()),
        int((has_start & ~has_end).sum()),
        int(long.sum()),
    )


def _spread(first: IntArray, last: IntArray, offsets: OffsetChanges) -> FloatArray:
    """Return the weights (168,) of spans [first, last) of at most a week and more than nothing."""
    first_hour, last_hour = first // _HOUR, (last - 1) // _HOUR
    hours = last_hour - first_hour + 1
    event = np.repeat(np.arange(len(first)), hours)
    hour = np.arange(len(event)) - np.repeat(np.cumsum(hours) - hours, hours) + first_hour[event]
    begin = hour * _HOUR
    part = np.minimum(begin + _HOUR, last[event]) - np.maximum(begin, first[event])
    shares: FloatArray = part / (last - first)[event]
    return np.asarray(np.bincount(_hour_of_week(begin, offsets), shares, HOURS), dtype=np.float64)


def local_milliseconds(instants: IntArray, offsets: OffsetChanges) -> IntArray:
    """Return wall-clock milliseconds since 1970-01-01 00:00 for UTC ones (n,)."""
    changes = np.array([at * 1000 for at, _ in offsets], dtype=np.int64)
    shifts = np.array([shift * 1000 for _, shift in offsets], dtype=np.int64)
    if bool((shifts % _HOUR).any()):
        raise ValueError("an offset is not a whole number of hours")
    return instants + shifts[np.maximum(np.searchsorted(changes, instants, side="right") - 1, 0)]


def _hour_of_week(instants: IntArray, offsets: OffsetChanges) -> IntArray:
    local_hour = local_milliseconds(instants, offsets) // _HOUR
    return np.asarray((local_hour + _EPOCH_WEEKDAY * 24) % HOURS)


def hour_and_weekday(start: TimeArray, offsets: OffsetChanges) -> tuple[IntArray, IntArray]:
    """Return the local hour (0–23) and weekday (1–7, Monday 1) of instants (n,), -1 where NaT."""
    known = ~np.isnat(start)
    hour = np.full(len(start), -1, dtype=np.int64)
    weekday = np.full(len(start), -1, dtype=np.int64)
    of_week = _hour_of_week(_milliseconds(start)[known], offsets)
    weekday[known], hour[known] = of_week // 24 + 1, of_week % 24
    return hour, weekday


def within_hours(start: TimeArray, hours_of_week: Sequence[int], offsets: OffsetChanges) -> BoolArray:
    """Return which instants (n,) lie in some of the 168 local hours of the week; False where NaT."""
    chosen = np.zeros(HOURS, dtype=bool)
    chosen[list(hours_of_week)] = True
    known = ~np.isnat(start)
    inside = np.zeros(len(start), dtype=bool)
    inside[known] = chosen[_hour_of_week(_milliseconds(start)[known], offsets)]
    return inside


def day_numbers(start: TimeArray, offsets: OffsetChanges) -> IntArray:
    """Return local calendar days since 1970-01-01 (n,); the smallest int64 where NaT."""
    known = ~np.isnat(start)
    days = np.full(len(start), np.iinfo(np.int64).min)
    days[known] = local_milliseconds(_milliseconds(start)[known], offsets) // _DAY
    return days


def month_counts(start: TimeArray, offsets: OffsetChanges) -> IntArray:
    """Return how many events started in each calendar month, January first, shape (12,), in local time."""
    return np.bincount(_months(start, offsets) % 12, minlength=12).astype(np.int64)


def season_counts(start: TimeArray, offsets: OffsetChanges) -> IntArray:
    """Return how many events started in each of SEASONS, shape (4,), in local time."""
    season = (_months(start, offsets) % 12 + 1) % 12 // 3
    return np.bincount(season, minlength=4).astype(np.int64)


def _months(start: TimeArray, offsets: OffsetChanges) -> IntArray:
    """Return months since January 1970 of the known starts."""
    known: BoolArray = ~np.isnat(start)
    local = local_milliseconds(_milliseconds(start)[known], offsets)
    return local.astype("datetime64[ms]").astype("datetime64[M]").astype(np.int64)


def _milliseconds(times: TimeArray) -> IntArray:
    return np.asarray(times, dtype="datetime64[ms]").astype(np.int64)
