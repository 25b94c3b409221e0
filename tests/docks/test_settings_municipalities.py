"""Each of the five municipalities is set up with the dialog of the settings alone, on both backends."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtGui import QColor

from est_plugin.answers.week.reporting import reporting_answer
from est_plugin.docks.settings.dialog import SettingsDialog
from est_plugin.docks.settings.kinds import IN_USE, ON_MAP
from est_plugin.domain.area import AreaKind
from est_plugin.domain.category import Category, CategoryKind
from est_plugin.domain.insats import InsatsType
from est_plugin.domain.selection import Selection
from est_plugin.domain.setup import Setup
from est_plugin.store.location import GeoPackageLocation, parse_location
from est_plugin.store.opening import create_database

from ..conftest import PostgisDatabase
from ..helpers.event_loop import EventLoopGap, run_until
from .conftest import Bench
from .settings_steps import (
    add_group,
    add_organisations,
    add_subkind,
    bring_in,
    kind_item,
    press,
    rename_kind,
    save,
    settings_open,
    squares,
    tick_kind,
    toggle,
    write,
)

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


@pytest.fixture(params=["geopackage", "postgis"])
def municipality(
    request: pytest.FixtureRequest, bench: Bench, tmp_path: Path, event_loop_gap: EventLoopGap
) -> Iterator[Bench]:
    """A new, empty database that is open, on each of the backends."""
    with event_loop_gap.paused():
        text = str(tmp_path / "ny.gpkg")
        if request.param == "postgis":
            database: PostgisDatabase = request.getfixturevalue("postgis_database")
            text = database.uri
        create_database(
            GeoPackageLocation(Path(text)) if request.param == "geopackage" else parse_location(text)
        ).close()
        bench.session.open(text)
        run_until(lambda: bench.session.is_open, what="the database to open")
        bench.wait()
    yield bench
    assert bench.errors == []
    bench.session.close()


def _category(setup: Setup, name: str) -> Category:
    [found] = [category for category in setup.categories if category.name == name]
    return found


def _expected(setup: Setup) -> set[str]:
    return {row.name for row in setup.organisations if row.expected_weekly and row.active}


def test_kristinehamn(municipality: Bench, tmp_path: Path, event_loop_gap: EventLoopGap) -> None:
    """Many actors report; the schools of the project can be searched; the logo and colour are its own."""
    logo = tmp_path / "vapen.svg"
    with event_loop_gap.paused():
        logo.write_bytes(LOGO)
        squares(["Södermalmsskolan"]).setName("Skolor")
        squares(["Kungsgatan 1"], field="adress").setName("Adresser")
    with settings_open(municipality, event_loop_gap) as dialog:
        write(dialog.municipality.municipalityName, "Kristinehamn")
        dialog.municipality.logoFile.setFilePath(str(logo))
        dialog.municipality.accentColour.setColor(QColor("#00557f"))
        add_organisations(
            dialog, "Polisen", "Räddningstjänsten", "Kristinehamnsbostäder", "Södermalmsskolan", "Väktarna"
        )
        add_organisations(dialog, "Tekniska förvaltningen", expected=False)
        rename_kind(dialog, "Glaskross", "Krossade rutor")
        dialog.show_page(dialog.layers)
        dialog.layers.addressLayer.setCurrentIndex(dialog.layers.addressLayer.findText("Adresser"))
        dialog.layers.addressField.setCurrentIndex(dialog.layers.addressField.findText("adress"))
        schools = [dialog.layers.objectLayers.item(row) for row in range(dialog.layers.objectLayers.count())]
        dialog.layers.objectLayers.setCurrentItem(next(item for item in schools if item.text() == "Skolor"))
        toggle(dialog.layers.objectLayers)
        setup = save(municipality, dialog)
    settings = setup.settings
    assert (settings.municipality_name, settings.accent_colour) == ("Kristinehamn", "#00557f")
    assert base64.b64decode(settings.logo_svg_or_png) == LOGO
    assert (settings.address_layer, settings.address_field) == ("Adresser", "adress")
    assert settings.object_layers == ("Skolor",)
    assert _expected(setup) == {
        "Polisen",
        "Räddningstjänsten",
        "Kristinehamnsbostäder",
        "Södermalmsskolan",
        "Väktarna",
    }
    assert _category(setup, "Krossade rutor").code == "broken_glass"


def test_norrkoping(municipality: Bench, event_loop_gap: EventLoopGap) -> None:
    """Weekly reports; five EST areas, all but the city with two working groups; coming events."""
    with event_loop_gap.paused():
        layer = squares(["Marielund", "Hageby", "Navestad", "Klockaretorpet", "Norrköpings city"])
    with settings_open(municipality, event_loop_gap) as dialog:
        write(dialog.municipality.municipalityName, "Norrköping")
        dialog.municipality.defaultPeriod.setCurrentIndex(dialog.municipality.defaultPeriod.findData("week"))
        dialog.municipality.reportWeekday.setCurrentIndex(dialog.municipality.reportWeekday.findData(5))
        add_organisations(dialog, "Fritidskontoret", "Hyresbostäder", "Polisen", "Socialkontoret")
        dialog.show_page(dialog.areas)
        dialog.areas.sourceLayer.setLayer(layer)
        assert dialog.areas.nameField.currentText() == "namn"
        assert dialog.areas.populationField.currentText() == "folkmängd"
        bring_in(municipality, dialog, AreaKind.EST_AREA.value)
        for area in ("Marielund", "Hageby", "Navestad", "Klockaretorpet"):
            add_group(dialog, f"{area}, situationsbaserad", area, InsatsType.SITUATIONAL, "Områdespolis")
            add_group(dialog, f"{area}, social", area, InsatsType.SOCIAL, "Socialtjänsten")
        add_subkind(dialog, "Arrangemang", "Derby på Platinumcars Arena")
        setup = save(municipality, dialog)
    assert (setup.settings.default_period, setup.settings.report_weekday) == ("week", 5)
    areas = {area.uuid: area for area in setup.areas}
    assert {(area.name, area.kind) for area in areas.values()} == {
        (name, "est_area")
        for name in ("Marielund", "Hageby", "Navestad", "Klockaretorpet", "Norrköpings city")
    }
    pairs = {(areas[group.area_uuid or ""].name, group.type) for group in setup.working_groups}
    assert len(pairs) == 8
    assert "Norrköpings city" not in {name for name, _ in pairs}
    assert _category(setup, "Derby på Platinumcars Arena").kind is CategoryKind.PLANNED_EVENT
    gateway = municipality.session.gateway
    assert gateway is not None
    told = reporting_answer(gateway.observation_table(Selection()), setup.organisations)
    assert told.missing == ("Fritidskontoret", "Hyresbostäder", "Polisen", "Socialkontoret")


def test_upplands_bro(municipality: Bench, event_loop_gap: EventLoopGap) -> None:
    """Events and faults from municipality, police and housing companies; what is kept, and for how long."""
    with settings_open(municipality, event_loop_gap) as dialog:
        write(dialog.municipality.municipalityName, "Upplands-Bro")
        write(dialog.municipality.contact, "trygghet@upplands-bro.se")
        add_organisations(dialog, "Upplands-Brohus", "Hembla", "Polisen", "Gata och park")
        add_subkind(dialog, "Fel i fysisk miljö", "Trasig lampa")
        add_subkind(dialog, "Fel i fysisk miljö", "Igenvuxet buskage")
        tick_kind(dialog, "Bristfällig insyn (buskage)", IN_USE)
        dialog.show_page(dialog.retention)
        dialog.retention.retentionText.setValue(12)
        dialog.retention.retentionRows.setValue(60)
        setup = save(municipality, dialog)
    lamp = _category(setup, "Trasig lampa")
    assert lamp.kind is CategoryKind.ENVIRONMENT_FAULT
    assert lamp.parent_uuid == _category(setup, "Fel i fysisk miljö").uuid
    assert not _category(setup, "Bristfällig insyn (buskage)").active
    assert (setup.settings.retention_text_months, setup.settings.retention_rows_months) == (12, 60)
    assert setup.settings.retention_files_months is None
    assert setup.settings.contact == "trygghet@upplands-bro.se"


def test_vasteras(municipality: Bench, tmp_path: Path, event_loop_gap: EventLoopGap) -> None:
    """The whole city by district out of a file; three pilot areas, one of two districts."""
    names = ["Råby", "Hammarby", "Bäckby", "Skälby", "Centrum"]
    path = tmp_path / "stadsdelar åäö.geojson"
    with event_loop_gap.paused():
        path.write_text(_geojson(names), encoding="utf-8")
    with settings_open(municipality, event_loop_gap) as dialog:
        write(dialog.municipality.municipalityName, "Västerås")
        dialog.show_page(dialog.areas)
        areas = dialog.areas
        areas.sourceFile.setFilePath(str(path))
        run_until(lambda: bool(areas.nameField.currentData()), what="the file to be read")
        areas.idField.setCurrentIndex(areas.idField.findText("kod"))
        assert "5" in bring_in(municipality, dialog, AreaKind.DISTRICT.value)
        for parts in (("Råby",), ("Hammarby",), ("Bäckby", "Skälby")):
            _make_est_area(municipality, dialog, parts)
        box = dialog.municipality.analysisAreaKind
        box.setCurrentIndex(box.findData(AreaKind.DISTRICT.value))
        setup = save(municipality, dialog)
    est = {area.name: area for area in setup.areas if area.kind == AreaKind.EST_AREA}
    assert set(est) == {"Råby", "Hammarby", "Bäckby/Skälby"}
    assert est["Bäckby/Skälby"].population == 3000 + 4000
    assert {area.external_id for area in setup.areas if area.kind == AreaKind.DISTRICT} == set("01234")
    assert setup.settings.analysis_area_kind == "district"
    gateway = municipality.session.gateway
    assert gateway is not None
    assert len(gateway.lineages()) == 4


def test_kumla(municipality: Bench, event_loop_gap: EventLoopGap) -> None:
    """Words of its own from two years' lägesbilder; tertials; police reports; a higher limit in public."""
    with settings_open(municipality, event_loop_gap) as dialog:
        write(dialog.municipality.municipalityName, "Kumla")
        dialog.municipality.defaultPeriod.setCurrentIndex(
            dialog.municipality.defaultPeriod.findData("tertial")
        )
        add_organisations(dialog, "Kumla Bostäder", "Fritidsgårdarna")
        rename_kind(dialog, "Störande trafik (buskörning, A-traktorer)", "A-traktorer och buskörning")
        rename_kind(dialog, "A-traktorer och buskörning", "A-traktorer", column=1)
        add_subkind(dialog, "Fel i fysisk miljö", "Folie och fimpar")
        tick_kind(dialog, "Våld", ON_MAP)
        kind_item(dialog, "Otrygg plats")
        press(dialog.kinds.moveUp)
        dialog.show_page(dialog.rules)
        dialog.rules.suppressionThreshold.setValue(10)
        dialog.rules.duplicateDistance.setValue(50)
        dialog.rules.importPoliceText.setChecked(False)
        dialog.show_page(dialog.layers)
        dialog.layers.backgroundGroup.setEditText("Karta")
        setup = save(municipality, dialog)
    tractors = _category(setup, "A-traktorer och buskörning")
    assert (tractors.label, tractors.code) == ("A-traktorer", "disturbing_traffic")
    assert not _category(setup, "Våld").on_map
    assert _category(setup, "Folie och fimpar").kind is CategoryKind.ENVIRONMENT_FAULT
    mains = [category.name for category in setup.categories if category.parent_uuid is None]
    assert mains.index("Otrygg plats") < mains.index("Annat otrygghetsskapande eller ordningsstörande")
    settings = setup.settings
    assert (settings.default_period, settings.suppression_threshold) == ("tertial", 10)
    assert (settings.duplicate_distance_m, settings.background_group) == (50.0, "Karta")
    assert not settings.import_police_text


