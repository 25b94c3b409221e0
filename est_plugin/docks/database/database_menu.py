"""*Databas ▾*: open, create, try the example, load the layers, close."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QMenu

from ...project.background import Background, TaskFeedback
from ...project.connections import stored_connection, stored_connections
from ...project.language import translate
from ...project.session import DatabaseSession, recent_databases
from ...store.location import Location, parse_location
from ...store.opening import create_database
from ..forms import icon
from ..importing.dialog import ImportDialog
from ..messages import Messages
from .create_dialog import CreateDialog, NewDatabase

EXAMPLE_FILE = "exempelkommun.gpkg"
CREATING = "create_database"


class DatabaseMenu(QObject):
    """The menu and what its entries do. What takes time runs in the background."""

    def __init__(
        self, iface: QgisInterface, session: DatabaseSession, background: Background, messages: Messages
    ) -> None:
        super().__init__()
        self._iface = iface
        self._session = session
        self._background = background
        self._messages = messages
        self.menu = QMenu(translate("est", "&Database"), iface.mainWindow())
        self.menu.setObjectName("EstDatabaseMenu")
        self.menu.setIcon(icon("database"))
        self.menu.aboutToShow.connect(self._fill)
        self.import_dialog: ImportDialog | None = None
        self._fill()

    def unload(self) -> None:
        """Take the menu away."""
        self.menu.aboutToShow.disconnect(self._fill)
        self.menu.deleteLater()
        if self.import_dialog is not None:
            self.import_dialog.detach()
            self.import_dialog.deleteLater()
            self.import_dialog = None

    def import_observations(self) -> None:
        """Show the window in which observations are imported."""
        if self.import_dialog is None:
            self.import_dialog = ImportDialog(self._iface, self._session, self._iface.mainWindow())
        self.import_dialog.present()

    def open_file(self) -> None:
        """Ask for a GeoPackage and open it."""
        path, _ = QFileDialog.getOpenFileName(
            self._iface.mainWindow(),
            translate("est", "Open the shared database"),
            "",
            translate("est", "GeoPackage (*.gpkg)"),
        )
        if path:
            self._session.open(path)

    def open_example(self) -> None:
        """Open the example municipality; it is drawn first if it is not there."""
        path = example_path()
        if path.exists():
            self._session.open(str(path))
            return
        self._messages.notice(translate("est", "An invented town is being drawn. It takes some seconds."))
        self._background.start(
            CREATING,
            translate("est", "Drawing the example municipality"),
            lambda feedback: make_example(path, feedback),
            lambda location: self._session.adopt(str(path), location),
            self._messages.error,
        )

    def create(self) -> None:
        """Ask where, and make an empty database there."""
        dialog = CreateDialog(self._iface.mainWindow())
        if not dialog.exec():
            return
        wanted = dialog.wanted()
        self._background.start(
            CREATING,
            translate("est", "Making the database"),
            lambda _feedback: make_empty(wanted),
            lambda location: self._created(wanted, location),
            self._messages.error,
        )

    def _created(self, wanted: NewDatabase, location: Location) -> None:
        self._session.adopt(wanted.place, location)
        self._messages.success(
            translate(
                "est", "The database is made. Next: bring in your areas, under Database ▸ Import areas…."
            )
        )

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        self._add(translate("est", "&Open…"), "OpenDatabase", self.open_file)
        self._add_texts(translate("est", "Open &recent"), recent_databases())
        self._add_texts(translate("est", "Open in &PostgreSQL"), stored_connections())
        menu.addSeparator()
        self._add(translate("est", "&New database…"), "NewDatabase", self.create)
        self._add(translate("est", "Try the &example municipality"), "OpenExample", self.open_example)
        menu.addSeparator()
        areas = self._add(translate("est", "&Import areas…"), "ImportAreas", self._import_areas)
        observations = self._add(
            translate("est", "Import obser&vations…"), "ImportObservations", self.import_observations
        )
        close = self._add(translate("est", "&Close"), "CloseDatabase", self._session.close)
        for action in (areas, observations, close):
            action.setEnabled(self._session.is_open)

    def _add(self, text: str, name: str, call: object) -> QAction:
        action = self.menu.addAction(text)
        action.setObjectName(f"Est{name}")
        action.triggered.connect(lambda _checked=False: call())  # type: ignore[operator]
        return action

    def _add_texts(self, title: str, texts: list[str]) -> None:
        if not texts:
            return
        submenu = self.menu.addMenu(title)
        for text in texts:
            action = submenu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, chosen=text: self._session.open(chosen))

    def _import_areas(self) -> None:
        from qgis import processing

        processing.execAlgorithmDialog("est:importareas", {"DATABASE": self._session.text})


def example_path() -> Path:
    """Return where the example municipality is kept: in the person's own QGIS profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "est_lagesbild" / EXAMPLE_FILE


def make_empty(wanted: NewDatabase) -> Location:
    """Make an empty database. Raises EstError; nothing half-made stays."""
    location = parse_location(wanted.place, stored_connection)
    create_database(location, crs=wanted.crs, municipality=wanted.municipality).close()
    return location


def make_example(path: Path, feedback: TaskFeedback) -> Location:
    """Draw the example municipality into a new GeoPackage. Raises EstError; nothing half-made stays."""
    from ...example.creating import create_example

    path.parent.mkdir(parents=True, exist_ok=True)
    location = parse_location(str(path), stored_connection)
    create_example(location, feedback)
    return location
