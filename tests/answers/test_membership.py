"""Which observations lie in which area: by point, and the coarse ones by the area they name."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from est_plugin.answers.membership import area_shapes, membership, reprojected, rows_in_areas
from est_plugin.domain.area import Area

from .tables import SWEREF, Row, square, table_of

CENTRUM = square("centrum", 0, 0)
HAMNEN = square("hamnen", 1000, 0)
TOWN = square("town", -1000, -1000, 5000, kind="municipality")


def pairs_of(
    rows: list[Row], areas: tuple[Area, ...], own: tuple[Area, ...] | None = None
) -> list[tuple[str, int]]:
    shapes = area_shapes(areas, SWEREF, SWEREF)
    found = membership(table_of(rows), shapes, area_shapes(own, SWEREF, SWEREF) if own else None)
    return [(areas[a].uuid, int(row)) for a, row in zip(found.area, found.point, strict=True)]


def test_points_lie_in_every_area_that_holds_them() -> None:
    rows = [Row(500, 500), Row(1500, 500), Row(-500, 0), Row(9999, 0)]
    assert pairs_of(rows, (CENTRUM, HAMNEN, TOWN)) == [
        ("centrum", 0),
        ("hamnen", 1),
        ("town", 0),
        ("town", 1),
        ("town", 2),
    ]


def test_coarse_observations_count_in_the_areas_that_hold_their_own_whole() -> None:
    rows = [Row(500, 500, area="hamnen", coarse=True), Row(None, None, area="town"), Row(None, None)]
    assert pairs_of(rows, (CENTRUM, HAMNEN, TOWN)) == [("hamnen", 0), ("town", 0), ("town", 1)]


def test_the_area_a_coarse_observation_names_need_not_be_among_those_asked_about() -> None:
    block = square("block", 200, 200, 100, kind="district")
    rows = [Row(None, None, area="block", coarse=True), Row(None, None, area="hamnen", coarse=True)]
    assert pairs_of(rows, (CENTRUM,), own=(CENTRUM, HAMNEN, block)) == [("centrum", 0)]


def test_a_coarse_point_never_counts_by_where_it_was_drawn() -> None:
    assert pairs_of([Row(500, 500, coarse=True)], (CENTRUM,)) == []


def test_a_border_that_strays_less_than_a_metre_is_still_whole() -> None:
    stray = square("stray", -0.5, 100, 50)
    far = square("far", -50, 100, 100)
    rows = [Row(None, None, area="stray"), Row(None, None, area="far")]
    assert pairs_of(rows, (CENTRUM,), own=(CENTRUM, stray, far)) == [("centrum", 0)]


def test_rows_in_any_of_the_chosen_areas() -> None:
    own = area_shapes((CENTRUM, HAMNEN), SWEREF, SWEREF)
    chosen = area_shapes((HAMNEN,), SWEREF, SWEREF)
    table = table_of([Row(500, 500), Row(1500, 500), Row(None, None, area="hamnen")])
    assert rows_in_areas(table, chosen, own).tolist() == [False, True, True]


def test_shapes_are_kept_until_a_version_changes_and_mended_with_a_notice() -> None:
    bow = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    broken = Area("bow", "district", "Rosetten", shapely.to_wkb(bow), row_version=1)
    first = area_shapes((broken,), SWEREF, SWEREF)
    assert first.shapes[0].is_valid
    assert "Rosetten" in first.notices()[0]
    assert area_shapes((broken,), SWEREF, SWEREF) is first
    moved = replace(broken, wkb=shapely.to_wkb(shapely.box(0, 0, 1, 1)), row_version=2)
    assert area_shapes((moved,), SWEREF, SWEREF).notices() == ()


def test_areas_in_another_system_are_brought_over() -> None:
    there = reprojected([shapely.box(500_000, 6_600_000, 501_000, 6_601_000)], SWEREF, "EPSG:4326")
    back = reprojected(there, "EPSG:4326", SWEREF)
    assert np.allclose(shapely.bounds(back[0]), [500_000, 6_600_000, 501_000, 6_601_000], atol=1e-3)


def test_no_areas_and_no_observations_are_no_error() -> None:
    assert pairs_of([], (CENTRUM,)) == []
    assert pairs_of([Row(500, 500, area="gone", coarse=True)], ()) == []
