"""Writing a grid as a GeoTIFF: whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRasterRenderer,
)

from ..analysis.density import Values as GridValues
from ..analysis.grid import Grid
from ..domain.message import QT_TRANSLATE_NOOP, EstError
from ..project.change_raster import change_renderer
from ..project.heatmap_layer import density_renderer
from .values import system_of

NODATA = -9999.0
RECIPE_KEY = "EST_RECIPE"
_STRIP_ROWS = 512


class OutputError(EstError):
    """A result that could not be written."""


def write_geotiff(
    path: str,
    values: GridValues,
    grid: Grid,
    crs: str,
    *,
    description: str = "",
    recipe: Mapping[str, object],
) -> None:
    """Write ``values`` (rows, columns), row 0 southernmost, as float32; NaN becomes nodata.

    The file is written beside its place under another name and put there at the end, so that a run
    that fails or is stopped leaves what was there before. Raises OutputError.
    """
    target = Path(path)
    part = target.with_name(f"{target.stem}.part{os.getpid()}{target.suffix}")
    try:
        _write(part, values, grid, crs, description, recipe)
        part.replace(target)
    except (OSError, RuntimeError) as error:
        raise unwritable(path, str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    target.with_name(f"{target.name}.aux.xml").unlink(missing_ok=True)


def _write(
    path: Path, values: GridValues, grid: Grid, crs: str, description: str, recipe: Mapping[str, object]
) -> None:
    with _Exceptions():
        dataset = gdal.GetDriverByName("GTiff").Create(
            str(path), grid.columns, grid.rows, 1, gdal.GDT_Float32, ["BIGTIFF=IF_SAFER", "TILED=NO"]
        )
        dataset.SetGeoTransform(grid.geotransform)
        dataset.SetProjection(system_of(crs).toWkt(Qgis.CrsWktVariant.PreferredGdal))
        dataset.SetMetadataItem(RECIPE_KEY, json.dumps(dict(recipe), ensure_ascii=False, sort_keys=True))
        band = dataset.GetRasterBand(1)
        band.SetNoDataValue(NODATA)
        band.SetDescription(description)
        northern = grid.north_up(values)
        for first in range(0, grid.rows, _STRIP_ROWS):
            strip = np.asarray(northern[first : first + _STRIP_ROWS], dtype=np.float32)
            missing = np.isnan(strip)
            if missing.any():
                strip = np.where(missing, np.float32(NODATA), strip)
            band.WriteArray(np.ascontiguousarray(strip), 0, first)
        dataset.FlushCache()
        del band, dataset


class _Exceptions:
    """GDAL raises errors inside the block (``gdal.ExceptionMgr`` is new in GDAL 3.7)."""

    def __enter__(self) -> None:
        self._before = gdal.GetUseExceptions()
        gdal.UseExceptions()

    def __exit__(self, *_: object) -> None:
        if not self._before:
            gdal.DontUseExceptions()


def unwritable(path: str, details: str) -> OutputError:
    """Return the error for a file that could not be written."""
    return OutputError(
        QT_TRANSLATE_NOOP(
            "est",
            "The result could not be written to {path}. What was there before is unchanged."
            " Check that the folder exists, that there is room, and that no other program has the file open.",
        ),
        path=path,
        details=details,
    )


Style = Callable[[QgsRasterDataProvider], QgsRasterRenderer]


class RasterStyle(QgsProcessingLayerPostProcessorInterface):
    """Gives a raster that is loaded after the run its name and fixed classes.

    QGIS keeps no hold of the Python object, so it keeps itself until it has been used.
    """

    _waiting: ClassVar[set[RasterStyle]] = set()

    def __init__(self, name: str, style: Style) -> None:
        super().__init__()
        self._name = name
        self._style = style

    def attach(self, context: QgsProcessingContext, layer: str) -> None:
        """Ask to be called for the layer of that source, if it is loaded at all."""
        if context.willLoadLayerOnCompletion(layer):
            details = context.layerToLoadOnCompletionDetails(layer)
            details.name = self._name
            details.setPostProcessor(self)
            self._waiting.add(self)

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Style the layer, in the main thread."""
        self._waiting.discard(self)
        if isinstance(layer, QgsRasterLayer) and layer.isValid():
            layer.setRenderer(self._style(layer.dataProvider()))
            layer.triggerRepaint()


def density_style(breaks: Sequence[float]) -> Style:
    """Return the style of a density in fixed classes."""
    return lambda provider: density_renderer(provider, breaks)


def change_style(breaks: Sequence[float]) -> Style:
    """Return the style of a difference: three classes on either side of a neutral, transparent middle."""
    return lambda provider: change_renderer(provider, breaks)
