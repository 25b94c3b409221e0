"""Tables without a map that an algorithm is handed: counts by area, and who reported when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from qgis.core import QgsFeature, QgsProcessingFeatureSource, QgsVariantUtils
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ..analysis.table import Coded, ObservationTable
from ..answers.metric import SWEREF_99_TM
from ..domain.area_count import AreaCount
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import Source
from ..domain.period import PeriodError, parse_day
from ..project.instants import from_texts
from .polygons import refuse_several_layers
from .values import ParameterRefused, Values

AREA = ("area_uuid", "area_id", "area", "område", "omrade")
CATEGORY = ("category_uuid", "category", "kind", "kategori", "slag")
FIRST_DAY = ("from_day", "from", "från", "fran")
LAST_DAY = ("to_day", "to", "till")
COUNT = ("count", "antal")
ORGANISATION = ("organisation_uuid", "organisation", "verksamhet", "aktör", "aktor")
REPORTED = ("started_at", "date", "datum", "reported_at", "rapporterad")


def read_area_counts(values: Values, name: str, areas: Mapping[str, str]) -> tuple[AreaCount, ...]:
    """Read counts per area, kind and days; ``areas``: the id of each area by what the table calls it.

    Rows of areas that are not asked about are passed by. Raises ParameterRefused for a missing column and
    for a day or count that cannot be read.
    """
    source = table_source(values, name)
    columns = {
        "area": _column(source, name, AREA),
        "from": _column(source, name, FIRST_DAY),
        "to": _column(source, name, LAST_DAY),
        "count": _column(source, name, COUNT),
    }
    kind = _optional_column(source, CATEGORY)
    rows = []
    for number, feature in enumerate(source.getFeatures(), 1):
        uuid = areas.get(_text(feature, columns["area"]))
        if uuid is None:
            continue
        try:
            first, last = (parse_day(_text(feature, columns[end])[:10]) for end in ("from", "to"))
            count = int(_text(feature, columns["count"]))
        except (PeriodError, ValueError) as error:
            raise ParameterRefused(
                QT_TRANSLATE_NOOP(
                    "est", "{name}: row {row} has no readable days or count. Correct the table and run again."
                ),
                name=name,
                row=number,
            ) from error
        rows.append(
            _area_count(number, uuid, _text(feature, kind) if kind is not None else "", first, last, count)
        )
    return tuple(rows)


def read_reports(values: Values, name: str) -> ObservationTable:
    """Read who reported when, *inget* included: a table whose organisations and starts are known."""
    source = table_source(values, name)
    organisation, reported = _column(source, name, ORGANISATION), _column(source, name, REPORTED)
    who, when = [], []
    for feature in source.getFeatures():
        who.append(_text(feature, organisation))
        when.append(_text(feature, reported))
    nowhere = np.full(len(who), np.nan)
    starts = from_texts(np.array(when, dtype=np.str_)).times
    table = ObservationTable.of_points(SWEREF_99_TM, nowhere, nowhere, starts)
    labels = tuple(dict.fromkeys(text for text in who if text))
    codes = np.array([labels.index(text) if text else -1 for text in who], dtype=np.int32)
    return replace(table, organisation=Coded(codes, labels))


def table_source(values: Values, name: str) -> QgsProcessingFeatureSource:
    """Return a parameter's table or layer. Raises ParameterRefused."""
    refuse_several_layers(values.parameters.get(name), name)
    source = values.algorithm.parameterAsSource(values.parameters, name, values.context)
    if source is None:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP("est", "{name}: the table cannot be read. Check that it is still there."),
            name=name,
        )
    return source


def _area_count(number: int, area: str, kind: str, first: date, last: date, count: int) -> AreaCount:
    return AreaCount(str(number), area, kind, first, last, count, Source.POLICE)


def _column(source: QgsProcessingFeatureSource, name: str, wanted: Sequence[str]) -> int:
    index = _optional_column(source, wanted)
    if index is None:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP(
                "est", "{name}: the table has no column {wanted}. It has: {fields}. Rename one and run again."
            ),
            name=name,
            wanted=" / ".join(wanted),
            fields=", ".join(source.fields().names()),
        )
    return index


def _optional_column(source: QgsProcessingFeatureSource, wanted: Sequence[str]) -> int | None:
    found = {str(field).casefold(): number for number, field in enumerate(source.fields().names())}
    return next(_places(found, wanted), None)


def _places(found: Mapping[str, int], wanted: Sequence[str]) -> Iterator[int]:
    return (found[word] for word in wanted if word in found)


def _text(feature: QgsFeature, index: int) -> str:
    value = feature.attribute(index)
    if QgsVariantUtils.isNull(value):
        return ""
    if isinstance(value, QDateTime):
        return str(value.toString(Qt.DateFormat.ISODate))
    if isinstance(value, QDate):
        return str(value.toString(Qt.DateFormat.ISODate))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
