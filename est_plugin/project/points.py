"""Any point layer, file or EST database as arrays: the one way in for every analysis of a layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import numpy as np
from qgis.core import QgsProcessingContext, QgsWkbTypes

from ..analysis.progress import SILENT, Part, Progress
from ..analysis.table import Coded, ObservationTable
from ..domain.category import Category
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.selection import Selection
from ..store.location import Location
from ..store.opening import open_database
from .language import translate
from .point_arrow import read_arrow
from .point_columns import PointFields, PointsError, RawPoints
from .point_features import read_features
from .point_input import (
    OBSERVATION,
    PointInput,
    RowSource,
    input_of_layer,
    point_input,
    require_fields,
    rows_of_layer,
)
from .sources import ROW_NUMBER, load_table
from .swedish import number

__all__ = [
    "PointFields",
    "PointInput",
    "Points",
    "PointsError",
    "input_of_layer",
    "point_input",
    "read_points",
]

_OWN_FIELDS = {
    "start": "started_at",
    "end": "ended_at",
    "category": "category_uuid",
    "source": "source",
    "organisation": "organisation_uuid",
    "place": "place_name",
}
"""What an EST database calls the columns that every reading brings along."""


@dataclass(frozen=True)
class Points:
    """Points in the CRS of the layer itself, which may be in degrees: see ``table.crs``.

    ``notices`` are for the person, in their language. ``categories`` by uuid are those of an EST
    database, to leave out by what does not belong in an analysis; empty for any other layer.
    """

    table: ObservationTable
    notices: tuple[str, ...] = ()
    categories: Mapping[str, Category] = field(default_factory=lambda: MappingProxyType({}))
    is_est: bool = False


def read_points(
    value: object,
    fields: PointFields = PointFields(),  # noqa: B008 - frozen
    context: QgsProcessingContext | None = None,
    progress: Progress = SILENT,
) -> Points:
    """Read what ``value`` names (see :func:`point_input`; a PointInput is taken as it is).

    Times become instants: a field without an offset is Swedish local time. A weight that is missing
    counts as 0. Raises PointsError, LocationError, StoreError, CancelledError.
    """
    source = value if isinstance(value, PointInput) else point_input(value, context)
    require_fields(source, fields)
    if source.database is not None:
        return _of_database(source, source.database, fields, progress)
    if source.rows is None:
        raise PointsError(QT_TRANSLATE_NOOP("est", "The layer “{layer}” has no rows."), layer=source.name)
    raw = _raw(source.rows, fields, progress)
    return Points(_table(source.crs, raw, fields), _notices(raw, fields))


def _of_database(source: PointInput, location: Location, fields: PointFields, progress: Progress) -> Points:
    """Read an EST database's observations; of a filtered layer only the rows it shows."""
    with open_database(location) as gateway:
        categories = {category.uuid: category for category in gateway.categories()}
        table = gateway.observation_table(Selection())
    progress.report(0.6)
    notices: tuple[str, ...] = ()
    foreign = _foreign(fields)
    rows = source.rows
    if rows is None and foreign.names():
        rows = rows_of_layer(load_table(location, OBSERVATION, QgsWkbTypes.Point))
        require_fields(replace(source, rows=rows), foreign)
    if rows is not None:
        is_file = rows.file is not None
        asked = foreign if is_file else replace(foreign, row_number=ROW_NUMBER)
        raw = _raw(rows, asked, Part(progress, 0.6, 1.0))
        keys = raw.key if is_file else raw.numbers[ROW_NUMBER].astype(np.int64)
        table = _matched(table, replace(raw, key=keys), foreign)
        notices = _notices(raw, foreign)
    progress.report(1.0)
    return Points(table, notices, MappingProxyType(categories), True)


def _raw(rows: RowSource, fields: PointFields, progress: Progress) -> RawPoints:
    raw = read_arrow(rows.file, fields, progress) if rows.file is not None else None
    if raw is None:
        raw = read_features(rows.features, rows.fields, rows.request, fields, progress)
    return raw


def _foreign(fields: PointFields) -> PointFields:
    """Return the fields of an EST database that are not those its reading brings along anyway."""
    own = {name: "" for name, usual in _OWN_FIELDS.items() if getattr(fields, name) == usual}
    return replace(fields, **own)


def _table(crs: str, raw: RawPoints, fields: PointFields) -> ObservationTable:
    return replace(ObservationTable.of_points(crs, raw.x, raw.y), key=raw.key, **_columns(raw, fields))


def _matched(table: ObservationTable, raw: RawPoints, fields: PointFields) -> ObservationTable:
    """Return the rows of ``table`` that were read as ``raw`` too, with the columns asked of it."""
    order = np.argsort(raw.key, kind="stable")
    place = np.searchsorted(raw.key[order], table.key)
    inside = place < len(order)
    is_there = np.zeros(len(table), dtype=bool)
    is_there[inside] = raw.key[order][place[inside]] == table.key[inside]
    chosen = order[place[is_there]]
    taken: dict[str, Any] = {
        name: column.take(chosen) if isinstance(column, Coded) else column[chosen]
        for name, column in _columns(raw, fields).items()
    }
    return replace(table.take(is_there), **taken)


def _columns(raw: RawPoints, fields: PointFields) -> dict[str, Any]:
    """Return the columns of the table that were asked for."""
    columns: dict[str, Any] = {}
    for name in ("start", "end"):
        if getattr(fields, name):
            columns[name] = raw.times[getattr(fields, name)].times
    for name in ("category", "source", "organisation", "place"):
        if getattr(fields, name):
            columns[name] = raw.texts[getattr(fields, name)]
    if fields.weight:
        columns["weight"] = np.nan_to_num(raw.numbers[fields.weight], nan=0.0)
    return columns


def _notices(raw: RawPoints, fields: PointFields) -> tuple[str, ...]:
    told = []
    for name in fields.times():
        column = raw.times[name]
        if column.unreadable:
            told.append(
                translate(
                    "est",
                    "{count} values of the field “{field}” are no date or time and count as unknown.",
                    count=number(column.unreadable),
                    field=name,
                )
            )
        if column.skipped:
            told.append(
                translate(
                    "est",
                    "{count} times of the field “{field}” fall in the hour that summer time skips; they were"
                    " read as one hour later.",
                    count=number(column.skipped),
                    field=name,
                )
            )
    for name in fields.numbers():
        missing = int(np.isnan(raw.numbers[name]).sum())
        if missing and name == fields.weight:
            told.append(
                translate(
                    "est",
                    "{count} rows have no number in the field “{field}”; they weigh 0.",
                    count=number(missing),
                    field=name,
                )
            )
    return tuple(told)
