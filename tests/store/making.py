"""Observations and other rows for the tests."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import numpy as np
import shapely

from est_plugin.analysis.table import Coded
from est_plugin.domain.area import Area
from est_plugin.domain.category import category_uuid, starting_categories
from est_plugin.domain.observation import Observation, PointGeometry
from est_plugin.domain.privacy import Clearance, clear, guarded_text
from est_plugin.store.bulk import BulkObservations
from est_plugin.store.gateway import Gateway

START = datetime(2026, 10, 3, 21, 15, tzinfo=UTC)
DEFAULTS: dict[str, Any] = {
    "geometry": PointGeometry(500_123.5, 6_500_456.25),
    "started_at": START,
    "place_name": "Stora torget",
    "description": "Tre rutor krossade",
}


def key(number: int) -> str:
    """A UUID that tells its number."""
    return str(UUID(int=(4 << 76) | (8 << 60) | number))


def observation(**values: Any) -> Observation:
    """An observation of broken glass at the square, but for what is told."""
    chosen = {"uuid": str(uuid4()), "category_uuid": category_uuid("broken_glass"), **DEFAULTS, **values}
    return Observation(**chosen)


def cleared(one: Observation) -> tuple[Observation, Clearance]:
    """An observation with the guard's verdict on it."""
    return one, clear(guarded_text(one))


def write(gateway: Gateway, *observations: Observation) -> tuple[Observation, ...]:
    """Write observations through the guard."""
    return gateway.write_observations(cleared(one) for one in observations)


def square(x: float, y: float, side: float) -> bytes:
    """The WKB of a square polygon by its lower left corner."""
    wkb: bytes = shapely.to_wkb(shapely.box(x, y, x + side, y + side))
    return wkb


def area(**values: Any) -> Area:
    """An EST area but for what is told."""
    chosen = {
        "uuid": str(uuid4()),
        "kind": "est_area",
        "name": "Centrum",
        "wkb": square(500_000, 6_500_000, 1000),
    }
    return Area(**{**chosen, **values})


def bulk(
    n: int, seed: int = 7, organisations: Iterable[str] = (), areas: Iterable[str] = ()
) -> BulkObservations:
    """Observations as arrays, with gaps in each column that may have some."""
    random = np.random.default_rng(seed)
    start = np.datetime64("2023-11-01T00:00:00.000", "ms") + random.integers(0, 94_608_000_000, n).astype(
        "m8[ms]"
    )
    end = start + random.integers(0, 7_200_000, n).astype("m8[ms]")
    start[random.random(n) < 0.03] = np.datetime64("NaT")
    end[random.random(n) < 0.4] = np.datetime64("NaT")
    x, y = 500_000 + random.random(n) * 10_000, 6_500_000 + random.random(n) * 10_000
    precision = _coded(random, n, ("exact", "approximate", "street", "area", "municipality"))
    missing = (random.random(n) < 0.05) & (precision.codes >= 3)
    x[missing] = np.nan
    y[missing] = np.nan
    original = np.where(random.random(n) < 0.02, np.arange(n) - 1, -1)
    return BulkObservations(
        x=x,
        y=y,
        start=start,
        end=end,
        category=_coded(random, n, tuple(category.uuid for category in starting_categories())),
        source=_coded(random, n, ("staff", "police", "public", "import")),
        organisation=_coded(random, n, tuple(organisations), 0.1),
        area=_coded(random, n, tuple(areas), 0.5),
        place=_coded(
            random, n, tuple(f"Plats {'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10]}" for i in range(90)), 0.2
        ),
        place_precision=precision,
        time_precision=_coded(random, n, ("exact", "approximate", "week")),
        description=_coded(
            random, n, ("Glaskross", 'Klotter på \\ väggen\toch "dörren"\nvid å, ä och ö 🙂'), 0.3
        ),
        reporter_role=_coded(random, n, ("Väktare",), 0.5),
        indoor=random.integers(-1, 2, n).astype(np.int8),
        damage_cost=np.where(random.random(n) < 0.5, np.nan, random.random(n) * 1000),
        duplicate_of=original.astype(np.int64),
        reported=start + np.timedelta64(86_400_000, "ms"),
    )


def _coded(random: np.random.Generator, n: int, labels: tuple[str, ...], empty: float = 0.0) -> Coded:
    if not labels:
        return Coded.empty(n)
    codes = random.integers(0, len(labels), n).astype(np.int32)
    codes[random.random(n) < empty] = -1
    return Coded(codes, labels)


def big_endian_blob_with_envelope(x: float, y: float, srid: int) -> bytes:
    """A GeoPackage point as another program may write it."""
    flags = 1 << 1
    header = b"GP\x00" + bytes((flags,)) + struct.pack(">i", srid) + struct.pack(">4d", x, x, y, y)
    return header + struct.pack(">BIdd", 0, 1, x, y)
