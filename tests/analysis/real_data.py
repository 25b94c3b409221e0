"""Reading the real files of the tests, with GDAL and pyproj alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from osgeo import ogr
from pyproj import Transformer

Array = NDArray[Any]


def moved(x: Array, y: Array, source: str, target: str) -> tuple[Array, Array]:
    """Return coordinates (n,) in another CRS."""
    moved_x, moved_y = Transformer.from_crs(source, target, always_xy=True).transform(x, y)
    return np.asarray(moved_x), np.asarray(moved_y)


def shapes(path: Path, target: str = "") -> list[Any]:
    """Return the geometries of the first layer of a file, in ``target`` if it is given."""
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    found = [shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb())) for feature in layer]
    if not target:
        return found
    system = layer.GetSpatialRef()
    crs = f"{system.GetAuthorityName(None)}:{system.GetAuthorityCode(None)}"
    return list(shapely.transform(found, lambda at: np.column_stack(moved(at[:, 0], at[:, 1], crs, target))))


def points(path: Path, target: str) -> tuple[Array, Array]:
    """Return x and y (n,) of the points of a file."""
    found = shapes(path, target)
    return shapely.get_x(found), shapely.get_y(found)


def days(path: Path) -> Array:
    """Return the days since 1970 (n,) of the first field of dates of a file."""
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    definition = layer.GetLayerDefn()
    kinds = [definition.GetFieldDefn(number).GetType() for number in range(definition.GetFieldCount())]
    field = next(number for number, kind in enumerate(kinds) if kind in (ogr.OFTDate, ogr.OFTDateTime))
    texts = [feature.GetFieldAsString(field)[:10].replace("/", "-") for feature in layer]
    return np.array(texts, dtype="datetime64[D]").astype(np.int64)
