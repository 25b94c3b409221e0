"""*Vad görs här?* A polygon on the map: its insatser, and what was observed before, during and after."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QTreeWidgetItem, QWidget

from ...answers.insatser.insats_book import AreaHistory, area_history, history_at, observation_history
from ...answers.insatser.unanswered import Problem
from ...domain.message import EstError
from ...project.language import translate
from ...project.picked_shapes import PickedShape
from ...project.session import DatabaseSession
from ..analysing.picture import SvgPicture
from ..surroundings.draw import DrawKind
from .map import MapWork

PLACE_WORK = "insats_place"
KEY = Qt.ItemDataRole.UserRole


class PlacePanel(QObject):
    """Shows a place in the dock's lower half; tells ``insats_chosen`` (key) when one of its is clicked."""

    insats_chosen = pyqtSignal(str)
    shown = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(
        self, form: QWidget, session: DatabaseSession, map_work: MapWork, picture: SvgPicture
    ) -> None:
        super().__init__(form)
        self._form = form
        self._session = session
        self._map = map_work
        self._picture = picture
        self.is_shown = False
        form.hereButton.toggled.connect(self._toggled)
        form.answers.itemActivated.connect(self._activated)
        form.answers.itemClicked.connect(self._activated)

    def leave(self) -> None:
        """Give the lower half back to the insats."""
        self.is_shown = False

    def show_area(self, uuid: str) -> None:
        """Show an area by its key."""
        self._session.ask(
            PLACE_WORK,
            translate("est", "Looking at the place"),
            lambda gateway, feedback: area_history(gateway, uuid, feedback),
            self._show,
            self._failed,
        )

    def show_observation(self, uuid: str) -> None:
        """Show which insatser answer an observation."""
        self._session.ask(
            PLACE_WORK,
            translate("est", "Looking for insatser that answer it"),
            lambda gateway, _feedback: observation_history(gateway, uuid),
            self._show,
            self._failed,
        )

    def show_problem(self, problem: Problem) -> None:
        """Show a problem that no insats answers."""
        self._show(AreaHistory(problem.name, problem.text, (), None, problem.shape))

    def _toggled(self, is_on: bool) -> None:
        if is_on:
            self._map.draw(
                DrawKind.POINT,
                self._show_at,
                self._failed,
                lambda: self._form.hereButton.setChecked(False),
            )
        else:
            self._map.stop()

    def _show_at(self, point: PickedShape) -> None:
        self._session.ask(
            PLACE_WORK,
            translate("est", "Looking at the place"),
            lambda gateway, feedback: history_at(gateway, point, feedback),
            self._show,
            self._failed,
        )

    def _show(self, history: AreaHistory) -> None:
        self.is_shown = True
        self.shown.emit()
        form = self._form
        form.details.show()
        form.detailsTitle.setText(history.title)
        form.detailsState.setText(history.sentence)
        form.stepRowBox.hide()
        form.areasBox.hide()
        form.notices.hide()
        form.history.setText("")
        self._picture.show_svg(history.svg)
        form.answers.clear()
        for line in history.insatser:
            item = QTreeWidgetItem([line.title])
            item.setData(0, KEY, line.uuid)
            item.setToolTip(0, f"{line.title}\n{line.text}")
            item.addChild(QTreeWidgetItem([line.text]))
            form.answers.addTopLevelItem(item)
        form.answers.expandAll()
        form.answers.setVisible(bool(history.insatser))
        if history.shape is not None:
            self._map.flash([history.shape])

    def _activated(self, item: QTreeWidgetItem, _column: int) -> None:
        key = item.data(0, KEY) or (item.parent().data(0, KEY) if item.parent() is not None else None)
        if key:
            self.insats_chosen.emit(str(key))

    def _failed(self, error: EstError) -> None:
        self.failed.emit(error)
