"""One observation: what, where and when, without persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TimePrecision(StrEnum):
    """How exactly the time is known."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    WEEK = "week"
    MONTH = "month"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    """How exactly the place is known; the last two are *utan exakt plats*."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    STREET = "street"
    AREA = "area"
    MUNICIPALITY = "municipality"


COARSE_PRECISIONS = (PlacePrecision.AREA, PlacePrecision.MUNICIPALITY)
"""Places that are never part of a point analysis; they count in areas that contain them whole."""


class PlaceSetting(StrEnum):
    """What sort of place it is."""

    PUBLIC = "public"
    STAIRWELL_CELLAR = "stairwell_cellar"
    SCHOOL = "school"
    TRANSIT = "transit"
    OTHER = "other"


class Source(StrEnum):
    """Where a report comes from."""

    STAFF = "staff"
    POLICE = "police"
    PUBLIC = "public"
    IMPORT = "import"


class ReviewStatus(StrEnum):
    """Whether somebody has looked the report through."""

    NEW = "new"
    REVIEWED = "reviewed"


class FaultStatus(StrEnum):
    """The state of a fault in the physical environment."""

    OPEN = "open"
    MENDED = "mended"


@dataclass(frozen=True)
class PointGeometry:
    """A point in metres or degrees of the database's own CRS."""

    x: float
    y: float


@dataclass(frozen=True)
class Observation:
    """A row of ``observation``. Times are instants (aware); the point is in the database's CRS."""

    uuid: str
    category_uuid: str
    geometry: PointGeometry | None = None
    area_uuid: str | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    time_precision: TimePrecision = TimePrecision.EXACT
    place_name: str = ""
    place_precision: PlacePrecision = PlacePrecision.EXACT
    setting: PlaceSetting | None = None
    indoor: bool | None = None
    description: str = ""
    organisation_uuid: str | None = None
    reporter_role: str = ""
    source: Source = Source.STAFF
    source_system: str | None = None
    external_id: str | None = None
    reported_at: datetime | None = None
    review_status: ReviewStatus = ReviewStatus.NEW
    fault_status: FaultStatus | None = None
    damage_cost: float | None = None
    duplicate_of: str | None = None
    import_run_uuid: str | None = None
    privacy_confirmed_by: str | None = None
    privacy_confirmed_at: datetime | None = None
    privacy_reason: str | None = None
    row_version: int = 0
