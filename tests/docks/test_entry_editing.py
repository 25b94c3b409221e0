"""Editing, moving, splitting, marking and deleting; undoing one's own; two people at the same row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog

from est_plugin.docks.entry.conflict import MINE, THEIRS, ConflictDialog
from est_plugin.docks.entry.duplicates import DuplicatesDialog
from est_plugin.domain.category import category_uuid
from est_plugin.domain.insats import Insats
from est_plugin.domain.observation import Observation, PointGeometry
from est_plugin.domain.privacy import confirm, guarded_text
from est_plugin.store.gateway import Gateway
from est_plugin.store.opening import open_database

from ..helpers.event_loop import run_until
from ..store.making import START, key, observation, write
from .entry_bench import HOUSING, Entry, entry, fill, where  # noqa: F401

PRECISE = START.replace(microsecond=123_000, second=17)


@contextmanager
def another(entry: Entry) -> Iterator[Gateway]:  # noqa: F811
    """Somebody else at the same database."""
    with entry.gap.paused(), open_database(entry.location, user="bo") as gateway:
        yield gateway


@pytest.fixture
def row(entry: Entry) -> Observation:  # noqa: F811
    """A row that is there already."""
    one = observation(uuid=key(77), organisation_uuid=HOUSING, started_at=PRECISE, external_id="7")
    with another(entry) as other:
        return write(other, one)[0]


def edit(entry: Entry, row: Observation) -> None:  # noqa: F811
    entry.dock.edit(row.uuid)
    entry.wait()


def current(entry: Entry, row: Observation) -> Observation:  # noqa: F811
    with entry.gap.paused():
        found = entry.gateway.observation(row.uuid)
    assert found is not None
    return found


def dialog(kind: type[QDialog]) -> QDialog:
    """Return the dialog of a kind that is open."""
    run_until(lambda: _open(kind) is not None, what=kind.__name__)
    found = _open(kind)
    assert found is not None
    return found


def _open(kind: type[QDialog]) -> QDialog | None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, kind) and widget.isVisible():
            return widget
    return None


def test_editing_changes_what_was_changed_and_no_more(entry: Entry, row: Observation) -> None:  # noqa: F811
    edit(entry, row)
    assert entry.form.editFrame.isVisible()
    assert "Stora torget" in entry.form.editText.text()
    entry.form.description.setPlainText("Fyra rutor krossade")
    entry.save()
    now = current(entry, row)
    assert now == replace(row, description="Fyra rutor krossade", row_version=2, reported_at=now.reported_at)
    assert now.started_at == PRECISE
    assert not entry.form.editFrame.isVisible()


def test_moving_and_undoing_it(entry: Entry, row: Observation) -> None:  # noqa: F811
    edit(entry, row)
    entry.dock.entry.place._pointed(QgsPointXY(500_500, 6_500_500))
    entry.save()
    moved = current(entry, row).geometry
    assert moved is not None
    assert moved != row.geometry
    entry.form.undoButton.click()
    entry.wait()
    assert current(entry, row).geometry == row.geometry


def test_splitting_writes_both_or_none_and_is_undone_as_one(entry: Entry, row: Observation) -> None:  # noqa: F811
    edit(entry, row)
    entry.form.description.setPlainText("Bara rutorna")
    entry.form.splitButton.click()
    assert current(entry, row).description == row.description, "nothing is written yet"
    entry.dock.entry.kind.choose(category_uuid("graffiti"))
    entry.form.description.setPlainText("Klotter på väggen")
    entry.save()
    assert {each.description for each in entry.rows()} == {"Bara rutorna", "Klotter på väggen"}
    assert len({(each.geometry, each.started_at) for each in entry.rows()}) == 1
    entry.form.undoButton.click()
    entry.wait()
    assert [each.description for each in entry.rows()] == [row.description]


def test_a_duplicate_is_marked_and_released(entry: Entry, row: Observation) -> None:  # noqa: F811
    with another(entry) as other:
        near = observation(uuid=key(78), geometry=PointGeometry(500_150, 6_500_460), source="police")
        far = observation(uuid=key(79), geometry=PointGeometry(501_000, 6_500_460))
        write(other, near, far)
    edit(entry, row)
    entry.form.duplicateButton.click()
    found = dialog(DuplicatesDialog)
    assert found.form.candidates.count() == 1
    QTest.keyClick(found.form.candidates, Qt.Key.Key_Return)
    found.form.chooseButton.click()
    entry.wait()
    assert current(entry, row).duplicate_of == near.uuid
    edit(entry, row)
    entry.form.duplicateButton.click()
    dialog(DuplicatesDialog).form.releaseButton.click()
    entry.wait()
    assert current(entry, row).duplicate_of is None


def test_deleting_is_undone_with_everything_that_hung_on_it(entry: Entry, row: Observation) -> None:  # noqa: F811
    with another(entry) as other:
        write(other, observation(uuid=key(78), duplicate_of=row.uuid))
        insats = other.save_insats(Insats(key(80), "Laga rutorna", responsible_uuid=HOUSING))
        other.set_insats_observations(insats.uuid, [row.uuid])
    edit(entry, row)
    entry.form.deleteButton.click()
    entry.wait()
    assert [each.uuid for each in entry.rows()] == [key(78)]
    assert entry.rows()[0].duplicate_of is None
    entry.form.undoButton.click()
    entry.wait()
    back = current(entry, row)
    assert replace(back, row_version=row.row_version) == row
    assert current(entry, observation(uuid=key(78))).duplicate_of == row.uuid
    assert [link.observation_uuid for link in entry.gateway.insats_observations()] == [row.uuid]


def test_undoing_a_kept_text_keeps_who_kept_it(entry: Entry) -> None:  # noqa: F811
    kept = observation(uuid=key(77), organisation_uuid=HOUSING, description="Skylten: 070-123 45 67")
    with another(entry) as other:
        other.write_observation(kept, confirm(guarded_text(kept), "bo", START, "står på skylten"))
    edit(entry, kept)
    assert entry.form.reason.text() == "står på skylten"
    entry.form.maskButton.click()
    entry.save()
    assert (current(entry, kept).privacy_confirmed_by, current(entry, kept).privacy_reason) == (None, None)
    entry.form.undoButton.click()
    entry.wait()
    assert current(entry, kept).privacy_confirmed_by == "bo"
    assert "070-123 45 67" in current(entry, kept).description


def test_the_last_twenty_actions_are_undone_one_by_one(entry: Entry) -> None:  # noqa: F811
    for number in range(22):
        fill(entry, text=f"Nummer {'abcdefghijklmnopqrstuv'[number]}")
        entry.save()
    assert len(entry.rows()) == 22
    for _ in range(20):
        entry.form.undoButton.click()
        entry.wait()
    assert sorted(row.description for row in entry.rows()) == ["Nummer a", "Nummer b"]
    assert not entry.form.undoButton.isEnabled()


def test_undo_is_refused_with_both_versions_where_somebody_else_was(entry: Entry) -> None:  # noqa: F811
    fill(entry)
    entry.save()
    (mine,) = entry.rows()
    with another(entry) as other:
        write(other, replace(mine, description="Bo såg det också"))
    entry.form.undoButton.click()
    entry.wait()
    assert [each.description for each in entry.rows()] == ["Bo såg det också"]
    shown = dialog(ConflictDialog)
    texts = {
        shown.form.table.item(line, column).text()
        for line in range(shown.form.table.rowCount())
        for column in (MINE, THEIRS)
    }
    assert {"Tre rutor krossade", "Bo såg det också"} <= texts
    assert not shown.form.saveButton.isVisible()
    shown.form.closeButton.click()
    assert not entry.form.undoButton.isEnabled()


def test_two_people_edit_the_same_row(entry: Entry, row: Observation) -> None:  # noqa: F811
    edit(entry, row)
    with another(entry) as other:
        write(other, replace(row, description="Bo skrev detta", place_name="Parken"))
    entry.form.description.setPlainText("Anna skrev detta")
    entry.save()
    assert current(entry, row).description == "Bo skrev detta", "nothing is overwritten unseen"
    shown = dialog(ConflictDialog)
    assert entry.dock.entry.is_touched, "mine is still in the form"
    groups = shown._groups
    assert {"description", "place_name"} <= set(groups)
    groups["place_name"].button(THEIRS).setChecked(True)
    shown.form.saveButton.click()
    entry.wait()
    now = current(entry, row)
    assert (now.description, now.place_name) == ("Anna skrev detta", "Parken")
    assert now.row_version == 3
    entry.form.undoButton.click()
    entry.wait()
    assert current(entry, row).description == "Bo skrev detta"


def test_somebody_else_has_deleted_the_row(entry: Entry, row: Observation) -> None:  # noqa: F811
    edit(entry, row)
    entry.form.description.setPlainText("Anna skrev detta")
    with another(entry) as other:
        other.delete_observation(row)
    entry.save()
    shown = dialog(ConflictDialog)
    assert not shown.form.saveButton.isVisible()
    shown.form.mineButton.click()
    entry.wait()
    assert current(entry, row).description == "Anna skrev detta"


def test_a_deletion_is_refused_where_somebody_else_was(entry: Entry, row: Observation) -> None:  # noqa: F811
    edit(entry, row)
    with another(entry) as other:
        write(other, replace(row, description="Bo skrev detta"))
    entry.form.deleteButton.click()
    entry.wait()
    assert current(entry, row).description == "Bo skrev detta"
    dialog(ConflictDialog).form.closeButton.click()
