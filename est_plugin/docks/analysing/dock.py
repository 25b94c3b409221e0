"""*Analysera*: choose a question, see the answer on the map, in words, as a picture and as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QSignalBlocker, QTimer
from qgis.PyQt.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ...answers.analyses.asking_change import SAME_REPORTERS
from ...answers.analyses.cut_hotspots import asking_hotspots
from ...answers.analyses.heatmap import HeatmapAnswer
from ...answers.analyses.remembered import Remembered
from ...answers.wording import left_out_list
from ...domain.message import EstError
from ...domain.selection import Selection
from ...project.filter import CurrentFilter
from ...project.heatmap_layer import HeatmapLayer
from ...project.language import translate
from ...project.layer_metadata import Story, write_story
from ...project.result_layer import ResultFeatures, ResultLayers, ResultSurface
from ...project.session import DatabaseSession
from ...project.swedish import metres, period_label
from ..database.database_menu import DatabaseMenu
from ..est_dock import EstDock
from ..messages import Messages
from .heatmap_controls import HeatmapControls
from .hours import AnalysisHours
from .links import LinkedViews
from .picture import SvgPicture
from .presentation import Shown, show_heatmap, show_hotspots, worded_settings
from .questions import WORST, Answer, Drawn, Question, drawn_of, plain_title, questions
from .runs import AnalysisRuns, title_of
from .settings import AnalysisSettings
from .table import fill_table

ANSWER_WORK = "answer"


class AnalysisDock(EstDock):
    """The questions, the answer, its settings, and what was asked earlier."""

    def __init__(
        self,
        iface: QgisInterface,
        session: DatabaseSession,
        current: CurrentFilter,
        heatmap_layer: HeatmapLayer,
        messages: Messages,
        menu: DatabaseMenu,
        show_sheet: Callable[[], None],
    ) -> None:
        super().__init__("analysis", translate("est", "Analyse"), session, menu.open_file, menu.open_example)
        self._filter = current
        self._messages = messages
        self._heatmap_layer = heatmap_layer
        self.results = ResultLayers(QgsProject.instance())
        form = self.form
        self._picture = self._put_picture(form.picture)
        row_picture = self._put_picture(form.rowPicture)
        self._shown: Shown | None = None
        self._turns: list[Callable[[], None]] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._take_turn)
        self._asked_of = current.selection
        self._links = LinkedViews(form, row_picture, iface, session, self.results)
        self.settings = AnalysisSettings(form.settingsLayout, form)
        self.hours = AnalysisHours(form)
        self._heatmap = HeatmapControls(form, session, current, heatmap_layer, self.hours.hours)
        self.runs = AnalysisRuns(form, session, lambda: current.selection.period)
        self._questions = {question.key: question for question in questions()}
        self.buttons = {key: self._add_button(question) for key, question in self._questions.items()}
        self._narrow_buttons()
        for widget in (form.progress, form.stopButton, form.table, form.rowCaption):
            widget.hide()
        self._connect(show_sheet)
        self._connections = (
            (current.changed, self._ask_again),
            (session.opened, self._start_over),
            (session.closed, self._stop),
            (session.changed_by_others, self._ask_again),
        )
        for signal, slot in self._connections:
            signal.connect(slot)

    def detach(self) -> None:
        """Let go of everything, as when the plugin is taken away."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._turn.stop()
        self._links.detach()
        self._heatmap.detach()
        self.results.clear_all()
        super().detach()

    def chosen(self) -> Question:
        """Return the question that is chosen."""
        return next(self._questions[key] for key, button in self.buttons.items() if button.isChecked())

    @property
    def is_showing(self) -> bool:
        """Tell whether an answer is still being put on the screen."""
        return self._turn.isActive()

    def selection(self) -> Selection:
        """Return what is asked about: the common filter and the hours of the week."""
        return replace(self._filter.selection, hours=self.hours.hours())

    def _put_picture(self, place: QWidget) -> SvgPicture:
        picture = SvgPicture()
        picture.setAccessibleName(place.accessibleName())
        self.form.answerLayout.replaceWidget(place, picture)
        place.deleteLater()
        return picture

    def _narrow_buttons(self) -> None:
        """Let the row of buttons break in two, so that the dock stays narrow."""
        row: QHBoxLayout = self.form.buttons
        second = QHBoxLayout()
        for button in (self.form.keepRunButton, self.form.sheetButton):
            row.removeWidget(button)
            second.addWidget(button)
        outer: QVBoxLayout = self.form.outer
        outer.insertLayout(outer.indexOf(row) + 1, second)

    def _connect(self, show_sheet: Callable[[], None]) -> None:
        form = self.form
        self._heatmap.answered.connect(self._show_heatmap)
        self._heatmap.working.connect(self._show_working)
        self._heatmap.kept.connect(self._tell_kept)
        self.settings.changed.connect(self._ask)
        self.hours.changed.connect(self._ask_of_other_hours)
        self.runs.recalled.connect(self._recall)
        self.runs.kept.connect(self._tell_run_kept)
        form.rasterButton.clicked.connect(lambda _checked=False: self._save_raster())
        form.sheetButton.clicked.connect(lambda _checked=False: show_sheet())
        form.keepRunButton.clicked.connect(lambda _checked=False: self._keep_run())
        form.stopButton.clicked.connect(lambda _checked=False: self._stop())
        form.sameReporters.hide()
        form.sameReporters.toggled.connect(
            lambda is_on: self.settings.choose(self.chosen().key, SAME_REPORTERS, bool(is_on))
        )
        form.showResult.toggled.connect(self._show_or_hide_result)
        self.visibilityChanged.connect(lambda _visible: self._ask())

    def _add_button(self, question: Question) -> QRadioButton:
        form = self.form
        box = form.furtherBox if question.is_further else form.questionBox
        layout = form.furtherLayout if question.is_further else form.questionLayout
        button = QRadioButton(question.title, box)
        button.setObjectName(f"question_{question.key}")
        button.setAutoExclusive(False)
        button.setChecked(question.key == WORST)
        button.toggled.connect(lambda is_on: self._choose(question, is_on=is_on))
        layout.addWidget(button)
        return button

    def _choose(self, question: Question, *, is_on: bool) -> None:
        """Keep one question chosen, though the buttons stand in two boxes."""
        own = self.buttons[question.key]
        others = [button for button in self.buttons.values() if button is not own and button.isChecked()]
        if not is_on:
            if not others:
                own.setChecked(True)
            return
        for button in others:
            button.blockSignals(True)
            button.setChecked(False)
            button.blockSignals(False)
        if question.is_further:
            self.form.furtherBox.setCollapsed(False)
        self._ask()

    def _start_over(self) -> None:
        self.settings.forget()
        self.results.clear_all()
        self.runs.read()
        self._ask()

    def _stop(self) -> None:
        self.session.cancel(ANSWER_WORK)
        self._heatmap.stop()
        self._show_working(False)

    def _ask_again(self, *_what: object) -> None:
        self._ask()

    def _ask_of_other_hours(self) -> None:
        self._heatmap.ask_again()
        self._ask()

    def _ask(self) -> None:
        question = self.chosen()
        is_heatmap = question.key == WORST
        is_visible = self.isVisible() and self.session.is_open
        self.form.heatmapBox.setVisible(is_heatmap)
        self.form.rasterButton.setVisible(is_heatmap)
        self._heatmap.set_wanted(is_visible and is_heatmap)
        if not is_visible:
            return
        self.results.tick(question.key)
        if is_heatmap:
            if self._heatmap.shown is not None and self._heatmap.shown.source.selection == self.selection():
                self._show_heatmap(self._heatmap.shown)
            return
        if question.answer is not None:
            self._answer(question, question.answer)

    def _answer(self, question: Question, answer: Answer) -> None:
        selection, values = self.selection(), self.settings.values(question.key)
        self._show_working(True)
        self.session.ask(
            ANSWER_WORK,
            translate("est", "Looking for the answer"),
            lambda gateway, feedback: drawn_of(lambda: answer(gateway, selection, values, feedback)),
            lambda drawn: self._show_answer(question, selection, drawn),
            self._failed,
            lambda percent: self.form.progress.setValue(round(percent)),
        )

    def _show_answer(self, question: Question, selection: Selection, drawn: Drawn) -> None:
        if self.chosen() is not question:
            return
        self._asked_of = selection
        self._show(question, drawn.shown)
        # A turn of the event loop each, so that the window answers in between.
        self._turns = [
            lambda: self._show_table(question, drawn.shown),
            lambda: self._show_settings(question, drawn.shown),
            lambda: self._put_on_map(question.key, selection, drawn),
        ]
        self._turn.start()

    def _show_heatmap(self, answer: HeatmapAnswer) -> None:
        """Show the heatmap's sentence at once, and the hotspots cut from it as soon as they are cut."""
        question = self._questions[WORST]
        if self.chosen() is not question:
            return
        if answer.density is None:
            self._show_answer(question, answer.source.selection, Drawn(show_heatmap(answer)))
            return
        bandwidth, values = answer.bandwidth.metres, self.settings.values(WORST)
        selection = answer.source.selection
        self.session.ask(
            ANSWER_WORK,
            translate("est", "Looking for the answer"),
            lambda _gateway, feedback: drawn_of(
                lambda: show_hotspots(asking_hotspots(answer.source, bandwidth, values, feedback), answer)
            ),
            lambda drawn: self._show_answer(question, selection, drawn),
            self._failed,
        )

    def _put_on_map(self, question: str, selection: Selection, drawn: Drawn) -> None:
        """Put an answer on the map in place of the question's last; an answer without a map takes it away."""
        shown = drawn.shown
        heatmap = self._heatmap_layer.layer()
        if question == WORST and heatmap is not None and shown.basis is not None:
            write_story(heatmap, _story(shown, selection, self._title(question)))
        if not self.form.showResult.isChecked() or shown.map is None or shown.basis is None:
            self.results.clear(question)
            return
        story = _story(shown, selection, self._title(question))
        try:
            if isinstance(shown.map, ResultSurface):
                self.results.show_surface(question, shown.map, story)
            elif isinstance(shown.map, ResultFeatures) and drawn.layer is not None:
                self.results.show_features(question, drawn.layer, story)
        except EstError as error:
            self._failed(error)

    def _show_or_hide_result(self, is_on: bool) -> None:
        key = self.chosen().key
        if not is_on:
            self.results.clear(key)
            return
        self._ask()

    def _title(self, question: str) -> str:
        return title_of(plain_title(self._questions[question]), self._asked_of)

    def _show(self, question: Question, shown: Shown) -> None:
        self._shown = shown
        form = self.form
        self._show_working(False)
        form.sentence.setText(shown.sentence)
        form.notices.setText("\n".join(shown.notices))
        form.notices.setVisible(bool(shown.notices))
        self._picture.show_svg(shown.svg)
        form.keepRunButton.setEnabled(shown.basis is not None)
        form.showResult.setVisible(question.has_map)
        self._offer_same_reporters(shown)

    def _offer_same_reporters(self, shown: Shown) -> None:
        """Offer the result from those that reported in both periods, where the reporting differs."""
        offered = next((each for each in shown.settings if each.key == SAME_REPORTERS), None)
        box = self.form.sameReporters
        with QSignalBlocker(box):
            box.setChecked(offered is not None and bool(offered.value))
        box.setVisible(offered is not None)

    def _show_table(self, question: Question, shown: Shown) -> None:
        fill_table(self.form.table, shown)
        self._links.show(question.key, shown.linked)

    def _show_settings(self, question: Question, shown: Shown) -> None:
        """Show the settings of an answer; a refusal leaves those that led to it, to be changed."""
        if not shown.is_refusal:
            own = [setting for setting in shown.settings if setting.key != SAME_REPORTERS]
            self.settings.show(question.key, own)
        self.form.settingsBox.setVisible(self.settings.has_any(question.key))

    def _take_turn(self) -> None:
        if not self._turns:
            self._turn.stop()
            return
        self._turns.pop(0)()

    def _show_working(self, is_working: bool) -> None:
        self.form.progress.setVisible(is_working)
        self.form.stopButton.setVisible(is_working)

    def _failed(self, error: EstError) -> None:
        self._show_working(False)
        self.session.failed.emit(error)

    def _keep_run(self) -> None:
        if self._shown is not None:
            question = self.chosen()
            values = self.settings.values(question.key)
            self.runs.keep(question.key, plain_title(question), self._asked_of, values, self._shown)

    def _recall(self, found: Remembered) -> None:
        """Ask what was asked before: the filter, the hours, the settings and the question as they were."""
        if found.question not in self._questions:
            return
        self.settings.set_values(found.question, found.values)
        self.hours.set_hours(found.selection.hours)
        self._heatmap.ask_again()
        before = self._filter.selection
        self._filter.set_selection(found.selection)
        button = self.buttons[found.question]
        if not button.isChecked():
            button.setChecked(True)
        elif before == self._filter.selection:
            self._ask()

    def _tell_kept(self, bandwidth: float) -> None:
        self._messages.success(
            translate(
                "est",
                "Bandwidth {metres} and its classes are the municipality's own now, on every map and sheet.",
                metres=metres(bandwidth),
            )
        )

    def _tell_run_kept(self, title: str) -> None:
        self._messages.success(translate("est", "Saved among the earlier analyses: {title}", title=title))

    def _save_raster(self) -> None:
        from qgis import processing

        bandwidth = self._heatmap.bandwidth()
        processing.execAlgorithmDialog(
            "est:density",
            {"INPUT": self.session.text, "BANDWIDTH": bandwidth, "CELL_SIZE": max(1, bandwidth // 8)},
        )


def _story(shown: Shown, selection: Selection, title: str) -> Story:
    """Return what a result's layer says about itself."""
    basis = shown.basis
    if basis is None:
        raise ValueError("a refusal has no layer")
    return Story(
        title,
        basis.sentence,
        period_label(selection.period) if selection.period is not None else translate("est", "all time"),
        basis.n,
        left_out_list(basis.left_out),
        basis.left_out_total,
        basis.warnings,
        worded_settings(shown.settings),
        {
            **basis.recipe,
            "selection": {
                "period": selection.period.code() if selection.period is not None else None,
                "categories": sorted(selection.category_uuids),
                "sources": sorted(selection.sources),
                "areas": sorted(selection.area_uuids),
                "hours": selection.hours.code() if selection.hours is not None else None,
            },
        },
    )
