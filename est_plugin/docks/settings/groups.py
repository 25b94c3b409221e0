"""Settings: working groups, the situational and the social ones of the areas."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtWidgets import QComboBox

from ...domain.area import Area, AreaKind
from ...domain.insats import InsatsType
from ...domain.meeting import WorkingGroup
from ...domain.setup import Setup
from ...project.code_words import words_of
from ...project.language import translate
from .page import (
    SettingsPage,
    cell_text,
    choose,
    focus_new_row,
    is_ticked,
    new_key,
    prepare_table,
    row_key,
    text_cell,
    tick_cell,
)

NAME, AREA, TYPE, CONVENER, IN_USE = range(5)
_NOT_WORKED_IN = (AreaKind.HOTSPOT, AreaKind.BUFFER, AreaKind.INSATS)


class GroupsPage(SettingsPage):
    """A table of working groups."""

    def __init__(self) -> None:
        super().__init__("settings_groups")
        self._known: dict[str, WorkingGroup] = {}
        self._areas: list[Area] = []
        prepare_table(
            self.table,
            (
                translate("est", "Working group"),
                translate("est", "Area"),
                translate("est", "Kind of group"),
                translate("est", "Convener"),
                translate("est", "In use"),
            ),
            {AREA: 150, TYPE: 150, CONVENER: 180},
        )
        self.addGroup.clicked.connect(lambda _checked=False: self._add())
        self.removeGroup.clicked.connect(lambda _checked=False: self._remove())
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self._show_buttons()

    def show_setup(self, setup: Setup) -> None:
        """Fill the table."""
        self._known = {group.uuid: group for group in setup.working_groups}
        self._areas = [area for area in setup.areas if area.active and area.kind not in _NOT_WORKED_IN]
        self.table.setRowCount(0)
        for group in setup.working_groups:
            self._append(group)
        self._show_buttons()

    def read_setup(self, setup: Setup) -> Setup:
        """Return the set-up with the working groups as the table has them."""
        rows = [self._read(row) for row in range(self.table.rowCount())]
        return replace(setup, working_groups=tuple(rows))

    def problem(self) -> str:
        """Every group has a name."""
        if any(not cell_text(self.table, row, NAME) for row in range(self.table.rowCount())):
            return translate("est", "A working group has no name yet. Write one, or remove the row.")
        return ""

    def _append(self, group: WorkingGroup) -> int:
        row = int(self.table.rowCount())
        self.table.insertRow(row)
        self.table.setItem(row, NAME, text_cell(group.name, group.uuid))
        self.table.setCellWidget(row, AREA, self._area_box(group.area_uuid))
        self.table.setCellWidget(row, TYPE, _type_box(group.type))
        self.table.setItem(row, CONVENER, text_cell(group.convener))
        self.table.setItem(row, IN_USE, tick_cell(group.active))
        return row

    def _read(self, row: int) -> WorkingGroup:
        uuid = row_key(self.table, row)
        return replace(
            self._known.get(uuid) or WorkingGroup(uuid, ""),
            name=cell_text(self.table, row, NAME),
            area_uuid=self.table.cellWidget(row, AREA).currentData(),
            type=InsatsType(self.table.cellWidget(row, TYPE).currentData()),
            convener=cell_text(self.table, row, CONVENER),
            active=is_ticked(self.table.item(row, IN_USE)),
        )

    def _area_box(self, uuid: str | None) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(translate("est", "Area"))
        box.addItem(translate("est", "The whole municipality"), None)
        for area in self._areas:
            box.addItem(area.name, area.uuid)
        choose(box, uuid)
        return box

    def _add(self) -> None:
        focus_new_row(self.table, self._append(WorkingGroup(new_key(), "")))

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0 and row_key(self.table, row) not in self._known:
            self.table.removeRow(row)

    def _show_buttons(self) -> None:
        row = self.table.currentRow()
        self.removeGroup.setEnabled(row >= 0 and row_key(self.table, row) not in self._known)


def _type_box(type_: InsatsType) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(translate("est", "Kind of group"))
    for code, word in words_of("type").items():
        box.addItem(word, code)
    choose(box, type_.value)
    return box
