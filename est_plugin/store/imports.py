"""Imports: everything of a run in one transaction, and the run undone as a whole for some days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from uuid import uuid4

from ..domain.area_count import AreaCount
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import Observation
from ..domain.runs import ImportKind, ImportRun
from ..domain.settings import MunicipalitySettings
from .errors import ConflictError, TooLateToUndoError, not_allowed
from .links import ReplacedRow
from .names import quoted, sql
from .observation_json import count_from_text, count_to_text, observation_from_text, observation_to_text
from .observations import Cleared, Observations, cleared
from .selection_sql import marks

_LOOKUP = 500
_UNTOUCHED = (
    "SELECT uuid FROM {table} WHERE import_run_uuid = ? AND row_version = 1"
    " AND uuid NOT IN (SELECT row_uuid FROM import_undo WHERE import_run_uuid = ?)"
)
_MARK = "UPDATE {table} SET changed_by = ?, row_version = row_version + 1 WHERE uuid IN {keys}"
_DELETE = "DELETE FROM {table} WHERE uuid IN {keys}"
_OF_RUN = "SELECT count(*) FROM {table} WHERE import_run_uuid = ?"
_TABLES = MappingProxyType({ImportKind.OBSERVATIONS: "observation", ImportKind.COUNTS: "area_count"})


@dataclass(frozen=True)
class Undone:
    """What undoing an import came to; ``kept`` rows somebody has worked on since, so they stay."""

    removed: int
    restored: int
    kept: int


class Imports(Observations):
    """Rows that come in by the file."""

    def write_import(
        self,
        pairs: Sequence[Cleared],
        run: ImportRun,
        replaced: Iterable[Observation] = (),
    ) -> ImportRun:
        """Insert and update observations, recorded as ``run``, all or none. Returns the run with its counts.

        Everything must be parsed and checked before: the lock is held for the writing only. ``replaced``
        are the rows that updates replace, as they were read: what is known of them need not be made ready
        under the lock. They are kept for :meth:`undo_import`. Observations that are there already with the
        same content count as duplicates. Raises ConflictError where somebody has changed one since it was
        read, UnclearedTextError, BrokenRuleError.
        """
        table = self._observations
        fresh: dict[str, Observation] = {}
        known: list[Observation] = []
        for observation, clearance in pairs:
            record = cleared(observation, clearance)
            if record.row_version or record.uuid in fresh:
                known.append(replace(record, import_run_uuid=run.uuid))
            else:
                fresh[record.uuid] = record
        moment = table.now()
        rows = [
            table.inserted(record, self.user, moment, import_run_uuid=run.uuid) for record in fresh.values()
        ]
        old_texts = {(old.uuid, old.row_version): observation_to_text(old) for old in replaced}
        begun = replace(run, started_at=run.started_at or datetime.now(UTC))
        with (
            self._backend.staged(table.table, table.inserted_names, rows) as staged,
            self._backend.transaction(),
        ):
            saved_run = self._import_runs.save(begun, self.user)
            self._backend.lock_rows("observation", [record.uuid for record in known])
            present = self._present([*fresh, *(record.uuid for record in known)])
            there = [replace(fresh[key], import_run_uuid=run.uuid) for key in fresh.keys() & present.keys()]
            self._backend.insert_staged(staged, fresh.keys() & present.keys())
            changed = [record for record in (*there, *known) if _differs(record, present.get(record.uuid))]
            self._update_known(changed, present, run)
            self._keep_old([present[record.uuid] for record in changed], old_texts, run)
            counted = replace(
                saved_run,
                imported=len(fresh) - len(there),
                updated=len(changed),
                duplicates=run.duplicates + len(there) + len(known) - len(changed),
                finished_at=datetime.now(UTC),
            )
            return self._import_runs.save(counted, self.user)

    def write_counts(self, counts: Sequence[AreaCount], run: ImportRun) -> ImportRun:
        """Insert and update counts per area, recorded as ``run``, all or none; as :meth:`write_import`.

        ``run`` tells how many counts of the file are new, changed and there already. Raises ConflictError.
        """
        with self._backend.transaction():
            begun = replace(run, started_at=run.started_at or datetime.now(UTC))
            saved_run = self._import_runs.save(begun, self.user)
            for count in counts:
                old = self._area_counts.get(count.uuid)
                self._area_counts.save(replace(count, import_run_uuid=run.uuid), self.user)
                if old is not None:
                    text = count_to_text(old)
                    kept = ReplacedRow(
                        str(uuid4()), run.uuid, old.uuid, text, old.row_version + 1, table_name="area_count"
                    )
                    self._replaced_rows.save(kept, self.user)
            return self._import_runs.save(replace(saved_run, finished_at=datetime.now(UTC)), self.user)

    def undo_import(self, run: ImportRun) -> Undone:
        """Take an import back in one transaction: remove what it brought, restore what it replaced.

        Rows that somebody has changed since stay as they are. Raises TooLateToUndoError after the
        municipality's number of days, ConflictError where it has been undone already.
        """
        with self._backend.transaction():
            current = self._import_runs.get(run.uuid)
            if current is None or current.undone_at is not None:
                raise ConflictError(run, current)
            self._check_in_time(current)
            table = _TABLES.get(current.kind, "observation")
            replaced = self._replaced_rows.rows("WHERE import_run_uuid = ?", (run.uuid,))
            restored = sum(self._restore(row) for row in replaced)
            removed = self._remove_untouched(table, run)
            self._backend.execute("DELETE FROM import_undo WHERE import_run_uuid = ?", (run.uuid,))
            left = int(str(self._backend.rows(sql(_OF_RUN, table=quoted(table)), (run.uuid,))[0][0]))
            self._import_runs.save(replace(current, undone_at=datetime.now(UTC)), self.user)
        return Undone(removed, restored, left)

    def _remove_untouched(self, table: str, run: ImportRun) -> int:
        """Delete what the run brought and nobody has changed since; return how many.

        The audit of a deletion names who changed the row last: that is who undoes the import.
        """
        name = quoted(table)
        query = sql(_UNTOUCHED, table=name)
        untouched = [str(row[0]) for row in self._backend.rows(query, (run.uuid, run.uuid))]
        for start in range(0, len(untouched), _LOOKUP):
            keys = untouched[start : start + _LOOKUP]
            for statement, parameters in ((_MARK, (self.user, *keys)), (_DELETE, tuple(keys))):
                self._backend.execute(sql(statement, table=name, keys=marks(keys)), parameters)
        return len(untouched)

    def _present(self, uuids: Sequence[str]) -> dict[str, Observation]:
        found: dict[str, Observation] = {}
        for start in range(0, len(uuids), _LOOKUP):
            keys = uuids[start : start + _LOOKUP]
            rows = self._observations.rows(f"WHERE uuid IN {marks(keys)}", keys)
            found.update((row.uuid, row) for row in rows)
        return found

    def _update_known(
        self, changed: Sequence[Observation], present: Mapping[str, Observation], run: ImportRun
    ) -> None:
        """Update rows that are there, all of them; they are locked. Raises ConflictError."""
        for record in changed:
            current = present.get(record.uuid)
            if current is None or current.row_version != record.row_version:
                raise ConflictError(record, current)
        before = self._of_run(run)
        self._observations.update_many(changed, self.user)
        if self._of_run(run) - before != len(changed):  # the rows are locked: only a right can be missing
            raise not_allowed()

    def _of_run(self, run: ImportRun) -> int:
        return int(str(self._backend.rows(sql(_OF_RUN, table="observation"), (run.uuid,))[0][0]))

    def _keep_old(
        self, replaced: Sequence[Observation], texts: Mapping[tuple[str, int], str], run: ImportRun
    ) -> None:
        rows = [
            ReplacedRow(
                str(uuid4()),
                run.uuid,
                old.uuid,
                texts.get((old.uuid, old.row_version)) or observation_to_text(old),
                old.row_version + 1,
                organisation_uuid=run.organisation_uuid,
            )
            for old in replaced
        ]
        self._replaced_rows.insert_many([self._replaced_rows.values(row) for row in rows], self.user)

    def _restore(self, kept: ReplacedRow) -> bool:
        if kept.table_name == "area_count":
            return self._restore_count(kept)
        current = self._observations.get(kept.row_uuid)
        if current is None or current.row_version != kept.new_row_version or kept.old_row is None:
            return False
        old = observation_from_text(kept.old_row)
        self._observations.save(replace(old, row_version=current.row_version), self.user)
        return True

    def _restore_count(self, kept: ReplacedRow) -> bool:
        current = self._area_counts.get(kept.row_uuid)
        if current is None or current.row_version != kept.new_row_version or kept.old_row is None:
            return False
        old = count_from_text(kept.old_row)
        self._area_counts.save(replace(old, row_version=current.row_version), self.user)
        return True

    def _check_in_time(self, run: ImportRun) -> None:
        texts = {row.name: row.value for row in self._settings.rows()}
        days = MunicipalitySettings.from_texts(texts).import_undo_days
        if run.finished_at is None or datetime.now(UTC) - run.finished_at > timedelta(days=days):
            raise TooLateToUndoError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "The import can no longer be undone: that is possible for {days} days. Nothing was"
                    " changed.",
                ),
                days=days,
            )


def _differs(new: Observation, old: Observation | None) -> bool:
    """Tell whether a row brings anything new, whichever import it came by before."""
    if old is None:
        return True
    return replace(new, import_run_uuid=None, row_version=0) != replace(
        old, import_run_uuid=None, row_version=0
    )
