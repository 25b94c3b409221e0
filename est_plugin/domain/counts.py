"""How many observations a selection means, for the filter's line of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SelectionCounts:
    """``selected`` of ``total`` observations fulfil the selection (period, kinds, sources).

    ``coarse`` of the selected have no exact place. ``without_time`` fulfil all but the period, having no
    start. ``duplicates`` of the selected are stood for by another.
    """

    selected: int
    total: int
    coarse: int
    without_time: int
    duplicates: int = 0
