"""Composed pages to PDF, PNG and SVG, a page at a time. A file appears when it is whole, or not at all."""

from __future__ import annotations

import uuid
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qgis.core import Qgis, QgsLayoutExporter, QgsLayoutRenderContext, QgsPrintLayout
from qgis.PyQt.QtCore import QMarginsF, QRect, QSize, QSizeF
from qgis.PyQt.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from qgis.PyQt.QtSvg import QSvgGenerator

from ..domain.message import QT_TRANSLATE_NOOP
from .options import SheetError
from .pdf_details import PdfDetails, PdfStructureError, add_details

MM_PER_INCH = 25.4
MOST_PIXELS = 200_000_000
SAVING_GLANCE_SECONDS = 0.02


@dataclass(frozen=True)
class SheetPage:
    """A page of a layout and its size in millimetres."""

    layout: QgsPrintLayout
    index: int

    @property
    def size_mm(self) -> tuple[float, float]:
        """Return width and height."""
        page = self.layout.pageCollection().page(self.index)
        size = self.layout.convertToLayoutUnits(page.pageSize())
        return size.width(), size.height()


def output_names(path: Path, fmt: str, pages: int) -> tuple[Path, ...]:
    """Return where the pages go: PDF in one file; PNG and SVG as name_1, name_2 … where there are several."""
    path = path if path.suffix.lower() == f".{fmt}" else path.with_name(f"{path.name}.{fmt}")
    if fmt == "pdf" or pages == 1:
        return (path,)
    return tuple(path.with_name(f"{path.stem}_{number}{path.suffix}") for number in range(1, pages + 1))


def export_pages(
    pages: Sequence[SheetPage], path: Path, fmt: str, dpi: int, details: PdfDetails
) -> Generator[int, None, tuple[Path, ...]]:
    """Write the pages; yields how many are done after each turn's work, and returns the files.

    Everything is written under other names in the same folder first. Raises SheetError; then, and when
    the generator is closed before its end, no file has been changed and none is left over.
    """
    targets = output_names(path, fmt, len(pages))
    mark = uuid.uuid4().hex[:8]
    drafts = tuple(target.with_name(f".{target.stem}-{mark}{target.suffix}") for target in targets)
    try:
        if fmt == "pdf":
            yield from _write_pdf(pages, drafts[0], dpi, details)
        else:
            for number, (page, draft) in enumerate(zip(pages, drafts, strict=True), start=1):
                if fmt == "png":
                    image = page_image(page, dpi)
                    yield number - 1
                    for _wait in _saving_steps(image, draft, details):
                        yield number - 1
                else:
                    _write_svg(page, draft, dpi, details)
                yield number
        for draft, target in zip(drafts, targets, strict=True):
            draft.replace(target)
    except OSError as error:
        raise _unwritable(path, str(error)) from error
    finally:
        for draft in drafts:
            with suppress(FileNotFoundError, PermissionError):
                draft.unlink()
    return targets


def page_image(page: SheetPage, dpi: float) -> QImage:
    """Return a page drawn at that resolution, for a preview. Raises SheetError if it would be too large."""
    _check_size(page, dpi)
    _ready(page.layout.renderContext(), dpi)
    return QgsLayoutExporter(page.layout).renderPageToImage(page.index, QSize(), dpi)


def _ready(context: QgsLayoutRenderContext, dpi: float) -> None:
    """Ask for real text, sharp edges, and rasters in one piece (tiles would show as seams)."""
    context.setDpi(dpi)
    context.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
    context.setFlag(QgsLayoutRenderContext.Flag.FlagAntialiasing, True)
    context.setFlag(QgsLayoutRenderContext.Flag.FlagUseAdvancedEffects, True)
    context.setFlag(QgsLayoutRenderContext.Flag.FlagForceVectorOutput, True)
    context.setFlag(QgsLayoutRenderContext.Flag.FlagDisableTiledRasterLayerRenders, True)


def _write_pdf(
    pages: Sequence[SheetPage], draft: Path, dpi: int, details: PdfDetails
) -> Generator[int, None, None]:
    writer = QPdfWriter(str(draft))
    writer.setResolution(dpi)
    writer.setTitle(details.title)
    _set_page(writer, pages[0])
    painter = QPainter()
    if not painter.begin(writer):
        raise _unwritable(draft, "QPdfWriter could not begin")
    try:
        for number, page in enumerate(pages, start=1):
            if number > 1:
                _set_page(writer, page)
                writer.newPage()
            _ready(page.layout.renderContext(), dpi)
            QgsLayoutExporter(page.layout).renderPage(painter, page.index)
            yield number
    finally:
        painter.end()
    yield len(pages)
    try:
        add_details(draft, details)
    except PdfStructureError as error:
        raise _unwritable(draft, str(error)) from error


def _set_page(writer: QPdfWriter, page: SheetPage) -> None:
    width, height = page.size_mm
    writer.setPageSize(
        QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0))


def _saving_steps(image: QImage, draft: Path, details: PdfDetails) -> Iterator[None]:
    """Pack a picture in a thread: a large one takes as long as drawing it. Yields while it is at it."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        saving = pool.submit(_save_picture, image, draft, details)
        while wait([saving], timeout=SAVING_GLANCE_SECONDS).not_done:
            yield
        saving.result()


def _save_picture(image: QImage, draft: Path, details: PdfDetails) -> None:
    image.setText("Title", details.title)
    if not image.save(str(draft), "PNG"):
        raise _unwritable(draft, "QImage could not be saved")


def _write_svg(page: SheetPage, draft: Path, dpi: int, details: PdfDetails) -> None:
    width, height = page.size_mm
    pixels = QSize(round(width / MM_PER_INCH * dpi), round(height / MM_PER_INCH * dpi))
    generator = QSvgGenerator()
    generator.setFileName(str(draft))
    generator.setResolution(dpi)
    generator.setSize(pixels)
    generator.setViewBox(QRect(0, 0, pixels.width(), pixels.height()))
    generator.setTitle(details.title)
    generator.setDescription(details.subject)
    painter = QPainter()
    if not painter.begin(generator):
        raise _unwritable(draft, "QSvgGenerator could not begin")
    try:
        _ready(page.layout.renderContext(), dpi)
        QgsLayoutExporter(page.layout).renderPage(painter, page.index)
    finally:
        painter.end()


def _check_size(page: SheetPage, dpi: float) -> None:
    width, height = (side / MM_PER_INCH * dpi for side in page.size_mm)
    if width * height > MOST_PIXELS:
        raise SheetError(
            QT_TRANSLATE_NOOP(
                "est",
                "A picture of {width} × {height} pixels is too large for the computer's memory. Choose fewer"
                " dots per inch, or PDF, which is sharp at every size.",
            ),
            width=round(width),
            height=round(height),
        )


def _unwritable(path: Path, details: str) -> SheetError:
    return SheetError(
        QT_TRANSLATE_NOOP(
            "est",
            "The sheet could not be written to “{folder}”. Nothing was changed there. Close the file if"
            " another program has it open, or choose another folder.",
        ),
        folder=str(path.parent),
        details=details,
    )


def finish(steps: Iterable[int]) -> tuple[Path, ...]:
    """Run an export to its end and return its files."""
    iterator = iter(steps)
    while True:
        try:
            next(iterator)
        except StopIteration as end:
            return tuple(end.value)
