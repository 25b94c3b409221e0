"""Passing or a pattern? The trend of each cell or area over equal steps of time, and what it adds up to.

A unit is **hot** in a step when it holds more events than chance would give it, had all events of that
step been spread evenly over the units: the Poisson probability of as many or more is below 0.05. A
single event is never more than chance, however many empty units there are. (Flags of another kind, such
as Gi* in each step, can be handed in instead.) **Recent** is the last quarter of the steps, rounded up.
The trend is Mann-Kendall's over the counts.

===============  ==================================================================================
none             never hot
new              hot in a recent step, never before
historical       hot before, in no recent step
intensifying     hot both before and recently, and the counts rise (p < 0.05)
diminishing      hot both before and recently, and the counts fall (p < 0.05)
persistent       hot both before and recently, in at least half of all steps, with no certain trend
sporadic         hot both before and recently, in fewer than half of the steps, with no certain trend
===============  ==================================================================================
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import ParameterError
from .progress import SILENT, Progress, step
from .table import BoolArray, FloatArray, IntArray

ALPHA = 0.05
MIN_STEPS = 6
RECENT_SHARE = 0.25
LEAST_EVENTS = 2
"""One event in a step makes no unit hot."""

_CHUNK = 20_000


class Pattern(StrEnum):
    """What the steps of a unit add up to."""

    NEW = "new"
    INTENSIFYING = "intensifying"
    PERSISTENT = "persistent"
    DIMINISHING = "diminishing"
    SPORADIC = "sporadic"
    HISTORICAL = "historical"
    NONE = "none"


@dataclass(frozen=True)
class Trend:
    """Mann-Kendall by unit, (n,) each: the sum of signs, its variance under no trend, z and two-sided p."""

    s: IntArray
    variance: FloatArray
    z: FloatArray
    p: FloatArray


@dataclass(frozen=True)
class Persistence:
    """Patterns by unit: ``pattern`` (n,) holds values of :class:`Pattern`, ``hot`` is (n, steps)."""

    pattern: NDArray[np.str_]
    trend: Trend
    hot: BoolArray
    recent_steps: int


def mann_kendall(counts: NDArray[Any], progress: Progress = SILENT) -> Trend:
    """Test rows (n, steps) for a monotonous trend (Mann 1945, Kendall 1975), with ties and continuity.

    z is 0 and p is 1 where all values of a row are the same.
    """
    from scipy.special import ndtr

    n, steps = counts.shape
    counts = counts.astype(np.int64) if counts.dtype.kind in "ub" else counts
    s = np.zeros(n, dtype=np.int64)
    for first in range(0, n, _CHUNK):
        step(progress, first / n)
        part = counts[first : first + _CHUNK]
        for lag in range(1, steps):
            s[first : first + _CHUNK] += np.sign(part[:, lag:] - part[:, :-lag]).sum(axis=1).astype(np.int64)
    variance = (steps * (steps - 1) * (2 * steps + 5) - _tie_term(counts)) / 18
    z = np.zeros(n)
    np.divide(s - np.sign(s), np.sqrt(variance), out=z, where=variance > 0)
    return Trend(s, variance, z, 2 * ndtr(-np.abs(z)))


def _tie_term(counts: NDArray[Any]) -> IntArray:
    """Return Σ t (t − 1) (2t + 5) over the groups of t equal values of each row."""
    n, steps = counts.shape
    ordered = np.sort(counts, axis=1)
    starts = np.ones((n, steps), dtype=bool)
    starts[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    at = np.flatnonzero(starts)
    size = np.diff(np.append(at, n * steps))
    term = (size * (size - 1) * (2 * size + 5)).astype(np.float64)
    return np.bincount(at // max(steps, 1), term, n).astype(np.int64)


def hot_steps(counts: NDArray[Any], alpha: float = ALPHA) -> BoolArray:
    """Tell in which steps each unit is hot, (n, steps), by the even spread of its events."""
    from scipy.special import gammainc

    mean = counts.mean(axis=0, keepdims=True) if len(counts) else np.zeros((1, counts.shape[1]))
    values = np.asarray(counts, dtype=np.float64)
    some = np.broadcast_to(mean, values.shape)
    probability = np.ones(values.shape)
    hit = values >= LEAST_EVENTS
    probability[hit] = gammainc(values[hit], some[hit])
    return probability < alpha


def persistence(
    counts: NDArray[Any],
    *,
    hot: BoolArray | None = None,
    alpha: float = ALPHA,
    progress: Progress = SILENT,
) -> Persistence:
    """Return the pattern of each unit from its ``counts`` (n, steps), oldest step first.

    ``hot`` (n, steps) replaces the rule of :func:`hot_steps`. Raises ParameterError below 6 steps,
    CancelledError.
    """
    steps = counts.shape[1]
    if steps < MIN_STEPS:
        raise ParameterError(
            QT_TRANSLATE_NOOP(
                "est",
                "The period has {steps} steps; at least {least} are needed to tell a pattern from something"
                " passing. Choose a longer period or shorter steps.",
            ),
            steps=steps,
            least=MIN_STEPS,
        )
    trend = mann_kendall(counts, progress)
    flags = hot_steps(counts, alpha) if hot is None else hot
    recent = math.ceil(steps * RECENT_SHARE)
    now, before = flags[:, -recent:].any(axis=1), flags[:, :-recent].any(axis=1)
    certain = trend.p < alpha
    pattern = np.select(
        [
            ~now & ~before,
            now & ~before,
            ~now & before,
            certain & (trend.s > 0),
            certain & (trend.s < 0),
            2 * flags.sum(axis=1) >= steps,
        ],
        [
            Pattern.NONE.value,
            Pattern.NEW.value,
            Pattern.HISTORICAL.value,
            Pattern.INTENSIFYING.value,
            Pattern.DIMINISHING.value,
            Pattern.PERSISTENT.value,
        ],
        Pattern.SPORADIC.value,
    )
    return Persistence(pattern, trend, flags, recent)
