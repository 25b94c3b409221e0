"""The calm ground under the layers: the example's streets, water and parks, where a project has none."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer, QgsWkbTypes

from ..domain.assets import asset
from ..example.background import ATTRIBUTION, BACKGROUND_TABLES, BackgroundTable, Shape
from ..store.location import Location
from .layer_style import load_style_file
from .sources import quick_options, table_source
from .tree import (
    BACKGROUND_GROUP,
    GROUP_PROPERTY,
    KIND_PROPERTY,
    LAYER_PROPERTY,
    LayerKey,
    background_group,
)

_TYPES = {
    Shape.POINT: QgsWkbTypes.Point,
    Shape.LINE: QgsWkbTypes.MultiLineString,
    Shape.POLYGON: QgsWkbTypes.MultiPolygon,
}


def load_example_background(project: QgsProject, location: Location, group_name: str) -> Iterator[None]:
    """Load the example's map into a group ``group_name`` at the bottom, a layer a turn.

    Nothing happens where the project has such a group, or the database is not the example.
    """
    if background_group(project, group_name) is not None:
        return
    group: QgsLayerTreeGroup | None = None
    for table in reversed(BACKGROUND_TABLES):
        layer = _layer(location, table)
        if not layer.isValid():
            return
        if group is None:
            group = project.layerTreeRoot().addGroup(group_name)
            group.setCustomProperty(GROUP_PROPERTY, BACKGROUND_GROUP)
            group.setExpanded(False)
        project.addMapLayer(layer, False)
        node = group.addLayer(layer)
        node.setItemVisibilityChecked(table.shown)
        node.setExpanded(False)
        yield


def _layer(location: Location, table: BackgroundTable) -> QgsVectorLayer:
    source = table_source(location, table.name, _TYPES[table.shape])
    layer = QgsVectorLayer(source.text, table.title, source.provider, quick_options())
    if layer.isValid():
        load_style_file(layer, asset("resources", "example", table.style))
        layer.setReadOnly(True)
        layer.setCustomProperty(LAYER_PROPERTY, LayerKey.BACKGROUND.value)
        layer.setCustomProperty(KIND_PROPERTY, table.name)
        metadata = layer.metadata()
        metadata.setRights([ATTRIBUTION])
        layer.setMetadata(metadata)
    return layer
