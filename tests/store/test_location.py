"""What people and scripts write for DATABASE, and that no password ever shows."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from est_plugin.store.errors import DatabaseUnreachableError, LocationError, MissingRightError, StoreError
from est_plugin.store.geopackage.connection import sqlite_uri
from est_plugin.store.location import GeoPackageLocation, PostgresLocation, parse_location
from est_plugin.store.opening import create_database, open_database
from tests.helpers.postgis import PostgisServer

PASSWORD = "hemligt-lösen#1"  # noqa: S105
WRONG = PASSWORD[:7]
STORED = {
    "Trygghet": "service='est' key='x'",
    "a/b": "dbname='ab'",
    "Kommun": "host=h dbname='k' authcfg=abc1234",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/data/lägesbild.gpkg", Path("/data/lägesbild.gpkg")),
        ('  "/data/med blanksteg å.gpkg" ', Path("/data/med blanksteg å.gpkg")),
        (r"\\server\delad\å ä ö.gpkg", Path(r"\\server\delad\å ä ö.gpkg")),
        ("//server/delad/x.GPKG", Path("//server/delad/x.GPKG")),
        ("C:\\data\\x.gpkg", Path("C:\\data\\x.gpkg")),
        ("~/x.gpkg", Path.home() / "x.gpkg"),
        ("host.gpkg", Path("host.gpkg")),
    ],
)
def test_a_path_is_a_geopackage(text: str, expected: Path) -> None:
    assert parse_location(text, STORED.get) == GeoPackageLocation(expected)


@pytest.mark.parametrize(
    ("text", "name", "schema", "stored"),
    [
        ("Trygghet", "Trygghet", "est", True),
        ("Trygghet/kumla", "Trygghet", "kumla", True),
        ("a/b", "a/b", "est", True),
        ("a/b/c", "a/b", "c", True),
        ("postgresql://anna@server:5433/est", "postgresql://server:5433/est", "est", False),
        ("postgres://server/est?est_schema=kumla&sslmode=require", "postgresql://server/est", "kumla", False),
        ("service=trygghet", "service=trygghet", "est", False),
        ("service=trygghet est_schema=kumla", "service=trygghet", "kumla", False),
        ("host=h dbname='d e'", "postgresql://h/d e", "est", False),
    ],
)
def test_a_connection_is_postgresql(text: str, name: str, schema: str, stored: bool) -> None:
    location = parse_location(text, STORED.get)
    assert isinstance(location, PostgresLocation)
    assert (location.name, location.schema, location.stored) == (name, schema, stored)
    assert location.text == (name if schema == "est" else f"{name}/{schema}")


def test_the_schema_is_not_handed_to_the_server_as_an_option() -> None:
    location = parse_location("postgresql://server/est?est_schema=kumla&sslmode=require")
    assert isinstance(location, PostgresLocation)
    assert location.connection_info() == "postgresql://server/est?sslmode=require"
    words = parse_location("host=h dbname=d est_schema=kumla")
    assert isinstance(words, PostgresLocation)
    assert words.connection_info() == "host=h dbname=d"


@pytest.mark.parametrize(
    "text", ["", "  ", "Okänd", "Okänd/est", "Trygghet/", "/Trygghet", "x.shp", "postgresql://["]
)
def test_what_is_neither_is_told(text: str) -> None:
    with pytest.raises(LocationError):
        parse_location(text, STORED.get)
    with pytest.raises(LocationError):
        parse_location("Trygghet")


SECRET_TEXTS = (
    f"postgresql://anna:{PASSWORD.replace('#', '%23')}@127.0.0.1:1/est",
    f"host=127.0.0.1 port=1 dbname=est user=anna password='{PASSWORD}'",
    f"host=127.0.0.1 dbname=est password={PASSWORD} nonsense",
    f"postgresql://anna:{PASSWORD}@[::1/est",
    f"password={PASSWORD}",
    f"anna:{PASSWORD}@server/est",
)


@pytest.mark.parametrize("text", SECRET_TEXTS)
def test_no_password_shows_in_texts_errors_or_logs(text: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told = ""
    try:
        location = parse_location(text, STORED.get)
        told += repr(location) + str(location) + location.text
        open_database(location)
    except StoreError as error:
        told += "".join(traceback.format_exception(error)) + repr(error) + error.details
        told += error.message.english() + repr(error.message)
    assert told
    assert "hemligt" not in told
    assert "hemligt" not in caplog.text


def test_a_wrong_password_is_told_without_it(postgis_server: PostgisServer) -> None:
    name = postgis_server.create_database()
    role_with_password(postgis_server)
    postgis_server.run(name, "CREATE ROLE kalle LOGIN PASSWORD 'rätt' IN ROLE with_password")
    try:
        with pytest.raises(MissingRightError) as refused:
            open_database(parse_location(postgis_server.uri(name, user="kalle", password=WRONG)))
        assert "hemligt" not in "".join(traceback.format_exception(refused.value))
    finally:
        postgis_server.drop_database(name)
        postgis_server.drop_roles("kalle", "with_password")


def test_a_server_that_is_not_there_is_told_at_once() -> None:
    with pytest.raises(DatabaseUnreachableError):
        open_database(parse_location("postgresql://127.0.0.1:1/est"))
    with pytest.raises(StoreError):
        open_database(parse_location("service=finns-inte"))


def test_a_connection_stored_in_qgis_opens_with_credentials_from_its_authentication_manager(
    postgis_server: PostgisServer, qgis_app: object
) -> None:
    """The password lies in QGIS's authentication database, encrypted; the location holds only its key."""
    from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsDataSourceUri

    name = postgis_server.create_database()
    role_with_password(postgis_server)
    postgis_server.run(name, f"CREATE ROLE doris LOGIN PASSWORD '{PASSWORD}' IN ROLE with_password")
    postgis_server.run(name, f'GRANT CREATE ON DATABASE "{name}" TO doris')
    postgis_server.run(name, "ALTER ROLE doris CREATEROLE")
    manager = QgsApplication.authManager()
    manager.setMasterPassword("test-master", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("est-test")
    config.setConfig("username", "doris")
    config.setConfig("password", PASSWORD)
    stored, config = manager.storeAuthenticationConfig(config)
    assert stored
    uri = QgsDataSourceUri()
    uri.setConnection("127.0.0.1", str(postgis_server.port), name, "", "", authConfigId=config.id())
    try:
        location = parse_location("Kommunen", {"Kommunen": uri.uri(False)}.get)
        assert isinstance(location, PostgresLocation)
        assert "hemligt" not in repr(location) + location.text + location.layer_uri()
        assert PASSWORD in location.connection_info()
        grant_existing_roles(postgis_server)
        with create_database(location) as gateway:
            assert gateway.user == "doris"
    finally:
        manager.removeAuthenticationConfig(config.id())
        postgis_server.drop_database(name)
        postgis_server.drop_roles("doris", "with_password")


def role_with_password(server: PostgisServer) -> None:
    """The tests' server asks only members of this role for a password."""
    make_roles(server, "with_password")


def make_roles(server: PostgisServer, *roles: str) -> None:
    """Make roles that another test may have made already."""
    for role in roles:
        statement = f"CREATE ROLE {role}; EXCEPTION WHEN duplicate_object THEN NULL"
        server.run("postgres", f"DO $$ BEGIN {statement}; END $$")


def grant_existing_roles(server: PostgisServer) -> None:
    """Let doris own what est_manage owns, also where an earlier test has made the role already."""
    make_roles(server, "est_read", "est_report", "est_manage")
    server.run("postgres", "GRANT est_manage TO doris")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PurePosixPath("/data/å b#1?.gpkg"), "file:/data/%C3%A5%20b%231%3F.gpkg?mode=rw"),
        (PureWindowsPath(r"C:\data\100 %.gpkg"), "file:///C:/data/100%20%25.gpkg?mode=rw"),
        (PureWindowsPath(r"\\server\delad\x.gpkg"), "file:////server/delad/x.gpkg?mode=rw"),
    ],
)
def test_paths_become_the_uris_that_sqlite_reads(path: PurePosixPath, expected: str) -> None:
    assert sqlite_uri(path, "rw") == expected
