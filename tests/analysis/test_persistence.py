from __future__ import annotations

from typing import Any

import numpy as np
import pymannkendall
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import stats

from est_plugin.analysis.errors import CancelledError, ParameterError
from est_plugin.analysis.persistence import hot_steps, mann_kendall, persistence


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.lists(st.integers(0, 6), min_size=12, max_size=12), min_size=1, max_size=6),
    st.sampled_from([np.int64, np.uint8, np.float64]),
)
def test_trend_equals_pymannkendall(rows: list[list[int]], kind: type) -> None:
    counts: NDArray[Any] = np.array(rows, dtype=kind)
    trend = mann_kendall(counts)
    for row, values in enumerate(counts.astype(float)):
        truth = pymannkendall.original_test(values)
        assert trend.s[row] == truth.s
        assert trend.variance[row] == pytest.approx(truth.var_s, abs=1e-9)
        if len(np.unique(values)) > 1:
            assert trend.z[row] == pytest.approx(truth.z, abs=1e-12)
            assert trend.p[row] == pytest.approx(truth.p, abs=1e-12)


def test_no_change_at_all_is_no_trend() -> None:
    trend = mann_kendall(np.full((2, 12), 4))
    assert trend.z.tolist() == [0, 0]
    assert trend.p.tolist() == [1, 1]
    assert mann_kendall(np.empty((0, 12))).p.shape == (0,)


def test_hot_is_more_than_an_even_spread() -> None:
    rng = np.random.default_rng(1)
    counts = rng.poisson(1.2, (40, 8))
    mean = counts.mean(axis=0)
    probability = stats.poisson.sf(counts - 1, mean[None, :])
    assert np.array_equal(hot_steps(counts), probability < 0.05)
    assert not hot_steps(np.zeros((5, 8))).any()


def pattern_of(flags: str, counts: list[int] | None = None) -> str:
    hot = np.array([[mark == "x" for mark in flags]])
    values = np.array([counts]) if counts else hot.astype(int)
    return str(persistence(values, hot=hot).pattern[0])


STEADY = [3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4]


@pytest.mark.parametrize(
    ("flags", "counts", "pattern"),
    [
        ("............", STEADY, "none"),
        (".........x..", STEADY, "new"),
        ("...........x", STEADY, "new"),
        ("........x...", STEADY, "historical"),
        ("xxxxxxxxx...", STEADY, "historical"),
        ("x..........x", STEADY, "sporadic"),
        ("xxxxx......x", STEADY, "persistent"),
        ("xxxxxxxxxxxx", STEADY, "persistent"),
        ("x.x.x.x...xx", list(range(12)), "intensifying"),
        ("xxxxxxxxxxxx", list(range(12)), "intensifying"),
        ("xxxxx......x", list(range(12, 0, -1)), "diminishing"),
        ("xxxx.......x", STEADY, "sporadic"),
    ],
)
def test_patterns_as_they_are_defined(flags: str, counts: list[int], pattern: str) -> None:
    """Twelve steps, so the last three are recent."""
    assert pattern_of(flags, counts) == pattern


@pytest.mark.parametrize(("steps", "recent"), [(6, 2), (8, 2), (9, 3), (12, 3), (52, 13)])
def test_recent_is_the_last_quarter_rounded_up(steps: int, recent: int) -> None:
    assert persistence(np.zeros((1, steps))).recent_steps == recent


def test_patterns_from_counts_alone() -> None:
    rng = np.random.default_rng(2)
    counts = rng.poisson(0.3, (60, 24))
    counts[0] = 0
    counts[1] = rng.poisson(9, 24)
    counts[2, -3:] = 8
    counts[2, :-3] = 0
    counts[3, :6], counts[3, 6:] = 8, 0
    result = persistence(counts)
    assert result.pattern[:4].tolist() == ["none", "persistent", "new", "historical"]
    assert result.hot.shape == (60, 24)


def test_too_few_steps_are_refused() -> None:
    with pytest.raises(ParameterError, match="at least 6"):
        persistence(np.zeros((3, 5)))


def test_stopping() -> None:
    class Stopped:
        def report(self, fraction: float) -> None:
            raise AssertionError(fraction)

        def cancelled(self) -> bool:
            return True

    with pytest.raises(CancelledError):
        persistence(np.zeros((3, 8)), progress=Stopped())


def test_a_single_event_makes_no_unit_hot() -> None:
    counts = np.zeros((200, 12), dtype=np.int64)
    counts[0, 3] = 1
    counts[1, 3] = 2
    found = persistence(counts)
    assert found.pattern[:2].tolist() == ["none", "historical"]
