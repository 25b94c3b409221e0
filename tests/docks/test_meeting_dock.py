"""The dock of meetings: agenda, notes, decisions that become insatser; groups and areas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from est_plugin.docks.insatser.conflict import InsatsConflictDialog
from est_plugin.docks.insatser.meeting_dock import SETTLE_MILLISECONDS, MeetingDock
from est_plugin.domain.insats import Insats
from est_plugin.store.gateway import Gateway

from ..helpers.event_loop import EventLoopGap, run_for, run_until
from .conftest import Bench


@dataclass
class Asked:
    """What was asked of the dock of insatser."""

    begun: list[Insats] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)


@pytest.fixture
def asked() -> Asked:
    """Nothing asked yet."""
    return Asked()


@pytest.fixture
def dock(bench: Bench, asked: Asked, event_loop_gap: EventLoopGap) -> Iterator[MeetingDock]:
    """The dock, shown."""
    with event_loop_gap.paused():
        made = MeetingDock(
            bench.iface, bench.session, bench.messages, bench.menu, asked.begun.append, asked.shown.append
        )
        made.resize(380, 900)
        made.show()
    yield made
    made.detach()
    made.deleteLater()


def _gateway(bench: Bench) -> Gateway:
    gateway = bench.session.gateway
    assert gateway is not None
    return gateway


def _open(bench: Bench, dock: MeetingDock, path: Path) -> None:
    bench.open(path)
    _wait(bench)
    run_until(lambda: dock.form.agenda.topLevelItemCount() > 0, what="the agenda")
    _wait(bench)


def _wait(bench: Bench) -> None:
    for _ in range(2):
        run_for(2 * SETTLE_MILLISECONDS)
        bench.wait()


def test_the_agenda_is_filled_from_the_data(dock: MeetingDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    tree = dock.form.agenda
    points = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    assert len(points) == 7
    assert all(point.childCount() for point in points)
    late = [insats.title for insats in _gateway(bench).insatser() if insats.is_open()]
    lines = [points[0].child(row).text(0) for row in range(points[0].childCount())]
    assert all(any(line.startswith(title) for line in lines) for title in late)
    assert dock.form.meeting.count() == len(_gateway(bench).meetings()) + 1
    assert bench.errors == []


def test_a_decision_becomes_an_insats(dock: MeetingDock, bench: Bench, example: Path, asked: Asked) -> None:
    _open(bench, dock, example)
    dock.form.notes.setPlainText("Belysningen på torget är trasig igen.")
    dock.form.decisionText.setText("Laga belysningen på torget")
    dock.form.decisionWho.setCurrentIndex(1)
    QTest.mouseClick(dock.form.addDecisionButton, Qt.MouseButton.LeftButton)
    run_until(lambda: dock.form.decisions.topLevelItemCount() == 1, what="the decision")
    _wait(bench)
    decision = next(one for one in _gateway(bench).decisions() if one.text == "Laga belysningen på torget")
    meeting = next(one for one in _gateway(bench).meetings() if one.uuid == decision.meeting_uuid)
    assert meeting.notes == "Belysningen på torget är trasig igen."
    QTest.mouseClick(dock.form.makeInsatsButton, Qt.MouseButton.LeftButton)
    begun = asked.begun[0]
    assert (begun.title, begun.decision_uuid) == (decision.text, decision.uuid)
    assert begun.responsible_uuid == decision.responsible_uuid
    assert begun.decided_on == meeting.held_on


def test_what_is_being_written_survives_what_others_write(
    dock: MeetingDock, bench: Bench, example: Path
) -> None:
    _open(bench, dock, example)
    first = _gateway(bench).meetings()[0]
    dock._choose(first.uuid)
    dock.form.notes.setPlainText("Mitt halvfärdiga protokoll")
    with _gateway(bench).clone() as other:
        other.save_meeting(replace(first, focus="Deras fokus"))
    bench.session.look_for_changes()
    _wait(bench)
    assert dock.form.notes.toPlainText() == "Mitt halvfärdiga protokoll"
    QTest.mouseClick(dock.form.saveButton, Qt.MouseButton.LeftButton)
    run_until(lambda: _dialog() is not None, what="both versions")
    dialog = _dialog()
    assert dialog is not None
    QTest.mouseClick(dialog.theirs_button, Qt.MouseButton.LeftButton)
    _wait(bench)
    now = next(one for one in _gateway(bench).meetings() if one.uuid == first.uuid)
    assert (now.focus, now.notes) == ("Deras fokus", first.notes)
    assert dock.form.focus.toPlainText() == "Deras fokus"


def test_personal_data_in_the_notes_is_told(dock: MeetingDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    dock.form.notes.setPlainText("Ring 070-123 45 67")
    assert dock.form.privacy.isVisible()


def test_an_area_has_its_groups_problems_and_insatser(
    dock: MeetingDock, bench: Bench, example: Path, asked: Asked
) -> None:
    _open(bench, dock, example)
    dock.form.tabs.setCurrentWidget(dock.form.groupPage)
    _wait(bench)
    with_group = {group.area_uuid for group in _gateway(bench).working_groups()}
    area = next(one for one in _gateway(bench).areas(["est_area"]) if one.uuid in with_group)
    dock.form.area.setCurrentIndex(dock.form.area.findData(area.uuid))
    dock.form.area.activated.emit(dock.form.area.currentIndex())
    _wait(bench)
    run_until(lambda: dock.form.areaTree.topLevelItemCount() == 2, what="the area")
    groups = [group for group in _gateway(bench).working_groups() if group.area_uuid == area.uuid]
    assert dock.form.areaGroup.count() == len(groups) + 1
    insatser = dock.form.areaTree.topLevelItem(1)
    assert insatser.childCount()
    dock.form.areaTree.itemActivated.emit(insatser.child(0), 0)
    assert bool(asked.shown) == bool(insatser.child(0).data(0, Qt.ItemDataRole.UserRole))
    dock.form.rhythm.setText("Torsdagar, jämna veckor")
    dock.groups._members.tick(_gateway(bench).organisations()[0].uuid)
    QTest.mouseClick(dock.form.saveGroupButton, Qt.MouseButton.LeftButton)
    _wait(bench)
    saved = next(group for group in _gateway(bench).working_groups() if group.rhythm)
    assert saved.member_uuids() == (_gateway(bench).organisations()[0].uuid,)
    assert saved.area_uuid == area.uuid
    assert bench.errors == []


def _dialog() -> InsatsConflictDialog | None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, InsatsConflictDialog) and widget.isVisible():
            return widget
    return None
