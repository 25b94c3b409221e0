"""Cells counted in the server are the cells that reading every row gives."""

from __future__ import annotations

import shapely

from est_plugin.analysis.grid import Grid
from est_plugin.answers.analyses.hot_cells import HotCellsRequest, hot_cells, hot_cells_of_counts
from est_plugin.answers.analyses.server_counts import may_count_in_server, server_counts
from est_plugin.answers.ground import ground_of
from est_plugin.answers.reading import read_selection
from est_plugin.domain.left_out import LeftOut
from est_plugin.domain.period import parse_period
from est_plugin.domain.selection import Selection
from est_plugin.domain.week_hours import WeekHours
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import parse_location
from tests.conftest import PostgisDatabase

from .towns import CENTRUM, make_town

OCTOBER = Selection(parse_period("2026-10"))


def test_the_server_counts_what_reading_counts(postgis_database: PostgisDatabase) -> None:
    with make_town(parse_location(postgis_database.uri)) as gateway:
        reading = read_selection(gateway, OCTOBER)
        area = shapely.union_all(list(ground_of(gateway, OCTOBER, gateway.crs).shown.shapes))
        request = HotCellsRequest(100, 200, area=area)
        grid = Grid.covering(area.bounds, 100)
        counted = server_counts(gateway, OCTOBER, grid)
        there = hot_cells_of_counts(grid, counted.counts, gateway.crs, request, counted.left_out)
        here = hot_cells(reading, request)
        assert there.count.tolist() == here.count.tolist()
        assert there.z.tolist() == here.z.tolist()
        assert there.basis.n == here.basis.n == 41
        assert there.basis.left_out[LeftOut.COARSE_PLACE] == 2
        assert there.basis.left_out[LeftOut.DUPLICATE] == 1
        assert may_count_in_server(gateway, OCTOBER, least=40)
        assert not may_count_in_server(gateway, OCTOBER)


def test_what_the_server_cannot_ask_for_is_read(town: Gateway) -> None:
    assert not may_count_in_server(town, OCTOBER, least=1)
    hours = WeekHours(frozenset({1}), 8, 16)
    for selection in (
        Selection(OCTOBER.period, area_uuids=frozenset({CENTRUM})),
        Selection(OCTOBER.period, hours=hours),
    ):
        assert not may_count_in_server(town, selection, least=1)
