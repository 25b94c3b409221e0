"""Makes a new database with the example municipality in it, whole or not at all."""

from __future__ import annotations

from datetime import date
from secrets import token_hex

from ..analysis.progress import SILENT, Part, Progress, step
from ..domain.local_time import local_today
from ..store.gateway import Gateway
from ..store.geopackage.files import check_free, put_in_place
from ..store.location import GeoPackageLocation, Location
from ..store.opening import DEFAULT_CRS, create_database, open_database
from .dates import last_day_of_previous_month
from .plan import MUNICIPALITY
from .town import DEFAULT_OBSERVATIONS, DEFAULT_SEED, generate
from .writing import fill


def create_example(
    location: Location,
    progress: Progress = SILENT,
    *,
    seed: int = DEFAULT_SEED,
    years: int = 3,
    observations: int = DEFAULT_OBSERVATIONS,
    last_day: date | None = None,
    crs: str = DEFAULT_CRS,
    municipality: str = "",
) -> Gateway:
    """Make a database at ``location``, fill it with the example, and open it.

    ``last_day`` is the last day of the month before today's unless told. A GeoPackage appears under its
    name when it is complete. On PostgreSQL the tables are made first, and filling that is broken off can
    be taken up again with :func:`est_plugin.example.writing.fill`. Raises what creating and filling raise.
    """
    last_day = last_day or last_day_of_previous_month(local_today())
    name = municipality or MUNICIPALITY
    if not isinstance(location, GeoPackageLocation):
        gateway = create_database(location, crs, name)
        try:
            _fill(gateway, progress, seed, years, observations, last_day)
        except BaseException:
            gateway.close()
            raise
        return gateway
    check_free(location.path)
    unfinished = location.path.with_name(f".{location.path.stem}-{token_hex(4)}.gpkg")
    try:
        with create_database(GeoPackageLocation(unfinished), crs, name) as gateway:
            _fill(gateway, progress, seed, years, observations, last_day)
        put_in_place(unfinished, location.path)
    finally:
        for leftover in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            leftover.unlink(missing_ok=True)
    return open_database(location)


def _fill(
    gateway: Gateway, progress: Progress, seed: int, years: int, observations: int, last_day: date
) -> None:
    step(progress, 0.0)
    town = generate(seed, years, observations, last_day)
    fill(gateway, town, Part(progress, 0.3, 1.0))
