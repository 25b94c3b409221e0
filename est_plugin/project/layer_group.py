"""The plugin's layers in the project: made once, found again, pointed at the database that is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataProvider,
    QgsDataSourceUri,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..domain.area import Area, AreaKind
from ..domain.category import Category
from ..store.gateway import Gateway
from ..store.location import Location
from .area_layers import area_kinds_in_order, area_layer, insats_layer, insats_source
from .background_map import load_example_background
from .language import translate
from .layer_fields import AREA, CATEGORY, ORGANISATION, Lookups
from .observation_layer import dress_observations, observation_layer
from .sources import (
    TableSource,
    load_table,
    read_again_for_reading_only,
    table_source,
)
from .tree import (
    AREAS_GROUP,
    DATABASE_PROPERTY,
    GROUP_PROPERTY,
    KIND_PROPERTY,
    LAYER_PROPERTY,
    LayerKey,
    est_layers,
    find_layer,
    main_group,
    subgroup,
)

_LOOKUPS = {CATEGORY: LayerKey.CATEGORIES, ORGANISATION: LayerKey.ORGANISATIONS, AREA: LayerKey.AREA_NAMES}
SCOPE, DATABASE_ENTRY = "est", "database"


@dataclass(frozen=True)
class Opened:
    """What the layers need to know of the database that is open."""

    location: Location
    crs: str
    identity: str
    categories: tuple[Category, ...]
    areas: tuple[Area, ...]
    background_group: str

    @staticmethod
    def of(gateway: Gateway) -> Opened:
        """Read it. Raises StoreError."""
        return Opened(
            gateway.location,
            gateway.crs,
            gateway.made_at(),
            gateway.categories(),
            gateway.areas(),
            gateway.settings().background_group,
        )

    def area_kinds(self) -> list[str]:
        """Return the kinds of area that have a layer, topmost first."""
        return area_kinds_in_order({str(area.kind) for area in self.areas})


def load_group(project: QgsProject, opened: Opened) -> Iterator[None]:
    """Put the layers into the project, or what is missing of them; a step a turn, none over 0.1 s.

    Layers of another database are taken out first. Those that are there keep their names, styles and
    places.
    """
    remove_layers(project, except_of=opened.identity)
    was_empty = not project.mapLayers()
    project.writeEntry(SCOPE, DATABASE_ENTRY, opened.identity)
    if was_empty:
        project.setCrs(QgsCoordinateReferenceSystem(opened.crs))
    repoint(project, opened)
    yield
    group = main_group(project)
    lookups = _load_lookups(project, opened, group)
    yield
    yield from _load_areas(project, opened, group, lookups)
    if find_layer(project, LayerKey.INSATSER) is None:
        layer = insats_layer(opened.location, lookups)
        _add(project, group, layer, LayerKey.INSATSER, opened, place=0)
        yield
    if find_layer(project, LayerKey.OBSERVATIONS) is None:
        layer = observation_layer(opened.location, opened.categories, lookups)
        _add(project, group, layer, LayerKey.OBSERVATIONS, opened, place=0)
        yield
    yield from load_example_background(project, opened.location, opened.background_group)


def refresh_group(project: QgsProject, before: Opened, now: Opened) -> None:
    """Show what others have written: redraw, new kinds of observation, new kinds of area."""
    layer = find_layer(project, LayerKey.OBSERVATIONS)
    if isinstance(layer, QgsVectorLayer) and before.categories != now.categories:
        dress_observations(layer, now.categories, lookups_of(project))
    if before.area_kinds() != now.area_kinds():
        for _ in _load_areas(project, now, main_group(project), lookups_of(project)):
            pass
    for each in est_layers(project):
        if isinstance(each, QgsVectorLayer) and not each.isEditable():
            each.triggerRepaint()


def repoint(project: QgsProject, opened: Opened) -> None:
    """Point the layers that were saved with the project at where the database lies now."""
    for layer in est_layers(project):
        if not isinstance(layer, QgsVectorLayer):
            continue
        source = _source_of(layer, opened)
        if source is None:
            continue
        if not (layer.isValid() and _is_same(layer, source)):
            subset = layer.subsetString()
            layer.setDataSource(source.text, layer.name(), source.provider, QgsDataProvider.ProviderOptions())
            read_again_for_reading_only(layer)
            if subset:
                layer.setSubsetString(subset)
        read_again_for_reading_only(layer)
        layer.setCustomProperty(DATABASE_PROPERTY, opened.identity)


def remove_layers(project: QgsProject, except_of: str = "") -> None:
    """Take the plugin's layers out of the project, all or those of other databases."""
    gone = [
        layer.id() for layer in est_layers(project) if not except_of or _database(project, layer) != except_of
    ]
    project.removeMapLayers(gone)
    _remove_empty_groups(project)


