"""Places rather than areas: which few hold most events, and which coordinates suspiciously many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import require_distance
from .ordering import distinct_points
from .progress import SILENT, Progress, step
from .rates import rank_descending
from .table import FloatArray, IntArray, TimeArray

STACK_COUNT = 10
STACK_SHARE = 0.05
_STACKS_A_STEP = 1000


@dataclass(frozen=True)
class HotPlaces:
    """Places with the most events first, (k,) each.

    ``place`` is the code handed in; equal counts share a ``rank``. ``share`` is of all events that were
    ranked, ``repeats`` the events after a place's first, ``first`` and ``last`` their times (NaT if none
    is known).
    """

    place: IntArray
    rank: IntArray
    count: IntArray
    share: FloatArray
    cumulative_share: FloatArray
    repeats: IntArray
    first: TimeArray
    last: TimeArray
    events: int

    def places_for(self, share: float) -> int:
        """Return how many of the worst places hold at least ``share`` (0 to 1) of the events."""
        return int(np.searchsorted(self.cumulative_share, share - 1e-12) + 1) if len(self.place) else 0

    def share_of_worst(self, places: int) -> float:
        """Return the share of the events that so many of the worst places hold."""
        return (
            float(self.cumulative_share[min(places, len(self.place)) - 1])
            if len(self.place) and places
            else 0.0
        )


def rank_places(place: NDArray[Any], start: TimeArray) -> HotPlaces:
    """Rank places by their events: ``place`` (n,) codes, below 0 for none, ``start`` (n,) times or NaT.

    Of equal counts the one with the latest event comes first, then the one with the lower code.
    """
    known = np.asarray(place) >= 0
    codes, times = np.asarray(place)[known].astype(np.int64), np.asarray(start, "datetime64[ms]")[known]
    size = int(codes.max()) + 1 if len(codes) else 0
    counts = np.bincount(codes, minlength=size).astype(np.int64)
    first, last = _span(codes, times, size)
    present = np.flatnonzero(counts)
    latest = np.where(np.isnat(last), np.iinfo(np.int64).min, last.astype(np.int64))
    order = present[np.lexsort((present, ~latest[present], -counts[present]))]
    counted = counts[order]
    total = int(counted.sum())
    share = counted / total if total else np.empty(0)
    cumulative = np.cumsum(counted) / total if total else np.empty(0)
    return HotPlaces(
        order,
        rank_descending(counted),
        counted,
        share,
        cumulative,
        counted - 1,
        first[order],
        last[order],
        total,
    )


def _span(codes: IntArray, times: TimeArray, size: int) -> tuple[TimeArray, TimeArray]:
    """Return the first and last known time of each code, NaT where there is none."""
    nothing = np.iinfo(np.int64).min
    dated = ~np.isnat(times)
    values = times[dated].astype(np.int64)
    first, last = np.full(size, np.iinfo(np.int64).max), np.full(size, nothing)
    np.minimum.at(first, codes[dated], values)
    np.maximum.at(last, codes[dated], values)
    first[last == nothing] = nothing
    return first.astype("datetime64[ms]"), last.astype("datetime64[ms]")


@dataclass(frozen=True)
class Places:
    """Points gathered to places: ``code`` (n,), -1 without a point; ``x``, ``y`` (k,) of each place."""

    code: IntArray
    x: FloatArray
    y: FloatArray


def gather_places(x: FloatArray, y: FloatArray, tolerance: float, progress: Progress = SILENT) -> Places:
    """Gather points within ``tolerance`` metres to places.

    The coordinate with the most events (then the westernmost, southernmost) becomes a place and takes
    all that lies within the tolerance of it and is not taken yet; and so on. So no place is wider than
    twice the tolerance, however the points are strung out, and the order of rows does not matter.
    Raises ParameterError, CancelledError.
    """
    from scipy.spatial import cKDTree

    require_distance(tolerance)
    code = np.full(len(x), -1, dtype=np.int64)
    known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    if len(known) == 0:
        return Places(code, np.empty(0), np.empty(0))
    stacks = distinct_points(x[known], y[known])
    middles = np.column_stack([stacks.x, stacks.y])
    tree = cKDTree(middles)
    taken = np.full(len(middles), -1, dtype=np.int64)
    leaders: list[int] = []
    for number, stack in enumerate(np.argsort(-stacks.counts, kind="stable")):
        if number % _STACKS_A_STEP == 0:
            step(progress, number / len(middles))
        if taken[stack] >= 0:
            continue
        near = np.asarray(tree.query_ball_point(middles[stack], tolerance))
        taken[near[taken[near] < 0]] = len(leaders)
        leaders.append(int(stack))
    progress.report(1.0)
    code[known] = taken[stacks.of]
    return Places(code, stacks.x[leaders], stacks.y[leaders])


@dataclass(frozen=True)
class Stack:
    """One coordinate that holds many events."""

    x: float
    y: float
    count: int
    share: float


def stacked_points(
    x: FloatArray, y: FloatArray, least: int = STACK_COUNT, share: float = STACK_SHARE
) -> tuple[Stack, ...]:
    """Return the coordinates that hold at least ``least`` events and ``share`` of all, the largest first.

    Such a stack is often a default (a district's or municipality's centre) and not where things happened.
    """
    known = np.isfinite(x) & np.isfinite(y)
    if not known.any():
        return ()
    stacks = distinct_points(x[known], y[known])
    total = int(known.sum())
    many = np.flatnonzero((stacks.counts >= least) & (stacks.counts >= share * total))
    many = many[np.argsort(-stacks.counts[many], kind="stable")]
    return tuple(
        Stack(float(stacks.x[k]), float(stacks.y[k]), int(stacks.counts[k]), float(stacks.counts[k] / total))
        for k in many
    )
