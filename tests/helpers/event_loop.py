"""How long the window's event loop waited while a test ran, and turning it until something has happened."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

TICK_MS = 5
LIMIT_MS = 100.0
_THREADS = Path("/proc/self/task")


class ThreadQueues:
    """How long each thread of this process has stood in the queue for the processor, by the kernel's figures.

    Read without letting go of the interpreter (``PyDLL``): with a thread that computes beside, each file
    opened in the usual way costs the main thread a turn of 5 ms, and the measuring would be what keeps the
    window waiting. Threads are looked for now and then only; one not yet found counts as never having queued.
    """

    LOOK_FOR_THREADS_EVERY = 50

    def __init__(self) -> None:
        self._libc = ctypes.PyDLL(None, use_errno=True)
        self._buffer = ctypes.create_string_buffer(128)
        self._files: dict[str, int] = {}
        self._reads = 0

    def seconds(self) -> dict[str, float]:
        """Return the seconds waited, by thread; empty where the kernel keeps no such figures."""
        if self._reads % self.LOOK_FOR_THREADS_EVERY == 0:
            self._look_for_threads()
        self._reads += 1
        figures = {thread: self._read(file) for thread, file in self._files.items()}
        for ended in [thread for thread, value in figures.items() if value is None]:
            os.close(self._files.pop(ended))
        return {thread: value for thread, value in figures.items() if value is not None}

    def close(self) -> None:
        """Close the files; the next reading looks for threads anew."""
        for file in self._files.values():
            os.close(file)
        self._files.clear()
        self._reads = 0

    def _look_for_threads(self) -> None:
        for thread in [path.name for path in _THREADS.iterdir()] if _THREADS.is_dir() else []:
            if thread not in self._files:
                # A thread may end meanwhile, and a kernel may keep no such figures.
                with suppress(FileNotFoundError, ProcessLookupError):
                    self._files[thread] = os.open(_THREADS / thread / "schedstat", os.O_RDONLY)

    def _read(self, file: int) -> float | None:
        length = self._libc.pread(file, self._buffer, len(self._buffer), ctypes.c_long(0))
        return int(self._buffer.raw[:length].split()[1]) / 1e9 if length > 0 else None


@dataclass(frozen=True)
class Moment:
    """Seconds on the clock, seconds this thread computed, and by thread those it waited for the processor."""

    clock: float
    computed: float
    queued: Mapping[str, float]

    @classmethod
    def now(cls, queues: ThreadQueues) -> Moment:
        """Read the clocks; without the kernel's figures the wait for the processor counts as ours."""
        return cls(time.monotonic(), time.thread_time(), queues.seconds())

    def blocked_since(self, earlier: Moment) -> float:
        """Return the milliseconds in which the main thread computed or slept, less those it was kept waiting.

        All that it computed counts. While it slept it may have waited for a thread that holds the interpreter
        or a lock and itself stood in the queue for the processor: of the sleep the longest such wait is taken
        off. On a machine with nothing else to do there is none.
        """
        waits = {name: value - earlier.queued.get(name, value) for name, value in self.queued.items()}
        own = waits.pop(str(os.getpid()), 0.0)
        computed = self.computed - earlier.computed
        slept = self.clock - earlier.clock - own - computed
        return (computed + max(0.0, slept - max(waits.values(), default=0.0))) * 1000


class EventLoopGap:
    """Measures the longest time between two turns of the main thread's event loop.

    What counts is the time in which the thread computed, slept or waited for a lock or a file. The time in
    which other programs held the processor does not: a busy machine makes no window of ours slow.
    """

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._paused = 0
        self._queues = ThreadQueues()
        self._last = Moment.now(self._queues)
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure."""
        self._last = Moment.now(self._queues)
        self._timer.start()

    def stop(self) -> None:
        """End, counting what has passed since the last turn."""
        self._tick()
        self._timer.stop()
        self._queues.close()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Leave out what the test itself does meanwhile: preparing data, reading a file to compare with."""
        self._tick()
        self._paused += 1
        try:
            yield
        finally:
            self._paused -= 1
            self._last = Moment.now(self._queues)

    def _tick(self) -> None:
        now = Moment.now(self._queues)
        if not self._paused:
            self.longest_ms = max(self.longest_ms, now.blocked_since(self._last))
        self._last = now


def run_until(condition: Callable[[], bool], *, seconds: float = 20.0, what: str = "") -> None:
    """Turn the event loop until ``condition`` holds; raises AssertionError after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            faulthandler.dump_traceback(all_threads=True)
            raise AssertionError(f"Waited {seconds:g} s in vain{': ' + what if what else ''}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.001)


def run_for(milliseconds: int) -> None:
    """Turn the event loop for a while."""
    deadline = time.monotonic() + milliseconds / 1000
    while time.monotonic() < deadline:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.001)
