"""Any layer, file or EST database as arrays: the same rows whichever way they are read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr, osr
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt, QTime

from est_plugin.analysis.errors import CancelledError
from est_plugin.analysis.progress import SILENT
from est_plugin.domain.selection import Selection
from est_plugin.project.point_arrow import OgrSource, read_arrow
from est_plugin.project.points import PointFields, PointsError, input_of_layer, point_input, read_points
from est_plugin.project.sources import load_table
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation

NOON, LOCAL_NOON = "2026-07-01T12:00:00.000", "2026-07-01T10:00:00.000"


def instants(*texts: str) -> list[str]:
    return list(texts)


def memory_layer(crs: str = "EPSG:3006", geometry: str = "Point") -> QgsVectorLayer:
    """Two events with every kind of field, and a third that knows nothing."""
    layer = QgsVectorLayer(f"{geometry}?crs={crs}", "händelser", "memory")
    layer.dataProvider().addAttributes(
        [
            QgsField("vad", QMetaType.Type.QString),
            QgsField("när", QMetaType.Type.QDateTime),
            QgsField("dag", QMetaType.Type.QDate),
            QgsField("text", QMetaType.Type.QString),
            QgsField("vikt", QMetaType.Type.Double),
            QgsField("kod", QMetaType.Type.Int),
        ]
    )
    layer.updateFields()
    moment = QDateTime(QDate(2026, 7, 1), QTime(12, 0))
    rows = [
        ((1.0, 2.0), ["Klotter", moment, QDate(2026, 7, 1), "2026-07-01 12:00", 2.5, 7]),
        ((3.0, 4.0), ["Rån, åäö", moment.addMonths(5), QDate(2026, 12, 1), "", 1.0, 8]),
        (None, [None, None, None, "skräp", None, None]),
    ]
    for place, values in rows:
        feature = QgsFeature(layer.fields())
        if place is not None:
            point = QgsGeometry.fromPointXY(QgsPointXY(500000 + place[0], 6600000 + place[1]))
            if geometry == "MultiPoint":
                point.convertToMultiType()
            if geometry == "PointZ":
                point.get().addZValue(12.0)
            feature.setGeometry(point)
        feature.setAttributes(values)
        layer.dataProvider().addFeature(feature)
    return layer


def save(layer: QgsVectorLayer, path: Path, name: str = "händelser", add: bool = False) -> Path:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = {
        ".gpkg": "GPKG",
        ".shp": "ESRI Shapefile",
        ".geojson": "GeoJSON",
        ".fgb": "FlatGeobuf",
    }[path.suffix]
    options.layerName = name
    if add:
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    code, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsProject.instance().transformContext(), options
    )
    assert code == QgsVectorFileWriter.WriterError.NoError, message
    return path


ALL = PointFields(start="när", category="vad", place="kod", weight="vikt")


def test_a_layer_in_memory(qgis_app: object) -> None:
    points = read_points(memory_layer(), ALL)
    table = points.table
    assert table.crs == "EPSG:3006"
    assert table.x[:2].tolist() == [500001.0, 500003.0]
    assert table.has_point.tolist() == [True, True, False]
    assert [str(t) for t in table.start] == ["2026-07-01T10:00:00.000", "2026-12-01T11:00:00.000", "NaT"]
    assert [table.category.labels[c] if c >= 0 else None for c in table.category.codes] == [
        "Klotter",
        "Rån, åäö",
        None,
    ]
    assert table.place.labels == ("7", "8")
    assert table.weight is not None
    assert table.weight.tolist() == [2.5, 1.0, 0.0]
    assert len(points.notices) == 1
    assert "vikt" in points.notices[0]
    assert not points.is_est


def test_days_and_texts_are_local_time(qgis_app: object) -> None:
    days = read_points(memory_layer(), PointFields(start="dag")).table.start
    assert [str(t) for t in days] == ["2026-06-30T22:00:00.000", "2026-11-30T23:00:00.000", "NaT"]
    texts = read_points(memory_layer(), PointFields(start="text"))
    assert [str(t) for t in texts.table.start] == [LOCAL_NOON, "NaT", "NaT"]
    assert "1" in texts.notices[0]


@pytest.mark.parametrize("ending", [".gpkg", ".shp", ".geojson", ".fgb"])
@pytest.mark.parametrize("geometry", ["Point", "MultiPoint", "PointZ"])
def test_a_file_reads_as_quickly_as_slowly(
    qgis_app: object, tmp_path: Path, ending: str, geometry: str
) -> None:
    path = save(memory_layer(geometry=geometry), tmp_path / f"händelser åäö{ending}")
    layer = QgsVectorLayer(str(path), "x", "ogr")
    asked = PointFields(category="vad", start="dag", weight="vikt")
    source = input_of_layer(layer)
    assert source.rows is not None
    fast = read_points(source, asked)
    slow = read_points(
        QgsProcessingFeatureSourceDefinition(QgsProperty.fromValue(str(path)), filterExpression="true"), asked
    )
    assert np.array_equal(fast.table.x, slow.table.x, equal_nan=True)
    assert np.array_equal(fast.table.y, slow.table.y, equal_nan=True)
    assert np.array_equal(fast.table.start, slow.table.start, equal_nan=True)
    assert np.array_equal(fast.table.key, slow.table.key)
    assert fast.table.category.labels == slow.table.category.labels
    assert len(fast.table) == (2 if ending == ".fgb" else 3)


@pytest.mark.parametrize("ending", [".gpkg", ".shp"])
def test_a_plain_file_is_read_the_quick_way(qgis_app: object, tmp_path: Path, ending: str) -> None:
    path = save(memory_layer(), tmp_path / f"snabb{ending}")
    source = input_of_layer(QgsVectorLayer(str(path), "x", "ogr"))
    assert source.rows is not None
    assert source.rows.file is not None
    assert read_arrow(source.rows.file, PointFields(category="vad", start="dag"), SILENT) is not None


def test_a_computed_field_is_read_the_slower_way_and_right(qgis_app: object, tmp_path: Path) -> None:
    layer = QgsVectorLayer(str(save(memory_layer(), tmp_path / "rader.gpkg")), "x", "ogr")
    layer.addExpressionField('"kod" * 2', QgsField("dubbel", QMetaType.Type.Double))
    table = read_points(layer, PointFields(weight="dubbel", category="vad")).table
    assert table.weight is not None
    assert table.weight.tolist() == [14.0, 16.0, 0.0]
    source = input_of_layer(layer)
    assert source.rows is not None
    assert source.rows.file is not None
    assert read_arrow(source.rows.file, PointFields(category="vad"), SILENT) is not None


def odd_geopackage(path: Path, times: list[str | None]) -> Path:
    """A GeoPackage whose times another program has written as it liked."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(3006)
    layer = dataset.CreateLayer("rader", crs, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("när", ogr.OFTDateTime))
    for number in range(len(times)):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT({number} {number})"))
        layer.CreateFeature(feature)
    del layer, dataset
    with sqlite3.connect(path) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.executemany(
            'UPDATE rader SET "när" = ? WHERE fid = ?', [(text, n + 1) for n, text in enumerate(times)]
        )
    connection.close()
    return path


