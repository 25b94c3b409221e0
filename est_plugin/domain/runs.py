"""What was imported, analysed, printed and published, so that it can be repeated, undone or defended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ImportKind(StrEnum):
    """What an import brought in."""

    OBSERVATIONS = "observations"
    COUNTS = "counts"
    AREAS = "areas"
    EXAMPLE = "example"


class Audience(StrEnum):
    """For whom a sheet is printed: *Arbetsmaterial – internt* or *Offentlig*."""

    INTERNAL = "internal"
    PUBLIC = "public"


@dataclass(frozen=True)
class ImportRun:
    """A row of ``import_run``. ``recipe`` is a JSON text; the five counts are those of the import."""

    uuid: str
    kind: ImportKind = ImportKind.OBSERVATIONS
    profile: str = ""
    file_name: str = ""
    source_system: str | None = None
    organisation_uuid: str | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    imported: int = 0
    updated: int = 0
    duplicates: int = 0
    rejected: int = 0
    warned: int = 0
    recipe: str | None = None
    undone_at: datetime | None = None
    row_version: int = 0


@dataclass(frozen=True)
class AnalysisRun:
    """A row of ``analysis_run``. ``recipe`` and ``figures`` are JSON texts."""

    uuid: str
    kind: str
    title: str = ""
    recipe: str | None = None
    figures: str | None = None
    row_version: int = 0


@dataclass(frozen=True)
class SheetRun:
    """A row of ``sheet_run``. ``recipe``, ``numbers`` and ``words`` (edited by a person) are JSON texts."""

    uuid: str
    sheet: str
    period: str = ""
    audience: Audience = Audience.INTERNAL
    title: str = ""
    recipe: str | None = None
    numbers: str | None = None
    words: str | None = None
    row_version: int = 0


@dataclass(frozen=True)
class Publication:
    """A row of ``publication``: counts that have left the group, frozen. ``cells`` is a JSON text."""

    uuid: str
    from_day: date
    to_day: date
    level: str = ""
    cell_size: float | None = None
    threshold: int = 5
    recipe: str | None = None
    cells: str = ""
    row_version: int = 0
