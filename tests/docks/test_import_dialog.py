"""The import window: from a file to rows, with every question it may ask on the way, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget

from est_plugin.docks.importing.dialog import CONNECTED, EARLIER, ImportDialog, Step
from est_plugin.docks.importing.words import step_words
from est_plugin.domain.category import category_uuid
from est_plugin.domain.observation import Observation, PointGeometry
from est_plugin.domain.privacy import clear, joined_text
from est_plugin.domain.selection import Selection
from est_plugin.exchange.headings import Target
from est_plugin.exchange.import_context import ImportChoices
from est_plugin.exchange.kinds import LEFT_OUT
from est_plugin.exchange.observation_import import import_observations, kinds_table
from est_plugin.exchange.tables import read_table
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import parse_location
from est_plugin.store.opening import create_database
from tests.conftest import PostgisDatabase

from ..exchange.workbooks import write_ods
from ..helpers.event_loop import EventLoopGap, run_for, run_until
from .conftest import Bench

HEADINGS = "Ärendenummer;Vad;Datum;Klockslag;X;Y;Plats;Beskrivning;Verksamhet"
ROWS = (
    "A1;Klotter;2026-03-15;22:30;537000;6577000;Torget;Vägg klottrad;Polisen",
    "A2;Tjafs;2026-03-16;02:00;537200;6577100;Stationen;Utanför kiosken;Polisen",
    "A3;Tjafs;2026-03-17;01:00;537210;6577110;Stationen;Ring 070-174 06 05 till vittnet;Polisen",
    "A4;Glaskross;2026-03-18;;537300;6577200;Skolan;Såg 811218-9876 springa;Skolan",
    "A5;Glaskross;igår nån gång;;537300;6577200;Skolan;Två rutor;Skolan",
    "A6;Märklighet;2026-03-19;12:00;537400;6577300;Parken;;Skolan",
)
OF_QT = ("QTabWidget", "QTabBar", "QgsFilterLineEdit", "QToolButton")
PLAIN = "Id;Vad;Datum;X;Y\nB1;Klotter;2026-03-15 22:30;537000;6577000\nB2;Klotter;2026-03-16;537100;6577100\n"


@pytest.fixture(params=["geopackage"])
def database(request: pytest.FixtureRequest, tmp_path: Path, event_loop_gap: EventLoopGap) -> str:
    """An empty database, of the kind a test asks for."""
    text = str(tmp_path / "delad lägesbild.gpkg")
    with event_loop_gap.paused():
        if request.param == "postgis":
            found: PostgisDatabase = request.getfixturevalue("postgis_database")
            text = found.uri
        create_database(parse_location(text)).close()
    return text


@pytest.fixture
def dialog(bench: Bench, database: str, event_loop_gap: EventLoopGap) -> Iterator[ImportDialog]:
    """The window, shown, with a database open."""
    with event_loop_gap.paused():
        bench.open(database)  # type: ignore[arg-type]
        made = ImportDialog(bench.iface, bench.session)
        made.present()
    yield made
    made.detach()
    made.deleteLater()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A table with everything that may be wrong, in an older encoding."""
    path = tmp_path / "rapporter åäö.csv"
    path.write_bytes("\r\n".join((HEADINGS, *ROWS)).encode("cp1252"))
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A table with nothing to ask about."""
    path = tmp_path / "plain.csv"
    path.write_text(PLAIN, encoding="utf-8")
    return path


def wait(bench: Bench) -> None:
    """Wait until the work is done and its outcome shown."""
    run_for(200)
    run_until(lambda: not bench.background.is_busy, what="the work of the import")
    run_for(30)


def choose(bench: Bench, dialog: ImportDialog, path: Path) -> None:
    """Choose a file as a person types it."""
    dialog.source.form.file.setFilePath(str(path))
    wait(bench)


def go_on(bench: Bench, dialog: ImportDialog) -> Step:
    """Press Next and wait for what it brings."""
    QTest.mouseClick(dialog.nextButton, Qt.MouseButton.LeftButton)
    wait(bench)
    return dialog.step


def to_summary(bench: Bench, dialog: ImportDialog, path: Path) -> None:
    """Go from a file without questions to the summary."""
    choose(bench, dialog, path)
    assert go_on(bench, dialog) is Step.COLUMNS
    assert go_on(bench, dialog) is Step.SUMMARY


def run_import(bench: Bench, dialog: ImportDialog) -> None:
    """Press Import and wait until it is done."""
    QTest.mouseClick(dialog.importButton, Qt.MouseButton.LeftButton)
    wait(bench)


def gateway(bench: Bench) -> Gateway:
    """Return the main thread's connection."""
    found = bench.session.gateway
    assert found is not None
    return found


