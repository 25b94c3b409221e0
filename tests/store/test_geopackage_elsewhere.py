"""The file as other programs meet it: a valid GeoPackage that GDAL and QGIS read without a warning."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import replace

import pytest
from osgeo import gdal, ogr
from osgeo_utils.samples.validate_gpkg import GPKGChecker
from psycopg2.extensions import parse_dsn
from qgis.core import (
    NULL,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
)

from est_plugin.domain.observation import PlacePrecision, PointGeometry
from est_plugin.domain.runs import ImportRun
from est_plugin.domain.selection import Selection
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, PostgresLocation
from est_plugin.store.opening import open_database
from est_plugin.store.schema import TABLES
from tests.store.making import START, area, bulk, key, observation, write

SUCCESSORS_OF_GEOPACKAGE_1_4 = ("update1 trigger missing", "update3 trigger missing")
"""The validator of GDAL 3.6 knows the triggers of 1.2; those of 1.4 are update6, update7 and update5."""


@pytest.fixture
def filled(geopackage: GeoPackageLocation) -> Iterator[Gateway]:
    with open_database(geopackage) as gateway:
        write(
            gateway, *(observation(geometry=PointGeometry(500_000 + i, 6_500_000 + 2 * i)) for i in range(20))
        )
        bare = observation(geometry=None, place_precision=PlacePrecision.AREA)
        write(gateway, bare)
        gateway.save_area(area())
        gateway.bulk_load(bulk(50), ImportRun(key(9)))
        yield gateway


def path(gateway: Gateway) -> str:
    return gateway.location.text


def test_gdals_validator_finds_nothing(filled: Gateway) -> None:
    checker = GPKGChecker(path(filled), abort_at_first_error=False, warning_msg=False)
    checker.check()
    told = [message for _, message in checker.errors if not message.endswith(SUCCESSORS_OF_GEOPACKAGE_1_4)]
    assert told == []
    assert checker.warnings == []


def test_ogrinfo_reads_every_table_without_a_warning(filled: Gateway) -> None:
    done = subprocess.run(
        ["ogrinfo", "-so", "-al", "-ro", path(filled)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "Warning" not in done.stdout
    assert "ERROR" not in done.stdout
    for table in TABLES:
        assert f"Layer name: {table.name}\n" in done.stdout


def test_qgis_reads_every_table(filled: Gateway, qgis_app: object) -> None:
    for table in TABLES:
        layer = QgsVectorLayer(f"{path(filled)}|layername={table.name}", table.name, "ogr")
        assert layer.isValid()
        assert layer.error().isEmpty()
        assert layer.featureCount() == filled.backend.rows(f'SELECT count(*) FROM "{table.name}"')[0][0]
    layer = QgsVectorLayer(f"{path(filled)}|layername=observation", "observation", "ogr")
    assert layer.crs().authid() == "EPSG:3006"
    assert layer.hasSpatialIndex() == layer.dataProvider().SpatialIndexPresent
    assert {field.typeName() for field in layer.fields() if field.name() == "started_at"} == {"DateTime"}
    one = next(layer.getFeatures(QgsRectangle(500_004.5, 6_500_000, 500_005.5, 6_600_000)))
    assert one["place_name"] == "Stora torget"
    assert one["started_at"].toUTC().toString("yyyy-MM-dd HH:mm") == f"{START:%Y-%m-%d %H:%M}"
    relations = QgsVectorLayer(f"{path(filled)}|layername=insats_area", "insats_area", "ogr")
    assert relations.isValid()


def test_qgis_reads_the_tables_of_postgis(postgis: PostgresLocation, qgis_app: object) -> None:
    with open_database(postgis) as gateway:
        write(gateway, observation(), observation(geometry=None, place_precision=PlacePrecision.AREA))
        gateway.save_area(area())
    words = parse_dsn(postgis.connection_info())
    base = f"dbname='{words['dbname']}' host={words['host']} port={words['port']} user='postgres'"
    for name, kind, count in (("observation", "Point", 2), ("area", "MultiPolygon", 1)):
        uri = f'{base} key=\'uuid\' srid=3006 type={kind} table="est"."{name}" (geom)'
        layer = QgsVectorLayer(uri, name, "postgres")
        assert layer.isValid()
        assert layer.featureCount() == count
        assert layer.crs().authid() == "EPSG:3006"
        assert len(list(layer.getFeatures())) == count


def test_extents_grow_with_what_is_written_moved_and_loaded(geopackage: GeoPackageLocation) -> None:
    with open_database(geopackage) as gateway:
        rows = write(gateway, *(observation(geometry=PointGeometry(x, x + 1)) for x in (10.0, 20.0)))
        assert extent(gateway) == (10, 11, 20, 21)
        write(gateway, replace(rows[0], geometry=PointGeometry(-5.0, 99.0)))
        assert extent(gateway) == (-5, 11, 20, 99)
        loaded = replace(bulk(20), x=bulk(20).x + 1e6)
        gateway.bulk_load(loaded, ImportRun(key(1)))
        x_max = extent(gateway)[2]
        assert x_max == loaded.x[~(loaded.x != loaded.x)].max()


def extent(gateway: Gateway) -> tuple[object, ...]:
    return gateway.backend.rows(
        "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'observation'"
    )[0]


def test_the_spatial_index_holds_every_point_however_it_came(filled: Gateway) -> None:
    rows = tuple(filled.observations(Selection()))
    write(filled, replace(rows[0], geometry=PointGeometry(1.0, 2.0)))
    write(filled, replace(rows[1], geometry=None, place_precision=PlacePrecision.AREA))
    bare = next(row for row in rows if row.geometry is None)
    write(filled, replace(bare, geometry=PointGeometry(3.0, 4.0)))
    filled.delete_observation(rows[2])
    wrong = filled.backend.rows(
        "SELECT count(*) FROM observation o LEFT JOIN rtree_observation_geom r ON r.id = o.fid"
        " WHERE (o.geom IS NULL) <> (r.id IS NULL) OR abs(ST_MinX(o.geom) - r.minx) > 1"
        " OR abs(ST_MinY(o.geom) - r.miny) > 1"
    )
    assert wrong == [(0,)]
    orphans = "SELECT count(*) FROM rtree_observation_geom WHERE id NOT IN (SELECT fid FROM observation)"
    assert filled.backend.rows(orphans) == [(0,)]
    assert filled.backend.rows("SELECT rtreecheck('rtree_observation_geom')") == [("ok",)]


def test_an_upsert_by_sql_works(filled: Gateway) -> None:
    """SpatiaLite's own trigger update1 would make it fail."""
    row = next(filled.observations(Selection()))
    with filled.backend.transaction():
        filled.backend.execute(
            "INSERT INTO observation (fid, uuid, category_uuid, geom) SELECT fid, uuid, category_uuid, geom"
            " FROM observation WHERE uuid = ? ON CONFLICT (uuid) DO UPDATE SET geom = excluded.geom,"
            " place_name = 'Upsert'",
            (row.uuid,),
        )
    found = filled.observation(row.uuid)
    assert found is not None
    assert (found.place_name, found.row_version) == ("Upsert", row.row_version + 1)


