"""QGIS without a window for every test of the sheets, and sheets composed once for many questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from est_plugin.answers.lagesbild.parts import LagesbildAnswer
from est_plugin.sheets.lagesbild import compose
from est_plugin.sheets.options import SheetOptions
from est_plugin.sheets.style import Style, pick_family, standard_style
from est_plugin.sheets.typesetting import Typesetter, has_family
from tests.sheets import sample_answers
from tests.sheets.reading import Sheet, read_sheet

PrintedSheet = Callable[[str, str, str], Sheet]


@pytest.fixture(autouse=True)
def _qgis(qgis_app: object) -> None:
    """Every sheet needs QGIS."""


@pytest.fixture
def setter() -> Typesetter:
    """A typesetter."""
    return Typesetter()


@pytest.fixture(params=[False, True], ids=["A3", "A4"])
def style(request: pytest.FixtureRequest) -> Style:
    """The scale of both papers."""
    return standard_style(pick_family("", has_family), small=request.param)


@lru_cache(maxsize=16)
def sample(name: str) -> LagesbildAnswer:
    """A sample answer by its name."""
    answer: LagesbildAnswer = getattr(sample_answers, name)()
    return answer


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Iterator[PrintedSheet]:
    """Print a sample once and read the PDF back."""
    folder = tmp_path_factory.mktemp("sheets")

    @lru_cache(maxsize=64)
    def sheet(name: str, paper: str, orientation: str) -> Sheet:
        composed = compose(sample(name), SheetOptions(paper=paper, orientation=orientation))
        try:
            (path,) = composed.export(Path(folder) / f"{name}_{paper}_{orientation}.pdf")
            return read_sheet(path, composed.pages, composed.overflow_details, tuple(composed.notices))
        finally:
            composed.close()

    yield sheet
    sheet.cache_clear()
