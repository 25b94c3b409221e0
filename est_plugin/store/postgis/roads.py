"""The fast roads of PostGIS: the server does what it can."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...analysis.progress import Progress
from ...analysis.table import IntArray, ObservationTable
from ..bulk import BulkNote, BulkObservations
from ..names import sql
from ..roads import CellGrid
from ..selection_sql import Condition
from . import bulk as postgis_bulk
from . import reading as postgis_reading
from .backend import PostgisBackend


@dataclass(frozen=True)
class PostgisRoads:
    """Reads and writes with the backend's connection."""

    backend: PostgisBackend

    def read_table(self, condition: Condition, expected: int) -> ObservationTable:  # noqa: ARG002 - it needs no hint
        """Read observations as arrays."""
        return postgis_reading.read_table(self.backend, condition)

    def binned_counts(self, condition: Condition, grid: CellGrid) -> IntArray:
        """Count points in cells on the server; only cells with points travel."""
        rows = self.backend.rows(
            sql(
                "SELECT floor((ST_Y(geom) - ?::float8) / ?)::int, floor((ST_X(geom) - ?::float8) / ?)::int,"
                " count(*) FROM observation"
                " WHERE ST_X(geom) >= ? AND ST_X(geom) < ? AND ST_Y(geom) >= ? AND ST_Y(geom) < ?"
                " AND {condition} GROUP BY 1, 2",
                condition=condition.sql,
            ),
            (
                grid.y_min,
                grid.cell_size,
                grid.x_min,
                grid.cell_size,
                grid.x_min,
                grid.x_min + grid.columns * grid.cell_size,
                grid.y_min,
                grid.y_min + grid.rows * grid.cell_size,
                *condition.parameters,
            ),
        )
        counts = np.zeros((grid.rows, grid.columns), dtype=np.int64)
        if rows:
            row, column, count = np.array(rows, dtype=np.int64).T
            inside = (row < grid.rows) & (column < grid.columns)  # a border may round upwards
            counts[row[inside], column[inside]] = count[inside]
        return counts

    def load(self, loaded: BulkObservations, note: BulkNote, progress: Progress) -> None:
        """Insert observations."""
        postgis_bulk.load(self.backend, loaded, note, progress)
