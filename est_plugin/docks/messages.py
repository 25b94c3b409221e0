"""Sentences in QGIS's message bar; details go to the log panel, never a traceback to the person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import Qgis
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QPushButton

from ..analysis.errors import CancelledError
from ..domain.message import EstError
from ..project.background import log_error, log_text
from ..project.language import sentence, translate

STAYS = 0
NOTICE_SECONDS = 8


class Messages:
    """Tells the person things in the message bar of the map window."""

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface

    @staticmethod
    def title() -> str:
        """Return what stands first in every message."""
        return translate("est", "EST Lägesbild")

    def error(self, error: EstError) -> None:
        """Tell what went wrong; it stays until it is closed. What the person stopped is no error."""
        if isinstance(error, CancelledError):
            return
        log_error(error)
        self._push(sentence(error), Qgis.MessageLevel.Warning, STAYS)

    def warn(self, text: str, details: str = "") -> None:
        """Tell what went wrong in words of one's own."""
        log_text("\n".join(part for part in (text, details) if part))
        self._push(text, Qgis.MessageLevel.Warning, STAYS)

    def notice(self, text: str) -> None:
        """Tell something worth knowing."""
        self._push(text, Qgis.MessageLevel.Info, NOTICE_SECONDS)

    def success(self, text: str) -> None:
        """Tell that something is done."""
        self._push(text, Qgis.MessageLevel.Success, NOTICE_SECONDS)

    def written(self, text: str, path: Path, notices: Sequence[str]) -> None:
        """Tell that a file is written, with a button that opens it, and what should be known of it."""
        bar = self._iface.messageBar()
        item = bar.createMessage(self.title(), text)
        button = QPushButton(translate("est", "Open it"))
        button.clicked.connect(lambda _checked=False: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Success, 4 * NOTICE_SECONDS)
        for notice in notices:
            self.notice(notice)

    def _push(self, text: str, level: Qgis.MessageLevel, seconds: int) -> None:
        self._iface.messageBar().pushMessage(self.title(), text, level, seconds)
