"""What a QGIS shows in which the plugin was just installed from its zip."""

from __future__ import annotations

import importlib

import qgis.utils
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QToolBar

from .steps import Story, Wait, look, main_window, note


def story() -> Story:
    """Wait until the plugin has started, and note where it came from and what it brought."""
    yield Wait(lambda: "est_plugin" in qgis.utils.active_plugins, "the plugin to be started")
    yield look("installed")
    yield note("folder", lambda: qgis.utils.plugins["est_plugin"].__class__.__module__)
    yield note("file", lambda: importlib.import_module("est_plugin").__file__)
    yield note("provider", lambda: QgsApplication.processingRegistry().providerById("est") is not None)
    yield note("metadata", lambda: qgis.utils.pluginMetadata("est_plugin", "name"))
    yield note("toolbars", lambda: [bar.windowTitle() for bar in main_window().findChildren(QToolBar)])
