"""Pairs of reports that are likely to be about one event: near, of one kind, at overlapping times.

Reports are put into buckets of kind, day and square cell as wide as the distance, so each is compared
with those of its own bucket and of the four neighbours ahead only. The cost grows with the reports and
the pairs that lie near in both space and time, not with the square of the reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .progress import SILENT, Progress, step
from .table import BoolArray, FloatArray, IntArray, TimeArray

LONGEST_DAYS = 14
"""A report whose time spans more days says too little about when; it is compared with nothing."""

_KIND_BITS, _DAY_BITS, _CELL_BITS = 10, 16, 17
_AT_ONCE = 1_000_000
_MS_PER_DAY = 86_400_000


@dataclass(frozen=True)
class Reports:
    """n reports; x, y in metres, [start, end] instants. ``kind`` is the main kind, ``detail`` the sub-kind.

    ``detail`` -1 is only known by its main kind, which fits every sub-kind. ``reporter`` tells sources
    apart: two of the same are never one event.
    """

    x: FloatArray
    y: FloatArray
    start: TimeArray
    end: TimeArray
    kind: IntArray
    detail: IntArray
    reporter: IntArray

    def __len__(self) -> int:
        return len(self.x)


@dataclass(frozen=True)
class EventPairs:
    """Pairs (m,) of places in the reports, ``first`` < ``second``, and how far apart; the nearest first."""

    first: IntArray
    second: IntArray
    metres: FloatArray


def same_event_pairs(reports: Reports, distance: float, progress: Progress = SILENT) -> EventPairs:
    """Return every pair by different reporters, at most ``distance`` metres apart, of one kind, overlapping.

    Raises CancelledError.
    """
    entry, day = _by_day(reports)
    if len(entry) < 2:
        return _pairs(reports, np.empty((0, 2), dtype=np.int64))
    cell = max(distance, 1.0)
    bucket = _bucket(reports, entry, day, cell)
    order = np.lexsort((reports.reporter[entry], bucket))
    entry, bucket = entry[order], bucket[order]
    group_end = _ends_of_groups(bucket, reports.reporter[entry])
    found: list[IntArray] = []
    steps = ((0, 0), (1, -1), (1, 0), (1, 1), (0, 1))
    for number, (east, north) in enumerate(steps):
        step(progress, number / len(steps))
        ahead = bucket + (east << _CELL_BITS) + north
        low = group_end if (east, north) == (0, 0) else np.searchsorted(bucket, ahead, "left")
        high = np.searchsorted(bucket, ahead, "right")
        for left, right in _joined(low, high):
            pair = np.column_stack([entry[left], entry[right]])
            found.append(pair[_fits(reports, pair, distance)])
            step(progress, number / len(steps))
    together = np.concatenate(found) if found else np.empty((0, 2), dtype=np.int64)
    together.sort(axis=1)
    return _pairs(reports, np.unique(together, axis=0))


def _by_day(reports: Reports) -> tuple[IntArray, IntArray]:
    """Return (report, day), a row for each day that a report's time touches."""
    known = ~np.isnat(reports.start) & np.isfinite(reports.x) & np.isfinite(reports.y)
    end = np.where(np.isnat(reports.end), reports.start, reports.end)
    first = reports.start.astype(np.int64) // _MS_PER_DAY
    days = end.astype(np.int64) // _MS_PER_DAY - first + 1
    rows = np.flatnonzero(known & (days >= 1) & (days <= LONGEST_DAYS))
    entry = np.repeat(rows, days[rows])
    offset = np.arange(len(entry)) - np.repeat(np.cumsum(days[rows]) - days[rows], days[rows])
    return entry, first[entry] + offset


def _bucket(reports: Reports, entry: IntArray, day: IntArray, cell: float) -> IntArray:
    """Return one number a bucket: kind, day, column and row of the cell, each in bits of its own.

    Far strays share the outermost cells; whether two really lie near is looked at pair by pair.
    """
    kind = np.unique(reports.kind[entry], return_inverse=True)[1].reshape(-1) % (1 << _KIND_BITS)
    column, row = (
        _within(np.floor(axis[entry] / cell).astype(np.int64), _CELL_BITS) for axis in (reports.x, reports.y)
    )
    return (((kind << _DAY_BITS) + _within(day, _DAY_BITS) << _CELL_BITS) + column << _CELL_BITS) + row


def _within(values: IntArray, bits: int) -> IntArray:
    """Bring numbers about their middle into ``bits``, with room at both ends for a neighbour."""
    middle = int(np.median(values))
    return np.clip(values - middle + (1 << (bits - 1)), 1, (1 << bits) - 2)


def _ends_of_groups(bucket: IntArray, reporter: IntArray) -> IntArray:
    """Return for each entry where the run of its bucket and reporter ends."""
    changes = np.flatnonzero((np.diff(bucket) != 0) | (np.diff(reporter) != 0)) + 1
    ends = np.append(changes, len(bucket))
    return ends[np.searchsorted(ends, np.arange(len(bucket)), "right")]


def _joined(low: NDArray[np.intp], high: NDArray[np.intp]) -> Iterator[tuple[IntArray, IntArray]]:
    """Yield (left, right) for every right in [low, high) of each left, about a million at once."""
    counts = np.maximum(high - low, 0)
    chunk = np.cumsum(counts) // _AT_ONCE
    for part in np.unique(chunk[counts > 0]):
        rows = np.flatnonzero((chunk == part) & (counts > 0))
        left = np.repeat(rows, counts[rows])
        offset = np.arange(len(left)) - np.repeat(np.cumsum(counts[rows]) - counts[rows], counts[rows])
        yield left, np.repeat(low[rows], counts[rows]) + offset


def _fits(reports: Reports, pair: IntArray, distance: float) -> BoolArray:
    one, other = pair[:, 0], pair[:, 1]
    end = np.where(np.isnat(reports.end), reports.start, reports.end)
    detail, fitting = reports.detail[one], reports.detail[other]
    return (
        (reports.reporter[one] != reports.reporter[other])
        & (reports.kind[one] == reports.kind[other])
        & ((detail == fitting) | (detail < 0) | (fitting < 0))
        & (_metres(reports, one, other) <= distance)
        & (reports.start[one] <= end[other])
        & (reports.start[other] <= end[one])
    )


def _metres(reports: Reports, one: IntArray, other: IntArray) -> FloatArray:
    return np.hypot(reports.x[one] - reports.x[other], reports.y[one] - reports.y[other])


def _pairs(reports: Reports, pairs: IntArray) -> EventPairs:
    metres = _metres(reports, pairs[:, 0], pairs[:, 1])
    order = np.argsort(metres, kind="stable")
    return EventPairs(pairs[order, 0], pairs[order, 1], metres[order])
