"""Places found by typing: names of areas, addresses, places and objects of the project's layers, offline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..domain.area import Area
from ..domain.observation import PlacePrecision, PointGeometry
from ..domain.settings import MunicipalitySettings
from .language import translate
from .tree import LAYER_PROPERTY, LayerKey

MOST_FOUND = 12
MOST_NAMES = 500_000
_NAME_FIELDS = ("namn", "name", "adress", "address", "gatuadress", "adressplats", "benamning", "benämning")


@dataclass(frozen=True)
class Place:
    """A named place: a point in the database's CRS, or an area. ``sort`` says what it is, for the list."""

    name: str
    sort: str
    point: PointGeometry | None = None
    area_uuid: str | None = None
    precision: PlacePrecision = PlacePrecision.EXACT

    @property
    def label(self) -> str:
        """What stands in the list."""
        return f"{self.name} – {self.sort}" if self.sort else self.name


class PlaceSearch:
    """Names by what a person types: beginnings of names first, then beginnings of words, then the rest."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._places = sorted(places, key=lambda place: (place.point is None, place.name.casefold()))
        keys = [f"\n{_plain(place.name)}" for place in self._places]
        self._text = "".join(keys)
        self._starts: list[int] = []
        at = 0
        for key in keys:
            self._starts.append(at)
            at += len(key)

    def __len__(self) -> int:
        return len(self._places)

    def find(self, text: str, limit: int = MOST_FOUND) -> tuple[Place, ...]:
        """Return the places that a text may mean, the likeliest first; none for an empty one."""
        wanted = _plain(text)
        if not wanted:
            return ()
        found: dict[int, None] = {}
        for start in ("\n", " ", ""):
            for number in self._matches(start + wanted):
                found.setdefault(number)
                if len(found) >= limit:
                    return tuple(self._places[each] for each in found)
        return tuple(self._places[each] for each in found)

    def _matches(self, needle: str) -> Iterator[int]:
        at = self._text.find(needle)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            following = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
            at = self._text.find(needle, following)


@dataclass(frozen=True)
class LayerSource:
    """A layer as a task may read it, and how its names are made."""

    title: str
    source: QgsVectorLayerFeatureSource
    expression: str
    crs: QgsCoordinateReferenceSystem
    precision: PlacePrecision


def layers_to_search(project: QgsProject, settings: MunicipalitySettings) -> tuple[LayerSource, ...]:
    """Return the layers of addresses, places and objects: those the municipality has chosen, where it has.

    Otherwise every layer of the project whose features have names. Main thread only.
    """
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer)]
    chosen = {name for name in (settings.address_layer, *settings.object_layers) if name}
    found = []
    for layer in layers:
        if not layer.isValid() or not layer.isSpatial() or _is_ours(layer):
            continue
        if chosen and not {layer.id(), layer.name()} & chosen:
            continue
        is_address = settings.address_layer in (layer.id(), layer.name())
        named = settings.address_field if is_address else ""
        expression = _name_expression(layer, named, is_chosen=bool(chosen))
        if expression:
            found.append(
                LayerSource(
                    layer.name(),
                    QgsVectorLayerFeatureSource(layer),
                    expression,
                    layer.crs(),
                    _exactness(layer),
                )
            )
    return tuple(found)


def read_places(
    areas: Iterable[Area],
    layers: Iterable[LayerSource],
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> PlaceSearch:
    """Read the names of areas and layers, with points in ``crs``. Runs in a task."""
    places = [_of_area(area) for area in areas if area.name]
    for layer in layers:
        seen: set[tuple[str, int, int]] = set()
        for place in places_of(layer, crs, transforms):
            # A street of many parts is one place a kilometre.
            key = (place.name, round(place.point.x / 1000), round(place.point.y / 1000))  # type: ignore[union-attr]
            if layer.precision is PlacePrecision.STREET and key in seen:
                continue
            seen.add(key)
            places.append(place)
            if len(places) >= MOST_NAMES:
                return PlaceSearch(places)
    return PlaceSearch(places)


def _of_area(area: Area) -> Place:
    return Place(
        area.name,
        translate("est", "area, no exact place"),
        area_uuid=area.uuid,
        precision=PlacePrecision.AREA,
    )


def places_of(
    layer: LayerSource, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> Iterator[Place]:
    """Yield the named places of a layer as points in ``crs``."""
    transform = QgsCoordinateTransform(layer.crs, crs, transforms)
    expression = QgsExpression(layer.expression)
    context = QgsExpressionContext()
    context.setFields(layer.source.fields())
    expression.prepare(context)
    request = QgsFeatureRequest()
    request.setSubsetOfAttributes(sorted(expression.referencedColumns()), layer.source.fields())
    for feature in layer.source.getFeatures(request):
        context.setFeature(feature)
        name = expression.evaluate(context)
        point = _point_of(feature, transform)
        if isinstance(name, str) and name.strip() and point is not None:
            yield Place(name.strip(), layer.title, point, precision=layer.precision)


def _point_of(feature: QgsFeature, transform: QgsCoordinateTransform) -> PointGeometry | None:
    geometry = feature.geometry()
    if geometry.isEmpty():
        return None
    inside = geometry
    if geometry.type() == QgsWkbTypes.GeometryType.PolygonGeometry:
        inside = geometry.pointOnSurface()
    elif geometry.type() == QgsWkbTypes.GeometryType.LineGeometry:
        inside = geometry.interpolate(geometry.length() / 2)
    if inside.isEmpty():
        return None
    try:
        point = transform.transform(inside.centroid().asPoint())
    except QgsCsException:
        return None
    return PointGeometry(round(point.x(), 2), round(point.y(), 2))


def _name_expression(layer: QgsVectorLayer, named: str, *, is_chosen: bool) -> str:
    """Return the expression of a layer's names: the chosen field, one that is called so, or its own."""
    fields = {
        field.name().casefold(): field.name()
        for field in layer.fields()
        if field.type() == QMetaType.Type.QString
    }
    for name in (named.casefold(), *_NAME_FIELDS):
        if name and name in fields:
            return QgsExpression.quotedColumnRef(fields[name])
    return str(layer.displayExpression()) if is_chosen else ""


def _exactness(layer: QgsVectorLayer) -> PlacePrecision:
    if layer.geometryType() == QgsWkbTypes.GeometryType.LineGeometry:
        return PlacePrecision.STREET
    if layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry:
        return PlacePrecision.APPROXIMATE
    return PlacePrecision.EXACT


def _is_ours(layer: QgsMapLayer) -> bool:
    """Tell whether the layer shows the database's own observations, areas or insatser."""
    key = layer.customProperty(LAYER_PROPERTY)
    return bool(key) and key != LayerKey.BACKGROUND.value


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())
