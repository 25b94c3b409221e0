"""The heatmap on the map: a density that has been computed, as a raster layer held in memory.

It is our own raster rather than QGIS's heatmap renderer: the same numbers as in print, drawn in a
tenth of the time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsProject,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)

from .language import translate
from .memory_raster import MemoryRaster, MemoryRasterError, RasterCells, class_renderer
from .swedish import EN_DASH, figure, metres
from .tree import LayerKey

CLASS_COLOURS = ("#fee6ce", "#fdc38d", "#fc8d59", "#d7501e", "#8c2d04")
OPACITY = 0.85
HeatmapError = MemoryRasterError


@dataclass(frozen=True)
class HeatmapSurface:
    """A density to show. ``values`` (rows, columns), row 0 northernmost, events per km², NaN outside.

    ``x_min``, ``y_max`` are the north-west corner and ``cell_size`` the side of a cell in metres of
    ``crs``; ``breaks`` the lower bounds of the classes, at most five, ascending.
    """

    values: NDArray[np.floating[Any]]
    x_min: float
    y_max: float
    cell_size: float
    crs: str
    breaks: tuple[float, ...]
    bandwidth_m: float
    period: str = ""


class HeatmapLayer:
    """The one heatmap of a project: shown, replaced in place without flicker, taken away."""

    def __init__(self, project: QgsProject) -> None:
        self._raster = MemoryRaster(project, LayerKey.HEATMAP)

    def layer(self) -> QgsRasterLayer | None:
        """Return the layer if it is in the project."""
        return self._raster.layer()

    def show(self, surface: HeatmapSurface) -> QgsRasterLayer:
        """Put ``surface`` on the map, in place of the one before. Raises HeatmapError."""

        def style(layer: QgsRasterLayer) -> None:
            layer.setRenderer(density_renderer(layer.dataProvider(), surface.breaks))
            layer.setOpacity(OPACITY)

        cells = RasterCells(surface.values, surface.x_min, surface.y_max, surface.cell_size, surface.crs)
        return self._raster.show(cells, density_name(surface.bandwidth_m, surface.period), style)

    def clear(self) -> None:
        """Take the layer and its memory away; harmless when there is none."""
        self._raster.clear()


def density_name(bandwidth_m: float, period: str = "") -> str:
    """Return what a density is called in the legend: unit, bandwidth and period."""
    if period:
        return translate(
            "est",
            "Events per km² (bandwidth {bandwidth}, {period})",
            bandwidth=metres(bandwidth_m),
            period=period,
        )
    return translate("est", "Events per km² (bandwidth {bandwidth})", bandwidth=metres(bandwidth_m))


def density_renderer(
    provider: QgsRasterDataProvider, breaks: Sequence[float]
) -> QgsSingleBandPseudoColorRenderer:
    """Return the renderer of a density in fixed classes; transparent below the first of ``breaks``.

    ``breaks`` are the lower bounds of the classes, ascending. With fewer than five the darkest
    colours are left unused, so that a colour keeps its meaning in a series.
    """
    bounds = [*breaks, math.inf]
    classes = [
        (upper, colour, class_label(lower, upper))
        for (lower, upper), colour in zip(pairwise(bounds), CLASS_COLOURS, strict=False)
    ]
    return class_renderer(provider, breaks[0], classes)


def class_label(lower: float, upper: float) -> str:
    """Return ``20–60``, and for the last class ``över 300``."""
    if math.isinf(upper):
        return translate("est", "over {bound}", bound=figure(lower))
    return f"{figure(lower)}{EN_DASH}{figure(upper)}"
