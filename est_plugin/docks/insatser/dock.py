"""*Insatser*: the list with what is late first, one insats with its polygons, its form, its follow-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import uuid4

from qgis.core import QgsMapLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QSignalBlocker
from qgis.PyQt.QtWidgets import QMenu

from ...answers.insatser.chain import ChainError
from ...answers.insatser.insats_book import (
    InsatsDetails,
    InsatsList,
    Show,
    insats_details,
    insats_list,
)
from ...answers.insatser.insats_choices import InsatsChoices, insats_choices
from ...answers.insatser.unanswered import Problem
from ...domain.insats import Insats, InsatsError, InsatsStatus
from ...domain.local_time import local_today
from ...domain.message import EstError
from ...project.filter import CurrentFilter
from ...project.insats_service import InsatsService
from ...project.language import translate
from ...project.picked_shapes import PickedShape
from ...project.session import DatabaseSession
from ...project.tree import LayerKey
from ..analysing.picture import SvgPicture
from ..database.database_menu import DatabaseMenu
from ..est_dock import EstDock
from ..forms import fit_to_page, settle_timer
from ..messages import Messages
from .areas import InsatsAreas
from .details import fill_details
from .follow_up_page import FollowUpPage
from .form import InsatsForm
from .links import InsatsLinks, begun_on
from .list import chosen_key, fill_list, fill_steps, item_with, prepare_list
from .map import MapWork, selected_one
from .pilot import PilotPage
from .place import PlacePanel
from .writing import InsatsWriting

LIST_WORK, DETAILS_WORK, CHOICES_WORK = "insats_list", "insats_details", "insats_choices"
LIST_PAGE, FORM_PAGE, FOLLOW_UP_PAGE, PILOT_PAGE = range(4)
SETTLE_MILLISECONDS = 60


class InsatsDock(EstDock):
    """Create, edit, follow: all work is done off the main thread and can be undone."""

    def __init__(
        self,
        iface: QgisInterface,
        session: DatabaseSession,
        current: CurrentFilter,
        messages: Messages,
        menu: DatabaseMenu,
    ) -> None:
        super().__init__("insats", translate("est", "Insatser"), session, menu.open_file, menu.open_example)
        self._iface = iface
        self._filter = current
        self._messages = messages
        self.service = InsatsService(session, self)
        self.map_work = MapWork(iface, session, self)
        self._details: InsatsDetails | None = None
        self._wanted = ""
        self._problems: Mapping[str, Problem] = {}
        self._flash_next = False
        self._list_settle = settle_timer(self, SETTLE_MILLISECONDS, self._read_list)
        self._details_settle = settle_timer(self, SETTLE_MILLISECONDS, self._read_details)
        self._picture = SvgPicture()
        self._picture.setAccessibleName(self.form.picture.accessibleName())
        self.form.detailsLayout.replaceWidget(self.form.picture, self._picture)
        self.form.picture.hide()
        self.form.picture.deleteLater()
        self.insats_form = InsatsForm()
        self.follow_up_page = FollowUpPage(session)
        self.form.pages.addWidget(self.insats_form)
        self.pilot_page = PilotPage(session, messages)
        self.form.pages.addWidget(self.follow_up_page)
        self.form.pages.addWidget(self.pilot_page)
        self.areas = InsatsAreas(self.form, self.map_work)
        self.links = InsatsLinks(self.areas, self.service, self._failed)
        self.writing = InsatsWriting(self, self.service, self.links, messages, self._failed)
        self.place = PlacePanel(self.form, session, self.map_work, self._picture)
        self.form.pages.currentChanged.connect(lambda _page: fit_to_page(self.form.pages))
        fit_to_page(self.form.pages)
        self.form.listLayout.addStretch(1)
        prepare_list(self.form)
        self._build_menus()
        self._connect()
        self.form.details.hide()
        self.form.progress.hide()

    def detach(self) -> None:
        """Let go of everything, as when the plugin is taken away."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._list_settle.stop()
        self._details_settle.stop()
        self.map_work.stop()
        self.follow_up_page.stop()
        self.pilot_page.stop()
        self.service.unload()
        super().detach()

    def choose(self, uuid: str) -> None:
        """Show an insats, wherever the wish comes from."""
        self._wanted = uuid
        self.form.pages.setCurrentIndex(LIST_PAGE)
        self.place.leave()
        item = item_with(self.form.insatser, uuid)
        if item is None:
            if self.form.show.currentData() != Show.ALL.value:
                self.form.show.setCurrentIndex(self.form.show.findData(Show.ALL.value))
            else:
                self._ask_list()
            return
        self.form.insatser.setCurrentItem(item)
        self._ask_details()

    def follow_up(self) -> None:
        """Open the page *Uppföljning* for the chosen insats."""
        if self._details is not None:
            self.form.pages.setCurrentIndex(FOLLOW_UP_PAGE)
            self.follow_up_page.follow(self._details.insats)

    def evaluate_pilot(self) -> None:
        """Open the page on which districts are set against the rest of the town."""
        self.form.pages.setCurrentIndex(PILOT_PAGE)
        self.pilot_page.begin()

    def new_insats(
        self,
        start: Insats | None = None,
        polygons: Sequence[PickedShape] = (),
        area_uuids: Sequence[str] = (),
    ) -> None:
        """Open the form for a new insats, with what is known of it already."""
        insats = start or Insats(str(uuid4()), "")
        self.links.begin_new(insats.uuid, polygons, area_uuids)
        self._open_form(insats, frozenset(), is_new=True)

    def _connect(self) -> None:
        form = self.form
        form.show.currentIndexChanged.connect(lambda _index: self._ask_list())
        form.newButton.clicked.connect(lambda _checked=False: self._begin_new())
        form.insatser.currentItemChanged.connect(lambda _now, _before: self._chosen_changed())
        form.insatser.itemDoubleClicked.connect(lambda _item, _column: self._edit())
        form.editButton.clicked.connect(lambda _checked=False: self._edit())
        form.followUpButton.clicked.connect(lambda _checked=False: self.follow_up())
        form.splitButton.clicked.connect(lambda _checked=False: self.links.take_split(self._details))
        self.place.insats_chosen.connect(self.choose)
        self.place.shown.connect(self._show_place)
        self.place.failed.connect(self._failed)
        self.insats_form.saved.connect(self._save)
        self.writing.done.connect(self._leave_follow_up)
        self.writing.changed.connect(self._ask_list)
        self.insats_form.left.connect(self._leave_form)
        self.insats_form.observations_wanted.connect(self._take_observations)
        self.follow_up_page.left.connect(self._leave_follow_up)
        self.pilot_page.left.connect(self._leave_follow_up)
        self.follow_up_page.kept.connect(self.writing.keep_follow_up)
        self.follow_up_page.shapes_wanted.connect(self.map_work.show_in)
        self.areas.failed.connect(self._failed)
        self.service.actions_changed.connect(self._show_undo)
        canvas = self._iface.mapCanvas()
        self._connections = (
            (self._filter.changed, self._ask_list),
            (self.session.opened, self._start_over),
            (self.session.changed_by_others, self._ask_list),
            (canvas.selectionChanged, self._selected_on_map),
        )
        for signal, slot in self._connections:
            signal.connect(slot)
        self.visibilityChanged.connect(lambda _visible: self._ask_list())

    def _build_menus(self) -> None:
        self._steps = QMenu(self.form.statusButton)
        self._steps.aboutToShow.connect(self._fill_steps)
        self.form.statusButton.setMenu(self._steps)
        more = QMenu(self.form.moreButton)
        self._undo_action = more.addAction(translate("est", "&Undo"))
        self._undo_action.setObjectName("EstInsatsUndo")
        self._undo_action.triggered.connect(lambda _checked=False: self.service.undo_last(self._failed))
        self._delete_action = more.addAction(translate("est", "&Delete the insats"))
        self._delete_action.setObjectName("EstInsatsDelete")
        self._delete_action.triggered.connect(lambda _checked=False: self.writing.delete(self._details))
        self._pilot_action = more.addAction(translate("est", "&Evaluate a pilot…"))
        self._pilot_action.setObjectName("EstInsatsPilot")
        self._pilot_action.triggered.connect(lambda _checked=False: self.evaluate_pilot())
        self.form.moreButton.setMenu(more)
        self._show_undo()

    def _start_over(self) -> None:
        self._details, self._wanted = None, ""
        self.form.pages.setCurrentIndex(LIST_PAGE)
        self.form.details.hide()
        self.place.leave()
        self._ask_list()

    def _ask_list(self, *_what: object) -> None:
        """Read the list once things have come to rest: several reasons to read it come at once."""
        self._list_settle.start()

    def _read_list(self) -> None:
        if not (self.isVisible() and self.session.is_open):
            return
        selection, show = self._filter.selection, Show(self.form.show.currentData())
        self.session.ask(
            LIST_WORK,
            translate("est", "Reading the insatser"),
            lambda gateway, _feedback: insats_list(gateway, selection, show),
            self._show_list,
            self._failed,
        )

    def _show_list(self, answer: InsatsList) -> None:
        chosen = self._wanted or chosen_key(self.form.insatser)
        self._problems = {row.uuid: row.problem for row in answer.rows if row.problem is not None}
        tree = self.form.insatser
        fill_list(tree, answer.rows)
        self.form.sentence.setText(answer.sentence)
        item = item_with(self.form.insatser, chosen)
        if item is not None:
            with QSignalBlocker(tree):
                tree.setCurrentItem(item)
        self._wanted = ""
        if not self.place.is_shown:
            self._ask_details()

    def _chosen_problem(self) -> Problem | None:
        return self._problems.get(chosen_key(self.form.insatser))

    def _begin_new(self) -> None:
        """Begin an insats, on the problem that is chosen if one is."""
        problem = self._chosen_problem()
        self.new_insats(*(begun_on(problem) if problem is not None else ()))

    def _chosen_changed(self) -> None:
        self.place.leave()
        problem = self._chosen_problem()
        if problem is not None:
            self.place.show_problem(problem)
            return
        self._ask_details(flash=True)

    def _ask_details(self, *, flash: bool = False) -> None:
        self._flash_next = self._flash_next or flash
        self._details_settle.start()

    def _read_details(self) -> None:
        flash, self._flash_next = self._flash_next, False
        uuid = chosen_key(self.form.insatser)
        if not self.session.is_open:
            return
        if not uuid or uuid in self._problems:
            self._details = None
            if not self.place.is_shown:
                self.form.details.hide()
            return
        self.form.progress.show()
        self.session.ask(
            DETAILS_WORK,
            translate("est", "Reading the insats"),
            lambda gateway, feedback: insats_details(gateway, uuid, feedback),
            lambda details: self._show_details(details, flash=flash),
            self._no_details,
            lambda percent: self.form.progress.setValue(round(percent)),
        )

    def _show_details(self, details: InsatsDetails, *, flash: bool) -> None:
        self.form.progress.hide()
        if details.insats.uuid != chosen_key(self.form.insatser) or self.place.is_shown:
            return
        self._details = details
        self.links.show(details)
        self.areas.show_areas(details.areas)
        fill_details(self.form, self._picture, details)
        if flash:
            self.map_work.flash([PickedShape(area.wkb, area.name) for area in details.areas])

    def _show_place(self) -> None:
        """A place is shown in place of an insats."""
        self._details = None
        if self._chosen_problem() is None:
            with QSignalBlocker(self.form.insatser):
                self.form.insatser.setCurrentItem(None)

    def _selected_on_map(self, layer: QgsMapLayer) -> None:
        """Follow what the person selects with QGIS's own tools in the layers of insatser and areas."""
        if not (self.isVisible() and self.session.is_open):
            return
        if self.form.pages.currentIndex() != LIST_PAGE:
            return  # what is being written is not to be lost by a click on the map
        sort, uuid = selected_one(layer)
        if sort is LayerKey.INSATSER:
            self.choose(uuid)
        elif sort is LayerKey.AREAS:
            self.place.show_area(uuid)
        elif sort is LayerKey.OBSERVATIONS:
            self.place.show_observation(uuid)

    def _fill_steps(self) -> None:
        fill_steps(self._steps, self._details.insats if self._details else None, self._move)

    def _move(self, status: InsatsStatus) -> None:
        if self._details is None:
            return
        insats = self._details.insats
        if status is InsatsStatus.CANCELLED:
            self._edit(cancelling=True)
            return
        try:
            moved = insats.moved(status, local_today())
        except InsatsError as error:
            self._failed(error)
            return
        self._wanted = insats.uuid
        self.writing.move(moved)

    def _edit(self, *, cancelling: bool = False) -> None:
        if self._details is None:
            return
        self.links.begin_edit()
        self._open_form(
            self._details.insats,
            frozenset(self._details.observation_uuids),
            is_new=False,
            cancelling=cancelling,
        )

    def _open_form(
        self, insats: Insats, observations: frozenset[str], *, is_new: bool, cancelling: bool = False
    ) -> None:
        def show(choices: InsatsChoices) -> None:
            self.writing.names = choices.names
            self.insats_form.show_insats(insats, choices, observations, is_new=is_new)
            self.form.pages.setCurrentIndex(FORM_PAGE)
            if cancelling:
                self.insats_form.begin_cancelling()

        self.session.ask(
            CHOICES_WORK,
            translate("est", "Reading what there is to choose among"),
            lambda gateway, _feedback: insats_choices(gateway),
            show,
            self._failed,
        )

    def _save(self, insats: Insats, observations: frozenset[str]) -> None:
        self._wanted = insats.uuid
        self.writing.save(insats, observations)

    def _take_observations(self) -> None:
        """Link the observations that are selected in the observations' layer."""
        try:
            keys = self.links.selected_observations()
        except EstError as error:
            self._failed(error)
            return
        self.insats_form.show_observations(keys)

    def _leave_form(self) -> None:
        self.links.take_new()
        self.form.pages.setCurrentIndex(LIST_PAGE)

    def _leave_follow_up(self) -> None:
        self.follow_up_page.stop()
        self.pilot_page.stop()
        self.form.pages.setCurrentIndex(LIST_PAGE)
        self._ask_list()

    def _show_undo(self) -> None:
        actions = self.service.actions
        self._undo_action.setEnabled(bool(actions))
        self._undo_action.setText(
            translate("est", "&Undo {what}", what=actions[-1].label) if actions else translate("est", "&Undo")
        )

    def _no_details(self, error: EstError) -> None:
        """Forget an insats that has been deleted, or undone, while it was read."""
        if isinstance(error, ChainError):
            self._details = None
            self.form.progress.hide()
            self.form.details.hide()
            self._ask_list()
        else:
            self._failed(error)

    def _failed(self, error: EstError) -> None:
        self.form.progress.hide()
        self.session.failed.emit(error)
