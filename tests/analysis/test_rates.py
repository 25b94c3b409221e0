from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.rates import confint_poisson

from est_plugin.analysis.errors import ParameterError
from est_plugin.analysis.rates import (
    Direction,
    benjamini_hochberg,
    compare_headline,
    compare_periods,
    per_thousand,
    poisson_interval,
    poisson_test,
    rank_descending,
    rank_range,
    rate_ratio,
)

counts = st.integers(0, 400)
days = st.sampled_from([1, 7, 28, 29, 30, 31, 120, 123, 365, 366, 1000])


@settings(deadline=None)
@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=20), days, days)
def test_p_is_the_exact_two_sided_binomial(
    pairs: list[tuple[int, int]], now_days: int, before_days: int
) -> None:
    now, before = np.array(pairs).T
    p = poisson_test(now, before, now_days, before_days)
    share = now_days / (now_days + before_days)
    for value, k, m in zip(p, now, before, strict=True):
        truth = stats.binomtest(int(k), int(k + m), share).pvalue if k + m else 1.0
        assert value == pytest.approx(truth, rel=1e-9, abs=1e-300)


def test_p_of_large_counts_and_of_equal_shares() -> None:
    assert poisson_test([100_000], [101_500], 30, 30)[0] == pytest.approx(
        stats.binomtest(100_000, 201_500, 0.5).pvalue, rel=1e-9
    )
    assert poisson_test([10, 0, 5], [10, 0, 10], 30, 30).tolist()[:2] == [1.0, 1.0]
    assert poisson_test([10], [20], 30, 60)[0] == 1.0


def test_twenty_to_eight_is_the_first_fall_that_means_anything() -> None:
    assert poisson_test([8], [20], 30, 30)[0] == pytest.approx(0.0357, abs=5e-5)
    assert poisson_test([9], [20], 30, 30)[0] > 0.05


@given(counts, counts, days, days)
def test_interval_is_clopper_pearson(now: int, before: int, now_days: int, before_days: int) -> None:
    ratio, low, high = (v.item() for v in rate_ratio([now], [before], now_days, before_days))
    exposure = before_days / now_days
    if now + before == 0:
        assert np.isnan(ratio)
        assert low == 0
        assert high == np.inf
        return
    interval = stats.binomtest(now, now + before).proportion_ci(0.95, method="exact")
    assert low == pytest.approx(interval.low / (1 - interval.low) * exposure if now else 0.0, rel=1e-8)
    if before:
        assert ratio == pytest.approx(now / before * exposure)
        assert high == pytest.approx(interval.high / (1 - interval.high) * exposure, rel=1e-8)
    else:
        assert ratio == np.inf
        assert high == np.inf


def test_interval_holds_as_often_as_it_says() -> None:
    rng = np.random.default_rng(11)
    now, before = rng.poisson(8, 20_000), rng.poisson(16, 20_000)
    _, low, high = rate_ratio(now, before, 30, 30)
    assert ((low <= 0.5) & (high >= 0.5)).mean() >= 0.95


@given(st.lists(st.one_of(st.floats(0, 1), st.just(0.5), st.just(float("nan"))), max_size=40))
def test_false_discovery_as_in_statsmodels(values: Any) -> None:
    p = np.array(values, dtype=float)
    adjusted = benjamini_hochberg(p)
    tested = ~np.isnan(p)
    assert np.array_equal(np.isnan(adjusted), ~tested)
    if tested.any():
        truth = multipletests(p[tested], method="fdr_bh")[1]
        assert np.allclose(adjusted[tested], truth, rtol=1e-12, atol=1e-300)


def test_the_rule_of_change() -> None:
    change = compare_periods([27, 7, 12, 3, 9, 0, 5], [7, 27, 12, 5, 0, 0, 5], 31, 31)
    assert change.direction.tolist() == [
        "worse",
        "better",
        "unclear",
        "too_few",
        "too_few",
        "too_few",
        "unclear",
    ]
    assert np.isnan(change.p_fdr).tolist() == [False, False, False, True, True, True, False]
    assert np.isfinite(change.p).all()
    truth = multipletests(change.p[[0, 1, 2, 6]], method="fdr_bh")[1]
    assert change.p_fdr[[0, 1, 2, 6]] == pytest.approx(truth)


