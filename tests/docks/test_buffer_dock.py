"""The dock of surroundings: objects, live rings, counts, kept and computed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import shapely
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from est_plugin.docks.surroundings.dock import BufferDock
from est_plugin.domain.area import AreaKind
from est_plugin.domain.period import month_period
from est_plugin.project.picked_shapes import PickedShape
from est_plugin.store.gateway import Gateway

from ..helpers.event_loop import EventLoopGap, run_for, run_until
from .conftest import Bench


class Asked:
    """What was asked of the dock of insatser."""

    def __init__(self) -> None:
        self.shapes: list[Sequence[PickedShape]] = []


@pytest.fixture
def asked() -> Asked:
    """Nothing asked yet."""
    return Asked()


@pytest.fixture
def dock(bench: Bench, asked: Asked, event_loop_gap: EventLoopGap) -> Iterator[BufferDock]:
    """The dock, shown."""
    with event_loop_gap.paused():
        made = BufferDock(
            bench.iface, bench.session, bench.filter, bench.messages, bench.menu, asked.shapes.append
        )
        made.resize(380, 800)
        made.show()
    yield made
    made.detach()
    made.deleteLater()


def _gateway(bench: Bench) -> Gateway:
    gateway = bench.session.gateway
    assert gateway is not None
    return gateway


def _square(bench: Bench) -> PickedShape:
    """The middle of the first EST area, where something happens."""
    area = _gateway(bench).areas(["est_area"])[0]
    return PickedShape(shapely.to_wkb(shapely.from_wkb(area.wkb).representative_point()), "Torget")


def _open(bench: Bench, dock: BufferDock, path: Path) -> None:
    bench.open(path)
    bench.filter.set_period(month_period(2026, 10))
    dock.set_things([_square(bench)])
    _wait(bench, dock)


def _wait(bench: Bench, dock: BufferDock) -> None:
    run_for(120)
    run_until(lambda: not bench.background.is_busy and not dock.form.progress.isVisible(), what="counts")


def test_rings_stand_on_the_map_and_follow_the_slider(dock: BufferDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    layer = dock.layer.layer()
    assert layer is not None
    assert layer.featureCount() == 3
    assert dock.form.table.rowCount() == 3
    assert dock.form.sentence.text()
    first = layer.extent().width()
    dock.form.reach.setValue(50)
    _wait(bench, dock)
    same = dock.layer.layer()
    assert same is not None
    assert same.id() == layer.id()
    assert layer.extent().width() == pytest.approx(first * 2, rel=0.01)
    assert dock.form.distances.text() == "100, 200, 500"
    counts = [int(dock.form.table.item(row, 2).text()) for row in range(3)]
    assert counts == [feature["count"] for feature in layer.getFeatures()]
    assert bench.errors == []


def test_the_table_follows_the_filter(dock: BufferDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    dock.form.discsChoice.setChecked(True)
    dock.form.reach.setValue(150)
    _wait(bench, dock)
    october = dock.form.table.item(2, 2).text()
    bench.filter.set_period(month_period(2026, 3))
    _wait(bench, dock)
    assert dock.form.table.horizontalHeaderItem(2).text() == "mars 26"
    kinds = sum(int(dock.form.kindTable.item(row, 1).text()) for row in range(dock.form.kindTable.rowCount()))
    march = dock.form.table.item(2, 2).text()
    assert kinds == int(march)
    assert march != october


def test_several_objects_one_by_one_or_as_one(dock: BufferDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    point = shapely.from_wkb(_square(bench).wkb)
    near = PickedShape(shapely.to_wkb(shapely.Point(point.x + 60, point.y)), "Skolan")
    dock.set_things([_square(bench), near])
    _wait(bench, dock)
    single = [int(dock.form.table.item(row, 2).text()) for row in range(dock.form.table.rowCount())]
    assert len(single) == 6
    assert not dock.form.table.isColumnHidden(0)
    dock.form.dissolve.setChecked(True)
    _wait(bench, dock)
    together = [int(dock.form.table.item(row, 2).text()) for row in range(dock.form.table.rowCount())]
    assert len(together) == 3
    assert sum(together) <= sum(single)


def test_what_is_kept_can_be_computed_again(dock: BufferDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    dock.form.name.setText("Runt torget")
    QTest.mouseClick(dock.form.keepButton, Qt.MouseButton.LeftButton)
    run_until(dock.form.keptButton.isEnabled, what="the kept one")
    _wait(bench, dock)
    kept = next(area for area in _gateway(bench).areas([AreaKind.BUFFER.value]))
    assert kept.name == "Runt torget"
    assert shapely.from_wkb(kept.wkb).area == pytest.approx(3.1416 * 250**2, rel=0.01)
    before = [dock.form.table.item(row, 2).text() for row in range(3)]
    dock.set_things(())
    dock.form.reach.setValue(7)
    _wait(bench, dock)
    assert dock.layer.layer() is None
    dock.form.keptButton.menu().actions()[0].trigger()
    _wait(bench, dock)
    assert [dock.form.table.item(row, 2).text() for row in range(3)] == before


def test_an_insats_is_begun_with_the_outermost_ring(
    dock: BufferDock, bench: Bench, example: Path, asked: Asked
) -> None:
    assert not dock.form.insatsButton.isEnabled()
    _open(bench, dock, example)
    QTest.mouseClick(dock.form.insatsButton, Qt.MouseButton.LeftButton)
    assert shapely.from_wkb(asked.shapes[0][0].wkb).area == pytest.approx(3.1416 * 250**2, rel=0.01)


@pytest.mark.parametrize("text", ["", "hundra", "-5", "0", "50, x"])
def test_distances_that_cannot_be_read_are_told(
    dock: BufferDock, bench: Bench, example: Path, text: str
) -> None:
    _open(bench, dock, example)
    dock.form.distances.setText(text)
    dock.form.distances.textEdited.emit(text)
    _wait(bench, dock)
    assert dock.form.sentence.text()
    assert dock.layer.layer() is None


def test_a_selection_in_degrees_is_brought_to_metres(dock: BufferDock, bench: Bench, example: Path) -> None:
    _open(bench, dock, example)
    point = shapely.from_wkb(_square(bench).wkb)
    import numpy as np

    from est_plugin.answers.metric import transform

    x, y = transform(np.array([point.x]), np.array([point.y]), _gateway(bench).crs, "EPSG:4326")
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=namn:string", "Skolor", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Södra skolan"])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x[0], y[0])))
    layer.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(layer)
    bench.iface.setActiveLayer(layer)
    before = [dock.form.table.item(row, 2).text() for row in range(3)]
    layer.selectAll()
    action = next(a for a in dock.form.objectsButton.menu().actions() if a.objectName().endswith("selection"))
    action.trigger()
    _wait(bench, dock)
    assert "Södra skolan" in dock.form.objectsText.text()
    assert [dock.form.table.item(row, 2).text() for row in range(3)] == before
