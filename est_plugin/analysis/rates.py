"""Did it change? Counts of two periods compared exactly, and the rule that says worse, better or unclear.

Given the sum of two Poisson counts, the first is binomial with share days / (days + compare_days) if
the rate has not changed (Przyborowski & Wilenski 1940). The test is the exact two-sided binomial one:
the probability of all splits no more likely than the one seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import require_days, require_share
from .table import BoolArray, FloatArray, IntArray

ALPHA = 0.05
MIN_COUNT = 10
CONFIDENCE = 0.95
DAYS_PER_YEAR = 365.25
_TIE = 1 + 1e-7
"""Splits whose probabilities differ by less than this factor count as equally likely."""


class Direction(StrEnum):
    """What a comparison of two periods says."""

    WORSE = "worse"
    BETTER = "better"
    UNCLEAR = "unclear"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Change:
    """Comparisons as arrays of one shape; ``days`` and ``compare_days`` hold for all.

    ``rate_ratio`` is NaN where both counts are 0 and infinite where only the earlier is; ``ci_low`` and
    ``ci_high`` are its 95 % interval, each on its own (not adjusted for their number). ``p_fdr`` is NaN
    where there are too few events: those take no part in the family. ``direction`` holds values of
    :class:`Direction`.
    """

    count: IntArray
    compare_count: IntArray
    days: float
    compare_days: float
    rate_ratio: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    p: FloatArray
    p_fdr: FloatArray
    direction: NDArray[np.str_]


@dataclass(frozen=True)
class Headline:
    """One comparison that is a test of its own, outside every family."""

    count: int
    compare_count: int
    rate_ratio: float
    ci_low: float
    ci_high: float
    p: float
    direction: Direction


def compare_periods(
    count: ArrayLike,
    compare_count: ArrayLike,
    days: float,
    compare_days: float,
    *,
    alpha: float = ALPHA,
    min_count: int = MIN_COUNT,
) -> Change:
    """Compare counts of any shape (areas, kinds …) between two periods; all are one family of tests.

    Raises ParameterError for a period without days or an alpha not between 0 and 1.
    """
    require_days(days)
    require_days(compare_days)
    require_share(alpha)
    now, before = _counts(count, compare_count)
    p = poisson_test(now, before, days, compare_days)
    ratio, low, high = rate_ratio(now, before, days, compare_days)
    enough = now + before >= min_count
    p_fdr = benjamini_hochberg(np.where(enough, p, np.nan))
    direction = np.full(now.shape, Direction.TOO_FEW.value, dtype="<U7")
    direction[enough] = Direction.UNCLEAR.value
    with np.errstate(invalid="ignore"):
        sure = enough & (p_fdr < alpha)
        direction[sure & (ratio > 1)] = Direction.WORSE.value
        direction[sure & (ratio < 1)] = Direction.BETTER.value
    return Change(now, before, float(days), float(compare_days), ratio, low, high, p, p_fdr, direction)


def compare_headline(
    count: int,
    compare_count: int,
    days: float,
    compare_days: float,
    *,
    alpha: float = ALPHA,
    min_count: int = MIN_COUNT,
) -> Headline:
    """Compare one pair of counts by the same rule, on its own. Raises as :func:`compare_periods`."""
    change = compare_periods([count], [compare_count], days, compare_days, alpha=alpha, min_count=min_count)
    return Headline(
        int(count),
        int(compare_count),
        float(change.rate_ratio[0]),
        float(change.ci_low[0]),
        float(change.ci_high[0]),
        float(change.p[0]),
        Direction(change.direction[0]),
    )


def poisson_test(count: ArrayLike, compare_count: ArrayLike, days: float, compare_days: float) -> FloatArray:
    """Return the exact two-sided p of equal rates, of the counts' shape; 1 where both are 0.

    Equal to ``scipy.stats.binomtest(count, count + compare_count, days / (days + compare_days)).pvalue``.
    """
    now, before = _counts(count, compare_count)
    total = now + before
    share = days / (days + compare_days)
    p = np.empty(now.shape)
    flat_now, flat_total, flat_p = now.ravel(), total.ravel(), p.reshape(-1)
    upper = flat_now > flat_total * share
    flat_p[~upper] = _two_sided(flat_now[~upper], flat_total[~upper], share)
    flat_p[upper] = _two_sided((flat_total - flat_now)[upper], flat_total[upper], 1 - share)
    return p


def _two_sided(count: IntArray, total: IntArray, share: float) -> FloatArray:
    """Two-sided binomial p of counts at or below their mean (m,): the tail below, and the one above it."""
    from scipy.stats import binom

    limit = binom.pmf(count, total, share) * _TIE
    mean = total * share
    # Above the mode the probability falls: find the first count there that is no likelier than the one seen.
    low = np.ceil(mean).astype(np.int64)
    high = total + 1
    while bool((low < high).any()):
        middle = (low + high) // 2
        unlikely = (low < high) & (binom.pmf(middle, total, share) <= limit)
        high = np.where(unlikely, middle, high)
        low = np.where((low < high) & ~unlikely, middle + 1, low)
    below = binom.cdf(count, total, share)
    above = np.where(low <= total, binom.sf(low - 1, total, share), 0.0)
    p = np.where(count == mean, 1.0, below + above)
    return np.asarray(np.minimum(p, 1.0))


def rate_ratio(
    count: ArrayLike,
    compare_count: ArrayLike,
    days: float,
    compare_days: float,
    confidence: float = CONFIDENCE,
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return rate ratio, lower and upper bound, of the counts' shape.

    The bounds are exact: those of Clopper and Pearson (1934) for the binomial share q, as
    q / (1 − q) · compare_days / days. The interval never holds less often than it says.
    """
    from scipy.special import betaincinv

    now, before = (c.astype(np.float64) for c in _counts(count, compare_count))
    tail = (1 - confidence) / 2
    exposure = compare_days / days
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = now / before * exposure
        low_share = betaincinv(np.maximum(now, 1), before + 1, tail)
        high_rest = betaincinv(np.maximum(before, 1), now + 1, tail)
        low = np.where(now > 0, low_share / (1 - low_share) * exposure, 0.0)
        high = np.where(before > 0, (1 - high_rest) / high_rest * exposure, np.inf)
    return ratio, low, high


