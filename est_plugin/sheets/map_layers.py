"""The layers of a sheet's map, made in memory from the answer: nothing is read again or evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsTextBackgroundSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor

from ..charts.palette import DENSITY, INK, INSATS, PAPER, WORSE
from .contours import ClassArea
from .map_placing import PlacedMarker, PlacedName
from .map_scale import MapView
from .marks import Face
from .typesetting import text_format

DOT_STROKE_MM = 0.1
HIGHEST_PRIORITY = 10
ABOVE_ALL = 1000.0
MOST_DOTS = 8000
"""More dots than this say nothing on paper that the density does not say better."""

DOT_GRID_MM = 0.3
"""Dots closer than this cannot be told apart in print; one of them is drawn."""


@dataclass(frozen=True)
class NameSetting:
    """A placed name and the face it is set in."""

    place: PlacedName
    face: Face


def density_layer(areas: Iterable[ClassArea], crs: str, name: str) -> QgsVectorLayer:
    """Return the classes, each drawn over the one below it, in opaque colours."""
    layer = _memory("MultiPolygon", crs, name, "class:integer")
    _add(layer, [(area.wkb, [area.index]) for area in areas])
    root = QgsRuleBasedRenderer.Rule(None)
    for index, colour in enumerate(DENSITY):
        symbol = _fill(colour)
        symbol[0].setRenderingPass(index)
        rule = QgsRuleBasedRenderer.Rule(symbol)
        rule.setFilterExpression(f'"class" = {index}')
        root.appendChild(rule)
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    return layer


def distinct_dots(
    x: NDArray[np.float64], y: NDArray[np.float64], view: MapView
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the events of the view that can be told apart in print."""
    inside = (x >= view.x_min) & (x <= view.x_max) & (y >= view.y_min) & (y <= view.y_max)
    x, y = x[inside], y[inside]
    step = DOT_GRID_MM / view.mm_per_unit
    cells = np.stack([np.floor(x / step), np.floor(y / step)], axis=1).astype(np.int64)
    _, first = np.unique(cells, axis=0, return_index=True)
    first.sort()
    return x[first], y[first]


