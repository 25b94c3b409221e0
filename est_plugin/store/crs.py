"""The coordinate reference system of a database."""

from __future__ import annotations

import re

from osgeo import osr

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import InvalidValueError
from .geopackage.ddl import SpatialReference

WGS84 = 4326
_EPSG = re.compile(r"\s*(?:EPSG:)?(\d{4,6})\s*", re.IGNORECASE)


def spatial_reference(crs: str) -> SpatialReference:
    """Return the system that ``EPSG:3006`` or ``3006`` names. Raises InvalidValueError for anything else."""
    match = _EPSG.fullmatch(crs)
    system = osr.SpatialReference()
    try:
        failed = match is None or system.ImportFromEPSG(int(match.group(1))) != 0
    except RuntimeError:
        failed = True
    if match is None or failed or not (system.IsProjected() or system.IsGeographic()):
        raise InvalidValueError(
            QT_TRANSLATE_NOOP(
                "est",
                "The coordinate system “{crs}” cannot be used for a database. Choose one with an EPSG code,"
                " such as EPSG:3006 (SWEREF 99 TM).",
            ),
            crs=crs,
        )
    return SpatialReference(int(match.group(1)), system.GetName(), system.ExportToWkt())


def crs_name(srid: int) -> str:
    """Return the name of a system as the rest of the plugin writes it."""
    return f"EPSG:{srid}"
