"""Sentences in QGIS's message bar; details go to the log panel, never a traceback to the person."""

from __future__ import annotations

from qgis.core import Qgis
from qgis.gui import QgisInterface

from ..domain.message import EstError
from ..project.background import log_error
from ..project.language import sentence, translate

ERROR_SECONDS = 0
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
        """Tell what went wrong; it stays until it is closed."""
        log_error(error)
        self._push(sentence(error), Qgis.MessageLevel.Warning, ERROR_SECONDS)

    def notice(self, text: str) -> None:
        """Tell something worth knowing."""
        self._push(text, Qgis.MessageLevel.Info, NOTICE_SECONDS)

    def success(self, text: str) -> None:
        """Tell that something is done."""
        self._push(text, Qgis.MessageLevel.Success, NOTICE_SECONDS)

    def _push(self, text: str, level: Qgis.MessageLevel, seconds: int) -> None:
        self._iface.messageBar().pushMessage(self.title(), text, level, seconds)
