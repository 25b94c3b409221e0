"""Makes the pictures of docs/ from a running QGIS and from printed sheets: ``make handbook``."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from est_plugin.domain.local_time import local_today
from est_plugin.domain.period import PeriodKind, period_around

from .real_qgis import ROOT, Outcome, make_profile, play

PICTURES = ROOT / "docs" / "pictures"
SHEET_DPI = "100"
STORIES = {
    "story_first_time:from_empty_to_print": {
        "2_menu": "databas",
        "3_opened": "lager",
        "6_printed": "utskriven",
    },
    "story_tour:docks": {
        "worst": "karta",
        "change": "forandring",
        "week": "veckan",
        "places": "platser",
        "sheet": "lagesbild",
    },
}
SHEETS = (("A3", "landscape"), ("A3", "portrait"), ("A4", "landscape"), ("A4", "portrait"))


def main() -> int:
    """Play the stories, print the sheets, and put the pictures in their places."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="keep everything the stories leave in this folder")
    folder = parser.parse_args().keep or Path(tempfile.mkdtemp(prefix="handbook-"))
    PICTURES.mkdir(parents=True, exist_ok=True)
    database = folder / "exempelkommun.gpkg"
    _process(folder, "est:createdatabase", DATABASE=str(database), EXAMPLE="1")
    for story, pictures in STORIES.items():
        outcome = play(story, folder / story.replace(":", "_"), environment=_environment(story, database))
        if outcome.error:
            sys.stderr.write(outcome.error)
            return 1
        _keep(outcome, pictures)
    for paper, orientation in SHEETS:
        _print_sheet(folder, database, paper, orientation)
    return 0


def _environment(story: str, database: Path) -> dict[str, str]:
    return {} if story.startswith("story_first_time") else {"EST_OPEN_DATABASE": str(database)}


def _keep(outcome: Outcome, pictures: dict[str, str]) -> None:
    for taken, name in pictures.items():
        shutil.copyfile(outcome.folder / f"{taken}.png", PICTURES / f"{name}.png")


def _print_sheet(folder: Path, database: Path, paper: str, orientation: str) -> None:
    name = f"manadsbild_{paper.lower()}" + ("" if orientation == "landscape" else "_staende")
    output = folder / f"{name}.pdf"
    _process(
        folder,
        "est:lagesbild",
        DATABASE=str(database),
        PERIOD=period_around(local_today(), PeriodKind.MONTH).previous().code(),
        PAPER=paper,
        ORIENTATION=orientation,
        OUTPUT=str(output),
    )
    target = str(PICTURES / name)
    subprocess.run(["pdftoppm", "-r", SHEET_DPI, "-png", "-singlefile", str(output), target], check=True)


def _process(folder: Path, algorithm: str, **parameters: str) -> None:
    profile = make_profile(folder / "process")
    values = [f"{name}={value}" for name, value in parameters.items()]
    subprocess.run(
        profile.process_command("run", algorithm, "--", *values),
        env=profile.environment(QT_QPA_PLATFORM="offscreen"),
        check=True,
        stdout=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    sys.exit(main())
