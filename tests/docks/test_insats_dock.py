"""The dock of insatser: list, form, steps, polygons, undo, conflict, place, follow-up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from est_plugin.answers.insatser.insats_book import Show
from est_plugin.docks.insatser.conflict import InsatsConflictDialog
from est_plugin.docks.insatser.dock import (
    FOLLOW_UP_PAGE,
    FORM_PAGE,
    LIST_PAGE,
    SETTLE_MILLISECONDS,
    InsatsDock,
)
from est_plugin.domain.insats import Insats, InsatsStatus, LinkRole
from est_plugin.domain.local_time import local_today
from est_plugin.domain.period import month_period, year_period
from est_plugin.domain.selection import Selection
from est_plugin.project.picked_shapes import PickedShape
from est_plugin.store.gateway import Gateway
from est_plugin.store.insats_changes import state_of

from ..helpers.event_loop import EventLoopGap, run_for, run_until
from .conftest import Bench


@pytest.fixture
def dock(bench: Bench, event_loop_gap: EventLoopGap) -> Iterator[InsatsDock]:
    """The dock, shown."""
    with event_loop_gap.paused():
        made = InsatsDock(bench.iface, bench.session, bench.filter, bench.messages, bench.menu)
        made.resize(380, 900)
        made.show()
    yield made
    made.detach()
    made.deleteLater()


def _gateway(bench: Bench) -> Gateway:
    gateway = bench.session.gateway
    assert gateway is not None
    return gateway


def _open(bench: Bench, dock: InsatsDock, path: Path, show: Show = Show.ALL) -> None:
    bench.open(path)
    dock.form.show.setCurrentIndex(dock.form.show.findData(show.value))
    _wait(bench)


def _choose(bench: Bench, dock: InsatsDock, title: str) -> Insats:
    insats = next(one for one in _gateway(bench).insatser() if one.title.startswith(title))
    dock.choose(insats.uuid)
    run_until(lambda: dock.form.detailsTitle.text() == insats.title, what=title)
    _wait(bench)
    return insats


def _wait(bench: Bench) -> None:
    """Wait until the dock has come to rest and nothing is under way."""
    for _ in range(2):
        run_for(2 * SETTLE_MILLISECONDS)
        bench.wait()


def _titles(dock: InsatsDock) -> list[str]:
    tree = dock.form.insatser
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


def test_the_late_stand_first_and_are_marked(dock: InsatsDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example, Show.OPEN)
    titles = _titles(dock)
    late = [insats.title for insats in _gateway(bench).insatser() if insats.is_overdue(local_today())]
    assert late
    assert {title.removeprefix("! ") for title in titles[: len(late)]} == set(late)
    assert all(title.startswith("! ") for title in titles[: len(late)])
    assert not any(title.startswith("! ") for title in titles[len(late) :])
    assert bench.errors == []


def test_an_insats_shows_its_polygons_and_what_was_seen_there(
    dock: InsatsDock, bench: Bench, example: Path
) -> None:
    _open(bench, dock, example)
    _choose(bench, dock, "Ny armatur")
    assert dock.form.areas.rowCount() == 3
    assert dock.form.history.text()
    assert dock._picture.isVisible()
    assert dock.form.statusButton.menu() is not None


def test_a_new_insats_with_a_polygon_drawn_and_undone(dock: InsatsDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    before = len(_gateway(bench).insatser())
    QTest.mouseClick(dock.form.newButton, Qt.MouseButton.LeftButton)
    run_until(lambda: dock.form.pages.currentIndex() == FORM_PAGE, what="the form")
    QTest.mouseClick(dock.insats_form.saveButton, Qt.MouseButton.LeftButton)
    assert dock.insats_form.problemText.isVisible(), "a title is asked for"
    dock.insats_form.title.setText("Belysning vid skolan")
    dock.insats_form.problem.setPlainText("Krossade rutor")
    QTest.keyClick(dock.insats_form.problem, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    run_until(lambda: dock.form.pages.currentIndex() == LIST_PAGE, what="the list")
    _wait(bench)
    made = next(one for one in _gateway(bench).insatser() if one.title == "Belysning vid skolan")
    assert made.problem == "Krossade rutor"
    centre = shapely.from_wkb(_gateway(bench).areas()[0].wkb).representative_point()
    square = shapely.box(centre.x - 50, centre.y - 50, centre.x + 50, centre.y + 50)
    run_until(lambda: dock.form.detailsTitle.text() == made.title, what="the new one chosen")
    dock.areas.shape_wanted.emit(PickedShape(shapely.to_wkb(square)))
    run_until(lambda: dock.form.areas.rowCount() == 1, what="its polygon")
    _wait(bench)
    assert [role for _, role in state_of(_gateway(bench), made.uuid).areas] == [LinkRole.TREATMENT]
    for _ in range(2):
        dock._undo_action.trigger()
        _wait(bench)
    assert len(_gateway(bench).insatser()) == before
    assert not dock._undo_action.isEnabled()
    assert bench.errors == []


def test_a_polygon_without_surface_is_refused_with_a_sentence(
    dock: InsatsDock, bench: Bench, example: Path
) -> None:
    _open(bench, dock, example)
    insats = _choose(bench, dock, "Ny armatur")
    before = state_of(_gateway(bench), insats.uuid)
    dock.areas.shape_wanted.emit(PickedShape(shapely.to_wkb(shapely.Point(500_000, 6_500_000))))
    run_until(lambda: bool(bench.errors), what="a sentence")
    assert "surface" in str(bench.errors[0])
    assert state_of(_gateway(bench), insats.uuid) == before


def test_a_step_sets_its_date(dock: InsatsDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    insats = _choose(bench, dock, "Belysning och beskärning")
    dock.form.statusButton.menu().aboutToShow.emit()
    step = next(a for a in dock.form.statusButton.menu().actions() if a.objectName().endswith("_done"))
    step.trigger()
    _wait(bench)
    now = _gateway(bench).insats(insats.uuid)
    assert now is not None
    assert (now.status, now.done_on) == (InsatsStatus.DONE, local_today())


def test_breaking_off_asks_for_a_reason(dock: InsatsDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    insats = _choose(bench, dock, "Belysning och beskärning")
    dock._move(InsatsStatus.CANCELLED)
    run_until(lambda: dock.form.pages.currentIndex() == FORM_PAGE, what="the form")
    form = dock.insats_form
    assert form.cancelReason.isVisible()
    QTest.mouseClick(form.saveButton, Qt.MouseButton.LeftButton)
    assert form.problemText.text()
    form.cancelReason.setText("Inga pengar i år")
    QTest.mouseClick(form.saveButton, Qt.MouseButton.LeftButton)
    run_until(lambda: dock.form.pages.currentIndex() == LIST_PAGE, what="the list")
    _wait(bench)
    now = _gateway(bench).insats(insats.uuid)
    assert now is not None
    assert (now.status, now.cancel_reason) == (InsatsStatus.CANCELLED, "Inga pengar i år")


@pytest.mark.parametrize("save_mine", [True, False])
def test_two_who_change_the_same_insats_see_both_versions(
    dock: InsatsDock, bench: Bench, example: Path, save_mine: bool
) -> None:
    _open(bench, dock, example)
    insats = _choose(bench, dock, "Ny armatur")
    QTest.mouseClick(dock.form.editButton, Qt.MouseButton.LeftButton)
    run_until(lambda: dock.form.pages.currentIndex() == FORM_PAGE, what="the form")
    _gateway(bench).save_insats(replace(insats, goal="Deras mål"))
    dock.insats_form.goal.setPlainText("Mitt mål")
    QTest.mouseClick(dock.insats_form.saveButton, Qt.MouseButton.LeftButton)
    run_until(lambda: _dialog() is not None, what="both versions")
    dialog = _dialog()
    assert dialog is not None
    shown = {dialog.table.item(0, column).text() for column in range(3)}
    assert {"Mitt mål", "Deras mål"} <= shown
    button = dialog.mine_button if save_mine else dialog.theirs_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    run_until(lambda: dock.form.pages.currentIndex() == LIST_PAGE, what="the list")
    _wait(bench)
    now = _gateway(bench).insats(insats.uuid)
    assert now is not None
    assert now.goal == ("Mitt mål" if save_mine else "Deras mål")


def test_what_is_done_at_a_place(dock: InsatsDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    insats = _choose(bench, dock, "Ny armatur")
    areas = {link.area_uuid for link in _gateway(bench).insats_areas() if link.insats_uuid == insats.uuid}
    area = next(one for one in _gateway(bench).areas() if one.uuid in areas and one.name == "Hamnplan")
    point = shapely.from_wkb(area.wkb).representative_point()
    dock.place._show_at(PickedShape(shapely.to_wkb(point)))
    run_until(lambda: dock.form.detailsTitle.text() == "Hamnplan", what="the place")
    lines = [dock.form.answers.topLevelItem(row) for row in range(dock.form.answers.topLevelItemCount())]
    assert any(line.text(0).startswith("Ny armatur") for line in lines)
    dock.form.answers.itemClicked.emit(lines[0], 0)
    run_until(dock.form.areasBox.isVisible, what="the insats again")


def test_the_follow_up_is_proposed_computed_and_kept(dock: InsatsDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    insats = _choose(bench, dock, "Ny armatur")
    QTest.mouseClick(dock.form.followUpButton, Qt.MouseButton.LeftButton)
    page = dock.follow_up_page
    run_until(page.keepBox.isEnabled, what="a result")
    assert dock.form.pages.currentIndex() == FOLLOW_UP_PAGE
    assert page.table.rowCount() == 3
    assert page.sentence.text()
    assert page.warnings.y() < page.sentence.y(), "what warps the result stands above it"
    first = page.sentence.text()
    page.ring.setValue(150)
    run_for(500)
    _wait(bench)
    page.control.setCurrentIndex(1)
    page.control.activated.emit(1)
    run_for(500)
    _wait(bench)
    assert page.sentence.text() != first
    page.comment.setPlainText("Genomförd som beslutat")
    QTest.mouseClick(page.saveButton, Qt.MouseButton.LeftButton)
    run_until(lambda: dock.form.pages.currentIndex() == LIST_PAGE, what="the list")
    _wait(bench)
    state = state_of(_gateway(bench), insats.uuid)
    assert state.insats is not None
    assert state.insats.status is InsatsStatus.FOLLOWED_UP
    kept = state.follow_ups[0]
    assert kept.recipe is not None
    assert kept.comment == "Genomförd som beslutat"
    dock._undo_action.trigger()
    _wait(bench)
    undone = state_of(_gateway(bench), insats.uuid)
    assert undone.insats is not None
    assert (undone.insats.status, undone.follow_ups) == (InsatsStatus.DONE, ())


def test_an_insats_without_dates_says_so(dock: InsatsDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    _choose(bench, dock, "Ungdomskvällar")
    dock.follow_up()
    run_until(lambda: bool(dock.follow_up_page.sentence.text()), what="a sentence")
    assert not dock.follow_up_page.keepBox.isEnabled()


def test_drawing_gives_a_polygon_and_the_tool_back(dock: InsatsDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    insats = _choose(bench, dock, "Ungdomskvällar")
    before = len(state_of(_gateway(bench), insats.uuid).areas)
    dock.areas.menu.actions()[0].trigger()
    tool = bench.iface.mapCanvas().mapTool()
    tool.drawn.emit(
        QgsGeometry.fromPolygonXY(
            [[QgsPointXY(0, 0), QgsPointXY(100, 0), QgsPointXY(0, 100), QgsPointXY(0, 0)]]
        )
    )
    assert bench.iface.mapCanvas().mapTool() is not tool
    _wait(bench)
    assert len(state_of(_gateway(bench), insats.uuid).areas) == before + 1 or bench.errors


def test_personal_data_in_a_text_is_told(dock: InsatsDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    dock.new_insats()
    run_until(lambda: dock.form.pages.currentIndex() == FORM_PAGE, what="the form")
    dock.insats_form.notes.setPlainText("Ring 070-123 45 67 om nyckeln")
    run_until(dock.insats_form.privacy.isVisible, what="the warning")


def test_problems_without_insats_begin_one(dock: InsatsDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    bench.filter.set_period(year_period(2026))
    dock.form.show.setCurrentIndex(dock.form.show.findData(Show.UNANSWERED.value))
    _wait(bench)
    assert _titles(dock)
    name = _titles(dock)[0]
    dock.form.insatser.setCurrentItem(dock.form.insatser.topLevelItem(0))
    assert dock.form.detailsTitle.text() == name
    QTest.mouseClick(dock.form.newButton, Qt.MouseButton.LeftButton)
    run_until(lambda: dock.form.pages.currentIndex() == FORM_PAGE, what="the form")
    assert dock.insats_form.problemPlace.text() == name
    dock.insats_form.title.setText("Ny insats på platsen")
    QTest.mouseClick(dock.insats_form.saveButton, Qt.MouseButton.LeftButton)
    run_until(lambda: dock.form.pages.currentIndex() == LIST_PAGE, what="the list")
    _wait(bench)
    made = next(one for one in _gateway(bench).insatser() if one.title == "Ny insats på platsen")
    assert len(state_of(_gateway(bench), made.uuid).areas) == 1
    dock.form.show.setCurrentIndex(dock.form.show.findData(Show.UNANSWERED.value))
    _wait(bench)
    assert name not in _titles(dock), "the place is answered now"
    assert bench.errors == []


def test_an_observation_tells_the_insatser_that_answer_it(
    dock: InsatsDock, bench: Bench, example: Path
) -> None:
    _open(bench, dock, example)
    insats = _choose(bench, dock, "Ny armatur")
    seen = next(iter(_gateway(bench).observations(Selection(month_period(2026, 10)))))
    change = state_of(_gateway(bench), insats.uuid)
    assert change.insats is not None
    _gateway(bench).set_insats_observations(insats.uuid, [seen.uuid])
    dock.place.show_observation(seen.uuid)
    run_until(lambda: dock.form.answers.topLevelItemCount() >= 1 and dock.place.is_shown, what="answers")
    titles = [dock.form.answers.topLevelItem(i).text(0) for i in range(dock.form.answers.topLevelItemCount())]
    assert insats.title in titles


def _dialog() -> InsatsConflictDialog | None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, InsatsConflictDialog) and widget.isVisible():
            return widget
    return None
