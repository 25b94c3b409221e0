"""Which observations stand behind each row of an answer's table, so that map, chart and list can follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...analysis.table import FloatArray, IntArray, ObservationTable
from ...analysis.timepattern import week_pattern
from ..analyses.local_hours import offsets_of, without_weekday

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Linked:
    """``rows[i]`` are the rows of ``table`` behind row i of the answer; ``features[i]`` its place on the map.

    A feature is told by its number in the answer's map; None where the row has none.
    """

    table: ObservationTable
    rows: tuple[IntArray, ...]
    features: tuple[int | None, ...]
    names: tuple[str, ...]

    def keys(self, row: int) -> IntArray:
        """Return the row numbers in the database of the observations behind a row."""
        return self.table.key[self.rows[row]]

    def week(self, row: int) -> FloatArray:
        """Return when in the week they happened: weights (7, 24) of those whose time is known that well."""
        behind = self.table.take(self.rows[row])
        telling = behind.take(~without_weekday(behind))
        return week_pattern(telling.start, telling.end, offsets_of(telling)).weights

    def bounds(self, row: int) -> Bounds | None:
        """Return the bounds of their points in the table's CRS; None where none has a point."""
        behind = self.table.take(self.rows[row])
        known = behind.has_point
        if not known.any():
            return None
        x, y = behind.x[known], behind.y[known]
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def linked_by_code(
    table: ObservationTable, code: IntArray, codes: Sequence[int], names: Sequence[str]
) -> Linked:
    """Link rows to the observations that hold each of ``codes``; ``code`` (n,) is each observation's own."""
    order = np.argsort(code, kind="stable")
    ordered = code[order]
    rows = []
    for each in codes:
        low, high = np.searchsorted(ordered, [each, each + 1])
        rows.append(np.sort(order[low:high]))
    return Linked(table, tuple(rows), tuple(range(len(codes))), tuple(names))
