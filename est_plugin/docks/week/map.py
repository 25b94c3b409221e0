"""The map follows the row that is chosen in a list."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...project.background import log_text

NEAR_SCALE = 5_000
_COLOUR = QColor("#1d4e68")
_SIZE, _WIDTH = 22, 3
_EMPTY_MAP_M = 1_000.0


class PlaceMarker:
    """A ring round one place; the map is moved there, and closer if it shows the whole town."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._ring = QgsRubberBand(canvas, QgsWkbTypes.PointGeometry)
        self._ring.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
        self._ring.setIconSize(_SIZE)
        self._ring.setWidth(_WIDTH)
        self._ring.setStrokeColor(_COLOUR)
        self._ring.setFillColor(QColor(Qt.GlobalColor.transparent))
        self._ring.hide()

    def show(self, place: tuple[float, float] | None, crs: str) -> None:
        """Go to a place in ``crs``; without one the ring goes and the map stays."""
        if place is None:
            self.clear()
            return
        source = QgsCoordinateReferenceSystem(crs)
        target = self._canvas.mapSettings().destinationCrs()
        if not target.isValid():
            target = source
        try:
            point = QgsCoordinateTransform(source, target, QgsProject.instance()).transform(
                QgsPointXY(*place)
            )
        except QgsCsException as error:
            self.clear()
            log_text(str(error))
            return
        self._ring.setToGeometry(QgsGeometry.fromPointXY(point), target)
        self._ring.show()
        if self._canvas.extent().isEmpty():
            self._canvas.setExtent(QgsRectangle.fromCenterAndSize(point, _EMPTY_MAP_M, _EMPTY_MAP_M))
        self._canvas.setCenter(point)
        if self._canvas.scale() > NEAR_SCALE:
            self._canvas.zoomScale(NEAR_SCALE)
        self._canvas.refresh()

    def clear(self) -> None:
        """Take the ring away."""
        self._ring.reset(QgsWkbTypes.PointGeometry)
        self._ring.hide()

    def remove(self) -> None:
        """Take the ring out of the map for good."""
        self._canvas.scene().removeItem(self._ring)
