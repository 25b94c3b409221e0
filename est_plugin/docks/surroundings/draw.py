"""Drawing on the map with one tool: a point, a line or a polygon; Esc leaves, right click ends."""

from __future__ import annotations

from enum import Enum

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

LINE_COLOUR = QColor("#1d4e68")
FILL_COLOUR = QColor(29, 78, 104, 50)
LINE_WIDTH = 2


class DrawKind(Enum):
    """What is drawn, and how many points it takes at least."""

    POINT = 1
    LINE = 2
    POLYGON = 3


class DrawTool(QgsMapTool):
    """Left clicks add points; a right click, Enter or a double click ends; Backspace takes one back.

    Tells ``drawn`` (QgsGeometry in the map's CRS) and ``left`` when the person gives up.
    """

    drawn = pyqtSignal(QgsGeometry)
    left = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, kind: DrawKind) -> None:
        super().__init__(canvas)
        self.kind = kind
        self._points: list[QgsPointXY] = []
        self._band = QgsRubberBand(canvas, self._band_type())
        self._band.setStrokeColor(LINE_COLOUR)
        self._band.setFillColor(FILL_COLOUR)
        self._band.setWidth(LINE_WIDTH)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Add a point, or end."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._points.append(event.mapPoint())
            self._show(None)
            if self.kind is DrawKind.POINT:
                self._end()
        elif event.button() == Qt.MouseButton.RightButton:
            self._end()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Show what the next click would make."""
        if self._points:
            self._show(event.mapPoint())

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        """End; the click before has added the last point."""
        self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End, take a point back, or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._points and self.kind is DrawKind.POINT:
                self._points.append(self.canvas().center())
            self._end()
        elif event.key() == Qt.Key.Key_Backspace and self._points:
            self._points.pop()
            self._show(None)
        elif event.key() == Qt.Key.Key_Escape:
            self._start_over()
            self.left.emit()
        else:
            event.ignore()
            return
        event.accept()

    def deactivate(self) -> None:
        """Take the unfinished drawing away when another tool is chosen."""
        self._start_over()
        super().deactivate()

    def remove(self) -> None:
        """Take the drawing off the map for good."""
        self._start_over()
        self.canvas().scene().removeItem(self._band)

    def _end(self) -> None:
        points = _without_repeats(self._points)
        if len(points) < self.kind.value:
            return
        if self.kind is DrawKind.POINT:
            geometry = QgsGeometry.fromPointXY(points[-1])
        elif self.kind is DrawKind.LINE:
            geometry = QgsGeometry.fromPolylineXY(points)
        else:
            geometry = QgsGeometry.fromPolygonXY([[*points, points[0]]])
        self._start_over()
        self.drawn.emit(geometry)

    def _start_over(self) -> None:
        self._points.clear()
        self._band.reset(self._band_type())

    def _show(self, next_point: QgsPointXY | None) -> None:
        self._band.reset(self._band_type())
        for point in [*self._points, *([next_point] if next_point is not None else [])]:
            self._band.addPoint(point)

    def _band_type(self) -> QgsWkbTypes.GeometryType:
        return {
            DrawKind.POINT: QgsWkbTypes.GeometryType.PointGeometry,
            DrawKind.LINE: QgsWkbTypes.GeometryType.LineGeometry,
            DrawKind.POLYGON: QgsWkbTypes.GeometryType.PolygonGeometry,
        }[self.kind]


def _without_repeats(points: list[QgsPointXY]) -> list[QgsPointXY]:
    """Return the points without those that repeat the one before, as a double click gives them."""
    kept: list[QgsPointXY] = []
    for point in points:
        if not kept or point != kept[-1]:
            kept.append(point)
    return kept
