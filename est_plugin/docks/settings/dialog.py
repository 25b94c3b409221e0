"""*Inställningar*: everything that the municipality decides for itself, in one dialog."""

from __future__ import annotations

from qgis.core import Qgis, QgsProject
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QSizePolicy, QWidget

from ...domain.message import EstError
from ...domain.setup import Setup, rebased
from ...project.language import sentence, translate
from ...project.session import DatabaseSession
from ...project.setup_words import differences
from ...store.errors import ConflictError
from ..forms import load_form
from .areas import AreasPage
from .groups import GroupsPage
from .kinds import KindsPage
from .layers import LayersPage
from .limits import RetentionPage, RulesPage
from .municipality import MunicipalityPage
from .organisations import OrganisationsPage
from .page import SettingsPage

READ_WORK, SAVE_WORK = "settings_read", "settings_save"


class SettingsDialog(QDialog):
    """Reads the set-up in the background, shows it on pages, saves what was changed, all or nothing.

    Where somebody else has changed the same meanwhile, the person sees both and chooses. Tells ``saved``.
    """

    saved = pyqtSignal()

    def __init__(self, session: DatabaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("settings_dialog", self)
        self.setObjectName("EstSettingsDialog")
        self._session = session
        self._before: Setup | None = None
        self.bar = QgsMessageBar()
        self.bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.outer.replaceWidget(self.messagePlace, self.bar)
        self.messagePlace.deleteLater()
        self.municipality = MunicipalityPage()
        self.kinds = KindsPage()
        self.organisations = OrganisationsPage()
        self.areas = AreasPage(session)
        self.groups = GroupsPage()
        self.rules = RulesPage()
        self.layers = LayersPage(QgsProject.instance())
        self.retention = RetentionPage()
        self._add_pages()
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(translate("est", "&Save"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("est", "&Cancel"))
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.areas.changed.connect(self._read_again)
        session.closed.connect(self.reject)
        self.read()

    @property
    def is_ready(self) -> bool:
        """Tell whether the set-up is shown and nothing is under way."""
        return self._before is not None and self.stack.isEnabled()

    def show_page(self, page: SettingsPage) -> None:
        """Go to a page."""
        self.pages.setCurrentRow(self.stack.indexOf(page))

    def read(self) -> None:
        """Read the set-up anew and show it; what was not saved is lost."""
        self._busy(True)
        self._session.ask(
            READ_WORK,
            translate("est", "Reading the settings"),
            lambda gateway, _feedback: gateway.setup(),
            self._show,
            self._failed,
        )

    def save(self) -> None:
        """Save what was changed and close; what is missing is told, and its page shown."""
        before = self._before
        if before is None or not self._is_complete():
            return
        try:
            mine = self._mine(before)
        except EstError as error:
            self._tell(sentence(error))
            return
        self._save(mine, before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the writing of a cell, and must not press *Spara*; Ctrl+Enter does."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.is_ready:
            self.save()

    def done(self, result: int) -> None:
        """Let go of the session when the dialog closes."""
        self._session.closed.disconnect(self.reject)
        for work in (READ_WORK, SAVE_WORK):
            self._session.cancel(work)
        super().done(result)

    def _add_pages(self) -> None:
        self._pages: list[SettingsPage] = []
        for page in (
            self.municipality,
            self.kinds,
            self.organisations,
            self.areas,
            self.groups,
            self.rules,
            self.layers,
            self.retention,
        ):
            self._pages.append(page)
            self.stack.addWidget(page)
            self.pages.addItem(page.windowTitle())
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.pages.setCurrentRow(0)

    def _show(self, setup: Setup) -> None:
        self._before = setup
        for page in self._pages:
            page.show_setup(setup)
        self._busy(False)

    def _mine(self, before: Setup) -> Setup:
        setup = before
        for page in self._pages:
            setup = page.read_setup(setup)
        return setup

    def _is_complete(self) -> bool:
        self.bar.clearWidgets()
        for page in self._pages:
            problem = page.problem()
            if problem:
                self.show_page(page)
                self._tell(problem)
                return False
        return True

    def _save(self, mine: Setup, before: Setup) -> None:
        self._busy(True)
        self._session.ask(
            SAVE_WORK,
            translate("est", "Saving the settings"),
            lambda gateway, _feedback: gateway.save_setup(mine, before),
            self._saved,
            lambda error: self._not_saved(mine, before, error),
        )

    def _saved(self, _setup: Setup) -> None:
        self._busy(False)
        self._session.look_for_changes()
        self.saved.emit()
        self.accept()

    def _not_saved(self, mine: Setup, before: Setup, error: EstError) -> None:
        self._busy(False)
        if not isinstance(error, ConflictError):
            self._failed(error)
            return
        self._session.ask(
            READ_WORK,
            translate("est", "Reading the settings"),
            lambda gateway, _feedback: gateway.setup(),
            lambda theirs: self._ask_whose(mine, before, theirs),
            self._failed,
        )

    def _ask_whose(self, mine: Setup, before: Setup, theirs: Setup) -> None:
        """Show what the other wrote beside one's own, and let the person choose."""
        item = self.bar.createMessage(
            translate(
                "est",
                "Somebody else has changed this since you opened the settings: {list}. Nothing was saved.",
                list="; ".join(differences(mine, before, theirs)),
            )
        )
        for text, call in (
            (translate("est", "Save &mine"), lambda: self._save(rebased(mine, before, theirs), theirs)),
            (translate("est", "Take &theirs"), lambda: self._show(theirs)),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _checked=False, chosen=call: self._choose(chosen))
            item.layout().addWidget(button)
        self.bar.pushWidget(item, Qgis.MessageLevel.Warning, 0)

    def _choose(self, call: object) -> None:
        self.bar.clearWidgets()
        if callable(call):
            call()

    def _read_again(self) -> None:
        """Take in what was saved on the page of areas, and keep what is not saved yet on the others."""
        self._session.ask(
            READ_WORK,
            translate("est", "Reading the settings"),
            lambda gateway, _feedback: gateway.setup(),
            self._take_in,
            self._failed,
        )

    def _take_in(self, theirs: Setup) -> None:
        before = self._before
        if before is None:
            return
        try:
            mine = rebased(self._mine(before), before, theirs)
        except EstError as error:
            self._tell(sentence(error))
            return
        self._before = theirs
        for page in self._pages:
            page.show_setup(mine)

    def _failed(self, error: EstError) -> None:
        self._busy(False)
        self._tell(sentence(error))

    def _tell(self, text: str) -> None:
        self.bar.clearWidgets()
        self.bar.pushMessage(text, Qgis.MessageLevel.Warning, 0)

    def _busy(self, is_busy: bool) -> None:
        self.progress.setVisible(is_busy)
        self.stack.setEnabled(not is_busy)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(
            not is_busy and self._before is not None
        )
