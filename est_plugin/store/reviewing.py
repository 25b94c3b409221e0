"""Review: lists of work, and changes of observations that touch nothing a person wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from ..analysis.table import IntArray, ObservationTable
from ..domain.category import CategoryKind
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import FaultStatus, Observation, ReviewStatus
from ..domain.privacy import guarded_text
from ..domain.selection import Selection
from ..domain.work_list import WorkList
from .errors import BrokenRuleError, ConflictError, UnclearedTextError
from .names import sql
from .observations import Observations
from .schema_types import ColumnType
from .selection_sql import Condition, condition_of, marks

_AT_ONCE = 500


class Reviewing(Observations):
    """The work on reports that have come in."""

    def work_table(self, selection: Selection, work: WorkList) -> ObservationTable:
        """Return the observations of a list of work as arrays, ordered by row number, in the database's CRS.

        The area filter is not applied.
        """
        condition = self._work_condition(selection, work)
        expected = int(self._backend.rows(condition.count_sql(), condition.parameters)[0][0])  # type: ignore[arg-type]
        return self._roads.read_table(condition, expected)

    def work_keys(self, selection: Selection, work: WorkList) -> IntArray:
        """Return the row numbers of a list of work, ascending. The area filter is not applied."""
        condition = self._work_condition(selection, work)
        query = sql("SELECT fid FROM observation WHERE {condition} ORDER BY fid", condition=condition.sql)
        keys = [
            int(row[0])  # type: ignore[arg-type]
            for batch in self._backend.stream(query, condition.parameters, 2000)
            for row in batch
        ]
        return np.array(keys, dtype=np.int64)

    def latest_report(self) -> datetime | None:
        """Return the latest start of what has been reported and lies behind us, None if nothing does.

        What was planned for a day has not happened yet when it is told.
        """
        now = self._backend.encode(datetime.now(UTC), ColumnType.INSTANT)
        found = self._backend.rows(
            "SELECT started_at FROM observation WHERE started_at <= ? AND category_uuid NOT IN"
            " (SELECT uuid FROM category WHERE kind = ?) ORDER BY started_at DESC LIMIT 1",
            (now, CategoryKind.PLANNED_EVENT.value),
        )
        latest = self._backend.decode(found[0][0], ColumnType.INSTANT) if found else None
        return latest if isinstance(latest, datetime) else None

    def mark_reviewed(self, uuids: Iterable[str]) -> int:
        """Mark new reports as reviewed, all or none; return how many were. Those that are already rest.

        Raises ReadOnlyError, DatabaseLockedError, DatabaseUnreachableError. What the login may not change
        (PostGIS, ``est_report``) is not counted.
        """
        wanted = list(uuids)
        now = self._backend.encode(datetime.now(UTC), ColumnType.INSTANT)
        changed = 0
        with self._backend.transaction():
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                statement = sql(
                    "UPDATE observation SET review_status = ?, changed_at = ?, changed_by = ?,"
                    " row_version = row_version + 1 WHERE review_status = ? AND uuid IN {keys}",
                    keys=marks(some),
                )
                parameters = (ReviewStatus.REVIEWED.value, now, self.user, ReviewStatus.NEW.value, *some)
                changed += self._backend.execute(statement, parameters)
        return changed

    def mark_mended(self, fault: Observation) -> Observation:
        """Mark a fault in the environment as mended, and as reviewed. Raises ConflictError."""
        return self._change(
            replace(fault, fault_status=FaultStatus.MENDED, review_status=ReviewStatus.REVIEWED)
        )

    def link_duplicate(self, duplicate: Observation, kept: Observation) -> Observation:
        """Let ``kept`` stand for ``duplicate``, which counts no more; both are reviewed then.

        What ``duplicate`` stood for is stood for by ``kept``; where ``kept`` is itself a duplicate, the one
        that stands for it does. All in one transaction. Raises ConflictError, BrokenRuleError.
        """
        with self._backend.transaction():
            stands = self._standing_for(kept)
            if stands.uuid == duplicate.uuid:
                raise _circle()
            for other in self._observations.rows("WHERE duplicate_of = ?", (duplicate.uuid,)):
                self._change(replace(other, duplicate_of=stands.uuid))
            self._change(replace(stands, review_status=ReviewStatus.REVIEWED))
            if kept.uuid != stands.uuid:
                self._change(replace(kept, review_status=ReviewStatus.REVIEWED))
            return self._change(
                replace(duplicate, duplicate_of=stands.uuid, review_status=ReviewStatus.REVIEWED)
            )

    def unlink_duplicate(self, duplicate: Observation) -> Observation:
        """Let an observation count by itself again. Raises ConflictError."""
        return self._change(replace(duplicate, duplicate_of=None))

    def _standing_for(self, kept: Observation) -> Observation:
        """Follow a row to the one that counts for it."""
        stands, seen = kept, {kept.uuid}
        while stands.duplicate_of is not None:
            following = self._observations.get(stands.duplicate_of)
            if following is None or following.uuid in seen:
                raise _circle()
            seen.add(following.uuid)
            stands = following
        return stands

    def _change(self, observation: Observation) -> Observation:
        """Save what is no text of a person's: the guard has seen that when it was written."""
        stored = self._observations.get(observation.uuid)
        if stored is None:
            raise ConflictError(observation, None)
        if guarded_text(stored) != guarded_text(observation):
            if stored.row_version != observation.row_version:
                raise ConflictError(observation, stored)
            raise UnclearedTextError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "The text has not been checked for personal data, so it was not saved. Check it and save"
                    " again.",
                )
            )
        return self._observations.save(observation, self.user)

    def _work_condition(self, selection: Selection, work: WorkList) -> Condition:
        base = condition_of(selection, self._backend)
        parts, parameters = [base.sql], list(base.parameters)
        if work.reported_since is not None:
            parts.append("reported_at >= ?")
            parameters.append(self._backend.encode(work.reported_since, ColumnType.INSTANT))
        for column, value in (("review_status", work.review_status), ("fault_status", work.fault_status)):
            if value is not None:
                parts.append(f"{column} = ?")
                parameters.append(str(value))
        if work.is_duplicate is not None:
            parts.append(f"duplicate_of IS {'NOT ' if work.is_duplicate else ''}NULL")
        if work.kinds:
            of_kinds = sql("SELECT uuid FROM category WHERE kind IN {kinds}", kinds=marks(work.kinds))
            parts.append(f"category_uuid IN ({of_kinds})")
            parameters += [str(kind) for kind in work.kinds]
        if work.time_precisions:
            parts.append(f"time_precision IN {marks(work.time_precisions)}")
            parameters += [str(precision) for precision in work.time_precisions]
        return Condition(" AND ".join(f"({part})" for part in parts), tuple(parameters))


def _circle() -> BrokenRuleError:
    return BrokenRuleError(
        QT_TRANSLATE_NOOP(
            "est",
            "These two cannot be linked: each would stand for the other. Nothing was saved. Undo the link"
            " that is there first.",
        )
    )
