"""Imports: everything of a run in one transaction, and the run undone as a whole for some days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import Observation
from ..domain.runs import ImportRun
from ..domain.settings import MunicipalitySettings
from .errors import ConflictError, TooLateToUndoError
from .links import ReplacedRow
from .names import sql
from .observation_json import observation_from_text, observation_to_text
from .observations import Cleared, Observations, cleared
from .selection_sql import marks

_LOOKUP = 500
_UNTOUCHED = (
    "SELECT uuid FROM observation WHERE import_run_uuid = ? AND row_version = 1"
    " AND uuid NOT IN (SELECT row_uuid FROM import_undo WHERE import_run_uuid = ?)"
)
_MARK = "UPDATE observation SET changed_by = ?, row_version = row_version + 1 WHERE uuid IN {keys}"
_DELETE = "DELETE FROM observation WHERE uuid IN {keys}"


@dataclass(frozen=True)
class Undone:
    """What undoing an import came to; ``kept`` rows somebody has worked on since, so they stay."""

    removed: int
    restored: int
    kept: int


class Imports(Observations):
    """Observations that come in by the file."""

    def write_import(self, pairs: Sequence[Cleared], run: ImportRun) -> ImportRun:
        """Insert and update observations, recorded as ``run``, all or none. Returns the run with its counts.

        Everything must be parsed and checked before: the lock is held for the writing only. What an update
        replaces is kept for :meth:`undo_import`. Observations that are there already with the same content
        count as duplicates. Raises ConflictError where somebody has changed one since it was read,
        UnclearedTextError, BrokenRuleError.
        """
        rows = [
            replace(cleared(observation, clearance), import_run_uuid=run.uuid)
            for observation, clearance in pairs
        ]
        prepared = self._prepare(rows)
        with self._backend.transaction():
            begun = replace(run, started_at=run.started_at or datetime.now(UTC))
            saved_run = self._import_runs.save(begun, self.user)
            present = {old.uuid: old for old in self._present(rows)}
            changed = [each for each in prepared if _differs(each.record, present.get(each.record.uuid))]
            self._write_prepared(changed)
            updated = [present[each.record.uuid] for each in changed if each.record.uuid in present]
            for old in updated:
                self._keep_old(old, run)
            counted = replace(
                saved_run,
                imported=len(changed) - len(updated),
                updated=len(updated),
                duplicates=run.duplicates + len(rows) - len(changed),
                finished_at=datetime.now(UTC),
            )
            return self._import_runs.save(counted, self.user)

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
            replaced = self._replaced_rows.rows("WHERE import_run_uuid = ?", (run.uuid,))
            restored = sum(self._restore(row) for row in replaced)
            removed = self._remove_untouched(run)
            self._backend.execute("DELETE FROM import_undo WHERE import_run_uuid = ?", (run.uuid,))
            query = "SELECT count(*) FROM observation WHERE import_run_uuid = ?"
            left = int(str(self._backend.rows(query, (run.uuid,))[0][0]))
            self._import_runs.save(replace(current, undone_at=datetime.now(UTC)), self.user)
        return Undone(removed, restored, left)

    def _remove_untouched(self, run: ImportRun) -> int:
        """Delete what the run brought and nobody has changed since; return how many.

        The audit of a deletion names who changed the row last: that is who undoes the import.
        """
        untouched = [str(row[0]) for row in self._backend.rows(_UNTOUCHED, (run.uuid, run.uuid))]
        for start in range(0, len(untouched), _LOOKUP):
            keys = untouched[start : start + _LOOKUP]
            for statement, parameters in ((_MARK, (self.user, *keys)), (_DELETE, tuple(keys))):
                self._backend.execute(sql(statement, keys=marks(keys)), parameters)
        return len(untouched)

    def _present(self, rows: list[Observation]) -> list[Observation]:
        found: list[Observation] = []
        for start in range(0, len(rows), _LOOKUP):
            keys = [row.uuid for row in rows[start : start + _LOOKUP]]
            found += self._observations.rows(f"WHERE uuid IN {marks(keys)}", keys)
        return found

    def _keep_old(self, old: Observation, run: ImportRun) -> None:
        self._replaced_rows.save(
            ReplacedRow(
                str(uuid4()),
                run.uuid,
                old.uuid,
                observation_to_text(old),
                old.row_version + 1,
                organisation_uuid=run.organisation_uuid,
            ),
            self.user,
        )

    def _restore(self, kept: ReplacedRow) -> bool:
        current = self._observations.get(kept.row_uuid)
        if current is None or current.row_version != kept.new_row_version or kept.old_row is None:
            return False
        old = observation_from_text(kept.old_row)
        self._observations.save(replace(old, row_version=current.row_version), self.user)
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
