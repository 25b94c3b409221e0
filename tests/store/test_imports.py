"""An import is one transaction, counted, and can be taken back as a whole for some days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from est_plugin.domain.observation import Observation
from est_plugin.domain.privacy import clear
from est_plugin.domain.runs import ImportKind, ImportRun
from est_plugin.domain.selection import Selection
from est_plugin.store.errors import BrokenRuleError, ConflictError, TooLateToUndoError, UnclearedTextError
from est_plugin.store.gateway import Gateway
from est_plugin.store.geopackage import backend as geopackage_backend
from est_plugin.store.location import GeoPackageLocation
from tests.store.making import cleared, key, observation, write


def run(number: int = 1) -> ImportRun:
    return ImportRun(
        key(number), ImportKind.OBSERVATIONS, "polisen", "fil.csv", "polisen", rejected=4, warned=2
    )


def rows(start: int, stop: int) -> list[Observation]:
    return [
        observation(uuid=key(1000 + i), source_system="polisen", external_id=f"K{i}")
        for i in range(start, stop)
    ]


def test_what_an_import_brings_replaces_and_leaves_is_counted(gateway: Gateway) -> None:
    first = gateway.write_import([cleared(row) for row in rows(0, 10)], run())
    assert (first.imported, first.updated, first.duplicates, first.rejected, first.warned) == (10, 0, 0, 4, 2)
    assert gateway.import_runs() == (first,)
    present = gateway.observations_by_identity("polisen", [f"K{i}" for i in range(10)])
    again = [replace(present[f"K{i}"], place_name="Ny plats" if i < 3 else "Stora torget") for i in range(10)]
    second = gateway.write_import([cleared(row) for row in [*again, *rows(10, 15)]], run(2))
    assert (second.imported, second.updated, second.duplicates) == (5, 3, 7)
    assert gateway.count(Selection()).total == 15


@pytest.mark.parametrize("many", [10_000, 5])
def test_an_import_is_undone_as_a_whole(gateway: Gateway, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of inserting: a few rows, and so many that triggers rest."""
    monkeypatch.setattr(geopackage_backend, "MANY", many)
    before = write(gateway, *rows(0, 3))
    own = write(gateway, observation())[0]
    changes = [replace(row, place_name="Ny plats", description="Ny text") for row in before]
    imported = gateway.write_import([cleared(row) for row in [*changes, *rows(3, 20)]], run())
    assert (imported.imported, imported.updated) == (17, 3)
    undone = gateway.undo_import(imported)
    assert (undone.removed, undone.restored, undone.kept) == (17, 3, 0)
    left = {row.uuid: row for row in gateway.observations(Selection())}
    assert left == {own.uuid: own, **{row.uuid: replace(row, row_version=3) for row in before}}
    assert gateway.import_runs()[0].undone_at is not None
    assert gateway.backend.rows("SELECT count(*) FROM import_undo") == [(0,)]
    with pytest.raises(ConflictError):
        gateway.undo_import(imported)


def test_what_people_have_worked_on_since_stays(gateway: Gateway) -> None:
    before = write(gateway, *rows(0, 2))
    changes = [replace(row, place_name="Ny plats") for row in before]
    imported = gateway.write_import([cleared(row) for row in [*changes, *rows(2, 6)]], run())
    for uuid in (key(1000), key(1003)):
        found = gateway.observation(uuid)
        assert found is not None
        write(gateway, replace(found, place_name="Rättad plats"))
    undone = gateway.undo_import(imported)
    assert (undone.removed, undone.restored, undone.kept) == (3, 1, 2)
    names = {row.uuid: row.place_name for row in gateway.observations(Selection())}
    assert names == {key(1000): "Rättad plats", key(1001): "Stora torget", key(1003): "Rättad plats"}


def test_an_import_with_one_bad_row_brings_nothing(gateway: Gateway) -> None:
    good = [cleared(row) for row in rows(0, 5)]
    bad = observation(uuid=key(9), category_uuid=key(404))
    with pytest.raises(BrokenRuleError):
        gateway.write_import([*good, cleared(bad)], run())
    with pytest.raises(UnclearedTextError):
        gateway.write_import([*good, (observation(), clear("annat"))], run())
    stale = write(gateway, observation())[0]
    write(gateway, replace(stale, place_name="Ny plats"))
    with pytest.raises(ConflictError):
        gateway.write_import([*good, cleared(replace(stale, place_name="Import"))], run())
    assert gateway.import_runs() == ()
    assert gateway.count(Selection()).total == 1
    assert gateway.backend.rows("SELECT count(*) FROM import_undo") == [(0,)]


def test_after_its_days_an_import_is_undone_no_more(gateway: Gateway) -> None:
    imported = gateway.write_import([cleared(row) for row in rows(0, 3)], run())
    late = gateway.save_import_run(replace(imported, finished_at=datetime.now(UTC) - timedelta(days=31)))
    with pytest.raises(TooLateToUndoError):
        gateway.undo_import(late)
    gateway.save_settings(replace(gateway.settings(), import_undo_days=40))
    assert gateway.undo_import(late).removed == 3


def test_many_rows_leave_the_same_traces_as_few(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    write(gateway, *rows(0, 5))
    monkeypatch.setattr(geopackage_backend, "MANY", 5)
    write(gateway, *rows(5, 15))
    assert gateway.backend.rows(
        'SELECT "action", row_version, "by", count(*) FROM audit WHERE table_name = \'observation\''
        ' GROUP BY "action", row_version, "by"'
    ) == [("insert", 1, "anna", 15)]
    if isinstance(gateway.location, GeoPackageLocation):
        assert gateway.backend.rows("SELECT count(*) FROM rtree_observation_geom") == [(15,)]
        triggers = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'observation'"
        assert gateway.backend.rows(triggers) == [(13,)]
        extent = "SELECT min_x, max_y FROM gpkg_contents WHERE table_name = 'observation'"
        assert gateway.backend.rows(extent) == [(500_123.5, 6_500_456.25)]


@pytest.mark.parametrize("many", [10_000, 2])
def test_what_came_in_meanwhile_is_left_out_of_what_was_made_ready(
    gateway: Gateway, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geopackage_backend, "MANY", many)
    gateway.write_import([cleared(row) for row in rows(0, 5)], run())
    second = gateway.write_import([cleared(row) for row in rows(3, 9)], run(2))
    assert (second.imported, second.updated, second.duplicates) == (4, 0, 2)
    assert gateway.count(Selection()).total == 9
    changed = [replace(row, place_name="Annan plats") for row in rows(0, 2)]
    with pytest.raises(ConflictError):
        gateway.write_import([cleared(row) for row in [*changed, *rows(20, 30)]], run(3))
    assert gateway.count(Selection()).total == 9
    third = gateway.write_import([cleared(row) for row in rows(20, 30)], run(4))
    assert third.imported == 10
    assert len(gateway.import_runs()) == 3


def test_what_updates_replace_may_be_told_beforehand(gateway: Gateway) -> None:
    before = write(gateway, *rows(0, 3))
    changes = [cleared(replace(row, place_name="Ny plats")) for row in before]
    imported = gateway.write_import(changes, run(), before)
    assert (imported.updated, gateway.undo_import(imported).restored) == (3, 3)
    assert {row.place_name for row in gateway.observations(Selection())} == {"Stora torget"}
