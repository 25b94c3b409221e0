"""Settings: the group of background layers, and the layers in which places are searched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import QComboBox, QListWidgetItem

from ...domain.setup import Setup
from ...project.tree import LAYER_PROPERTY, LayerKey, est_layers
from .page import SettingsPage


class LayersPage(SettingsPage):
    """Layers are known by their names, also those that this project does not have."""

    def __init__(self, project: QgsProject) -> None:
        super().__init__("settings_layers")
        self._project = project
        self.addressLayer.currentTextChanged.connect(lambda _text: self._offer_fields())

    def show_setup(self, setup: Setup) -> None:
        """Fill the widgets with what the project has and what is chosen."""
        settings = setup.settings
        groups = [group.name() for group in self._project.layerTreeRoot().findGroups(True)]
        _offer(self.backgroundGroup, groups, settings.background_group)
        with QSignalBlocker(self.addressLayer):
            _offer(self.addressLayer, ["", *self._layer_names()], settings.address_layer)
        self._offer_fields()
        self.addressField.setCurrentText(settings.address_field)
        self.objectLayers.clear()
        for name in dict.fromkeys((*settings.object_layers, *self._layer_names())):
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = name in settings.object_layers
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            self.objectLayers.addItem(item)

    def read_setup(self, setup: Setup) -> Setup:
        """Return the set-up with what is chosen."""
        items = [self.objectLayers.item(row) for row in range(self.objectLayers.count())]
        return replace(
            setup,
            settings=replace(
                setup.settings,
                background_group=self.backgroundGroup.currentText().strip(),
                address_layer=self.addressLayer.currentText().strip(),
                address_field=self.addressField.currentText().strip(),
                object_layers=tuple(
                    item.text() for item in items if item.checkState() == Qt.CheckState.Checked
                ),
            ),
        )

    def _layer_names(self) -> list[str]:
        """The project's vector layers, without those that the plugin has loaded from the shared tables."""
        own = {
            layer.id()
            for layer in est_layers(self._project)
            if layer.customProperty(LAYER_PROPERTY) != LayerKey.BACKGROUND.value
        }
        layers = self._project.mapLayers().values()
        names = {
            layer.name() for layer in layers if isinstance(layer, QgsVectorLayer) and layer.id() not in own
        }
        return sorted(names, key=str.casefold)

    def _offer_fields(self) -> None:
        chosen = self.addressField.currentText()
        layers = self._project.mapLayersByName(self.addressLayer.currentText())
        fields = [
            field.name()
            for layer in layers[:1]
            if isinstance(layer, QgsVectorLayer)
            for field in layer.fields()
        ]
        _offer(self.addressField, fields, chosen)


def _offer(box: QComboBox, texts: Iterable[str], chosen: str) -> None:
    box.clear()
    box.addItems(list(dict.fromkeys(texts)))
    box.setCurrentText(chosen)
