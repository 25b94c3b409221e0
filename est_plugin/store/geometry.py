"""Geometries between WKB, GeoPackage blobs and PostGIS's hexadecimal EWKB."""

from __future__ import annotations

import math
import struct

import shapely

from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import PointGeometry
from .errors import InvalidValueError

POINT, POLYGON, MULTIPOLYGON = 1, 3, 6
_HEADER = 8
_ENVELOPE_SIZES = (0, 32, 48, 48, 64)
_LITTLE_ENDIAN = 1
_XY_ENVELOPE = 1 << 1
_EWKB_HAS_SRID = 0x20000000

POINT_BLOB_SIZE = 29
"""A point as the gateway writes it: header without envelope, little endian WKB; x at byte 13, y at 21."""
POINT_X_OFFSET = 13
POINT_Y_OFFSET = 21


def point_wkb(point: PointGeometry) -> bytes:
    """Return a point as little endian WKB. Raises InvalidValueError unless it is finite."""
    if not (math.isfinite(point.x) and math.isfinite(point.y)):
        raise InvalidValueError(
            QT_TRANSLATE_NOOP(
                "est", "The place has no usable coordinates, so nothing was saved. Point it out again."
            )
        )
    return struct.pack("<BIdd", _LITTLE_ENDIAN, POINT, point.x, point.y)


def point_of(wkb: bytes) -> PointGeometry:
    """Return the point of a WKB, of either byte order, further dimensions dropped."""
    order = "<" if wkb[0] == _LITTLE_ENDIAN else ">"
    x, y = struct.unpack_from(f"{order}dd", wkb, 5)
    return PointGeometry(x, y)


def as_multipolygon(wkb: bytes) -> bytes:
    """Return a polygon or multipolygon as the WKB of a two-dimensional multipolygon.

    Raises InvalidValueError for anything else, empty ones included.
    """
    try:
        geometry = shapely.force_2d(shapely.from_wkb(wkb))
    except shapely.errors.ShapelyError as error:
        raise _no_polygon() from error
    if geometry is None or geometry.is_empty or geometry.geom_type not in ("Polygon", "MultiPolygon"):
        raise _no_polygon()
    if geometry.geom_type == "Polygon":
        geometry = shapely.multipolygons([geometry])
    result: bytes = shapely.to_wkb(geometry, byte_order=_LITTLE_ENDIAN)
    return result


def to_geopackage(wkb: bytes, srid: int) -> bytes:
    """Return the GeoPackage blob of a little endian WKB; all but points carry their envelope."""
    if _wkb_type(wkb) == POINT:
        return b"GP\x00" + bytes((_LITTLE_ENDIAN,)) + struct.pack("<i", srid) + wkb
    x_min, y_min, x_max, y_max = shapely.from_wkb(wkb).bounds
    header = b"GP\x00" + bytes((_LITTLE_ENDIAN | _XY_ENVELOPE,)) + struct.pack("<i", srid)
    return header + struct.pack("<4d", x_min, x_max, y_min, y_max) + wkb


def from_geopackage(blob: bytes) -> bytes:
    """Return the WKB inside a GeoPackage blob."""
    envelope = (blob[3] >> 1) & 0b111
    return bytes(blob[_HEADER + _ENVELOPE_SIZES[envelope] :])


def to_ewkb_hex(wkb: bytes, srid: int) -> str:
    """Return the hexadecimal EWKB that PostGIS reads as a geometry."""
    kind = _wkb_type(wkb) | _EWKB_HAS_SRID
    return (bytes((_LITTLE_ENDIAN,)) + struct.pack("<Ii", kind, srid) + wkb[5:]).hex()


def _wkb_type(wkb: bytes) -> int:
    kind: int = struct.unpack_from("<I", wkb, 1)[0]
    return kind


def _no_polygon() -> InvalidValueError:
    return InvalidValueError(
        QT_TRANSLATE_NOOP("est", "An area must be a polygon. Nothing was saved. Draw or choose a polygon.")
    )
