from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from est_plugin.analysis.errors import ParameterError, RasterTooLargeError
from est_plugin.analysis.hexgrid import HexGrid


def test_six_neighbours_at_the_cell_size() -> None:
    grid = HexGrid.covering((0, 0, 1000, 1000), 100.0)
    x, y = (values.ravel() for values in grid.centres())
    middle = grid.cell_of(np.array([500.0]), np.array([500.0]))[0]
    distance = np.sort(np.hypot(x - x[middle], y - y[middle]))
    assert distance[1:7] == pytest.approx([100.0] * 6)
    assert distance[7] == pytest.approx(100 * math.sqrt(3))


def test_hexagons_tile_without_gap_or_overlap() -> None:
    grid = HexGrid.covering((0, 0, 500, 500), 100.0)
    hexagons = grid.hexagons(np.arange(grid.cells))
    assert shapely.area(hexagons) == pytest.approx(grid.cell_area)
    whole = shapely.union_all(hexagons, grid_size=1e-6)
    assert whole.area == pytest.approx(grid.cells * grid.cell_area, rel=1e-6)
    assert whole.contains(shapely.box(0, 0, 500, 500))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**31), st.sampled_from([0.0, -777.0, 1e7]))
def test_a_point_lies_in_the_hexagon_of_its_cell(seed: int, offset: float) -> None:
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0, 900, (2, 200)) + offset
    grid = HexGrid.covering((offset, offset, offset + 900, offset + 900), 73.0)
    cell = grid.cell_of(x, y)
    assert (cell >= 0).all()
    assert shapely.dwithin(grid.hexagons(cell), shapely.points(x, y), 1e-6).all()
    assert grid.counts(x, y).sum() == 200


def test_grids_of_one_cell_size_share_their_hexagons() -> None:
    one, other = HexGrid.covering((0, 0, 300, 300), 50.0), HexGrid.covering((-410, 130, 700, 900), 50.0)
    x, y = np.array([222.0]), np.array([222.0])
    first, second = one.hexagons(one.cell_of(x, y))[0], other.hexagons(other.cell_of(x, y))[0]
    assert shapely.equals_exact(first, second, 1e-9)


def test_points_outside_or_unknown_have_no_cell() -> None:
    grid = HexGrid.covering((0, 0, 100, 100), 50.0)
    assert grid.cell_of(np.array([np.nan, 5000.0]), np.array([1.0, 1.0])).tolist() == [-1, -1]


def test_a_hexagon_belongs_to_an_area_by_its_centre() -> None:
    grid = HexGrid.covering((0, 0, 500, 500), 50.0)
    x, y = grid.centres()
    inside = grid.centres_inside(shapely.box(100, 100, 300, 200))
    assert np.array_equal(inside, (x >= 100) & (x <= 300) & (y >= 100) & (y <= 200))


def test_bad_sizes_are_refused() -> None:
    with pytest.raises(ParameterError):
        HexGrid.covering((0, 0, 100, 100), 0.0)
    with pytest.raises(RasterTooLargeError):
        HexGrid.covering((0, 0, 1e7, 1e7), 1.0)
