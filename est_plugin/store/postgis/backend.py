"""PostgreSQL with PostGIS behind the gateway."""

from __future__ import annotations

import select
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

import psycopg2
from psycopg2.extensions import TRANSACTION_STATUS_IDLE
from psycopg2.extensions import connection as Connection  # noqa: N812 - a class with a small name
from psycopg2.extras import execute_batch, execute_values

from .. import geometry
from ..backend import Row, Staged
from ..errors import read_only as read_only_error
from ..location import PostgresLocation
from ..names import columns_sql, quoted, sql
from ..schema_types import ColumnType, Table
from ..values import Stored, from_postgres, to_postgres
from .ddl import NOTIFY_CHANNEL
from .errors import connection_error, translated

CONNECT_SECONDS = 10
LOCK_SECONDS = 30
BATCH = 1000
THINNED_TABLES = (
    "observation",
    "insats",
    "meeting",
    "decision",
    "follow_up",
    "sheet_run",
    "audit",
    "import_undo",
)
_OPTIONS = (
    "SET TIME ZONE 'UTC'",
    "SET client_encoding TO 'UTF8'",
    f"SET lock_timeout TO '{LOCK_SECONDS}s'",
    "SET idle_in_transaction_session_timeout TO '120s'",
)


def connect(location: PostgresLocation) -> Connection:
    """Return a connection with the schema first on its search path. Raises StoreError, without the secret."""
    try:
        connection = psycopg2.connect(
            location.connection_info(),
            connect_timeout=CONNECT_SECONDS,
            application_name="EST Lägesbild",
            keepalives_idle=30,
            keepalives_interval=10,
            keepalives_count=3,
        )
    except psycopg2.OperationalError as error:
        raise connection_error(error, location.name) from None
    with translated():
        connection.autocommit = True
        with connection.cursor() as cursor:
            for option in _OPTIONS:
                cursor.execute(option)
            cursor.execute(f"SET search_path TO {quoted(location.schema)}, public")
    return connection


