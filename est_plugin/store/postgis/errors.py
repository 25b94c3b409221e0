"""PostgreSQL's errors as sentences. What the server says goes to the log only, never a connection string."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from psycopg2 import errors as server

from ...domain.message import QT_TRANSLATE_NOOP
from ..errors import (
    BrokenRuleError,
    DatabaseLockedError,
    DatabaseNotFoundError,
    DatabaseUnreachableError,
    DiskFullError,
    MissingRightError,
    StoreError,
    not_allowed,
    read_only,
)

_RULE_CLASSES = ("22", "23")
"""SQLSTATE classes: data exception, integrity constraint violation."""


@contextmanager
def translated() -> Iterator[None]:
    """Turn psycopg2's errors inside the block into errors of the store."""
    try:
        yield
    except psycopg2.Error as error:
        raise as_store_error(error) from None


def as_store_error(error: psycopg2.Error) -> StoreError:
    """Return the error of the store that an error of PostgreSQL means."""
    state = error.pgcode or ""
    told = _safe_details(error)
    if isinstance(error, server.ReadOnlySqlTransaction):
        return read_only()
    if isinstance(error, server.InsufficientPrivilege):
        return not_allowed(told)
    if isinstance(error, server.LockNotAvailable | server.DeadlockDetected | server.SerializationFailure):
        return locked(told)
    if isinstance(error, server.DiskFull):
        return DiskFullError(
            QT_TRANSLATE_NOOP(
                "est",
                "The disk of the database server is full. Nothing was saved. Tell the database's"
                " administrator.",
            ),
            details=told,
        )
    if state[:2] in _RULE_CLASSES:
        return _broken_rule(error, told)
    if isinstance(error, psycopg2.OperationalError | psycopg2.InterfaceError):
        return unreachable(told)
    return StoreError(
        QT_TRANSLATE_NOOP(
            "est",
            "The database server gave an unexpected error. Nothing was saved. The details are in the log"
            " panel"
            " under “EST Lägesbild”.",
        ),
        details=told,
    )


def connection_error(error: psycopg2.OperationalError, name: str) -> StoreError:
    """Return the error for a connection that could not be made to the database ``name``."""
    text = str(error).lower()
    if "does not exist" in text and "database" in text and "role" not in text:
        return DatabaseNotFoundError(
            QT_TRANSLATE_NOOP(
                "est",
                "The server has no database for “{name}”. Check the name, or ask the database's"
                " administrator.",
            ),
            name=name,
        )
    if any(word in text for word in ("authentication", "password", "no pg_hba.conf", "role")):
        return MissingRightError(
            QT_TRANSLATE_NOOP(
                "est",
                "The database server does not let you in to “{name}”. Check user and password in QGIS's"
                " connection, or ask the database's administrator.",
            ),
            name=name,
        )
    return DatabaseUnreachableError(
        QT_TRANSLATE_NOOP(
            "est",
            "The database server of “{name}” does not answer. Check the network, and that the server is"
            " running.",
        ),
        name=name,
    )


def locked(details: str) -> DatabaseLockedError:
    """Return the error for rows that somebody else has kept locked."""
    return DatabaseLockedError(
        QT_TRANSLATE_NOOP(
            "est",
            "Somebody else is changing the same thing and has kept it locked for a long time. Nothing was"
            " saved. Wait a moment and try again.",
        ),
        details=details,
    )


def unreachable(details: str) -> DatabaseUnreachableError:
    """Return the error for a server that no longer answers."""
    return DatabaseUnreachableError(
        QT_TRANSLATE_NOOP(
            "est",
            "The database server no longer answers. Nothing was saved. Check the network and try again.",
        ),
        details=details,
    )


def _broken_rule(error: psycopg2.Error, told: str) -> BrokenRuleError:
    rule = error.diag.constraint_name or error.diag.column_name or error.diag.message_primary or ""
    return BrokenRuleError(
        QT_TRANSLATE_NOOP(
            "est",
            "A value breaks a rule of the database ({rule}). Nothing was saved. Correct it and try again.",
        ),
        details=told,
        rule=rule[:80],
    )


def _safe_details(error: psycopg2.Error) -> str:
    """Return what the server said without the row it quotes, which may hold what people wrote."""
    if error.pgcode is None and isinstance(error, psycopg2.ProgrammingError | psycopg2.InterfaceError):
        return str(error).strip()
    return f"{error.pgcode or ''} {error.diag.message_primary or type(error).__name__}".strip()
