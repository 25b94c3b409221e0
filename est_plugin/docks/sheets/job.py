"""Making a sheet without holding the window: answers in a task, then a page per turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...analysis.progress import Part
from ...answers.ground import default_compare
from ...answers.lagesbild.kept_sheet import Print, kept_sheet, sheet_run
from ...answers.lagesbild.pages import NO_WORDS, SheetName, SheetQuestion, Words, sheet_pages
from ...answers.lagesbild.parts import LagesbildAnswer
from ...answers.public.sheet import public_pages
from ...domain.message import EstError
from ...domain.period import Period
from ...domain.selection import Selection
from ...domain.settings import MunicipalitySettings
from ...project.background import TaskFeedback
from ...project.language import translate
from ...project.session import DatabaseSession
from ...sheets.lagesbild import ComposedSheet, compose_steps
from ...sheets.options import SheetOptions
from ...sheets.prepared import Prepared, prepare
from ...store.gateway import Gateway

SHEET_WORK = "sheet"
KEEP_WORK = "keep_sheet"
ANSWERED_PERCENT, COMPOSED_PERCENT = 50, 80
_WAIT_MILLISECONDS = 15


@dataclass(frozen=True)
class SheetRequest:
    """What the person chose. ``compare`` None lets the data decide; ``options`` gets logo and colour.

    ``kept`` is the uuid of a sheet that is printed again with the numbers of its time.
    """

    sheet: SheetName
    selection: Selection
    compare: Callable[[Period], Period | None] | None
    options: Callable[[MunicipalitySettings, SheetName, Print | None], SheetOptions]
    background: Callable[[MunicipalitySettings], Sequence[QgsMapLayer]]
    is_public: bool = False
    insatser: tuple[str, ...] = ()
    words: Words = NO_WORDS
    kept: str = ""


@dataclass(frozen=True)
class Made:
    """A sheet that can be looked at, and what was asked and answered for it."""

    sheet: ComposedSheet
    question: SheetQuestion
    answers: tuple[LagesbildAnswer, ...]


@dataclass(frozen=True)
class Written:
    """The files that were written, and what has to be told of them."""

    files: tuple[Path, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True)
class _Answered:
    question: SheetQuestion
    layout: Print | None
    answers: tuple[LagesbildAnswer, ...]
    prepared: tuple[Prepared, ...]
    settings: MunicipalitySettings


class SheetJob(QObject):
    """One sheet at a time: composed for a preview, or composed and written."""

    composed = pyqtSignal(object)
    written = pyqtSignal(object)
    failed = pyqtSignal(object)
    progressed = pyqtSignal(int)
    kept = pyqtSignal()

    def __init__(self, session: DatabaseSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: Generator[int, None, Callable[[], None]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def start(self, request: SheetRequest, output: Path | None) -> None:
        """Make the sheet; with ``output`` it is written there, else handed over by ``composed``."""
        self.stop()
        self._session.ask(
            SHEET_WORK,
            translate("est", "Making the lägesbild"),
            lambda gateway, feedback: _answer(gateway, request, output is not None, feedback),
            lambda answered: self._begin(request, answered, output),
            self.failed.emit,
            lambda percent: self.progressed.emit(round(percent * ANSWERED_PERCENT / 100)),
        )

    def stop(self) -> None:
        """Stop what is under way; nothing half-written stays."""
        self._timer.stop()
        self._session.cancel(SHEET_WORK)
        if self._steps is not None:
            self._steps.close()
            self._steps = None

    def _begin(self, request: SheetRequest, answered: _Answered, output: Path | None) -> None:
        self._steps = self._make(request, answered, output)
        self._timer.start(0)

    def _make(
        self, request: SheetRequest, answered: _Answered, output: Path | None
    ) -> Generator[int, None, Callable[[], None]]:
        """Yield how long to wait before the next step, in milliseconds; returns how to tell of the end."""
        options = request.options(answered.settings, answered.question.sheet, answered.layout)
        composing = compose_steps(
            answered.answers, options, request.background(answered.settings), answered.prepared
        )
        sheet = yield from self._compose(composing, len(answered.answers))
        if output is None:
            made = Made(sheet, answered.question, answered.answers)
            return lambda: self.composed.emit(made)
        try:
            files = yield from self._write(sheet, output, options.fmt)
            notices = tuple(sheet.notices)
        finally:
            sheet.close()
        if not request.kept and not request.is_public:
            self._keep(answered, Print(options.paper, options.orientation, str(options.template or "")))
        return lambda: self.written.emit(Written(files, notices))

    def _keep(self, answered: _Answered, layout: Print) -> None:
        """Keep the sheet with its recipe, numbers and words, so that it can be printed again."""

        def save(gateway: Gateway, _feedback: TaskFeedback) -> None:
            if not gateway.read_only:
                gateway.save_sheet_run(sheet_run(answered.question, layout, answered.answers))

        title = translate("est", "Keeping the sheet's recipe")
        self._session.ask(KEEP_WORK, title, save, lambda _saved: self.kept.emit(), self.failed.emit)

    def _compose(
        self, composing: Generator[bool, None, ComposedSheet], pages: int
    ) -> Generator[int, None, ComposedSheet]:
        done = 0
        try:
            while True:
                is_waiting = next(composing)
                done += not is_waiting
                share = done / max(1, pages)
                self.progressed.emit(round(ANSWERED_PERCENT + share * (COMPOSED_PERCENT - ANSWERED_PERCENT)))
                yield _WAIT_MILLISECONDS if is_waiting else 0
        except StopIteration as end:
            sheet: ComposedSheet = end.value
            return sheet
        finally:
            composing.close()

    def _write(self, sheet: ComposedSheet, output: Path, fmt: str) -> Generator[int, None, tuple[Path, ...]]:
        writing = sheet.export_steps(output, fmt)
        try:
            while True:
                share = next(writing) / max(1, sheet.pages)
                self.progressed.emit(round(COMPOSED_PERCENT + share * (100 - COMPOSED_PERCENT)))
                yield 0
        except StopIteration as end:
            files: tuple[Path, ...] = end.value
            return files
        finally:
            writing.close()

    def _next(self) -> None:
        if self._steps is None:
            return
        try:
            self._timer.start(next(self._steps))
        except StopIteration as end:
            # Only now: whoever hears of it may begin the next sheet.
            self._steps = None
            tell: Callable[[], None] = end.value
            tell()
        except EstError as error:
            self._steps = None
            self.failed.emit(error)


def _answer(gateway: Gateway, request: SheetRequest, is_written: bool, feedback: TaskFeedback) -> _Answered:
    progress = Part(feedback, 0.0, 0.9)
    if request.kept:
        found = kept_sheet(gateway, request.kept, progress)
        return _answered(gateway, found.question, found.layout, found.answers)
    selection = request.selection
    if request.is_public:
        return _public(gateway, request, is_written, progress)
    compare: Period | None = None
    if selection.period is not None:
        compare = (
            default_compare(gateway, selection)
            if request.compare is None
            else request.compare(selection.period)
        )
    question = SheetQuestion(request.sheet, selection, compare, request.insatser, request.words)
    return _answered(gateway, question, None, sheet_pages(gateway, question, progress))


def _answered(
    gateway: Gateway, question: SheetQuestion, layout: Print | None, answers: tuple[LagesbildAnswer, ...]
) -> _Answered:
    prepared = tuple(prepare(answer) for answer in answers)
    return _Answered(question, layout, answers, prepared, gateway.settings())


def _public(gateway: Gateway, request: SheetRequest, is_written: bool, progress: Part) -> _Answered:
    """Answer the public sheet; a preview publishes nothing."""
    period = request.selection.period
    compare = request.compare(period) if request.compare is not None and period is not None else None
    question = SheetQuestion(request.sheet, request.selection, compare)
    pages = public_pages(
        gateway,
        question,
        compare_as_published=request.compare is None,
        record=is_written,
        progress=progress,
    )
    return _answered(gateway, question, None, pages)
