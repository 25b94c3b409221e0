"""One's own latest: what can be undone, and rows to open again."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QListWidgetItem, QWidget

from ...project.entry_service import OwnAction
from ...project.language import translate
from .conflict import Names
from .duplicates import described

_KEY = Qt.ItemDataRole.UserRole


def show_actions(form: QWidget, actions: Sequence[OwnAction], names: Names) -> None:
    """Show what the button would undo, and the rows of one's actions, the latest first."""
    form.undoButton.setEnabled(bool(actions))
    form.undoButton.setToolTip(translate("est", "Undo: {what}", what=actions[-1].label) if actions else "")
    form.recent.clear()
    seen = set()
    for action in reversed(actions):
        for row in action.change.rows:
            if row.after is not None and not action.waits and row.after.uuid not in seen:
                seen.add(row.after.uuid)
                item = QListWidgetItem(described(row.after, names), form.recent)
                item.setData(_KEY, row.after.uuid)


def key_of(item: QListWidgetItem) -> str:
    """Return the key of the row that an item stands for."""
    return str(item.data(_KEY))
