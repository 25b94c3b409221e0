"""Growing reporting must not look like a worsening town."""

from __future__ import annotations

from est_plugin.answers.analyses.change import Compared, change_answer
from est_plugin.answers.membership import AreaShapes
from est_plugin.answers.reading import Reading
from est_plugin.answers.week.reporters import compare_reporters, of_those_in_both, weeks_reported
from est_plugin.domain.period import parse_period

from .tables import SWEREF, Row, table_of

OCTOBER, SEPTEMBER = parse_period("2026-10"), parse_period("2026-09")
NAMES = {"s": "Skolan", "v": "Väktarna", "h": "Hyresbostäder"}


def weekly(organisation: str, *days: str) -> list[Row]:
    return [Row(start=f"{day}T10:00", organisation=organisation) for day in days]


OCTOBER_WEEKS = ("2026-10-01", "2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27")
SEPTEMBER_WEEKS = ("2026-09-02", "2026-09-08", "2026-09-15", "2026-09-22", "2026-09-29")


def test_weeks_are_local_iso_weeks() -> None:
    # 22:30 UTC on Sunday 4 October is Monday 5 October in Sweden, another week.
    rows = [Row(start="2026-10-04T12:00", organisation="s"), Row(start="2026-10-04T22:30", organisation="s")]
    assert weeks_reported(table_of(rows), OCTOBER) == {"s": 2}


def test_the_same_reporting_is_no_difference_and_neither_is_one_missed_week() -> None:
    now, before = weekly("s", *OCTOBER_WEEKS), weekly("s", *SEPTEMBER_WEEKS[:4])
    difference = compare_reporters(table_of(now), table_of(before), OCTOBER, SEPTEMBER, NAMES)
    assert not difference.differ
    assert difference.sentence() == ""


def test_new_lost_and_seldom_reporters_are_named() -> None:
    now = weekly("s", *OCTOBER_WEEKS) + weekly("v", *OCTOBER_WEEKS)
    before = weekly("s", *SEPTEMBER_WEEKS[:2]) + weekly("h", *SEPTEMBER_WEEKS)
    difference = compare_reporters(table_of(now), table_of(before), OCTOBER, SEPTEMBER, NAMES)
    assert (difference.only_now, difference.only_before, difference.other_weeks) == (("v",), ("h",), ("s",))
    assert all(name in difference.sentence() for name in NAMES.values())


def test_observations_without_organisation_or_time_are_nobody_s_report() -> None:
    rows = [Row(organisation=None), Row(organisation="s", start=None)]
    assert weeks_reported(table_of(rows), OCTOBER) == {}


def test_the_difference_is_said_first_and_the_rest_can_be_compared_alone() -> None:
    now = table_of(weekly("s", *OCTOBER_WEEKS) + weekly("v", *OCTOBER_WEEKS * 6))
    before = table_of(weekly("s", *SEPTEMBER_WEEKS))
    difference = compare_reporters(now, before, OCTOBER, SEPTEMBER, NAMES)
    pair = Compared(Reading(now), Reading(before), OCTOBER, SEPTEMBER)
    answer = change_answer(pair, AreaShapes(SWEREF, (), ()), reporters=difference)
    assert answer.reporters_differ
    assert answer.basis.sentence.startswith(difference.sentence())
    assert len(of_those_in_both(Reading(now), difference).counted) == 5
    assert answer.same_reporters is not None
    assert (answer.same_reporters.headline.count, answer.same_reporters.headline.compare_count) == (5, 5)


def test_many_names_are_counted_rather_than_listed() -> None:
    now = [row for i in range(9) for row in weekly(f"org{i}", OCTOBER_WEEKS[0])]
    difference = compare_reporters(table_of(now), table_of([]), OCTOBER, SEPTEMBER)
    assert "6" in difference.sentence()
    assert "org7" not in difference.sentence()
