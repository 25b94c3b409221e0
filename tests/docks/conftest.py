"""A small example town to open, and the services docks are built from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsProject
from qgis.gui import QgisInterface

from est_plugin.docks.database_menu import DatabaseMenu
from est_plugin.docks.messages import Messages
from est_plugin.docks.workbench import warm_up
from est_plugin.domain.message import EstError
from est_plugin.example.creating import create_example
from est_plugin.project.background import Background
from est_plugin.project.filter import CurrentFilter
from est_plugin.project.heatmap_layer import HeatmapLayer
from est_plugin.project.session import DatabaseSession
from est_plugin.store.location import GeoPackageLocation

from ..helpers.event_loop import EventLoopGap, run_until

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
