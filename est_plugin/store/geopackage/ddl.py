"""The shared database as a GeoPackage: the SQL that makes its tables from the one description."""

from __future__ import annotations

from dataclasses import dataclass

from ..names import columns_sql, index_name, literal, quoted, sql
from ..schema_types import Column, ColumnType, Table
from .triggers import (
    audit_triggers,
    extent_triggers,
    spatial_index_triggers,
    version_trigger,
)

Statement = tuple[str, tuple[object, ...]]
"""A statement and what is bound to its marks."""

APPLICATION_ID = 0x47504B47
"""``GPKG`` in the file's header."""
GEOPACKAGE_VERSION = 10300
"""1.3: GDAL 3.6 warns of newer ones."""

INSATS_PLACE = "insats_place"
INSATS_PLACE_COLUMNS = (
    "title",
    "type",
    "horizon",
    "status",
    "problem",
    "knowledge",
    "goal",
    "measure",
    "responsible_uuid",
    "starts_on",
    "due_on",
    "done_on",
)

NOW = "strftime('%Y-%m-%dT%H:%M:%fZ','now')"

SQL_TYPES = {
    ColumnType.UUID: "TEXT",
    ColumnType.TEXT: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.REAL: "REAL",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.INSTANT: "DATETIME",
    ColumnType.DATE: "DATE",
}

_CARRY = "'+0 days'"
"""Makes SQLite carry 30 February over to March, by which it is found out."""

_HEX = "[0-9a-f]"
_UUID_PATTERN = "-".join(_HEX * length for length in (8, 4, 4, 4, 12))
_META_TABLES = (
    """CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
)""",
    f"""CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT ({NOW}),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
)""",
    """CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
)""",
    """CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
)""",
    # Stays empty: a count in it goes stale and is believed; without the table QGIS counts past its filters.
    """CREATE TABLE gpkg_ogr_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  feature_count INTEGER DEFAULT NULL
)""",
)

_SYSTEM_ROW = "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)"
_CONTENTS_ROW = "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)"
_SPATIAL_INDEX = ("gpkg_rtree_index", "http://www.geopackage.org/spec120/#extension_rtree")

_UNDEFINED_SYSTEMS = (
    (-1, "Undefined Cartesian SRS", "undefined Cartesian coordinate reference system"),
    (0, "Undefined geographic SRS", "undefined geographic coordinate reference system"),
)


@dataclass(frozen=True)
class SpatialReference:
    """A row of ``gpkg_spatial_ref_sys`` for an EPSG code, with its definition as WKT 1."""

    srid: int
    name: str
    definition: str


def create_statements(
    tables: tuple[Table, ...], system: SpatialReference, wgs84: SpatialReference
) -> list[Statement]:
    """Return every statement that makes an empty database in the CRS ``system``, in order."""
    statements: list[Statement] = [(text, ()) for text in _META_TABLES]
    statements += [
        (_SYSTEM_ROW, (name, srid, "NONE", srid, "undefined", told))
        for srid, name, told in _UNDEFINED_SYSTEMS
    ]
    statements += [
        (_SYSTEM_ROW, (one.name, one.srid, "EPSG", one.srid, one.definition, None))
        for one in {wgs84.srid: wgs84, system.srid: system}.values()
    ]
    for table in tables:
        statements += table_statements(table, system.srid)
    return [*statements, *view_statements(system.srid)]


def view_statements(srid: int) -> list[Statement]:
    """Return what makes the view of insatser on their polygons, a row a polygon, for QGIS and others.

    Made anew each time, so that it follows the tables. The view's own column of row numbers is called
    as GDAL wants it.
    """
    view = sql(
        "CREATE VIEW {view} AS SELECT l.fid AS OGC_FID, a.geom AS geom, i.uuid AS insats_uuid, {columns},"
        " l.role AS role, a.name AS area_name, a.uuid AS area_uuid FROM insats_area l"
        " JOIN insats i ON i.uuid = l.insats_uuid JOIN area a ON a.uuid = l.area_uuid",
        view=INSATS_PLACE,
        columns=", ".join(f"i.{quoted(name)}" for name in INSATS_PLACE_COLUMNS),
    )
    return [
        (f"DROP VIEW IF EXISTS {INSATS_PLACE}", ()),
        (view, ()),
        (
            _CONTENTS_ROW.replace("INSERT", "INSERT OR IGNORE", 1),
            (INSATS_PLACE, "features", INSATS_PLACE, srid),
        ),
        (
            "INSERT OR IGNORE INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)",
            (INSATS_PLACE, srid),
        ),
    ]


def table_statements(table: Table, srid: int) -> list[Statement]:
    """Return the statements that make one table, register it and guard it."""
    made = [table_sql(table, srid), *index_statements(table)]
    if table.geometry is not None:
        made.append(f"CREATE VIRTUAL TABLE rtree_{table.name}_geom USING rtree(id, minx, maxx, miny, maxy)")
    guarded = trigger_statements(table)
    return [*((text, ()) for text in made), *_registration(table, srid), *((text, ()) for text in guarded)]


