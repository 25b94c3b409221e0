"""Connections to a GeoPackage file, in the one way of writing that loses nothing.

Measured: ``qgis.utils.spatialite_connect`` with the path as a positional text (only then amphibious
mode is on), ``BEGIN IMMEDIATE``, a busy timeout and the rollback journal.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path, PurePath
from secrets import SystemRandom
from urllib.parse import quote

from ...domain.message import QT_TRANSLATE_NOOP
from ..errors import StoreError
from .errors import translated

BUSY_SECONDS = 30.0
LONGEST_PAUSE = 0.010
CALM_SECONDS = 0.25
"""After so long a wait the pauses between two questions are half as long, and so on."""
CACHE_KIB = 65536
_CHANCE = SystemRandom()


def sqlite_uri(path: PurePath, mode: str) -> str:
    """Return the URI that opens ``path`` in ``mode`` (ro, rw), network paths and å ä ö included."""
    text = path.as_posix()
    if text.startswith("//"):
        return f"file://{quote(text)}?mode={mode}"
    start = "file:" if text.startswith("/") else "file:///" if path.is_absolute() else "file:"
    return f"{start}{quote(text, safe='/:')}?mode={mode}"


def connect_writing(
    path: Path, *, read_only: bool = False, timeout: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """Return a connection with SpatiaLite's functions, which the triggers of the spatial index call.

    It never makes a file. Transactions are begun by hand. Raises StoreError.
    """
    from qgis.utils import spatialite_connect

    with translated():
        try:
            connection: sqlite3.Connection = spatialite_connect(
                sqlite_uri(path.absolute(), "ro" if read_only else "rw"),
                uri=True,
                timeout=timeout,
                isolation_level=None,
            )
        except RuntimeError as error:
            raise StoreError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "QGIS's SpatiaLite module is missing, so the database cannot be opened. Install QGIS anew"
                    " with its standard installer.",
                ),
                details=str(error),
            ) from error
        _prepare(connection, timeout)
        if connection.execute("SELECT GetGpkgAmphibiousMode()").fetchone()[0] != 1:
            connection.execute("SELECT EnableGpkgAmphibiousMode()")
        return connection


def connect_reading(path: Path, timeout: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Return a plain connection that only reads, for reading much and for watching. Raises StoreError."""
    with translated():
        connection = open_reading(path, timeout=timeout)
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        return connection


def open_reading(path: Path, *, timeout: float, shared_between_threads: bool = False) -> sqlite3.Connection:
    """Return a plain connection that only reads and has not touched the file yet. Raises sqlite3.Error.

    It is opened for writing, where that is allowed, and told not to: only so can it undo what a program
    left half-written when it was killed. Otherwise nobody could read until somebody writes.
    """
    connection = sqlite3.connect(
        sqlite_uri(path.absolute(), "rw"),
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=not shared_between_threads,
    )
    connection.execute("PRAGMA query_only = ON")
    return connection


def patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Run BEGIN or COMMIT, waiting for the lock for as long as the connection's busy timeout says.

    SQLite asks ever more seldom the longer it has waited, so that of eight writers without a pause one
    waited for 23 seconds (measured). Asking ever more often instead lets everybody in.
    """
    patience = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    began = time.monotonic()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute(statement)
            except sqlite3.OperationalError as error:
                waited = time.monotonic() - began
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or waited * 1000 > patience:
                    raise
                time.sleep(_CHANCE.uniform(0.5, 1.5) * LONGEST_PAUSE / (1.0 + waited / CALM_SECONDS))
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")


def _prepare(connection: sqlite3.Connection, timeout: float) -> None:
    # Loading SpatiaLite has set the waiting time to five seconds, whatever was asked for.
    connection.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is overwritten or deleted is wiped in the file, so that thinned text is really gone.
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    # A large transaction stays in memory until its end: written out before, it would lock out all who read.
    connection.execute("PRAGMA cache_spill = OFF")