def test_each_time_of_a_file_keeps_its_own_offset(qgis_app: object, tmp_path: Path) -> None:
    path = odd_geopackage(
        tmp_path / "tider.gpkg",
        [f"{NOON}Z", NOON, "2026-07-01T12:00:00+02:00", None, "2026-07-01 12:00:00", "skräp"],
    )
    got = read_points(str(path), PointFields(start="när"))
    assert [str(t) for t in got.table.start] == [NOON, LOCAL_NOON, LOCAL_NOON, "NaT", LOCAL_NOON, "NaT"]
    assert len(got.notices) == 1


def test_the_very_first_instant_is_no_missing_one(qgis_app: object, tmp_path: Path) -> None:
    path = odd_geopackage(tmp_path / "tider.gpkg", ["1970-01-01T00:00:00.000Z", f"{NOON}Z"])
    got = read_points(str(path), PointFields(start="när"))
    assert [str(t) for t in got.table.start] == ["1970-01-01T00:00:00.000", NOON]


def test_only_the_rows_that_are_meant(qgis_app: object, tmp_path: Path) -> None:
    path = save(memory_layer(), tmp_path / "rader.gpkg")
    layer = QgsVectorLayer(str(path), "rader", "ogr")
    layer.setSubsetString("\"vad\" = 'Klotter'")
    assert read_points(layer, PointFields(category="vad")).table.x.tolist() == [500001.0]
    layer.setSubsetString("")
    layer.selectByExpression('"kod" = 8')
    project = QgsProject.instance()
    project.addMapLayer(layer)
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    context = QgsProcessingContext()
    context.setProject(project)
    assert read_points(chosen, context=context).table.x.tolist() == [500003.0]
    first = QgsProcessingFeatureSourceDefinition(layer.id(), featureLimit=1)
    assert len(read_points(first, context=context).table) == 1
    project.removeMapLayer(layer.id())


