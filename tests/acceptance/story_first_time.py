"""A first-time user: from an empty QGIS to a printed lägesbild of the example, in five clicks."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QFileDialog

from .steps import (
    Story,
    Wait,
    click,
    click_action,
    is_shown,
    look,
    measure_gaps,
    note_gap,
    pause,
    press,
    type_text,
    widget,
)


def output() -> Path:
    """Return where the story prints."""
    return Path(os.environ["EST_STORY_FOLDER"]) / "lägesbild åäö.pdf"


def _layers_are_there() -> bool:
    names = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    return len(names) >= 3 and QApplication.activeModalWidget() is None


def _file_dialog_is_open() -> bool:
    return any(
        isinstance(window, QFileDialog) and window.isVisible() for window in QApplication.topLevelWidgets()
    )


def from_empty_to_print() -> Story:
    """Five clicks: Databas, the example, Lägesbild, Write, Save."""
    yield Wait(lambda: is_shown("EstToolbar"), "the toolbar")
    yield look("1_empty")
    yield measure_gaps
    yield click("EstDatabaseButton")
    yield Wait(lambda: is_shown("EstDatabaseMenu"), "the menu")
    yield look("2_menu")
    yield click_action("EstOpenExample")
    yield Wait(_layers_are_there, "the layers of the example", 120)
    yield note_gap("drawing_the_town_and_opening_it")
    yield pause(3)
    yield note_gap("loading_the_layers")
    yield look("3_opened")
    yield measure_gaps
    yield click_action("EstsheetDockAction")
    yield Wait(lambda: is_shown("printButton") and widget("printButton").isEnabled(), "the sheet's dock")
    yield pause(3)
    yield note_gap("opening_the_dock")
    yield look("4_sheet_dock")
    yield click("printButton")
    yield Wait(_file_dialog_is_open, "the file dialog")
    yield type_text("fileNameEdit", str(output()))
    yield look("5_save")
    yield measure_gaps
    yield press(Qt.Key.Key_Return)
    yield Wait(output().exists, "the printed sheet", 120)
    yield pause(1)
    yield note_gap("printing")
    yield look("6_printed")
