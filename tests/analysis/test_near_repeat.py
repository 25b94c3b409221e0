from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from est_plugin.analysis import near_repeat
from est_plugin.analysis.errors import CancelledError, ParameterError, TooManyPairsError
from est_plugin.analysis.near_repeat import estimate_pairs, knox

from . import real_data

Array = NDArray[Any]


def by_every_pair(
    x: Array, y: Array, days: Array, distances: list[float], times: list[int]
) -> tuple[Array, Array]:
    """The Knox table by looking at all pairs."""
    i, j = np.triu_indices(len(x), 1)
    distance, apart = np.hypot(x[i] - x[j], y[i] - y[j]), np.abs(days[i] - days[j])
    near = [
        (low <= distance) & (distance < high) for low, high in zip([0, *distances], distances, strict=False)
    ]
    soon = [(low <= apart) & (apart < high) for low, high in zip([0, *times], times, strict=False)]
    observed = np.array([[(a & b).sum() for b in soon] for a in near])
    expected = np.array([[a.sum() * b.sum() / max(len(i), 1) for b in soon] for a in near])
    return observed, expected


def contagious(rng: np.random.Generator, n: int) -> tuple[Array, Array, Array]:
    """Events of which half follow another within 50 m and 5 days."""
    x, y = rng.uniform(0, 3000, (2, n))
    days = rng.integers(0, 365, n)
    follow = np.arange(n // 2, n)
    parent = follow - n // 2
    x[follow], y[follow] = (
        x[parent] + rng.normal(0, 30, len(follow)),
        y[parent] + rng.normal(0, 30, len(follow)),
    )
    days[follow] = days[parent] + rng.integers(0, 5, len(follow))
    return x, y, days


def test_bands_are_half_open() -> None:
    """At 100 m exactly the pair is in [100, 200), at 7 days exactly in [7, 14)."""
    x, y = np.array([0.0, 100.0, 5000.0, 5000.0]), np.zeros(4)
    result = knox(x, y, np.array([0, 6, 100, 107]), [100, 200], [7, 14], permutations=9)
    assert result.observed.tolist() == [[0, 1], [1, 0]]
    assert result.distance_bands == ((0, 100), (100, 200))
    assert result.time_bands == ((0, 7), (7, 14))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**31), st.integers(0, 60), st.sampled_from([1.0, 50.0]), st.sampled_from([0.0, 1e7]))
def test_the_same_as_all_pairs(seed: int, n: int, snap: float, offset: float) -> None:
    rng = np.random.default_rng(seed)
    x, y = np.round(rng.uniform(0, 600, (2, n)) / snap) * snap + offset
    days = rng.integers(-5, 40, n)
    result = knox(x, y, days, [50, 100, 300], [1, 7, 14], permutations=3)
    observed, expected = by_every_pair(x, y, days, [50, 100, 300], [1, 7, 14])
    assert np.array_equal(result.observed, observed)
    assert np.allclose(result.expected, expected, rtol=1e-12)
    assert ((result.p > 0) & (result.p <= 1)).all()


def test_statistics_equal_pointpats() -> None:
    """pointpats counts pairs up to and with its limits: here the limits lie between the values."""
    from pointpats import Knox

    rng = np.random.default_rng(2)
    x, y, days = contagious(rng, 400)
    theirs = Knox(np.c_[x, y], days[:, None].astype(float), delta=120.5, tau=6.5, permutations=19)
    ours = knox(x, y, days, [120.5], [7], permutations=19)
    assert ours.observed[0, 0] == theirs.statistic_
    assert ours.expected[0, 0] == pytest.approx(np.asarray(theirs.expected)[0, 0])


def test_near_repeats_are_found_and_chance_is_not() -> None:
    rng = np.random.default_rng(3)
    x, y, days = contagious(rng, 600)
    result = knox(x, y, days, [100, 200, 300], [7, 14], permutations=199, seed=5)
    assert result.p[0, 0] == 1 / 200
    assert result.ratio[0, 0] > 5
    x, y = rng.uniform(0, 3000, (2, 600))
    assert (knox(x, y, days, [100, 200, 300], [7, 14], permutations=199).p > 0.02).all()


