"""What a person or a script names as points, resolved: a layer, a file, an EST database."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..domain.message import QT_TRANSLATE_NOOP, Message
from ..store.errors import LocationError
from ..store.location import GeoPackageLocation, Location, PostgresLocation, parse_location
from .connections import stored_connection
from .point_arrow import OgrSource
from .point_columns import PointFields, PointsError
from .point_features import request_of

OBSERVATION = "observation"
_TABLES_OF_EST = frozenset({OBSERVATION, "category", "schema_version"})
_COLUMNS_OF_EST = frozenset({"uuid", "category_uuid", "started_at", "place_precision", "duplicate_of"})
_NUMBERS = frozenset(
    {QMetaType.Type.Int, QMetaType.Type.UInt, QMetaType.Type.LongLong, QMetaType.Type.Double}
)
_TIMES = frozenset({QMetaType.Type.QDate, QMetaType.Type.QDateTime, QMetaType.Type.QString})


@dataclass(frozen=True)
class RowSource:
    """The rows of a layer, safe to read in any thread: quickly from its file, or feature by feature."""

    features: QgsVectorLayerFeatureSource
    request: QgsFeatureRequest
    fields: QgsFields
    file: OgrSource | None = None


@dataclass(frozen=True)
class PointInput:
    """Points that have been found and can be read.

    ``database`` is where they lie if they are the observations of an EST database; ``rows`` is then
    None unless only some of them are meant.
    """

    name: str
    crs: str
    rows: RowSource | None = None
    database: Location | None = None
    field_names: tuple[str, ...] = field(default=())


def point_input(
    value: object, context: QgsProcessingContext | None = None, project: QgsProject | None = None
) -> PointInput:
    """Find what ``value`` names: a layer, its id, name or source, a file, an EST database.

    A bare path of an EST database, or a PostgreSQL connection to one, means its observations; of
    another file with several layers one must be named. Raises PointsError, LocationError.
    """
    expression, limit, only_selected = "", -1, False
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        expression, limit = value.filterExpression, value.featureLimit
        only_selected = value.selectedFeaturesOnly
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    if isinstance(value, QgsVectorLayer):
        return input_of_layer(value, only_selected, expression, limit)
    text = str(value or "").strip()
    if not text:
        raise PointsError(
            QT_TRANSLATE_NOOP("est", "No points are named. Choose a point layer or an EST database.")
        )
    known = _known_layer(text, context, project or QgsProject.instance())
    if known is not None:
        return input_of_layer(known, only_selected, expression, limit)
    database = None if expression or limit >= 0 else _database_of(text)
    if database is not None:
        return PointInput(text, "", None, database)
    return input_of_layer(_loaded(_one_layer(text), text), False, expression, limit)


def input_of_layer(
    layer: QgsVectorLayer, only_selected: bool = False, expression: str = "", limit: int = -1
) -> PointInput:
    """Return a layer's points, its own filter applied. Call it where the layer lives. Raises PointsError."""
    _require_points(layer)
    fids = frozenset(layer.selectedFeatureIds()) if only_selected else None
    is_partial = fids is not None or bool(expression) or limit >= 0
    database = database_of_layer(layer)
    rows = None
    if database is None or is_partial or layer.subsetString() or layer.isModified():
        rows = rows_of_layer(layer, fids, expression, limit)
    return PointInput(layer.name(), _crs_of(layer), rows, database, tuple(layer.fields().names()))


def rows_of_layer(
    layer: QgsVectorLayer, fids: frozenset[int] | None = None, expression: str = "", limit: int = -1
) -> RowSource:
    """Return the rows of a layer, or those of them that are chosen. Call it where the layer lives."""
    file = None if expression or limit >= 0 else _file_of(layer, fids)
    request = request_of(fids, expression, limit)
    return RowSource(QgsVectorLayerFeatureSource(layer), request, layer.fields(), file)


