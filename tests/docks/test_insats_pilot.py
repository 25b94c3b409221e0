"""The page on which a pilot is evaluated: districts against the rest, kept and written as a report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QTest

from est_plugin.docks.insatser.pilot import PilotPage
from est_plugin.store.gateway import Gateway

from ..helpers.event_loop import EventLoopGap, run_for, run_until
from .conftest import Bench


@pytest.fixture
def page(bench: Bench, event_loop_gap: EventLoopGap) -> Iterator[PilotPage]:
    """The page, shown."""
    with event_loop_gap.paused():
        made = PilotPage(bench.session, bench.messages)
        made.resize(380, 800)
        made.show()
    yield made
    made.stop()
    made.deleteLater()


def _gateway(bench: Bench) -> Gateway:
    gateway = bench.session.gateway
    assert gateway is not None
    return gateway


def test_districts_are_set_against_the_rest(
    page: PilotPage, bench: Bench, example: Path, tmp_path: Path
) -> None:
    bench.open(example)
    page.begin()
    bench.wait()
    districts = _gateway(bench).areas(["district"])[:3]
    page.firstDay.setDate(QDate(2026, 5, 1))
    page.lastDay.setDate(QDate(2026, 10, 31))
    for district in districts:
        page._districts.tick(district.uuid)
    run_for(700)
    bench.wait()
    run_until(page.keepButton.isEnabled, what="the evaluation")
    names = [page.table.item(row, 0).text() for row in range(page.table.rowCount())]
    assert sorted(names[:3]) == sorted(district.name for district in districts)
    assert page.sentence.text()
    assert page.warnings.y() < page.sentence.y()
    QTest.mouseClick(page.keepButton, Qt.MouseButton.LeftButton)
    bench.wait()
    assert [run.kind for run in _gateway(bench).analysis_runs()] == ["pilot"]
    report = tmp_path / "utvärdering å.html"
    page.write_to(report)
    run_until(report.exists, what="the report")
    bench.wait()
    text = report.read_text(encoding="utf-8")
    assert all(district.name in text for district in districts)
    assert "data:image/svg+xml" in text
    assert bench.errors == []


def test_days_that_end_before_they_begin_are_told(page: PilotPage, bench: Bench, example: Path) -> None:
    bench.open(example)
    page.begin()
    bench.wait()
    page.firstDay.setDate(QDate(2026, 5, 1))
    page.lastDay.setDate(QDate(2026, 4, 1))
    page._districts.tick(_gateway(bench).areas(["district"])[0].uuid)
    run_for(700)
    bench.wait()
    assert page.sentence.text()
    assert not page.keepButton.isEnabled()
