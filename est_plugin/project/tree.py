"""The plugin's place in the layer tree, and its layers found by what they are, never by their name."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject

from .language import translate

LAYER_PROPERTY = "est/layer"
DATABASE_PROPERTY = "est/database"
KIND_PROPERTY = "est/kind"
GROUP_PROPERTY = "est/group"
MAIN_GROUP = "main"
AREAS_GROUP = "areas"
BACKGROUND_GROUP = "background"


class LayerKey(StrEnum):
    """What a layer of the plugin is; kept in the layer as a property, so that it may be renamed."""

    OBSERVATIONS = "observation"
    INSATSER = "insats"
    AREAS = "area"
    BUFFERS = "buffer"
    HOTSPOTS = "hotspot"
    HEATMAP = "heatmap"
    CATEGORIES = "category"
    ORGANISATIONS = "organisation"
    AREA_NAMES = "area_name"
    CELLS = "cells"
    BACKGROUND = "background"
    RESULT = "result"
    RESULT_SURFACE = "result_surface"


def est_layers(project: QgsProject) -> Iterator[QgsMapLayer]:
    """Yield every layer of the plugin in the project, valid or not."""
    for layer in project.mapLayers().values():
        if layer.customProperty(LAYER_PROPERTY):
            yield layer


def find_layer(project: QgsProject, key: LayerKey, kind: str = "") -> QgsMapLayer | None:
    """Return the project's layer of that sort, whatever it is called by now, or None.

    ``kind`` tells layers of one sort apart: the kind of area, the table of the background.
    """
    for layer in est_layers(project):
        if layer.customProperty(LAYER_PROPERTY) != key.value:
            continue
        if not kind or layer.customProperty(KIND_PROPERTY) == kind:
            return layer
    return None


def find_group(project: QgsProject, role: str) -> QgsLayerTreeGroup | None:
    """Return the plugin's group of that role, whatever it is called by now, or None."""
    for group in project.layerTreeRoot().findGroups(True):
        if group.customProperty(GROUP_PROPERTY) == role:
            return group
    return None


def main_group(project: QgsProject) -> QgsLayerTreeGroup:
    """Return the plugin's group, made at the top of the tree if it is not there."""
    group = find_group(project, MAIN_GROUP)
    if group is None:
        group = project.layerTreeRoot().insertGroup(0, translate("est", "EST Lägesbild"))
        group.setCustomProperty(GROUP_PROPERTY, MAIN_GROUP)
    return group


def subgroup(parent: QgsLayerTreeGroup, role: str, title: str) -> QgsLayerTreeGroup:
    """Return a group inside another, made at its end if it is not there."""
    for group in parent.findGroups(True):
        if group.customProperty(GROUP_PROPERTY) == role:
            return group
    made: QgsLayerTreeGroup = parent.addGroup(title)
    made.setCustomProperty(GROUP_PROPERTY, role)
    return made


def background_group(project: QgsProject, name: str) -> QgsLayerTreeGroup | None:
    """Return the group that is printed as background: the plugin's own, or the project's called ``name``."""
    own = find_group(project, BACKGROUND_GROUP)
    return own if own is not None else project.layerTreeRoot().findGroup(name)


def remove_empty_main_group(project: QgsProject) -> None:
    """Take the plugin's group away once nothing lies in it."""
    group = find_group(project, MAIN_GROUP)
    if group is not None and not group.findLayers():
        group.parent().removeChildNode(group)


def background_layers(project: QgsProject, name: str) -> list[QgsMapLayer]:
    """Return the visible layers of the background group, from the top down."""
    group = background_group(project, name)
    if group is None:
        return []
    return [node.layer() for node in group.findLayers() if node.isVisible() and node.layer() is not None]
