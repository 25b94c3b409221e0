"""Tables of the import window as models: only what is seen is made ready, however long the file is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QTableView, QTableWidget, QTableWidgetItem

from ..exchange.raw_table import ForeignTable

PREVIEW_ROWS = 100
LONGEST_SHOWN = 200
NARROWEST, WIDEST = 60, 260
_NOWHERE = QModelIndex()
Cells = Sequence[str]


class LazyRows(QAbstractTableModel):
    """Rows whose cells are worded when they come into view. ``cells`` gives the texts of a row."""

    def __init__(
        self,
        headings: Cells,
        count: int,
        cells: Callable[[int], Cells],
        numeric: frozenset[int] = frozenset(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._headings, self._count, self._cells, self._numeric = headings, count, cells, numeric

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a cell's text, its tip or how it is set."""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._numeric:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text = self._cells(index.row())[index.column()]
        return " ".join(text[: LONGEST_SHOWN + 1].split())[:LONGEST_SHOWN]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Return a heading; a view that changes its model may still ask for those of the one before."""
        is_there = orientation == Qt.Orientation.Horizontal and section < len(self._headings)
        return self._headings[section] if is_there and role == Qt.ItemDataRole.DisplayRole else None

    def refresh_row(self, row: int) -> None:
        """Draw a row anew."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._headings) - 1))

    def refresh(self) -> None:
        """Draw all rows anew."""
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self._headings) - 1))


def preview_model(
    table: ForeignTable, row_word: str, purposes: Mapping[str, str], parent: QObject
) -> LazyRows:
    """Return the first rows of a foreign table; ``purposes`` say below a heading what it is for."""
    headings = [row_word, *(f"{one}\n{purposes[one]}" if one in purposes else one for one in table.headings)]
    rows = table.rows[:PREVIEW_ROWS]
    return LazyRows(
        headings,
        len(rows),
        lambda place: (str(rows[place].number), *rows[place].cells),
        frozenset({0}),
        parent,
    )


def show_model(view: QTableView, model: LazyRows, stretched: int | None = None) -> None:
    """Put a model into a view, with columns as wide as their first rows need."""
    before = view.model()
    view.setModel(model)
    if before is not None:
        before.deleteLater()
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setMinimumSectionSize(NARROWEST)
    header.setMaximumSectionSize(WIDEST if stretched is None else 10 * WIDEST)
    header.setResizeContentsPrecision(PREVIEW_ROWS)
    view.resizeColumnsToContents()
    if stretched is not None:
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)


def fill(
    table: QTableWidget,
    headings: Cells,
    rows: Sequence[Cells],
    stretched: int = 0,
    numeric: frozenset[int] = frozenset(),
) -> None:
    """Put a few rows of texts into a table."""
    table.clearContents()
    table.setColumnCount(len(headings))
    table.setHorizontalHeaderLabels(list(headings))
    table.setRowCount(len(rows))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column in numeric:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, column, item)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)


def offer(box: QComboBox, choices: Iterable[tuple[str, str]], chosen: str | None) -> None:
    """Put choices (text, data) into a box and choose one of them, the first where it is not there."""
    with QSignalBlocker(box):
        box.clear()
        for text, data in choices:
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(chosen or "")))