def lookups_of(project: QgsProject) -> Lookups:
    """Return the hidden layers that hold names behind keys."""
    found = {table: find_layer(project, key) for table, key in _LOOKUPS.items()}
    return Lookups({table: layer for table, layer in found.items() if isinstance(layer, QgsVectorLayer)})


def _load_lookups(project: QgsProject, opened: Opened, group: QgsLayerTreeGroup) -> Lookups:
    """Load what the forms look names up in; it is in the project, not in the legend."""
    titles = {
        CATEGORY: translate("est", "Kinds of observation"),
        ORGANISATION: translate("est", "Organisations"),
        AREA: translate("est", "Names of areas"),
    }
    for table, key in _LOOKUPS.items():
        if find_layer(project, key) is None:
            layer = load_table(opened.location, table)
            layer.setName(titles[table])
            layer.setReadOnly(True)
            layer.setFlags(layer.flags() | QgsMapLayer.LayerFlag.Private)
            _add(project, group, layer, key, opened, shown=False)
    return lookups_of(project)


def _load_areas(
    project: QgsProject, opened: Opened, group: QgsLayerTreeGroup, lookups: Lookups
) -> Iterator[None]:
    areas = subgroup(group, AREAS_GROUP, translate("est", "Areas"))
    for place, kind in enumerate(opened.area_kinds()):
        if find_layer(project, _area_key(kind), kind) is None:
            made = area_layer(opened.location, kind, lookups)
            made.layer.setCustomProperty(KIND_PROPERTY, kind)
            _add(project, areas, made.layer, _area_key(kind), opened, place=place, shown=made.shown)
            yield


def _area_key(kind: str) -> LayerKey:
    return {str(AreaKind.HOTSPOT): LayerKey.HOTSPOTS, str(AreaKind.BUFFER): LayerKey.BUFFERS}.get(
        kind, LayerKey.AREAS
    )


def _add(
    project: QgsProject,
    group: QgsLayerTreeGroup,
    layer: QgsVectorLayer,
    key: LayerKey,
    opened: Opened,
    *,
    place: int = -1,
    shown: bool = True,
) -> None:
    if not layer.isValid():
        return
    layer.setCustomProperty(LAYER_PROPERTY, key.value)
    layer.setCustomProperty(DATABASE_PROPERTY, opened.identity)
    project.addMapLayer(layer, False)
    node: QgsLayerTreeLayer = group.insertLayer(place, layer)
    node.setItemVisibilityChecked(shown)
    node.setExpanded(key in (LayerKey.OBSERVATIONS, LayerKey.INSATSER))


def _source_of(layer: QgsVectorLayer, opened: Opened) -> TableSource | None:
    """Return where a layer's data lie in the database that is open; None for what is not in a database."""
    key = layer.customProperty(LAYER_PROPERTY)
    location = opened.location
    if key == LayerKey.OBSERVATIONS:
        return table_source(location, "observation", QgsWkbTypes.Point)
    if key == LayerKey.INSATSER:
        return insats_source(location)
    if key in (LayerKey.AREAS, LayerKey.HOTSPOTS, LayerKey.BUFFERS):
        return table_source(location, "area", QgsWkbTypes.MultiPolygon)
    if key == LayerKey.BACKGROUND:
        table = str(layer.customProperty(KIND_PROPERTY))
        return table_source(location, table, layer.wkbType())
    for table, lookup in _LOOKUPS.items():
        if key == lookup:
            return table_source(location, table)
    return None


def _is_same(layer: QgsVectorLayer, source: TableSource) -> bool:
    """Compare where two sources lie, whatever filter the layer has."""
    if layer.providerType() != source.provider:
        return False
    return _place(layer.source(), source.provider) == _place(source.text, source.provider)


def _place(text: str, provider: str) -> tuple[str, ...]:
    if provider == "postgres":
        uri = QgsDataSourceUri(text)
        return (uri.connectionInfo(False), uri.schema(), uri.table())
    parts = QgsProviderRegistry.instance().decodeUri(provider, text)
    return (str(parts.get("path", "")), str(parts.get("layerName", "")))


def _database(project: QgsProject, layer: QgsMapLayer) -> str:
    """Return the identity of the database that a layer was loaded from; what has none is nobody's."""
    return str(layer.customProperty(DATABASE_PROPERTY) or project.readEntry(SCOPE, DATABASE_ENTRY, "")[0])


def _remove_empty_groups(project: QgsProject) -> None:
    for group in reversed(project.layerTreeRoot().findGroups(True)):
        if group.customProperty(GROUP_PROPERTY) and not group.findLayers():
            group.parent().removeChildNode(group)
