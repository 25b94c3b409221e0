"""The last step of an import: what becomes of every row, before and after; rejects, mapping, source."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QHeaderView, QWidget

from ...domain.observation import Observation
from ...exchange.connected import ConnectedSource
from ...exchange.headings import plain_heading
from ...exchange.import_context import ImportChoices
from ...exchange.import_plan import PlannedWrite
from ...exchange.observation_import import ObservationImport, summary
from ...exchange.profiles import Profile
from ...project.code_words import word_of
from ...project.foreign_source import FileSource, LayerSource
from ...project.language import sentence, translate
from ...project.swedish import EN_DASH, moment, number
from ..forms import load_form
from .job import Foreign
from .tables import MOST_ROWS, fill, rows_model, show_model

FOLDER_KEY = "est_lagesbild/rejects_folder"
REJECTED_TAB = 1
PASSING = "memory"
"""The provider of layers that are gone with the project's window and cannot be fetched again."""
_NUMBERS = frozenset(range(6))


class ImportSummaryPage(QObject):
    """Tells ``rejects_wanted`` (Path) and ``keep_wanted`` (Profile, ConnectedSource or None)."""

    rejects_wanted = pyqtSignal(object)
    keep_wanted = pyqtSignal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = form = load_form("import_summary", QWidget(parent))
        self._foreign: Foreign | None = None
        self._outcome: ObservationImport | None = None
        self._choices = ImportChoices()
        self._rejects: Path | None = None
        for view in (form.written, form.rejected):
            view.verticalHeader().setDefaultSectionSize(24)
        form.saveRejectsButton.clicked.connect(lambda _checked=False: self._save_rejects())
        form.openRejectsButton.clicked.connect(lambda _checked=False: self._open_rejects())
        form.keepButton.clicked.connect(lambda _checked=False: self._keep(is_connected=False))
        form.connectButton.clicked.connect(lambda _checked=False: self._keep(is_connected=True))
        form.name.textChanged.connect(lambda _text: self._enable())

    def fill(self, foreign: Foreign, outcome: ObservationImport, choices: ImportChoices) -> None:
        """Show what would become, or has become, of every row."""
        form = self.form
        if self._foreign is not foreign:
            form.name.setText(foreign.profile.name or Path(foreign.table.name).stem)
        self._foreign, self._outcome, self._choices, self._rejects = foreign, outcome, choices, None
        self._fill_counts(outcome)
        notices = [sentence(notice) for notice in outcome.plan.notices]
        if max(outcome.imported + outcome.updated, len(outcome.rejected)) > MOST_ROWS:
            notices.append(
                translate("est", "Only the first {count} rows are shown here.", count=number(MOST_ROWS))
            )
        form.notices.setText("\n".join(notices))
        form.notices.setVisible(bool(notices))
        self._fill_written(foreign, outcome)
        self._fill_rejected(outcome)
        form.tables.setTabEnabled(REJECTED_TAB, bool(outcome.rejected))
        only_rejected = bool(outcome.rejected) and not (outcome.imported or outcome.updated)
        form.tables.setCurrentIndex(REJECTED_TAB if only_rejected else 0)
        self._enable()

    def clear(self) -> None:
        """Let go of the rows."""
        self._foreign = self._outcome = None
        for view in (self.form.written, self.form.rejected):
            show_model(view, rows_model((), (), parent=view))

    def show_rejects_saved(self, path: Path) -> None:
        """Offer to open the file of rejected rows."""
        self._rejects = path
        self._enable()
        self.form.openRejectsButton.setFocus()

    def _fill_counts(self, outcome: ObservationImport) -> None:
        told = summary(outcome)
        self.form.sentence.setText(
            sentence(told)
            if outcome.run is not None
            else translate("est", "If you import now: {what}", what=sentence(told))
        )
        headings = (
            translate("est", "New"),
            translate("est", "Changed"),
            translate("est", "There already"),
            translate("est", "Rejected"),
            translate("est", "All rows"),
            translate("est", "Personal data"),
        )
        counts = (
            outcome.imported,
            outcome.updated,
            outcome.duplicates,
            len(outcome.rejected),
            outcome.row_count,
            outcome.warned,
        )
        table = self.form.counts
        fill(table, headings, [tuple(number(count) for count in counts)], 5, _NUMBERS)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setFixedHeight(table.horizontalHeader().height() + table.rowHeight(0) + 2 * table.frameWidth())

    def _fill_written(self, foreign: Foreign, outcome: ObservationImport) -> None:
        kinds = {category.uuid: category.name for category in foreign.categories}
        organisations = {one.uuid: one.name for one in (*foreign.organisations, *outcome.plan.organisations)}
        writes = chain(outcome.plan.new, outcome.plan.updates)
        rows = (_written_cells(write, kinds, organisations) for write in islice(writes, MOST_ROWS))
        headings = (
            translate("est", "Row"),
            "",
            translate("est", "Kind"),
            translate("est", "When"),
            translate("est", "Where"),
            translate("est", "How exact"),
            translate("est", "Organisation"),
            translate("est", "Free text"),
        )
        view = self.form.written
        show_model(view, rows_model(headings, rows, frozenset({0}), view))

    def _fill_rejected(self, outcome: ObservationImport) -> None:
        rows = (
            (str(trouble.row), trouble.column, sentence(trouble.reason))
            for trouble in outcome.rejected[:MOST_ROWS]
        )
        headings = (translate("est", "Row"), translate("est", "Column"), translate("est", "Reason"))
        view = self.form.rejected
        show_model(view, rows_model(headings, rows, frozenset({0}), view), 2)

    def _enable(self) -> None:
        form = self.form
        form.saveRejectsButton.setEnabled(self._outcome is not None and bool(self._outcome.rejected))
        form.openRejectsButton.setVisible(self._rejects is not None)
        has_name = bool(form.name.text().strip())
        form.keepButton.setEnabled(has_name)
        source = self._foreign.source if self._foreign is not None else None
        is_passing = isinstance(source, LayerSource) and source.provider == PASSING
        form.connectButton.setEnabled(has_name and not is_passing)

    def _save_rejects(self) -> None:
        if self._foreign is None:
            return
        folder = Path(QgsSettings().value(FOLDER_KEY, str(Path.home())))
        stem = Path(self._foreign.table.name.replace(":", " ")).stem
        name = translate("est", "{file} rejected rows.csv", file=stem)
        path, _ = QFileDialog.getSaveFileName(
            self.form, translate("est", "Save the rejected rows"), str(folder / name), "CSV (*.csv)"
        )
        if path:
            QgsSettings().setValue(FOLDER_KEY, str(Path(path).parent))
            self.rejects_wanted.emit(Path(path if path.lower().endswith(".csv") else path + ".csv"))

    def _open_rejects(self) -> None:
        if self._rejects is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._rejects)))

    def _keep(self, *, is_connected: bool) -> None:
        name = self.form.name.text().strip()
        if self._outcome is None or self._foreign is None or not name:
            return
        profile = named(self._outcome, name, self._choices)
        connected = connection(self._foreign, self._choices, name) if is_connected else None
        self.keep_wanted.emit(profile, connected)


