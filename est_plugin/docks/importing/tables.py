"""Tables of the import window: the first rows as plain texts, however long the file is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from qgis.PyQt.QtCore import QObject, QSignalBlocker, Qt
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QTableView, QTableWidget, QTableWidgetItem

from ...exchange.raw_table import ForeignTable

PREVIEW_ROWS = 60
MOST_ROWS = 300
LONGEST_SHOWN = 200
NARROWEST, WIDEST = 60, 260
Cells = Sequence[str]


def rows_model(
    headings: Cells,
    rows: Iterable[Cells],
    numeric: frozenset[int] = frozenset(),
    parent: QObject | None = None,
) -> QStandardItemModel:
    """Return the first rows as a model of plain texts, at most MOST_ROWS of them.

    Qt draws it without asking Python: asked for each cell while a task computes, the window would wait for
    the interpreter hundreds of times.
    """
    model = QStandardItemModel(0, len(headings), parent)
    model.setHorizontalHeaderLabels(list(headings))
    for texts in islice(rows, MOST_ROWS):
        items = [QStandardItem(_shortened(text)) for text in texts]
        for column in numeric:
            items[column].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        model.appendRow(items)
    return model


def preview_model(
    table: ForeignTable, row_word: str, purposes: Mapping[str, str], parent: QObject
) -> QStandardItemModel:
    """Return the first rows of a foreign table; ``purposes`` say below a heading what it is for."""
    headings = [row_word, *(f"{one}\n{purposes[one]}" if one in purposes else one for one in table.headings)]
    rows = ((str(row.number), *row.cells) for row in table.rows[:PREVIEW_ROWS])
    return rows_model(headings, rows, frozenset({0}), parent)


def show_model(view: QTableView, model: QStandardItemModel, stretched: int | None = None) -> None:
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


def _shortened(text: str) -> str:
    return " ".join(text[: LONGEST_SHOWN + 1].split())[:LONGEST_SHOWN]


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
