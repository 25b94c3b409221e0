"""Polygons of any layer as areas in the database's own CRS: mended where they can be, told where not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..analysis.progress import SILENT, Progress, step
from ..domain.message import QT_TRANSLATE_NOOP, EstError, Message
from .cell_values import parse_whole, shortened
from .errors import ExchangeError, Trouble
from .features import Feature, FeatureTable
from .moving import Mover

_LONGEST_NAME = 300
_REPORT_EVERY = 200


@dataclass(frozen=True)
class AreaFields:
    """Which columns hold what. Without ``id`` an area is known by its name."""

    name: str
    id: str | None = None
    population: str | None = None


@dataclass(frozen=True)
class AreaCandidate:
    """An area that can be saved: a valid MultiPolygon in ``wkb``, in the CRS asked for."""

    row: int
    name: str
    external_id: str
    population: int | None
    wkb: bytes


@dataclass(frozen=True)
class AreaReading:
    """What a layer of polygons gave. ``notices`` are troubles that were got over, with their rows."""

    candidates: tuple[AreaCandidate, ...]
    rejected: tuple[Trouble, ...]
    notices: tuple[Trouble, ...]


def read_areas(layer: FeatureTable, fields: AreaFields, crs: str, progress: Progress = SILENT) -> AreaReading:
    """Return the areas of a layer, brought to ``crs`` (``EPSG:…``).

    Several rows with one id and one name are parts of one area. Raises ExchangeError for a missing
    column or a layer that tells no CRS; CancelledError.
    """
    _check_fields(layer, fields)
    to_crs = _mover(layer, crs)
    found: dict[str, AreaCandidate] = {}
    rejected: list[Trouble] = []
    notices: list[Trouble] = []
    for count, feature in enumerate(layer.features):
        if count % _REPORT_EVERY == 0:
            step(progress, count / len(layer.features))
        try:
            candidate = _candidate(layer, feature, fields, to_crs, notices)
            before = found.get(candidate.external_id)
            found[candidate.external_id] = _joined(before, candidate, notices) if before else candidate
        except _RejectedError as error:
            rejected.append(Trouble(feature.number, error.column, error.reason))
    return AreaReading(tuple(found.values()), tuple(rejected), tuple(notices))


class _RejectedError(Exception):
    """A row gives no area."""

    def __init__(self, column: str, reason: str, **values: object) -> None:
        self.column, self.reason = column, Message(reason, values)
        super().__init__(self.reason.english())


def _check_fields(layer: FeatureTable, fields: AreaFields) -> None:
    for heading in (fields.name, fields.id, fields.population):
        if heading is not None and heading not in layer.headings:
            raise ExchangeError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "The layer “{layer}” has no column “{column}”. Nothing was imported. Choose one of:"
                    " {columns}.",
                ),
                layer=layer.name,
                column=heading,
                columns=shortened(", ".join(layer.headings), 300),
            )


def _mover(layer: FeatureTable, crs: str) -> Mover:
    if not layer.crs:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "The layer “{layer}” does not say which coordinate system it is in. Nothing was imported."
                " Set the layer's coordinate system in QGIS and try again.",
            ),
            layer=layer.name,
        )
    return Mover(layer.crs, crs)


def _candidate(
    layer: FeatureTable, feature: Feature, fields: AreaFields, to_crs: Mover, notices: list[Trouble]
) -> AreaCandidate:
    name = _cell(layer, feature, fields.name)
    if not name:
        raise _RejectedError(fields.name, QT_TRANSLATE_NOOP("est", "the area has no name."))
    if len(name) > _LONGEST_NAME:
        raise _RejectedError(
            fields.name,
            QT_TRANSLATE_NOOP("est", "the name is longer than {limit} signs."),
            limit=_LONGEST_NAME,
        )
    external_id = name
    if fields.id is not None:
        external_id = _cell(layer, feature, fields.id)
        if not external_id:
            raise _RejectedError(fields.id, QT_TRANSLATE_NOOP("est", "the area has no id."))
    geometry = _polygons(feature, to_crs, notices)
    return AreaCandidate(
        feature.number,
        name,
        external_id,
        _population(layer, feature, fields.population, notices),
        shapely.to_wkb(geometry, byte_order=1, output_dimension=2),
    )


def _cell(layer: FeatureTable, feature: Feature, heading: str) -> str:
    return " ".join(feature.cells[layer.headings.index(heading)].replace("\x00", "").split())


def _population(
    layer: FeatureTable, feature: Feature, heading: str | None, notices: list[Trouble]
) -> int | None:
    text = "" if heading is None else _cell(layer, feature, heading)
    if heading is None or not text:
        return None
    try:
        population = parse_whole(text)
    except EstError as error:
        notices.append(Trouble(feature.number, heading, error.message))
        return None
    if population < 0:
        notices.append(
            Trouble(
                feature.number, heading, Message(QT_TRANSLATE_NOOP("est", "a population is not below 0."))
            )
        )
        return None
    return population


def _polygons(feature: Feature, to_crs: Mover, notices: list[Trouble]) -> BaseGeometry:
    """Return the row's polygons as one valid MultiPolygon in the database's CRS."""
    with np.errstate(invalid="ignore"):
        geometry = None if feature.wkb is None else shapely.from_wkb(feature.wkb, on_invalid="ignore")
    if geometry is None or geometry.is_empty:
        raise _RejectedError("", QT_TRANSLATE_NOOP("est", "the area has no polygon."))
    geometry = shapely.force_2d(geometry)
    if not np.isfinite(shapely.get_coordinates(geometry)).all():
        raise _RejectedError("", QT_TRANSLATE_NOOP("est", "the polygon has coordinates that are no numbers."))
    whole = _only_polygons(geometry)
    if whole is None:
        raise _RejectedError("", QT_TRANSLATE_NOOP("est", "the geometry is no polygon."))
    moved = shapely.transform(whole, to_crs.move)
    if not np.isfinite(shapely.get_coordinates(moved)).all():
        raise _RejectedError(
            "", QT_TRANSLATE_NOOP("est", "the polygon lies outside what its coordinate system is for.")
        )
    valid = moved if shapely.is_valid(moved) else _only_polygons(shapely.make_valid(moved))
    if valid is None or not shapely.area(valid) > 0:
        raise _RejectedError("", QT_TRANSLATE_NOOP("est", "the polygon covers nothing."))
    if valid is not moved:
        mended = QT_TRANSLATE_NOOP("est", "the polygon crossed itself and was mended. Look at it on the map.")
        notices.append(Trouble(feature.number, "", Message(mended)))
    return valid


def _only_polygons(geometry: BaseGeometry) -> BaseGeometry | None:
    """Return the polygons within any geometry as a MultiPolygon, None where there are none."""
    polygons = list(_parts(geometry))
    return shapely.multipolygons(polygons) if polygons else None


def _parts(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    if geometry.geom_type == "Polygon":
        if not geometry.is_empty:
            yield geometry
    elif hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from _parts(part)


def _joined(first: AreaCandidate, more: AreaCandidate, notices: list[Trouble]) -> AreaCandidate:
    """Return one area of two rows with one id; rows of other names do not belong together."""
    if first.name != more.name:
        raise _RejectedError(
            "",
            QT_TRANSLATE_NOOP("est", "the id “{id}” is that of row {row} as well, which has another name."),
            id=more.external_id,
            row=first.row,
        )
    union = _only_polygons(shapely.union(shapely.from_wkb(first.wkb), shapely.from_wkb(more.wkb)))
    notices.append(
        Trouble(
            more.row,
            "",
            Message(
                QT_TRANSLATE_NOOP(
                    "est", "the polygon was joined with that of row {row}, which has the same id."
                ),
                {"row": first.row},
            ),
        )
    )
    return replace(first, wkb=shapely.to_wkb(union, byte_order=1))
