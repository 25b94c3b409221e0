"""Earlier imports, which can be undone, and connected sources, from which what is new is fetched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...domain.local_time import to_local
from ...domain.runs import ImportKind, ImportRun
from ...exchange.connected import ConnectedSource
from ...project.foreign_source import FileSource, ForeignSource, LayerSource
from ...project.language import translate
from ...project.swedish import day_short, moment, number
from ..forms import load_form
from .job import Earlier
from .tables import fill

_COUNTS = frozenset({2, 3, 4, 5})


class EarlierImports(QObject):
    """The list of imports; tells ``undo_wanted`` (ImportRun) after the person has agreed."""

    undo_wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = load_form("import_earlier", QWidget(parent))
        self._runs: list[ImportRun] = []
        self._days = 0
        self.form.undoButton.clicked.connect(lambda _checked=False: self._ask())
        self.form.runs.itemSelectionChanged.connect(self._enable)
        self._enable()

    def fill(self, earlier: Earlier) -> None:
        """Show the imports of observations, the latest first."""
        self._runs = [run for run in earlier.runs if run.kind is ImportKind.OBSERVATIONS]
        self._days = earlier.days
        self.form.advice.setText(
            translate(
                "est",
                "An import can be undone as a whole for {days} days. Rows that somebody has worked on since"
                " stay as they are.",
                days=earlier.days,
            )
            if self._runs
            else translate("est", "Nothing has been imported yet.")
        )
        headings = (
            translate("est", "When"),
            translate("est", "File or layer"),
            translate("est", "New"),
            translate("est", "Changed"),
            translate("est", "There already"),
            translate("est", "Rejected"),
            translate("est", "State"),
        )
        fill(self.form.runs, headings, [self._cells(run) for run in self._runs], 1, _COUNTS)
        if self._runs:
            self.form.runs.setCurrentCell(0, 0)
        self._enable()

    def _cells(self, run: ImportRun) -> tuple[str, ...]:
        counts = (run.imported, run.updated, run.duplicates, run.rejected)
        when = moment(run.started_at) if run.started_at is not None else ""
        return (when, run.file_name, *(number(count) for count in counts), self._state(run))

    def _state(self, run: ImportRun) -> str:
        if run.undone_at is not None:
            return translate("est", "undone {when}", when=_day(run.undone_at))
        last = self._last_moment(run)
        if last is None or last < datetime.now(UTC):
            return translate("est", "too late to undo")
        return translate("est", "can be undone until {when}", when=_day(last))

    def _last_moment(self, run: ImportRun) -> datetime | None:
        return None if run.finished_at is None else run.finished_at + timedelta(days=self._days)

    def _chosen(self) -> ImportRun | None:
        row = self.form.runs.currentRow()
        return self._runs[row] if 0 <= row < len(self._runs) else None

    def _enable(self) -> None:
        run = self._chosen()
        last = self._last_moment(run) if run is not None else None
        self.form.undoButton.setEnabled(
            run is not None and run.undone_at is None and last is not None and last >= datetime.now(UTC)
        )

    def _ask(self) -> None:
        run = self._chosen()
        if run is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            translate("est", "Undo the import"),
            translate(
                "est",
                "Take back the import of “{file}”? {imported} new rows are removed and {updated} changed rows"
                " are put back as they were. Rows that somebody has worked on since stay.",
                file=run.file_name,
                imported=number(run.imported),
                updated=number(run.updated),
            ),
            QMessageBox.StandardButton.Cancel,
            self.form,
        )
        box.setObjectName("EstUndoImport")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.button(QMessageBox.StandardButton.Cancel).setText(translate("est", "&Cancel"))
        agree = box.addButton(translate("est", "&Undo the import"), QMessageBox.ButtonRole.AcceptRole)
        agree.setObjectName("EstUndoImportAgree")
        agree.clicked.connect(lambda _checked=False: self.undo_wanted.emit(run))
        box.open()


class ConnectedSources(QObject):
    """The list of sources; tells ``fetch_wanted`` (ConnectedSource) and ``disconnect_wanted`` (name)."""

    fetch_wanted = pyqtSignal(object)
    disconnect_wanted = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = load_form("import_connected", QWidget(parent))
        self._sources: tuple[ConnectedSource, ...] = ()
        self._empty_words = translate(
            "est",
            "No source is connected yet. Import a table once, then choose Save and connect the source in the"
            " summary.",
        )
        self._usual_words = self.form.advice.text()
        self.form.fetchButton.clicked.connect(lambda _checked=False: self._tell_fetch())
        self.form.disconnectButton.clicked.connect(lambda _checked=False: self._tell_disconnect())
        self.form.sources.itemSelectionChanged.connect(self._enable)
        self._enable()

    def fill(self, sources: tuple[ConnectedSource, ...]) -> None:
        """Show the sources."""
        self._sources = sources
        self.form.advice.setText(self._usual_words if sources else self._empty_words)
        headings = (translate("est", "Source"), translate("est", "File or layer"), translate("est", "Sheet"))
        rows = [(one.name, shown_place(one), one.sheet) for one in sources]
        fill(self.form.sources, headings, rows, 1)
        if sources:
            self.form.sources.setCurrentCell(0, 0)
        self._enable()

    def _chosen(self) -> ConnectedSource | None:
        row = self.form.sources.currentRow()
        return self._sources[row] if 0 <= row < len(self._sources) else None

    def _enable(self) -> None:
        for button in (self.form.fetchButton, self.form.disconnectButton):
            button.setEnabled(self._chosen() is not None)

    def _tell_fetch(self) -> None:
        source = self._chosen()
        if source is not None:
            self.fetch_wanted.emit(source)

    def _tell_disconnect(self) -> None:
        source = self._chosen()
        if source is not None:
            self.disconnect_wanted.emit(source.name)


def _day(instant: datetime) -> str:
    return day_short(to_local(instant).date())


def shown_place(source: ConnectedSource) -> str:
    """Return where a source lies as a person reads it."""
    return source.place.split("|")[0] if source.provider in ("", "ogr") else source.name


def foreign_source(source: ConnectedSource) -> ForeignSource:
    """Return how a connected source is read."""
    if source.provider:
        return LayerSource(source.name, source.place, source.provider)
    return FileSource(
        Path(source.place), source.sheet or None, source.separator or None, source.encoding or None
    )
