"""``est:createdatabase``: makes, refuses, never deletes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from est_plugin.domain.selection import Selection
from est_plugin.store.location import parse_location
from est_plugin.store.opening import open_database
from est_plugin.store.schema import SCHEMA_VERSION

from ..conftest import PostgisDatabase
from .conftest import Run, Told


def test_an_empty_database_in_a_folder_with_swedish_letters(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Å ä ö"
    folder.mkdir()
    path = str(folder / "lägesbild.gpkg")
    results = run("createdatabase", {"DATABASE": path, "MUNICIPALITY": "Kumla"})
    assert results["SCHEMA_VERSION"] == SCHEMA_VERSION
    with open_database(parse_location(path)) as gateway:
        assert gateway.crs == "EPSG:3006"
        assert gateway.settings().municipality_name == "Kumla"
        assert any(category.name == "Skadegörelse" for category in gateway.categories())


def test_a_local_zone_as_its_system(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "malmo.gpkg")
    run("createdatabase", {"DATABASE": path, "CRS": "EPSG:3008"})
    with open_database(parse_location(path)) as gateway:
        assert gateway.crs == "EPSG:3008"


def test_what_exists_is_refused_and_kept(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "there.gpkg"
    path.write_bytes(b"somebody's work")
    with pytest.raises(QgsProcessingException, match="already"):
        run("createdatabase", {"DATABASE": str(path)})
    assert path.read_bytes() == b"somebody's work"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"DATABASE": ""}, "DATABASE"),
        ({"DATABASE": "no such connection"}, "neither"),
        ({"DATABASE": "/no/such/folder/x.gpkg"}, "folder"),
        ({"DATABASE": "x.gpkg", "YEARS": "abc"}, "YEARS"),
        ({"DATABASE": "x.gpkg", "CRS": "nonsense"}, "coordinate system"),
        ({"DATABASE": "x.gpkg", "EXAMPLE": "maybe"}, "one of"),
        ({"DATABASE": "x.gpkg", "YEARS": 1.5}, "whole"),
        ({"DATABASE": "x.gpkg", "YEARS": 0}, "at least 1"),
        ({"DATABASE": "x.gpkg", "OBSERVATIONS": 10**8}, "at most"),
    ],
)
def test_bad_input_is_a_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parameters: dict[str, object], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QgsProcessingException, match=words):
        run("createdatabase", parameters)
    assert list(tmp_path.iterdir()) == []


def test_on_postgis_with_its_roles(run: Run, postgis_database: PostgisDatabase, told: Told) -> None:
    results = run("createdatabase", {"DATABASE": postgis_database.uri}, told)
    assert results["SCHEMA_VERSION"] == SCHEMA_VERSION
    with open_database(parse_location(postgis_database.uri)) as gateway:
        assert gateway.categories()
    with pytest.raises(QgsProcessingException):
        run("createdatabase", {"DATABASE": postgis_database.uri})


def test_the_example_municipality_is_the_same_from_the_same_seed(
    run: Run, tmp_path: Path, told: Told
) -> None:
    counts = []
    for name in ("one", "two"):
        path = str(tmp_path / f"{name}.gpkg")
        parameters = {"DATABASE": path, "EXAMPLE": 1, "SEED": 7, "YEARS": 1, "OBSERVATIONS": 500}
        assert run("createdatabase", parameters, told)["SCHEMA_VERSION"] == SCHEMA_VERSION
        with open_database(parse_location(path)) as gateway:
            table = gateway.observation_table(Selection())
            counts.append(
                (len(table), float(np.nansum(table.x)), len(gateway.areas()), len(gateway.insatser()))
            )
    assert counts[0] == counts[1]
    assert counts[0][0] >= 450
    assert counts[0][2] > 3


def test_a_stopped_example_leaves_no_file(run: Run, tmp_path: Path) -> None:
    parameters = {"DATABASE": str(tmp_path / "x.gpkg"), "EXAMPLE": 1, "YEARS": 1, "OBSERVATIONS": 500}
    assert run("createdatabase", parameters, Told(0.3)) == {}
    assert list(tmp_path.iterdir()) == []
