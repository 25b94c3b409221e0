"""The place of an observation: typed, or pointed at on the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgisInterface, QgsMapCanvas, QgsMapMouseEvent, QgsMapToolEmitPoint, QgsVertexMarker
from qgis.PyQt.QtCore import QObject, QSignalBlocker, QStringListModel, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent
from qgis.PyQt.QtWidgets import QCompleter, QWidget

from ...domain.observation import (
    COARSE_PRECISIONS,
    Observation,
    PlacePrecision,
    PlaceSetting,
    PointGeometry,
)
from ...project.code_words import words_of
from ...project.language import translate
from ...project.place_search import Place, PlaceSearch

LIST_WIDTH = 300
MARK_COLOUR = QColor("#1d4e68")
_INDOOR: Mapping[bool | None, str] = {None: "", False: "out", True: "in"}


class PointTool(QgsMapToolEmitPoint):
    """A click gives a point; Enter gives the map's middle, so that no mouse is needed; Esc leaves."""

    left = pyqtSignal()
    pointed = pyqtSignal(QgsPointXY)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Take the clicked point."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointed.emit(event.mapPoint())
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the middle of the map, or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pointed.emit(self.canvas().center())
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            event.ignore()


@dataclass(frozen=True)
class ChosenPlace:
    """What has been chosen: a point, an area, or nothing yet."""

    point: PointGeometry | None = None
    area_uuid: str | None = None


