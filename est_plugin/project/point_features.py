"""Points of any layer, feature by feature: right everywhere, slow for many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from qgis.core import (
    Qgis,
    QgsAbstractFeatureSource,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsVariantUtils,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ..analysis.progress import Progress, step
from ..analysis.table import TimeArray
from .instants import NO_TIME, Instants, from_local, from_texts
from .point_columns import Coder, PointFields, RawPoints, coordinates

STEP = 5000
_EPOCH_JULIAN_DAY = 2440588
_MILLISECONDS_A_DAY = 86_400_000


@dataclass
class _Times:
    """A column of times, each kept in the way it was written until all are read."""

    is_instant: bool
    instants: list[int | None] = field(default_factory=list)
    local: list[int | None] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, value: object) -> None:
        """Take one value; exactly one of the three lists holds it."""
        instant, local, text = None, None, ""
        if isinstance(value, QDateTime) and value.isValid():
            if self.is_instant or value.timeSpec() != Qt.TimeSpec.LocalTime:
                instant = value.toMSecsSinceEpoch()
            else:
                local = _midnight(value.date()) + value.time().msecsSinceStartOfDay()
        elif isinstance(value, QDate) and value.isValid():
            local = _midnight(value)
        elif isinstance(value, str):
            text = value
        self.instants.append(instant)
        self.local.append(local)
        self.texts.append(text)

    def joined(self) -> Instants:
        """Return the whole column as instants."""
        from_wall = from_local(_milliseconds(self.local))
        read = from_texts(np.array(self.texts, dtype=np.str_)) if any(self.texts) else None
        times = _milliseconds(self.instants)
        for other in (from_wall.times, *((read.times,) if read is not None else ())):
            times = np.where(np.isnat(times), other, times)
        skipped = from_wall.skipped + (read.skipped if read is not None else 0)
        return Instants(times, skipped, read.unreadable if read is not None else 0)


def read_features(
    source: QgsAbstractFeatureSource,
    layer_fields: QgsFields,
    request: QgsFeatureRequest,
    fields: PointFields,
    progress: Progress,
) -> RawPoints:
    """Read the rows of ``request``. May run in any thread.

    Raises PointsError for geometries that are no points, CancelledError.
    """
    request = QgsFeatureRequest(request)
    request.setSubsetOfAttributes(list(fields.names()), layer_fields)
    keys: list[int] = []
    wkb: list[bytes | None] = []
    times = {name: _Times(_is_instant(layer_fields, name)) for name in fields.times()}
    texts: dict[str, list[object]] = {name: [] for name in fields.texts()}
    numbers: dict[str, list[float]] = {name: [] for name in fields.numbers()}
    columns: list[tuple[int, Callable[[object], None]]] = [
        *((layer_fields.lookupField(name), column.add) for name, column in times.items()),
        *((layer_fields.lookupField(name), values.append) for name, values in texts.items()),
        *((layer_fields.lookupField(name), _adder(values)) for name, values in numbers.items()),
    ]
    for number, feature in enumerate(source.getFeatures(request)):
        keys.append(feature.id())
        wkb.append(_wkb(feature))
        for index, add in columns:
            value = feature.attribute(index)
            add(None if QgsVariantUtils.isNull(value) else value)
        if number % STEP == 0:
            step(progress, 0.5)
    x, y = coordinates(_objects(wkb))
    return RawPoints(
        np.array(keys, dtype=np.int64),
        x,
        y,
        {name: column.joined() for name, column in times.items()},
        {name: _coder(values).coded() for name, values in texts.items()},
        {name: np.array(values, dtype=np.float64) for name, values in numbers.items()},
    )


def _is_instant(layer_fields: QgsFields, name: str) -> bool:
    """A ``timestamptz`` of PostgreSQL is an instant, in whatever zone QGIS hands it out."""
    type_name = layer_fields.field(layer_fields.lookupField(name)).typeName().lower()
    return type_name in ("timestamptz", "timestamp with time zone")


def _wkb(feature: QgsFeature) -> bytes | None:
    if not feature.hasGeometry() or feature.geometry().isEmpty():
        return None
    return bytes(feature.geometry().asWkb())


def _objects(values: Sequence[bytes | None]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _adder(values: list[float]) -> Callable[[object], None]:
    def add(value: object) -> None:
        values.append(float(value) if isinstance(value, int | float) else np.nan)

    return add


def _coder(values: list[object]) -> Coder:
    coder = Coder()
    coder.add([value if value is None or isinstance(value, str) else _shown(value) for value in values])
    return coder


def _shown(value: object) -> str:
    if isinstance(value, QDate | QDateTime):
        return str(value.toString(Qt.DateFormat.ISODate))
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _midnight(day: QDate) -> int:
    return int((day.toJulianDay() - _EPOCH_JULIAN_DAY) * _MILLISECONDS_A_DAY)


def _milliseconds(values: list[int | None]) -> TimeArray:
    missing = NO_TIME.astype(np.int64)
    whole = np.array([missing if value is None else value for value in values], dtype=np.int64)
    return whole.astype("datetime64[ms]")


def request_of(fids: frozenset[int] | None, expression: str = "", limit: int = -1) -> QgsFeatureRequest:
    """Return the request for chosen rows, rows that fulfil an expression, or the first so many."""
    request = QgsFeatureRequest()
    if fids is not None:
        request.setFilterFids(sorted(fids))
    if expression:
        request.setFilterExpression(expression)
    if limit >= 0:
        request.setLimit(limit)
    request.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
    return request
