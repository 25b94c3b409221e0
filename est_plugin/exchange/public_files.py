"""Public counts as files for others: GeoPackage, GeoJSON, CSV and xlsx, each with its data sheet.

Nothing is written but what is handed in: no account, no path, no time of day. A file appears when it is
whole, or not at all.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr, osr

from ..domain.message import QT_TRANSLATE_NOOP, EstError
from .safe_cells import harmless

ENDINGS = (".gpkg", ".geojson", ".csv", ".xlsx")
SHEET_SUFFIX = ".datablad.jsonld"
"""Beside every file: the same data sheet for catalogues that are read by machines."""

WGS_84 = 4326
_DIGITS = 6

Value = str | int | None


class PublicFileError(EstError):
    """A file of public counts that cannot be written, or has an ending that is not known."""


@dataclass(frozen=True)
class PublicRow:
    """The values of a row, by the columns of the data; ``wkb`` is a polygon or None."""

    values: tuple[Value, ...]
    wkb: bytes | None = None


@dataclass(frozen=True)
class PublicData:
    """Rows under ``columns``, polygons in ``crs``, and the data sheet in two forms.

    ``place_layer`` and ``other_layer`` name the layers of a GeoPackage, ``count_sheet`` and ``about_sheet``
    the sheets of a workbook. ``about`` are (term of DCAT-AP-SE, words, value); ``catalogue`` is JSON-LD.
    """

    columns: tuple[tuple[str, type], ...]
    rows: tuple[PublicRow, ...]
    crs: str
    place_layer: str
    other_layer: str
    count_sheet: str
    about_sheet: str
    about_columns: tuple[str, str, str]
    about: tuple[tuple[str, str, str], ...]
    catalogue: Mapping[str, object]


def check_writable(path: Path) -> None:
    """Raise PublicFileError for an ending that is not known or a folder that is not there."""
    if path.suffix.lower() not in ENDINGS:
        raise PublicFileError(
            QT_TRANSLATE_NOOP(
                "est",
                "Public counts are written as {endings}, not as “{ending}”. Choose another file name.",
            ),
            endings=", ".join(ENDINGS),
            ending=path.suffix,
        )
    if not path.parent.is_dir():
        raise PublicFileError(
            QT_TRANSLATE_NOOP(
                "est", "There is no folder {folder}. Nothing was published. Choose another place."
            ),
            folder=str(path.parent),
        )


def write_public(path: Path, data: PublicData) -> tuple[Path, ...]:
    """Write the data in the form that the ending asks for, and the data sheet beside it; return both.

    Raises PublicFileError; then neither has been changed.
    """
    check_writable(path)
    ending = path.suffix.lower()
    sheet = path.with_name(path.name + SHEET_SUFFIX)
    try:
        with _drafts(path, sheet) as (draft, draft_sheet):
            if ending == ".csv":
                _write_csv(draft, data)
            elif ending == ".geojson":
                _write_geojson(draft, data)
            elif ending == ".gpkg":
                _write_geopackage(draft, data)
            else:
                _write_workbook(draft, data)
            text = json.dumps(data.catalogue, ensure_ascii=False, indent=2)
            draft_sheet.write_text(text + "\n", encoding="utf-8")
    except (OSError, RuntimeError) as error:
        raise PublicFileError(
            QT_TRANSLATE_NOOP(
                "est",
                "The public counts could not be written to {path}. They are recorded as published all the"
                " same: choose another place and run again, the numbers stay as they are.",
            ),
            path=str(path),
            details=str(error),
        ) from error
    return path, sheet


@contextmanager
def _drafts(*targets: Path) -> Iterator[tuple[Path, ...]]:
    """Give paths in a folder beside the targets, and move the files into place at the end."""
    with tempfile.TemporaryDirectory(prefix=".est-", dir=targets[0].parent) as folder:
        drafts = tuple(Path(folder) / target.name for target in targets)
        yield drafts
        for draft, target in zip(drafts, targets, strict=True):
            draft.replace(target)


def _write_csv(path: Path, data: PublicData) -> None:
    """Write with semicolons and a byte order mark, as a Swedish spreadsheet opens it without asking."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow([name for name, _ in data.columns])
        for row in data.rows:
            writer.writerow(["" if value is None else _safe(value) for value in row.values])


def _write_geojson(path: Path, data: PublicData) -> None:
    """Write RFC 7946: longitude and latitude; what has no place has no geometry."""
    source, target = osr.SpatialReference(), osr.SpatialReference()
    source.SetFromUserInput(data.crs)
    target.ImportFromEPSG(WGS_84)
    for system in (source, target):
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    to_degrees = osr.CoordinateTransformation(source, target)
    features = []
    for row in data.rows:
        geometry = None
        if row.wkb is not None:
            shape = ogr.CreateGeometryFromWkb(row.wkb)
            shape.Transform(to_degrees)
            geometry = json.loads(shape.ExportToJson([f"COORDINATE_PRECISION={_DIGITS}"]))
        names = (name for name, _ in data.columns)
        properties = dict(zip(names, row.values, strict=True))
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    collection = {"type": "FeatureCollection", "name": data.place_layer, "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_geopackage(path: Path, data: PublicData) -> None:
    source = _source("GPKG", path)
    system = osr.SpatialReference()
    system.SetFromUserInput(data.crs)
    places = [row for row in data.rows if row.wkb is not None]
    others = [row for row in data.rows if row.wkb is None]
    layer = source.CreateLayer(data.place_layer, system, ogr.wkbMultiPolygon)
    _fill(layer, data.columns, places)
    _fill(source.CreateLayer(data.other_layer, None, ogr.wkbNone), data.columns, others)
    _fill_about(source, data)
    source.FlushCache()


def _write_workbook(path: Path, data: PublicData) -> None:
    source = _source("XLSX", path)
    bare = [PublicRow(row.values) for row in data.rows]
    _fill(source.CreateLayer(data.count_sheet, None, ogr.wkbNone), data.columns, bare)
    _fill_about(source, data)
    source.FlushCache()


def _source(driver: str, path: Path) -> ogr.DataSource:
    """Make a file; GDAL tells by an exception or by None that it cannot, as it has been set up."""
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    if source is None:
        raise OSError(str(path))
    return source


def _fill_about(source: ogr.DataSource, data: PublicData) -> None:
    layer = source.CreateLayer(data.about_sheet, None, ogr.wkbNone)
    columns = tuple((name, str) for name in data.about_columns)
    _fill(layer, columns, [PublicRow(row) for row in data.about])


def _fill(layer: ogr.Layer, columns: Sequence[tuple[str, type]], rows: Sequence[PublicRow]) -> None:
    for name, kind in columns:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTInteger64 if kind is int else ogr.OFTString))
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for number, value in enumerate(row.values):
            if value is not None:
                feature.SetField(number, _safe(value))
        if row.wkb is not None:
            feature.SetGeometry(ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkb(row.wkb)))
        if layer.CreateFeature(feature) != ogr.OGRERR_NONE:
            raise OSError(layer.GetName())


def _safe(value: str | int) -> str | int:
    return harmless(value) if isinstance(value, str) else value
