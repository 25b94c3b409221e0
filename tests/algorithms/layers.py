"""Small layers for tests, in memory or in files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)


def layer_of(kind: str, rows: Sequence[tuple[str, dict[str, Any]]], crs: str = "EPSG:3006") -> QgsVectorLayer:
    """Return a layer in memory: rows of WKT ("" for none) and values; fields as the values' types."""
    types = {int: "integer", float: "double", str: "string"}
    names = {
        name: types[type(value)] for _, values in rows for name, value in values.items() if value is not None
    }
    fields = "".join(f"&field={name}:{type_name}" for name, type_name in names.items())
    layer = QgsVectorLayer(f"{kind}?crs={crs}{fields}", "test", "memory")
    assert layer.isValid()
    for wkt, values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([values.get(name) for name in names])
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        assert layer.dataProvider().addFeatures([feature])[0]
    layer.updateExtents()
    return layer


def points_of(
    places: Sequence[tuple[float, float]], crs: str = "EPSG:3006", **columns: Sequence[Any]
) -> QgsVectorLayer:
    """Return a layer of points with columns of values."""
    rows = [
        (f"POINT({x!r} {y!r})", {name: values[number] for name, values in columns.items()})
        for number, (x, y) in enumerate(places)
    ]
    return layer_of("Point", rows, crs)


def saved(layer: QgsVectorLayer, path: Path, name: str = "layer", *, append: bool = False) -> str:
    """Save a layer to a GeoPackage and return its path."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = name
    if append:
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    error = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
    return str(path)


def raster(path: str) -> tuple[np.ndarray[Any, np.dtype[np.float32]], tuple[float, ...], float]:
    """Return a raster's values (row 0 northernmost), geotransform and nodata value."""
    dataset = gdal.Open(path)
    band = dataset.GetRasterBand(1)
    assert gdal.GetDataTypeName(band.DataType) == "Float32"
    return band.ReadAsArray(), dataset.GetGeoTransform(), band.GetNoDataValue()
