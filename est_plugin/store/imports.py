"""An import as one write, and taken back as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import get_type_hints
from uuid import uuid4

from ..domain.area import Organisation
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import Observation, PointGeometry
from ..domain.privacy import Clearance
from ..domain.runs import ImportRun
from .backend import Backend
from .errors import ConflictError, StoreError
from .family import Family
from .names import sql
from .observations import Cleared, cleared
from .records import RecordTable
from .roads import Roads
from .schema import table
from .selection_sql import marks

_CHUNK = 500


class ImportUndoneError(StoreError):
    """An import that cannot be taken back."""


@dataclass(frozen=True)
class ImportedUpdate:
    """A row that an import changes: as it was when the import was planned, and as it shall be."""

    before: Observation
    after: Observation
    clearance: Clearance


@dataclass(frozen=True)
class ImportUndo:
    """A row of ``import_undo``: how an observation was before an import changed it. ``old_row`` is JSON."""

    uuid: str
    import_run_uuid: str
    row_uuid: str
    old_row: str
    new_row_version: int
    organisation_uuid: str | None = None
    table_name: str = "observation"
    action: str = "update"
    row_version: int = 0


@dataclass(frozen=True)
class UndoneImport:
    """What taking back did: rows ``deleted``, ``restored``, and ``kept`` because somebody has changed them"
    " since."""

    deleted: int
    restored: int
    kept: int


class Imports(Family):
    """Imports in one transaction each."""

    def __init__(self, backend: Backend, roads: Roads, user: str) -> None:
        super().__init__(backend, roads, user)
        self._undo_rows = RecordTable(table("import_undo"), ImportUndo, backend)

    def write_import(
        self,
        run: ImportRun,
        new: Iterable[Cleared],
        updates: Iterable[ImportedUpdate] = (),
        organisations: Iterable[Organisation] = (),
    ) -> ImportRun:
        """Write all that an import brings, and its record, or nothing. Returns the record as it is kept.

        Values are made ready before the lock is taken. Raises UnclearedTextError, ConflictError where
        somebody has imported or changed one of the rows since the import was planned, BrokenRuleError,
        InvalidValueError, ReadOnlyError, DatabaseUnreachableError.
        """
        fresh = [replace(cleared(one, verdict), import_run_uuid=run.uuid) for one, verdict in new]
        values = [self._observations.values(observation) for observation in fresh]
        changes = [(update.before, cleared(update.after, update.clearance)) for update in updates]
        undo = [self._undo_rows.values(_undo_row(run, before, after)) for before, after in changes]
        with self._backend.transaction():
            for organisation in organisations:
                self._organisations.save(organisation, self.user)
            self._refuse_existing(fresh)
            saved = self._import_runs.save(run, self.user)
            self._roads.insert_many(len(values), lambda: self._observations.insert_many(values, self.user))
            self._undo_rows.insert_many(undo, self.user)
            for _, after in changes:
                self._observations.save(after, self.user)
        return saved

    def _refuse_existing(self, fresh: Sequence[Observation]) -> None:
        for start in range(0, len(fresh), _CHUNK):
            keys = [one.uuid for one in fresh[start : start + _CHUNK]]
            found = self._backend.rows(
                sql("SELECT CAST(uuid AS text) FROM observation WHERE uuid IN {marks}", marks=marks(keys)),
                keys,
            )
            if found:
                key = str(found[0][0])
                mine = next(one for one in fresh if one.uuid == key)
                raise ConflictError(mine, self._observations.get(key))

    def undo_import(self, run: ImportRun, days: int, now: datetime | None = None) -> UndoneImport:
        """Take an import back: delete what it brought, restore what it changed, in one transaction.

        Rows that somebody has changed since stay as they are and are counted as ``kept``. Raises
        ImportUndoneError where it is undone already or older than ``days``.
        """
        moment = now or datetime.now(UTC)
        with self._backend.transaction():
            current = self._import_runs.get(run.uuid)
            if current is None or current.undone_at is not None:
                raise ImportUndoneError(
                    QT_TRANSLATE_NOOP("est", "This import has been undone already. Nothing was changed.")
                )
            if current.started_at is None or moment - current.started_at > timedelta(days=days):
                raise ImportUndoneError(
                    QT_TRANSLATE_NOOP(
                        "est",
                        "This import is older than {days} days and can no longer be undone. Nothing was"
                        " changed.",
                    ),
                    days=days,
                )
            deleted, changed_since = self._delete_imported(run.uuid)
            restored, kept = self._restore(run.uuid)
            self._backend.execute("DELETE FROM import_undo WHERE import_run_uuid = ?", (run.uuid,))
            self._import_runs.save(replace(current, undone_at=moment), self.user)
        return UndoneImport(deleted, restored, kept + changed_since)

    def _delete_imported(self, run_uuid: str) -> tuple[int, int]:
        rows = self._backend.rows(
            "SELECT CAST(uuid AS text), row_version FROM observation WHERE import_run_uuid = ?", (run_uuid,)
        )
        untouched = [str(key) for key, version in rows if version == 1]
        for start in range(0, len(untouched), _CHUNK):
            keys = untouched[start : start + _CHUNK]
            # The audit of a deletion names who changed the row last: that is who undoes the import.
            self._backend.execute(
                sql(
                    "UPDATE observation SET changed_by = ?, row_version = row_version + 1 WHERE uuid IN"
                    " {marks}",
                    marks=marks(keys),
                ),
                (self.user, *keys),
            )
            self._backend.execute(
                sql("DELETE FROM observation WHERE uuid IN {marks}", marks=marks(keys)), keys
            )
        return len(untouched), len(rows) - len(untouched)

    def _restore(self, run_uuid: str) -> tuple[int, int]:
        restored = kept = 0
        for undo in self._undo_rows.rows("WHERE import_run_uuid = ?", (run_uuid,)):
            current = self._observations.get(undo.row_uuid)
            if current is None or current.row_version != undo.new_row_version:
                kept += 1
                continue
            self._observations.save(
                replace(observation_from_json(undo.old_row), row_version=current.row_version), self.user
            )
            restored += 1
        return restored, kept


def _undo_row(run: ImportRun, before: Observation, after: Observation) -> ImportUndo:
    return ImportUndo(
        str(uuid4()),
        run.uuid,
        before.uuid,
        observation_to_json(before),
        after.row_version + 1,
        after.organisation_uuid,
    )


def observation_to_json(observation: Observation) -> str:
    """Return all fields of an observation as a JSON text."""
    values: dict[str, object] = {}
    for field in fields(observation):
        value = getattr(observation, field.name)
        if isinstance(value, PointGeometry):
            value = [value.x, value.y]
        elif isinstance(value, datetime):
            value = value.isoformat()
        values[field.name] = value
    return json.dumps(values, ensure_ascii=False)


def observation_from_json(text: str) -> Observation:
    """Read what :func:`observation_to_json` wrote."""
    values = json.loads(text)
    hints = get_type_hints(Observation)
    for name, value in values.items():
        kinds = [kind for kind in getattr(hints[name], "__args__", (hints[name],)) if isinstance(kind, type)]
        if value is None:
            continue
        if PointGeometry in kinds:
            values[name] = PointGeometry(*value)
        elif datetime in kinds:
            values[name] = datetime.fromisoformat(value)
        else:
            enum = next((kind for kind in kinds if issubclass(kind, Enum)), None)
            values[name] = enum(value) if enum else value
    return Observation(**values)