def test_areas_edited_in_qgis_are_counted_as_versions(filled: Gateway, qgis_app: object) -> None:
    before = filled.areas()[0]
    layer = QgsVectorLayer(f"{path(filled)}|layername=area", "area", "ogr")
    feature = next(layer.getFeatures())
    assert layer.startEditing()
    assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf("name"), "Ändrad i QGIS")
    assert layer.commitChanges(), layer.commitErrors()
    del layer
    after = filled.area(before.uuid)
    assert after is not None
    assert (after.name, after.row_version) == ("Ändrad i QGIS", before.row_version + 1)


def test_what_qgis_adds_must_keep_the_rules(filled: Gateway, qgis_app: object) -> None:
    layer = QgsVectorLayer(f"{path(filled)}|layername=observation", "observation", "ogr")
    bad = QgsFeature(layer.fields())
    bad.setAttributes([NULL] * layer.fields().count())
    bad.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(1, 2)))
    added, _ = layer.dataProvider().addFeatures([bad])
    assert not added
    total = filled.count(Selection()).total
    good = QgsFeature(layer.fields())
    for name, value in {
        "uuid": key(555), "category_uuid": next(filled.observations(Selection())).category_uuid,
        "time_precision": "exact", "place_name": "QGIS", "place_precision": "exact", "description": "",
        "reporter_role": "", "source": "staff", "review_status": "new", "row_version": 1, "created_by": "",
        "created_at": "2026-01-01T00:00:00.000Z", "changed_at": "2026-01-01T00:00:00.000Z", "changed_by": "",
    }.items():  # fmt: skip
        good[name] = value
    good.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(1, 2)))
    added, _ = layer.dataProvider().addFeatures([good])
    assert added
    assert filled.count(Selection()).total == total + 1
    assert filled.observation(key(555)) is not None


def test_a_geometry_of_another_crs_or_form_is_refused(geopackage: GeoPackageLocation) -> None:
    connection = sqlite3.connect(geopackage.path)
    wgs84 = b"GP\x00\x01" + (4326).to_bytes(4, "little") + b"\x01" * 21
    for blob in (b"\x00\x01\xa0\x0b", wgs84, "text"):
        with pytest.raises(sqlite3.Error):
            connection.execute("INSERT INTO area (uuid, kind, geom) VALUES (?, 'x', ?)", (key(1), blob))
    connection.close()


def test_what_gdal_writes_with_its_own_functions_is_indexed_and_read(geopackage: GeoPackageLocation) -> None:
    gdal.UseExceptions()
    with open_database(geopackage) as gateway:
        kind = gateway.categories()[1].uuid
    source = gdal.OpenEx(geopackage.text, gdal.OF_UPDATE | gdal.OF_VECTOR)
    layer = source.GetLayerByName("observation")
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["uuid"], feature["category_uuid"] = key(7), kind
    feature["started_at"] = "2026/10/03 21:15:00+00"
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (501000 6501000)"))
    layer.CreateFeature(feature)
    del layer, source
    with open_database(geopackage) as gateway:
        found = gateway.observation(key(7))
        assert found is not None
        assert (found.geometry, found.started_at) == (PointGeometry(501_000, 6_501_000), START)
        assert len(gateway.observation_table(Selection())) == 1
        assert gateway.backend.rows("SELECT count(*) FROM rtree_observation_geom") == [(1,)]
        assert extent(gateway) == (501_000, 6_501_000, 501_000, 6_501_000)


def test_qgis_finds_the_relations_between_the_tables(
    geopackage: GeoPackageLocation, qgis_app: object
) -> None:
    metadata = QgsProviderRegistry.instance().providerMetadata("ogr")
    connection = metadata.createConnection(geopackage.text, {})
    domain = {table.tableName() for table in connection.tables()}
    assert {table.name for table in TABLES} <= domain
