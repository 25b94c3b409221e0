from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from est_plugin.analysis.accuracy import accuracy
from est_plugin.analysis.errors import ParameterError


def test_a_worked_example() -> None:
    """A hundred equal cells, 20 later events: the worst cell holds 5, the worst ten hold 12."""
    hits = np.zeros(100)
    hits[0], hits[1:10], hits[50] = 5, 7 / 9, 8
    result = accuracy(np.arange(100, 0, -1.0), np.ones(100), hits, [0.01, 0.10, 1.0])
    assert result.hit_rate == pytest.approx([0.25, 0.6, 1.0])
    assert result.pai == pytest.approx([25, 6, 1])
    assert result.events == 20


def test_equal_scores_are_the_mean_over_every_order() -> None:
    """Ten cells of one score of which one is hit: a tenth of them holds a tenth of the hit."""
    hits = np.zeros(10)
    hits[3] = 1
    result = accuracy(np.ones(10), np.ones(10), hits, [0.1, 0.5])
    assert result.hit_rate == pytest.approx([0.1, 0.5])
    assert result.pai == pytest.approx([1, 1])


@settings(deadline=None)
@given(st.integers(0, 2**31), st.integers(1, 40))
def test_the_order_of_rows_does_not_matter(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    score, area, hits = rng.integers(0, 4, n).astype(float), rng.uniform(1, 5, n), rng.integers(0, 3, n)
    order = rng.permutation(n)
    one = accuracy(score, area, hits, [0.05, 0.3, 1.0])
    other = accuracy(score[order], area[order], hits[order], [0.05, 0.3, 1.0])
    if one.events:
        assert np.allclose(one.hit_rate, other.hit_rate)
        assert one.hit_rate[2] == pytest.approx(1)
    else:
        assert np.isnan(one.pai).all()


def test_polygons_that_leave_area_uncovered() -> None:
    """Two hotspots of 1 km² in a town of 20: 10 % of the town is both, 20 % reaches into the rest."""
    result = accuracy(
        np.array([3.0, 1.0]),
        np.array([1.0, 1.0]),
        np.array([6, 3]),
        [0.05, 0.1, 0.55],
        rest_area=18,
        rest_hits=9,
    )
    assert result.hit_rate == pytest.approx([6 / 18, 9 / 18, 9 / 18 + 0.25])


def test_cells_outside_the_study_area_do_not_count() -> None:
    result = accuracy(np.array([np.nan, 2.0, 1.0]), np.ones(3), np.array([50, 1, 1]), [0.5])
    assert result.events == 2
    assert result.pai == pytest.approx([1.0])


@pytest.mark.parametrize("shares", [[], [0.0], [1.2], [-0.1]])
def test_shares_out_of_range(shares: list[float]) -> None:
    with pytest.raises(ParameterError):
        accuracy(np.ones(3), np.ones(3), np.ones(3), shares)


def test_a_map_without_area() -> None:
    with pytest.raises(ParameterError):
        accuracy(np.array([np.nan]), np.ones(1), np.ones(1))
