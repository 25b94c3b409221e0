"""What the person does to an insats, written as actions that can be undone; conflicts with both versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...answers.insatser.insats_book import InsatsDetails
from ...domain.follow_up import FollowUp
from ...domain.insats import Insats
from ...domain.message import EstError
from ...project.insats_service import InsatsService, OwnInsatsAction
from ...project.language import translate
from ...store.errors import ConflictError
from ...store.insats_changes import keep_follow_up, remove_insats, write_insats
from ..messages import Messages
from .conflict import InsatsConflictDialog
from .links import InsatsLinks


class InsatsWriting(QObject):
    """Saves, moves, deletes, keeps; tells ``done`` when a form may be left and ``changed`` to read anew."""

    done = pyqtSignal()
    changed = pyqtSignal()

    def __init__(
        self,
        parent: QWidget,
        service: InsatsService,
        links: InsatsLinks,
        messages: Messages,
        on_failed: Callable[[EstError], None],
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._service = service
        self._links = links
        self._messages = messages
        self._failed = on_failed
        self.names: Mapping[str, str] = {}
        service.written.connect(self._tell_written)
        service.undone.connect(self._tell_undone)

    def save(self, insats: Insats, observations: frozenset[str]) -> None:
        """Save what the form holds; where somebody else has changed it, show both."""
        new = self._links.take_new()

        def failed(error: EstError) -> None:
            if isinstance(error, ConflictError) and isinstance(error.theirs, Insats):
                self._settle_conflict(insats, error.theirs, observations)
            else:
                self._failed(error)

        self._service.write(
            translate("est", "“{title}”", title=insats.title),
            lambda gateway: self._links.save(gateway, insats, observations, new),
            failed,
            lambda _change: self.done.emit(),
        )

    def move(self, insats: Insats) -> None:
        """Save an insats in another state."""

        def failed(error: EstError) -> None:
            self.changed.emit()
            self._failed(error)

        label = translate("est", "step of “{title}”", title=insats.title)
        self._service.write(label, lambda gateway: write_insats(gateway, insats), failed)

    def delete(self, details: InsatsDetails | None) -> None:
        """Delete the insats that is shown, if one is; its polygons stay, and it can be undone."""
        if details is None:
            return
        insats = details.insats
        self._service.write(
            translate("est", "deletion of “{title}”", title=insats.title),
            lambda gateway: remove_insats(gateway, insats),
            self._failed,
        )

    def keep_follow_up(self, row: FollowUp, moved: Insats | None) -> None:
        """Keep a follow-up, and the insats in its next state where that is given."""
        self._service.write(
            translate("est", "the follow-up"),
            lambda gateway: keep_follow_up(gateway, row, moved),
            self._failed,
            lambda _change: self.done.emit(),
        )

    def _settle_conflict(self, mine: Insats, theirs: Insats, observations: frozenset[str]) -> None:
        dialog = InsatsConflictDialog(mine, theirs, self.names, self._window)
        dialog.accepted.connect(
            lambda: self.save(replace(mine, row_version=theirs.row_version), observations)
        )
        dialog.rejected.connect(self.done.emit)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _tell_written(self, action: OwnInsatsAction) -> None:
        self._messages.success(translate("est", "Saved: {what}.", what=action.label))
        self.changed.emit()

    def _tell_undone(self, action: OwnInsatsAction) -> None:
        self._messages.success(translate("est", "Undone: {what}.", what=action.label))
        self.changed.emit()