def stored(bench: Bench) -> dict[str | None, Observation]:
    """Return all observations by their id in the file."""
    return {one.external_id: one for one in gateway(bench).observations(Selection())}


def counts(dialog: ImportDialog) -> list[int]:
    """Return what the summary counts: new, changed, there already, rejected, all, with personal data."""
    table = dialog.summary.form.counts
    return [int(table.item(0, column).text()) for column in range(table.columnCount())]


def told(dialog: ImportDialog) -> str:
    """Return what stands in the window's message bar."""
    labels = [
        label for item in dialog.bar.items() for label in item.findChildren(QWidget) if hasattr(label, "text")
    ]
    return " ".join(item.text() for item in dialog.bar.items()) + " ".join(str(one.text()) for one in labels)


@pytest.mark.parametrize("database", ["geopackage", "postgis"], indirect=True)
def test_from_a_difficult_file_to_rows(dialog: ImportDialog, bench: Bench, reports: Path) -> None:
    choose(bench, dialog, reports)
    assert dialog.source.form.encoding.currentText() == "Windows-1252"
    assert dialog.source.form.separator.currentData() == ";"
    assert dialog.source.form.preview.model().rowCount() == len(ROWS)
    assert go_on(bench, dialog) is Step.COLUMNS
    assert dialog.columns.boxes[Target.CATEGORY].currentText() == "Vad"
    assert "SWEREF 99 TM" in dialog.columns.form.places.text()
    assert dialog.map.count == len(ROWS)
    assert go_on(bench, dialog) is Step.KINDS
    form = dialog.kinds.form
    assert [form.kinds.item(row, 0).text() for row in range(form.kinds.rowCount())] == ["Tjafs", "Märklighet"]
    form.means.setCurrentIndex(form.means.findData(category_uuid("quarrel")))
    QTest.mouseClick(form.setButton, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.leaveButton, Qt.MouseButton.LeftButton)
    assert go_on(bench, dialog) is Step.GUARD
    guard = dialog.guard.form
    assert "070-174 06 05" in guard.text.toPlainText()
    assert "background-color:#fdc38d" in guard.text.toHtml()
    QTest.mouseClick(guard.maskButton, Qt.MouseButton.LeftButton)
    QTest.keyClicks(guard.reason, "enligt beslut")
    QTest.mouseClick(guard.keepButton, Qt.MouseButton.LeftButton)
    assert go_on(bench, dialog) is Step.SUMMARY
    assert counts(dialog) == [4, 0, 0, 2, 6, 2]
    assert stored(bench) == {}, "nothing is written before the person says so"
    run_import(bench, dialog)
    rows = stored(bench)
    assert set(rows) == {"A1", "A2", "A3", "A4"}
    assert rows["A2"].category_uuid == category_uuid("quarrel")
    assert rows["A3"].description == "Ring *** till vittnet"
    assert (rows["A4"].privacy_reason, rows["A1"].privacy_reason) == ("enligt beslut", None)
    assert kinds_table(gateway(bench)) == {"Tjafs": category_uuid("quarrel"), "Märklighet": LEFT_OUT}
    assert dialog.map.count == 0, "the points on the map go with the import"
    assert bench.errors == []


def test_the_same_file_again_is_there_already(dialog: ImportDialog, bench: Bench, plain: Path) -> None:
    to_summary(bench, dialog, plain)
    run_import(bench, dialog)
    assert dialog.againButton.isVisible()
    QTest.mouseClick(dialog.againButton, Qt.MouseButton.LeftButton)
    assert dialog.step is Step.SOURCE
    to_summary(bench, dialog, plain)
    assert counts(dialog) == [0, 0, 2, 0, 2, 0]
    assert not dialog.importButton.isEnabled()