def _make_est_area(bench: Bench, dialog: SettingsDialog, districts: tuple[str, ...]) -> None:
    """Select districts in the table and make them one EST area, named after them."""
    areas, table = dialog.areas, dialog.areas.table
    table.clearSelection()
    for row in range(table.rowCount()):
        is_district = table.item(row, 1).text() == areas.areaKind.itemText(0)
        if is_district and table.item(row, 0).text() in districts:
            for column in range(table.columnCount()):
                table.item(row, column).setSelected(True)
    write(areas.joinName, "/".join(districts))
    before = table.rowCount()
    press(areas.joinAreas)
    run_until(lambda: table.rowCount() > before, what="the EST area")
    bench.wait()


def _geojson(names: list[str]) -> str:
    """Squares of a hundredth of a degree in WGS 84, as GeoJSON prescribes."""
    features = []
    for place, name in enumerate(names):
        x, y = 16.5 + 0.01 * place, 59.6
        ring = [[x, y], [x + 0.01, y], [x + 0.01, y + 0.01], [x, y + 0.01], [x, y]]
        features.append(
            {
                "type": "Feature",
                "properties": {"kod": str(place), "stadsdel": name, "folkmangd": 1000 * (place + 1)},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def test_the_project_is_left_as_it_was(municipality: Bench, event_loop_gap: EventLoopGap) -> None:
    before = set(QgsProject.instance().mapLayers())
    with settings_open(municipality, event_loop_gap) as dialog:
        write(dialog.municipality.municipalityName, "Exempelköping")
        setup = save(municipality, dialog)
    assert set(QgsProject.instance().mapLayers()) == before
    assert all(category.row_version == 1 for category in setup.categories)
