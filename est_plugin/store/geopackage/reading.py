"""Observations out of a GeoPackage as arrays, a million in about a second.

SQLite itself strings the values of many rows together, and numpy takes them apart: no Python object is
made a value, and the interpreter is free for the window meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...analysis.table import BoolArray, Coded, FloatArray, IntArray, ObservationTable, TimeArray
from ...domain.observation import COARSE_PRECISIONS, Source
from ..crs import crs_name
from ..geometry import POINT_BLOB_SIZE, POINT_X_OFFSET, POINT_Y_OFFSET, from_geopackage, point_of
from ..instants import UNKNOWN, WIDTH, read_instants
from ..key_codes import KeyCodes
from ..selection_sql import Condition
from .connection import connect_reading, open_reading
from .errors import translated

BATCH = 20_000
TWO_READERS_FROM = 60_000
"""From so many rows on, two connections read one half each."""
FEW = 20
"""Fewer than one row in so many is read through the index on the start, else all rows are passed."""

_KEYS = "SELECT uuid FROM"
_SEPARATOR = "\x1f"
_POINTS = np.dtype(
    {
        "names": ["magic", "flags", "order", "x", "y"],
        "formats": ["u1", "u1", "u1", "<f8", "<f8"],
        "offsets": [0, 3, 8, POINT_X_OFFSET, POINT_Y_OFFSET],
        "itemsize": POINT_BLOB_SIZE,
    }
)
_MAGIC = ord("G")
_LITTLE_ENDIAN = 1
_COARSE_BIT, _DUPLICATE_BIT = 1, 2
_SOURCES = tuple(str(source) for source in Source)

Bounds = tuple[int, int]


@dataclass(frozen=True)
class _Plan:
    """What every reader needs: the rows wanted, and the codes of the keys."""

    condition: Condition
    category: KeyCodes
    organisation: KeyCodes
    area: KeyCodes

    few: bool

    def between_sql(self) -> str:
        """Return where rows come from: by the index on the start for few, in the file's order for many."""
        rows = "+fid" if self.few else "fid"
        index = "" if self.few else " NOT INDEXED"
        return f"FROM observation{index} WHERE {rows} BETWEEN ? AND ? AND {self.condition.sql}"

    def sql(self) -> str:
        """Return the query for the rows between two numbers."""
        keys = " || ".join(
            (
                self.category.sql("category_uuid"),
                self.organisation.sql("organisation_uuid"),
                self.area.sql("area_uuid"),
            )
        )
        coarse = ", ".join(f"'{precision}'" for precision in COARSE_PRECISIONS)
        return (
            "SELECT count(*), min(fid), max(fid), group_concat(fid, ','),"
            f" CAST(group_concat(COALESCE(geom, zeroblob({POINT_BLOB_SIZE})), '') AS BLOB),"
            f" group_concat(COALESCE(started_at, '{UNKNOWN}') || COALESCE(ended_at, '{UNKNOWN}'), ''),"
            f" group_concat({keys} || substr(source, {_telling_position(_SOURCES) + 1}, 1)"
            f" || ((place_precision IN ({coarse})) + 2 * (duplicate_of IS NOT NULL)), ''),"
            f" group_concat(place_name, '{_SEPARATOR}')"
            f" {self.between_sql()}"
        )


@dataclass(frozen=True)
class _Batch:
    """The columns of some rows; ``place`` are codes into the reader's own list of names."""

    key: IntArray
    x: FloatArray
    y: FloatArray
    start: TimeArray
    end: TimeArray
    category: NDArray[np.int32]
    organisation: NDArray[np.int32]
    area: NDArray[np.int32]
    source: NDArray[np.int32]
    place: NDArray[np.int32]
    coarse: BoolArray
    duplicate: BoolArray


