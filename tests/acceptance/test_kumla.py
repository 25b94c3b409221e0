"""Kumla's story: services, housing and residents report, the police beside them; tertial, year, the public.

2022 it was A-tractors and youths on parking lots, 2023 alcohol and drugs in public places and litter.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import shapely
from osgeo import ogr, osr
from pypdf import PdfReader
from qgis.core import QgsApplication

from est_plugin.algorithms.provider import PROVIDER_ID

from ..algorithms.conftest import Run, provider_in_registry, run
from ..helpers.attack import csv_tables, html_tables
from .real_qgis import make_profile
from .real_towns import run as qgis_process

__all__ = ["run"]

AREAS = ("Centrum", "Vialund", "Malmen", "Hällabrottet")
X, Y = 513_000.0, 6_553_000.0
TRAFFIC, DRUGS, LITTER, GLASS = (
    "Störande trafik",
    "Misstänkt narkotikahantering",
    "Nedskräpning",
    "Glaskross",
)
YEARS = {
    2022: {TRAFFIC: (48, 12, 9, 1), DRUGS: (10, 3, 2, 0), LITTER: (9, 4, 3, 1), GLASS: (12, 10, 8, 2)},
    2023: {TRAFFIC: (17, 10, 7, 0), DRUGS: (36, 6, 3, 1), LITTER: (31, 8, 5, 0), GLASS: (13, 9, 7, 1)},
}
"""Reports by year, kind and area."""


@pytest.fixture(scope="module")
def provider(qgis_app: object) -> Iterator[None]:
    """The plugin's provider, for as long as this story lasts unless it is there anyway."""
    if QgsApplication.processingRegistry().providerById(PROVIDER_ID) is not None:
        yield
        return
    with provider_in_registry():
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the municipality keeps its files."""
    return tmp_path_factory.mktemp("Kumla kommun åäö")


@pytest.fixture
def database(run: Run, folder: Path) -> str:
    """The shared database, made once from the files that Kumla has."""
    path = folder / "lägesbild.gpkg"
    if not path.exists():
        run("createdatabase", {"DATABASE": str(path), "MUNICIPALITY": "Kumla"})
        areas = write_areas(folder / "områden.gpkg")
        given = {"INPUT": areas, "DATABASE": str(path), "KIND": "est_area", "NAME_FIELD": "namn"}
        assert run("importareas", given)["IMPORTED"] == 4
        for name, source in (("verksamheter", "staff"), ("kumlabostäder", "staff"), ("e-tjänsten", "public")):
            table, rows = write_reports(folder / f"{name}.csv", name)
            result = run("importobservations", {"INPUT": table, "DATABASE": str(path), "SOURCE": source})
            assert (result["IMPORTED"], result["REJECTED"]) == (rows, 0)
        assert run("importcounts", {"INPUT": write_police(folder / "polisen.csv"), "DATABASE": str(path)})
    return str(path)


def write_areas(path: Path) -> str:
    """Four districts side by side."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(3006)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("områden", system, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("namn", ogr.OFTString))
    for number, name in enumerate(AREAS):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["namn"] = name
        box = shapely.box(X + 1500 * number, Y, X + 1500 * number + 1400, Y + 1400)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(box)))
        layer.CreateFeature(feature)
    return str(path)


def write_reports(path: Path, sender: str) -> tuple[str, int]:
    """A third of the reports of both years, as that sender exports them."""
    senders = ("verksamheter", "kumlabostäder", "e-tjänsten")
    place = np.random.default_rng(senders.index(sender))
    rows = []
    for year, kinds in YEARS.items():
        for kind, counts in kinds.items():
            for area, count in enumerate(counts):
                for event in range(count):
                    if event % 3 != senders.index(sender):
                        continue
                    month, day = 1 + event * 5 % 12, 1 + event * 7 % 28
                    x, y = X + 1500 * area + place.uniform(50, 1350), Y + place.uniform(50, 1350)
                    when = f"{year}-{month:02d}-{day:02d} 20:{event % 60:02d}"
                    rows.append((when, kind, f"{x:.0f}", f"{y:.0f}", "Tre ungdomar vid Kungsgatan 11"))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(("Tidpunkt", "Kategori", "X", "Y", "Beskrivning"))
        writer.writerows(rows)
    return str(path), len(rows)


