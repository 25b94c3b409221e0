"""Counting where the data lie: on PostGIS cells travel, not rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.grid import Grid
from ...analysis.table import IntArray
from ...domain.left_out import LeftOut
from ...domain.selection import Selection
from ...store.location import PostgresLocation
from ...store.roads import CellGrid
from ..metric import is_metric
from ..reading import joined

if TYPE_CHECKING:
    from ...store.gateway import Gateway

MANY_ROWS = 50_000
"""From so many observations on cells are counted in the server; fewer are read, for their names and links."""


@dataclass(frozen=True)
class ServerCounts:
    """``counts`` (rows, columns), row 0 southernmost, of the points that an analysis of points takes."""

    counts: IntArray
    left_out: Mapping[LeftOut, int]


def may_count_in_server(gateway: Gateway, selection: Selection, least: int = MANY_ROWS) -> bool:
    """Tell whether cells are counted in the server: many rows, and no filter that it does not know."""
    if selection.area_uuids or selection.hours is not None:
        return False
    if not isinstance(gateway.location, PostgresLocation) or not is_metric(gateway.crs):
        return False
    return gateway.count(selection).selected >= least


def server_counts(gateway: Gateway, selection: Selection, grid: Grid) -> ServerCounts:
    """Count a selection's points in the cells of a grid in the database's CRS. Raises StoreError.

    Left out are coarse places, duplicates and what has no time; kinds that are not analysed and points
    outside the grid are not told apart, and stand together as outside.
    """
    cells = CellGrid(grid.x0, grid.y0, grid.cell_size, grid.columns, grid.rows)
    counts = np.asarray(gateway.binned_counts(selection, cells), dtype=np.int64)
    known = gateway.count(selection)
    rest = known.selected - known.coarse - known.duplicates - int(counts.sum())
    left_out = joined(
        {
            LeftOut.DUPLICATE: known.duplicates,
            LeftOut.NO_TIME: known.without_time if selection.period is not None else 0,
            LeftOut.COARSE_PLACE: known.coarse,
            LeftOut.OUTSIDE: max(0, rest),
        }
    )
    return ServerCounts(counts, left_out)