def trigger_statements(table: Table) -> list[str]:
    """Return the statements that make all triggers of a table."""
    statements: list[str] = []
    if table.geometry is not None:
        statements += spatial_index_triggers(table.name)
        statements += extent_triggers(table.name)
    if table.bookkept:
        statements.append(version_trigger(table))
    if table.audited:
        statements += audit_triggers(table)
    return statements


def table_sql(table: Table, srid: int) -> str:
    """Return ``CREATE TABLE`` with its checks and foreign keys."""
    lines = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if table.geometry is not None:
        required = " NOT NULL" if table.geometry.required else ""
        lines.append(f"geom {table.geometry.type.value}{required} {_geometry_check(table, srid)}")
    lines += [_column_sql(column) for column in table.all_columns]
    lines += [f"CONSTRAINT {check.name} CHECK ({check.condition})" for check in table.checks]
    return f"CREATE TABLE {quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def index_statements(table: Table) -> list[str]:
    """Return the statements that make the indexes of a table."""
    return [
        f"CREATE {'UNIQUE ' if index.unique else ''}INDEX {quoted(index_name(table, index))}"
        f" ON {quoted(table.name)} ({columns_sql(index.columns)})"
        for index in table.indexes
        if not index.server
    ]


def add_column_sql(table: Table, column: Column) -> str:
    """Return the statement that adds a column to a table that exists."""
    return f"ALTER TABLE {quoted(table.name)} ADD COLUMN {_column_sql(column)}"


def _geometry_check(table: Table, srid: int) -> str:
    """Only blobs of GeoPackage in the table's own CRS: a client that writes others is refused."""
    little, big = srid.to_bytes(4, "little").hex(), srid.to_bytes(4, "big").hex()
    return (
        f"CONSTRAINT {table.name}_geom_is_gpkg CHECK (geom IS NULL OR (substr(geom, 1, 2) = x'4750'"
        f" AND substr(geom, 5, 4) IN (x'{little}', x'{big}')))"
    )


def _column_sql(column: Column) -> str:
    words = [quoted(column.name), SQL_TYPES[column.type]]
    if column.required:
        words.append("NOT NULL")
    if column.name == "uuid":
        words.append("UNIQUE")
    default = _default_sql(column)
    if default is not None:
        words.append(f"DEFAULT {default}")
    if column.reference is not None:
        words.append(
            f"REFERENCES {quoted(column.reference.table)}(uuid) ON DELETE {column.reference.on_delete.value}"
        )
    for condition in _conditions(column):
        nullable = "" if column.required else f"{quoted(column.name)} IS NULL OR "
        words.append(f"CHECK ({nullable}{condition})")
    return " ".join(words)


def _default_sql(column: Column) -> str | None:
    if column.type is ColumnType.INSTANT and column.required:
        return f"({NOW})"
    if column.default is None:
        return None
    if isinstance(column.default, bool):
        return str(int(column.default))
    return literal(column.default) if isinstance(column.default, str) else str(column.default)


def _conditions(column: Column) -> list[str]:
    name = quoted(column.name)
    conditions = []
    if column.name == "uuid":
        conditions.append(f"{name} GLOB '{_UUID_PATTERN}'")
    elif column.type is ColumnType.INSTANT:
        conditions.append(f"strftime('%Y-%m-%dT%H:%M:%fZ', {name}, {_CARRY}) IS {name}")
    elif column.type is ColumnType.DATE:
        conditions.append(f"date({name}, {_CARRY}) IS {name}")
    elif column.type is ColumnType.BOOLEAN:
        conditions.append(f"{name} IN (0, 1)")
    elif column.type is ColumnType.INTEGER:
        conditions.append(f"typeof({name}) = 'integer'")
    elif column.type is ColumnType.REAL:
        conditions.append(f"typeof({name}) IN ('real', 'integer')")
    elif column.type is ColumnType.TEXT:
        conditions.append(f"typeof({name}) = 'text'")
    if column.values:
        conditions.append(f"{name} IN ({', '.join(literal(value) for value in column.values)})")
    if column.minimum is not None:
        conditions.append(f"{name} >= {column.minimum:g}")
    if column.maximum is not None:
        conditions.append(f"{name} <= {column.maximum:g}")
    return conditions


def _registration(table: Table, srid: int) -> list[Statement]:
    """Return the rows that tell other programs of a table; the spatial index is an extension."""
    name = table.name
    if table.geometry is None:
        return [(_CONTENTS_ROW, (name, "attributes", name, None))]
    return [
        (_CONTENTS_ROW, (name, "features", name, srid)),
        (
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            (name, table.geometry.type.value, srid),
        ),
        ("INSERT INTO gpkg_extensions VALUES (?, 'geom', ?, ?, 'write-only')", (name, *_SPATIAL_INDEX)),
    ]
