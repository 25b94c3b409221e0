"""Reading what an algorithm is handed: any point layer or an EST database, by the same rules."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..analysis.progress import SILENT, Part, Progress
from ..domain.left_out import LeftOut
from ..domain.message import QT_TRANSLATE_NOOP, EstError
from ..domain.period import Period
from ..project.points import PointFields, PointInput, read_points
from ..store.location import Location
from ..store.opening import open_database
from .membership import AreaShapes, area_shapes
from .metric import in_metres
from .reading import Reading, joined, left_out_of, without_unknown_time

NO_FIELDS = PointFields()


class NoObservationsError(EstError):
    """Nothing that the question needs was among what was read."""


@dataclass(frozen=True)
class LayerReading:
    """What was read, in metres; ``database`` is where it lies if it is an EST database's observations."""

    reading: Reading
    database: Location | None = None

    @property
    def is_est(self) -> bool:
        """Tell whether the observations are those of an EST database."""
        return self.database is not None

    def own_areas(self) -> AreaShapes | None:
        """Return all areas that the observations may name; None for a layer that names none."""
        if self.database is None:
            return None
        with open_database(self.database, checked=True) as gateway:
            return area_shapes(gateway.areas(with_past=True), gateway.crs, self.reading.crs)


def read_layer(
    source: PointInput,
    fields: PointFields = NO_FIELDS,
    *,
    areas_crs: str | None = None,
    progress: Progress = SILENT,
) -> LayerReading:
    """Read points, bring them to metres, leave out what belongs in no analysis.

    ``areas_crs`` is that of areas that the question is about, taken where the points' own is not in
    metres and they lie outside Sweden. Raises PointsError, StoreError, UnknownCrsError, CancelledError.
    """
    points = read_points(source, fields, None, Part(progress, 0.0, 0.9))
    table, notice = in_metres(points.table, areas_crs)
    notices = (*points.notices, *((notice,) if notice else ()))
    return LayerReading(left_out_of(table, points.categories, notices), source.database)


def of_period(reading: Reading, period: Period | None) -> Reading:
    """Return what starts in a period; None: all that has a start. What has none is counted as such."""
    reading = without_unknown_time(reading)
    if period is None:
        return reading
    start, end = bounds_of(period)
    kept = (reading.counted.start >= start) & (reading.counted.start < end)
    return replace(reading, counted=reading.counted.take(kept))


def bounds_of(period: Period) -> tuple[np.datetime64, np.datetime64]:
    """Return the instants [start, end) of a period as the tables hold them."""
    start, end = (np.datetime64(moment.replace(tzinfo=None), "ms") for moment in period.bounds())
    return start, end


def with_outside(reading: Reading, outside: int) -> Reading:
    """Return the reading with so many more counted as outside the study area."""
    return replace(reading, left_out=joined(reading.left_out, {LeftOut.OUTSIDE: outside}))


def require_points(reading: Reading) -> None:
    """Refuse a question about points where none has an exact place. Raises NoObservationsError."""
    if len(reading.points()):
        return
    if len(reading.counted):
        raise NoObservationsError(
            QT_TRANSLATE_NOOP(
                "est",
                "None of the {count} observations has an exact place, so there is no point to compute from:"
                " they are known to an area or the municipality only. Compare areas instead.",
            ),
            count=len(reading.counted),
        )
    raise NoObservationsError(
        QT_TRANSLATE_NOOP(
            "est", "There is no observation to compute from. Choose another layer, period or filter."
        )
    )
