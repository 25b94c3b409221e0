"""``est:reporttemplate``: drop-downs of the code lists, opens in LibreOffice, imports without mapping."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest
from qgis.core import QgsProcessingException

from est_plugin.domain.area import Organisation
from est_plugin.domain.category import category_uuid
from est_plugin.domain.local_time import to_local
from est_plugin.domain.observation import PlaceSetting, TimePrecision
from est_plugin.domain.selection import Selection
from est_plugin.store.location import parse_location
from est_plugin.store.opening import create_database, open_database

from .conftest import Run
from .layers import layer_of

SQUARE = "POLYGON((530000 6570000,531000 6570000,531000 6571000,530000 6571000,530000 6570000))"
WILD = '=HYPERLINK(1) & <Bygg> "Syd"'


@pytest.fixture
def form(run: Run, tmp_path: Path) -> tuple[str, Path]:
    """A database with organisations and an area, and the form of it."""
    database, path = str(tmp_path / "est.gpkg"), tmp_path / "rapport å.xlsx"
    with create_database(parse_location(database), municipality="Exempelköping") as gateway:
        for number, name in enumerate((WILD, "Hyresbostäder")):
            gateway.save_organisation(Organisation(f"00000000-0000-4000-8000-00000000000{number}", name))
    areas = layer_of("Polygon", [(SQUARE, {"namn": "Marielund"})])
    run("importareas", {"INPUT": areas, "DATABASE": database, "KIND": "est_area", "NAME_FIELD": "namn"})
    results = run("reporttemplate", {"DATABASE": database, "OUTPUT": str(path)})
    assert results == {"OUTPUT": str(path), "KINDS": 31, "ORGANISATIONS": 2, "AREAS": 1}
    return database, path


def choices(workbook: openpyxl.Workbook, heading: str) -> list[str]:
    """Return what the drop-down below a heading offers."""
    sheet = workbook["Rapport"]
    letter = next(cell.column_letter for cell in sheet[3] if cell.value == heading)
    (rule,) = (
        one for one in sheet.data_validations.dataValidation if str(one.sqref) == f"{letter}4:{letter}503"
    )
    assert rule.type == "list"
    place = workbook.defined_names[rule.formula1].attr_text.replace("$", "")
    name, cells = place.split("!")
    return [cell.value for (cell,) in workbook[name][cells]]


def fill(path: Path, *rows: dict[str, object]) -> None:
    """Fill the form as a reporter does."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Rapport"]
    columns = {cell.value: cell.column for cell in sheet[3]}
    for number, row in enumerate(rows, 4):
        for heading, value in row.items():
            sheet.cell(number, columns[heading], value)
    workbook.save(path)


def test_the_drop_downs_offer_the_code_lists(form: tuple[str, Path]) -> None:
    workbook = openpyxl.load_workbook(form[1])
    kinds = choices(workbook, "Vad")
    assert len(kinds) == 31
    assert "Skadegörelse / Glaskross" in kinds
    assert choices(workbook, "Verksamhet") == ["'" + WILD, "Hyresbostäder"]
    assert choices(workbook, "Område") == ["Marielund"]
    assert choices(workbook, "Inne eller ute") == ["Inomhus", "Utomhus"]
    assert "Exempelköping" in workbook["Rapport"]["A1"].value
    assert all(cell.data_type != "f" for row in workbook["Listor"] for cell in row)


def test_every_kind_that_the_form_offers_is_understood(form: tuple[str, Path], run: Run) -> None:
    database, path = form
    kinds = choices(openpyxl.load_workbook(path), "Vad")
    fill(path, *({"Vad": kind, "Datum": date(2026, 3, 1), "Plats": "Torget"} for kind in kinds))
    results = run("importobservations", {"INPUT": str(path), "DATABASE": database})
    assert (results["IMPORTED"], results["REJECTED"]) == (len(kinds), 0)
    with open_database(parse_location(database)) as gateway:
        stored = {one.category_uuid for one in gateway.observations(Selection())}
        assert stored == {category.uuid for category in gateway.categories()}


