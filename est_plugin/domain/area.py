"""Areas and organisations: what the work is divided by, and who takes part in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AreaKind(StrEnum):
    """The kinds of area the plugin knows; a municipality may add levels of its own."""

    EST_AREA = "est_area"
    DISTRICT = "district"
    MUNICIPALITY = "municipality"
    HOTSPOT = "hotspot"
    BUFFER = "buffer"
    INSATS = "insats"
    OTHER = "other"


@dataclass(frozen=True)
class Area:
    """A row of ``area``. ``wkb`` is a MultiPolygon in the database's own CRS."""

    uuid: str
    kind: str
    name: str
    wkb: bytes
    external_id: str | None = None
    population: int | None = None
    recipe: str | None = None
    active: bool = True
    row_version: int = 0


@dataclass(frozen=True)
class Organisation:
    """A row of ``organisation``: a verksamhet or aktör that reports or answers for insatser."""

    uuid: str
    name: str
    expected_weekly: bool = False
    contact: str = ""
    active: bool = True
    row_version: int = 0
