"""Makes the pictures of docs/ from a running QGIS and from printed sheets: ``make handbook``."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from est_plugin.domain.local_time import local_today
from est_plugin.domain.period import PeriodKind, period_around

from .real_qgis import ROOT, Outcome, make_profile, play
from .real_towns import TOWNS, build, print_sheet, run
from .story_questions import QUESTIONS

PICTURES = ROOT / "docs" / "pictures"
SHARED_DATA = ROOT.parent / "shared" / "data"
SHEET_DPI = "100"
STORIES = {
    "story_first_time:from_empty_to_print": {
        "2_menu": "databas",
        "3_opened": "lager",
        "6_printed": "utskriven",
    },
    "story_entry:by_keyboard": {
        "place": "plats",
        "guard": "personuppgifter",
        "saved": "sparad",
        "editing": "redigera",
    },
    "story_settings:settings_and_week": {
        "settings_kategorier": "installningar",
        "week_faults": "veckan_panel",
    },
    "story_tour:docks": {
        "worst": "karta",
        "change": "forandring",
        "week": "veckan",
        "places": "platser",
        "sheet": "lagesbild",
    },
    "story_analyses:answers": {
        "pattern": "monster",
        "hotcells": "hotspots",
        "densitychange": "tatare",
        **{f"{question}_dock": f"svar_{question}" for question in QUESTIONS},
    },
}
FAMILY = {
    "vecka": PeriodKind.WEEK,
    "tertial": PeriodKind.TERTIAL,
    "ar": PeriodKind.YEAR,
    "omraden": PeriodKind.MONTH,
    "insats": PeriodKind.MONTH,
    "atgardsplan": PeriodKind.MONTH,
    "mote": PeriodKind.WEEK,
    "affisch": PeriodKind.MONTH,
}
"""The other sheets, and the kind of period that each is shown for."""

GALLERY_DPI = "70"
WHOLE = ("tertial", "ar", "mote")
"""Sheets of which all pages are shown."""

SHEETS = (("A3", "landscape"), ("A3", "portrait"), ("A4", "landscape"), ("A4", "portrait"))


def main() -> int:
    """Play the stories, print the sheets, and put the pictures in their places."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="keep everything the stories leave in this folder")
    folder = parser.parse_args().keep or Path(tempfile.mkdtemp(prefix="handbook-"))
    PICTURES.mkdir(parents=True, exist_ok=True)
    database = folder / "exempelkommun.gpkg"
    _process(folder, "est:createdatabase", DATABASE=database, EXAMPLE=1)
    for story, pictures in STORIES.items():
        outcome = play(story, folder / story.replace(":", "_"), environment=_environment(story, database))
        if outcome.error:
            sys.stderr.write(outcome.error)
            return 1
        _keep(outcome, pictures)
    for paper, orientation in SHEETS:
        _print_sheet(folder, database, paper, orientation)
    print_family(folder, database)
    if SHARED_DATA.is_dir():
        _print_real_towns(folder)
    return 0


def _environment(story: str, database: Path) -> dict[str, str]:
    return {} if story.startswith("story_first_time") else {"EST_OPEN_DATABASE": str(database)}


def _keep(outcome: Outcome, pictures: dict[str, str]) -> None:
    for taken, name in pictures.items():
        shutil.copyfile(outcome.folder / f"{taken}.png", PICTURES / f"{name}.png")


def _print_sheet(folder: Path, database: Path, paper: str, orientation: str) -> None:
    name = f"manadsbild_{paper.lower()}" + ("" if orientation == "landscape" else "_staende")
    output = folder / f"{name}.pdf"
    month = period_around(local_today(), PeriodKind.MONTH).previous()
    _process(
        folder,
        "est:lagesbild",
        DATABASE=database,
        PERIOD=month.code(),
        PAPER=paper,
        ORIENTATION=orientation,
        OUTPUT=output,
    )
    _to_picture(output, name)


def print_family(folder: Path, database: Path) -> None:
    """Print every other sheet of the family; one whose pages are all shown gives name-1, name-2 …"""
    month = period_around(local_today(), PeriodKind.MONTH).previous()
    for sheet, kind in FAMILY.items():
        output = folder / f"blad_{sheet}.pdf"
        period = period_around(month.last - timedelta(days=7), kind)
        _process(
            folder,
            "est:lagesbild",
            DATABASE=database,
            PERIOD=period.code(),
            SHEET=sheet,
            AUDIENCE=int(sheet == "affisch"),
            OUTPUT=output,
        )
        target = str(PICTURES / output.stem)
        pages = [] if sheet in WHOLE else ["-singlefile"]
        subprocess.run(["pdftoppm", "-r", GALLERY_DPI, "-png", *pages, str(output), target], check=True)


def _print_real_towns(folder: Path) -> None:
    """The main job on real input, as tests/acceptance/test_real_data.py holds it to."""
    profile = make_profile(folder / "process")
    for town in TOWNS:
        database, _ = build(profile, town, SHARED_DATA, folder)
        output = folder / f"{town.name}.pdf"
        print_sheet(profile, town, database, output)
        _to_picture(output, town.name.lower().replace("ö", "o"))


def _to_picture(document: Path, name: str) -> None:
    target = str(PICTURES / name)
    subprocess.run(["pdftoppm", "-r", SHEET_DPI, "-png", "-singlefile", str(document), target], check=True)


def _process(folder: Path, algorithm: str, **parameters: object) -> None:
    done = run(make_profile(folder / "process"), algorithm, **parameters)
    if done.returncode:
        sys.exit(done.stderr)


if __name__ == "__main__":
    sys.exit(main())
