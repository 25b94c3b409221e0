"""Two people in the settings at once, what is missing, what cannot be, and that every control is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QDialogButtonBox, QPushButton, QWidget

from est_plugin.docks.settings.dialog import SettingsDialog
from est_plugin.domain.category import category_uuid
from est_plugin.domain.setup import Setup

from ..helpers.event_loop import EventLoopGap, run_until
from .conftest import Bench
from .settings_steps import (
    add_organisations,
    in_database,
    kind_item,
    message,
    press,
    rename_kind,
    save,
    settings_open,
    write,
    write_cell,
)

GLASS = category_uuid("broken_glass")


@pytest.fixture
def dialog(bench: Bench, example: Path, event_loop_gap: EventLoopGap) -> Iterator[SettingsDialog]:
    """The dialog over the example municipality."""
    with event_loop_gap.paused():
        bench.open(example)
    with settings_open(bench, event_loop_gap) as made:
        yield made


def _word(setup: Setup) -> str:
    return next(category.name for category in setup.categories if category.uuid == GLASS)


def _somebody_else_writes(bench: Bench, word: str, min_count: int) -> None:
    gateway = bench.session.gateway
    assert gateway is not None
    with gateway.clone() as other:
        glass = next(category for category in other.categories() if category.uuid == GLASS)
        other.save_category(replace(glass, name=word))
        other.save_settings(replace(other.settings(), min_count=min_count))


def _choose(dialog: SettingsDialog, text: str) -> None:
    buttons = dialog.bar.currentItem().findChildren(QPushButton)
    press(next(button for button in buttons if text in button.text().replace("&", "")))


def _press_save(dialog: SettingsDialog) -> None:
    press(dialog.buttons.button(QDialogButtonBox.StandardButton.Save))


def test_nothing_changed_is_nothing_written(dialog: SettingsDialog, bench: Bench) -> None:
    before = in_database(bench)
    assert save(bench, dialog) == before


def test_the_second_of_two_sees_both_and_keeps_hers(dialog: SettingsDialog, bench: Bench) -> None:
    rename_kind(dialog, "Glaskross", "Krossat glas")
    write(dialog.municipality.contact, "trygg@example.se")
    _somebody_else_writes(bench, "Sönderslaget glas", 20)
    _press_save(dialog)
    run_until(lambda: bool(message(dialog)), what="the conflict")
    assert "Krossat glas" in message(dialog)
    assert "Sönderslaget glas" in message(dialog)
    assert _word(in_database(bench)) == "Sönderslaget glas"
    _choose(dialog, "mine")
    run_until(lambda: not dialog.isVisible(), what="the settings to be saved")
    setup = in_database(bench)
    assert _word(setup) == "Krossat glas"
    assert setup.settings.contact == "trygg@example.se"
    assert setup.settings.min_count == 20, "what only the other changed is kept"


def test_the_second_of_two_may_take_theirs(dialog: SettingsDialog, bench: Bench) -> None:
    rename_kind(dialog, "Glaskross", "Krossat glas")
    _somebody_else_writes(bench, "Sönderslaget glas", 20)
    _press_save(dialog)
    run_until(lambda: bool(message(dialog)), what="the conflict")
    _choose(dialog, "theirs")
    assert dialog.isVisible()
    assert kind_item(dialog, "Sönderslaget glas") is not None
    assert dialog.rules.minCount.value() == 20


def test_what_is_missing_is_told_on_its_page(dialog: SettingsDialog, bench: Bench) -> None:
    add_organisations(dialog, "Polisen")
    dialog.show_page(dialog.municipality)
    _press_save(dialog)
    assert "same name" in message(dialog)
    assert dialog.stack.currentWidget() is dialog.organisations
    press(dialog.organisations.removeOrganisation)
    write(dialog.municipality.municipalityName, " ")
    _press_save(dialog)
    assert dialog.stack.currentWidget() is dialog.municipality
    write(dialog.municipality.municipalityName, "Exempelköping")
    save(bench, dialog)


def test_a_population_is_a_number(dialog: SettingsDialog) -> None:
    dialog.show_page(dialog.areas)
    dialog.areas.table.setCurrentCell(0, 2)
    write_cell(dialog.areas.table, "många")
    _press_save(dialog)
    assert "no number" in message(dialog)
    assert dialog.stack.currentWidget() is dialog.areas


def test_a_file_that_is_no_picture_is_refused(dialog: SettingsDialog, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"no picture")
    dialog.municipality.logoFile.setFilePath(str(path))
    assert "logo.png" in dialog.municipality.logoPreview.text()
    assert not dialog.municipality.removeLogo.isEnabled()


def test_a_file_of_areas_that_cannot_be_read_is_told(dialog: SettingsDialog, tmp_path: Path) -> None:
    path = tmp_path / "trasig.geojson"
    path.write_bytes(b"{")
    dialog.areas.sourceFile.setFilePath(str(path))
    run_until(lambda: "trasig.geojson" in dialog.areas.importResult.text(), what="the reason")
    assert not dialog.areas.importAreas.isEnabled()


def test_saved_rows_are_not_removed_but_unticked(dialog: SettingsDialog) -> None:
    kind_item(dialog, "Glaskross")
    assert not dialog.kinds.removeKind.isEnabled()
    press(dialog.kinds.addSubkind)
    assert dialog.kinds.removeKind.isEnabled()
    press(dialog.kinds.removeKind)
    dialog.show_page(dialog.organisations)
    dialog.organisations.table.setCurrentCell(0, 0)
    assert not dialog.organisations.removeOrganisation.isEnabled()


def test_enter_in_a_cell_does_not_save(dialog: SettingsDialog) -> None:
    rename_kind(dialog, "Glaskross", "Krossat glas")
    assert dialog.isVisible()
    QTest.keyClick(dialog.kinds.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    run_until(lambda: not dialog.isVisible(), what="Ctrl+Enter to save")


def test_it_closes_with_its_database(dialog: SettingsDialog, bench: Bench) -> None:
    bench.session.close()
    assert not dialog.isVisible()


def test_every_control_has_a_name(dialog: SettingsDialog) -> None:
    for page in (dialog, *(dialog.stack.widget(number) for number in range(dialog.stack.count()))):
        for child in page.findChildren(QWidget):
            name = child.objectName()
            if not name or name.startswith("qt_") or child.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            if child.parentWidget().inherits("QgsFileWidget") or not hasattr(page, name):
                continue
            text = child.text() if isinstance(child, QAbstractButton) else ""
            assert child.accessibleName() or text, f"{page.objectName()}.{name}"