def test_rows_not_yet_saved_are_read(qgis_app: object, tmp_path: Path) -> None:
    layer = QgsVectorLayer(str(save(memory_layer(), tmp_path / "rader.gpkg")), "rader", "ogr")
    layer.startEditing()
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(1, 1)))
    assert layer.addFeature(feature)
    assert len(read_points(layer).table) == 4
    layer.rollBack()


def test_of_several_layers_one_must_be_named(qgis_app: object, tmp_path: Path) -> None:
    path = save(memory_layer(), tmp_path / "flera.gpkg", "ett")
    save(memory_layer(), path, "två", add=True)
    with pytest.raises(PointsError, match=r"several layers: ett, två"):
        read_points(str(path))
    assert len(read_points(f"{path}|layername=två").table) == 3


@pytest.mark.parametrize("geometry", ["Polygon", "LineString", "None"])
def test_another_geometry_is_refused(qgis_app: object, geometry: str) -> None:
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:3006&field=a:int", "ytor", "memory")
    with pytest.raises(PointsError, match="“ytor” has no points"):
        read_points(layer)


def test_several_points_a_row_are_refused(qgis_app: object) -> None:
    layer = QgsVectorLayer("MultiPoint?crs=EPSG:3006&field=a:int", "många", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("MULTIPOINT((1 1),(2 2))"))
    layer.dataProvider().addFeature(feature)
    with pytest.raises(PointsError, match="several points each"):
        read_points(layer)


@pytest.mark.parametrize(
    ("value", "fields", "told"),
    [
        ("", PointFields(), "No points are named"),
        ("finns inte.gpkg", PointFields(), "no layer of the project"),
        ("layer", PointFields(start="saknas"), "no field “saknas”"),
        ("layer", PointFields(start="vikt"), "holds no dates or times"),
        ("layer", PointFields(weight="vad"), "holds no numbers"),
    ],
)
def test_what_cannot_be_read_is_told(qgis_app: object, value: str, fields: PointFields, told: str) -> None:
    with pytest.raises(PointsError, match=told):
        read_points(memory_layer() if value == "layer" else value, fields)


def test_a_layer_without_crs_is_refused(qgis_app: object) -> None:
    layer = memory_layer()
    layer.setCrs(type(layer.crs())())
    with pytest.raises(PointsError, match="no coordinate system"):
        read_points(layer)


def test_an_empty_layer_gives_no_rows(qgis_app: object, tmp_path: Path) -> None:
    empty = QgsVectorLayer("Point?crs=EPSG:3006&field=vad:string", "tom", "memory")
    path = save(empty, tmp_path / "tom.gpkg")
    assert len(read_points(empty, PointFields(category="vad")).table) == 0
    assert len(read_points(str(path), PointFields(category="vad")).table) == 0


def test_reading_can_be_stopped(qgis_app: object, tmp_path: Path) -> None:
    class Stopped:
        def report(self, fraction: float) -> None:
            raise AssertionError(fraction)

        def cancelled(self) -> bool:
            return True

    path = save(memory_layer(), tmp_path / "rader.gpkg")
    for value in (memory_layer(), str(path)):
        with pytest.raises(CancelledError):
            read_points(value, progress=Stopped())


