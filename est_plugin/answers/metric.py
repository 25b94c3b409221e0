"""Metres for every analysis: which CRS the points are computed in, and the notice that names it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from ..analysis.table import BoolArray, FloatArray, ObservationTable
from ..domain.message import QT_TRANSLATE_NOOP, EstError
from ..project.language import translate

SWEREF_99_TM = "EPSG:3006"
WGS_84 = "EPSG:4326"
_WEB_MERCATOR_CODES = (3857, 900913, 3785, 102100)
_ZONE_WIDTH = 6


class UnknownCrsError(EstError):
    """A layer or database whose coordinate system is missing or cannot be read."""


@dataclass(frozen=True)
class Metres:
    """The CRS an analysis is computed in, and the notice where that is not the data's own."""

    crs: str
    notice: str = ""


@lru_cache(maxsize=64)
def read_crs(text: str) -> CRS:
    """Return the CRS that an authority code or WKT names. Raises UnknownCrsError."""
    try:
        return CRS.from_user_input(text)
    except CRSError as error:
        raise UnknownCrsError(
            QT_TRANSLATE_NOOP(
                "est",
                "The data's coordinate system “{crs}” is missing or unknown, so distances cannot be computed."
                " Set the layer's coordinate system in QGIS and run again.",
            ),
            crs=text,
            details=str(error),
        ) from error


def is_metric(text: str) -> bool:
    """Tell whether distances may be computed in a CRS: projected, in metres, and not Web Mercator."""
    crs = read_crs(text)
    if not crs.is_projected or crs.to_epsg() in _WEB_MERCATOR_CODES:
        return False
    horizontal = crs.sub_crs_list[0] if crs.is_compound else crs
    if "pseudo" in horizontal.name.lower() and "mercator" in horizontal.name.lower():
        return False
    return all(abs(axis.unit_conversion_factor - 1.0) < 1e-12 for axis in horizontal.axis_info[:2])


def metres_for(crs: str, x: FloatArray, y: FloatArray, areas_crs: str | None = None) -> Metres:
    """Choose the CRS in metres for points ``x``, ``y`` (n,) in ``crs``.

    Their own where that is in metres; else SWEREF 99 TM where all of them lie in its area of use;
    else the areas' own where that is in metres; else the UTM zone of their centre. Raises
    UnknownCrsError.
    """
    if is_metric(crs):
        return Metres(crs)
    known = np.isfinite(x) & np.isfinite(y)
    if not known.any():
        chosen = areas_crs if areas_crs and is_metric(areas_crs) else SWEREF_99_TM
    else:
        longitude, latitude = transform(x[known], y[known], crs, WGS_84)
        chosen = _chosen(longitude, latitude, areas_crs)
    return Metres(chosen, _notice(crs, chosen))


def transform(x: FloatArray, y: FloatArray, source: str, target: str) -> tuple[FloatArray, FloatArray]:
    """Return coordinates (n,) of ``source`` in ``target``; what cannot be brought over becomes NaN."""
    if source == target or read_crs(source) == read_crs(target):
        return x, y
    # pyproj takes an array of one point for a scalar, and warns: one more point keeps it an array.
    moved = _transformer(source, target).transform(np.append(x, 0.0), np.append(y, 0.0))
    new_x, new_y = (np.asarray(axis, dtype=np.float64)[:-1] for axis in moved)
    lost = ~(np.isfinite(new_x) & np.isfinite(new_y))
    if lost.any():
        new_x, new_y = np.where(lost, np.nan, new_x), np.where(lost, np.nan, new_y)
    return new_x, new_y


def in_metres(table: ObservationTable, areas_crs: str | None = None) -> tuple[ObservationTable, str]:
    """Return the table in a CRS in metres, and the notice where it was brought over ("" otherwise)."""
    metres = metres_for(table.crs, table.x, table.y, areas_crs)
    return brought_to(table, metres.crs), metres.notice


def brought_to(table: ObservationTable, crs: str) -> ObservationTable:
    """Return the table with its points in ``crs``. Raises UnknownCrsError."""
    if table.crs == crs:
        return table
    x, y = transform(table.x, table.y, table.crs, crs)
    return replace(table, crs=crs, x=x, y=y)


@lru_cache(maxsize=16)
def _transformer(source: str, target: str) -> Transformer:
    try:
        return Transformer.from_crs(read_crs(source), read_crs(target), always_xy=True)
    except ProjError as error:
        raise UnknownCrsError(
            QT_TRANSLATE_NOOP(
                "est",
                "There is no way from the coordinate system {source} to {target}."
                " Save the layer in another coordinate system and run again.",
            ),
            source=source,
            target=target,
            details=str(error),
        ) from error


def _chosen(longitude: FloatArray, latitude: FloatArray, areas_crs: str | None) -> str:
    if _inside_sweden(longitude, latitude).all():
        return SWEREF_99_TM
    if areas_crs is not None and is_metric(areas_crs):
        return areas_crs
    zone = int((float(np.nanmedian(longitude)) + 180) // _ZONE_WIDTH) % 60 + 1
    return f"EPSG:{32600 + zone if float(np.nanmedian(latitude)) >= 0 else 32700 + zone}"


def _inside_sweden(longitude: FloatArray, latitude: FloatArray) -> BoolArray:
    use = read_crs(SWEREF_99_TM).area_of_use
    if use is None:
        raise UnknownCrsError(
            QT_TRANSLATE_NOOP(
                "est",
                "QGIS's coordinate systems are incomplete: SWEREF 99 TM has no area of use."
                " Reinstall QGIS; your data are unchanged.",
            )
        )
    return np.asarray(
        (longitude >= use.west) & (longitude <= use.east) & (latitude >= use.south) & (latitude <= use.north)
    )


def _notice(crs: str, chosen: str) -> str:
    return translate(
        "est",
        "The points are in {source}, which is not in metres; distances were computed in {target}.",
        source=_named(crs),
        target=_named(chosen),
    )


def _named(text: str) -> str:
    crs = read_crs(text)
    code = crs.to_epsg()
    return f"{crs.name} (EPSG:{code})" if code else crs.name
