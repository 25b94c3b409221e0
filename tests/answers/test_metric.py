"""Every analysis is in metres, and says so when it had to bring the points over."""

from __future__ import annotations

import numpy as np
import pytest

from est_plugin.answers.metric import UnknownCrsError, in_metres, is_metric, metres_for, transform

from .tables import Row, table_of

KUMLA = (15.14, 59.13)
NOTTINGHAM = (-1.15, 52.95)
MEMPHIS = (-90.05, 35.15)
SYDNEY = (151.2, -33.87)


@pytest.mark.parametrize(
    ("crs", "expected"),
    [
        ("EPSG:3006", True),
        ("EPSG:3008", True),
        ("EPSG:32633", True),
        ("EPSG:5845", True),  # SWEREF 99 TM with heights
        ("EPSG:4326", False),
        ("EPSG:4619", False),
        ("EPSG:3857", False),
        ("EPSG:2264", False),  # feet
    ],
)
def test_which_systems_are_in_metres(crs: str, expected: bool) -> None:
    assert is_metric(crs) is expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [(KUMLA, "EPSG:3006"), (NOTTINGHAM, "EPSG:32630"), (MEMPHIS, "EPSG:32615"), (SYDNEY, "EPSG:32756")],
)
def test_degrees_go_to_sweref_in_sweden_and_to_the_utm_zone_elsewhere(
    place: tuple[float, float], expected: str
) -> None:
    metres = metres_for("EPSG:4326", np.array([place[0]] * 3), np.array([place[1]] * 3))
    assert metres.crs == expected
    assert expected in metres.notice


def test_outside_sweden_the_areas_system_is_taken_where_it_is_in_metres() -> None:
    x, y = np.array([NOTTINGHAM[0]]), np.array([NOTTINGHAM[1]])
    assert metres_for("EPSG:4326", x, y, areas_crs="EPSG:27700").crs == "EPSG:27700"
    assert metres_for("EPSG:4326", x, y, areas_crs="EPSG:4326").crs == "EPSG:32630"


def test_one_point_outside_sweden_takes_the_whole_table_out_of_sweref() -> None:
    x, y = np.array([KUMLA[0], KUMLA[0], MEMPHIS[0]]), np.array([KUMLA[1], KUMLA[1], MEMPHIS[1]])
    assert metres_for("EPSG:4326", x, y).crs == "EPSG:32633"


def test_web_mercator_is_brought_over_and_local_zones_are_kept() -> None:
    x, y = transform(np.array([KUMLA[0]]), np.array([KUMLA[1]]), "EPSG:4326", "EPSG:3857")
    assert metres_for("EPSG:3857", x, y).crs == "EPSG:3006"
    assert metres_for("EPSG:3008", np.array([120_000.0]), np.array([6_160_000.0])).notice == ""


def test_a_table_without_any_point_has_a_system_all_the_same() -> None:
    table, notice = in_metres(table_of([Row(x=None, y=None)], "EPSG:4326"))
    assert table.crs == "EPSG:3006"
    assert "EPSG:3006" in notice


def test_what_cannot_be_brought_over_has_no_place() -> None:
    table, _ = in_metres(table_of([Row(KUMLA[0], KUMLA[1]), Row(np.inf, 0.0)], "EPSG:4326"))
    assert table.has_point.tolist() == [True, False]


def test_an_unknown_system_is_a_sentence() -> None:
    with pytest.raises(UnknownCrsError, match="coordinate system"):
        metres_for("", np.array([1.0]), np.array([1.0]))