def test_kinds_are_asked_once(dialog: ImportDialog, bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for number, step in ((1, Step.KINDS), (2, Step.SUMMARY)):
        path.write_text(PLAIN.replace("Klotter", "Tjafs").replace("B", f"C{number}"), encoding="utf-8")
        choose(bench, dialog, path)
        go_on(bench, dialog)
        assert go_on(bench, dialog) is step
        if step is Step.KINDS:
            dialog.kinds.form.means.setCurrentIndex(3)
            dialog.kinds.form.setButton.click()
            assert go_on(bench, dialog) is Step.SUMMARY
        run_import(bench, dialog)
        dialog.againButton.click()
    assert len(stored(bench)) == 4


def test_swapped_axes_are_proposed_and_can_be_put_right(
    dialog: ImportDialog, bench: Bench, tmp_path: Path
) -> None:
    path = tmp_path / "omkastad.csv"
    path.write_text(PLAIN.replace("X;Y", "Y;X"), encoding="utf-8")
    choose(bench, dialog, path)
    go_on(bench, dialog)
    form = dialog.columns.form
    assert form.swapped.isChecked()
    assert "north" in form.places.text()
    assert dialog.map.count == 2
    form.zoomButton.click()
    assert bench.iface.mapCanvas().extent().contains(dialog.map.extent_on_canvas())
    form.swapped.click()
    # Read as they stand the numbers are no place in Sweden.
    run_until(lambda: dialog.map.count == 0, what="the points to go")
    assert not form.swapped.isChecked()
    assert not form.zoomButton.isEnabled()


def test_the_points_go_with_the_window(dialog: ImportDialog, bench: Bench, plain: Path) -> None:
    before = len(bench.iface.mapCanvas().scene().items())
    choose(bench, dialog, plain)
    assert len(bench.iface.mapCanvas().scene().items()) == before + 1
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(bench.iface.mapCanvas().scene().items()) == before
    assert QgsProject.instance().mapLayers() == {}


def test_a_column_is_chosen_by_hand(dialog: ImportDialog, bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "egna.csv"
    path.write_text(PLAIN.replace("Vad", "Gäller").replace("Datum", "Xyz"), encoding="utf-8")
    choose(bench, dialog, path)
    go_on(bench, dialog)
    for target, heading in ((Target.CATEGORY, "Gäller"), (Target.START, "Xyz")):
        box = dialog.columns.boxes[target]
        box.setCurrentIndex(box.findData(heading))
        box.activated.emit(box.currentIndex())
    view = dialog.columns.form.preview
    run_until(
        lambda: "→" in view.model().headerData(2, Qt.Orientation.Horizontal), what="the column's purpose"
    )
    wait(bench)
    assert go_on(bench, dialog) is Step.SUMMARY
    assert counts(dialog)[0] == 2


def test_columns_that_tell_nothing_are_refused_with_a_sentence(
    dialog: ImportDialog, bench: Bench, tmp_path: Path
) -> None:
    path = tmp_path / "okänd.csv"
    path.write_text("q;r\n1;2\n3;4\n", encoding="utf-8")
    choose(bench, dialog, path)
    go_on(bench, dialog)
    assert go_on(bench, dialog) is Step.COLUMNS
    assert "not recognised" in told(dialog)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"\x00\x00\x00"])
def test_a_broken_file_is_told_and_leaves_the_window_ready(
    dialog: ImportDialog, bench: Bench, tmp_path: Path, plain: Path, content: bytes
) -> None:
    path = tmp_path / "trasig.xlsx"
    path.write_bytes(content)
    choose(bench, dialog, path)
    assert "trasig.xlsx" in told(dialog)
    assert not dialog.nextButton.isEnabled()
    to_summary(bench, dialog, plain)
    assert told(dialog) == ""


def test_a_path_is_read_when_it_is_typed_to_its_end(dialog: ImportDialog, bench: Bench, plain: Path) -> None:
    path = dialog.source.form.file.lineEdit()
    QTest.keyClicks(path, str(plain))
    wait(bench)
    assert told(dialog) == "", "half a path is no file that cannot be opened"
    assert not dialog.nextButton.isEnabled()
    QTest.keyClick(path, Qt.Key.Key_Return)
    wait(bench)
    assert dialog.nextButton.isEnabled()


def test_what_others_wrote_meanwhile_is_told_and_looked_at_again(
    dialog: ImportDialog, bench: Bench, plain: Path, event_loop_gap: EventLoopGap
) -> None:
    to_summary(bench, dialog, plain)
    with event_loop_gap.paused(), gateway(bench).clone() as other:
        table = read_table(plain)
        import_observations(other, table, ImportChoices(kind=category_uuid("fire")))
        (one,) = (row for row in other.observations(Selection()) if row.external_id == "B1")
        other.write_observation(replace(one, description="Annat"), clear(joined_text(("Annat", "", ""))))
    run_import(bench, dialog)
    assert told(dialog) != ""
    assert counts(dialog)[:4] == [0, 0, 2, 0]
    assert stored(bench)["B1"].description == "Annat", "what somebody else wrote stays"


