"""The database out of reach, for real: what is entered waits, visibly, and is sent exactly once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from est_plugin.domain.observation import Observation
from est_plugin.domain.selection import Selection
from est_plugin.project.entry_service import EntryService
from est_plugin.store.location import GeoPackageLocation, parse_location
from est_plugin.store.opening import create_database, open_database
from est_plugin.store.outbox import Outbox

from ..helpers.event_loop import EventLoopGap, run_until
from ..helpers.postgis import PostgisServer, running_server
from ..store.making import write
from .conftest import Bench
from .entry_bench import Entry, close, fill, make


@pytest.fixture
def filed(
    file_location: GeoPackageLocation,
    bench: Bench,
    tmp_path: Path,
    event_loop_gap: EventLoopGap,
) -> Iterator[Entry]:
    """The dock on a file."""
    with event_loop_gap.paused():
        made = make(file_location, bench, tmp_path, event_loop_gap)
    yield made
    close(made)


def path_of(entry: Entry) -> Path:
    assert isinstance(entry.location, GeoPackageLocation)
    return entry.location.path


def rows_of(entry: Entry) -> list[Observation]:
    """What is in the database, seen by somebody else."""
    with entry.gap.paused(), open_database(entry.location) as other:
        return list(other.observations(Selection()))


def waiting_text(entry: Entry) -> str:
    shown = str(entry.form.waitingText.text()) if entry.form.waitingFrame.isVisible() else ""
    return shown.replace("\xa0", " ")


def save(entry: Entry, *texts: str) -> None:
    for text in texts:
        fill(entry, text=text)
        entry.save()
        assert entry.form.description.toPlainText() == "", "the form is free for the next"


def send(entry: Entry) -> None:
    entry.service.send_waiting()
    entry.wait()


def test_while_the_file_is_gone_reports_wait_and_then_they_are_sent_once(filed: Entry) -> None:
    path = path_of(filed)
    away = path.with_name("flyttad.gpkg")
    path.rename(away)
    save(filed, "Rutor", "Klotter", "Brand")
    assert "3 reports waiting to be sent" in waiting_text(filed)
    assert "Waits" in filed.form.outcome.text()
    send(filed)
    assert "3 reports waiting" in waiting_text(filed)
    away.rename(path)
    send(filed)
    assert waiting_text(filed) == ""
    send(filed)
    assert sorted(row.description for row in rows_of(filed)) == ["Brand", "Klotter", "Rutor"]
    assert filed.bench.session.gateway is not None
    assert len(filed.rows()) == 3, "the window works on as before"


def test_they_are_sent_by_themselves_when_the_file_is_back(filed: Entry) -> None:
    path = path_of(filed)
    away = path.with_name("flyttad.gpkg")
    path.rename(away)
    filed.service._retry.setInterval(50)
    save(filed, "Rutor")
    away.rename(path)
    run_until(lambda: waiting_text(filed) == "" and not filed.bench.background.is_busy, what="the sending")
    assert [row.description for row in rows_of(filed)] == ["Rutor"]


def test_what_waits_is_sent_after_a_restart(filed: Entry) -> None:
    path = path_of(filed)
    away = path.with_name("flyttad.gpkg")
    path.rename(away)
    save(filed, "Rutor")
    filed.bench.session.close()
    away.rename(path)
    outbox = Outbox(filed.service.outbox.path)
    assert outbox.count() == 1
    filed.service.unload()
    filed.service = EntryService(filed.bench.session, filed.bench.background, outbox)
    filed.bench.session.open(str(path))
    run_until(lambda: filed.bench.session.is_open, what="the database to open")
    filed.wait()
    run_until(lambda: outbox.count() == 0, what="the sending")
    assert [row.description for row in rows_of(filed)] == ["Rutor"]


def test_a_waiting_report_can_be_taken_back(filed: Entry) -> None:
    path = path_of(filed)
    away = path.with_name("flyttad.gpkg")
    path.rename(away)
    save(filed, "Rutor", "Klotter")
    away.rename(path)
    filed.form.undoButton.click()
    filed.wait()
    assert "1 report waiting" in waiting_text(filed)
    send(filed)
    assert [row.description for row in rows_of(filed)] == ["Rutor"]
    filed.form.undoButton.click()
    filed.wait()
    assert rows_of(filed) == [], "sent meanwhile, it is undone in the database"


def test_an_edit_that_waited_and_met_another_is_decided_by_the_person(filed: Entry) -> None:
    from dataclasses import replace

    from est_plugin.docks.entry.conflict import ConflictDialog

    from .test_entry_editing import dialog

    save(filed, "Rutor")
    (row,) = filed.rows()
    filed.dock.edit(row.uuid)
    filed.wait()
    path = path_of(filed)
    away = path.with_name("flyttad.gpkg")
    path.rename(away)
    filed.form.description.setPlainText("Fyra rutor")
    filed.save()
    with filed.gap.paused(), open_database(GeoPackageLocation(away)) as other:
        write(other, replace(row, description="Bo såg fem"))
    away.rename(path)
    send(filed)
    assert "1 report not taken" in waiting_text(filed)
    assert [each.description for each in rows_of(filed)] == ["Bo såg fem"]
    filed.form.refusedButton.click()
    filed.wait()
    shown = dialog(ConflictDialog)
    shown.form.saveButton.click()
    filed.wait()
    assert [each.description for each in rows_of(filed)] == ["Fyra rutor"]
    assert waiting_text(filed) == ""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes of its own."""
    folder = tmp_path / "liten disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False).returncode:
        pytest.skip("a full disk: mounting one needs the rights of root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_loses_nothing(
    small_disk: Path,
    made_file: Path,
    bench: Bench,
    tmp_path: Path,
    event_loop_gap: EventLoopGap,
) -> None:
    path = Path(shutil.copyfile(made_file, small_disk / "delad.gpkg"))
    with event_loop_gap.paused():
        entry = make(GeoPackageLocation(path), bench, tmp_path, event_loop_gap)
        stuffing = small_disk / "fyllning"
        left = os.statvfs(small_disk)
        stuffing.write_bytes(b"x" * (left.f_bavail * left.f_frsize))
    save(entry, "Rutor")
    assert "1 report waiting" in waiting_text(entry)
    stuffing.unlink()
    send(entry)
    assert waiting_text(entry) == ""
    assert [row.description for row in rows_of(entry)] == ["Rutor"]
    close(entry)
    bench.session.close()


