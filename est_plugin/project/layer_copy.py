"""The features of a project's layer, handed to work off the main thread."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsFields,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)


class LayerRows:
    """What can be read of a layer in any thread: its features as they are now, edits and filter included.

    Make it in the main thread, where the layer lives. It is read as a source of features of QGIS.
    """

    def __init__(self, layer: QgsVectorLayer, *, only_selected: bool = False) -> None:
        self.name = layer.name()
        self._fields = QgsFields(layer.fields())
        self._crs = QgsCoordinateReferenceSystem(layer.crs())
        self._source = QgsVectorLayerFeatureSource(layer)
        self._selected = list(layer.selectedFeatureIds()) if only_selected else None
        self._count = len(self._selected) if self._selected is not None else layer.featureCount()

    def fields(self) -> QgsFields:
        """Return the layer's fields."""
        return self._fields

    def featureCount(self) -> int:
        """Return how many features there are, or about so."""
        return int(self._count)

    def sourceCrs(self) -> QgsCoordinateReferenceSystem:
        """Return the layer's coordinate system."""
        return self._crs

    def getFeatures(self) -> QgsFeatureIterator:
        """Return the features, those selected where only they are meant."""
        request = QgsFeatureRequest()
        if self._selected is not None:
            request.setFilterFids(self._selected)
        return self._source.getFeatures(request)
