"""``est:exportobservations``: the selection in three formats, harmless cells, Swedish time, in again."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException

from est_plugin.domain.area import Organisation
from est_plugin.domain.category import category_uuid
from est_plugin.domain.observation import (
    Observation,
    PlacePrecision,
    PlaceSetting,
    PointGeometry,
    ReviewStatus,
    Source,
    TimePrecision,
)
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.domain.selection import Selection
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import parse_location
from est_plugin.store.opening import create_database, open_database
from tests.conftest import PostgisDatabase

from ..answers.towns import key
from .conftest import Run, Told
from .layers import layer_of

SQUARE = "POLYGON((530000 6570000,531000 6570000,531000 6571000,530000 6571000,530000 6570000))"
WILD = (
    "=1+1",
    "+46",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    " =1",
    "\u2212cmd|' /C calc'!A0",
    "'=1",
    "-5",
    'hej; "då"\nrad',
)
KEPT = (
    "category_uuid",
    "geometry",
    "setting",
    "indoor",
    "source",
    "review_status",
    "damage_cost",
    "place_precision",
)
CATEGORIES = ("graffiti", "quarrel", "lighting", "nothing")


SUMMER = datetime(2026, 7, 1, 10, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def observation(number: int, text: str) -> Observation:
    return Observation(
        key(f"export {number}"),
        category_uuid(CATEGORIES[number % 4]),
        PointGeometry(530_500.25 + number * 100, 6_570_500.5),
        started_at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
        if number
        else datetime(2026, 7, 1, 10, tzinfo=UTC),
        ended_at=datetime(2026, 10, 25, 2, 30, tzinfo=UTC),
        time_precision=TimePrecision.APPROXIMATE,
        place_name=text,
        place_precision=PlacePrecision.STREET,
        setting=PlaceSetting.SCHOOL,
        indoor=number == 1,
        description=text,
        organisation_uuid=key("bolaget"),
        source=Source.POLICE if number == 2 else Source.STAFF,
        review_status=ReviewStatus.REVIEWED,
        damage_cost=1250.5,
    )


def fill(gateway: Gateway) -> list[Observation]:
    gateway.save_organisation(Organisation(key("bolaget"), "=Bolaget"))
    rows = [observation(number, text) for number, text in enumerate(WILD)]
    gateway.write_observations([(row, clear(guarded_text(row))) for row in rows])
    nowhere = replace(
        observation(99, ""),
        geometry=None,
        started_at=None,
        ended_at=None,
        place_precision=PlacePrecision.MUNICIPALITY,
    )
    gateway.write_observation(nowhere, clear(guarded_text(nowhere)))
    return rows


@pytest.fixture(params=["geopackage", "postgis"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each kind with texts that a spreadsheet would run."""
    if request.param == "geopackage":
        text = str(tmp_path / "est.gpkg")
    else:
        server: PostgisDatabase = request.getfixturevalue("postgis_database")
        text = server.uri
    with create_database(parse_location(text)) as gateway:
        fill(gateway)
    return text


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_a_spreadsheet_runs_nothing(run: Run, database: str, tmp_path: Path) -> None:
    path = tmp_path / "urval å.xlsx"
    assert run("exportobservations", {"DATABASE": database, "OUTPUT": str(path)}) == {
        "OUTPUT": str(path),
        "COUNT": len(WILD) + 1,
    }
    sheet = openpyxl.load_workbook(path).active
    assert all(cell.data_type != "f" for row in sheet for cell in row)
    headings, *rows = sheet.iter_rows(values_only=True)
    first = dict(zip(headings, rows[0], strict=True))
    assert first["Start"] == datetime(2026, 7, 1, 12)  # noqa: DTZ001 - a wall-clock time
    assert first["Plats"] == "'=1+1"
    assert first["Verksamhet"] == "'=Bolaget"
    assert (first["Kategori"], first["Underkategori"]) == ("Skadegörelse", "Klotter")
    assert (first["X (EPSG:3006)"], first["Skadekostnad"]) == (530_500.25, 1250.5)
    assert [path.name for path in tmp_path.glob("*.part*")] == []


