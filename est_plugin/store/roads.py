"""The gateway's fast roads, which each backend goes its own way: arrays out and in, counts in cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..analysis.progress import Progress
from ..analysis.table import IntArray, ObservationTable
from .bulk import BulkNote, BulkObservations
from .selection_sql import Condition


@dataclass(frozen=True)
class CellGrid:
    """A grid of square cells: ``x_min``, ``y_min`` is its lower left corner, row 0 the southernmost."""

    x_min: float
    y_min: float
    cell_size: float
    columns: int
    rows: int


class Roads(Protocol):
    """What is done for many rows at once."""

    def read_table(self, condition: Condition, expected: int) -> ObservationTable:
        """Read observations as arrays, ordered by row number; ``expected`` is how many they will be."""

    def binned_counts(self, condition: Condition, grid: CellGrid) -> IntArray:
        """Count points in cells, shape (rows, columns); a cell owns its lower and left border."""

    def load(self, loaded: BulkObservations, note: BulkNote, progress: Progress) -> None:
        """Insert observations inside the transaction that is open."""
