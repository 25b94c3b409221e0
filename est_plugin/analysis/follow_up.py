"""Did it help? Before and after, in the treated area, a control area and the surroundings of both.

Counts of unequal periods are scaled to the length of the after period: a count before times
s = days after / days before, its variance times s².
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .errors import require_days
from .rates import MIN_COUNT
from .table import FloatArray, IntArray

Z_95 = 1.959963984540054
"""The normal quantile of a 95 % interval."""

DAYS_PER_MONTH = 365.25 / 12


class Verdict(StrEnum):
    """What a follow-up says; never more than its interval."""

    FEWER = "fewer"
    MORE = "more"
    NO_CERTAIN_CHANGE = "no_certain_change"
    TOO_FEW = "too_few"


class Undefined(StrEnum):
    """Why there is no weighted displacement quotient."""

    NO_DISPLACEMENT_AREA = "no_displacement_area"
    EMPTY_CONTROL = "empty_control"
    TREATMENT_DID_NOT_FALL = "treatment_did_not_fall"


@dataclass(frozen=True)
class BeforeAfter:
    """Events of an area before and after."""

    before: int
    after: int

    def __post_init__(self) -> None:
        if self.before < 0 or self.after < 0:
            raise ValueError("a count is below 0")


@dataclass(frozen=True)
class Counts:
    """The raw counts of a follow-up and the lengths of its periods in days.

    ``displacement`` (round the treated area) and ``displacement_control`` (round the control) are optional.
    """

    treatment: BeforeAfter
    control: BeforeAfter
    days_before: float
    days_after: float
    displacement: BeforeAfter | None = None
    displacement_control: BeforeAfter | None = None

    def __post_init__(self) -> None:
        require_days(self.days_before)
        require_days(self.days_after)

    @property
    def scale(self) -> float:
        """What a count before is multiplied by."""
        return self.days_after / self.days_before

    def signed(self) -> list[tuple[int, BeforeAfter]]:
        """Return the areas there are with the sign of their change in the WDD."""
        every = [
            (1, self.treatment),
            (-1, self.control),
            (1, self.displacement),
            (-1, self.displacement_control),
        ]
        return [(sign, area) for sign, area in every if area is not None]


@dataclass(frozen=True)
class WeightedDisplacementDifference:
    """WDD (events fewer than expected if below 0), its standard error, z, two-sided p and 95 % interval.

    Without any event the standard error is 0, z is NaN and p is 1.
    """

    wdd: float
    se: float
    z: float
    p: float
    ci_low: float
    ci_high: float


def weighted_displacement_difference(counts: Counts) -> WeightedDisplacementDifference:
    """Return WDD = ΔT − ΔC + ΔD − ΔCd, its variance the sum of the counts (Wheeler & Ratcliffe 2018).

    doi 10.1186/s40163-018-0085-5, equations 1 to 3; unequal periods scaled as the module says.
    """
    scale = counts.scale
    wdd = sum(sign * (area.after - scale * area.before) for sign, area in counts.signed())
    variance = sum(area.after + scale**2 * area.before for _, area in counts.signed())
    se = math.sqrt(variance)
    z = wdd / se if se > 0 else math.nan
    p = math.erfc(abs(z) / math.sqrt(2)) if se > 0 else 1.0
    return WeightedDisplacementDifference(wdd, se, z, p, wdd - Z_95 * se, wdd + Z_95 * se)


def verdict(counts: Counts, min_count: int = MIN_COUNT) -> Verdict:
    """Return what the WDD's interval allows to say; too few where the treated area has hardly any events."""
    if counts.treatment.before + counts.treatment.after < min_count:
        return Verdict.TOO_FEW
    difference = weighted_displacement_difference(counts)
    if difference.ci_high < 0:
        return Verdict.FEWER
    if difference.ci_low > 0:
        return Verdict.MORE
    return Verdict.NO_CERTAIN_CHANGE


@dataclass(frozen=True)
class RelativeChange:
    """How many times the treated area changed as much as its control, 95 % interval, two-sided p."""

    ratio: float
    ci_low: float
    ci_high: float
    p: float


def relative_change(counts: Counts) -> RelativeChange:
    """Return (T₁/T₀)/(C₁/C₀), the relative effect size, with the interval of its logarithm.

    The variance of the logarithm is 1/T₁ + 1/T₀ + 1/C₁ + 1/C₀ (Farrington et al. 2007, Effects of closed
    circuit television on crime, for Poisson counts); where one of them is 0, a half is added to all four. It
    is not drowned by a control much larger than the treated area, as the WDD is.
    """
    values = [counts.treatment.after, counts.treatment.before, counts.control.after, counts.control.before]
    added = 0.5 if 0 in values else 0.0
    after, before, control_after, control_before = (value + added for value in values)
    log_ratio = math.log(after / before * control_before / control_after)
    se = math.sqrt(1 / after + 1 / before + 1 / control_after + 1 / control_before)
    p = math.erfc(abs(log_ratio / se) / math.sqrt(2))
    low, high = math.exp(log_ratio - Z_95 * se), math.exp(log_ratio + Z_95 * se)
    return RelativeChange(math.exp(log_ratio), low, high, p)


@dataclass(frozen=True)
class WeightedDisplacementQuotient:
    """WDQ, or None and why: below −1 more moved than was gained, to 0 some moved, above 0 the gain spread."""

    wdq: float | None
    undefined: Undefined | None


