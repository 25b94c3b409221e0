from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from est_plugin.analysis.errors import ParameterError
from est_plugin.analysis.follow_up import (
    DAYS_PER_MONTH,
    BeforeAfter,
    Counts,
    Undefined,
    Verdict,
    e_test,
    months_needed,
    relative_change,
    verdict,
    weighted_displacement_difference,
    weighted_displacement_quotient,
)

PAPER = Counts(
    BeforeAfter(207, 110), BeforeAfter(308, 318), 365, 365, BeforeAfter(178, 157), BeforeAfter(150, 140)
)


def counts(*pairs: tuple[int, int], before: float = 365, after: float = 365) -> Counts:
    treatment, control, *around = (BeforeAfter(*pair) for pair in pairs)
    return Counts(treatment, control, before, after, *around)


def test_the_example_of_wheeler_and_ratcliffe() -> None:
    result = weighted_displacement_difference(PAPER)
    assert result.wdd == -118
    assert round(result.se, 3) == 39.598
    assert round(result.z, 3) == -2.980
    assert (round(result.ci_low, 1), round(result.ci_high, 1)) == (-195.6, -40.4)
    assert result.p == pytest.approx(2 * stats.norm.sf(2.97996), rel=1e-4)
    assert verdict(PAPER) is Verdict.FEWER


def test_displacement_areas_are_optional() -> None:
    result = weighted_displacement_difference(counts((207, 110), (308, 318)))
    assert result.wdd == -107
    assert result.se == pytest.approx(np.sqrt(207 + 110 + 308 + 318))
    only_ring = weighted_displacement_difference(counts((207, 110), (308, 318), (178, 157)))
    assert only_ring.wdd == -128


def test_unequal_periods_are_scaled_to_the_one_after() -> None:
    """A year before, half a year after: counts before are halved, their variances quartered."""
    result = weighted_displacement_difference(counts((100, 30), (80, 44), before=366, after=183))
    assert result.wdd == pytest.approx((30 - 50) - (44 - 40))
    assert result.se == pytest.approx(np.sqrt(30 + 100 / 4 + 44 + 80 / 4))


def test_the_interval_holds_as_often_as_it_says() -> None:
    rng = np.random.default_rng(1)
    inside = 0
    for _ in range(4000):
        t, c = rng.poisson([60, 30]), rng.poisson([80, 40])
        result = weighted_displacement_difference(counts((t[0], t[1]), (c[0], c[1]), before=200, after=100))
        inside += result.ci_low <= 0 <= result.ci_high
    assert 0.935 < inside / 4000 < 0.965


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (((5, 4), (100, 100)), Verdict.TOO_FEW),
        (((5, 5), (100, 100)), Verdict.NO_CERTAIN_CHANGE),
        (((20, 8), (20, 20)), Verdict.NO_CERTAIN_CHANGE),
        (((20, 60), (20, 20)), Verdict.MORE),
        (((60, 20), (20, 20)), Verdict.FEWER),
        (((0, 0), (0, 0)), Verdict.TOO_FEW),
    ],
)
def test_verdicts(pairs: tuple[tuple[int, int], ...], expected: Verdict) -> None:
    assert verdict(counts(*pairs)) is expected


def test_no_events_have_no_z() -> None:
    result = weighted_displacement_difference(counts((0, 0), (0, 0)))
    assert (result.wdd, result.se, result.p) == (0, 0, 1.0)
    assert np.isnan(result.z)


def test_quotient() -> None:
    """The example of the WDD: the surroundings fell against the control too, the gain spread."""
    quotient = weighted_displacement_quotient(PAPER)
    expected = (157 / 318 - 178 / 308) / (110 / 318 - 207 / 308)
    assert quotient.wdq == pytest.approx(expected)
    assert quotient.undefined is None
    assert quotient.wdq is not None
    assert quotient.wdq > 0
    moved = weighted_displacement_quotient(counts((100, 50), (100, 100), (100, 130))).wdq
    assert moved == pytest.approx(-0.6)


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        (((100, 50), (100, 100)), Undefined.NO_DISPLACEMENT_AREA),
        (((100, 50), (0, 100), (10, 10)), Undefined.EMPTY_CONTROL),
        (((100, 50), (100, 0), (10, 10)), Undefined.EMPTY_CONTROL),
        (((100, 100), (100, 100), (10, 10)), Undefined.TREATMENT_DID_NOT_FALL),
        (((100, 150), (100, 100), (10, 10)), Undefined.TREATMENT_DID_NOT_FALL),
        (((3, 2), (9, 6), (10, 10)), Undefined.TREATMENT_DID_NOT_FALL),
    ],
)
def test_quotient_where_it_is_undefined(pairs: tuple[tuple[int, int], ...], reason: Undefined) -> None:
    quotient = weighted_displacement_quotient(counts(*pairs))
    assert quotient.wdq is None
    assert quotient.undefined is reason


