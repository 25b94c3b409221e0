"""A raster of our own on the map, held in memory: shown, replaced in place without flicker, taken away."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from .tree import LAYER_PROPERTY, LayerKey, est_layers, find_layer, main_group, remove_empty_main_group

NAME_PROPERTY = "est/given_name"
_IN_MEMORY = "/vsimem/est_lagesbild"
_LOWEST = -1e30
_IN_MEMORY_KEYS = (LayerKey.HEATMAP, LayerKey.CELLS, LayerKey.RESULT_SURFACE)


class MemoryRasterError(EstError):
    """An array could not be made into a layer."""


@dataclass(frozen=True)
class RasterCells:
    """Values (rows, columns), row 0 northernmost, NaN for none; corner and cell size in units of ``crs``."""

    values: NDArray[np.generic]
    x_min: float
    y_max: float
    cell_size: float
    crs: str


class MemoryRaster:
    """The one layer of its key in a project; it is put under the plugin's other layers, cells undermost."""

    def __init__(self, project: QgsProject, key: LayerKey) -> None:
        self._project = project
        self._key = key
        self._file = ""

    def layer(self) -> QgsRasterLayer | None:
        """Return the layer if it is in the project."""
        layer = find_layer(self._project, self._key)
        return layer if isinstance(layer, QgsRasterLayer) else None

    def show(self, cells: RasterCells, name: str, style: Callable[[QgsRasterLayer], None]) -> QgsRasterLayer:
        """Put ``cells`` on the map in place of those before. Raises MemoryRasterError."""
        path = f"{_IN_MEMORY}_{uuid4().hex}.tif"
        try:
            layer = self._shown(path, cells)
        except MemoryRasterError:
            _forget(path)
            raise
        style(layer)
        _name(layer, name)
        self._refresh_legend(layer)
        layer.triggerRepaint()
        _forget(self._file)
        self._file = path
        return layer

    def clear(self) -> None:
        """Take the layer and its memory away; harmless when there is none."""
        layer = self.layer()
        if layer is not None:
            self._project.removeMapLayer(layer.id())
            remove_empty_main_group(self._project)
        _forget(self._file)
        self._file = ""

    def _shown(self, path: str, cells: RasterCells) -> QgsRasterLayer:
        _write(path, cells)
        layer = self.layer()
        if layer is not None:
            layer.setDataSource(path, layer.name(), "gdal", QgsDataProvider.ProviderOptions())
        else:
            layer = QgsRasterLayer(path, "", "gdal", QgsRasterLayer.LayerOptions(False))
            if layer.isValid():
                layer.setCustomProperty(LAYER_PROPERTY, self._key.value)
                self._project.addMapLayer(layer, False)
                main_group(self._project).insertLayer(self._place(), layer)
        if not layer.isValid():
            raise _refused(path)
        return layer

    def _place(self) -> int:
        children = main_group(self._project).children()
        for place, node in enumerate(children):
            if isinstance(node, QgsLayerTreeLayer) and _is_cells(node):
                return place
        return -1

    def _refresh_legend(self, layer: QgsRasterLayer) -> None:
        """Hide the line "Band 1" of the legend, which says nothing to anyone."""
        node = self._project.layerTreeRoot().findLayer(layer.id())
        if isinstance(node, QgsLayerTreeLayer):
            count = len(layer.legend().createLayerTreeModelLegendNodes(node))
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(range(1, count)))


def remove_lost_rasters(project: QgsProject) -> None:
    """Take away rasters that were saved with a project: what they showed lived in memory."""
    lost = [
        layer.id()
        for layer in est_layers(project)
        if layer.customProperty(LAYER_PROPERTY) in _IN_MEMORY_KEYS and not layer.isValid()
    ]
    project.removeMapLayers(lost)


def class_renderer(
    provider: QgsRasterDataProvider,
    lowest: float,
    classes: Sequence[tuple[float, str, str]],
) -> QgsSingleBandPseudoColorRenderer:
    """Return a renderer of fixed classes, each (upper bound, included; colour; label).

    What is not above ``lowest`` is transparent.
    """
    bounds = [upper for upper, _, _ in classes if not math.isinf(upper)]
    highest = bounds[-1] if bounds else lowest
    ramp = QgsColorRampShader(lowest, highest, None, Qgis.ShaderInterpolationMethod.Discrete)
    ramp.setColorRampItemList(
        [QgsColorRampShader.ColorRampItem(upper, QColor(colour), label) for upper, colour, label in classes]
    )
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(provider, 1, shader)
    renderer.setClassificationMin(lowest)
    renderer.setClassificationMax(highest)
    transparency = QgsRasterTransparency()
    transparency.setTransparentSingleValuePixelList(
        [QgsRasterTransparency.TransparentSingleValuePixel(_LOWEST, lowest, 0.0)]
    )
    renderer.setRasterTransparency(transparency)
    return renderer


def _write(path: str, cells: RasterCells) -> None:
    rows, columns = cells.values.shape
    dataset: Any = None
    try:
        dataset = gdal.GetDriverByName("GTiff").Create(path, columns, rows, 1, gdal.GDT_Float32)
        if dataset is None:
            raise _refused(path)
        dataset.SetGeoTransform((cells.x_min, cells.cell_size, 0, cells.y_max, 0, -cells.cell_size))
        crs = QgsCoordinateReferenceSystem(cells.crs)
        dataset.SetProjection(crs.toWkt(Qgis.CrsWktVariant.PreferredGdal))
        band = dataset.GetRasterBand(1)
        band.SetNoDataValue(math.nan)
        band.WriteArray(np.ascontiguousarray(cells.values, dtype=np.float32))
        dataset.FlushCache()
    except RuntimeError as error:
        raise _refused(str(error)) from error
    finally:
        dataset = None


def _is_cells(node: QgsLayerTreeLayer) -> bool:
    layer = node.layer()
    return layer is not None and layer.customProperty(LAYER_PROPERTY) == LayerKey.CELLS.value


def _forget(path: str) -> None:
    for name in (path, f"{path}.aux.xml") if path else ():
        if gdal.VSIStatL(name) is not None:
            gdal.Unlink(name)


def _refused(details: str) -> MemoryRasterError:
    return MemoryRasterError(
        QT_TRANSLATE_NOOP(
            "est",
            "The heatmap could not be put on the map, probably for want of memory. Your data are untouched."
            " Choose larger cells or a smaller area.",
        ),
        details=details,
    )


def _name(layer: QgsRasterLayer, name: str) -> None:
    """Give the layer its name unless somebody has given it another."""
    if layer.name() in ("", layer.customProperty(NAME_PROPERTY, "")):
        layer.setName(name)
    layer.setCustomProperty(NAME_PROPERTY, name)