def weighted_displacement_quotient(counts: Counts) -> WeightedDisplacementQuotient:
    """Return WDQ = (D₁/C₁ − D₀/C₀) / (T₁/C₁ − T₀/C₀) (Bowers & Johnson 2003).

    Undefined without a displacement area, with an empty control in either period, and where the treated
    area did not fall against the control: then there is nothing that could have moved or spread.
    """
    control, treatment, around = counts.control, counts.treatment, counts.displacement
    if around is None:
        return WeightedDisplacementQuotient(None, Undefined.NO_DISPLACEMENT_AREA)
    if control.before == 0 or control.after == 0:
        return WeightedDisplacementQuotient(None, Undefined.EMPTY_CONTROL)
    # Times both control counts: whole numbers, so that "did not fall" is decided exactly.
    gain = treatment.after * control.before - treatment.before * control.after
    if gain >= 0:
        return WeightedDisplacementQuotient(None, Undefined.TREATMENT_DID_NOT_FALL)
    moved = around.after * control.before - around.before * control.after
    return WeightedDisplacementQuotient(moved / gain, None)


def e_test(count: int, compare_count: int, days: float, compare_days: float) -> float:
    """Return the two-sided p of equal Poisson rates by the E-test (Krishnamoorthy & Thomson 2004).

    The statistic is (X₁/t₁ − X₂/t₂) / √(X₁/t₁² + X₂/t₂²) with t the days of each period, the variance
    of each rate estimated by its own count over the square of its exposure (equation 3.4 of the paper;
    ``scipy.stats.poisson_means_test`` does the same). p is its probability of being at least as large
    when both counts have the pooled rate. Two counts of 0 have the statistic 0, so that p is 1 where
    the rates are equal.
    """
    require_days(days)
    require_days(compare_days)
    total = count + compare_count
    if total == 0:
        return 1.0
    rate = total / (days + compare_days)
    first, first_p = _poisson(rate * days)
    second, second_p = _poisson(rate * compare_days)
    seen = _statistic(np.array([float(count)]), np.array([float(compare_count)]), days, compare_days)
    observed = abs(float(seen[0]))
    if observed == 0:
        return 1.0
    limit = observed * (1 - 1e-12)
    below = np.concatenate([[0.0], np.cumsum(second_p)])
    # For a fixed first count the statistic falls with the second: two ends of its counts are as extreme.
    as_high = _first_under(limit, first, second, days, compare_days, strictly=True)
    as_low = _first_under(-limit, first, second, days, compare_days, strictly=False)
    return min(float(first_p @ (below[as_high] + (below[-1] - below[as_low]))), 1.0)


def _first_under(
    limit: float, first: FloatArray, second: FloatArray, days: float, compare_days: float, *, strictly: bool
) -> IntArray:
    """Return for each first count the place of the least second count whose statistic is under the limit."""
    low, high = np.zeros(len(first), dtype=np.int64), np.full(len(first), len(second))
    while bool((low < high).any()):
        middle = (low + high) // 2
        statistic = _statistic(first, second[np.minimum(middle, len(second) - 1)], days, compare_days)
        under = statistic < limit if strictly else statistic <= limit
        open_ = low < high
        high = np.where(open_ & under, middle, high)
        low = np.where(open_ & ~under, middle + 1, low)
    return low


def _poisson(mean: float) -> tuple[FloatArray, FloatArray]:
    """Return the counts that matter and their probabilities: all but some 1e-16 of them."""
    from scipy.special import gammaln

    half = 9 * math.sqrt(mean) + 40
    values = np.arange(max(0, math.floor(mean - half)), math.ceil(mean + half) + 1, dtype=np.float64)
    return values, np.exp(values * math.log(mean) - mean - gammaln(values + 1))


def _statistic(first: FloatArray, second: FloatArray, days: float, compare_days: float) -> FloatArray:
    # Both sides times the two exposures: whole numbers stay whole, so that equal rates give exactly 0.
    difference = first * compare_days - second * days
    variance = first * compare_days**2 + second * days**2
    return np.divide(difference, np.sqrt(variance), out=np.zeros(variance.shape), where=variance > 0)


@dataclass(frozen=True)
class Needed:
    """What it would take to be sure.

    ``certain_change``: the change in events, up or down, at which the interval of the WDD would leave
    out 0 now. ``months_more``: how many more months of following up are needed if the rates stay as they
    are; 0 where it is certain already, None where no length of time would do (with this before period).
    """

    certain_change: int
    months_more: int | None


def months_needed(counts: Counts, min_count: int = MIN_COUNT) -> Needed:
    """Return how much longer to follow up, from the same WDD with rates that go on as they are.

    After m days the WDD is m·δ and its variance m·a + m²·b, with δ the WDD per day, a the events per
    day after and b = Σ before / days_before². So it is certain from m = z² a / (δ² − z² b) on.
    """
    difference = weighted_displacement_difference(counts)
    certain = math.floor(Z_95 * difference.se) + 1
    days = counts.days_after
    per_day = difference.wdd / days
    after = sum(area.after for _, area in counts.signed()) / days
    before = sum(area.before for _, area in counts.signed()) / counts.days_before**2
    gained = per_day**2 - Z_95**2 * before
    if gained <= 0 or (after == 0 and counts.treatment.before < min_count):
        return Needed(certain, None)
    enough_days = max(Z_95**2 * after / gained, _days_to(min_count, counts))
    if not math.isfinite(enough_days):
        return Needed(certain, None)
    return Needed(certain, max(0, math.ceil((enough_days - days) / DAYS_PER_MONTH - 1e-9)))


def _days_to(min_count: int, counts: Counts) -> float:
    """Return after how many days the treated area has enough events, infinite if it never will."""
    missing = min_count - counts.treatment.before
    if missing <= 0:
        return 0.0
    per_day = counts.treatment.after / counts.days_after
    return missing / per_day if per_day > 0 else math.inf
