"""The work behind the import window, off the main thread: read, place on the map, try, write, undo."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import numpy as np
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...analysis.progress import Part, Progress
from ...domain.area import Organisation
from ...domain.category import Category
from ...domain.message import EstError
from ...domain.runs import ImportRun
from ...domain.settings import MunicipalitySettings
from ...exchange.connected import ConnectedSource, connect_source, connected_sources, disconnect_source
from ...exchange.headings import Target
from ...exchange.import_context import ImportChoices, extent_of
from ...exchange.import_points import ImportPoints, import_points
from ...exchange.moving import FloatArray
from ...exchange.observation_import import (
    ObservationImport,
    carry_out,
    import_observations,
    remember_kinds,
    save_profile,
    saved_profiles,
    undo_import,
)
from ...exchange.place_finding import PlaceIndex
from ...exchange.profiles import Profile, named_profile, profile_for
from ...exchange.raw_table import ForeignTable
from ...exchange.rejects import write_rejects
from ...project.foreign_source import ForeignSource, ReadSource, read_source
from ...project.language import sentence, translate
from ...project.place_index import place_index
from ...project.place_search import LayerSource, layers_to_search
from ...project.session import DatabaseSession
from ...store.gateway import Gateway
from ...store.imports import Undone

READ, LOCATE, TRY, WRITE, KEEP, LIST, LET_GO = (
    f"import_{work}" for work in ("read", "locate", "try", "write", "keep", "list", "let_go")
)
STOPPABLE = (READ, TRY)
AT_ONCE = 2_000
LET_GO_MILLISECONDS = 100
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
    settings: MunicipalitySettings

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
class Trial:
    """What would become of every row, and where the rows would lie: ``points`` (n, 2) in ``crs``."""

    outcome: ObservationImport
    points: FloatArray
    crs: str
    places: PlaceIndex | None = None


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
        self._places: PlaceIndex | None = None

    def stop(self) -> None:
        """Stop reading or trying; writing has its own end and can be undone afterwards."""
        for work in (*STOPPABLE, LOCATE):
            self._session.cancel(work)
        self.busy.emit(False)

    def read(
        self, source: ForeignSource, then: Callable[[Foreign], None], profile_name: str | None = None
    ) -> None:
        """Read a table and recognise its mapping, or take the one of that name."""
        self._places = None
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
        self, foreign: Foreign, profile: Profile, choices: ImportChoices, then: Callable[[Trial], None]
    ) -> None:
        """Find out what would become of every row; write nothing. Addresses are looked up in the project."""
        project = QgsProject.instance()
        layers: tuple[LayerSource, ...] = ()
        if self._places is None and _tells_names(profile):
            layers = layers_to_search(project, foreign.settings)
        transforms, known = project.transformContext(), self._places

        def call(gateway: Gateway, progress: Progress) -> Trial:
            places = known or place_index(layers, gateway.crs, transforms)
            return _try(gateway, foreign.table, profile, choices, places, progress)

        def deliver(trial: Trial) -> None:
            self._places = trial.places
            then(trial)

        self._run(TRY, translate("est", "Checking every row"), call, deliver)

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

    def let_go(self, held: list[list[object]]) -> None:
        """Give the memory of rows back off the main thread; nobody else holds them any longer."""
        if held:
            QTimer.singleShot(
                LET_GO_MILLISECONDS,
                lambda: self._session.ask(
                    LET_GO,
                    translate("est", "Tidying up"),
                    lambda _gateway, _progress: _let_go(held),
                    lambda _nothing: None,
                ),
            )

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
        def calmly(gateway: Gateway, progress: Progress) -> Result:
            with without_pauses():
                return call(gateway, progress)

        def deliver(result: Result) -> None:
            self.busy.emit(False)
            then(result)

        self.progressed.emit(0)
        self.busy.emit(True)
        self._session.ask(
            work, title, calmly, deliver, self._fail, lambda percent: self.progressed.emit(round(percent))
        )

    def _fail(self, error: EstError) -> None:
        self.busy.emit(False)
        self.failed.emit(error)


def _read(gateway: Gateway, source: ForeignSource, profile_name: str | None, progress: Progress) -> Foreign:
    read = read_source(source, progress)
    saved = saved_profiles(gateway)
    name, headings = read.table.name, read.table.headings
    profile = (
        named_profile(profile_name, name, headings, saved)
        if profile_name
        else profile_for(name, headings, saved)
    )
    return Foreign(
        source, read, profile, saved, gateway.categories(), gateway.organisations(), gateway.settings()
    )


def _tells_names(profile: Profile) -> bool:
    return profile.keeps_points and any(
        target in profile.columns for target in (Target.PLACE, Target.ADDRESS)
    )


def _try(
    gateway: Gateway,
    table: ForeignTable,
    profile: Profile,
    choices: ImportChoices,
    places: PlaceIndex | None,
    progress: Progress,
) -> Trial:
    outcome = import_observations(
        gateway,
        table,
        replace(choices, places=places),
        profile=profile,
        dry_run=True,
        progress=Part(progress, 0.1, 1.0),
    )
    writes = (*outcome.plan.new, *outcome.plan.updates)
    points = [
        (write.observation.geometry.x, write.observation.geometry.y)
        for write in writes
        if write.observation.geometry is not None
    ]
    return Trial(outcome, np.array(points, dtype=np.float64).reshape(-1, 2), gateway.crs, places)


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


@contextmanager
def without_pauses() -> Iterator[None]:
    """Keep Python from looking for lost rings of objects meanwhile, and among what is made here.

    With a million objects each such search holds the interpreter, and the window, for a second (measured).
    The rows of a table form no rings: they go as soon as nobody holds them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def rows_of(foreign: Foreign | None, outcome: ObservationImport | None) -> list[list[object]]:
    """Return the rows that a table and an outcome hold, so that they can be let go of piece by piece."""
    held: list[list[object]] = []
    if foreign is not None:
        table = foreign.table
        held += [list(rows) for rows in (table.rows, table.unread, table.troubles, table.points or ())]
    if outcome is not None:
        plan = outcome.plan
        held += [
            list(rows) for rows in (plan.new, plan.updates, plan.rejected, plan.rejected_rows, plan.findings)
        ]
    return [rows for rows in held if rows]


def _let_go(held: list[list[object]]) -> None:
    """Drop rows a few at a time: freed all at once they would hold the interpreter for long."""
    for rows in held:
        while rows:
            del rows[-AT_ONCE:]
    gc.unfreeze()
