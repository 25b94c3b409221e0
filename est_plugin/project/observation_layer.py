"""The layer of observations: by main kind, clustered, with form, map tip and time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsAction,
    QgsAttributeEditorAction,
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFeatureRenderer,
    QgsPointClusterRenderer,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
    QgsVectorLayerTemporalProperties,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QUuid

from ..domain.category import Category, CategoryKind
from ..domain.observation import COARSE_PRECISIONS
from ..store.location import GeoPackageLocation, Location
from .language import translate
from .layer_fields import FormGroup, Lookups, constrain, dress_fields
from .layer_style import load_style
from .map_tips import observation_tip
from .sources import load_table, quick_options, table_source

STYLE = "observation"
EDIT_MARK = "est_edit"
_EDIT = 'from qgis.utils import plugins; plugins["{package}"].edit_observation("[% uuid %]")'
_NO_TIME = "make_datetime(1, 1, 1, 0, 0, 0)"


@dataclass(frozen=True)
class MainKind:
    """A kind of the top level with all that counts as it."""

    category: Category
    uuids: tuple[str, ...]


def observation_layer(location: Location, categories: Sequence[Category], lookups: Lookups) -> QgsVectorLayer:
    """Return the layer, ready to be put into a project; invalid where the source is out of reach."""
    source = table_source(location, "observation", QgsWkbTypes.Point)
    layer = QgsVectorLayer(source.text, translate("est", "Observations"), source.provider, quick_options())
    if layer.isValid():
        dress_observations(layer, categories, lookups)
    return layer


def dress_observations(layer: QgsVectorLayer, categories: Sequence[Category], lookups: Lookups) -> None:
    """Give the layer its symbols, form, map tip and time. Safe to repeat when the categories have changed."""
    dress_fields(layer, lookups, form_groups())
    constrain(
        layer,
        ("category_uuid",),
        {
            "ended_at": (
                '"ended_at" IS NULL OR "started_at" IS NULL OR "ended_at" >= "started_at"',
                translate("est", "The end comes before the start."),
            ),
            "area_uuid": (
                f'$geometry IS NOT NULL OR "area_uuid" IS NOT NULL OR {_is_coarse()}',
                translate("est", "An observation needs a point or an area."),
            ),
        },
    )
    load_style(layer, STYLE)
    layer.setRenderer(by_main_kind(layer.renderer(), main_kinds(categories)))
    layer.setDisplayExpression("coalesce(\"start_local\", '') || ' ' || represent_value(\"category_uuid\")")
    layer.setMapTipTemplate(observation_tip())
    layer.setMapTipsEnabled(True)
    layer.setReadOnly(True)
    _set_time(layer)
    _add_edit_button(layer)


def give_full_extent(layer: QgsVectorLayer, location: Location) -> None:
    """Tell a filtered layer of a GeoPackage the extent of all rows.

    QGIS would pass through every row for it, and give up at the first without a point (3.40: the extent
    is empty, and nothing is drawn by whoever trusts it).
    """
    if isinstance(location, GeoPackageLocation):
        extent = load_table(location, "observation", QgsWkbTypes.Point).extent()
        if not extent.isNull():
            layer.setExtent(extent)


def main_kinds(categories: Iterable[Category]) -> tuple[MainKind, ...]:
    """Return the kinds of the top level that may stand on a map, in the municipality's order."""
    every = sorted(categories, key=lambda category: (category.sort_order, category.name))
    found = []
    for main in every:
        if main.parent_uuid is not None or not _is_shown(main):
            continue
        children = [child for child in every if child.parent_uuid == main.uuid and _is_shown(child)]
        found.append(MainKind(main, (main.uuid, *(child.uuid for child in children))))
    return tuple(found)