def test_too_few_is_below_ten_together() -> None:
    assert compare_periods([9], [0], 30, 30).direction.tolist() == ["too_few"]
    assert compare_periods([10], [0], 30, 30).direction.tolist() == ["worse"]
    assert compare_periods([0], [10], 30, 30).direction.tolist() == ["better"]
    assert compare_periods([5], [0], 30, 30, min_count=5).direction.tolist() == ["unclear"]
    assert compare_periods([6], [0], 30, 30, min_count=5).direction.tolist() == ["worse"]


def test_a_family_asks_more_than_a_headline() -> None:
    """20 → 8 alone has p 0.036; among twenty tests it does not."""
    count, before = np.full(20, 15), np.full(20, 15)
    count[0], before[0] = 8, 20
    assert compare_periods(count, before, 30, 30).direction[0] == "unclear"
    headline = compare_headline(8, 20, 30, 30)
    assert headline.direction is Direction.BETTER
    assert headline.ci_low < headline.rate_ratio == 0.4 < headline.ci_high < 1
    assert compare_headline(3, 4, 30, 30).direction is Direction.TOO_FEW


def test_unequal_lengths() -> None:
    change = compare_periods([31], [28], 31, 28)
    assert change.rate_ratio[0] == pytest.approx(1.0)
    assert change.p[0] == 1.0


def test_no_change_is_found_where_there_is_none() -> None:
    """Among 400 areas without change the rule cries wolf nowhere in most runs."""
    rng = np.random.default_rng(3)
    alarms = [
        np.isin(
            compare_periods(rng.poisson(20, 400), rng.poisson(20, 400), 30, 30).direction, ["worse", "better"]
        ).any()
        for _ in range(60)
    ]
    assert np.mean(alarms) <= 0.1


def test_shapes_are_kept_and_nothing_is_no_error() -> None:
    assert compare_periods(np.zeros((3, 4), int), np.zeros((3, 4), int), 7, 7).direction.shape == (3, 4)
    empty = compare_periods([], [], 7, 7)
    assert empty.p.shape == (0,)
    assert empty.direction.shape == (0,)


@pytest.mark.parametrize("lengths", [(0, 30), (30, 0), (-1, 30), (np.nan, 30)])
def test_a_period_has_days(lengths: tuple[float, float]) -> None:
    with pytest.raises(ParameterError):
        compare_periods([1], [1], *lengths)


def test_counts_below_zero_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="below 0"):
        compare_periods([-1], [1], 30, 30)


def test_rates_by_population() -> None:
    rate = per_thousand([50, 0, 7, 7], [10_000, 5_000, 0, np.nan], 365.25)
    assert rate.rate[:2].tolist() == [5.0, 0.0]
    assert np.isnan(rate.rate[2:]).all()
    assert np.isnan(rate.ci_high[2:]).all()
    low, high = stats.chi2.ppf([0.025], 100)[0] / 2, stats.chi2.ppf([0.975], 102)[0] / 2
    assert rate.ci_low[0] == pytest.approx(low / 10)
    assert rate.ci_high[0] == pytest.approx(high / 10)
    assert rate.ci_low[1] == 0
    assert rate.ci_high[1] == pytest.approx(-np.log(0.025) / 5)


@given(counts)
def test_interval_of_a_count_as_in_statsmodels(count: int) -> None:
    low, high = poisson_interval(count)
    assert (low, high) == pytest.approx(confint_poisson(count, 1, method="exact-c"))


def test_half_a_year_counts_double() -> None:
    assert per_thousand([10], [1000], 182.625).rate[0] == pytest.approx(20)


def test_ranks_share_ties() -> None:
    assert rank_descending([5, 9, 5, 1, np.nan]).tolist() == [2, 1, 2, 4, 0]
    assert rank_descending([]).tolist() == []


@given(st.lists(st.integers(0, 6), max_size=30))
def test_ranks_as_in_scipy(values: Any) -> None:
    truth = stats.rankdata([-v for v in values], method="min") if values else []
    assert rank_descending(values).tolist() == list(truth)


def test_ranks_that_intervals_allow() -> None:
    best, worst = rank_range([10, 4, 5, 0, np.nan], [20, 12, 6, 1, np.nan])
    assert best.tolist() == [1, 1, 2, 4, 0]
    assert worst.tolist() == [2, 3, 3, 4, 0]
