"""What waits to be sent: observations that could not reach the shared database, in a small local file.

An entry is taken away only after the database has acknowledged it. Sending again after a crash is
harmless: the key made by the writer makes it the same write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ..domain.message import EstError, Message
from ..domain.observation import Observation
from ..domain.privacy import Clearance, clear, guarded_text
from .errors import DatabaseUnreachableError
from .gateway import Gateway
from .geopackage.errors import translated
from .observation_json import (
    clearance_from_text,
    clearance_to_text,
    observation_from_text,
    observation_to_text,
)
from .values import instant_of, instant_text

BUSY_SECONDS = 10.0

_TABLE = """CREATE TABLE IF NOT EXISTS entry (
  uuid TEXT NOT NULL PRIMARY KEY,
  database TEXT NOT NULL,
  observation TEXT NOT NULL,
  clearance TEXT NOT NULL,
  put_at TEXT NOT NULL,
  sent_text TEXT,
  problem TEXT NOT NULL DEFAULT ''
)"""
_ENTRIES = (
    "SELECT observation, clearance, database, put_at, problem FROM entry"
    " WHERE ? IS NULL OR database = ? ORDER BY put_at, rowid"
)


@dataclass(frozen=True)
class OutboxEntry:
    """An observation that waits. ``problem`` says (in English, for the log) why the database refused it."""

    observation: Observation
    clearance: Clearance
    database: str
    put_at: datetime
    problem: str = ""

    @property
    def is_refused(self) -> bool:
        """Tell whether a person must look at it: it is not sent again until it is put in anew."""
        return bool(self.problem)


@dataclass(frozen=True)
class Sending:
    """What one attempt came to. ``why_waiting`` tells why the rest waits, ``refused`` what was not taken."""

    sent: tuple[Observation, ...] = ()
    waiting: int = 0
    refused: tuple[tuple[OutboxEntry, EstError], ...] = ()
    why_waiting: Message | None = None


class Outbox:
    """The local file. Several programs may use it at the same time; nothing is held open between calls."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, observation: Observation, clearance: Clearance, database: str) -> None:
        """Keep an observation for ``database`` (its ``location.text``); it is on the disk when this returns.

        An entry of the same key is replaced. Raises StoreError (the local disk full, the file damaged).
        """
        with self._open() as connection:
            connection.execute(
                "INSERT INTO entry (uuid, database, observation, clearance, put_at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (uuid) DO UPDATE SET database = excluded.database,"
                " observation = excluded.observation, clearance = excluded.clearance, problem = ''",
                (
                    observation.uuid,
                    database,
                    observation_to_text(observation),
                    clearance_to_text(clearance),
                    instant_text(datetime.now(UTC)),
                ),
            )

    def count(self, database: str | None = None) -> int:
        """Return how many wait, for one database or for all."""
        if not self.path.exists():
            return 0
        with self._open() as connection:
            found = connection.execute(
                "SELECT count(*) FROM entry WHERE ? IS NULL OR database = ?", (database, database)
            ).fetchone()
        return int(found[0])

    def entries(self, database: str | None = None) -> tuple[OutboxEntry, ...]:
        """Return what waits, the oldest first."""
        if not self.path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(_ENTRIES, (database, database)).fetchall()
        return tuple(_entry(row) for row in rows)

    def discard(self, uuid: str) -> None:
        """Throw an entry away, because its person wants so."""
        with self._open() as connection:
            connection.execute("DELETE FROM entry WHERE uuid = ?", (uuid,))

    def readdress(self, old: str, new: str) -> None:
        """Send what waits for a database to where it has moved."""
        with self._open() as connection:
            connection.execute("UPDATE entry SET database = ? WHERE database = ?", (new, old))

    def send(self, gateway: Gateway) -> Sending:
        """Send what waits for the gateway's database, the oldest first, each exactly once.

        Stops where the database cannot be reached; the rest waits. What the database refuses (a conflict, a
        broken rule, a missing right) stays with its problem until a person has looked at it.
        """
        sent: list[Observation] = []
        refused: list[tuple[OutboxEntry, EstError]] = []
        waiting = [entry for entry in self.entries(gateway.location.text) if not entry.is_refused]
        for number, entry in enumerate(waiting):
            try:
                sent.append(self._send_one(gateway, entry))
            except DatabaseUnreachableError as error:
                return Sending(tuple(sent), len(waiting) - number, tuple(refused), error.message)
            except EstError as error:
                self._note_problem(entry, error)
                refused.append((entry, error))
        return Sending(tuple(sent), 0, tuple(refused))

    def count_texts(self, before: datetime) -> int:
        """Return how many entries put in before a moment hold free text."""
        return len(self._old_texts(before))

    def _old_texts(self, before: datetime) -> list[OutboxEntry]:
        return [entry for entry in self.entries() if entry.put_at < before and _has_text(entry)]

    def thin_texts(self, before: datetime) -> int:
        """Empty the free text of what was put in before a moment; return of how many."""
        thinned = self._old_texts(before)
        for entry in thinned:
            # What a person chose to keep in spite of the guard goes with the rest of the text.
            place = "" if entry.clearance.confirmed_by else entry.observation.place_name
            bare = replace(entry.observation, description="", reporter_role="", place_name=place)
            with self._open() as connection:
                connection.execute(
                    "UPDATE entry SET observation = ?, clearance = ?, sent_text = NULL WHERE uuid = ?",
                    (observation_to_text(bare), clearance_to_text(clear(guarded_text(bare))), bare.uuid),
                )
        self._wipe(bool(thinned))
        return len(thinned)

    def thin_rows(self, before: datetime) -> int:
        """Delete what was put in before a moment; return how many."""
        if not self.path.exists():
            return 0
        with self._open() as connection:
            gone = connection.execute("DELETE FROM entry WHERE put_at < ?", (instant_text(before),)).rowcount
        self._wipe(gone > 0)
        return gone

    def _send_one(self, gateway: Gateway, entry: OutboxEntry) -> Observation:
        one, text = entry.observation, observation_to_text(entry.observation)
        sent_before = self._note_sending(one.uuid, text)
        if sent_before == text and not one.row_version and gateway.was_written(one.uuid):
            # It arrived before a crash. Whatever others have made of it since stands.
            saved = gateway.observation(one.uuid) or one
        else:
            saved = gateway.write_observation(one, entry.clearance)
        with self._open() as connection:
            # Only what was sent is taken away: it may have been put in anew meanwhile.
            connection.execute("DELETE FROM entry WHERE uuid = ? AND observation = ?", (one.uuid, text))
        return saved

    def _note_sending(self, uuid: str, text: str) -> str | None:
        """Note what is about to be sent; return what was sent in an attempt before, if any."""
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute("SELECT sent_text FROM entry WHERE uuid = ?", (uuid,)).fetchone()
            connection.execute("UPDATE entry SET sent_text = ? WHERE uuid = ?", (text, uuid))
            connection.execute("COMMIT")
        return row[0] if row else None

    def _note_problem(self, entry: OutboxEntry, error: EstError) -> None:
        with self._open() as connection:
            connection.execute(
                "UPDATE entry SET problem = ?, sent_text = NULL WHERE uuid = ?",
                (error.message.english(), entry.observation.uuid),
            )

    def _wipe(self, needed: bool) -> None:
        """Make the file anew without what was deleted from it."""
        if needed:
            with self._open() as connection:
                connection.execute("VACUUM")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with translated():
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute(_TABLE)
                yield connection
            finally:
                connection.close()


def _entry(row: tuple[str, str, str, str, str]) -> OutboxEntry:
    observation, clearance, database, put_at, problem = row
    return OutboxEntry(
        observation_from_text(observation),
        clearance_from_text(clearance),
        database,
        instant_of(put_at),
        problem,
    )


def _has_text(entry: OutboxEntry) -> bool:
    one = entry.observation
    return bool(one.description or one.reporter_role or (one.place_name and entry.clearance.confirmed_by))
