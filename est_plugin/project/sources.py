"""How the tables of a shared database are named to QGIS: data source strings, with no password in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import psycopg2.extensions
from qgis.core import (
    Qgis,
    QgsCredentials,
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProviderRegistry,
    QgsReadWriteContext,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtXml import QDomDocument

from ..store.location import GeoPackageLocation, Location, PostgresLocation

OGR = "ogr"
POSTGRES = "postgres"
GEOMETRY = "geom"
ROW_NUMBER = "fid"
"""A whole number that counts the rows in both databases; with it a feature's id is its row's number."""


@dataclass(frozen=True)
class TableSource:
    """What QGIS is to read: the text of the source, and its provider."""

    text: str
    provider: str


def table_source(location: Location, table: str, wkb_type: int = QgsWkbTypes.NoGeometry) -> TableSource:
    """Return the source of a table; ``wkb_type`` is the type of its geometry, if it has one."""
    if isinstance(location, GeoPackageLocation):
        parts = {"path": str(location.path), "layerName": table}
        return TableSource(QgsProviderRegistry.instance().encodeUri(OGR, parts), OGR)
    has_geometry = wkb_type != QgsWkbTypes.NoGeometry
    uri = connection_uri(location)
    uri.setDataSource(location.schema, table, GEOMETRY if has_geometry else "", "", ROW_NUMBER)
    return TableSource(_finished(uri, wkb_type), POSTGRES)


def query_source(location: PostgresLocation, query: str, wkb_type: int) -> TableSource:
    """Return the source of a query on a server, with a whole-numbered ``fid`` and perhaps a ``geom``."""
    uri = connection_uri(location)
    has_geometry = wkb_type != QgsWkbTypes.NoGeometry
    uri.setDataSource("", f"({query})", GEOMETRY if has_geometry else "", "", ROW_NUMBER)
    return TableSource(_finished(uri, wkb_type), POSTGRES)


def load_table(location: Location, table: str, wkb_type: int = QgsWkbTypes.NoGeometry) -> QgsVectorLayer:
    """Return a layer of a table, for reading; it may be invalid."""
    source = table_source(location, table, wkb_type)
    return QgsVectorLayer(source.text, table, source.provider, quick_options())


def quick_options() -> QgsVectorLayer.LayerOptions:
    """Return the options of a layer that gets its style from us and is only read.

    QGIS opens a GeoPackage for writing even to set a filter, and that switches a local file to WAL;
    opened for reading only it never does, and nothing goes past the privacy guard.
    """
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    options.forceReadOnly = True
    return options


def read_again_for_reading_only(layer: QgsVectorLayer) -> None:
    """Reopen a layer that a project has opened for writing, with everything else of it as it was."""
    provider = layer.dataProvider()
    if provider is None or not provider.capabilities() & Qgis.VectorProviderCapability.EditingCapabilities:
        return
    document = QDomDocument("qgis")
    element = document.createElement("maplayer")
    context = QgsReadWriteContext()
    if layer.writeLayerXml(element, document, context):
        document.appendChild(element)
        flags = QgsMapLayer.ReadFlags(QgsMapLayer.ReadFlag.FlagForceReadOnly)
        layer.readLayerXml(element, context, flags)


def connection_uri(location: PostgresLocation) -> QgsDataSourceUri:
    """Return how QGIS connects: a stored connection as it is stored, else without its password.

    A password of a libpq URI is told to QGIS for this session only; it stands in no layer and no
    project file.
    """
    if location.stored:
        return QgsDataSourceUri(location.layer_uri())
    words: dict[str, str] = psycopg2.extensions.parse_dsn(location.layer_uri())
    uri = QgsDataSourceUri()
    mode = QgsDataSourceUri.decodeSslMode(words.get("sslmode", ""))
    user = words.get("user", "")
    if "service" in words:
        uri.setConnection(words["service"], words.get("dbname", ""), user, "", mode)
    else:
        host = words.get("host") or words.get("hostaddr") or ""
        uri.setConnection(host, words.get("port", "5432"), words.get("dbname", ""), user, "", mode)
    if words.get("password"):
        QgsCredentials.instance().put(uri.connectionInfo(False), user, words["password"])
    return uri


def file_of_source(text: str) -> Path | None:
    """Return the file of a GeoPackage layer's source, None where the source names none."""
    path = QgsProviderRegistry.instance().decodeUri(OGR, text).get("path")
    return Path(str(path)) if path else None


def _finished(uri: QgsDataSourceUri, wkb_type: int) -> str:
    if wkb_type != QgsWkbTypes.NoGeometry:
        uri.setWkbType(wkb_type)
    uri.setParam("checkPrimaryKeyUnicity", "0")
    return str(uri.uri(False))