def test_a_sheet_is_chosen(dialog: ImportDialog, bench: Bench, tmp_path: Path) -> None:
    rows = [line.split(";") for line in PLAIN.splitlines()]
    path = write_ods(tmp_path / "blad.ods", {"Läs mig": [["Hej"]], "Rapporter": rows})
    choose(bench, dialog, path)
    box = dialog.source.form.sheet
    assert [box.itemText(place) for place in range(box.count())] == ["Läs mig", "Rapporter"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    wait(bench)
    assert dialog.source.form.preview.model().rowCount() == 2
    assert not dialog.source.form.encoding.isVisible()
    go_on(bench, dialog)
    assert go_on(bench, dialog) is Step.SUMMARY


def test_encoding_and_separator_can_be_told(dialog: ImportDialog, bench: Bench, reports: Path) -> None:
    choose(bench, dialog, reports)
    form = dialog.source.form
    form.encoding.setCurrentIndex(form.encoding.findData("cp850"))
    form.encoding.activated.emit(form.encoding.currentIndex())
    wait(bench)
    assert form.encoding.currentData() == "cp850"
    assert form.preview.model().headerData(1, Qt.Orientation.Horizontal) != "Ärendenummer"


def test_a_layer_of_the_project_is_imported(dialog: ImportDialog, bench: Bench, plain: Path) -> None:
    layer = QgsVectorLayer(
        f"{plain.as_uri()}?delimiter=;&xField=X&yField=Y&crs=EPSG:3006", "Felanmälan", "delimitedtext"
    )
    QgsProject.instance().addMapLayer(layer)
    dialog.source.form.layer.setLayer(layer)
    wait(bench)
    assert go_on(bench, dialog) is Step.COLUMNS
    assert dialog.map.count == 2
    assert go_on(bench, dialog) is Step.SUMMARY
    run_import(bench, dialog)
    assert len(stored(bench)) == 2


def test_addresses_are_found_in_a_layer_of_the_project(
    dialog: ImportDialog, bench: Bench, tmp_path: Path
) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:3006&field=adress:string", "Adresser", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Storgatan 4"])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(537000, 6577000)))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    path = tmp_path / "adresser.csv"
    path.write_text("Id;Vad;Datum;Adress\nD1;Klotter;2026-03-15;Storgatan 4\nD2;Klotter;2026-03-15;Okänd\n")
    to_summary(bench, dialog, path)
    assert dialog.map.count == 1, "what was found is shown before it is imported"
    run_import(bench, dialog)
    points = {key: one.geometry for key, one in stored(bench).items()}
    assert points == {"D1": PointGeometry(537000, 6577000), "D2": None}


def test_a_ready_mapping_is_chosen_by_name(dialog: ImportDialog, bench: Bench, plain: Path) -> None:
    choose(bench, dialog, plain)
    box = dialog.source.form.mapping
    box.setCurrentIndex(box.findData("digital trygghetsvandring"))
    box.activated.emit(box.currentIndex())
    wait(bench)
    assert "digital trygghetsvandring" in dialog.source.form.recognised.text()