def named(outcome: ObservationImport, name: str, choices: ImportChoices) -> Profile:
    """Return the mapping of an import under a name, by which tables with its headings are known again.

    The source system stays, so that rows that were imported before it had the name are known again.
    """
    plan = outcome.plan
    return replace(
        plan.profile,
        name=name,
        source_system=plan.source_system,
        crs=choices.crs or plan.profile.crs,
        source=choices.source or plan.profile.source,
        signature=tuple(sorted({plain_heading(heading) for heading in plan.profile.columns.values()})),
    )


def connection(foreign: Foreign, choices: ImportChoices, name: str) -> ConnectedSource:
    """Return where the table of an import lies, with what was chosen for it."""
    source = foreign.source
    common = ConnectedSource(
        name,
        "",
        name,
        crs=choices.crs,
        source=choices.source or "",
        organisation_uuid=choices.organisation_uuid or "",
        kind=choices.kind,
    )
    if isinstance(source, FileSource):
        return replace(
            common,
            place=str(source.path),
            sheet=foreign.read.sheet or "",
            separator=source.separator or "",
            encoding=source.encoding or "",
        )
    return replace(common, place=source.text, provider=source.provider)


def _written_cells(
    write: PlannedWrite, kinds: dict[str, str], organisations: dict[str, str]
) -> tuple[str, ...]:
    row: Observation = write.observation
    return (
        str(write.row),
        translate("est", "new") if write.before is None else translate("est", "changed"),
        kinds.get(row.category_uuid, ""),
        _when(row),
        row.place_name,
        word_of("place_precision", row.place_precision),
        organisations.get(row.organisation_uuid or "", ""),
        row.description,
    )


def _when(row: Observation) -> str:
    if row.started_at is None:
        return translate("est", "no time")
    start = moment(row.started_at)
    return start if row.ended_at is None else f"{start} {EN_DASH} {moment(row.ended_at)}"
