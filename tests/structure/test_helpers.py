"""The tests' own helpers, tried before others lean on them."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pyproj
import pytest

from ..conftest import PostgisDatabase
from ..helpers.event_loop import EventLoopGap, run_for, run_until
from ..helpers.postgis import PostgisServer


def test_a_database_is_empty_and_has_postgis(postgis_database: PostgisDatabase) -> None:
    connection = psycopg2.connect(postgis_database.uri)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ST_AsText(ST_Point(1, 2)), (SELECT count(*) FROM pg_namespace WHERE nspname = 'est')"
        )
        assert cursor.fetchone() == ("POINT(1 2)", 0)
    connection.close()


def test_the_unix_socket_answers_as_well(
    postgis_server: PostgisServer, postgis_database: PostgisDatabase
) -> None:
    connection = psycopg2.connect(postgis_server.socket_uri(postgis_database.name))
    assert connection.info.socket >= 0
    connection.close()


def test_a_database_without_postgis_can_be_had(postgis_server: PostgisServer) -> None:
    name = postgis_server.create_database(with_postgis=False)
    with pytest.raises(psycopg2.errors.UndefinedFunction):
        postgis_server.run(name, "SELECT postgis_version()")
    postgis_server.drop_database(name)


def test_a_role_with_a_password_must_give_it(
    postgis_server: PostgisServer, postgis_database: PostgisDatabase
) -> None:
    postgis_server.run("postgres", "CREATE ROLE with_password")
    postgis_server.run("postgres", "CREATE ROLE careful LOGIN PASSWORD 'rätt' IN ROLE with_password")
    try:
        psycopg2.connect(postgis_database.uri_as("careful", "rätt")).close()
        with pytest.raises(psycopg2.OperationalError):
            psycopg2.connect(postgis_database.uri_as("careful", "fel"))
    finally:
        postgis_server.drop_roles("careful", "with_password")


def test_the_server_ends_with_tests_that_are_killed(project_root: Path) -> None:
    script = (
        "import time\n"
        "from tests.helpers.postgis import running_server\n"
        "with running_server() as server:\n"
        "    print(server.process.pid, server.folder, flush=True)\n"
        "    time.sleep(60)\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", script], cwd=project_root, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    pid, folder = run.stdout.readline().split()
    server = int(pid)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    run.stdout.close()
    deadline = time.monotonic() + 20
    while _runs(server):
        assert time.monotonic() < deadline, "the server outlived the tests that started it"
        time.sleep(0.05)
    shutil.rmtree(folder)


def _runs(process: int) -> bool:
    status = Path("/proc", str(process), "stat")
    return status.exists() and status.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


def test_a_busy_main_thread_is_measured(event_loop_gap: EventLoopGap) -> None:
    gap = EventLoopGap()
    gap.start()
    run_for(50)
    with event_loop_gap.paused():
        time.sleep(0.15)
    run_for(20)
    gap.stop()
    assert 140 < gap.longest_ms < 400
    assert event_loop_gap.longest_ms < 100


def test_preparations_are_left_out() -> None:
    gap = EventLoopGap()
    gap.start()
    with gap.paused():
        time.sleep(0.15)
    run_for(30)
    gap.stop()
    assert gap.longest_ms < 100


def test_the_processor_time_of_others_is_left_out() -> None:
    rivals = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(6)]
    try:
        gap = EventLoopGap()
        gap.start()
        run_for(1500)
        gap.stop()
    finally:
        for rival in rivals:
            rival.kill()
            rival.wait()
    assert gap.longest_ms < 100


def test_waiting_in_vain_says_for_what() -> None:
    with pytest.raises(AssertionError, match=r"0\.05 s in vain: the answer"):
        run_until(lambda: False, seconds=0.05, what="the answer")


def test_proj_is_the_one_that_qgis_has_loaded() -> None:
    """A second PROJ in the process, as PyPI's pyproj brings it, makes QGIS crash when it ends."""
    assert pyproj.__file__ is not None
    assert not Path(pyproj.__file__).is_relative_to(sys.prefix) or sys.prefix == sys.base_prefix
    assert importlib.util.find_spec("pyogrio") is None
