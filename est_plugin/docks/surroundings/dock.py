"""*Närområde*: rings round chosen objects, on the map at once while the slider moves, counted beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QSignalBlocker, QTimer
from qgis.PyQt.QtWidgets import QHeaderView, QMenu

from ...answers.insatser.insats_book import areas_at
from ...answers.insatser.nearby import NearbyRequest
from ...answers.insatser.surroundings import (
    Surroundings,
    SurroundingsError,
    SurroundingsSource,
    answer_of,
    distances_text,
    parse_distances,
)
from ...answers.insatser.surroundings_kept import KeptBuffer, buffer_recipe, kept_buffers
from ...domain.area import AreaKind
from ...domain.message import EstError
from ...project.buffer_layer import BufferLayer, ShownRing
from ...project.filter import CurrentFilter
from ...project.insats_polygons import as_areas
from ...project.language import sentence, translate
from ...project.picked_shapes import PickedShape, SelectedShapes, ShapesError
from ...project.session import DatabaseSession
from ...project.swedish import listed, number
from ..database.database_menu import DatabaseMenu
from ..est_dock import EstDock
from ..insatser.map import MapWork
from ..messages import Messages
from .draw import DrawKind
from .tables import fill_table, name_periods, prepare_table

BUFFER_WORK, KEEP_WORK, KEPT_WORK, THINGS_WORK = "buffers", "keep_buffer", "kept_buffers", "buffer_objects"
SETTLE_MILLISECONDS = 40
SLIDER_STEP_M = 10
ROUND_TO_M = 5
MOST_NAMED = 3
NewInsats = Callable[[Sequence[PickedShape]], None]


class BufferDock(EstDock):
    """Objects, distances, counts; what is shown can be kept, printed, or become an insats."""

    def __init__(
        self,
        iface: QgisInterface,
        session: DatabaseSession,
        current: CurrentFilter,
        messages: Messages,
        menu: DatabaseMenu,
        new_insats: NewInsats,
    ) -> None:
        super().__init__(
            "buffer", translate("est", "Surroundings"), session, menu.open_file, menu.open_example
        )
        self._iface = iface
        self._filter = current
        self._messages = messages
        self._new_insats = new_insats
        self.map_work = MapWork(iface, session, self)
        self.layer = BufferLayer(QgsProject.instance())
        self._things: tuple[PickedShape, ...] = ()
        self._source: SurroundingsSource | None = None
        self._answer: Surroundings | None = None
        self._kept: tuple[KeptBuffer, ...] = ()
        self._group = ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._compute)
        self.form.progress.hide()
        self.form.outer.addStretch(1)
        self._prepare_tables()
        self._build_menus()
        self._connect()
        self._show_nothing()

    def detach(self) -> None:
        """Let go of everything, as when the plugin is taken away."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._settle.stop()
        self.map_work.stop()
        self.layer.clear()
        super().detach()

    def shapes(self) -> tuple[PickedShape, ...]:
        """Return the outermost discs that are shown, for the polygons of an insats."""
        return self._answer.outlines if self._answer is not None else ()

    def set_things(self, things: Sequence[PickedShape]) -> None:
        """Choose what the surroundings are round."""
        self._things = tuple(things)
        self._show_things()
        self._settle.start()

    def _connect(self) -> None:
        form = self.form
        form.distances.textEdited.connect(lambda _text: self._distances_written())
        form.reach.valueChanged.connect(self._slid)
        for button in (form.ringsChoice, form.dissolve, form.flatEnds):
            button.toggled.connect(lambda _on: self._settle.start())
        form.clearButton.clicked.connect(lambda _checked=False: self.set_things(()))
        form.keepButton.clicked.connect(lambda _checked=False: self._keep())
        form.insatsButton.clicked.connect(lambda _checked=False: self._new_insats(self.shapes()))
        form.onSheet.toggled.connect(lambda is_on: self.layer.set_on_sheet(is_on, self._group))
        self._connections = (
            (self._filter.changed, self._forget_and_compute),
            (self.session.opened, self._start_over),
            (self.session.closed, self._stop),
            (self.session.changed_by_others, self._forget_and_compute),
        )
        for signal, slot in self._connections:
            signal.connect(slot)
        self.visibilityChanged.connect(lambda _visible: self._settle.start())

    def _build_menus(self) -> None:
        menu = QMenu(self.form.objectsButton)
        entries: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("point", translate("est", "Draw a &point"), lambda: self._draw(DrawKind.POINT)),
            ("line", translate("est", "Draw a &line"), lambda: self._draw(DrawKind.LINE)),
            ("polygon", translate("est", "Draw a p&olygon"), lambda: self._draw(DrawKind.POLYGON)),
            ("area", translate("est", "Point at an &area or an insats"), self._pick_area),
            ("selection", translate("est", "Take what is &selected in the layer"), self._take_selection),
            ("layer", translate("est", "Take &all objects of the layer"), self._take_layer),
        )
        for name, text, call in entries:
            action = menu.addAction(text)
            action.setObjectName(f"EstBuffer_{name}")
            action.triggered.connect(lambda _checked=False, call=call: call())
        self.form.objectsButton.setMenu(menu)
        self._kept_menu = QMenu(self.form.keptButton)
        self.form.keptButton.setMenu(self._kept_menu)

    def _prepare_tables(self) -> None:
        prepare_table(
            self.form.table,
            [
                translate("est", "Object"),
                translate("est", "Distance"),
                translate("est", "Now"),
                translate("est", "Before"),
                translate("est", "× density"),
            ],
        )
        prepare_table(
            self.form.kindTable,
            [translate("est", "Kind"), translate("est", "Now"), translate("est", "Before")],
        )

    def _start_over(self) -> None:
        self._source, self._answer, self._things = None, None, ()
        gateway = self.session.gateway
        self._group = gateway.settings().background_group if gateway is not None else ""
        self._show_things()
        self._show_nothing()
        self._ask_kept()

    def _stop(self) -> None:
        self._settle.stop()
        self.map_work.stop()
        self._source, self._answer, self._things = None, None, ()
        self.layer.clear()

    def _forget_and_compute(self, *_what: object) -> None:
        self._source = None
        self._settle.start()

    def _draw(self, kind: DrawKind) -> None:
        self.map_work.draw(kind, lambda shape: self.set_things((*self._things, shape)), self._failed)

    def _pick_area(self) -> None:
        self.map_work.draw(DrawKind.POINT, self._add_area_at, self._failed)

    def _add_area_at(self, point: PickedShape) -> None:
        def add(found: tuple[PickedShape, ...]) -> None:
            if found:
                self.set_things((*self._things, found[0]))
            else:
                self._messages.notice(translate("est", "There is no area here. Draw it instead."))

        self.session.ask(
            THINGS_WORK,
            translate("est", "Looking for the area"),
            lambda gateway, _feedback: tuple(
                PickedShape(area.wkb, area.name) for area in areas_at(gateway, point)
            ),
            add,
            self._failed,
        )

    def _take_selection(self) -> None:
        try:
            self._read(self.map_work.selection())
        except ShapesError as error:
            self._failed(error)

    def _take_layer(self) -> None:
        try:
            self._read(self.map_work.whole_layer())
        except ShapesError as error:
            self._failed(error)

    def _read(self, selected: SelectedShapes) -> None:
        self.session.ask(
            THINGS_WORK,
            translate("est", "Reading the objects"),
            lambda gateway, feedback: selected.read(gateway.crs, feedback),
            self.set_things,
            self._failed,
        )

    def _distances_written(self) -> None:
        try:
            distances = parse_distances(self.form.distances.text())
        except SurroundingsError:
            # Half a number is written on the way to a whole one; computing tells if it stays unreadable.
            self._settle.start()
            return
        with QSignalBlocker(self.form.reach):
            self.form.reach.setValue(round(distances[-1] / SLIDER_STEP_M))
        self._settle.start()

    def _slid(self, step: int) -> None:
        """Stretch all distances so that the outermost is where the slider stands."""
        reach = step * SLIDER_STEP_M
        try:
            distances = parse_distances(self.form.distances.text())
        except SurroundingsError:
            distances = (float(reach),)
        factor = reach / distances[-1]
        stretched = sorted(
            {max(ROUND_TO_M, ROUND_TO_M * round(each * factor / ROUND_TO_M)) for each in distances[:-1]}
            | {reach}
        )
        self.form.distances.setText(distances_text([each for each in stretched if each <= reach]))
        self._settle.start()

    def _request(self) -> NearbyRequest:
        return NearbyRequest(
            parse_distances(self.form.distances.text()),
            rings=self.form.ringsChoice.isChecked(),
            dissolve=self.form.dissolve.isChecked(),
            flat_ends=self.form.flatEnds.isChecked(),
        )

    def _compute(self) -> None:
        if not (self.session.is_open and self.isVisible()):
            return
        if not self._things:
            self.session.cancel(BUFFER_WORK)
            self._show_nothing()
            return
        try:
            request = self._request()
        except EstError as error:
            self._show_problem(error)
            return
        selection, source, things = self._filter.selection, self._source, self._things
        self.form.progress.show()
        self.session.ask(
            BUFFER_WORK,
            translate("est", "Counting the surroundings"),
            lambda gateway, feedback: answer_of(gateway, selection, source, things, request, feedback),
            self._show,
            self._show_problem,
            lambda percent: self.form.progress.setValue(round(percent)),
        )

    def _show(self, answer: Surroundings) -> None:
        self.form.progress.hide()
        self._source, self._answer = answer.source, answer
        rings = [
            ShownRing(shape.wkb, shape.ring, shape.label, shape.count, shape.ratio) for shape in answer.shapes
        ]
        self.layer.show(rings, answer.source.database_crs)
        self.layer.set_on_sheet(self.form.onSheet.isChecked(), self._group)
        self.form.onSheet.setEnabled(self.layer.can_print(self._group))
        self.form.sentence.setText(answer.sentence)
        self.form.notices.setText("\n".join(answer.notices))
        rows = [(row.thing, row.ring, row.count, row.before, row.ratio) for row in answer.rows]
        self.form.table.horizontalHeaderItem(4).setToolTip(
            translate("est", "How many times as dense as the whole, with its 95 % interval")
        )
        fill_table(self.form.table, rows, [row.tooltip for row in answer.rows], 2)
        is_single = len(self._things) == 1 or answer.request.dissolve
        self.form.table.setColumnHidden(0, is_single)
        self.form.table.horizontalHeader().setSectionResizeMode(
            1, QHeaderView.ResizeMode.Stretch if is_single else QHeaderView.ResizeMode.ResizeToContents
        )
        name_periods(self.form.table, 2, answer)
        fill_table(self.form.kindTable, answer.kinds, [row[0] for row in answer.kinds], 1)
        name_periods(self.form.kindTable, 1, answer)
        self._show_buttons()

    def _show_problem(self, error: EstError) -> None:
        self.form.progress.hide()
        self._show_nothing()
        self.form.sentence.setText(sentence(error))

    def _show_nothing(self) -> None:
        self._answer = None
        self.layer.clear()
        self.form.progress.hide()
        self.form.table.hide()
        self.form.kindTable.hide()
        self.form.notices.setText("")
        self.form.sentence.setText("")
        self.form.onSheet.setEnabled(False)
        self._show_buttons()

    def _show_things(self) -> None:
        names = [thing.name for thing in self._things[:MOST_NAMED] if thing.name]
        if not self._things:
            text = translate(
                "est", "Round what? Draw on the map, or select schools, squares, lamps in a layer."
            )
        elif names and len(self._things) <= MOST_NAMED:
            text = translate("est", "Round {names}", names=listed(names))
        else:
            text = translate("est", "Round {count} objects", count=number(len(self._things)))
        self.form.objectsText.setText(text)

    def _show_buttons(self) -> None:
        has_answer = self._answer is not None
        for button in (self.form.keepButton, self.form.insatsButton):
            button.setEnabled(has_answer)
        self.form.clearButton.setEnabled(bool(self._things))

    def _keep(self) -> None:
        answer = self._answer
        if answer is None:
            return
        name = self.form.name.text().strip() or self.form.objectsText.text()
        recipe, outlines = buffer_recipe(answer, self._things), answer.outlines
        if len(outlines) > 1:
            self._messages.notice(
                translate("est", "Tick “All objects as one” to keep several objects as one area.")
            )
            return

        def kept(_areas: object) -> None:
            self.session.look_for_changes()
            self._messages.success(translate("est", "“{name}” is kept as an area.", name=name))
            self._ask_kept()

        self.session.ask(
            KEEP_WORK,
            translate("est", "Keeping the surroundings"),
            lambda gateway, _feedback: gateway.save_areas(
                as_areas([PickedShape(outlines[0].wkb)], name, AreaKind.BUFFER, recipe)
            ),
            kept,
            self._failed,
        )

    def _ask_kept(self) -> None:
        self.session.ask(
            KEPT_WORK,
            translate("est", "Reading what was kept"),
            lambda gateway, _feedback: kept_buffers(gateway),
            self._show_kept,
            self._failed,
        )

    def _show_kept(self, kept: tuple[KeptBuffer, ...]) -> None:
        self._kept = kept
        self._kept_menu.clear()
        for buffer in kept:
            action = self._kept_menu.addAction(buffer.name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, buffer=buffer: self._take_kept(buffer))
        self.form.keptButton.setEnabled(bool(kept))

    def _take_kept(self, buffer: KeptBuffer) -> None:
        """Show a kept one again, counted for the filter as it is now."""
        form, request = self.form, buffer.request
        form.distances.setText(distances_text(request.distances))
        with QSignalBlocker(form.reach):
            form.reach.setValue(round(request.distances[-1] / SLIDER_STEP_M))
        (form.ringsChoice if request.rings else form.discsChoice).setChecked(True)
        form.dissolve.setChecked(request.dissolve)
        form.flatEnds.setChecked(request.flat_ends)
        form.name.setText(buffer.name)
        self.set_things(buffer.things)
        self.map_work.zoom(buffer.things)

    def _failed(self, error: EstError) -> None:
        self.form.progress.hide()
        self.session.failed.emit(error)
