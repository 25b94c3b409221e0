"""A real QGIS on a virtual screen, with the plugin enabled in a fresh profile, that plays a story."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qgis_profile import QgisProfile

ROOT = Path(__file__).resolve().parents[2]
SCREEN = "1280x800x24"


@dataclass(frozen=True)
class Outcome:
    """What a story left: an error text (empty when all went well), its facts and its pictures."""

    error: str
    facts: Mapping[str, object]
    folder: Path


@contextmanager
def virtual_screen(size: str = SCREEN) -> Iterator[str]:
    """Start Xvfb with a window manager on a free display and yield the display's name."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        display = f":{pipe.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=10)


def make_profile(folder: Path) -> QgisProfile:
    """Make a fresh QGIS profile in ``folder`` in which only the plugin of this checkout is enabled."""
    profile = QgisProfile(folder)
    profile.prepare()
    profile.link_checkout()
    return profile


def play(
    story: str,
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
    timeout: float = 240.0,
    profile: QgisProfile | None = None,
) -> Outcome:
    """Play ``story`` ("module:function" below tests.acceptance) in a real QGIS and return its outcome.

    Raises AssertionError when QGIS ends or hangs without an outcome.
    """
    folder.mkdir(parents=True, exist_ok=True)
    own = profile or make_profile(folder / "profile")
    start = folder / "start.py"
    start.write_text(_START.format(root=str(ROOT), story=story, folder=str(folder)), encoding="utf-8")
    (folder / "result.json").unlink(missing_ok=True)
    with virtual_screen() as display, (folder / "qgis.log").open("wb") as log:
        process = subprocess.Popen(
            own.window_command("--skipbadlayers", "--code", str(start)),
            env=_environment(own, display, folder, environment or {}),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            process.wait(timeout=timeout)
        except subprocess.TimeoutExpired:
            _picture_of(display, folder / "hanging.png")
            raise AssertionError(f"QGIS did not finish the story {story} in {timeout:.0f} s") from None
        finally:
            process.kill()
            process.wait()
    result = folder / "result.json"
    assert result.exists(), f"QGIS ended without an outcome:\n{_last_words(folder)}"
    told = json.loads(result.read_text(encoding="utf-8"))
    return Outcome(told["error"], told["facts"], folder)


def _environment(
    profile: QgisProfile, display: str, folder: Path, extra: Mapping[str, str]
) -> dict[str, str]:
    own = {"DISPLAY": display, "QT_SCALE_FACTOR": "1", "EST_STORY_FOLDER": str(folder), **extra}
    environment = profile.environment(**own)
    environment.pop("QT_QPA_PLATFORM", None)
    return environment


def _last_words(folder: Path) -> str:
    """Return where Python was when QGIS crashed, and the end of its log."""
    crash, log = ((folder / name).read_text(errors="replace") for name in ("crash.txt", "qgis.log"))
    return f"{crash[:3000]}\n{log[-3000:]}"


def _picture_of(display: str, path: Path) -> None:
    time.sleep(0.2)
    subprocess.run(
        ["import", "-display", display, "-window", "root", str(path)],
        check=False,
        timeout=20,
    )


_START = """\
import faulthandler, importlib, sys
from pathlib import Path
faulthandler.enable(open({folder!r} + "/crash.txt", "w"))
sys.path.insert(0, {root!r})
from qgis.PyQt.QtCore import QTimer
from tests.acceptance.steps import Player
module, function = {story!r}.split(":")
story = getattr(importlib.import_module("tests.acceptance." + module), function)
player = Player(story(), Path({folder!r}))
QTimer.singleShot(1500, player.start)
"""
