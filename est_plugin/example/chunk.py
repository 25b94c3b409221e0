"""Observations as columns, some fifty thousand at a time, so that millions never lie in memory at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..analysis.table import Coded, FloatArray, IntArray, ObservationTable, TimeArray

NO_ROW = -1


@dataclass(frozen=True)
class ObservationChunk:
    """Rows of ``observation`` as arrays of equal length (n,), in EPSG:3006 and UTC.

    The labels of ``category``, ``organisation`` and ``area`` are uuids, those of the others the values
    of the column; code -1 is empty. ``x``, ``y`` are NaN without a point, times NaT where unknown,
    ``indoor`` -1 where unknown, ``damage_cost`` NaN. ``duplicate_row`` is the earlier row of this chunk
    that tells of the same event and stands for it, or -1.
    """

    category: Coded
    x: FloatArray
    y: FloatArray
    area: Coded
    start: TimeArray
    end: TimeArray
    reported: TimeArray
    time_precision: Coded
    place_name: Coded
    place_precision: Coded
    setting: Coded
    indoor: NDArray[np.int8]
    description: Coded
    organisation: Coded
    reporter_role: Coded
    source: Coded
    review_status: Coded
    fault_status: Coded
    damage_cost: FloatArray
    duplicate_row: IntArray

    def __len__(self) -> int:
        return len(self.x)

    def take(self, rows: IntArray) -> ObservationChunk:
        """Return some rows; ``duplicate_row`` keeps its numbers: give those of the rows to be."""
        taken: dict[str, Any] = {}
        for field in fields(self):
            column = getattr(self, field.name)
            taken[field.name] = column.take(rows) if isinstance(column, Coded) else column[rows]
        return ObservationChunk(**taken)

    def table(self) -> ObservationTable:
        """Return the rows as analyses take them; ``key`` counts from 0."""
        return ObservationTable(
            crs="EPSG:3006",
            x=self.x,
            y=self.y,
            start=self.start,
            end=self.end,
            category=self.category,
            source=self.source,
            organisation=self.organisation,
            area=self.area,
            place=self.place_name,
            coarse=np.isin(
                self.place_precision.codes, _codes(self.place_precision, ("area", "municipality"))
            ),
            duplicate=self.duplicate_row != NO_ROW,
            key=np.arange(len(self), dtype=np.int64),
        )


def _codes(column: Coded, labels: Sequence[str]) -> list[int]:
    return [column.labels.index(label) for label in labels]


def joined(chunks: Sequence[ObservationChunk]) -> ObservationChunk:
    """Put chunks of one example together; they share all labels. Raises ValueError for none."""
    if not chunks:
        raise ValueError("no chunks to put together")
    offsets = np.cumsum([0, *(len(chunk) for chunk in chunks[:-1])])
    columns: dict[str, Any] = {}
    for field in fields(ObservationChunk):
        parts = [getattr(chunk, field.name) for chunk in chunks]
        if isinstance(parts[0], Coded):
            columns[field.name] = Coded(np.concatenate([part.codes for part in parts]), parts[0].labels)
        elif field.name == "duplicate_row":
            shifted = [
                np.where(part == NO_ROW, NO_ROW, part + by) for part, by in zip(parts, offsets, strict=True)
            ]
            columns[field.name] = np.concatenate(shifted)
        else:
            columns[field.name] = np.concatenate(parts)
    return ObservationChunk(**columns)
