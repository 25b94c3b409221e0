"""A database of the trial (schema version 0) becomes one of this version, with everything in it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from est_plugin.domain.area import Organisation
from est_plugin.domain.category import category_uuid
from est_plugin.domain.insats import InsatsStatus
from est_plugin.domain.selection import Selection
from est_plugin.store import migrations
from est_plugin.store.errors import DatabaseExistsError, MigrationNeeded, NewerSchemaError, StoreError
from est_plugin.store.gateway import Gateway
from est_plugin.store.geopackage.migration import BACKUP_MARK
from est_plugin.store.location import GeoPackageLocation, Location, parse_location
from est_plugin.store.migrations import SchemaEditor
from est_plugin.store.opening import back_up, migrate, open_database
from est_plugin.store.schema import SCHEMA_VERSION, TABLES
from tests.helpers.postgis import PostgisServer
from tests.store.making import key, observation, write

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="module")
def old_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of version 0."""
    from qgis.utils import spatialite_connect

    path = tmp_path_factory.mktemp("old") / "old.gpkg"
    connection = spatialite_connect(str(path))
    connection.executescript((FIXTURES / "version_0_geopackage.sql").read_text(encoding="utf-8"))
    connection.close()
    return path


@pytest.fixture(params=["geopackage", "postgis"])
def old(request: pytest.FixtureRequest, old_file: Path, tmp_path: Path) -> Iterator[Location]:
    """A database of version 0 on each backend."""
    if request.param == "geopackage":
        yield GeoPackageLocation(Path(shutil.copyfile(old_file, tmp_path / "lägesbild.gpkg")))
        return
    server: PostgisServer = request.getfixturevalue("postgis_server")
    name = server.create_database()
    connection = server.connect(name)
    with connection.cursor() as cursor:
        cursor.execute((FIXTURES / "version_0_postgis.sql").read_text(encoding="utf-8"))
    connection.close()
    yield parse_location(server.uri(name))
    server.drop_database(name)


def test_an_older_database_asks_before_anything_is_changed(old: Location) -> None:
    with pytest.raises(MigrationNeeded) as needed:
        open_database(old)
    assert needed.value.version == 0
    with pytest.raises(MigrationNeeded):
        open_database(old)


def test_everything_is_there_afterwards_and_works(old: Location) -> None:
    migrate(old, user="anna")
    with open_database(old) as gateway:
        assert gateway.notices == ()
        assert gateway.settings().municipality_name == "Exempelköping"
        assert gateway.count(Selection()).total == 3
        table = gateway.observation_table(Selection(), with_text=True)
        assert table.duplicate.sum() == 1
        assert list(table.text if table.text is not None else ()) == ["Rapport 0", "Rapport 1", "Rapport 2"]
        assert [area.active for area in gateway.areas()] == [True]
        assert gateway.insatser()[0].status is InsatsStatus.ONGOING
        assert len(gateway.insats_areas()) == 1
        use(gateway)
    assert migrate(old) is None


def use(gateway: Gateway) -> None:
    """Write to what is old and to what is new."""
    write(gateway, observation(category_uuid=category_uuid("graffiti")))
    organisation = gateway.save_organisation(Organisation(key(77), "Skolan"))
    gateway.add_member("berit", organisation.uuid)
    area = gateway.areas()[0]
    gateway.keep_lineage(area.uuid, [area.uuid], merged=False)
    noted = gateway._backend.rows("SELECT count(*) FROM audit WHERE table_name IN ('member', 'area_lineage')")
    assert noted[0][0] == 2


def test_the_same_structure_comes_out_as_when_it_is_made_new(
    old: Location, request: pytest.FixtureRequest
) -> None:
    made = request.getfixturevalue("geopackage" if isinstance(old, GeoPackageLocation) else "postgis")
    migrate(old)
    with open_database(old) as migrated, open_database(made) as new:
        for table in TABLES:
            assert columns(migrated, table.name) == columns(new, table.name)
        assert triggers(migrated) == triggers(new)


def columns(gateway: Gateway, table: str) -> set[tuple[object, ...]]:
    """Names of the columns, and what each demands."""
    if isinstance(gateway.location, GeoPackageLocation):
        return set(gateway._backend.rows(f"SELECT name, type, \"notnull\" FROM pragma_table_info('{table}')"))
    return set(
        gateway._backend.rows(
            "SELECT column_name, data_type, is_nullable FROM information_schema.columns"
            " WHERE table_schema = 'est' AND table_name = ?",
            (table,),
        )
    )


def triggers(gateway: Gateway) -> set[tuple[object, ...]]:
    """The triggers and what they do."""
    if isinstance(gateway.location, GeoPackageLocation):
        return set(gateway._backend.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return set(
        gateway._backend.rows(
            "SELECT event_object_table, trigger_name, event_manipulation FROM information_schema.triggers"
        )
    )


def test_the_file_is_backed_up_first(old_file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(old_file, tmp_path / "lägesbild.gpkg"))
    kept = migrate(GeoPackageLocation(path))
    assert kept is not None
    assert kept.parent == path.parent
    assert BACKUP_MARK in kept.name
    with pytest.raises(MigrationNeeded):
        open_database(GeoPackageLocation(kept))
    rows = sqlite3.connect(kept).execute("SELECT count(*) FROM observation").fetchone()
    assert rows == (3,)
    assert {file.name for file in tmp_path.iterdir()} == {path.name, kept.name}


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    old: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(editor: SchemaEditor) -> None:
        migrations.from_trial(editor)
        raise RuntimeError("the power went")

    monkeypatch.setattr(migrations, "STEPS", {0: half})
    with pytest.raises(RuntimeError):
        migrate(old)
    with pytest.raises(MigrationNeeded):
        open_database(old)
    monkeypatch.undo()
    migrate(old)
    open_database(old).close()


def test_a_newer_database_is_refused(location: Location) -> None:
    with open_database(location) as gateway:
        gateway._backend.execute("UPDATE schema_version SET version = ?", (SCHEMA_VERSION + 1,))
    with pytest.raises(NewerSchemaError):
        open_database(location)
    with pytest.raises(NewerSchemaError):
        migrate(location)


def test_a_login_that_does_not_manage_cannot_migrate(postgis_server: PostgisServer) -> None:
    name = postgis_server.create_database()
    connection = postgis_server.connect(name)
    with connection.cursor() as cursor:
        cursor.execute((FIXTURES / "version_0_postgis.sql").read_text(encoding="utf-8"))
        cursor.execute("CREATE ROLE only_reads LOGIN IN ROLE est_read")
    connection.close()
    try:
        with pytest.raises(StoreError):
            migrate(parse_location(postgis_server.uri(name, user="only_reads")))
        with psycopg2.connect(postgis_server.uri(name)) as check, check.cursor() as cursor:
            cursor.execute("SELECT max(version) FROM est.schema_version")
            assert cursor.fetchone() == (0,)
        check.close()
    finally:
        postgis_server.drop_database(name)
        postgis_server.drop_roles("only_reads")


def test_a_backup_is_whole_while_others_write_and_replaces_nothing(
    geopackage: GeoPackageLocation, tmp_path: Path
) -> None:
    target = tmp_path / "kopia.gpkg"
    with open_database(geopackage) as gateway:
        write(gateway, observation())
        back_up(geopackage, target)
    with open_database(GeoPackageLocation(target)) as copy:
        assert copy.count(Selection()).total == 1
    with pytest.raises(DatabaseExistsError):
        back_up(geopackage, target)
