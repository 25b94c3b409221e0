"""Observations out of the shared database: a spreadsheet, a text table or a GeoPackage, harmless to open."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from osgeo import gdal, ogr, osr

from ..analysis.progress import SILENT, Progress, step
from ..domain.category import Category
from ..domain.local_time import to_local
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import (
    FaultStatus,
    Observation,
    PlacePrecision,
    PlaceSetting,
    ReviewStatus,
    Source,
    TimePrecision,
)
from ..store.gateway import Gateway
from .errors import ExchangeError
from .safe_cells import harmless_text

ENDINGS = ("xlsx", "csv", "gpkg")
LAYER = "observationer"
_DRIVERS = MappingProxyType({"xlsx": "XLSX", "gpkg": "GPKG"})
_REPORT_EVERY = 1_000
_LARGEST_SHEET = 1_048_575
# Pairs, not a mapping: PlacePrecision.EXACT and TimePrecision.EXACT are equal, as both are texts.
_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (TimePrecision.EXACT, "exakt"),
    (TimePrecision.APPROXIMATE, "ungefär"),
    (TimePrecision.WEEK, "någon gång under veckan"),
    (TimePrecision.MONTH, "någon gång under månaden"),
    (TimePrecision.UNKNOWN, "okänd"),
    (PlacePrecision.EXACT, "exakt"),
    (PlacePrecision.APPROXIMATE, "ungefär"),
    (PlacePrecision.STREET, "gata"),
    (PlacePrecision.AREA, "område"),
    (PlacePrecision.MUNICIPALITY, "kommun"),
    (PlaceSetting.PUBLIC, "offentlig plats"),
    (PlaceSetting.STAIRWELL_CELLAR, "trapphus eller källare"),
    (PlaceSetting.SCHOOL, "skola"),
    (PlaceSetting.TRANSIT, "kollektivtrafik"),
    (PlaceSetting.OTHER, "annan"),
    (Source.STAFF, "personal"),
    (Source.POLICE, "polis"),
    (Source.PUBLIC, "allmänhet"),
    (Source.IMPORT, "import"),
    (ReviewStatus.NEW, "ny"),
    (ReviewStatus.REVIEWED, "granskad"),
    (FaultStatus.OPEN, "öppen"),
    (FaultStatus.MENDED, "åtgärdad"),
)
"""Words that the import understands again, by their type and code."""

Value = str | float | datetime | None


@dataclass(frozen=True)
class _Names:
    """The words behind the keys of an observation."""

    categories: Mapping[str, Category]
    organisations: Mapping[str, str]
    areas: Mapping[str, str]

    def organisation(self, observation: Observation) -> str:
        """Return who reported it."""
        return self.organisations.get(observation.organisation_uuid or "", "")

    def area(self, observation: Observation) -> str:
        """Return the area of an observation without an exact place."""
        return self.areas.get(observation.area_uuid or "", "")

    def kind(self, observation: Observation) -> tuple[str, str]:
        """Return kind and sub-kind."""
        category = self.categories.get(observation.category_uuid)
        if category is None:
            return "", ""
        parent = self.categories.get(category.parent_uuid or "")
        return (parent.name, category.name) if parent is not None else (category.name, "")


@dataclass(frozen=True)
class _Column:
    heading: str
    kind: int
    value: Callable[[Observation, _Names], Value]


def _word(value: StrEnum | None) -> str:
    return "" if value is None else _WORD_OF[(type(value), value.value)]


_WORD_OF = MappingProxyType({(type(value), value.value): word for value, word in _WORDS})


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else to_local(moment)


def _columns(crs: str, *, with_text: bool) -> tuple[_Column, ...]:
    text, real, time = ogr.OFTString, ogr.OFTReal, ogr.OFTDateTime
    columns = [
        _Column("Id", text, lambda one, _: one.uuid),
        _Column("Kategori", text, lambda one, names: names.kind(one)[0]),
        _Column("Underkategori", text, lambda one, names: names.kind(one)[1]),
        _Column("Start", time, lambda one, _: _local(one.started_at)),
        _Column("Slut", time, lambda one, _: _local(one.ended_at)),
        _Column("Tidens noggrannhet", text, lambda one, _: _word(one.time_precision)),
        _Column("Plats", text, lambda one, _: one.place_name),
        _Column("Platsens noggrannhet", text, lambda one, _: _word(one.place_precision)),
        _Column("Område", text, lambda one, names: names.area(one)),
        _Column(f"X ({crs})", real, lambda one, _: one.geometry.x if one.geometry else None),
        _Column(f"Y ({crs})", real, lambda one, _: one.geometry.y if one.geometry else None),
        _Column("Miljö", text, lambda one, _: _word(one.setting)),
        _Column("Inomhus", text, lambda one, _: "" if one.indoor is None else "ja" if one.indoor else "nej"),
        _Column(
            "Verksamhet", text, lambda one, names: names.organisations.get(one.organisation_uuid or "", "")
        ),
        _Column("Roll", text, lambda one, _: one.reporter_role),
        _Column("Källa", text, lambda one, _: _word(one.source)),
        _Column("Rapporterad", time, lambda one, _: _local(one.reported_at)),
        _Column("Granskad", text, lambda one, _: _word(one.review_status)),
        _Column("Åtgärdsstatus", text, lambda one, _: _word(one.fault_status)),
        _Column("Skadekostnad", real, lambda one, _: one.damage_cost),
        _Column("Dubblett av", text, lambda one, _: one.duplicate_of or ""),
    ]
    if with_text:
        columns.insert(9, _Column("Beskrivning", text, lambda one, _: one.description))
    return tuple(columns)


def export_observations(
    gateway: Gateway, keys: Sequence[int], path: Path, *, with_text: bool = True, progress: Progress = SILENT
) -> int:
    """Write the observations of row numbers, by their start, and return how many they are.

    Times are Swedish wall-clock time. In ``.xlsx`` and ``.csv`` cells that a spreadsheet would run get an
    apostrophe before them, which the import takes away again. Raises ExchangeError for another ending or
    where the file cannot be written, CancelledError; a half-written file is never left.
    """
    ending = path.suffix.lower().lstrip(".")
    if ending not in ENDINGS:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est", "“{file}” must end in .xlsx, .csv or .gpkg. Nothing was written. Give another name."
            ),
            file=path.name,
        )
    if ending == "xlsx" and len(keys) > _LARGEST_SHEET:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "A spreadsheet holds at most {limit} rows; these are {count}. Nothing was written. Choose"
                " .csv or .gpkg, or a shorter period.",
            ),
            limit=_LARGEST_SHEET,
            count=len(keys),
        )
    columns = _columns(gateway.crs, with_text=with_text)
    rows = _rows(gateway, keys, progress)
    scratch = path.with_name(f"{path.stem}.part.{ending}")
    scratch.unlink(missing_ok=True)
    try:
        if ending == "csv":
            count = _write_csv(scratch, columns, rows)
        else:
            count = _write_layer(scratch, ending, columns, rows, gateway.crs)
        scratch.replace(path)
    except (OSError, RuntimeError) as error:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "The file “{file}” cannot be written. Nothing was exported. Check that the folder is there,"
                " and that no other program has the file open.",
            ),
            file=path.name,
            details=str(error),
        ) from error
    finally:
        scratch.unlink(missing_ok=True)
    progress.report(1.0)
    return count


_Row = tuple[Observation, _Names]


def _rows(gateway: Gateway, keys: Sequence[int], progress: Progress) -> Iterator[_Row]:
    names = _Names(
        {category.uuid: category for category in gateway.categories()},
        {one.uuid: one.name for one in gateway.organisations()},
        {area.uuid: area.name for area in gateway.areas(with_past=True)},
    )
    found: list[Observation] = []
    for start in range(0, len(keys), _REPORT_EVERY):
        step(progress, 0.5 * start / len(keys))
        found += gateway.observations_by_key(keys[start : start + _REPORT_EVERY])
    found.sort(key=lambda one: (one.started_at is None, one.started_at, one.uuid))
    for number, observation in enumerate(found):
        if number % _REPORT_EVERY == 0:
            step(progress, 0.5 + 0.45 * number / len(found))
        yield observation, names


def _write_csv(path: Path, columns: Sequence[_Column], rows: Iterator[_Row]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([column.heading for column in columns])
        for observation, names in rows:
            count += 1
            writer.writerow([_cell(column.value(observation, names)) for column in columns])
    return count


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}" if value.second else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")
    return harmless_text(value)


def _write_layer(path: Path, ending: str, columns: Sequence[_Column], rows: Iterator[_Row], crs: str) -> int:
    """Write through GDAL: a sheet, or a layer of points with their attributes."""
    is_layer = ending == "gpkg"
    dataset = gdal.GetDriverByName(_DRIVERS[ending]).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    if dataset is None:
        raise OSError(gdal.GetLastErrorMsg())
    system = osr.SpatialReference()
    system.SetFromUserInput(crs)
    layer = dataset.CreateLayer(
        LAYER, system if is_layer else None, ogr.wkbPoint if is_layer else ogr.wkbNone
    )
    for column in columns:
        layer.CreateField(ogr.FieldDefn(column.heading, column.kind))
    definition = layer.GetLayerDefn()
    count = 0
    if is_layer:
        dataset.StartTransaction()
    for observation, names in rows:
        count += 1
        feature = ogr.Feature(definition)
        for place, column in enumerate(columns):
            _set(feature, place, column.value(observation, names), plain=is_layer)
        if is_layer and observation.geometry is not None:
            point = ogr.Geometry(ogr.wkbPoint)
            point.AddPoint_2D(observation.geometry.x, observation.geometry.y)
            feature.SetGeometryDirectly(point)
        layer.CreateFeature(feature)
    if is_layer:
        dataset.CommitTransaction()
    del layer, dataset
    return count


def _set(feature: ogr.Feature, place: int, value: Value, *, plain: bool) -> None:
    if value is None:
        return
    if isinstance(value, datetime):
        feature.SetField(
            place, value.year, value.month, value.day, value.hour, value.minute, float(value.second), 0
        )
    elif isinstance(value, float):
        feature.SetField(place, value)
    else:
        feature.SetField(place, value if plain else harmless_text(value))
