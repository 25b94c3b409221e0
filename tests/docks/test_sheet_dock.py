"""The lägesbild's dock: preview, write, stop."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox

from est_plugin.answers.lagesbild.pages import SheetName
from est_plugin.docks.sheets.dock import SheetDock
from est_plugin.docks.sheets.package_dialog import PackageDialog
from est_plugin.domain.period import month_period
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database

from ..helpers.event_loop import EventLoopGap, run_for, run_until
from .conftest import Bench

A_PAGE_AT_A_TIME = pytest.mark.event_loop_gap(
    limit_ms=1000, reason="a page is composed and printed in one turn of the event loop, at most a second"
)


@pytest.fixture
def dock(bench: Bench, event_loop_gap: EventLoopGap) -> Iterator[SheetDock]:
    """The dock, shown."""
    with event_loop_gap.paused():
        made = SheetDock(bench.iface, bench.session, bench.filter, bench.messages, bench.menu)
        made.resize(380, 700)
        made.show()
    yield made
    made.detach()
    made.deleteLater()


def choose(dock: SheetDock, sheet: SheetName) -> None:
    """Choose a sheet."""
    dock.form.sheet.setCurrentIndex(dock.form.sheet.findData(sheet.value))


def look(dock: SheetDock) -> None:
    """Ask for the preview and wait for it."""
    dock.form.previewButton.click()
    run_until(lambda: dock.viewer.made is not None, seconds=60, what="the preview")


def text_of(path: Path) -> str:
    """Return the words of a written sheet."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def test_nothing_can_be_printed_with_no_database(dock: SheetDock) -> None:
    assert not dock.form.printButton.isEnabled()
    assert not dock.form.previewButton.isEnabled()


