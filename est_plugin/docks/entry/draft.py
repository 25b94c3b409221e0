"""The half-written entry: kept on the disk while it is written, offered again after a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...domain.message import EstError
from ...project.background import Background, TaskFeedback, log_error
from ...project.drafts import Draft, Drafts
from ...project.language import translate
from ...project.session import DatabaseSession
from ...store.gateway import Gateway

SETTLE_MILLISECONDS = 600


class DraftKeeper(QObject):
    """Writes what ``current`` gives after the last keystroke; ``taken`` gives one to go on with."""

    taken = pyqtSignal(object)

    def __init__(
        self,
        form: QWidget,
        session: DatabaseSession,
        background: Background,
        drafts: Drafts,
        current: Callable[[], Draft | None],
    ) -> None:
        super().__init__(form)
        self._form = form
        self._session = session
        self._background = background
        self._drafts = drafts
        self._current = current
        self._offered: tuple[Path, Draft] | None = None
        self._number = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MILLISECONDS)
        self._timer.timeout.connect(self.keep)
        form.draftFrame.hide()
        form.draftTakeButton.clicked.connect(lambda _checked=False: self._take())
        form.draftDropButton.clicked.connect(lambda _checked=False: self._drop())

    def written(self) -> None:
        """Keep what is written once the person pauses."""
        self._timer.start()

    def keep(self) -> None:
        """Keep what is written now; an entry nobody has touched needs no draft."""
        self._timer.stop()
        draft = self._current()
        number = self._drafts.next_number()
        drafts = self._drafts
        if draft is None:
            self._start(lambda _feedback: drafts.forget(number))
        else:
            self._start(lambda _feedback: drafts.keep(draft, number))

    def forget(self) -> None:
        """Take the draft away: it is saved."""
        self._timer.stop()
        number = self._drafts.next_number()
        drafts = self._drafts
        self._start(lambda _feedback: drafts.forget(number))

    def look_for_left(self) -> None:
        """Look for drafts that a QGIS which did not end well has left, and offer the latest."""
        self._form.draftFrame.hide()
        location = self._session.location
        if location is None:
            return
        drafts, database = self._drafts, location.text
        self._session.ask(
            "entry_drafts",
            translate("est", "Looking for half-written entries"),
            lambda gateway, _feedback: left_draft(drafts, gateway, database),
            self._offer,
        )

    def _offer(self, found: tuple[Path, Draft] | None) -> None:
        self._offered = found
        self._form.draftFrame.setVisible(found is not None)
        if found is None:
            return
        _, draft = found
        text = draft.entry.description or draft.entry.place_name
        self._form.draftText.setText(
            translate("est", "There is a half-written entry from before: “{text}”", text=_short(text))
            if text
            else translate("est", "There is a half-written entry from before.")
        )

    def _take(self) -> None:
        if self._offered is None:
            return
        path, draft = self._offered
        self.taken.emit(draft)
        self.keep()
        self._leave(path)

    def _drop(self) -> None:
        if self._offered is not None:
            self._leave(self._offered[0])

    def _leave(self, path: Path) -> None:
        self._offered = None
        drafts = self._drafts
        self._form.draftFrame.hide()
        self._start(lambda _feedback: drafts.discard(path), self.look_for_left)

    def _start(
        self, call: Callable[[TaskFeedback], None], on_done: Callable[[], None] = lambda: None
    ) -> None:
        self._number += 1
        self._background.start(
            f"entry_draft_{id(self)}_{self._number}",
            translate("est", "Keeping what is written"),
            call,
            lambda _nothing: on_done(),
            _failed,
        )


def left_draft(drafts: Drafts, gateway: Gateway, database: str) -> tuple[Path, Draft] | None:
    """Return the latest draft for a database with its file, None where there is none.

    A draft that was saved just before the crash is in the database already; it is thrown away.
    """
    for path in drafts.left_behind():
        draft = drafts.read(path)
        if draft is None:
            drafts.discard(path)
            continue
        if draft.database != database:
            continue
        saved = gateway.observation(draft.entry.uuid)
        if saved is not None and _same(saved, draft.entry):
            drafts.discard(path)
            continue
        return path, draft
    return None


def _same(saved: object, written: object) -> bool:
    """Tell whether two versions say the same, but for what the database and the guard added."""
    blank = {
        "row_version": 0,
        "privacy_confirmed_by": None,
        "privacy_confirmed_at": None,
        "privacy_reason": None,
        "reported_at": None,
    }
    return replace(saved, **blank) == replace(written, **blank)  # type: ignore[type-var]


def _short(text: str) -> str:
    first = text.strip().split("\n")[0]
    return first if len(first) <= 60 else f"{first[:57]}…"


def _failed(error: EstError) -> None:
    """The disk of the profile is full or gone: the entry still stands in the form."""
    log_error(error)
