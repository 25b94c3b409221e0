"""Which background layers may stand on a public map: any but those that show the group's own data."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsDataSourceUri, QgsMapLayer, QgsProviderRegistry, QgsVectorLayer

from ..project.language import translate
from ..project.tree import LAYER_PROPERTY, LayerKey
from ..store.schema import TABLES

_OWN_TABLES = frozenset(table.name for table in TABLES)


def shown_to_all(layers: Sequence[QgsMapLayer]) -> tuple[list[QgsMapLayer], list[str]]:
    """Return the layers that everybody may see, and a sentence for each of the others."""
    kept = [layer for layer in layers if not is_internal(layer)]
    notices = [
        translate(
            "est",
            "The background layer “{name}” shows the group's own data, so it is not on the public map.",
            name=layer.name(),
        )
        for layer in layers
        if layer not in kept
    ]
    return kept, notices


def is_internal(layer: QgsMapLayer) -> bool:
    """Tell whether a layer is one of the plugin's own, or reads a table of an EST database."""
    key = layer.customProperty(LAYER_PROPERTY)
    if key:
        return bool(key != LayerKey.BACKGROUND.value)
    if not isinstance(layer, QgsVectorLayer):
        return False
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    table = parts.get("layerName") or parts.get("table") or QgsDataSourceUri(layer.source()).table()
    return bool(table in _OWN_TABLES and layer.fields().indexOf("row_version") >= 0)
