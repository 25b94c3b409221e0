"""Loading and unloading the plugin again and again in a real QGIS, counting what is left behind."""

from __future__ import annotations

import os

from qgis import utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QMenu, QToolBar

from .steps import Player, Step, Story, Wait, is_shown, main_window, note, pause

TIMES = 10
PLUGIN = "est_plugin"


def _counts() -> dict[str, int]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window, project = main_window(), QgsProject.instance()
    counts = {
        kind.__name__: len(window.findChildren(kind)) for kind in (QAction, QDockWidget, QMenu, QToolBar)
    }
    counts["providers"] = len(QgsApplication.processingRegistry().providers())
    counts["layers"] = len(project.mapLayers())
    counts["tasks"] = QgsApplication.taskManager().count()
    counts["children of the project"] = len(project.findChildren(QObject))
    counts["children of the application"] = len(QgsApplication.instance().findChildren(QObject, "Est"))
    for name in (
        "readProject",
        "cleared",
        "layersAdded",
        "layersRemoved",
        "layersWillBeRemoved",
        "writeProject",
    ):
        counts[f"listeners to {name}"] = project.receivers(getattr(project, name))
    return counts


def _unload(_player: Player) -> None:
    utils.unloadPlugin(PLUGIN)


def _load(_player: Player) -> None:
    utils.loadPlugin(PLUGIN)
    utils.startPlugin(PLUGIN)


def _settled() -> Wait:
    return Wait(lambda: QgsApplication.taskManager().countActiveTasks() == 0, "all tasks to end")


def ten_times() -> Story:
    """Unload, count; then load and unload ten times, and count again."""
    yield Wait(lambda: is_shown("EstToolbar"), "the toolbar")
    yield pause(4)
    yield _settled()
    yield _unload
    yield pause(0.5)
    yield note("before", _counts)
    steps: tuple[Step, ...] = (_load, _unload)
    for _ in range(TIMES):
        for step in steps:
            yield step
            yield pause(1.0 if step is _load else 0.2)
            yield _settled()
    yield pause(0.5)
    yield note("after", _counts)
    yield note("opened", lambda: os.environ.get("EST_OPEN_DATABASE", ""))
