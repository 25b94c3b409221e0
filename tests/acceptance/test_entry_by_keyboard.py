"""The entry dock in a real QGIS under a virtual screen, with the keyboard alone."""

from __future__ import annotations

from datetime import date

import pytest

from est_plugin.example.creating import create_example
from est_plugin.store.location import GeoPackageLocation

from .real_qgis import Outcome, play

LONGEST_GAP_MS = 100


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The story, played once on the example municipality."""
    path = tmp_path_factory.mktemp("delad mapp åäö") / "exempel.gpkg"
    create_example(GeoPackageLocation(path), years=1, observations=1500, last_day=date(2026, 10, 31)).close()
    opened = {"EST_OPEN_DATABASE": str(path)}
    return play("story_entry:by_keyboard", tmp_path_factory.mktemp("entry"), environment=opened)


def test_an_observation_is_entered_with_the_keyboard_alone(played: Outcome) -> None:
    assert played.error == ""
    assert played.facts["edit_actions"] == 1
    for name in ("place", "guard", "saved", "form", "editing"):
        assert (played.folder / f"{name}.png").stat().st_size > 50_000


@pytest.mark.parametrize("what", ["finding", "guarding", "typing", "saving", "editing"])
def test_the_window_is_never_held(played: Outcome, what: str) -> None:
    gap = played.facts[f"gap_{what}_ms"]
    assert isinstance(gap, int)
    assert gap < LONGEST_GAP_MS
