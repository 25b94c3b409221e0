"""The import window in a real QGIS, with real notices of the police."""

from __future__ import annotations

from pathlib import Path

from est_plugin.domain.selection import Selection
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database, open_database

from .real_qgis import play

NOTICES = 2357
A_GLANCE_MS = 1000
"""What a gap may be where other programs share the two processors; the docks' own tests measure 100 ms."""


def test_real_notices_are_imported_and_taken_back(shared_data: Path, tmp_path: Path) -> None:
    database = GeoPackageLocation(tmp_path / "delad mapp åäö" / "kumla.gpkg")
    database.path.parent.mkdir()
    create_database(database, municipality="Kumla").close()
    outcome = play(
        "story_import:notices_of_the_police",
        tmp_path,
        environment={
            "EST_OPEN_DATABASE": str(database.path),
            "EST_IMPORT_FILE": str(shared_data / "polisen_handelser_fem_kommuner.csv"),
        },
    )
    assert outcome.error == ""
    facts = outcome.facts
    assert "polisen.se" in str(facts["recognised"])
    assert facts["planned"] == facts["imported"]
    imported = facts["imported"]
    assert isinstance(imported, list)
    new, changed, there_already, rejected, rows, _warned = (int("".join(text.split())) for text in imported)
    assert new > 500
    assert new + changed + there_already + rejected == rows == NOTICES
    assert "ångrad" in str(facts["undone"])
    for name in ("until_the_summary", "importing", "undoing"):
        gap = facts[f"gap_{name}_ms"]
        assert isinstance(gap, int)
        assert gap < A_GLANCE_MS
    with open_database(database) as gateway:
        assert list(gateway.observations(Selection())) == []
        (run,) = gateway.import_runs()
        assert (run.imported, run.rejected) == (new, rejected)
        assert run.undone_at is not None
