"""Two ways to the same result, timed beside each other in one run; their memory, and the table of all."""

from __future__ import annotations

import platform
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)
_PAGE = 4096
_SAMPLE_SECONDS = 0.002
SLACK = 0.7
"""Other work on the machine may slow a race down by some 30 per cent without the goal being missed."""


@dataclass(frozen=True)
class Measured(Generic[Result_co]):
    """The best of several runs: seconds, megabytes above what was there before, and what came out."""

    seconds: float
    megabytes: float
    result: Result_co


class _Memory(threading.Thread):
    """Watches the resident memory of the process while something runs."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._done = threading.Event()
        self.before = self.peak = _resident()

    def run(self) -> None:
        """Sample until told to stop."""
        while not self._done.wait(_SAMPLE_SECONDS):
            self.peak = max(self.peak, _resident())

    def stop(self) -> float:
        """Return the megabytes above the start."""
        self._done.set()
        self.join()
        return (max(self.peak, _resident()) - self.before) / 1e6


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE


def measure(work: Callable[[], Result], rounds: int = 3) -> Measured[Result]:
    """Run ``work`` a few times; the best time, the most memory, the last result."""
    best, most = float("inf"), 0.0
    for _ in range(rounds):
        memory = _Memory()
        memory.start()
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
        most = max(most, memory.stop())
    return Measured(best, most, result)


@dataclass(frozen=True)
class Race:
    """A line of the table."""

    job: str
    peer: str
    ours: Measured[object]
    theirs: Measured[object]
    goal: float | None

    @property
    def ratio(self) -> float:
        """How many times faster ours is."""
        return self.theirs.seconds / self.ours.seconds

    @property
    def verdict(self) -> str:
        """The goal, and in words where this run did not reach it."""
        if self.goal is None:
            return "–"
        return f"{self.goal:g}" if self.ratio >= self.goal else f"{self.goal:g}, missed"


class Races:
    """All races of a run."""

    def __init__(self) -> None:
        self._lines: list[Race] = []

    def add(
        self, job: str, peer: str, ours: Measured[object], theirs: Measured[object], goal: float | None = None
    ) -> None:
        """Keep a race; fail if its goal is missed by more than the machine's other work explains."""
        race = Race(job, peer, ours, theirs, goal)
        self._lines.append(race)
        print("\n" + _line(race), flush=True)  # noqa: T201 - a long run shows how far it has come
        if goal is not None:
            assert race.ratio >= SLACK * goal, f"{job}: {race.ratio:.1f} times {peer}, the goal is {goal:g}"

    def table(self) -> str:
        """Return the races as Markdown."""
        day = datetime.now(UTC).date().isoformat()
        machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
        lines = [
            f"Measured {day} on {machine}: the best of several runs, peer and plugin beside each other.",
            "",
            "Memory is what a run takes above what was there before.",
            "",
            "| job | peer | peer | plugin | times faster | goal |",
            "|---|---|---|---|---|---|",
        ]
        return "\n".join([*lines, *map(_line, self._lines)]) + "\n"

    def __len__(self) -> int:
        return len(self._lines)


def _line(race: Race) -> str:
    times = f"{_cell(race.theirs)} | {_cell(race.ours)} | {race.ratio:.1f}"
    return f"| {race.job} | {race.peer} | {times} | {race.verdict} |"


def _cell(measured: Measured[object]) -> str:
    return f"{measured.seconds:.3g} s, {measured.megabytes:.0f} MB"