def database_of_layer(layer: QgsVectorLayer) -> Location | None:
    """Return where the EST database lies whose observations the layer shows, or None."""
    if not set(layer.fields().names()) >= _COLUMNS_OF_EST:
        return None
    if layer.providerType() == "ogr":
        parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
        path = str(parts.get("path") or "")
        is_table = parts.get("layerName") == OBSERVATION
        return GeoPackageLocation(Path(path)) if is_table and _is_est_geopackage(path) else None
    if layer.providerType() == "postgres":
        uri = QgsDataSourceUri(layer.source())
        if uri.table() == OBSERVATION:
            name = f"{uri.host() or uri.service()}/{uri.database()}"
            return PostgresLocation(name, uri.schema(), stored=True, _source=_connection_part(uri))
    return None


def require_fields(source: PointInput, fields: PointFields) -> None:
    """Refuse fields that the layer does not have, or that cannot hold what is asked. Raises PointsError."""
    if source.rows is None:
        return
    described = source.rows.fields
    for name in fields.names():
        index = described.lookupField(name)
        if index < 0:
            raise PointsError(
                QT_TRANSLATE_NOOP("est", "The layer “{layer}” has no field “{field}”. It has: {fields}."),
                layer=source.name,
                field=name,
                fields=", ".join(source.field_names),
            )
        kind = QMetaType.Type(described.field(index).type())
        if name in fields.times() and kind not in _TIMES:
            raise PointsError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "The field “{field}” of “{layer}” holds no dates or times. Choose a field of dates,"
                    " times, or texts such as 2026-11-22 23:05.",
                ),
                layer=source.name,
                field=name,
            )
        if name in fields.numbers() and kind not in _NUMBERS:
            raise PointsError(
                QT_TRANSLATE_NOOP(
                    "est", "The field “{field}” of “{layer}” holds no numbers. Choose a field of numbers."
                ),
                layer=source.name,
                field=name,
            )


def _require_points(layer: QgsVectorLayer) -> None:
    if not layer.isValid():
        raise PointsError(
            QT_TRANSLATE_NOOP(
                "est",
                "The layer “{layer}” cannot be read: its source is missing or out of reach."
                " Nothing was changed.",
            ),
            layer=layer.name(),
        )
    if layer.geometryType() != Qgis.GeometryType.Point:
        raise PointsError(
            QT_TRANSLATE_NOOP(
                "est",
                "“{layer}” has no points ({kind}). Choose a point layer, or make centroids of it first.",
            ),
            layer=layer.name(),
            kind=_KIND_NAMES.get(layer.geometryType(), Message(QgsWkbTypes.displayString(layer.wkbType()))),
        )


_KIND_NAMES = {
    Qgis.GeometryType.Line: Message(QT_TRANSLATE_NOOP("est", "it holds lines")),
    Qgis.GeometryType.Polygon: Message(QT_TRANSLATE_NOOP("est", "it holds polygons")),
    Qgis.GeometryType.Null: Message(QT_TRANSLATE_NOOP("est", "it is a table without a map")),
}


def _crs_of(layer: QgsVectorLayer) -> str:
    crs = layer.crs()
    if not crs.isValid():
        raise PointsError(
            QT_TRANSLATE_NOOP(
                "est",
                "The layer “{layer}” has no coordinate system, so nobody knows where its points are."
                " Set it in the layer's properties and run again.",
            ),
            layer=layer.name(),
        )
    is_public = bool(crs.authid()) and not crs.authid().startswith("USER:")
    return crs.authid() if is_public else crs.toWkt(Qgis.CrsWktVariant.Preferred)


def _known_layer(
    text: str, context: QgsProcessingContext | None, project: QgsProject
) -> QgsVectorLayer | None:
    """Return a layer of the project or the running model by id or name; nothing is loaded."""
    if context is not None:
        layer = QgsProcessingUtils.mapLayerFromString(text, context, False)
    else:
        layer = project.mapLayer(text) or next(iter(project.mapLayersByName(text)), None)
    return layer if isinstance(layer, QgsVectorLayer) else None


