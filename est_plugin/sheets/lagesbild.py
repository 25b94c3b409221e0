"""The printed lägesbild: an answer and a template become pages that can be seen, and written to a file.

Layouts live in the main thread. ``compose_steps`` and ``ComposedSheet.export_steps`` give the event loop
a turn after every page; ``prepare`` is for a task.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QImage

from ..answers.lagesbild.parts import LagesbildAnswer
from ..project.language import translate
from .background import Backdrop, backdrop_steps
from .export import SheetPage, export_pages, finish, page_image
from .html_page import html_steps
from .options import SheetOptions
from .page import PageResult, compose_page_steps, set_page_number
from .pdf_details import PdfDetails
from .prepared import Prepared, prepare
from .public_background import shown_to_all
from .series import sheet_kind
from .template import load_template

PREVIEW_DPI = 96.0
WAIT_SECONDS = 0.01


@dataclass
class ComposedSheet:
    """Pages ready to be seen or written. Holds its own project, layers and layouts until ``close``."""

    project: QgsProject
    results: list[PageResult] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    details: PdfDetails = field(default_factory=lambda: PdfDetails(""))
    dpi: int = 300
    backdrops: list[Backdrop] = field(default_factory=list)
    answers: list[LagesbildAnswer] = field(default_factory=list)
    ready: list[Prepared] = field(default_factory=list)
    options: SheetOptions = field(default_factory=SheetOptions)

    @property
    def page_list(self) -> list[SheetPage]:
        """All pages in order."""
        return [
            SheetPage(part.layout, index)
            for result in self.results
            for part in result.parts
            for index in range(part.layout.pageCollection().pageCount())
        ]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.page_list)

    @property
    def overflow_details(self) -> tuple[str, ...]:
        """What goes beyond its box or found no room, by name."""
        return tuple(text for result in self.results for part in result.parts for text in part.overflows)

    @property
    def overflows(self) -> int:
        """How many boxes overflow or blocks found no room; 0 on a good sheet."""
        return len(self.overflow_details)

    def preview(self, page: int = 0, dpi: float = PREVIEW_DPI) -> QImage:
        """Return a page as it will be printed."""
        return page_image(self.page_list[page], dpi)

    def export(self, path: Path, fmt: str = "pdf") -> tuple[Path, ...]:
        """Write all pages and return the files: one PDF or HTML, or name_1, name_2 … for PNG and SVG.

        Raises SheetError; then nothing has been written.
        """
        return finish(self.export_steps(path, fmt))

    def export_steps(self, path: Path, fmt: str = "pdf") -> Generator[int, None, tuple[Path, ...]]:
        """Write page by page: yields how many are done; closing it early leaves nothing behind.

        For HTML the event loop needs a turn in between, as its maps are drawn in other threads.
        """
        if fmt == "html":
            return html_steps(self.results, self.answers, self.ready, self.options, Path(path))
        return export_pages(self.page_list, Path(path), fmt, self.dpi, self.details)

    def close(self) -> None:
        """Let layouts, layers and pictures go."""
        for result in self.results:
            for part in result.parts:
                self.project.layoutManager().removeLayout(part.layout)
        self.results.clear()
        self.project.clear()
        for backdrop in self.backdrops:
            backdrop.close()
        self.backdrops.clear()


def compose(
    answer: LagesbildAnswer | Sequence[LagesbildAnswer],
    options: SheetOptions,
    background: Sequence[QgsMapLayer] = (),
    prepared: Sequence[Prepared] | None = None,
) -> ComposedSheet:
    """Compose a sheet, or an atlas with a page an answer, and return it. Call it in the main thread.

    ``background`` are layers from the top down; one that cannot be reached is named and left out.
    Raises SheetError.
    """
    steps = compose_steps(answer, options, background, prepared)
    while True:
        try:
            waiting = next(steps)
        except StopIteration as end:
            composed: ComposedSheet = end.value
            return composed
        if waiting:
            QCoreApplication.processEvents()
            time.sleep(WAIT_SECONDS)


def compose_steps(
    answer: LagesbildAnswer | Sequence[LagesbildAnswer],
    options: SheetOptions,
    background: Sequence[QgsMapLayer] = (),
    prepared: Sequence[Prepared] | None = None,
) -> Generator[bool, None, ComposedSheet]:
    """Compose page by page. Yields True while it waits for a background, False after a page."""
    answers = [answer] if isinstance(answer, LagesbildAnswer) else list(answer)
    kind = sheet_kind(options.sheet)
    path = replace(options, family=options.family or kind.template_family).template_path()
    composed = ComposedSheet(
        QgsProject(), dpi=options.dpi, details=_details(answers, options), options=options
    )
    composed.project.setTransformContext(QgsProject.instance().transformContext())
    if any(part.map.fill is not None for part in answers):
        background, told = shown_to_all(background)
        composed.notices.extend(told)
    try:
        known: dict[str, bool] = {}
        for index, part in enumerate(answers):
            template = load_template(composed.project, path)
            backdrop = Backdrop()
            composed.backdrops.append(backdrop)
            yield from backdrop_steps(
                composed.project, template, part.map, background, options, known, backdrop
            )
            ready = prepared[index] if prepared is not None else prepare(part)
            composed.answers.append(part)
            composed.ready.append(ready)
            steps = compose_page_steps(template, kind, part, ready, backdrop, options)
            composed.results.append((yield from _without_waiting(steps)))
            for notice in composed.results[-1].notices:
                if notice not in composed.notices:
                    composed.notices.append(notice)
            yield False
        total = composed.pages
        number = 1
        for result in composed.results:
            number = set_page_number(result, number, total)
    except BaseException:
        composed.close()
        raise
    return composed


def _without_waiting(steps: Generator[None, None, PageResult]) -> Generator[bool, None, PageResult]:
    """Give the event loop its turn after every layout; there is nothing to wait for."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: PageResult = end.value
            return result
        yield False


def _details(answers: Sequence[LagesbildAnswer], options: SheetOptions) -> PdfDetails:
    if not answers:
        return PdfDetails(translate("est", "Lägesbild"))
    first = answers[0]
    return PdfDetails(
        title=f"{first.title} – {first.municipality}",
        author=options.author or first.municipality,
        subject=first.subtitle,
        keywords=f"EST, {first.audience}",
    )
