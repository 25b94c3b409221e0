"""The example in the CRS of the database it is written to."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer

from ..analysis.table import FloatArray
from .plan import CRS


class Projection:
    """From EPSG:3006 to another CRS, east before north in both; the same CRS changes nothing."""

    def __init__(self, target: str) -> None:
        self.crs = target
        self._transformer = None if target == CRS else Transformer.from_crs(CRS, target, always_xy=True)

    def points(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return projected coordinates (n,); NaN stays NaN."""
        if self._transformer is None:
            return x, y
        new_x, new_y = np.full(len(x), np.nan), np.full(len(y), np.nan)
        there = np.isfinite(x) & np.isfinite(y)
        new_x[there], new_y[there] = self._transformer.transform(x[there], y[there])
        return new_x, new_y

    def geometries(self, found: NDArray[np.object_]) -> NDArray[np.object_]:
        """Return projected geometries (n,)."""
        if self._transformer is None:
            return found
        return np.asarray(shapely.transform(found, self._coordinates), dtype=object)

    def wkb(self, wkb: bytes) -> bytes:
        """Return a projected geometry as little endian WKB."""
        if self._transformer is None:
            return wkb
        projected: Any = shapely.transform(shapely.from_wkb(wkb), self._coordinates)
        return bytes(shapely.to_wkb(projected, byte_order=1))

    def _coordinates(self, xy: FloatArray) -> FloatArray:
        return np.column_stack(self.points(xy[:, 0], xy[:, 1]))
