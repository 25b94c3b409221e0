"""Coordinates: their written forms, and the system they must be in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_plugin.domain.message import EstError
from est_plugin.exchange.cell_values import (
    CellError,
    check_computed,
    parse_flag,
    parse_number,
    parse_whole,
)
from est_plugin.exchange.coordinates import (
    LOCAL_ZONES,
    RT90_ZONES,
    WGS84,
    Extent,
    parse_coordinate,
    parse_point,
    recognise_crs,
)
from est_plugin.exchange.moving import FloatArray, Mover

MUNICIPALITIES: dict[str, tuple[float, float]] = {
    "Malmö": (13.0, 55.6),
    "Göteborg": (12.0, 57.7),
    "Kumla": (15.14, 59.13),
    "Kristinehamn": (14.1, 59.31),
    "Norrköping": (16.18, 58.59),
    "Västerås": (16.55, 59.61),
    "Upplands-Bro": (17.63, 59.51),
    "Visby": (18.3, 57.63),
    "Kiruna": (20.22, 67.85),
    "Haparanda": (24.13, 65.83),
    "Strömstad": (11.17, 58.94),
}
OWN_ZONE = {
    "Malmö": "EPSG:3008",
    "Göteborg": "EPSG:3007",
    "Kumla": "EPSG:3009",
    "Kristinehamn": "EPSG:3012",
    "Norrköping": "EPSG:3010",
    "Upplands-Bro": "EPSG:3011",
    "Kiruna": "EPSG:3016",
}


def events(name: str, crs: str) -> tuple[FloatArray, FloatArray]:
    """Return events around a town, in a CRS."""
    longitude, latitude = MUNICIPALITIES[name]
    random = np.random.default_rng(4)
    degrees = np.column_stack(
        [random.normal(longitude, 0.03, 300), random.normal(latitude, 0.015, 300)],
    )
    moved = Mover(WGS84, crs).move(degrees)
    return moved[:, 0], moved[:, 1]


def around(name: str) -> Extent:
    """Return where a municipality lies."""
    longitude, latitude = MUNICIPALITIES[name]
    return longitude - 0.2, latitude - 0.1, longitude + 0.2, latitude + 0.1


@pytest.mark.parametrize("name", MUNICIPALITIES)
@pytest.mark.parametrize("crs", ["EPSG:3006", "EPSG:4326", "EPSG:3021", "EPSG:3857"])
@pytest.mark.parametrize("swapped", [False, True])
def test_national_systems_are_recognised_in_either_order(name: str, crs: str, swapped: bool) -> None:
    x, y = events(name, crs)
    best = recognise_crs(y, x, around(name))[0] if swapped else recognise_crs(x, y, around(name))[0]
    assert (best.system.crs, best.swapped, best.share, best.near) == (crs, swapped, 1.0, 1.0)
    assert best.sure


MERIDIANS = {
    "EPSG:3007": 12.0,
    "EPSG:3008": 13.5,
    "EPSG:3009": 15.0,
    "EPSG:3010": 16.5,
    "EPSG:3011": 18.0,
    "EPSG:3012": 14.25,
    "EPSG:3013": 15.75,
    "EPSG:3014": 17.25,
    "EPSG:3015": 18.75,
    "EPSG:3016": 20.25,
    "EPSG:3017": 21.75,
    "EPSG:3018": 23.25,
    "EPSG:3019": 11.306,
    "EPSG:3020": 13.556,
    "EPSG:3021": 15.808,
    "EPSG:3022": 18.058,
    "EPSG:3023": 20.308,
    "EPSG:3024": 22.558,
}
WHERE_A_ZONE_IS_USED = [
    (crs, name)
    for crs, meridian in MERIDIANS.items()
    for name, (longitude, _) in MUNICIPALITIES.items()
    if abs(longitude - meridian) < 1.6
]


def test_all_zones_are_known() -> None:
    assert {zone.crs for zone in (*LOCAL_ZONES, *RT90_ZONES)} == set(MERIDIANS)


@pytest.mark.parametrize(("crs", "name"), WHERE_A_ZONE_IS_USED)
def test_a_zone_is_told_by_where_the_municipality_lies(crs: str, name: str) -> None:
    best = recognise_crs(*events(name, crs), around(name))[0]
    assert (best.system.crs, best.swapped, best.near) == (crs, False, 1.0)


@pytest.mark.parametrize("name", OWN_ZONE)
def test_each_municipalitys_own_zone_is_sure(name: str) -> None:
    best = recognise_crs(*events(name, OWN_ZONE[name]), around(name))[0]
    assert (best.system.crs, best.swapped, best.sure) == (OWN_ZONE[name], False, True)


def test_without_the_municipality_all_zones_are_proposed_and_none_is_sure() -> None:
    proposals = recognise_crs(*events("Malmö", "EPSG:3008"))
    assert {proposal.system.crs for proposal in proposals} == {zone.crs for zone in LOCAL_ZONES}
    assert not any(proposal.sure for proposal in proposals)


def test_sweref99_tm_is_sure_by_itself() -> None:
    best = recognise_crs(*events("Kumla", "EPSG:3006"))[0]
    assert (best.system.crs, best.sure, best.near) == ("EPSG:3006", True, None)


def test_some_wrong_rows_do_not_hide_the_system() -> None:
    x, y = events("Kumla", "EPSG:3006")
    x[:30], y[:20] = 0.0, np.nan
    x[40:60] = 999.0
    best = recognise_crs(x, y)[0]
    assert best.system.crs == "EPSG:3006"
    assert best.share < 1


def test_degrees_of_elsewhere() -> None:
    best = recognise_crs(np.array([-1.17, -1.19]), np.array([53.0, 53.01]))[0]
    assert (best.system.crs, best.swapped) == (WGS84, False)
    swapped = recognise_crs(np.array([35.1, 35.2]), np.array([-90.0, -89.9]), (-90.3, 35.0, -89.6, 35.3))[0]
    assert swapped.swapped


@pytest.mark.parametrize(
    ("x", "y"), [([], []), ([np.nan], [1.0]), ([0.0, 0.0], [0.0, 0.0]), ([5e8], [3e7]), ([1e5], [1e5])]
)
def test_numbers_of_no_system_give_no_proposal(x: list[float], y: list[float]) -> None:
    assert recognise_crs(np.array(x), np.array(y)) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("59.3293", 59.3293),
        ("59,3293", 59.3293),
        ("6 580 822,5", 6580822.5),
        ("6\u00a0580\u202f822", 6580822),
        ("6.580.822", 6580822),
        ("6,580,822.5", 6580822.5),
        ("-1.1704", -1.1704),
        ("\u22121,17", -1.17),
        ("E13.5", 13.5),
        ("X=674032", 674032),
        ("N 59 23.760", 59.396),
        ("59°23'45.6\"N", 59.396),
        ("59° 23′ 45,6″", 59.396),
        ("13° 30′ Ö", 13.5),
        ("S 33.5", -33.5),
        ("59:23:45.6", 59.396),
        ("6.580822e6", 6580822),
    ],
)
def test_written_coordinates(text: str, number: float) -> None:
    assert parse_coordinate(text) == pytest.approx(number)


@pytest.mark.parametrize(
    "text", ["", "abc", "59°75'", "1 2 z", "inf", "nan", "1.2.3", "--5", "٣٤", "12:99", "1e999"]
)
def test_what_is_no_coordinate(text: str) -> None:
    with pytest.raises(CellError):
        parse_coordinate(text)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("59.3293, 18.0686", (59.3293, 18.0686)),
        ("59.3293,18.0686", (59.3293, 18.0686)),
        ("59,3293 18,0686", (59.3293, 18.0686)),
        ("59,3293; 18,0686", (59.3293, 18.0686)),
        ("59,3293, 18,0686", (59.3293, 18.0686)),
        ("59,3293,18,0686", (59.3293, 18.0686)),
        ("(59.3293, 18.0686)", (59.3293, 18.0686)),
        ("6580822 674032", (6580822, 674032)),
        ("6580822,674032", (6580822, 674032)),
        ("6580822.5/674032.1", (6580822.5, 674032.1)),
        ("6 580 822 674 032", (6580822, 674032)),
        ("N 59.3293 E 18.0686", (18.0686, 59.3293)),
        ("E 18.0686, N 59.3293", (18.0686, 59.3293)),
        ("N6580822 E674032", (674032, 6580822)),
        ("59°19'45\"N 18°04'07\"E", (18.0686111, 59.3291667)),
        ("POINT (18.06 59.32)", (18.06, 59.32)),
        ("point z(18.06 59.32 3)", (18.06, 59.32)),
        ("SRID=4326;POINT(18.06 59.32)", (18.06, 59.32)),
    ],
)
def test_pairs_in_one_cell(text: str, pair: tuple[float, float]) -> None:
    assert parse_point(text) == pytest.approx(pair)


@pytest.mark.parametrize("text", ["", "59.3", "1,2,3", "n/a", "POINT EMPTY", "a b", " ".join("1" * 50)])
def test_what_is_no_pair(text: str) -> None:
    with pytest.raises(CellError, match=r"no pair|no number"):
        parse_point(text)


@given(st.floats(-1e7, 1e7), st.sampled_from(["\u00a0", "\u202f", " "]))
def test_written_numbers_are_read_back(number: float, space: str) -> None:
    text = f"{number:,.3f}".replace(",", space).replace(".", ",").replace("-", "\u2212")
    assert parse_number(text) == pytest.approx(number, abs=0.00051)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_says_why_not(text: str) -> None:
    for parse in (parse_number, parse_coordinate, parse_point, parse_whole, parse_flag):
        try:
            parse(text)
        except EstError as error:
            told = error.message.english()
            assert told.startswith(("“", "the cell"))


@pytest.mark.parametrize(
    ("text", "kronor"), [("300 kr", 300), ("1.250,50 kr", 1250.5), ("SEK 12", 12), ("5:-", 5)]
)
def test_money(text: str, kronor: float) -> None:
    assert parse_number(text) == kronor


@pytest.mark.parametrize(
    ("text", "value"), [("Ja", True), ("NEJ ", False), ("1", True), ("", None), ("inne", True)]
)
def test_yes_and_no(text: str, value: bool | None) -> None:
    assert parse_flag(text) is value


@pytest.mark.parametrize("text", ["#REF!", "#SAKNAS!", "#FORMULA?", "#DIV/0!"])
def test_a_formula_without_a_value_is_told(text: str) -> None:
    with pytest.raises(CellError, match="formula without a value"):
        check_computed(text)


def test_a_number_that_is_not_whole() -> None:
    with pytest.raises(CellError, match="no whole number"):
        parse_whole("1,5")
