"""Coordinates from one CRS to another, x before y in both, through GDAL (the PROJ that QGIS itself uses)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, osr

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import ExchangeError

FloatArray = NDArray[np.float64]


class Mover:
    """Brings points from one CRS to another; both as ``EPSG:…`` or WKT."""

    def __init__(self, from_crs: str, to_crs: str) -> None:
        """Prepare the way. Raises ExchangeError where one of the two is unknown or no way is known."""
        self.same = from_crs == to_crs
        try:
            self._transformation = osr.CoordinateTransformation(_system(from_crs), _system(to_crs))
        except RuntimeError as error:
            raise _unknown(f"{from_crs} → {to_crs}", str(error)) from error

    def move(self, points: FloatArray) -> FloatArray:
        """Return points (n, 2); what lies outside what a CRS is for becomes infinite."""
        if self.same or not len(points):
            return points
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            moved = self._transformation.TransformPoints(points.tolist())
        except RuntimeError:
            # In QGIS, whose Processing turns GDAL's exceptions on, one point outside refuses them all.
            moved = [self._move_one(x, y) for x, y in points.tolist()]
        finally:
            gdal.PopErrorHandler()
        return np.asarray(moved, dtype=np.float64)[:, :2]

    def _move_one(self, x: float, y: float) -> tuple[float, ...]:
        try:
            return tuple(self._transformation.TransformPoint(x, y))
        except RuntimeError:
            return (np.inf, np.inf, 0.0)


def _system(crs: str) -> osr.SpatialReference:
    system = osr.SpatialReference()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        failed = system.SetFromUserInput(crs) != 0
    except RuntimeError as error:
        raise _unknown(crs, str(error)) from error
    finally:
        gdal.PopErrorHandler()
    if failed:
        raise _unknown(crs, "")
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def _unknown(crs: str, details: str) -> ExchangeError:
    return ExchangeError(
        QT_TRANSLATE_NOOP(
            "est",
            "The coordinate system “{crs}” is not known here. Nothing was imported. Choose one with an EPSG"
            " code, such as EPSG:3006 (SWEREF 99 TM).",
        ),
        crs=crs[:80],
        details=details,
    )
