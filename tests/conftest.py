"""What every folder of tests may ask for."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from osgeo import gdal, ogr, osr

from .helpers.event_loop import LIMIT_MS, EventLoopGap
from .helpers.postgis import PostgisServer, running_server

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
MEASUREMENTS = 3
_GAP: pytest.StashKey[EventLoopGap] = pytest.StashKey()
_HELD: pytest.StashKey[str] = pytest.StashKey()


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
    """Measure round the test's own code only: fixtures may take their time."""
    gap = pyfuncitem.stash.get(_GAP, None)
    if gap is None:
        return (yield)
    marker = pyfuncitem.get_closest_marker("event_loop_gap")
    limit_ms = float(marker.kwargs["limit_ms"]) if marker else LIMIT_MS
    if marker and not marker.kwargs.get("reason"):
        pytest.fail("The marker event_loop_gap needs a reason")
    gap.start()
    try:
        result = yield
    finally:
        gap.stop()
    if gap.longest_ms >= limit_ms:
        pyfuncitem.stash[_HELD] = f"{gap.longest_ms:.0f} ms"
        pytest.fail(f"The event loop waited {gap.longest_ms:.0f} ms; the limit is {limit_ms:.0f} ms")
    return result


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Measure a window that was held too long again, twice at most: the shortest of the measurements counts.

    What the plugin does in the main thread it does each time; what the machine does beside it, it does not.
    """
    if not item.path.is_relative_to(ROOT / "tests" / "docks"):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for measurement in range(MEASUREMENTS):
        item.stash[_HELD] = ""
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        if not item.stash[_HELD] or measurement == MEASUREMENTS - 1:
            break
        print(f"\n{item.nodeid}: held for {item.stash[_HELD]}, measured again")  # noqa: T201 - kept in the log
        if _GAP in item.stash:
            del item.stash[_GAP]
        item._initrequest()  # type: ignore[attr-defined]
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
