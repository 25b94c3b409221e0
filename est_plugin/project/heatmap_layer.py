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
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsCoordinateReferenceSystem,
    QgsDataProvider,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsProject,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRasterTransparency,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ..domain.message import QT_TRANSLATE_NOOP, EstError
from .language import translate
from .swedish import EN_DASH, figure, metres
from .tree import LAYER_PROPERTY, LayerKey, find_layer, main_group, remove_empty_main_group

CLASS_COLOURS = ("#fee6ce", "#fdc38d", "#fc8d59", "#d7501e", "#8c2d04")
OPACITY = 0.85
NAME_PROPERTY = "est/given_name"
_IN_MEMORY = "/vsimem/est_lagesbild"
_LOWEST = -1e30


class HeatmapError(EstError):
    """The density could not be made into a layer."""


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
        self._project = project
        self._file = ""

    def layer(self) -> QgsRasterLayer | None:
        """Return the layer if it is in the project."""
        layer = find_layer(self._project, LayerKey.HEATMAP)
        return layer if isinstance(layer, QgsRasterLayer) else None

    def show(self, surface: HeatmapSurface) -> QgsRasterLayer:
        """Put ``surface`` on the map, in place of the one before. Raises HeatmapError."""
        path = f"{_IN_MEMORY}_{uuid4().hex}.tif"
        _write(path, surface)
        layer = self.layer()
        if layer is None:
            layer = self._add(path)
        else:
            layer.setDataSource(path, layer.name(), "gdal", QgsDataProvider.ProviderOptions())
        if not layer.isValid():
            raise _refused(path)
        layer.setRenderer(density_renderer(layer.dataProvider(), surface.breaks))
        layer.setOpacity(OPACITY)
        _name(layer, density_name(surface.bandwidth_m, surface.period))
        _refresh_legend(self._project, layer)
        layer.triggerRepaint()
        self._replace_file(path)
        return layer

    def clear(self) -> None:
        """Take the layer and its memory away; harmless when there is none."""
        layer = self.layer()
        if layer is not None:
            self._project.removeMapLayer(layer.id())
            remove_empty_main_group(self._project)
        self._replace_file("")

    def _add(self, path: str) -> QgsRasterLayer:
        layer = QgsRasterLayer(path, "", "gdal", QgsRasterLayer.LayerOptions(False))
        if not layer.isValid():
            raise _refused(path)
        layer.setCustomProperty(LAYER_PROPERTY, LayerKey.HEATMAP.value)
        self._project.addMapLayer(layer, False)
        main_group(self._project).addLayer(layer)
        return layer

    def _replace_file(self, path: str) -> None:
        if self._file:
            for name in (self._file, f"{self._file}.aux.xml"):
                if gdal.VSIStatL(name) is not None:
                    gdal.Unlink(name)
        self._file = path


def remove_lost_heatmap(project: QgsProject) -> None:
    """Take away a heatmap that was saved with a project: what it showed lived in memory."""
    layer = find_layer(project, LayerKey.HEATMAP)
    if layer is not None and not layer.isValid():
        project.removeMapLayer(layer.id())


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
    ramp = QgsColorRampShader(breaks[0], breaks[-1], None, Qgis.ShaderInterpolationMethod.Discrete)
    ramp.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(upper, QColor(colour), class_label(lower, upper))
            for (lower, upper), colour in zip(pairwise(bounds), CLASS_COLOURS, strict=False)
        ]
    )
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(provider, 1, shader)
    renderer.setClassificationMin(breaks[0])
    renderer.setClassificationMax(breaks[-1])
    transparency = QgsRasterTransparency()
    transparency.setTransparentSingleValuePixelList(
        [QgsRasterTransparency.TransparentSingleValuePixel(_LOWEST, breaks[0], 0.0)]
    )
    renderer.setRasterTransparency(transparency)
    return renderer


def class_label(lower: float, upper: float) -> str:
    """Return ``20–60``, and for the last class ``över 300``."""
    if math.isinf(upper):
        return translate("est", "over {bound}", bound=figure(lower))
    return f"{figure(lower)}{EN_DASH}{figure(upper)}"


def _write(path: str, surface: HeatmapSurface) -> None:
    rows, columns = surface.values.shape
    dataset = None
    try:
        dataset = gdal.GetDriverByName("GTiff").Create(path, columns, rows, 1, gdal.GDT_Float32)
        if dataset is None:
            raise _refused(path)
        dataset.SetGeoTransform((surface.x_min, surface.cell_size, 0, surface.y_max, 0, -surface.cell_size))
        crs = QgsCoordinateReferenceSystem(surface.crs)
        dataset.SetProjection(crs.toWkt(Qgis.CrsWktVariant.PreferredGdal))
        band = dataset.GetRasterBand(1)
        band.SetNoDataValue(math.nan)
        band.WriteArray(np.ascontiguousarray(surface.values, dtype=np.float32))
        dataset.FlushCache()
    except RuntimeError as error:
        raise _refused(str(error)) from error
    finally:
        dataset = None


def _refused(details: str) -> HeatmapError:
    return HeatmapError(
        QT_TRANSLATE_NOOP(
            "est",
            "The heatmap could not be put on the map, probably for want of memory. Your data are untouched."
            " Choose larger cells or a smaller area.",
        ),
        details=details,
    )


def _name(layer: QgsMapLayer, name: str) -> None:
    """Give the layer its name unless somebody has given it another."""
    if layer.name() in ("", layer.customProperty(NAME_PROPERTY, "")):
        layer.setName(name)
    layer.setCustomProperty(NAME_PROPERTY, name)


def _refresh_legend(project: QgsProject, layer: QgsRasterLayer) -> None:
    """Hide the line "Band 1" of the legend, which says nothing to anyone."""
    node = project.layerTreeRoot().findLayer(layer.id())
    if isinstance(node, QgsLayerTreeLayer):
        count = len(layer.legend().createLayerTreeModelLegendNodes(node))
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(range(1, count)))
