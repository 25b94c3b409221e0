from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from est_plugin.analysis.buffers import (
    count_near,
    density_ratio,
    events_near,
    ring_areas,
    ring_counts,
    ring_of,
    ring_shapes,
)
from est_plugin.analysis.errors import CancelledError, ParameterError
from est_plugin.analysis.table import Coded

from . import real_data


def test_an_event_on_the_border_belongs_to_the_inner_ring() -> None:
    x, y = np.array([0.0, 50.0, 50.001, 100.0, 100.001]), np.zeros(5)
    near = events_near([shapely.Point(0, 0)], x, y, 100.0)
    assert sorted(near.event) == [0, 1, 2, 3]
    assert sorted(ring_of(near.distance, [50, 100])) == [0, 0, 1, 1]
    assert ring_counts(near, 1, [50, 100])[0, :, 0].tolist() == [2, 2]
    assert ring_counts(near, 1, [50, 100], rings=False)[0, :, 0].tolist() == [2, 4]


def shapes(rng: np.random.Generator, offset: float) -> list[Any]:
    middle = rng.uniform(0, 2000, (6, 2)) + offset
    line = shapely.LineString(rng.uniform(0, 2000, (4, 2)) + offset)
    return [
        *(shapely.Point(m) for m in middle[:3]),
        shapely.MultiPoint(middle[3:5]),
        line,
        shapely.Point(middle[5]).buffer(150),
        shapely.Point(middle[5]).buffer(300).difference(shapely.Point(middle[5]).buffer(200)),
        shapely.Point(),
        shapely.Point(offset - 10_000, offset),
    ]


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 2**31), st.sampled_from([0.0, 1e7]), st.sampled_from([0.5, 60.0, 900.0]))
def test_the_same_as_measuring_every_distance(seed: int, offset: float, distance: float) -> None:
    rng = np.random.default_rng(seed)
    things = shapes(rng, offset)
    n = int(rng.integers(1, 300))
    x, y = np.round(rng.uniform(-500, 2500, (2, n)), 1) + offset
    x[:3] = shapely.get_x(things[0]) if rng.random() < 0.5 else x[:3]
    truth = np.array([shapely.distance(thing, shapely.points(x, y)) for thing in things])
    near = events_near(things, x, y, distance)
    found = np.full(truth.shape, np.inf)
    found[near.thing, near.event] = near.distance
    clear = np.abs(truth - distance) > 1e-7
    assert np.array_equal((found <= distance)[clear], (truth <= distance)[clear])
    hit = np.isfinite(found)
    assert np.allclose(found[hit], truth[hit], rtol=0, atol=1e-7)
    assert len(near.thing) == hit.sum()


def test_kinds_and_rings_add_up() -> None:
    rng = np.random.default_rng(1)
    things = [shapely.Point(p) for p in rng.uniform(0, 1000, (5, 2))]
    x, y = rng.uniform(0, 1000, (2, 500))
    codes = rng.integers(-1, 3, 500)
    near = events_near(things, x, y, 250.0)
    table = ring_counts(near, 5, [50, 100, 250], codes=codes, kinds=3)
    for number, thing in enumerate(things):
        distance = np.hypot(x - thing.x, y - thing.y)
        for kind in range(3):
            here = distance[codes == kind]
            expected = [
                (here <= 50).sum(),
                ((here > 50) & (here <= 100)).sum(),
                ((here > 100) & (here <= 250)).sum(),
            ]
            assert table[number, :, kind].tolist() == expected


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 2**31),
    st.sampled_from([0.0, 1e7]),
    st.sampled_from([[3.0], [40.0, 50.0], [10.0, 400.0, 2500.0]]),
    st.booleans(),
    st.booleans(),
)
def test_counting_at_once_is_counting_step_by_step(
    seed: int, offset: float, distances: list[float], rings: bool, dissolve: bool
) -> None:
    """Places on whole tens, so that many distances lie on the borders exactly."""
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(1, 400)), int(rng.integers(1, 12))
    x, y = np.round(rng.uniform(-200, 1200, (2, n)), -1) + offset
    x[:: int(rng.integers(3, 50))] = np.nan
    at = np.round(rng.uniform(-300, 1300, (m, 2)), -1) + offset
    codes = rng.integers(-1, 3, n)
    apart = np.hypot(x - at[:, 0, None], y - at[:, 1, None])
    apart = np.where(np.isnan(apart), np.inf, apart)
    if dissolve:
        apart = apart.min(axis=0, keepdims=True)
    expected = np.array(
        [[[(row[codes == k] <= d).sum() for k in range(3)] for d in distances] for row in apart]
    )
    if rings:
        expected = np.diff(expected, axis=1, prepend=0)
    things, kind = list(shapely.points(at)), Coded(codes.astype(np.int32), ("a", "b", "c"))
    found = count_near(things, x, y, distances, rings=rings, dissolve=dissolve, kind=kind)
    assert np.array_equal(found, expected)
    lines = [shapely.LineString([p, p]) for p in at]
    assert np.array_equal(
        count_near(lines, x, y, distances, rings=rings, dissolve=dissolve, kind=kind), expected
    )