@A_PAGE_AT_A_TIME
def test_the_preview_shows_the_sheet(dock: SheetDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    dock.form.previewButton.click()
    assert dock.form.stopButton.isVisible()
    run_until(lambda: bool(dock.form.preview.pixmap()), what="the preview")
    assert not dock.form.stopButton.isVisible()
    assert bench.errors == []


@A_PAGE_AT_A_TIME
@pytest.mark.parametrize("name", ["lägesbild.pdf", "lägesbild.png", "lägesbild.svg", "lägesbild.html"])
def test_the_sheet_is_written(
    dock: SheetDock, bench: Bench, example: Path, tmp_path: Path, name: str
) -> None:
    bench.open(example)
    output = tmp_path / "utskrift å ä ö" / name
    output.parent.mkdir()
    dock.write_to(output)
    run_until(lambda: not dock.form.stopButton.isVisible(), what="the sheet")
    assert output.stat().st_size > 10_000
    assert [path.name for path in output.parent.iterdir()] == [name]


@A_PAGE_AT_A_TIME
def test_a_page_for_each_area(
    dock: SheetDock, bench: Bench, example: Path, tmp_path: Path, event_loop_gap: EventLoopGap
) -> None:
    bench.open(example)
    choose(dock, SheetName.AREAS)
    assert dock.form.paper.currentData() == ("A4", "portrait")
    output = tmp_path / "områden.pdf"
    dock.write_to(output)
    run_until(output.exists, seconds=60, what="the atlas")
    gateway = bench.session.gateway
    assert gateway is not None
    areas = gateway.areas(["est_area"])
    with event_loop_gap.paused():
        texts = [page.extract_text() for page in PdfReader(output).pages]
    assert len(texts) == len(areas)
    assert all(any(area.name in text for text in texts) for area in areas)


@A_PAGE_AT_A_TIME
def test_stopping_leaves_nothing_behind(dock: SheetDock, bench: Bench, example: Path, tmp_path: Path) -> None:
    bench.open(example)
    output = tmp_path / "avbruten.pdf"
    dock.write_to(output)
    run_for(60)
    dock.form.stopButton.click()
    run_for(500)
    assert not output.exists()
    assert list(tmp_path.glob("*avbruten*")) == []
    assert dock.form.printButton.isEnabled()


@A_PAGE_AT_A_TIME
@pytest.mark.parametrize("is_empty", [True, False])
def test_an_honest_sheet_where_there_is_nothing(
    dock: SheetDock,
    bench: Bench,
    example: Path,
    tmp_path: Path,
    event_loop_gap: EventLoopGap,
    is_empty: bool,
) -> None:
    path = example
    if is_empty:
        path = tmp_path / "tom.gpkg"
        with event_loop_gap.paused():
            create_database(GeoPackageLocation(path), municipality="Kumla").close()
    bench.open(path)
    bench.filter.set_period(month_period(2019, 1))
    output = tmp_path / "tomt.pdf"
    dock.write_to(output)
    run_until(lambda: output.exists() or bool(bench.errors), what="the sheet")
    assert bench.errors == []
    words = PdfReader(output).pages[0].extract_text().lower().split()
    assert ("januari", "2019") in set(pairwise(words))


@A_PAGE_AT_A_TIME
def test_a_folder_that_cannot_be_written_is_told(dock: SheetDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    told: list[object] = []
    dock.job.failed.connect(told.append)
    dock.write_to(Path("/proc/lägesbild.pdf"))
    run_until(lambda: bool(told), what="a sentence")
    assert dock.form.printButton.isEnabled()


@A_PAGE_AT_A_TIME
def test_a_public_sheet_is_published_when_written_not_when_looked_at(
    dock: SheetDock, bench: Bench, example: Path, tmp_path: Path, event_loop_gap: EventLoopGap
) -> None:
    with event_loop_gap.paused():
        path = Path(shutil.copy(example, tmp_path / "delad.gpkg"))
    bench.open(path)
    gateway = bench.session.gateway
    assert gateway is not None
    bench.filter.set_period(month_period(2026, 3))
    dock.form.audience.setCurrentIndex(1)
    assert dock.form.audience.isEnabled()
    dock.form.previewButton.click()
    run_until(lambda: bool(dock.form.preview.pixmap()), what="the preview")
    assert gateway.publications() == ()
    output = tmp_path / "offentlig.pdf"
    dock.write_to(output)
    run_until(lambda: output.exists() or bool(bench.errors), what="the sheet")
    assert bench.errors == []
    assert [publication.from_day.isoformat() for publication in gateway.publications()] == ["2026-03-01"]
    with event_loop_gap.paused():
        text = text_of(output)
    assert "Public" in text
    assert "What is not shown" in text


def test_publishing_is_asked_about(
    dock: SheetDock, bench: Bench, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open(example)
    dock.form.audience.setCurrentIndex(1)
    output = tmp_path / "offentlig.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(output), "PDF (*.pdf)"))
    dock.form.printButton.click()
    box = bench.iface.mainWindow().findChild(QMessageBox, "EstPublish")
    assert box is not None
    box.button(QMessageBox.StandardButton.Cancel).click()
    run_for(100)
    assert not output.exists()
    gateway = bench.session.gateway
    assert gateway is not None
    assert gateway.publications() == ()


@A_PAGE_AT_A_TIME
def test_words_are_edited_printed_kept_and_printed_again(
    dock: SheetDock, bench: Bench, example: Path, tmp_path: Path, event_loop_gap: EventLoopGap
) -> None:
    bench.open(example)
    look(dock)
    draft = dock.form.words.toPlainText()
    assert len(draft) > 20
    dock.form.words.setPlainText("Fler vuxna ute på fredagar behövs.")
    output = tmp_path / "egna ord.pdf"
    kept: list[bool] = []
    dock.job.kept.connect(lambda: kept.append(True))
    dock.write_to(output)
    run_until(lambda: output.exists() and bool(kept), what="the sheet and its recipe")
    gateway = bench.session.gateway
    assert gateway is not None
    with event_loop_gap.paused():
        assert "Fler vuxna ute på fredagar behövs." in text_of(output)
        (run,) = gateway.sheet_runs()
        n = text_of(output).split(" händelser")[0].split(" events")[0].split()[-1]
    bench.filter.set_period(month_period(2026, 2))
    dock.show_kept(run.uuid)
    run_until(lambda: dock.viewer.made is not None, what="the kept sheet")
    again = tmp_path / "igen.pdf"
    dock.write_to(again)
    run_until(again.exists, what="the sheet again")
    with event_loop_gap.paused():
        told = text_of(again)
    assert "Fler vuxna ute på fredagar behövs." in told
    assert n in told
    assert len(gateway.sheet_runs()) == 1


@A_PAGE_AT_A_TIME
def test_the_draft_comes_back(dock: SheetDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    look(dock)
    draft = dock.form.words.toPlainText()
    dock.form.words.setPlainText("Något annat")
    dock.form.draftButton.click()
    assert dock.form.words.toPlainText() == draft
    assert dock.words.words().by_page == {}


@A_PAGE_AT_A_TIME
def test_the_preview_turns_its_pages(dock: SheetDock, bench: Bench, example: Path) -> None:
    bench.open(example)
    choose(dock, SheetName.INSATS)
    assert dock.form.insats.isVisible()
    look(dock)
    assert dock.viewer.made is not None
    pages = dock.viewer.made.sheet.pages
    assert pages > 1
    first = dock.form.preview.pixmap().toImage()
    dock.form.nextPage.click()
    assert dock.viewer.page == 1
    assert dock.form.preview.pixmap().toImage() != first
    dock.form.previousPage.click()
    assert not dock.form.previousPage.isEnabled()
    choose(dock, SheetName.WEEK)
    assert dock.viewer.made is None
    assert not dock.form.insats.isVisible()


@A_PAGE_AT_A_TIME
def test_all_sheets_of_a_meeting_go_where_the_pattern_says(
    dock: SheetDock, bench: Bench, example: Path, tmp_path: Path, event_loop_gap: EventLoopGap
) -> None:
    bench.open(example)
    with event_loop_gap.paused():
        dialog = PackageDialog(month_period(2026, 10), "Exempelköping")
        dialog.folder.setFilePath(str(tmp_path))
        dialog.pattern.setText("{municipality}/{period}/{sheet}")
        for row in range(dialog.sheets.count()):
            item = dialog.sheets.item(row)
            is_wanted = item.data(Qt.ItemDataRole.UserRole) in ("vecka", "atgardsplan")
            item.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)
        package = dialog.package()
        dialog.deleteLater()
    paths = [path for _, path in package.sheets]
    assert [path.parent for path in paths] == [tmp_path / "Exempelköping" / "2026-10"] * 2
    dock.write_package(package.sheets)
    run_until(lambda: not dock.form.stopButton.isVisible(), seconds=60, what="the package")
    assert bench.errors == []
    assert sorted(path.name for path in paths[0].parent.iterdir()) == sorted(path.name for path in paths)