def benjamini_hochberg(p: FloatArray) -> FloatArray:
    """Return p values adjusted for the false-discovery rate (Benjamini & Hochberg 1995), same shape.

    NaN is no test: it stays NaN and does not count in the family.
    """
    values = np.asarray(p, dtype=np.float64)
    adjusted = np.full(values.shape, np.nan)
    tested = np.flatnonzero(~np.isnan(values))
    if len(tested) == 0:
        return adjusted
    family = values.ravel()[tested]
    order = np.argsort(family, kind="stable")[::-1]
    rank = np.arange(len(family), 0, -1)
    falling = np.minimum.accumulate(family[order] * len(family) / rank)
    adjusted.reshape(-1)[tested[order]] = np.minimum(falling, 1.0)
    return adjusted


@dataclass(frozen=True)
class ResidentRate:
    """Events per 1,000 residents and year with an exact 95 % interval; NaN where nobody is known to live."""

    rate: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray


def per_thousand(
    count: ArrayLike, population: ArrayLike, days: float, confidence: float = CONFIDENCE
) -> ResidentRate:
    """Return yearly rates per 1,000 residents; ``population`` (NaN or 0: unknown) of the counts' shape.

    The interval is that of :func:`poisson_interval`. Raises ParameterError.
    """
    require_days(days)
    counts = np.asarray(count, dtype=np.float64)
    residents = np.asarray(population, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.where(residents > 0, 1000 / residents * DAYS_PER_YEAR / days, np.nan)
    low, high = poisson_interval(counts, confidence)
    return ResidentRate(counts * scale, low * scale, high * scale)


def poisson_interval(count: ArrayLike, confidence: float = CONFIDENCE) -> tuple[FloatArray, FloatArray]:
    """Return the exact bounds of what a Poisson count stands for (Garwood 1936), of the counts' shape."""
    from scipy.special import gammaincinv

    counts = np.asarray(count, dtype=np.float64)
    tail = (1 - confidence) / 2
    low = np.where(counts > 0, gammaincinv(np.maximum(counts, 1), tail), 0.0)
    return low, gammaincinv(counts + 1, 1 - tail)


def rank_descending(values: ArrayLike) -> IntArray:
    """Return ranks (n,), 1 for the greatest; equal values share the best rank (1, 2, 2, 4); NaN gets 0."""
    array = np.asarray(values, dtype=np.float64)
    known = ~np.isnan(array)
    ordered = np.sort(array[known])
    ranks = np.zeros(array.shape, dtype=np.int64)
    ranks[known] = len(ordered) - np.searchsorted(ordered, array[known], side="right") + 1
    return ranks


def rank_range(low: ArrayLike, high: ArrayLike) -> tuple[IntArray, IntArray]:
    """Return the best and the worst rank (n,) that intervals allow, 1 for the greatest.

    Best: one more than the intervals that lie wholly above; worst: all but those wholly below. NaN
    gets 0 and takes no part.
    """
    lower, upper = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    known: BoolArray = ~(np.isnan(lower) | np.isnan(upper))
    lows, highs = np.sort(lower[known]), np.sort(upper[known])
    best = np.zeros(lower.shape, dtype=np.int64)
    worst = np.zeros(lower.shape, dtype=np.int64)
    best[known] = len(lows) - np.searchsorted(lows, upper[known], side="right") + 1
    worst[known] = len(highs) - np.searchsorted(highs, lower[known], side="left")
    return best, worst


def _counts(count: ArrayLike, compare_count: ArrayLike) -> tuple[IntArray, IntArray]:
    now, before = np.broadcast_arrays(np.asarray(count), np.asarray(compare_count))
    if bool((now < 0).any()) or bool((before < 0).any()):
        raise ValueError("a count is below 0")
    return now.astype(np.int64), before.astype(np.int64)
