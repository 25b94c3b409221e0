"""How many observations a selection means, for the filter's line of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SelectionCounts:
    """``selected`` of ``total`` observations fulfil the selection (period, kinds, sources).

    ``coarse`` of the selected have no exact place. ``without_time`` fulfil all but the period, having no
    start. ``duplicates`` of the selected are stood for by another; ``by_source`` splits those that count.
    """

    selected: int
    total: int
    coarse: int
    without_time: int
    duplicates: int = 0
    by_source: Mapping[str, int] = field(default_factory=dict)

    @property
    def counted(self) -> int:
        """How many events that is: reports of the same one, linked by a person, count once."""
        return self.selected - self.duplicates
