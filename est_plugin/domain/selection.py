"""The filter: which observations everything on screen and on paper means."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .period import Period
from .week_hours import WeekHours


@dataclass(frozen=True)
class Selection:
    """Period, categories, sources and areas; an empty set means all.

    ``category_uuids`` holds leaves and parents alike: a parent stands for itself and its children.
    An observation belongs to the period of its start; one without a start is in no period. ``hours``
    are those of the week that an analysis is about, None for all; layers and lists take no notice of them.
    """

    period: Period | None = None
    category_uuids: frozenset[str] = field(default_factory=frozenset)
    sources: frozenset[str] = field(default_factory=frozenset)
    area_uuids: frozenset[str] = field(default_factory=frozenset)
    hours: WeekHours | None = None

    def with_period(self, period: Period | None) -> Selection:
        """Return the same selection for another period."""
        return replace(self, period=period)

    def work_list(self) -> Selection:
        """Return the selection without its period, for lists that have dates of their own."""
        return replace(self, period=None, hours=None)
