"""*Lägesbild*: the period stands in the filter; choose paper, look, write."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgisInterface, QgsFileWidget
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QImage, QPixmap
from qgis.PyQt.QtWidgets import QFileDialog

from ..domain.message import EstError
from ..domain.period import Period
from ..domain.settings import MunicipalitySettings
from ..project.filter import CurrentFilter
from ..project.language import translate
from ..project.session import DatabaseSession
from ..project.swedish import period_label
from ..project.tree import background_layers
from ..sheets.lagesbild import ComposedSheet
from ..sheets.options import FORMATS, SheetOptions
from .database_menu import DatabaseMenu
from .est_dock import EstDock
from .messages import Messages
from .sheet_job import SheetJob, SheetRequest

FOLDER_KEY = "est_lagesbild/sheet_folder"
PREVIEW_DPI = 110.0
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
        self._preview = QImage()
        self.job = SheetJob(session, self)
        self.job.composed.connect(self._show_preview)
        self.job.written.connect(self._tell_written)
        self.job.failed.connect(self._fail)
        self.job.progressed.connect(self.form.progress.setValue)
        self._fill_choices()
        self.form.previewButton.clicked.connect(lambda _checked=False: self._start(None))
        self.form.printButton.clicked.connect(lambda _checked=False: self._write())
        self.form.stopButton.clicked.connect(lambda _checked=False: self._stop())
        self.form.copyTemplateButton.clicked.connect(lambda _checked=False: self._copy_template())
        self._connections = (
            (current.changed, self._show_period),
            (session.opened, self._show_period),
            (session.closed, self._stop),
        )
        for signal, slot in self._connections:
            signal.connect(slot)
        self._set_busy(False)
        self._show_period()

    def detach(self) -> None:
        """Let go of everything, as when the plugin is taken away."""
        self.job.stop()
        for signal, slot in self._connections:
            signal.disconnect(slot)
        super().detach()

    def resizeEvent(self, event: object) -> None:
        """Keep the preview as large as there is room."""
        super().resizeEvent(event)
        self._fit_preview()

    def _fill_choices(self) -> None:
        form = self.form
        form.compare.addItem(translate("est", "Same period last year, else the one before"), None)
        form.compare.addItem(translate("est", "The period before"), Period.previous)
        form.compare.addItem(translate("est", "Same period last year"), Period.same_last_year)
        form.compare.addItem(translate("est", "Nothing"), lambda _period: None)
        form.extent.addItem(translate("est", "One sheet for the whole municipality"), False)
        form.extent.addItem(translate("est", "A page for each area"), True)
        titles = {"landscape": translate("est", "landscape"), "portrait": translate("est", "portrait")}
        for paper, orientation in PAPERS:
            form.paper.addItem(f"{paper}, {titles[orientation]}", (paper, orientation))
        form.template.setStorageMode(QgsFileWidget.StorageMode.GetFile)

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
        self._preview = QImage()
        self.form.preview.setPixmap(QPixmap())
        self.form.preview.setText(translate("est", "Preview shows the sheet here as it will be printed."))

    def _options(self, settings: MunicipalitySettings, fmt: str) -> SheetOptions:
        paper, orientation = self.form.paper.currentData()
        template = self.form.template.filePath().strip()
        return SheetOptions(
            paper=paper,
            orientation=orientation,
            template=Path(template) if template else None,
            fmt=fmt,
            logo=settings.logo_svg_or_png,
            accent_colour=settings.accent_colour,
        )

    def _start(self, output: Path | None) -> None:
        fmt = output.suffix.lstrip(".").lower() if output is not None else FORMATS[0]
        compare: Callable[[Period], Period | None] | None = self.form.compare.currentData()
        request = SheetRequest(
            self._filter.selection,
            compare,
            bool(self.form.extent.currentData()),
            lambda settings: self._options(settings, fmt),
            lambda settings: background_layers(QgsProject.instance(), settings.background_group),
        )
        self._set_busy(True)
        self.job.start(request, output)

    def _write(self) -> None:
        period = self._filter.selection.period
        if period is None:
            return
        folder = QgsSettings().value(FOLDER_KEY, str(Path.home()))
        name = re.sub(
            r'[\\/:*?"<>|]', "-", translate("est", "Lägesbild {period}", period=period_label(period))
        )
        path, chosen = QFileDialog.getSaveFileName(
            self._iface.mainWindow(),
            translate("est", "Write the lägesbild"),
            str(Path(folder) / f"{name}.pdf"),
            "PDF (*.pdf);;PNG (*.png);;SVG (*.svg)",
        )
        if not path:
            return
        output = Path(path)
        if output.suffix.lstrip(".").lower() not in FORMATS:
            output = output.with_name(output.name + "." + chosen.split(" ")[0].lower())
        QgsSettings().setValue(FOLDER_KEY, str(output.parent))
        self.write_to(output)

    def write_to(self, output: Path) -> None:
        """Make the sheet and write it to ``output``; the ending decides the format."""
        self._start(output)

    def _stop(self) -> None:
        self.job.stop()
        self._set_busy(False)

    def _show_preview(self, sheet: ComposedSheet) -> None:
        try:
            self._preview = sheet.preview(0, PREVIEW_DPI)
        except EstError as error:
            self._fail(error)
            return
        finally:
            sheet.close()
        self._set_busy(False)
        self.form.preview.setText("")
        self._fit_preview()

    def _fit_preview(self) -> None:
        if self._preview.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.form.preview.width() * ratio), round(self.form.preview.height() * ratio))
        pixmap = QPixmap.fromImage(
            self._preview.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        pixmap.setDevicePixelRatio(ratio)
        self.form.preview.setPixmap(pixmap)

    def _tell_written(self, outcome: tuple[tuple[Path, ...], list[str]]) -> None:
        files, notices = outcome
        self._set_busy(False)
        self._messages.written(
            translate("est", "The lägesbild is written: {path}", path=str(files[0])), files[0], notices
        )

    def _fail(self, error: EstError) -> None:
        self._set_busy(False)
        self._messages.error(error)

    def _set_busy(self, is_busy: bool) -> None:
        form = self.form
        form.progress.setVisible(is_busy)
        form.progress.setValue(0)
        form.stopButton.setVisible(is_busy)
        form.previewButton.setVisible(not is_busy)
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
            shutil.copyfile(self._options(MunicipalitySettings(), FORMATS[0]).template_path(), path)
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