def test_a_text_table_in_swedish_time(run: Run, database: str, tmp_path: Path) -> None:
    path = tmp_path / "urval.csv"
    run("exportobservations", {"DATABASE": database, "OUTPUT": str(path), "WITH_TEXT": False})
    rows = read_csv(path)
    assert "Beskrivning" not in rows[0]
    assert [row["Start"] for row in rows[:2]] == ["2026-07-01 12:00", "2026-10-25 02:30"]
    assert (rows[-1]["Start"], rows[-1]["X (EPSG:3006)"]) == ("", "")
    assert rows[0]["Skadekostnad"] == "1250,5"
    dangerous = tuple("=+-@\u2212\t")
    assert not any(cell.startswith(dangerous) for row in rows for cell in row.values())
    assert {row["Plats"] for row in rows} >= {"'-5", "'-2+3", "''=1", "'+46"}


def test_a_layer_of_points(run: Run, database: str, tmp_path: Path) -> None:
    path = tmp_path / "urval.gpkg"
    run("exportobservations", {"DATABASE": database, "OUTPUT": str(path)})
    dataset = ogr.Open(str(path))
    layer = dataset.GetLayer("observationer")
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "3006"
    features = list(layer)
    assert len(features) == len(WILD) + 1
    point = features[0].GetGeometryRef()
    assert (point.GetX(), point.GetY()) == (530_500.25, 6_570_500.5)
    assert features[-1].GetGeometryRef() is None
    assert features[0].GetField("Plats") == "=1+1"


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"PERIOD": "2026-07"}, 1),
        ({"FROM": "2026-10-25", "TO": "2026-10-25"}, 9),
        ({"CATEGORIES": "Klotter, Bråk"}, 6),
        ({"SOURCES": "police"}, 1),
        ({"AREAS": "Torget"}, 5),
        ({"AREAS": "Torget", "PERIOD": "2026-10"}, 4),
        ({"PERIOD": "2020"}, 0),
    ],
)
def test_the_filters_mean_what_they_mean_everywhere(
    run: Run, database: str, tmp_path: Path, filters: dict[str, str], count: int
) -> None:
    areas = layer_of("Polygon", [(SQUARE, {"namn": "Torget"})])
    run("importareas", {"INPUT": areas, "DATABASE": database, "KIND": "district", "NAME_FIELD": "namn"})
    path = tmp_path / "urval.csv"
    results = run("exportobservations", {"DATABASE": database, "OUTPUT": str(path), **filters})
    assert results["COUNT"] == count
    assert len(read_csv(path)) == count


def test_what_went_out_comes_in_again(run: Run, database: str, tmp_path: Path) -> None:
    with open_database(parse_location(database)) as gateway:
        before = {one.uuid: one for one in gateway.observations(Selection())}
    for ending in ("xlsx", "csv"):
        path, fresh = tmp_path / f"urval.{ending}", str(tmp_path / f"nytt_{ending}.gpkg")
        run("exportobservations", {"DATABASE": database, "OUTPUT": str(path)})
        create_database(parse_location(fresh)).close()
        results = run("importobservations", {"INPUT": str(path), "DATABASE": fresh})
        assert (results["IMPORTED"], results["REJECTED"]) == (len(before), 0)
        with open_database(parse_location(fresh)) as gateway:
            for one in gateway.observations(Selection()):
                old = before[str(one.external_id)]
                same = (
                    "category_uuid",
                    "geometry",
                    "setting",
                    "indoor",
                    "source",
                    "review_status",
                    "damage_cost",
                )
                assert [getattr(one, name) for name in same] == [getattr(old, name) for name in same]
                assert (one.description.strip(), one.place_precision) == (
                    old.description.strip(),
                    old.place_precision,
                )


def test_refusals_leave_no_file(run: Run, database: str, tmp_path: Path) -> None:
    parameters = {"DATABASE": database, "OUTPUT": str(tmp_path / "x.csv")}
    for change, word in (
        ({"OUTPUT": str(tmp_path / "x.docx")}, "docx"),
        ({"PERIOD": "nyss"}, "nyss"),
        ({"PERIOD": "2026", "FROM": "2026-01-01", "TO": "2026-01-02"}, "PERIOD"),
        ({"AREAS": "Ingenstans"}, "Ingenstans"),
        ({"DATABASE": str(tmp_path / "borta.gpkg")}, "borta"),
    ):
        with pytest.raises(QgsProcessingException, match=word):
            run("exportobservations", parameters | change)
    assert run("exportobservations", parameters, Told(stop_at=0.1)) == {}
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".gpkg"] == []