def test_a_filled_form_is_imported_without_mapping(form: tuple[str, Path], run: Run) -> None:
    database, path = form
    fill(
        path,
        {
            "Vad": "Skadegörelse / Glaskross",
            "Datum": date(2026, 3, 1),
            "Klockslag": time(22, 30),
            "Till klockslag": time(23, 45),
            "Tidens noggrannhet": "Ungefär",
            "Plats": "Södra skolan",
            "Område": "Marielund",
            "Inne eller ute": "Utomhus",
            "Miljö": "Skola",
            "Beskrivning": "Tre rutor krossade",
            "Verksamhet": "'" + WILD,
            "Roll": "Vaktmästare",
        },
        {"Vad": "Inget att rapportera", "Datum": date(2026, 3, 2), "Verksamhet": "Hyresbostäder"},
    )
    results = run("importobservations", {"INPUT": str(path), "DATABASE": database, "SOURCE": "staff"})
    assert (results["IMPORTED"], results["REJECTED"], results["WARNED"]) == (2, 0, 0)
    with open_database(parse_location(database)) as gateway:
        rows = {one.category_uuid: one for one in gateway.observations(Selection())}
        organisations = {one.uuid: one.name for one in gateway.organisations()}
    glass, nothing = rows[category_uuid("broken_glass")], rows[category_uuid("nothing")]
    assert glass.started_at is not None
    assert glass.ended_at is not None
    assert [f"{to_local(at):%F %R}" for at in (glass.started_at, glass.ended_at)] == [
        "2026-03-01 22:30",
        "2026-03-01 23:45",
    ]
    assert (glass.time_precision, glass.setting, glass.indoor) == (
        TimePrecision.APPROXIMATE,
        PlaceSetting.SCHOOL,
        False,
    )
    assert (glass.place_name, glass.reporter_role, glass.description) == (
        "Södra skolan",
        "Vaktmästare",
        "Tre rutor krossade",
    )
    assert organisations == {glass.organisation_uuid: WILD, nothing.organisation_uuid: "Hyresbostäder"}


def test_libreoffice_opens_it_keeps_the_drop_downs_and_saves_what_is_imported(
    form: tuple[str, Path], run: Run, tmp_path: Path
) -> None:
    database, path = form
    fill(
        path,
        {
            "Vad": "Skadegörelse / Klotter",
            "Datum": date(2026, 3, 1),
            "Klockslag": time(7, 5),
            "Plats": "Torget",
        },
    )
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None, "LibreOffice is part of the tests' set-up"
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    for ending in ("xlsx", "ods"):
        folder = tmp_path / ending
        command = [office, home, "--headless", "--convert-to", ending, "--outdir", str(folder), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        assert (folder / path.with_suffix(f".{ending}").name).exists(), done.stderr
    saved = tmp_path / "xlsx" / path.name
    assert "Skadegörelse / Klotter" in choices_after_office(saved)
    assert run("importobservations", {"INPUT": str(saved), "DATABASE": database})["IMPORTED"] == 1
    spreadsheet = str(tmp_path / "ods" / path.with_suffix(".ods").name)
    again = run("importobservations", {"INPUT": f"{spreadsheet}|layername=Rapport", "DATABASE": database})
    assert (again["IMPORTED"], again["DUPLICATES"], again["REJECTED"]) == (0, 1, 0)


def choices_after_office(path: Path) -> list[str]:
    """Return the kinds that the drop-down offers in a file that LibreOffice has saved."""
    workbook = openpyxl.load_workbook(path)
    rules = workbook["Rapport"].data_validations.dataValidation
    (rule,) = (one for one in rules if str(one.sqref).startswith("A4"))
    place = workbook.defined_names[rule.formula1].attr_text.replace("$", "").replace("'", "")
    name, cells = place.split("!")
    return [cell.value for (cell,) in workbook[name][cells]]


def test_an_empty_form_and_a_folder_that_is_not_there(
    form: tuple[str, Path], run: Run, tmp_path: Path
) -> None:
    database, path = form
    results = run("importobservations", {"INPUT": str(path), "DATABASE": database})
    assert (results["IMPORTED"], results["REJECTED"], results["IMPORT_RUN"]) == (0, 0, "")
    missing = tmp_path / "fil.txt"
    missing.write_text("en fil, ingen mapp", encoding="utf-8")
    with pytest.raises(QgsProcessingException):
        run("reporttemplate", {"DATABASE": database, "OUTPUT": str(missing / "x" / "y.xlsx")})
