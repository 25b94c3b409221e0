"""What the families of the gateway ask of a database; everything particular to one stands in its backend."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from .schema_types import ColumnType, Table
from .values import Stored

Row = tuple[Stored, ...]


@dataclass(frozen=True)
class Staged:
    """New rows of a table that wait for their transaction; ``place`` is where, empty for the memory."""

    table: Table
    names: tuple[str, ...]
    rows: Sequence[Sequence[Stored]]
    place: str = ""


class Backend(Protocol):
    """A connection to one database, used by one thread.

    SQL is written once for both databases: parameters are ``?``, names in double quotes.
    """

    srid: int
    read_only: bool

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query. Raises StoreError."""

    def stream(self, query: str, parameters: Sequence[object] = (), size: int = 2000) -> Iterator[list[Row]]:
        """Yield the rows of a query in batches, so that memory stays small."""

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement inside a transaction and return how many rows it touched."""

    def insert_many(self, table: Table, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Insert many rows inside a transaction, as quickly as the database can, audit and all."""

    def staged(
        self, table: Table, names: Sequence[str], rows: Sequence[Sequence[Stored]]
    ) -> AbstractContextManager[Staged]:
        """Make new rows ready before the transaction begins, so that others wait as shortly as can be.

        ``names`` are the columns of ``rows``, the key first.
        """

    def insert_staged(self, staged: Staged, leave_out: Collection[str]) -> None:
        """Insert what was made ready, inside a transaction, apart from the rows of some keys."""

    def execute_each(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Run a statement once a row inside a transaction, as quickly as the database can."""

    def lock_rows(self, table: str, uuids: Sequence[str]) -> None:
        """Keep others from changing some rows until the transaction ends."""

    def transaction(self) -> AbstractContextManager[None]:
        """Begin a writing transaction; commit at the end, roll back on any error.

        What was acknowledged by leaving the block without an error is in the database. Raises
        ReadOnlyError, DatabaseLockedError, DatabaseUnreachableError, BrokenRuleError.
        """

    def snapshot(self) -> AbstractContextManager[None]:
        """Begin a reading transaction: all its queries see the same state."""

    def encode(self, value: object, kind: ColumnType) -> Stored:
        """Return a value as the database takes it. Raises InvalidValueError."""

    def decode(self, value: Stored, kind: ColumnType) -> object:
        """Return what a stored value means."""

    def encode_geometry(self, wkb: bytes) -> Stored:
        """Return little endian WKB as the database takes it."""

    def decode_geometry(self, value: Stored) -> bytes:
        """Return the WKB of what :attr:`geometry_sql` selects."""

    @property
    def geometry_sql(self) -> str:
        """How ``geom`` is selected."""

    @property
    def was_written_sql(self) -> str:
        """The query whether the audit knows the insertion of a key."""

    def lock_row(self, table: str, uuid: str) -> None:
        """Keep others from changing a row until the transaction ends."""

    def lock_table(self, table: str) -> None:
        """Keep others from writing any row of a table until the transaction ends."""

    def wipe(self) -> bool:
        """Make sure that nothing of deleted values is left in unused pages; False where that must wait."""

    def data_version(self) -> int:
        """Return a number that changes when anybody has written to the database."""

    def account(self) -> str:
        """Return the login that the person is known by: of the operating system, or of the database."""

    def close(self) -> None:
        """Close all connections."""
