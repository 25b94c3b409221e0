"""*Importera observationer*: a window beside the map, five steps from a file to rows in the database."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from pathlib import Path

from qgis.core import Qgis
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ...analysis.errors import CancelledError
from ...domain.message import EstError
from ...domain.runs import ImportRun
from ...exchange.connected import ConnectedSource
from ...exchange.import_context import ImportChoices
from ...exchange.observation_import import ObservationImport, summary
from ...exchange.profiles import Profile
from ...project.background import log_error
from ...project.foreign_source import ForeignSource
from ...project.language import sentence, translate
from ...project.session import DatabaseSession
from ...project.swedish import number
from ...store.imports import Undone
from ..forms import load_form
from .columns_page import ImportColumnsPage
from .guard_page import ImportGuardPage
from .job import Foreign, ImportJob, Located, Trial, rows_of
from .kinds_page import ImportKindsPage
from .lists import ConnectedSources, EarlierImports, foreign_source
from .map import ImportMap
from .source_page import ImportSourcePage
from .summary_page import ImportSummaryPage
from .words import step_words

NEW, CONNECTED, EARLIER = range(3)
STAYS, NOTICE_SECONDS = 0, 8
Tried = tuple[Profile, ImportChoices]


class Step(IntEnum):
    """The steps in their order, as the pages stand in the window."""

    SOURCE = 0
    COLUMNS = 1
    KINDS = 2
    GUARD = 3
    SUMMARY = 4


class ImportDialog(QDialog):
    """Leads from a table to an import, and back again; holds no rows longer than it is open."""

    def __init__(self, iface: QgisInterface, session: DatabaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = load_form("import_dialog", self)
        self.setObjectName("EstImportDialog")
        self.setModal(False)
        font = self.steps.font()
        font.setBold(True)
        self.steps.setFont(font)
        self._session = session
        self.job = ImportJob(session, self)
        self.map = ImportMap(iface.mapCanvas(), self)
        self.source = ImportSourcePage(self)
        self.columns = ImportColumnsPage(self)
        self.kinds = ImportKindsPage(self)
        self.guard = ImportGuardPage(self)
        self.summary = ImportSummaryPage(self)
        for page in (self.source, self.columns, self.kinds, self.guard, self.summary):
            self.pages.addWidget(page.form)
        self.connected = ConnectedSources(self)
        self.earlier = EarlierImports(self)
        self.connectedLayout.addWidget(self.connected.form)
        self.earlierLayout.addWidget(self.earlier.form)
        self._foreign: Foreign | None = None
        self._tried: Tried | None = None
        self._outcome: ObservationImport | None = None
        self._visited: list[Step] = []
        self._is_busy = self._is_writing = False
        self._connect()
        self._start_over()

    def _connect(self) -> None:
        self.job.failed.connect(self.tell_error)
        self.job.progressed.connect(self.progress.setValue)
        self.job.busy.connect(self._set_busy)
        self.source.chosen.connect(self._read)
        self.columns.changed.connect(self._locate)
        self.columns.form.zoomButton.clicked.connect(lambda _checked=False: self.map.zoom())
        self.summary.rejects_wanted.connect(self._save_rejects)
        self.summary.keep_wanted.connect(self._keep)
        self.connected.fetch_wanted.connect(self._fetch)
        self.connected.disconnect_wanted.connect(self._disconnect_source)
        self.earlier.undo_wanted.connect(self._undo)
        self.tabs.currentChanged.connect(lambda _tab: self._show_tab())
        self.stopButton.clicked.connect(lambda _checked=False: self.job.stop())
        self.backButton.clicked.connect(lambda _checked=False: self._back())
        self.nextButton.clicked.connect(lambda _checked=False: self._next())
        self.importButton.clicked.connect(lambda _checked=False: self._import())
        self.againButton.clicked.connect(lambda _checked=False: self._start_over())
        self.closeButton.clicked.connect(lambda _checked=False: self.reject())
        self._session.closed.connect(self._leave)

    def detach(self) -> None:
        """Let go of everything, as when the plugin is taken away."""
        self._session.closed.disconnect(self._leave)
        self._leave()
        self.map.detach()

    def present(self) -> None:
        """Show the window, or bring it to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._show_tab()

    def reject(self) -> None:
        """Close the window, but never in the midst of writing."""
        if not self._is_writing:
            self._leave()

    def _leave(self) -> None:
        self.job.stop()
        self._start_over()
        super().reject()

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return Step(self.pages.currentIndex())

    def tell_error(self, error: EstError) -> None:
        """Say in the window what went wrong; what was to be written is tried anew against the database."""
        was_writing, self._is_writing = self._is_writing, False
        self._set_busy(self._is_busy)
        if isinstance(error, CancelledError):
            return
        log_error(error)
        self.bar.pushMessage("", sentence(error), Qgis.MessageLevel.Warning, STAYS)
        if was_writing and self.tabs.currentIndex() == NEW:
            self._try()

    def _say(self, text: str) -> None:
        self.bar.pushMessage("", text, Qgis.MessageLevel.Success, NOTICE_SECONDS)

    def _start_over(self) -> None:
        self._forget()
        self.source.clear()
        self.bar.clearWidgets()
        self._show_step(Step.SOURCE)
        self.source.form.file.lineEdit().setFocus()

    def _forget(self) -> None:
        """Let go of the table and all that was asked about it."""
        held = rows_of(self._foreign, self._outcome)
        self._foreign = self._tried = self._outcome = None
        self._visited.clear()
        for page in (self.columns, self.kinds, self.guard, self.summary):
            page.clear()
        self.map.clear()
        self.job.let_go(held)

    def _show_tab(self) -> None:
        if not self._session.is_open:
            return
        if self.tabs.currentIndex() == CONNECTED:
            self.job.list_connected(self.connected.fill)
        elif self.tabs.currentIndex() == EARLIER:
            self.job.list_earlier(self.earlier.fill)
        self._show_buttons()

    def _read(self, source: ForeignSource, profile_name: str | None) -> None:
        self.bar.clearWidgets()
        self._forget()
        self._show_buttons()
        self.job.read(source, self._show_read, profile_name)

    def _show_read(self, foreign: Foreign) -> None:
        self._foreign = foreign
        self.source.show(foreign)
        self.columns.fill(foreign)
        self._locate()
        self._show_buttons()
        self.nextButton.setFocus()

    def _locate(self) -> None:
        if self._foreign is not None:
            choices = self.columns.choices()
            self.job.locate(self._foreign.table, self.columns.profile(), choices.crs, self._show_located)

    def _show_located(self, located: Located) -> None:
        if self._foreign is None:
            return
        self.columns.show_located(located)
        if located.places is None:
            self.map.clear()
        else:
            self.map.show(located.places.points, located.crs)

    def _next(self) -> None:
        self.bar.clearWidgets()
        if self.step is Step.SOURCE:
            self._go_to(Step.COLUMNS)
            return
        if self._as_chosen() == self._tried and self._outcome is not None:
            self._go_on(self._outcome)
        else:
            self._try()

    def _try(self) -> None:
        if self._foreign is not None:
            tried = self._as_chosen()
            self.job.try_out(self._foreign, *tried, lambda trial: self._show_tried(tried, trial))

    def _as_chosen(self) -> Tried:
        choices = replace(
            self.columns.choices(), kinds=self.kinds.answers(), decisions=self.guard.decisions()
        )
        return self.columns.profile(), choices

    def _show_tried(self, tried: Tried, trial: Trial) -> None:
        self._tried, self._outcome = tried, trial.outcome
        self.map.show(trial.points, trial.crs)
        self._go_on(trial.outcome)

    def _go_on(self, outcome: ObservationImport) -> None:
        """Go to the next step that has something to ask, else to the summary."""
        if self._foreign is None or self._tried is None:
            return
        plan = outcome.plan
        if self.step < Step.KINDS and (plan.unknown_kinds or self.kinds.answers()):
            self.kinds.fill(plan.unknown_kinds, self._foreign.categories)
            self._go_to(Step.KINDS)
        elif self.step < Step.GUARD and plan.findings:
            self.guard.fill(plan.findings)
            self._go_to(Step.GUARD)
        else:
            self.summary.fill(self._foreign, outcome, self._tried[1])
            self._go_to(Step.SUMMARY)

    def _go_to(self, step: Step) -> None:
        if step is not self.step:
            self._visited.append(self.step)
        self._show_step(step)

    def _back(self) -> None:
        self.bar.clearWidgets()
        if self._visited:
            self._show_step(self._visited.pop())

    def _show_step(self, step: Step) -> None:
        title, advice = step_words()[step]
        self.pages.setCurrentIndex(step)
        self.steps.setText(title)
        self.advice.setText(advice)
        if step is Step.SUMMARY and self._is_done:
            self.steps.setText(translate("est", "The import is done"))
            self.advice.setText(
                translate("est", "It can be undone as a whole, under the tab Earlier imports.")
            )
        self._show_buttons()

    @property
    def _is_done(self) -> bool:
        return self._outcome is not None and self._outcome.run is not None

    def _show_buttons(self) -> None:
        is_new = self.tabs.currentIndex() == NEW
        is_last = self.step is Step.SUMMARY
        can_go = self._foreign is not None and not self._is_busy
        self.progress.setVisible(self._is_busy)
        self.stopButton.setVisible(self._is_busy and not self._is_writing)
        self.backButton.setVisible(is_new and self.step is not Step.SOURCE and not self._is_done)
        self.nextButton.setVisible(is_new and not is_last)
        self.importButton.setVisible(is_new and is_last and not self._is_done)
        self.againButton.setVisible(is_new and is_last and self._is_done)
        outcome = self._outcome
        has_rows = outcome is not None and bool(outcome.imported or outcome.updated)
        self.backButton.setEnabled(can_go)
        self.nextButton.setEnabled(can_go)
        self.importButton.setEnabled(can_go and has_rows)
        self.closeButton.setEnabled(not self._is_writing)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.tabs.setEnabled(not is_busy)
        self._show_buttons()
        if is_busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def _import(self) -> None:
        if self._outcome is None or self._tried is None:
            return
        self.bar.clearWidgets()
        self._is_writing = True
        self.job.write(self._outcome, self._tried[1], self._show_imported)

    def _show_imported(self, outcome: ObservationImport) -> None:
        self._is_writing = False
        self._outcome = outcome
        self.map.clear()
        if self._foreign is not None and self._tried is not None:
            self.summary.fill(self._foreign, outcome, self._tried[1])
        self._show_step(Step.SUMMARY)
        self._session.look_for_changes()
        self.againButton.setFocus()

    def _save_rejects(self, path: Path) -> None:
        if self._outcome is not None:
            self.job.save_rejects(self._outcome, path, lambda count: self._show_saved(path, count))

    def _show_saved(self, path: Path, count: int) -> None:
        self.summary.show_rejects_saved(path)
        self._say(
            translate(
                "est",
                "{count} rejected rows are saved. Mend them in the file and import it again.",
                count=number(count),
            )
        )

    def _keep(self, profile: Profile, connected: ConnectedSource | None) -> None:
        text = (
            translate("est", "The mapping “{name}” is saved.", name=profile.name)
            if connected is None
            else translate(
                "est",
                "The source “{name}” is connected. Fetch what is new under Connected sources.",
                name=profile.name,
            )
        )
        self.job.keep_mapping(profile, connected, lambda _nothing: self._say(text))

    def _fetch(self, connected: ConnectedSource) -> None:
        self._start_over()
        source = foreign_source(connected)
        self.job.read(source, lambda foreign: self._try_fetched(connected, foreign), connected.profile)

    def _try_fetched(self, connected: ConnectedSource, foreign: Foreign) -> None:
        self._foreign = foreign
        self.source.show(foreign)
        self.columns.fill(foreign)
        self.columns.choose(connected.choices())
        tried = self._as_chosen()
        self.job.try_out(foreign, *tried, lambda trial: self._write_fetched(tried, trial))

    def _write_fetched(self, tried: Tried, trial: Trial) -> None:
        """Write what came in, or go through what only a person can decide."""
        self._tried, self._outcome = tried, trial.outcome
        plan = trial.outcome.plan
        if plan.unknown_kinds or plan.findings:
            self.tabs.setCurrentIndex(NEW)
            self._show_step(Step.COLUMNS)
            self._locate()
            self._go_on(trial.outcome)
        elif plan.new or plan.updates:
            self._is_writing = True
            self.job.write(trial.outcome, tried[1], self._show_fetched)
        else:
            self._show_fetched(trial.outcome)

    def _show_fetched(self, outcome: ObservationImport) -> None:
        self._is_writing = False
        self._say(sentence(summary(outcome)))
        self._session.look_for_changes()
        if outcome.rejected:
            self.tabs.setCurrentIndex(NEW)
            self._show_imported(outcome)
        self._show_buttons()

    def _disconnect_source(self, name: str) -> None:
        self.job.disconnect_source(name, lambda _nothing: self.job.list_connected(self.connected.fill))

    def _undo(self, run: ImportRun) -> None:
        self.bar.clearWidgets()
        self._is_writing = True
        self.job.undo(run, self._show_undone)

    def _show_undone(self, undone: Undone) -> None:
        self._is_writing = False
        self._show_buttons()
        self._say(
            translate(
                "est",
                "The import is undone: {removed} rows removed, {restored} put back as they were, {kept} kept"
                " because somebody has worked on them.",
                removed=number(undone.removed),
                restored=number(undone.restored),
                kept=number(undone.kept),
            )
        )
        self._session.look_for_changes()
        self.job.list_earlier(self.earlier.fill)
