"""The questions and the live heatmap."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsCategorizedSymbolRenderer, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsSpinBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton

from est_plugin.docks.analysing.dock import AnalysisDock
from est_plugin.domain.period import Period, month_period
from est_plugin.domain.week_hours import WeekHours
from est_plugin.project.layers import ProjectLayers
from est_plugin.project.tree import LayerKey, find_layer
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


def test_an_answer_stands_on_the_map_with_its_story(dock: AnalysisDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    _wait(bench, dock)
    dock.buttons["change"].click()
    _wait(bench, dock)
    layer = dock.results.layer("change")
    assert isinstance(layer, QgsVectorLayer)
    assert layer.featureCount() == 5
    assert "direction" in layer.fields().names()
    recipe = json.loads(layer.customProperty("est/recipe"))
    assert recipe["question"] == "change"
    assert recipe["selection"]["period"] == "2026-10"
    told = layer.metadata().abstract()
    assert dock.form.sentence.text() in told
    assert "(n " in layer.name()
    assert json.loads(_layer(bench).customProperty("est/recipe"))["bandwidth_m"] > 0
    assert isinstance(layer.renderer(), QgsCategorizedSymbolRenderer)
    assert 0 < len(layer.renderer().categories()) < 5, "only what is on the map stands in the legend"
    heatmap = QgsProject.instance().layerTreeRoot().findLayer(_layer(bench).id())
    assert not heatmap.itemVisibilityChecked(), "one answer at a time"
    dock.buttons["worst"].click()
    _wait(bench, dock)
    assert heatmap.itemVisibilityChecked()
    dock.form.showResult.setChecked(False)
    _wait(bench, dock)
    assert dock.results.layer("worst") is None


def test_a_click_on_a_row_marks_what_it_is_about(
    dock: AnalysisDock, bench: Bench, example: Path, event_loop_gap: EventLoopGap
) -> None:
    bench.open(example)
    with event_loop_gap.paused():
        layers = ProjectLayers(bench.session, bench.filter)
        layers.load_now()
    try:
        dock.buttons["places"].click()
        _wait(bench, dock)
        count = int(dock.form.table.item(0, 2).text())
        dock.form.table.selectRow(0)
        _wait(bench, dock)
        observations = find_layer(QgsProject.instance(), LayerKey.OBSERVATIONS)
        assert isinstance(observations, QgsVectorLayer)
        assert observations.selectedFeatureCount() == count
        assert dock.form.rowCaption.isVisible()
        dock.buttons["week"].click()
        _wait(bench, dock)
        assert observations.selectedFeatureCount() == 0
    finally:
        layers.unload()


def test_settings_are_used_and_come_back(dock: AnalysisDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    dock.buttons["pattern"].click()
    _wait(bench, dock)
    assert "12" in dock.form.sentence.text()
    editor = dock.form.findChild(QgsSpinBox, "setting_steps")
    assert editor.toolTip()
    editor.setValue(6)
    run_for(500)
    _wait(bench, dock)
    assert " 6 " in dock.form.sentence.text()
    dock.form.findChild(QPushButton, "suggestedButton").click()
    run_for(500)
    _wait(bench, dock)
    assert "12" in dock.form.sentence.text()


def test_hours_of_the_week_hold_for_every_question(dock: AnalysisDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    _wait(bench, dock)
    whole = dock.form.sentence.text()
    dock.form.hours.setCurrentIndex(2)
    run_for(500)
    _wait(bench, dock)
    assert dock.selection().hours == WeekHours(frozenset({1, 2, 3, 4, 5}), 14, 18)
    assert dock.form.sentence.text() != whole
    assert not dock.form.ownHours.isVisible()
    dock.form.hours.setCurrentIndex(dock.form.hours.count() - 1)
    assert dock.form.ownHours.isVisible()


def test_an_analysis_is_kept_and_asked_again(dock: AnalysisDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    dock.buttons["change"].click()
    _wait(bench, dock)
    sentence = dock.form.sentence.text()
    dock.form.keepRunButton.click()
    _wait(bench, dock)
    assert dock.form.runs.count() == 1
    bench.filter.set_period(month_period(2026, 5))
    dock.buttons["week"].click()
    _wait(bench, dock)
    dock.form.runs.setCurrentRow(0)
    dock.form.runAgainButton.click()
    _wait(bench, dock)
    assert bench.filter.selection.period == month_period(2026, 10)
    assert dock.form.sentence.text() == sentence
    bench.filter.set_period(month_period(2026, 6))
    _wait(bench, dock)
    dock.form.runForPeriodButton.click()
    _wait(bench, dock)
    assert bench.filter.selection.period == month_period(2026, 6)
    assert dock.chosen().key == "change"
    dock.form.forgetRunButton.click()
    _wait(bench, dock)
    assert dock.form.runs.count() == 0
    assert bench.errors == []


def test_too_few_for_near_repeats_is_an_answer(dock: AnalysisDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    bench.filter.set_period(Period(date(2026, 10, 1), date(2026, 10, 3)))
    dock.buttons["nearrepeat"].click()
    _wait(bench, dock)
    assert "50" in dock.form.sentence.text()
    assert dock.results.layer("nearrepeat") is None
    assert not dock.form.keepRunButton.isEnabled()
    assert bench.errors == []


def test_the_maps_are_compared_on_the_example(dock: AnalysisDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    dock.buttons["accuracy"].click()
    _wait(bench, dock)
    table = dock.form.table
    assert [table.item(row, 0).text() for row in range(3)] == ["plain counts", "heatmap", "Gi*"]
    layer = dock.results.layer("accuracy")
    assert isinstance(layer, QgsVectorLayer)
    assert layer.featureCount() > 0


def test_every_control_is_reached_and_named(dock: AnalysisDock) -> None:
    form = dock.form
    for name in ("bandwidth", "bandwidthSlider", "table", "sentence", "progress"):
        assert getattr(form, name).accessibleName()
    for name in ("adviceButton", "keepButton", "rasterButton", "sheetButton", "liveHeatmap"):
        assert getattr(form, name).text()
        assert getattr(form, name).focusPolicy() != Qt.FocusPolicy.NoFocus
