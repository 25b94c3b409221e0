"""Earlier analyses: kept in the database, listed, asked again, or asked of another period."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QListWidgetItem, QWidget

from ...answers.analyses.remembered import Remembered, remembered, run_of
from ...answers.wording import hours_words
from ...domain.message import EstError
from ...domain.period import Period
from ...domain.runs import AnalysisRun
from ...domain.selection import Selection
from ...project.language import translate
from ...project.session import DatabaseSession
from ...project.swedish import capitalised, period_label
from .presentation import Shown

LIST_WORK, KEEP_WORK, FORGET_WORK = "analysis_runs", "keep_analysis", "forget_analysis"
MOST_LISTED = 100
_RUN = Qt.ItemDataRole.UserRole


class AnalysisRuns(QObject):
    """The list and its buttons; ``recalled`` tells what is to be asked (Remembered), ``kept`` the title."""

    recalled = pyqtSignal(object)
    kept = pyqtSignal(str)

    def __init__(self, form: QWidget, session: DatabaseSession, period: Callable[[], Period | None]) -> None:
        super().__init__(form)
        self._form = form
        self._session = session
        self._period = period
        form.runAgainButton.clicked.connect(lambda _checked=False: self._recall(new_period=False))
        form.runForPeriodButton.clicked.connect(lambda _checked=False: self._recall(new_period=True))
        form.forgetRunButton.clicked.connect(lambda _checked=False: self._forget())
        form.runs.itemDoubleClicked.connect(lambda _item: self._recall(new_period=False))
        form.runs.itemSelectionChanged.connect(self._show_buttons)
        self._show_buttons()

    def read(self) -> None:
        """Read the list anew."""
        self._session.ask(
            LIST_WORK,
            translate("est", "Reading earlier analyses"),
            lambda gateway, _feedback: gateway.analysis_runs()[:MOST_LISTED],
            self._show,
        )

    def keep(self, question: str, title: str, selection: Selection, values: object, shown: Shown) -> None:
        """Keep an answer in the database."""
        if shown.basis is None or not isinstance(values, dict):
            return
        told = title_of(title, selection)
        run = run_of(question, told, selection, values, shown.basis, (shown.columns, *shown.rows))
        self._session.ask(
            KEEP_WORK,
            translate("est", "Saving the analysis"),
            lambda gateway, _feedback: gateway.save_analysis_run(run),
            self._kept,
        )

    def _kept(self, run: AnalysisRun) -> None:
        self.kept.emit(run.title)
        self.read()

    def _show(self, runs: tuple[AnalysisRun, ...]) -> None:
        self._form.runs.clear()
        for run in runs:
            item = QListWidgetItem(run.title)
            item.setData(_RUN, run)
            item.setToolTip(_sentence_of(run))
            self._form.runs.addItem(item)
        self._show_buttons()

    def _show_buttons(self) -> None:
        has_one = self._chosen() is not None
        for button in (self._form.runAgainButton, self._form.runForPeriodButton, self._form.forgetRunButton):
            button.setEnabled(has_one)

    def _chosen(self) -> AnalysisRun | None:
        items = self._form.runs.selectedItems()
        run = items[0].data(_RUN) if items else None
        return run if isinstance(run, AnalysisRun) else None

    def _recall(self, *, new_period: bool) -> None:
        run = self._chosen()
        if run is None:
            return
        try:
            found = remembered(run)
        except EstError as error:
            self._session.failed.emit(error)
            return
        if new_period:
            # What it was compared with belongs to the period it was asked for.
            values = {key: value for key, value in found.values.items() if key != "compare"}
            selection = found.selection.with_period(self._period())
            found = Remembered(found.question, selection, values, found.sentence)
        self.recalled.emit(found)

    def _forget(self) -> None:
        run = self._chosen()
        if run is None:
            return
        self._session.ask(
            FORGET_WORK,
            translate("est", "Removing the analysis"),
            lambda gateway, _feedback: gateway.delete_analysis_run(run),
            lambda _nothing: self.read(),
        )


def title_of(question: str, selection: Selection) -> str:
    """Return what an analysis is listed as: its question, its period, its hours."""
    when = period_label(selection.period) if selection.period is not None else translate("est", "all time")
    parts = [capitalised(when)]
    if selection.hours is not None:
        parts.append(hours_words(selection.hours))
    return f"{question} {', '.join(parts)}"


def _sentence_of(run: AnalysisRun) -> str:
    try:
        return remembered(run).sentence
    except EstError:
        return translate("est", "This analysis cannot be read by this version.")
