"""The list of the week as a table that is sorted by what its cells mean."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from ...answers.week.week_lists import WorkRow, WorkTable
from ...project.swedish import NO_BREAK

ROW = Qt.ItemDataRole.UserRole
UNSORTED = -1
WIDEST_COLUMN = 190
_ROOM_ROUND_TEXT = 6


class OrderedItem(QTableWidgetItem):
    """A cell that is compared by its order, not by its text."""

    def __init__(self, text: str, order: float | str) -> None:
        super().__init__(text)
        self._order = order
        if text.replace(NO_BREAK, "").isdigit():
            self.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        """Compare by order; Qt asks for this alone."""
        mine, theirs = self._order, getattr(other, "_order", "")
        if isinstance(mine, str) or isinstance(theirs, str):
            return str(mine) < str(theirs)
        return mine < theirs


def fill_table(table: QTableWidget, work: WorkTable) -> None:
    """Show a list in its own order; clicking a heading sorts it."""
    table.setSortingEnabled(False)
    table.clearContents()
    table.setColumnCount(len(work.columns))
    table.setHorizontalHeaderLabels(list(work.columns))
    table.setRowCount(len(work.rows))
    for number, row in enumerate(work.rows):
        for column, (text, order) in enumerate(zip(row.cells, row.order, strict=True)):
            item = OrderedItem(text, order)
            item.setData(ROW, number)
            item.setToolTip(escape(row.detail or text).replace("\n", "<br>"))
            table.setItem(number, column, item)
    table.setWordWrap(False)
    rows = table.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(table.fontMetrics().height() + _ROOM_ROUND_TEXT)
    header = table.horizontalHeader()
    header.setSortIndicator(UNSORTED, Qt.SortOrder.AscendingOrder)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    table.setSortingEnabled(True)
    table.resizeColumnsToContents()
    for column in range(len(work.columns)):
        table.setColumnWidth(column, min(table.columnWidth(column), WIDEST_COLUMN))


def chosen_rows(table: QTableWidget, work: WorkTable) -> list[WorkRow]:
    """Return what is selected, from above."""
    numbers = sorted({index.row() for index in table.selectedIndexes()})
    return [work.rows[table.item(number, 0).data(ROW)] for number in numbers]
