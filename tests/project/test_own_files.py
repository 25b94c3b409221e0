"""Where a person's own files lie, and that thinning reaches them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from est_plugin.domain.settings import MunicipalitySettings
from est_plugin.project import own_files
from est_plugin.project.drafts import Draft, Drafts
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database
from est_plugin.store.retention import plan, thin

from ..store.making import cleared, observation


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A QGIS profile of the test's own."""
    folder = tmp_path / "profil åäö"
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", staticmethod(lambda: f"{folder}/"))
    return folder


def test_everything_lies_in_the_profile(profile: Path) -> None:
    assert own_files.outbox().path == profile / "est_lagesbild" / "utkorg.sqlite"
    assert own_files.drafts_folder().parent == profile / "est_lagesbild"
    assert own_files.rejects_folder().is_dir()


def test_thinning_reaches_outbox_drafts_rejects_and_backups(profile: Path, tmp_path: Path) -> None:
    path = tmp_path / "delad [1].gpkg"
    outbox = own_files.outbox()
    outbox.put(*cleared(observation(description="HEMLIGT_ORD")), "databas")
    drafts = Drafts(own_files.drafts_folder())
    drafts.keep(Draft("databas", observation(description="HEMLIGT_ORD")), 1)
    rejects = own_files.rejects_folder() / "avvisade.csv"
    backup, other = tmp_path / "delad [1].backup-1.gpkg", tmp_path / "delad 1.backup-1.gpkg"
    for file in (rejects, backup, other):
        file.write_text("HEMLIGT_ORD")
    for file in (rejects, backup, other, drafts._path):
        os.utime(file, (0, 0))
    with create_database(GeoPackageLocation(path)) as gateway:
        gateway.save_settings(MunicipalitySettings(retention_text_months=1, retention_files_months=1))
        beside = own_files.beside(gateway.location)
        later = (datetime.now(UTC) + timedelta(days=90)).date()
        planned = {item.what: item.texts + item.rows for item in plan(gateway, beside, today=later).items}
        assert (planned["outbox"], planned["file"]) == (1, 3)
        thin(gateway, beside, today=later)
    assert not any(file.exists() for file in (rejects, backup, drafts._path))
    assert other.exists(), "another database's backups are not touched"
    assert b"HEMLIGT_ORD" not in outbox.path.read_bytes()
    drafts.close()
