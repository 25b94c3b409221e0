"""What is left out, why, and that everything read is accounted for."""

from __future__ import annotations

from est_plugin.answers.reading import in_hours, joined, left_out_of, without_unknown_time
from est_plugin.domain.category import Category, CategoryKind
from est_plugin.domain.left_out import LeftOut
from est_plugin.domain.week_hours import WeekHours

from .tables import Row, table_of

KINDS = {
    "vandalism": Category("vandalism", "Skadegörelse", CategoryKind.EVENT),
    "unsafe": Category("unsafe", "Otrygg plats", CategoryKind.UNSAFE_PLACE),
    "fault": Category("fault", "Belysning", CategoryKind.ENVIRONMENT_FAULT),
    "fair": Category("fair", "Marknad", CategoryKind.PLANNED_EVENT),
    "nothing": Category("nothing", "Inget att rapportera", CategoryKind.NOTHING_TO_REPORT, on_map=False),
    "staff": Category("staff", "Incident mot anställd", CategoryKind.EVENT, on_map=False),
    "threat": Category("threat", "Hot", CategoryKind.EVENT, "staff"),
}


def test_each_is_counted_at_the_first_reason_that_holds() -> None:
    rows = [
        Row(category="vandalism"),
        Row(category="unsafe"),
        Row(category="fault"),
        Row(category="fair"),
        Row(category="nothing"),
        Row(category="staff"),
        Row(category="threat"),
        Row(category="fair", duplicate=True),
        Row(category="staff", duplicate=True, coarse=True),
        Row(category="vandalism", coarse=True),
        Row(category="vandalism", x=None, y=None),
        Row(category="vandalism", x=None, y=None, coarse=True),
    ]
    reading = left_out_of(table_of(rows), KINDS)
    assert dict(reading.left_out) == {
        LeftOut.DUPLICATE: 2,
        LeftOut.NOT_ANALYSED_KIND: 2,
        LeftOut.NOT_ON_MAP: 2,
    }
    assert dict(reading.left_out_of_points()) == {
        **reading.left_out,
        LeftOut.COARSE_PLACE: 2,
        LeftOut.NO_PLACE: 1,
    }
    assert len(reading.points()) + sum(reading.left_out_of_points().values()) == len(rows)


def test_a_layer_of_its_own_words_takes_part_whole() -> None:
    reading = left_out_of(table_of([Row(category="Theft"), Row(category=None)]), {})
    assert len(reading.counted) == 2
    assert dict(reading.left_out) == {}


def test_a_kind_deleted_since_still_counts() -> None:
    assert len(left_out_of(table_of([Row(category="gone"), Row(category=None)]), KINDS).counted) == 2


def test_what_has_no_time_is_counted_where_time_is_asked_for() -> None:
    reading = without_unknown_time(left_out_of(table_of([Row(), Row(start=None)]), KINDS))
    assert len(reading.counted) == 1
    assert dict(reading.left_out) == {LeftOut.NO_TIME: 1}


def test_counts_are_joined_in_the_order_of_the_reasons_without_zeros() -> None:
    both = joined({LeftOut.NO_PLACE: 1, LeftOut.DUPLICATE: 0}, {LeftOut.NO_PLACE: 2, LeftOut.NO_TIME: 3})
    assert list(both.items()) == [(LeftOut.NO_TIME, 3), (LeftOut.NO_PLACE, 3)]


def test_hours_of_the_week_take_what_started_in_them() -> None:
    rows = [
        Row(start="2026-10-09T12:30"),  # Friday 14.30 in Sweden, the first of the hours
        Row(start="2026-10-09T16:00"),  # 18.00: the hours are over
        Row(start="2026-10-10T12:30"),  # Saturday
        Row(start="2026-10-09T12:30", end="2026-10-16T12:30"),  # some time in a week
        Row(start=None),
    ]
    reading = in_hours(left_out_of(table_of(rows), KINDS), WeekHours(frozenset({1, 2, 3, 4, 5}), 14, 18))
    assert len(reading.counted) == 1
    assert dict(reading.left_out) == {LeftOut.NO_TIME: 1, LeftOut.NO_TIME_OF_DAY: 1}
