"""Bringing a schema in PostgreSQL up to date, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from ..location import PostgresLocation
from ..migrations import run_steps
from ..schema import SCHEMA_VERSION
from ..schema_types import Column, Table
from ..starting_rows import note_version
from .backend import PostgisBackend
from .ddl import add_column_sql, index_statements, table_sql
from .opening import guard_tables
from .rights import MANAGE


@dataclass(frozen=True)
class PostgisEditor:
    """Adds to the tables of a schema."""

    backend: PostgisBackend

    def add_table(self, added: Table) -> None:
        """Make a table with its indexes, unless it is there."""
        if self.backend.rows("SELECT to_regclass(?)", (added.name,))[0][0] is not None:
            return
        for statement in (table_sql(added, self.backend.srid), *index_statements(added)):
            self.backend.execute(statement)

    def add_column(self, changed: Table, added: Column) -> None:
        """Add a column to a table, unless it is there."""
        self.backend.execute(add_column_sql(changed, added))


def migrate(location: PostgresLocation, version: int, by: str) -> None:
    """Bring a schema of an older ``version`` up to date; should anything fail, it is as it was.

    Raises MissingRightError for a login that does not manage the database, StoreError. Backups of the
    server are its administrator's.
    """
    backend = PostgisBackend(location)
    try:
        with backend.transaction():
            backend.execute(f"SET LOCAL ROLE {MANAGE}")
            run_steps(PostgisEditor(backend), version)
            guard_tables(backend, location.schema)
            note_version(backend, SCHEMA_VERSION, by or backend.account())
    finally:
        backend.close()