class PlaceControls(QObject):
    """Search line, map tool, mark on the map, and how exact the place is."""

    changed = pyqtSignal()

    def __init__(self, form: QWidget, iface: QgisInterface) -> None:
        super().__init__(form)
        self._form = form
        self._canvas: QgsMapCanvas = iface.mapCanvas()
        self._crs = QgsCoordinateReferenceSystem()
        self._search = PlaceSearch()
        self._found: dict[str, Place] = {}
        self._chosen = ChosenPlace()
        self._areas: Mapping[str, str] = {}
        self._mark: QgsVertexMarker | None = None
        self._tool = PointTool(self._canvas)
        self._tool.pointed.connect(self._pointed)
        self._tool.left.connect(self.leave_map)
        self._before = None
        self._fill_boxes()
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, form.place)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.popup().setMinimumWidth(LIST_WIDTH)
        self._completer.activated.connect(self._take)
        form.place.setCompleter(self._completer)
        form.place.textEdited.connect(self._typed)
        form.place.cleared.connect(self._cleared)
        form.place.textChanged.connect(lambda _text: self._tell())
        form.pointButton.toggled.connect(self._point_toggled)
        form.placePrecision.currentIndexChanged.connect(lambda _index: self._tell())
        for name in ("indoor", "setting"):
            getattr(form, name).currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._canvas.mapToolSet.connect(self._tool_changed)

    def set_places(self, search: PlaceSearch, areas: Mapping[str, str]) -> None:
        """Take what can be searched, and the areas' names by key."""
        self._search, self._areas = search, areas
        if self._form.place.hasFocus() and self._chosen == ChosenPlace() and not self._found:
            self._typed(self._form.place.text())  # what was typed before the names were there
        self._tell()

    @property
    def search(self) -> PlaceSearch:
        """What can be searched now."""
        return self._search

    def set_crs(self, crs: str) -> None:
        """Take the database's CRS."""
        self._crs = QgsCoordinateReferenceSystem(crs)

    def show(self, entry: Observation) -> None:
        """Show the place of an entry."""
        form = self._form
        with QSignalBlocker(form.place):
            form.place.setText(entry.place_name)
        self._chosen = ChosenPlace(entry.geometry, entry.area_uuid)
        _choose(form.placePrecision, entry.place_precision.value)
        _choose(form.indoor, _INDOOR[entry.indoor])
        _choose(form.setting, entry.setting.value if entry.setting else "")
        self._tell()

    def values(self) -> dict[str, object]:
        """Return the fields of the place as an Observation names them."""
        form = self._form
        setting = form.setting.currentData()
        return {
            "geometry": self._chosen.point,
            "area_uuid": self._chosen.area_uuid,
            "place_name": form.place.text().strip(),
            "place_precision": self.precision(),
            "indoor": {"": None, "out": False, "in": True}[form.indoor.currentData()],
            "setting": PlaceSetting(setting) if setting else None,
        }

    def precision(self) -> PlacePrecision:
        """Return how exact the place is said to be."""
        return PlacePrecision(self._form.placePrecision.currentData())

    def take(self, place: Place) -> None:
        """Take a place that was found, here or in QGIS's locator."""
        form = self._form
        with QSignalBlocker(form.place):
            form.place.setText(place.name)
        self._chosen = ChosenPlace(place.point, place.area_uuid)
        _choose(form.placePrecision, place.precision.value)
        self._bring_into_view()
        self._tell()

    def leave_map(self) -> None:
        """Give the map back to the tool that was there before."""
        if self._canvas.mapTool() is self._tool:
            self._canvas.unsetMapTool(self._tool)
            if self._before is not None:
                self._canvas.setMapTool(self._before)
        self._form.pointButton.setFocus()

    def detach(self) -> None:
        """Take mark and tool off the map."""
        self._canvas.mapToolSet.disconnect(self._tool_changed)
        if self._canvas.mapTool() is self._tool:
            self._canvas.unsetMapTool(self._tool)
        self._remove_mark()

    def hide_mark(self) -> None:
        """Take the mark off the map while the dock is not seen."""
        self._remove_mark()

    def show_mark(self) -> None:
        """Mark the chosen point on the map."""
        self._remove_mark()
        point = self._on_map()
        if point is None:
            return
        self._mark = QgsVertexMarker(self._canvas)
        self._mark.setIconType(QgsVertexMarker.IconType.ICON_DOUBLE_TRIANGLE)
        self._mark.setColor(MARK_COLOUR)
        self._mark.setFillColor(QColor("#ffffff"))
        self._mark.setIconSize(18)
        self._mark.setPenWidth(3)
        self._mark.setCenter(point)

    def _fill_boxes(self) -> None:
        form = self._form
        for code, word in words_of("place_precision").items():
            form.placePrecision.addItem(word, code)
        form.indoor.addItem(translate("est", "indoors or out?"), "")
        form.indoor.addItem(translate("est", "outdoors"), "out")
        form.indoor.addItem(translate("est", "indoors"), "in")
        form.setting.addItem(translate("est", "sort of place?"), "")
        for code, word in words_of("setting").items():
            form.setting.addItem(word, code)

    def _typed(self, text: str) -> None:
        self._found = {place.label: place for place in self._search.find(text)}
        self._names.setStringList(list(self._found))
        if self._found:
            self._completer.complete()

    def _take(self, label: str) -> None:
        place = self._found.get(label)
        if place is not None:
            # The completer writes the whole line of its list after this; the name comes in its place.
            QTimer.singleShot(0, lambda: self.take(place))

    def _cleared(self) -> None:
        self._chosen = ChosenPlace()
        self._tell()

    def _point_toggled(self, is_on: bool) -> None:
        if is_on:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
            self._canvas.setFocus()
        elif self._canvas.mapTool() is self._tool:
            self.leave_map()

    def _tool_changed(self, *_tools: object) -> None:
        with QSignalBlocker(self._form.pointButton):
            self._form.pointButton.setChecked(self._canvas.mapTool() is self._tool)

    def _pointed(self, point: QgsPointXY) -> None:
        transform = QgsCoordinateTransform(
            self._canvas.mapSettings().destinationCrs(), self._crs, QgsProject.instance()
        )
        try:
            there = transform.transform(point)
        except QgsCsException:
            return
        self._chosen = ChosenPlace(PointGeometry(round(there.x(), 2), round(there.y(), 2)))
        if self.precision() in COARSE_PRECISIONS:
            _choose(self._form.placePrecision, PlacePrecision.EXACT.value)
        self._tell()
        self.leave_map()

    def _on_map(self) -> QgsPointXY | None:
        if self._chosen.point is None:
            return None
        transform = QgsCoordinateTransform(
            self._crs, self._canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )
        try:
            return transform.transform(QgsPointXY(self._chosen.point.x, self._chosen.point.y))
        except QgsCsException:
            return None

    def _bring_into_view(self) -> None:
        """Move the map only where the place would not be seen."""
        point = self._on_map()
        if point is not None and not self._canvas.extent().contains(point):
            self._canvas.setCenter(point)
            self._canvas.refresh()

    def _tell(self) -> None:
        self._form.placeShown.setText(self._shown())
        if self._form.isVisible():
            self.show_mark()
        self.changed.emit()

    def _shown(self) -> str:
        if self._chosen.point is not None:
            return translate("est", "✓ A point on the map is chosen.")
        if self._chosen.area_uuid is not None:
            name = self._areas.get(self._chosen.area_uuid, "")
            return translate("est", "✓ Somewhere in {area}; counted in areas, no point on maps.", area=name)
        if self.precision() is PlacePrecision.MUNICIPALITY:
            return translate("est", "✓ Somewhere in the municipality; no point on maps.")
        return translate("est", "Choose a place from the list, or point at the map.")

    def _remove_mark(self) -> None:
        if self._mark is not None:
            self._canvas.scene().removeItem(self._mark)
            self._mark = None


def _choose(box: object, code: str) -> None:
    index = box.findData(code)  # type: ignore[attr-defined]
    box.setCurrentIndex(max(index, 0))  # type: ignore[attr-defined]
