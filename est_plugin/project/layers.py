"""One click loads the tidy group; from then on its layers follow the filter and what others write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from qgis.core import QgsPathResolver, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..analysis.table import IntArray
from ..domain.message import EstError
from ..domain.selection import Selection
from ..store.gateway import Gateway
from ..store.location import GeoPackageLocation
from .background import TaskFeedback
from .cells import MOST_SYMBOLS, CellsLayer, DenseCells, dense_cells
from .filter import CurrentFilter
from .language import translate
from .layer_filter import observation_subset
from .layer_group import Opened, load_group, refresh_group, remove_layers, repoint
from .memory_raster import MemoryRasterError, remove_lost_rasters
from .observation_layer import give_full_extent
from .session import DatabaseSession, recent_databases
from .tree import LayerKey, find_layer

SETTLE_MILLISECONDS = 150
ROWS_WORK, CELLS_WORK = "rows_in_areas", "cells"

RowsInAreas = Callable[[Gateway, Selection, TaskFeedback], IntArray]
"""Gives the row numbers of a selection with its areas; who lies where is computed above this room."""


class ProjectLayers(QObject):
    """The plugin's layers in the current project.

    ``rows_in_areas`` is asked, in a task, for the rows of a selection whose areas are chosen.
    """

    loaded = pyqtSignal()

    def __init__(
        self,
        session: DatabaseSession,
        current: CurrentFilter,
        rows_in_areas: RowsInAreas | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = current
        self._rows_in_areas = rows_in_areas
        self._project = QgsProject.instance()
        self._cells = CellsLayer(self._project)
        self._opened: Opened | None = None
        self._steps: Iterator[None] | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._take_step)
        self._rows: IntArray | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._ask_cells)
        self._resolver = QgsPathResolver.setPathPreprocessor(self._known_path)
        self._connections = (
            (current.changed, self._apply),
            (session.changed_by_others, self._refresh),
            (session.closed, self.remove),
            (self._project.readProject, self._project_read),
        )
        for signal, slot in self._connections:
            signal.connect(slot)

    @property
    def is_loaded(self) -> bool:
        """Tell whether the group is in the project."""
        return find_layer(self._project, LayerKey.OBSERVATIONS) is not None

    def load(self) -> None:
        """Put the group into the project, or what is missing of it, a layer a turn of the event loop."""
        gateway = self._session.gateway
        if gateway is None:
            return
        try:
            self._opened = Opened.of(gateway)
        except EstError as error:
            self._session.failed.emit(error)
            return
        self._steps = load_group(self._project, self._opened)
        self._turn.start()

    def load_now(self) -> None:
        """Put the group into the project before this call returns, for scripts and tests."""
        self.load()
        while self._steps is not None:
            self._take_step()

    def remove(self) -> None:
        """Take the group out of the project."""
        self._stop_steps()
        self._opened = None
        self._cells.clear(None)
        remove_layers(self._project)

    def unload(self) -> None:
        """Take every signal, layer and hook away."""
        self._stop_steps()
        for signal, slot in self._connections:
            signal.disconnect(slot)
        QgsPathResolver.removePathPreprocessor(self._resolver)
        self._cells.clear(None)
        remove_layers(self._project)

    def _take_step(self) -> None:
        if self._steps is None:
            self._turn.stop()
            return
        try:
            next(self._steps)
        except StopIteration:
            self._stop_steps()
            self._apply(self._filter.selection)
            self.loaded.emit()
        except EstError as error:
            self._stop_steps()
            self._session.failed.emit(error)

    def _stop_steps(self) -> None:
        self._turn.stop()
        self._settle.stop()
        self._steps = None

    def _apply(self, selection: Selection) -> None:
        """Filter the observations; where areas are chosen, once their rows are known."""
        gateway = self._session.gateway
        if gateway is None or self._opened is None:
            return
        needs_rows = bool(selection.area_uuids) and isinstance(gateway.location, GeoPackageLocation)
        rows_in_areas = self._rows_in_areas
        if not needs_rows or rows_in_areas is None:
            self._set_subset(selection, None)
            return
        self._session.ask(
            ROWS_WORK,
            translate("est", "Looking up what lies in the areas"),
            lambda own, feedback: rows_in_areas(own, selection, feedback),
            lambda rows: self._set_subset(selection, rows) if selection == self._filter.selection else None,
        )

    def _set_subset(self, selection: Selection, rows: IntArray | None) -> None:
        layer = find_layer(self._project, LayerKey.OBSERVATIONS)
        if not isinstance(layer, QgsVectorLayer) or self._opened is None:
            return
        subset = observation_subset(selection, self._opened.categories, self._opened.location, rows)
        if layer.subsetString() != subset:
            layer.setSubsetString(subset)
        give_full_extent(layer, self._opened.location)
        self._rows = rows
        self._settle.start()

    def _ask_cells(self) -> None:
        """Look whether symbols are too many, once the filter has come to rest.

        Work that is begun with each turn of a wheel is work that is broken off, which QGIS's tasks do
        not take well while they are about to start.
        """
        selection, rows = self._filter.selection, self._rows
        self._session.ask(
            CELLS_WORK,
            translate("est", "Counting what is in view"),
            lambda own, feedback: self._cells_of(own, selection, rows, feedback),
            lambda cells: self._show_cells(selection, cells),
        )

    def _cells_of(
        self, own: Gateway, selection: Selection, rows: IntArray | None, feedback: TaskFeedback
    ) -> DenseCells | None:
        """Return the cells for a selection, None where symbols are few enough. Runs in a task."""
        if own.count(selection).selected <= MOST_SYMBOLS:
            return None
        if selection.area_uuids and rows is None and self._rows_in_areas is not None:
            rows = self._rows_in_areas(own, selection, feedback)
        return dense_cells(own.observation_table(selection), rows)

    def _show_cells(self, selection: Selection, cells: DenseCells | None) -> None:
        """Show cells in place of symbols where these would be too many."""
        layer = find_layer(self._project, LayerKey.OBSERVATIONS)
        if selection != self._filter.selection or not isinstance(layer, QgsVectorLayer):
            return
        if cells is None:
            self._cells.clear(layer)
            return
        try:
            self._cells.show(cells, layer)
        except MemoryRasterError as error:
            self._session.failed.emit(error)

    def _refresh(self) -> None:
        """Show what others have written."""
        gateway, before = self._session.gateway, self._opened
        if gateway is None or before is None:
            return
        try:
            self._opened = Opened.of(gateway)
        except EstError as error:
            self._session.failed.emit(error)
            return
        self._apply(self._filter.selection)
        refresh_group(self._project, before, self._opened)

    def _project_read(self, *_document: object) -> None:
        """Take a project that was saved elsewhere: point its layers at the database that is open."""
        remove_lost_rasters(self._project)
        gateway = self._session.gateway
        if gateway is None:
            self._open_database_of_project()
            return
        if not self.is_loaded:
            return
        try:
            self._opened = Opened.of(gateway)
        except EstError as error:
            self._session.failed.emit(error)
            return
        repoint(self._project, self._opened)
        self._apply(self._filter.selection)

    def _open_database_of_project(self) -> None:
        """Open the database whose layers the project has, where it can be reached under their path."""
        layer = find_layer(self._project, LayerKey.OBSERVATIONS)
        if isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.providerType() == "ogr":
            self._session.open(layer.source().partition("|")[0])

    def _known_path(self, path: str) -> str:
        """Give QGIS the path that this machine knows a database by, for one it does not find.

        QGIS asks this for every path of a project that it reads, before it looks for the file.
        """
        text = str(path)
        file, bar, rest = text.partition("|")
        if not file.lower().endswith(".gpkg") or Path(file).exists():
            return text
        name = PurePath(file.replace("\\", "/")).name.casefold()
        for known in self._known_files():
            if known.name.casefold() == name and known.exists():
                return f"{known}{bar}{rest}"
        return text

    def _known_files(self) -> list[Path]:
        here = self._session.location
        files = [here.path] if isinstance(here, GeoPackageLocation) else []
        return files + [Path(text) for text in recent_databases() if text.lower().endswith(".gpkg")]
