"""What the columns of the plugin's layers are called and how QGIS shows them in tables and forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsAttributeTableConfig,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsField,
    QgsFieldConstraints,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ..domain.message import QT_TRANSLATE_NOOP, Message
from .code_words import words_of
from .language import sentence
from .local_time_expression import local_time_expression

CATEGORY, ORGANISATION, AREA = "category", "organisation", "area"

_ALIASES: Mapping[str, str] = {
    "fid": QT_TRANSLATE_NOOP("est", "Row number"),
    "uuid": QT_TRANSLATE_NOOP("est", "Identity"),
    "category_uuid": QT_TRANSLATE_NOOP("est", "What"),
    "area_uuid": QT_TRANSLATE_NOOP("est", "Area"),
    "started_at": QT_TRANSLATE_NOOP("est", "Start (UTC)"),
    "ended_at": QT_TRANSLATE_NOOP("est", "End (UTC)"),
    "start_local": QT_TRANSLATE_NOOP("est", "Start"),
    "end_local": QT_TRANSLATE_NOOP("est", "End"),
    "reported_local": QT_TRANSLATE_NOOP("est", "Reported"),
    "time_precision": QT_TRANSLATE_NOOP("est", "How exact the time is"),
    "place_name": QT_TRANSLATE_NOOP("est", "Place"),
    "place_precision": QT_TRANSLATE_NOOP("est", "How exact the place is"),
    "setting": QT_TRANSLATE_NOOP("est", "Sort of place"),
    "indoor": QT_TRANSLATE_NOOP("est", "Indoors"),
    "description": QT_TRANSLATE_NOOP("est", "Description"),
    "organisation_uuid": QT_TRANSLATE_NOOP("est", "Reported by"),
    "reporter_role": QT_TRANSLATE_NOOP("est", "Role"),
    "source": QT_TRANSLATE_NOOP("est", "Source"),
    "source_system": QT_TRANSLATE_NOOP("est", "Source system"),
    "external_id": QT_TRANSLATE_NOOP("est", "Id in the source"),
    "reported_at": QT_TRANSLATE_NOOP("est", "Reported (UTC)"),
    "review_status": QT_TRANSLATE_NOOP("est", "Review"),
    "fault_status": QT_TRANSLATE_NOOP("est", "Fault"),
    "damage_cost": QT_TRANSLATE_NOOP("est", "Cost of the damage (kr)"),
    "duplicate_of": QT_TRANSLATE_NOOP("est", "Duplicate of"),
    "import_run_uuid": QT_TRANSLATE_NOOP("est", "Import"),
    "privacy_confirmed_by": QT_TRANSLATE_NOOP("est", "Text confirmed by"),
    "privacy_confirmed_at": QT_TRANSLATE_NOOP("est", "Text confirmed (UTC)"),
    "privacy_reason": QT_TRANSLATE_NOOP("est", "Why the text was confirmed"),
    "created_at": QT_TRANSLATE_NOOP("est", "Created (UTC)"),
    "created_by": QT_TRANSLATE_NOOP("est", "Created by"),
    "changed_at": QT_TRANSLATE_NOOP("est", "Changed (UTC)"),
    "changed_by": QT_TRANSLATE_NOOP("est", "Changed by"),
    "row_version": QT_TRANSLATE_NOOP("est", "Version"),
    "kind": QT_TRANSLATE_NOOP("est", "Sort"),
    "name": QT_TRANSLATE_NOOP("est", "Name"),
    "population": QT_TRANSLATE_NOOP("est", "Inhabitants"),
    "recipe": QT_TRANSLATE_NOOP("est", "How it was computed"),
    "active": QT_TRANSLATE_NOOP("est", "In use"),
    "insats_uuid": QT_TRANSLATE_NOOP("est", "Identity of the insats"),
    "title": QT_TRANSLATE_NOOP("est", "Insats"),
    "type": QT_TRANSLATE_NOOP("est", "Type"),
    "horizon": QT_TRANSLATE_NOOP("est", "Term"),
    "status": QT_TRANSLATE_NOOP("est", "Status"),
    "role": QT_TRANSLATE_NOOP("est", "Role of the area"),
    "problem": QT_TRANSLATE_NOOP("est", "Problem"),
    "knowledge": QT_TRANSLATE_NOOP("est", "What is known"),
    "goal": QT_TRANSLATE_NOOP("est", "Goal"),
    "measure": QT_TRANSLATE_NOOP("est", "Measure"),
    "responsible_uuid": QT_TRANSLATE_NOOP("est", "Responsible"),
    "starts_on": QT_TRANSLATE_NOOP("est", "Begins"),
    "due_on": QT_TRANSLATE_NOOP("est", "To be done by"),
    "done_on": QT_TRANSLATE_NOOP("est", "Done"),
    "area_name": QT_TRANSLATE_NOOP("est", "Name of the area"),
}
_LOCAL_TIMES = {"start_local": "started_at", "end_local": "ended_at", "reported_local": "reported_at"}
_LOOKED_UP = {
    "category_uuid": CATEGORY,
    "organisation_uuid": ORGANISATION,
    "responsible_uuid": ORGANISATION,
    "area_uuid": AREA,
}
_FLAGS = ("indoor", "active")
_LONG_TEXTS = ("description", "problem", "knowledge", "goal", "measure", "recipe")
_BEHIND_THE_SCENES = (
    "fid",
    "OGC_FID",
    "uuid",
    "started_at",
    "ended_at",
    "reported_at",
    "source_system",
    "external_id",
    "import_run_uuid",
    "duplicate_of",
    "privacy_confirmed_by",
    "privacy_confirmed_at",
    "privacy_reason",
    "created_at",
    "created_by",
    "changed_at",
    "changed_by",
    "row_version",
    "insats_uuid",
)


@dataclass(frozen=True)
class Lookups:
    """The layers that hold the names behind keys, by table; a missing one leaves the key as it is."""

    layers: Mapping[str, QgsVectorLayer]


@dataclass(frozen=True)
class FormGroup:
    """A group of a form and its fields, in order."""

    title: str
    fields: tuple[str, ...]


def dress_fields(layer: QgsVectorLayer, lookups: Lookups, groups: tuple[FormGroup, ...]) -> None:
    """Give a layer Swedish names of its fields, value lists, local times, a form and a tidy table."""
    add_local_times(layer)
    for index, field in enumerate(layer.fields()):
        name = field.name()
        if name in _ALIASES:
            layer.setFieldAlias(index, sentence(Message(_ALIASES[name])))
        layer.setEditorWidgetSetup(index, _widget(name, lookups))
    _lay_out_form(layer, groups)
    _tidy_table(layer)


def add_local_times(layer: QgsVectorLayer) -> None:
    """Add read-only fields with the Swedish wall-clock time of the layer's instants."""
    names = layer.fields().names()
    for name, instant in _LOCAL_TIMES.items():
        if instant in names and name not in names:
            layer.addExpressionField(
                local_time_expression(instant), QgsField(name, QMetaType.Type.QString, "text", 16)
            )


