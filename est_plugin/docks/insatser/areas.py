"""The polygons of an insats in its dock: which they are, what each is to it, and where new ones come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QMenu, QTableWidgetItem, QWidget

from ...answers.insatser.insats_book import LinkedArea
from ...domain.insats import LinkRole
from ...domain.message import EstError
from ...project.code_words import words_of
from ...project.language import translate
from ...project.picked_shapes import PickedShape, SelectedShapes, ShapesError
from ..surroundings.draw import DrawKind
from .map import MapWork

NAME, ROLE = 0, 1
ROLE_WIDTH, MOST_ROWS = 150, 4
KEY = Qt.ItemDataRole.UserRole


class InsatsAreas(QObject):
    """Table and buttons of the polygons; tells what the person wants done with them.

    ``links_wanted`` (tuple of (area key, LinkRole)): all links as they should be. ``shape_wanted``
    (PickedShape) and ``selection_wanted`` (SelectedShapes): polygons to be made. ``point_wanted``
    (PickedShape): a place on the map whose area is to be linked. ``buffer_wanted``: take the buffer
    that is shown.
    """

    links_wanted = pyqtSignal(object)
    shape_wanted = pyqtSignal(object)
    selection_wanted = pyqtSignal(object)
    point_wanted = pyqtSignal(object)
    buffer_wanted = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, form: QWidget, map_work: MapWork) -> None:
        super().__init__(form)
        self._form = form
        self._map = map_work
        self._areas: tuple[LinkedArea, ...] = ()
        self.has_buffer: Callable[[], bool] = lambda: False
        table = form.areas
        table.setColumnCount(2)
        table.setHorizontalHeaderLabels([translate("est", "Polygon"), translate("est", "Role")])
        table.verticalHeader().hide()
        table.setEditTriggers(table.EditTrigger.NoEditTriggers)
        header = table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(ROLE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(ROLE, ROLE_WIDTH)
        self.menu = QMenu(form.addAreaButton)
        self._buffer_action = None
        self._build_menu()
        form.addAreaButton.setMenu(self.menu)
        form.removeAreaButton.clicked.connect(lambda _checked=False: self._remove())
        form.showAreaButton.clicked.connect(lambda _checked=False: self._show_on_map())
        table.itemSelectionChanged.connect(self._show_buttons)

    def show_areas(self, areas: Sequence[LinkedArea]) -> None:
        """Fill the table."""
        self._areas = tuple(areas)
        table = self._form.areas
        table.setRowCount(len(areas))
        for row, area in enumerate(areas):
            item = QTableWidgetItem(area.name)
            item.setData(KEY, area.uuid)
            item.setToolTip(area.name)
            table.setItem(row, NAME, item)
            table.setCellWidget(row, ROLE, self._role_box(row, area))
        table.setVisible(bool(areas))
        rows = sum(table.rowHeight(row) for row in range(min(len(areas), MOST_ROWS)))
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows + 2 * table.frameWidth())
        self._show_buttons()

    def shapes(self) -> list[PickedShape]:
        """Return the polygons that are chosen in the table, else all."""
        rows = {index.row() for index in self._form.areas.selectedIndexes()}
        return [
            PickedShape(area.wkb, area.name)
            for row, area in enumerate(self._areas)
            if not rows or row in rows
        ]

    def links(self) -> tuple[tuple[str, LinkRole], ...]:
        """Return the links as they are shown."""
        return tuple((area.uuid, area.role) for area in self._areas)

    def _build_menu(self) -> None:
        entries: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("draw", translate("est", "&Draw on the map"), self._draw),
            ("pick", translate("est", "&Point at an area on the map"), self._pick),
            ("selection", translate("est", "Take what is &selected in the layer"), self._take_selection),
            ("buffer", translate("est", "Take the &surroundings that are shown"), self.buffer_wanted.emit),
        )
        for name, text, call in entries:
            action = self.menu.addAction(text)
            action.setObjectName(f"EstInsatsArea_{name}")
            action.triggered.connect(lambda _checked=False, call=call: call())
            if name == "buffer":
                self._buffer_action = action
        self.menu.aboutToShow.connect(self._ready_menu)

    def _ready_menu(self) -> None:
        if self._buffer_action is not None:
            self._buffer_action.setEnabled(self.has_buffer())

    def _draw(self) -> None:
        self._map.draw(DrawKind.POLYGON, self.shape_wanted.emit, self.failed.emit)

    def _pick(self) -> None:
        self._map.draw(DrawKind.POINT, self.point_wanted.emit, self.failed.emit)

    def _take_selection(self) -> None:
        try:
            selected: SelectedShapes = self._map.selection()
        except (ShapesError, EstError) as error:
            self.failed.emit(error)
            return
        self.selection_wanted.emit(selected)

    def _role_box(self, row: int, area: LinkedArea) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(translate("est", "Role of {name}", name=area.name))
        for code, word in words_of("role").items():
            box.addItem(word, code)
        box.setCurrentIndex(max(0, box.findData(area.role.value)))
        box.activated.connect(lambda _index: self._change_role(row, LinkRole(box.currentData())))
        return box

    def _change_role(self, row: int, role: LinkRole) -> None:
        if row < len(self._areas) and self._areas[row].role is not role:
            links = list(self.links())
            links[row] = (self._areas[row].uuid, role)
            self.links_wanted.emit(tuple(dict.fromkeys(links)))

    def _remove(self) -> None:
        rows = {index.row() for index in self._form.areas.selectedIndexes()}
        if rows:
            kept = tuple(link for row, link in enumerate(self.links()) if row not in rows)
            self.links_wanted.emit(kept)

    def _show_on_map(self) -> None:
        shapes = self.shapes()
        self._map.zoom(shapes)
        self._map.flash(shapes)

    def _show_buttons(self) -> None:
        self._form.showAreaButton.setEnabled(bool(self._areas))
        self._form.removeAreaButton.setEnabled(bool(self._form.areas.selectedIndexes()))
