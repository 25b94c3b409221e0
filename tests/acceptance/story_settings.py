"""The settings saved and the week worked through in a real QGIS, with the mouse."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialogButtonBox, QListWidget, QTableWidget, QTreeWidget

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

PAGES = ("kommunen", "kategorier", "verksamheter", "omraden", "arbetsgrupper", "granser", "lager", "gallring")
REPORTERS, NEW, FAULTS, REVIEW = 0, 1, 4, 5


def _choose_page(number: int) -> Step:
    def step(_player: Player) -> None:
        widget("pages", QListWidget).setCurrentRow(number)

    return step


def _press_save(_player: Player) -> None:
    button = widget("buttons", QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _click_list(number: int) -> Step:
    def step(_player: Player) -> None:
        overview = widget("overview", QTreeWidget)
        at = overview.visualItemRect(overview.topLevelItem(number)).center()
        QTest.mouseClick(overview.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    return step


def _week_table() -> QTableWidget:
    return widget("overview").parent().findChild(QTableWidget, "table")


def _click_row(number: int) -> Step:
    def step(_player: Player) -> None:
        table = _week_table()
        at = table.visualItemRect(table.item(number, 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    return step


def _figure(number: int) -> str:
    return str(widget("overview", QTreeWidget).topLevelItem(number).text(1))


def _has_layers() -> bool:
    return len(QgsProject.instance().mapLayers()) >= 3


def _has_week() -> bool:
    return is_shown("overview") and widget("overview", QTreeWidget).topLevelItemCount() > 0


def settings_and_week() -> Story:
    """Look at every page, write a contact and save it; then go through the week and review two reports."""
    yield Wait(_has_layers, "the layers")
    yield pause(3)
    yield measure_gaps
    yield click_action("EstSettingsAction")
    yield Wait(lambda: is_shown("municipalityName"), "the settings")
    yield pause(1)
    yield note_gap("settings")
    for number, name in enumerate(PAGES):
        yield _choose_page(number)
        yield pause(0.4)
        yield look(f"settings_{name}")
    yield note_gap("pages")
    yield _choose_page(0)
    yield pause(0.2)
    yield type_text("contact", "trygghet@exempelkoping.se")
    yield _press_save
    yield Wait(lambda: not is_shown("municipalityName"), "the settings to be saved")
    yield note_gap("save")
    yield click_action("EstweekDockAction")
    yield Wait(_has_week, "the week")
    yield pause(1)
    yield note_gap("week")
    yield look("week_reporters")
    yield _click_list(FAULTS)
    yield pause(0.3)
    yield _click_row(2)
    yield pause(2)
    yield note_gap("follow")
    yield look("week_faults")
    yield _click_list(REVIEW)
    yield pause(0.3)
    yield note("to_review", lambda: _figure(REVIEW))
    yield _click_row(0)
    yield pause(1.5)
    yield look("week_review")
    yield click("reviewButton")
    yield pause(3)
    yield note("reviewed", lambda: _figure(REVIEW))
    yield note_gap("review")
    yield look("week_reviewed")
