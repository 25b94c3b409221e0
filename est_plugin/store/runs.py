"""Counts per area, and what was imported, analysed, printed and published."""

from __future__ import annotations

from collections.abc import Iterable

from ..domain.area_count import AreaCount
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.runs import AnalysisRun, ImportRun, Publication, SheetRun
from .errors import AlreadyPublishedError, ConflictError
from .family import Family


class Runs(Family):
    """The tables that remember what was done."""

    def area_counts(self) -> tuple[AreaCount, ...]:
        """Return all counts per area, by their first day."""
        return self._area_counts.rows("ORDER BY from_day, area_uuid, category_uuid, uuid")

    def save_area_counts(self, counts: Iterable[AreaCount]) -> tuple[AreaCount, ...]:
        """Insert or update counts, all or none. Raises ConflictError."""
        with self._backend.transaction():
            return tuple(self._area_counts.save(count, self.user) for count in counts)

    def delete_area_count(self, count: AreaCount) -> None:
        """Delete a count. Raises ConflictError."""
        self._area_counts.delete(count.uuid, count.row_version, self.user)

    def import_runs(self) -> tuple[ImportRun, ...]:
        """Return all imports, the latest first."""
        return self._import_runs.rows("ORDER BY started_at DESC, uuid")

    def save_import_run(self, run: ImportRun) -> ImportRun:
        """Insert or update the record of an import. Raises ConflictError."""
        return self._import_runs.save(run, self.user)

    def analysis_runs(self) -> tuple[AnalysisRun, ...]:
        """Return all kept analyses, the latest first."""
        return self._analysis_runs.rows("ORDER BY created_at DESC, uuid")

    def save_analysis_run(self, run: AnalysisRun) -> AnalysisRun:
        """Insert or update a kept analysis. Raises ConflictError."""
        return self._analysis_runs.save(run, self.user)

    def delete_analysis_run(self, run: AnalysisRun) -> None:
        """Delete a kept analysis. Raises ConflictError."""
        self._analysis_runs.delete(run.uuid, run.row_version, self.user)

    def sheet_runs(self) -> tuple[SheetRun, ...]:
        """Return all kept sheets, the latest first."""
        return self._sheet_runs.rows("ORDER BY created_at DESC, uuid")

    def save_sheet_run(self, run: SheetRun) -> SheetRun:
        """Insert or update a kept sheet. Raises ConflictError."""
        return self._sheet_runs.save(run, self.user)

    def delete_sheet_run(self, run: SheetRun) -> None:
        """Delete a kept sheet. Raises ConflictError."""
        self._sheet_runs.delete(run.uuid, run.row_version, self.user)

    def publications(self) -> tuple[Publication, ...]:
        """Return everything that has been published, by period."""
        return self._publications.rows("ORDER BY from_day, to_day, uuid")

    def save_publication(self, publication: Publication) -> Publication:
        """Record what is published. What has been published is frozen: a change raises ConflictError.

        No two publications share a day: raises AlreadyPublishedError, also where two persons publish at once.
        """
        with self._backend.transaction():
            self._backend.lock_table("publication")
            present = self._publications.get(publication.uuid)
            if present is not None and not self._publications.same(present, publication):
                raise ConflictError(publication, present)
            if present is None:
                self._refuse_shared_days(publication)
            return self._publications.save(publication, self.user)

    def _refuse_shared_days(self, publication: Publication) -> None:
        for other in self._publications.rows("ORDER BY from_day"):
            if other.from_day <= publication.to_day and publication.from_day <= other.to_day:
                raise AlreadyPublishedError(
                    QT_TRANSLATE_NOOP(
                        "est",
                        "Counts for {first} to {last} have been published already, and what is published"
                        " stays as it is. Nothing was recorded now.",
                    ),
                    first=other.from_day.isoformat(),
                    last=other.to_day.isoformat(),
                )
