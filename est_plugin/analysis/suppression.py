"""Small numbers kept back so that they cannot be worked out again from the rest.

A table is a hierarchy of counts: leaves, sums of them, sums of those. A count below the threshold (0 too)
is kept back as **small**: the reader learns that it lies between 0 and threshold − 1. Where a total
would give it away, further counts are **withheld**: the reader learns nothing of their size.

The promise: whatever is published, each small count could still be any whole number from 0 to
threshold − 1. It holds for a reader who knows the sums and that counts are not below 0. As long as the
table allows, it is kept for one who guesses that what is withheld is not small as well.

Ranges are found by passing bounds along the sums until nothing changes; in a table whose sums hang
together without a circle (a hierarchy, or several that share only their total) that is exact.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from .table import BoolArray, FloatArray, IntArray

THRESHOLD = 5
_TRIED = 20


class Cell(IntEnum):
    """What becomes of a count."""

    PUBLISHED = 0
    SMALL = 1
    WITHHELD = 2


@dataclass(frozen=True)
class Sum:
    """``total`` is the sum of ``parts``: indices of counts."""

    total: int
    parts: tuple[int, ...]


def hierarchy(parent: Sequence[int]) -> tuple[Sum, ...]:
    """Return the sums of a hierarchy given by each count's parent (n,), -1 for the top."""
    parts: dict[int, list[int]] = {}
    for child, above in enumerate(parent):
        if above >= 0:
            parts.setdefault(int(above), []).append(child)
    return tuple(Sum(total, tuple(children)) for total, children in sorted(parts.items()))


def suppress(
    counts: Sequence[int] | IntArray,
    sums: Sequence[Sum],
    threshold: int = THRESHOLD,
    first: frozenset[int] = frozenset(),
) -> NDArray[np.int8]:
    """Return for each count (n,) a value of :class:`Cell`.

    Further counts are withheld one at a time: parts before totals, those of ``first`` before others
    (withheld in an earlier period, say, so that the rest can be compared), then the smallest that does.
    Raises ValueError where a total is not its parts' sum, a count is below 0, or the sums hang together
    in a circle (a crosstab with both margins): for such a table the promise could not be kept.
    """
    values = np.asarray(counts, dtype=np.int64)
    _check(values, sums)
    state = np.where(values < threshold, Cell.SMALL, Cell.PUBLISHED).astype(np.int8)
    small = np.flatnonzero(state == Cell.SMALL)
    given_up: set[int] = set()
    while True:
        low, high = feasible_ranges(values, state, sums, threshold, withheld_from=threshold)
        open_to = (low[small] > 0) | (high[small] < threshold - 1)
        exposed = next((int(n) for n in small[open_to] if int(n) not in given_up), None)
        if exposed is None:
            return state
        candidates = _nearest_published(exposed, state, sums)
        if not candidates:
            given_up.add(exposed)
            continue
        ordered = _in_order(candidates, values, first)
        state[_choose(ordered, exposed, values, state, sums, threshold)] = Cell.WITHHELD


def feasible_ranges(
    values: IntArray,
    state: NDArray[np.int8],
    sums: Sequence[Sum],
    threshold: int = THRESHOLD,
    *,
    withheld_from: int = 0,
) -> tuple[FloatArray, FloatArray]:
    """Return the least and greatest value (n,) that each count can have for a reader of what is published.

    The reader takes what is withheld to be at least ``withheld_from``. Infinite where nothing bounds it.
    """
    shown = state == Cell.PUBLISHED
    low = np.where(shown, values, np.where(state == Cell.WITHHELD, withheld_from, 0)).astype(np.float64)
    high = np.where(shown, values, np.where(state == Cell.WITHHELD, np.inf, threshold - 1)).astype(np.float64)
    if not sums:
        return low, high
    total = np.array([s.total for s in sums])
    part = np.concatenate([np.array(s.parts, dtype=np.int64) for s in sums])
    of = np.repeat(np.arange(len(sums)), [len(s.parts) for s in sums])
    for _ in range(2 * len(values) + 2):
        before = low.copy(), high.copy()
        _tighten(low, high, total, part, of)
        if np.array_equal(before[0], low) and np.array_equal(before[1], high):
            break
    return low, high


