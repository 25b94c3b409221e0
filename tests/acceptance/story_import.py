"""Real notices of the police imported in the window, looked at, and taken back: mouse and keyboard only."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QTableWidget, QTabWidget

from .steps import (
    Player,
    Step,
    Story,
    Wait,
    click,
    click_action,
    is_shown,
    look,
    measure_gaps,
    note,
    note_gap,
    pause,
    type_text,
    widget,
)

CONNECTED, EARLIER = 1, 2


def _is_enabled(name: str) -> bool:
    return is_shown(name) and widget(name).isEnabled()


def _click_tab(number: int) -> Step:
    def step(_player: Player) -> None:
        bar = widget("tabs", QTabWidget).tabBar()
        at = bar.tabRect(number).center()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    return step


def _texts(name: str) -> list[str]:
    table = widget(name, QTableWidget)
    return [table.item(0, column).text() for column in range(table.columnCount())]


def _is_undone() -> bool:
    if not is_shown("runs") or not widget("runs", QTableWidget).rowCount():
        return False
    return not widget("undoButton").isEnabled() and not is_shown("progress")


def notices_of_the_police() -> Story:
    """Choose the file, look at what was recognised, import it, take it back."""
    yield Wait(lambda: is_shown("EstToolbar"), "the toolbar")
    yield pause(3)
    yield click("EstDatabaseButton")
    yield Wait(lambda: is_shown("EstDatabaseMenu"), "the menu")
    yield click_action("EstImportObservations")
    yield Wait(lambda: is_shown("EstImportDialog"), "the window of the import")
    yield measure_gaps
    yield type_text("importFile", os.environ["EST_IMPORT_FILE"], end=Qt.Key.Key_Return)
    yield Wait(lambda: _is_enabled("nextButton"), "the table to be read")
    yield pause(1)
    yield look("1_table")
    yield note("recognised", lambda: widget("recognised").text())
    yield click("nextButton")
    yield Wait(lambda: is_shown("placesBox"), "the columns")
    yield pause(1)
    yield look("2_columns")
    yield click("nextButton")
    yield Wait(lambda: _is_enabled("importButton"), "the summary", 120)
    yield note("planned", lambda: _texts("counts"))
    yield pause(1)
    yield note_gap("until_the_summary")
    yield look("3_summary")
    yield click("importButton")
    yield Wait(lambda: is_shown("againButton"), "the import to be done", 120)
    yield note("imported", lambda: _texts("counts"))
    yield pause(1)
    yield note_gap("importing")
    yield look("4_done")
    yield _click_tab(EARLIER)
    yield Wait(lambda: _is_enabled("undoButton"), "the list of imports")
    yield look("5_earlier")
    yield click("undoButton")
    yield Wait(lambda: is_shown("EstUndoImportAgree"), "the question")
    yield look("6_question")
    yield click("EstUndoImportAgree")
    yield Wait(_is_undone, "the import to be undone", 60)
    yield pause(1)
    yield note_gap("undoing")
    yield note("undone", lambda: _texts("runs"))
    yield look("7_undone")
