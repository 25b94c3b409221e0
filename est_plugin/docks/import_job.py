"""The work behind the import window, off the main thread: read, place on the map, try, write, undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..analysis.progress import Part, Progress
from ..domain.area import Organisation
from ..domain.category import Category
from ..domain.message import EstError
from ..domain.runs import ImportRun
from ..exchange.connected import ConnectedSource, connect_source, connected_sources, disconnect_source
from ..exchange.import_context import ImportChoices, extent_of
from ..exchange.import_points import ImportPoints, import_points
from ..exchange.observation_import import (
    ObservationImport,
    carry_out,
    import_observations,
    remember_kinds,
    save_profile,
    saved_profiles,
    undo_import,
)
from ..exchange.profiles import Profile, profile_for
from ..exchange.raw_table import ForeignTable
from ..exchange.rejects import write_rejects
from ..project.foreign_source import ForeignSource, ReadSource, read_source
from ..project.language import sentence, translate
from ..project.session import DatabaseSession
from ..store.gateway import Gateway
from ..store.imports import Undone

READ, LOCATE, TRY, WRITE, KEEP, LIST = (
    f"import_{work}" for work in ("read", "locate", "try", "write", "keep", "list")
)
STOPPABLE = (READ, TRY)
_CHECKED = 0.9
Result = TypeVar("Result")


@dataclass(frozen=True)
class Foreign:
    """A table that was read, the mapping recognised for it, and what the database has to choose from."""

    source: ForeignSource
    read: ReadSource
    profile: Profile
    saved: tuple[Profile, ...]
    categories: tuple[Category, ...]
    organisations: tuple[Organisation, ...]

    @property
    def table(self) -> ForeignTable:
        """The table."""
        return self.read.table


@dataclass(frozen=True)
class Located:
    """Where the rows lie in the database's ``crs``, or why that cannot be told."""

    crs: str
    places: ImportPoints | None = None
    error: EstError | None = None


@dataclass(frozen=True)
class Earlier:
    """Earlier imports, the latest first, and for how many days they can be undone."""

    runs: tuple[ImportRun, ...]
    days: int


