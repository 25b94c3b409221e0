"""Observations in great number: as arrays, as counts in cells, and loaded at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from ..analysis.progress import SILENT, Progress
from ..analysis.table import IntArray, ObservationTable
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import COARSE_PRECISIONS
from ..domain.runs import ImportRun
from ..domain.selection import Selection
from .bulk import BulkNote, BulkObservations, check
from .errors import DatabaseExistsError
from .family import Family
from .names import sql
from .roads import CellGrid
from .selection_sql import Condition, condition_of
from .values import instant_text


class Masses(Family):
    """What is done for many observations at once."""

    def observation_table(self, selection: Selection, *, with_text: bool = False) -> ObservationTable:
        """Return the observations of a selection as arrays, ordered by row number, in the database's CRS.

        The area filter is not applied. Every kind and duplicates are included: who takes part in an
        analysis is decided in ``answers``. ``with_text`` adds the descriptions.
        """
        condition = condition_of(selection, self._backend)
        counted = self._backend.rows(condition.count_sql(), condition.parameters)
        expected = int(counted[0][0])  # type: ignore[arg-type]
        table = self._roads.read_table(condition, expected)
        return replace(table, text=self._texts(condition, table.key)) if with_text else table

    def binned_counts(self, selection: Selection, grid: CellGrid) -> IntArray:
        """Count, in the cells of a grid in the database's CRS, the points that an analysis of points takes.

        Those are: no duplicate, of a kind that is analysed and on the map, with an exact place. Shape
        (rows, columns), row 0 the southernmost. PostGIS counts on the server.
        """
        return self._roads.binned_counts(self._analysed(selection), grid)

    def bulk_load(self, loaded: BulkObservations, run: ImportRun, progress: Progress = SILENT) -> ImportRun:
        """Insert many new observations in one transaction, recorded as ``run``; all or none.

        Free texts go through the guard (each different one once). The audit of single rows rests inside
        the transaction; the run stands for them. Raises PersonalDataError, InvalidValueError,
        BrokenRuleError, DatabaseExistsError where the run has been loaded already, CancelledError; on
        PostGIS MissingRightError without ``est_manage``.
        """
        check(loaded)
        now = datetime.now(UTC)
        with self._backend.transaction():
            if self._import_runs.get(run.uuid) is not None:
                raise DatabaseExistsError(
                    QT_TRANSLATE_NOOP(
                        "est",
                        "These observations are in the database already. Nothing was loaded a second time.",
                    )
                )
            started = replace(run, started_at=run.started_at or now, imported=len(loaded))
            saved = self._import_runs.save(started, self.user)
            if len(loaded):
                self._roads.load(loaded, BulkNote(run.uuid, instant_text(now), self.user), progress)
            return self._import_runs.save(replace(saved, finished_at=datetime.now(UTC)), self.user)

    def _texts(self, condition: Condition, keys: IntArray) -> NDArray[np.object_]:
        """Descriptions by row number; a row that somebody has deleted meanwhile has none."""
        query = sql("SELECT fid, description FROM observation WHERE {condition}", condition=condition.sql)
        texts: dict[int, str] = {}
        for batch in self._backend.stream(query, condition.parameters, 10_000):
            texts.update(batch)  # type: ignore[arg-type]
        return np.array([texts.get(key, "") for key in keys.tolist()], dtype=object)

    def _analysed(self, selection: Selection) -> Condition:
        categories = {category.uuid: category for category in self._categories.rows()}
        taking_part = []
        for category in categories.values():
            parent = categories.get(category.parent_uuid or "")
            if category.takes_part_in_analysis and (parent is None or parent.on_map):
                taking_part.append(category.uuid)
        coarse = ", ".join(f"'{precision}'" for precision in COARSE_PRECISIONS)
        condition = condition_of(selection, self._backend)
        kinds = ", ".join("?" for _ in taking_part) or "NULL"
        return Condition(
            f"{condition.sql} AND duplicate_of IS NULL AND geom IS NOT NULL"
            f" AND place_precision NOT IN ({coarse}) AND category_uuid IN ({kinds})",
            (*condition.parameters, *taking_part),
        )
