"""An observation entered in a real QGIS with the keyboard alone, as somebody without a mouse does it."""

from __future__ import annotations

import subprocess

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsGui
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from qgis.utils import iface, plugins

from est_plugin.domain.selection import Selection
from est_plugin.project.language import translate
from est_plugin.project.tree import LayerKey, find_layer

from .steps import Story, Wait, is_shown, look, measure_gaps, note, note_gap, pause

MOST_TABS = 40
TAB_SECONDS = 0.2


def keys(*names: str) -> Story:
    """Press keys of the real keyboard, by their X names, wherever the focus is."""
    yield from _keyboard("key", "--delay", "30", *names)


def type_keys(text: str) -> Story:
    """Type on the real keyboard."""
    yield from _keyboard("type", "--delay", "25", text)


def _keyboard(*what: str) -> Story:
    """Let the X server press keys, and wait until they are pressed."""
    pressing: list[subprocess.Popen[bytes]] = []
    yield lambda _player: pressing.append(subprocess.Popen(["xdotool", *what]))
    yield Wait(lambda: pressing[0].poll() is not None, "the keys to be pressed", 30)


def focus() -> str:
    """Return the name of what has the focus; of the line in a box, the box."""
    at: QWidget | None = QApplication.focusWidget()
    while at is not None and not at.objectName():
        at = at.parentWidget()
    if isinstance(at, QLineEdit) and isinstance(at.parentWidget(), QComboBox):
        at = at.parentWidget()
    name = at.objectName() if at is not None else ""
    return str(at.parentWidget().objectName()) if at is not None and name.startswith("qt_") else str(name)


def tab_to(name: str) -> Story:
    """Press Tab until a control has the focus."""
    for _ in range(MOST_TABS):
        if focus() == name:
            return
        yield from keys("Tab")  # in a box of date and time it goes from part to part first
        yield pause(TAB_SECONDS)
    raise AssertionError(f"{name} is not reached by Tab; the focus stands in {focus()}")


def control(name: str) -> QWidget:
    """Return a control of the entry form; other docks have some of the same name."""
    found: QWidget = getattr(plugins["est_plugin"]._workbench.entry.dock.form, name)
    return found


def written(name: str, text: str) -> Wait:
    """Wait until a line or box shows a text."""

    def shows() -> bool:
        box = control(name)
        shown = box.toPlainText() if isinstance(box, QPlainTextEdit) else _text(box)
        return text in shown

    return Wait(shows, f"“{text}” in {name}", 20)


def _text(box: QWidget) -> str:
    return str(box.currentText() if isinstance(box, QComboBox) else box.text())


def _session() -> object:
    return plugins["est_plugin"]._workbench.session


def _total() -> int:
    return int(_session().gateway.count(Selection()).total)  # type: ignore[attr-defined]


def _has_names() -> bool:
    return len(plugins["est_plugin"]._workbench.entry.dock.entry.place.search) > 100


def _has_layers() -> bool:
    return len(QgsProject.instance().mapLayers()) >= 3


def by_keyboard() -> Story:
    """What, where, when; the guard; save; and the row opened again from the layer."""
    yield Wait(_has_layers, "the layers", 60)
    yield pause(4)
    before = _total()
    yield measure_gaps
    yield from keys("ctrl+alt+k")
    yield Wait(lambda: control("kind").lineEdit().hasFocus(), "the focus in the first box", 20)
    yield pause(2)
    yield note_gap("open")
    yield from type_keys("glas")
    yield written("kind", "glas")
    yield from keys("Return")
    yield written("kind", "Glaskross")
    yield Wait(_has_names, "the names of places", 60)
    yield from tab_to("place")
    yield from type_keys("torget")
    yield written("place", "torget")
    yield pause(0.5)
    yield note_gap("finding")
    yield look("place")
    yield measure_gaps
    yield from keys("Down", "Return")
    yield Wait(lambda: "✓" in str(control("placeShown").text()), "a place", 20)
    yield from tab_to("nightButton")
    yield from keys("space")
    yield from tab_to("description")
    yield from type_keys("Tre rutor krossade. Ring 070-123 45 67.")
    yield written("description", "45 67.")
    yield Wait(lambda: is_shown("guardFrame"), "the guard", 10)
    yield pause(0.5)
    yield note_gap("guarding")
    yield look("guard")
    yield measure_gaps
    yield from tab_to("maskButton")
    yield from keys("space")
    yield written("description", "***")
    yield from tab_to("organisation")
    yield from keys("Down")
    yield Wait(lambda: bool(control("organisation").currentData()), "an organisation", 10)
    yield from tab_to("role")
    yield from type_keys("Vaktmastare")
    yield note_gap("typing")
    yield from keys("ctrl+Return")
    yield Wait(lambda: _total() == before + 1, "the row", 30)
    yield Wait(lambda: "Glaskross" in str(control("outcome").text()), "the outcome", 20)
    yield pause(2)
    yield note_gap("saving")
    yield look("saved")
    yield from _edit_from_the_layer()


def _edit_from_the_layer() -> Story:
    layer = find_layer(QgsProject.instance(), LayerKey.OBSERVATIONS)
    assert isinstance(layer, QgsVectorLayer)
    actions = [
        action
        for action in QgsGui.mapLayerActionRegistry().mapLayerActions(layer)
        if action.objectName() == "EstEditAction"
    ]
    yield note("edit_actions", lambda: len(actions))
    feature = next(layer.getFeatures())
    yield lambda _player: iface.openFeatureForm(layer, feature, False, False)
    yield Wait(lambda: bool(_edit_buttons()), "the button in the form", 20)
    yield pause(0.5)
    yield look("form")
    yield measure_gaps
    yield lambda _player: _edit_buttons()[0].setFocus()
    yield from keys("space")
    yield Wait(lambda: is_shown("editFrame"), "the row in the dock", 20)
    yield pause(1)
    yield note_gap("editing")
    yield lambda _player: _edit_buttons()[0].window().close()
    yield pause(0.5)
    yield look("editing")


def _edit_buttons() -> list[QPushButton]:
    """Return the form's own button, known by its word."""
    word = translate("est", "Edit")
    return [
        button
        for button in QApplication.allWidgets()
        if isinstance(button, QPushButton) and button.isVisible() and button.text() == word
    ]
