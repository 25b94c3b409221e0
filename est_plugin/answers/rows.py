"""Which rows of the database a selection means, areas included, for layers that are filtered by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..analysis.progress import SILENT, Part, Progress, step
from ..analysis.table import IntArray
from ..domain.selection import Selection
from .metric import in_metres
from .reading import in_chosen_areas

if TYPE_CHECKING:
    from ..store.gateway import Gateway


def rows_of(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> IntArray:
    """Return the row numbers (n,) of every observation of a selection, whatever its kind.

    Raises StoreError, CancelledError.
    """
    table, _ = in_metres(gateway.observation_table(selection))
    step(progress, 0.5)
    if selection.area_uuids:
        table = table.take(in_chosen_areas(gateway, table, selection, Part(progress, 0.5, 1.0)))
    return table.key
