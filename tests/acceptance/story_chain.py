"""The chain problem → insats → follow-up through the docks: Kristinehamn's school, Västerås's pilot."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QWidget

from est_plugin.domain.period import Period

from .steps import (
    Player,
    Step,
    Story,
    StoryError,
    Wait,
    click,
    click_action,
    is_shown,
    look,
    main_window,
    measure_gaps,
    note,
    note_gap,
    pause,
    type_text,
    widget,
)

SCHOOL = "Södermalmsskolan"
INSATSER = ("Vuxna på skolgården efter skoltid", "Belysning och kamera på baksidan", "Samtal i alla klasser")


def kristinehamn() -> Story:
    """A problem without an insats is found, three insatser are made for it, the fall is shown."""
    yield Wait(lambda: len(QgsProject.instance().mapLayers()) >= 3, "the layers", 60)
    yield pause(2)
    yield click_action("EstinsatsDockAction")
    yield Wait(lambda: is_shown("insatser"), "the dock")
    yield measure_gaps
    yield _spring()
    yield _show_list("unanswered")
    yield Wait(lambda: SCHOOL in _titles(), "the school among the problems")
    yield note("problems", _titles)
    yield _choose_row(SCHOOL)
    yield pause(0.5)
    yield look("problem")
    yield note_gap("problem")
    for number, title in enumerate(INSATSER):
        yield from _make_insats(title, is_first=number == 0)
    yield _show_list("all")
    yield Wait(lambda: set(INSATSER) <= set(_titles()), "the three insatser")
    yield _choose_row(INSATSER[0])
    yield Wait(lambda: widget("detailsTitle").text() == INSATSER[0] and not is_shown("progress"), "it")
    yield pause(1)
    yield look("insats")
    yield note_gap("insats")
    yield click("followUpButton")
    yield Wait(lambda: is_shown("saveButton") and widget("keepBox").isEnabled(), "the follow-up")
    yield pause(1)
    yield note("sentence", lambda: widget("sentence").text())
    yield note("warnings", lambda: widget("warnings").text() if is_shown("warnings") else "")
    yield look("followup")
    yield note_gap("followup")
    yield _call("saveButton")
    yield Wait(lambda: is_shown("insatser"), "the list again")
    yield Wait(lambda: is_shown("answers"), "the kept follow-up")
    yield pause(0.5)
    yield look("kept")


def vasteras() -> Story:
    """Three districts, six months: did they change more than the rest of the town?"""
    yield Wait(lambda: len(QgsProject.instance().mapLayers()) >= 3, "the layers", 60)
    yield pause(2)
    yield click_action("EstinsatsDockAction")
    yield Wait(lambda: is_shown("moreButton"), "the dock")
    yield measure_gaps
    yield click("moreButton")
    yield pause(0.5)
    yield click_action("EstInsatsPilot")
    yield Wait(lambda: is_shown("firstDay"), "the page")
    yield pause(1)
    yield _set_day("firstDay", QDate(2018, 9, 1))
    yield _set_day("lastDay", QDate(2019, 2, 28))
    yield _tick_districts(("Råby", "Hammarby", "Bäckby/Skälby"))
    yield Wait(lambda: is_shown("reportButton") and widget("reportButton").isEnabled(), "the evaluation")
    yield pause(1)
    yield note("sentence", lambda: widget("sentence").text())
    yield note("verdicts", _verdicts)
    yield look("pilot")
    yield note_gap("pilot")
    report = Path(os.environ["EST_STORY_FOLDER"]) / "utvärdering.html"
    yield _write_report(report)
    yield Wait(report.exists, "the report")


def _make_insats(title: str, *, is_first: bool) -> Iterator[Step | Wait]:
    """Make one insats on the problem's place: the first on the problem itself, the others on its polygon."""
    if is_first:
        yield click("newButton")
    else:
        yield _new_on_the_same_place()
    yield Wait(lambda: is_shown("title") and is_shown("startsOn"), "the form")
    yield type_text("title", title)
    yield _set_day("startsOn", QDate(2026, 6, 1))
    yield _set_day("doneOn", QDate(2026, 6, 15))
    yield _set_status("done")
    yield _set_day("startsOn", QDate(2026, 6, 1))
    yield _set_day("doneOn", QDate(2026, 6, 15))
    if is_first:
        yield look("form")
    yield _call("saveButton")
    yield Wait(lambda: is_shown("insatser"), "the list")
    yield Wait(lambda: title in {one.title for one in _dock().session.gateway.insatser()}, title)


def _dock() -> QWidget:
    dock = main_window().findChild(QWidget, "EstinsatsDock")
    if dock is None:
        raise StoryError("There is no dock of insatser")
    return dock


def _titles() -> list[str]:
    tree = widget("insatser")
    return [tree.topLevelItem(row).text(0).removeprefix("! ") for row in range(tree.topLevelItemCount())]


def _spring() -> Step:
    """Choose the spring in which the windows were smashed."""

    def step(_player: Player) -> None:
        _dock()._filter.set_period(Period(date(2026, 3, 1), date(2026, 5, 31)))

    return step


def _show_list(code: str) -> Step:
    def step(_player: Player) -> None:
        box = widget("show")
        box.setCurrentIndex(box.findData(code))

    return step


def _choose_row(title: str) -> Step:
    def step(_player: Player) -> None:
        tree = widget("insatser")
        for row in range(tree.topLevelItemCount()):
            if tree.topLevelItem(row).text(0).removeprefix("! ") == title:
                tree.setCurrentItem(tree.topLevelItem(row))
                return
        raise StoryError(f"{title} is not in the list")

    return step


def _new_on_the_same_place() -> Step:
    def step(_player: Player) -> None:
        gateway = _dock().session.gateway
        first = next(one for one in gateway.insatser() if one.title == INSATSER[0])
        areas = [link.area_uuid for link in gateway.insats_areas() if link.insats_uuid == first.uuid]
        _dock().new_insats(area_uuids=areas)

    return step


def _set_day(name: str, day: QDate) -> Step:
    def step(_player: Player) -> None:
        widget(name).setDate(day)

    return step


def _set_status(code: str) -> Step:
    def step(_player: Player) -> None:
        box = widget("status")
        box.setCurrentIndex(box.findData(code))

    return step


def _call(name: str) -> Step:
    """Click a button that may lie below what the dock shows of its form."""

    def step(_player: Player) -> None:
        widget(name).click()

    return step


def _tick_districts(names: tuple[str, ...]) -> Step:
    def step(_player: Player) -> None:
        page = _dock().pilot_page
        gateway = _dock().session.gateway
        for area in gateway.areas(["district"]):
            if area.name in names:
                page._districts.tick(area.uuid)

    return step


def _verdicts() -> dict[str, str]:
    table = widget("table")
    return {table.item(row, 0).text(): table.item(row, 3).text() for row in range(table.rowCount())}


def _write_report(path: Path) -> Step:
    def step(_player: Player) -> None:
        _dock().pilot_page.write_to(path)

    return step
