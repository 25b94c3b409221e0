"""What may only be done to a database after the person has agreed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QMessageBox

from ...domain.message import EstError
from ...project.background import Background
from ...project.connections import stored_connection
from ...project.language import sentence, translate
from ...project.session import DatabaseSession
from ...store.errors import MigrationNeeded, WalOnShareError
from ...store.location import GeoPackageLocation, parse_location
from ...store.opening import migrate, repair_wal
from ..messages import Messages

CONSENT_WORK = "consent"


@dataclass(frozen=True)
class _Remedy:
    button: str
    done: str
    apply: Callable[[str], None]


class Consent(QObject):
    """Asks when a database could not be opened as it is but can be mended, and mends it."""

    def __init__(
        self, iface: QgisInterface, session: DatabaseSession, background: Background, messages: Messages
    ) -> None:
        super().__init__()
        self._iface = iface
        self._session = session
        self._background = background
        self._messages = messages
        session.refused.connect(self._ask)

    def unload(self) -> None:
        """Let go of the session."""
        self._session.refused.disconnect(self._ask)

    def _ask(self, text: str, error: EstError) -> None:
        remedy = _remedy_for(error)
        if remedy is None:
            self._messages.error(error)
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            Messages.title(),
            sentence(error),
            QMessageBox.StandardButton.Cancel,
            self._iface.mainWindow(),
        )
        box.setObjectName("EstConsent")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.button(QMessageBox.StandardButton.Cancel).setText(translate("est", "&Cancel"))
        agree = box.addButton(remedy.button, QMessageBox.ButtonRole.AcceptRole)
        agree.clicked.connect(lambda _checked=False: self._apply(text, remedy))
        box.open()

    def _apply(self, text: str, remedy: _Remedy) -> None:
        self._background.start(
            CONSENT_WORK,
            remedy.button.replace("&", ""),
            lambda _feedback: remedy.apply(text),
            lambda _nothing: self._reopen(text, remedy),
            self._messages.error,
        )

    def _reopen(self, text: str, remedy: _Remedy) -> None:
        self._messages.success(remedy.done)
        self._session.open(text)


def _remedy_for(error: EstError) -> _Remedy | None:
    if isinstance(error, MigrationNeeded):
        return _Remedy(
            translate("est", "&Bring it up to date"),
            translate("est", "The database is up to date. A backup of how it was lies beside it."),
            _migrate,
        )
    if isinstance(error, WalOnShareError):
        return _Remedy(
            translate("est", "&Repair it"),
            translate("est", "The file is safe to share again."),
            _repair,
        )
    return None


def _migrate(text: str) -> None:
    migrate(parse_location(text, stored_connection))


def _repair(text: str) -> None:
    location = parse_location(text, stored_connection)
    if isinstance(location, GeoPackageLocation):
        repair_wal(location)
