"""SQLite's errors as sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from ...domain.message import QT_TRANSLATE_NOOP
from ..errors import (
    BrokenRuleError,
    DamagedDatabaseError,
    DatabaseLockedError,
    DatabaseUnreachableError,
    DiskFullError,
    HalfWrittenError,
    NotADatabaseError,
    StoreError,
    read_only,
)

_PRIMARY_CODE = 0xFF
_UNREACHABLE = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_PERM)
_HALF_WRITTEN = (
    sqlite3.SQLITE_READONLY_ROLLBACK,
    sqlite3.SQLITE_READONLY_RECOVERY,
    sqlite3.SQLITE_READONLY_CANTLOCK,
    sqlite3.SQLITE_READONLY_CANTINIT,
    sqlite3.SQLITE_READONLY_DIRECTORY,
)
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@contextmanager
def translated() -> Iterator[None]:
    """Turn SQLite's errors inside the block into errors of the store."""
    try:
        yield
    except sqlite3.Error as error:
        raise as_store_error(error) from error


def as_store_error(error: sqlite3.Error) -> StoreError:
    """Return the error of the store that an error of SQLite means."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    primary = code & _PRIMARY_CODE
    told = f"{getattr(error, 'sqlite_errorname', '')} {error}".strip()
    if primary in _LOCKED:
        return locked(told)
    if primary == sqlite3.SQLITE_FULL:
        return DiskFullError(
            QT_TRANSLATE_NOOP(
                "est", "The disk where the database lies is full. Nothing was saved. Make room and try again."
            ),
            details=told,
        )
    if code == sqlite3.SQLITE_READONLY_DBMOVED or primary in _UNREACHABLE:
        return unreachable(told)
    if code in _HALF_WRITTEN:
        return HalfWrittenError(
            QT_TRANSLATE_NOOP(
                "est",
                "A program was interrupted while it wrote to the database, and you lack the right to put it"
                " in"
                " order. Nothing is lost. Ask somebody with the right to write to open the database once.",
            ),
            details=told,
        )
    if primary == sqlite3.SQLITE_READONLY:
        return read_only()
    if primary == sqlite3.SQLITE_CORRUPT:
        return damaged(told)
    if primary == sqlite3.SQLITE_NOTADB:
        return NotADatabaseError(
            QT_TRANSLATE_NOOP(
                "est", "The file is not a database. Choose the .gpkg file of your EST database."
            ),
            details=told,
        )
    if isinstance(error, sqlite3.IntegrityError):
        return BrokenRuleError(
            QT_TRANSLATE_NOOP(
                "est",
                "A value breaks a rule of the database ({rule}). Nothing was saved. Correct it and try"
                " again.",
            ),
            details=told,
            rule=_rule(str(error)),
        )
    return StoreError(
        QT_TRANSLATE_NOOP(
            "est",
            "The database gave an unexpected error. Nothing was saved. The details are in the log panel under"
            " “EST Lägesbild”.",
        ),
        details=told,
    )


def _rule(told: str) -> str:
    """SQLite names the rule after a colon; of a rule without a name it tells the whole condition."""
    rule = told.partition(": ")[2] or told
    return rule.split("\n")[0][:80]


def locked(details: str) -> DatabaseLockedError:
    """Return the error for a database that somebody else has kept locked."""
    return DatabaseLockedError(
        QT_TRANSLATE_NOOP(
            "est",
            "Somebody else has kept the database locked for a long time. Nothing was saved. Wait a moment and"
            " try again; if it goes on, close other programs that have the file open.",
        ),
        details=details,
    )


def unreachable(details: str) -> DatabaseUnreachableError:
    """Return the error for a file that has gone, or whose share has."""
    return DatabaseUnreachableError(
        QT_TRANSLATE_NOOP(
            "est",
            "The database cannot be reached: the file or its network share is gone, or access is refused."
            " Nothing was saved. Check the network, and that the file is where it was.",
        ),
        details=details,
    )


def damaged(details: str) -> DamagedDatabaseError:
    """Return the error for a file that is no longer whole."""
    return DamagedDatabaseError(
        QT_TRANSLATE_NOOP(
            "est",
            "The database file is damaged. Nothing was changed in it. Keep the file as it is, and ask whoever"
            " looks after it to restore the latest backup.",
        ),
        details=details,
    )
