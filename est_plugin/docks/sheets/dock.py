"""*Lägesbild*: the period stands in the filter; choose a sheet, look, write the words, print."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgisInterface, QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog, QMenu

from ...answers.lagesbild.kept_sheet import Print
from ...answers.lagesbild.pages import SheetName
from ...answers.public.sheet import PUBLIC_SHEETS, public_kind
from ...domain.message import EstError
from ...domain.period import Period
from ...domain.settings import MunicipalitySettings
from ...project.filter import CurrentFilter
from ...project.language import translate
from ...project.session import DatabaseSession
from ...project.swedish import period_label
from ...project.tree import background_layers
from ...sheets.naming import sheet_word
from ...sheets.options import FORMATS, SheetOptions
from ...sheets.series import sheet_kind
from ..database.database_menu import DatabaseMenu
from ..est_dock import EstDock
from ..messages import Messages
from .job import Made, SheetJob, SheetRequest, Written
from .package_dialog import PackageDialog
from .publish_question import ask_to_publish
from .viewer import SheetViewer
from .words import SheetWords

FOLDER_KEY = "est_lagesbild/sheet_folder"
MOST_KEPT_SHOWN = 15
OFFERED = (
    SheetName.WEEK,
    SheetName.MONTH,
    SheetName.TERTIAL,
    SheetName.YEAR,
    SheetName.AREAS,
    SheetName.INSATS,
    SheetName.PLAN,
    SheetName.MEETING,
    SheetName.POSTER,
)
PAPERS = (("A3", "landscape"), ("A3", "portrait"), ("A4", "landscape"), ("A4", "portrait"))


class SheetDock(EstDock):
    """Chooses, previews and writes the lägesbild."""

    def __init__(
        self,
        iface: QgisInterface,
        session: DatabaseSession,
        current: CurrentFilter,
        messages: Messages,
        menu: DatabaseMenu,
    ) -> None:
        super().__init__("sheet", translate("est", "Lägesbild"), session, menu.open_file, menu.open_example)
        self._iface = iface
        self._filter = current
        self._messages = messages
        self._queue: list[tuple[SheetName, Path]] = []
        self._written: list[Path] = []
        self._kept = ""
        self.viewer = SheetViewer(self.form, self._fail)
        self.words = SheetWords(self.form)
        self.job = SheetJob(session, self)
        self.job.composed.connect(self._show_preview)
        self.job.written.connect(self._tell_written)
        self.job.failed.connect(self._fail)
        self.job.progressed.connect(self.form.progress.setValue)
        self._fill_choices()
        self.form.previewButton.clicked.connect(lambda _checked=False: self._start(None))
        self.form.printButton.clicked.connect(lambda _checked=False: self._write())
        self.form.stopButton.clicked.connect(lambda _checked=False: self._stop())
        self.form.previousPage.clicked.connect(lambda _checked=False: self._show_words())
        self.form.nextPage.clicked.connect(lambda _checked=False: self._show_words())
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.form.moreButton.setMenu(self._menu)
        self.form.copyTemplateButton.clicked.connect(lambda _checked=False: self._copy_template())
        self._connections = (
            (current.changed, self._show_period),
            (session.opened, self._show_sheet),
            (session.closed, self._stop),
        )
        for signal, slot in self._connections:
            signal.connect(slot)
        self._set_busy(False)
        self._show_sheet()

    def detach(self) -> None:
        """Let go of everything, as when the plugin is taken away."""
        self.job.stop()
        self.viewer.clear()
        for signal, slot in self._connections:
            signal.disconnect(slot)
        super().detach()

    def resizeEvent(self, event: object) -> None:
        """Keep the preview as large as there is room."""
        super().resizeEvent(event)
        self.viewer.fit()

    def _fill_choices(self) -> None:
        form = self.form
        form.compare.addItem(translate("est", "Same period last year, else the one before"), None)
        form.compare.addItem(translate("est", "The period before"), Period.previous)
        form.compare.addItem(translate("est", "Same period last year"), Period.same_last_year)
        form.compare.addItem(translate("est", "Nothing"), lambda _period: None)
        for sheet in OFFERED:
            form.sheet.addItem(sheet_word(sheet), sheet.value)
        form.sheet.setCurrentIndex(OFFERED.index(SheetName.MONTH))
        form.sheet.currentIndexChanged.connect(lambda _index: self._show_sheet())
        form.insats.currentIndexChanged.connect(lambda _index: self._forget())
        form.compare.currentIndexChanged.connect(lambda _index: self._forget())
        form.audience.addItem(translate("est", "The group (internal)"), False)
        form.audience.addItem(translate("est", "Everybody (public)"), True)
        form.audience.currentIndexChanged.connect(lambda _index: self._show_audience())
        titles = {"landscape": translate("est", "landscape"), "portrait": translate("est", "portrait")}
        for paper, orientation in PAPERS:
            form.paper.addItem(f"{paper}, {titles[orientation]}", (paper, orientation))
        form.template.setStorageMode(QgsFileWidget.StorageMode.GetFile)

    @property
    def sheet(self) -> SheetName:
        """The sheet that is chosen."""
        return SheetName(self.form.sheet.currentData())

    def _fill_insatser(self) -> None:
        """Offer the insatser of the open database, the open ones first."""
        form, gateway = self.form, self.session.gateway
        form.insats.blockSignals(True)
        form.insats.clear()
        form.insats.addItem(translate("est", "All that are open, a page each"), "")
        if gateway is not None:
            insatser = sorted(gateway.insatser(), key=lambda one: (not one.is_open(), one.title))
            for insats in insatser:
                form.insats.addItem(insats.title, insats.uuid)
        form.insats.blockSignals(False)

    def _show_sheet(self) -> None:
        """Take the paper of the chosen sheet, and show what it asks for."""
        form, sheet = self.form, self.sheet
        kind = sheet_kind(sheet.value)
        form.paper.setCurrentIndex(PAPERS.index((kind.paper, kind.orientation)))
        for widget in (form.insats, form.insatsLabel):
            widget.setVisible(sheet is SheetName.INSATS)
        if sheet is SheetName.INSATS:
            self._fill_insatser()
        may_be_public, is_poster = sheet in PUBLIC_SHEETS, sheet is SheetName.POSTER
        form.audience.setEnabled(may_be_public and not is_poster)
        if is_poster or not may_be_public:
            form.audience.setCurrentIndex(int(is_poster))
        self._show_period()

    def _forget(self) -> None:
        """Let a preview and the words of another choice go."""
        self._kept = ""
        self.viewer.clear()
        self.words.forget()

    def _show_period(self, *_what: object) -> None:
        period = self._filter.selection.period
        has_period = self.session.is_open and period is not None
        if period is None:
            text = translate("est", "Choose a period in the filter bar above the map.")
        else:
            text = translate(
                "est",
                "Lägesbild for {period}. Change the period in the filter bar.",
                period=period_label(period),
            )
        self.form.periodText.setText(text)
        for button in (self.form.previewButton, self.form.printButton):
            button.setEnabled(has_period)
        self._forget()

    def _options(
        self,
        settings: MunicipalitySettings,
        fmt: str,
        sheet: SheetName,
        kept: Print | None = None,
        *,
        own_paper: bool = False,
    ) -> SheetOptions:
        """Return how a sheet is laid out: as it was then, on its own paper in a package, else as chosen."""
        kind = sheet_kind(public_kind(sheet) if self._is_public else sheet.value)
        paper, orientation = self.form.paper.currentData()
        template = self.form.template.filePath().strip()
        if kept is not None:
            paper, orientation, template = kept.paper, kept.orientation, kept.template
        elif own_paper:
            paper, orientation, template = kind.paper, kind.orientation, ""
        return SheetOptions(
            paper=paper,
            orientation=orientation,
            template=Path(template) if template else None,
            fmt=fmt,
            logo=settings.logo_svg_or_png,
            accent_colour=settings.accent_colour,
            sheet=kind.name,
            family=kind.template_family,
        )

    @property
    def _is_public(self) -> bool:
        return bool(self.form.audience.currentData())

    def _show_audience(self) -> None:
        if self._is_public:
            kind = sheet_kind(public_kind(self.sheet))
            self.form.paper.setCurrentIndex(PAPERS.index((kind.paper, kind.orientation)))
        self._show_period()

    def _start(self, output: Path | None, sheet: SheetName | None = None, *, own_paper: bool = False) -> None:
        fmt = output.suffix.lstrip(".").lower() if output is not None else FORMATS[0]
        compare: Callable[[Period], Period | None] | None = self.form.compare.currentData()
        chosen = self.form.insats.currentData() if self.sheet is SheetName.INSATS and not own_paper else ""
        request = SheetRequest(
            sheet or self.sheet,
            self._filter.selection,
            compare,
            lambda settings, asked, kept: self._options(settings, fmt, asked, kept, own_paper=own_paper),
            lambda settings: background_layers(QgsProject.instance(), settings.background_group),
            is_public=self._is_public,
            insatser=(chosen,) if chosen else (),
            words=self.words.words(),
            kept="" if own_paper else self._kept,
        )
        self._set_busy(True)
        self.job.start(request, output)

    def _write(self) -> None:
        period = self._filter.selection.period
        if period is None:
            return
        folder = QgsSettings().value(FOLDER_KEY, str(Path.home()))
        name = re.sub(r'[\\/:*?"<>|]', "-", f"{sheet_word(self.sheet)} {period_label(period)}")
        path, chosen = QFileDialog.getSaveFileName(
            self._iface.mainWindow(),
            translate("est", "Write the lägesbild"),
            str(Path(folder) / f"{name}.pdf"),
            "PDF (*.pdf);;HTML (*.html);;PNG (*.png);;SVG (*.svg)",
        )
        if not path:
            return
        output = Path(path)
        if output.suffix.lstrip(".").lower() not in FORMATS:
            output = output.with_name(output.name + "." + chosen.split(" ")[0].lower())
        QgsSettings().setValue(FOLDER_KEY, str(output.parent))
        if self._is_public:
            ask_to_publish(self._iface.mainWindow(), period, lambda: self.write_to(output))
        else:
            self.write_to(output)

    def write_to(self, output: Path) -> None:
        """Make the sheet and write it to ``output``; the ending decides the format."""
        self._start(output)

    def write_package(self, sheets: Sequence[tuple[SheetName, Path]]) -> None:
        """Write several sheets, one after the other, each on its own paper."""
        self._queue, self._written = list(sheets), []
        self._forget()
        self._next_of_package()

    def show_kept(self, uuid: str) -> None:
        """Show a sheet that has been printed before, with the numbers of its time."""
        self._forget()
        self._kept = uuid
        self._start(None)

    def _next_of_package(self) -> None:
        sheet, path = self._queue.pop(0)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._queue.clear()
            self._set_busy(False)
            text = translate(
                "est", "The folder {path} could not be made. Choose another one.", path=str(path.parent)
            )
            self._messages.warn(text, str(error))
            return
        self._start(path, sheet, own_paper=True)

    def _stop(self) -> None:
        self._queue.clear()
        self.job.stop()
        self.viewer.clear()
        self._set_busy(False)

    def _show_preview(self, made: Made) -> None:
        self._set_busy(False)
        self.viewer.show(made)
        self._show_words()

    def _show_words(self) -> None:
        made = self.viewer.made
        if made is not None and not self._is_public and not self._kept:
            self.words.show(made.answers[self.viewer.answer_index])

    def _tell_written(self, outcome: Written) -> None:
        if self._written or self._queue:
            self._written.append(outcome.files[0])
        if self._queue:
            self._next_of_package()
            return
        self._set_busy(False)
        text = translate("est", "The lägesbild is written: {path}", path=str(outcome.files[0]))
        if self._written:
            folder = self._written[0].parent
            count = len(self._written)
            text = translate("est", "{count} sheets are written to {path}", count=count, path=str(folder))
            self._written = []
            self._messages.written(text, folder, outcome.notices)
            return
        self._messages.written(text, outcome.files[0], outcome.notices)

    def _fill_menu(self) -> None:
        """Offer the package, and the sheets that have been printed before."""
        self._menu.clear()
        period, gateway = self._filter.selection.period, self.session.gateway
        package = self._menu.addAction(translate("est", "All sheets of a meeting…"))
        package.setEnabled(period is not None and gateway is not None)
        package.triggered.connect(lambda _checked=False: self._ask_for_package())
        self._menu.addSection(translate("est", "Printed before, with the numbers of that time"))
        runs = gateway.sheet_runs()[:MOST_KEPT_SHOWN] if gateway is not None else ()
        for run in runs:
            action = self._menu.addAction(run.title.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, uuid=run.uuid: self.show_kept(uuid))
        if not runs:
            self._menu.addAction(translate("est", "None yet")).setEnabled(False)

    def _ask_for_package(self) -> None:
        period, gateway = self._filter.selection.period, self.session.gateway
        if period is None or gateway is None:
            return
        name = gateway.settings().municipality_name
        dialog = PackageDialog(period, name, self._iface.mainWindow())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.write_package(dialog.package().sheets))
        dialog.open()

    def _fail(self, error: EstError) -> None:
        self._queue.clear()
        self._written = []
        self._set_busy(False)
        self._messages.error(error)

    def _set_busy(self, is_busy: bool) -> None:
        form = self.form
        form.progress.setVisible(is_busy)
        form.progress.setValue(0)
        form.stopButton.setVisible(is_busy)
        form.previewButton.setVisible(not is_busy)
        form.moreButton.setEnabled(not is_busy)
        form.printButton.setEnabled(
            not is_busy and self.session.is_open and self._filter.selection.period is not None
        )

    def _copy_template(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self._iface.mainWindow(),
            translate("est", "Save a copy of the sheet's template"),
            str(Path.home() / "lagesbild.qpt"),
            translate("est", "QGIS layout template (*.qpt)"),
        )
        if not path:
            return
        try:
            own = self._options(MunicipalitySettings(), FORMATS[0], self.sheet).template_path()
            shutil.copyfile(own, path)
        except EstError as error:
            self._messages.error(error)
            return
        except OSError as error:
            self._messages.warn(
                translate(
                    "est",
                    "The template could not be saved to {path}. Choose another folder.",
                    path=path,
                ),
                str(error),
            )
            return
        self.form.template.setFilePath(path)