def test_p_of_chance_is_even() -> None:
    p = []
    for seed in range(150):
        rng = np.random.default_rng(seed)
        x, y = rng.uniform(0, 1000, (2, 60))
        p.append(knox(x, y, rng.integers(0, 60, 60), [200], [10], permutations=39, seed=seed).p[0, 0])
    assert 0.42 < np.mean(p) < 0.6
    assert np.mean(np.array(p) <= 0.05) < 0.12


def test_expected_is_what_permutations_give_on_average() -> None:
    rng = np.random.default_rng(4)
    x, y, days = contagious(rng, 300)
    expected = knox(x, y, days, [150], [10], permutations=0).expected[0, 0]
    drawn = [by_every_pair(x, y, rng.permutation(days), [150], [10])[0][0, 0] for _ in range(150)]
    assert np.mean(drawn) == pytest.approx(expected, rel=0.05)


def test_the_seed_decides_and_nothing_else() -> None:
    rng = np.random.default_rng(5)
    x, y = rng.uniform(0, 1000, (2, 200))
    days = rng.integers(0, 300, 200)
    first, again, other = (knox(x, y, days, [100], [7, 30], permutations=49, seed=s) for s in (1, 1, 2))
    assert np.array_equal(first.p, again.p)
    assert not np.array_equal(first.p, other.p)
    assert np.array_equal(first.observed, other.observed)


@pytest.mark.parametrize("n", [0, 1])
def test_fewer_than_two_events_have_no_pairs(n: int) -> None:
    result = knox(np.zeros(n), np.zeros(n), np.zeros(n, int), [100], [7], permutations=9)
    assert result.observed.tolist() == [[0]]
    assert np.isnan(result.ratio).all()
    assert result.p.tolist() == [[1.0]]


@pytest.mark.parametrize("bands", [[], [100, 50], [0, 100], [100, 100], [-5], [np.inf]])
def test_bands_must_rise_from_zero(bands: list[float]) -> None:
    with pytest.raises(ParameterError):
        knox(np.zeros(3), np.zeros(3), np.zeros(3, int), bands, [7])


def test_a_date_of_another_century_is_told() -> None:
    with pytest.raises(ParameterError, match="89 years"):
        knox(np.zeros(2), np.zeros(2), np.array([0, 40_000]), [100], [7])


def test_too_many_pairs_are_refused_before_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    n = 10_000
    assert estimate_pairs(np.zeros(n), np.zeros(n), 10.0) == n * (n - 1) // 2
    with pytest.raises(TooManyPairsError, match="shorter distances"):
        knox(np.zeros(n), np.zeros(n), np.zeros(n, int), [100], [7])


def test_the_estimate_is_close() -> None:
    x, y, _ = contagious(np.random.default_rng(6), 5000)
    i, j = np.triu_indices(5000, 1)
    truth = (np.hypot(x[i] - x[j], y[i] - y[j]) <= 100).sum()
    assert estimate_pairs(x, y, 100.0) == pytest.approx(truth, rel=0.1)


def test_stopping_between_permutations() -> None:
    x, y, days = contagious(np.random.default_rng(7), 100)

    class StopsLater:
        asked = 0

        def report(self, fraction: float) -> None:
            assert 0 <= fraction <= 1

        def cancelled(self) -> bool:
            self.asked += 1
            return self.asked > 5

    with pytest.raises(CancelledError):
        knox(x, y, days, [100], [7], permutations=50, progress=StopsLater())


def test_robberies_of_memphis(shared_data: Path) -> None:
    """Real places and dates: the table by all pairs of one half year."""
    file = shared_data / "memphis_robberies.gpkg"
    (x, y), days = real_data.points(file, "EPSG:32616"), real_data.days(file)
    result = knox(x, y, days, [200, 400], [7, 14], permutations=99)
    observed, _ = by_every_pair(x, y, days, [200, 400], [7, 14])
    assert np.array_equal(result.observed, observed)
    assert result.events == 2245
    assert result.p[0, 0] == 0.01
    assert result.ratio[0, 0] > 1.4


def test_pairs_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    x, y, days = contagious(np.random.default_rng(8), 100)
    calls = []
    pairs = near_repeat._pairs

    def counted(*arguments: Any) -> Any:
        calls.append(arguments)
        return pairs(*arguments)

    monkeypatch.setattr(near_repeat, "_pairs", counted)
    knox(x, y, days, [100], [7], permutations=20)
    assert len(calls) == 1
