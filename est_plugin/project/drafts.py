"""Half-written entries on the disk, so that a crash of QGIS loses none.

Each running QGIS keeps one file of its own and a lock beside it. A file whose lock nobody holds was left by
a QGIS that did not end well: its draft is offered again.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from uuid import uuid4

from qgis.PyQt.QtCore import QLockFile

from ..domain.observation import Observation
from ..store.observation_json import observation_from_text, observation_to_text

ENDING = ".utkast"
_LOCK_ENDING = ".las"


@dataclass(frozen=True)
class Draft:
    """An entry for ``database`` (its ``location.text``); ``before`` is the row it edits, None for a new one.

    ``parts`` are the other observations of the report it is split into.
    """

    database: str
    entry: Observation
    before: Observation | None = None
    parts: tuple[Observation, ...] = ()

    def to_text(self) -> str:
        """Return the draft as JSON."""
        return json.dumps(
            {
                "database": self.database,
                "entry": observation_to_text(self.entry),
                "before": observation_to_text(self.before) if self.before else None,
                "parts": [observation_to_text(part) for part in self.parts],
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_text(cls, text: str) -> Draft:
        """Read what :meth:`to_text` wrote. Raises ValueError, KeyError, TypeError for anything else."""
        values = json.loads(text)
        before = values["before"]
        return cls(
            str(values["database"]),
            observation_from_text(values["entry"]),
            observation_from_text(before) if before else None,
            tuple(observation_from_text(part) for part in values["parts"]),
        )


class Drafts:
    """The drafts of a folder. :meth:`keep` may be called from any thread; the newest draft stands."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{uuid4()}{ENDING}"
        self._lock_file = _lock_of(self._path)
        self._lock_file.tryLock(0)
        self._guard = Lock()
        self._newest = 0
        self._asked = 0

    def next_number(self) -> int:
        """Return the number of the next draft: one with a lower number never replaces it."""
        self._asked += 1
        return self._asked

    def keep(self, draft: Draft, number: int) -> None:
        """Write the draft to the disk, unless a newer one or :meth:`forget` came first. Raises OSError."""
        with self._guard:
            if number <= self._newest:
                return
            self._newest = number
            scratch = self._path.with_suffix(".ny")
            with scratch.open("w", encoding="utf-8") as file:
                file.write(draft.to_text())
                file.flush()
                os.fsync(file.fileno())
            scratch.replace(self._path)

    def forget(self, number: int) -> None:
        """Take the draft away: its entry is saved, or its person wants it gone."""
        with self._guard:
            self._newest = max(self._newest, number)
            self._path.unlink(missing_ok=True)

    def left_behind(self) -> tuple[Path, ...]:
        """Return the files that no running QGIS holds, the latest first."""
        found = [path for path in self._folder.glob(f"*{ENDING}") if path != self._path and _is_free(path)]
        return tuple(sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))

    def read(self, path: Path) -> Draft | None:
        """Return the draft of a file, None where it cannot be read."""
        try:
            return Draft.from_text(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def discard(self, path: Path) -> None:
        """Delete a file that was left behind."""
        path.unlink(missing_ok=True)
        _lock_path(path).unlink(missing_ok=True)

    def close(self) -> None:
        """End as a QGIS that ends well: without a draft there is nothing to offer."""
        self._lock_file.unlock()


def _is_free(path: Path) -> bool:
    """Tell whether no running QGIS holds the lock of a draft."""
    lock = _lock_of(path)
    if not lock.tryLock(0):
        return False
    lock.unlock()
    return True


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(_lock_path(path)))
    lock.setStaleLockTime(0)
    return lock


def _lock_path(path: Path) -> Path:
    return path.with_suffix(_LOCK_ENDING)
