"""The database that is open now: opening, closing, recent ones, and what others write to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..domain.message import EstError, Message
from ..store.gateway import Gateway
from ..store.location import Location, parse_location
from ..store.opening import check_database, open_database
from .background import Background, TaskFeedback
from .connections import stored_connection
from .language import translate

RECENT_KEY = "est_lagesbild/recent_databases"
RECENT_COUNT = 8
POLL_MILLISECONDS = 2000
OPENING = "database"
Result = TypeVar("Result")


class DatabaseSession(QObject):
    """Holds at most one open database. Whatever may take time is asked in the background.

    ``gateway`` belongs to the main thread and serves only what answers at once; work in a task gets
    a connection of its own by :meth:`ask`.
    """

    opened = pyqtSignal()
    closed = pyqtSignal()
    failed = pyqtSignal(object)
    refused = pyqtSignal(str, object)
    noticed = pyqtSignal(object)
    changed_by_others = pyqtSignal()
    lost = pyqtSignal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._gateway: Gateway | None = None
        self._text = ""
        self._seen_version = 0
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MILLISECONDS)
        self._poll.timeout.connect(self.look_for_changes)

    @property
    def gateway(self) -> Gateway | None:
        """The main thread's connection, or None when no database is open."""
        return self._gateway

    @property
    def is_open(self) -> bool:
        """Tell whether a database is open."""
        return self._gateway is not None

    @property
    def text(self) -> str:
        """What the open database was opened by: a path, a connection's name or a URI without password."""
        return self._text

    @property
    def location(self) -> Location | None:
        """Where the open database is."""
        return self._gateway.location if self._gateway is not None else None

    def open(self, text: str) -> None:
        """Open the database that ``text`` names, off the main thread; then ``opened`` or ``refused``."""
        self._background.start(
            OPENING,
            translate("est", "Opening the database"),
            lambda _feedback: check_can_open(text),
            lambda checked: self.adopt(text, checked.location, checked.notices),
            lambda error: self.refused.emit(text, error),
        )

    def adopt(self, text: str, location: Location, notices: tuple[Message, ...] = ()) -> None:
        """Open a database that has just been made or checked, without checking it again."""
        self.close()
        try:
            self._gateway = open_database(location, checked=True)
            self._seen_version = self._gateway.data_version()
        except EstError as error:
            self._gateway = None
            self.failed.emit(error)
            return
        self._text = text
        remember(text)
        self._poll.start()
        self.opened.emit()
        for notice in notices:
            self.noticed.emit(notice)

    def close(self) -> None:
        """Close the database; everything that shows it is told first."""
        self._poll.stop()
        if self._gateway is None:
            return
        gateway, self._gateway, self._text = self._gateway, None, ""
        self.closed.emit()
        gateway.close()

    def ask(
        self,
        name: str,
        title: str,
        call: Callable[[Gateway, TaskFeedback], Result],
        on_done: Callable[[Result], None],
        on_failed: Callable[[EstError], None] | None = None,
        on_progress: Callable[[float], None] | None = None,
    ) -> None:
        """Run ``call`` with a connection of its own off the main thread.

        Newer work of the same ``name`` takes the place of older. What the answer of a database that
        has been closed meanwhile would say is not delivered.
        """
        gateway = self._gateway
        if gateway is None:
            return

        def work(feedback: TaskFeedback) -> Result:
            own = gateway.clone()
            try:
                return call(own, feedback)
            finally:
                own.close()

        def deliver(result: Result) -> None:
            if self._gateway is gateway:
                on_done(result)

        self._background.start(name, title, work, deliver, on_failed or self.failed.emit, on_progress)

    def cancel(self, name: str) -> None:
        """Stop the work of that name; its outcome is not delivered."""
        self._background.cancel(name)

    def look_for_changes(self) -> None:
        """Tell ``changed_by_others`` when somebody else has written since the last look.

        While the database is out of reach nobody looks: the window would wait for an answer.
        """
        if self._gateway is None or not self._poll.isActive():
            return
        try:
            version = self._gateway.data_version()
        except EstError as error:
            self._poll.stop()
            self.failed.emit(error)
            self.lost.emit()
            return
        if version != self._seen_version:
            self._seen_version = version
            self.changed_by_others.emit()

    def renew(self, gateway: Gateway, fresh: Gateway | None = None) -> None:
        """Take a fresh connection in place of ``gateway``, which was out of reach and answers again.

        A server that was started anew has ended the old one; a file that was put back has another identity.
        ``fresh`` is a connection that a task has made already, so that the window need not wait for it.
        """
        if self._gateway is not gateway:
            return
        try:
            self._gateway = fresh or gateway.clone()
        except EstError as error:
            self.failed.emit(error)
            return
        gateway.close()
        self._seen_version = -1
        self._poll.start()
        self.look_for_changes()


@dataclass(frozen=True)
class Checked:
    """A database that can be opened, and what to tell about it."""

    location: Location
    notices: tuple[Message, ...]


def check_can_open(text: str) -> Checked:
    """Make every check there is before opening. Raises EstError with the reason."""
    location = parse_location(text, stored_connection)
    return Checked(location, check_database(location))


def recent_databases() -> list[str]:
    """Return what was opened lately, the latest first."""
    value = QgsSettings().value(RECENT_KEY, [])
    texts = [value] if isinstance(value, str) else list(value or [])
    return [str(text) for text in texts if text]


def remember(text: str) -> None:
    """Put a database first among the recent ones; a text that holds a password is not kept."""
    if "password" in text.lower() or ("@" in text and "://" in text):
        return
    texts = [text, *(other for other in recent_databases() if other != text)]
    QgsSettings().setValue(RECENT_KEY, texts[:RECENT_COUNT])
