"""Opening, making, repairing and bringing up to date: the doors to a shared database."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ..domain.message import Message
from .errors import MigrationNeeded
from .gateway import Gateway
from .geopackage import files as geopackage_files
from .geopackage import migration as geopackage_migration
from .geopackage import opening as geopackage_opening
from .geopackage.backend import GeoPackageBackend
from .geopackage.roads import GeoPackageRoads
from .location import GeoPackageLocation, Location
from .postgis import migration as postgis_migration
from .postgis import opening as postgis_opening
from .postgis.backend import PostgisBackend
from .postgis.roads import PostgisRoads

DEFAULT_CRS = "EPSG:3006"


def open_database(location: Location, *, checked: bool = False, user: str = "") -> Gateway:
    """Open a shared database.

    ``checked`` leaves out the checks (they read the file) where they have just been made. Raises
    DatabaseNotFoundError, NotADatabaseError, NotAnEstDatabaseError, DamagedDatabaseError, NewerSchemaError,
    MigrationNeeded, WalOnShareError, MissingRightError, DatabaseUnreachableError, DatabaseLockedError. A
    database that can only be read is opened with ``read_only`` and a notice.
    """
    notices = () if checked else check_database(location)
    return _gateway(location, notices, user, read_only=_is_read_only(location))


def check_database(location: Location) -> tuple[Message, ...]:
    """Make all checks of :func:`open_database` without opening; return what to tell about the database."""
    if isinstance(location, GeoPackageLocation):
        return geopackage_opening.check(location.path)
    return postgis_opening.check(location)


def create_database(
    location: Location, crs: str = DEFAULT_CRS, municipality: str = "", *, user: str = ""
) -> Gateway:
    """Make a new shared database with its code lists, and open it. Nothing that exists is ever replaced.

    Raises DatabaseExistsError, DatabaseNotFoundError (no such folder), NoFilesBesideError, InvalidValueError
    (a CRS without EPSG code), DiskFullError; on PostgreSQL MissingExtensionError, MissingRightError.
    """
    if isinstance(location, GeoPackageLocation):
        geopackage_opening.create(location.path, crs, municipality, user)
    else:
        postgis_opening.create(location, crs, municipality, user)
    return open_database(location, user=user)


def repair_wal(location: GeoPackageLocation) -> None:
    """Bring a file out of WAL mode, after the person has agreed. Raises DatabaseLockedError while it is open
    elsewhere."""
    geopackage_opening.repair_wal(location.path)


def migrate(location: Location, *, user: str = "") -> Path | None:
    """Bring an older database up to date, after the person has agreed; return the backup's path.

    A GeoPackage is backed up beside itself first; backups of PostgreSQL are its administrator's. It is
    done in one transaction. A database that is up to date stays as it is. Raises StoreError.
    """
    version = _older_version(location)
    if version is None:
        return None
    if isinstance(location, GeoPackageLocation):
        return geopackage_migration.migrate(location.path, version, user)
    postgis_migration.migrate(location, version, user)
    return None


def back_up(location: GeoPackageLocation, target: Path) -> Path:
    """Copy a GeoPackage through SQLite's backup API, never as a file. Raises DatabaseExistsError."""
    geopackage_files.check_free(target)
    return geopackage_migration.backup(location.path, target)


def _older_version(location: Location) -> int | None:
    try:
        check_database(location)
    except MigrationNeeded as needed:
        return needed.version
    return None


def _is_read_only(location: Location) -> bool:
    if isinstance(location, GeoPackageLocation):
        return geopackage_opening.is_read_only(location.path)
    return postgis_opening.is_read_only(location)


def _gateway(location: Location, notices: tuple[Message, ...], user: str, *, read_only: bool) -> Gateway:
    reopen = partial(_gateway, location, notices, user, read_only=read_only)
    if isinstance(location, GeoPackageLocation):
        file = GeoPackageBackend(location.path, read_only=read_only)
        return Gateway(location, file, GeoPackageRoads(file), reopen, notices, user)
    server = PostgisBackend(location, read_only=read_only)
    return Gateway(location, server, PostgisRoads(server), reopen, notices, user)
