"""The månadsbild read back from its PDF: real text, nothing cut, nothing overlapping, nothing left empty."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from est_plugin.sheets.lagesbild import compose
from est_plugin.sheets.options import SheetOptions
from tests.sheets.conftest import PrintedSheet, sample
from tests.sheets.reading import fonts, images, read_sheet

PAPERS = [("A3", "landscape"), ("A3", "portrait"), ("A4", "landscape"), ("A4", "portrait")]
SAMPLES = ["month", "not_compared", "empty", "single", "crowded", "hostile", "endless"]
EVERY = pytest.mark.parametrize(
    ("name", "paper", "orientation"), [(name, *paper) for name in SAMPLES for paper in PAPERS]
)
EVERY_PAPER = pytest.mark.parametrize(("paper", "orientation"), PAPERS)
SIZES = {"A3": (297.0, 420.0), "A4": (210.0, 297.0)}
LEAST_WORD_MM = 7.0 * 1.16 * 25.4 / 72.0
"""The height of a seven point line in the least generous of the fonts."""


@EVERY
def test_nothing_overflows_and_no_word_reaches_into_another(
    printed: PrintedSheet, name: str, paper: str, orientation: str
) -> None:
    sheet = printed(name, paper, orientation)
    assert sheet.overflows == ()
    assert sheet.pages == 1
    assert [(a.text, b.text) for a, b in sheet.collisions()] == []


@EVERY
def test_every_word_lies_within_the_margins_and_is_large_enough(
    printed: PrintedSheet, name: str, paper: str, orientation: str
) -> None:
    sheet = printed(name, paper, orientation)
    edge = 8.0
    outside = [
        w.text
        for w in sheet.words
        if w.left < edge
        or w.top < edge - 2
        or w.right > sheet.width - edge
        or w.bottom > sheet.height - edge + 1
    ]
    assert outside == []
    assert [w.text for w in sheet.words if w.bottom - w.top < LEAST_WORD_MM] == []


@EVERY_PAPER
def test_the_page_has_the_size_of_its_paper(printed: PrintedSheet, paper: str, orientation: str) -> None:
    sheet = printed("month", paper, orientation)
    short, long = SIZES[paper]
    expected = (long, short) if orientation == "landscape" else (short, long)
    assert (sheet.width, sheet.height) == pytest.approx(expected, abs=0.3)


@EVERY_PAPER
def test_all_parts_are_there_as_text(printed: PrintedSheet, paper: str, orientation: str) -> None:
    text = printed("month", paper, orientation).text
    for phrase in (
        "Lägesbild oktober 2026", "Arbetsmaterial – internt", "2026-11-03", "Exempelköpings kommun", "303",
        "i offentlig miljö", "Skadegörelsen i Centrum ökade från 12 till 34", "Väster · samlingar",
        "When in the week", "Stora torget", "Belysning och beskärning", "försenad 15 okt",
        "Derby, 15.00 · förhöjd risk", "Västra skolan", "bandwidth 260 m", "Källor:", "1 (1)", "må", "sö",
        f"({paper})",
    ):  # fmt: skip
        assert phrase in text, phrase


@EVERY_PAPER
def test_fonts_are_embedded_and_nothing_is_pixels(
    printed: PrintedSheet, paper: str, orientation: str
) -> None:
    path = printed("month", paper, orientation).path
    assert fonts(path)
    assert all(embedded for _, embedded in fonts(path))
    assert images(path) == 0


def test_the_document_says_what_it_is_and_its_language(printed: PrintedSheet) -> None:
    reader = PdfReader(printed("month", "A3", "landscape").path)
    details = reader.metadata
    assert details is not None
    assert details.title == "Lägesbild oktober 2026 – Exempelköpings kommun"
    assert details.author == "Exempelköpings kommun"
    assert "1–31 oktober 2026" in (details.subject or "")
    assert str(reader.root_object["/Lang"]) == "sv-SE"
    assert not reader.is_encrypted


@EVERY_PAPER
def test_numbers_and_letters_on_the_map_are_those_of_the_lists(
    printed: PrintedSheet, paper: str, orientation: str
) -> None:
    sheet = printed("month", paper, orientation)
    on_map = sheet.on_map()
    marks = {word.text for word in on_map if len(word.text) == 1}
    in_lists = [word for word in sheet.words if word not in on_map]
    letters = {word.text for word in in_lists if word.text in set("ABCDEFGH")}
    places = {p.rank: p.name for p in sample("month").places.places}
    ranks = {str(rank) for rank, name in places.items() if sheet.find(f"{rank} {name}")}
    assert len(letters) >= 2
    assert len(ranks) == 3
    assert marks == letters | ranks


def test_what_has_no_room_is_counted(printed: PrintedSheet) -> None:
    sheet = printed("crowded", "A4", "portrait")
    assert re.search(r"… and 5\d more", sheet.text)
    assert "open ones more" in sheet.text
    assert "area names have no room on the map" in sheet.text
    assert any("area names" in notice for notice in sheet.notices)


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_an_empty_period_says_so_everywhere(printed: PrintedSheet, paper: str) -> None:
    text = printed("empty", paper, "landscape").text
    for sentence in (
        "No events with an exact place in the period.",
        "No events in the period.",
        "No open insatser.",
        "No coming events have been entered.",
        "There are no areas in the database to show.",
        "No organisation has been set down as expected to report.",
        "nothing to compare with",
    ):
        assert sentence in text, sentence


def test_without_a_compared_period_no_verdict_is_printed(printed: PrintedSheet) -> None:
    text = printed("not_compared", "A3", "landscape").text
    assert "nothing to compare with" in text
    assert not {"worse", "better", "uncertain", "ratio,"} & set(text.split())


def test_text_of_users_is_printed_and_never_evaluated(printed: PrintedSheet) -> None:
    text = printed("hostile", "A3", "landscape").text
    assert text.count("[% env('HOME') %]") >= 4
    assert str(Path.home()) not in text
    assert "<img src=x onerror=alert(1)>" in text
    assert "'; DROP TABLE observation; --" in text
    assert "{name} %s %(x)s $HOME" in text
    assert "A&B <b>fet</b>" in text
    assert "Å ä ö é ß" in text


def test_text_of_ten_thousand_characters_is_shortened_and_told(printed: PrintedSheet) -> None:
    sheet = printed("endless", "A4", "portrait")
    assert len(sheet.text) < 8000
    assert sheet.text.count("…") > 5
    assert any("too long" in notice for notice in sheet.notices)


@EVERY_PAPER
def test_names_on_the_map_stand_clear_of_numbers_letters_and_panels(
    printed: PrintedSheet, paper: str, orientation: str
) -> None:
    words = printed("month", paper, orientation).on_map()
    names = [word for word in words if word.text in ("Norra", "Väster", "Centrum", "Hamnen")]
    marks = [word for word in words if len(word.text) == 1]
    assert len(names) == 4
    assert all(name.overlap(mark) == 0 for name in names for mark in marks)


@EVERY_PAPER
def test_no_ligature_hides_a_word_from_searching(printed: PrintedSheet, paper: str, orientation: str) -> None:
    text = printed("month", paper, orientation).text
    assert not set("ﬀﬁﬂﬃﬄ") & set(text)


def test_an_atlas_has_a_page_an_answer(tmp_path: Path) -> None:
    answers = [replace(sample("month"), title=f"Lägesbild {name}") for name in ("Väster", "Norra", "Centrum")]
    composed = compose(answers, SheetOptions(paper="A4", orientation="portrait"))
    (path,) = composed.export(tmp_path / "atlas.pdf")
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]
    assert composed.pages == len(pages) == 3
    assert composed.overflows == 0
    assert all(
        f"Lägesbild {name}" in page for name, page in zip(("Väster", "Norra", "Centrum"), pages, strict=True)
    )
    assert [f"{n} (3)" in page for n, page in enumerate(pages, start=1)] == [True] * 3
    composed.close()


def test_the_sheet_of_a_first_page_reads_back(tmp_path: Path) -> None:
    composed = compose(sample("single"), SheetOptions(paper="A4"))
    (path,) = composed.export(tmp_path / "Lägesbild åäö")
    assert path.name == "Lägesbild åäö.pdf"
    assert read_sheet(path, 1, (), ()).find("Lägesbild oktober 2026")
    composed.close()
