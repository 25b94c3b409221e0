"""Counts that come per area and period instead of as single events: police statistics."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .observation import Source


@dataclass(frozen=True)
class AreaCount:
    """A row of ``area_count``; both days are included."""

    uuid: str
    area_uuid: str
    category_uuid: str
    from_day: date
    to_day: date
    count: int
    source: Source = Source.POLICE
    import_run_uuid: str | None = None
    row_version: int = 0
