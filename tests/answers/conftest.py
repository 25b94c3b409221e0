"""The small town, made once for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from est_plugin.store.gateway import Gateway

from .towns import make_town_at


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Iterator[Gateway]:
    """The small town in a GeoPackage."""
    gateway = make_town_at(tmp_path_factory.mktemp("town å"))
    yield gateway
    gateway.close()
