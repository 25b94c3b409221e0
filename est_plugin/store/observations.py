"""Observations: written with the guard's verdict only, read as objects or, in great number, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ..domain.counts import SelectionCounts
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import COARSE_PRECISIONS, Observation
from ..domain.privacy import Clearance, guarded_text
from ..domain.selection import Selection
from .errors import UnclearedTextError
from .family import Family
from .names import sql
from .schema_types import ColumnType
from .selection_sql import condition_of, marks, without_time
from .values import Stored

Cleared = tuple[Observation, Clearance]
_LOOKUP = 500


@dataclass(frozen=True)
class _Prepared:
    """An observation with what is stored of it, and as it will be read back if it is new."""

    record: Observation
    values: tuple[Stored, ...]
    kept: Observation


class Observations(Family):
    """The table ``observation``."""

    def write_observation(self, observation: Observation, clearance: Clearance) -> Observation:
        """Insert or update one observation; returns it with its new version.

        The clearance must cover all that a person wrote in it. Writing the same content again is the same
        write. Raises UnclearedTextError, ConflictError, BrokenRuleError, InvalidValueError, ReadOnlyError
        and, when nothing could be written for now, DatabaseUnreachableError.
        """
        return self._observations.save(cleared(observation, clearance), self.user)

    def write_observations(self, pairs: Iterable[Cleared]) -> tuple[Observation, ...]:
        """Insert or update observations, all or none, in one short transaction. Raises as above.

        Values are made ready before the lock is taken, so that others wait for the writing only.
        """
        prepared = self._prepare(cleared(observation, clearance) for observation, clearance in pairs)
        with self._backend.transaction():
            return self._write_prepared(prepared)

    def _prepare(self, records: Iterable[Observation]) -> list[_Prepared]:
        """Make ready what takes time, before the lock is taken."""
        table = self._observations
        return [_Prepared(record, table.values(record), table.kept(record, 1)) for record in records]

    def _write_prepared(self, prepared: Sequence[_Prepared]) -> tuple[Observation, ...]:
        """Write inside the transaction that is open: new rows many at a time, the others one by one."""
        existing = self._existing([each.record for each in prepared])
        fresh: dict[str, _Prepared] = {}
        others: list[tuple[int, Observation]] = []
        for number, each in enumerate(prepared):
            key = each.record.uuid
            if each.record.row_version or key in existing or key in fresh:
                others.append((number, each.record))
            else:
                fresh[key] = each
        self._observations.insert_many([each.values for each in fresh.values()], self.user)
        written = [each.kept for each in prepared]
        for number, record in others:
            written[number] = self._observations.save(record, self.user)
        return tuple(written)

    def _existing(self, records: list[Observation]) -> set[str]:
        """Return those keys among the records that the database has."""
        found: set[str] = set()
        for start in range(0, len(records), _LOOKUP):
            keys = [record.uuid for record in records[start : start + _LOOKUP]]
            query = sql("SELECT CAST(uuid AS text) FROM observation WHERE uuid IN {keys}", keys=marks(keys))
            rows = self._backend.rows(query, keys)
            found.update(str(row[0]) for row in rows)
        return found

    def delete_observation(self, observation: Observation) -> None:
        """Delete an observation. Raises ConflictError where somebody else has changed it since."""
        self._observations.delete(observation.uuid, observation.row_version, self.user)

    def change_observations(
        self, writes: Iterable[Cleared], deletes: Iterable[Observation]
    ) -> tuple[Observation, ...]:
        """Write some observations and delete others, all or nothing, in one short transaction.

        Returns those written. Raises what :meth:`write_observation` raises.
        """
        prepared = self._prepare(cleared(observation, clearance) for observation, clearance in writes)
        with self._backend.transaction():
            written = self._write_prepared(prepared)
            for row in deletes:
                self._observations.delete(row.uuid, row.row_version, self.user)
        return written

    def duplicates_of(self, uuid: str) -> tuple[Observation, ...]:
        """Return the observations that are marked as duplicates of one."""
        return self._observations.rows("WHERE duplicate_of = ?", (uuid,))

    def observations_around(self, first: datetime, last: datetime) -> tuple[Observation, ...]:
        """Return the observations that begin between two instants, both included."""
        encode = self._backend.encode
        bounds = [encode(moment, ColumnType.INSTANT) for moment in (first, last)]
        return self._observations.rows("WHERE started_at >= ? AND started_at <= ?", bounds)

    def observation(self, uuid: str) -> Observation | None:
        """Return one observation, None if there is none."""
        return self._observations.get(uuid)

    def was_written(self, uuid: str) -> bool:
        """Tell whether an observation was ever written under a key, even if it has been deleted since.

        Known from the audit, for as long as it is kept; of rows loaded in bulk not known.
        """
        return bool(self._backend.rows(self._backend.was_written_sql, (uuid,))[0][0])

    def observations_by_uuid(self, uuids: Iterable[str]) -> tuple[Observation, ...]:
        """Return some observations, in no certain order."""
        wanted = list(uuids)
        found: list[Observation] = []
        for start in range(0, len(wanted), _LOOKUP):
            keys = wanted[start : start + _LOOKUP]
            found += self._observations.rows(f"WHERE uuid IN {marks(keys)}", keys)
        return tuple(found)

    def observations_by_key(self, keys: Iterable[int]) -> tuple[Observation, ...]:
        """Return the observations of row numbers, as in ``ObservationTable.key``, ordered by them."""
        wanted = [int(key) for key in keys]
        found: list[Observation] = []
        for start in range(0, len(wanted), _LOOKUP):
            some = wanted[start : start + _LOOKUP]
            found += self._observations.rows(f"WHERE fid IN {marks(some)} ORDER BY fid", some)
        return tuple(found)

    def observations(self, selection: Selection) -> Iterator[Observation]:
        """Yield the observations of a selection by their start, without holding them all in memory.

        The area filter is not applied here.
        """
        condition = condition_of(selection, self._backend)
        yield from self._observations.stream(
            f"WHERE {condition.sql} ORDER BY started_at, fid", condition.parameters
        )

    def observations_by_identity(
        self, source_system: str, external_ids: Iterable[str]
    ) -> dict[str, Observation]:
        """Return the observations of a source system by their id there, those that exist."""
        wanted = list(external_ids)
        found: dict[str, Observation] = {}
        for start in range(0, len(wanted), _LOOKUP):
            some = wanted[start : start + _LOOKUP]
            rows = self._observations.rows(
                f"WHERE source_system = ? AND external_id IN {marks(some)}", (source_system, *some)
            )
            found.update({str(row.external_id): row for row in rows})
        return found

    def count(self, selection: Selection) -> SelectionCounts:
        """Count what a selection means, from one index."""
        condition = condition_of(selection, self._backend)
        timeless = without_time(selection, self._backend)
        coarse = ", ".join(f"'{precision}'" for precision in COARSE_PRECISIONS)
        with self._backend.snapshot():
            rows = self._backend.rows(
                sql(
                    "SELECT source, count(*), count(CASE WHEN place_precision IN ({coarse}) THEN 1 END),"
                    " count(duplicate_of) FROM observation WHERE {condition} GROUP BY source",
                    coarse=coarse,
                    condition=condition.sql,
                ),
                condition.parameters,
            )
            total = self._backend.rows("SELECT count(*) FROM observation")[0][0]
            unknown = self._backend.rows(timeless.count_sql(), timeless.parameters)[0][0]
        numbers = [tuple(int(number or 0) for number in row[1:]) for row in rows]  # type: ignore[arg-type]
        chosen, coarse_count, duplicates = (
            (sum(column) for column in zip(*numbers, strict=True)) if rows else (0, 0, 0)
        )
        by_source = {
            str(row[0]): row_chosen - row_duplicates
            for row, (row_chosen, _, row_duplicates) in zip(rows, numbers, strict=True)
            if row_chosen > row_duplicates
        }
        return SelectionCounts(
            chosen,
            int(total or 0),  # type: ignore[arg-type]
            coarse_count,
            int(unknown or 0),  # type: ignore[arg-type]
            duplicates,
            by_source,
        )


def cleared(observation: Observation, clearance: Clearance) -> Observation:
    """Return the observation with what its clearance says of who confirmed it. Raises UnclearedTextError."""
    if not clearance.covers(guarded_text(observation)):
        raise UnclearedTextError(
            QT_TRANSLATE_NOOP(
                "est",
                "The text has not been checked for personal data, so it was not saved. Check it and save"
                " again.",
            )
        )
    if clearance.confirmed_by is None:
        return observation
    return replace(
        observation,
        privacy_confirmed_by=clearance.confirmed_by,
        privacy_confirmed_at=clearance.confirmed_at,
        privacy_reason=clearance.reason,
    )
