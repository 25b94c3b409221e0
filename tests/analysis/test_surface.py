from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from est_plugin.analysis.density import Density, Smoothing, kernel_density
from est_plugin.analysis.errors import ParameterError
from est_plugin.analysis.grid import Grid
from est_plugin.analysis.surface import (
    DEFAULT_BANDWIDTH,
    DEFAULT_BREAKS,
    CutBy,
    bandwidth_advice,
    change_breaks,
    class_breaks,
    hot_polygons,
)

from .oracles import clustered

Array = NDArray[Any]


def test_bandwidth_is_the_mean_distance_to_the_tenth_neighbour() -> None:
    from sklearn.neighbors import NearestNeighbors

    x, y = clustered(np.random.default_rng(2), 700)
    distance = NearestNeighbors(n_neighbors=11).fit(np.c_[x, y]).kneighbors(np.c_[x, y])[0][:, 10]
    advice = bandwidth_advice(x, y)
    assert advice.mean_distance == pytest.approx(distance.mean())
    assert advice.bandwidth == round(distance.mean() / 10) * 10
    assert (advice.neighbour, advice.events) == (10, 700)


def test_stacked_events_say_nothing_of_spacing() -> None:
    """Twenty on one address, eleven along a street: the zero distances of the stack are left out."""
    x = np.r_[np.zeros(20), np.arange(1, 12) * 100.0]
    advice = bandwidth_advice(x, np.zeros(31))
    assert advice.events == 11
    assert advice.mean_distance is not None
    assert advice.mean_distance > 0


@pytest.mark.parametrize("points", [[], [(1.0, 2.0)], [(5.0, 5.0)] * 40, [(np.nan, 1.0), (1.0, np.inf)]])
def test_where_the_data_cannot_say_the_default_stands(points: Any) -> None:
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    advice = bandwidth_advice(x, y)
    assert advice.bandwidth == DEFAULT_BANDWIDTH
    assert advice.mean_distance is None


def test_few_events_use_the_farthest_neighbour_there_is() -> None:
    advice = bandwidth_advice(np.array([0.0, 300.0]), np.array([0.0, 400.0]))
    assert (advice.bandwidth, advice.neighbour) == (500.0, 1)


def test_advice_does_not_depend_on_the_order_of_rows() -> None:
    rng = np.random.default_rng(4)
    x, y = clustered(rng, 45_000)
    order = rng.permutation(len(x))
    advice = bandwidth_advice(x, y)
    assert advice == bandwidth_advice(x[order], y[order])
    assert advice.events <= 20_000


def test_breaks_of_the_sheet() -> None:
    assert class_breaks(400.0) == (20, 60, 120, 200, 300)
    assert class_breaks(0.0471) == (0.002, 0.006, 0.012, 0.02, 0.03)
    assert class_breaks(0.0) == class_breaks(float("nan")) == DEFAULT_BREAKS
    assert change_breaks(80.0) == (10, 30, 60)


@settings(deadline=None)
@given(st.floats(1e-6, 1e9))
def test_breaks_rise_and_the_highest_class_is_used(maximum: float) -> None:
    breaks = class_breaks(maximum)
    assert list(breaks) == sorted(set(breaks))
    assert 0.37 * maximum <= breaks[-1] <= 0.75 * maximum * (1 + 1e-9)
    assert all(float(f"{value:.3g}") == value for value in breaks)


def surface() -> tuple[Density, Array, Array]:
    x, y = clustered(np.random.default_rng(12), 900, places=6, spread=80.0)
    grid = Grid.of_points(x, y, 20.0, 150.0)
    return kernel_density(x, y, grid, Smoothing(150.0)), x, y


def test_polygons_hold_the_share_of_events_asked_for() -> None:
    density, x, y = surface()
    hot = hot_polygons(density, x, y, amount=0.4)
    inside = shapely.intersects_xy(shapely.union_all([p.geometry for p in hot.polygons]), x, y).sum()
    assert 0.4 <= inside / 900 < 0.42
    assert sum(p.events for p in hot.polygons) == inside
    assert [p.events for p in hot.polygons] == sorted((p.events for p in hot.polygons), reverse=True)
    assert sum(p.share for p in hot.polygons) == pytest.approx(inside / 900)
    for polygon in hot.polygons:
        assert polygon.geometry.is_valid
        assert polygon.geometry.geom_type == "Polygon"
        assert polygon.area_km2 == pytest.approx(polygon.geometry.area / 1e6)
        assert polygon.peak >= hot.threshold


def test_polygons_are_the_cells_above_a_multiple_of_the_mean() -> None:
    density, x, y = surface()
    hot = hot_polygons(density, x, y, by=CutBy.MULTIPLE_OF_MEAN, amount=3.0)
    assert hot.threshold == pytest.approx(3 * density.values.mean())
    cells = (density.values >= hot.threshold).sum()
    assert sum(p.geometry.area for p in hot.polygons) == pytest.approx(cells * 400.0)


def test_a_ring_of_cells_keeps_its_hole() -> None:
    angle = np.linspace(0, 2 * np.pi, 400)
    x, y = 500 + 300 * np.cos(angle), 500 + 300 * np.sin(angle)
    density = kernel_density(x, y, Grid.of_points(x, y, 20.0, 80.0), Smoothing(80.0))
    hot = hot_polygons(density, x, y, by=CutBy.MULTIPLE_OF_MEAN, amount=1.0)
    assert len(hot.polygons) == 1
    assert len(hot.polygons[0].geometry.interiors) == 1


def test_small_hotspots_can_be_left_away() -> None:
    density, x, y = surface()
    every = hot_polygons(density, x, y, amount=0.9)
    large = hot_polygons(density, x, y, amount=0.9, least_events=150)
    assert len(large.polygons) == sum(p.events >= 150 for p in every.polygons) < len(every.polygons)


def test_no_events_no_polygons() -> None:
    grid = Grid.covering((0, 0, 100, 100), 10.0)
    nothing = np.empty(0)
    density = kernel_density(nothing, nothing, grid, Smoothing(30.0))
    assert hot_polygons(density, nothing, nothing).polygons == ()
    assert hot_polygons(density, nothing, nothing, by=CutBy.MULTIPLE_OF_MEAN, amount=2.0).polygons == ()
    outside = kernel_density(nothing, nothing, grid, Smoothing(30.0, area=shapely.box(900, 900, 901, 901)))
    assert hot_polygons(outside, nothing, nothing, by=CutBy.MULTIPLE_OF_MEAN, amount=2.0).polygons == ()


@pytest.mark.parametrize(
    ("by", "amount"),
    [(CutBy.SHARE_OF_EVENTS, 1.0), (CutBy.SHARE_OF_EVENTS, 0.0), (CutBy.MULTIPLE_OF_MEAN, 0.0)],
)
def test_amounts_out_of_range_are_refused(by: CutBy, amount: float) -> None:
    density, x, y = surface()
    with pytest.raises(ParameterError):
        hot_polygons(density, x, y, by=by, amount=amount)