def test_rejected_rows_are_saved_mended_and_imported_again(
    dialog: ImportDialog, bench: Bench, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(PLAIN.replace("2026-03-16", "32 mars"), encoding="utf-8")
    to_summary(bench, dialog, path)
    assert counts(dialog) == [1, 0, 0, 1, 2, 0]
    rejects = tmp_path / "avvisade.csv"
    dialog.summary.rejects_wanted.emit(rejects)
    wait(bench)
    assert not dialog.summary.form.openRejectsButton.isHidden()
    run_import(bench, dialog)
    rejects.write_text(
        rejects.read_text(encoding="utf-8-sig").replace("32 mars", "2026-03-16"), encoding="utf-8"
    )
    dialog.againButton.click()
    to_summary(bench, dialog, rejects)
    run_import(bench, dialog)
    assert set(stored(bench)) == {"B1", "B2"}


def test_an_import_is_undone(dialog: ImportDialog, bench: Bench, plain: Path) -> None:
    to_summary(bench, dialog, plain)
    run_import(bench, dialog)
    dialog.tabs.setCurrentIndex(EARLIER)
    wait(bench)
    form = dialog.earlier.form
    assert form.runs.item(0, 1).text() == "plain.csv"
    assert "until" in form.runs.item(0, 6).text()
    QTest.mouseClick(form.undoButton, Qt.MouseButton.LeftButton)
    (box,) = form.findChildren(QMessageBox)
    agree = next(button for button in box.buttons() if button.objectName() == "EstUndoImportAgree")
    QTest.mouseClick(agree, Qt.MouseButton.LeftButton)
    wait(bench)
    assert stored(bench) == {}
    assert "undone" in form.runs.item(0, 6).text()
    assert not form.undoButton.isEnabled()


def test_a_connected_source_brings_what_is_new(dialog: ImportDialog, bench: Bench, plain: Path) -> None:
    to_summary(bench, dialog, plain)
    dialog.summary.form.name.setText("Felanmälan")
    run_import(bench, dialog)
    QTest.mouseClick(dialog.summary.form.connectButton, Qt.MouseButton.LeftButton)
    wait(bench)
    plain.write_text(PLAIN + "B3;Glaskross;2026-03-17;537200;6577200\n", encoding="utf-8")
    dialog.tabs.setCurrentIndex(CONNECTED)
    wait(bench)
    form = dialog.connected.form
    assert form.sources.item(0, 0).text() == "Felanmälan"
    QTest.mouseClick(form.fetchButton, Qt.MouseButton.LeftButton)
    wait(bench)
    assert set(stored(bench)) == {"B1", "B2", "B3"}
    assert "1 are new" in told(dialog)
    QTest.mouseClick(form.disconnectButton, Qt.MouseButton.LeftButton)
    wait(bench)
    assert form.sources.rowCount() == 0


def test_a_connected_source_asks_what_only_a_person_can_say(
    dialog: ImportDialog, bench: Bench, plain: Path
) -> None:
    to_summary(bench, dialog, plain)
    dialog.summary.form.connectButton.click()
    wait(bench)
    plain.write_text(PLAIN + "B3;Tjafs;2026-03-17;537200;6577200\n", encoding="utf-8")
    dialog.tabs.setCurrentIndex(CONNECTED)
    wait(bench)
    dialog.connected.form.fetchButton.click()
    wait(bench)
    assert stored(bench) == {}
    assert (dialog.tabs.currentIndex(), dialog.step) == (0, Step.KINDS)
    assert go_on(bench, dialog) is Step.SUMMARY
    run_import(bench, dialog)
    assert set(stored(bench)) == {"B1", "B2"}


def test_a_saved_mapping_is_known_again(dialog: ImportDialog, bench: Bench, plain: Path) -> None:
    to_summary(bench, dialog, plain)
    run_import(bench, dialog)
    dialog.summary.form.name.setText("Veckorapport")
    dialog.summary.form.keepButton.click()
    wait(bench)
    dialog.againButton.click()
    choose(bench, dialog, plain)
    assert "Veckorapport" in dialog.source.form.recognised.text()
    assert dialog.source.form.mapping.currentText() == "Veckorapport"
    go_on(bench, dialog)
    go_on(bench, dialog)
    assert counts(dialog) == [0, 0, 2, 0, 2, 0], "named or not, the rows are the same rows"


def test_reading_can_be_stopped(dialog: ImportDialog, bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "lång.csv"
    path.write_text(PLAIN + "".join(f"C{n};Klotter;2026-03-16;537100;6577100\n" for n in range(60_000)))
    dialog.source.form.file.setFilePath(str(path))
    run_until(dialog.stopButton.isVisible, what="the button that stops")
    QTest.mouseClick(dialog.stopButton, Qt.MouseButton.LeftButton)
    wait(bench)
    assert not dialog.nextButton.isEnabled()
    assert not dialog.stopButton.isVisible()
    assert dialog.tabs.isEnabled()


def test_closing_the_database_closes_the_window(dialog: ImportDialog, bench: Bench, plain: Path) -> None:
    choose(bench, dialog, plain)
    bench.session.close()
    assert not dialog.isVisible()
    assert dialog.map.count == 0


def test_every_control_is_reached_and_named(dialog: ImportDialog) -> None:
    nameless = [
        widget.objectName()
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.objectName()
        and not widget.objectName().startswith("qt_")
        and widget.metaObject().className()
        not in ("QTabWidget", "QTabBar", "QgsFilterLineEdit", "QToolButton")
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_the_steps_are_walked_by_keyboard(dialog: ImportDialog, bench: Bench, plain: Path) -> None:
    dialog.activateWindow()
    choose(bench, dialog, plain)
    assert QApplication.focusWidget() is dialog.nextButton
    QTest.keyClick(dialog.nextButton, Qt.Key.Key_Space)
    wait(bench)
    assert dialog.steps.text() == step_words()[Step.COLUMNS][0]
    for _ in range(120):
        if QApplication.focusWidget() is dialog.nextButton:
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.nextButton
    QTest.keyClick(dialog.nextButton, Qt.Key.Key_Space)
    wait(bench)
    assert dialog.step is Step.SUMMARY
