"""``est:publicexport``: files that hold what was published and nothing else; the same again next time."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest
from qgis.core import QgsProcessingException

from est_plugin.store.location import GeoPackageLocation, parse_location
from est_plugin.store.opening import create_database, open_database

from ..answers.test_public_counts import fill_four_areas
from .conftest import Run, Told


@pytest.fixture
def database(tmp_path: Path, qgis_app: object) -> str:
    """Four areas and four months of events in a file."""
    with fill_four_areas(create_database(GeoPackageLocation(tmp_path / "å.gpkg"), municipality="Kumla")) as g:
        return g.location.text


def parameters(database: str, output: Path, **more: object) -> dict[str, object]:
    """February 2026 to a file."""
    return {"DATABASE": database, "FROM": "2026-02-01", "TO": "2026-02-28", "OUTPUT": str(output), **more}


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_csv_and_its_data_sheet(run: Run, database: str, tmp_path: Path, told: Told) -> None:
    output = tmp_path / "antal februari.csv"
    results = run("publicexport", parameters(database, output), told)
    assert (results["PUBLISHED"], results["KEPT_BACK"]) == (4, 8)
    rows = rows_of(output)
    assert [(row["name"], row["count"], row["shown_as"]) for row in rows[:6]] == [
        ("The whole municipality", "50", "50"),
        ("Norr", "22", "22"),
        ("Söder", "", "fewer than 5"),
        ("Väster", "", "not shown"),
        ("Öster", "14", "14"),
        ("Rest of the municipality", "", "fewer than 5"),
    ]
    sheet = json.loads((tmp_path / "antal februari.csv.datablad.jsonld").read_text(encoding="utf-8"))
    assert sheet["@type"] == "dcat:Dataset"
    assert sheet["dcterms:title"]["@language"] == "sv"
    assert sheet["dcterms:publisher"]["foaf:name"] == "Kumla"
    assert sheet["dcterms:temporal"]["dcat:endDate"]["@value"] == "2026-02-28"
    assert "POLYGON((" in sheet["dcterms:spatial"]["dcat:bbox"]["@value"]
    assert sorted(path.name for path in tmp_path.iterdir() if "antal" in path.name) == [
        "antal februari.csv",
        "antal februari.csv.datablad.jsonld",
    ]
    assert any("50" in info for info in told.infos)


def test_geopackage_geojson_and_workbook_say_the_same(run: Run, database: str, tmp_path: Path) -> None:
    for ending in ("csv", "gpkg", "geojson", "xlsx"):
        run("publicexport", parameters(database, tmp_path / f"ut.{ending}"))
    expected = [(row["name"], row["shown_as"]) for row in rows_of(tmp_path / "ut.csv")]
    collection = json.loads((tmp_path / "ut.geojson").read_text(encoding="utf-8"))
    features = collection["features"]
    assert [(f["properties"]["name"], f["properties"]["shown_as"]) for f in features] == expected
    first = next(f for f in features if f["geometry"])
    longitude, latitude = first["geometry"]["coordinates"][0][0][0]
    assert (round(longitude, 1), round(latitude, 1)) == (15.0, 59.2)
    with sqlite3.connect(tmp_path / "ut.gpkg") as base:
        found = base.execute("SELECT name, shown_as FROM areas UNION SELECT name, shown_as FROM totals")
        assert sorted(found) == sorted(set(expected))
        assert ("dcterms:publisher", "Kumla") in base.execute(
            'SELECT term, value FROM "Data sheet"'
        ).fetchall()
    with ZipFile(tmp_path / "ut.xlsx") as book:
        words = book.read("xl/sharedStrings.xml").decode()
        assert all(name in words for name, _ in expected)
        assert "creator" not in book.read("docProps/core.xml").decode()


def test_nothing_of_single_events_is_in_any_file(run: Run, database: str, tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    for ending in ("gpkg", "geojson", "csv", "xlsx"):
        run("publicexport", parameters(database, tmp_path / "ut" / f"ut.{ending}"))
    for path in (tmp_path / "ut").iterdir():
        content = path.read_bytes()
        if path.suffix == ".xlsx":
            with ZipFile(path) as book:
                content = b"".join(book.read(name) for name in book.namelist())
        for secret in ("Grönvägen", str(tmp_path), "root", "12:00"):
            assert secret.encode() not in content, (path.name, secret)


def test_again_gives_the_recorded_numbers(run: Run, database: str, tmp_path: Path, told: Told) -> None:
    run("publicexport", parameters(database, tmp_path / "a.csv"))
    run("publicexport", parameters(database, tmp_path / "b.csv", THRESHOLD=20), told)
    assert rows_of(tmp_path / "a.csv") == rows_of(tmp_path / "b.csv")
    assert any("before" in warning for warning in told.warnings)


def test_cells(run: Run, database: str, tmp_path: Path) -> None:
    results = run("publicexport", parameters(database, tmp_path / "rutor.geojson", CELL_SIZE=1000))
    assert results["PUBLISHED"] == 5
    features = json.loads((tmp_path / "rutor.geojson").read_text(encoding="utf-8"))["features"]
    assert [f["properties"]["count"] for f in features if f["geometry"]] == [22, 14, 9]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"OUTPUT": "x.pdf"}, ".gpkg"),
        ({"OUTPUT": "/no/such/folder/x.csv"}, "no/such/folder"),
        ({"LEVEL": "est_area", "CELL_SIZE": 500}, "not by both"),
        ({"LEVEL": "nowhere"}, "nowhere"),
        ({"CELL_SIZE": 10}, "address"),
        ({"TO": "2026-02-10"}, "shorter than a month"),
        ({"TO": "2199-01-01"}, "not over"),
        ({"THRESHOLD": 2}, "at least 3"),
    ],
)
def test_refusals_are_sentences_and_publish_nothing(
    run: Run, database: str, tmp_path: Path, change: dict[str, object], words: str
) -> None:
    before = set(tmp_path.iterdir())
    with pytest.raises(QgsProcessingException, match=words):
        run("publicexport", parameters(database, tmp_path / "x.csv") | change)
    assert set(tmp_path.iterdir()) == before
    with open_database(parse_location(database)) as gateway:
        assert gateway.publications() == ()
