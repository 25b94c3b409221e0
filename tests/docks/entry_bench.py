"""A database of each backend with organisations and areas, and the entry dock open on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsPointXY, QgsSettings

from est_plugin.docks.entry.dock import EntryDock
from est_plugin.domain.area import Organisation
from est_plugin.domain.category import category_uuid
from est_plugin.domain.observation import Observation
from est_plugin.domain.selection import Selection
from est_plugin.project.drafts import Drafts
from est_plugin.project.entry_service import EntryService
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, Location
from est_plugin.store.outbox import Outbox

from ..helpers.event_loop import EventLoopGap, run_until
from ..store.making import area, key
from .conftest import Bench

HOUSING, SCHOOL = key(1), key(2)
AREA = key(3)
GLASS = category_uuid("broken_glass")


@dataclass
class Entry:
    """The dock with its services, and ways to look into the database."""

    dock: EntryDock
    bench: Bench
    service: EntryService
    drafts: Drafts
    location: Location
    gap: EventLoopGap

    @property
    def form(self) -> Any:
        """The form's widgets."""
        return self.dock.form

    @property
    def gateway(self) -> Gateway:
        """The main thread's connection."""
        gateway = self.bench.session.gateway
        assert gateway is not None
        return gateway

    def wait(self) -> None:
        """Wait until everything that was started has ended."""
        self.bench.wait()

    def rows(self) -> list[Observation]:
        """Everything in the database."""
        with self.gap.paused():
            return list(self.gateway.observations(Selection()))

    def save(self) -> None:
        """Press the button and wait."""
        self.form.saveButton.click()
        self.wait()


@pytest.fixture(params=["file_location", "server_location"])
def where(request: pytest.FixtureRequest) -> Location:
    """A fresh database on each backend."""
    found: Location = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def entry(where: Location, bench: Bench, tmp_path: Path, event_loop_gap: EventLoopGap) -> Iterator[Entry]:
    """The dock, shown, on a database with two organisations and an area."""
    with event_loop_gap.paused():
        QgsSettings().remove("est_lagesbild/entry")
        made = make(where, bench, tmp_path, event_loop_gap)
    yield made
    close(made)


def make(location: Location, bench: Bench, folder: Path, gap: EventLoopGap) -> Entry:
    """Open a database and show the dock on it."""
    from est_plugin.store.opening import open_database

    with open_database(location, user="anna") as gateway:
        if not gateway.organisations():
            gateway.save_organisation(Organisation(HOUSING, "Hyresbostäder"))
            gateway.save_organisation(Organisation(SCHOOL, "Södra skolan"))
            gateway.save_area(area(uuid=AREA, name="Marielund"))
    drafts = folder / "utkast"
    drafts.mkdir(exist_ok=True)
    service = EntryService(bench.session, bench.background, Outbox(folder / "utkorg.sqlite"))
    own = Drafts(drafts)
    dock = EntryDock(bench.iface, bench.session, bench.background, service, own, bench.messages, bench.menu)
    dock.resize(380, 900)
    dock.show()
    bench.session.open(uri_of(location))
    run_until(lambda: bench.session.is_open or bool(bench.errors), what="the database to open")
    bench.wait()
    run_until(lambda: bool(dock.entry.lists.categories), what="the lists")
    bench.wait()
    return Entry(dock, bench, service, own, location, gap)


def close(made: Entry) -> None:
    """Take the dock away, as the plugin does."""
    made.bench.wait()
    made.dock.detach()
    made.service.unload()
    made.dock.hide()
    made.dock.deleteLater()


def uri_of(location: Location) -> str:
    """What a person opens the database by."""
    return str(location.path) if isinstance(location, GeoPackageLocation) else location.connection_info()


def fill(made: Entry, **changes: object) -> None:
    """Fill the form with broken glass at the square, just now."""
    form = made.form
    made.dock.entry.kind.choose(str(changes.get("kind", GLASS)))
    form.place.setText(str(changes.get("place", "Stora torget")))
    made.dock.entry.place._pointed(changes.get("point", QgsPointXY(500_100, 6_500_200)))
    form.nowButton.click()
    form.description.setPlainText(str(changes.get("text", "Tre rutor krossade")))
    form.organisation.setCurrentIndex(form.organisation.findData(HOUSING))
