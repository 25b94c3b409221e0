"""The question before something is published: what has left the group cannot be taken back."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...domain.period import Period
from ...project.language import translate
from ...project.swedish import period_label
from ..messages import Messages


def ask_to_publish(parent: QWidget, period: Period, publish: Callable[[], None]) -> None:
    """Ask without holding the window; ``publish`` is called when the person agrees."""
    box = QMessageBox(
        QMessageBox.Icon.Question,
        Messages.title(),
        translate(
            "est",
            "A public sheet publishes the counts of {period}. They are recorded and stay as they are,"
            " also if reports are added later; the same days cannot be divided another way afterwards.",
            period=period_label(period),
        ),
        QMessageBox.StandardButton.Cancel,
        parent,
    )
    box.setObjectName("EstPublish")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    agree = box.addButton(translate("est", "&Publish and write"), QMessageBox.ButtonRole.AcceptRole)
    agree.clicked.connect(lambda _checked=False: publish())
    box.open()
