"""The rings of *Närområde* on the map: one layer in memory, replaced in place while a slider moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsField,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayerTreeLayer,
    QgsProject,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from .language import translate
from .tree import (
    LAYER_PROPERTY,
    LayerKey,
    background_group,
    find_layer,
    main_group,
    remove_empty_main_group,
)

OUTLINE = "29,78,104,255"
FILLS = ("29,78,104,110", "29,78,104,80", "29,78,104,56", "29,78,104,38", "29,78,104,24")
RING, LABEL, COUNT, RATIO = "ring", "label", "count", "ratio"


@dataclass(frozen=True)
class ShownRing:
    """A ring: WKB in the layer's CRS, its place among the distances, its name and what it holds."""

    wkb: bytes
    ring: int
    label: str
    count: int
    ratio: float | None


class BufferLayer:
    """The one layer of rings of a project: shown, replaced without flicker, taken away."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project

    def layer(self) -> QgsVectorLayer | None:
        """Return the layer if it is in the project."""
        found = find_layer(self._project, LayerKey.BUFFERS)
        return found if isinstance(found, QgsVectorLayer) else None

    def show(self, rings: Sequence[ShownRing], crs: str) -> QgsVectorLayer:
        """Put rings on the map in place of those before."""
        layer = self.layer()
        if layer is None or layer.crs().authid() != crs:
            self.clear()
            layer = self._make(crs)
        features = []
        for ring in rings:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([ring.ring, ring.label, ring.count, ring.ratio])
            geometry = QgsGeometry()
            geometry.fromWkb(ring.wkb)
            geometry.convertToMultiType()
            feature.setGeometry(geometry)
            features.append(feature)
        provider = layer.dataProvider()
        provider.truncate()
        provider.addFeatures(features)
        layer.updateExtents()
        names = {ring.ring: ring.label for ring in rings}
        if names != _shown_names(layer):
            layer.setRenderer(_renderer(names))
            layer.emitStyleChanged()
        layer.triggerRepaint()
        return layer

    def set_on_sheet(self, is_on: bool, group_name: str) -> None:
        """Put the layer among those that a sheet prints as background, or back among the plugin's own."""
        layer = self.layer()
        node = self._node()
        if layer is None or node is None:
            return
        printed = background_group(self._project, group_name)
        target = printed if is_on and printed is not None else main_group(self._project)
        if node.parent() is not target:
            target.insertChildNode(0, node.clone())
            node.parent().removeChildNode(node)

    def can_print(self, group_name: str) -> bool:
        """Tell whether there is a group that sheets print as background."""
        return background_group(self._project, group_name) is not None

    def clear(self) -> None:
        """Take the layer away; harmless when there is none."""
        layer = self.layer()
        if layer is not None:
            self._project.removeMapLayer(layer.id())
            remove_empty_main_group(self._project)

    def _node(self) -> QgsLayerTreeLayer | None:
        layer = self.layer()
        return self._project.layerTreeRoot().findLayer(layer.id()) if layer is not None else None

    def _make(self, crs: str) -> QgsVectorLayer:
        layer = QgsVectorLayer(f"MultiPolygon?crs={crs}", translate("est", "Surroundings"), "memory")
        fields = (
            (RING, QMetaType.Type.Int, translate("est", "Ring")),
            (LABEL, QMetaType.Type.QString, translate("est", "Distance")),
            (COUNT, QMetaType.Type.Int, translate("est", "Events")),
            (RATIO, QMetaType.Type.Double, translate("est", "Times as dense as the whole")),
        )
        layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind, _ in fields])
        layer.updateFields()
        for place, (_, _, alias) in enumerate(fields):
            layer.setFieldAlias(place, alias)
        layer.setReadOnly(True)
        layer.setCustomProperty(LAYER_PROPERTY, LayerKey.BUFFERS.value)
        # Nothing of it is worth asking about when QGIS closes: it is computed again in a moment.
        layer.setCustomProperty("skipMemoryLayersCheck", 1)
        self._project.addMapLayer(layer, False)
        main_group(self._project).insertLayer(0, layer)
        return layer


def _shown_names(layer: QgsVectorLayer) -> dict[int, str]:
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return {}
    return {category.value(): category.label() for category in renderer.categories()}


def _renderer(names: dict[int, str]) -> QgsCategorizedSymbolRenderer:
    categories = []
    for ring in sorted(names):
        fill = FILLS[min(ring, len(FILLS) - 1)]
        symbol = QgsFillSymbol.createSimple(
            {"color": fill, "outline_color": OUTLINE, "outline_width": "0.4", "style": "solid"}
        )
        categories.append(QgsRendererCategory(ring, symbol, names[ring]))
    return QgsCategorizedSymbolRenderer(RING, categories)
