"""The table of an answer: texts, flush right where they are numbers, verdicts in their colours."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import QSignalBlocker, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from ...answers.basis import Direction
from .presentation import Shown

LONGEST_TABLE = 200
_ROWS_IN_VIEW = 8
_WORSE, _BETTER = QColor("#8c2d04"), QColor("#1d4e68")


def fill_table(table: QTableWidget, shown: Shown) -> None:
    """Show the rows of an answer, at most 200; hidden where there are none."""
    rows = shown.rows[:LONGEST_TABLE]
    with QSignalBlocker(table):
        table.clearSelection()
        table.setVisible(bool(rows))
        table.setColumnCount(len(shown.columns))
        table.setHorizontalHeaderLabels(list(shown.columns))
        table.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.setItem(row, column, _cell(shown, row, column, text))
    table.resizeRowsToContents()
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    if shown.columns:
        widest = 1 if 0 in shown.numeric else 0
        header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
    heights = sum(table.rowHeight(row) for row in range(min(len(rows), _ROWS_IN_VIEW)))
    table.setFixedHeight(header.sizeHint().height() + heights + 2 * table.frameWidth() + 2)


def _cell(shown: Shown, row: int, column: int, text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    if shown.tooltips:
        item.setToolTip(escape(shown.tooltips[row]))
    if column in shown.numeric:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    is_verdict = bool(shown.directions) and column == len(shown.columns) - 1
    if is_verdict and shown.directions[row] is Direction.WORSE:
        item.setForeground(_WORSE)
    elif is_verdict and shown.directions[row] is Direction.BETTER:
        item.setForeground(_BETTER)
    return item