def by_main_kind(template: QgsFeatureRenderer, kinds: Sequence[MainKind]) -> QgsFeatureRenderer:
    """Return the style's renderer with a symbol a kind.

    The style names the symbols of the starting list; kinds that a municipality has added take those
    that are left over, in order. What is *utan exakt plats*, a duplicate, or kept off every map gets no
    symbol: a point that stands for a whole area would look like a hotspot.
    """
    inner = template.embeddedRenderer() if isinstance(template, QgsPointClusterRenderer) else template
    symbols = {str(each.value()): each.symbol().clone() for each in inner.categories()}
    chosen = _choose_symbols(kinds, symbols)
    categories = [
        QgsRendererCategory(list(kind.uuids), symbol.clone(), kind.category.name, True)
        for kind, symbol in zip(kinds, chosen, strict=True)
    ]
    drawn = f'if({_is_coarse()} OR "duplicate_of" IS NOT NULL, NULL, "category_uuid")'
    renderer = QgsCategorizedSymbolRenderer(drawn, categories)
    if not isinstance(template, QgsPointClusterRenderer):
        return renderer
    cluster: QgsFeatureRenderer = template.clone()
    cluster.setEmbeddedRenderer(renderer)
    return cluster


def form_groups() -> tuple[FormGroup, ...]:
    """Return the groups of the form in the order a person asks: what, where, when, by whom."""
    return (
        FormGroup(translate("est", "What"), ("category_uuid", "description", "fault_status", "damage_cost")),
        FormGroup(
            translate("est", "Where"), ("place_name", "place_precision", "setting", "indoor", "area_uuid")
        ),
        FormGroup(translate("est", "When"), ("start_local", "end_local", "time_precision")),
        FormGroup(
            translate("est", "Who reported"),
            ("organisation_uuid", "reporter_role", "source", "reported_local", "review_status"),
        ),
    )


def _choose_symbols(kinds: Sequence[MainKind], symbols: dict[str, QgsSymbol]) -> list[QgsSymbol]:
    own = {kind.category.code for kind in kinds}
    spare = [symbol for code, symbol in symbols.items() if code not in own] or list(symbols.values())
    chosen = []
    taken = 0
    for kind in kinds:
        symbol = symbols.get(kind.category.code)
        if symbol is None:
            symbol = spare[taken % len(spare)]
            taken += 1
        chosen.append(symbol)
    return chosen


def _is_shown(category: Category) -> bool:
    return category.on_map and category.kind is not CategoryKind.NOTHING_TO_REPORT


def _add_edit_button(layer: QgsVectorLayer) -> None:
    """Put *Redigera* into the form: the layer is read-only, rows are edited in the entry dock."""
    actions = layer.actions()
    for action in actions.actions():
        if action.notificationMessage() == EDIT_MARK:
            actions.removeAction(action.id())
    edit = QgsAction(
        QUuid.createUuid(),
        Qgis.AttributeActionType.GenericPython,
        translate("est", "Edit"),
        _EDIT.format(package=__package__.partition(".")[0]),
        "",
        False,
        translate("est", "Edit"),
        {"Feature", "Layer"},
        EDIT_MARK,
    )
    actions.addAction(edit)
    config = layer.editFormConfig()
    config.addTab(QgsAttributeEditorAction(edit, config.invisibleRootContainer()))
    layer.setEditFormConfig(config)


def _is_coarse() -> str:
    values = ", ".join(QgsExpression.quotedString(str(precision)) for precision in COARSE_PRECISIONS)
    return f'"place_precision" IN ({values})'


def _set_time(layer: QgsVectorLayer) -> None:
    """Let QGIS's time slider play the observations; an event without an end happens at its start.

    One without a start is in no period, so it is given a time that nobody asks for.
    """
    time = layer.temporalProperties()
    time.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
    time.setStartExpression(f'coalesce("started_at", {_NO_TIME})')
    time.setEndExpression(f'coalesce("ended_at", "started_at", {_NO_TIME})')
    time.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginIncludeEnd)
    if isinstance(time, QgsVectorLayerTemporalProperties):
        time.setIsActive(True)
