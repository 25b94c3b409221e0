"""What an import knows of the database it goes into, and what the person chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Protocol

import numpy as np
import shapely

from ..domain.area import Area, Organisation
from ..domain.category import Category
from ..domain.local_time import local_today
from ..domain.observation import Source
from ..domain.settings import MunicipalitySettings
from ..store.gateway import Gateway
from .coordinates import WGS84, Extent
from .errors import ExchangeError
from .moving import Mover
from .place_finding import FoundPlace


class OnWarning(IntEnum):
    """What is done with a row in which the guard finds personal data; numbers as in the algorithm."""

    REJECT = 0
    IMPORT = 1
    MASK = 2


@dataclass(frozen=True)
class RowDecision:
    """What a person decided about one row in which the guard found something; ``reason`` for IMPORT."""

    on_warning: OnWarning
    reason: str = ""


class PlaceFinder(Protocol):
    """Finds addresses and places by name, in the database's CRS."""

    def find(self, text: str) -> FoundPlace | None:
        """Return the place, None where it is not known."""


@dataclass(frozen=True)
class ImportChoices:
    """What the person, or the algorithm's parameters, chose. Empty is: as the profile and the values tell.

    ``kind`` is the uuid of a category for rows that tell none. ``kinds`` are answers to what foreign kinds
    mean (see :class:`~.kinds.Kinds`). ``reason`` says why texts with personal data are kept, where
    ``on_warning`` is IMPORT. ``decisions`` are those about single rows, by their number; they go first.
    """

    crs: str = ""
    source: Source | None = None
    organisation_uuid: str | None = None
    kind: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)
    on_warning: OnWarning = OnWarning.REJECT
    reason: str = ""
    places: PlaceFinder | None = None
    decisions: Mapping[int, RowDecision] = field(default_factory=dict)

    def decision(self, row: int) -> RowDecision:
        """Return what becomes of the row of that number if the guard finds something in it."""
        return self.decisions.get(row) or RowDecision(self.on_warning, self.reason)


@dataclass(frozen=True)
class ImportContext:
    """The database as the import found it; ``near`` is where the municipality lies, None if nobody said."""

    crs: str
    categories: tuple[Category, ...]
    areas: tuple[Area, ...]
    organisations: tuple[Organisation, ...]
    settings: MunicipalitySettings
    user: str
    now: datetime
    near: Extent | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day in Sweden."""
        return local_today(self.now)


def context_of(gateway: Gateway, kinds: Mapping[str, str], now: datetime | None = None) -> ImportContext:
    """Read what an import needs to know. ``kinds`` is the municipality's table of foreign kinds."""
    areas = gateway.areas()
    return ImportContext(
        gateway.crs,
        gateway.categories(),
        areas,
        gateway.organisations(),
        gateway.settings(),
        gateway.user,
        now or datetime.now(UTC),
        extent_of(areas, gateway.crs),
        kinds,
    )


def extent_of(areas: tuple[Area, ...], crs: str) -> Extent | None:
    """Return where areas lie in degrees, None without any."""
    if not areas:
        return None
    bounds = shapely.bounds(shapely.from_wkb([area.wkb for area in areas]))
    west, south = np.nanmin(bounds[:, 0]), np.nanmin(bounds[:, 1])
    east, north = np.nanmax(bounds[:, 2]), np.nanmax(bounds[:, 3])
    corners = np.array([[west, south], [west, north], [east, south], [east, north]])
    try:
        degrees = Mover(crs, WGS84).move(corners)
    except ExchangeError:
        return None
    if not np.isfinite(degrees).all():
        return None
    return (
        float(degrees[:, 0].min()),
        float(degrees[:, 1].min()),
        float(degrees[:, 0].max()),
        float(degrees[:, 1].max()),
    )
