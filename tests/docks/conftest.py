"""A small example town to open, and the services docks are built from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from psycopg2 import sql
from qgis.core import QgsProject
from qgis.gui import QgisInterface

from est_plugin.docks.database.database_menu import DatabaseMenu
from est_plugin.docks.messages import Messages
from est_plugin.docks.workbench import warm_up
from est_plugin.domain.message import EstError
from est_plugin.example.creating import create_example
from est_plugin.project.background import Background
from est_plugin.project.filter import CurrentFilter
from est_plugin.project.heatmap_layer import HeatmapLayer
from est_plugin.project.session import DatabaseSession
from est_plugin.store.location import GeoPackageLocation, Location, parse_location
from est_plugin.store.opening import create_database

from ..helpers.event_loop import EventLoopGap, run_until
from ..helpers.postgis import PostgisServer

LAST_DAY = date(2026, 10, 31)


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example municipality with fewer observations than usual, in a folder with Swedish letters."""
    warm_up()
    path = tmp_path_factory.mktemp("Trygghet åäö") / "exempel.gpkg"
    create_example(GeoPackageLocation(path), years=2, observations=3000, last_day=LAST_DAY).close()
    return path


@pytest.fixture
def example(example_file: Path, tmp_path: Path) -> Path:
    """A copy of the example of the test's own."""
    return Path(shutil.copy(example_file, tmp_path / "exempel.gpkg"))


@pytest.fixture(scope="session")
def made_server_database(postgis_server: PostgisServer) -> str:
    """The name of a new EST database on the tests' server, to be used as a template."""
    name = postgis_server.create_database(name="est_made_for_docks")
    create_database(parse_location(postgis_server.uri(name)), municipality="Kumla", user="anna").close()
    return name


@pytest.fixture
def server_location(made_server_database: str, postgis_server: PostgisServer) -> Iterator[Location]:
    """A fresh EST database on the tests' server."""
    name = f"est_{uuid4().hex[:12]}"
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    postgis_server.run(
        "postgres", statement.format(sql.Identifier(name), sql.Identifier(made_server_database))
    )
    yield parse_location(postgis_server.uri(name))
    postgis_server.drop_database(name)


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new EST database in a file, to be copied."""
    path = tmp_path_factory.mktemp("made") / "made.gpkg"
    create_database(GeoPackageLocation(path), municipality="Kumla", user="anna").close()
    return path


@pytest.fixture
def file_location(made_file: Path, tmp_path: Path) -> GeoPackageLocation:
    """A fresh EST database in a folder whose name asks for care."""
    folder = tmp_path / "å ä ö, 100 % säker #1"
    folder.mkdir()
    return GeoPackageLocation(Path(shutil.copyfile(made_file, folder / "delad lägesbild.gpkg")))


@dataclass
class Bench:
    """The services, and the errors that were told."""

    iface: QgisInterface
    background: Background
    session: DatabaseSession
    filter: CurrentFilter
    messages: Messages
    menu: DatabaseMenu
    heatmap: HeatmapLayer
    errors: list[EstError]

    def open(self, path: Path) -> None:
        """Open a database and wait until the filter has found its period."""
        self.session.open(str(path))
        run_until(lambda: self.session.is_open or bool(self.errors), what="the database to open")
        self.wait()

    def wait(self) -> None:
        """Wait until nothing is under way in the background."""
        try:
            run_until(lambda: not self.background.is_busy, what="the background to be done")
        except AssertionError as error:
            error.add_note(f"still under way: {list(self.background._running)}")
            raise


@pytest.fixture
def bench(qgis_iface: QgisInterface, event_loop_gap: EventLoopGap) -> Iterator[Bench]:
    """Services with nothing open."""
    with event_loop_gap.paused():
        QgsProject.instance().clear()
        background = Background()
        session = DatabaseSession(background)
        errors: list[EstError] = []
        session.failed.connect(errors.append)
        session.refused.connect(lambda _text, error: errors.append(error))
        messages = Messages(qgis_iface)
        made = Bench(
            qgis_iface,
            background,
            session,
            CurrentFilter(session),
            messages,
            DatabaseMenu(qgis_iface, session, background, messages),
            HeatmapLayer(QgsProject.instance()),
            errors,
        )
    yield made
    made.session.close()
    made.background.cancel_all()
    made.heatmap.clear()
    QgsProject.instance().clear()
