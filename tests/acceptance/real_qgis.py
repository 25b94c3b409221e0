"""A real QGIS on a virtual screen, with the plugin enabled in a fresh profile, that plays a story."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROFILE = "default"
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


def make_profile(folder: Path, plugin: Path = ROOT / "est_plugin") -> Path:
    """Make a QGIS profile in ``folder`` in which only the plugin is enabled; return the profile."""
    profile = folder / "profiles" / PROFILE
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "est_plugin").symlink_to(plugin, target_is_directory=True)
    settings = profile / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        "[PythonPlugins]\nest_plugin=true\nprocessing=true\n"
        "[locale]\noverrideFlag=true\nuserLocale=sv\n"
        "[app]\nProjections\\showDatumTransformDialog=false\nprojections\\unknownCrsBehavior=NoAction\n"
        "[qgis]\ncheckVersion=false\nnewsFeedEnabled=false\nshowTips342=false\nfirstRunVersionFlag=999999\n"
        "[core]\nNewsFeed\\httpsfeedqgisorg\\disabled=true\n",
        encoding="utf-8",
    )
    return profile


def play(
    story: str,
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
    timeout: float = 240.0,
    profiles: Path | None = None,
) -> Outcome:
    """Play ``story`` ("module:function" below tests.acceptance) in a real QGIS and return its outcome.

    Raises AssertionError when QGIS ends or hangs without an outcome.
    """
    folder.mkdir(parents=True, exist_ok=True)
    home = profiles or folder / "home"
    if not (home / "profiles").exists():
        make_profile(home)
    start = folder / "start.py"
    start.write_text(_START.format(root=str(ROOT), story=story, folder=str(folder)), encoding="utf-8")
    (folder / "result.json").unlink(missing_ok=True)
    with virtual_screen() as display, (folder / "qgis.log").open("wb") as log:
        process = subprocess.Popen(
            [
                shutil.which("qgis") or "qgis",
                "--nologo",
                "--noversioncheck",
                "--skipbadlayers",
                "--profiles-path",
                str(home),
                "--profile",
                PROFILE,
                "--code",
                str(start),
            ],
            env=_environment(display, environment or {}),
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
    assert result.exists(), (
        f"QGIS ended without an outcome:\n{(folder / 'qgis.log').read_text(errors='replace')}"
    )
    told = json.loads(result.read_text(encoding="utf-8"))
    return Outcome(told["error"], told["facts"], folder)


def _environment(display: str, extra: Mapping[str, str]) -> dict[str, str]:
    environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    packages = [path for path in sys.path if path.endswith("site-packages") and path.startswith(sys.prefix)]
    return {
        **environment,
        "DISPLAY": display,
        # QGIS's Python takes its library from the first python3 on the path, which must be the distribution's.
        "PATH": f"/usr/bin{os.pathsep}{environment.get('PATH', '')}",
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join([*packages, environment.get("PYTHONPATH", "")]).rstrip(os.pathsep),
        "QT_SCALE_FACTOR": "1",
        **extra,
    }


def _picture_of(display: str, path: Path) -> None:
    time.sleep(0.2)
    subprocess.run(
        ["import", "-display", display, "-window", "root", str(path)],
        check=False,
        timeout=20,
    )


_START = """\
import importlib, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from qgis.PyQt.QtCore import QTimer
from tests.acceptance.steps import Player
module, function = {story!r}.split(":")
story = getattr(importlib.import_module("tests.acceptance." + module), function)
player = Player(story(), Path({folder!r}))
QTimer.singleShot(1500, player.start)
"""
