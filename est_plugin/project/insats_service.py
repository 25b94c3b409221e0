"""What becomes of an insats in the dock: written off the main thread, undone, conflicts handed back.

Nothing here knows of widgets. Work has a name of its own each time, so that none supersedes another.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..domain.message import EstError
from ..store.errors import ConflictError
from ..store.gateway import Gateway
from ..store.insats_changes import InsatsChange, undo_insats
from .language import translate
from .session import DatabaseSession

UNDOABLE = 20
Failed = Callable[[EstError], None]


@dataclass(frozen=True)
class OwnInsatsAction:
    """Something this person has done to an insats: in words, and exactly."""

    label: str
    change: InsatsChange


class InsatsService(QObject):
    """Writes and undoes; tells ``written`` (OwnInsatsAction) and ``undone`` (OwnInsatsAction)."""

    written = pyqtSignal(object)
    undone = pyqtSignal(object)
    actions_changed = pyqtSignal()

    def __init__(self, session: DatabaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions: deque[OwnInsatsAction] = deque(maxlen=UNDOABLE)
        self._number = 0
        session.closed.connect(self._forget)

    def unload(self) -> None:
        """Let go of the session."""
        self._session.closed.disconnect(self._forget)

    @property
    def actions(self) -> tuple[OwnInsatsAction, ...]:
        """What can be undone, the latest last."""
        return tuple(self._actions)

    def write(
        self,
        label: str,
        work: Callable[[Gateway], InsatsChange],
        on_failed: Failed,
        on_done: Callable[[InsatsChange], None] | None = None,
    ) -> None:
        """Do ``work`` with a connection of its own and remember it; ``on_failed`` hears of conflicts too."""

        def done(change: InsatsChange) -> None:
            action = OwnInsatsAction(label, change)
            self._actions.append(action)
            self.actions_changed.emit()
            self._session.look_for_changes()
            if on_done is not None:
                on_done(change)
            self.written.emit(action)

        self._start(translate("est", "Saving"), work, done, on_failed)

    def undo_last(self, on_failed: Failed) -> None:
        """Take the latest of one's own actions back; one that others have built on is refused and dropped."""
        if not self._actions:
            return
        action = self._actions.pop()
        self.actions_changed.emit()

        def failed(error: EstError) -> None:
            if not isinstance(error, ConflictError):
                self._actions.append(action)
                self.actions_changed.emit()
            on_failed(error)

        def done(_state: object) -> None:
            self._session.look_for_changes()
            self.undone.emit(action)

        self._start(
            translate("est", "Undoing"), lambda gateway: undo_insats(gateway, action.change), done, failed
        )

    def _start(
        self, title: str, work: Callable[[Gateway], object], on_done: Callable[..., None], on_failed: Failed
    ) -> None:
        self._number += 1
        self._session.ask(
            f"insats_write_{self._number}",
            title,
            lambda gateway, _feedback: work(gateway),
            on_done,
            on_failed,
        )

    def _forget(self) -> None:
        self._actions.clear()
        self.actions_changed.emit()
