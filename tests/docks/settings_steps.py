"""What a person does in the dialog of the settings, on its widgets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QTreeWidgetItem,
)

from est_plugin.docks.settings.dialog import SettingsDialog
from est_plugin.domain.insats import InsatsType
from est_plugin.domain.setup import Setup

from ..helpers.event_loop import EventLoopGap, run_until
from .conftest import Bench


@contextmanager
def settings_open(bench: Bench, gap: EventLoopGap) -> Iterator[SettingsDialog]:
    """The dialog, shown and filled."""
    with gap.paused():
        dialog = SettingsDialog(bench.session)
        dialog.show()
    run_until(lambda: dialog.is_ready, what="the settings to be read")
    yield dialog
    if dialog.isVisible():
        dialog.reject()
    dialog.deleteLater()


def save(bench: Bench, dialog: SettingsDialog) -> Setup:
    """Press *Spara*, wait until the dialog has closed, and return what is in the database."""
    press(dialog.buttons.button(QDialogButtonBox.StandardButton.Save))
    run_until(lambda: not dialog.isVisible() or bool(message(dialog)), what="the settings to be saved")
    assert message(dialog) == "", message(dialog)
    assert not dialog.isVisible()
    return in_database(bench)


def in_database(bench: Bench) -> Setup:
    """Return the set-up as it is in the database."""
    gateway = bench.session.gateway
    assert gateway is not None
    return gateway.setup()


def message(dialog: SettingsDialog) -> str:
    """Return what the dialog's message bar says."""
    item = dialog.bar.currentItem()
    return str(item.text()) if item is not None else ""


def press(button: object) -> None:
    """Click a button."""
    assert button.isEnabled()  # type: ignore[attr-defined]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def write(line: QLineEdit, text: str) -> None:
    """Write over what stands in a line."""
    line.setFocus()
    line.selectAll()
    line.insert(text)  # QTest types no å, ä and ö


def write_cell(view: QAbstractItemView, text: str) -> None:
    """Write over the current cell of a table or tree, and press Enter."""
    if _editor(view) is None:
        view.edit(view.currentIndex())
    editor = _editor(view)
    assert editor is not None
    write(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    run_until(lambda: _editor(view) is None, what="the cell to be written")


def _editor(view: QAbstractItemView) -> QLineEdit | None:
    """Return the line that is open in a cell; cells' own widgets are none."""
    focus = QApplication.focusWidget()
    lines = view.viewport().findChildren(QLineEdit)
    return next(
        (line for line in lines if line.isVisible() and (line is focus or not line.objectName())), None
    )


def toggle(view: QAbstractItemView) -> None:
    """Tick or untick the current cell, with the space bar."""
    QTest.keyClick(view, Qt.Key.Key_Space)


def pick(box: QComboBox, text: str) -> None:
    """Choose an entry by its text."""
    place = box.findText(text)
    assert place >= 0, f"{text!r} is not among {[box.itemText(i) for i in range(box.count())]}"
    box.setCurrentIndex(place)


def add_organisations(dialog: SettingsDialog, *names: str, expected: bool = True) -> None:
    """Add organisations; new ones are expected to report unless unticked."""
    dialog.show_page(dialog.organisations)
    table = dialog.organisations.table
    for name in names:
        press(dialog.organisations.addOrganisation)
        write_cell(table, name)
        if not expected:
            table.setCurrentCell(table.currentRow(), 1)
            toggle(table)


def add_group(dialog: SettingsDialog, name: str, area: str, type_: InsatsType, convener: str) -> None:
    """Add a working group."""
    dialog.show_page(dialog.groups)
    table = dialog.groups.table
    press(dialog.groups.addGroup)
    row = table.currentRow()
    write_cell(table, name)
    pick(table.cellWidget(row, 1), area)
    table.cellWidget(row, 2).setCurrentIndex(table.cellWidget(row, 2).findData(type_.value))
    table.setCurrentCell(row, 3)
    write_cell(table, convener)


def kind_item(dialog: SettingsDialog, name: str) -> QTreeWidgetItem:
    """Return the item of a kind, made the current one."""
    dialog.show_page(dialog.kinds)
    item = dialog.kinds.find(name)
    assert item is not None, name
    dialog.kinds.tree.setCurrentItem(item)
    return item


def rename_kind(dialog: SettingsDialog, name: str, to: str, column: int = 0) -> None:
    """Write another word, or a short name (column 1)."""
    item = kind_item(dialog, name)
    dialog.kinds.tree.setCurrentItem(item, column)
    write_cell(dialog.kinds.tree, to)


def add_subkind(dialog: SettingsDialog, main: str, name: str) -> None:
    """Add a sub-kind."""
    kind_item(dialog, main)
    press(dialog.kinds.addSubkind)
    write_cell(dialog.kinds.tree, name)


def tick_kind(dialog: SettingsDialog, name: str, column: int) -> None:
    """Tick or untick a box of a kind."""
    dialog.kinds.tree.setCurrentItem(kind_item(dialog, name), column)
    toggle(dialog.kinds.tree)


def squares(
    names: list[str], field: str = "namn", origin: tuple[float, float] = (560_000, 6_500_000)
) -> QgsVectorLayer:
    """A layer in memory with a square of a kilometre for each name, in a row; people 1,000, 2,000 …"""
    layer = QgsVectorLayer(
        f"MultiPolygon?crs=EPSG:3006&field={field}:string&field=folkmängd:integer", "Områden", "memory"
    )
    features = []
    for place, name in enumerate(names):
        x, y = origin[0] + 1000 * place, origin[1]
        feature = QgsFeature(layer.fields())
        feature.setGeometry(
            QgsGeometry.fromWkt(
                f"MULTIPOLYGON((({x} {y},{x + 1000} {y},{x + 1000} {y + 1000},{x} {y + 1000},{x} {y})))"
            )
        )
        feature.setAttributes([name, 1000 * (place + 1)])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    QgsProject.instance().addMapLayer(layer)
    return layer


def bring_in(bench: Bench, dialog: SettingsDialog, kind: str) -> str:
    """Press *Hämta in nu* and return what it says; ``kind`` is a code, or a word of one's own."""
    areas = dialog.areas
    place = areas.areaKind.findData(kind)
    if place >= 0:
        areas.areaKind.setCurrentIndex(place)
    else:
        areas.areaKind.setEditText(kind)
    before = areas.table.rowCount()
    press(areas.importAreas)
    run_until(lambda: areas.table.rowCount() > before, what="the areas to be brought in")
    bench.wait()
    return str(areas.importResult.text())
