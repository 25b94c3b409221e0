"""Writes the background map as plain tables beside the shared ones, so that one file is enough."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from osgeo import gdal, ogr, osr

from ..analysis.progress import Part, Progress, step
from ..domain.message import QT_TRANSLATE_NOOP
from ..store.errors import StoreError
from ..store.location import GeoPackageLocation, Location, PostgresLocation
from .background import BACKGROUND_TABLES, BackgroundLayer, Shape
from .projecting import Projection

BATCH = 5000
_GEOMETRY_TYPES = {
    Shape.POINT: ogr.wkbPoint, Shape.LINE: ogr.wkbMultiLineString, Shape.POLYGON: ogr.wkbMultiPolygon,
}  # fmt: skip
_FIELD_TYPES: dict[type, int] = {str: ogr.OFTString, int: ogr.OFTInteger, float: ogr.OFTReal}


class BackgroundError(StoreError):
    """The background map could not be written."""


def write_background(
    location: Location, layers: tuple[BackgroundLayer, ...], projection: Projection, progress: Progress
) -> None:
    """Write every layer that is not there yet, each in one transaction.

    Raises BackgroundError, CancelledError; a layer is written whole or not at all.
    """
    target = _open(location)
    total = sum(len(layer) for layer in layers)
    done = 0
    for layer in layers:
        if not _exists(target, location, layer.table.name):
            try:
                _write_whole(
                    target,
                    location,
                    layer,
                    projection,
                    Part(progress, done / total, (done + len(layer)) / total),
                )
            except RuntimeError as error:  # how GDAL fails where somebody has switched its exceptions on
                raise _failed(str(error)) from error
        done += len(layer)
        step(progress, done / total)


def _write_whole(
    target: gdal.Dataset,
    location: Location,
    layer: BackgroundLayer,
    projection: Projection,
    progress: Progress,
) -> None:
    _check(target.StartTransaction())
    try:
        for written in _write(target, location, layer, projection):
            step(progress, written / len(layer))
        _grant(target, location, layer.table.name)
    except BaseException:
        target.RollbackTransaction()
        raise
    _check(target.CommitTransaction())


def background_tables(location: Location) -> tuple[str, ...]:
    """Return which of the background's tables a database has, in order of drawing. Raises BackgroundError."""
    target = _open(location, writing=False)
    return tuple(table.name for table in BACKGROUND_TABLES if _exists(target, location, table.name))


def _open(location: Location, *, writing: bool = True) -> gdal.Dataset:
    mode = gdal.OF_VECTOR | (gdal.OF_UPDATE if writing else gdal.OF_READONLY)
    if isinstance(location, PostgresLocation):
        name, drivers = f"PG:{location.connection_info()}", ["PostgreSQL"]
    else:
        name, drivers = str(location.path), ["GPKG"]
    try:
        opened = gdal.OpenEx(name, mode, allowed_drivers=drivers)
    except RuntimeError:
        opened = None
    if opened is None:
        raise _failed()
    return opened


def _exists(target: gdal.Dataset, location: Location, name: str) -> bool:
    try:
        return target.GetLayerByName(_qualified(location, name)) is not None
    except RuntimeError:
        return False


def _qualified(location: Location, name: str) -> str:
    return name if isinstance(location, GeoPackageLocation) else f"{location.schema}.{name}"


def _write(
    target: gdal.Dataset, location: Location, layer: BackgroundLayer, projection: Projection
) -> Iterator[int]:
    """Write a layer's rows; yield how many are written after each batch."""
    options = ["GEOMETRY_NAME=geom", "FID=fid"]
    if isinstance(location, PostgresLocation):
        options += [f"SCHEMA={location.schema}", "LAUNDER=NO"]
    else:
        options += [f"IDENTIFIER={layer.table.title}", "DESCRIPTION=Exempelköping, påhittad"]
    made = target.CreateLayer(
        layer.table.name, _system(projection.crs), _GEOMETRY_TYPES[layer.table.shape], options
    )
    if made is None:
        raise _failed()
    for name, values in layer.columns.items():
        kind = type(values[0]) if values else str
        _check(made.CreateField(ogr.FieldDefn(name, _FIELD_TYPES[kind])))
    wkb = shapely.to_wkb(projection.geometries(layer.geometry), byte_order=1)
    columns = list(layer.columns.values())
    definition = made.GetLayerDefn()
    for row in range(len(layer)):
        feature = ogr.Feature(definition)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(wkb[row]))
        for number, values in enumerate(columns):
            feature.SetField(number, values[row])
        _check(made.CreateFeature(feature))
        if row % BATCH == BATCH - 1:
            yield row + 1
    yield len(layer)


def _grant(target: gdal.Dataset, location: Location, name: str) -> None:
    """Let everybody who may read the shared tables read the background."""
    if isinstance(location, PostgresLocation):
        schema = location.schema.replace('"', '""')
        target.ExecuteSQL(f'GRANT SELECT ON "{schema}"."{name}" TO est_read, est_report, est_manage')


def _system(crs: str) -> osr.SpatialReference:
    system = osr.SpatialReference()
    system.SetFromUserInput(crs)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def _check(outcome: int) -> None:
    if outcome != ogr.OGRERR_NONE:
        raise _failed()


def _failed(details: str = "") -> BackgroundError:
    return BackgroundError(
        QT_TRANSLATE_NOOP(
            "est",
            "The map behind the example could not be written. The observations are in the database; make the"
            " example anew for a map.",
        ),
        details=details or gdal.GetLastErrorMsg(),
    )
