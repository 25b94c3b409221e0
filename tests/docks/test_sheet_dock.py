"""The lägesbild's dock: preview, write, stop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from est_plugin.docks.sheet_dock import SheetDock
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
@pytest.mark.parametrize("name", ["lägesbild.pdf", "lägesbild.png", "lägesbild.svg"])
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
    dock.form.extent.setCurrentIndex(1)
    dock.form.paper.setCurrentIndex(3)
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
