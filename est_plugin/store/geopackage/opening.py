"""Finding out what a file is, and making a new GeoPackage without ever leaving half of one."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from secrets import token_hex

from ...domain.message import QT_TRANSLATE_NOOP, Message
from ..crs import WGS84, spatial_reference
from ..errors import (
    DatabaseNotFoundError,
    NotADatabaseError,
    NotAnEstDatabaseError,
    WalOnShareError,
)
from ..file_place import FilePlace, examine
from ..schema import TABLES
from ..starting_rows import insert_starting_rows
from ..version_check import check_version
from .backend import GeoPackageBackend
from .connection import connect_reading, connect_writing
from .ddl import APPLICATION_ID, GEOPACKAGE_VERSION, Statement, create_statements
from .errors import damaged, translated, unreachable
from .files import check_free, connect_new, put_in_place

OPENING_SECONDS = 5.0
"""How long opening waits for a lock."""
CHECK_SECONDS = 2.0
"""How long the check for damage may take; a very large file is checked in part."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_WRITE_VERSION_AT = 18
_WAL = 2
_STEPS_BETWEEN_LOOKS = 100_000


def check(path: Path) -> tuple[Message, ...]:
    """Find out whether ``path`` is an EST database that can be opened; return what to tell about it.

    Raises a class of StoreError for each thing it may be instead. Changes nothing in the file.
    """
    header = _header(path)
    place = examine(path)
    if header[_WRITE_VERSION_AT] == _WAL and place.on_share:
        raise WalOnShareError(
            QT_TRANSLATE_NOOP(
                "est",
                "The database lies on a network share and is in a mode (WAL) in which rows get lost there. It"
                " was not opened. Close it in all other programs; then the plugin can repair it.",
            )
        )
    connection = connect_reading(path, OPENING_SECONDS)
    try:
        with translated():
            _check_is_est(connection)
            version = connection.execute('SELECT max("version") FROM schema_version').fetchone()[0]
            check_version(version)
            _check_whole(connection)
            dangling = _first_dangling(connection)
    finally:
        connection.close()
    return (*_place_notices(place), *dangling)


def is_read_only(path: Path) -> bool:
    """Tell whether the file can only be read: SQLite must be able to make its journal beside it."""
    place = examine(path)
    return not (place.can_write and place.can_make_files_beside)


def create(path: Path, crs: str, municipality: str, by: str) -> None:
    """Make a new database at ``path``. It appears there whole or not at all; nothing is ever replaced.

    Raises DatabaseExistsError, DatabaseNotFoundError, NoFilesBesideError, InvalidValueError, DiskFullError.
    """
    system = spatial_reference(crs)
    check_free(path)
    unfinished = path.with_name(f".{path.stem}-{token_hex(4)}.gpkg")
    try:
        _write_tables(unfinished, create_statements(TABLES, system, spatial_reference(str(WGS84))))
        backend = GeoPackageBackend(unfinished)
        try:
            with backend.transaction():
                insert_starting_rows(backend, municipality, by or backend.account())
        finally:
            backend.close()
        put_in_place(unfinished, path)
    finally:
        for leftover in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            leftover.unlink(missing_ok=True)


def is_in_wal_mode(path: Path) -> bool:
    """Tell whether the file is in WAL mode. Raises as :func:`check` does for what is no database."""
    return _header(path)[_WRITE_VERSION_AT] == _WAL


def repair_wal(path: Path) -> None:
    """Bring a file back from WAL mode to the rollback journal, with what other programs left beside it.

    Raises DatabaseLockedError while another program has the file open.
    """
    connection = connect_writing(path, timeout=OPENING_SECONDS)
    try:
        with translated():
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
            if mode != "delete":
                raise unreachable(f"journal mode stayed {mode}")
    finally:
        connection.close()


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_SIZE)
    except (FileNotFoundError, NotADirectoryError):
        raise DatabaseNotFoundError(
            QT_TRANSLATE_NOOP(
                "est",
                "There is no database at {path}. Check that the network share is connected and that the file"
                " has not been moved.",
            ),
            path=str(path),
        ) from None
    except IsADirectoryError:
        raise _not_a_database(path) from None
    except OSError as error:
        if path.is_dir():
            raise _not_a_database(path) from None
        raise unreachable(str(error)) from error
    if len(header) < _HEADER_SIZE or not header.startswith(_MAGIC):
        raise _not_a_database(path)
    return header


def _not_a_database(path: Path) -> NotADatabaseError:
    return NotADatabaseError(
        QT_TRANSLATE_NOOP("est", "{path} is not a database. Choose the .gpkg file of your EST database."),
        path=str(path),
    )


def _check_is_est(connection: sqlite3.Connection) -> None:
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"schema_version", "observation", "category", "gpkg_contents"} <= names:
        raise NotAnEstDatabaseError(
            QT_TRANSLATE_NOOP(
                "est",
                "The file is a database, but not an EST database. Nothing was changed in it. Choose another"
                " file,"
                " or make a new EST database.",
            )
        )


def _check_whole(connection: sqlite3.Connection) -> None:
    """Look for damage, at most for CHECK_SECONDS."""
    end = time.monotonic() + CHECK_SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS_BETWEEN_LOOKS)
    try:
        told = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return
    finally:
        connection.set_progress_handler(None, 0)
    if told != "ok":
        raise damaged(str(told))


def _first_dangling(connection: sqlite3.Connection) -> tuple[Message, ...]:
    """Programs that go past the foreign keys (ogr2ogr) may leave rows that point at nothing."""
    end = time.monotonic() + CHECK_SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS_BETWEEN_LOOKS)
    try:
        found = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return ()
    finally:
        connection.set_progress_handler(None, 0)
    if found is None:
        return ()
    return (
        Message(
            QT_TRANSLATE_NOOP(
                "est",
                "Another program has written rows in “{table}” that point at rows that do not exist."
                " Nothing is"
                " lost, but counts may miss them. Tell whoever looks after the database.",
            ),
            {"table": found[0]},
        ),
    )


def _place_notices(place: FilePlace) -> tuple[Message, ...]:
    notices = []
    if place.synchronised:
        notices.append(
            Message(
                QT_TRANSLATE_NOOP(
                    "est",
                    "The database lies in a folder that is synchronised (OneDrive, SharePoint or the like)."
                    " There"
                    " two people's work can overwrite each other. Move it to a file share or to PostgreSQL.",
                )
            )
        )
    if not place.can_write:
        notices.append(
            Message(
                QT_TRANSLATE_NOOP(
                    "est", "You may read this database but not change it: it is open for reading only."
                )
            )
        )
    elif not place.can_make_files_beside:
        notices.append(
            Message(
                QT_TRANSLATE_NOOP(
                    "est",
                    "You may not make files in the folder of the database, which writing needs: it is open"
                    " for"
                    " reading only. Ask for the right to write in the folder.",
                )
            )
        )
    return tuple(notices)


def _write_tables(path: Path, statements: list[Statement]) -> None:
    with translated():
        connection = connect_new(path)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {GEOPACKAGE_VERSION}")
            connection.execute("BEGIN")
            for statement, parameters in statements:
                connection.execute(statement, parameters)
            connection.execute("COMMIT")
        finally:
            connection.close()
