"""The list of insatser in its dock: what is late is marked, what is due soon is coloured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QSignalBlocker, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHeaderView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from ...answers.insatser.insats_book import InsatsRow, Show, Urgency
from ...domain.insats import Insats, InsatsStatus
from ...project.code_words import words_of
from ...project.language import translate

KEY = Qt.ItemDataRole.UserRole
LATE, SOON = QColor("#8c2d04"), QColor("#9a6a00")
LEAST_ROWS, MOST_ROWS = 4, 9


def prepare_list(form: QWidget) -> None:
    """Offer which insatser are shown, and give the list its columns."""
    for show, text in (
        (Show.OPEN, translate("est", "Open")),
        (Show.TO_FOLLOW_UP, translate("est", "To follow up")),
        (Show.ALL, translate("est", "All")),
        (Show.WITHOUT_PROBLEM, translate("est", "Insatser without a problem")),
        (Show.UNANSWERED, translate("est", "Problems without an insats")),
    ):
        form.show.addItem(text, show.value)
    tree = form.insatser
    tree.setColumnCount(2)
    tree.setHeaderLabels([translate("est", "Insats"), translate("est", "State")])
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)


def fill_list(tree: QTreeWidget, rows: Sequence[InsatsRow]) -> None:
    """Show rows in place of those before, without telling that the choice changed."""
    with QSignalBlocker(tree):
        tree.clear()
        tree.addTopLevelItems([_item_of(row) for row in rows])
    tree.setFixedHeight(_height_of(tree))


def chosen_key(tree: QTreeWidget) -> str:
    """Return the key of the chosen row, "" for none."""
    item = tree.currentItem()
    return str(item.data(0, KEY)) if item is not None else ""


def item_with(tree: QTreeWidget, key: str) -> QTreeWidgetItem | None:
    """Return the row with a key, None if it is not in the list."""
    for place in range(tree.topLevelItemCount()):
        if tree.topLevelItem(place).data(0, KEY) == key:
            return tree.topLevelItem(place)
    return None


def _height_of(tree: QTreeWidget) -> int:
    """Return the height that shows the rows, within reason; the details stand below."""
    row = max(tree.sizeHintForRow(0), tree.fontMetrics().height() + 4)
    rows = min(max(tree.topLevelItemCount(), LEAST_ROWS), MOST_ROWS)
    return int(tree.header().sizeHint().height() + rows * row + 2 * tree.frameWidth())


def _item_of(row: InsatsRow) -> QTreeWidgetItem:
    mark = "! " if row.urgency is Urgency.OVERDUE else ""
    item = QTreeWidgetItem([mark + row.title, row.state])
    item.setData(0, KEY, row.uuid)
    for column in range(2):
        item.setToolTip(column, row.tooltip)
        if row.urgency in (Urgency.OVERDUE, Urgency.SOON):
            item.setForeground(column, LATE if row.urgency is Urgency.OVERDUE else SOON)
    if row.urgency is Urgency.OVERDUE:
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
    return item


def fill_steps(menu: QMenu, insats: Insats | None, call: Callable[[InsatsStatus], None]) -> None:
    """Offer the states that an insats may go to."""
    menu.clear()
    words = words_of("status")
    for status in insats.next_statuses() if insats is not None else ():
        action = menu.addAction(words[status.value])
        action.setObjectName(f"EstInsatsStep_{status.value}")
        action.triggered.connect(lambda _checked=False, status=status: call(status))
