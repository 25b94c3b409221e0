"""What every folder of tests may ask for."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr

from .helpers.event_loop import LIMIT_MS, EventLoopGap
from .helpers.postgis import PostgisServer, running_server

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
_GAP: pytest.StashKey[EventLoopGap] = pytest.StashKey()


# QGIS's Processing turns GDAL's exceptions on for the whole program, so that is how the plugin meets GDAL.
for module in (gdal, ogr, osr):
    module.UseExceptions()


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real districts and events, which are not part of the checkout."""
    if not SHARED_DATA.is_dir():
        pytest.skip("real data: ../shared/data is not beside this checkout")
    return SHARED_DATA


@pytest.fixture(scope="session")
def postgis_server() -> Iterator[PostgisServer]:
    """A real PostgreSQL with PostGIS for the whole run."""
    with running_server() as server:
        yield server


@dataclass(frozen=True)
class PostgisDatabase:
    """An empty database with PostGIS on the tests' server."""

    server: PostgisServer
    name: str

    @property
    def uri(self) -> str:
        """The libpq URI of the superuser."""
        return self.server.uri(self.name)

    def uri_as(self, user: str, password: str = "") -> str:
        """The libpq URI of another role."""
        return self.server.uri(self.name, user=user, password=password)


@pytest.fixture
def postgis_database(postgis_server: PostgisServer) -> Iterator[PostgisDatabase]:
    """A fresh database, dropped after the test."""
    name = postgis_server.create_database()
    yield PostgisDatabase(postgis_server, name)
    postgis_server.drop_database(name)


@pytest.fixture
def event_loop_gap(request: pytest.FixtureRequest) -> EventLoopGap:
    """Measures the event loop while the test's own code runs; ``paused()`` leaves out its preparations.

    Every test of the docks has it without asking.
    """
    return request.node.stash.setdefault(_GAP, EventLoopGap())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Watch the event loop in every test of the docks."""
    for item in items:
        if isinstance(item, pytest.Function) and item.path.is_relative_to(ROOT / "tests" / "docks"):
            item.fixturenames.append("event_loop_gap")


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Measure round the test's own code only: fixtures may take their time.

    Collecting the garbage of a process that holds thousands of tests takes up to 170 ms, which no QGIS has to
    wait for: what is there before the test is set aside, what the test itself makes is collected and counts.
    """
    gap = pyfuncitem.stash.get(_GAP, None)
    if gap is None:
        return (yield)
    marker = pyfuncitem.get_closest_marker("event_loop_gap")
    limit_ms = float(marker.kwargs["limit_ms"]) if marker else LIMIT_MS
    if marker and not marker.kwargs.get("reason"):
        pytest.fail("The marker event_loop_gap needs a reason")
    gc.freeze()
    gap.start()
    try:
        result = yield
    finally:
        gap.stop()
        gc.unfreeze()
    if gap.longest_ms >= limit_ms:
        pytest.fail(f"The event loop waited {gap.longest_ms:.0f} ms; the limit is {limit_ms:.0f} ms")
    return result
