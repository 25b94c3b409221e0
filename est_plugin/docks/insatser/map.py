"""The map for the docks of insatser: draw, point at a place, take a selection, flash, zoom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsMapTool
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor

from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...project.picked_shapes import PickedShape, SelectedShapes, ShapesError, drawn_shape, moved, shown
from ...project.session import DatabaseSession
from ...project.tree import LAYER_PROPERTY, LayerKey
from ..surroundings.draw import DrawKind, DrawTool

FLASH_FROM, FLASH_TO = QColor(29, 78, 104, 200), QColor(29, 78, 104, 40)
FLASHES, FLASH_MILLISECONDS = 3, 350
ZOOM_FACTOR = 1.6
LEAST_VIEW = 200.0
MOST_FLASHED = 200


class MapWork(QObject):
    """Lends the map's tool and gives it back: one thing is drawn or pointed at a time."""

    def __init__(self, iface: QgisInterface, session: DatabaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._session = session
        self._tool: DrawTool | None = None
        self._before: QgsMapTool | None = None
        self._done: Callable[[], None] | None = None

    @property
    def crs(self) -> str:
        """The CRS of the open database."""
        gateway = self._session.gateway
        return gateway.crs if gateway is not None else ""

    def draw(
        self,
        kind: DrawKind,
        on_drawn: Callable[[PickedShape], None],
        on_failed: Callable[[EstError], None],
        on_end: Callable[[], None] | None = None,
    ) -> None:
        """Let the person draw one shape; ``on_end`` is told when the tool is given back, drawn or not."""
        self.stop()
        canvas = self._iface.mapCanvas()
        tool = DrawTool(canvas, kind)

        def drawn(geometry: QgsGeometry) -> None:
            crs = canvas.mapSettings().destinationCrs()
            self.stop()
            try:
                shape = drawn_shape(geometry, crs, self.crs, QgsProject.instance().transformContext())
            except ShapesError as error:
                on_failed(error)
                return
            on_drawn(shape)

        tool.drawn.connect(drawn)
        tool.left.connect(self.stop)
        self._before, self._tool, self._done = canvas.mapTool(), tool, on_end
        canvas.setMapTool(tool)
        tool.deactivated.connect(self._lost)
        canvas.setFocus()

    def stop(self) -> None:
        """Give the map's tool back."""
        tool, self._tool = self._tool, None
        if tool is None:
            return
        tool.deactivated.disconnect(self._lost)
        canvas = self._iface.mapCanvas()
        if canvas.mapTool() is tool:
            if self._before is not None:
                canvas.setMapTool(self._before)
            else:
                canvas.unsetMapTool(tool)
        self._give_back(tool)

    def selection(self) -> SelectedShapes:
        """Return what is selected in the active layer. Raises ShapesError."""
        layer = self._iface.activeLayer()
        if not isinstance(layer, QgsVectorLayer):
            layer = next((one for one in _vector_layers() if one.selectedFeatureCount()), layer)
        if not isinstance(layer, QgsVectorLayer):
            raise no_selection()
        return SelectedShapes(layer, QgsProject.instance().transformContext())

    def whole_layer(self) -> SelectedShapes:
        """Return all objects of the active layer. Raises ShapesError."""
        layer = self._iface.activeLayer()
        if not isinstance(layer, QgsVectorLayer) or not layer.isSpatial():
            raise no_selection()
        return SelectedShapes(layer, QgsProject.instance().transformContext(), whole=True)

    def flash(self, shapes: Sequence[PickedShape]) -> None:
        """Let shapes flash on the map; of very many the first."""
        if shapes:
            self._iface.mapCanvas().flashGeometries(
                shown(shapes[:MOST_FLASHED]),
                QgsCoordinateReferenceSystem(self.crs),
                FLASH_FROM,
                FLASH_TO,
                FLASHES,
                FLASH_MILLISECONDS,
            )

    def show_in(self, shapes: Sequence[PickedShape], crs: str) -> None:
        """Zoom to shapes in a CRS of their own, and let them flash."""
        transform = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(crs),
            QgsCoordinateReferenceSystem(self.crs),
            QgsProject.instance().transformContext(),
        )
        brought = [PickedShape(moved(geometry, transform)) for geometry in shown(shapes)]
        self.zoom(brought)
        self.flash(brought)

    def zoom(self, shapes: Sequence[PickedShape]) -> None:
        """Show all of the shapes and some ground round them."""
        extent = QgsRectangle()
        for geometry in shown(shapes):
            extent.combineExtentWith(geometry.boundingBox())
        if extent.isNull():
            return
        canvas = self._iface.mapCanvas()
        transform = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(self.crs),
            canvas.mapSettings().destinationCrs(),
            QgsProject.instance().transformContext(),
        )
        extent = transform.transformBoundingBox(extent)
        extent.scale(ZOOM_FACTOR)
        if max(extent.width(), extent.height()) < LEAST_VIEW:
            extent = QgsRectangle.fromCenterAndSize(extent.center(), LEAST_VIEW, LEAST_VIEW)
        canvas.setExtent(extent)
        canvas.refresh()

    def in_database(self, point: QgsPointXY) -> QgsPointXY:
        """Return a point of the map in the database's CRS."""
        transform = QgsCoordinateTransform(
            self._iface.mapCanvas().mapSettings().destinationCrs(),
            QgsCoordinateReferenceSystem(self.crs),
            QgsProject.instance().transformContext(),
        )
        return transform.transform(point)

    def _lost(self) -> None:
        """Another tool was chosen while ours was in use."""
        tool, self._tool = self._tool, None
        if tool is not None:
            self._give_back(tool)

    def _give_back(self, tool: DrawTool) -> None:
        tool.remove()
        tool.deleteLater()
        done, self._done, self._before = self._done, None, None
        if done is not None:
            done()


def no_selection() -> ShapesError:
    """Return the error for a selection that there is none of."""
    return ShapesError(
        QT_TRANSLATE_NOOP(
            "est", "Nothing is selected. Choose a layer, select one or more objects on the map and try again."
        )
    )


def _vector_layers() -> list[QgsVectorLayer]:
    return [
        layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsVectorLayer)
    ]


def selected_one(layer: QgsMapLayer) -> tuple[LayerKey | None, str]:
    """Return the sort and the key of the one feature selected in a layer of the plugin; None for none."""
    keys = {
        LayerKey.INSATSER: "insats_uuid",
        LayerKey.AREAS: "uuid",
        LayerKey.OBSERVATIONS: "uuid",
    }
    if not isinstance(layer, QgsVectorLayer) or layer.selectedFeatureCount() != 1:
        return None, ""
    sort = next((key for key in keys if layer.customProperty(LAYER_PROPERTY) == key.value), None)
    if sort is None:
        return None, ""
    return sort, str(next(layer.getSelectedFeatures())[keys[sort]])
