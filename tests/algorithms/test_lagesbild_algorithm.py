"""``est:lagesbild``: prints, counts its pages, refuses with a sentence, leaves no half of a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from ..answers.towns import make_town_at
from .conftest import Run, Told


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> str:
    """The small town."""
    gateway = make_town_at(tmp_path_factory.mktemp("tryck"))
    path = gateway.location.text
    gateway.close()
    return path


def test_a_month_on_a3_as_pdf(run: Run, database: str, tmp_path: Path, told: Told) -> None:
    output = tmp_path / "lägesbild oktober.pdf"
    results = run("lagesbild", {"DATABASE": database, "PERIOD": "2026-10", "OUTPUT": str(output)}, told)
    assert (results["PAGES"], results["OVERFLOWS"]) == (1, 0)
    assert output.read_bytes().startswith(b"%PDF")
    assert any("Centrum" in info for info in told.infos)
    assert told.fractions == sorted(told.fractions)
    assert list(tmp_path.iterdir()) == [output]


def test_an_atlas_as_pictures_has_a_page_an_area(run: Run, database: str, tmp_path: Path) -> None:
    parameters = {
        "DATABASE": database,
        "PERIOD": "2026-10",
        "SHEET": "omraden",
        "PAPER": "A4",
        "FORMAT": "png",
        "OUTPUT": str(tmp_path / "blad.png"),
    }
    results = run("lagesbild", parameters)
    assert results["PAGES"] == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blad_1.png", "blad_2.png"]


def test_one_area_and_kind_against_the_period_before(
    run: Run, database: str, tmp_path: Path, told: Told
) -> None:
    parameters = {
        "DATABASE": database,
        "PERIOD": "2026-10",
        "AREAS": "väster",
        "CATEGORIES": "vandalism",
        "SOURCES": "police",
        "COMPARE": "previous",
        "OUTPUT": str(tmp_path / "x.svg"),
    }
    run("lagesbild", parameters, told)
    assert (tmp_path / "x.svg").exists()
    assert "7" in told.infos[0]


@pytest.mark.parametrize("period", ["2019-05", "2026-W40", "2026-T3", "2026", "2026-10-01/2026-10-05"])
def test_every_period_even_an_empty_one(run: Run, database: str, tmp_path: Path, period: str) -> None:
    results = run("lagesbild", {"DATABASE": database, "PERIOD": period, "OUTPUT": str(tmp_path / "x.png")})
    assert results["PAGES"] == 1
    assert results["OVERFLOWS"] == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"PERIOD": "oktober"}, "2026-W47"),
        ({"PERIOD": ""}, "PERIOD"),
        ({"AREAS": "Månen"}, "Centrum"),
        ({"CATEGORIES": "stöld"}, "Skadegörelse"),
        ({"SOURCES": "rumours"}, "police"),
        ({"COMPARE": "förr"}, "could not be read"),
        ({"PAPER": "A5"}, "A3, A4"),
        ({"SHEET": "karta"}, "manad"),
        ({"AUDIENCE": 1, "AREAS": "väster"}, "subtraction"),
        ({"AUDIENCE": 1, "SHEET": "mote"}, "group only"),
        ({"AUDIENCE": 1, "PERIOD": "2026-W40"}, "shorter than a month"),
        ({"TEMPLATE": "/no/such.qpt"}, "no/such.qpt"),
        ({"FORMAT": "docx"}, "docx"),
        ({"DATABASE": "/no/such.gpkg"}, "no/such.gpkg"),
        ({"OUTPUT": "/no/such/folder/x.pdf"}, "no/such/folder"),
    ],
)
def test_bad_input_is_a_sentence(
    run: Run, database: str, tmp_path: Path, change: dict[str, object], words: str
) -> None:
    parameters = {"DATABASE": database, "PERIOD": "2026-10", "OUTPUT": str(tmp_path / "x.pdf")} | change
    with pytest.raises(QgsProcessingException, match=words):
        run("lagesbild", parameters)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("share", [0.1, 0.6, 0.85])
def test_a_stopped_run_leaves_what_was_there(run: Run, database: str, tmp_path: Path, share: float) -> None:
    output = tmp_path / "x.pdf"
    output.write_text("last month's")
    results = run(
        "lagesbild", {"DATABASE": database, "PERIOD": "2026-10", "OUTPUT": str(output)}, Told(share)
    )
    assert results == {}
    assert output.read_text() == "last month's"
    assert list(tmp_path.iterdir()) == [output]
