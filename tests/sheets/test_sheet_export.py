"""Files: whole or not at all, under the right names, in every format, a page per turn."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray
from pypdf import PdfReader
from qgis.PyQt.QtGui import QImage

from est_plugin.sheets.export import output_names
from est_plugin.sheets.lagesbild import ComposedSheet, compose, compose_steps
from est_plugin.sheets.options import SheetError, SheetOptions
from est_plugin.sheets.pdf_details import PdfDetails, PdfStructureError, with_details
from est_plugin.sheets.prepared import prepare
from tests.sheets.conftest import sample


@pytest.fixture
def two_pages() -> Iterator[ComposedSheet]:
    """An atlas of two pages on A4."""
    composed = compose([sample("month"), sample("single")], SheetOptions(paper="A4", dpi=100))
    yield composed
    composed.close()


def pixels(image: QImage) -> NDArray[Any]:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    rows = np.frombuffer(bits, np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


@pytest.mark.parametrize(
    ("name", "fmt", "pages", "expected"),
    [
        ("blad.pdf", "pdf", 3, ["blad.pdf"]),
        ("blad", "pdf", 1, ["blad.pdf"]),
        ("vecka 47.1", "png", 1, ["vecka 47.1.png"]),
        ("blad.png", "png", 2, ["blad_1.png", "blad_2.png"]),
        ("blad.SVG", "svg", 2, ["blad_1.SVG", "blad_2.SVG"]),
    ],
)
def test_names(name: str, fmt: str, pages: int, expected: list[str]) -> None:
    assert [path.name for path in output_names(Path("mapp") / name, fmt, pages)] == expected


def test_one_pdf_holds_all_pages_and_nothing_else_is_left(two_pages: ComposedSheet, tmp_path: Path) -> None:
    (path,) = two_pages.export(tmp_path / "Lägesbild åäö.pdf")
    assert len(PdfReader(path).pages) == two_pages.pages == 2
    assert [file.name for file in tmp_path.iterdir()] == ["Lägesbild åäö.pdf"]


@pytest.mark.parametrize("fmt", ["png", "svg"])
def test_pictures_are_numbered(two_pages: ComposedSheet, tmp_path: Path, fmt: str) -> None:
    files = two_pages.export(tmp_path / f"blad.{fmt}", fmt)
    assert [file.name for file in files] == [f"blad_1.{fmt}", f"blad_2.{fmt}"]
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"blad_1.{fmt}", f"blad_2.{fmt}"]


def test_a_png_has_the_size_of_its_paper_and_shows_the_sheet(
    two_pages: ComposedSheet, tmp_path: Path
) -> None:
    first, _ = two_pages.export(tmp_path / "blad.png", "png")
    image = QImage(str(first))
    assert (image.width(), image.height()) == pytest.approx((1169, 827), abs=1)
    colours = {tuple(colour) for colour in pixels(image).reshape(-1, 3)[::7]}
    assert (0x8C, 0x2D, 0x04) in colours
    assert len(colours) > 50


def test_an_svg_has_real_text_and_no_pixels(tmp_path: Path) -> None:
    composed = compose(sample("month"), SheetOptions(dpi=150))
    (path,) = composed.export(tmp_path / "blad.svg", "svg")
    composed.close()
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
    text = " ".join("".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "Lägesbild oktober 2026" in text
    assert "Stora torget" in text
    assert not list(root.iter("{http://www.w3.org/2000/svg}image"))


def test_a_preview_is_the_page_as_printed(tmp_path: Path) -> None:
    composed = compose(sample("month"), SheetOptions(paper="A4"))
    small, large = composed.preview(0, 60.0), composed.preview(0, 120.0)
    composed.close()
    assert (large.width(), large.height()) == pytest.approx((2 * small.width(), 2 * small.height()), abs=2)
    halved = pixels(large.scaled(small.size())).astype(int)
    assert np.abs(halved - pixels(small)).mean() < 14


def test_a_picture_that_no_memory_holds_is_a_sentence(tmp_path: Path) -> None:
    composed = compose(sample("single"), SheetOptions(dpi=1200))
    with pytest.raises(SheetError, match="too large"):
        composed.export(tmp_path / "stor.png", "png")
    assert list(tmp_path.iterdir()) == []
    composed.close()


@pytest.mark.parametrize("fmt", ["pdf", "png", "svg"])
def test_a_folder_that_is_not_there_is_a_sentence(two_pages: ComposedSheet, tmp_path: Path, fmt: str) -> None:
    with pytest.raises(SheetError, match="could not be written"):
        two_pages.export(tmp_path / "finns inte" / f"blad.{fmt}", fmt)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fmt", ["pdf", "png", "svg"])
def test_stopping_midway_leaves_what_was_there(two_pages: ComposedSheet, tmp_path: Path, fmt: str) -> None:
    names = output_names(tmp_path / f"blad.{fmt}", fmt, 2)
    for name in names:
        name.write_bytes(b"tidigare")
    steps = two_pages.export_steps(tmp_path / f"blad.{fmt}", fmt)
    while next(steps) < 1:
        """A picture is drawn in one turn and packed in the next."""
    steps.close()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        n.name: b"tidigare" for n in names
    }


def test_every_page_is_a_turn_of_its_own(two_pages: ComposedSheet, tmp_path: Path) -> None:
    assert list(two_pages.export_steps(tmp_path / "a.pdf", "pdf")) == [1, 2, 2]  # and a turn for the details
    steps = compose_steps([sample("month"), sample("single")], SheetOptions(paper="A4"))
    turns = 0
    while True:
        try:
            assert next(steps) is False
        except StopIteration as end:
            end.value.close()
            break
        turns += 1
    assert turns >= 2


def test_composing_can_be_given_up_between_pages() -> None:
    steps = compose_steps([sample("month"), sample("single")], SheetOptions(paper="A4"))
    next(steps)
    steps.close()


def test_what_was_prepared_in_a_task_gives_the_same_sheet(tmp_path: Path) -> None:
    answer = sample("month")
    images = []
    for prepared in (None, [prepare(answer)]):
        composed = compose(answer, SheetOptions(paper="A4"), prepared=prepared)
        images.append(pixels(composed.preview(0, 72.0)))
        composed.close()
    assert (images[0] == images[1]).all()


def test_a_month_of_two_hundred_thousand_prints_in_seconds(tmp_path: Path) -> None:
    answer = sample("crowded")
    started = time.monotonic()
    composed = compose(answer, SheetOptions())
    composed.export(tmp_path / "stor.pdf")
    composed.close()
    assert time.monotonic() - started < 10.0


def test_details_are_appended_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    composed = compose(sample("single"), SheetOptions(author="Trygghetsgruppen (å)"))
    (path,) = composed.export(tmp_path / "blad.pdf")
    composed.close()
    content = path.read_bytes()
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.author == "Trygghetsgruppen (å)"
    assert reader.metadata.creation_date is not None
    assert content.count(b"%%EOF") == 2
    again = with_details(content, PdfDetails("Ny titel"))
    assert again.startswith(content)
    assert re.search(rb"/Title <FEFF004E00790020", again)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"trailer\n<< /Size 3 >>\nstartxref\n9\n%%EOF\n"])
def test_a_pdf_of_another_make_is_refused(content: bytes) -> None:
    with pytest.raises(PdfStructureError):
        with_details(content, PdfDetails("x"))
