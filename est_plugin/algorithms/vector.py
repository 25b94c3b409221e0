"""Writing features: computed first, then written in batches, whole or not at all."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtCore import QMetaType
from shapely.geometry.base import BaseGeometry

from ..domain.message import QT_TRANSLATE_NOOP
from .raster import OutputError, unwritable
from .values import Values, system_of

BATCH = 5000

Row = tuple[bytes | None, Sequence[Any]]
"""A geometry as WKB (None: no geometry) and the values of the fields."""

Rows = Iterable[Row]

_TYPES = {
    int: QMetaType.Type.LongLong,
    float: QMetaType.Type.Double,
    str: QMetaType.Type.QString,
}


def fields_of(columns: Mapping[str, type]) -> QgsFields:
    """Return fields of whole numbers (int), numbers (float) and texts (str), in their order."""
    fields = QgsFields()
    for name, kind in columns.items():
        fields.append(QgsField(name, _TYPES[kind]))
    return fields


def plain(value: Any) -> Any:  # noqa: ANN401 - numpy's scalars and what fields hold
    """Return what a field holds: a plain number or text, None for what is not defined."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def as_multi(shape: BaseGeometry) -> shapely.MultiPolygon:
    """Return a polygon or multipolygon as a multipolygon."""
    return shapely.MultiPolygon([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"])


def polygon_rows(shapes: NDArray[Any], columns: Sequence[Iterable[Any]]) -> Rows:
    """Return rows of polygons with their columns, numbers that are not defined as null."""
    wkb = shapely.to_wkb(shapes)
    for shape, *values in zip(wkb, *columns, strict=True):
        yield shape, [plain(value) for value in values]


def write_rows(
    values: Values,
    name: str,
    columns: Mapping[str, type],
    rows: Rows,
    geometry: Qgis.WkbType = Qgis.WkbType.NoGeometry,
    crs: str = "",
) -> str:
    """Write the rows to the destination ``name`` and return its id.

    A file is written under another name first and takes its place at the end. Other destinations
    (memory, database) are opened once everything has been computed. Raises OutputError.
    """
    fields = fields_of(columns)
    system = system_of(crs)
    file = _plain_file(values, name)
    if file is None:
        sink, destination = values.algorithm.parameterAsSink(
            values.parameters, name, values.context, fields, geometry, system
        )
        if sink is None:
            raise unwritable(str(destination or name), name)
        _fill(sink, fields, rows, str(destination))
        return str(destination)
    destination = values.algorithm.parameterAsOutputLayer(values.parameters, name, values.context)
    part = file.with_name(f"{file.stem}.part{os.getpid()}{file.suffix}")
    try:
        sink = _file_sink(part, fields, geometry, system, values)
        _fill(sink, fields, rows, str(file))
        del sink
        for written in part.parent.glob(f"{part.stem}.*"):
            written.replace(file.with_suffix(written.suffix))
    except OSError as error:
        raise unwritable(str(file), str(error)) from error
    finally:
        for left in part.parent.glob(f"{part.stem}.*"):
            left.unlink()
    return str(destination)


def _plain_file(values: Values, name: str) -> Path | None:
    """Return the path where the destination is a file of its own that may be written anew."""
    text = _destination_text(values, name)
    if not text or "|" in text or ":" in text[2:] or "'" in text or text == "TEMPORARY_OUTPUT":
        return None
    path = Path(text)
    return path if path.suffix and path.parent.is_dir() else None


def _destination_text(values: Values, name: str) -> str:
    value = values.parameters.get(name)
    sink = getattr(value, "sink", None)
    if sink is not None:
        return str(sink.staticValue() or "")
    return value if isinstance(value, str) else ""


def _file_sink(
    path: Path, fields: QgsFields, geometry: Qgis.WkbType, crs: QgsCoordinateReferenceSystem, values: Values
) -> QgsVectorFileWriter:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = QgsVectorFileWriter.driverForExtension(path.suffix)
    options.fileEncoding = "UTF-8"
    options.layerName = path.stem.rsplit(".part", 1)[0]
    writer = QgsVectorFileWriter.create(
        str(path), fields, geometry, crs, values.context.transformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        message = writer.errorMessage()
        del writer
        raise unwritable(str(path), message)
    return writer


def _fill(sink: QgsFeatureSink, fields: QgsFields, rows: Rows, destination: str) -> None:
    for batch in _batches(_features(fields, rows)):
        if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
            raise OutputError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "The result could not be written to {path}: {reason}. Choose another place or format.",
                ),
                path=destination,
                reason=sink.lastError(),
            )
    sink.flushBuffer()


def _features(fields: QgsFields, rows: Rows) -> Iterator[QgsFeature]:
    for wkb, row in rows:
        feature = QgsFeature(fields)
        feature.setAttributes(list(row))
        if wkb is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            feature.setGeometry(geometry)
        yield feature


def _batches(features: Iterator[QgsFeature]) -> Iterator[list[QgsFeature]]:
    while batch := list(islice(features, BATCH)):
        yield batch
