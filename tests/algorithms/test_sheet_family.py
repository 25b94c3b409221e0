"""Every sheet of the family, packages and reprints, on a small town: pages, files, numbers of their time."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader
from qgis.core import QgsProcessingException

from est_plugin.domain.insats import Insats, InsatsStatus
from est_plugin.domain.local_time import start_of_day
from est_plugin.domain.observation import Observation, PlacePrecision
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import open_database

from ..answers.towns import make_town_at
from .conftest import Run, Told

SHEETS = ("vecka", "manad", "tertial", "ar", "omraden", "atgardsplan", "mote")
PERIODS = {"vecka": "2026-W43", "mote": "2026-W43", "tertial": "2026-T3", "ar": "2026"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Path:
    """The small town."""
    gateway = make_town_at(tmp_path_factory.mktemp("familj"))
    gateway.save_insats(
        Insats(str(uuid4()), "Belysning i parken", status=InsatsStatus.ONGOING, problem="Det är mörkt.")
    )
    path = Path(gateway.location.text)
    gateway.close()
    return path


@pytest.fixture
def database(town: Path, tmp_path: Path) -> str:
    """A copy of the town of the test's own."""
    return str(shutil.copy(town, tmp_path / "staden.gpkg"))


def text_of(path: Path) -> str:
    """Return the words of a PDF."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_is_printed_and_kept(run: Run, database: str, tmp_path: Path, sheet: str) -> None:
    output = tmp_path / f"{sheet}.pdf"
    period = PERIODS.get(sheet, "2026-10")
    results = run(
        "lagesbild", {"DATABASE": database, "PERIOD": period, "SHEET": sheet, "OUTPUT": str(output)}
    )
    assert results["OVERFLOWS"] == 0
    assert len(PdfReader(output).pages) == results["PAGES"]
    with open_database(GeoPackageLocation(Path(database))) as gateway:
        (kept,) = gateway.sheet_runs()
    assert (kept.uuid, kept.sheet, kept.period) == (results["RUN"], sheet, period)


def test_the_sheet_of_an_insats_tells_its_problem(run: Run, database: str, tmp_path: Path) -> None:
    output = tmp_path / "insats.pdf"
    parameters = {"DATABASE": database, "PERIOD": "2026-10", "SHEET": "insats", "OUTPUT": str(output)}
    run("lagesbild", parameters | {"INSATS": "belysning i parken"})
    text = text_of(output)
    assert "Belysning i parken" in text
    assert "Det är mörkt." in text
    with pytest.raises(QgsProcessingException, match="Belysning i parken"):
        run("lagesbild", parameters | {"INSATS": "Rivning"})


def test_a_poster_is_only_made_in_public(run: Run, database: str, tmp_path: Path) -> None:
    parameters = {
        "DATABASE": database,
        "PERIOD": "2026-10",
        "SHEET": "affisch",
        "OUTPUT": str(tmp_path / "affisch.pdf"),
    }
    with pytest.raises(QgsProcessingException, match="AUDIENCE=1"):
        run("lagesbild", parameters)
    results = run("lagesbild", parameters | {"AUDIENCE": 1})
    assert (results["PAGES"], results["OVERFLOWS"], results["RUN"]) == (1, 0, "")


def test_own_words_take_the_drafts_place(run: Run, database: str, tmp_path: Path) -> None:
    output = tmp_path / "ord.pdf"
    run(
        "lagesbild",
        {"DATABASE": database, "PERIOD": "2026-10", "WORDS": "Gruppen ser lugnt ut.", "OUTPUT": str(output)},
    )
    assert "Gruppen ser lugnt ut." in text_of(output)


def test_a_package_goes_where_its_pattern_says(run: Run, database: str, tmp_path: Path, told: Told) -> None:
    folder = tmp_path / "möten"
    results = run(
        "sheetpackage",
        {
            "DATABASE": database,
            "PERIOD": "2026-10",
            "SHEETS": "mote,omraden,atgardsplan",
            "PATTERN": "{period}/{sheet}",
            "FOLDER": str(folder),
        },
        told,
    )
    files = sorted((folder / "2026-10").iterdir())
    assert results["FILES"] == len(files) == 3
    assert results["OVERFLOWS"] == 0
    assert sum(len(PdfReader(path).pages) for path in files) == results["PAGES"]
    assert told.fractions == sorted(told.fractions)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"SHEETS": "mote,tårta"}, "tårta"),
        ({"PATTERN": "{period}"}, "same name"),
        ({"PATTERN": "{kvartal}"}, "kvartal"),
        ({"PATTERN": "{period"}, "pattern"),
        ({"FOLDER": "/proc/möten"}, "FOLDER"),
    ],
)
def test_a_package_refuses_with_a_sentence(
    run: Run, database: str, tmp_path: Path, change: dict[str, str], words: str
) -> None:
    parameters = {"DATABASE": database, "PERIOD": "2026-10", "FOLDER": str(tmp_path / "ut")} | change
    with pytest.raises(QgsProcessingException, match=words):
        run("sheetpackage", parameters)
    assert not (tmp_path / "ut").exists()


def test_a_sheet_comes_back_with_the_numbers_of_its_time(run: Run, database: str, tmp_path: Path) -> None:
    first, again, anew = (tmp_path / f"{name}.pdf" for name in ("först", "igen", "nytt"))
    asked = {"DATABASE": database, "PERIOD": "2026-10", "WORDS": "Så såg det ut."}
    printed = run("lagesbild", asked | {"OUTPUT": str(first)})
    with open_database(GeoPackageLocation(Path(database))) as gateway:
        table = gateway.categories()
        kind = next(one for one in table if one.takes_part_in_analysis)
        area = gateway.areas()[0]
        for _ in range(7):
            late = Observation(
                str(uuid4()),
                kind.uuid,
                area_uuid=area.uuid,
                place_precision=PlacePrecision.AREA,
                started_at=start_of_day(date(2026, 10, 9)),
            )
            gateway.write_observation(late, clear(guarded_text(late)))
    run("lagesbild", {"DATABASE": database, "PERIOD": "2026-10", "OUTPUT": str(anew)})
    run("reprintsheet", {"DATABASE": database, "RUN": printed["RUN"], "OUTPUT": str(again)})
    then, now = text_of(first), text_of(anew)
    assert text_of(again) == then
    assert "Så såg det ut." in then
    assert now != then
    with pytest.raises(QgsProcessingException, match="kept sheet"):
        run("reprintsheet", {"DATABASE": database, "RUN": "saknas", "OUTPUT": str(again)})