def read_table(path: Path, srid: int, condition: Condition, expected: int) -> ObservationTable:
    """Read the observations that fulfil ``condition``, ordered by ``fid``. Raises StoreError.

    ``expected`` is how many they will be, which decides how they are read.
    """
    with translated():
        connection = connect_reading(path)
        try:
            connection.execute("BEGIN")  # one state for all queries
            total, last = connection.execute(
                "SELECT count(*), COALESCE(max(fid), 0) FROM observation"
            ).fetchone()
            plan = _Plan(
                condition,
                _key_codes(connection, "category"),
                _key_codes(connection, "organisation"),
                _key_codes(connection, "area"),
                few=expected * FEW < total,
            )
            if plan.few:
                readers = [_Reader(connection, plan, [(0, last)])]
            else:
                readers = _read_all(path, connection, plan, _bounds(last, total), expected)
        finally:
            connection.close()
    return _joined(readers, plan, crs_name(srid))


class _Reader:
    """One connection's share of the rows."""

    def __init__(self, connection: sqlite3.Connection, plan: _Plan, bounds: Iterable[Bounds]) -> None:
        self.places: dict[str, int] = {"": -1}
        self.batches: list[_Batch] = []
        sql = plan.sql()
        for between in bounds:
            row = connection.execute(sql, (*between, *plan.condition.parameters)).fetchone()
            if row[0]:
                self.batches.append(self._batch(connection, plan, between, row))

    def _batch(
        self, connection: sqlite3.Connection, plan: _Plan, between: Bounds, row: tuple[Any, ...]
    ) -> _Batch:
        n, first, last, numbers, points, times, codes, names = row
        key = np.arange(first, last + 1) if last - first + 1 == n else _numbers(numbers)
        plain = _plain_points(points, n)
        x, y = _any_points(connection, plan, between) if plain is None else plain
        time_bytes, code_bytes = times.encode(), codes.encode()
        widths = np.cumsum((0, plan.category.width, plan.organisation.width, plan.area.width))
        stride = int(widths[3]) + 2
        flags = np.frombuffer(code_bytes, dtype=np.uint8).reshape(n, stride)[:, widths[3] :]
        return _Batch(
            key.astype(np.int64),
            x,
            y,
            read_instants(time_bytes, 2 * WIDTH),
            read_instants(time_bytes, 2 * WIDTH, WIDTH),
            plan.category.codes(code_bytes, stride),
            plan.organisation.codes(code_bytes, stride, int(widths[1])),
            plan.area.codes(code_bytes, stride, int(widths[2])),
            _SOURCE_CODES[flags[:, 0]],
            self._place_codes(names, n, connection, plan, between),
            (flags[:, 1] & _COARSE_BIT) != 0,
            (flags[:, 1] & _DUPLICATE_BIT) != 0,
        )

    def _place_codes(
        self, joined: str, n: int, connection: sqlite3.Connection, plan: _Plan, between: Bounds
    ) -> NDArray[np.int32]:
        names = joined.split(_SEPARATOR)
        if len(names) != n:  # somebody has typed the separator
            names = [row[0] for row in _column(connection, plan, between, "place_name")]
        places = self.places
        codes = [places.get(name) for name in names]
        if None in codes:
            codes = [places.setdefault(name, len(places) - 1) for name in names]
        return np.array(codes, dtype=np.int32)


def _read_all(
    path: Path, connection: sqlite3.Connection, plan: _Plan, bounds: list[Bounds], expected: int
) -> list[_Reader]:
    """Both readers see one state: while the first one's lock stands, nobody can commit."""
    second = _second_reader(path) if expected >= TWO_READERS_FROM else None
    if second is None:
        return [_Reader(connection, plan, bounds)]
    half = len(bounds) // 2
    try:
        with ThreadPoolExecutor(max_workers=1) as pool:
            other = pool.submit(_Reader, second, plan, bounds[half:])
            return [_Reader(connection, plan, bounds[:half]), other.result()]
    finally:
        second.close()


def _second_reader(path: Path) -> sqlite3.Connection | None:
    """Return another connection that holds its lock already, or None where that would mean waiting.

    A writer that waits for the first reader lets no second one in: the two would wait for each other.
    """
    connection = open_reading(path, timeout=0, shared_between_threads=True)
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        return None
    return connection


