"""Arrays out of the database: the same rows as the objects, on both backends, whatever the filter."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest

from est_plugin.analysis.table import Coded, ObservationTable
from est_plugin.domain.area import Organisation
from est_plugin.domain.category import category_uuid, starting_categories
from est_plugin.domain.observation import COARSE_PRECISIONS, Observation, PlacePrecision, Source
from est_plugin.domain.period import Period, parse_period
from est_plugin.domain.runs import ImportKind, ImportRun
from est_plugin.domain.selection import Selection
from est_plugin.store.gateway import Gateway
from est_plugin.store.geopackage import reading as geopackage_reading
from est_plugin.store.key_codes import FULL_WIDTH, SHORT_WIDTH, KeyCodes
from est_plugin.store.location import GeoPackageLocation, Location
from est_plugin.store.opening import open_database
from est_plugin.store.roads import CellGrid
from tests.store.making import area, big_endian_blob_with_envelope, bulk, key, observation, write

ROWS = 3000


@pytest.fixture(scope="module", params=("geopackage", "postgis"))
def filled(
    request: pytest.FixtureRequest,
    made_geopackage: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Gateway]:
    """A database with some thousand varied observations, only to be read."""
    with ExitStack() as stack:
        if request.param == "geopackage":
            path = tmp_path_factory.mktemp("filled") / "filled.gpkg"
            location: Location = GeoPackageLocation(Path(shutil.copyfile(made_geopackage, path)))
        else:
            location = stack.enter_context(request.getfixturevalue("fresh_postgis")())
        gateway = stack.enter_context(open_database(location))
        fill(gateway)
        yield gateway


@pytest.fixture(scope="module")
def rows(filled: Gateway) -> tuple[Observation, ...]:
    """All its observations, as objects."""
    return tuple(filled.observations(Selection()))


def fill(gateway: Gateway) -> None:
    """Load some thousand varied observations."""
    organisations = [gateway.save_organisation(Organisation(key(i + 1), f"Org {i}")) for i in range(5)]
    areas = gateway.save_areas(area(uuid=key(100 + i)) for i in range(7))
    loaded = bulk(ROWS, organisations=[row.uuid for row in organisations], areas=[row.uuid for row in areas])
    gateway.bulk_load(loaded, ImportRun(str(uuid4()), ImportKind.EXAMPLE))


SELECTIONS = {
    "all": Selection(),
    "a year": Selection(parse_period("2025")),
    "a month": Selection(parse_period("2026-03")),
    "nothing": Selection(parse_period("2011")),
    "a kind with its children": Selection(parse_period("2025"), frozenset([category_uuid("vandalism")])),
    "a child": Selection(None, frozenset([category_uuid("fire")])),
    "an unknown kind": Selection(None, frozenset([key(404)])),
    "sources": Selection(None, frozenset(), frozenset([Source.POLICE, Source.PUBLIC])),
    "all three": Selection(
        parse_period("2025-T2"),
        frozenset([category_uuid("disorder"), category_uuid("graffiti")]),
        frozenset(["staff"]),
    ),
}


@pytest.mark.parametrize("name", SELECTIONS)
def test_arrays_hold_what_the_objects_hold(filled: Gateway, rows: tuple[Observation, ...], name: str) -> None:
    selection = SELECTIONS[name]
    table = filled.observation_table(selection, with_text=True)
    expected = {row.uuid for row in rows if chosen(row, selection)}
    objects = filled.observations_by_key(table.key.tolist()[:: max(1, len(table) // 200)])
    assert {row.uuid for row in objects} <= expected
    assert len(table) == len(expected)
    assert (np.diff(table.key) > 0).all()
    compare(table.take(np.arange(0, len(table), max(1, len(table) // 200))), objects)


def chosen(row: Observation, selection: Selection) -> bool:
    """The filter, said another way: by objects and calendar days."""
    kinds = {
        category.uuid
        for category in starting_categories()
        if category.uuid in selection.category_uuids or category.parent_uuid in selection.category_uuids
    }
    if selection.category_uuids and row.category_uuid not in kinds:
        return False
    if selection.sources and row.source not in selection.sources:
        return False
    if selection.period is None:
        return True
    start, end = selection.period.bounds()
    return row.started_at is not None and start <= row.started_at < end


def compare(table: ObservationTable, objects: tuple[Observation, ...]) -> None:
    """Compare every column with the objects, in the same order."""
    assert table.crs == "EPSG:3006"
    assert texts(table.category) == [row.category_uuid for row in objects]
    assert texts(table.source) == [row.source for row in objects]
    assert texts(table.organisation) == [row.organisation_uuid for row in objects]
    assert texts(table.area) == [row.area_uuid for row in objects]
    assert texts(table.place) == [row.place_name or None for row in objects]
    assert table.coarse.tolist() == [row.place_precision in COARSE_PRECISIONS for row in objects]
    assert table.duplicate.tolist() == [row.duplicate_of is not None for row in objects]
    assert moments(table.start) == [row.started_at for row in objects]
    assert moments(table.end) == [row.ended_at for row in objects]
    assert list(table.text if table.text is not None else ()) == [row.description for row in objects]
    for x, y, row in zip(table.x, table.y, objects, strict=True):
        if row.geometry is None:
            assert np.isnan(x)
            assert np.isnan(y)
        else:
            assert (x, y) == (row.geometry.x, row.geometry.y)


def texts(column: Coded) -> list[str | None]:
    labels = (*column.labels, None)
    return [labels[code] for code in column.codes]


def moments(column: np.ndarray) -> list[datetime | None]:  # type: ignore[type-arg]
    return [None if np.isnat(value) else value.item().replace(tzinfo=UTC) for value in column]


@pytest.mark.parametrize("name", SELECTIONS)
def test_counts_are_those_of_the_objects(filled: Gateway, rows: tuple[Observation, ...], name: str) -> None:
    selection = SELECTIONS[name]
    mine = [row for row in rows if chosen(row, selection)]
    counts = filled.count(selection)
    assert counts.total == ROWS
    assert counts.selected == len(mine)
    assert counts.coarse == sum(row.place_precision in COARSE_PRECISIONS for row in mine)
    assert counts.duplicates == sum(row.duplicate_of is not None for row in mine)
    timeless = [row for row in rows if row.started_at is None and chosen(row, selection.with_period(None))]
    assert counts.without_time == len(timeless)


@pytest.mark.parametrize("name", SELECTIONS)
def test_counts_in_cells_are_those_of_the_points_that_are_analysed(
    filled: Gateway, rows: tuple[Observation, ...], name: str
) -> None:
    selection = SELECTIONS[name]
    analysed = {category.uuid for category in starting_categories() if category.takes_part_in_analysis}
    points = [
        row.geometry
        for row in rows
        if chosen(row, selection)
        and row.category_uuid in analysed
        and row.duplicate_of is None
        and row.place_precision not in COARSE_PRECISIONS
        and row.geometry is not None
    ]
    grid = CellGrid(501_000, 6_502_000, 250, 20, 12)
    expected, _, _ = np.histogram2d(
        [point.y for point in points],
        [point.x for point in points],
        bins=(6_502_000 + 250 * np.arange(13), 501_000 + 250 * np.arange(21)),
    )
    found = filled.binned_counts(selection, grid)
    assert found.shape == (12, 20)
    assert (found == expected).all()


def test_an_empty_database_gives_empty_arrays(gateway: Gateway) -> None:
    table = gateway.observation_table(Selection(parse_period("2026")), with_text=True)
    assert len(table) == 0
    assert gateway.count(Selection()).total == 0
    assert gateway.binned_counts(Selection(), CellGrid(0, 0, 1, 2, 2)).tolist() == [[0, 0], [0, 0]]
    assert list(gateway.observations(Selection())) == []


def test_rows_that_were_deleted_leave_no_trace_in_the_arrays(gateway: Gateway) -> None:
    fill(gateway)
    for row in gateway.observations_by_key(range(10, 600, 9)):
        gateway.delete_observation(row)
    table = gateway.observation_table(Selection(), with_text=True)
    compare(table, gateway.observations_by_key(table.key.tolist()))
    assert len(table) == gateway.count(Selection()).total < ROWS


def test_two_readers_read_what_one_reads(
    geopackage: GeoPackageLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_database(geopackage) as gateway:
        gateway.bulk_load(bulk(ROWS), ImportRun(str(uuid4()), ImportKind.EXAMPLE))
        monkeypatch.setattr(geopackage_reading, "BATCH", 300)
        one = gateway.observation_table(Selection())
        monkeypatch.setattr(geopackage_reading, "TWO_READERS_FROM", 1)
        two = gateway.observation_table(Selection())
    assert (one.key == two.key).all()
    assert texts(one.place) == texts(two.place)
    assert texts(one.category) == texts(two.category)
    np.testing.assert_array_equal(one.x, two.x)
    np.testing.assert_array_equal(one.start, two.start)


def test_a_writer_that_waits_does_not_make_two_readers_wait_for_each_other(
    geopackage: GeoPackageLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pending lock lets no further reader in: the second reader must not be waited for."""
    with open_database(geopackage) as gateway:
        gateway.bulk_load(bulk(ROWS), ImportRun(str(uuid4()), ImportKind.EXAMPLE))
        monkeypatch.setattr(geopackage_reading, "TWO_READERS_FROM", 1)
        writer = sqlite3.connect(geopackage.path, isolation_level=None)
        original = geopackage_reading._second_reader

        def with_pending_writer(path: Path) -> sqlite3.Connection | None:
            writer.execute("PRAGMA busy_timeout = 0")
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("UPDATE setting SET value = value")
            with pytest.raises(sqlite3.OperationalError):
                writer.execute("COMMIT")
            return original(path)

        monkeypatch.setattr(geopackage_reading, "_second_reader", with_pending_writer)
        began = datetime.now(UTC)
        assert len(gateway.observation_table(Selection())) == ROWS
        assert (datetime.now(UTC) - began).total_seconds() < 5
        writer.close()


