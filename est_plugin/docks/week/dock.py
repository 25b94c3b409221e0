"""*Veckan*: who has reported, what is new, what waits; and the review of reports."""

from __future__ import annotations

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QSignalBlocker, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QPushButton, QTreeWidgetItem

from ...answers.week.week import WeekAnswer, week_answer
from ...answers.week.week_lists import WeekList, WorkRow, WorkTable
from ...domain.message import EstError
from ...domain.period import Period
from ...project.filter import CurrentFilter
from ...project.language import translate
from ...project.session import DatabaseSession
from ..database.database_menu import DatabaseMenu
from ..est_dock import EstDock
from ..messages import Messages
from .export import can_export, export_selection
from .map import PlaceMarker
from .review_actions import ReviewActions
from .table import chosen_rows, fill_table

WEEK_WORK = "week"
SETTLE_MILLISECONDS = 400
KEY = Qt.ItemDataRole.UserRole
_REVIEWED = (WeekList.NEW, WeekList.LACKING, WeekList.REVIEW)


class WeekDock(EstDock):
    """An overview of lists with their figures; the chosen list as a table; the map follows its rows.

    Tells ``open_wanted`` with the key of the observation that the person wants to edit.
    """

    open_wanted = pyqtSignal(str)

    def __init__(
        self,
        iface: QgisInterface,
        session: DatabaseSession,
        current: CurrentFilter,
        messages: Messages,
        menu: DatabaseMenu,
    ) -> None:
        super().__init__("week", translate("est", "The week"), session, menu.open_file, menu.open_example)
        self._filter = current
        self._messages = messages
        self._marker = PlaceMarker(iface.mapCanvas())
        self._actions = ReviewActions(session)
        self._answer: WeekAnswer | None = None
        self._week: Period | None = None
        self._shown = WeekList.REPORTERS
        self._last: list[WorkRow] = []
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self.ask)
        self._prepare()
        self._connect()

    def detach(self) -> None:
        """Let go of everything, as when the plugin is taken away."""
        self._settle.stop()
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._marker.remove()
        super().detach()

    def ask(self) -> None:
        """Look again, off the main thread, while the dock is seen."""
        if not (self.isVisible() and self.session.is_open):
            return
        selection, week = self._filter.selection, self._week
        self.form.progress.show()
        self.session.ask(
            WEEK_WORK,
            translate("est", "Looking at the week"),
            lambda gateway, feedback: week_answer(gateway, selection, week, feedback),
            self._show,
            self._failed,
            lambda percent: self.form.progress.setValue(round(percent)),
        )

    def choose(self, key: WeekList) -> None:
        """Show one of the lists."""
        for place in range(self.form.overview.topLevelItemCount()):
            item = self.form.overview.topLevelItem(place)
            if item.data(0, KEY) == key.value:
                self.form.overview.setCurrentItem(item)

    def table(self) -> WorkTable | None:
        """Return the list that is shown, None before there is one."""
        return self._answer.table(self._shown) if self._answer is not None else None

    def _prepare(self) -> None:
        form = self.form
        form.progress.hide()
        header = form.overview.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        form.detail.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._by_list: dict[QPushButton, tuple[WeekList, ...]] = {
            form.reviewButton: _REVIEWED,
            form.sameButton: (WeekList.LIKELY,),
            form.notSameButton: (WeekList.LIKELY,),
            form.unlinkButton: (WeekList.LINKED,),
            form.mendedButton: (WeekList.FAULTS,),
            form.openButton: tuple(key for key in WeekList if key is not WeekList.REPORTERS),
        }
        self._show_buttons()

    def _connect(self) -> None:
        form = self.form
        form.earlier.clicked.connect(lambda _checked=False: self._step(later=False))
        form.later.clicked.connect(lambda _checked=False: self._step(later=True))
        form.overview.currentItemChanged.connect(lambda item, _before: self._take_list(item))
        form.table.itemSelectionChanged.connect(self._follow)
        form.reviewButton.clicked.connect(lambda _checked=False: self._actions.review(self._chosen()))
        form.notSameButton.clicked.connect(lambda _checked=False: self._actions.review(self._chosen()))
        form.sameButton.clicked.connect(lambda _checked=False: self._actions.link(self._chosen()))
        form.unlinkButton.clicked.connect(lambda _checked=False: self._actions.unlink(self._chosen()))
        form.mendedButton.clicked.connect(lambda _checked=False: self._actions.mend(self._chosen()))
        form.openButton.clicked.connect(lambda _checked=False: self._open())
        form.table.doubleClicked.connect(lambda _index: self._open())
        form.exportButton.clicked.connect(lambda _checked=False: self._export())
        self._actions.done.connect(self._done)
        self._actions.failed.connect(self._not_done)
        self.visibilityChanged.connect(self._visibility_changed)
        self._connections = (
            (self._filter.changed, self._ask_soon),
            (self.session.opened, self._start_over),
            (self.session.closed, self._start_over),
            (self.session.changed_by_others, self._ask_soon),
        )
        for signal, slot in self._connections:
            signal.connect(slot)

    def _visibility_changed(self, is_visible: bool) -> None:
        if is_visible:
            self.ask()
        else:
            self._marker.clear()

    def _ask_soon(self, *_what: object) -> None:
        """Wait until the filter has come to rest."""
        self._settle.start()

    def _start_over(self) -> None:
        self._answer = None
        self._week = None
        self._marker.clear()
        self.form.overview.clear()
        self.form.table.setRowCount(0)
        for label in (self.form.title, self.form.sentence, self.form.detail):
            label.setText("")
        self.ask()

    def _step(self, *, later: bool) -> None:
        if self._answer is None:
            return
        week = self._answer.week
        self._week = week.following() if later else week.previous()
        self.ask()

    def _show(self, answer: WeekAnswer) -> None:
        self._answer = answer
        form = self.form
        form.progress.hide()
        form.title.setText(answer.title)
        with QSignalBlocker(form.overview):
            form.overview.clear()
            for table in answer.tables:
                item = QTreeWidgetItem([table.title, table.figure])
                item.setData(0, KEY, table.key.value)
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                form.overview.addTopLevelItem(item)
            height = form.overview.sizeHintForRow(0) * len(answer.tables) + 2 * form.overview.frameWidth()
            form.overview.setFixedHeight(height)
            self.choose(self._shown)
        form.exportButton.setVisible(can_export())
        self._show_list()

    def _take_list(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        self._shown = WeekList(item.data(0, KEY))
        self._show_list()

    def _show_list(self) -> None:
        """Show the chosen list; a row that was chosen stays so, without moving the map again."""
        table = self.table()
        if table is None:
            return
        form = self.form
        before = {row.uuid for row in self._last if row.uuid}
        with QSignalBlocker(form.table):
            fill_table(form.table, table)
            for number, row in enumerate(table.rows):
                if row.uuid in before:
                    form.table.selectRow(number)
        form.sentence.setText(table.basis.sentence)
        self._show_chosen()

    def _chosen(self) -> list[WorkRow]:
        table = self.table()
        return chosen_rows(self.form.table, table) if table is not None else []

    def _follow(self) -> None:
        """Show on the map, and in words, what is chosen."""
        self._show_chosen()
        self.form.table.horizontalScrollBar().setValue(0)  # Qt turns to the column that was clicked
        rows = self._chosen()
        if len(rows) == 1 and self._answer is not None:
            self._marker.show(rows[0].place, self._answer.crs)
        else:
            self._marker.clear()

    def _show_chosen(self) -> None:
        rows = self._last = self._chosen()
        self.form.detail.setText(rows[0].detail if len(rows) == 1 else "")
        self._show_buttons()

    def _show_buttons(self) -> None:
        rows = self._chosen()
        for button, lists in self._by_list.items():
            button.setVisible(self._shown in lists)
            button.setEnabled(bool(rows))
        self.form.openButton.setEnabled(len(rows) == 1)

    def _open(self) -> None:
        rows = self._chosen()
        if len(rows) == 1 and rows[0].uuid:
            self.open_wanted.emit(rows[0].uuid)

    def _export(self) -> None:
        export_selection(self.session.text, self._filter.selection)

    def _done(self, told: str) -> None:
        self._messages.success(told)
        self._look_again()

    def _not_done(self, error: EstError) -> None:
        self._messages.error(error)
        self._look_again()

    def _look_again(self) -> None:
        self.session.look_for_changes()
        self.ask()

    def _failed(self, error: EstError) -> None:
        self.form.progress.hide()
        self.session.failed.emit(error)
