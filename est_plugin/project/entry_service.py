"""What becomes of an entry: written off the main thread, or kept in the outbox and sent later; undone.

Nothing here knows of widgets. Work has a name of its own each time, so that none supersedes another.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..domain.entry import standing_clearance
from ..domain.message import EstError, Message
from ..domain.observation import Observation
from ..domain.privacy import Clearance
from ..store.changes import Change, RowChange, remove, undo, write
from ..store.errors import ConflictError, DatabaseNotFoundError, DatabaseUnreachableError
from ..store.gateway import Gateway
from ..store.location import GeoPackageLocation
from ..store.observations import Cleared
from ..store.outbox import Outbox, OutboxEntry, Sending
from .background import Background, TaskFeedback, log_error
from .language import translate
from .session import DatabaseSession

UNDOABLE = 20
RETRY_MILLISECONDS = 15_000
OUT_OF_REACH = (DatabaseUnreachableError, DatabaseNotFoundError)
SENDING, COUNTING = "outbox_sending", "outbox_counting"
Result = TypeVar("Result")


@dataclass(frozen=True)
class OwnAction:
    """Something this person has done: in words, and exactly."""

    label: str
    change: Change
    waits: bool = False


@dataclass(frozen=True)
class Written:
    """What writing came to: in the database, or (``why`` tells the reason) in the outbox."""

    change: Change
    why: Message | None = None


@dataclass(frozen=True)
class Waiting:
    """How many entries wait in the outbox, for this database and for others, and which were refused."""

    here: int = 0
    elsewhere: int = 0
    refused: tuple[OutboxEntry, ...] = ()


@dataclass(frozen=True)
class Heard:
    """What sending came to, and a fresh connection for the window where the old one was lost."""

    sending: Sending
    fresh: Gateway | None = None


class EntryService(QObject):
    """Saves, deletes, undoes and sends, each in the background."""

    saved = pyqtSignal(object)
    """An OwnAction: it is in the database, or waits if ``waits``."""
    deleted = pyqtSignal(object)
    undone = pyqtSignal(object)
    undo_refused = pyqtSignal(object, object)
    """The OwnAction and the ConflictError with both versions."""
    sent = pyqtSignal(int)
    waiting_changed = pyqtSignal(object)
    actions_changed = pyqtSignal()

    def __init__(
        self,
        session: DatabaseSession,
        background: Background,
        outbox: Outbox,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self.outbox = outbox
        self._actions: deque[OwnAction] = deque(maxlen=UNDOABLE)
        self._number = 0
        self.waiting = Waiting()
        self.is_lost = False
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MILLISECONDS)
        self._retry.timeout.connect(self.send_waiting)
        self._connections = (
            (session.opened, self._opened),
            (session.closed, self._closed),
            (session.lost, self._lost),
        )
        for signal, slot in self._connections:
            signal.connect(slot)
        self.count_waiting()

    @property
    def actions(self) -> tuple[OwnAction, ...]:
        """What can be undone, the latest last."""
        return tuple(self._actions)

    def unload(self) -> None:
        """Let go of the session; what is being written is written to its end."""
        self._retry.stop()
        for signal, slot in self._connections:
            signal.disconnect(slot)

    def save(
        self,
        pairs: Sequence[Cleared],
        before: Sequence[Observation | None],
        label: str,
        on_failed: Callable[[EstError], None],
    ) -> None:
        """Write observations (with the rows they replace, None for new ones), or keep them in the outbox.

        ``on_failed`` is told what a person must decide about: a conflict, a broken rule, a missing right.
        """
        gateway = self._session.gateway
        if gateway is None:
            return
        outbox = self.outbox

        def done(written: Written) -> None:
            action = OwnAction(label, written.change, waits=written.why is not None)
            self._actions.append(action)
            self.actions_changed.emit()
            self.saved.emit(action)
            if action.waits:
                self._retry.start()
            else:
                self._session.look_for_changes()
            if action.waits or self.waiting != Waiting():
                self.count_waiting()

        self._start(
            translate("est", "Saving"),
            lambda _feedback: write_or_keep(gateway, outbox, pairs, before),
            done,
            on_failed,
        )

    def delete(self, row: Observation, label: str, on_failed: Callable[[EstError], None]) -> None:
        """Delete an observation. What cannot be reached now is not deleted later: ``on_failed`` is told."""

        def done(change: Change) -> None:
            action = OwnAction(label, change)
            self._actions.append(action)
            self.actions_changed.emit()
            self.deleted.emit(action)
            self._session.look_for_changes()

        self._with_database(
            translate("est", "Deleting"),
            lambda gateway: remove(gateway, row, _verdict(gateway)),
            done,
            on_failed,
        )

    def undo_last(self, on_failed: Callable[[EstError], None]) -> None:
        """Take the latest of one's own actions back. One that others have built on is refused and dropped."""
        if not self._actions:
            return
        action = self._actions.pop()
        self.actions_changed.emit()

        def done(_rows: tuple[Observation, ...]) -> None:
            self.undone.emit(action)
            self.count_waiting()
            self._session.look_for_changes()

        def failed(error: EstError) -> None:
            if isinstance(error, ConflictError):
                self.undo_refused.emit(action, error)
                return
            self._actions.append(action)
            self.actions_changed.emit()
            on_failed(error)

        outbox = self.outbox
        self._with_database(
            translate("est", "Undoing"), lambda gateway: take_back(gateway, outbox, action), done, failed
        )

    def read(self, uuid: str, on_done: Callable[[Observation | None], None]) -> None:
        """Read a row as it is now."""
        self._with_database(
            translate("est", "Reading"),
            lambda gateway: gateway.observation(uuid),
            on_done,
            self._session.failed.emit,
        )

    def send_waiting(self) -> None:
        """Send what waits for the open database, each exactly once."""
        gateway = self._session.gateway
        if gateway is None or self._background.is_running(SENDING):
            return
        outbox, is_lost = self.outbox, self.is_lost

        def work(_feedback: TaskFeedback) -> Heard | None:
            try:
                with gateway.clone() as own:
                    own.data_version()
                    return Heard(outbox.send(own), fresh_server(gateway) if is_lost else None)
            except OUT_OF_REACH:
                return None  # it goes on waiting, and is tried again in a while

        def done(heard: Heard | None) -> None:
            if heard is not None and self._session.gateway is gateway:
                self._heard_from(gateway, heard)

        def failed(error: EstError) -> None:
            self._retry.stop()
            self._session.failed.emit(error)

        self._background.start(SENDING, translate("est", "Sending what waits"), work, done, failed)

    def discard(self, uuid: str) -> None:
        """Throw a waiting entry away, because its person wants so."""
        outbox = self.outbox

        def done(_nothing: None) -> None:
            self.count_waiting()

        self._start(
            translate("est", "Emptying the outbox"),
            lambda _feedback: outbox.discard(uuid),
            done,
            self._session.failed.emit,
        )

    def count_waiting(self) -> None:
        """Look how many wait, and tell."""
        outbox = self.outbox
        here = self._session.location.text if self._session.location else None

        def told(waiting: Waiting) -> None:
            self.waiting = waiting
            self.waiting_changed.emit(waiting)

        self._start(
            translate("est", "Looking in the outbox"),
            lambda _feedback: look_into(outbox, here),
            told,
            self._session.failed.emit,
        )

    def _heard_from(self, gateway: Gateway, heard: Heard) -> None:
        """Take in what sending came to: the database answers, or what waits goes on waiting."""
        sending = heard.sending
        for _, error in sending.refused:
            log_error(error)
        if sending.sent:
            self._actions = deque(
                (_as_sent(action, sending.sent) for action in self._actions), maxlen=UNDOABLE
            )
            self.actions_changed.emit()
            self.sent.emit(len(sending.sent))
        if not sending.waiting:
            self._retry.stop()
            if self.is_lost:
                self.is_lost = False
                self._session.renew(gateway, heard.fresh)
        self.count_waiting()
        self._session.look_for_changes()

    def _opened(self) -> None:
        self._actions.clear()
        self.actions_changed.emit()
        self.is_lost = False
        self.count_waiting()
        self.send_waiting()
        self._retry.start()

    def _closed(self) -> None:
        self._retry.stop()
        self._actions.clear()
        self.actions_changed.emit()

    def _lost(self) -> None:
        self.is_lost = True
        self._retry.start()

    def _with_database(
        self,
        title: str,
        call: Callable[[Gateway], Result],
        on_done: Callable[[Result], None],
        on_failed: Callable[[EstError], None],
    ) -> None:
        gateway = self._session.gateway
        if gateway is None:
            return

        def work(_feedback: TaskFeedback) -> Result:
            with gateway.clone() as own:
                return call(own)

        self._start(title, work, on_done, on_failed)

    def _start(
        self,
        title: str,
        call: Callable[[TaskFeedback], Result],
        on_done: Callable[[Result], None],
        on_failed: Callable[[EstError], None],
    ) -> None:
        self._number += 1
        self._background.start(f"entry_{id(self)}_{self._number}", title, call, on_done, on_failed)


