"""Styles from ``resources/styles``: loaded, then adapted to what the municipality has."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsVectorLayer

from ..domain.assets import asset
from ..domain.message import QT_TRANSLATE_NOOP, EstError


class StyleError(EstError):
    """A style file of the plugin that QGIS cannot read."""


def load_style(layer: QgsVectorLayer, name: str) -> None:
    """Give a layer the symbols and labels of ``resources/styles/<name>.qml``. Raises StyleError."""
    load_style_file(layer, asset("resources", "styles", f"{name}.qml"))


def load_style_file(layer: QgsVectorLayer, path: Path) -> None:
    """Give a layer the symbols and labels of a QML file, and nothing else of it. Raises StyleError."""
    categories = (
        QgsMapLayer.StyleCategory.Symbology
        | QgsMapLayer.StyleCategory.Labeling
        | QgsMapLayer.StyleCategory.Rendering
    )
    details, done = layer.loadNamedStyle(str(path), False, categories)
    if not done:
        raise StyleError(
            QT_TRANSLATE_NOOP(
                "est",
                "The plugin's style {name} could not be read. Your data are unchanged."
                " Install the plugin again.",
            ),
            name=path.name,
            details=details,
        )
