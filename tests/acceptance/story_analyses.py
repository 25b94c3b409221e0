"""Every question of the analysis dock with its answer on the map, for the pictures of the handbook."""

from __future__ import annotations

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtWidgets import QTableWidget, QWidget

from .steps import (
    Player,
    Step,
    Story,
    Wait,
    is_shown,
    look,
    main_window,
    measure_gaps,
    note_gap,
    pause,
    widget,
)
from .story_questions import QUESTIONS
from .story_tour import _has_layers


def _open_dock(_player: Player) -> None:
    """Show the dock as its button does, which may stand behind the toolbar's end."""
    dock = main_window().findChild(QgsDockWidget, "EstanalysisDock")
    dock.setUserVisible(True)


def _choose(question: str) -> Step:
    """Choose a question as a click on it does, wherever the dock is scrolled to."""

    def step(_player: Player) -> None:
        widget("furtherBox").setCollapsed(False)
        widget(f"question_{question}").click()

    return step


def _choose_row(_player: Player) -> None:
    if is_shown("table"):
        widget("table", QTableWidget).selectRow(0)


def _grab(name: str) -> Step:
    """Keep a picture of the whole dock, also of what is scrolled away."""

    def step(player: Player) -> None:
        form = widget("AnalysisDock", QWidget)
        form.grab().save(str(player.folder / f"{name}_dock.png"))

    return step


def _is_answered() -> bool:
    return not is_shown("progress")


def answers() -> Story:
    """Ask each question, choose the first row of its answer, and keep two pictures of each."""
    yield Wait(_has_layers, "the layers", 60)
    yield pause(3)
    yield _open_dock
    yield pause(3)
    for question in QUESTIONS:
        yield measure_gaps
        yield _choose(question)
        yield pause(1)
        yield Wait(_is_answered, "an answer", 60)
        yield pause(1)
        yield _choose_row
        yield pause(1.5)
        yield note_gap(question)
        yield look(question)
        yield _grab(question)
