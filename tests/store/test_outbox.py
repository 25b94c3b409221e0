"""What could not be sent waits on the disk, is counted, and arrives exactly once."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from est_plugin.domain.observation import Observation
from est_plugin.domain.privacy import confirm, guarded_text
from est_plugin.domain.selection import Selection
from est_plugin.store.errors import BrokenRuleError, ConflictError, DamagedDatabaseError, NotADatabaseError
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, PostgresLocation
from est_plugin.store.opening import open_database
from est_plugin.store.outbox import Outbox
from tests.helpers.postgis import PostgisServer, running_server
from tests.store.making import cleared, key, observation, write

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(tmp_path / "utkorg.sqlite")


def put(outbox: Outbox, gateway: Gateway, *observations: Observation) -> None:
    for one in observations:
        outbox.put(*cleared(one), gateway.location.text)


def test_what_waits_is_counted_kept_whole_and_survives_a_restart(outbox: Outbox, gateway: Gateway) -> None:
    assert outbox.count() == 0
    assert outbox.entries() == ()
    assert not outbox.path.exists()
    one = observation(
        description="å ä ö 🙂 '; DROP TABLE entry; --", ended_at=datetime.now(UTC), indoor=False
    )
    kept = observation(description="Bilen ABC 123")
    verdict = confirm(guarded_text(kept), "anna", datetime(2026, 11, 22, 8, tzinfo=UTC), "allmänt känt")
    put(outbox, gateway, one)
    outbox.put(kept, verdict, "en annan databas")
    again = Outbox(outbox.path)
    assert (again.count(), again.count(gateway.location.text), again.count("en annan databas")) == (2, 1, 1)
    first, second = again.entries()
    assert (first.observation, first.database) == (one, gateway.location.text)
    assert (second.observation, second.clearance) == (kept, verdict)
    again.discard(kept.uuid)
    assert again.count() == 1


def test_it_is_sent_in_order_and_taken_away(outbox: Outbox, gateway: Gateway) -> None:
    rows = [observation(place_name=f"Plats {name}") for name in "abc"]
    put(outbox, gateway, *rows)
    outbox.put(*cleared(observation()), "en annan databas")
    outcome = outbox.send(gateway)
    assert [row.uuid for row in outcome.sent] == [row.uuid for row in rows]
    assert (outcome.waiting, outcome.refused, outcome.why_waiting) == (0, (), None)
    assert outbox.count() == 1
    assert gateway.count(Selection()).total == 3
    assert outbox.send(gateway).sent == ()


def test_what_arrived_before_a_crash_is_not_written_twice(
    outbox: Outbox, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The crash falls between the database's answer and the entry's removal."""
    one = observation()
    put(outbox, gateway, one)
    crash(outbox, gateway, monkeypatch)
    assert outbox.count() == 1
    assert [row.row_version for row in outbox.send(gateway).sent] == [1]
    assert (outbox.count(), gateway.count(Selection()).total) == (0, 1)


