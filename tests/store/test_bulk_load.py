"""Loading in bulk: the same rows as written one by one, in one transaction, past neither guard nor rules."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import numpy as np
import pytest

from est_plugin.analysis.errors import CancelledError
from est_plugin.analysis.table import Coded
from est_plugin.domain.observation import COARSE_PRECISIONS, Observation, PointGeometry
from est_plugin.domain.privacy import PersonalDataError
from est_plugin.domain.runs import ImportKind, ImportRun
from est_plugin.domain.selection import Selection
from est_plugin.store import bulk as bulk_module
from est_plugin.store.errors import BrokenRuleError, DatabaseExistsError, InvalidValueError
from est_plugin.store.gateway import Gateway
from est_plugin.store.geopackage import bulk as geopackage_bulk
from est_plugin.store.location import GeoPackageLocation
from tests.store.making import bulk, cleared, key, observation, write

ROWS = 400


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that several are needed, and indexes rest."""
    monkeypatch.setattr(bulk_module, "CHUNK", 150)
    monkeypatch.setattr(geopackage_bulk, "_REST_INDEXES_FROM", 300)


def structure(gateway: Gateway) -> set[tuple[object, ...]]:
    """Triggers and indexes of the table of observations."""
    if isinstance(gateway.location, GeoPackageLocation):
        return set(gateway.backend.rows("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'observation'"))
    return set(gateway.backend.rows("SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal"))


def test_a_load_is_a_run_with_all_its_rows_and_leaves_the_table_as_it_was(gateway: Gateway) -> None:
    before = structure(gateway)
    written = write(gateway, observation())[0]
    loaded = bulk(ROWS)
    run = gateway.bulk_load(loaded, ImportRun(key(1), ImportKind.EXAMPLE, profile="exempel"))
    assert (run.imported, run.kind) == (ROWS, ImportKind.EXAMPLE)
    assert run.started_at is not None
    assert run.finished_at is not None
    assert gateway.import_runs() == (run,)
    rows = [row for row in gateway.observations(Selection()) if row.import_run_uuid == run.uuid]
    assert len(rows) == ROWS
    assert gateway.observation(written.uuid) == written
    assert structure(gateway) == before
    compare(loaded, {row.uuid: row for row in rows}, run.uuid)


def compare(loaded: bulk_module.BulkObservations, rows: dict[str, Observation], run: str) -> None:
    """Every row against the arrays."""
    keys = bulk_module.row_uuids(run, np.arange(ROWS))
    for number, uuid in enumerate(keys):
        row = rows[uuid]
        assert row.category_uuid == loaded.category.labels[loaded.category.codes[number]]
        assert row.place_name == label(loaded.place, number, "")
        assert row.description == label(loaded.description, number, "")
        assert row.place_precision == label(loaded.place_precision, number, "exact")
        assert (
            row.indoor is (None, False, True)[int(loaded.indoor[number]) + 1]
            if loaded.indoor is not None
            else True
        )
        has_point = np.isfinite(loaded.x[number])
        assert row.geometry == (PointGeometry(loaded.x[number], loaded.y[number]) if has_point else None)
        assert has_point or row.place_precision in COARSE_PRECISIONS
        original = int(loaded.duplicate_of[number]) if loaded.duplicate_of is not None else -1
        assert row.duplicate_of == (keys[original] if original >= 0 else None)
        assert row.row_version == 1


def label(column: Coded | None, number: int, empty: str) -> str:
    if column is None or column.codes[number] < 0:
        return empty
    return column.labels[column.codes[number]]


def test_loaded_rows_are_written_to_like_any_other(gateway: Gateway) -> None:
    gateway.bulk_load(bulk(ROWS), ImportRun(key(1)))
    row = next(gateway.observations(Selection()))
    changed = gateway.write_observation(*cleared(replace(row, place_name="Ny plats")))
    assert changed.row_version == 2
    noted = gateway.backend.rows("SELECT count(*) FROM audit WHERE row_uuid = ?", (row.uuid,))
    assert noted == [(1,)]
    assert gateway.backend.rows("SELECT count(*) FROM audit WHERE table_name = 'observation'") == [(1,)]
    assert len(write(gateway, observation())) == 1


def test_the_same_run_is_not_loaded_twice(gateway: Gateway) -> None:
    gateway.bulk_load(bulk(ROWS), ImportRun(key(1)))
    with pytest.raises(DatabaseExistsError):
        gateway.bulk_load(bulk(ROWS), ImportRun(key(1)))
    gateway.bulk_load(bulk(ROWS), ImportRun(str(uuid4())))
    assert gateway.count(Selection()).total == 2 * ROWS


def test_nothing_of_a_load_with_personal_data_goes_in(gateway: Gateway) -> None:
    for name in ("description", "place", "reporter_role"):
        column = Coded(np.zeros(ROWS, dtype=np.int32), ("ring 070-123 45 67",))
        with pytest.raises(PersonalDataError):
            gateway.bulk_load(replace(bulk(ROWS), **{name: column}), ImportRun(key(1)))  # type: ignore[arg-type]
    assert gateway.count(Selection()).total == 0


def test_a_load_that_breaks_a_rule_leaves_everything_as_it_was(gateway: Gateway) -> None:
    before = structure(gateway)
    category = Coded(np.zeros(ROWS, dtype=np.int32), (key(404),))
    backwards = bulk(ROWS)
    for bad in (
        replace(backwards, category=category),
        replace(backwards, end=backwards.start - np.timedelta64(1, "h")),
        replace(backwards, x=np.full(ROWS, np.nan), place_precision=None),
    ):
        with pytest.raises(BrokenRuleError):
            gateway.bulk_load(bad, ImportRun(key(1)))
    assert structure(gateway) == before
    assert gateway.import_runs() == ()
    assert gateway.count(Selection()).total == 0


def test_arrays_that_do_not_fit_together_are_refused(gateway: Gateway) -> None:
    for bad in (
        replace(bulk(ROWS), y=np.zeros(ROWS - 1)),
        replace(bulk(ROWS), place=Coded.empty(3)),
        replace(bulk(ROWS), duplicate_of=np.arange(ROWS)),
    ):
        with pytest.raises(InvalidValueError):
            gateway.bulk_load(bad, ImportRun(key(1)))


class StopsInTheMiddle:
    """A person who presses stop."""

    def __init__(self) -> None:
        self.told: list[float] = []

    def report(self, fraction: float) -> None:
        self.told.append(fraction)

    def cancelled(self) -> bool:
        return len(self.told) >= 2


def test_a_load_that_is_stopped_leaves_everything_as_it_was(gateway: Gateway) -> None:
    before = structure(gateway)
    with pytest.raises(CancelledError):
        gateway.bulk_load(bulk(ROWS), ImportRun(key(1)), StopsInTheMiddle())
    assert structure(gateway) == before
    assert gateway.count(Selection()).total == 0
    write(gateway, observation())


def test_an_empty_load_is_a_run_of_nothing(gateway: Gateway) -> None:
    run = gateway.bulk_load(bulk(0), ImportRun(key(1)))
    assert run.imported == 0
    assert gateway.count(Selection()).total == 0
