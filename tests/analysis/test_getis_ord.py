from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from esda.getisord import G_Local
from hypothesis import given, settings
from hypothesis import strategies as st
from libpysal.weights import DistanceBand
from numpy.typing import NDArray
from statsmodels.stats.multitest import multipletests

from est_plugin.analysis.errors import CancelledError, ParameterError
from est_plugin.analysis.getis_ord import GiStar, gi_star_hexagons, gi_star_points, gi_star_squares
from est_plugin.analysis.grid import Grid
from est_plugin.analysis.hexgrid import HexGrid

from .real_data import moved


def of_esda(x: NDArray[Any], y: NDArray[Any], counts: NDArray[Any], distance: float) -> NDArray[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        weights = DistanceBand(np.c_[x, y], distance * (1 + 1e-12), binary=True, silence_warnings=True)
        return G_Local(counts.astype(float), weights, transform="B", star=True, permutations=0).Zs


def agree(result: GiStar, x: NDArray[Any], y: NDArray[Any], inside: NDArray[Any], distance: float) -> None:
    z = of_esda(x[inside], y[inside], result.count[inside], distance)
    known = np.isfinite(z)
    assert np.allclose(result.z[inside][known], z[known], rtol=0, atol=1e-9)
    assert np.isnan(result.z[~inside]).all()


@pytest.mark.parametrize("cells", [1.0, 1.5, 2.0, 3.0, 5.0])
@pytest.mark.parametrize("seed", [1, 2])
def test_squares_equal_esda(cells: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    grid = Grid(674_000, 6_580_000, 100, 17, 23)
    counts = rng.negative_binomial(0.5, 0.3, (23, 17))
    inside = rng.random((23, 17)) < (1.0 if seed == 1 else 0.8)
    x, y = np.meshgrid(grid.column_centres(), grid.row_centres())
    result = gi_star_squares(counts, grid, cells * 100, inside=inside)
    agree(result, x, y, inside, cells * 100)


@pytest.mark.parametrize("distance", [100.0, 180.0, 250.0, 420.0])
def test_hexagons_equal_esda(distance: float) -> None:
    rng = np.random.default_rng(3)
    for shift in (0.0, 90.0):
        grid = HexGrid.covering((50, 50 + shift, 1500, 1200 + shift), 100.0)
        x, y = grid.centres()
        counts = rng.poisson(1.5, x.shape)
        inside = rng.random(x.shape) < 0.9
        result = gi_star_hexagons(counts, grid, distance, inside=inside)
        agree(result, x, y, inside, distance)


def test_points_anywhere_equal_esda() -> None:
    rng = np.random.default_rng(4)
    x, y = rng.uniform(0, 3000, (2, 150))
    counts = rng.poisson(4, 150)
    agree(gi_star_points(x, y, counts, 400.0), x, y, np.ones(150, dtype=bool), 400.0)


def test_squares_and_points_are_one() -> None:
    rng = np.random.default_rng(5)
    grid = Grid(0, 0, 50, 12, 9)
    counts = rng.poisson(2, (9, 12))
    x, y = np.meshgrid(grid.column_centres(), grid.row_centres())
    squares = gi_star_squares(counts, grid, 111.8033988749895)
    points = gi_star_points(x.ravel(), y.ravel(), counts.ravel(), 111.8033988749895)
    assert np.array_equal(squares.neighbours.ravel(), points.neighbours)
    assert np.allclose(squares.z.ravel(), points.z, rtol=0, atol=1e-12)


def test_weights_need_not_be_whole() -> None:
    rng = np.random.default_rng(6)
    grid = Grid(0, 0, 50, 12, 9)
    values = rng.random((9, 12))
    x, y = np.meshgrid(grid.column_centres(), grid.row_centres())
    agree(gi_star_squares(values, grid, 100.0), x, y, np.ones((9, 12), dtype=bool), 100.0)


def test_a_hot_and_a_cold_corner_are_told_apart() -> None:
    counts = np.full((20, 20), 5)
    rng = np.random.default_rng(7)
    counts += rng.integers(-1, 2, counts.shape)
    counts[:4, :4], counts[-4:, -4:] = 15, 0
    result = gi_star_squares(counts, Grid(0, 0, 100, 20, 20), 150.0)
    assert result.hot_class[1, 1] == 3
    assert result.hot_class[-2, -2] == -3
    assert result.p[1, 1] < 1e-6
    assert result.z[1, 1] > 0 > result.z[-2, -2]


def test_false_discovery_counts_the_study_area_only() -> None:
    rng = np.random.default_rng(8)
    counts = rng.poisson(1, (30, 30))
    counts[5:8, 5:8] += 6
    inside = np.zeros((30, 30), dtype=bool)
    inside[:15, :15] = True
    result = gi_star_squares(counts, Grid(0, 0, 100, 30, 30), 150.0, inside=inside)
    adjusted = multipletests(result.p[inside], method="fdr_bh")[1]
    assert np.allclose(result.p_fdr[inside], adjusted)
    assert (result.hot_class[~inside] == 0).all()
    plain = gi_star_squares(counts, Grid(0, 0, 100, 30, 30), 150.0, inside=inside, fdr=False)
    assert (
        plain.significant(0.05)
        == (plain.p < 0.05).sum()
        > result.significant(0.05)
        == (result.p_fdr < 0.05).sum()
    )
    assert (np.abs(plain.hot_class) >= np.abs(result.hot_class)).all()


def test_classes_begin_below_their_limits() -> None:
    result = gi_star_squares(
        np.random.default_rng(9).poisson(1, (40, 40)), Grid(0, 0, 1, 40, 40), 1.0, fdr=False
    )
    level = (result.p < 0.1).astype(int) + (result.p < 0.05) + (result.p < 0.01)
    assert np.array_equal(result.hot_class, np.sign(result.z) * level)
    assert set(np.unique(result.hot_class)) >= {0, 1, 2, 3}


@pytest.mark.parametrize(
    "counts", [np.zeros((4, 4), int), np.full((4, 4), 7), np.array([[3]]), np.array([[1, 0], [0, 5]])]
)
def test_where_nothing_can_be_said_nothing_is(counts: NDArray[Any]) -> None:
    """All alike, or a neighbourhood that is everything."""
    result = gi_star_squares(counts, Grid(0, 0, 10, counts.shape[1], counts.shape[0]), 1000.0)
    assert np.isnan(result.z).all()
    assert np.isnan(result.p_fdr).all()
    assert (result.hot_class == 0).all()
    assert result.significant() == 0
    assert (result.local_sum == counts.sum()).all()


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 12), st.integers(1, 12), st.floats(0.5, 30), st.integers(0, 2**31))
def test_neighbourhoods_as_counted_one_by_one(rows: int, columns: int, distance: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    counts, inside = rng.integers(0, 10**12, (rows, columns)), rng.random((rows, columns)) < 0.7
    for grid in (Grid(0, 0, 1, columns, rows), HexGrid(1.0, -3, int(rng.integers(-3, 3)), columns, rows)):
        if isinstance(grid, Grid):
            x, y = np.meshgrid(grid.column_centres(), grid.row_centres())
            result = gi_star_squares(counts, grid, distance, inside=inside)
        else:
            x, y = grid.centres()
            result = gi_star_hexagons(counts, grid, distance, inside=inside)
        apart = np.hypot(x.ravel()[:, None] - x.ravel(), y.ravel()[:, None] - y.ravel())
        near = (apart <= distance * (1 + 1e-12)) & inside.ravel()
        assert np.array_equal(result.neighbours.ravel(), near.sum(axis=1))
        assert np.array_equal(result.local_sum.ravel(), (near * counts.ravel()).sum(axis=1))


def test_distances_and_stopping() -> None:
    counts, grid = np.ones((5, 5), int), Grid(0, 0, 10, 5, 5)
    with pytest.raises(ParameterError):
        gi_star_squares(counts, grid, 0.0)

    class Stopped:
        def report(self, fraction: float) -> None:
            raise AssertionError(fraction)

        def cancelled(self) -> bool:
            return True

    with pytest.raises(CancelledError):
        gi_star_squares(counts, grid, 30.0, progress=Stopped())


def test_burglaries_of_nottingham(shared_data: Path) -> None:
    """Real events, snapped to streets: the same z as esda, and hot cells where most of them are."""
    import pandas

    table = pandas.read_csv(shared_data / "nottingham_burglary.csv.gz")
    px, py = moved(table["longitude"].to_numpy(), table["latitude"].to_numpy(), "EPSG:4326", "EPSG:27700")
    grid = Grid.of_points(px, py, 400.0)
    counts = grid.counts(px, py)
    result = gi_star_squares(counts, grid, 800.0)
    x, y = np.meshgrid(grid.column_centres(), grid.row_centres())
    agree(result, x, y, np.ones(counts.shape, dtype=bool), 800.0)
    assert counts.sum() == 1795
    assert counts[result.hot_class == 3].mean() > 3 * counts.mean()
