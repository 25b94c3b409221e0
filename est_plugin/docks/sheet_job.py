"""Making a sheet without holding the window: answers in a task, then a page per turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..analysis.progress import Part
from ..answers.ground import default_compare
from ..answers.pages import lagesbild_pages
from ..answers.parts import LagesbildAnswer
from ..domain.message import EstError
from ..domain.period import Period
from ..domain.selection import Selection
from ..domain.settings import MunicipalitySettings
from ..project.background import TaskFeedback
from ..project.language import translate
from ..project.session import DatabaseSession
from ..sheets.lagesbild import ComposedSheet, compose_steps
from ..sheets.options import SheetOptions
from ..sheets.prepared import Prepared, prepare
from ..store.gateway import Gateway

SHEET_WORK = "sheet"
ANSWERED_PERCENT, COMPOSED_PERCENT = 50, 80
_WAIT_MILLISECONDS = 15


@dataclass(frozen=True)
class SheetRequest:
    """What the person chose. ``compare`` None lets the data decide; ``options`` gets logo and colour."""

    selection: Selection
    compare: Callable[[Period], Period | None] | None
    per_area: bool
    options: Callable[[MunicipalitySettings], SheetOptions]
    background: Callable[[MunicipalitySettings], Sequence[QgsMapLayer]]


@dataclass(frozen=True)
class _Answered:
    answers: tuple[LagesbildAnswer, ...]
    prepared: tuple[Prepared, ...]
    settings: MunicipalitySettings


class SheetJob(QObject):
    """One sheet at a time: composed for a preview, or composed and written."""

    composed = pyqtSignal(object)
    written = pyqtSignal(object)
    failed = pyqtSignal(object)
    progressed = pyqtSignal(int)

    def __init__(self, session: DatabaseSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: Generator[int, None, None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def start(self, request: SheetRequest, output: Path | None) -> None:
        """Make the sheet; with ``output`` it is written there, else handed over by ``composed``."""
        self.stop()
        self._session.ask(
            SHEET_WORK,
            translate("est", "Making the lägesbild"),
            lambda gateway, feedback: _answer(gateway, request, feedback),
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
    ) -> Generator[int, None, None]:
        """Yield how long to wait before the next step, in milliseconds."""
        options = request.options(answered.settings)
        composing = compose_steps(
            answered.answers, options, request.background(answered.settings), answered.prepared
        )
        sheet = yield from self._compose(composing, len(answered.answers))
        if output is None:
            self.composed.emit(sheet)
            return
        try:
            files = yield from self._write(sheet, output, options.fmt)
        finally:
            sheet.close()
        self.written.emit((files, sheet.notices))

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
        except StopIteration:
            self._steps = None
        except EstError as error:
            self._steps = None
            self.failed.emit(error)


def _answer(gateway: Gateway, request: SheetRequest, feedback: TaskFeedback) -> _Answered:
    selection = request.selection
    compare: Period | None = None
    if selection.period is not None:
        compare = (
            default_compare(gateway, selection)
            if request.compare is None
            else request.compare(selection.period)
        )
    answers = lagesbild_pages(
        gateway, selection, compare, per_area=request.per_area, progress=Part(feedback, 0.0, 0.9)
    )
    return _Answered(answers, tuple(prepare(answer) for answer in answers), gateway.settings())
