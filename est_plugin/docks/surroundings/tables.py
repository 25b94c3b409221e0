"""The tables of the dock of surroundings."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from ...answers.insatser.surroundings import Surroundings

FLUSH_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def prepare_table(table: QTableWidget, headings: list[str]) -> None:
    """Give a table its headings; it is hidden until it has rows."""
    table.setColumnCount(len(headings))
    table.setHorizontalHeaderLabels(headings)
    table.verticalHeader().hide()
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.hide()


def fill_table(
    table: QTableWidget, rows: Sequence[Sequence[str]], tooltips: Sequence[str], first_number: int
) -> None:
    """Show rows, as many as eight without scrolling; columns from ``first_number`` on are numbers."""
    table.setRowCount(len(rows))
    for place, (texts, tooltip) in enumerate(zip(rows, tooltips, strict=True)):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(tooltip)
            if column >= first_number:
                item.setTextAlignment(FLUSH_RIGHT)
            table.setItem(place, column, item)
    table.setVisible(bool(rows))
    shown = min(len(rows), 8)
    height = table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth()
    table.setFixedHeight(height + sum(table.rowHeight(row) for row in range(shown)) + 2)


def name_periods(table: QTableWidget, first: int, answer: Surroundings) -> None:
    """Name two columns by the periods that they count."""
    table.horizontalHeaderItem(first).setText(answer.period)
    table.horizontalHeaderItem(first + 1).setText(answer.compare)
