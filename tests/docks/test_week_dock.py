"""The week's panel: its lists, the map and the observation that follow a row, review and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

from est_plugin.answers.week.week_lists import WeekList
from est_plugin.docks.week.dock import WeekDock
from est_plugin.docks.week.export import EXPORT_ALGORITHM, can_export, export_parameters
from est_plugin.docks.week.map import NEAR_SCALE
from est_plugin.domain.category import category_uuid
from est_plugin.domain.local_time import local_today, to_local
from est_plugin.domain.observation import (
    FaultStatus,
    Observation,
    PlacePrecision,
    PointGeometry,
    ReviewStatus,
    Source,
)
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.domain.selection import Selection
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, parse_location
from est_plugin.store.opening import create_database

from ..algorithms.conftest import provider_in_registry
from ..conftest import PostgisDatabase
from ..helpers.event_loop import EventLoopGap, run_for, run_until
from .conftest import Bench

HERE = PointGeometry(560_000, 6_500_000)


@pytest.fixture
def dock(bench: Bench, event_loop_gap: EventLoopGap) -> Iterator[WeekDock]:
    """The dock, shown."""
    with event_loop_gap.paused():
        made = WeekDock(bench.iface, bench.session, bench.filter, bench.messages, bench.menu)
        made.show()
    yield made
    made.detach()
    made.deleteLater()


@pytest.fixture(params=["geopackage", "postgis"])
def reported(
    request: pytest.FixtureRequest, bench: Bench, tmp_path: Path, event_loop_gap: EventLoopGap
) -> Bench:
    """A database with a window that was reported twice, a lamp that is broken, and a place unknown."""
    with event_loop_gap.paused():
        text = str(tmp_path / "ny.gpkg")
        if request.param == "postgis":
            database: PostgisDatabase = request.getfixturevalue("postgis_database")
            text = database.uri
        location = GeoPackageLocation(Path(text)) if request.param == "geopackage" else parse_location(text)
        with create_database(location, municipality="Kumla") as gateway:
            _report(gateway)
        bench.session.open(text)
        run_until(lambda: bench.session.is_open, what="the database to open")
        bench.wait()
    return bench


def _key(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def _report(gateway: Gateway) -> None:
    now = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)
    window = Observation(
        _key(1),
        category_uuid("broken_glass"),
        HERE,
        started_at=now,
        reported_at=now,
        place_name="Södra skolan",
        description="Två rutor",
    )
    police = replace(
        window,
        uuid=_key(2),
        category_uuid=category_uuid("vandalism"),
        geometry=PointGeometry(HERE.x + 60, HERE.y + 40),
        started_at=now + timedelta(minutes=30),
        reported_at=now + timedelta(hours=1),
        place_precision=PlacePrecision.APPROXIMATE,
        source=Source.POLICE,
        description="",
    )
    lamp = replace(
        window,
        uuid=_key(3),
        category_uuid=category_uuid("lighting"),
        fault_status=FaultStatus.OPEN,
        started_at=now - timedelta(days=40),
    )
    somewhere = replace(
        window,
        uuid=_key(4),
        category_uuid=category_uuid("quarrel"),
        geometry=None,
        place_precision=PlacePrecision.MUNICIPALITY,
        started_at=None,
    )
    rows = (window, police, lamp, somewhere)
    gateway.write_observations((row, clear(guarded_text(row))) for row in rows)


def _wait(bench: Bench, dock: WeekDock) -> None:
    run_for(50)
    run_until(
        lambda: (
            dock.table() is not None and not dock.form.progress.isVisible() and not bench.background.is_busy
        ),
        what="the week",
    )


def _figure(dock: WeekDock, key: WeekList) -> str:
    overview = dock.form.overview
    items = [overview.topLevelItem(place) for place in range(overview.topLevelItemCount())]
    return next(str(item.text(1)) for item in items if item.text(0) == _title(dock, key))


def _title(dock: WeekDock, key: WeekList) -> str:
    dock.choose(key)
    table = dock.table()
    assert table is not None
    return table.title


def _choose_row(dock: WeekDock, text: str) -> None:
    table = dock.form.table
    for row in range(table.rowCount()):
        if any(text in table.item(row, column).text() for column in range(table.columnCount())):
            table.selectRow(row)
            return
    raise AssertionError(f"no row with {text!r}")


def _press(button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _written(bench: Bench, number: int) -> Observation:
    gateway = bench.session.gateway
    assert gateway is not None
    found = gateway.observation(_key(number))
    assert found is not None
    return found


def test_with_nothing_open_it_says_what_to_do(dock: WeekDock) -> None:
    assert not dock.form.isVisible()


def test_the_example_s_week_is_told(dock: WeekDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    _wait(bench, dock)
    assert _figure(dock, WeekList.REPORTERS).split()[-1] == "11"
    for key in WeekList:
        dock.choose(key)
        assert dock.form.sentence.text()
    first = dock.form.title.text()
    QTest.mouseClick(dock.form.earlier, Qt.MouseButton.LeftButton)
    run_until(lambda: dock.form.title.text() != first, what="the week before")
    QTest.mouseClick(dock.form.later, Qt.MouseButton.LeftButton)
    run_until(lambda: dock.form.title.text() == first, what="the week again")
    assert bench.errors == []


def test_lists_count_what_they_should(dock: WeekDock, reported: Bench) -> None:
    _wait(reported, dock)
    figures = {key: _figure(dock, key) for key in WeekList if key is not WeekList.REPORTERS}
    assert figures == {
        WeekList.NEW: "4",
        WeekList.LACKING: "1",
        WeekList.PLANNED: "0",
        WeekList.FAULTS: "1",
        WeekList.REVIEW: "4",
        WeekList.LIKELY: "1",
        WeekList.LINKED: "0",
    }
    dock.choose(WeekList.FAULTS)
    began = _written(reported, 3).started_at
    assert began is not None
    assert dock.form.table.item(0, 0).text() == str((local_today() - to_local(began).date()).days)


def test_the_map_and_the_words_follow_a_row(dock: WeekDock, reported: Bench) -> None:
    canvas = reported.iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3006"))
    canvas.setExtent(QgsRectangle(500_000, 6_400_000, 700_000, 6_600_000))
    _wait(reported, dock)
    dock.choose(WeekList.REVIEW)
    _choose_row(dock, "Glaskross")
    assert canvas.center().distance(QgsPointXY(HERE.x, HERE.y)) < 1
    assert canvas.scale() <= NEAR_SCALE * 1.01
    assert "Två rutor" in dock.form.detail.text()
    wanted: list[str] = []
    dock.open_wanted.connect(wanted.append)
    _press(dock.form.openButton)
    assert wanted == [_key(1)]
    _choose_row(dock, "Bråk")
    assert canvas.center().distance(QgsPointXY(HERE.x, HERE.y)) < 1, "without a place the map stays"


def test_reports_are_reviewed(dock: WeekDock, reported: Bench) -> None:
    _wait(reported, dock)
    dock.choose(WeekList.REVIEW)
    dock.form.table.selectAll()
    _press(dock.form.reviewButton)
    run_until(lambda: dock.form.table.rowCount() == 0, what="nothing to review")
    _wait(reported, dock)
    assert _written(reported, 3).review_status is ReviewStatus.REVIEWED
    assert _figure(dock, WeekList.LIKELY) == "0", "what is reviewed is not proposed"


def test_two_reports_of_one_event_count_once(dock: WeekDock, reported: Bench) -> None:
    _wait(reported, dock)
    gateway = reported.session.gateway
    assert gateway is not None
    assert gateway.count(Selection()).duplicates == 0
    dock.choose(WeekList.LIKELY)
    dock.form.table.selectRow(0)
    assert dock.form.detail.text().count("Södra skolan") == 2
    _press(dock.form.sameButton)
    run_until(lambda: dock.form.table.rowCount() == 0, what="the pair to be linked")
    _wait(reported, dock)
    assert _written(reported, 2).duplicate_of == _key(1), "the exact place counts"
    assert gateway.count(Selection()).duplicates == 1
    assert _figure(dock, WeekList.NEW) == "3"
    dock.choose(WeekList.LINKED)
    dock.form.table.selectRow(0)
    _press(dock.form.unlinkButton)
    run_until(lambda: dock.form.table.rowCount() == 0, what="the link to be undone")
    assert _written(reported, 2).duplicate_of is None


def test_two_that_are_not_the_same_are_proposed_no_more(dock: WeekDock, reported: Bench) -> None:
    _wait(reported, dock)
    dock.choose(WeekList.LIKELY)
    dock.form.table.selectRow(0)
    _press(dock.form.notSameButton)
    run_until(lambda: dock.form.table.rowCount() == 0, what="the pair to go")
    assert _written(reported, 2).duplicate_of is None
    assert _written(reported, 1).review_status is ReviewStatus.REVIEWED


def test_a_mended_fault_leaves_the_list(dock: WeekDock, reported: Bench) -> None:
    _wait(reported, dock)
    dock.choose(WeekList.FAULTS)
    dock.form.table.selectRow(0)
    _press(dock.form.mendedButton)
    run_until(lambda: dock.form.table.rowCount() == 0, what="the fault to go")
    assert _written(reported, 3).fault_status is FaultStatus.MENDED


def test_lists_take_the_filter_s_sources(dock: WeekDock, reported: Bench) -> None:
    _wait(reported, dock)
    reported.filter.set_sources(frozenset({Source.POLICE}))
    run_until(lambda: _figure(dock, WeekList.REVIEW) == "1", what="the filter to be followed")
    assert _figure(dock, WeekList.FAULTS) == "0"


def test_a_heading_sorts_by_what_is_meant(dock: WeekDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    _wait(bench, dock)
    dock.choose(WeekList.FAULTS)
    table = dock.form.table
    table.sortItems(0, Qt.SortOrder.AscendingOrder)
    ages = [-int(table.item(row, 0).text().replace("\u00a0", "")) for row in range(table.rowCount())]
    assert ages == sorted(ages)
    table.selectRow(0)
    assert dock.form.detail.text()


def test_the_selection_is_exported(
    dock: WeekDock, bench: Bench, example: Path, tmp_path: Path, event_loop_gap: EventLoopGap
) -> None:
    """What the button fills in is what the algorithm takes."""
    bench.open(example)
    _wait(bench, dock)
    gateway = bench.session.gateway
    assert gateway is not None
    bench.filter.set_categories(frozenset({category_uuid("disturbing_traffic"), category_uuid("vandalism")}))
    bench.filter.set_sources(frozenset({Source.STAFF}))
    selection = bench.filter.selection
    with event_loop_gap.paused(), provider_in_registry():
        assert can_export()
        parameters = {**export_parameters(str(example), selection), "OUTPUT": str(tmp_path / "urval.csv")}
        results = processing.run(EXPORT_ALGORITHM, parameters)
    assert results["COUNT"] == gateway.count(selection).selected > 0


def test_every_control_is_reached_and_named(dock: WeekDock) -> None:
    form = dock.form
    for name in ("earlier", "later", "overview", "table", "sentence", "detail", "progress"):
        assert getattr(form, name).accessibleName()
    for name in ("earlier", "later", "overview", "table", "reviewButton", "sameButton", "exportButton"):
        assert getattr(form, name).focusPolicy() != Qt.FocusPolicy.NoFocus