def test_points_and_names_that_other_programs_wrote_are_read_as_well(geopackage: GeoPackageLocation) -> None:
    with open_database(geopackage) as gateway:
        rows = write(gateway, observation(), observation(place_name="med\x1ftecken"), observation())
        gateway._backend.execute(
            "UPDATE observation SET geom = ? WHERE uuid = ?",
            (big_endian_blob_with_envelope(500_001.5, 6_500_002.5, 3006), rows[1].uuid),
        )
        table = gateway.observation_table(Selection(), with_text=True)
        compare(table, gateway.observations_by_key(table.key.tolist()))
        assert 500_001.5 in table.x.tolist()


def test_keys_that_begin_alike_are_told_apart_by_all_their_digits() -> None:
    alike = [f"12345678-9abc-4def-8123-{number:012x}" for number in range(50)]
    codes = KeyCodes(alike)
    assert codes.width == FULL_WIDTH
    joined = "".join([*alike, " " * FULL_WIDTH, key(5)]).encode()
    assert codes.codes(joined).tolist() == [*range(50), -1, -1]
    apart = [str(uuid4()) for _ in range(500)]
    assert KeyCodes(apart).width == SHORT_WIDTH


def test_a_period_ends_at_midnight_in_sweden(gateway: Gateway) -> None:
    last = datetime(2026, 10, 31, 22, 59, 59, 999_000, tzinfo=UTC)
    first_of_next = datetime(2026, 10, 31, 23, 0, tzinfo=UTC)
    first = datetime(2026, 9, 30, 22, 0, tzinfo=UTC)
    before = datetime(2026, 9, 30, 21, 59, 59, 999_000, tzinfo=UTC)
    rows = write(gateway, *(observation(started_at=at) for at in (last, first_of_next, first, before)))
    october = Selection(Period(date(2026, 10, 1), date(2026, 10, 31)))
    assert {row.uuid for row in gateway.observations(october)} == {rows[0].uuid, rows[2].uuid}
    assert len(gateway.observation_table(october)) == 2
    assert gateway.count(october).selected == 2


def test_precision_decides_what_is_coarse(gateway: Gateway) -> None:
    write(gateway, *(observation(place_precision=precision) for precision in PlacePrecision))
    counts = gateway.count(Selection())
    assert (counts.selected, counts.coarse) == (5, 2)
