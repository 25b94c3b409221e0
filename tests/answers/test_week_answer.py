"""The lists of the week, and which reports are proposed as one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import shapely

from est_plugin.answers.analyses.places import hot_places_answer
from est_plugin.answers.analyses.time_pattern import time_pattern_answer
from est_plugin.answers.lagesbild.kinds import kinds_answer
from est_plugin.answers.reading import read_selection
from est_plugin.answers.selected import count_selected
from est_plugin.answers.week.likely_same import likely_pairs
from est_plugin.answers.week.week import week_answer, week_that_is_due
from est_plugin.answers.week.week_lists import Names, WeekList, WorkTable
from est_plugin.domain.area import Area, Organisation
from est_plugin.domain.category import category_uuid
from est_plugin.domain.follow_up import FollowUp
from est_plugin.domain.insats import Insats
from est_plugin.domain.meeting import Meeting
from est_plugin.domain.observation import (
    FaultStatus,
    Observation,
    PlacePrecision,
    PointGeometry,
    ReviewStatus,
    Source,
    TimePrecision,
)
from est_plugin.domain.period import month_period, week_period
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.domain.selection import Selection
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database
from est_plugin.store.roads import CellGrid

TODAY = date(2026, 11, 18)
NOON = datetime(2026, 11, 10, 11, tzinfo=UTC)
HERE = PointGeometry(560_000, 6_500_000)
ALL = Selection()


def _key(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


JANITORS, SCHOOL = _key(901), _key(902)


@pytest.fixture
def gateway(tmp_path: Path, qgis_app: object) -> Iterator[Gateway]:
    """A database with two organisations that are expected to report, and a meeting on the ninth."""
    with create_database(GeoPackageLocation(tmp_path / "vecka.gpkg"), municipality="Kumla") as made:
        made.save_organisation(Organisation(JANITORS, "Bostäder", expected_weekly=True))
        made.save_organisation(Organisation(SCHOOL, "Skolan", expected_weekly=True))
        made.save_meeting(Meeting(_key(950), date(2026, 11, 9)))
        made.save_meeting(Meeting(_key(951), date(2026, 12, 24)))
        yield made


def _write(gateway: Gateway, number: int, **changes: object) -> Observation:
    observation = Observation(
        _key(number),
        category_uuid("broken_glass"),
        HERE,
        started_at=NOON,
        reported_at=NOON + timedelta(hours=number),
        organisation_uuid=JANITORS,
    )
    changed = replace(observation, **changes)  # type: ignore[arg-type]
    return gateway.write_observation(changed, clear(guarded_text(changed)))


def _list(gateway: Gateway, key: WeekList, selection: Selection = ALL) -> WorkTable:
    return week_answer(gateway, selection, week_period(2026, 46), today=TODAY).table(key)


def _proposed(gateway: Gateway, selection: Selection = ALL) -> int:
    return len(likely_pairs(gateway, selection, Names.of(gateway))[1].first)


@pytest.mark.parametrize(
    ("weekday", "today", "week"),
    [
        (1, date(2026, 11, 16), 46),
        (1, date(2026, 11, 22), 46),
        (1, date(2026, 11, 23), 47),
        (5, date(2026, 11, 19), 46),
        (5, date(2026, 11, 20), 47),
        (7, date(2026, 11, 22), 47),
    ],
)
def test_the_week_is_the_one_whose_reports_were_due(
    gateway: Gateway, weekday: int, today: date, week: int
) -> None:
    gateway.save_settings(replace(gateway.settings(), report_weekday=weekday))
    assert week_that_is_due(gateway, today) == week_period(2026, week)


def test_a_database_that_sleeps_shows_its_last_week(gateway: Gateway) -> None:
    _write(gateway, 1)
    assert week_that_is_due(gateway, date(2026, 11, 23)) == week_period(2026, 47)
    assert week_that_is_due(gateway, date(2027, 2, 1)) == week_period(2026, 46)


def test_who_has_reported_and_who_said_nothing_was_to_report(gateway: Gateway) -> None:
    before = _list(gateway, WeekList.REPORTERS)
    assert (before.figure, [row.cells[1] for row in before.rows]) == ("0 of 2", ["has not reported"] * 2)
    _write(gateway, 1)
    _write(gateway, 2, category_uuid=category_uuid("nothing"), organisation_uuid=SCHOOL)
    after = _list(gateway, WeekList.REPORTERS)
    assert after.figure == "2 of 2"
    assert {row.cells[0]: row.cells[1] for row in after.rows} == {
        "Bostäder": "1 report",
        "Skolan": "nothing to report",
    }
    assert after.rows[0].cells[2] == "1 of 8"


def test_what_is_new_since_the_meeting_and_what_it_lacks(gateway: Gateway) -> None:
    _write(gateway, 1)
    _write(gateway, 2, reported_at=datetime(2026, 11, 8, 22, tzinfo=UTC))
    _write(gateway, 3, started_at=None, time_precision=TimePrecision.UNKNOWN, source=Source.POLICE)
    _write(gateway, 4, geometry=None, place_precision=PlacePrecision.MUNICIPALITY)
    _write(gateway, 5, duplicate_of=_key(1))
    new = _list(gateway, WeekList.NEW)
    assert new.figure == "3", "reported before the day of the meeting, or linked to another, is not new"
    assert "police reports\u00a01" in new.basis.sentence
    lacking = _list(gateway, WeekList.LACKING)
    assert lacking.figure == "2"
    assert "1 without exact place" in lacking.basis.sentence
    assert "1 without time" in lacking.basis.sentence
    assert {row.uuid for row in lacking.rows} == {_key(3), _key(4)}


def test_open_faults_by_age_with_who_is_responsible(gateway: Gateway) -> None:
    lamp = {"category_uuid": category_uuid("lighting"), "fault_status": FaultStatus.OPEN}
    _write(gateway, 1, **lamp)
    _write(gateway, 2, started_at=NOON - timedelta(days=30), **lamp)
    _write(gateway, 3, category_uuid=category_uuid("lighting"), fault_status=FaultStatus.MENDED)
    gateway.save_insats(Insats(_key(960), "Ny armatur", responsible_uuid=SCHOOL))
    gateway.set_insats_observations(_key(960), [_key(1)])
    gateway.save_follow_up(FollowUp(_key(970), _key(960), TODAY))
    faults = _list(gateway, WeekList.FAULTS)
    assert [(row.uuid, row.cells[0], row.cells[3]) for row in faults.rows] == [
        (_key(2), "38", "nobody yet"),
        (_key(1), "8", "Skolan"),
    ]


def test_coming_events_are_listed_by_their_own_dates(gateway: Gateway) -> None:
    for number, days in ((1, 10), (2, 3), (3, 100), (4, -3)):
        start = datetime(2026, 11, 18, 18, tzinfo=UTC) + timedelta(days=days)
        _write(gateway, number, category_uuid=category_uuid("risk_event"), started_at=start)
    planned = _list(gateway, WeekList.PLANNED)
    assert [row.uuid for row in planned.rows] == [_key(2), _key(1)]


def test_lists_take_the_filter_s_areas(gateway: Gateway) -> None:
    box = shapely.to_wkb(shapely.box(HERE.x - 50, HERE.y - 50, HERE.x + 50, HERE.y + 50))
    area = gateway.save_area(Area(_key(980), "est_area", "Torget", box))
    _write(gateway, 1)
    _write(gateway, 2, geometry=PointGeometry(HERE.x + 60, HERE.y), source=Source.POLICE)
    inside = Selection(area_uuids=frozenset({area.uuid}))
    assert _list(gateway, WeekList.REVIEW).figure == "2"
    assert _list(gateway, WeekList.REVIEW, inside).figure == "1"
    assert (_proposed(gateway), _proposed(gateway, inside)) == (1, 0)


def test_an_empty_database_has_friendly_sentences(gateway: Gateway) -> None:
    answer = week_answer(gateway, ALL, today=TODAY)
    assert [table.key for table in answer.tables] == list(WeekList)
    assert all(table.basis.sentence for table in answer.tables)
    assert answer.week == week_period(2026, 46)


@pytest.mark.parametrize(
    ("changes", "proposed"),
    [
        ({"source": Source.POLICE}, 1),
        ({"organisation_uuid": SCHOOL}, 1),
        ({}, 0),
        ({"source": Source.POLICE, "category_uuid": category_uuid("vandalism")}, 1),
        ({"source": Source.POLICE, "category_uuid": category_uuid("graffiti")}, 0),
        ({"source": Source.POLICE, "geometry": PointGeometry(HERE.x + 100, HERE.y)}, 1),
        ({"source": Source.POLICE, "geometry": PointGeometry(HERE.x + 101, HERE.y)}, 0),
        ({"source": Source.POLICE, "started_at": NOON + timedelta(minutes=59)}, 1),
        ({"source": Source.POLICE, "started_at": NOON + timedelta(minutes=61)}, 0),
        (
            {
                "source": Source.POLICE,
                "started_at": NOON + timedelta(hours=3),
                "time_precision": TimePrecision.APPROXIMATE,
            },
            1,
        ),
        (
            {
                "source": Source.POLICE,
                "started_at": NOON - timedelta(days=1),
                "time_precision": TimePrecision.WEEK,
            },
            1,
        ),
        ({"source": Source.POLICE, "time_precision": TimePrecision.MONTH}, 0),
        ({"source": Source.POLICE, "place_precision": PlacePrecision.AREA}, 0),
        ({"source": Source.POLICE, "duplicate_of": _key(1)}, 0),
    ],
)
def test_which_pairs_are_proposed(gateway: Gateway, changes: dict[str, object], proposed: int) -> None:
    _write(gateway, 1)
    _write(gateway, 2, **changes)
    assert _proposed(gateway) == proposed


def test_what_is_reviewed_is_proposed_only_beside_something_new(gateway: Gateway) -> None:
    _write(gateway, 1, review_status=ReviewStatus.REVIEWED)
    _write(gateway, 2, source=Source.POLICE)
    assert _proposed(gateway) == 1
    gateway.mark_reviewed([_key(2)])
    assert _proposed(gateway) == 0


def test_of_a_pair_the_more_exact_report_counts(gateway: Gateway) -> None:
    _write(gateway, 1, place_precision=PlacePrecision.STREET)
    _write(gateway, 2, source=Source.POLICE)
    [row] = _list(gateway, WeekList.LIKELY).rows
    assert (row.uuid, row.other_uuid) == (_key(2), _key(1))
    assert "police report" in row.detail


def test_the_municipality_s_own_distance_is_taken(gateway: Gateway) -> None:
    _write(gateway, 1)
    _write(gateway, 2, source=Source.POLICE, geometry=PointGeometry(HERE.x + 80, HERE.y))
    gateway.save_settings(replace(gateway.settings(), duplicate_distance_m=50.0))
    assert _proposed(gateway) == 0


def test_linked_reports_count_once_in_every_answer(gateway: Gateway) -> None:
    """The filter, the arrays of all analyses, kinds, times, places, and cells binned by the database."""
    one, other = _write(gateway, 1), _write(gateway, 2, source=Source.POLICE)
    _write(gateway, 3, source=Source.POLICE, geometry=PointGeometry(HERE.x + 500, HERE.y))
    month = Selection(month_period(2026, 11))
    grid = CellGrid(HERE.x - 1000, HERE.y - 1000, 100.0, 30, 30)

    def counts() -> list[int]:
        reading = read_selection(gateway, month)
        return [
            count_selected(gateway, month).counted,
            len(reading.counted),
            sum(row.count for row in kinds_answer(reading, None).rows),
            time_pattern_answer(reading).basis.n,
            hot_places_answer(reading, gateway).basis.n,
            int(gateway.binned_counts(month, grid).sum()),
        ]

    assert counts() == [3] * 6
    gateway.link_duplicate(other, one)
    assert counts() == [2] * 6
    assert count_selected(gateway, month).by_source == {"staff": 1, "police": 1}
