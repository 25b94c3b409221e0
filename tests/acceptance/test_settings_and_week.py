"""The settings and the week in a real QGIS."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from est_plugin.example.creating import create_example
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import open_database

from .real_qgis import play


def test_the_settings_are_saved_and_the_week_is_worked_through(tmp_path: Path) -> None:
    path = tmp_path / "exempel åäö.gpkg"
    create_example(GeoPackageLocation(path), years=1, observations=2000, last_day=date(2026, 10, 31)).close()
    outcome = play(
        "story_settings:settings_and_week", tmp_path / "story", environment={"EST_OPEN_DATABASE": str(path)}
    )
    assert outcome.error == ""
    assert int(str(outcome.facts["reviewed"])) == int(str(outcome.facts["to_review"])) - 1
    with open_database(GeoPackageLocation(path)) as gateway:
        assert gateway.settings().contact == "trygghet@exempelkoping.se"
