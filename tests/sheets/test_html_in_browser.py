"""The digital lägesbild in a real browser: it loads and runs nothing, fits a telephone, can be read aloud."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QImage

from est_plugin.answers.basis import Basis
from est_plugin.answers.lagesbild.parts import (
    FilledShape,
    LagesbildAnswer,
    MapFill,
    ReportLine,
    ReportsAnswer,
)
from est_plugin.answers.lagesbild.sections import Cell, Column, CurveSection, ProseSection, TableSection, Tone
from est_plugin.sheets.html_blocks import MADE
from est_plugin.sheets.lagesbild import compose
from est_plugin.sheets.options import SheetError, SheetOptions
from est_plugin.sheets.series import MAKERS
from tests.helpers.browser import Browser

from .conftest import sample

NARROW, WIDE = 360, 1280
ATTACK = '"><script>document.title="run"</script><img src=x onerror=alert(1)>&amp;'


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for all tests here."""
    with Browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


def write(answers: LagesbildAnswer | list[LagesbildAnswer], path: Path, **options: str) -> Path:
    """Write a page, giving the event loop its turns."""
    chosen = SheetOptions(**options)  # type: ignore[arg-type]
    composed = compose(answers, chosen)
    try:
        steps = composed.export_steps(path, "html")
        while True:
            try:
                next(steps)
            except StopIteration as end:
                (written,) = end.value
                return Path(written)
            QCoreApplication.processEvents()
            time.sleep(0.002)
    finally:
        composed.close()


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Path:
    """The month's page."""
    return write(sample("month"), tmp_path_factory.mktemp("sida") / "lägesbild å.html")


