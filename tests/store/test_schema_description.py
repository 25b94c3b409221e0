"""The one description of the tables holds what others build on, and both databases are made of it."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter

from est_plugin.store.crs import spatial_reference
from est_plugin.store.gateway import Gateway
from est_plugin.store.geopackage.ddl import create_statements
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.names import index_name
from est_plugin.store.postgis.ddl import LONGEST_NAME
from est_plugin.store.schema import TABLES, table
from est_plugin.store.schema_types import ColumnType

PUBLIC_NAMES = {
    "observation": "category_uuid started_at ended_at time_precision place_name place_precision setting"
    " indoor"
    " description organisation_uuid reporter_role source source_system external_id reported_at review_status"
    " fault_status damage_cost duplicate_of import_run_uuid privacy_confirmed_by privacy_confirmed_at"
    " privacy_reason area_uuid",
    "category": "kind on_map parent_uuid name",
    "organisation": "name expected_weekly",
    "area": "kind name external_id population recipe",
    "area_count": "area_uuid category_uuid source from_day to_day count",
    "working_group": "area_uuid type convener members address rhythm",
    "insats": "title type horizon status problem knowledge goal measure responsible_uuid working_group_uuid"
    " starts_on due_on done_on cost tags decision_uuid cancel_reason decided_on partners"
    " notes problem_place problem_kinds target_percent target_from target_to",
    "insats_area": "insats_uuid area_uuid role",
    "insats_observation": "insats_uuid observation_uuid",
    "follow_up": "insats_uuid",
    "meeting": "held_on",
    "decision": "decided_on",
    "analysis_run": "recipe figures",
    "sheet_run": "recipe numbers words",
    "import_run": "imported updated duplicates rejected warned",
    "import_undo": "import_run_uuid",
    "audit": "changes",
    "setting": "name value",
    "publication": "cells threshold",
    "schema_version": "version",
}
"""What models, scripts and scheduled jobs in municipalities use: add to it freely, take nothing away."""

BOOKKEEPING = {"uuid", "created_at", "created_by", "changed_at", "changed_by", "row_version"}


def test_every_table_has_the_columns_that_others_use(gateway: Gateway) -> None:
    for name, wanted in PUBLIC_NAMES.items():
        columns = columns_of(gateway, name)
        assert set(wanted.split()) <= columns
        assert "fid" in columns
        assert name == "audit" or columns >= BOOKKEEPING
        assert ("geom" in columns) == (name in ("observation", "area"))


def columns_of(gateway: Gateway, name: str) -> set[str]:
    if isinstance(gateway.location, GeoPackageLocation):
        found = gateway.backend.rows(f"SELECT name FROM pragma_table_info('{name}')")
    else:
        found = gateway.backend.rows(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_schema = 'est' AND table_name = ?",
            (name,),
        )
    return {str(row[0]) for row in found}


def test_every_table_comes_after_those_it_points_at() -> None:
    seen: set[str] = set()
    for each in TABLES:
        seen.add(each.name)
        pointed = {column.reference.table for column in each.columns if column.reference is not None}
        assert pointed <= seen


def test_names_are_unique_and_short_enough_for_postgresql() -> None:
    names = [index_name(each, index) for each in TABLES for index in each.indexes]
    names += [check.name for each in TABLES for check in each.checks]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert max(map(len, names)) <= LONGEST_NAME
    allowed = [f"{each.name}_{column.name}_allowed_1" for each in TABLES for column in each.all_columns]
    assert max(map(len, allowed)) <= LONGEST_NAME


def test_what_a_row_belongs_to_is_one_of_its_columns() -> None:
    for each in TABLES:
        if each.own_rows is not None:
            reference = each.column(each.own_rows).reference
            assert reference is not None
            assert reference.table == "organisation"


def test_only_text_is_free_text_and_only_free_text_is_thinned() -> None:
    for each in TABLES:
        for column in each.columns:
            assert column.type is ColumnType.TEXT or not column.free_text
            assert column.free_text or not column.thinned
    thinned = {column.name for column in table("observation").thinned_columns}
    assert thinned == {"description", "reporter_role", "privacy_confirmed_by", "privacy_reason"}


def test_triggers_of_audit_and_versions_call_no_function_that_plain_sqlite_lacks() -> None:
    """Every program that writes to the file must be able to fire them."""
    plain = sqlite3.connect(":memory:")
    known = {str(row[0]).lower() for row in plain.execute("SELECT name FROM pragma_function_list")}
    plain.close()
    system = spatial_reference("EPSG:3006")
    triggers = [
        sql for sql, _ in create_statements(TABLES, system, system) if sql.startswith("CREATE TRIGGER")
    ]
    own = [sql for sql in triggers if '"audit_' in sql[:60] or '"version_' in sql[:60]]
    assert len(own) == sum(3 * each.audited + each.bookkept for each in TABLES)
    called = {word.lower() for sql in own for word in re.findall(r"(\w+) ?\(", sql)}
    assert called - known - {"audit", "values", "not"} == set()
