"""A button with a list of things to tick: kinds, sources, areas. Nothing ticked means all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QMenu,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from ..project.language import translate

SETTLE_MILLISECONDS = 300
LIST_WIDTH, LIST_HEIGHT = 300, 360
_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Choice:
    """Something to tick; ``parent`` is the key of the choice it stands under."""

    key: str
    text: str
    parent: str | None = None


class ChoiceButton(QToolButton):
    """Shows how many are ticked; tells ``chosen`` (frozenset of keys) shortly after the last tick.

    Where a parent is ticked its children are ticked with it, and only the parent's key is told.
    """

    chosen = pyqtSignal(object)

    def __init__(self, all_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all_text = all_text
        self._choices: dict[str, QTreeWidgetItem] = {}
        self._is_filling = False
        self._list = QTreeWidget()
        self._list.setHeaderHidden(True)
        self._list.setAccessibleName(all_text)
        self._list.setMinimumSize(LIST_WIDTH, LIST_HEIGHT)
        self._list.itemChanged.connect(self._ticked)
        self._all = QPushButton(translate("est", "Show &all"))
        self._all.clicked.connect(lambda _checked=False: self.clear())
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.addWidget(self._list)
        layout.addWidget(self._all)
        action = QWidgetAction(self)
        action.setDefaultWidget(box)
        menu = QMenu(self)
        menu.addAction(action)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(lambda: self.chosen.emit(self.keys()))
        self._show_text()

    def fill(self, choices: Sequence[Choice]) -> None:
        """Offer ``choices``, parents before their children, none of them ticked."""
        self._is_filling = True
        self._list.clear()
        self._choices.clear()
        for choice in choices:
            host = self._choices.get(choice.parent or "")
            item = QTreeWidgetItem(host or self._list.invisibleRootItem(), [choice.text])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            item.setData(0, _KEY, choice.key)
            self._choices[choice.key] = item
        self._is_filling = False
        self.setEnabled(bool(choices))
        self._show_text()

    def keys(self) -> frozenset[str]:
        """Return what is ticked; of a parent and its children only the parent."""
        return frozenset(
            key
            for key, item in self._choices.items()
            if item.checkState(0) == Qt.CheckState.Checked
            and (item.parent() is None or item.parent().checkState(0) != Qt.CheckState.Checked)
        )

    def offered(self) -> frozenset[str]:
        """Return the keys of everything there is to tick."""
        return frozenset(self._choices)

    def tick(self, key: str) -> None:
        """Tick a choice, as a click on it does."""
        self._choices[key].setCheckState(0, Qt.CheckState.Checked)

    def clear(self) -> None:
        """Untick everything."""
        self._is_filling = True
        for item in self._choices.values():
            item.setCheckState(0, Qt.CheckState.Unchecked)
        self._is_filling = False
        self._show_text()
        self._settle.start()

    def show_keys(self, keys: frozenset[str]) -> None:
        """Tick what has been chosen elsewhere, and tell nobody; what a person is just ticking stays."""
        if self._settle.isActive() or keys & self.offered() == self.keys():
            return
        self.clear()
        for key in keys & self.offered():
            self.tick(key)
        self._settle.stop()

    def _ticked(self, item: QTreeWidgetItem, _column: int) -> None:
        if self._is_filling:
            return
        self._is_filling = True
        state = item.checkState(0)
        for index in range(item.childCount()):
            item.child(index).setCheckState(0, state)
        parent = item.parent()
        if parent is not None:
            states = {parent.child(index).checkState(0) for index in range(parent.childCount())}
            parent.setCheckState(0, states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked)
        self._is_filling = False
        self._show_text()
        self._settle.start()

    def _show_text(self) -> None:
        names = [self._choices[key].text(0) for key in sorted(self.keys(), key=list(self._choices).index)]
        if not names:
            text = self._all_text
        elif len(names) == 1:
            text = names[0]
        else:
            text = translate("est", "{name} and {count} more", name=names[0], count=len(names) - 1)
        self.setText(text.replace("&", "&&"))
        self.setToolTip("")
