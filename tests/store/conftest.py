"""A fresh shared database for each test, on both backends."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from psycopg2 import sql

from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, Location, parse_location
from est_plugin.store.opening import create_database, open_database
from tests.helpers.postgis import PostgisServer

MUNICIPALITY = "Exempelköping"
USER = "anna"
BACKENDS = ("geopackage", "postgis")


@pytest.fixture(scope="session")
def made_geopackage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new EST database, to be copied."""
    path = tmp_path_factory.mktemp("made") / "made.gpkg"
    create_database(GeoPackageLocation(path), municipality=MUNICIPALITY, user=USER).close()
    return path


@pytest.fixture(scope="session")
def made_postgis(postgis_server: PostgisServer) -> str:
    """The name of a database with a new EST schema, to be used as a template."""
    name = postgis_server.create_database(name="est_made")
    create_database(parse_location(postgis_server.uri(name)), municipality=MUNICIPALITY, user=USER).close()
    return name


@pytest.fixture(scope="session")
def fresh_postgis(
    made_postgis: str, postgis_server: PostgisServer
) -> Callable[[], AbstractContextManager[Location]]:
    """Makes fresh EST databases on the tests' server, dropped at the end."""

    @contextmanager
    def fresh() -> Iterator[Location]:
        name = f"est_{uuid4().hex[:12]}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        postgis_server.run("postgres", statement.format(sql.Identifier(name), sql.Identifier(made_postgis)))
        yield parse_location(postgis_server.uri(name))
        postgis_server.drop_database(name)

    return fresh


@pytest.fixture
def geopackage(made_geopackage: Path, tmp_path: Path) -> GeoPackageLocation:
    """A fresh EST database in a folder whose name asks for care."""
    folder = tmp_path / "å ä ö, 100 % säker #1"
    folder.mkdir()
    return GeoPackageLocation(Path(shutil.copyfile(made_geopackage, folder / "delad lägesbild.gpkg")))


@pytest.fixture
def postgis(fresh_postgis: Callable[[], AbstractContextManager[Location]]) -> Iterator[Location]:
    """A fresh EST database on the tests' server."""
    with fresh_postgis() as location:
        yield location


@pytest.fixture(params=BACKENDS)
def location(request: pytest.FixtureRequest) -> Location:
    """A fresh EST database on each of the backends."""
    found: Location = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def gateway(location: Location) -> Iterator[Gateway]:
    """A fresh EST database on each of the backends, open."""
    with open_database(location, user=USER) as opened:
        yield opened
