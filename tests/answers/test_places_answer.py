"""Named public places and blocks of flats; a small house counts on its street."""

from __future__ import annotations

import pytest

from est_plugin.answers.analyses.places import hot_places_answer, public_name
from est_plugin.answers.lagesbild.parts import HotPlacesAnswer
from est_plugin.answers.reading import Reading

from .tables import Row, table_of


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ekvägen 12", "Ekvägen"),
        ("Ekvägen 12 B", "Ekvägen"),
        ("Ekvägen 12b, baksidan", "Ekvägen"),
        ("Norra  Storgatan 5–7", "Norra Storgatan"),
        ("Västra Åsby 104", "Västra Åsby"),
        ("S:t Olofs gata 3", "S:t Olofs gata"),
        ("Stora torget", "Stora torget"),
        ("Västra skolan, baksidan", "Västra skolan, baksidan"),
        ("Busshållplats 4", "Busshållplats 4"),
        ("Riksväg 56", "Riksväg 56"),
        ("E18", "E18"),
        ("4H-gården", "4H-gården"),
        ("Kvarteret 1890", "Kvarteret"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_a_house_number_is_never_told(name: str, told: str) -> None:
    assert public_name(name) == told


def answer_of(rows: list[Row]) -> HotPlacesAnswer:
    return hot_places_answer(Reading(table_of(rows)))


def test_places_with_most_first_at_the_middle_of_their_points() -> None:
    rows = [Row(0, 0, place="Torget"), Row(10, 2, place="Torget"), Row(20, 100, place="Torget")]
    rows += [
        Row(500, 0, place="Ekvägen 2"),
        Row(600, 0, place="Ekvägen 40"),
        Row(5, 5, place="Parken"),
        Row(1, 1),
    ]
    answer = answer_of(rows)
    assert [(place.rank, place.name, place.count) for place in answer.places] == [
        (1, "Torget", 3),
        (2, "Ekvägen", 2),
    ]
    assert (answer.places[0].x, answer.places[0].y) == (10, 2)
    assert answer.place_count == 3
    assert answer.share == pytest.approx(5 / 7)


def test_places_known_to_an_area_only_are_none() -> None:
    answer = answer_of([Row(place="Centrum", coarse=True)] * 5)
    assert answer.places == ()
    assert answer.basis.left_out_total == 5


def test_what_is_only_near_a_place_is_none() -> None:
    near = [Row(place="On or near Parking Area")] * 5
    answer = hot_places_answer(Reading(table_of([*near, *([Row(place="Stora torget")] * 2)])))
    assert [place.name for place in answer.places] == ["Stora torget"]


def test_no_place_with_more_than_one_event_is_an_answer() -> None:
    assert "No named place" in answer_of([Row(place="Torget"), Row(place="Parken")]).basis.sentence
    assert answer_of([]).places == ()
