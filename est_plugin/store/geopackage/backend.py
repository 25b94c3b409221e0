"""The GeoPackage behind the gateway."""

from __future__ import annotations

import getpass
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .. import geometry
from ..backend import Row, Staged
from ..errors import DatabaseLockedError
from ..errors import read_only as read_only_error
from ..names import columns_sql, quoted, sql
from ..schema_types import ColumnType, Table
from ..values import Stored, from_sqlite, to_sqlite
from .connection import connect_reading, connect_writing, patiently
from .errors import translated, unreachable
from .triggers import after_many_inserts, insert_trigger_names

MANY = 2000
"""From so many rows on, an insertion sets triggers aside; making them anew has a price of its own."""

_STAGE = "temp.est_staged"


class GeoPackageBackend:
    """One thread's connections to a GeoPackage: one that writes, and one kept for watching others' writes."""

    geometry_sql = "geom"
    was_written_sql = "SELECT count(*) FROM audit WHERE row_uuid = ? AND \"action\" = 'insert'"

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connect_writing(path, read_only=read_only)
        self._watch: sqlite3.Connection | None = None
        self._version = 0
        self._depth = 0
        self._identity = _identity(path)
        self.srid: int = self.rows(
            "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'observation'"
        )[0][0]  # type: ignore[assignment]

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection that writes, for what only a GeoPackage has."""
        return self._connection

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        with translated():
            return self._connection.execute(query, parameters).fetchall()

    def stream(self, query: str, parameters: Sequence[object] = (), size: int = 2000) -> Iterator[list[Row]]:
        """Yield the rows of a query in batches."""
        with translated():
            cursor = self._connection.execute(query, parameters)
            while batch := cursor.fetchmany(size):
                yield batch

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement inside a transaction and return how many rows it touched."""
        with translated():
            return self._connection.execute(statement, parameters).rowcount

    def execute_many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once a row inside a transaction."""
        with translated():
            self._connection.executemany(statement, rows)

    def insert_many(self, table: Table, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Insert many rows; for very many, what triggers do for each is done once for all."""
        if len(rows) < MANY:
            self.execute_many(statement, rows)
            return
        with self._triggers_resting(table):
            self.execute_many(statement, rows)

    @contextmanager
    def staged(
        self, table: Table, names: Sequence[str], rows: Sequence[Sequence[Stored]]
    ) -> Iterator[Staged]:
        """Put very many rows into a temporary table, which locks nobody out and leaves no trace."""
        if len(rows) < MANY:
            yield Staged(table, tuple(names), rows)
            return
        self.execute("PRAGMA temp_store = MEMORY")
        columns = columns_sql(tuple(names))
        with self.snapshot():
            self.execute(sql("CREATE TEMPORARY TABLE {place} ({columns})", place=_STAGE, columns=columns))
            marks = ", ".join("?" * len(names))
            self.execute_many(sql("INSERT INTO {place} VALUES ({marks})", place=_STAGE, marks=marks), rows)
        try:
            yield Staged(table, tuple(names), (), _STAGE)
        finally:
            self.execute(sql("DROP TABLE {place}", place=_STAGE))

    def insert_staged(self, staged: Staged, leave_out: Collection[str]) -> None:
        """Insert what was made ready, apart from the rows of some keys."""
        columns, table = columns_sql(staged.names), quoted(staged.table.name)
        if not staged.place:
            rows = [row for row in staged.rows if row[0] not in leave_out]
            marks = ", ".join("?" * len(staged.names))
            self.execute_many(
                sql("INSERT INTO {t} ({columns}) VALUES ({marks})", t=table, columns=columns, marks=marks),
                rows,
            )
            return
        forget = sql("DELETE FROM {place} WHERE {key} = ?", place=staged.place, key=quoted(staged.names[0]))
        self.execute_many(forget, [(key,) for key in leave_out])
        insert = "INSERT INTO {t} ({columns}) SELECT {columns} FROM {place} ORDER BY rowid"
        with self._triggers_resting(staged.table):
            self.execute(sql(insert, t=table, columns=columns, place=staged.place))

    def execute_each(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Run a statement once a row inside a transaction."""
        self.execute_many(statement, rows)

    @contextmanager
    def _triggers_resting(self, table: Table) -> Iterator[None]:
        """Set aside what triggers do for each inserted row, and do it for all at the end."""
        newest = sql("SELECT COALESCE(max(fid), 0) FROM {table}", table=quoted(table.name))
        last = self.rows(newest)[0][0]
        resting = insert_trigger_names(table)
        marks = ", ".join("?" * len(resting))
        made_by = self.rows(
            sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ({marks})",
                marks=marks,
            ),
            resting,
        )
        for name, _ in made_by:
            self.execute(f"DROP TRIGGER {quoted(str(name))}")
        yield
        for after in after_many_inserts(table):
            self.execute(after, (last,))
        for _, how in made_by:
            self.execute(str(how))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write: take the lock at once, so that nothing is decided on what another is changing."""
        if self.read_only:
            raise read_only_error()
        if self._depth:
            yield
            return
        with self._between("BEGIN IMMEDIATE"):
            self._check_same_file()
            yield
            self._check_same_file()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read: all queries inside see one state. Keep it short, as it holds writers up."""
        if self._depth:
            yield
            return
        with self._between("BEGIN"):
            yield

    @contextmanager
    def _between(self, begin: str) -> Iterator[None]:
        with translated():
            patiently(self._connection, begin)
        self._depth = 1
        try:
            yield
            with translated():
                patiently(self._connection, "COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0

    def _roll_back(self) -> None:
        """SQLite may have rolled back already, where the disk was full or gone."""
        if self._connection.in_transaction:
            with translated():
                self._connection.execute("ROLLBACK")

    def _check_same_file(self) -> None:
        """A file that was deleted or replaced still takes writes, which nobody would ever see."""
        if _identity(self.path) != self._identity:
            raise unreachable("the file was moved, deleted or replaced")

    def encode(self, value: object, kind: ColumnType) -> Stored:
        """Return a value as the file takes it."""
        return to_sqlite(value, kind)

    def decode(self, value: Stored, kind: ColumnType) -> object:
        """Return what a stored value means."""
        return from_sqlite(value, kind)

    def encode_geometry(self, wkb: bytes) -> Stored:
        """Return little endian WKB as a GeoPackage blob."""
        return geometry.to_geopackage(wkb, self.srid)

    def decode_geometry(self, value: Stored) -> bytes:
        """Return the WKB inside a GeoPackage blob."""
        return geometry.from_geopackage(bytes(value))  # type: ignore[arg-type]

    def lock_row(self, table: str, uuid: str) -> None:
        """The writing transaction has locked the whole file already."""

    def lock_rows(self, table: str, uuids: Sequence[str]) -> None:
        """The writing transaction has locked the whole file already."""

    def lock_table(self, table: str) -> None:
        """The writing transaction has locked the whole file already."""

    def wipe(self) -> bool:
        """Write the file anew without its unused pages. That must wait while others have it open and read."""
        try:
            self.execute("VACUUM")
        except DatabaseLockedError:
            return False
        return True

    def data_version(self) -> int:
        """Return SQLite's own count of commits by others, seen from a connection that never writes.

        It never waits, for the window asks: while somebody's commit locks the file nothing new is seen yet.
        """
        self._check_same_file()
        try:
            if self._watch is None:
                self._watch = connect_reading(self.path, timeout=0.0)
            with translated():
                self._version = int(self._watch.execute("PRAGMA data_version").fetchone()[0])
        except DatabaseLockedError:
            return self._version
        return self._version

    def account(self) -> str:
        """Return the login of the operating system."""
        return getpass.getuser()

    def close(self) -> None:
        """Close both connections."""
        self._connection.close()
        if self._watch is not None:
            self._watch.close()
            self._watch = None


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another at the same path, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
