"""The small town in both databases, and a project to load it into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsProject

from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, Location, parse_location
from tests.answers.towns import make_town

BACKENDS = ("gpkg", "postgis")


@pytest.fixture(scope="session", params=BACKENDS)
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    """The town, for tests that only read it."""
    if request.param == "gpkg":
        location: Location = GeoPackageLocation(tmp_path_factory.mktemp("kommun åäö") / "lägesbild.gpkg")
        with make_town(location) as gateway:
            yield gateway
        return
    server = request.getfixturevalue("postgis_server")
    name = server.create_database()
    with make_town(parse_location(server.uri(name))) as gateway:
        yield gateway
    server.drop_database(name)


@pytest.fixture(params=BACKENDS)
def own_town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Gateway]:
    """A town of the test's own, to write to."""
    if request.param == "gpkg":
        location: Location = GeoPackageLocation(tmp_path / "lägesbild å.gpkg")
    else:
        location = parse_location(request.getfixturevalue("postgis_database").uri)
    with make_town(location) as gateway:
        yield gateway


@pytest.fixture
def project(qgis_new_project: None) -> QgsProject:
    """An empty project."""
    return QgsProject.instance()
