"""Whoever looks for what others wrote is never kept waiting by a long import; the window asks every while."""

from __future__ import annotations

import sqlite3
import time
from uuid import uuid4

from est_plugin.store.geopackage.connection import connect_writing
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import open_database

AT_ONCE_SECONDS = 0.5


def test_the_version_is_told_at_once_while_somebody_locks_the_file(geopackage: GeoPackageLocation) -> None:
    with open_database(geopackage) as gateway:
        before = gateway.data_version()
        locking = sqlite3.connect(geopackage.path, isolation_level=None)
        locking.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        during = gateway.data_version()
        waited = time.monotonic() - began
        locking.execute("ROLLBACK")
        locking.close()
        assert during == before
        assert waited < AT_ONCE_SECONDS


def test_others_read_while_a_large_transaction_is_open(geopackage: GeoPackageLocation) -> None:
    writing = connect_writing(geopackage.path)
    writing.execute("PRAGMA cache_size = 10")
    writing.execute("BEGIN IMMEDIATE")
    writing.executemany(
        "INSERT INTO setting (uuid, name, value) VALUES (?, ?, ?)",
        [(str(uuid4()), f"n{place}", "x" * 2000) for place in range(2000)],
    )
    reading = sqlite3.connect(geopackage.path, timeout=0)
    assert reading.execute("SELECT count(*) FROM setting WHERE name LIKE 'n%'").fetchone() == (0,)
    reading.close()
    writing.execute("ROLLBACK")
    writing.close()
