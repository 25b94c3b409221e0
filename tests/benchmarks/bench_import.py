"""Two hundred thousand rows out of a file into both databases: the whole time, and how long others wait."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from est_plugin.domain.category import category_uuid
from est_plugin.domain.observation import Observation, PlacePrecision
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.domain.selection import Selection
from est_plugin.exchange.import_context import ImportChoices
from est_plugin.exchange.observation_import import import_observations
from est_plugin.exchange.tables import read_table
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import parse_location
from est_plugin.store.opening import create_database
from tests.conftest import PostgisDatabase

from .measuring import SLACK

N = 200_000
WHOLE_SECONDS, LOCK_SECONDS = 60.0, 10.0
KINDS = ("Klotter", "Glaskross", "Bråk", "Inbrott", "Bristfällig belysning", "Nedskräpning")
HEADINGS = "Ärendenummer;Vad;Datum;Klockslag;X;Y;Plats;Beskrivning;Verksamhet"


@pytest.fixture(params=["geopackage", "postgis"])
def gateway(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Gateway]:
    """An empty database of each kind."""
    if request.param == "geopackage":
        text = str(tmp_path / "est.gpkg")
    else:
        database: PostgisDatabase = request.getfixturevalue("postgis_database")
        text = database.uri
    with create_database(parse_location(text)) as opened:
        yield opened


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of reports over three years, each with its text."""
    random = np.random.default_rng(5)
    days = (np.datetime64("2023-01-01") + random.integers(0, 1300, N)).astype(str)
    x, y = (random.integers(low, low + 15_000, N) for low in (530_000, 6_570_000))
    path = tmp_path_factory.mktemp("reports") / "rapporter.csv"
    rows = (
        f"A{n};{KINDS[n % 6]};{days[n]};{3 + n % 20:02d}:{n % 60:02d};{x[n]};{y[n]};Storgatan {n % 90 + 1};"
        f"Två rutor krossade vid entrén mot gården, nummer {n % 1000};Polisen"
        for n in range(N)
    )
    path.write_text("\n".join((HEADINGS, *rows)), encoding="utf-8")
    return path


class _OtherWriter(threading.Thread):
    """Somebody who enters a report every half second meanwhile; ``longest`` wait in seconds."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(daemon=True)
        self._gateway, self._done = gateway, threading.Event()
        self.longest, self.written = 0.0, 0

    def run(self) -> None:
        """Write until told to stop."""
        with self._gateway.clone() as own:
            while not self._done.wait(0.5):
                row = Observation(
                    f"00000000-0000-4000-8000-{self.written:012d}",
                    category_uuid("nothing"),
                    place_precision=PlacePrecision.MUNICIPALITY,
                )
                began = time.perf_counter()
                own.write_observation(replace(row), clear(guarded_text(row)))
                self.longest = max(self.longest, time.perf_counter() - began)
                self.written += 1

    def stop(self) -> None:
        """Stop after the write that is under way."""
        self._done.set()
        self.join()


def test_two_hundred_thousand_rows(gateway: Gateway, reports: Path) -> None:
    other = _OtherWriter(gateway)
    other.start()
    began, worked = time.perf_counter(), time.process_time()
    table = read_table(reports)
    read = time.perf_counter()
    result = import_observations(gateway, table, ImportChoices())
    done, worked = time.perf_counter(), time.process_time() - worked
    other.stop()
    assert (result.imported, result.rejected) == (N, ())
    assert gateway.count(Selection()).total == N + other.written
    print(  # noqa: T201 - the result of the run
        f"\n{type(gateway.location).__name__}: {N:,} rows in {done - began:.1f} s, of which reading"
        f" {read - began:.1f} s ({worked:.1f} s of a processor);"
        f" another writer ({other.written} writes) waited at most {other.longest:.1f} s"
    )
    assert done - began <= WHOLE_SECONDS / SLACK
    assert other.longest <= LOCK_SECONDS / SLACK
