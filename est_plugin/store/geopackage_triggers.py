"""Triggers of the GeoPackage: spatial index, extents, row versions and audit.

Audit and row versions use plain SQLite functions only, so that every program that writes to the file
fires them. The spatial index is the one GeoPackage 1.4 describes (update6 and update7 instead of
update1, under which an upsert fails).
"""

from __future__ import annotations

from .audit_sql import Dialect, changes, has_changed, last_values
from .names import columns_sql, literal, quoted
from .schema_types import Table

NOW = "strftime('%Y-%m-%dT%H:%M:%fZ','now')"

SQLITE = Dialect(
    differs="IS NOT",
    to_json=lambda value: f"json_quote({value})",
    to_hex=lambda value: f"hex({value})",
)

_FILLED = "({row}.geom NOTNULL AND NOT ST_IsEmpty({row}.geom))"
_EMPTY = "({row}.geom ISNULL OR ST_IsEmpty({row}.geom))"
_BOX = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)"


def spatial_index_triggers(name: str) -> list[str]:
    """Return the triggers of the extension ``gpkg_rtree_index``, version 1.4."""
    index = quoted(f"rtree_{name}_geom")
    filled_new, filled_old = _FILLED.format(row="NEW"), _FILLED.format(row="OLD")
    empty_new, empty_old = _EMPTY.format(row="NEW"), _EMPTY.format(row="OLD")
    insert = f"INSERT OR REPLACE INTO {index} VALUES (NEW.fid, {_BOX})"
    move = (
        f"UPDATE {index} SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom),"
        " miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid"
    )
    forget = f"DELETE FROM {index} WHERE id = OLD.fid"
    changed, anything = "UPDATE OF geom", "UPDATE"
    steps = (
        ("insert", "INSERT", filled_new, insert),
        ("update2", changed, f"OLD.fid = NEW.fid AND {empty_new}", forget),
        ("update4", anything, f"OLD.fid != NEW.fid AND {empty_new}",
         f"DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid)"),
        ("update5", anything, f"OLD.fid != NEW.fid AND {filled_new}", f"{forget}; {insert}"),
        ("update6", changed, f"OLD.fid = NEW.fid AND {filled_new} AND {filled_old}", move),
        ("update7", changed, f"OLD.fid = NEW.fid AND {filled_new} AND {empty_old}", insert),
        ("delete", "DELETE", "OLD.geom NOT NULL", forget),
    )  # fmt: skip
    return [
        f"CREATE TRIGGER {quoted(f'rtree_{name}_geom_{suffix}')} AFTER {event} ON {quoted(name)}"
        f" WHEN {condition}\nBEGIN {body}; END"
        for suffix, event, condition, body in steps
    ]


def extent_triggers(name: str) -> list[str]:
    """Return triggers that widen the extent in ``gpkg_contents``.

    QGIS leaves rows outside a stale extent undrawn, also in layers that are opened anew.
    """
    table = literal(name)
    outside = (
        "min_x IS NULL OR ST_MinX(NEW.geom) < min_x OR ST_MinY(NEW.geom) < min_y"
        " OR ST_MaxX(NEW.geom) > max_x OR ST_MaxY(NEW.geom) > max_y"
    )
    widen = ", ".join(
        f"{side} = {pick}(COALESCE({side}, {function}(NEW.geom)), {function}(NEW.geom))"
        for side, pick, function in (
            ("min_x", "min", "ST_MinX"),
            ("min_y", "min", "ST_MinY"),
            ("max_x", "max", "ST_MaxX"),
            ("max_y", "max", "ST_MaxY"),
        )
    )
    return [
        f"CREATE TRIGGER {quoted(f'extent_{name}_{suffix}')} AFTER {event} ON {quoted(name)}"
        f" WHEN {_FILLED.format(row='NEW')}\n"
        f"BEGIN UPDATE gpkg_contents SET {widen} WHERE table_name = {table} AND ({outside}); END"
        for suffix, event in (("insert", "INSERT"), ("update", "UPDATE OF geom"))
    ]


def version_trigger(table: Table) -> str:
    """Return the trigger that counts a row's versions where a program other than ours changes it.

    The gateway counts itself and says who changed the row. Another program says neither; then who is
    left empty rather than laid on the one who changed it last.
    """
    name = quoted(table.name)
    return (
        f"CREATE TRIGGER {quoted(f'version_{table.name}')} AFTER UPDATE OF {_data_columns(table)} ON {name}"
        f" WHEN NEW.row_version IS NOT OLD.row_version + 1\n"
        f"BEGIN UPDATE {name} SET row_version = OLD.row_version + 1, changed_at = {NOW},"
        f" changed_by = {_changer()} WHERE fid = NEW.fid; END"
    )


def audit_triggers(table: Table) -> list[str]:
    """Return the triggers that keep each change of a table in ``audit``."""
    name, title = quoted(table.name), literal(table.name)
    into = 'INSERT INTO audit (table_name, row_uuid, "action", "at", "by", row_version, changes) VALUES'
    return [
        f"CREATE TRIGGER {quoted(f'audit_{table.name}_insert')} AFTER INSERT ON {name}\n"
        f"BEGIN {into} ({title}, NEW.uuid, 'insert', {NOW}, NEW.changed_by, NEW.row_version, NULL); END",
        f"CREATE TRIGGER {quoted(f'audit_{table.name}_update')} AFTER UPDATE OF {_data_columns(table)}"
        f" ON {name} WHEN {has_changed(table, SQLITE)}\n"
        f"BEGIN {into} ({title}, NEW.uuid, 'update', {NOW},"
        f" CASE WHEN NEW.row_version IS OLD.row_version + 1 THEN NEW.changed_by ELSE {_changer()} END,"
        f" OLD.row_version + 1,\n {changes(table, SQLITE)}); END",
        f"CREATE TRIGGER {quoted(f'audit_{table.name}_delete')} AFTER DELETE ON {name}\n"
        f"BEGIN {into} ({title}, OLD.uuid, 'delete', {NOW}, OLD.changed_by, OLD.row_version,\n"
        f" {last_values(table, SQLITE)}); END",
    ]


def _changer() -> str:
    return "CASE WHEN NEW.changed_by IS OLD.changed_by THEN '' ELSE NEW.changed_by END"


def _data_columns(table: Table) -> str:
    names = tuple(column.name for column in table.columns)
    return columns_sql(("uuid", *names, "geom") if table.geometry is not None else ("uuid", *names))
