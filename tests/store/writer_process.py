"""People at work, each in a process of its own: they write reports and note which were acknowledged."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from est_plugin.domain.category import category_uuid
from est_plugin.domain.observation import Observation, PointGeometry
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.store.location import parse_location
from est_plugin.store.opening import open_database

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
KEY_WIDTH = 36


def report(writer: int, number: int) -> Observation:
    """The report of a writer with a number: always the same."""
    return Observation(
        str(uuid5(NAMESPACE_OID, f"{writer}/{number}")),
        category_uuid("broken_glass"),
        PointGeometry(500_000.0 + 10 * writer, 6_500_000.0 + number),
        started_at=FIRST + timedelta(minutes=number),
        place_name=f"Skribent {writer}",
        description=f"Rapport {number} " + "x" * (number % 50) * 20,
    )


def work(location: str, writer: int, amount: int, notes: str) -> None:
    """Write ``amount`` reports, or until killed if 0; each acknowledged key goes to the file at once."""
    with (
        Path(notes).open("ab", buffering=0) as acknowledged,
        open_database(parse_location(location)) as gateway,
    ):
        for number in range(amount) if amount else count():
            one = report(writer, number)
            gateway.write_observation(one, clear(guarded_text(one)))
            os.write(acknowledged.fileno(), f"{one.uuid}\n".encode())


class Office:
    """Starts people at work, quickly: from a server process that has loaded everything once."""

    def __init__(self, location: str, folder: Path) -> None:
        self._location = location
        self._folder = folder
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload([__name__, "qgis.utils"])
        self.people: list[BaseProcess] = []

    def start(self, writer: int, amount: int) -> BaseProcess:
        """Set a person to work."""
        notes = str(self._folder / f"{writer}.txt")
        process = self._context.Process(target=work, args=(self._location, writer, amount, notes))
        process.start()
        self.people.append(process)
        return process

    def acknowledged(self) -> set[str]:
        """What they were told is saved; a note cut in the middle does not count."""
        lines = [line for file in self._folder.glob("*.txt") for line in file.read_text().splitlines()]
        return {line for line in lines if len(line) == KEY_WIDTH}


@contextmanager
def open_office(location: str, folder: Path) -> Iterator[Office]:
    """People at work; whoever still is at the end is sent home."""
    office = Office(location, folder)
    try:
        yield office
    finally:
        for person in office.people:
            person.kill()
            person.join()
