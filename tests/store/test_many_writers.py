"""Nothing lost: many who write at the same time while a QGIS draws, and writers killed in the middle."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from psycopg2.extensions import parse_dsn

from est_plugin.domain.observation import Observation
from est_plugin.domain.selection import Selection
from est_plugin.store.gateway import Gateway
from est_plugin.store.geopackage.connection import BUSY_SECONDS
from est_plugin.store.location import GeoPackageLocation, Location, PostgresLocation
from est_plugin.store.opening import open_database
from tests.store.writer_process import open_office, report

DRAWING = Path(__file__).parent / "drawing_process.py"
WRITERS, REPORTS, KILLS, AT_ONCE = 8, 500, 100, 4
SEED = 20261122

pytestmark = pytest.mark.timeout(600)


def text_of(location: Location) -> str:
    """What another process opens the same database by."""
    return location.connection_info() if isinstance(location, PostgresLocation) else location.text


def layer_of(location: Location) -> tuple[str, str]:
    """Source and provider of the layer of observations."""
    if isinstance(location, GeoPackageLocation):
        return f"{location.text}|layername=observation", "ogr"
    words = parse_dsn(location.connection_info())
    base = f"dbname='{words['dbname']}' host={words['host']} port={words['port']} user='{words['user']}'"
    return f'{base} key=\'uuid\' type=Point srid=3006 table="est"."observation" (geom)', "postgres"


@contextmanager
def a_qgis_that_draws(location: Location) -> Iterator[list[int]]:
    """A QGIS with the layer open; gives, at the end, how many pictures it drew and how many rows it saw."""
    process = subprocess.Popen(
        [sys.executable, str(DRAWING), *layer_of(location)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    told: list[int] = []
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield told
        out, err = process.communicate("stop\n", timeout=60)
        assert process.returncode == 0, err
        told.extend(int(word) for word in out.split())
    finally:
        process.kill()
        process.wait()


def test_eight_people_write_while_a_qgis_draws_and_nothing_is_lost(
    location: Location, tmp_path: Path
) -> None:
    """4,000 acknowledged, 4,000 there, the file whole."""
    notes = tmp_path / "notes"
    notes.mkdir()
    with a_qgis_that_draws(location) as told, open_office(text_of(location), notes) as office:
        people = [office.start(writer, REPORTS) for writer in range(WRITERS)]
        for person in people:
            person.join(300)
        assert [person.exitcode for person in people] == [0] * WRITERS
    acknowledged = office.acknowledged()
    assert len(acknowledged) == WRITERS * REPORTS
    pictures, seen = told
    assert pictures > 20
    assert seen == WRITERS * REPORTS
    with open_database(location) as gateway:
        assert gateway.notices == ()
        check_all_there(gateway, acknowledged)
        noted = gateway.backend.rows("SELECT count(*) FROM audit WHERE table_name = 'observation'")
        assert noted == [(WRITERS * REPORTS,)]


def check_all_there(gateway: Gateway, acknowledged: set[str]) -> None:
    """Every acknowledged report is there as it was written, nothing half-written, the file whole."""
    found = {row.uuid: row for row in gateway.observations(Selection())}
    assert acknowledged <= set(found)
    for row in found.values():
        assert row == expected(row)
    if isinstance(gateway.location, GeoPackageLocation):
        assert gateway.backend.rows("PRAGMA integrity_check") == [("ok",)]
        assert gateway.backend.rows("PRAGMA foreign_key_check") == []
        indexed = gateway.backend.rows("SELECT count(*) FROM rtree_observation_geom")
        assert indexed == [(len(found),)]
        assert gateway.backend.rows("SELECT rtreecheck('rtree_observation_geom')") == [("ok",)]


def expected(row: Observation) -> Observation:
    """The report as its writer made it, by what its place tells of writer and number."""
    assert row.geometry is not None
    writer, number = round(row.geometry.x - 500_000) // 10, round(row.geometry.y - 6_500_000)
    return replace(report(writer, number), row_version=1)


def test_writers_killed_a_hundred_times_lose_nothing_they_were_told_is_saved(
    location: Location, tmp_path: Path
) -> None:
    """kill -9 at random moments; four writers at a time, so that one dies while others wait for it."""
    notes = tmp_path / "notes"
    notes.mkdir()
    moments = random.Random(SEED)  # noqa: S311 - no secret hangs on it
    with open_office(text_of(location), notes) as office:
        for first in range(1000, 1000 + KILLS, AT_ONCE):
            people = [office.start(first + number, 0) for number in range(AT_ONCE)]
            wait_until_they_write(notes, first)
            for person in people:
                time.sleep(moments.uniform(0.0, 0.06))
                person.kill()
            for person in people:
                person.join()
                assert person.exitcode == -signal.SIGKILL
        acknowledged = office.acknowledged()
    assert len(acknowledged) > KILLS // 4
    with open_database(location) as gateway:
        check_all_there(gateway, acknowledged)
        # At most the one that each was about to write is there without its writer knowing.
        assert gateway.count(Selection()).total <= len(acknowledged) + KILLS


def wait_until_they_write(notes: Path, first: int) -> None:
    """Wait until one of them has a report acknowledged: the others are opening, waiting or writing then."""
    deadline = time.monotonic() + 60
    files = [notes / f"{first + number}.txt" for number in range(AT_ONCE)]
    while not any(file.exists() and file.stat().st_size for file in files):
        assert time.monotonic() < deadline
        time.sleep(0.002)


def test_a_lock_is_waited_for_as_long_as_promised(geopackage: GeoPackageLocation) -> None:
    """Loading SpatiaLite sets the waiting time to five seconds, whatever was asked for."""
    with open_database(geopackage) as gateway:
        assert gateway.backend.rows("PRAGMA busy_timeout") == [(int(BUSY_SECONDS * 1000),)]
        assert gateway.backend.rows("PRAGMA foreign_keys") == [(1,)]
        assert gateway.backend.rows("PRAGMA secure_delete") == [(1,)]
        assert gateway.backend.rows("PRAGMA journal_mode") == [("delete",)]
        assert gateway.backend.rows("SELECT GetGpkgAmphibiousMode()") == [(1,)]
