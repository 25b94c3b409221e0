"""The example in a real database, both kinds: whole, readable by everybody, once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import psycopg2
import pytest
import shapely
from osgeo import gdal, ogr
from qgis.core import QgsVectorLayer

from est_plugin.analysis.errors import CancelledError
from est_plugin.domain.assets import asset
from est_plugin.domain.period import Period
from est_plugin.domain.selection import Selection
from est_plugin.example.background import BACKGROUND_TABLES
from est_plugin.example.background_writing import background_tables
from est_plugin.example.creating import create_example
from est_plugin.example.town import ExampleTown, generate
from est_plugin.example.writing import fill
from est_plugin.store.errors import DatabaseExistsError
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, parse_location
from est_plugin.store.opening import check_database, create_database, open_database

from ..conftest import PostgisDatabase

FEW = 700


@pytest.fixture(scope="session")
def few() -> ExampleTown:
    return generate(observations=FEW)


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory, few: ExampleTown) -> Path:
    path = tmp_path_factory.mktemp("exempel") / "Exempelköping å ä ö.gpkg"
    with create_database(GeoPackageLocation(path)) as gateway:
        fill(gateway, few)
    return path


@pytest.fixture(params=["geopackage", "postgis"])
def filled(request: pytest.FixtureRequest, few: ExampleTown) -> Iterator[Gateway]:
    """The example in each kind of database."""
    if request.param == "geopackage":
        with open_database(GeoPackageLocation(request.getfixturevalue("example_file"))) as gateway:
            yield gateway
        return
    database: PostgisDatabase = request.getfixturevalue("postgis_database")
    with create_database(parse_location(database.uri)) as gateway:
        fill(gateway, few)
        yield gateway


def test_everything_is_in_the_database(filled: Gateway, few: ExampleTown) -> None:
    assert filled.count(Selection()).total == FEW
    assert {area.uuid for area in filled.areas()} == {a.uuid for a in (*few.areas, *few.work.areas)}
    assert {row.uuid for row in filled.organisations()} == {row.uuid for row in few.organisations}
    assert {row.uuid: row.status for row in filled.insatser()} == {
        i.uuid: i.status for i in few.work.insatser
    }
    assert {(row.insats_uuid, row.area_uuid, row.role) for row in filled.insats_areas()} == set(
        few.work.links
    )
    assert len(filled.working_groups()) == len(few.work.working_groups)
    assert len(filled.meetings()) == len(few.work.meetings)
    assert len(filled.decisions()) == len(few.work.decisions)
    assert len(filled.follow_ups()) == len(few.work.follow_ups)
    assert len(filled.insats_observations()) > 0
    assert filled.settings().municipality_name == "Exempelköping"


def test_rows_read_back_as_they_were_drawn(filled: Gateway, few: ExampleTown) -> None:
    drawn, read = few.table(), filled.observation_table(Selection())

    order_drawn = np.lexsort((drawn.y, drawn.x, drawn.start.astype(np.int64)))
    order_read = np.lexsort((read.y, read.x, read.start.astype(np.int64)))
    assert np.array_equal(drawn.start[order_drawn], read.start[order_read], equal_nan=True)
    np.testing.assert_allclose(drawn.x[order_drawn], read.x[order_read])
    assert drawn.coarse.sum() == read.coarse.sum()
    assert drawn.duplicate.sum() == read.duplicate.sum()
    place = {name: int(n) for name, n in zip(drawn.place.labels, drawn.place.counts(), strict=True) if n}
    assert place == {
        name: int(n) for name, n in zip(read.place.labels, read.place.counts(), strict=True) if n
    }


def test_the_background_lies_beside_the_shared_tables(filled: Gateway, few: ExampleTown) -> None:
    assert background_tables(filled.location) == tuple(table.name for table in BACKGROUND_TABLES)


def test_filling_again_doubles_nothing(filled: Gateway, few: ExampleTown) -> None:
    fill(filled, few)
    assert filled.count(Selection()).total == FEW
    assert len(filled.insatser()) == len(few.work.insatser)
    assert len(filled.areas()) == len(few.areas) + len(few.work.areas)


def test_what_was_broken_off_is_taken_up_again(tmp_path: Path, few: ExampleTown) -> None:
    class StopsAt:
        def __init__(self, fraction: float) -> None:
            self.limit, self.done = fraction, 0.0

        def report(self, fraction: float) -> None:
            self.done = fraction

        def cancelled(self) -> bool:
            return self.done >= self.limit

    path = tmp_path / "avbruten.gpkg"
    with create_database(GeoPackageLocation(path)) as gateway:
        for limit in (0.02, 0.5, 0.86):
            with pytest.raises(CancelledError):
                fill(gateway, few, StopsAt(limit))
        fill(gateway, few)
        assert gateway.count(Selection()).total == FEW
        assert len(background_tables(gateway.location)) == len(BACKGROUND_TABLES)
    assert check_database(GeoPackageLocation(path)) == ()


def test_the_file_is_a_sound_database_that_opens_without_a_remark(example_file: Path) -> None:
    assert check_database(GeoPackageLocation(example_file)) == ()
    with sqlite3.connect(example_file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_background_reads_back_whole(example_file: Path, few: ExampleTown) -> None:
    source = gdal.OpenEx(str(example_file), gdal.OF_VECTOR)
    for layer in few.background:
        read = source.GetLayerByName(layer.table.name)
        assert read.GetFeatureCount() == len(layer)
        assert read.GetSpatialRef().GetAuthorityCode(None) == "3006"
        assert ogr.GeometryTypeToName(read.GetGeomType()).replace(" ", "") == layer.table.shape
        west, east, south, north = read.GetExtent()
        np.testing.assert_allclose(
            (west, south, east, north), shapely.total_bounds(layer.geometry), atol=0.01
        )


@pytest.mark.usefixtures("qgis_app")
def test_every_background_table_has_a_style_that_qgis_takes(example_file: Path) -> None:
    for table in BACKGROUND_TABLES:
        layer = QgsVectorLayer(f"{example_file}|layername={table.name}", table.title, "ogr")
        assert layer.isValid()
        style = asset("resources", "example", table.style)
        message, taken = layer.loadNamedStyle(str(style))
        assert taken, message
        written = style.read_text(encoding="utf-8")
        assert "datasource" not in written
        assert str(example_file.parent) not in written
        assert layer.renderer().type() in ("singleSymbol", "categorizedSymbol", "nullSymbol")


def test_those_who_only_read_see_the_background_on_postgis(
    postgis_database: PostgisDatabase, few: ExampleTown
) -> None:
    with create_database(parse_location(postgis_database.uri)) as gateway:
        fill(gateway, few)
    with psycopg2.connect(postgis_database.uri) as connection, connection.cursor() as cursor:
        for table in BACKGROUND_TABLES:
            for role in ("est_read", "est_report"):
                cursor.execute("SELECT has_table_privilege(%s, %s, 'SELECT')", (role, f"est.{table.name}"))
                assert cursor.fetchone() == (True,)
        cursor.execute(
            "SELECT count(*) FROM est.exempel_byggnader WHERE ST_IsValid(geom) AND ST_SRID(geom) = 3006"
        )
        houses = next(layer for layer in few.background if layer.table.name == "exempel_byggnader")
        assert cursor.fetchone() == (len(houses),)


def test_another_crs_puts_everything_in_the_same_place(tmp_path: Path, few: ExampleTown) -> None:
    path = tmp_path / "lokal zon.gpkg"
    with create_database(GeoPackageLocation(path), "EPSG:3010") as gateway:
        fill(gateway, few)
        area = next(area for area in gateway.areas(["municipality"]))
        table = gateway.observation_table(Selection())
    outline = shapely.from_wkb(area.wkb)
    pointed = np.isfinite(table.x)
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    west, east, south, north = source.GetLayerByName("exempel_byggnader").GetExtent()

    assert outline.area == pytest.approx(shapely.from_wkb(few.areas[0].wkb).area, rel=0.002)
    assert not outline.intersects(shapely.from_wkb(few.areas[0].wkb))
    assert shapely.contains_xy(outline.buffer(80), table.x[pointed], table.y[pointed]).all()
    assert outline.buffer(10).contains(shapely.box(west, south, east, north).centroid)


class Listens:
    """A progress that keeps what it is told and stops where it should."""

    def __init__(self, stop_at: float = 2.0) -> None:
        self.fractions: list[float] = []
        self._stop_at = stop_at

    def report(self, fraction: float) -> None:
        self.fractions.append(fraction)

    def cancelled(self) -> bool:
        return bool(self.fractions) and self.fractions[-1] >= self._stop_at


def test_creating_tells_how_far_it_has_come_and_ends_with_last_month(tmp_path: Path) -> None:
    progress = Listens()
    location = GeoPackageLocation(tmp_path / "exempel.gpkg")
    with create_example(location, progress, observations=300) as gateway:
        total = gateway.count(Selection()).total
        recent = gateway.count(Selection(Period(date(2020, 1, 1), date(2100, 1, 1)))).selected
    assert total == 300
    assert recent > 250
    assert progress.fractions == sorted(progress.fractions)
    assert progress.fractions[-1] == pytest.approx(1.0)
    assert len(progress.fractions) > 10


@pytest.mark.parametrize("stop_at", [0.0, 0.4, 0.9])
def test_stopping_leaves_no_file_behind(tmp_path: Path, stop_at: float) -> None:
    with pytest.raises(CancelledError):
        create_example(GeoPackageLocation(tmp_path / "exempel.gpkg"), Listens(stop_at), observations=300)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mitt.gpkg"
    path.write_bytes(b"something of my own")
    with pytest.raises(DatabaseExistsError):
        create_example(GeoPackageLocation(path), observations=10)
    assert path.read_bytes() == b"something of my own"
    assert list(tmp_path.iterdir()) == [path]
