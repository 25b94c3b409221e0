"""A half-written entry survives a crash, is offered again, and is never written twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from est_plugin.project.drafts import Draft, Drafts
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import open_database

from ..helpers.event_loop import EventLoopGap, run_until
from ..store.making import observation, write
from .conftest import Bench
from .entry_bench import GLASS, Entry, close, fill, make

ROOT = Path(__file__).resolve().parents[2]
CRASHING = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from uuid import uuid4
from qgis.core import QgsApplication
from est_plugin.domain.observation import Observation
from est_plugin.project.drafts import Draft, Drafts
drafts = Drafts(Path(sys.argv[2]))
entry = Observation(sys.argv[4], "", description="Halvskrivet om rutorna")
drafts.keep(Draft(sys.argv[3], entry), drafts.next_number())
print("kept", flush=True)
signal.pause()
"""


@pytest.fixture
def filed(
    file_location: GeoPackageLocation,
    bench: Bench,
    tmp_path: Path,
    event_loop_gap: EventLoopGap,
) -> Iterator[Entry]:
    """The dock on a file, after another QGIS has crashed with a draft for it."""
    with event_loop_gap.paused():
        crash(tmp_path / "utkast", file_location.text, observation().uuid)
        made = make(file_location, bench, tmp_path, event_loop_gap)
    yield made
    close(made)


def crash(folder: Path, database: str, uuid: str) -> None:
    """Let a program keep a draft, and kill it."""
    folder.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-c", CRASHING, str(ROOT), str(folder), database, uuid],
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"kept\n"
    running = Drafts(folder)
    assert running.left_behind() == (), "what a running QGIS holds is not offered to another"
    running.close()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def test_it_is_offered_again_and_gone_on_with(filed: Entry) -> None:
    run_until(filed.form.draftFrame.isVisible, what="the offer")
    assert "Halvskrivet om rutorna" in filed.form.draftText.text()
    filed.form.draftTakeButton.click()
    filed.wait()
    assert filed.form.description.toPlainText() == "Halvskrivet om rutorna"
    assert not filed.form.draftFrame.isVisible()
    fill(filed, text=filed.form.description.toPlainText())
    filed.save()
    assert [row.description for row in filed.rows()] == ["Halvskrivet om rutorna"]
    assert filed.drafts.left_behind() == ()


def test_it_can_be_thrown_away(filed: Entry) -> None:
    run_until(filed.form.draftFrame.isVisible, what="the offer")
    filed.form.draftDropButton.click()
    filed.wait()
    assert filed.drafts.left_behind() == ()
    assert filed.form.description.toPlainText() == ""


def test_what_is_written_is_on_the_disk_soon_and_gone_when_it_is_saved(filed: Entry) -> None:
    def kept() -> list[str]:
        texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.utkast")]
        return [text for text in texts if "Tre rutor" in text]

    folder = filed.drafts._path.parent
    fill(filed)
    run_until(lambda: bool(kept()), what="the draft")
    draft = filed.drafts.read(filed.drafts._path)
    assert draft is not None
    assert (draft.entry.category_uuid, draft.entry.description) == (GLASS, "Tre rutor krossade")
    filed.save()
    run_until(lambda: not kept(), what="the draft to go")


def test_an_edit_and_a_split_are_kept_whole(filed: Entry) -> None:
    with filed.gap.paused(), open_database(filed.location) as other:
        row = write(other, observation())[0]
    part = observation(description="Klotter")
    draft = Draft(filed.location.text, part, row, (replace(row, description="Bara rutorna"),))
    assert Draft.from_text(draft.to_text()) == draft
    filed.dock._take_draft(draft)
    fill(filed, text="Klotter")
    filed.save()
    assert {each.description for each in filed.rows()} == {"Bara rutorna", "Klotter"}


def test_a_draft_that_was_saved_before_the_crash_is_not_offered(
    file_location: GeoPackageLocation,
    tmp_path: Path,
) -> None:
    from est_plugin.docks.entry.draft import left_draft

    folder = tmp_path / "utkast"
    folder.mkdir()
    gone, here = Drafts(folder), Drafts(folder)
    one = observation()
    gone.keep(Draft(file_location.text, one), gone.next_number())
    gone.close()
    with open_database(file_location) as gateway:
        offered = left_draft(here, gateway, file_location.text)
        assert offered is not None
        assert left_draft(here, gateway, "en annan databas") is None
        write(gateway, one)
        assert left_draft(here, gateway, file_location.text) is None
    assert here.left_behind() == ()


def test_an_older_draft_never_replaces_a_newer(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    older, newer = drafts.next_number(), drafts.next_number()
    drafts.keep(Draft("d", observation(description="ny")), newer)
    drafts.keep(Draft("d", observation(description="gammal")), older)
    kept = drafts.read(drafts._path)
    assert kept is not None
    assert kept.entry.description == "ny"
    drafts.forget(drafts.next_number())
    drafts.keep(Draft("d", observation(description="gammal")), newer)
    assert drafts.read(drafts._path) is None
