"""A sheet that flows on: a page more is no new code, and every page has its header and number."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from qgis.core import QgsProject

from est_plugin.sheets.background import Backdrop
from est_plugin.sheets.export import SheetPage, export_pages, finish
from est_plugin.sheets.options import SheetOptions
from est_plugin.sheets.page import compose_page, set_page_number
from est_plugin.sheets.pdf_details import PdfDetails
from est_plugin.sheets.prepared import prepare
from est_plugin.sheets.series import SheetKind
from est_plugin.sheets.template import load_template
from tests.sheets.conftest import sample

EVERYTHING = ("summary", "change", "insatser", "planned", "week", "kinds", "places", "reporting")


def test_long_lists_go_on_over_pages_in_full(tmp_path: Path) -> None:
    answer, options = sample("crowded"), SheetOptions(paper="A4", orientation="portrait")
    project = QgsProject()
    template = load_template(project, options.template_path())
    kind = SheetKind("lång", EVERYTHING, flows_on=True)
    result = compose_page(template, kind, answer, prepare(answer), Backdrop(), options)
    total = sum(part.template.page_count for part in result.parts)
    assert set_page_number(result, 1, total) == total + 1
    assert [text for part in result.parts for text in part.overflows] == []
    assert total > 3
    pages = [
        SheetPage(part.layout, index) for part in result.parts for index in range(part.template.page_count)
    ]
    (path,) = finish(export_pages(pages, tmp_path / "lång.pdf", "pdf", 150, PdfDetails("Lång")))
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]
    together = " ".join(texts)
    assert len(texts) == total
    assert all("Arbetsmaterial – internt" in text for text in texts)
    assert [f"{number} ({total})" in text for number, text in enumerate(texts, start=1)] == [True] * total
    areas = [area.name for area in answer.map.areas]
    assert all(f"Råby {index + 1} " in f"{together} " for index in range(60) if index % 3)
    assert len(areas) == 60
    assert together.count("försenad 15 oktober 2026") + together.count("försenad 15 oktober") >= 4
    assert "more" not in together.split("Källor")[0] or "open ones more" in together
    project.clear()