def start_again(server: PostgisServer) -> None:
    """Start a server that has been ended, on the same data and port."""
    server.process = subprocess.Popen(
        server.process.args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=server.folder
    )

    def answers() -> bool:
        import psycopg2

        try:
            server.connect("postgres").close()
        except psycopg2.OperationalError:
            return False
        return True

    run_until(answers, what="the server to answer")


def test_a_server_that_ends_in_mid_transaction_loses_nothing(
    bench: Bench, tmp_path: Path, event_loop_gap: EventLoopGap
) -> None:
    """The write waits for a lock inside its transaction when the server is ended at once."""
    with _server(event_loop_gap) as server:
        with event_loop_gap.paused():
            location = parse_location(server.uri(server.create_database()))
            create_database(location).close()
            entry = make(location, bench, tmp_path, event_loop_gap)
            blocker = server.connect(_name(server), autocommit=False)
            blocker.cursor().execute("LOCK TABLE est.observation IN EXCLUSIVE MODE")
        fill(entry, text="Rutor")
        ended = threading.Timer(0.5, lambda: server.process.send_signal(signal.SIGQUIT))
        ended.start()
        entry.form.saveButton.click()
        run_until(lambda: server.process.poll() is not None, what="the server to end")
        entry.wait()
        assert "1 report waiting to be sent" in waiting_text(entry)
        send(entry)
        assert "1 report waiting to be sent" in waiting_text(entry)
        run_until(lambda: entry.service.is_lost, what="the window to notice")
        with event_loop_gap.paused():
            start_again(server)
        send(entry)
        assert waiting_text(entry) == ""
        assert [row.description for row in rows_of(entry)] == ["Rutor"]
        fill(entry, text="Klotter")
        entry.save()
        assert sorted(row.description for row in entry.rows()) == ["Klotter", "Rutor"]
        close(entry)
        bench.session.close()


@contextmanager
def _server(gap: EventLoopGap) -> Iterator[PostgisServer]:
    """A server of the test's own, whose start and end are no time of the window's."""
    with ExitStack() as stack:
        with gap.paused():
            server = stack.enter_context(running_server())
        yield server
        stack.enter_context(gap.paused())
        server.stop()


def _name(server: PostgisServer) -> str:
    return f"est_{server._made}"
