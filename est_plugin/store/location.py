"""Where a shared database is: one text for a GeoPackage, a stored connection or a libpq URI.

Credentials are looked up when a connection is made. They stand in no text, no ``repr``, no error and
no log of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import psycopg2.extensions
from psycopg2 import ProgrammingError

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import LocationError

DEFAULT_SCHEMA = "est"
GEOPACKAGE_ENDING = ".gpkg"
SCHEMA_KEY = "est_schema"
"""In a URI: ``postgresql://server/database?est_schema=name`` names another schema than ``est``."""

StoredConnections = Callable[[str], str | None]
"""Gives the data source URI of a PostgreSQL connection stored in QGIS, or None if there is none."""

_URI_STARTS = ("postgresql://", "postgres://")
_KEYWORD_START = re.compile(r"(service|host|hostaddr|dbname|port|user)\s*=", re.IGNORECASE)
_SCHEMA_WORD = re.compile(rf"(?:^|\s){SCHEMA_KEY}\s*=\s*(\w+)")
_LONGEST_NAME = 63


@dataclass(frozen=True)
class GeoPackageLocation:
    """A GeoPackage file."""

    path: Path

    @property
    def text(self) -> str:
        """What a person may read of it."""
        return str(self.path)


@dataclass(frozen=True)
class PostgresLocation:
    """A schema in a PostgreSQL database. ``name`` is safe to show; the connection itself is not kept here.

    Two locations are the same if a person would call them the same.
    """

    name: str
    schema: str = DEFAULT_SCHEMA
    stored: bool = False
    _source: str = field(default="", repr=False, compare=False)

    @property
    def text(self) -> str:
        """What a person may read of it."""
        return self.name if self.schema == DEFAULT_SCHEMA else f"{self.name}/{self.schema}"

    def connection_info(self) -> str:
        """Return the libpq connection string, with credentials. For connecting only; never shown or
        logged.
        """
        if not self.stored:
            return self._source
        from qgis.core import QgsDataSourceUri

        info: str = QgsDataSourceUri(self._source).connectionInfo(True)
        return info

    def layer_uri(self) -> str:
        """Return the data source URI that layers start from: ``authcfg`` or service unexpanded."""
        return self._source


Location = GeoPackageLocation | PostgresLocation


def parse_location(text: str, connections: StoredConnections | None = None) -> Location:
    """Read what a person or a script wrote for ``DATABASE``.

    ``connections`` looks up the PostgreSQL connections stored in QGIS. Raises LocationError; the text of
    a URI, which may hold a password, is never part of the error.
    """
    stripped = text.strip().strip('"')
    if not stripped:
        raise LocationError(
            QT_TRANSLATE_NOOP("est", "No database is named. Give the path of a .gpkg file or a connection.")
        )
    if stripped.lower().startswith(_URI_STARTS):
        return _from_uri(stripped)
    if stripped.lower().endswith(GEOPACKAGE_ENDING):
        return GeoPackageLocation(Path(stripped).expanduser())
    if _KEYWORD_START.match(stripped):
        return _from_keywords(stripped)
    if connections is not None:
        found = _from_stored(stripped, connections)
        if found is not None:
            return found
    raise LocationError(
        QT_TRANSLATE_NOOP(
            "est",
            "“{text}” is neither a .gpkg file nor a PostgreSQL connection stored in QGIS. Check the spelling,"
            " or choose the database with the button.",
        ),
        text=_shown(stripped),
    )


def _from_uri(text: str) -> PostgresLocation:
    schema = DEFAULT_SCHEMA
    try:
        parts = urlsplit(text)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        schema = dict(pairs).get(SCHEMA_KEY, DEFAULT_SCHEMA)
        query = urlencode([(key, value) for key, value in pairs if key != SCHEMA_KEY])
        source = urlunsplit(parts._replace(query=query)) if SCHEMA_KEY in dict(pairs) else text
    except ValueError:
        raise _unreadable() from None
    return PostgresLocation(_name(source), _checked_schema(schema), _source=source)


def _from_keywords(text: str) -> PostgresLocation:
    match = _SCHEMA_WORD.search(text)
    schema = match.group(1) if match else DEFAULT_SCHEMA
    source = _SCHEMA_WORD.sub("", text).strip()
    return PostgresLocation(_name(source), _checked_schema(schema), _source=source)


def _from_stored(text: str, connections: StoredConnections) -> PostgresLocation | None:
    """A connection's own name may hold a slash, so the whole text is looked up first."""
    whole = connections(text)
    if whole is not None:
        return PostgresLocation(text, DEFAULT_SCHEMA, stored=True, _source=whole)
    name, slash, schema = text.rpartition("/")
    source = connections(name) if slash and name and schema else None
    if source is None:
        return None
    return PostgresLocation(name, _checked_schema(schema), stored=True, _source=source)


def _name(source: str) -> str:
    """Return a name without user and password: service, or database and server."""
    try:
        words: dict[str, str] = psycopg2.extensions.parse_dsn(source)
    except ProgrammingError:
        raise _unreadable() from None
    if "service" in words:
        return f"service={words['service']}"
    server = words.get("host") or words.get("hostaddr") or "localhost"
    port = f":{words['port']}" if "port" in words else ""
    return f"postgresql://{server}{port}/{words.get('dbname', '')}"


def _checked_schema(schema: str) -> str:
    if not schema or len(schema) > _LONGEST_NAME or "\x00" in schema:
        raise LocationError(
            QT_TRANSLATE_NOOP("est", "The schema's name in the database is empty or too long. Correct it.")
        )
    return schema


def _unreadable() -> LocationError:
    return LocationError(
        QT_TRANSLATE_NOOP(
            "est",
            "The address of the PostgreSQL database could not be read. It looks like"
            " postgresql://server/database or service=name.",
        )
    )


def _shown(text: str) -> str:
    """Return the text for an error, unless it may hold a password."""
    return "…" if "password" in text.lower() or "@" in text else text
