"""Every question asked with the mouse in a real QGIS; loading and unloading leaves nothing behind."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from est_plugin.example.creating import create_example
from est_plugin.store.location import GeoPackageLocation

from .real_qgis import play


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example municipality, in a folder with a space and Swedish letters."""
    path = tmp_path_factory.mktemp("delad mapp åäö") / "exempel.gpkg"
    create_example(GeoPackageLocation(path), last_day=date(2026, 10, 31)).close()
    return path


def test_each_question_is_answered_in_a_real_window(example: Path, tmp_path: Path) -> None:
    outcome = play("story_tour:docks", tmp_path, environment={"EST_OPEN_DATABASE": str(example)})
    assert outcome.error == ""
    for name in ("worst", "change", "week", "places", "sheet"):
        assert (tmp_path / f"{name}.png").stat().st_size > 50_000


def test_nothing_is_left_behind_after_ten_times(example: Path, tmp_path: Path) -> None:
    copy = shutil.copy(example, tmp_path / "exempel.gpkg")
    outcome = play("story_reload:ten_times", tmp_path, environment={"EST_OPEN_DATABASE": str(copy)})
    assert outcome.error == ""
    assert outcome.facts["after"] == outcome.facts["before"]
