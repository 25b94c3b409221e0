"""The rows of a table as points on the map before they are imported; they go with the import window."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor

from ...exchange.moving import FloatArray

MOST_SHOWN = 2_000
COLOUR = QColor("#d7501e")
MARGIN = 1.2
SMALLEST_METRES = 400.0


class ImportMap(QObject):
    """Draws points over the canvas; never a layer, so that nothing of them stays in the project."""

    def __init__(self, canvas: QgsMapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._points: QgsGeometry | None = None
        self._extent = QgsRectangle()
        self._crs = QgsCoordinateReferenceSystem()
        self._band: QgsRubberBand | None = None
        canvas.destinationCrsChanged.connect(self._draw)

    def detach(self) -> None:
        """Let go of the canvas."""
        self.clear()
        self._canvas.destinationCrsChanged.disconnect(self._draw)

    @property
    def count(self) -> int:
        """Number of points drawn."""
        return 0 if self._points is None else int(self._points.constGet().partCount())

    @property
    def has_points(self) -> bool:
        """Tell whether there is anything to move the map to."""
        return self._points is not None

    def show(self, points: FloatArray, crs: str) -> None:
        """Draw points, shape (n, 2) in ``crs``; of very many an even sample. Rows of NaN are passed by."""
        self.clear()
        known = points[np.isfinite(points).all(axis=1)]
        if not len(known):
            return
        self._crs = QgsCoordinateReferenceSystem(crs)
        self._extent = QgsRectangle(*known.min(axis=0).tolist(), *known.max(axis=0).tolist())
        shown = known[:: -(-len(known) // MOST_SHOWN)]
        self._points = QgsGeometry.fromWkt(
            "MULTIPOINT(" + ",".join(f"{x!r} {y!r}" for x, y in shown.tolist()) + ")"
        )
        self._draw()

    def clear(self) -> None:
        """Take the points away."""
        self._points = None
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None

    def extent_on_canvas(self) -> QgsRectangle:
        """Return where the points lie in the canvas's coordinates, empty where that cannot be told."""
        try:
            return self._to_canvas().transformBoundingBox(self._extent)
        except QgsCsException:
            return QgsRectangle()

    def zoom(self) -> None:
        """Move the map so that all points are seen."""
        extent = self.extent_on_canvas()
        if self._points is None or extent.isNull():
            return
        if self._canvas.mapUnits() == Qgis.DistanceUnit.Meters and max(extent.width(), extent.height()) == 0:
            extent.grow(SMALLEST_METRES)
        extent.scale(MARGIN)
        self._canvas.setExtent(extent)
        self._canvas.refresh()

    def _to_canvas(self) -> QgsCoordinateTransform:
        return QgsCoordinateTransform(
            self._crs, self._canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )

    def _draw(self) -> None:
        if self._points is None:
            return
        if self._band is None:
            self._band = QgsRubberBand(self._canvas, Qgis.GeometryType.Point)
            self._band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
            self._band.setIconSize(7)
            self._band.setWidth(2)
            self._band.setColor(COLOUR)
        there = QgsGeometry(self._points)
        if there.transform(self._to_canvas()) == Qgis.GeometryOperationResult.Success:
            self._band.setToGeometry(there, None)
