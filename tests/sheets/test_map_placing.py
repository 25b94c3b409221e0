"""Numbers, letters and names on the map: none hides another."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from est_plugin.sheets.map_placing import (
    Box,
    Crowd,
    Marker,
    Name,
    place_markers,
    place_names,
)

GROUND = Box(0.0, 0.0, 200.0, 150.0)
NO_CROWD = Crowd(np.empty(0), np.empty(0), 200.0, 150.0)


def name(shape: shapely.Geometry, width: float, height: float = 4.0) -> Name:
    return Name(shape, ((0, ("Namn",), width, height), (1, ("Namn",), width * 0.8, height * 0.8)))


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(3, 197), st.floats(3, 147)), max_size=18))
def test_markers_never_overlap_and_stay_on_the_map(places: list[tuple[float, float]]) -> None:
    panel = Box(0.0, 110.0, 50.0, 40.0)
    placed = place_markers([Marker(str(i), x, y, 5.0) for i, (x, y) in enumerate(places)], GROUND, [panel])
    boxes = [Box.round(p.x, p.y, 5.0) for p in placed]
    assert len(placed) == len(places)
    assert all(box.within(GROUND) for box in boxes)
    assert all(a.overlap(b) < 1e-9 for a, b in combinations([panel, *boxes], 2))


def test_a_marker_with_room_stays_in_its_place_and_one_off_the_map_is_left_out() -> None:
    placed = place_markers([Marker("1", 50.0, 50.0, 5.0), Marker("2", 300.0, 50.0, 5.0)], GROUND, [])
    assert [(p.marker.text, p.moved) for p in placed] == [("1", False)]


def test_markers_on_one_spot_move_no_further_than_they_must() -> None:
    placed = place_markers([Marker(str(i), 100.0, 75.0, 5.0) for i in range(4)], GROUND, [])
    assert [p.moved for p in placed] == [False, True, True, True]
    assert max(np.hypot(p.x - 100.0, p.y - 75.0) for p in placed) < 12.0


def test_a_name_stands_within_its_area_off_the_events() -> None:
    area = shapely.box(20.0, 20.0, 80.0, 60.0)
    rng = np.random.default_rng(1)
    crowd = Crowd(rng.uniform(20, 80, 400), rng.uniform(20, 40, 400), 200.0, 150.0)
    (placed,) = place_names([name(area, 20.0)], GROUND, [], crowd)
    assert placed is not None
    assert area.contains(shapely.box(placed.box.x, placed.box.y, placed.box.x + 20.0, placed.box.y + 4.0))
    assert placed.box.y >= 40.0


def test_a_name_keeps_off_dense_colour() -> None:
    heat = np.zeros((Crowd.middles(150.0).size, Crowd.middles(200.0).size))
    heat[:100, :] = 5.0
    crowd = Crowd(np.empty(0), np.empty(0), 200.0, 150.0, heat)
    (placed,) = place_names([name(shapely.box(20.0, 20.0, 80.0, 80.0), 20.0)], GROUND, [], crowd)
    assert placed is not None
    assert placed.box.y >= 49.0


def test_a_name_becomes_smaller_before_it_is_left_out() -> None:
    area = shapely.box(20.0, 20.0, 60.0, 23.8)
    blocked = [Box(20.0, 20.0, 22.0, 3.8)]
    (placed,) = place_names([name(area, 20.0)], GROUND, blocked, NO_CROWD)
    assert placed is not None
    assert placed.setting == 1
    (none,) = place_names([name(area, 20.0)], GROUND, [Box(0.0, 0.0, 200.0, 150.0)], NO_CROWD)
    assert none is None


def test_sixty_names_never_overlap() -> None:
    cells = [
        shapely.box(20.0 * (i % 10), 25.0 * (i // 10), 20.0 * (i % 10) + 20, 25.0 * (i // 10) + 25)
        for i in range(60)
    ]
    placed = place_names([name(cell, 17.0) for cell in cells], GROUND, [], NO_CROWD)
    boxes = [p.box for p in placed if p is not None]
    assert len(boxes) > 50
    assert all(a.overlap(b) == 0 for a, b in combinations(boxes, 2))


def test_an_area_outside_the_map_has_no_name_on_it() -> None:
    assert place_names([name(shapely.box(300, 300, 400, 400), 20.0)], GROUND, [], NO_CROWD) == (None,)


@pytest.mark.parametrize(("x", "expected"), [(9.6, 4 * 0.5), (30.0, 0.0)])
def test_events_under_a_box_are_counted(x: float, expected: float) -> None:
    crowd = Crowd(np.full(4, 12.2), np.full(4, 10.2), 200.0, 150.0)
    assert crowd.under(np.array([x]), np.array([9.6]), 5.0, 2.0)[0] == pytest.approx(expected)
