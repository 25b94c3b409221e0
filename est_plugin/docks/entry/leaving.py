"""The question before something that is not saved is thrown away."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...project.language import translate
from ..messages import Messages


def ask_to_leave(parent: QWidget, call: Callable[[], None]) -> None:
    """Ask, without holding anything up, and ``call`` if the person agrees."""
    box = QMessageBox(
        QMessageBox.Icon.Question,
        Messages.title(),
        translate("est", "What you have written is not saved. Throw it away?"),
        QMessageBox.StandardButton.Cancel,
        parent,
    )
    box.setObjectName("EstLeaveEntry")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.button(QMessageBox.StandardButton.Cancel).setText(translate("est", "&Cancel"))
    agree = box.addButton(translate("est", "&Throw it away"), QMessageBox.ButtonRole.DestructiveRole)
    agree.clicked.connect(lambda _checked=False: call())
    box.open()
