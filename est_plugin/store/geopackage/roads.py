"""The fast roads of the GeoPackage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...analysis.progress import Progress
from ...analysis.table import IntArray, ObservationTable
from ..bulk import BulkNote, BulkObservations
from ..roads import CellGrid
from ..selection_sql import Condition
from . import bulk as geopackage_bulk
from . import reading as geopackage_reading
from .backend import GeoPackageBackend


@dataclass(frozen=True)
class GeoPackageRoads:
    """Reads with connections of its own; writes with the backend's."""

    backend: GeoPackageBackend

    def read_table(self, condition: Condition, expected: int) -> ObservationTable:
        """Read observations as arrays."""
        return geopackage_reading.read_table(self.backend.path, self.backend.srid, condition, expected)

    def binned_counts(self, condition: Condition, grid: CellGrid) -> IntArray:
        """Count points in cells; here the points are read and counted, as there is no server to do it."""
        table = self.read_table(condition, self._expected(condition))
        known = table.has_point
        columns = np.floor((table.x[known] - grid.x_min) / grid.cell_size).astype(np.int64)
        rows = np.floor((table.y[known] - grid.y_min) / grid.cell_size).astype(np.int64)
        inside = (columns >= 0) & (columns < grid.columns) & (rows >= 0) & (rows < grid.rows)
        cells = rows[inside] * grid.columns + columns[inside]
        return np.bincount(cells, minlength=grid.rows * grid.columns).reshape(grid.rows, grid.columns)

    def load(self, loaded: BulkObservations, note: BulkNote, progress: Progress) -> None:
        """Insert observations."""
        geopackage_bulk.load(self.backend, loaded, note, progress)

    def _expected(self, condition: Condition) -> int:
        return int(self.backend.rows(condition.count_sql(), condition.parameters)[0][0])  # type: ignore[arg-type]