def write_police(path: Path) -> str:
    """The police's counts by area."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(("Område", "Kategori", "Från", "Till", "Antal"))
        for year, count in ((2022, 41), (2023, 44)):
            writer.writerow(("Centrum", "Skadegörelse", f"{year}-01-01", f"{year}-12-31", count))
    return str(path)


def test_the_year_against_the_last_says_what_goes_in_the_wrong_direction(
    run: Run, database: str, folder: Path
) -> None:
    output = folder / "årssammanfattning 2023.pdf"
    given = {"DATABASE": database, "PERIOD": "2023", "SHEET": "ar", "COMPARE": "previous"}
    results = run("lagesbild", {**given, "OUTPUT": str(output)})
    assert results["OVERFLOWS"] == 0
    text = " ".join(page.extract_text() for page in PdfReader(output).pages)
    text = " ".join(text.split())
    assert "internal" in text
    assert "Centrum · ordningsstörningar" in text or "Centrum · fel i fysisk miljö" in text
    assert "worse" in text


def test_the_tertial_analysis(run: Run, database: str, folder: Path) -> None:
    output = folder / "tertial 2 2023.pdf"
    given = {"DATABASE": database, "PERIOD": "2023-T2", "SHEET": "tertial", "COMPARE": "last_year"}
    results = run("lagesbild", {**given, "OUTPUT": str(output)})
    assert results["PAGES"] >= 1
    assert results["OVERFLOWS"] == 0


def test_everybody_may_see_the_year_and_nobody_in_it(run: Run, database: str, folder: Path) -> None:
    for year in (2022, 2023):
        given = {"DATABASE": database, "FROM": f"{year}-01-01", "TO": f"{year}-12-31"}
        run("publicexport", {**given, "OUTPUT": str(folder / f"öppna data {year}.csv")})
    for ending in ("pdf", "html"):
        sheet: dict[str, object] = {"DATABASE": database, "PERIOD": "2023", "SHEET": "ar", "AUDIENCE": 1}
        results = run("lagesbild", {**sheet, "OUTPUT": str(folder / f"offentlig 2023.{ending}")})
        assert (results["PAGES"], results["OVERFLOWS"]) == (1, 0)
    page = (folder / "offentlig 2023.html").read_text(encoding="utf-8")
    text = PdfReader(folder / "offentlig 2023.pdf").pages[0].extract_text()
    for told in (page, text):
        assert "Public" in told
        assert "Hällabrottet" in told
        assert "Kungsgatan" not in told
        assert "ungdomar" not in told
    places, kinds = html_tables(folder / "offentlig 2023.html")
    assert dict(places)["Centrum"] == "97"
    assert dict(places)["Hällabrottet"] == "fewer than 5"
    assert dict(kinds)["Ordningsstörningar"] == "80"
    assert dict(kinds)["Fel i fysisk miljö"] == "not shown", "withheld the year before, so again"
    assert dict(kinds)["Skadegörelse"] == "30"
    assert sorted(places) == sorted(csv_tables(folder / "öppna data 2023.csv")[0])
    assert sorted(kinds) == sorted(csv_tables(folder / "öppna data 2023.csv")[1])


def test_the_same_from_a_scheduled_job(
    run: Run, database: str, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In ``qgis_process``: the page of 2022, and a refusal that ends with exit code 1 and a sentence."""
    profile = make_profile(tmp_path_factory.mktemp("profil"))
    page = folder / "offentlig 2022.html"
    asked = {"DATABASE": database, "AUDIENCE": 1, "FORMAT": "html", "OUTPUT": page}
    done = qgis_process(profile, "est:lagesbild", PERIOD="2022", **asked)
    assert done.returncode == 0, done.stderr
    text = page.read_text(encoding="utf-8")
    assert "data:image/png;base64," in text
    assert "Störande" not in text
    places, _ = html_tables(page)
    assert dict(places)["Centrum"] == "79"
    refused = qgis_process(profile, "est:lagesbild", PERIOD="2022-03", **asked)
    assert refused.returncode == 1
    assert "2022" in refused.stderr