def constrain(layer: QgsVectorLayer, required: tuple[str, ...], rules: Mapping[str, tuple[str, str]]) -> None:
    """Say which fields must be filled, and rules as (expression, sentence) by the field they stand at."""
    for name in required:
        layer.setFieldConstraint(
            layer.fields().lookupField(name), QgsFieldConstraints.Constraint.ConstraintNotNull
        )
    for name, (expression, told) in rules.items():
        layer.setConstraintExpression(layer.fields().lookupField(name), expression, told)


def _widget(name: str, lookups: Lookups) -> QgsEditorWidgetSetup:
    looked_up = lookups.layers.get(_LOOKED_UP.get(name, ""))
    if looked_up is not None:
        return QgsEditorWidgetSetup("ValueRelation", _relation(looked_up))
    words = words_of(name)
    if words:
        return QgsEditorWidgetSetup("ValueMap", {"map": [{word: code} for code, word in words.items()]})
    if name in _FLAGS:
        return QgsEditorWidgetSetup("CheckBox", {})
    if name in _LONG_TEXTS:
        # Never as HTML: what people write is shown as they wrote it.
        return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": True, "UseHtml": False})
    if name.endswith("_on"):
        return QgsEditorWidgetSetup(
            "DateTime",
            {
                "display_format": "yyyy-MM-dd",
                "field_format": "yyyy-MM-dd",
                "calendar_popup": True,
                "allow_null": True,
            },
        )
    if name in _BEHIND_THE_SCENES:
        return QgsEditorWidgetSetup("Hidden", {})
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": False, "UseHtml": False})


def _relation(layer: QgsVectorLayer) -> dict[str, object]:
    return {
        "Layer": layer.id(),
        "LayerName": layer.name(),
        "LayerSource": layer.publicSource(),
        "LayerProviderName": layer.providerType(),
        "Key": "uuid",
        "Value": "name",
        "AllowNull": True,
        "OrderByValue": True,
        "UseCompleter": True,
    }


def _lay_out_form(layer: QgsVectorLayer, groups: tuple[FormGroup, ...]) -> None:
    config = layer.editFormConfig()
    config.clearTabs()
    config.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    for index, field in enumerate(layer.fields()):
        config.setReadOnly(index, True)
        config.setLabelOnTop(index, field.name() in _LONG_TEXTS)
    for group in groups:
        container = QgsAttributeEditorContainer(group.title, config.invisibleRootContainer())
        container.setType(Qgis.AttributeEditorContainerType.GroupBox)
        for name in group.fields:
            index = layer.fields().lookupField(name)
            if index >= 0:
                container.addChildElement(QgsAttributeEditorField(name, index, container))
        config.addTab(container)
    layer.setEditFormConfig(config)


def _tidy_table(layer: QgsVectorLayer) -> None:
    """Hide from the attribute table what no person reads."""
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        column.hidden = column.name in _BEHIND_THE_SCENES
    first = [name for name in ("start_local", "end_local") if layer.fields().lookupField(name) >= 0]
    columns.sort(key=lambda column: first.index(column.name) if column.name in first else len(first))
    config.setColumns(columns)
    layer.setAttributeTableConfig(config)
