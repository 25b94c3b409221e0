"""A small town in a real database, with counts that a person can check by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import numpy as np
import shapely

from est_plugin.domain.area import Area, Organisation
from est_plugin.domain.category import category_uuid
from est_plugin.domain.insats import Insats, InsatsStatus, LinkRole
from est_plugin.domain.local_time import to_instant
from est_plugin.domain.observation import (
    Observation,
    PlacePrecision,
    PlaceSetting,
    PointGeometry,
    Source,
    TimePrecision,
)
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, Location
from est_plugin.store.opening import create_database

X, Y = 500_000.0, 6_560_000.0
"""The lower left corner of Centrum, in SWEREF 99 TM."""

GLASS, LITTER = category_uuid("broken_glass"), category_uuid("litter")
VANDALISM, ENVIRONMENT = category_uuid("vandalism"), category_uuid("environment")
NOTHING, RISK_EVENT, STAFF = (
    category_uuid("nothing"),
    category_uuid("risk_event"),
    category_uuid("incident_staff"),
)


def key(name: str) -> str:
    """Return a fixed uuid for a name."""
    return str(uuid5(NAMESPACE_URL, f"est:test:{name}"))


CENTRUM, VASTER, BLOCK, PLOT = key("Centrum"), key("Väster"), key("Kvarteret"), key("Insatsyta")
SCHOOL, GUARDS = key("Södra skolan"), key("Väktarna")


@dataclass
class TownWriter:
    """Collects observations, each with its own uuid."""

    rows: list[Observation]

    def add(self, local: datetime | None, category: str = GLASS, **columns: object) -> Observation:
        """Add an observation at a local time."""
        number = len(self.rows)
        start = to_instant(local) if local is not None else None
        row = Observation(key(f"observation {number}"), category, started_at=start, **columns)  # type: ignore[arg-type]
        self.rows.append(row)
        return row


def point(x: float, y: float) -> PointGeometry:
    """Return a point so many metres from the corner of Centrum."""
    return PointGeometry(X + x, Y + y)


def square_wkb(x: float, y: float, side: float) -> bytes:
    """Return a square so many metres from the corner of Centrum."""
    return shapely.to_wkb(shapely.box(X + x, Y + y, X + x + side, Y + y + side))


def make_town(location: Location) -> Gateway:
    """Make the database and fill it.

    October 2026: Centrum 34 broken glass (30 of them at Stora torget, Friday evenings), Väster 7, one
    known to a block of Centrum only, one known to the municipality only; beside them a duplicate, a
    week's *inget*, an incident with staff, a planned event on 14 November at 15, one without time.
    October 2025: Centrum 12, Väster 27. 2025 otherwise: 200 in Väster, spread over the year.
    """
    gateway = create_database(location, municipality="Exempelstad")
    gateway.save_areas(
        [
            Area(CENTRUM, "est_area", "Centrum", square_wkb(0, 0, 1000), population=2000),
            Area(VASTER, "est_area", "Väster", square_wkb(-2000, 0, 1000)),
            Area(BLOCK, "district", "Kvarteret", square_wkb(100, 100, 200)),
            Area(PLOT, "insats", "Belysning", square_wkb(480, 480, 40)),
        ]
    )
    gateway.save_organisation(Organisation(SCHOOL, "Södra skolan", expected_weekly=True))
    gateway.save_organisation(Organisation(GUARDS, "Väktarna", expected_weekly=True))
    gateway.save_insats(
        Insats(
            key("insats"),
            "Belysning Stora torget",
            status=InsatsStatus.ONGOING,
            responsible_uuid=SCHOOL,
            due_on=date(2026, 10, 15),
        )
    )
    gateway.set_insats_areas(key("insats"), [(PLOT, LinkRole.TREATMENT)])
    town = TownWriter([])
    _october(town)
    _beside(town)
    _last_year(town)
    gateway.write_observations([(row, clear(guarded_text(row))) for row in town.rows])
    return gateway


def make_town_at(folder: Path) -> Gateway:
    """Make the town in a GeoPackage whose path has Swedish letters."""
    return make_town(GeoPackageLocation(folder / "lägesbild å.gpkg"))


def _october(town: TownWriter) -> None:
    for number in range(30):
        friday = datetime(2026, 10, 2 + 7 * (number % 5), 21, 30)  # noqa: DTZ001 - wall-clock time
        place = point(500 + number % 3, 500)
        town.add(
            friday,
            geometry=place,
            place_name="Stora torget",
            organisation_uuid=SCHOOL,
            place_precision=PlacePrecision.EXACT,
        )
    for number in range(4):
        day = datetime(2026, 10, 5 + number, 10, 0)  # noqa: DTZ001
        town.add(
            day,
            geometry=point(150 + 100 * number, 800),
            place_name=f"Ekvägen {number + 1}",
            organisation_uuid=SCHOOL,
        )
    for number in range(7):
        day = datetime(2026, 10, 12 + number, 14, 0)  # noqa: DTZ001
        town.add(day, geometry=point(-1500, 500), source=Source.POLICE)


def _beside(town: TownWriter) -> None:
    noon = datetime(2026, 10, 20, 12, 0)  # noqa: DTZ001
    town.add(noon, area_uuid=BLOCK, place_precision=PlacePrecision.AREA)
    town.add(noon, place_precision=PlacePrecision.MUNICIPALITY, geometry=point(-9000, -9000))
    town.add(noon, geometry=point(500, 500), duplicate_of=town.rows[0].uuid)
    town.add(noon, NOTHING, area_uuid=CENTRUM, organisation_uuid=SCHOOL)
    town.add(noon, STAFF, geometry=point(500, 500), setting=PlaceSetting.SCHOOL)
    fair = datetime(2026, 11, 14, 15, 0)  # noqa: DTZ001
    town.add(
        fair,
        RISK_EVENT,
        geometry=point(900, 900),
        place_name="Hamnvallen",
        description="Derby",
        time_precision=TimePrecision.EXACT,
    )
    town.add(None, LITTER, geometry=point(10, 10))


def _last_year(town: TownWriter) -> None:
    for number in range(12):
        day = datetime(2025, 10, 1 + number, 12, 0)  # noqa: DTZ001
        town.add(day, geometry=point(600, 600), organisation_uuid=SCHOOL)
    for number in range(27):
        day = datetime(2025, 10, 1 + number, 13, 0)  # noqa: DTZ001
        town.add(day, geometry=point(-1400, 400), organisation_uuid=SCHOOL)
    places = np.random.default_rng(1).uniform(-1900, -1100, (200, 2))
    for number, (x, y) in enumerate(places):
        day = datetime(2025, 1, 1, 12, 0, tzinfo=UTC) + timedelta(days=number * 1.3)
        town.add(day, geometry=point(float(x), float(y) + 2000))