def test_a_worker_may_read_what_the_main_thread_found(qgis_app: object, tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    sources = [
        input_of_layer(memory_layer()),
        point_input(str(save(memory_layer(), tmp_path / "rader.gpkg"))),
    ]
    with ThreadPoolExecutor(1) as pool:
        lengths = list(pool.map(lambda source: len(read_points(source, ALL).table), sources))
    assert lengths == [3, 3]


# An EST database.


def database_text(town: Gateway) -> str:
    location = town.location
    return str(location.path) if isinstance(location, GeoPackageLocation) else location.layer_uri()


def test_a_database_means_its_observations(qgis_app: object, town: Gateway) -> None:
    points = read_points(database_text(town))
    expected = town.observation_table(Selection())
    assert points.is_est
    assert set(points.categories) == {category.uuid for category in town.categories()}
    assert points.table.crs == town.crs
    assert np.array_equal(points.table.key, expected.key)
    assert np.array_equal(points.table.x, expected.x, equal_nan=True)
    assert np.array_equal(points.table.start, expected.start, equal_nan=True)
    assert points.table.coarse.sum() == 2
    assert points.table.duplicate.sum() == 1


def test_a_filtered_layer_of_a_database_means_the_rows_it_shows(qgis_app: object, town: Gateway) -> None:
    layer = load_table(town.location, "observation", QgsWkbTypes.Point)
    assert layer.isValid(), layer.error().message()
    assert layer.setSubsetString("\"source\" = 'police'")
    points = read_points(layer, PointFields(start="started_at", category="category_uuid"))
    assert points.is_est
    assert len(points.table) == 7
    labels = points.table.source.labels
    assert {labels[code] for code in points.table.source.codes} == {"police"}
    assert not np.isnat(points.table.start).any()


def test_another_time_of_a_database_may_be_asked_for(qgis_app: object, town: Gateway) -> None:
    points = read_points(database_text(town), PointFields(start="created_at", weight="row_version"))
    assert not np.isnat(points.table.start).any()
    assert (points.table.start > np.datetime64("2026-11-01")).all()
    assert points.table.weight is not None
    assert (points.table.weight == 1).all()
    with pytest.raises(PointsError, match="no field “nope”"):
        read_points(database_text(town), PointFields(start="nope"))


def test_the_times_of_a_database_are_the_same_on_any_machine(
    qgis_app: object, town: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    expected = town.observation_table(Selection()).start
    for zone in ("UTC", "Europe/Stockholm", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        layer = load_table(town.location, "observation", QgsWkbTypes.Point)
        layer.setSubsetString('"fid" > 0')
        rows = input_of_layer(layer).rows
        assert rows is not None
        from est_plugin.project.point_features import read_features

        raw = read_features(rows.features, rows.fields, rows.request, PointFields(start="started_at"), SILENT)
        order = np.argsort(raw.key)
        assert np.array_equal(raw.times["started_at"].times[order], expected, equal_nan=True)
    monkeypatch.undo()
    time.tzset()


def test_local_times_of_a_layer_are_the_same_on_any_machine(
    qgis_app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    for zone in ("UTC", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert str(read_points(memory_layer(), PointFields(start="när")).table.start[0]) == LOCAL_NOON
    utc = memory_layer()
    feature = next(utc.getFeatures())
    moment = QDateTime(QDate(2026, 7, 1), QTime(12, 0), Qt.TimeSpec.UTC)
    utc.dataProvider().changeAttributeValues({feature.id(): {1: moment}})
    assert str(read_points(utc, PointFields(start="när")).table.start[0]) == NOON
    monkeypatch.undo()
    time.tzset()


def test_arrow_refuses_what_it_does_not_know(qgis_app: object, tmp_path: Path) -> None:
    path = save(memory_layer(), tmp_path / "rader.geojson")
    assert read_arrow(OgrSource(str(path), ""), PointFields(start="när"), SILENT) is None
    assert read_arrow(OgrSource(str(tmp_path / "saknas.gpkg"), ""), PointFields(), SILENT) is None