def fresh_server(gateway: Gateway) -> Gateway | None:
    """Return a new connection to a server, which may be handed to another thread; to a file None."""
    if isinstance(gateway.location, GeoPackageLocation):
        return None
    fresh = gateway.clone()
    fresh.data_version()
    return fresh


def write_or_keep(
    gateway: Gateway, outbox: Outbox, pairs: Sequence[Cleared], before: Sequence[Observation | None]
) -> Written:
    """Write observations with a connection of one's own; keep them in the outbox where it cannot be reached.

    What waited there under the same key has been said anew by this and waits no longer.
    """
    try:
        with gateway.clone() as own:
            change = write(own, pairs, before)
    except OUT_OF_REACH as error:
        for observation, clearance in pairs:
            outbox.put(observation, clearance, gateway.location.text)
        log_error(error)
        rows = tuple(RowChange(old, new) for old, (new, _) in zip(before, pairs, strict=True))
        return Written(Change(rows), error.message)
    for observation, _ in pairs:
        if outbox.count():
            outbox.discard(observation.uuid)
    return Written(change)


def take_back(gateway: Gateway, outbox: Outbox, action: OwnAction) -> tuple[Observation, ...]:
    """Undo an action in the database, or take what still waits out of the outbox."""
    if action.waits:
        waiting = {entry.observation.uuid for entry in outbox.entries(gateway.location.text)}
        own = [row.after.uuid for row in action.change.rows if row.after is not None]
        if waiting.issuperset(own):
            for uuid in own:
                outbox.discard(uuid)
            return ()
    return undo(gateway, action.change, _verdict(gateway))


def look_into(outbox: Outbox, here: str | None) -> Waiting:
    """Return what waits, seen from the database that is open (None where none is)."""
    entries = outbox.entries()
    mine = [entry for entry in entries if entry.database == here]
    refused = tuple(entry for entry in mine if entry.is_refused)
    return Waiting(len(mine) - len(refused), len(entries) - len(mine), refused)


def _verdict(gateway: Gateway) -> Callable[[Observation], Clearance]:
    """Return how texts that go back as they were are cleared."""
    reason = translate("est", "Put back as it was before")
    return lambda row: standing_clearance(row, gateway.user, datetime.now(UTC), reason)


def _as_sent(action: OwnAction, sent: Sequence[Observation]) -> OwnAction:
    """Return an action with the versions that the database gave to what waited of it."""
    if not action.waits or not any(action.change.concerns(row.uuid) for row in sent):
        return action
    return replace(action, change=action.change.with_saved(sent), waits=False)
