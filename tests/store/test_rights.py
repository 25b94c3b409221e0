"""Who may do what in PostgreSQL: a reporter changes its own organisation's rows, and reads the group's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from uuid import uuid4

import psycopg2
import pytest

from est_plugin.domain.area import Organisation
from est_plugin.domain.insats import Insats
from est_plugin.domain.meeting import Meeting
from est_plugin.domain.observation import Observation
from est_plugin.domain.runs import ImportRun
from est_plugin.domain.selection import Selection
from est_plugin.store.errors import MissingRightError, StoreError
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import Location, parse_location
from est_plugin.store.opening import open_database
from tests.helpers.postgis import PostgisServer
from tests.store.making import START, area, bulk, key, observation, write


@dataclass
class Group:
    """A shared database with its manager, and reporters of two organisations."""

    manager: Gateway
    school: Gateway
    housing: Gateway
    ours: Organisation
    theirs: Organisation


@pytest.fixture
def group(postgis: Location, postgis_server: PostgisServer) -> Iterator[Group]:
    with ExitStack() as stack:
        manager = stack.enter_context(open_database(postgis))
        ours = manager.save_organisation(Organisation(key(1), "Skolan"))
        theirs = manager.save_organisation(Organisation(key(2), "Hyresbostäder"))
        name = str(manager.backend.rows("SELECT current_database()")[0][0])
        gateways = []
        for login, organisation in (("skolan", ours), ("hyresbostäder", theirs)):
            postgis_server.run(name, f'CREATE ROLE "{login}" LOGIN IN ROLE est_report')
            manager.add_member(login, organisation.uuid)
            location = parse_location(postgis_server.uri(name, user=login))
            gateways.append(stack.enter_context(open_database(location)))
        yield Group(manager, gateways[0], gateways[1], ours, theirs)
    postgis_server.drop_roles("skolan", "hyresbostäder")


def report(gateway: Gateway, organisation: Organisation) -> Observation:
    return write(gateway, observation(organisation_uuid=organisation.uuid))[0]


def test_a_reporter_writes_its_own_rows_and_reads_all(group: Group) -> None:
    assert not group.school.read_only
    assert group.school.user == "skolan"
    mine = report(group.school, group.ours)
    yours = report(group.housing, group.theirs)
    assert {row.uuid for row in group.school.observations(Selection())} == {mine.uuid, yours.uuid}
    assert len(group.school.observation_table(Selection())) == 2
    changed = write(group.school, replace(mine, place_name="Gården"))[0]
    group.school.delete_observation(changed)
    assert group.manager.count(Selection()).total == 1


def test_a_reporter_does_not_touch_anothers_rows(group: Group) -> None:
    yours = report(group.housing, group.theirs)
    for attempt in (
        lambda: write(group.school, replace(yours, place_name="Ändrad")),
        lambda: group.school.delete_observation(yours),
        lambda: report(group.school, group.theirs),
        lambda: write(group.school, observation()),
    ):
        with pytest.raises(MissingRightError):
            attempt()
    assert tuple(group.manager.observations(Selection())) == (yours,)


def test_a_row_is_not_given_away_nor_taken(group: Group) -> None:
    mine = report(group.school, group.ours)
    with pytest.raises(MissingRightError):
        write(group.school, replace(mine, organisation_uuid=group.theirs.uuid))
    assert group.manager.observation(mine.uuid) == mine


def test_putting_on_a_role_gives_no_more(group: Group, postgis_server: PostgisServer) -> None:
    """Neither SET ROLE nor another's name in changed_by makes a row one's own."""
    yours = report(group.housing, group.theirs)
    name = str(group.manager.backend.rows("SELECT current_database()")[0][0])
    connection = psycopg2.connect(postgis_server.uri(name, user="skolan"))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SET search_path TO est, public")
        cursor.execute("SET ROLE est_report")
        cursor.execute("UPDATE observation SET place_name = 'x', changed_by = 'hyresbostäder'")
        assert cursor.rowcount == 0
        for statement in (
            "SET ROLE est_manage",
            'SET SESSION AUTHORIZATION "hyresbostäder"',
            "INSERT INTO member (account, organisation_uuid) VALUES ('skolan', %s)",
            "SELECT * FROM member",
            "SELECT * FROM audit",
            "DELETE FROM audit",
            "INSERT INTO audit (table_name) VALUES ('x')",
            "UPDATE setting SET value = '1'",
            "DELETE FROM category",
            "ALTER TABLE observation DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE observation DISABLE TRIGGER audit",
            "TRUNCATE observation CASCADE",
            "DROP SCHEMA est CASCADE",
        ):
            with pytest.raises(psycopg2.Error):
                cursor.execute(statement, (group.theirs.uuid,) if "%s" in statement else None)
    connection.close()
    assert tuple(group.manager.observations(Selection())) == (yours,)


def test_what_belongs_to_the_whole_group_is_the_managers(group: Group) -> None:
    for attempt in (
        lambda: group.school.save_area(area()),
        lambda: group.school.save_meeting(Meeting(key(3), START.date())),
        lambda: group.school.save_organisation(replace(group.ours, name="Skolan AB")),
        lambda: group.school.save_settings(replace(group.school.settings(), min_count=3)),
        lambda: group.school.add_member("skolan", group.theirs.uuid),
        group.school.members,
    ):
        with pytest.raises(MissingRightError):
            attempt()


def test_an_insats_is_worked_on_by_who_answers_for_it(group: Group) -> None:
    insats = group.manager.save_insats(Insats(key(4), "Belysning", responsible_uuid=group.ours.uuid))
    assert group.school.save_insats(replace(insats, problem="Mörkt")).row_version == 2
    with pytest.raises(MissingRightError):
        group.housing.save_insats(replace(group.housing.insatser()[0], problem="Annat"))


def test_a_reporter_imports_its_own_rows_but_does_not_load_in_bulk(group: Group) -> None:
    run = group.school.save_import_run(ImportRun(key(5), organisation_uuid=group.ours.uuid, imported=1))
    write(group.school, observation(organisation_uuid=group.ours.uuid, import_run_uuid=run.uuid))
    with pytest.raises(MissingRightError):
        group.school.save_import_run(ImportRun(key(6), imported=1))
    with pytest.raises(StoreError):
        group.school.bulk_load(bulk(5), ImportRun(str(uuid4()), organisation_uuid=group.ours.uuid))
    assert group.manager.count(Selection()).total == 1


def test_the_audit_knows_the_login_whatever_a_row_says(group: Group) -> None:
    group.school.user = "någon annan"
    mine = report(group.school, group.ours)
    known = group.manager.backend.rows('SELECT "by", account FROM audit WHERE row_uuid = ?', (mine.uuid,))
    assert known == [("någon annan", "skolan")]


def test_a_member_of_managers_manages_without_owning(group: Group, postgis_server: PostgisServer) -> None:
    """The database hangs on no person: whoever has the role can do all of it."""
    name = str(group.manager.backend.rows("SELECT current_database()")[0][0])
    postgis_server.run(name, "CREATE ROLE samordnare LOGIN IN ROLE est_manage")
    try:
        with open_database(parse_location(postgis_server.uri(name, user="samordnare"))) as gateway:
            report(gateway, group.theirs)
            gateway.save_area(area())
            assert gateway.bulk_load(bulk(10), ImportRun(str(uuid4()))).imported == 10
            assert gateway.count(Selection()).total == 11
    finally:
        postgis_server.drop_roles("samordnare")
