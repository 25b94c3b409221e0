from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from est_plugin.analysis.areas import area_of_points, count_pairs, count_table, mended, points_in_areas

from .real_data import shapes


def test_a_point_on_a_shared_border_belongs_to_the_first_area() -> None:
    west, east = shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)
    x = np.array([100.0, 100.0, 50.0, 150.0, 200.0, 0.0, 200.1])
    y = np.array([50.0, 100.0, 50.0, 50.0, 100.0, 0.0, 50.0])
    assert area_of_points([west, east], x, y).tolist() == [0, 0, 0, 1, 1, 0, -1]
    assert area_of_points([east, west], x, y).tolist() == [0, 0, 1, 0, 0, 1, -1]


def test_areas_may_overlap_and_hold_their_border() -> None:
    areas = [shapely.box(0, 0, 1000, 1000), shapely.box(500, 500, 600, 600), shapely.Polygon()]
    x, y = np.array([550.0, 500.0, 10.0]), np.array([550.0, 500.0, 10.0])
    pairs = points_in_areas(areas, x, y)
    assert pairs.area.tolist() == [0, 0, 0, 1, 1]
    assert pairs.point.tolist() == [0, 1, 2, 0, 1]
    assert count_pairs(pairs, 3).tolist() == [3, 2, 0]
    assert count_pairs(pairs, 3, [np.array([0, 1, 1])], (2,)).tolist() == [[1, 2], [1, 1], [0, 0]]


def test_points_without_a_place_lie_nowhere() -> None:
    x, y = np.array([np.nan, np.inf, 5.0]), np.array([5.0, 5.0, np.nan])
    assert area_of_points([shapely.box(0, 0, 10, 10)], x, y).tolist() == [-1, -1, -1]
    assert area_of_points([], x, y).tolist() == [-1, -1, -1]
    assert len(points_in_areas([shapely.box(0, 0, 1, 1)], np.empty(0), np.empty(0)).area) == 0


def star(rng: np.random.Generator, cx: float, cy: float, size: float, corners: int) -> shapely.Polygon:
    angle = np.sort(rng.uniform(0, 2 * np.pi, corners))
    radius = size * rng.uniform(0.3, 1, corners)
    return shapely.Polygon(np.c_[cx + radius * np.cos(angle), cy + radius * np.sin(angle)])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**31), st.sampled_from([0.0, 1e7]), st.sampled_from([30.0, 400.0, 3000.0]))
def test_the_same_as_testing_every_point_with_every_area(seed: int, offset: float, size: float) -> None:
    rng = np.random.default_rng(seed)
    middles = rng.uniform(0, 3000, (8, 2)) + offset
    areas = [star(rng, cx, cy, size, 12) for cx, cy in middles]
    areas = [a for a in areas if a.is_valid]
    x, y = rng.uniform(-500, 3500, (2, 400)) + offset
    corners = np.vstack([shapely.get_coordinates(areas), np.c_[x, y]]) if areas else np.c_[x, y]
    x, y = np.round(corners, rng.integers(0, 9)).T
    truth = np.array([shapely.intersects_xy(a, x, y) for a in areas]).reshape(len(areas), len(x))
    pairs = points_in_areas(areas, x, y)
    found = np.zeros_like(truth)
    found[pairs.area, pairs.point] = True
    assert np.array_equal(found, truth)
    assert len(pairs.area) == truth.sum()
    first = np.where(truth.any(axis=0), truth.argmax(axis=0), -1) if areas else np.full(len(x), -1)
    assert np.array_equal(area_of_points(areas, x, y), first)


def test_one_table_of_area_period_and_category() -> None:
    area = np.array([0, 0, 1, -1, 1, 1])
    period = np.array([0, 1, 1, 1, 1, -1])
    category = np.array([2, 0, 1, 1, 1, 0])
    table = count_table([area, period, category], (2, 2, 3))
    assert table.sum() == 4
    assert table[0, 0, 2] == table[0, 1, 0] == 1
    assert table[1, 1, 1] == 2
    assert count_table([np.empty(0, int)], (3,)).tolist() == [0, 0, 0]


def test_broken_polygons_are_mended_and_named() -> None:
    bow = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    spike = shapely.Polygon([(0, 0), (10, 0), (20, 0), (10, 0), (10, 10), (0, 10)])
    flat = shapely.Polygon([(0, 0), (10, 0), (0, 0), (0, 0)])
    whole = shapely.box(0, 0, 1, 1)
    result, wrong = mended([whole, bow, spike, flat])
    assert wrong == (1, 2, 3)
    assert result[0] is whole
    assert [g.area for g in result] == pytest.approx([1, 50, 100, 0])
    assert all(g.is_valid and g.geom_type in ("Polygon", "MultiPolygon") for g in result)


def test_malmo_is_counted_once(shared_data: Path) -> None:
    """136 real districts: every point inside one is counted in exactly one, corners too."""
    districts, _ = mended(shapes(shared_data / "malmo_stadsdelar_epsg3008.gpkg"))
    rng = np.random.default_rng(1)
    x0, y0, x1, y1 = shapely.total_bounds(districts)
    corners = shapely.get_coordinates(districts)[::7]
    x = np.r_[rng.uniform(x0, x1, 20_000), corners[:, 0]]
    y = np.r_[rng.uniform(y0, y1, 20_000), corners[:, 1]]
    first = area_of_points(districts, x, y)
    truth = np.array([shapely.intersects_xy(d, x, y) for d in districts])
    assert np.array_equal(first, np.where(truth.any(axis=0), truth.argmax(axis=0), -1))
    assert (first[20_000:] >= 0).all()
