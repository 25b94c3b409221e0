"""How many observations the filter means, its areas included."""

from __future__ import annotations

from ..analysis.progress import SILENT, Part, Progress, step
from ..analysis.table import Coded
from ..domain.counts import SelectionCounts
from ..domain.selection import Selection
from ..store.gateway import Gateway
from .metric import in_metres
from .reading import in_chosen_areas


def count_selected(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> SelectionCounts:
    """Count what a selection means: in SQL, and through arrays where areas are chosen.

    ``without_time`` takes no notice of areas. Raises StoreError, CancelledError.
    """
    counts = gateway.count(selection)
    if not selection.area_uuids:
        return counts
    table, _ = in_metres(gateway.observation_table(selection))
    step(progress, 0.5)
    inside = table.take(in_chosen_areas(gateway, table, selection, Part(progress, 0.5, 1.0)))
    return SelectionCounts(
        len(inside),
        counts.total,
        int(inside.coarse.sum()),
        counts.without_time,
        int(inside.duplicate.sum()),
        counted_by_source(inside.take(~inside.duplicate).source),
    )


def counted_by_source(column: Coded) -> dict[str, int]:
    """Return how many each source has, those that have any."""
    counts = column.counts()
    return {label: int(count) for label, count in zip(column.labels, counts, strict=True) if count}
