"""Observations out of PostGIS as arrays: the server sends records of equal length, which numpy reads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...analysis.table import BoolArray, Coded, IntArray, ObservationTable, TimeArray
from ...domain.observation import COARSE_PRECISIONS, Source
from ..crs import crs_name
from ..names import sql
from ..selection_sql import Condition
from .backend import PostgisBackend
from .errors import translated

_SOURCES = tuple(str(source) for source in Source)
_KEYS = "SELECT uuid FROM"
_HEADER = 19
_TRAILER = 2
_COLUMNS = ("key", "x", "y", "start", "end", "category", "organisation", "area", "place", "flags")
_FORMATS = (">i8", ">f8", ">f8", ">i8", ">i8", ">i4", ">i4", ">i4", ">i4", ">i4")
_SOURCE_BITS, _COARSE_BIT, _DUPLICATE_BIT = 0b1111, 1 << 4, 1 << 5
_NO_TIME = -(2**63)
_EPOCH_2000_MS = 946_684_800_000
_RECORD = np.dtype(
    [("fields", ">i2")]
    + [
        item
        for name, form in zip(_COLUMNS, _FORMATS, strict=True)
        for item in ((f"length_{name}", ">i4"), (name, form))
    ]
)


class _Bytes:
    """Takes what the server copies out."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> None:
        """Keep a part; psycopg2 calls this."""
        self._parts.append(bytes(part))

    def joined(self) -> bytes:
        """Return everything."""
        return b"".join(self._parts)


def read_table(backend: PostgisBackend, condition: Condition) -> ObservationTable:
    """Read the observations that fulfil ``condition``, ordered by ``fid``. Raises StoreError.

    ``COPY … (FORMAT binary)``: the layout of a record is in PostgreSQL's documentation of COPY. All
    columns are made of fixed length and never null.
    """
    with backend.snapshot():
        labels = {
            name: tuple(str(row[0]) for row in backend.rows(f"{_KEYS} {name} ORDER BY fid"))
            for name in ("category", "organisation", "area")
        }
        places = tuple(
            str(row[0])
            for row in backend.rows(
                sql(
                    "SELECT place_name FROM (SELECT DISTINCT place_name FROM observation"
                    " WHERE place_name <> '' AND {condition}) AS named ORDER BY place_name COLLATE \"C\"",
                    condition=condition.sql,
                ),
                condition.parameters,
            )
        )
        records = _copy(backend, condition)
    table = ObservationTable(
        crs_name(backend.srid),
        records["x"].astype(np.float64),
        records["y"].astype(np.float64),
        _instants(records["start"]),
        _instants(records["end"]),
        Coded(_codes(records["category"]), labels["category"]),
        Coded(_codes(records["flags"] & _SOURCE_BITS), _SOURCES),
        Coded(_codes(records["organisation"]), labels["organisation"]),
        Coded(_codes(records["area"]), labels["area"]),
        Coded(_codes(records["place"]), places),
        _flag(records["flags"], _COARSE_BIT),
        _flag(records["flags"], _DUPLICATE_BIT),
        records["key"].astype(np.int64),
    )
    ordered = bool((np.diff(table.key) > 0).all())
    return table if ordered else table.take(np.argsort(table.key))


def _copy(backend: PostgisBackend, condition: Condition) -> NDArray[np.void]:
    cursor = backend.connection.cursor()
    received = _Bytes()
    with translated(), cursor:
        query = cursor.mogrify(
            _query(condition).replace("%", "%%").replace("?", "%s"), condition.parameters * 2
        )
        cursor.copy_expert(f"COPY ({query.decode()}) TO STDOUT (FORMAT binary)", received)
    whole = received.joined()
    count = (len(whole) - _HEADER - _TRAILER) // _RECORD.itemsize
    return np.frombuffer(whole, dtype=_RECORD, count=count, offset=_HEADER)


def _query(condition: Condition) -> str:
    """Codes are places in the lists that :func:`read_table` reads in the same snapshot, in the same order."""
    coarse = ", ".join(f"'{precision}'" for precision in COARSE_PRECISIONS)
    source = " ".join(f"WHEN '{word}' THEN {code}" for code, word in enumerate(_SOURCES))
    return sql(
        """
WITH category_code AS (SELECT uuid, (row_number() OVER (ORDER BY fid) - 1)::int AS code FROM category),
  organisation_code AS (SELECT uuid, (row_number() OVER (ORDER BY fid) - 1)::int AS code FROM organisation),
  area_code AS (SELECT uuid, (row_number() OVER (ORDER BY fid) - 1)::int AS code FROM area),
  place_code AS (
    SELECT place_name, (row_number() OVER (ORDER BY place_name COLLATE "C") - 1)::int AS code FROM (
      SELECT DISTINCT place_name FROM observation WHERE place_name <> '' AND {condition}) AS named)
SELECT o.fid, COALESCE(ST_X(o.geom), 'NaN'), COALESCE(ST_Y(o.geom), 'NaN'),
  COALESCE(o.started_at, '-infinity'), COALESCE(o.ended_at, '-infinity'),
  COALESCE(c.code, -1), COALESCE(g.code, -1), COALESCE(a.code, -1), COALESCE(p.code, -1),
  (CASE o.source {source} ELSE {other} END)
  + CASE WHEN o.place_precision IN ({coarse}) THEN {coarse_bit} ELSE 0 END
  + CASE WHEN o.duplicate_of IS NULL THEN 0 ELSE {duplicate_bit} END
FROM (SELECT * FROM observation WHERE {condition}) AS o
LEFT JOIN category_code c ON c.uuid = o.category_uuid
LEFT JOIN organisation_code g ON g.uuid = o.organisation_uuid
LEFT JOIN area_code a ON a.uuid = o.area_uuid
LEFT JOIN place_code p ON p.place_name = o.place_name""",
        condition=condition.sql,
        source=source,
        coarse=coarse,
        other=_SOURCE_BITS,
        coarse_bit=_COARSE_BIT,
        duplicate_bit=_DUPLICATE_BIT,
    )


def _instants(microseconds: IntArray) -> TimeArray:
    """PostgreSQL counts microseconds from the year 2000; minus infinity stands for null."""
    counted = microseconds.astype(np.int64)
    instants = (counted // 1000 + _EPOCH_2000_MS).view("datetime64[ms]")
    instants[counted == _NO_TIME] = np.datetime64("NaT")
    return instants


def _codes(values: IntArray) -> NDArray[np.int32]:
    return values.astype(np.int32)


def _flag(flags: IntArray, bit: int) -> BoolArray:
    return (flags.astype(np.int32) & bit) != 0
