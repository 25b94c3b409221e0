"""Shapes that a person has drawn or selected, as WKB in the database's CRS.

What is selected in a layer is noted on the main thread (a source and the features' numbers, no more)
and read in a task.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ..domain.message import QT_TRANSLATE_NOOP, EstError
from .background import TaskFeedback

MOST_SHAPES = 10_000
CHECK_EVERY = 200


class ShapesError(EstError):
    """Shapes that cannot be used."""


@dataclass(frozen=True)
class PickedShape:
    """A shape as WKB in the database's CRS and what it is called ("" for no name)."""

    wkb: bytes
    name: str = ""


class SelectedShapes:
    """The selection of a layer, noted at once and read later in a task."""

    def __init__(
        self, layer: QgsVectorLayer, context: QgsCoordinateTransformContext, *, whole: bool = False
    ) -> None:
        """Note what is selected now, or the ``whole`` layer. Raises ShapesError for nothing or too much."""
        self._ids = [] if whole else layer.selectedFeatureIds()
        self._count = layer.featureCount() if whole else len(self._ids)
        if not whole and not self._ids:
            raise ShapesError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "Nothing is selected in the layer “{layer}”. Select one or more objects on the map and"
                    " try again.",
                ),
                layer=layer.name(),
            )
        if self._count > MOST_SHAPES:
            raise ShapesError(
                QT_TRANSLATE_NOOP(
                    "est", "{count} objects are selected; at most {most} can be taken. Select fewer."
                ),
                count=self._count,
                most=MOST_SHAPES,
            )
        self._source = QgsVectorLayerFeatureSource(layer)
        self._crs = layer.crs()
        self._context = context
        self._name_field = _name_field(layer)
        self.layer_name = str(layer.name())

    def __len__(self) -> int:
        return int(self._count)

    def read(
        self, crs: str, feedback: TaskFeedback, *, only_polygons: bool = False
    ) -> tuple[PickedShape, ...]:
        """Return the shapes in ``crs``; empty ones are left away. Raises ShapesError. Runs in a task."""
        transform = QgsCoordinateTransform(self._crs, QgsCoordinateReferenceSystem(crs), self._context)
        request = QgsFeatureRequest()
        if self._ids:
            request.setFilterFids(self._ids)
        shapes = []
        for number, feature in enumerate(self._source.getFeatures(request)):
            if number % CHECK_EVERY == 0 and feedback.cancelled():
                break
            geometry = feature.geometry()
            if geometry.isNull() or geometry.isEmpty():
                continue
            if only_polygons and geometry.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
                raise ShapesError(
                    QT_TRANSLATE_NOOP(
                        "est",
                        "The layer “{layer}” holds points or lines, and an insats stands on polygons. Make a"
                        " buffer round them in Surroundings and take that.",
                    ),
                    layer=self.layer_name,
                )
            name = str(feature[self._name_field] or "") if self._name_field else ""
            shapes.append(PickedShape(moved(geometry, transform), name))
        if not shapes:
            raise ShapesError(
                QT_TRANSLATE_NOOP(
                    "est", "What is selected in “{layer}” has no shape. Nothing was changed; select others."
                ),
                layer=self.layer_name,
            )
        return tuple(shapes)


def drawn_shape(
    geometry: QgsGeometry,
    source: QgsCoordinateReferenceSystem,
    crs: str,
    context: QgsCoordinateTransformContext,
    name: str = "",
) -> PickedShape:
    """Return what was drawn in the map's CRS in the database's. Raises ShapesError."""
    return PickedShape(
        moved(geometry, QgsCoordinateTransform(source, QgsCoordinateReferenceSystem(crs), context)), name
    )


def moved(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> bytes:
    """Return a geometry as flat WKB of straight lines in the transform's target. Raises ShapesError."""
    own = QgsGeometry(geometry)
    try:
        own.transform(transform)
    except QgsCsException as error:
        raise ShapesError(
            QT_TRANSLATE_NOOP(
                "est",
                "A shape lies where the database's coordinate system cannot be used. Nothing was changed;"
                " check the coordinate system of the layer.",
            ),
            details=str(error),
        ) from error
    flat = own.constGet().segmentize()
    flat.dropZValue()
    flat.dropMValue()
    return bytes(QgsGeometry(flat).asWkb())


def shown(shapes: Sequence[PickedShape]) -> list[QgsGeometry]:
    """Return shapes as geometries of QGIS, for flashing and zooming."""
    geometries = []
    for shape in shapes:
        geometry = QgsGeometry()
        geometry.fromWkb(shape.wkb)
        geometries.append(geometry)
    return geometries


def _name_field(layer: QgsVectorLayer) -> str:
    """Return the field a layer names its objects by: its display field, else one called name or namn."""
    names = [field.name() for field in layer.fields()]
    for wanted in ("name", "namn", "title", layer.displayField()):
        for name in names:
            if name.lower() == wanted.lower():
                return str(name)
    return ""
