"""Headings, kinds, profiles, places and cells: what is recognised, and what is left to the person."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_plugin.domain.category import Category, CategoryKind, category_uuid, starting_categories
from est_plugin.domain.observation import FaultStatus, PlacePrecision, PlaceSetting, Source, TimePrecision
from est_plugin.exchange.cell_values import CellError
from est_plugin.exchange.errors import ExchangeError
from est_plugin.exchange.heading_words import HEADING_WORDS
from est_plugin.exchange.headings import Target, plain_heading, recognise, recognise_organisation_columns
from est_plugin.exchange.kinds import LEFT_OUT, Kinds, plain_kind
from est_plugin.exchange.place_finding import PlaceIndex, plain_place
from est_plugin.exchange.profiles import (
    POLICE_NOTICES,
    READY_PROFILES,
    Profile,
    StartForm,
    crime_code_kind,
    profile_for,
    profile_from_json,
)
from est_plugin.exchange.row_words import (
    FAULTS,
    PLACE_PRECISIONS,
    SETTINGS,
    SOURCES,
    TIME_PRECISIONS,
    parse_choice,
)
from est_plugin.exchange.safe_cells import as_it_was, harmless


def test_no_heading_means_two_things() -> None:
    words = [word for group in HEADING_WORDS.values() for word in group]
    assert len(words) == len(set(words))
    assert all(word == plain_heading(word) for word in words)
    assert set(HEADING_WORDS) == set(Target)


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("Öst-koordinat (m)", "öst koordinat"),
        ("  VAD   hände? ", "vad hände"),
        ("StartTid", "start tid"),
        ("place_name", "place name"),
        ("Kostnad [kr]", "kostnad"),
        ("O\u0308st", "öst"),
    ],
)
def test_headings_are_read_plainly(heading: str, plain: str) -> None:
    assert plain_heading(heading) == plain


def test_a_reporters_form_is_recognised() -> None:
    headings = (
        "Vad?",
        "Datum",
        "Klockslag",
        "Adress",
        "Öst (X)",
        "Nord (Y)",
        "Fritext",
        "Verksamhet",
        "Roll",
    )
    assert recognise(headings) == {
        Target.CATEGORY: "Vad?",
        Target.START_DATE: "Datum",
        Target.START_CLOCK: "Klockslag",
        Target.ADDRESS: "Adress",
        Target.X: "Öst (X)",
        Target.Y: "Nord (Y)",
        Target.DESCRIPTION: "Fritext",
        Target.ORGANISATION: "Verksamhet",
        Target.ROLE: "Roll",
    }


@pytest.mark.parametrize(
    ("headings", "target", "heading"),
    [
        (("Datum", "Typ"), Target.START, "Datum"),
        (("Tid", "Typ"), Target.START, "Tid"),
        (("Beskrivning av händelsen",), Target.DESCRIPTION, "Beskrivning av händelsen"),
        (("BROTTSDATUMTID_START",), Target.START, "BROTTSDATUMTID_START"),
        (("date_start", "date_end"), Target.END, "date_end"),
        (("Koordinater",), Target.POINT, "Koordinater"),
        (("lon", "lat"), Target.Y, "lat"),
        (("NÄPO",), Target.AREA, "NÄPO"),
    ],
)
def test_usual_headings(headings: tuple[str, ...], target: Target, heading: str) -> None:
    assert recognise(headings)[target] == heading


def test_a_column_about_the_columns_type_is_not_the_thing() -> None:
    assert recognise(("location_category", "reported by", "nr")) == {}


def test_columns_of_organisations() -> None:
    found = recognise_organisation_columns(("Verksamhet", "Rapporterar varje vecka", "Kontakt", "Annat"))
    assert found == {"name": "Verksamhet", "expected_weekly": "Rapporterar varje vecka", "contact": "Kontakt"}


KINDS = Kinds(starting_categories())


@pytest.mark.parametrize(
    ("kind", "sub_kind", "code"),
    [
        ("Klotter", "", "graffiti"),
        (" KLOTTER ", "", "graffiti"),
        ("Skadegörelse", "", "vandalism"),
        ("Skadegörelse", "Glaskross", "broken_glass"),
        ("Skadegörelse / Brand", "", "fire"),
        ("Skadegörelse: klotter", "", "graffiti"),
        ("Klotter på fasad", "", "graffiti"),
        ("Krossad ruta", "", "broken_glass"),
        ("personal robbery", "", "robbery"),
        ("Burglary", "", "burglary"),
        ("A-traktorer på parkeringen", "", "disturbing_traffic"),
        ("Trasig lampa", "", "lighting"),
        ("Nedskräpning (folie)", "", "litter"),
        ("Samling av ungdomar i garage", "", "gathering_garage"),
        ("Inget att rapportera", "", "nothing"),
        ("Våld mot tjänsteman", "", "incident_staff"),
        ("graffiti", "", "graffiti"),
        ("Skadegörelse", "något annat", "vandalism"),
        ("", "Glaskross", "broken_glass"),
    ],
)
def test_foreign_kinds_find_our_own(kind: str, sub_kind: str, code: str) -> None:
    assert KINDS.find(kind, sub_kind) == category_uuid(code)


@pytest.mark.parametrize("kind", ["Trafikolycka", "xyz", "", "Granit", "Ljudmätning"])
def test_what_nobody_has_decided_is_asked(kind: str) -> None:
    assert KINDS.find(kind) is None


def test_the_municipalitys_own_table_goes_first() -> None:
    kinds = Kinds(
        starting_categories(),
        {
            "Klotter": category_uuid("other_damage"),
            "trafikolycka": LEFT_OUT,
            "Bus / Ägg": category_uuid("litter"),
        },
    )
    assert kinds.find("klotter") == category_uuid("other_damage")
    assert kinds.find("TRAFIKOLYCKA") == LEFT_OUT
    assert kinds.find("bus", "ägg") == category_uuid("litter")


def test_kinds_that_are_no_longer_used_are_not_found() -> None:
    categories = [replace(one, active=one.code != "graffiti") for one in starting_categories()]
    assert Kinds(categories).find("Klotter") is None


def test_a_municipalitys_own_words_are_found() -> None:
    own = Category("00000000-0000-4000-8000-000000000001", "Elsparkcyklar", CategoryKind.EVENT)
    assert Kinds([*starting_categories(), own]).find("elsparkcyklar") == own.uuid


def test_a_files_name_may_tell_the_kind() -> None:
    assert KINDS.in_a_name("nottingham_burglary.csv.gz") == category_uuid("burglary")
    assert KINDS.in_a_name("data_2022.csv") is None


def test_every_word_of_the_polices_notices_is_decided(shared_data: Path) -> None:
    path = shared_data / "polisen_handelser_fem_kommuner.csv"
    with path.open(encoding="utf-8") as file:
        words = {plain_kind(row["type"]) for row in csv.DictReader(file)}
    codes = {category.code for category in starting_categories()}
    assert words <= set(POLICE_NOTICES.kinds)
    assert set(POLICE_NOTICES.kinds.values()) <= codes | {LEFT_OUT}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("0365", "violence"),
        ("365", "violence"),
        ("9357", "violence"),
        ("1201", "vandalism"),
        ("5010", "suspected_drugs"),
        ("0801", ""),
        ("9801", ""),
        ("abc", ""),
        ("", ""),
    ],
)
def test_crime_codes_by_chapter(code: str, kind: str) -> None:
    assert crime_code_kind(code) == kind


def test_the_polices_notices_are_recognised() -> None:
    profile = profile_for("x.csv", ("id", "datetime", "type", "name", "location_name", "lat", "lon"))
    assert profile.name == "polisen.se"
    assert profile.start_form is StartForm.IN_NAME
    assert Target.X not in profile.columns


def test_uk_police_data_are_recognised_in_their_own_spelling() -> None:
    headings = ("Crime ID", "Month", "Longitude", "Latitude", "Location", "LSOA code", "Crime type")
    profile = profile_for("x.csv", headings)
    assert (profile.name, profile.crs) == ("data.police.uk", "EPSG:4326")
    assert profile.columns[Target.CATEGORY] == "Crime type"
    assert profile.columns[Target.EXTERNAL_ID] == "Crime ID"


def test_police_reports_bring_no_text() -> None:
    headings = ("K-nummer", "Brottskod", "Brottsdatum", "Adress", "Fritext")
    profile = profile_for("x.csv", headings)
    assert (profile.name, profile.source, profile.takes_text) == ("polisanmälningar", Source.POLICE, False)


def test_a_safety_walk_is_of_the_public() -> None:
    profile = profile_for("x.csv", ("Datum", "Hur trygg är platsen?", "Kommentar", "Koordinater"))
    assert profile.source is Source.PUBLIC
    assert profile.columns[Target.CATEGORY] == "Hur trygg är platsen?"


def test_a_saved_profile_goes_first() -> None:
    saved = Profile("Vaktbolaget", {Target.CATEGORY: "Vad"}, signature=("vad", "när"))
    assert profile_for("x.csv", ("Vad", "När", "Var"), [saved]) is saved
    assert profile_for("x.csv", ("Vad", "Var"), [saved]).name == ""


@pytest.mark.parametrize("profile", READY_PROFILES, ids=lambda profile: profile.name)
def test_a_profile_is_kept_and_read_back(profile: Profile) -> None:
    read = profile_from_json(profile.to_json())
    assert replace(read, columns=dict(read.columns), kinds=dict(read.kinds)) == replace(
        profile, columns=dict(profile.columns), kinds=dict(profile.kinds)
    )


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"columns": 3}', '{"name": "x", "columns": {"wrong": "a"}}']
)
def test_a_spoiled_profile_says_so(text: str) -> None:
    with pytest.raises(ExchangeError, match="mapping cannot be read"):
        profile_from_json(text)


PLACES = PlaceIndex(
    [
        ("Storgatan 12", 10.0, 20.0),
        ("Storgatan 14", 30.0, 20.0),
        ("Storgatan 16 B", 50.0, 20.0),
        ("Torget", 0.0, 0.0),
        ("Skolan", 0.0, 0.0),
        ("Skolan", 5000.0, 0.0),
        ("", 1.0, 1.0),
    ]
)


@pytest.mark.parametrize(
    ("text", "x", "precision"),
    [
        ("Storgatan 12", 10.0, PlacePrecision.EXACT),
        (" STORGATAN  12 A, 652 24 Karlstad", 10.0, PlacePrecision.EXACT),
        ("Storg. 12", 10.0, PlacePrecision.EXACT),
        ("storgatan 16b", 50.0, PlacePrecision.EXACT),
        ("torget", 0.0, PlacePrecision.EXACT),
        ("Storgatan", 30.0, PlacePrecision.STREET),
        ("Storgatan 99", 30.0, PlacePrecision.STREET),
    ],
)
def test_places_are_found_by_their_written_form(text: str, x: float, precision: PlacePrecision) -> None:
    found = PLACES.find(text)
    assert found is not None
    assert (found.x, found.precision) == (x, precision)


@pytest.mark.parametrize("text", ["", "Skolan", "Lillgatan 3", "12"])
def test_a_doubtful_place_is_not_guessed(text: str) -> None:
    assert PLACES.find(text) is None


def test_written_addresses_are_plain() -> None:
    assert plain_place("Norra Vägen 3-5 B, 123 45 Orten") == "norra vägen 3 b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+46 70", "'+46 70"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=x", "'\t=x"),
        ("\u2212x", "'\u2212x"),
        ("\uff1dHYPERLINK()", "'\uff1dHYPERLINK()"),
        ("-5", "-5"),
        ("-12,5", "-12,5"),
        ("Klotter", "Klotter"),
        ("", ""),
        ("'=1", "''=1"),
    ],
)
def test_cells_that_a_spreadsheet_would_run(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text(st.sampled_from("'=+-@ a1\t|%\n\u2212"), max_size=8))
def test_a_harmless_cell_comes_back_as_it_was(text: str) -> None:
    assert as_it_was(harmless(text)) == text


@pytest.mark.parametrize(
    ("text", "table", "value"),
    [
        ("Någon gång under veckan", TIME_PRECISIONS, TimePrecision.WEEK),
        ("EXAKT", PLACE_PRECISIONS, PlacePrecision.EXACT),
        ("skolgård", SETTINGS, PlaceSetting.SCHOOL),
        ("Polisen", SOURCES, Source.POLICE),
        ("Ej åtgärdad", FAULTS, FaultStatus.OPEN),
        ("mended", FAULTS, FaultStatus.MENDED),
        (" ", FAULTS, None),
    ],
)
def test_words_of_fixed_choices(text: str, table: dict[str, FaultStatus], value: FaultStatus | None) -> None:
    assert parse_choice(text, table) is value


def test_an_unknown_choice_names_those_there_are() -> None:
    with pytest.raises(CellError, match="exakt"):
        parse_choice("kanske", TIME_PRECISIONS)
