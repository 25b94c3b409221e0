"""Near repeats: after an event, are there more than chance would give nearby and soon after? (Knox 1964)

Bands are half-open: ``0, 100, 200`` are [0, 100) and [100, 200). Distance is Euclidean, time is whole
calendar days between the starts. What chance gives is found by dealing the dates out anew among the
places: that keeps where and when events gather, and breaks only the link between the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import ParameterError, TooManyPairsError
from .ordering import sorting_order
from .progress import SILENT, Progress, step
from .table import FloatArray, IntArray

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

PERMUTATIONS = 999
MIN_EVENTS = 50
"""Fewer events than this are refused by the questions that ask here."""

MAX_PAIRS = 20_000_000
_MANY_PAIRS = 5_000_000
"""Above, their numbers are kept in half the memory; below, as they are used."""

_SAMPLE = 1_000
_SHOWN = 256


@dataclass(frozen=True)
class Knox:
    """The Knox table: arrays of shape (distance bands, time bands).

    ``observed`` pairs; ``expected`` pairs if dates were dealt out at random, exactly: pairs of the
    distance band times pairs of the time band over all pairs; ``ratio`` observed to expected, NaN
    where none is expected; ``p`` one-sided: (1 + permutations with at least as many) / (1 + permutations).
    ``distance_bands`` and ``time_bands`` are the bounds, [from, to).
    """

    distance_bands: tuple[tuple[float, float], ...]
    time_bands: tuple[tuple[int, int], ...]
    observed: IntArray
    expected: FloatArray
    ratio: FloatArray
    p: FloatArray
    events: int
    permutations: int
    seed: int


@dataclass(frozen=True)
class _Pairs:
    """Pairs within reach, sorted by distance band: band b is ``ends[b]`` to ``ends[b + 1]``."""

    first: NDArray[Any]
    second: NDArray[Any]
    ends: IntArray


def knox(
    x: FloatArray,
    y: FloatArray,
    days: IntArray,
    distances: Sequence[float],
    times: Sequence[int],
    *,
    permutations: int = PERMUTATIONS,
    seed: int = 1,
    progress: Progress = SILENT,
) -> Knox:
    """Return the Knox table of events (n,) at ``x``, ``y`` in metres on whole ``days``.

    ``distances`` and ``times`` are the upper ends of the bands, rising, from 0. Events without a place
    must have been left out. Raises ParameterError, TooManyPairsError (before memory is taken),
    CancelledError.
    """
    distance_bands = _bands(tuple(float(d) for d in distances))
    time_bands = _bands(tuple(int(t) for t in times))
    ends = np.array([last for _, last in time_bands], dtype=np.int64)
    day = _small_days(days)
    pairs = _pairs(x, y, distance_bands)
    step(progress, 0.1)
    observed = _table(pairs, day, ends)
    n = len(x)
    by_distance = np.diff(pairs.ends).astype(np.float64)
    by_time = _pairs_by_time(day, ends).astype(np.float64)
    every = n * (n - 1) / 2
    expected = np.outer(by_distance, by_time) / every if every else np.zeros(observed.shape)
    random = np.random.default_rng(seed)
    dealt = day.astype(np.int64)  # numbers of this size are shuffled almost twice as fast
    as_many = np.zeros(observed.shape, dtype=np.int64)
    for number in range(permutations):
        if number % max(1, permutations // _SHOWN) == 0 or len(pairs.first) > MAX_PAIRS // 20:
            step(progress, 0.1 + 0.9 * number / permutations)
        as_many += _table(pairs, random.permutation(dealt).astype(np.int16), ends) >= observed
    progress.report(1.0)
    ratio = np.full(observed.shape, np.nan)
    np.divide(observed, expected, out=ratio, where=expected > 0)
    p = (1 + as_many) / (1 + permutations)
    return Knox(distance_bands, time_bands, observed, expected, ratio, p, n, permutations, seed)


def estimate_pairs(x: FloatArray, y: FloatArray, distance: float) -> int:
    """Estimate how many pairs lie within ``distance`` m, from some 1,000 evenly taken events."""
    from scipy.spatial import cKDTree

    return _estimate(cKDTree(np.column_stack([x, y])), distance) if len(x) > 1 else 0


def _estimate(tree: cKDTree, distance: float) -> int:
    sample = tree.data[:: max(1, tree.n // _SAMPLE)]
    near = tree.query_ball_point(sample, distance, return_length=True)
    return int((near.mean() - 1) * tree.n / 2)


def _bands(ends: tuple[Any, ...]) -> tuple[tuple[Any, Any], ...]:
    rising = all(a < b for a, b in pairwise((0, *ends)))
    if not ends or not rising or not np.isfinite(ends).all():
        raise ParameterError(
            QT_TRANSLATE_NOOP(
                "est",
                "The bands {bands} cannot be used. Write rising numbers above 0 with commas between them,"
                " such as 100,200,300.",
            ),
            bands=", ".join(f"{end:g}" for end in ends),
        )
    return tuple(pairwise((type(ends[0])(0), *ends)))


def _small_days(days: IntArray) -> NDArray[np.int16]:
    if len(days) == 0:
        return np.empty(0, dtype=np.int16)
    since = np.asarray(days, dtype=np.int64) - int(np.min(days))
    if int(since.max()) > np.iinfo(np.int16).max:
        raise ParameterError(
            QT_TRANSLATE_NOOP(
                "est",
                "The dates span more than 89 years, so at least one of them must be wrong."
                " Choose a period that leaves it out.",
            )
        )
    return since.astype(np.int16)


def _pairs(x: FloatArray, y: FloatArray, bands: tuple[tuple[float, float], ...]) -> _Pairs:
    from scipy.spatial import cKDTree

    if len(x) < 2:
        none = np.empty(0, dtype=np.int64)
        return _Pairs(none, none, np.zeros(len(bands) + 1, dtype=np.int64))
    greatest = bands[-1][1]
    tree = cKDTree(np.column_stack([x, y]))
    estimated = _estimate(tree, greatest)
    if estimated > MAX_PAIRS:
        raise TooManyPairsError(
            QT_TRANSLATE_NOOP(
                "est",
                "About {pairs} pairs of events lie within {distance} m of each other, more than can be"
                " compared. Choose shorter distances, a shorter period or fewer kinds.",
            ),
            pairs=estimated,
            distance=greatest,
        )
    first, second = tree.query_pairs(greatest, output_type="ndarray").T
    if len(first) > _MANY_PAIRS:
        first, second = first.astype(np.int32), second.astype(np.int32)
    distance = np.hypot(x[first] - x[second], y[first] - y[second])
    band = np.searchsorted([end for _, end in bands], distance, side="right")
    order = sorting_order(band)
    ends = np.searchsorted(band[order], np.arange(len(bands) + 1))
    order = order[: ends[-1]]
    return _Pairs(first[order], second[order], ends)


def _table(pairs: _Pairs, day: NDArray[np.int16], ends: IntArray) -> IntArray:
    """Count pairs by distance band and time band."""
    apart = day[pairs.first]
    apart -= day[pairs.second]
    np.abs(apart, out=apart)
    below = np.zeros((len(pairs.ends) - 1, len(ends) + 1), dtype=np.int64)
    for band, (start, end) in enumerate(pairwise(pairs.ends)):
        for number, limit in enumerate(ends, start=1):
            below[band, number] = np.count_nonzero(apart[start:end] < limit)
    return below[:, 1:] - below[:, :-1]


def _pairs_by_time(day: NDArray[np.int16], ends: IntArray) -> IntArray:
    """Count all pairs by time band, from how many events each day has."""
    if len(day) == 0:
        return np.zeros(len(ends), dtype=np.int64)
    per_day = np.bincount(day).astype(np.int64)
    total = np.concatenate([[0], np.cumsum(per_day)])
    below = []
    for limit in ends:
        after = total[np.minimum(np.arange(len(per_day)) + limit, len(per_day))] - total[1:]
        below.append(int((per_day * after).sum() + (per_day * (per_day - 1) // 2).sum()))
    return np.diff(np.array(below, dtype=np.int64), prepend=0)
