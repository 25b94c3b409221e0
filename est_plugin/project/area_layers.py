"""The layers of polygons: areas by kind, insatser on theirs."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsExpression, QgsRuleBasedRenderer, QgsVectorLayer, QgsWkbTypes

from ..domain.area import AreaKind
from ..domain.message import QT_TRANSLATE_NOOP, Message
from ..store.geopackage.ddl import INSATS_PLACE, INSATS_PLACE_COLUMNS
from ..store.location import GeoPackageLocation, Location
from .code_words import word_of
from .language import sentence, translate
from .layer_fields import FormGroup, Lookups, dress_fields
from .layer_style import load_style
from .map_tips import area_tip, insats_tip
from .sources import TableSource, query_source, quick_options, table_source

_TITLES = {
    AreaKind.EST_AREA: QT_TRANSLATE_NOOP("est", "EST areas"),
    AreaKind.DISTRICT: QT_TRANSLATE_NOOP("est", "Districts"),
    AreaKind.MUNICIPALITY: QT_TRANSLATE_NOOP("est", "The municipality"),
    AreaKind.HOTSPOT: QT_TRANSLATE_NOOP("est", "Hotspots"),
    AreaKind.BUFFER: QT_TRANSLATE_NOOP("est", "Buffer zones"),
    AreaKind.OTHER: QT_TRANSLATE_NOOP("est", "Other areas"),
}
_STYLES = frozenset(
    {AreaKind.EST_AREA, AreaKind.DISTRICT, AreaKind.MUNICIPALITY, AreaKind.HOTSPOT, AreaKind.BUFFER}
)
_SHOWN = frozenset({AreaKind.EST_AREA, AreaKind.HOTSPOT, AreaKind.BUFFER})
_ORDER = (
    AreaKind.HOTSPOT,
    AreaKind.BUFFER,
    AreaKind.EST_AREA,
    AreaKind.DISTRICT,
    AreaKind.OTHER,
    AreaKind.MUNICIPALITY,
)


@dataclass(frozen=True)
class AreaLayer:
    """A layer of the areas of one kind, and whether it is ticked when it is loaded first."""

    kind: str
    layer: QgsVectorLayer
    shown: bool


def area_kinds_in_order(kinds: set[str]) -> list[str]:
    """Return the kinds that have a layer of their own, topmost first; insatser have theirs elsewhere."""
    known = [str(kind) for kind in _ORDER]
    own = kinds - {str(AreaKind.INSATS)}
    return sorted(own, key=lambda kind: (known.index(kind) if kind in known else len(known) - 2, kind))


def area_layer(location: Location, kind: str, lookups: Lookups) -> AreaLayer:
    """Return the layer of the areas of one kind that are in use."""
    source = table_source(location, "area", QgsWkbTypes.MultiPolygon)
    layer = QgsVectorLayer(source.text, area_title(kind), source.provider, quick_options())
    if layer.isValid():
        is_kind = QgsExpression.createFieldEqualityExpression("kind", kind)
        in_use = '"active"' if layer.providerType() == "postgres" else '"active" = 1'
        layer.setSubsetString(f"{is_kind} AND {in_use}")
        dress_fields(layer, lookups, (FormGroup(translate("est", "Area"), _area_fields()),))
        load_style(layer, f"area_{kind if kind in _STYLES else AreaKind.OTHER}")
        layer.setDisplayExpression('"name"')
        layer.setMapTipTemplate(area_tip())
        layer.setReadOnly(True)
    return AreaLayer(kind, layer, kind in _SHOWN)


def area_title(kind: str) -> str:
    """Return what areas of a kind are called; a municipality's own kind by its own name."""
    known = {str(each): title for each, title in _TITLES.items()}
    return sentence(Message(known[kind])) if kind in known else kind[:1].upper() + kind[1:]


def insats_layer(location: Location, lookups: Lookups) -> QgsVectorLayer:
    """Return the insatser on their polygons, a row a polygon, by status."""
    source = insats_source(location)
    layer = QgsVectorLayer(source.text, translate("est", "Insatser"), source.provider, quick_options())
    if layer.isValid():
        dress_fields(layer, lookups, _insats_groups())
        load_style(layer, "insats")
        _name_rules(layer)
        layer.setDisplayExpression('"title"')
        layer.setMapTipTemplate(insats_tip())
        layer.setReadOnly(True)
    return layer


def insats_source(location: Location) -> TableSource:
    """Return where insatser are joined to their polygons: a view in a GeoPackage, a query in PostGIS.

    Links go by UUID: QGIS loses the children of n:m relations on row numbers. (A query on a GeoPackage
    confuses QGIS's numbering of fields.)
    """
    if isinstance(location, GeoPackageLocation):
        return table_source(location, INSATS_PLACE, QgsWkbTypes.MultiPolygon)
    columns = ", ".join(f'i."{name}"' for name in INSATS_PLACE_COLUMNS)
    schema = '"' + location.schema.replace('"', '""') + '"'
    query = (
        f"SELECT l.fid AS fid, a.geom AS geom, i.uuid AS insats_uuid, {columns}, l.role,"  # noqa: S608
        " a.name AS area_name, a.uuid AS area_uuid"
        f" FROM {schema}.insats_area l JOIN {schema}.insats i ON i.uuid = l.insats_uuid"
        f" JOIN {schema}.area a ON a.uuid = l.area_uuid"
    )
    return query_source(location, query, QgsWkbTypes.MultiPolygon)


def _name_rules(layer: QgsVectorLayer) -> None:
    """Put the words beside the symbols; the style itself knows only the codes."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsRuleBasedRenderer):
        return
    own = {
        "late": translate("est", "late"),
        "done": translate("est", "done or followed up"),
        "comparison": translate("est", "comparison area"),
        "closed": translate("est", "closed or cancelled"),
    }
    for rule in renderer.rootRule().children():
        code = rule.label()
        rule.setLabel(own.get(code) or word_of("status", code))


def _area_fields() -> tuple[str, ...]:
    return ("name", "kind", "external_id", "population", "recipe")


def _insats_groups() -> tuple[FormGroup, ...]:
    return (
        FormGroup(translate("est", "Insats"), ("title", "status", "type", "horizon", "role", "area_name")),
        FormGroup(translate("est", "Why and how"), ("problem", "knowledge", "goal", "measure")),
        FormGroup(translate("est", "Who and when"), ("responsible_uuid", "starts_on", "due_on", "done_on")),
    )
