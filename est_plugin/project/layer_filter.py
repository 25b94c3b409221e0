"""The filter as the subset strings of layers: the same rows that every analysis reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import numpy as np
from qgis.core import QgsExpression

from ..analysis.table import IntArray
from ..domain.category import Category
from ..domain.observation import COARSE_PRECISIONS
from ..domain.selection import Selection
from ..store.location import GeoPackageLocation, Location, PostgresLocation

BITS = 6
"""Rows a character of a row set stands for: with the bit that keeps it printable, seven."""

_PRINTABLE = 0x40
NOTHING = "1 = 0"


def observation_subset(
    selection: Selection,
    categories: Iterable[Category],
    location: Location,
    rows: IntArray | None = None,
) -> str:
    """Return the subset string of the observations for a selection, "" where it means all.

    ``rows`` are the row numbers in the chosen areas, computed by who knows which observation lies where;
    a GeoPackage is asked for these, a PostGIS server works it out itself.
    """
    parts = [*_period(selection), *_kinds(selection, categories), *_sources(selection)]
    if selection.area_uuids and isinstance(location, PostgresLocation):
        parts.append(_areas_in_postgis(selection.area_uuids, location))
    elif selection.area_uuids and isinstance(location, GeoPackageLocation):
        parts.append(row_set("fid", rows) if rows is not None else NOTHING)
    return " AND ".join(f"({part})" for part in parts)


def row_set(column: str, rows: IntArray) -> str:
    """Return a condition that holds for these row numbers, of any count.

    They stand in one constant, six a byte, that is looked up by the row's number: 200,000 rows take
    70 kB and 0.05 s, where a list of numbers would take 1.3 MB and a test of geometries 5 s.
    """
    if not len(rows):
        return NOTHING
    size = int(rows.max()) // BITS + 1
    bits = np.zeros((size, BITS), dtype=np.uint8)
    bits[rows // BITS, rows % BITS] = 1
    bytes_ = _PRINTABLE | (bits << np.arange(BITS, dtype=np.uint8)).sum(axis=1).astype(np.uint8)
    byte = f"unicode(CAST(substr(x'{bytes_.tobytes().hex()}', \"{column}\" / {BITS} + 1, 1) AS TEXT))"
    return f'({byte} >> ("{column}" % {BITS})) & 1 = 1'


def in_set(column: str, values: Iterable[str]) -> str:
    """Return a condition that a column holds one of some texts, which are quoted."""
    quoted = ", ".join(QgsExpression.quotedString(value) for value in sorted(values))
    return f"{QgsExpression.quotedColumnRef(column)} IN ({quoted})"


def _period(selection: Selection) -> list[str]:
    if selection.period is None:
        return []
    first, end = (instant_text(bound) for bound in selection.period.bounds())
    return [f"\"started_at\" >= '{first}' AND \"started_at\" < '{end}'"]


def instant_text(instant: datetime) -> str:
    """Return an instant as a GeoPackage of ours stores it; PostgreSQL reads it as well."""
    return f"{instant:%Y-%m-%dT%H:%M:%S}.{instant.microsecond // 1000:03d}Z"


def _kinds(selection: Selection, categories: Iterable[Category]) -> list[str]:
    """A parent stands for itself and its children."""
    chosen = selection.category_uuids
    if not chosen:
        return []
    uuids = {each.uuid for each in categories if each.uuid in chosen or each.parent_uuid in chosen}
    return [in_set("category_uuid", uuids) if uuids else NOTHING]


def _sources(selection: Selection) -> list[str]:
    return [in_set("source", map(str, selection.sources))] if selection.sources else []


def _areas_in_postgis(uuids: frozenset[str], location: PostgresLocation) -> str:
    """Points by their place, what is *utan exakt plats* by the areas that hold its own area whole."""
    area = f'"{location.schema}"."area"'
    chosen = f"SELECT ST_Union(geom) FROM {area} WHERE {in_set('uuid', uuids)}"  # noqa: S608 - quoted
    coarse = ", ".join(QgsExpression.quotedString(str(each)) for each in COARSE_PRECISIONS)
    is_coarse = f'("geom" IS NULL OR "place_precision" IN ({coarse}))'
    inside = f'NOT {is_coarse} AND ST_Intersects("geom", ({chosen}))'
    whole = (
        f'{is_coarse} AND "area_uuid" IN (SELECT inner_.uuid FROM {area} AS inner_, {area} AS outer_'  # noqa: S608
        f" WHERE outer_.{in_set('uuid', uuids)}"
        " AND (inner_.uuid = outer_.uuid OR ST_CoveredBy(inner_.geom, ST_Buffer(outer_.geom, 1.0))))"
    )
    return f"({inside}) OR ({whole})"
