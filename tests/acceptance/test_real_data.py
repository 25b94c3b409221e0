"""The main job on real input: real districts, real events, hotspots and a printed lägesbild of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import ogr
from pypdf import PdfReader
from qgis_profile import QgisProfile

from .real_qgis import make_profile
from .real_towns import TOWNS, RealTown, build, print_sheet, run

EVENTS = {"Memphis": [2245], "Nottingham": [1795, 555], "Malmö": []}
AREAS = {"Memphis": 9, "Nottingham": 20, "Malmö": 136}


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> QgisProfile:
    """A fresh profile for qgis_process."""
    return make_profile(tmp_path_factory.mktemp("profile"))


@pytest.mark.parametrize("town", TOWNS, ids=[town.name for town in TOWNS])
def test_a_real_town_from_files_to_paper(
    town: RealTown, profile: QgisProfile, shared_data: Path, tmp_path: Path
) -> None:
    database, counts = build(profile, town, shared_data, tmp_path)
    assert counts == EVENTS[town.name]
    output = tmp_path / f"{town.name}.pdf"
    print_sheet(profile, town, database, output)
    words = PdfReader(output).pages[0].extract_text().split()
    assert town.name in words
    source = ogr.Open(str(database))
    assert source.GetLayerByName("area").GetFeatureCount() == AREAS[town.name]
    if not counts:
        assert "0" in words
        return
    cells = tmp_path / "hotspots.gpkg"
    done = run(profile, "est:hotspots", INPUT=database, CELL_SIZE=500, DISTANCE=1500, OUTPUT=cells)
    assert done.returncode == 0, done.stderr
    made = ogr.Open(str(cells))
    classes = [feature["class"] for feature in made.GetLayer(0)]
    assert max(classes) == 3, "robberies and burglaries gather: some cells are surely hot"
    assert classes.count(3) < len(classes) / 2
