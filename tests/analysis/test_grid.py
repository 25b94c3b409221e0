from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from est_plugin.analysis import grid as grid_module
from est_plugin.analysis.errors import ParameterError, RasterTooLargeError
from est_plugin.analysis.grid import Grid


def test_corners_are_whole_multiples_of_the_cell_size() -> None:
    grid = Grid.covering((123.4, -77.7, 555.5, 10.0), 25.0, padding=30.0)
    assert (grid.x0, grid.y0) == (75.0, -125.0)
    assert grid.bounds == (75.0, -125.0, 600.0, 50.0)


def test_an_extent_that_lies_on_cell_borders_is_taken_as_it_is() -> None:
    grid = Grid.covering((0.3, 0.6, 0.9, 1.2), 0.1)
    assert (grid.columns, grid.rows) == (6, 6)


def test_a_point_on_the_east_border_has_a_cell_of_its_own() -> None:
    x, y = np.array([0.0, 100.0]), np.array([0.0, 0.0])
    grid = Grid.of_points(x, y, 50.0)
    assert (grid.columns, grid.rows) == (3, 1)
    assert grid.counts(x, y).tolist() == [[1, 0, 1]]


def test_cells_hold_their_west_and_south_border_only() -> None:
    grid = Grid(0, 0, 10, 2, 2)
    x = np.array([0, 10, 20, 9.999, 5, 5, -0.001, np.nan])
    y = np.array([0, 0, 0, 10, 10, 20, 5, 5])
    assert grid.cell_of(x, y).tolist() == [0, 1, -1, 2, 2, -1, -1, -1]


def test_too_large_a_raster_is_refused_before_memory_is_taken() -> None:
    with pytest.raises(RasterTooLargeError) as refusal:
        Grid.covering((0, 0, 1e6, 1e6), 1.0)
    assert "1000000 × 1000000" in str(refusal.value)
    assert "at least 100 m" in str(refusal.value)
    with pytest.raises(RasterTooLargeError):
        Grid.of_points(np.array([0.0, 1e15]), np.array([0.0, 1e15]), 0.5)


@pytest.mark.parametrize("cell_size", [0.0, -5.0, np.nan, np.inf])
def test_a_cell_size_must_be_above_zero(cell_size: float) -> None:
    with pytest.raises(ParameterError):
        Grid.covering((0, 0, 1, 1), cell_size)


@pytest.mark.parametrize("bounds", [(0, 0, np.nan, 1), (1, 0, 0, 1), (0, 0, np.inf, 1)])
def test_an_extent_must_be_finite_and_the_right_way_round(bounds: tuple[float, float, float, float]) -> None:
    with pytest.raises(ParameterError):
        Grid.covering(bounds, 10.0)


def test_no_points_have_no_grid() -> None:
    with pytest.raises(ParameterError):
        Grid.of_points(np.array([np.nan]), np.array([1.0]), 10.0)


def test_geotransform_and_north_up_belong_together() -> None:
    grid = Grid.covering((0, 0, 20, 30), 10.0)
    values = np.arange(6).reshape(3, 2)
    assert grid.geotransform == (0, 10, 0, 30, 0, -10)
    assert grid.north_up(values)[0].tolist() == [4, 5]


def test_squares_are_the_cells() -> None:
    grid = Grid(100, 200, 10, 3, 2)
    assert shapely.bounds(grid.squares(np.array([0, 5]))).tolist() == [
        [100, 200, 110, 210],
        [120, 210, 130, 220],
    ]


def test_centres_on_a_border_belong_to_one_of_two_neighbours() -> None:
    grid = Grid(0, 0, 1, 4, 4)
    west, east = shapely.box(0.5, 0.5, 1.5, 3.5), shapely.box(1.5, 0.5, 3.5, 3.5)
    inside_west, inside_east = grid.centres_inside(west), grid.centres_inside(east)
    assert inside_west.sum() == 3
    assert inside_east.sum() == 6
    assert not (inside_west & inside_east).any()


def test_holes_and_parts_of_an_area() -> None:
    ring = shapely.Point(50, 50).buffer(40).difference(shapely.Point(50, 50).buffer(20))
    area = shapely.union(ring, shapely.box(95.2, 0.3, 99.1, 99.7))
    grid = Grid(0, 0, 1, 100, 100)
    x, y = np.meshgrid(grid.column_centres(), grid.row_centres())
    assert np.array_equal(grid.centres_inside(area), shapely.contains_xy(area, x, y))


def test_many_rows_are_looked_at_strip_by_strip(monkeypatch: pytest.MonkeyPatch) -> None:
    area = shapely.Point(50, 50).buffer(45).difference(shapely.box(40, 10, 60, 52))
    grid = Grid(0, 0, 1, 100, 100)
    whole = grid.centres_inside(area)
    monkeypatch.setattr(grid_module, "_STRIP_CELLS", 700)
    assert np.array_equal(grid.centres_inside(area), whole)
    assert whole.sum() == pytest.approx(area.area, rel=0.01)


def test_an_empty_area_holds_no_centre() -> None:
    assert not Grid(0, 0, 1, 3, 3).centres_inside(shapely.Polygon()).any()


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.floats(-150, 150), st.floats(-150, 150)), min_size=3, max_size=9), st.floats(2, 9)
)
def test_centres_inside_agree_with_shapely_away_from_borders(
    corners: list[tuple[float, float]], cell_size: float
) -> None:
    area = shapely.convex_hull(shapely.MultiPoint(corners))
    if area.geom_type != "Polygon":
        area = area.buffer(1.0)
    grid = Grid.covering((-100, -100, 100, 100), cell_size)
    x, y = np.meshgrid(grid.column_centres(), grid.row_centres())
    points = shapely.points(x, y)
    clear = shapely.distance(area.exterior, points) > 1e-9
    assert np.array_equal(grid.centres_inside(area)[clear], shapely.contains(area, points)[clear])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.floats(-1e7, 1e7), st.floats(-1e7, 1e7)), min_size=1, max_size=30),
    st.sampled_from([0.1, 1.0, 25.0, 333.3]),
)
def test_every_point_has_a_cell(points: Any, cell_size: float) -> None:
    x, y = np.array(points).T
    if max(np.ptp(x), np.ptp(y)) / cell_size > 3000:
        x, y = x % 1000 + 1e7, y % 1000 + 1e7
    grid = Grid.of_points(x, y, cell_size, max_cells=10**9)
    assert grid.counts(x, y).sum() == len(x)
