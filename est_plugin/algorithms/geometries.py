"""Objects of any geometry that an algorithm is handed."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from qgis.core import Qgis, QgsProcessingFeatureSource
from shapely.geometry.base import BaseGeometry

from ..answers.membership import reprojected
from ..domain.message import QT_TRANSLATE_NOOP
from ..project.language import translate
from .plain_tables import table_source
from .polygons import crs_name
from .values import ParameterRefused, Values


@dataclass(frozen=True)
class Geometries:
    """Objects in ``crs`` with the ids of their features; ``notices`` what was mended or left away."""

    crs: str
    shapes: tuple[BaseGeometry, ...]
    ids: tuple[int, ...]
    notices: tuple[str, ...] = ()


def geometries_crs(values: Values, name: str) -> str:
    """Return the CRS of a parameter's layer."""
    return crs_name(table_source(values, name))


def read_geometries(values: Values, name: str, crs: str) -> Geometries:
    """Read points, lines or polygons, brought to ``crs``. Raises ParameterRefused where there are none."""
    source: QgsProcessingFeatureSource = table_source(values, name)
    source.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
    shapes, ids, empty = [], [], 0
    for feature in source.getFeatures():
        geometry = feature.geometry()
        if not feature.hasGeometry() or geometry.isEmpty():
            empty += 1
            continue
        geometry.convertToStraightSegment()
        shapes.append(shapely.force_2d(shapely.from_wkb(bytes(geometry.asWkb()))))
        ids.append(int(feature.id()))
    if not shapes:
        raise ParameterRefused(
            QT_TRANSLATE_NOOP(
                "est", "{name}: the layer holds nothing that lies anywhere. Choose another layer."
            ),
            name=name,
        )
    moved = [
        shape if shape.is_valid else shapely.make_valid(shape)
        for shape in reprojected(shapes, crs_name(source), crs)
    ]
    notices: tuple[str, ...] = ()
    if empty:
        notices = (
            translate(
                "est", "{count} features of {name} lie nowhere and were left away.", count=empty, name=name
            ),
        )
    return Geometries(crs, tuple(moved), tuple(ids), notices)
