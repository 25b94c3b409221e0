"""Areas and organisations from foreign files into both kinds of database."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import shapely
from osgeo import ogr, osr

from est_plugin.domain.area import AreaKind, Organisation
from est_plugin.domain.runs import ImportKind
from est_plugin.exchange.area_import import import_areas
from est_plugin.exchange.area_reader import AreaFields, AreaReading, read_areas
from est_plugin.exchange.csv_reader import parse_csv
from est_plugin.exchange.errors import ExchangeError, UnreadableFileError
from est_plugin.exchange.features import Feature, FeatureTable, as_table, layer_names, read_features
from est_plugin.exchange.moving import Mover
from est_plugin.exchange.organisations import import_organisations
from est_plugin.exchange.raw_table import ForeignTable, with_headings
from est_plugin.exchange.tables import read_table, sheets_of
from est_plugin.store.gateway import Gateway

SQUARE = shapely.box(500_000, 6_500_000, 501_000, 6_501_000)
BOW_TIE = shapely.Polygon([(0, 0), (1000, 1000), (1000, 0), (0, 1000)])
FIELDS = AreaFields("namn", "kod", "folk")


def layer(*rows: tuple[str, str, str, shapely.Geometry | None], crs: str = "EPSG:3006") -> FeatureTable:
    """Make a layer of polygons."""
    return FeatureTable(
        "områden",
        ("namn", "kod", "folk"),
        tuple(
            Feature(number, cells[:3], None if cells[3] is None else shapely.to_wkb(cells[3]))
            for number, cells in enumerate(rows, 1)
        ),
        crs,
    )


def area_of(reading: AreaReading, place: int = 0) -> float:
    """Return the area of one candidate in square metres."""
    return float(shapely.area(shapely.from_wkb(reading.candidates[place].wkb)))


def test_a_polygon_becomes_an_area() -> None:
    reading = read_areas(layer((" Norra  staden", "01", "1 234", SQUARE)), FIELDS, "EPSG:3006")
    (candidate,) = reading.candidates
    assert (candidate.name, candidate.external_id, candidate.population) == ("Norra staden", "01", 1234)
    assert shapely.from_wkb(candidate.wkb).geom_type == "MultiPolygon"
    assert area_of(reading) == pytest.approx(1e6)
    assert reading.rejected == reading.notices == ()


def test_crossing_borders_are_mended_and_told() -> None:
    reading = read_areas(layer(("A", "1", "", BOW_TIE)), FIELDS, "EPSG:3006")
    assert shapely.is_valid(shapely.from_wkb(reading.candidates[0].wkb))
    assert area_of(reading) == pytest.approx(500_000)
    assert [notice.row for notice in reading.notices] == [1]


@pytest.mark.parametrize(
    ("row", "column", "word"),
    [
        (("", "1", "", SQUARE), "namn", "no name"),
        (("x" * 301, "1", "", SQUARE), "namn", "longer than 300"),
        (("A", " ", "", SQUARE), "kod", "no id"),
        (("A", "1", "", None), "", "no polygon"),
        (("A", "1", "", shapely.Polygon()), "", "no polygon"),
        (("A", "1", "", shapely.LineString([(0, 0), (1, 1)])), "", "no polygon"),
        (("A", "1", "", shapely.Polygon([(0, 0), (1, 1), (2, 2)])), "", "covers nothing"),
        (("A", "1", "", shapely.Polygon([(0, 0), (1, math.nan), (2, 2)])), "", "no numbers"),
    ],
)
def test_what_gives_no_area_says_why(
    row: tuple[str, str, str, shapely.Geometry], column: str, word: str
) -> None:
    reading = read_areas(layer(row, ("B", "2", "", SQUARE)), FIELDS, "EPSG:3006")
    assert [candidate.name for candidate in reading.candidates] == ["B"]
    (trouble,) = reading.rejected
    assert (trouble.row, trouble.column) == (1, column)
    assert word in trouble.reason.english()


def test_a_place_outside_the_coordinate_system_is_rejected() -> None:
    far = shapely.box(1e9, 1e9, 2e9, 2e9)
    reading = read_areas(layer(("A", "1", "", far), ("B", "2", "", SQUARE)), FIELDS, "EPSG:4326")
    assert [trouble.row for trouble in reading.rejected] == [1]
    assert len(reading.candidates) == 1


@pytest.mark.parametrize("population", ["många", "12,5", "-3"])
def test_a_population_that_is_none_costs_the_area_nothing_else(population: str) -> None:
    reading = read_areas(layer(("A", "1", population, SQUARE)), FIELDS, "EPSG:3006")
    assert reading.candidates[0].population is None
    assert [(notice.row, notice.column) for notice in reading.notices] == [(1, "folk")]


def test_rows_of_one_id_and_name_are_one_area() -> None:
    east = shapely.box(502_000, 6_500_000, 503_000, 6_501_000)
    reading = read_areas(layer(("A", "1", "", SQUARE), ("A", "1", "", east)), FIELDS, "EPSG:3006")
    assert area_of(reading) == pytest.approx(2e6)
    assert [notice.row for notice in reading.notices] == [2]


def test_rows_of_one_id_and_two_names_are_not() -> None:
    reading = read_areas(layer(("A", "1", "", SQUARE), ("B", "1", "", SQUARE)), FIELDS, "EPSG:3006")
    assert [candidate.name for candidate in reading.candidates] == ["A"]
    assert "row 1" in reading.rejected[0].reason.english()


def test_polygons_within_collections_and_with_heights_are_taken() -> None:
    collection = shapely.GeometryCollection([SQUARE, shapely.Point(1, 1)])
    high = shapely.force_3d(SQUARE, 7.0)
    reading = read_areas(layer(("A", "1", "", collection), ("B", "2", "", high)), FIELDS, "EPSG:3006")
    assert [area_of(reading, 0), area_of(reading, 1)] == pytest.approx([1e6, 1e6])
    assert not shapely.has_z(shapely.from_wkb(reading.candidates[1].wkb))


def test_a_missing_column_names_those_that_are_there() -> None:
    with pytest.raises(ExchangeError, match="namn, kod, folk"):
        read_areas(layer(("A", "1", "", SQUARE)), AreaFields("name"), "EPSG:3006")


@pytest.mark.parametrize("crs", ["", "EPSG:999999", "nonsense"])
def test_a_layer_of_no_known_coordinate_system_is_refused(crs: str) -> None:
    with pytest.raises(ExchangeError, match="coordinate system"):
        read_areas(layer(("A", "1", "", SQUARE), crs=crs), FIELDS, "EPSG:3006")


def test_areas_go_in_and_are_updated_by_their_id(gateway: Gateway) -> None:
    first = read_areas(layer(("Norra", "1", "100", SQUARE), ("", "2", "", SQUARE)), FIELDS, gateway.crs)
    result = import_areas(gateway, AreaKind.DISTRICT, first, "områden.gpkg")
    assert (result.imported, result.updated, len(result.rejected)) == (1, 0, 1)
    (area,) = gateway.areas([AreaKind.DISTRICT])
    moved = shapely.box(0, 0, 10, 10)
    second = read_areas(
        layer(("Norra nya", "1", "", moved), ("Södra", "3", "5", SQUARE)), FIELDS, gateway.crs
    )
    result = import_areas(gateway, AreaKind.DISTRICT, second)
    assert (result.imported, result.updated) == (1, 1)
    updated = gateway.area(area.uuid)
    assert updated is not None
    assert (updated.name, updated.population, updated.external_id) == ("Norra nya", 100, "1")
    assert shapely.area(shapely.from_wkb(updated.wkb)) == pytest.approx(100)
    assert len(gateway.areas()) == 2
    runs = [run for run in gateway.import_runs() if run.kind is ImportKind.AREAS]
    assert sorted((run.imported, run.updated, run.rejected) for run in runs) == [(1, 0, 1), (1, 1, 0)]


def test_the_same_areas_again_change_nothing(gateway: Gateway) -> None:
    reading = read_areas(layer(("A", "1", "", SQUARE), ("B", "2", "", BOW_TIE)), FIELDS, gateway.crs)
    import_areas(gateway, "est_area", reading)
    before = gateway.areas()
    result = import_areas(gateway, "est_area", reading)
    assert (result.imported, result.updated) == (0, 2)
    assert gateway.areas() == before


def test_areas_known_by_name_get_their_id_later(geopackage: Gateway) -> None:
    by_name = read_areas(layer(("A", "", "", SQUARE)), AreaFields("namn"), geopackage.crs)
    import_areas(geopackage, "est_area", by_name)
    import_areas(geopackage, "est_area", read_areas(layer(("A", "01", "", SQUARE)), FIELDS, geopackage.crs))
    (area,) = geopackage.areas()
    assert (area.name, area.external_id, area.row_version) == ("A", "01", 2)


def test_kinds_are_kept_apart(geopackage: Gateway) -> None:
    reading = read_areas(layer(("A", "1", "", SQUARE)), FIELDS, geopackage.crs)
    import_areas(geopackage, "est_area", reading)
    assert import_areas(geopackage, "district", reading).imported == 1
    assert len(geopackage.areas()) == 2


def test_nothing_to_import_says_the_first_reason(geopackage: Gateway) -> None:
    reading = read_areas(layer(("", "1", "", SQUARE)), FIELDS, geopackage.crs)
    with pytest.raises(ExchangeError, match="Row 1, column “namn”: the area has no name"):
        import_areas(geopackage, "district", reading)
    with pytest.raises(ExchangeError, match="the layer is empty"):
        import_areas(geopackage, "district", read_areas(layer(), FIELDS, geopackage.crs))
    with pytest.raises(ExchangeError, match="which kind of area"):
        import_areas(geopackage, " ", reading)


@pytest.mark.parametrize(
    ("file", "fields", "count"),
    [
        ("malmo_stadsdelar_epsg3008.gpkg", AreaFields("delomrade", "do_kod"), 136),
        ("deso_dalarna_2018.gpkg", AreaFields("deso", "deso"), 175),
        ("kommuner_3006.gpkg", AreaFields("kommun", "kommun_kod"), 290),
        ("nottingham_wards.gpkg", AreaFields("ward_name", "ward_code"), 20),
        ("memphis_precincts.gpkg", AreaFields("precinct"), 9),
    ],
)
def test_real_districts_in_any_coordinate_system(
    geopackage: Gateway, shared_data: Path, file: str, fields: AreaFields, count: int
) -> None:
    layer_read = read_features(shared_data / file)
    reading = read_areas(layer_read, fields, geopackage.crs)
    result = import_areas(geopackage, "district", reading, file)
    assert (result.imported, result.rejected) == (count, ())
    assert len(geopackage.areas(["district"])) == count


def test_malmo_lies_where_it_lies_after_the_change_of_zone(shared_data: Path) -> None:
    layer_read = read_features(shared_data / "malmo_stadsdelar_epsg3008.gpkg")
    reading = read_areas(layer_read, AreaFields("delomrade", "do_kod"), "EPSG:3006")
    whole = shapely.union_all(shapely.from_wkb([candidate.wkb for candidate in reading.candidates]))
    there = shapely.union_all(shapely.from_wkb([feature.wkb for feature in layer_read.features]))
    assert shapely.area(whole) == pytest.approx(shapely.area(there), rel=0.002)
    x, y = whole.centroid.x, whole.centroid.y
    assert (x, y) == (pytest.approx(374_000, abs=6_000), pytest.approx(6_162_000, abs=6_000))


def test_points_move_both_ways() -> None:
    there = Mover("EPSG:4326", "EPSG:3006").move(np.array([[15.0, 60.0], [18.0686, 59.3293]]))
    assert there[0] == pytest.approx([500_000.0, 6_651_411.19], abs=0.01)
    back = Mover("EPSG:3006", "EPSG:4326").move(there)
    assert back[1] == pytest.approx([18.0686, 59.3293], abs=1e-8)


def _write_points(path: Path, *layers: str) -> None:
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    system = osr.SpatialReference()
    system.ImportFromEPSG(3006)
    for name in layers:
        made = dataset.CreateLayer(name, system, ogr.wkbPoint)
        made.CreateField(ogr.FieldDefn("vad", ogr.OFTString))
        made.CreateField(ogr.FieldDefn("när", ogr.OFTDateTime))
        made.CreateField(ogr.FieldDefn("antal", ogr.OFTReal))
        for place in range(3):
            feature = ogr.Feature(made.GetLayerDefn())
            feature["vad"] = f"Klotter {place}"
            feature.SetField(1, 2026, 3, 15, 22, 30, 0.0, 100)
            feature["antal"] = 2.0
            if place:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({500000 + place} 6500000)"))
            made.CreateFeature(feature)


def test_a_layer_of_points_is_a_table_with_places(tmp_path: Path) -> None:
    path = tmp_path / "punkter å.gpkg"
    _write_points(path, "händelser")
    table = read_table(path)
    assert table.headings == ("vad", "när", "antal")
    assert table.rows[1].cells == ("Klotter 1", "2026-03-15 22:30:00+00:00", "2")
    assert table.points == (None, (500_001.0, 6_500_000.0), (500_002.0, 6_500_000.0))
    assert table.crs == "EPSG:3006"


def test_several_layers_must_be_chosen_from(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    _write_points(path, "ett", "två")
    assert layer_names(path) == sheets_of(path) == ("ett", "två")
    with pytest.raises(ExchangeError, match="several layers"):
        read_features(path)
    assert len(read_features(f"{path}|layername=två").features) == 3
    assert len(read_table(path, "ett").rows) == 3
    with pytest.raises(UnreadableFileError):
        read_features(tmp_path / "b.gpkg")


def test_a_geometry_that_is_no_point_is_told() -> None:
    table = as_table(layer(("A", "1", "", SQUARE), ("B", "2", "", None)))
    assert [trouble.row for trouble in table.troubles] == [1]
    assert table.points == (None,)


def test_a_layer_of_qgis_is_read(qgis_app: object, tmp_path: Path) -> None:
    from qgis.core import QgsVectorLayer

    from est_plugin.exchange.features import from_qgis

    path = tmp_path / "a.gpkg"
    _write_points(path, "händelser")
    table = as_table(from_qgis(QgsVectorLayer(f"{path}|layername=händelser", "x", "ogr"), "Mitt lager"))
    assert table.name == "Mitt lager"
    assert table.crs == "EPSG:3006"
    assert table.points == (None, (500_001.0, 6_500_000.0), (500_002.0, 6_500_000.0))
    assert table.column("vad") == ("Klotter 0", "Klotter 1", "Klotter 2")
    assert table.column("antal") == ("2", "2", "2")


def organisations(text: str) -> ForeignTable:
    """Make a table of organisations."""
    return with_headings(parse_csv(text.encode(), "aktörer.csv"))


def test_organisations_go_in_and_are_updated_by_name(gateway: Gateway) -> None:
    first = organisations("Namn;Rapporterar varje vecka;Kontakt\nPolisen;ja;\nSkolan;nej;växeln\n;ja;\n")
    result = import_organisations(gateway, first)
    assert (result.imported, result.updated) == (2, 0)
    assert [(trouble.row, trouble.column) for trouble in result.rejected] == [(4, "Namn")]
    second = organisations(
        "Organisation;Rapporterar varje vecka\n polisen ;\nSKOLAN;x\nBostäder;kanske\nRäddning;\n"
    )
    result = import_organisations(gateway, second)
    assert (result.imported, result.updated, len(result.rejected)) == (1, 2, 1)
    found = {one.name: (one.expected_weekly, one.contact) for one in gateway.organisations()}
    assert found == {"Polisen": (True, ""), "Skolan": (True, "växeln"), "Räddning": (False, "")}


def test_an_organisation_stands_once(geopackage: Gateway) -> None:
    result = import_organisations(geopackage, organisations("Namn;x\nPolisen;1\npolisen;2\n#REF!;3\n"))
    assert (result.imported, [trouble.row for trouble in result.rejected]) == (1, [3, 4])


def test_what_is_linked_to_an_organisation_stays(geopackage: Gateway) -> None:
    saved = geopackage.save_organisation(Organisation("00000000-0000-4000-8000-000000000001", "Polisen"))
    import_organisations(geopackage, organisations("Namn;Kontakt\nPolisen;växeln\n"))
    (now,) = geopackage.organisations()
    assert (now.uuid, now.contact, now.row_version) == (saved.uuid, "växeln", 2)


def test_a_table_without_names_says_what_it_has(geopackage: Gateway) -> None:
    with pytest.raises(ExchangeError, match="no column called Namn"):
        import_organisations(geopackage, organisations("Ort;Antal\nKil;1\n"))
