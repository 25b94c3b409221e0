"""A difference of two densities on the map: three classes on either side of a transparent middle."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsRasterDataProvider,
    QgsRasterShader,
    QgsRasterTransparency,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from .language import translate
from .swedish import figure

CHANGE_COLOURS = ("#1d4e68", "#6f9ab0", "#c3d5de", "#f4f2ee", "#f6cdb0", "#d98a5a", "#8c2d04")
"""From much fewer to much more, by the hues of better and worse; light in the middle in grey print too."""


def change_renderer(
    provider: QgsRasterDataProvider, breaks: Sequence[float]
) -> QgsSingleBandPseudoColorRenderer:
    """Return the renderer of a difference with three bounds, ascending, on either side of no change."""
    bounds = [-math.inf, *(-bound for bound in reversed(breaks)), *breaks, math.inf]
    items = [
        QgsColorRampShader.ColorRampItem(upper, QColor(colour), _change_label(lower, upper))
        for (lower, upper), colour in zip(pairwise(bounds), CHANGE_COLOURS, strict=True)
    ]
    ramp = QgsColorRampShader(-breaks[-1], breaks[-1], None, Qgis.ShaderInterpolationMethod.Discrete)
    ramp.setColorRampItemList(items)
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(provider, 1, shader)
    renderer.setClassificationMin(-breaks[-1])
    renderer.setClassificationMax(breaks[-1])
    middle = QgsRasterTransparency.TransparentSingleValuePixel(-breaks[0], breaks[0], 0.0)
    transparency = QgsRasterTransparency()
    transparency.setTransparentSingleValuePixelList([middle])
    renderer.setRasterTransparency(transparency)
    return renderer


def _change_label(lower: float, upper: float) -> str:
    if math.isinf(lower):
        return translate("est", "fewer than {bound}", bound=figure(upper))
    if math.isinf(upper):
        return translate("est", "more than {bound}", bound=figure(lower))
    return translate("est", "{low} to {high}", low=figure(lower), high=figure(upper))