def _tighten(low: FloatArray, high: FloatArray, total: IntArray, part: IntArray, of: IntArray) -> None:
    """Pass bounds once from parts to totals and back, in place."""
    endless = np.isinf(high[part])
    low_sum = np.bincount(of, low[part], len(total))
    high_sum = np.bincount(of, np.where(endless, 0.0, high[part]), len(total))
    endless_parts = np.bincount(of, endless, len(total))
    np.maximum.at(low, total, low_sum)
    np.minimum.at(high, total, np.where(endless_parts > 0, np.inf, high_sum))
    others_low = low_sum[of] - low[part]
    others_endless = endless_parts[of] - endless
    others_high = np.where(others_endless > 0, np.inf, high_sum[of] - np.where(endless, 0.0, high[part]))
    new_low = np.where(
        np.isinf(others_high), 0.0, low[total][of] - np.where(np.isinf(others_high), 0, others_high)
    )
    np.maximum.at(low, part, new_low)
    np.minimum.at(high, part, high[total][of] - others_low)


def _nearest_published(start: int, state: NDArray[np.int8], sums: Sequence[Sum]) -> list[tuple[int, bool]]:
    """Return (published count, whether it is the total there) in the nearest sums that have any."""
    at: dict[int, list[int]] = {}
    for number, relation in enumerate(sums):
        for node in (relation.total, *relation.parts):
            at.setdefault(node, []).append(number)
    seen_sums: set[int] = set()
    seen = {start}
    queue = deque([start])
    while queue:
        level: list[tuple[int, bool]] = []
        for _ in range(len(queue)):
            for number in at.get(queue.popleft(), []):
                if number in seen_sums:
                    continue
                seen_sums.add(number)
                relation = sums[number]
                for node in (relation.total, *relation.parts):
                    if state[node] == Cell.PUBLISHED:
                        level.append((node, node == relation.total))
                    elif node not in seen:
                        seen.add(node)
                        queue.append(node)
        if level:
            return level
    return []


def _in_order(
    candidates: list[tuple[int, bool]], values: IntArray, first: frozenset[int]
) -> list[tuple[int, bool]]:
    return sorted(candidates, key=lambda one: (one[1], one[0] not in first, int(values[one[0]]), one[0]))


def _choose(
    ordered: list[tuple[int, bool]],
    exposed: int,
    values: IntArray,
    state: NDArray[np.int8],
    sums: Sequence[Sum],
    threshold: int,
) -> int:
    """Return the count to withhold: a part before a total, the first in order that protects at once."""
    parts = [candidate for candidate in ordered if not candidate[1]] or ordered
    for node, _ in [*parts[:_TRIED], parts[-1]]:
        tried = state.copy()
        tried[node] = Cell.WITHHELD
        low, high = feasible_ranges(values, tried, sums, threshold, withheld_from=threshold)
        if low[exposed] <= 0 and high[exposed] >= threshold - 1:
            return node
    return parts[0][0]


def _check(values: IntArray, sums: Sequence[Sum]) -> None:
    if (values < 0).any():
        raise ValueError("a count is below 0")
    group = list(range(len(values) + len(sums)))

    def root(node: int) -> int:
        while group[node] != node:
            group[node] = group[group[node]]
            node = group[node]
        return node

    for number, relation in enumerate(sums):
        if values[relation.total] != sum(int(values[p]) for p in relation.parts):
            raise ValueError(f"count {relation.total} is not the sum of its parts")
        for node in (relation.total, *relation.parts):
            one, other = root(len(values) + number), root(node)
            if one == other:
                raise ValueError("the sums hang together in a circle")
            group[one] = other


def promise_holds(
    counts: Sequence[int] | IntArray,
    state: NDArray[np.int8],
    sums: Sequence[Sum],
    threshold: int = THRESHOLD,
) -> BoolArray:
    """Tell for each count (n,) whether a reader is left with the whole range from 0 to threshold − 1.

    True for every count at or above the threshold, which needs no protection.
    """
    values = np.asarray(counts, dtype=np.int64)
    low, high = feasible_ranges(values, state, sums, threshold)
    return (values >= threshold) | ((low <= 0) & (high >= threshold - 1))
