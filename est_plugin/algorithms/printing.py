"""Answers to files, headless: composed in the main thread, written a page at a time, kept afterwards."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QCoreApplication

from ..analysis.errors import CancelledError
from ..analysis.progress import Part
from ..answers.lagesbild.kept_sheet import Print, sheet_run
from ..answers.lagesbild.pages import SheetQuestion
from ..answers.lagesbild.parts import LagesbildAnswer
from ..project.background_map import load_example_background
from ..project.tree import background_layers
from ..sheets.lagesbild import WAIT_SECONDS, ComposedSheet, compose_steps
from ..sheets.options import SheetOptions
from ..store.gateway import Gateway
from ..store.location import Location


@dataclass(frozen=True)
class Printed:
    """What was written, and what has to be told of it."""

    files: tuple[Path, ...]
    pages: int
    overflows: tuple[str, ...]
    notices: tuple[str, ...]


class Backgrounds:
    """The background of the person's project, else the map that the example brings along."""

    def __init__(self, project: QgsProject | None, location: Location, name: str) -> None:
        self._own = QgsProject()  # keeps the example's map alive while it is printed
        found = list(background_layers(project, name)) if project is not None else []
        if not found:
            for _ in load_example_background(self._own, location, name):
                pass
            found = list(background_layers(self._own, name))
        self.layers: list[QgsMapLayer] = found


def print_sheet(
    answers: Sequence[LagesbildAnswer],
    options: SheetOptions,
    backgrounds: Backgrounds,
    output: Path,
    progress: Part,
) -> Printed:
    """Compose and write a sheet. Raises SheetError, CancelledError; then nothing has been written."""
    composed = _compose(answers, options, backgrounds.layers, Part(progress, 0.0, 0.6))
    try:
        files = _write(composed, output, options.fmt, Part(progress, 0.6, 1.0))
        told = dict.fromkeys(
            (*(text for answer in answers for text in answer.basis.warnings), *composed.notices)
        )
        return Printed(files, composed.pages, composed.overflow_details, tuple(told))
    finally:
        composed.close()


def keep_sheet(
    gateway: Gateway, question: SheetQuestion, options: SheetOptions, answers: Sequence[LagesbildAnswer]
) -> str:
    """Keep a sheet so that it can be printed again, where the database may be written; return its uuid."""
    if gateway.read_only:
        return ""
    layout = Print(options.paper, options.orientation, str(options.template or ""))
    return gateway.save_sheet_run(sheet_run(question, layout, answers)).uuid


def _compose(
    answers: Sequence[LagesbildAnswer],
    options: SheetOptions,
    background: Sequence[QgsMapLayer],
    progress: Part,
) -> ComposedSheet:
    steps = compose_steps(answers, options, background)
    done = 0
    while True:
        if progress.cancelled():
            steps.close()
            raise CancelledError
        try:
            is_waiting = next(steps)
        except StopIteration as end:
            composed: ComposedSheet = end.value
            return composed
        if is_waiting:
            QCoreApplication.processEvents()
            time.sleep(WAIT_SECONDS)
        done += not is_waiting
        progress.report(done / (done + len(answers)))


def _write(composed: ComposedSheet, path: Path, fmt: str, progress: Part) -> tuple[Path, ...]:
    steps = composed.export_steps(path, fmt)
    while True:
        if progress.cancelled():
            steps.close()
            raise CancelledError
        try:
            progress.report(next(steps) / max(1, composed.pages))
            # A map for the screen is drawn in other threads, which tell of their end by an event.
            QCoreApplication.processEvents()
        except StopIteration as end:
            files: tuple[Path, ...] = end.value
            return files