def test_e_test_of_the_paper() -> None:
    """Krishnamoorthy & Thomson, section 6: weed seeds in two samples of 100, none and three: p 0.0884."""
    assert e_test(0, 3, 100, 100) == pytest.approx(0.08837900929018157, abs=1e-9)


def e_test_in_whole_numbers(first: int, second: int, days: int, compare_days: int) -> float:
    """The sum of the paper with the statistic squared and compared as whole numbers, without rounding."""
    rate = (first + second) / (days + compare_days)
    i = np.arange(200, dtype=object)[:, None]
    j = np.arange(200, dtype=object)[None, :]
    seen = (first * compare_days - second * days) ** 2, first * compare_days**2 + second * days**2
    other = (i * compare_days - j * days) ** 2, i * compare_days**2 + j * days**2
    as_far = (other[0] * seen[1] >= seen[0] * other[1]).astype(bool)
    as_far[0, 0] = seen[0] == 0
    pmf = (
        stats.poisson.pmf(np.arange(200), rate * days),
        stats.poisson.pmf(np.arange(200), rate * compare_days),
    )
    return float(pmf[0] @ as_far @ pmf[1])


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from([1, 30, 31, 365]),
    st.sampled_from([1, 30, 183, 365]),
)
def test_e_test_is_the_sum_of_the_paper(first: int, second: int, days: int, compare_days: int) -> None:
    truth = e_test_in_whole_numbers(first, second, days, compare_days) if first + second else 1.0
    assert e_test(first, second, days, compare_days) == pytest.approx(truth, rel=1e-9)


@pytest.mark.parametrize(
    ("first", "second", "days", "compare_days"), [(7, 19, 31, 30), (110, 207, 365, 365), (5, 30, 90, 183)]
)
def test_e_test_equals_scipy(first: int, second: int, days: int, compare_days: int) -> None:
    """scipy leaves out the far tails, some 1e-10, and ties that rounding hides."""
    truth = stats.poisson_means_test(first, days, second, compare_days).pvalue
    assert e_test(first, second, days, compare_days) == pytest.approx(truth, abs=1e-8)


def test_e_test_of_large_counts() -> None:
    assert e_test(10_000, 10_300, 30, 30) == pytest.approx(2 * stats.norm.sf(300 / np.sqrt(20_300)), rel=0.02)
    assert e_test(0, 0, 30, 30) == 1.0


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=2, max_size=4),
    st.integers(30, 800),
    st.integers(30, 800),
)
def test_months_needed_are_enough_and_not_one_too_many(
    pairs: list[tuple[int, int]], before: int, after: int
) -> None:
    """With the rates as they are, the verdict is certain after that time, and not a month earlier."""
    now = counts(*pairs, before=before, after=after)
    needed = months_needed(now)

    def z_after(months: float) -> float:
        days = after + months * DAYS_PER_MONTH
        wdd = variance = 0.0
        for sign, (b, a) in zip((1, -1, 1, -1), pairs, strict=False):
            wdd += sign * (a * days / after - b * days / before)
            variance += a * days / after + b * (days / before) ** 2
        enough = pairs[0][0] + pairs[0][1] * days / after >= 10
        return abs(wdd) / np.sqrt(variance) if variance > 0 and enough else 0.0

    if needed.months_more is None:
        assert z_after(1e7) < 1.9600
    else:
        assert z_after(needed.months_more) >= 1.9599
        if needed.months_more > 0:
            assert z_after(needed.months_more - 1) < 1.9600


def test_the_change_that_would_be_certain() -> None:
    now = counts((20, 10), (20, 20))
    needed = months_needed(now)
    assert needed.certain_change == 17
    assert weighted_displacement_difference(now).se * 1.96 < 17


def test_periods_have_days_and_counts_are_not_below_zero() -> None:
    with pytest.raises(ParameterError):
        counts((1, 1), (1, 1), before=0)
    with pytest.raises(ParameterError):
        e_test(1, 1, 0, 1)
    with pytest.raises(ValueError, match="below 0"):
        BeforeAfter(-1, 0)


def test_relative_change_is_not_drowned_by_a_large_control() -> None:
    """A district 84 to 36 beside a rest of 420 to 420, by hand: ln 0.4286 = -0.847, variance 0.0444."""
    counts = Counts(BeforeAfter(84, 36), BeforeAfter(420, 420), 181, 181)
    found = relative_change(counts)
    assert found.ratio == pytest.approx(36 / 84)
    assert (found.ci_low, found.ci_high) == pytest.approx((0.2835, 0.6480), abs=2e-4)
    assert found.p < 0.001
    assert weighted_displacement_difference(counts).ci_high > 0, "the WDD is drowned here"


def test_relative_change_of_empty_counts_has_an_interval() -> None:
    found = relative_change(Counts(BeforeAfter(5, 0), BeforeAfter(10, 10), 30, 30))
    assert 0 < found.ci_low < found.ratio < found.ci_high
