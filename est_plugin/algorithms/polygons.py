"""Polygons that an algorithm is handed: mended with a notice, in the CRS that is computed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from qgis.core import (
    Qgis,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProperty,
    QgsProviderRegistry,
    QgsVariantUtils,
    QgsWkbTypes,
)
from shapely.geometry.base import BaseGeometry

from ..analysis.areas import mended
from ..answers.membership import reprojected
from ..domain.message import QT_TRANSLATE_NOOP
from ..project.language import translate
from .values import ParameterRefused, Values


@dataclass(frozen=True)
class Polygons:
    """Polygons in ``crs``. ``rows`` are the values of the fields asked for; ``notices`` what was mended."""

    crs: str
    shapes: tuple[BaseGeometry, ...]
    rows: tuple[tuple[Any, ...], ...]
    notices: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.shapes)

    def merged(self) -> BaseGeometry:
        """Return their union."""
        return shapely.union_all(list(self.shapes))


def polygons_crs(values: Values, name: str) -> str | None:
    """Return the CRS of a polygon parameter, None where it is not given."""
    if not values.is_given(name):
        return None
    return crs_name(polygon_source(values, name))


def read_polygons(values: Values, name: str, fields: Sequence[str] = (), crs: str | None = None) -> Polygons:
    """Read a polygon parameter, brought to ``crs`` if told.

    Features without a polygon are left away with a notice. Raises ParameterRefused for other geometries,
    a file of several layers, an unknown field or coordinate system, and where no polygon is left.
    """
    source = polygon_source(values, name)
    own = crs_name(source)
    indices = [_index(source, field, name) for field in fields]
    shapes, rows, empty = [], [], 0
    for feature in source.getFeatures():
        geometry = feature.geometry()
        if not feature.hasGeometry() or geometry.isEmpty():
            empty += 1
            continue
        geometry.convertToStraightSegment()
        shapes.append(shapely.force_2d(shapely.from_wkb(bytes(geometry.asWkb()))))
        rows.append(tuple(_plain(feature.attribute(index)) for index in indices))
    if not shapes:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP("est", "{name}: the layer holds no polygon. Choose another layer."), name=name
        )
    valid, wrong = mended(reprojected(shapes, own, crs or own))
    notices = []
    if wrong:
        notices.append(
            translate(
                "est",
                "{count} polygons of {name} had borders that cross themselves; they were mended for this"
                " computation only.",
                count=len(wrong),
                name=name,
            )
        )
    if empty:
        notices.append(
            translate(
                "est",
                "{count} features of {name} have no polygon and were left away.",
                count=empty,
                name=name,
            )
        )
    return Polygons(crs or own, tuple(valid), tuple(rows), tuple(notices))


def crs_name(source: QgsProcessingFeatureSource) -> str:
    """Return the authority code of a source's CRS, or its WKT; "" where it has none."""
    crs = source.sourceCrs()
    if not crs.isValid():
        return ""
    is_public = bool(crs.authid()) and not crs.authid().startswith("USER:")
    return str(crs.authid() if is_public else crs.toWkt(Qgis.CrsWktVariant.Preferred))


def field_names(values: Values, name: str) -> list[str]:
    """Return the names of a source's fields."""
    return [str(field) for field in polygon_source(values, name).fields().names()]


def polygon_source(values: Values, name: str) -> QgsProcessingFeatureSource:
    """Return a polygon parameter's source; invalid borders are handed out too. Raises ParameterRefused."""
    refuse_several_layers(values.parameters.get(name), name)
    source = values.algorithm.parameterAsSource(values.parameters, name, values.context)
    if source is None:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP("est", "{name}: the layer cannot be read. Check that it is still there."),
            name=name,
        )
    if Qgis.GeometryType.Polygon != _geometry_type(source):
        raise ParameterRefused(
            QT_TRANSLATE_NOOP("est", "{name}: “{layer}” holds no polygons. Choose a polygon layer."),
            name=name,
            layer=source.sourceName(),
        )
    source.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
    return source


def refuse_several_layers(value: object, name: str) -> None:
    """Refuse a bare path of a file that holds several layers: QGIS would take its first in silence."""
    text = source_text(value)
    if "|" in text or not text or not Path(text).is_file():
        return
    found = QgsProviderRegistry.instance().querySublayers(text)
    names = [one.name() for one in found if one.type() == Qgis.LayerType.Vector]
    if len(names) > 1:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP(
                "est",
                "{name}: the file {file} has several layers: {layers}. Name one of them, as"
                " {file}|layername={first}.",
            ),
            name=name,
            file=text,
            layers=", ".join(names),
            first=names[0],
        )


def source_text(value: object) -> str:
    """Return the text of a source parameter, "" where it is a layer or an expression."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    return value if isinstance(value, str) else ""


def _geometry_type(source: QgsProcessingFeatureSource) -> Qgis.GeometryType:
    return QgsWkbTypes.geometryType(source.wkbType())


def _index(source: QgsProcessingFeatureSource, field: str, name: str) -> int:
    index = source.fields().lookupField(field)
    if index < 0:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP("est", "{name}: the layer has no field “{field}”. It has: {fields}."),
            name=name,
            field=field,
            fields=", ".join(source.fields().names()),
        )
    return int(index)


def _plain(value: object) -> Any:  # noqa: ANN401 - what a field holds
    return None if QgsVariantUtils.isNull(value) else value
