"""When in the week, told no more certainly than it is."""

from __future__ import annotations

import pytest

from est_plugin.answers.analyses.time_pattern import peak_of, time_pattern_answer
from est_plugin.answers.reading import Reading
from est_plugin.domain.left_out import LeftOut

from .tables import Row, table_of


def test_hours_are_swedish_in_summer_and_in_winter() -> None:
    rows = [Row(start="2026-07-03T20:30"), Row(start="2026-12-04T21:30")]  # both Fridays at 22.30 in Sweden
    answer = time_pattern_answer(Reading(table_of(rows)))
    assert answer.weights[4, 22] == 2
    assert answer.weights.sum() == pytest.approx(2)


def test_missing_and_swapped_times_are_told() -> None:
    rows = [Row(start=None), Row(start="2026-10-10T12:00", end="2026-10-10T10:00")]
    answer = time_pattern_answer(Reading(table_of(rows)))
    assert (answer.missing, answer.swapped, answer.basis.n) == (1, 1, 1)
    assert answer.basis.left_out == {LeftOut.NO_TIME: 1}


def test_a_clear_evening_is_named_and_an_even_spread_is_not() -> None:
    evening = [Row(start=f"2026-10-{day:02d}T19:30") for day in (2, 9, 16, 23, 30) for _ in range(6)]
    answer = time_pattern_answer(Reading(table_of(evening)))
    assert "fredag" in answer.basis.sentence
    assert "18–24" in answer.basis.sentence
    even = [Row(start=f"2026-10-{day:02d}T{hour:02d}:30") for day in range(5, 12) for hour in range(0, 24, 3)]
    spread = time_pattern_answer(Reading(table_of(even)))
    assert "fredag" not in spread.basis.sentence
    assert "no certain" in spread.basis.sentence


def test_few_events_make_no_pattern() -> None:
    assert peak_of(time_pattern_answer(Reading(table_of([Row()] * 9))).weights) is None


def test_without_any_time_there_is_a_sentence() -> None:
    answer = time_pattern_answer(Reading(table_of([Row(start=None)])))
    assert "No event has a time" in answer.basis.sentence
    assert answer.weights.sum() == 0


def test_events_known_only_to_the_month_cannot_say_when() -> None:
    months = [Row(start="2026-03-31T22:00", end="2026-04-30T22:00")] * 20
    answer = time_pattern_answer(Reading(table_of(months)))
    assert not answer.says_when
    assert answer.loose == 20
    assert "known only to the week or month" in answer.basis.sentence
    mixed = [*([Row(start="2026-10-02T19:30")] * 12), *months[:2]]
    answer = time_pattern_answer(Reading(table_of(mixed)))
    assert answer.says_when
    assert "fredag" in answer.basis.sentence
    assert "2 events known only to a week or longer" in answer.basis.sentence


def test_bare_dates_are_noticed() -> None:
    dates = [Row(start=f"2026-10-{day:02d}T22:00") for day in range(1, 16)]  # midnight in Sweden
    answer = time_pattern_answer(Reading(table_of(dates)))
    assert "midnight" in answer.basis.warnings[0]


def test_months_and_seasons_are_counted() -> None:
    answer = time_pattern_answer(Reading(table_of([Row(start="2026-12-04T21:30"), Row()])))
    assert answer.months == (0,) * 9 + (1, 0, 1)
    assert answer.seasons == (1, 0, 0, 1)


def test_dates_that_are_all_the_first_of_a_month_are_months() -> None:
    firsts = [
        Row(start=f"2022-{month:02d}-01T{hour}:00") for month, hour in ((2, 23), (3, 23)) for _ in range(12)
    ]
    moved = [Row(start="2022-01-31T23:00")] * 12 + [Row(start="2022-02-28T23:00")] * 12
    assert time_pattern_answer(Reading(table_of(firsts))).says_when
    answer = time_pattern_answer(Reading(table_of(moved)))
    assert not answer.says_when
    assert "known only to the week or month" in answer.basis.sentence
