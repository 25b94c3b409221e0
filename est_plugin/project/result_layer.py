"""Results of analyses on the map: one layer a question, replaced in place, with its whole story in it.

What a layer was made from (parameters, period, how many took part and were left out, the sentence) goes
into its metadata and its tooltip, so that it can be repeated and never stands without its n.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType, QThread

from .change_raster import change_renderer
from .language import translate
from .layer_metadata import Story, write_story
from .layer_style import load_style
from .memory_raster import MemoryRaster, RasterCells
from .tree import (
    GROUP_PROPERTY,
    KIND_PROPERTY,
    LAYER_PROPERTY,
    LayerKey,
    est_layers,
    find_layer,
    main_group,
    remove_empty_main_group,
    subgroup,
)

RESULTS_GROUP = "results"
HEATMAP_QUESTION = "worst"
"""The question that the live heatmap belongs to."""

OPACITY = 0.85
_TYPES = {
    "int": QMetaType.Type.LongLong,
    "float": QMetaType.Type.Double,
    "str": QMetaType.Type.QString,
}


@dataclass(frozen=True)
class ResultField:
    """A column of a result: its name (as in the algorithm), what a person reads, and its type."""

    name: str
    alias: str
    kind: str


@dataclass(frozen=True)
class ResultFeatures:
    """Shapes as WKB with a row of values each; ``legend`` words the values that the style tells apart."""

    style: str
    title: str
    crs: str
    geometry: str
    wkb: tuple[bytes, ...]
    fields: tuple[ResultField, ...]
    rows: tuple[Sequence[object], ...]
    legend: Mapping[str, str]


@dataclass(frozen=True)
class ResultSurface:
    """A diverging surface: ``values`` (rows, columns), row 0 northernmost; ``breaks`` on either side."""

    title: str
    crs: str
    values: NDArray[np.generic]
    x_min: float
    y_max: float
    cell_size: float
    breaks: tuple[float, float, float]


def made_layer(features: ResultFeatures) -> QgsVectorLayer:
    """Return shapes as a layer in memory, with its style. Raises StyleError.

    May be called in a task; the layer then goes to the main thread.
    """
    layer = QgsVectorLayer(f"{features.geometry}?crs={features.crs}", features.title, "memory")
    provider = layer.dataProvider()
    provider.addAttributes([QgsField(each.name, _TYPES[each.kind]) for each in features.fields])
    layer.updateFields()
    for place, each in enumerate(features.fields):
        layer.setFieldAlias(place, each.alias)
    made = []
    for wkb, row in zip(features.wkb, features.rows, strict=True):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([_plain(value) for value in row])
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
        made.append(feature)
    provider.addFeatures(made)
    layer.updateExtents()
    layer.setReadOnly(True)
    # The first style read in a session takes a fifth of a second: not on the main thread.
    load_style(layer, f"result_{features.style}")
    _word_legend(layer, features.legend)
    if QThread.currentThread() is not QgsApplication.instance().thread():
        layer.moveToThread(QgsApplication.instance().thread())
    return layer


class ResultLayers:
    """The results of a project, a layer a question; only the latest is ticked."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project
        self._surface = MemoryRaster(project, LayerKey.RESULT_SURFACE)

    def layer(self, question: str) -> QgsMapLayer | None:
        """Return the layer of a question if it is in the project."""
        return find_layer(self._project, LayerKey.RESULT, question) or (
            find_layer(self._project, LayerKey.RESULT_SURFACE, question)
        )

    def show_features(self, question: str, layer: QgsVectorLayer, story: Story) -> QgsVectorLayer:
        """Put a layer of :func:`made_layer` on the map in place of the question's last."""
        layer.setCustomProperty(LAYER_PROPERTY, LayerKey.RESULT.value)
        layer.setCustomProperty(KIND_PROPERTY, question)
        write_story(layer, story)
        layer.setName(story.legend(layer.name()))
        before = self.layer(question)
        self._project.addMapLayer(layer, False)
        if layer.geometryType() == Qgis.GeometryType.Polygon:
            self._group().insertLayer(0, layer)
        else:  # points and lines lie above the observations' symbols, areas below them
            main_group(self._project).insertLayer(0, layer)
        if before is not None:
            self._project.removeMapLayer(before.id())
        self.tick(question)
        return layer

    def show_surface(self, question: str, surface: ResultSurface, story: Story) -> QgsRasterLayer:
        """Put a surface on the map in place of the one before. Raises MemoryRasterError."""

        def style(layer: QgsRasterLayer) -> None:
            layer.setRenderer(change_renderer(layer.dataProvider(), surface.breaks))
            layer.setOpacity(OPACITY)

        cells = RasterCells(surface.values, surface.x_min, surface.y_max, surface.cell_size, surface.crs)
        layer = self._surface.show(cells, story.legend(surface.title), style)
        layer.setCustomProperty(KIND_PROPERTY, question)
        write_story(layer, story)
        self.tick(question)
        return layer

    def tick(self, question: str) -> None:
        """Show the layer of a question and hide those of the others, the heatmap among them.

        Without a layer of the question nothing is hidden, so that an empty answer takes nothing away.
        """
        for layer in list(est_layers(self._project)):
            key = layer.customProperty(LAYER_PROPERTY)
            if key not in (LayerKey.RESULT, LayerKey.RESULT_SURFACE, LayerKey.HEATMAP):
                continue
            own = HEATMAP_QUESTION if key == LayerKey.HEATMAP else layer.customProperty(KIND_PROPERTY)
            node = self._project.layerTreeRoot().findLayer(layer.id())
            if isinstance(node, QgsLayerTreeLayer):
                node.setItemVisibilityChecked(own == question)

    def clear(self, question: str) -> None:
        """Take a question's layer away; harmless when there is none."""
        layer = self.layer(question)
        if layer is not None and layer.customProperty(LAYER_PROPERTY) == LayerKey.RESULT_SURFACE:
            self._surface.clear()
        elif layer is not None:
            self._project.removeMapLayer(layer.id())
        self._tidy()

    def clear_all(self) -> None:
        """Take every result away."""
        gone = [
            layer.id()
            for layer in est_layers(self._project)
            if layer.customProperty(LAYER_PROPERTY) == LayerKey.RESULT
        ]
        self._project.removeMapLayers(gone)
        self._surface.clear()
        self._tidy()

    def _group(self) -> QgsLayerTreeGroup:
        """Return the group of results, above everything else of the plugin but what has symbols."""
        return subgroup(main_group(self._project), RESULTS_GROUP, translate("est", "Analyses"))

    def _tidy(self) -> None:
        group = next(
            (each for each in self._project.layerTreeRoot().findGroups(True) if _is_results(each)), None
        )
        if group is not None and not group.findLayers():
            group.parent().removeChildNode(group)
        remove_empty_main_group(self._project)


def _is_results(group: QgsLayerTreeGroup) -> bool:
    return bool(group.customProperty(GROUP_PROPERTY) == RESULTS_GROUP)


def _word_legend(layer: QgsVectorLayer, legend: Mapping[str, str]) -> None:
    """Give the classes of a style their words, and leave out those that nothing on the map has."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer) or not legend:
        return
    own = renderer.clone()
    for place in reversed(range(len(own.categories()))):
        value = str(own.categories()[place].value())
        if value in legend:
            own.updateCategoryLabel(place, legend[value])
        else:
            own.deleteCategory(place)
    layer.setRenderer(own)


def _plain(value: Any) -> Any:  # noqa: ANN401 - numpy's scalars and what fields hold
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value
