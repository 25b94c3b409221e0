"""Swedish wall-clock time: the nights of summer time, foreign machines, machines without zone data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_plugin.domain.assets import asset
from est_plugin.domain.local_time import (
    NonexistentTimeError,
    local_today,
    offset_changes,
    start_of_day,
    stockholm,
    to_instant,
    to_local,
)


def _wall(text: str) -> datetime:
    """Return a wall-clock time, which has no zone of its own."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("local", "instant"),
    [
        ("2026-01-15 23:00", "2026-01-15 22:00"),
        ("2026-07-15 23:00", "2026-07-15 21:00"),
        ("2026-03-29 01:59", "2026-03-29 00:59"),
        ("2026-03-29 03:00", "2026-03-29 01:00"),
        ("2026-10-25 01:59", "2026-10-24 23:59"),
        ("2026-10-25 03:00", "2026-10-25 02:00"),
    ],
)
def test_wall_clock_and_instant_belong_together(local: str, instant: str) -> None:
    wall, moment = datetime.fromisoformat(local), datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert to_instant(wall) == moment
    assert to_local(moment) == wall


@pytest.mark.parametrize("wall", ["2026-03-29 02:00", "2026-03-29 02:30", "2026-03-29 02:59:59"])
def test_the_skipped_hour_does_not_exist(wall: str) -> None:
    with pytest.raises(NonexistentTimeError) as caught:
        to_instant(datetime.fromisoformat(wall))
    assert "2026-03-29 02:" in caught.value.message.english()


def test_of_the_repeated_hour_the_first_is_meant_unless_told() -> None:
    wall = _wall("2026-10-25 02:30")
    first, second = to_instant(wall), to_instant(wall.replace(fold=1))
    assert (first, second) == (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    )
    assert (to_local(first).fold, to_local(second).fold) == (0, 1)
    assert to_local(first) == to_local(second) == wall


def test_a_time_with_an_offset_is_an_instant() -> None:
    told = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=5)))
    assert to_instant(told) == datetime(2026, 7, 1, 7, 0, tzinfo=UTC)


def test_a_naive_instant_is_utc() -> None:
    assert to_local(_wall("2026-07-01 10:00")) == _wall("2026-07-01 12:00")


@given(st.datetimes(_wall("1901-01-01"), _wall("2199-12-31")))
def test_every_instant_comes_back(moment: datetime) -> None:
    instant = moment.replace(tzinfo=UTC)
    assert to_instant(to_local(instant)) == instant


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)]
)
def test_a_day_is_as_long_as_it_is(day: date, hours: int) -> None:
    length = start_of_day(day + timedelta(days=1)) - start_of_day(day)
    assert length == timedelta(hours=hours)


def test_today_is_the_day_in_sweden() -> None:
    assert local_today(datetime(2026, 11, 21, 23, 30, tzinfo=UTC)) == date(2026, 11, 22)
    assert local_today(datetime(2026, 7, 1, 21, 59, tzinfo=UTC)) == date(2026, 7, 1)


@given(st.datetimes(_wall("2000-01-01"), _wall("2030-12-31")))
def test_offsets_by_search_are_those_of_the_zone(moment: datetime) -> None:
    changes = offset_changes(2000, 2030)
    second = int(moment.replace(tzinfo=UTC).timestamp())
    offset = [told for since, told in changes if since <= second][-1]
    assert timedelta(seconds=offset) == moment.replace(tzinfo=UTC).astimezone(stockholm()).utcoffset()


def test_offsets_change_twice_a_year_on_the_minute() -> None:
    changes = offset_changes(2026, 2026)
    assert [(datetime.fromtimestamp(since, UTC).isoformat(), offset) for since, offset in changes] == [
        ("2026-01-01T00:00:00+00:00", 3600),
        ("2026-03-29T01:00:00+00:00", 7200),
        ("2026-10-25T01:00:00+00:00", 3600),
    ]


def test_the_plugins_own_zone_is_the_systems() -> None:
    with asset("resources", "zoneinfo", "Stockholm").open("rb") as file:
        own = ZoneInfo.from_file(file, key="own")
    system = ZoneInfo("Europe/Stockholm")
    hours = (datetime(1980, 1, 1, tzinfo=UTC) + timedelta(hours=hour) for hour in range(0, 24 * 366 * 58, 7))
    assert all(
        moment.astimezone(own).utcoffset() == moment.astimezone(system).utcoffset() for moment in hours
    )


_ELSEWHERE = """
import json, sys, datetime as d
sys.modules["tzdata"] = None
from est_plugin.domain.local_time import start_of_day, to_instant, to_local
summer = to_instant(d.datetime(2026, 7, 1, 23, 0))
winter = to_instant(d.datetime(2026, 1, 1, 23, 0))
print(json.dumps([summer.isoformat(), winter.isoformat(), to_local(summer).isoformat(),
                  start_of_day(d.date(2026, 3, 29)).isoformat()]))
"""


@pytest.mark.parametrize("zone", ["UTC", "Europe/Stockholm", "America/New_York", "Asia/Tokyo", "UTC+3"])
@pytest.mark.parametrize("zone_data", ["of the machine", "none"])
def test_the_machines_own_zone_changes_nothing(zone: str, zone_data: str, project_root: Path) -> None:
    environment = os.environ | {"TZ": zone, "PYTHONPATH": str(project_root)}
    if zone_data == "none":
        environment["PYTHONTZPATH"] = ""
    ran = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE], capture_output=True, text=True, env=environment, check=True
    )
    assert json.loads(ran.stdout) == [
        "2026-07-01T21:00:00+00:00",
        "2026-01-01T22:00:00+00:00",
        "2026-07-01T23:00:00",
        "2026-03-28T23:00:00+00:00",
    ]
