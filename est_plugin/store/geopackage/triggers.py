"""Triggers of the GeoPackage: spatial index, extents, row versions and audit.

Audit and row versions use plain SQLite functions only, so that every program that writes to the file
fires them. The spatial index is the one GeoPackage 1.4 describes (update6 and update7 instead of
update1, under which an upsert fails).
"""

from __future__ import annotations

from ..audit_sql import Dialect, changes, has_changed, last_values
from ..names import columns_sql, literal, quoted, sql
from ..schema_types import Table

NOW = "strftime('%Y-%m-%dT%H:%M:%fZ','now')"

SQLITE = Dialect(
    differs="IS NOT",
    to_json=lambda value: f"json_quote({value})",
    to_hex=lambda value: f"hex({value})",
)

_FILLED = "({row}.geom NOTNULL AND NOT ST_IsEmpty({row}.geom))"
_EMPTY = "({row}.geom ISNULL OR ST_IsEmpty({row}.geom))"
_SIDES = (
    "minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom)"
)
_COUNTED = "NEW.row_version IS OLD.row_version + 1"
_CHANGER = "CASE WHEN NEW.changed_by IS OLD.changed_by THEN '' ELSE NEW.changed_by END"
_BOX = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)"


def spatial_index_triggers(name: str) -> list[str]:
    """Return the triggers of the extension ``gpkg_rtree_index``, version 1.4."""
    index = quoted(f"rtree_{name}_geom")
    filled_new, filled_old = _FILLED.format(row="NEW"), _FILLED.format(row="OLD")
    empty_new, empty_old = _EMPTY.format(row="NEW"), _EMPTY.format(row="OLD")
    insert = sql("INSERT OR REPLACE INTO {index} VALUES (NEW.fid, {box})", index=index, box=_BOX)
    move = sql("UPDATE {index} SET {sides} WHERE id = NEW.fid", index=index, sides=_SIDES)
    forget = sql("DELETE FROM {index} WHERE id = OLD.fid", index=index)
    forget_both = sql("DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid)", index=index)
    changed, anything = "UPDATE OF geom", "UPDATE"
    steps = (
        ("insert", "INSERT", filled_new, insert),
        ("update2", changed, f"OLD.fid = NEW.fid AND {empty_new}", forget),
        ("update4", anything, f"OLD.fid != NEW.fid AND {empty_new}", forget_both),
        ("update5", anything, f"OLD.fid != NEW.fid AND {filled_new}", f"{forget}; {insert}"),
        ("update6", changed, f"OLD.fid = NEW.fid AND {filled_new} AND {filled_old}", move),
        ("update7", changed, f"OLD.fid = NEW.fid AND {filled_new} AND {empty_old}", insert),
        ("delete", "DELETE", "OLD.geom NOT NULL", forget),
    )
    return [
        _trigger(f"rtree_{name}_geom_{suffix}", name, event, condition, body)
        for suffix, event, condition, body in steps
    ]


def extent_triggers(name: str) -> list[str]:
    """Return triggers that widen the extent in ``gpkg_contents``.

    QGIS leaves rows outside a stale extent undrawn, also in layers that are opened anew.
    """
    outside = (
        "min_x IS NULL OR ST_MinX(NEW.geom) < min_x OR ST_MinY(NEW.geom) < min_y"
        " OR ST_MaxX(NEW.geom) > max_x OR ST_MaxY(NEW.geom) > max_y"
    )
    widened = ", ".join(
        f"{side} = {pick}(COALESCE({side}, {function}(NEW.geom)), {function}(NEW.geom))"
        for side, pick, function in (
            ("min_x", "min", "ST_MinX"),
            ("min_y", "min", "ST_MinY"),
            ("max_x", "max", "ST_MaxX"),
            ("max_y", "max", "ST_MaxY"),
        )
    )
    widen = sql(
        "UPDATE gpkg_contents SET {widened} WHERE table_name = {name} AND ({outside})",
        widened=widened,
        name=literal(name),
        outside=outside,
    )
    return [
        _trigger(f"extent_{name}_{suffix}", name, event, _FILLED.format(row="NEW"), widen)
        for suffix, event in (("insert", "INSERT"), ("update", "UPDATE OF geom"))
    ]


def version_trigger(table: Table) -> str:
    """Return the trigger that counts a row's versions where a program other than ours changes it.

    The gateway counts itself and says who changed the row. Another program says neither; then who is
    left empty rather than laid on the one who changed it last.
    """
    count = sql(
        "UPDATE {table} SET row_version = OLD.row_version + 1, changed_at = {now}, changed_by = {changer}"
        " WHERE fid = NEW.fid",
        table=quoted(table.name),
        now=NOW,
        changer=_CHANGER,
    )
    return _trigger(
        f"version_{table.name}", table.name, f"UPDATE OF {_data_columns(table)}", f"NOT ({_COUNTED})", count
    )


