"""The preview of a sheet: page by page, as it will be printed."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QImage, QPixmap
from qgis.PyQt.QtWidgets import QWidget

from ...domain.message import EstError
from ...project.language import translate
from .job import Made

PREVIEW_DPI = 110.0


class SheetViewer:
    """Shows one page at a time in the dock's form; holds the sheet until another takes its place."""

    def __init__(self, form: QWidget, on_failed: Callable[[EstError], None]) -> None:
        self._form = form
        self._failed = on_failed
        self._image = QImage()
        self._page = 0
        self.made: Made | None = None
        form.previousPage.clicked.connect(lambda _checked=False: self.turn(-1))
        form.nextPage.clicked.connect(lambda _checked=False: self.turn(1))
        self.clear()

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def answer_index(self) -> int:
        """Which of the sheet's answers the shown page belongs to."""
        if self.made is None:
            return 0
        first = 0
        for index, result in enumerate(self.made.sheet.results):
            first += sum(part.template.page_count for part in result.parts)
            if self._page < first:
                return index
        return 0

    def show(self, made: Made) -> None:
        """Show a sheet, the page that was looked at if it is still there."""
        page = self._page
        self._close()
        self.made = made
        self._show_page(min(page, made.sheet.pages - 1))

    def turn(self, pages: int) -> None:
        """Go that many pages on."""
        if self.made is not None:
            self._show_page(min(max(0, self._page + pages), self.made.sheet.pages - 1))

    def clear(self) -> None:
        """Let the sheet go and say what will stand here."""
        self._close()
        self._page = 0
        self._image = QImage()
        self._form.preview.setPixmap(QPixmap())
        self._form.preview.setText(translate("est", "Preview shows the sheet here as it will be printed."))
        self._show_buttons()

    def fit(self) -> None:
        """Keep the page as large as there is room."""
        if self._image.isNull():
            return
        label = self._form.preview
        ratio = label.devicePixelRatioF()
        room = QSize(round(label.width() * ratio), round(label.height() * ratio))
        pixmap = QPixmap.fromImage(
            self._image.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        pixmap.setDevicePixelRatio(ratio)
        label.setPixmap(pixmap)

    def _show_page(self, page: int) -> None:
        if self.made is None:
            return
        try:
            self._image = self.made.sheet.preview(page, PREVIEW_DPI)
        except EstError as error:
            self._failed(error)
            return
        self._page = page
        self._form.preview.setText("")
        self._show_buttons()
        self.fit()

    def _show_buttons(self) -> None:
        pages = self.made.sheet.pages if self.made is not None else 0
        form = self._form
        for widget in (form.previousPage, form.pageText, form.nextPage):
            widget.setVisible(pages > 1)
        form.previousPage.setEnabled(self._page > 0)
        form.nextPage.setEnabled(self._page < pages - 1)
        form.pageText.setText(translate("est", "Page {page} of {pages}", page=self._page + 1, pages=pages))

    def _close(self) -> None:
        if self.made is not None:
            self.made.sheet.close()
            self.made = None
