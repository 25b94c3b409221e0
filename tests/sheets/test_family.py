"""Every sheet of the family from the extremes, read back page by page: nothing cut, nothing over another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from est_plugin.answers.lagesbild.pages import SheetName
from est_plugin.answers.lagesbild.parts import LagesbildAnswer
from est_plugin.sheets.lagesbild import compose
from est_plugin.sheets.options import ORIENTATIONS, PAPERS, SheetOptions
from est_plugin.sheets.prepared import Prepared, prepare
from est_plugin.sheets.series import sheet_kind
from tests.sheets.conftest import sample
from tests.sheets.family_parts import with_family
from tests.sheets.reading import Sheet, fonts, images, read_pages
from tests.sheets.sample_answers import crowded

FAMILY = tuple(sheet.value for sheet in SheetName if sheet not in (SheetName.MONTH, SheetName.POSTER))
EXTREMES = ("empty", "crowded", "endless")
LONG_WORDS = "Otrygghetsskapande samling av personer i källare på Klockaretorpets norra sida. " * 2
HOSTILE = "[% env('HOME') %] <img src=x onerror=alert(1)> {name} %s"
Printed = Callable[[str, str, str, str], tuple[Sheet, ...]]


def answer_of(name: str) -> LagesbildAnswer:
    """A sample with all the family's parts, as extreme as the sample itself."""
    words, rows = {
        "empty": ("", 0),
        "crowded": (LONG_WORDS, 20),
        "hostile": (HOSTILE, 6),
        "endless": ("Å" * 3000 + " " + LONG_WORDS * 20, 3),
    }.get(name, ("Belysning, Stora torget", 6))
    answer = crowded(60, 3000) if name == "crowded" else sample(name)
    return with_family(answer, words, rows)


@lru_cache(maxsize=8)
def ready(name: str) -> tuple[LagesbildAnswer, Prepared]:
    """An answer and its charts, drawn once."""
    answer = answer_of(name)
    return answer, prepare(answer)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Print a sheet of a sample once and read all its pages back."""
    folder = tmp_path_factory.mktemp("familj")

    @cache
    def printed(sheet: str, name: str, paper: str, orientation: str) -> tuple[Sheet, ...]:
        options = SheetOptions(paper=paper, orientation=orientation, sheet=sheet)
        answer, prepared = ready(name)
        composed = compose(answer, options, prepared=[prepared])
        try:
            (path,) = composed.export(Path(folder) / f"{sheet}_{name}_{paper}_{orientation}.pdf")
            return read_pages(path, composed.overflow_details)
        finally:
            composed.close()

    return printed


@pytest.mark.parametrize("name", EXTREMES)
@pytest.mark.parametrize("sheet", FAMILY)
def test_nothing_overflows_or_collides_on_its_own_paper(sheets: Printed, sheet: str, name: str) -> None:
    kind = sheet_kind(sheet)
    for number, page in enumerate(sheets(sheet, name, kind.paper, kind.orientation), start=1):
        assert page.overflows == ()
        assert [(a.text, b.text) for a, b in page.collisions()] == [], number
        edge = 8.0
        outside = [w.text for w in page.words if w.left < edge or w.right > page.width - edge]
        assert outside == [], number
        assert all(w.bottom < page.height - edge + 1 for w in page.words), number


@pytest.mark.parametrize(("paper", "orientation"), [(p, o) for p in PAPERS for o in ORIENTATIONS])
@pytest.mark.parametrize("sheet", ["vecka", "omraden", "tertial", "insats", "atgardsplan"])
def test_every_paper_holds_every_sheet(sheets: Printed, sheet: str, paper: str, orientation: str) -> None:
    for page in sheets(sheet, "month", paper, orientation):
        assert page.overflows == ()
        assert page.paper == f"{paper} {orientation}"
        assert [(a.text, b.text) for a, b in page.collisions()] == []


@pytest.mark.parametrize("sheet", FAMILY)
def test_pages_are_numbered_and_none_is_empty(sheets: Printed, sheet: str) -> None:
    kind = sheet_kind(sheet)
    for name in ("month", "crowded"):
        pages = sheets(sheet, name, kind.paper, kind.orientation)
        for number, page in enumerate(pages, start=1):
            assert f"{number} ({len(pages)})" in page.text
            assert len(page.words) > 30
            assert "Arbetsmaterial – internt" in page.text
    if not kind.flows_on:
        assert len(pages) == 1


@pytest.mark.parametrize("sheet", FAMILY)
def test_text_is_text_with_embedded_fonts_in_swedish(sheets: Printed, sheet: str) -> None:
    kind = sheet_kind(sheet)
    path = sheets(sheet, "month", kind.paper, kind.orientation)[0].path
    assert fonts(path)
    assert all(embedded for _, embedded in fonts(path))
    assert images(path) == 0
    assert str(PdfReader(path).root_object["/Lang"]) == "sv-SE"


@pytest.mark.parametrize("sheet", FAMILY)
def test_text_of_users_is_never_evaluated(sheets: Printed, sheet: str) -> None:
    kind = sheet_kind(sheet)
    text = " ".join(page.text for page in sheets(sheet, "hostile", kind.paper, kind.orientation))
    assert "[%" in text
    assert str(Path.home()) not in text


def test_the_weeks_numbers_on_the_map_are_those_of_its_list(sheets: Printed) -> None:
    (page,) = sheets("vecka", "month", "A4", "portrait")
    listed = {word.text for word in page.words if word.text.isdigit() and word.top > 155}
    on_map = {
        word.text
        for word in page.words
        if word.text.isdigit() and len(word.text) == 1 and 55 < word.top < 150 and word.left > 60
    }
    assert on_map - {"0"} == {"1", "2", "3", "4", "5", "6"}  # 0 begins the scale bar
    assert on_map - {"0"} <= listed
    assert "… and 12 more" in page.text


def test_the_year_marks_the_parts_that_the_law_asks_for(sheets: Printed) -> None:
    text = " ".join(page.text for page in sheets("ar", "month", "A4", "portrait"))
    parts = ["Mapping", "Extent", "Consequences of the crimes", "Other information", "Analysis"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
