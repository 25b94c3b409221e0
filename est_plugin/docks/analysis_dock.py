"""*Analysera*: choose a question, see the answer. The first is the live heatmap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHeaderView, QRadioButton, QTableWidgetItem

from ..analysis.progress import Progress
from ..answers.basis import Direction
from ..answers.heatmap import HeatmapAnswer
from ..answers.questions import ask_change, ask_places, ask_time_pattern
from ..domain.message import EstError
from ..domain.selection import Selection
from ..project.filter import CurrentFilter
from ..project.heatmap_layer import HeatmapLayer
from ..project.language import translate
from ..project.session import DatabaseSession
from ..project.swedish import metres
from ..store.gateway import Gateway
from .database_menu import DatabaseMenu
from .est_dock import EstDock
from .heatmap_controls import HeatmapControls
from .messages import Messages
from .picture import SvgPicture
from .presentation import Shown, show_change, show_heatmap, show_places, show_time_pattern

ANSWER_WORK = "answer"
WORST = "worst"
LONGEST_TABLE = 200
_WORSE, _BETTER = QColor("#8c2d04"), QColor("#1d4e68")


@dataclass(frozen=True)
class Question:
    """A question of the coordinator's: its words and how it is answered off the main thread."""

    key: str
    title: str
    answer: Callable[[Gateway, Selection, Progress], Shown] | None = None


def questions() -> tuple[Question, ...]:
    """Return the questions in the order of the meeting; the first is answered on the map."""
    return (
        Question(WORST, translate("est", "Where is it &worst?")),
        Question(
            "change",
            translate("est", "What has &changed?"),
            lambda gateway, selection, progress: show_change(ask_change(gateway, selection, progress)),
        ),
        Question(
            "week",
            translate("est", "&When in the week?"),
            lambda gateway, selection, progress: show_time_pattern(
                ask_time_pattern(gateway, selection, progress)
            ),
        ),
        Question(
            "places",
            translate("est", "Which &places?"),
            lambda gateway, selection, progress: show_places(ask_places(gateway, selection, progress)),
        ),
    )


class AnalysisDock(EstDock):
    """The questions, the answer in words, picture and table, and the controls of the heatmap."""

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
        self._iface = iface
        self._filter = current
        self._messages = messages
        self._picture = SvgPicture()
        self._picture.setAccessibleName(self.form.picture.accessibleName())
        self.form.answerLayout.replaceWidget(self.form.picture, self._picture)
        self.form.picture.deleteLater()
        self.form.progress.hide()
        self.form.table.hide()
        self._heatmap = HeatmapControls(self.form, session, current, heatmap_layer)
        self._heatmap.answered.connect(self._show_heatmap)
        self._heatmap.working.connect(self.form.progress.setVisible)
        self._heatmap.kept.connect(self._tell_kept)
        self._questions = {question.key: question for question in questions()}
        self.buttons = {key: self._add_button(question) for key, question in self._questions.items()}
        self.buttons[WORST].setChecked(True)
        self.form.rasterButton.clicked.connect(lambda _checked=False: self._save_raster())
        self.form.sheetButton.clicked.connect(lambda _checked=False: show_sheet())
        self._connections = (
            (current.changed, self._ask_again),
            (session.opened, self._ask_again),
            (session.changed_by_others, self._ask_again),
        )
        for signal, slot in self._connections:
            signal.connect(slot)
        self.visibilityChanged.connect(lambda _visible: self._ask())

    def detach(self) -> None:
        """Let go of everything, as when the plugin is taken away."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._heatmap.detach()
        super().detach()

    def chosen(self) -> Question:
        """Return the question that is chosen."""
        return next(self._questions[key] for key, button in self.buttons.items() if button.isChecked())

    def _add_button(self, question: Question) -> QRadioButton:
        button = QRadioButton(question.title, self.form.questionBox)
        button.setObjectName(f"question_{question.key}")
        button.toggled.connect(lambda is_on: self._ask() if is_on else None)
        self.form.questionLayout.addWidget(button)
        return button

    def _ask_again(self, *_what: object) -> None:
        self._ask()

    def _ask(self) -> None:
        question = self.chosen()
        is_heatmap = question.key == WORST
        is_visible = self.isVisible() and self.session.is_open
        self.form.heatmapBox.setVisible(is_heatmap)
        self.form.rasterButton.setVisible(is_heatmap)
        self._heatmap.set_wanted(is_visible and is_heatmap)
        if not is_visible or question.answer is None:
            return
        answer, selection = question.answer, self._filter.selection
        self.form.progress.show()
        self.session.ask(
            ANSWER_WORK,
            translate("est", "Looking for the answer"),
            lambda gateway, feedback: answer(gateway, selection, feedback),
            lambda shown: self._show_answer(question, shown),
            self._failed,
            lambda percent: self.form.progress.setValue(round(percent)),
        )

    def _show_answer(self, question: Question, shown: Shown) -> None:
        if self.chosen() is question:
            self._show(shown)

    def _show_heatmap(self, answer: HeatmapAnswer) -> None:
        if self.chosen().key == WORST:
            self._show(show_heatmap(answer))

    def _tell_kept(self, bandwidth: float) -> None:
        self._messages.success(
            translate(
                "est",
                "Bandwidth {metres} and its classes are the municipality's own now, on every map and sheet.",
                metres=metres(bandwidth),
            )
        )

    def _show(self, shown: Shown) -> None:
        self.form.progress.hide()
        self.form.sentence.setText(shown.sentence)
        self.form.notices.setText("\n".join(shown.notices))
        self.form.notices.setVisible(bool(shown.notices))
        self._picture.show_svg(shown.svg)
        self._fill_table(shown)

    def _failed(self, error: EstError) -> None:
        self.form.progress.hide()
        self.session.failed.emit(error)

    def _fill_table(self, shown: Shown) -> None:
        table = self.form.table
        table.setVisible(bool(shown.rows))
        rows = shown.rows[:LONGEST_TABLE]
        table.setColumnCount(len(shown.columns))
        table.setHorizontalHeaderLabels(list(shown.columns))
        table.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.setItem(row, column, self._cell(shown, row, column, text))
        table.resizeRowsToContents()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if shown.columns:
            widest = 1 if 0 in shown.numeric else 0
            header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)

    @staticmethod
    def _cell(shown: Shown, row: int, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        if shown.tooltips:
            item.setToolTip(escape(shown.tooltips[row]))
        if column in shown.numeric:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        is_verdict = bool(shown.directions) and column == len(shown.columns) - 1
        if is_verdict and shown.directions[row] is Direction.WORSE:
            item.setForeground(_WORSE)
        elif is_verdict and shown.directions[row] is Direction.BETTER:
            item.setForeground(_BETTER)
        return item

    def _save_raster(self) -> None:
        from qgis import processing

        bandwidth = self._heatmap.bandwidth()
        processing.execAlgorithmDialog(
            "est:density",
            {"INPUT": self.session.text, "BANDWIDTH": bandwidth, "CELL_SIZE": max(1, bandwidth // 8)},
        )
