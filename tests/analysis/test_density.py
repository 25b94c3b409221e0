from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from est_plugin.analysis import density as density_module
from est_plugin.analysis import stamping
from est_plugin.analysis.density import (
    Kernel,
    Method,
    Smoothing,
    Unit,
    density_difference,
    density_of_counts,
    kernel_density,
)
from est_plugin.analysis.errors import CancelledError, ParameterError, RasterTooLargeError
from est_plugin.analysis.grid import Grid
from est_plugin.analysis.stamping import Cloud, share_between_cells

from .oracles import clustered, direct_density
from .real_data import points

Array = NDArray[Any]


def centres(grid: Grid) -> tuple[Array, Array]:
    return grid.column_centres(), grid.row_centres()


@pytest.mark.parametrize("method", [Method.AUTO, Method.EXACT])
def test_one_event_at_0_100_and_200_metres(method: Method) -> None:
    """The definition: 3/(π h²) (1 − d²/h²)² with h = 300 m, per km²."""
    grid = Grid.covering((0, 0, 1000, 1000), 100.0)
    density = kernel_density(np.array([450.0]), np.array([450.0]), grid, Smoothing(300.0, method=method))
    assert np.round(density.values[4, 4:8], 4).tolist() == [10.6103, 8.3835, 3.2748, 0.0]
    assert density.exact
    assert density.error_bound == 0
    assert density.count == 1


@pytest.mark.parametrize("kernel", list(Kernel))
@pytest.mark.parametrize("offset", [0.0, 1e7])
def test_exact_is_the_direct_sum(kernel: Kernel, offset: float) -> None:
    rng = np.random.default_rng(3)
    x, y = clustered(rng, 800, snap=7.0)
    x, y = x + offset, y - offset
    weights = rng.uniform(0, 3, len(x))
    grid = Grid.of_points(x, y, 40.0, 100.0)
    for w in (None, weights):
        density = kernel_density(
            x, y, grid, Smoothing(230.0, kernel=kernel, unit=Unit.PER_M2, method=Method.EXACT), weights=w
        )
        truth = direct_density(*centres(grid), x, y, 230.0, kernel.value, w)
        tolerance = 5e-8 if kernel is Kernel.GAUSSIAN else 1e-12 if offset == 0 else 1e-9
        assert np.abs(density.values - truth).max() <= tolerance * truth.max()
        assert density.exact


@pytest.mark.parametrize("kernel", [Kernel.QUARTIC, Kernel.GAUSSIAN])
@pytest.mark.parametrize("cells_per_bandwidth", [1.0, 2.5, 4.0, 8.0, 20.0])
def test_binning_keeps_its_promise(kernel: Kernel, cells_per_bandwidth: float) -> None:
    """One event anywhere in a cell is off by no more than the bound; so is the peak of many."""
    rng = np.random.default_rng(5)
    bandwidth = 10.0 * cells_per_bandwidth
    grid = Grid.covering((-3 * bandwidth, -3 * bandwidth, 3 * bandwidth, 3 * bandwidth), 10.0)
    bound = kernel.binning_error(bandwidth, 10.0)
    places = np.vstack([[[0, 0], [5, 5], [5, 0], [10, 10]], rng.uniform(0, 10, (12, 2))])
    for px, py in places:
        x, y = np.array([px]), np.array([py])
        binned = kernel_density(
            x, y, grid, Smoothing(bandwidth, kernel=kernel, unit=Unit.PER_M2, method=Method.BINNED)
        )
        truth = direct_density(*centres(grid), x, y, bandwidth, kernel.value)
        assert binned.error_bound == bound
        assert np.abs(binned.values - truth).max() <= bound * kernel.peak(bandwidth) + 1e-12


def test_the_error_of_binning_many_events_is_well_below_a_hundredth_of_the_peak() -> None:
    x, y = clustered(np.random.default_rng(6), 5000)
    grid = Grid.of_points(x, y, 25.0, 200.0)
    exact = kernel_density(x, y, grid, Smoothing(200.0, method=Method.EXACT))
    binned = kernel_density(x, y, grid, Smoothing(200.0, method=Method.BINNED))
    assert not binned.exact
    assert np.abs(exact.values - binned.values).max() < 0.004 * exact.maximum