def _database_of(text: str) -> Location | None:
    """Return the EST database that ``text`` is, None if it is none."""
    path = Path(text)
    if path.suffix.lower() == ".gpkg" and path.is_file():
        return GeoPackageLocation(path) if _is_est_geopackage(text) else None
    if path.exists() or "|" in text:
        return None
    try:
        location = parse_location(text, stored_connection)
    except LocationError:
        return None
    return location if isinstance(location, PostgresLocation) else None


def _is_est_geopackage(path: str) -> bool:
    return set(_layer_names(path)) >= _TABLES_OF_EST


def _layer_names(path: str) -> list[str]:
    """Return the layers of a file; of a GeoPackage by GDAL itself, three times as fast as QGIS's list."""
    if path.lower().endswith(".gpkg"):
        with suppress(RuntimeError):  # what GDAL cannot open QGIS may know better
            file = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["GPKG"])
            if file is not None:
                return [file.GetLayer(number).GetName() for number in range(file.GetLayerCount())]
    found = QgsProviderRegistry.instance().querySublayers(path)
    return [one.name() for one in found if one.type() == Qgis.LayerType.Vector]


def _one_layer(text: str) -> str:
    """Return the source of the one layer that a bare path means; another text as it is."""
    if "|" in text or not Path(text).exists():
        return text
    names = _layer_names(text)
    if len(names) > 1:
        raise PointsError(
            QT_TRANSLATE_NOOP(
                "est",
                "The file {file} has several layers: {layers}."
                " Name one of them, as {file}|layername={first}.",
            ),
            file=text,
            layers=", ".join(names),
            first=names[0],
        )
    return text


def _loaded(source: str, text: str) -> QgsVectorLayer:
    options = QgsVectorLayer.LayerOptions(QgsProject.instance().transformContext())
    options.loadDefaultStyle = False
    for provider in ("ogr", "postgres", "delimitedtext", "spatialite", "memory"):
        if provider != "ogr" and not _looks_like(source, provider):
            continue
        layer = QgsVectorLayer(source, Path(text.partition("|")[0]).stem or text, provider, options)
        if layer.isValid():
            return layer
    raise PointsError(
        QT_TRANSLATE_NOOP(
            "est",
            "“{text}” is no layer of the project, no file that can be read and no EST database."
            " Check the spelling, or choose it with the button.",
        ),
        text="…" if "password" in text.lower() else text,
    )


def _looks_like(source: str, provider: str) -> bool:
    if provider == "postgres":
        return "table=" in source
    if provider == "delimitedtext":
        return source.startswith("file:")
    return provider == "spatialite" and "table=" in source


def _file_of(layer: QgsVectorLayer, fids: frozenset[int] | None) -> OgrSource | None:
    """Return the plain file behind a layer, None where only QGIS itself knows the rows.

    Fields that QGIS adds to it (joined, computed) are not in the file; whoever asks for one is served
    the slower way.
    """
    if layer.providerType() != "ogr" or layer.isModified():
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    subset = layer.subsetString().strip()
    odd = ("vsiPrefix", "authcfg", "openOptions", "credentialOptions")
    if any(parts.get(name) for name in odd) or subset.lower().startswith("select"):
        return None
    name = parts.get("layerName") or ("" if not parts.get("layerId") else None)
    return None if name is None else OgrSource(str(parts["path"]), str(name), subset, fids)


def _connection_part(uri: QgsDataSourceUri) -> str:
    only = QgsDataSourceUri()
    if uri.service():
        only.setConnection(
            uri.service(), uri.database(), uri.username(), uri.password(), uri.sslMode(), uri.authConfigId()
        )
    else:
        only.setConnection(
            uri.host(),
            uri.port(),
            uri.database(),
            uri.username(),
            uri.password(),
            uri.sslMode(),
            uri.authConfigId(),
        )
    return str(only.connectionInfo(False))
