"""How long work tells how far it has come, and asks whether it should stop."""

from __future__ import annotations

from typing import Protocol

from .errors import CancelledError


class Progress(Protocol):
    """Told and asked between chunks of work; may be called from a thread of its own."""

    def report(self, fraction: float) -> None:
        """Take how much is done, 0 to 1, never falling."""

    def cancelled(self) -> bool:
        """Tell whether the person has stopped the work."""


class Silent:
    """A progress that nobody watches and nobody stops."""

    def report(self, fraction: float) -> None:
        """Let the fraction pass."""

    def cancelled(self) -> bool:
        """Never stopped."""
        return False


SILENT = Silent()


class Part:
    """A part of a longer work: its 0 to 1 is ``first`` to ``last`` of the whole."""

    def __init__(self, whole: Progress, first: float, last: float) -> None:
        self._whole, self._first, self._last = whole, first, last

    def report(self, fraction: float) -> None:
        """Pass the fraction on, scaled to this part."""
        self._whole.report(self._first + (self._last - self._first) * fraction)

    def cancelled(self) -> bool:
        """Ask the whole."""
        return self._whole.cancelled()


def step(progress: Progress, fraction: float) -> None:
    """Report ``fraction``; raise CancelledError if the work was stopped."""
    if progress.cancelled():
        raise CancelledError
    progress.report(fraction)
