"""What was entered as 23:00 reads 23:00, on any machine, on both backends, in the nights of summer time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from est_plugin.domain.local_time import to_instant, to_local
from est_plugin.domain.period import Period
from est_plugin.domain.runs import ImportRun
from est_plugin.domain.selection import Selection
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation
from tests.store.making import bulk, key, observation, write

AUTUMN, SPRING = date(2026, 10, 25), date(2026, 3, 29)


@pytest.fixture(autouse=True, params=["UTC", "Europe/Stockholm", "America/Los_Angeles"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The zone of the machine, which must not matter."""
    monkeypatch.setenv("TZ", request.param)
    monkeypatch.setenv("PGTZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    os.environ.setdefault("TZ", "")
    if not os.environ["TZ"]:
        del os.environ["TZ"]
    time.tzset()


def night(day: date) -> list[datetime]:
    """Every half hour of wall-clock time from the evening before to noon, a repeated hour twice."""
    first = to_instant(datetime(day.year, day.month, day.day, 20) - timedelta(days=1))  # noqa: DTZ001
    return [to_local(first + timedelta(minutes=30 * step)) for step in range(33)]


@pytest.mark.parametrize("day", [AUTUMN, SPRING])
def test_each_half_hour_of_the_night_reads_as_it_was_entered(gateway: Gateway, day: date) -> None:
    entered = night(day)
    rows = write(gateway, *(observation(started_at=to_instant(moment)) for moment in entered))
    found = [gateway.observation(row.uuid) for row in rows]
    read = [to_local(row.started_at) for row in found if row is not None and row.started_at is not None]
    assert read == entered
    assert [moment.fold for moment in read] == [moment.fold for moment in entered]
    table = gateway.observation_table(Selection())
    instants = [value.item().replace(tzinfo=UTC) for value in np.sort(table.start)]
    assert [to_local(instant) for instant in instants] == entered


@pytest.mark.parametrize(("day", "hours"), [(AUTUMN, 25), (SPRING, 23), (date(2026, 6, 1), 24)])
def test_a_day_holds_its_own_hours(gateway: Gateway, day: date, hours: int) -> None:
    """An event an hour, over three days: the day of the change has 25 or 23 of them."""
    first = to_instant(datetime(day.year, day.month, day.day) - timedelta(days=1))  # noqa: DTZ001 - wall clock
    write(gateway, *(observation(started_at=first + timedelta(hours=step)) for step in range(73)))
    selection = Selection(Period(day, day))
    assert gateway.count(selection).selected == hours
    assert len(gateway.observation_table(selection)) == hours
    assert {to_local(row.started_at).date() for row in gateway.observations(selection) if row.started_at} == {
        day
    }


def test_what_is_stored_is_the_instant(gateway: Gateway) -> None:
    late = write(gateway, observation(started_at=to_instant(datetime(2026, 7, 1, 23, 0))))[0]  # noqa: DTZ001
    stored = gateway.backend.rows("SELECT started_at FROM observation WHERE uuid = ?", (late.uuid,))[0][0]
    if isinstance(gateway.location, GeoPackageLocation):
        assert stored == "2026-07-01T21:00:00.000Z"
    else:
        assert stored == datetime(2026, 7, 1, 21, tzinfo=UTC)


def test_arrays_go_in_and_out_as_instants(gateway: Gateway) -> None:
    loaded = bulk(200)
    gateway.bulk_load(loaded, ImportRun(key(1)))
    table = gateway.observation_table(Selection())
    np.testing.assert_array_equal(table.start, loaded.start)
    np.testing.assert_array_equal(table.end, np.asarray(loaded.end))
    row = gateway.observations_by_key(table.key[:1].tolist())[0]
    assert row.started_at == loaded.start[0].item().replace(tzinfo=UTC)
