"""Every change of every table leaves a trace, made by the database; of free text only that it changed."""

from __future__ import annotations

import json
import sqlite3
import struct
from contextlib import closing
from dataclasses import replace
from datetime import date

import psycopg2
import pytest

from est_plugin.domain.area import Organisation
from est_plugin.domain.insats import Insats, InsatsStatus
from est_plugin.domain.meeting import Decision
from est_plugin.domain.observation import PointGeometry
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, Location, PostgresLocation
from est_plugin.store.opening import open_database
from est_plugin.store.schema import TABLES
from tests.store.making import area, key, observation, square, write

TOLD = "HEMLIGT_ORD"


def trail(gateway: Gateway, uuid: str) -> list[tuple[str, str, int, object]]:
    """What the audit holds of a row: action, who, version, changes."""
    rows = gateway.backend.rows(
        'SELECT "action", "by", row_version, changes FROM audit WHERE row_uuid = ? ORDER BY fid', (uuid,)
    )
    return [(str(a), str(by), int(v or 0), json.loads(str(c)) if c else None) for a, by, v, c in rows]  # type: ignore[arg-type]


def test_each_change_of_a_row_is_kept_with_what_it_was(gateway: Gateway) -> None:
    one = gateway.save_organisation(Organisation(key(1), 'Skolan "å"', contact=TOLD))
    gateway.user = "berit"
    two = gateway.save_organisation(replace(one, name="Södra skolan", expected_weekly=True, contact=TOLD * 2))
    gateway.user = "cecilia"
    gateway.delete_organisation(two)
    inserted, updated, deleted = trail(gateway, one.uuid)
    assert inserted == ("insert", "anna", 1, None)
    no, yes = (0, 1) if isinstance(gateway.location, GeoPackageLocation) else (False, True)
    assert updated == (
        "update",
        "berit",
        2,
        {"name": ['Skolan "å"', "Södra skolan"], "expected_weekly": [no, yes], "contact": True},
    )
    assert deleted == (
        "delete",
        "cecilia",
        3,
        {"name": "Södra skolan", "expected_weekly": yes, "active": yes},
    )


def test_saving_what_is_there_already_leaves_no_trace(gateway: Gateway) -> None:
    one = gateway.save_organisation(Organisation(key(1), "Skolan"))
    gateway.save_organisation(one)
    assert len(trail(gateway, one.uuid)) == 1


def test_free_text_never_stands_in_the_audit(gateway: Gateway) -> None:
    one = write(gateway, observation(description=TOLD, place_name=TOLD, reporter_role=TOLD))[0]
    two = write(gateway, replace(one, description=TOLD + "2", place_name="", reporter_role=TOLD + "3"))[0]
    insats = gateway.save_insats(Insats(key(2), TOLD, problem=TOLD, goal=TOLD))
    gateway.save_insats(replace(insats, title="Annat", problem="", status=InsatsStatus.DECIDED))
    decision = gateway.save_decision(Decision(key(3), date(2026, 1, 1), TOLD))
    gateway.delete_decision(decision)
    gateway.delete_observation(two)
    assert trail(gateway, one.uuid)[1][3] == {"description": True, "place_name": True, "reporter_role": True}
    assert trail(gateway, insats.uuid)[1][3] == {
        "title": True,
        "problem": True,
        "status": ["proposed", "decided"],
    }
    whole = gateway.backend.rows("SELECT changes FROM audit")
    assert TOLD not in repr(whole)


def test_where_it_was_is_kept_when_it_is_moved(gateway: Gateway) -> None:
    one = write(gateway, observation(geometry=PointGeometry(1.5, 2.5)))[0]
    write(gateway, replace(one, geometry=PointGeometry(3.0, 4.0)))
    changes = trail(gateway, one.uuid)[1][3]
    assert isinstance(changes, dict)
    assert set(changes) == {"geom"}
    assert changes["geom"][0].lower().endswith(struct.pack("<dd", 1.5, 2.5).hex())
    place = gateway.save_area(area())
    gateway.save_area(replace(place, wkb=square(0, 0, 5)))
    assert set(trail(gateway, place.uuid)[1][3] or ()) == {"geom"}  # type: ignore[call-overload]


def test_links_that_fall_with_their_row_are_kept_too(gateway: Gateway) -> None:
    insats = gateway.save_insats(Insats(key(1), "Belysning"))
    seen = write(gateway, observation())[0]
    gateway.set_insats_observations(insats.uuid, [seen.uuid])
    link = gateway.insats_observations()[0]
    gateway.delete_insats(insats)
    assert [step[0] for step in trail(gateway, link.uuid)] == ["insert", "delete"]


