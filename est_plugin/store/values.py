"""Values between Python and the columns of each database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum, StrEnum

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import InvalidValueError
from .schema_types import ColumnType

Stored = str | int | float | bytes | bool | datetime | date | None
"""What a database driver takes and gives."""

_MILLISECOND = 1000
_OFFSET_WIDTH = len("+00:00")


def instant_text(instant: datetime) -> str:
    """Return an instant as the GeoPackage keeps it: ``2026-11-22T18:09:03.000Z``.

    Raises InvalidValueError without an offset: what is only a wall-clock time is no instant.
    """
    return to_milliseconds(instant).isoformat(timespec="milliseconds")[:-_OFFSET_WIDTH] + "Z"


def instant_of(text: str) -> datetime:
    """Return the instant that a text of the GeoPackage means."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)


def to_milliseconds(instant: datetime) -> datetime:
    """Return an instant in UTC, cut to the milliseconds that both databases keep."""
    if instant.tzinfo is None:
        raise InvalidValueError(
            QT_TRANSLATE_NOOP("est", "A time without a time zone cannot be stored. Nothing was saved.")
        )
    moment = instant.astimezone(UTC)
    return moment.replace(microsecond=moment.microsecond // _MILLISECOND * _MILLISECOND)


def normal(value: object, kind: ColumnType) -> object:
    """Return a value as it will read back: enumerations as text, instants in UTC to the millisecond."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, datetime):
        return to_milliseconds(value)
    if kind is ColumnType.REAL and isinstance(value, int):
        return float(value)
    if isinstance(value, str):
        _check_text(value)
    return value


def to_sqlite(value: object, kind: ColumnType) -> Stored:
    """Return a value as the GeoPackage keeps it. Raises InvalidValueError."""
    if value is None:
        return None
    if type(value) is str:  # most values of most rows
        _check_text(value)
        return value
    if isinstance(value, StrEnum):
        return value.value
    value = normal(value, kind)
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    return value  # type: ignore[return-value]


def from_sqlite(value: Stored, kind: ColumnType) -> object:
    """Return what a column of the GeoPackage means."""
    if value is None:
        return None
    if kind is ColumnType.INSTANT:
        return instant_of(str(value))
    if kind is ColumnType.DATE:
        return date.fromisoformat(str(value))
    if kind is ColumnType.BOOLEAN:
        return bool(value)
    if kind is ColumnType.REAL:
        return float(value)  # type: ignore[arg-type]
    return value


def to_postgres(value: object, kind: ColumnType) -> Stored:
    """Return a value as psycopg2 takes it. Raises InvalidValueError."""
    return normal(value, kind)  # type: ignore[return-value]


def from_postgres(value: Stored, kind: ColumnType) -> object:
    """Return what a column of PostgreSQL means."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    if kind is ColumnType.UUID and value is not None:
        return str(value)
    return value


def _check_text(text: str) -> None:
    """Refuse what no database keeps unchanged: the null character and halves of surrogate pairs."""
    if ("\x00" in text) or not (text.isascii() or _encodes(text)):
        raise InvalidValueError(
            QT_TRANSLATE_NOOP(
                "est",
                "The text holds a character that cannot be stored. Nothing was saved. Remove the character"
                " and try again.",
            )
        )


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
