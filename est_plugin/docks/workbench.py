"""Composition of the visible plugin: one toolbar and menu in the order of the method, one dock each."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable

from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar, QToolButton

from ..answers.rows import rows_of
from ..charts.bars import Bar, bar_chart
from ..domain.area import AreaKind
from ..domain.assets import asset
from ..domain.message import Message
from ..project.background import Background, log_error
from ..project.filter import CurrentFilter
from ..project.heatmap_layer import HeatmapLayer
from ..project.language import sentence, translate
from ..project.layers import ProjectLayers
from ..project.session import DatabaseSession
from ..project.tree import LayerKey, find_layer
from .analysing.dock import AnalysisDock
from .database.consent import Consent
from .database.database_menu import DatabaseMenu
from .entry.parts import EntryParts
from .est_dock import EstDock
from .filter_bar import FilterBar
from .forms import icon
from .insatser.parts import InsatsParts
from .messages import Messages
from .settings.dialog import SettingsDialog
from .sheets.dock import SheetDock
from .week.dock import WeekDock

OPEN_AT_START = "EST_OPEN_DATABASE"
ARRANGED_KEY = "est_lagesbild/arranged"
WARM_UP = "warm_up"
WARM_MODULES = (
    "scipy.stats",
    "scipy.ndimage",
    "scipy.fft",
    "scipy.spatial",
    "contourpy",
    "matplotlib.backends.backend_svg",
    "matplotlib.collections",
    "matplotlib.font_manager",
    "matplotlib.textpath",
)
ZOOM_MARGIN = 0.06


class Workbench:
    """Builds services and docks, hands them to each other, and undoes all of it in ``unload``."""

    def __init__(self, iface: QgisInterface) -> None:
        self._iface = iface
        self.messages = Messages(iface)
        self.background = Background()
        self.session = DatabaseSession(self.background)
        self.filter = CurrentFilter(self.session)
        self.layers = ProjectLayers(self.session, self.filter, rows_of)
        self.database_menu = DatabaseMenu(iface, self.session, self.background, self.messages)
        self.consent = Consent(iface, self.session, self.background, self.messages)
        self.filter_bar = FilterBar(self.session, self.filter)
        self.docks: list[EstDock] = []
        self.entry: EntryParts | None = None
        self._actions: list[QAction] = []
        self._may_zoom = False
        self._settings: SettingsDialog | None = None
        self._toolbar: QToolBar | None = None
        self._menu: QMenu | None = None

    def load(self) -> None:
        """Show everything in QGIS's main window."""
        self._toolbar = self._iface.addToolBar(translate("est", "EST"))
        self._toolbar.setObjectName("EstToolbar")
        self._menu = QMenu(translate("est", "&EST"), self._iface.mainWindow().menuBar())
        self._menu.setObjectName("EstMenu")
        self._iface.mainWindow().menuBar().insertMenu(
            self._iface.firstRightStandardMenu().menuAction(), self._menu
        )
        self._add_database_button()
        sheet = SheetDock(self._iface, self.session, self.filter, self.messages, self.database_menu)
        analysis = AnalysisDock(
            self._iface,
            self.session,
            self.filter,
            HeatmapLayer(QgsProject.instance()),
            self.messages,
            self.database_menu,
            lambda: self._raise(sheet),
        )
        self.entry = EntryParts(self._iface, self.session, self.background, self.messages, self.database_menu)
        self._add_dock(self.entry.dock, "entry")
        self.entry.load()
        week = WeekDock(self._iface, self.session, self.filter, self.messages, self.database_menu)
        week.open_wanted.connect(self.entry.dock.edit)
        self._add_dock(week, "week")
        self._add_dock(analysis, "analyse")
        chain = InsatsParts(
            self._iface, self.session, self.filter, self.messages, self.database_menu, self._raise
        )
        self._add_dock(chain.surroundings, "buffer")
        self._add_dock(chain.insatser, "insatser")
        self._add_dock(chain.meeting, "meeting")
        self._add_dock(sheet, "sheet")
        self._add_action(translate("est", "Se&ttings"), "Settings", "settings", self._show_settings)
        self._add_action(translate("est", "&Help"), "Help", "help", show_handbook)
        self._iface.mainWindow().addToolBar(Qt.ToolBarArea.TopToolBarArea, self.filter_bar)
        self.session.failed.connect(self.messages.error)
        self.session.noticed.connect(self._tell)
        self.layers.loaded.connect(self._zoom_to_areas)
        self.session.opened.connect(self._show_opened)
        # QGIS begins with a new project of its own, which would throw away what is opened before that.
        self._iface.initializationCompleted.connect(self._settle)
        if self._iface.mainWindow().isVisible():
            self._settle()

    def unload(self) -> None:
        """Take everything away again: docks, actions, menus, layers' signals, running work."""
        self._iface.initializationCompleted.disconnect(self._settle)
        self.session.close()
        self.session.failed.disconnect(self.messages.error)
        self.session.noticed.disconnect(self._tell)
        self.session.opened.disconnect(self._show_opened)
        self.background.cancel_all()
        if self.entry is not None:
            self.entry.unload()
            self.entry = None
        for dock in self.docks:
            dock.detach()
            self._iface.removeDockWidget(dock)
            dock.deleteLater()
        self.docks.clear()
        self.filter_bar.unload()
        self._iface.mainWindow().removeToolBar(self.filter_bar)
        self.filter_bar.deleteLater()
        self.layers.unload()
        self.filter.unload()
        self.database_menu.unload()
        self.consent.unload()
        for action in self._actions:
            action.deleteLater()
        self._actions.clear()
        if self._toolbar is not None:
            self._iface.mainWindow().removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
        if self._menu is not None:
            self._iface.mainWindow().menuBar().removeAction(self._menu.menuAction())
            self._menu.deleteLater()

    def _add_database_button(self) -> None:
        if self._toolbar is None or self._menu is None:
            return
        button = QToolButton(self._toolbar)
        button.setObjectName("EstDatabaseButton")
        button.setMenu(self.database_menu.menu)
        button.setText(translate("est", "Database"))
        button.setToolTip(translate("est", "Open, make or close the shared database"))
        button.setIcon(icon("database"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._toolbar.addWidget(button)
        self._menu.addMenu(self.database_menu.menu)

    def _add_dock(self, dock: EstDock, icon_name: str) -> None:
        if self._toolbar is None or self._menu is None:
            return
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.hide()
        action = QAction(icon(icon_name), dock.windowTitle(), self._iface.mainWindow())
        action.setObjectName(f"{dock.objectName()}Action")
        dock.setToggleVisibilityAction(action)
        self._toolbar.addAction(action)
        self._menu.addAction(action)
        self._actions.append(action)
        self.docks.append(dock)

    def _add_action(self, text: str, name: str, icon_name: str, call: Callable[[], None]) -> None:
        if self._toolbar is None or self._menu is None:
            return
        action = QAction(icon(icon_name), text, self._iface.mainWindow())
        action.setObjectName(f"Est{name}Action")
        action.triggered.connect(lambda _checked=False: call())
        self._toolbar.addAction(action)
        self._menu.addAction(action)
        self._actions.append(action)

    def _show_settings(self) -> None:
        if self._settings is not None:
            self._settings.raise_()
            return
        if not self.session.is_open:
            self.messages.notice(translate("est", "Open a database first; its settings are kept in it."))
            return
        # Kept here: a dialog that only Qt holds loses its Python half, and its buttons do nothing.
        self._settings = SettingsDialog(self.session, self._iface.mainWindow())
        self._settings.saved.connect(
            lambda: self.messages.success(translate("est", "The settings are saved, for everyone."))
        )
        self._settings.finished.connect(lambda _result: self._forget_settings())
        self._settings.open()

    def _forget_settings(self) -> None:
        if self._settings is not None:
            self._settings.deleteLater()
            self._settings = None

    def _raise(self, dock: EstDock) -> None:
        dock.setUserVisible(True)

    def _tell(self, notice: Message) -> None:
        self.messages.notice(sentence(notice))

    def _show_opened(self) -> None:
        self._may_zoom = not QgsProject.instance().mapLayers()
        self.layers.load()

    def _zoom_to_areas(self) -> None:
        """Show the areas of the work when the database is the first thing in the project."""
        for kind in (AreaKind.EST_AREA, AreaKind.DISTRICT, AreaKind.MUNICIPALITY):
            layer = find_layer(QgsProject.instance(), LayerKey.AREAS, kind.value)
            if self._may_zoom and layer is not None:
                canvas = self._iface.mapCanvas()
                canvas.setExtent(layer.extent().buffered(ZOOM_MARGIN * layer.extent().width()))
                canvas.refresh()
                self._may_zoom = False

    def _settle(self) -> None:
        """Do what must wait until QGIS has put its own window in order."""
        if not QgsSettings().value(ARRANGED_KEY, False, bool):
            QgsSettings().setValue(ARRANGED_KEY, True)
            window = self._iface.mainWindow()
            window.insertToolBarBreak(self.filter_bar)
            for dock in self.docks[1:]:
                window.tabifyDockWidget(self.docks[0], dock)
        self.background.start(
            WARM_UP,
            translate("est", "Getting ready"),
            lambda _feedback: warm_up(),
            lambda _ready: None,
            log_error,
        )
        self._open_at_start()

    def _open_at_start(self) -> None:
        path = os.environ.get(OPEN_AT_START, "")
        if path and not self.session.is_open:
            self.session.open(path)


def warm_up() -> None:
    """Import, off the main thread, what the first answer would otherwise wait for."""
    for module in WARM_MODULES:
        importlib.import_module(module)
    bar_chart([Bar("EST", 1.0)])


def show_handbook() -> None:
    """Open the handbook in the person's web browser or reader."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(asset("docs", "handbok.html"))))