def dots_layer(
    x: NDArray[np.float64], y: NDArray[np.float64], crs: str, size_mm: float, name: str
) -> QgsVectorLayer:
    """Return events as small dots with a hair of white round them, so that they show on every class."""
    layer = _memory("MultiPoint", crs, name, "")
    if x.size:
        points = shapely.multipoints(np.column_stack([x, y]))
        _add(layer, [(bytes(shapely.to_wkb(points)), [])])
    symbol = QgsMarkerSymbol.createSimple(
        {
            "name": "circle",
            "color": INK,
            "size": f"{size_mm:.2f}",
            "outline_color": PAPER,
            "outline_width": str(DOT_STROKE_MM),
        }
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def areas_layer(shapes: Sequence[bytes], crs: str, name: str) -> QgsVectorLayer:
    """Return area borders in ink without a fill."""
    layer = _memory("MultiPolygon", crs, name, "")
    _add(layer, [(wkb, []) for wkb in shapes])
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": INK, "outline_width": "0.4", "joinstyle": "round"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def hot_layer(shapes: Sequence[bytes], crs: str, name: str) -> QgsVectorLayer:
    """Return the outlines of significant hotspots: a thick line cased in white, seen on every class."""
    layer = _memory("MultiPolygon", crs, name, "")
    _add(layer, [(wkb, []) for wkb in shapes])
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": PAPER, "outline_width": "1.3", "joinstyle": "miter"}
    )
    line = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": WORSE, "outline_width": "0.7", "joinstyle": "miter"}
    )
    symbol.appendSymbolLayer(line.symbolLayer(0).clone())
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def veil_layer(view: MapView, crs: str, share: float, name: str) -> QgsVectorLayer:
    """Return a white veil over the background: every kind of layer fades alike and stays sharp."""
    layer = _memory("Polygon", crs, name, "")
    reach = (view.x_max - view.x_min) * 0.05
    box = shapely.box(view.x_min - reach, view.y_min - reach, view.x_max + reach, view.y_max + reach)
    _add(layer, [(bytes(shapely.to_wkb(box)), [])])
    colour = QColor(PAPER)
    colour.setAlphaF(min(1.0, max(0.0, share)))
    symbol = _fill(PAPER)
    symbol.setColor(colour)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def markers_layer(
    placed: Sequence[PlacedMarker], view: MapView, crs: str, face: Face, *, diamond: bool, name: str
) -> QgsVectorLayer:
    """Return numbers in white discs, or letters in diamonds, as text on its symbol."""
    layer = _memory("Point", crs, name, "text:string(0)")
    _add_points(layer, [(view.on_ground(p.x, p.y), [p.marker.text]) for p in placed])
    size = placed[0].marker.size if placed else 1.0
    symbol = QgsMarkerSymbol.createSimple(
        {
            "name": "diamond" if diamond else "circle",
            "color": INSATS if diamond else PAPER,
            "size": f"{size:.2f}",
            "outline_color": PAPER if diamond else INK,
            "outline_width": "0.3" if diamond else "0.35",
        }
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    _label(layer, face.coloured(PAPER if diamond else INK))
    return layer


def leaders_layer(placed: Sequence[PlacedMarker], view: MapView, crs: str, name: str) -> QgsVectorLayer:
    """Return the thin lines from markers that had to move to their places."""
    layer = _memory("LineString", crs, name, "")
    lines = [
        shapely.linestrings([view.on_ground(p.marker.x, p.marker.y), view.on_ground(p.x, p.y)])
        for p in placed
        if p.moved
    ]
    _add(layer, [(bytes(shapely.to_wkb(line)), []) for line in lines])
    symbol = QgsLineSymbol.createSimple({"line_color": INK, "line_width": "0.3"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def names_layers(names: Sequence[NameSetting], view: MapView, crs: str, name: str) -> list[QgsVectorLayer]:
    """Return area names on a white ground, a layer a size."""
    layers = []
    for face in dict.fromkeys(setting.face for setting in names):
        layer = _memory("Point", crs, name, "text:string(0)")
        members = [setting.place for setting in names if setting.face == face]
        _add_points(
            layer,
            [
                (
                    view.on_ground(place.box.x + place.box.width / 2, place.box.y + place.box.height / 2),
                    ["\n".join(place.lines)],
                )
                for place in members
            ],
        )
        layer.setRenderer(QgsSingleSymbolRenderer(_no_marker()))
        _label(layer, face, ground=True)
        layers.append(layer)
    return layers


def _memory(geometry: str, crs: str, name: str, fields: str) -> QgsVectorLayer:
    query = f"&field={fields}" if fields else ""
    layer = QgsVectorLayer(f"{geometry}?crs={crs}{query}", name, "memory")
    layer.setReadOnly(True)
    return layer


def _add(layer: QgsVectorLayer, rows: Iterable[tuple[bytes, list[object]]]) -> None:
    features = []
    for wkb, attributes in rows:
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        features.append(_feature(layer, geometry, attributes))
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()


def _add_points(layer: QgsVectorLayer, rows: Iterable[tuple[tuple[float, float], list[object]]]) -> None:
    features = [_feature(layer, QgsGeometry.fromPointXY(QgsPointXY(*at)), values) for at, values in rows]
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()


def _feature(layer: QgsVectorLayer, geometry: QgsGeometry, attributes: list[object]) -> QgsFeature:
    feature = QgsFeature(layer.fields())
    feature.setGeometry(geometry)
    feature.setAttributes(attributes)
    return feature


def _fill(colour: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})


def _no_marker() -> QgsMarkerSymbol:
    return QgsMarkerSymbol.createSimple(
        {"name": "circle", "size": "0", "color": PAPER, "outline_style": "no"}
    )


def _label(layer: QgsVectorLayer, face: Face, *, ground: bool = False) -> None:
    settings = QgsPalLayerSettings()
    settings.fieldName = "text"
    settings.isExpression = False
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.pointSettings().setQuadrant(Qgis.LabelQuadrantPosition.Over)
    # Ours never overlap each other; where a background has labels too, those give way to ours.
    settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    settings.placementSettings().setAllowDegradedPlacement(True)
    settings.priority = HIGHEST_PRIORITY
    settings.zIndex = ABOVE_ALL
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.displayAll = True
    settings.obstacleSettings().setIsObstacle(True)
    settings.obstacleSettings().setFactor(2.0)
    style: QgsTextFormat = text_format(face)
    if ground:
        style.setBackground(_white_ground())
    settings.setFormat(style)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _white_ground() -> QgsTextBackgroundSettings:
    ground = QgsTextBackgroundSettings()
    ground.setEnabled(True)
    ground.setType(QgsTextBackgroundSettings.ShapeType.ShapeRectangle)
    ground.setSizeType(QgsTextBackgroundSettings.SizeType.SizeBuffer)
    ground.setSize(QSizeF(0.7, 0.1))
    ground.setSizeUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    ground.setFillColor(QColor(PAPER))
    ground.setStrokeWidth(0.0)
    fill = QgsFillSymbol.createSimple({"color": PAPER, "outline_style": "no"})
    ground.setFillSymbol(fill)
    return ground
