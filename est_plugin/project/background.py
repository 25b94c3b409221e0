"""Work that takes longer than a glance, off the main thread, with progress and a cancel that works."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from typing import Protocol, TypeVar

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import QObject, QThreadPool, QTimer

from ..domain.message import QT_TRANSLATE_NOOP, EstError

LOG_TAG = "EST Lägesbild"
LONGEST_STOP = 3.0
LOOK_AFTER_MS = 400
MOST_LOOKS = 3
Result = TypeVar("Result")


class TaskFeedback(Protocol):
    """What a piece of work may ask and tell while it runs."""

    def report(self, fraction: float) -> None:
        """Tell how much is done, 0 to 1."""

    def cancelled(self) -> bool:
        """Tell whether the person has asked to stop."""


class _Work(QgsTask):
    """One call in a worker thread; its outcome is handed over in the main thread."""

    def __init__(
        self,
        title: str,
        call: Callable[[TaskFeedback], Result],
        on_done: Callable[[Result], None],
        on_failed: Callable[[EstError], None],
    ) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.Silent)
        self._call: Callable[[TaskFeedback], object] = call
        self._on_done = on_done
        self._on_failed = on_failed
        self._result: object = None
        self._error: EstError | None = None
        self._idle = threading.Event()
        self._idle.set()
        self._stopped = False
        self._begun = False
        self.superseded = False

    def run(self) -> bool:
        """Do the work; every exception is kept for ``finished``, which runs in the main thread."""
        self._idle.clear()
        self._begun = True
        try:
            if not self._stopped:
                self._result = self._call(self)
        except EstError as error:
            self._error = error
        except Exception:  # noqa: BLE001 - whatever it was, the person gets a sentence and the log the rest
            self._error = EstError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "Something went wrong in the plugin. Nothing of your data was changed by this. The"
                    " details are in the log panel under “EST Lägesbild”.",
                ),
                details=traceback.format_exc(),
            )
        finally:
            self._idle.set()
        return self._error is None and not self.cancelled()

    @property
    def is_queued(self) -> bool:
        """Tell whether QGIS has not begun it yet."""
        return not self._begun

    def stop(self) -> None:
        """Ask to stop. QGIS is told only once the call has begun.

        A task that QGIS is told to cancel in the moment in which its thread starts can be lost: neither
        completed nor terminated, with its thread. One that has not begun sees this when it does, and ends.
        """
        self._stopped = True
        if self._begun:
            self.cancel()

    def wait(self, seconds: float) -> None:
        """Wait until the call has ended; QGIS's own wait would hold the interpreter that the call needs."""
        self._idle.wait(seconds)

    def finished(self, successful: bool) -> None:
        """Hand the outcome over, unless newer work has taken its place.

        Nothing of it is kept: QGIS lets go of the task itself only later, and it may be very large.
        """
        result, self._result = self._result, None
        self._call = _nothing
        if self.superseded:
            return
        if self._error is not None and not self.isCanceled():
            log_error(self._error)
            self._on_failed(self._error)
        elif successful:
            self._on_done(result)  # type: ignore[arg-type]

    def report(self, fraction: float) -> None:
        """Tell how much is done, 0 to 1."""
        self.setProgress(100.0 * fraction)

    def cancelled(self) -> bool:
        """Tell whether the person has asked to stop."""
        return self._stopped or self.isCanceled()


def _wake() -> None:
    """Give a thread of QGIS's something to do, after which it looks for more."""


def _nothing(_feedback: TaskFeedback) -> None:
    """Stands in the place of a call that has been made."""


class Background(QObject):
    """Starts work, keeps hold of it while it runs, and lets newer work of the same name supersede it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, _Work] = {}
        self._alive: list[_Work] = []

    def start(
        self,
        name: str,
        title: str,
        call: Callable[[TaskFeedback], Result],
        on_done: Callable[[Result], None],
        on_failed: Callable[[EstError], None],
        on_progress: Callable[[float], None] | None = None,
    ) -> None:
        """Run ``call`` off the main thread; earlier work called ``name`` is cancelled and not heard of."""
        self.cancel(name)
        self._start(name, lambda: _Work(title, call, on_done, on_failed), on_progress)

    def _start(
        self, name: str, made: Callable[[], _Work], on_progress: Callable[[float], None] | None
    ) -> None:
        work = made()
        if on_progress is not None:
            work.progressChanged.connect(on_progress)
        work.taskCompleted.connect(lambda: self._forget(name, work))
        work.taskTerminated.connect(lambda: self._forget(name, work))
        self._running[name] = work
        self._alive.append(work)
        QgsApplication.taskManager().addTask(work)
        QTimer.singleShot(LOOK_AFTER_MS, lambda: self._look_after(name, work, made, on_progress, 1))

    def _look_after(
        self,
        name: str,
        work: _Work,
        made: Callable[[], _Work],
        on_progress: Callable[[float], None] | None,
        looks: int,
    ) -> None:
        """Wake the threads, at last begin anew, where a task stays queued while no thread has anything to do.

        Seen on QGIS 3.40 with two processors: rare, but what the person waits for would never come.
        """
        if self._running.get(name) is not work or not work.is_queued:
            return
        threads = QThreadPool.globalInstance()
        if threads.activeThreadCount() == 0:
            if looks >= MOST_LOOKS:
                log_text(f"A task was not begun by QGIS and is started anew: {work.description()}")
                self.cancel(name)
                self._start(name, made, on_progress)
                return
            threads.start(_wake)
        QTimer.singleShot(LOOK_AFTER_MS, lambda: self._look_after(name, work, made, on_progress, looks + 1))

    def cancel(self, name: str) -> None:
        """Ask the work called ``name`` to stop; its outcome is not delivered."""
        work = self._running.pop(name, None)
        if work is not None:
            work.superseded = True
            work.stop()

    def cancel_all(self) -> None:
        """Stop everything and wait until it has stopped, as when the plugin is taken away.

        A thread that still ran the plugin's code after that would run it in a QGIS that is closing.
        """
        for name in list(self._running):
            self.cancel(name)
        for work in list(self._alive):
            work.wait(LONGEST_STOP)

    @property
    def is_busy(self) -> bool:
        """Tell whether any work is under way."""
        return bool(self._running)

    def is_running(self, name: str) -> bool:
        """Tell whether work of that name is under way."""
        return name in self._running

    def _forget(self, name: str, work: _Work) -> None:
        if work in self._alive:
            self._alive.remove(work)
        if self._running.get(name) is work:
            del self._running[name]


def log_error(error: EstError) -> None:
    """Write an error and its details to QGIS's log panel."""
    log_text("\n".join(part for part in (str(error), error.details) if part))


def log_text(text: str) -> None:
    """Write a text to QGIS's log panel, without a notice on the screen."""
    QgsMessageLog.logMessage(text, LOG_TAG, Qgis.MessageLevel.Warning, notifyUser=False)
