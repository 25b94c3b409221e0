"""What the pages of the settings have in common: a form that shows a set-up and is read back as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import uuid4

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ...domain.setup import Setup
from ..forms import load_form

KEY = Qt.ItemDataRole.UserRole
NUMBER = Qt.ItemDataRole.UserRole + 1


class SettingsPage(QWidget):
    """A page. It keeps no set-up of its own: what its widgets do not show is taken from what is handed in."""

    def __init__(self, form: str) -> None:
        super().__init__()
        load_form(form, self)

    def show_setup(self, setup: Setup) -> None:
        """Fill the widgets."""
        raise NotImplementedError

    def read_setup(self, setup: Setup) -> Setup:
        """Return ``setup`` with what the widgets say. Raises EstError."""
        raise NotImplementedError

    def problem(self) -> str:
        """Return what is missing before it can be saved, "" where nothing is."""
        return ""


def new_key() -> str:
    """Return the key of a row that is not saved yet."""
    return str(uuid4())


def choose(box: QComboBox, value: object) -> None:
    """Choose the entry whose data is ``value``; one that is not offered is added, so that it is not lost."""
    place = box.findData(value)
    if place < 0:
        box.addItem(str(value), value)
        place = box.count() - 1
    box.setCurrentIndex(place)


def prepare_table(
    table: QTableWidget, headings: Iterable[str], widths: Mapping[int, int] | None = None
) -> None:
    """Set the headings; the first column takes the room that is left, ``widths`` (pixels) can be dragged."""
    texts = list(headings)
    table.setColumnCount(len(texts))
    table.setHorizontalHeaderLabels(texts)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column, width in (widths or {}).items():
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(column, width)
    header.setHighlightSections(False)


def text_cell(text: str, key: str = "", *, editable: bool = True) -> QTableWidgetItem:
    """Return a cell of text; ``key`` makes it the cell by which its row is known."""
    item = QTableWidgetItem(text)
    if key:
        item.setData(KEY, key)
    if not editable:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
    return item


def tick_cell(is_on: bool) -> QTableWidgetItem:
    """Return a cell that is only a box to tick."""
    item = QTableWidgetItem()
    item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
    return item


def is_ticked(item: QTableWidgetItem | None) -> bool:
    """Tell whether a cell is ticked."""
    return item is not None and item.checkState() == Qt.CheckState.Checked


def cell_text(table: QTableWidget, row: int, column: int) -> str:
    """Return the text of a cell, without spaces round it."""
    item = table.item(row, column)
    return str(item.text()).strip() if item is not None else ""


def row_key(table: QTableWidget, row: int) -> str:
    """Return the key of a row, from its first cell."""
    return str(table.item(row, 0).data(KEY))


def focus_new_row(table: QTableWidget, row: int) -> None:
    """Put the cursor where a new row's name is written."""
    table.setCurrentCell(row, 0)
    table.scrollToItem(table.item(row, 0))
    table.setFocus()
    if table.isVisible():
        table.editItem(table.item(row, 0))
