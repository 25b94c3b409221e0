"""What has changed, for areas and events of any layer: ``est:change``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...analysis.progress import SILENT, Part, Progress
from ...analysis.table import ObservationTable
from ...domain.area_count import AreaCount
from ...domain.period import Period
from ...domain.selection import Selection
from ...store.opening import open_database
from ..lagesbild.parts import ChangeAnswer
from ..layer_reading import LayerReading, bounds_of, of_period
from ..membership import AreaShapes
from ..week.reporters import ReporterDifference, compare_reporters
from .change import Compared, How, change_answer


@dataclass(frozen=True)
class ChangeRequest:
    """The two periods, the areas, and what else is known: counts by area, and who reported when."""

    period: Period
    compare: Period
    shapes: AreaShapes
    how: How
    counts: Iterable[AreaCount] = ()
    reports: ObservationTable | None = None


def change_of_layer(layer: LayerReading, request: ChangeRequest, progress: Progress = SILENT) -> ChangeAnswer:
    """Compare two periods of what was read, by area and perhaps kind. Raises EstError."""
    compared = Compared(
        of_period(layer.reading, request.period),
        of_period(layer.reading, request.compare),
        request.period,
        request.compare,
    )
    return change_answer(
        compared,
        request.shapes,
        layer.own_areas(),
        how=request.how,
        counts=request.counts,
        reporters=_reporters(layer, request),
        progress=Part(progress, 0.1, 1.0),
    )


def _reporters(layer: LayerReading, request: ChangeRequest) -> ReporterDifference | None:
    """Compare who reported: by the table handed in, else by the database's own observations of all kinds."""
    if request.reports is not None:
        now, before = (_of_days(request.reports, period) for period in (request.period, request.compare))
        return compare_reporters(now, before, request.period, request.compare)
    if layer.database is None:
        return None
    with open_database(layer.database, checked=True) as gateway:
        now, before = (
            gateway.observation_table(Selection(period)) for period in (request.period, request.compare)
        )
        names = {organisation.uuid: organisation.name for organisation in gateway.organisations()}
    return compare_reporters(now, before, request.period, request.compare, names)


def _of_days(reports: ObservationTable, period: Period) -> ObservationTable:
    first, end = bounds_of(period)
    return reports.take((reports.start >= first) & (reports.start < end))
