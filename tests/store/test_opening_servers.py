"""PostgreSQL: made in one transaction, opened by those who may, and a sentence for its administrator."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg2
import pytest

from est_plugin.domain.selection import Selection
from est_plugin.store.errors import (
    DatabaseExistsError,
    DatabaseNotFoundError,
    DatabaseUnreachableError,
    InvalidValueError,
    MissingExtensionError,
    MissingRightError,
    NotAnEstDatabaseError,
    ReadOnlyError,
    StoreError,
)
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import Location, parse_location
from est_plugin.store.opening import create_database, open_database
from est_plugin.store.postgis import opening as postgis_opening
from tests.helpers.postgis import PostgisServer
from tests.store.making import observation, write


@pytest.fixture
def empty(postgis_server: PostgisServer) -> Iterator[str]:
    """An empty database with PostGIS."""
    name = postgis_server.create_database()
    yield name
    postgis_server.drop_database(name)


@pytest.fixture
def bare(postgis_server: PostgisServer) -> Iterator[str]:
    """An empty database without PostGIS."""
    name = postgis_server.create_database(with_postgis=False)
    yield name
    postgis_server.drop_database(name)


@pytest.fixture
def login(postgis_server: PostgisServer) -> Iterator[str]:
    """A login without any right."""
    postgis_server.run("postgres", "CREATE ROLE vanlig LOGIN")
    yield "vanlig"
    postgis_server.drop_roles("vanlig")


def tables(server: PostgisServer, name: str, schema: str = "est") -> int:
    with psycopg2.connect(server.uri(name)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM information_schema.tables WHERE table_schema = %s", (schema,))
        found: int = cursor.fetchone()[0]
    connection.close()
    return found


def test_a_new_database_says_whose_it_is(postgis_server: PostgisServer, empty: str) -> None:
    with create_database(parse_location(postgis_server.uri(empty)), "EPSG:3008", "Malmö") as gateway:
        assert gateway.crs == "EPSG:3008"
        assert gateway.settings().municipality_name == "Malmö"
        assert len(gateway.categories()) == 31
        assert gateway.user == "postgres"
        assert (gateway.notices, gateway.read_only) == ((), False)


def test_postgis_is_installed_where_the_login_may(postgis_server: PostgisServer, bare: str) -> None:
    create_database(parse_location(postgis_server.uri(bare))).close()


def test_the_schemas_of_two_municipalities_live_side_by_side(
    postgis_server: PostgisServer, empty: str
) -> None:
    one = parse_location(f"{postgis_server.uri(empty)}?est_schema=kumla")
    other = parse_location(f"{postgis_server.uri(empty)}?est_schema=Upplands-Bro%20%22å%22")
    with create_database(one) as first, create_database(other, "EPSG:3010") as second:
        write(first, observation())
        assert (first.count(Selection()).total, second.count(Selection()).total) == (1, 0)
        assert (first.crs, second.crs) == ("EPSG:3006", "EPSG:3010")
        assert len(first.observation_table(Selection())) == 1
        before = second.data_version()
        write(first, observation())
        assert second.data_version() == before
    with pytest.raises(NotAnEstDatabaseError):
        open_database(parse_location(postgis_server.uri(empty)))


def test_what_exists_is_never_replaced(postgis: Location) -> None:
    with open_database(postgis) as gateway:
        write(gateway, observation())
        with pytest.raises(DatabaseExistsError):
            create_database(postgis)
        assert gateway.count(Selection()).total == 1


def test_a_schema_that_holds_something_else_is_shared_or_refused(
    postgis_server: PostgisServer, empty: str
) -> None:
    postgis_server.run(empty, "CREATE SCHEMA est")
    postgis_server.run(empty, "CREATE TABLE est.parkbank (id int)")
    location = parse_location(postgis_server.uri(empty))
    with pytest.raises(NotAnEstDatabaseError):
        open_database(location)
    create_database(location).close()
    postgis_server.run(empty, "CREATE SCHEMA annat")
    postgis_server.run(empty, "CREATE TABLE annat.area (id int)")
    with pytest.raises(DatabaseExistsError):
        create_database(parse_location(f"{postgis_server.uri(empty)}?est_schema=annat"))
    assert tables(postgis_server, empty, "annat") == 1


def test_nothing_half_made_stays(
    postgis_server: PostgisServer, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_given: object) -> None:
        raise RuntimeError("the network cable was pulled")

    location = parse_location(postgis_server.uri(empty))
    with monkeypatch.context() as patch:
        patch.setattr(postgis_opening, "insert_starting_rows", fall)
        with pytest.raises(RuntimeError):
            create_database(location)
    assert tables(postgis_server, empty) == 0
    with pytest.raises(InvalidValueError):
        create_database(location, "EPSG:999999")
    create_database(location).close()


def test_a_database_that_does_not_exist_is_told(postgis_server: PostgisServer) -> None:
    with pytest.raises(DatabaseNotFoundError):
        open_database(parse_location(postgis_server.uri("finns_inte")))
    with pytest.raises(MissingRightError):
        open_database(parse_location(postgis_server.uri("postgres", user="okänd")))
    with pytest.raises(NotAnEstDatabaseError):
        open_database(parse_location(postgis_server.uri("postgres")))


def test_the_administrator_is_told_what_is_missing(
    postgis_server: PostgisServer, bare: str, empty: str, login: str
) -> None:
    with pytest.raises(MissingExtensionError) as extension:
        create_database(parse_location(postgis_server.uri(bare, user=login)))
    assert "CREATE EXTENSION postgis" in extension.value.message.english()
    location = parse_location(postgis_server.uri(empty, user=login))
    with pytest.raises(MissingRightError) as role:
        create_database(location)
    assert "GRANT est_manage TO" in role.value.message.english()
    postgis_server.run(empty, f"GRANT est_manage TO {login}")
    with pytest.raises(MissingRightError) as schema:
        create_database(location)
    assert "CREATE on the database" in schema.value.message.english()
    assert tables(postgis_server, empty) == 0
    postgis_server.run(empty, f'GRANT CREATE ON DATABASE "{empty}" TO {login}')
    create_database(location).close()
    postgis_server.run("postgres", f'REVOKE CREATE ON DATABASE "{empty}" FROM {login}')
    postgis_server.run("postgres", f"REVOKE est_manage FROM {login}")


def test_a_login_without_a_role_is_told_whom_to_ask(
    postgis_server: PostgisServer, postgis: Location, login: str
) -> None:
    with open_database(postgis) as gateway:
        name = str(gateway.backend.rows("SELECT current_database()")[0][0])
    with pytest.raises(MissingRightError) as refused:
        open_database(parse_location(postgis_server.uri(name, user=login)))
    assert "est_read" in refused.value.message.english()


def test_who_only_reads_opens_for_reading(
    postgis_server: PostgisServer, postgis: Location, login: str
) -> None:
    with open_database(postgis) as gateway:
        write(gateway, observation())
        name = str(gateway.backend.rows("SELECT current_database()")[0][0])
    postgis_server.run(name, f"GRANT est_read TO {login}")
    with open_database(parse_location(postgis_server.uri(name, user=login))) as reader:
        assert reader.read_only
        assert len(reader.notices) == 1
        assert reader.count(Selection()).total == len(reader.observation_table(Selection())) == 1
        assert reader.settings().municipality_name == "Exempelköping"
        with pytest.raises(ReadOnlyError):
            write(reader, observation())
    postgis_server.run(name, f"REVOKE est_read FROM {login}")


def test_a_connection_that_breaks_in_the_middle_has_saved_nothing(
    postgis_server: PostgisServer, postgis: Location
) -> None:
    with open_database(postgis) as gateway:
        with pytest.raises(DatabaseUnreachableError):
            write_while_the_connection_breaks(gateway, postgis_server)
        with pytest.raises(StoreError):
            gateway.count(Selection())
    with open_database(postgis) as gateway:
        assert gateway.count(Selection()).total == 0


def write_while_the_connection_breaks(gateway: Gateway, server: PostgisServer) -> None:
    """End the session from the server's side, between two writes of one transaction."""
    kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    with gateway.backend.transaction():
        write(gateway, observation())
        server.run("postgres", kill)
        write(gateway, observation())