@pytest.mark.parametrize("table", [table.name for table in TABLES if table.audited])
def test_every_table_is_watched_whoever_writes(gateway: Gateway, table: str) -> None:
    """Each has its three triggers, in the database itself."""
    if isinstance(gateway.location, GeoPackageLocation):
        names = gateway.backend.rows(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%' AND tbl_name = ?",
            (table,),
        )
        assert {name for (name,) in names} == {
            f"audit_{table}_{event}" for event in ("insert", "update", "delete")
        }
        return
    events = gateway.backend.rows(
        "SELECT event_manipulation FROM information_schema.triggers"
        " WHERE trigger_name = 'audit' AND event_object_table = ?",
        (table,),
    )
    assert {event for (event,) in events} == {"INSERT", "UPDATE", "DELETE"}


def by_hand(location: Location, statement: str, *parameters: object) -> None:
    """Write as another program does: without the gateway, its functions and its good manners."""
    if isinstance(location, GeoPackageLocation):
        with closing(sqlite3.connect(location.path)) as file, file:
            file.execute(statement, parameters)
        return
    assert isinstance(location, PostgresLocation)
    server = psycopg2.connect(location.connection_info())
    with server, server.cursor() as cursor:
        cursor.execute("SET search_path TO est, public")
        cursor.execute(statement.replace("?", "%s"), parameters)
    server.close()


def test_edits_by_other_programs_are_kept_and_counted_as_versions(location: Location) -> None:
    """Plain SQLite knows no spatial functions: audit and versions must do without."""
    with open_database(location, user="anna") as gateway:
        one = gateway.save_organisation(Organisation(key(1), "Skolan"))
    by_hand(location, "UPDATE organisation SET name = ? WHERE uuid = ?", "Ändrad utifrån", one.uuid)
    by_hand(location, "INSERT INTO organisation (uuid, name) VALUES (?, 'Ny utifrån')", key(2))
    with open_database(location, user="anna") as gateway:
        account = "" if isinstance(location, GeoPackageLocation) else "postgres"
        steps = trail(gateway, one.uuid)
        assert steps[1] == ("update", account, 2, {"name": ["Skolan", "Ändrad utifrån"]})
        assert [row.row_version for row in gateway.organisations() if row.uuid == one.uuid] == [2]
        who = gateway.backend.rows(
            "SELECT created_by, changed_by FROM organisation WHERE uuid = ?", (one.uuid,)
        )
        assert who == [("anna", account)]
        made = [row for row in gateway.organisations() if row.uuid == key(2)]
        assert made == [Organisation(key(2), "Ny utifrån", row_version=1)]
        assert trail(gateway, key(2))[0][:2] == ("insert", account)
    by_hand(location, "DELETE FROM organisation WHERE uuid = ?", one.uuid)
    with open_database(location) as gateway:
        assert trail(gateway, one.uuid)[2][0] == "delete"


def test_a_version_that_another_program_sets_back_goes_on_counting(location: Location) -> None:
    with open_database(location) as gateway:
        one = gateway.save_organisation(Organisation(key(1), "Skolan"))
        one = gateway.save_organisation(replace(one, name="Två"))
    by_hand(location, "UPDATE organisation SET name = 'Tre', row_version = 1 WHERE uuid = ?", one.uuid)
    with open_database(location) as gateway:
        assert gateway.organisations()[0].row_version == 3


BAD_TIMES = (
    "2026-10-03 21:15:00",
    "2026-10-03T21:15:00Z",
    "2026-10-03T21:15:00.000",
    "2026-10-03T21:15:00.000+02:00",
    "2026-02-30T21:15:00.000Z",
    "2026-10-03T24:15:00.000Z",
    "now",
    "",
    1759526100,
    2461317.38,
)
BAD_VALUES = (
    ("held_on", "2026-1-1"),
    ("held_on", "2026-02-30"),
    ("held_on", 5),
    ("row_version", "x"),
    ("row_version", 0),
    ("title", b"x"),
    ("uuid", "1"),
    ("uuid", None),
    ("uuid", key(0xABC).upper()),
)
MEETING = "INSERT INTO meeting (uuid, held_on, created_at) VALUES (?, '2026-01-01', ?)"


@pytest.mark.parametrize("bad", BAD_TIMES)
def test_a_geopackage_takes_times_in_one_form_only(geopackage: GeoPackageLocation, bad: object) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="CHECK"):
        by_hand(geopackage, MEETING, key(1), bad)
    by_hand(geopackage, MEETING, key(1), "2026-10-03T21:15:00.000Z")


@pytest.mark.parametrize(("column", "bad"), BAD_VALUES)
def test_a_geopackage_keeps_its_types(geopackage: GeoPackageLocation, column: str, bad: object) -> None:
    values = {"uuid": key(0xABC), "held_on": "2026-01-01", column: bad}
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    with pytest.raises(sqlite3.IntegrityError):
        by_hand(geopackage, f"INSERT INTO meeting ({names}) VALUES ({marks})", *values.values())