def test_it_holds_everything_and_asks_for_nothing(browser: Browser, month: Path) -> None:
    browser.requests.clear()
    browser.complaints.clear()
    browser.open(month, WIDE)
    asked = [url for url in browser.requests if not url.startswith("data:")]
    assert [url.rsplit("/", 1)[-1] for url in asked] == ["l%C3%A4gesbild%20%C3%A5.html"]
    assert browser.complaints == []
    text = month.read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href|action|url)\s*[=(]\s*["']?(?:https?:)?//""", text)
    assert "<script" not in text
    widths = browser.evaluate("[...document.images].map(i => i.naturalWidth)")
    assert widths
    assert min(widths) > 0
    assert browser.evaluate("document.images[0].naturalWidth") == 1800


@pytest.mark.parametrize("name", ["not_compared", "empty", "hostile", "endless"])
def test_nothing_is_wider_than_the_window(browser: Browser, tmp_path: Path, name: str) -> None:
    page = write(sample(name), tmp_path / "x.html")
    for width in (NARROW, WIDE):
        browser.open(page, width)
        assert browser.evaluate("document.documentElement.scrollWidth") <= width


def test_markup_in_a_name_stays_text(browser: Browser, tmp_path: Path) -> None:
    answer = sample("month")
    lines = tuple(replace(line, title=ATTACK) for line in answer.insatser.lines)
    sections = (
        ProseSection("left_out", ATTACK, (ATTACK,)),
        TableSection("public_kinds", ATTACK, (Column(ATTACK),), ((Cell(ATTACK, Tone.WORSE),),), note=ATTACK),
    )
    evil = replace(
        answer,
        title=ATTACK,
        subtitle=ATTACK,
        municipality=ATTACK,
        summary=ATTACK,
        footer=ATTACK,
        insatser=replace(answer.insatser, lines=lines),
        places=replace(answer.places, places=tuple(replace(p, name=ATTACK) for p in answer.places.places)),
        sections=sections,
    )
    for sheet in ("manad", "offentlig"):
        page = write(evil, tmp_path / f"{sheet}.html", sheet=sheet, accent_colour="red;}</style>")
        browser.complaints.clear()
        browser.open(page, WIDE)
        assert browser.evaluate("document.title").startswith('"><script>')
        assert browser.evaluate("document.querySelectorAll('script, [onerror]').length") == 0
        assert browser.evaluate("document.querySelector('h1').textContent") == ATTACK
        assert browser.complaints == []


def test_it_can_be_read_aloud(browser: Browser, month: Path) -> None:
    browser.open(month, WIDE)
    tree = browser.tree()
    assert browser.evaluate("document.documentElement.lang") == "sv-SE"
    assert next(name for role, name in tree if role == "heading") == sample("month").title
    levels = browser.evaluate("[...document.querySelectorAll('h1, h2, h3')].map(h => h.tagName)")
    assert levels[0] == "H1"
    assert set(levels[1:]) == {"H2"}
    assert all(name for role, name in tree if role == "image")
    tables = [name for role, name in tree if role == "table"]
    assert len(tables) >= 5
    assert all(tables)
    assert browser.evaluate("document.querySelectorAll('th:not([scope])').length") == 0
    assert {"main", "banner"} & {role for role, _ in tree}
    assert {"columnheader", "rowheader"} <= {role for role, _ in tree}


def test_words_stand_out_from_the_ground(browser: Browser, month: Path) -> None:
    """WCAG 2.1 AA: at least 4.5 to 1 for text, on white or on the colour of a cell."""
    browser.open(month, WIDE)
    pairs = browser.evaluate(
        """[...document.querySelectorAll('p, th, td, li, span, figcaption, h1, h2')]
        .filter(e => e.childNodes.length && e.innerText.trim() && !e.closest('.read, .skip'))
        .map(e => { let g = e; while (g && getComputedStyle(g).backgroundColor === 'rgba(0, 0, 0, 0)')
          g = g.parentElement;
          return [getComputedStyle(e).color, g ? getComputedStyle(g).backgroundColor : 'rgb(255, 255, 255)',
            e.innerText.trim().slice(0, 30)]; })"""
    )
    assert len(pairs) > 100
    worst = min(pairs, key=lambda pair: contrast(pair[0], pair[1]))
    assert contrast(worst[0], worst[1]) >= 4.5, worst


def contrast(one: str, other: str) -> float:
    """The contrast of two CSS colours (WCAG 2.1, 1.4.3)."""
    light = sorted((_luminance(one), _luminance(other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def _luminance(colour: str) -> float:
    parts = np.array([int(value) for value in re.findall(r"\d+", colour)[:3]]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def test_it_prints(browser: Browser, month: Path, tmp_path: Path) -> None:
    browser.open(month, WIDE)
    (tmp_path / "x.pdf").write_bytes(browser.print())
    told = subprocess.run(["pdftotext", tmp_path / "x.pdf", "-"], check=True, capture_output=True, text=True)
    assert sample("month").title in told.stdout
    info = subprocess.run(["pdfinfo", tmp_path / "x.pdf"], check=True, capture_output=True, text=True).stdout
    assert 1 <= int(re.search(r"Pages:\s+(\d+)", info)[1]) <= 5  # type: ignore[index]


def test_an_atlas_has_a_list_of_its_pages(browser: Browser, tmp_path: Path) -> None:
    pages = [replace(sample("month"), title=f"Område {number}", key=str(number)) for number in (1, 2)]
    browser.open(write(pages, tmp_path / "atlas.html"), WIDE)
    links = browser.evaluate("[...document.querySelectorAll('nav a')].map(a => a.getAttribute('href'))")
    assert links == ["#blad-1", "#blad-2"]
    assert browser.evaluate("document.querySelectorAll('h1').length") == 2


def test_sections_curves_and_filled_areas(browser: Browser, tmp_path: Path) -> None:
    answer = sample("month")
    shapes = tuple(FilledShape(area.wkb, n % 5 if n else None) for n, area in enumerate(answer.map.areas))
    fill = MapFill("Händelser per km²", "per område", (1.0, 2.0, 3.0, 4.0, 5.0), shapes, "visas inte")
    curve = CurveSection("months", "Månad för månad", ("jan", "feb"), (3, None), (2, 5), "2026", "2025")
    table = TableSection("public_places", "Områden", (Column("Namn"), Column("Antal", right=True)), ())
    public = replace(
        answer,
        map=replace(answer.map, fill=fill),
        density=None,
        sections=(curve, replace(table, empty="Inga.")),
    )
    browser.open(write(public, tmp_path / "x.html", sheet="offentlig"), WIDE)
    assert browser.evaluate("document.querySelectorAll('.legend li').length") == 6
    assert "Inga." in browser.evaluate("document.body.innerText")
    browser.open(
        write(public, tmp_path / "y.html", sheet="tertial", paper="A4", orientation="portrait"), WIDE
    )
    assert browser.evaluate("document.querySelector('details table').rows.length") == 3


def test_reports_are_numbered_where_the_map_bears_their_numbers(browser: Browser, tmp_path: Path) -> None:
    lines = (ReportLine(1, "lö 3 okt", "Klotter", "Torget", 1.0, 2.0), ReportLine(None, "fr", "Brand", "–"))
    answer = replace(sample("month"), reports=ReportsAnswer(Basis(3), lines, 3))
    for sheet, expected in (("vecka", 4), ("mote", 3)):
        page = write(answer, tmp_path / f"{sheet}.html", sheet=sheet, paper="A4", orientation="portrait")
        browser.open(page, WIDE)
        cells = (
            "[...document.querySelectorAll('table')].find(t => t.innerText.includes('Klotter')).rows[1].cells"
        )
        assert browser.evaluate(f"{cells}.length") == expected


def test_the_map_is_the_sheets_own(browser: Browser, month: Path, tmp_path: Path) -> None:
    browser.open(month, WIDE)
    browser.evaluate("document.querySelector('img.map').scrollIntoView()")
    (tmp_path / "x.png").write_bytes(browser.screenshot())
    image = QImage(str(tmp_path / "x.png")).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), np.uint8)
    rows = rows.reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : 3 * image.width()].reshape(-1, 3)
    densest = (np.abs(pixels.astype(int) - [0xD7, 0x50, 0x1E]).max(axis=1) < 6).sum()
    assert densest > 200


def test_every_block_of_a_sheet_is_on_the_page_too() -> None:
    assert set(MAKERS) == MADE


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="could not be written"):
        write(replace(sample("month"), basis=Basis(1)), tmp_path / "no" / "x.html")
    assert list(tmp_path.iterdir()) == []