class PostgisBackend:
    """One thread's connections to a schema: one that works, and one that listens for others' writes."""

    geometry_sql = "ST_AsBinary(geom)"
    was_written_sql = "SELECT was_written(?)"

    def __init__(self, location: PostgresLocation, *, read_only: bool = False, srid: int = 0) -> None:
        self.location = location
        self.read_only = read_only
        self._connection = connect(location)
        self._listener: Connection | None = None
        self._heard = 0
        self._depth = 0
        self._cursors = 0
        self.srid = srid or int(
            self.rows("SELECT Find_SRID(?, 'observation', 'geom')", (location.schema,))[0][0]  # type: ignore[arg-type]
        )

    @property
    def connection(self) -> Connection:
        """The connection that works, for what only PostgreSQL has."""
        return self._connection

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        with translated(), self._connection.cursor() as cursor:
            cursor.execute(_marks(query), tuple(parameters))
            return cursor.fetchall()

    def stream(self, query: str, parameters: Sequence[object] = (), size: int = 2000) -> Iterator[list[Row]]:
        """Yield the rows of a query in batches, from a cursor that the server keeps."""
        self._cursors += 1
        name = f"est_{self._cursors}"
        with self.snapshot(), translated(), self._connection.cursor() as cursor:
            cursor.execute(f"DECLARE {name} NO SCROLL CURSOR FOR {_marks(query)}", tuple(parameters))
            while True:
                cursor.execute(f"FETCH {size:d} FROM {name}")
                batch = cursor.fetchall()
                if not batch:
                    break
                yield batch
            cursor.execute(f"CLOSE {name}")

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement inside a transaction and return how many rows it touched."""
        with translated(), self._connection.cursor() as cursor:
            cursor.execute(_marks(statement), tuple(parameters))
            return cursor.rowcount

    def insert_many(self, table: Table, statement: str, rows: Sequence[Sequence[object]]) -> None:  # noqa: ARG002
        """Insert many rows, hundreds a statement and a journey."""
        into = statement.partition(" VALUES (")[0]
        with translated(), self._connection.cursor() as cursor:
            execute_values(cursor, f"{into} VALUES %s", rows, page_size=BATCH)

    @contextmanager
    def staged(
        self, table: Table, names: Sequence[str], rows: Sequence[Sequence[Stored]]
    ) -> Iterator[Staged]:
        """Keep the rows in memory: nobody waits for an insertion on a server."""
        yield Staged(table, tuple(names), rows)

    def insert_staged(self, staged: Staged, leave_out: Collection[str]) -> None:
        """Insert what was made ready, apart from the rows of some keys."""
        rows = [row for row in staged.rows if row[0] not in leave_out]
        into = sql(
            "INSERT INTO {table} ({columns})",
            table=quoted(staged.table.name),
            columns=columns_sql(staged.names),
        )
        self.insert_many(staged.table, f"{into} VALUES (", rows)

    def execute_each(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Run a statement once a row, hundreds a journey."""
        with translated(), self._connection.cursor() as cursor:
            execute_batch(cursor, _marks(statement), rows, page_size=BATCH)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write. What the block leaves without an error is committed when this returns."""
        if self.read_only:
            raise read_only_error()
        with self._between("BEGIN"):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read: all queries inside see one state. Nobody waits for it."""
        with self._between("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            yield

    @contextmanager
    def _between(self, begin: str) -> Iterator[None]:
        if self._depth:
            yield
            return
        self.execute(begin)
        self._depth = 1
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0

    def _roll_back(self) -> None:
        """A connection that is lost has nothing to roll back: the server has done so."""
        if self._connection.closed:
            return
        if self._connection.info.transaction_status != TRANSACTION_STATUS_IDLE:
            with translated(), self._connection.cursor() as cursor:
                cursor.execute("ROLLBACK")

    def encode(self, value: object, kind: ColumnType) -> Stored:
        """Return a value as psycopg2 takes it."""
        return to_postgres(value, kind)

    def decode(self, value: Stored, kind: ColumnType) -> object:
        """Return what a stored value means."""
        return from_postgres(value, kind)

    def encode_geometry(self, wkb: bytes) -> Stored:
        """Return little endian WKB as hexadecimal EWKB."""
        return geometry.to_ewkb_hex(wkb, self.srid)

    def decode_geometry(self, value: Stored) -> bytes:
        """Return the WKB that ``ST_AsBinary`` gave."""
        return bytes(value)  # type: ignore[arg-type]

    def lock_row(self, table: str, uuid: str) -> None:
        """Keep others from changing a row until the transaction ends."""
        query = sql('SELECT 1 FROM {table} WHERE "uuid" = ? FOR UPDATE', table=quoted(table))
        self.rows(query, (uuid,))

    def lock_rows(self, table: str, uuids: Sequence[str]) -> None:
        """Keep others from changing some rows until the transaction ends; locked in order of their keys."""
        query = 'SELECT 1 FROM {table} WHERE "uuid" IN ({marks}) ORDER BY "uuid" FOR UPDATE'
        for start in range(0, len(uuids), BATCH):
            some = uuids[start : start + BATCH]
            self.rows(sql(query, table=quoted(table), marks=", ".join("?" * len(some))), some)

    def lock_table(self, table: str) -> None:
        """Keep others from writing any row of a table until the transaction ends; they may read."""
        self.execute(sql("LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE", table=quoted(table)))

    def wipe(self) -> bool:
        """Let the server use the space of deleted rows again; logs and backups are its administrator's."""
        for table in THINNED_TABLES:
            self.execute(f"VACUUM {quoted(table)}")
        return True

    def data_version(self) -> int:
        """Return how many writes this connection has heard of; they are told when they are committed."""
        with translated():
            if self._listener is None or self._listener.closed:
                self._listener = connect(self.location)
                with self._listener.cursor() as cursor:
                    cursor.execute(f"LISTEN {NOTIFY_CHANNEL}")
                self._heard += 1
            listener = self._listener
            if select.select([listener], [], [], 0)[0]:
                listener.poll()
            start = f"{self.location.schema}."
            self._heard += sum(told.payload.startswith(start) for told in listener.notifies)
            listener.notifies.clear()
        return self._heard

    def account(self) -> str:
        """Return the login of the database."""
        return str(self.rows("SELECT session_user::text")[0][0])

    def close(self) -> None:
        """Close both connections."""
        for connection in (self._connection, self._listener):
            if connection is not None and not connection.closed:
                connection.close()
        self._listener = None


def _marks(text: str) -> str:
    """Return SQL written with ``?`` as psycopg2 reads it."""
    return text.replace("%", "%%").replace("?", "%s")