def _bounds(last: int, total: int) -> list[Bounds]:
    """Split the numbers of the rows; deleted rows leave gaps, so a batch may hold fewer."""
    step = max(BATCH, BATCH * last // max(total, 1))
    return [(first, min(first + step - 1, last)) for first in range(0, last + 1, step)]


def _key_codes(connection: sqlite3.Connection, table: str) -> KeyCodes:
    rows = connection.execute(f"{_KEYS} {table} ORDER BY fid").fetchall()
    return KeyCodes([row[0] for row in rows])


def _column(connection: sqlite3.Connection, plan: _Plan, between: Bounds, name: str) -> list[tuple[Any, ...]]:
    sql = f"SELECT {name} {plan.between_sql()}"
    return connection.execute(sql, (*between, *plan.condition.parameters)).fetchall()


def _plain_points(joined: bytes, n: int) -> tuple[FloatArray, FloatArray] | None:
    """Points as the gateway writes them lie at equal distances in the joined blobs.

    None where another program has written some in another form: those are longer, as they have an
    envelope, or of the other byte order.
    """
    if len(joined) != n * POINT_BLOB_SIZE:
        return None
    points = np.frombuffer(joined, dtype=_POINTS)
    missing = points["magic"] != _MAGIC
    if not (missing | ((points["flags"] == _LITTLE_ENDIAN) & (points["order"] == _LITTLE_ENDIAN))).all():
        return None
    x, y = points["x"].astype(np.float64), points["y"].astype(np.float64)
    x[missing] = np.nan
    y[missing] = np.nan
    return x, y


def _any_points(
    connection: sqlite3.Connection, plan: _Plan, between: Bounds
) -> tuple[FloatArray, FloatArray]:
    """Points that another program wrote, with an envelope or in the other byte order, one by one."""
    rows = _column(connection, plan, between, "geom")
    x, y = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    for number, (blob,) in enumerate(rows):
        if isinstance(blob, bytes):
            point = point_of(from_geopackage(blob))
            x[number], y[number] = point.x, point.y
    return x, y


def _numbers(joined: str) -> IntArray:
    return np.fromstring(joined, dtype=np.int64, sep=",")


def _joined(readers: list[_Reader], plan: _Plan, crs: str) -> ObservationTable:
    batches = [batch for reader in readers for batch in reader.batches]
    if not batches:
        return ObservationTable.of_points(crs, np.empty(0), np.empty(0))

    def column(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(batch, name) for batch in batches])

    table = ObservationTable(
        crs,
        column("x"),
        column("y"),
        column("start"),
        column("end"),
        Coded(column("category"), plan.category.labels),
        Coded(column("source"), _SOURCES),
        Coded(column("organisation"), plan.organisation.labels),
        Coded(column("area"), plan.area.labels),
        _places(readers),
        column("coarse"),
        column("duplicate"),
        column("key"),
    )
    ordered = bool((np.diff(table.key) > 0).all())
    return table if ordered else table.take(np.argsort(table.key))


def _places(readers: list[_Reader]) -> Coded:
    """Bring the readers' own lists of names to one."""
    places: dict[str, int] = {}
    codes = []
    for reader in readers:
        names = list(reader.places)[1:]
        common = np.array([places.setdefault(name, len(places)) for name in names] + [-1], dtype=np.int32)
        codes += [common[batch.place] for batch in reader.batches]
    return Coded(np.concatenate(codes), tuple(places))


def _telling_position(words: tuple[str, ...]) -> int:
    """Return the place of the letter that tells the words apart."""
    for position in range(min(map(len, words))):
        if len({word[position] for word in words}) == len(words):
            return position
    raise ValueError(f"no single letter tells {words} apart")


def _codes_by_letter(words: tuple[str, ...]) -> NDArray[np.int32]:
    codes = np.full(256, -1, dtype=np.int32)
    for code, word in enumerate(words):
        codes[ord(word[_telling_position(words)])] = code
    return codes


_SOURCE_CODES = _codes_by_letter(_SOURCES)