def audit_triggers(table: Table) -> list[str]:
    """Return the triggers that keep each change of a table in ``audit``."""
    changer = f"CASE WHEN {_COUNTED} THEN NEW.changed_by ELSE {_CHANGER} END"
    changed = f"UPDATE OF {_data_columns(table)}"
    inserted = _note(table, "insert", ("NEW.uuid", "NEW.changed_by", "NEW.row_version", "NULL"))
    updated = _note(table, "update", ("NEW.uuid", changer, "OLD.row_version + 1", changes(table, SQLITE)))
    deleted = _note(
        table, "delete", ("OLD.uuid", "OLD.changed_by", "OLD.row_version", last_values(table, SQLITE))
    )
    name = table.name
    return [
        _trigger(f"audit_{name}_insert", name, "INSERT", "1", inserted),
        _trigger(f"audit_{name}_update", name, changed, has_changed(table, SQLITE), updated),
        _trigger(f"audit_{name}_delete", name, "DELETE", "1", deleted),
    ]


def insert_trigger_names(table: Table) -> tuple[str, ...]:
    """Return the triggers that work on each inserted row."""
    names = [f"audit_{table.name}_insert"] if table.audited else []
    if table.geometry is not None:
        names += [f"rtree_{table.name}_geom_insert", f"extent_{table.name}_insert"]
    return tuple(names)


def after_many_inserts(table: Table) -> list[str]:
    """Return what those triggers would have done for all rows whose number is above the bound one."""
    name = quoted(table.name)
    statements = []
    if table.audited:
        note = _note(table, "insert", ("uuid", "changed_by", "row_version", "NULL"))
        into, _, values = note.partition(" VALUES (")
        statements.append(sql("{into} SELECT {values} FROM {table} WHERE fid > ?", into=into,
                              values=values.rstrip(")"), table=name))  # fmt: skip
    if table.geometry is not None:
        statements += [
            sql(
                # What lies near each other comes one after the other, which the index likes.
                "INSERT INTO {index} SELECT fid, west, east, south, north FROM (SELECT fid,"
                " ST_MinX(geom) AS west, ST_MaxX(geom) AS east, ST_MinY(geom) AS south,"
                " ST_MaxY(geom) AS north FROM {table}"
                " WHERE fid > ? AND geom NOTNULL AND NOT ST_IsEmpty(geom))"
                " ORDER BY CAST(west / 500.0 AS INTEGER), south",
                index=quoted(f"rtree_{table.name}_geom"),
                table=name,
            ),
            sql(
                "UPDATE gpkg_contents SET min_x = min(COALESCE(min_x, added.x1), added.x1),"
                " min_y = min(COALESCE(min_y, added.y1), added.y1),"
                " max_x = max(COALESCE(max_x, added.x2), added.x2),"
                " max_y = max(COALESCE(max_y, added.y2), added.y2)"
                " FROM (SELECT min(ST_MinX(geom)) AS x1, min(ST_MinY(geom)) AS y1, max(ST_MaxX(geom)) AS x2,"
                " max(ST_MaxY(geom)) AS y2 FROM {table} WHERE fid > ? AND geom NOTNULL) AS added"
                " WHERE table_name = {name} AND added.x1 NOTNULL",
                table=name,
                name=literal(table.name),
            ),
        ]
    return statements


def _note(table: Table, action: str, values: tuple[str, str, str, str]) -> str:
    """Return the statement that adds a row to ``audit``: key, who, version, what changed."""
    key, by, version, what = values
    return sql(
        'INSERT INTO audit (table_name, "action", "at", row_uuid, "by", row_version, changes)'
        " VALUES ({table}, {action}, {now}, {key}, {by}, {version},\n {what})",
        table=literal(table.name),
        action=literal(action),
        now=NOW,
        key=key,
        by=by,
        version=version,
        what=what,
    )


def _trigger(name: str, table: str, event: str, condition: str, body: str) -> str:
    return (
        f"CREATE TRIGGER {quoted(name)} AFTER {event} ON {quoted(table)}\nWHEN {condition}\nBEGIN {body}; END"
    )


def _data_columns(table: Table) -> str:
    names = tuple(column.name for column in table.columns)
    return columns_sql(("uuid", *names, "geom") if table.geometry is not None else ("uuid", *names))
