"""Click a row of an answer's table: the map, the chart and the observations follow."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsHighlight
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QWidget

from ...answers.week.linked import Linked
from ...answers.wording import events
from ...charts.week import week_chart_with_sums
from ...project.language import translate
from ...project.result_layer import ResultLayers
from ...project.session import DatabaseSession
from ...project.swedish import WEEKDAYS_SHORT
from ...project.tree import LayerKey, find_layer
from .picture import SvgPicture
from .presentation import CHART_WIDTH_MM

ROW_WORK = "answer_row"
MOST_SELECTED = 5000
_MARGIN = 0.25
_LEAST_SIDE_M = 200.0
_MARK, _MARK_WIDTH = QColor("#1d4e68"), 4


class LinkedViews(QObject):
    """Follows the chosen row; what it marked is unmarked when the answer goes."""

    def __init__(
        self,
        form: QWidget,
        picture: SvgPicture,
        iface: QgisInterface,
        session: DatabaseSession,
        results: ResultLayers,
    ) -> None:
        super().__init__(form)
        self._form = form
        self._picture = picture
        self._iface = iface
        self._session = session
        self._results = results
        self._linked: Linked | None = None
        self._question = ""
        self._mark: QgsHighlight | None = None
        form.table.itemSelectionChanged.connect(self._follow)
        form.table.itemDoubleClicked.connect(lambda _item: self._zoom())

    def detach(self) -> None:
        """Take every mark away."""
        self._unmark()

    def show(self, question: str, linked: Linked | None) -> None:
        """Take the answer whose table is shown now."""
        self._unmark()
        self._linked, self._question = linked, question

    def _follow(self) -> None:
        linked, row = self._linked, self._form.table.currentRow()
        if linked is None or not self._form.table.selectedItems() or not 0 <= row < len(linked.rows):
            return
        self._mark_feature(linked.features[row])
        self._session.ask(
            ROW_WORK,
            translate("est", "Looking at the chosen row"),
            lambda _gateway, _feedback: _picture_of(linked, row),
            lambda svg: self._show_row(linked, row, svg),
        )

    def _show_row(self, linked: Linked, row: int, svg: bytes | None) -> None:
        if linked is not self._linked:
            return
        count = len(linked.rows[row])
        self._form.rowCaption.setText(
            translate("est", "{name}: {events} in the week", name=linked.names[row], events=events(count))
        )
        self._form.rowCaption.show()
        self._picture.show_svg(svg)
        self._select_observations(linked, row)

    def _mark_feature(self, feature: int | None) -> None:
        layer = self._results.layer(self._question)
        if not isinstance(layer, QgsVectorLayer):
            return
        self._lowlight()
        if feature is None:
            return
        # Features of a layer in memory are numbered from one, in the order they were added.
        self._mark = QgsHighlight(self._iface.mapCanvas(), layer.getFeature(feature + 1), layer)
        self._mark.setColor(_MARK)
        self._mark.setFillColor(QColor(0, 0, 0, 0))
        self._mark.setWidth(_MARK_WIDTH)
        self._mark.show()
        self._iface.mapCanvas().flashFeatureIds(layer, [feature + 1])

    def _lowlight(self) -> None:
        """Take the mark away; the canvas owns it, so it is deleted there."""
        mark, self._mark = self._mark, None
        if mark is not None and not sip.isdeleted(mark):
            self._iface.mapCanvas().scene().removeItem(mark)

    def _select_observations(self, linked: Linked, row: int) -> None:
        layer = find_layer(QgsProject.instance(), LayerKey.OBSERVATIONS)
        keys = linked.keys(row)
        if not isinstance(layer, QgsVectorLayer) or len(keys) > MOST_SELECTED:
            return
        if layer.providerType() == "ogr":
            layer.selectByIds([int(key) for key in keys])
        elif len(keys):
            listed = ", ".join(str(int(key)) for key in keys)
            layer.selectByExpression(f'"fid" IN ({listed})')

    def _zoom(self) -> None:
        """Show the whole of what the row is about."""
        linked, row = self._linked, self._form.table.currentRow()
        bounds = linked.bounds(row) if linked is not None and 0 <= row < len(linked.rows) else None
        if linked is None or bounds is None:
            return
        extent = QgsRectangle(*bounds)
        extent.grow(max(_MARGIN * max(extent.width(), extent.height()), _LEAST_SIDE_M))
        canvas = self._iface.mapCanvas()
        source = QgsCoordinateReferenceSystem(linked.table.crs)
        target = canvas.mapSettings().destinationCrs()
        try:
            extent = QgsCoordinateTransform(source, target, QgsProject.instance()).transformBoundingBox(
                extent
            )
        except QgsCsException:
            self._form.rowCaption.setText(
                translate("est", "The map's coordinate system does not reach there.")
            )
            return
        canvas.setExtent(extent)
        canvas.refresh()

    def _unmark(self) -> None:
        self._lowlight()
        self._form.rowCaption.hide()
        self._picture.show_svg(None)
        layer = find_layer(QgsProject.instance(), LayerKey.OBSERVATIONS)
        if self._linked is not None and isinstance(layer, QgsVectorLayer) and layer.selectedFeatureCount():
            layer.removeSelection()


def _picture_of(linked: Linked, row: int) -> bytes | None:
    """Draw when in the week the row's events happened; None where no time is known. Runs in a task."""
    weights = linked.week(row)
    return week_chart_with_sums(weights, WEEKDAYS_SHORT, CHART_WIDTH_MM) if weights.any() else None
