"""Bringing a GeoPackage up to date, after a backup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from ...domain.local_time import to_local
from ..migrations import run_steps
from ..names import literal, quoted, sql
from ..schema import SCHEMA_VERSION, TABLES
from ..schema_types import Column, Table
from ..starting_rows import note_version
from .backend import GeoPackageBackend
from .connection import connect_reading
from .ddl import add_column_sql, table_statements, trigger_statements, view_statements
from .errors import damaged, translated
from .files import connect_new, put_in_place

BACKUP_MARK = ".backup-"
"""Stands in the name of every backup the plugin makes, so that retention finds them."""

PAGES_A_STEP = 2000
Told = Callable[[float], None]


@dataclass(frozen=True)
class GeoPackageEditor:
    """Adds to the tables of a GeoPackage."""

    backend: GeoPackageBackend

    def add_table(self, added: Table) -> None:
        """Make a table with its indexes and its registration, unless it is there."""
        if self._columns(added):
            return
        for statement, parameters in table_statements(added, self.backend.srid):
            self.backend.execute(statement, parameters)

    def add_column(self, changed: Table, added: Column) -> None:
        """Add a column to a table, unless it is there."""
        if added.name not in self._columns(changed):
            self.backend.execute(add_column_sql(changed, added))

    def rebuild_triggers(self) -> None:
        """Make all triggers, and the view, anew from the description."""
        for statement, parameters in view_statements(self.backend.srid):
            self.backend.execute(statement, parameters)
        for table in TABLES:
            found = self.backend.rows(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table.name,)
            )
            for (name,) in found:
                self.backend.execute(f"DROP TRIGGER {quoted(str(name))}")
            for trigger in trigger_statements(table):
                self.backend.execute(trigger)

    def _columns(self, table: Table) -> set[str]:
        found = self.backend.rows(sql("SELECT name FROM pragma_table_info({name})", name=literal(table.name)))
        return {str(row[0]) for row in found}


def migrate(path: Path, version: int, by: str) -> Path:
    """Bring a file of an older ``version`` up to date and return its backup, which lies beside it.

    One transaction: should anything fail, the file is as it was. Raises StoreError.
    """
    kept = backup(path, backup_path(path, version))
    backend = GeoPackageBackend(path)
    try:
        with backend.transaction():
            editor = GeoPackageEditor(backend)
            run_steps(editor, version)
            editor.rebuild_triggers()
            note_version(backend, SCHEMA_VERSION, by or backend.account())
            dangling = backend.rows("PRAGMA foreign_key_check")
            if dangling:
                raise damaged(f"dangling rows in {dangling[0][0]!s}")
    finally:
        backend.close()
    return kept


def backup_path(path: Path, version: int) -> Path:
    """Return where a backup goes: beside the file, named by its schema version and the time in Sweden."""
    now = to_local(datetime.now().astimezone())
    name = f"{path.stem}{BACKUP_MARK}v{version}-{now:%Y%m%d-%H%M%S}-{token_hex(2)}.gpkg"
    return path.with_name(name)


def backup(path: Path, target: Path, told: Told | None = None) -> Path:
    """Copy a database through SQLite's backup API, whole even while others write; return ``target``.

    ``target`` appears whole or not at all. Raises DatabaseExistsError where something is there already.
    """

    def progress(_status: int, remaining: int, total: int) -> None:
        if told is not None and total:
            told(1.0 - remaining / total)

    unfinished = target.with_name(f".{target.stem}-{token_hex(4)}.gpkg")
    try:
        with translated():
            source = connect_reading(path)
            try:
                copy = connect_new(unfinished)
                try:
                    source.backup(copy, pages=PAGES_A_STEP, progress=progress)
                finally:
                    copy.close()
            finally:
                source.close()
        put_in_place(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target
