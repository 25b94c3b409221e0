"""Layers of features as text and WKB, out of any file that OGR opens or any layer of QGIS."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osgeo import gdal, ogr

from ..analysis.progress import SILENT, Progress, step
from ..domain.message import QT_TRANSLATE_NOOP, Message
from .errors import ExchangeError, Trouble, UnreadableFileError, file_damaged, file_missing
from .raw_table import ForeignTable, RawRow, cell_reason, unique_headings
from .xlsx_reader import number_text

if TYPE_CHECKING:
    from qgis.core import QgsFeatureSource

_REPORT_EVERY = 2_000
_UTC_FLAG, _QUARTER = 100, 15
_LAYER_WORD = "layername="


@dataclass(frozen=True)
class Feature:
    """One row: its attributes as text, and little or big endian WKB, None without a geometry."""

    number: int
    cells: tuple[str, ...]
    wkb: bytes | None


@dataclass(frozen=True)
class FeatureTable:
    """The features of a layer. ``crs`` is ``EPSG:…`` or WKT, empty where the layer tells none."""

    name: str
    headings: tuple[str, ...]
    features: tuple[Feature, ...]
    crs: str


def read_features(source: str | Path, layer: str | None = None, progress: Progress = SILENT) -> FeatureTable:
    """Return the features of a file; ``file.gpkg|layername=…`` names a layer as QGIS does.

    Raises UnreadableFileError for what OGR does not open, ExchangeError where several layers are there and
    none is named.
    """
    path, named = _parts(str(source))
    name = Path(path).name
    with _quiet():
        dataset = _opened(path, name)
        chosen = _layer(dataset, layer or named, name)
        definition = chosen.GetLayerDefn()
        fields = [definition.GetFieldDefn(place) for place in range(definition.GetFieldCount())]
        headings = unique_headings([field.GetName() for field in fields], len(fields))
        features = tuple(_ogr_features(chosen, len(fields), name, progress))
        return FeatureTable(
            f"{name}: {chosen.GetName()}", headings, features, _crs_of(chosen.GetSpatialRef())
        )


def layer_names(path: Path) -> tuple[str, ...]:
    """Return the names of the layers or tables in a file. Raises UnreadableFileError."""
    with _quiet():
        dataset = _opened(str(path), path.name)
        return tuple(dataset.GetLayer(place).GetName() for place in range(dataset.GetLayerCount()))


def from_qgis(source: QgsFeatureSource, name: str, progress: Progress = SILENT) -> FeatureTable:
    """Return the features of a layer, or of a Processing source, of QGIS."""
    headings = [field.name() for field in source.fields()]
    total = max(source.featureCount(), 1)
    features = []
    for number, feature in enumerate(source.getFeatures(), 1):
        geometry = feature.geometry()
        wkb = None if geometry.isNull() else bytes(geometry.asWkb())
        features.append(Feature(number, tuple(_qt_text(value) for value in feature.attributes()), wkb))
        if number % _REPORT_EVERY == 0:
            step(progress, min(number / total, 1.0))
    crs = source.sourceCrs()
    return FeatureTable(
        name,
        unique_headings(headings, len(headings)),
        tuple(features),
        (crs.authid() or crs.toWkt()) if crs.isValid() else "",
    )


def as_table(features: FeatureTable) -> ForeignTable:
    """Return a layer of points as a table with places; a row whose geometry is no point is told."""
    rows: list[RawRow] = []
    points: list[tuple[float, float] | None] = []
    troubles: list[Trouble] = []
    unread: list[RawRow] = []
    for feature in features.features:
        trouble = _cell_trouble(feature, features.headings)
        place = None if feature.wkb is None else point_of(feature.wkb)
        if trouble is None and feature.wkb is not None and place is None:
            trouble = Trouble(feature.number, "", _no_point())
        if trouble is not None:
            troubles.append(trouble)
            unread.append(RawRow(feature.number, feature.cells))
        else:
            rows.append(RawRow(feature.number, feature.cells))
            points.append(place)
    has_places = any(feature.wkb is not None for feature in features.features)
    return ForeignTable(
        features.name,
        features.headings,
        tuple(rows),
        tuple(troubles),
        tuple(unread),
        tuple(points) if has_places else None,
        features.crs,
    )


def point_of(wkb: bytes) -> tuple[float, float] | None:
    """Return the finite point of a WKB point, or of a multipoint of one; None for anything else."""
    order = "<" if wkb[:1] == b"\x01" else ">"
    kind = struct.unpack_from(f"{order}I", wkb, 1)[0] & 0x0FFFFFFF
    if kind % 1000 == ogr.wkbMultiPoint and struct.unpack_from(f"{order}I", wkb, 5)[0] == 1:
        return point_of(wkb[9:])
    if kind % 1000 != ogr.wkbPoint:
        return None
    x, y = struct.unpack_from(f"{order}dd", wkb, 5)
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None


def _cell_trouble(feature: Feature, headings: tuple[str, ...]) -> Trouble | None:
    for heading, cell in zip(headings, feature.cells, strict=True):
        reason = cell_reason(cell)
        if reason is not None:
            return Trouble(feature.number, heading, reason)
    return None


def _no_point() -> Message:
    return Message(QT_TRANSLATE_NOOP("est", "the geometry is not a point."))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep GDAL's own words off the screen: ours name the file and what to do."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def _parts(source: str) -> tuple[str, str | None]:
    path, *options = source.split("|")
    named = next((option for option in options if option.lower().startswith(_LAYER_WORD)), None)
    return path, named[len(_LAYER_WORD) :] if named else None


def _opened(path: str, name: str) -> gdal.Dataset:
    if not Path(path).exists():
        raise file_missing(name)
    try:
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
    except RuntimeError as error:
        raise _unknown_kind(name) from error
    if dataset is None or not dataset.GetLayerCount():
        raise _unknown_kind(name)
    return dataset


def _layer(dataset: gdal.Dataset, wanted: str | None, name: str) -> ogr.Layer:
    names = [dataset.GetLayer(place).GetName() for place in range(dataset.GetLayerCount())]
    if wanted is None and len(names) == 1:
        return dataset.GetLayer(0)
    if wanted in names:
        return dataset.GetLayer(names.index(wanted))
    raise ExchangeError(
        QT_TRANSLATE_NOOP(
            "est",
            "The file “{file}” holds several layers ({layers}). Nothing was imported. Choose one of them,"
            " for example {file}|layername={first}.",
        ),
        file=name,
        layers=", ".join(names[:20]),
        first=names[0],
    )


def _ogr_features(layer: ogr.Layer, count: int, name: str, progress: Progress) -> Iterator[Feature]:
    total = max(layer.GetFeatureCount(), 1)
    number = 0
    try:
        for number, feature in enumerate(layer, 1):
            geometry = feature.GetGeometryRef()
            wkb = None if geometry is None else bytes(geometry.GetLinearGeometry().ExportToIsoWkb())
            yield Feature(number, tuple(_ogr_text(feature, place) for place in range(count)), wkb)
            if number % _REPORT_EVERY == 0:
                step(progress, min(number / total, 1.0))
    except RuntimeError as error:
        raise file_damaged(name, f"after feature {number}: {error}") from error


def _ogr_text(feature: ogr.Feature, place: int) -> str:
    if not feature.IsFieldSetAndNotNull(place):
        return ""
    kind = feature.GetFieldDefnRef(place).GetType()
    if kind in (ogr.OFTInteger, ogr.OFTInteger64):
        return str(feature.GetFieldAsInteger64(place))
    if kind == ogr.OFTReal:
        return number_text(feature.GetFieldAsDouble(place)) if _finite(feature, place) else ""
    if kind in (ogr.OFTDate, ogr.OFTDateTime):
        return _ogr_time(feature, place, kind)
    try:
        return str(feature.GetFieldAsString(place))
    except UnicodeDecodeError:
        return bytes(feature.GetFieldAsBinary(place)).decode("cp1252", "replace")


def _finite(feature: ogr.Feature, place: int) -> bool:
    return math.isfinite(feature.GetFieldAsDouble(place))


def _ogr_time(feature: ogr.Feature, place: int, kind: int) -> str:
    year, month, day, hour, minute, second, flag = feature.GetFieldAsDateTime(place)
    text = f"{year:04d}-{month:02d}-{day:02d}"
    if kind == ogr.OFTDate:
        return text
    text += f" {hour:02d}:{minute:02d}:{int(second):02d}"
    if flag <= 1:
        return text
    minutes = (flag - _UTC_FLAG) * _QUARTER
    sign = "-" if minutes < 0 else "+"
    return f"{text}{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _qt_text(value: Any) -> str:  # noqa: ANN401 - QGIS hands over any value of Qt or Python
    if value is None or (hasattr(value, "isNull") and value.isNull()):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value) if math.isfinite(value) else ""
    if hasattr(value, "toString"):
        from qgis.PyQt.QtCore import Qt

        return str(value.toString(Qt.DateFormat.ISODate)).replace("T", " ")
    return ", ".join(_qt_text(item) for item in value) if isinstance(value, list) else str(value)


def _crs_of(system: Any) -> str:  # noqa: ANN401 - osr.SpatialReference or None
    if system is None:
        return ""
    code = system.GetAuthorityCode(None)
    return f"{system.GetAuthorityName(None)}:{code}" if code else str(system.ExportToWkt())


def _unknown_kind(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        QT_TRANSLATE_NOOP(
            "est",
            "The file “{file}” is of a kind that cannot be read, or is damaged. Nothing was imported. Choose"
            " a table (CSV, Excel, ODS) or a layer that QGIS opens.",
        ),
        file=name,
    )
