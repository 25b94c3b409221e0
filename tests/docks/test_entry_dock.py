"""Entering observations: what is missing, what is written, what is remembered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QWidget

from est_plugin.domain.category import category_uuid
from est_plugin.domain.local_time import to_instant, to_local
from est_plugin.domain.observation import FaultStatus, Observation, PlacePrecision, TimePrecision

from ..helpers.event_loop import run_for, run_until
from ..store.making import write
from .entry_bench import AREA, GLASS, HOUSING, SCHOOL, Entry, entry, fill, where  # noqa: F401


def only(entry: Entry) -> Observation:  # noqa: F811
    (row,) = entry.rows()
    return row


def test_what_where_when_is_written(entry: Entry) -> None:  # noqa: F811
    fill(entry)
    entry.save()
    row = only(entry)
    assert (row.category_uuid, row.place_name, row.description) == (
        GLASS,
        "Stora torget",
        "Tre rutor krossade",
    )
    assert (row.organisation_uuid, row.time_precision) == (HOUSING, TimePrecision.EXACT)
    assert row.reported_at is not None
    assert entry.form.description.toPlainText() == ""
    assert entry.bench.errors == []
    # what is remembered: the organisation and the kind
    assert entry.form.organisation.currentData() == HOUSING
    assert entry.form.kind.itemData(0) == GLASS


def test_nothing_is_written_while_something_is_missing(entry: Entry) -> None:  # noqa: F811
    entry.save()
    assert entry.rows() == []
    assert entry.form.whatBox.title().endswith("•")
    assert "where" in entry.form.outcome.text()
    fill(entry)
    assert not entry.form.whatBox.title().endswith("•")
    entry.form.place.clear()
    entry.dock.entry.place._cleared()
    assert entry.form.whereBox.title().endswith("•")
    entry.save()
    assert entry.rows() == []


@pytest.mark.parametrize("where", ["file_location"], indirect=True)
def test_a_kind_is_found_by_typing(entry: Entry) -> None:  # noqa: F811
    line = entry.form.kind.lineEdit()
    QTest.keyClicks(line, "glas")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert entry.dock.entry.kind.uuid() == GLASS
    entry.form.favourite.setChecked(True)
    assert entry.form.kind.itemData(0) == GLASS
    assert QgsSettings().value("est_lagesbild/entry/favourites") in ([GLASS], GLASS)
    line.selectAll()
    QTest.keyClicks(line, "finns inte")
    assert entry.dock.entry.kind.uuid() == ""


@pytest.mark.parametrize("where", ["file_location"], indirect=True)
def test_a_place_is_found_by_typing_in_layers_and_areas(entry: Entry) -> None:  # noqa: F811
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=namn:string(80)", "Platser", "memory")
    feature = QgsFeature(layer.fields())
    feature["namn"] = "Södra skolan, gården"
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(15.0, 58.5)))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    entry.dock._lists.read_places()
    run_until(lambda: len(entry.dock.entry.place.search) == 2, what="the names of places")
    form = entry.form
    QTest.keyClicks(form.place, "gård")
    names = form.place.completer().model()
    assert names.stringList() == ["Södra skolan, gården – Platser"]
    form.place.completer().activated.emit(names.stringList()[0])
    run_for(20)
    values = entry.dock.entry.read()
    assert values.geometry is not None
    assert abs(values.geometry.x - 500_000) < 1
    assert (values.place_name, values.place_precision) == ("Södra skolan, gården", PlacePrecision.EXACT)
    form.place.selectAll()
    QTest.keyClicks(form.place, "marie")
    form.place.completer().activated.emit(names.stringList()[0])
    run_for(20)
    values = entry.dock.entry.read()
    assert (values.geometry, values.area_uuid) == (None, AREA)
    assert values.place_precision is PlacePrecision.AREA


@pytest.mark.parametrize("where", ["file_location"], indirect=True)
def test_a_click_on_the_map_gives_the_point(entry: Entry) -> None:  # noqa: F811
    canvas = entry.bench.iface.mapCanvas()
    before = canvas.mapTool()
    entry.form.pointButton.click()
    tool = canvas.mapTool()
    assert tool is not before
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    tool.left.emit()
    assert canvas.mapTool() is not tool
    assert not entry.form.pointButton.isChecked()
    entry.form.pointButton.click()
    tool.pointed.emit(QgsPointXY(500_010, 6_500_020))
    assert entry.dock.entry.read().geometry is not None
    assert canvas.mapTool() is not tool, "the map is given back"


def test_times_are_swedish_wall_clock_times(entry: Entry) -> None:  # noqa: F811
    fill(entry)
    controls = entry.dock.entry.time
    late = datetime(2026, 10, 24, 23, 30)  # noqa: DTZ001 - the night when summer time ends
    from est_plugin.docks.entry.time import _set

    _set(entry.form.start, late)
    assert controls.values()["started_at"] == to_instant(late)
    entry.save()
    row = only(entry)
    assert row.started_at is not None
    assert to_local(row.started_at) == late
    _set(entry.form.start, datetime(2026, 3, 29, 2, 30))  # noqa: DTZ001
    assert controls.values()["started_at"] is None
    assert "2026-03-29 02:30" in entry.form.timeHint.text()


@pytest.mark.parametrize("where", ["file_location"], indirect=True)
def test_a_week_is_from_monday_to_sunday(entry: Entry) -> None:  # noqa: F811
    form = entry.form
    form.nowButton.click()
    form.timePrecision.setCurrentIndex(form.timePrecision.findData("week"))
    values = entry.dock.entry.read()
    assert values.started_at is not None
    assert values.ended_at is not None
    first, last = to_local(values.started_at), to_local(values.ended_at)
    assert (first.weekday(), last.weekday(), (last.date() - first.date()).days) == (0, 6, 6)
    form.timePrecision.setCurrentIndex(form.timePrecision.findData("unknown"))
    assert entry.dock.entry.read().started_at is None


def test_personal_data_is_masked_or_kept_with_a_reason(entry: Entry) -> None:  # noqa: F811
    fill(entry, text="Ring 070-123 45 67 om rutorna")
    assert entry.form.guardFrame.isVisible()
    entry.save()
    assert entry.rows() == []
    entry.form.maskButton.click()
    assert "***" in entry.form.description.toPlainText()
    assert not entry.form.guardFrame.isVisible()
    entry.save()
    assert only(entry).privacy_confirmed_by is None
    fill(entry, text="Skylten på muren: 070-123 45 67")
    entry.form.reason.setText("numret står på skylten")
    before = datetime.now(UTC)
    entry.save()
    kept = next(row for row in entry.rows() if "Skylten" in row.description)
    assert kept.privacy_reason == "numret står på skylten"
    assert kept.privacy_confirmed_by == entry.gateway.user
    assert kept.privacy_confirmed_at is not None
    assert kept.privacy_confirmed_at >= before.replace(microsecond=0)


@pytest.mark.parametrize("where", ["file_location"], indirect=True)
def test_a_place_name_and_a_role_are_guarded_too(entry: Entry) -> None:  # noqa: F811
    fill(entry, place="anna@example.se")
    entry.form.role.setText("Väktare 19900101-0017")
    assert entry.form.guardFrame.isVisible()
    entry.save()
    assert entry.rows() == []
    entry.form.maskButton.click()
    entry.save()
    assert (only(entry).place_name, only(entry).reporter_role) == ("***", "Väktare ***")


def test_several_observations_in_one_report(entry: Entry) -> None:  # noqa: F811
    fill(entry)
    entry.form.nextButton.click()
    entry.wait()
    assert entry.form.place.text() == "Stora torget"
    assert entry.form.description.toPlainText() == ""
    entry.dock.entry.kind.choose(category_uuid("graffiti"))
    entry.save()
    one, other = entry.rows()
    assert one.uuid != other.uuid
    assert (one.geometry, one.started_at) == (other.geometry, other.started_at)
    assert {one.category_uuid, other.category_uuid} == {GLASS, category_uuid("graffiti")}


def test_nothing_to_report_is_told_once(entry: Entry) -> None:  # noqa: F811
    form = entry.form
    form.nothingButton.click()
    entry.wait()
    assert entry.rows() == []
    form.organisation.setCurrentIndex(form.organisation.findData(SCHOOL))
    form.nothingButton.click()
    entry.wait()
    row = only(entry)
    assert (row.category_uuid, row.organisation_uuid) == (category_uuid("nothing"), SCHOOL)
    assert (row.geometry, row.time_precision) == (None, TimePrecision.WEEK)
    form.nothingButton.click()
    entry.wait()
    assert len(entry.rows()) == 1
    assert "already" in form.outcome.text()
    form.undoButton.click()
    entry.wait()
    assert entry.rows() == []


def test_registering_for_another_is_not_remembered(entry: Entry) -> None:  # noqa: F811
    fill(entry)
    entry.save()
    fill(entry)
    entry.form.onBehalf.setChecked(True)
    entry.form.behalf.setCurrentIndex(entry.form.behalf.findData(SCHOOL))
    entry.save()
    assert [row.organisation_uuid for row in entry.rows()] == [HOUSING, SCHOOL]
    assert not entry.form.onBehalf.isChecked()
    assert entry.form.organisation.currentData() == HOUSING


def test_planned_events_faults_and_costs(entry: Entry) -> None:  # noqa: F811
    form = entry.form
    fill(entry, kind=category_uuid("risk_event"))
    assert form.comingButton.isVisible()
    assert not form.nowButton.isVisible()
    form.comingButton.click()
    form.cost.setValue(2500)
    form.indoor.setCurrentIndex(form.indoor.findData("out"))
    form.setting.setCurrentIndex(form.setting.findData("school"))
    entry.save()
    row = only(entry)
    assert row.started_at is not None
    assert row.started_at > datetime.now(UTC)
    assert (row.damage_cost, row.indoor, row.setting) == (2500, False, "school")
    fill(entry, kind=category_uuid("lighting"))
    assert form.faultRow.isVisible()
    entry.save()
    fault = next(row for row in entry.rows() if row.fault_status)
    assert fault.fault_status is FaultStatus.OPEN
    entry.dock.edit(fault.uuid)
    entry.wait()
    form.fault.setCurrentIndex(form.fault.findData("mended"))
    entry.save()
    assert {row.fault_status for row in entry.rows()} == {None, FaultStatus.MENDED}


@pytest.mark.parametrize("where", ["file_location"], indirect=True)
def test_every_control_is_reached_by_tab_and_has_a_name(entry: Entry) -> None:  # noqa: F811
    form = entry.form
    fill(entry, kind=category_uuid("lighting"), text="070-123 45 67")
    form.onBehalf.setChecked(True)
    buddies = {label.buddy() for label in form.findChildren(QLabel)}
    reached = []
    at = form.kind
    for _ in range(200):
        reached.append(at)
        at = at.nextInFocusChain()
        if at is form.kind:
            break
    names = (
        *("kind", "favourite", "fault", "place", "pointButton", "placePrecision", "indoor", "setting"),
        *("nowButton", "nightButton", "weekendButton", "start", "end", "timePrecision"),
        *("description", "maskButton", "reason", "organisation", "role", "onBehalf", "behalf"),
        *("source", "cost", "saveButton", "nextButton", "clearButton", "undoButton"),
        *("week", "nothingButton", "recent"),
    )
    widgets: list[QWidget] = [getattr(form, name) for name in names]
    for widget in widgets:
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget.objectName()
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or text or widget in buddies, widget.objectName()
    places = [reached.index(widget) for widget in widgets]
    assert places == sorted(places)


@pytest.mark.parametrize("where", ["file_location"], indirect=True)
def test_what_others_change_comes_and_what_is_written_stays(entry: Entry) -> None:  # noqa: F811
    from est_plugin.domain.area import Organisation
    from est_plugin.store.opening import open_database

    from ..store.making import key, observation

    fill(entry, text="halvskrivet")
    with entry.gap.paused(), open_database(entry.location) as other:
        other.save_organisation(Organisation(key(9), "Polisen"))
        write(other, observation())
    entry.bench.session.look_for_changes()
    entry.wait()
    assert entry.form.organisation.findData(key(9)) > 0
    assert entry.form.description.toPlainText() == "halvskrivet"
    assert entry.dock.entry.kind.uuid() == GLASS
    run_for(20)