def crash(outbox: Outbox, gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    """Send, and fall over as soon as the database has answered."""

    class PowerCut(BaseException):
        """Nothing catches it."""

    original = gateway.write_observation

    def answer_and_fall(*given: object) -> Observation:
        original(*given)  # type: ignore[arg-type]
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(gateway, "write_observation", answer_and_fall)
        with pytest.raises(PowerCut):
            outbox.send(gateway)


def test_what_others_did_with_it_after_a_crash_stands(
    outbox: Outbox, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, deleted = observation(), observation()
    for one in (changed, deleted):
        put(outbox, gateway, one)
        crash(outbox, gateway, monkeypatch)
        outbox_entry = outbox.entries()[-1]
        assert outbox_entry.observation == one
        with gateway.clone() as other:
            arrived = other.observation(one.uuid)
            assert arrived is not None
            if one is changed:
                write(other, replace(arrived, place_name="Rättad plats"))
            else:
                other.delete_observation(arrived)
        outcome = outbox.send(gateway)
        assert outcome.refused == ()
        assert outbox.count() == 0
    found = gateway.observation(changed.uuid)
    assert found is not None
    assert found.place_name == "Rättad plats"
    assert gateway.observation(deleted.uuid) is None


def test_what_is_put_in_anew_while_it_is_sent_is_not_lost(
    outbox: Outbox, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = observation()
    put(outbox, gateway, one)
    original = gateway.write_observation

    def edit_meanwhile(*given: object) -> Observation:
        saved = original(*given)  # type: ignore[arg-type]
        put(outbox, gateway, replace(one, place_name="Rättad plats"))
        return saved

    with monkeypatch.context() as patch:
        patch.setattr(gateway, "write_observation", edit_meanwhile)
        outbox.send(gateway)
    assert [entry.observation.place_name for entry in outbox.entries()] == ["Rättad plats"]
    outcome = outbox.send(gateway)
    assert isinstance(outcome.refused[0][1], ConflictError)
    assert outbox.entries()[0].is_refused


def test_what_the_database_refuses_waits_for_a_person_and_holds_nothing_up(
    outbox: Outbox, gateway: Gateway
) -> None:
    bad, good = observation(category_uuid=key(404)), observation()
    put(outbox, gateway, bad, good)
    outcome = outbox.send(gateway)
    assert [row.uuid for row in outcome.sent] == [good.uuid]
    assert isinstance(outcome.refused[0][1], BrokenRuleError)
    assert outbox.entries()[0].is_refused
    assert outbox.send(gateway).refused == ()
    put(outbox, gateway, replace(bad, category_uuid=good.category_uuid))
    assert [row.uuid for row in outbox.send(gateway).sent] == [bad.uuid]
    assert outbox.count() == 0


def test_it_waits_while_the_file_is_locked_and_goes_when_it_is_free(
    outbox: Outbox, geopackage: GeoPackageLocation
) -> None:
    with open_database(geopackage) as gateway:
        put(outbox, gateway, observation(), observation())
        gateway._backend.execute("PRAGMA busy_timeout = 50")
        other = sqlite3.connect(geopackage.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        outcome = outbox.send(gateway)
        assert (outcome.sent, outcome.waiting) == ((), 2)
        assert outcome.why_waiting is not None
        other.execute("ROLLBACK")
        other.close()
        assert len(outbox.send(gateway).sent) == 2


@pytest.mark.parametrize("what", ["moved", "deleted", "replaced"])
def test_a_file_that_has_gone_takes_nothing_and_loses_nothing(
    outbox: Outbox, geopackage: GeoPackageLocation, tmp_path: Path, what: str
) -> None:
    """An open file that has lost its name still takes writes on Linux: nobody would ever see them."""
    elsewhere = tmp_path / "flyttad.gpkg"
    with open_database(geopackage) as gateway:
        put(outbox, gateway, observation())
        if what == "replaced":
            shutil.copyfile(geopackage.path, elsewhere)
            elsewhere.replace(geopackage.path)
        else:
            geopackage.path.rename(elsewhere)
        if what == "deleted":
            shutil.copyfile(elsewhere, tmp_path / "återställd.gpkg")
            elsewhere.unlink()
        outcome = outbox.send(gateway)
        assert (outcome.sent, outcome.waiting, outbox.count()) == ((), 1, 1)
    back = {"moved": elsewhere, "deleted": tmp_path / "återställd.gpkg"}.get(what, geopackage.path)
    with open_database(GeoPackageLocation(back)) as gateway:
        outbox.readdress(geopackage.text, gateway.location.text)
        assert len(outbox.send(gateway).sent) == 1
        assert gateway.count(Selection()).total == 1


def test_it_waits_while_the_server_is_down(outbox: Outbox, made_postgis: str) -> None:
    """A server of its own, stopped in the middle and never the same connection again."""
    del made_postgis
    with running_server() as server:
        from est_plugin.store.location import parse_location
        from est_plugin.store.opening import create_database

        location = parse_location(server.uri(server.create_database()))
        with create_database(location) as gateway:
            put(outbox, gateway, observation(), observation())
            cut_connections(server)
            outcome = outbox.send(gateway)
            assert (len(outcome.sent), outcome.waiting) == (0, 2)
        with open_database(location) as gateway:
            assert len(outbox.send(gateway).sent) == 2
            assert gateway.count(Selection()).total == 2


def cut_connections(server: PostgisServer) -> None:
    """End every other session on the server, as a network that breaks."""
    server.run(
        "postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    )


SENDER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from est_plugin.store.location import parse_location
from est_plugin.store.opening import open_database
from est_plugin.store.outbox import Outbox
with open_database(parse_location(sys.argv[3])) as gateway:
    print("ready", flush=True)
    print(len(Outbox(Path(sys.argv[2])).send(gateway).sent), flush=True)
"""


def test_a_sender_killed_in_the_middle_leaves_each_report_once(outbox: Outbox, gateway: Gateway) -> None:
    """kill -9 at many moments; at the end every report is there once, and none waits."""
    rows = [observation() for _ in range(60)]
    put(outbox, gateway, *rows)
    text = gateway.location.text
    if isinstance(gateway.location, PostgresLocation):
        text = gateway.location.connection_info()
        outbox.readdress(gateway.location.text, open_name(text))
    for milliseconds in (5, 15, 30, 60):
        process = subprocess.Popen(
            [sys.executable, "-c", SENDER, str(ROOT), str(outbox.path), text],
            stdout=subprocess.PIPE,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(milliseconds / 1000)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    outbox.send(gateway)
    assert outbox.count() == 0
    assert {row.uuid for row in gateway.observations(Selection())} == {row.uuid for row in rows}
    assert gateway.count(Selection()).total == len(rows)


def open_name(text: str) -> str:
    """What a location made from this text is called."""
    from est_plugin.store.location import parse_location

    return parse_location(text).text


def test_its_text_is_thinned_until_no_byte_of_it_is_left(outbox: Outbox, gateway: Gateway) -> None:
    put(outbox, gateway, observation(description="HEMLIGT_ORD i trappan", place_name="Torget"))
    put(outbox, gateway, observation(description="kort"))
    assert b"HEMLIGT_ORD" in outbox.path.read_bytes()
    assert outbox.thin_texts(datetime.now(UTC) - timedelta(days=1)) == 0
    assert outbox.thin_texts(datetime.now(UTC) + timedelta(days=1)) == 2
    assert b"HEMLIGT_ORD" not in outbox.path.read_bytes()
    assert [entry.observation.place_name for entry in outbox.entries()] == ["Torget", "Stora torget"]
    assert len(outbox.send(gateway).sent) == 2
    put(outbox, gateway, observation(place_name="SISTA_ORDET"))
    assert outbox.thin_rows(datetime.now(UTC) + timedelta(days=1)) == 1
    assert b"SISTA_ORDET" not in outbox.path.read_bytes()


def test_a_damaged_outbox_is_told_and_left_as_it_is(outbox: Outbox) -> None:
    outbox.path.write_bytes(b"not a database, but somebody's reports" * 100)
    before = outbox.path.read_bytes()
    with pytest.raises((NotADatabaseError, DamagedDatabaseError)):
        outbox.count()
    with pytest.raises((NotADatabaseError, DamagedDatabaseError)):
        outbox.put(*cleared(observation()), "databas")
    assert outbox.path.read_bytes() == before
