"""Databases of both kinds to import into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, parse_location
from est_plugin.store.opening import create_database
from tests.conftest import PostgisDatabase


@pytest.fixture(params=["geopackage", "postgis"])
def gateway(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Gateway]:
    """An empty database of each kind."""
    if request.param == "geopackage":
        location = parse_location(str(tmp_path / "åäö est.gpkg"), lambda _: None)
    else:
        database: PostgisDatabase = request.getfixturevalue("postgis_database")
        location = parse_location(database.uri, lambda _: None)
    with create_database(location, municipality="Exempelköping") as opened:
        yield opened


@pytest.fixture
def geopackage(tmp_path: Path) -> Iterator[Gateway]:
    """An empty GeoPackage."""
    with create_database(GeoPackageLocation(tmp_path / "est.gpkg")) as opened:
        yield opened