def test_counting_with_few_events_and_none() -> None:
    x = y = np.array([np.nan])
    assert count_near([shapely.Point(0, 0)], x, y, [10.0]).tolist() == [[[0]]]
    assert count_near([], x, y, [10.0, 20.0]).shape == (0, 2, 1)
    assert count_near([shapely.Point(), shapely.Point(0, 0)], np.zeros(1), np.zeros(1), [5.0]).tolist() == [
        [[0]],
        [[1]],
    ]
    with pytest.raises(ParameterError):
        count_near([shapely.Point(0, 0)], x, y, [-1.0])


def test_dissolved_buffers_count_an_event_once() -> None:
    things = [shapely.Point(0, 0), shapely.Point(60, 0)]
    x, y = np.array([10.0, 30.0, 55.0, 200.0]), np.zeros(4)
    near = events_near(things, x, y, 100.0).nearest()
    assert near.event.tolist() == [0, 1, 2]
    assert near.distance.tolist() == [10, 30, 5]
    assert ring_counts(near, 1, [20, 100])[0, :, 0].tolist() == [2, 1]


def test_nothing_near_and_nothing_at_all() -> None:
    x = y = np.array([np.nan, 0.0])
    assert len(events_near([], x, y, 10.0).event) == 0
    assert len(events_near([shapely.Point()], x, y, 10.0).event) == 0
    assert len(events_near([shapely.Point(0, 0)], x[:1], y[:1], 10.0).event) == 0
    assert len(events_near([shapely.Point(9e6, 9e6)], x, y, 10.0).nearest().event) == 0
    assert events_near([shapely.Point(0, 0)], x, y, 10.0).event.tolist() == [1]


def test_a_distance_above_zero_and_stopping() -> None:
    with pytest.raises(ParameterError):
        events_near([shapely.Point(0, 0)], np.zeros(1), np.zeros(1), 0.0)
    with pytest.raises(ParameterError):
        ring_areas(shapely.Point(0, 0), [0.0])

    class Stopped:
        def report(self, fraction: float) -> None:
            raise AssertionError(fraction)

        def cancelled(self) -> bool:
            return True

    with pytest.raises(CancelledError):
        events_near([shapely.Point(0, 0)], np.zeros(1), np.zeros(1), 5.0, Stopped())


def test_areas_of_rings() -> None:
    point = ring_areas(shapely.Point(5, 5), [100, 200])
    assert point == pytest.approx(np.pi * np.array([0.01, 0.03]))
    square = shapely.box(0, 0, 100, 100)
    discs = ring_areas(square, [50, 100], rings=False)
    exact = [(100**2 + 400 * d + np.pi * d**2) / 1e6 for d in (50, 100)]
    assert discs == pytest.approx(exact, rel=1e-4)
    assert ring_areas(square, [50, 100]) == pytest.approx(np.diff(discs, prepend=0))


def test_shapes_of_rings() -> None:
    line = shapely.LineString([(0, 0), (100, 0)])
    inner, outer = ring_shapes(line, [10, 20])
    assert inner.contains(line)
    assert not outer.intersects(shapely.Point(50, 5))
    assert outer.area == pytest.approx(100 * 20 + np.pi * 300, rel=1e-3)
    flat = ring_shapes(line, [10], flat_ends=True)[0]
    assert flat.area == pytest.approx(2000)
    assert [s.area for s in ring_shapes(line, [10, 20], rings=False)][1] == pytest.approx(
        inner.area + outer.area
    )


def test_density_against_the_whole() -> None:
    """30 of 300 events on 2 of 100 km²: five times as dense."""
    ratio = density_ratio([30, 0, 300], [2.0, 2.0, 0.0], 300, 100.0)
    assert ratio.density_km2[:2].tolist() == [15.0, 0.0]
    assert ratio.ratio[0] == pytest.approx(5.0)
    interval = stats.binomtest(30, 300).proportion_ci(0.95, method="exact")
    assert ratio.ci_low[0] == pytest.approx(interval.low / 0.02)
    assert ratio.ci_high[0] == pytest.approx(interval.high / 0.02)
    assert ratio.ci_low[1] == 0
    assert ratio.ci_high[1] == pytest.approx(
        stats.binomtest(0, 300).proportion_ci(0.95, method="exact").high / 0.02
    )
    assert np.isnan(ratio.ratio[2])
    assert np.isnan(density_ratio([0], [1.0], 0, 100.0).ratio[0])


def test_robberies_near_the_middles_of_precincts(shared_data: Path) -> None:
    x, y = real_data.points(shared_data / "memphis_robberies.gpkg", "EPSG:32616")
    things = [p.centroid for p in real_data.shapes(shared_data / "memphis_precincts.gpkg", "EPSG:32616")]
    table = ring_counts(events_near(things, x, y, 2000.0), len(things), [500, 2000], rings=False)
    truth = [[int((np.hypot(x - t.x, y - t.y) <= d).sum()) for d in (500, 2000)] for t in things]
    assert table[:, :, 0].tolist() == truth
    assert table.sum() > 0
