"""Two versions of one row beside each other, and the person chooses line by line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QButtonGroup, QDialog, QHeaderView, QRadioButton, QTableWidgetItem, QWidget

from ...domain.entry import differing, merged
from ...domain.observation import Observation
from ...project.code_words import word_of
from ...project.language import translate
from ...project.swedish import moment
from ..forms import load_form

MINE, THEIRS = 1, 2


@dataclass(frozen=True)
class Names:
    """The words of keys: kinds, organisations and areas by uuid."""

    words: Mapping[str, str]

    def of(self, uuid: str | None) -> str:
        """Return the word of a key."""
        return self.words.get(uuid or "", "")


class ConflictDialog(QDialog):
    """Shows both versions; ``chosen`` is called with what the person made of them.

    Without ``chosen`` it only shows them, as when an undo is refused.
    """

    def __init__(
        self,
        mine: Observation,
        theirs: Observation | None,
        names: Names,
        chosen: Callable[[Observation], None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("EstConflictDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = load_form("entry_conflict", self)
        self._mine, self._theirs, self._names, self._chosen = mine, theirs, names, chosen
        self._groups: dict[str, QButtonGroup] = {}
        self._explain()
        self._fill()
        for button in (self.form.saveButton, self.form.mineButton, self.form.theirsButton):
            button.setVisible(chosen is not None)
        self.form.saveButton.setVisible(chosen is not None and theirs is not None)
        self.form.mineButton.clicked.connect(lambda _checked=False: self._tick_all(MINE))
        self.form.theirsButton.clicked.connect(lambda _checked=False: self._tick_all(THEIRS))
        self.form.saveButton.clicked.connect(lambda _checked=False: self._save())
        self.form.closeButton.clicked.connect(lambda _checked=False: self.reject())

    def _explain(self) -> None:
        form = self.form
        if self._chosen is None:
            text = translate(
                "est",
                "This cannot be undone: somebody else has changed the observation since. Both versions are"
                " below; nothing was changed. Open the observation to change it.",
            )
        elif self._theirs is None:
            text = translate(
                "est",
                "Somebody else has deleted this observation while you had it open. Save yours as a new one,"
                " or close and leave it deleted.",
            )
            form.mineButton.setText(translate("est", "Save mine as a &new one"))
            form.theirsButton.hide()
        else:
            text = translate(
                "est",
                "Somebody else has changed this observation while you had it open. Choose line by line what"
                " is right, then save. Nothing is changed until then.",
            )
        form.explanation.setText(text)

    def _fill(self) -> None:
        table = self.form.table
        table.setHorizontalHeaderLabels(
            [translate("est", "What"), translate("est", "Yours"), translate("est", "The other's")]
        )
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        names = _FIELDS if self._theirs is None else _in_order(differing(self._mine, self._theirs))
        table.setRowCount(len(names))
        for row, name in enumerate(names):
            title = QTableWidgetItem(field_title(name))
            bold = QFont(title.font())
            bold.setBold(True)
            title.setFont(bold)
            table.setItem(row, 0, title)
            self._put(row, MINE, name, self._mine)
            self._put(row, THEIRS, name, self._theirs)
        table.resizeRowsToContents()

    def _put(self, row: int, column: int, name: str, version: Observation | None) -> None:
        text = shown_value(name, version, self._names) if version is not None else "–"
        if self._chosen is None or self._theirs is None:
            self.form.table.setItem(row, column, QTableWidgetItem(text))
            return
        button = QRadioButton(text.replace("&", "&&"), self.form.table)
        button.setToolTip(text)
        button.setAccessibleName(f"{field_title(name)}: {text}")
        group = self._groups.setdefault(name, QButtonGroup(self))
        group.addButton(button, column)
        button.setChecked(column == MINE)
        self.form.table.setCellWidget(row, column, button)

    def _tick_all(self, column: int) -> None:
        if self._theirs is None:
            self._finish(replace(self._mine, row_version=0))
            return
        for group in self._groups.values():
            group.button(column).setChecked(True)

    def _save(self) -> None:
        if self._theirs is None:
            return
        from_theirs = {name: group.checkedId() == THEIRS for name, group in self._groups.items()}
        self._finish(merged(self._mine, self._theirs, from_theirs))

    def _finish(self, made: Observation) -> None:
        if self._chosen is not None:
            self._chosen(made)
        self.accept()


def field_title(name: str) -> str:
    """Return what a field is called."""
    titles = {
        "category_uuid": translate("est", "Kind"),
        "geometry": translate("est", "Point on the map"),
        "area_uuid": translate("est", "Area"),
        "started_at": translate("est", "From"),
        "ended_at": translate("est", "To"),
        "time_precision": translate("est", "How exact the time is"),
        "place_name": translate("est", "Place"),
        "place_precision": translate("est", "How exact the place is"),
        "setting": translate("est", "Sort of place"),
        "indoor": translate("est", "Indoors"),
        "description": translate("est", "Text"),
        "organisation_uuid": translate("est", "Organisation"),
        "reporter_role": translate("est", "Role"),
        "source": translate("est", "Source"),
        "review_status": translate("est", "Review"),
        "fault_status": translate("est", "Fault"),
        "damage_cost": translate("est", "Cost of the damage (kr)"),
        "duplicate_of": translate("est", "Duplicate of"),
        "reported_at": translate("est", "Reported"),
    }
    return titles.get(name, name)


def shown_value(name: str, version: Observation, names: Names) -> str:
    """Return a field's value as a person reads it."""
    value = getattr(version, name)
    if value is None or value == "":
        return "–"
    if name == "geometry":
        return f"{value.x:.0f}, {value.y:.0f}"
    if isinstance(value, bool):
        return translate("est", "yes") if value else translate("est", "no")
    if isinstance(value, Enum):
        return word_of(name, str(value.value))
    if isinstance(value, datetime):
        return moment(value)
    if name.endswith("_uuid"):
        return names.of(value) or str(value)
    return str(value)


_FIELDS = (
    "category_uuid",
    "started_at",
    "ended_at",
    "time_precision",
    "place_name",
    "place_precision",
    "geometry",
    "area_uuid",
    "indoor",
    "setting",
    "description",
    "organisation_uuid",
    "reporter_role",
    "source",
    "fault_status",
    "damage_cost",
    "duplicate_of",
    "review_status",
)


def _in_order(names: tuple[str, ...]) -> tuple[str, ...]:
    known = [name for name in _FIELDS if name in names]
    return tuple(known + [name for name in names if name not in known])
