"""``est:retention``: tells before it thins, and thins only what has been decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from est_plugin.domain.category import category_uuid
from est_plugin.domain.observation import Observation, PointGeometry
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.domain.selection import Selection
from est_plugin.store.location import parse_location
from est_plugin.store.opening import create_database, open_database

from ..answers.towns import key
from .conftest import Run, Told


@pytest.fixture
def database(tmp_path: Path) -> str:
    """Two observations with text: one of 2019, one of this year."""
    path = str(tmp_path / "gallra [1].gpkg")
    with create_database(parse_location(path)) as gateway:
        for year in (2019, 2026):
            moment = datetime(year, 6, 1, 12, tzinfo=UTC)
            row = Observation(
                key(f"gallra {year}"),
                category_uuid("graffiti"),
                PointGeometry(500_000, 6_560_000),
                started_at=moment,
                reported_at=moment,
                description="Klotter på muren",
            )
            gateway.write_observation(row, clear(guarded_text(row)))
    return path


def decide(path: str, **months: Any) -> None:
    with open_database(parse_location(path)) as gateway:
        gateway.save_settings(replace(gateway.settings(), **months))


def texts(path: str) -> list[str]:
    with open_database(parse_location(path)) as gateway:
        return [row.description for row in gateway.observations(Selection())]


def test_nothing_decided_thins_nothing_and_says_so(run: Run, database: str, told: Told) -> None:
    assert run("retention", {"DATABASE": database, "DRY_RUN": False}, told)["THINNED"] == 0
    assert any("not decided" in warning for warning in told.warnings)
    assert all(texts(database))


def test_a_dry_run_tells_and_changes_nothing(run: Run, database: str, told: Told) -> None:
    decide(database, retention_text_months=24)
    planned = run("retention", {"DATABASE": database}, told)["THINNED"]
    assert planned > 0
    assert all(texts(database))
    assert any("would" in info for info in told.infos)
    assert run("retention", {"DATABASE": database, "DRY_RUN": "false"})["THINNED"] >= planned
    assert texts(database) == ["", "Klotter på muren"]


def test_rows_go_by_the_decision(run: Run, database: str) -> None:
    decide(database, retention_text_months=24, retention_rows_months=36)
    run("retention", {"DATABASE": database, "DRY_RUN": False})
    assert texts(database) == ["Klotter på muren"]


def test_old_backups_beside_the_database_go_and_other_files_stay(run: Run, database: str) -> None:
    import os

    decide(database, retention_files_months=12)
    folder = Path(database).parent
    backup, other = folder / "gallra [1].backup-1.gpkg", folder / "gallra 1.backup-1.gpkg"
    for path in (backup, other):
        path.write_bytes(b"")
        os.utime(path, (0, 0))
    run("retention", {"DATABASE": database, "DRY_RUN": False})
    assert not backup.exists()
    assert other.exists()


def test_bad_input_is_a_sentence(run: Run, database: str) -> None:
    with pytest.raises(QgsProcessingException, match="BEFORE"):
        run("retention", {"DATABASE": database, "BEFORE": "förr"})
    with pytest.raises(QgsProcessingException, match="DRY_RUN"):
        run("retention", {"DATABASE": database, "DRY_RUN": "kanske"})