def test_auto_is_exact_until_the_work_is_too_much() -> None:
    x, y = clustered(np.random.default_rng(6), 20_000)
    fine, coarse = Grid.of_points(x, y, 2.0, 400.0), Grid.of_points(x, y, 50.0, 400.0)
    assert kernel_density(x, y, coarse, Smoothing(400.0)).exact
    assert not kernel_density(x, y, fine, Smoothing(400.0)).exact


def test_events_outside_the_grid_reach_into_it() -> None:
    grid = Grid.covering((0, 0, 500, 500), 50.0)
    x, y = np.array([-100.0, 620.0, 250.0, 5000.0, np.nan]), np.array([250.0, 560.0, -10.0, 0.0, 1.0])
    for method in (Method.EXACT, Method.BINNED):
        density = kernel_density(x, y, grid, Smoothing(200.0, unit=Unit.PER_M2, method=method))
        truth = direct_density(*centres(grid), x[:3], y[:3], 200.0)
        assert np.abs(density.values - truth).max() <= 0.05 * truth.max()
        assert (density.count, density.out_of_reach, density.without_place) == (3, 1, 1)


@pytest.mark.parametrize("bandwidth", [5.0, 130.0, 148.0, 150.0, 152.0])
def test_many_cells_go_strip_by_strip_with_the_same_result(
    bandwidth: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    x, y = clustered(np.random.default_rng(7), 3000)
    grid = Grid.of_points(x, y, 20.0, 40.0)
    for kernel in Kernel:
        for method in (Method.EXACT, Method.BINNED):
            whole = kernel_density(x, y, grid, Smoothing(bandwidth, kernel=kernel, method=method))
            monkeypatch.setattr(density_module, "LARGE_GRID", 1000)
            monkeypatch.setattr(density_module, "_STRIP_CELLS", 5000)
            strips = kernel_density(x, y, grid, Smoothing(bandwidth, kernel=kernel, method=method))
            monkeypatch.undo()
            assert strips.values.dtype == np.float32
            assert np.abs(whole.values - strips.values).max() <= 3e-7 * whole.maximum


def test_a_uniform_kernel_counts_events_on_the_border_of_its_disc() -> None:
    grid = Grid.covering((0, 0, 1000, 1000), 100.0)
    density = kernel_density(
        np.array([450.0]), np.array([450.0]), grid, Smoothing(300.0, kernel=Kernel.UNIFORM, unit=Unit.PER_KM2)
    )
    one = 1e6 / (np.pi * 300**2)
    assert density.values[4].tolist() == [0, one, one, one, one, one, one, one, 0, 0]


def test_units() -> None:
    grid = Grid.covering((0, 0, 1000, 1000), 100.0)
    x = y = np.array([450.0])
    values = [kernel_density(x, y, grid, Smoothing(300.0, unit=unit)).values[4, 4] for unit in Unit]
    assert values == pytest.approx([10.610329539, 0.10610329539, 1.0610329539e-5])


@pytest.mark.parametrize("kernel", list(Kernel))
def test_a_density_adds_up_to_its_events(kernel: Kernel) -> None:
    x, y = clustered(np.random.default_rng(8), 2000)
    grid = Grid.of_points(x, y, 10.0, 6 * 100.0)
    for method in (Method.EXACT, Method.BINNED):
        density = kernel_density(x, y, grid, Smoothing(100.0, kernel=kernel, unit=Unit.PER_M2, method=method))
        assert density.values.sum() * grid.cell_area == pytest.approx(2000, rel=2e-3)


def test_counted_cells_are_events_at_cell_centres() -> None:
    rng = np.random.default_rng(9)
    grid = Grid.covering((0, 0, 800, 600), 20.0)
    counts = rng.poisson(0.05, (grid.rows, grid.columns))
    row, column = np.nonzero(counts)
    x, y = grid.column_centres()[column], grid.row_centres()[row]
    truth = kernel_density(
        x, y, grid, Smoothing(90.0, method=Method.EXACT), weights=counts[row, column].astype(float)
    )
    density = density_of_counts(counts, grid, Smoothing(90.0))
    assert np.abs(density.values - truth.values).max() < 1e-12 * truth.maximum
    assert density.count == counts.sum()


def test_counting_by_cell_is_off_by_no_more_than_it_says() -> None:
    grid = Grid.covering((-300, -300, 300, 300), 25.0)
    x, y = np.array([24.9]), np.array([24.9])
    for kernel in (Kernel.QUARTIC, Kernel.GAUSSIAN):
        density = density_of_counts(
            grid.counts(x, y), grid, Smoothing(200.0, kernel=kernel, unit=Unit.PER_M2)
        )
        truth = direct_density(*centres(grid), x, y, 200.0, kernel.value)
        assert 0 < np.abs(density.values - truth).max() <= density.error_bound * kernel.peak(200.0)


def test_outside_the_area_there_is_no_value() -> None:
    grid = Grid.covering((0, 0, 1000, 1000), 50.0)
    area = shapely.box(0, 0, 500, 1000)
    density = kernel_density(np.array([480.0]), np.array([500.0]), grid, Smoothing(300.0, area=area))
    assert np.isnan(density.values[:, 10:]).all()
    assert np.isfinite(density.values[:, :10]).all()
    assert density.values[0, 0] == 0
    assert density.maximum == np.nanmax(density.values)


def test_edge_correction_makes_an_even_spread_even() -> None:
    """A study area covered evenly has one density everywhere, also at its border."""
    area = shapely.box(0, 0, 1000, 800)
    xs, ys = np.meshgrid(np.arange(2.5, 1000, 5.0), np.arange(2.5, 800, 5.0))
    x, y = xs.ravel(), ys.ravel()
    outside = np.array([-50.0, 1100.0])
    x, y = np.append(x, outside), np.append(y, [400.0, 400.0])
    grid = Grid.covering((-100, -100, 1100, 900), 5.0)
    plain = kernel_density(x, y, grid, Smoothing(150.0, area=area, unit=Unit.PER_M2))
    corrected = kernel_density(x, y, grid, Smoothing(150.0, area=area, edge=True, unit=Unit.PER_M2))
    assert np.nanmin(plain.values) < 0.5 / 25
    assert np.nanmin(corrected.values) == pytest.approx(1 / 25, rel=1e-3)
    assert np.nanmax(corrected.values) == pytest.approx(1 / 25, rel=1e-3)
    assert corrected.out_of_reach == 2


def test_difference_is_per_year() -> None:
    grid = Grid.covering((0, 0, 1000, 1000), 100.0)
    x = y = np.array([450.0, 450.0])
    now = kernel_density(x, y, grid, Smoothing(300.0))
    before = kernel_density(x[:1], y[:1], grid, Smoothing(300.0))
    change = density_difference(now, before, 30.4375, 365.25)
    assert change[4, 4] == pytest.approx(10.610329539 * (2 * 12 - 1))
    other = kernel_density(x, y, grid, Smoothing(200.0))
    with pytest.raises(ParameterError):
        density_difference(now, other, 30, 30)
    with pytest.raises(ParameterError):
        density_difference(now, before, 30, 0)


@pytest.mark.parametrize("bandwidth", [0.0, -1.0, np.nan, np.inf])
def test_a_bandwidth_must_be_above_zero(bandwidth: float) -> None:
    grid = Grid.covering((0, 0, 100, 100), 10.0)
    with pytest.raises(ParameterError):
        kernel_density(np.array([1.0]), np.array([1.0]), grid, Smoothing(bandwidth))
    with pytest.raises(ParameterError):
        density_of_counts(np.zeros((10, 10)), grid, Smoothing(bandwidth))


def test_a_weight_below_zero_is_refused_and_an_unknown_one_left_out() -> None:
    grid = Grid.covering((0, 0, 100, 100), 10.0)
    x = y = np.array([50.0, 60.0])
    with pytest.raises(ParameterError):
        kernel_density(x, y, grid, Smoothing(30.0), weights=np.array([1.0, -1.0]))
    density = kernel_density(x, y, grid, Smoothing(30.0), weights=np.array([2.5, np.nan]))
    assert (density.count, density.weight, density.without_place) == (1, 2.5, 1)


def test_a_bandwidth_of_too_many_cells_is_refused_before_memory_is_taken() -> None:
    grid = Grid.covering((0, 0, 100, 100), 1.0)
    x = y = np.arange(0, 100, 0.5)
    with pytest.raises(RasterTooLargeError, match="larger cells"):
        kernel_density(x, y, grid, Smoothing(1e6))
    with pytest.raises(RasterTooLargeError):
        density_of_counts(np.zeros((100, 100)), grid, Smoothing(1e6))


def test_a_wide_kernel_on_few_cells() -> None:
    """The stamps are cut off at the grid's border: an event far outside adds what it should."""
    grid = Grid.covering((0, 0, 50, 40), 1.0)
    x, y = np.array([-700.0, 20.0, 900.0, 25.5]), np.array([300.0, 20.0, 20.0, -899.0])
    density = kernel_density(x, y, grid, Smoothing(1000.0, unit=Unit.PER_M2, method=Method.EXACT))
    truth = direct_density(*centres(grid), x, y, 1000.0)
    assert np.abs(density.values - truth).max() < 1e-12 * truth.max()


def test_few_and_many_are_stamped_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    x, y = clustered(np.random.default_rng(7), 300)
    x[:9] -= 3900
    weights = np.random.default_rng(8).uniform(0, 2, 300)
    grid = Grid.covering((0, 0, 4000, 4000), 20.0)
    for w in (None, weights):
        results = []
        for cells_per_point in (0, 10**9):
            monkeypatch.setattr(stamping, "_CELLS_PER_POINT", cells_per_point)
            results.append(kernel_density(x, y, grid, Smoothing(150.0, method=Method.EXACT), weights=w))
        assert np.abs(results[0].values - results[1].values).max() <= 1e-14 * results[0].maximum


def test_edge_correction_of_many_cells_goes_strip_by_strip(monkeypatch: pytest.MonkeyPatch) -> None:
    x, y = clustered(np.random.default_rng(7), 2000)
    grid = Grid.covering((0, 0, 4000, 4000), 20.0)
    smoothing = Smoothing(150.0, area=shapely.Point(2000, 2000).buffer(1700), edge=True)
    whole = kernel_density(x, y, grid, smoothing)
    monkeypatch.setattr(density_module, "LARGE_GRID", 1000)
    monkeypatch.setattr(density_module, "_STRIP_CELLS", 5000)
    strips = kernel_density(x, y, grid, smoothing)
    assert np.array_equal(np.isnan(whole.values), np.isnan(strips.values))
    assert np.nanmax(np.abs(whole.values - strips.values)) <= 3e-7 * whole.maximum


class StopsAfter:
    def __init__(self, asked: int) -> None:
        self.left = asked

    def report(self, fraction: float) -> None:
        assert 0 <= fraction <= 1

    def cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("kernel", list(Kernel))
@pytest.mark.parametrize("method", [Method.EXACT, Method.BINNED])
def test_stopping_between_chunks(kernel: Kernel, method: Method) -> None:
    x, y = clustered(np.random.default_rng(1), 40_000)
    grid = Grid.of_points(x, y, 50.0)
    with pytest.raises(CancelledError):
        kernel_density(x, y, grid, Smoothing(150.0, kernel=kernel, method=method), progress=StopsAfter(1))


def test_progress_never_falls_and_ends_at_one() -> None:
    reports = []

    class Records:
        def report(self, fraction: float) -> None:
            reports.append(fraction)

        def cancelled(self) -> bool:
            return False

    x, y = clustered(np.random.default_rng(1), 40_000)
    kernel_density(x, y, Grid.of_points(x, y, 50.0), Smoothing(150.0), progress=Records())
    assert reports == sorted(reports)
    assert reports[-1] == 1.0
    assert len(reports) > 2


@pytest.mark.parametrize("method", [Method.EXACT, Method.BINNED])
def test_where_nothing_is_near_there_is_zero(method: Method) -> None:
    x, y = clustered(np.random.default_rng(1), 3000, places=2, spread=50.0)
    grid = Grid.covering((0, 0, 4000, 4000), 20.0)
    density = kernel_density(x, y, grid, Smoothing(100.0, method=method))
    at_x, at_y = np.meshgrid(*centres(grid))
    far = np.hypot(at_x[..., None] - x[::10], at_y[..., None] - y[::10]).min(axis=2) > 400
    assert far.sum() > 1000
    assert (density.values[far] == 0).all()
    counted = density_of_counts(grid.counts(x, y), grid, Smoothing(100.0))
    assert (counted.values[far] == 0).all()


def test_no_events_give_zero() -> None:
    grid = Grid.covering((0, 0, 100, 100), 10.0)
    nothing = np.empty(0)
    for method in Method:
        density = kernel_density(nothing, nothing, grid, Smoothing(30.0, method=method))
        assert density.maximum == 0
        assert density.count == 0
        assert density.values.shape == (10, 10)


point_lists = st.one_of(
    st.lists(st.tuples(st.floats(-300, 700), st.floats(-300, 700)), min_size=1, max_size=40),
    st.tuples(st.floats(0, 400), st.floats(0, 400), st.integers(1, 50)).map(lambda p: [(p[0], p[1])] * p[2]),
    st.lists(st.floats(-100, 500), min_size=1, max_size=40).map(lambda xs: [(v, 10.0) for v in xs]),
    st.lists(st.tuples(st.integers(-10, 20), st.integers(-10, 20)), min_size=1, max_size=40).map(
        lambda ps: [(a * 25.0, b * 25.0) for a, b in ps]
    ),
)


@settings(max_examples=60, deadline=None)
@given(point_lists, st.sampled_from([10.0, 37.5, 60.0, 200.0]), st.sampled_from(list(Kernel)))
def test_exact_on_awkward_points(points: Any, bandwidth: float, kernel: Kernel) -> None:
    x, y = np.array(points).T
    grid = Grid.covering((0, 0, 400, 300), 25.0)
    density = kernel_density(
        x, y, grid, Smoothing(bandwidth, kernel=kernel, unit=Unit.PER_M2, method=Method.EXACT)
    )
    truth = direct_density(*centres(grid), x, y, bandwidth, kernel.value)
    off = np.abs(density.values - truth)
    if kernel is Kernel.UNIFORM:  # a centre within rounding of the disc's border may fall on either side
        distance = np.hypot(grid.column_centres()[None, :, None] - x, grid.row_centres()[:, None, None] - y)
        off[(np.abs(distance - bandwidth) < 1e-9).any(axis=2)] = 0
    assert off.max() <= 2e-8 * kernel.peak(bandwidth) * len(x)


@given(
    st.lists(st.tuples(st.floats(0, 5.999), st.floats(0, 3.999), st.floats(0, 4)), min_size=1, max_size=20)
)
def test_sharing_between_cells_keeps_sum_and_centre_of_mass(points: Any) -> None:
    x, y, w = np.array(points).T
    shared = share_between_cells(Cloud(x, y, 1.0, w), 5, 7)
    assert shared.sum() == pytest.approx(w.sum())
    assert (shared * np.arange(7)).sum() == pytest.approx((x * w).sum())
    assert (shared * np.arange(5)[:, None]).sum() == pytest.approx((y * w).sum())


def test_robberies_of_memphis_stay_the_same_as_a_direct_sum(shared_data: Path) -> None:
    x, y = points(shared_data / "memphis_robberies.gpkg", "EPSG:32616")
    grid = Grid.of_points(x, y, 250.0, 800.0)
    density = kernel_density(x, y, grid, Smoothing(800.0))
    truth = direct_density(*centres(grid), x, y, 800.0) * 1e6
    assert density.count == 2245
    assert np.abs(density.values - truth).max() < 1e-12 * truth.max()
