"""Settings: organisations, and who is expected to report every week."""

from __future__ import annotations

from dataclasses import replace

from ...domain.area import Organisation
from ...domain.setup import Setup
from ...project.language import translate
from .page import (
    SettingsPage,
    cell_text,
    focus_new_row,
    is_ticked,
    new_key,
    prepare_table,
    row_key,
    text_cell,
    tick_cell,
)

NAME, EXPECTED, CONTACT, IN_USE = range(4)


class OrganisationsPage(SettingsPage):
    """A table of organisations."""

    def __init__(self) -> None:
        super().__init__("settings_organisations")
        self._known: dict[str, Organisation] = {}
        prepare_table(
            self.table,
            (
                translate("est", "Organisation"),
                translate("est", "Reports every week"),
                translate("est", "Contact"),
                translate("est", "In use"),
            ),
            {CONTACT: 200},
        )
        self.addOrganisation.clicked.connect(lambda _checked=False: self._add())
        self.removeOrganisation.clicked.connect(lambda _checked=False: self._remove())
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self._show_buttons()

    def show_setup(self, setup: Setup) -> None:
        """Fill the table."""
        self._known = {row.uuid: row for row in setup.organisations}
        self.table.setRowCount(0)
        for organisation in setup.organisations:
            self._append(organisation)
        self._show_buttons()

    def read_setup(self, setup: Setup) -> Setup:
        """Return the set-up with the organisations as the table has them."""
        rows = [self._read(row) for row in range(self.table.rowCount())]
        return replace(setup, organisations=tuple(rows))

    def problem(self) -> str:
        """Every organisation has a name, and no two in use the same."""
        names = [cell_text(self.table, row, NAME).casefold() for row in range(self.table.rowCount())]
        if "" in names:
            return translate("est", "An organisation has no name yet. Write one, or remove the row.")
        if len(set(names)) < len(names):
            return translate("est", "Two organisations have the same name. Change one of them.")
        return ""

    def _append(self, organisation: Organisation) -> int:
        row = int(self.table.rowCount())
        self.table.insertRow(row)
        self.table.setItem(row, NAME, text_cell(organisation.name, organisation.uuid))
        self.table.setItem(row, EXPECTED, tick_cell(organisation.expected_weekly))
        self.table.setItem(row, CONTACT, text_cell(organisation.contact))
        self.table.setItem(row, IN_USE, tick_cell(organisation.active))
        return row

    def _read(self, row: int) -> Organisation:
        uuid = row_key(self.table, row)
        return replace(
            self._known.get(uuid) or Organisation(uuid, ""),
            name=cell_text(self.table, row, NAME),
            expected_weekly=is_ticked(self.table.item(row, EXPECTED)),
            contact=cell_text(self.table, row, CONTACT),
            active=is_ticked(self.table.item(row, IN_USE)),
        )

    def _add(self) -> None:
        focus_new_row(self.table, self._append(Organisation(new_key(), "", expected_weekly=True)))

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0 and row_key(self.table, row) not in self._known:
            self.table.removeRow(row)

    def _show_buttons(self) -> None:
        row = self.table.currentRow()
        self.removeOrganisation.setEnabled(row >= 0 and row_key(self.table, row) not in self._known)
