"""Which rows the filter means, its areas included, and how many they are."""

from __future__ import annotations

from ..analysis.progress import SILENT, Part, Progress, step
from ..analysis.table import IntArray, ObservationTable
from ..domain.counts import SelectionCounts
from ..domain.selection import Selection
from ..store.gateway import Gateway
from .membership import area_shapes
from .membership import rows_in_areas as mask_in_areas


def rows_in_areas(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> IntArray:
    """Return the row numbers, ascending, of a selection whose areas are chosen; of all rows if none are.

    The same rows as :func:`reading.read_selection` begins with. Raises StoreError, CancelledError.
    """
    return _table(gateway, selection, progress).key


def count_selected(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> SelectionCounts:
    """Count what a selection means, its areas included: in SQL, through arrays where areas are chosen."""
    counts = gateway.count(selection)
    if not selection.area_uuids:
        return counts
    table = _table(gateway, selection, progress)
    return SelectionCounts(
        len(table), counts.total, int(table.coarse.sum()), counts.without_time, int(table.duplicate.sum())
    )


def _table(gateway: Gateway, selection: Selection, progress: Progress) -> ObservationTable:
    step(progress, 0.0)
    table = gateway.observation_table(selection)
    step(progress, 0.5)
    if not selection.area_uuids:
        return table
    areas = gateway.areas()
    chosen = tuple(area for area in areas if area.uuid in selection.area_uuids)
    inside = mask_in_areas(
        table,
        area_shapes(chosen, gateway.crs, table.crs),
        area_shapes(areas, gateway.crs, table.crs),
        Part(progress, 0.5, 1.0),
    )
    return table.take(inside)
