"""What a story may do in a running QGIS: click, type, wait, look. Runs inside QGIS's own process.

A story is a generator of steps. Each step is carried out after the story has been suspended, so that a
click that opens a menu or a modal dialog (a nested event loop) does not hold the story up.
"""

from __future__ import annotations

import json
import os
import time
import traceback
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path

from qgis.PyQt.QtCore import QEvent, QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QCheckBox,
    QMainWindow,
    QMenu,
    QRadioButton,
    QToolBar,
    QWidget,
)

from ..helpers.event_loop import EventLoopGap

TICK_MILLISECONDS = 30
MARK_PIXELS = 10
DEFAULT_TIMEOUT = 60.0

Step = Callable[["Player"], None]
Story = Generator["Step | Wait", None, None]


class StoryError(AssertionError):
    """Something a story expected to see is not there."""


@dataclass(frozen=True)
class Wait:
    """Wait until ``condition`` holds; ``what`` says it in words."""

    condition: Callable[[], bool]
    what: str
    timeout: float = DEFAULT_TIMEOUT


@dataclass
class Player:
    """Plays a story and writes what came of it to ``folder/result.json``."""

    story: Story
    folder: Path
    facts: dict[str, object] = field(default_factory=dict)
    _waiting: Wait | None = None
    _deadline: float = 0.0
    _ended: bool = False

    def start(self) -> None:
        """Fill the screen and begin to play, a step a tick of the event loop."""
        main_window().showMaximized()
        self.measure_anew()
        QTimer.singleShot(TICK_MILLISECONDS, self._tick)

    def measure_anew(self) -> None:
        """Begin to measure the event loop's gaps from now on."""
        self.gap = EventLoopGap()
        self.gap.start()

    def _tick(self) -> None:
        if self._ended:
            return
        # A new timer each time: one timer does not fire again while a menu or dialog that it opened runs.
        QTimer.singleShot(TICK_MILLISECONDS, self._tick)
        try:
            if self._waiting is not None and not self._waiting_is_over(self._waiting):
                return
            self._waiting = None
            step = next(self.story)
            if isinstance(step, Wait):
                self._waiting, self._deadline = step, time.monotonic() + step.timeout
            else:
                step(self)
        except StopIteration:
            self._end("")
        except Exception:  # noqa: BLE001 - the outcome goes to the test that started this QGIS
            look("failed")(self)
            self._end(traceback.format_exc())

    def _waiting_is_over(self, wait: Wait) -> bool:
        if wait.condition():
            return True
        if time.monotonic() > self._deadline:
            raise StoryError(f"Not seen within {wait.timeout:.0f} s: {wait.what}")
        return False

    def _end(self, error: str) -> None:
        self._ended = True
        self.facts["longest_gap_ms"] = self.gap.longest_ms
        result = {"error": error, "facts": self.facts}
        (self.folder / "result.json").write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
        os._exit(0)


def main_window() -> QMainWindow:
    """Return QGIS's main window."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMainWindow) and window.objectName() == "QgisApp":
            return window
    raise StoryError("QGIS has no main window")


def widget(name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """Return the visible widget of that object name, whichever window it stands in."""
    # Not findChildren, which does not look into other windows' dialogs and menus.
    for candidate in QApplication.allWidgets():
        if candidate.objectName() == name and isinstance(candidate, kind) and candidate.isVisible():
            return candidate
    raise StoryError(f"No visible {kind.__name__} named {name}")


def is_shown(name: str) -> bool:
    """Tell whether a visible widget has that object name."""
    try:
        widget(name)
    except StoryError:
        return False
    return True


def click(name: str) -> Step:
    """Click the widget of that object name in its middle; a radio button or tick box on its mark."""

    def step(_player: Player) -> None:
        target = widget(name)
        at = target.rect().center()
        if isinstance(target, QRadioButton | QCheckBox):
            at.setX(min(at.x(), MARK_PIXELS))
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    return step


def click_action(name: str) -> Step:
    """Click the toolbar button or the open menu's entry of the action of that object name."""

    def step(_player: Player) -> None:
        for host in _hosts():
            for action in host.actions():
                if action.objectName() == name:
                    _click_at(host, action)
                    return
        raise StoryError(f"No visible toolbar or menu has the action {name}")

    return step


def _hosts() -> list[QWidget]:
    widgets = QApplication.allWidgets()
    return [host for host in widgets if isinstance(host, QMenu | QToolBar) and host.isVisible()]


def _click_at(host: QWidget, action: QAction) -> None:
    if not action.isEnabled():
        raise StoryError(f"The action {action.objectName()} is greyed out")
    centre = host.actionGeometry(action).center()
    target = host.childAt(centre) if isinstance(host, QToolBar) else host
    at = target.mapFrom(host, centre) if target is not host else centre
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(at))


def type_text(name: str, text: str, *, end: Qt.Key | None = None) -> Step:
    """Type into the widget of that object name in place of what stands there; then press ``end``."""

    def step(_player: Player) -> None:
        target = widget(name)
        target.setFocus()
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for character in text:
            _type_character(target, character)
        if end is not None:
            QTest.keyClick(target, end)

    return step


def _type_character(target: QWidget, character: str) -> None:
    """Type one character; QTest knows the keys of ASCII only."""
    if character.isascii():
        QTest.keyClick(target, character)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


def press(key: Qt.Key) -> Step:
    """Press a key wherever the focus is."""

    def step(_player: Player) -> None:
        target = QApplication.focusWidget() or QApplication.activeWindow()
        QTest.keyClick(target, key)

    return step


def look(name: str) -> Step:
    """Take a picture of the whole screen."""

    def step(player: Player) -> None:
        screen = QApplication.primaryScreen()
        screen.grabWindow(0).save(str(player.folder / f"{name}.png"))

    return step


def note(name: str, value: Callable[[], object]) -> Step:
    """Write a fact into the result."""

    def step(player: Player) -> None:
        player.facts[name] = value()

    return step


def measure_gaps(player: Player) -> None:
    """Begin to measure the event loop anew: QGIS's own start is over."""
    player.measure_anew()


def note_gap(name: str) -> Step:
    """Write down how long the event loop was held since the last look at it, in milliseconds."""

    def step(player: Player) -> None:
        player.facts[f"gap_{name}_ms"] = round(player.gap.longest_ms)
        player.measure_anew()

    return step


def pause(seconds: float) -> Wait:
    """Wait a while, so that what is drawn in the background can be seen."""
    end = time.monotonic() + seconds
    return Wait(lambda: time.monotonic() >= end, f"{seconds} s to pass", seconds + DEFAULT_TIMEOUT)