class ImportJob(QObject):
    """Runs one piece of work at a time; what came out is handed to the caller in the main thread."""

    failed = pyqtSignal(object)
    progressed = pyqtSignal(int)
    busy = pyqtSignal(bool)

    def __init__(self, session: DatabaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def stop(self) -> None:
        """Stop reading or trying; writing has its own end and can be undone afterwards."""
        for work in (*STOPPABLE, LOCATE):
            self._session.cancel(work)
        self.busy.emit(False)

    def read(
        self, source: ForeignSource, then: Callable[[Foreign], None], profile_name: str | None = None
    ) -> None:
        """Read a table and recognise its mapping, or take the saved one of that name."""
        self._run(
            READ,
            translate("est", "Reading the table"),
            lambda gateway, progress: _read(gateway, source, profile_name, progress),
            then,
        )

    def locate(
        self, table: ForeignTable, profile: Profile, crs: str, then: Callable[[Located], None]
    ) -> None:
        """Find where the rows lie; a trouble with the coordinates is a part of the answer."""
        self._session.ask(
            LOCATE,
            translate("est", "Looking at the coordinates"),
            lambda gateway, _progress: _locate(gateway, table, profile, crs),
            then,
            self._fail,
        )

    def try_out(
        self,
        table: ForeignTable,
        profile: Profile,
        choices: ImportChoices,
        then: Callable[[ObservationImport], None],
    ) -> None:
        """Find out what would become of every row; write nothing."""
        self._run(
            TRY,
            translate("est", "Checking every row"),
            lambda gateway, progress: import_observations(
                gateway, table, choices, profile=profile, dry_run=True, progress=progress
            ),
            then,
        )

    def write(
        self, planned: ObservationImport, choices: ImportChoices, then: Callable[[ObservationImport], None]
    ) -> None:
        """Write what was tried, exactly that, and remember what foreign kinds mean."""
        self._run(
            WRITE,
            translate("est", "Importing observations"),
            lambda gateway, progress: _write(gateway, planned, choices, progress),
            then,
        )

    def fetch(
        self,
        source: ForeignSource,
        connected: ConnectedSource,
        then: Callable[[tuple[Foreign, ObservationImport]], None],
    ) -> None:
        """Read a connected source with its saved mapping and write what needs no decision of a person."""
        self._run(
            READ,
            translate("est", "Fetching what is new"),
            lambda gateway, progress: _fetch(gateway, source, connected, progress),
            then,
        )

    def save_rejects(self, planned: ObservationImport, path: Path, then: Callable[[int], None]) -> None:
        """Write the rejected rows with their reasons to a file."""
        self._run(
            KEEP,
            translate("est", "Saving rejected rows"),
            lambda _gateway, _progress: write_rejects(path, planned.plan, sentence),
            then,
        )

    def keep_mapping(
        self, profile: Profile, connected: ConnectedSource | None, then: Callable[[None], None]
    ) -> None:
        """Save a mapping, and with ``connected`` where its table lies."""

        def call(gateway: Gateway, _progress: Progress) -> None:
            save_profile(gateway, profile)
            if connected is not None:
                connect_source(gateway, connected)

        self._run(KEEP, translate("est", "Saving the mapping"), call, then)

    def list_earlier(self, then: Callable[[Earlier], None]) -> None:
        """Ask for earlier imports."""
        self._session.ask(
            LIST,
            translate("est", "Looking for earlier imports"),
            lambda gateway, _progress: Earlier(gateway.import_runs(), gateway.settings().import_undo_days),
            then,
            self._fail,
        )

    def undo(self, run: ImportRun, then: Callable[[Undone], None]) -> None:
        """Take an import back as a whole."""
        self._run(
            WRITE,
            translate("est", "Undoing the import"),
            lambda gateway, _progress: undo_import(gateway, run),
            then,
        )

    def list_connected(self, then: Callable[[tuple[ConnectedSource, ...]], None]) -> None:
        """Ask for the connected sources."""
        self._session.ask(
            LIST + "_connected",
            translate("est", "Looking for connected sources"),
            lambda gateway, _progress: connected_sources(gateway),
            then,
            self._fail,
        )

    def disconnect_source(self, name: str, then: Callable[[None], None]) -> None:
        """Forget a connected source."""
        self._run(
            KEEP,
            translate("est", "Disconnecting the source"),
            lambda gateway, _progress: disconnect_source(gateway, name),
            then,
        )

    def _run(
        self,
        work: str,
        title: str,
        call: Callable[[Gateway, Progress], Result],
        then: Callable[[Result], None],
    ) -> None:
        def deliver(result: Result) -> None:
            self.busy.emit(False)
            then(result)

        self.progressed.emit(0)
        self.busy.emit(True)
        self._session.ask(
            work, title, call, deliver, self._fail, lambda percent: self.progressed.emit(round(percent))
        )

    def _fail(self, error: EstError) -> None:
        self.busy.emit(False)
        self.failed.emit(error)


def _read(gateway: Gateway, source: ForeignSource, profile_name: str | None, progress: Progress) -> Foreign:
    read = read_source(source, progress)
    saved = saved_profiles(gateway)
    named = next((profile for profile in saved if profile.name == profile_name), None)
    profile = named or profile_for(read.table.name, read.table.headings, saved)
    return Foreign(source, read, profile, saved, gateway.categories(), gateway.organisations())


def _locate(gateway: Gateway, table: ForeignTable, profile: Profile, crs: str) -> Located:
    near = extent_of(gateway.areas(), gateway.crs)
    try:
        return Located(gateway.crs, import_points(table, profile, gateway.crs, crs, near))
    except EstError as error:
        return Located(gateway.crs, None, error)


def _write(
    gateway: Gateway, planned: ObservationImport, choices: ImportChoices, progress: Progress
) -> ObservationImport:
    if choices.kinds:
        remember_kinds(gateway, dict(choices.kinds))
    progress.report(0.1)
    return carry_out(gateway, planned, choices, datetime.now(UTC))


def _fetch(
    gateway: Gateway, source: ForeignSource, connected: ConnectedSource, progress: Progress
) -> tuple[Foreign, ObservationImport]:
    foreign = _read(gateway, source, connected.profile, Part(progress, 0.0, 0.4))
    choices = connected.choices()
    planned = import_observations(
        gateway,
        foreign.table,
        choices,
        profile=foreign.profile,
        dry_run=True,
        progress=Part(progress, 0.4, _CHECKED),
    )
    needs_person = bool(planned.plan.unknown_kinds or planned.plan.findings)
    return foreign, planned if needs_person else carry_out(gateway, planned, choices)
