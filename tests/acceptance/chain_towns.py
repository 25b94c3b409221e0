"""Made towns for the chain problem → insats → follow-up: Kristinehamn's school and Västerås's pilot.

Nothing here is real but the names of places and the course of what is told in the stories.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import numpy as np
import shapely

from est_plugin.domain.area import Area, Organisation
from est_plugin.domain.category import category_uuid
from est_plugin.domain.observation import Observation, PlaceSetting, PointGeometry
from est_plugin.domain.privacy import Clearance, clear, guarded_text
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database

GLASS, GRAFFITI, LITTER = (
    category_uuid("broken_glass"),
    category_uuid("graffiti"),
    category_uuid("litter"),
)
SIDE = 1000.0
MONTH_DAYS = 30.4


def key(name: str) -> str:
    """Return a fixed uuid for a name."""
    return str(uuid5(NAMESPACE_URL, f"est:chain:{name}"))


@dataclass(frozen=True)
class Stream:
    """Events at a place: so many a month from one day to another."""

    x: float
    y: float
    spread: float
    first: date
    last: date
    a_month: float
    place: str = ""
    category: str = GLASS
    setting: PlaceSetting = PlaceSetting.PUBLIC
    hour: int = 16


def make_kristinehamn(path: Path) -> None:
    """Smashed windows at Södermalmsskolan after school hours in spring, hardly any after June 2026."""
    x, y = 440_000.0, 6_575_000.0
    names = ("Södermalm", "Norra staden", "Marieberg", "Djurgården", "Vålösundet", "Sannakajen")
    centres = [
        (x + 1500 * (number % 3) + 500, y + 1500 * (number // 3) + 500) for number in range(len(names))
    ]
    school = centres[0]
    whole = date(2025, 6, 1), date(2026, 11, 15)
    streams = [
        Stream(*centre, 300, *whole, 4.0, f"{name} centrum", hour=14)
        for name, centre in zip(names, centres, strict=True)
    ]
    streams += [
        Stream(
            *school,
            40,
            date(2025, 9, 1),
            date(2026, 6, 15),
            7.0,
            "Södermalmsskolan",
            GLASS,
            PlaceSetting.SCHOOL,
        ),
        Stream(
            *school,
            40,
            date(2026, 6, 16),
            date(2026, 11, 15),
            0.6,
            "Södermalmsskolan",
            GLASS,
            PlaceSetting.SCHOOL,
        ),
    ]
    organisations = ("Södermalmsskolan", "Kristinehamnsbostäder", "Räddningstjänsten", "Polisen", "Väktarna")
    _make(path, "Kristinehamn", dict(zip(names, centres, strict=True)), streams, organisations)


def make_vasteras(path: Path) -> None:
    """Three districts of a pilot from September 2018 fall by half; the five others do not."""
    x, y = 586_000.0, 6_608_000.0
    names = ("Råby", "Hammarby", "Bäckby/Skälby", "Vallby", "Skultuna", "Viksäng", "Hälla", "Centrum")
    centres = [
        (x + 1500 * (number % 4) + 500, y + 1500 * (number // 4) + 500) for number in range(len(names))
    ]
    begins, ends = date(2018, 9, 1), date(2019, 2, 28)
    streams = []
    for number, (name, centre) in enumerate(zip(names, centres, strict=True)):
        before = Stream(*centre, 300, date(2017, 6, 1), begins - timedelta(days=1), 14.0, f"{name} torg")
        after = 6.0 if number < 3 else 14.0
        streams += [before, Stream(*centre, 300, begins, ends, after, f"{name} torg", GRAFFITI)]
    _make(path, "Västerås", dict(zip(names, centres, strict=True)), streams, ("Polisen", "Mimer", "Väktarna"))


def _make(
    path: Path,
    municipality: str,
    districts: dict[str, tuple[float, float]],
    streams: Sequence[Stream],
    organisations: Sequence[str],
) -> None:
    with create_database(GeoPackageLocation(path), municipality=municipality) as gateway:
        areas = [Area(key(name), "district", name, _square(x, y, SIDE)) for name, (x, y) in districts.items()]
        extent = shapely.union_all([shapely.from_wkb(area.wkb) for area in areas]).buffer(2000).envelope
        areas.append(Area(key(municipality), "municipality", municipality, shapely.to_wkb(extent)))
        gateway.save_areas(areas)
        keys = [
            gateway.save_organisation(Organisation(key(name), name, expected_weekly=True)).uuid
            for name in organisations
        ]
        _write(gateway, streams, keys)


def _square(x: float, y: float, side: float) -> bytes:
    return bytes(shapely.to_wkb(shapely.box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)))


def _write(gateway: Gateway, streams: Sequence[Stream], organisations: Sequence[str]) -> None:
    """Write the events evenly over their days, each by the next organisation, so that reporting is steady."""
    random = np.random.default_rng(7)
    rows: list[tuple[Observation, Clearance]] = []
    for stream in streams:
        days = (stream.last - stream.first).days + 1
        count = round(stream.a_month * days / MONTH_DAYS)
        for number in range(count):
            day = stream.first + timedelta(days=int((number + 0.5) * days / count))
            shift = random.normal(0, stream.spread, 2).clip(-2 * stream.spread, 2 * stream.spread)
            shift = shift.clip(-SIDE / 2 + 20, SIDE / 2 - 20)
            row = Observation(
                key(f"{len(rows)} {stream.place}"),
                stream.category,
                PointGeometry(stream.x + float(shift[0]), stream.y + float(shift[1])),
                started_at=datetime.combine(day, time(stream.hour), UTC),
                place_name=stream.place,
                setting=stream.setting,
                organisation_uuid=organisations[len(rows) % len(organisations)],
            )
            rows.append((row, clear(guarded_text(row))))
    gateway.write_observations(rows)
