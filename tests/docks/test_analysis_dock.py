"""The questions and the live heatmap."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from est_plugin.docks.analysis_dock import AnalysisDock
from est_plugin.domain.period import month_period
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database

from ..helpers.event_loop import EventLoopGap, run_for, run_until
from .conftest import Bench


@pytest.fixture
def dock(bench: Bench, event_loop_gap: EventLoopGap) -> Iterator[AnalysisDock]:
    """The dock, shown."""
    asked: list[str] = []
    with event_loop_gap.paused():
        made = AnalysisDock(
            bench.iface,
            bench.session,
            bench.filter,
            bench.heatmap,
            bench.messages,
            bench.menu,
            lambda: asked.append("sheet"),
        )
        made.show()
    yield made
    made.detach()
    made.deleteLater()


def _wait(bench: Bench, dock: AnalysisDock) -> None:
    run_for(150)
    run_until(lambda: not (bench.background.is_busy or dock.is_showing), what="an answer")
    run_until(
        lambda: not (bench.background.is_busy or dock.is_showing or dock.form.progress.isVisible()),
        what="an answer",
    )


def _layer(bench: Bench) -> QgsRasterLayer:
    layer = bench.heatmap.layer()
    assert layer is not None
    return layer


def test_with_nothing_open_it_says_what_to_do(dock: AnalysisDock) -> None:
    assert dock.isVisible()
    assert not dock.form.isVisible()


def test_the_heatmap_comes_and_follows(dock: AnalysisDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    _wait(bench, dock)
    layer = _layer(bench)
    assert layer.isValid()
    first = (dock.form.sentence.text(), layer.source())
    assert "km²" in first[0]
    bench.filter.set_period(month_period(2026, 3))
    _wait(bench, dock)
    assert _layer(bench).id() == layer.id(), "the layer is replaced in place"
    assert (dock.form.sentence.text(), layer.source()) != first
    source = layer.source()
    dock.form.bandwidth.setValue(500)
    _wait(bench, dock)
    assert layer.source() != source
    assert "500" in layer.name()


def test_the_heatmap_can_be_taken_away(dock: AnalysisDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    _wait(bench, dock)
    dock.form.liveHeatmap.setChecked(False)
    _wait(bench, dock)
    assert bench.heatmap.layer() is None
    bench.session.close()
    assert not dock.form.isVisible()


@pytest.mark.parametrize(
    "key", ["change", "week", "pattern", "places", "hotcells", "densitychange", "nearrepeat", "accuracy"]
)
def test_each_question_is_answered(dock: AnalysisDock, bench: Bench, example: Path, key: str) -> None:
    bench.open(example)
    _wait(bench, dock)
    before = dock.form.sentence.text()
    dock.buttons[key].click()
    _wait(bench, dock)
    assert dock.form.sentence.text() not in ("", before)
    assert not dock.form.heatmapBox.isVisible()
    assert bench.errors == []


@pytest.mark.parametrize("key", ["worst", "change", "week", "pattern", "hotcells", "accuracy"])
def test_an_empty_database_gets_a_friendly_sentence(
    dock: AnalysisDock, bench: Bench, tmp_path: Path, event_loop_gap: EventLoopGap, key: str
) -> None:
    path = tmp_path / "tom.gpkg"
    with event_loop_gap.paused():
        create_database(GeoPackageLocation(path), municipality="Kumla").close()
    bench.open(path)
    dock.buttons[key].click()
    _wait(bench, dock)
    assert dock.form.sentence.text() != ""
    assert bench.errors == []


def test_the_bandwidth_can_be_kept_in_the_database(dock: AnalysisDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    _wait(bench, dock)
    dock.form.bandwidth.setValue(420)
    _wait(bench, dock)
    QTest.mouseClick(dock.form.keepButton, Qt.MouseButton.LeftButton)
    _wait(bench, dock)
    gateway = bench.session.gateway
    assert gateway is not None
    settings = gateway.settings()
    assert settings.heatmap_bandwidth_m == 420
    assert settings.density_breaks


def test_every_control_is_reached_and_named(dock: AnalysisDock) -> None:
    form = dock.form
    for name in ("bandwidth", "bandwidthSlider", "table", "sentence", "progress"):
        assert getattr(form, name).accessibleName()
    for name in ("adviceButton", "keepButton", "rasterButton", "sheetButton", "liveHeatmap"):
        assert getattr(form, name).text()
        assert getattr(form, name).focusPolicy() != Qt.FocusPolicy.NoFocus
