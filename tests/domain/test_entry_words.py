"""An entry while it is written: what is missing, quick choices, two versions, texts that go back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from est_plugin.domain.category import category_uuid, starting_categories
from est_plugin.domain.entry import (
    Gap,
    QuickTime,
    differing,
    gaps,
    is_fault,
    is_planned,
    merged,
    nothing_to_report,
    part_of,
    quick_span,
    standing_clearance,
)
from est_plugin.domain.observation import Observation, PlacePrecision, PointGeometry, Source, TimePrecision
from est_plugin.domain.period import week_period
from est_plugin.domain.privacy import guarded_text

KINDS = {category.code: category for category in starting_categories()}
NOW = datetime(2026, 11, 22, 14, 7, 31)  # noqa: DTZ001 - a Swedish wall clock, a Sunday
START = datetime(2026, 11, 21, 22, tzinfo=UTC)


def whole(**changes: object) -> Observation:
    entry = Observation(
        str(uuid4()),
        category_uuid("graffiti"),
        PointGeometry(1, 2),
        started_at=START,
        organisation_uuid=str(uuid4()),
    )
    return replace(entry, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, ()),
        ({"geometry": None}, (Gap.PLACE,)),
        ({"geometry": None, "area_uuid": str(uuid4()), "place_precision": PlacePrecision.AREA}, ()),
        ({"geometry": None, "place_precision": PlacePrecision.MUNICIPALITY}, ()),
        ({"geometry": None, "place_precision": PlacePrecision.AREA}, (Gap.PLACE,)),
        ({"started_at": None}, (Gap.START,)),
        ({"started_at": None, "time_precision": TimePrecision.UNKNOWN}, ()),
        ({"ended_at": START.replace(hour=20)}, (Gap.END_FIRST,)),
        ({"started_at": START.replace(year=202)}, (Gap.OLD,)),
        ({"description": "x" * 51}, (Gap.LONG_TEXT,)),
        ({"organisation_uuid": None}, (Gap.ORGANISATION,)),
        ({"organisation_uuid": None, "source": Source.PUBLIC}, ()),
    ],
)
def test_what_is_missing_is_named(changes: dict[str, object], missing: tuple[Gap, ...]) -> None:
    assert gaps(whole(**changes), KINDS["graffiti"], 50) == missing


def test_an_empty_entry_lacks_what_where_when_and_who() -> None:
    assert gaps(Observation(str(uuid4()), ""), None, 50) == (
        Gap.KIND,
        Gap.PLACE,
        Gap.START,
        Gap.ORGANISATION,
    )


@pytest.mark.parametrize(
    ("choice", "now", "start", "end"),
    [
        (QuickTime.NOW, NOW, "2026-11-22 14:07", None),
        (QuickTime.LAST_NIGHT, NOW, "2026-11-21 22:00", "2026-11-22 06:00"),
        (QuickTime.LAST_NIGHT, NOW.replace(hour=2), "2026-11-21 22:00", "2026-11-22 02:07"),
        (QuickTime.LAST_NIGHT, NOW.replace(hour=23), "2026-11-22 22:00", "2026-11-22 23:07"),
        (QuickTime.WEEKEND, NOW, "2026-11-20 18:00", "2026-11-22 14:07"),
        (QuickTime.WEEKEND, NOW.replace(day=23), "2026-11-20 18:00", "2026-11-23 00:00"),
        (QuickTime.WEEKEND, NOW.replace(day=20), "2026-11-13 18:00", "2026-11-16 00:00"),
        (QuickTime.TONIGHT, NOW, "2026-11-22 18:00", "2026-11-23 00:00"),
        (QuickTime.COMING_WEEKEND, NOW, "2026-11-27 18:00", "2026-11-30 00:00"),
    ],
)
def test_quick_choices(choice: QuickTime, now: datetime, start: str, end: str | None) -> None:
    span = quick_span(choice, now)
    assert f"{span.start:%Y-%m-%d %H:%M}" == start
    assert (f"{span.end:%Y-%m-%d %H:%M}" if span.end else None) == end


def test_a_week_without_events_has_one_key() -> None:
    week, reporter = week_period(2026, 47), str(uuid4())
    first, again = (nothing_to_report(str(uuid4()), reporter, week, "", START) for _ in range(2))
    assert first.uuid == again.uuid
    assert first.uuid != nothing_to_report(str(uuid4()), reporter, week.previous(), "", START).uuid
    assert first.started_at == datetime(2026, 11, 15, 23, tzinfo=UTC)
    assert gaps(first, KINDS["nothing"], 50) == ()


def test_a_part_keeps_place_time_and_reporter_but_is_another_event() -> None:
    entry = whole(description="Två saker", row_version=3, external_id="7", privacy_reason="x")
    part = part_of(entry, str(uuid4()))
    assert (part.geometry, part.started_at, part.organisation_uuid) == (
        entry.geometry,
        entry.started_at,
        entry.organisation_uuid,
    )
    assert (part.category_uuid, part.description, part.row_version, part.external_id) == ("", "", 0, None)


def test_two_versions_are_put_together_line_by_line() -> None:
    mine = whole(description="min", place_name="Torget", row_version=1)
    theirs = replace(mine, description="deras", place_name="Parken", row_version=2)
    assert differing(mine, theirs) == ("place_name", "description")
    both = merged(mine, theirs, {"place_name": True, "description": False})
    assert (both.place_name, both.description, both.row_version) == ("Parken", "min", 2)


def test_a_kept_text_stays_kept_by_the_one_who_kept_it() -> None:
    row = whole(description="Bilen ABC 123")
    own = standing_clearance(row, "bo", START, "återställd")
    assert (own.confirmed_by, own.reason) == ("bo", "återställd")
    kept = replace(
        row, privacy_confirmed_by="anna", privacy_confirmed_at=START, privacy_reason="allmänt känt"
    )
    verdict = standing_clearance(kept, "bo", START, "återställd")
    assert (verdict.confirmed_by, verdict.reason) == ("anna", "allmänt känt")
    assert verdict.covers(guarded_text(kept))
    plain = standing_clearance(whole(description="Klotter"), "bo", START, "återställd")
    assert plain.confirmed_by is None


def test_kinds_with_controls_of_their_own() -> None:
    assert is_planned(KINDS["risk_event"])
    assert is_fault(KINDS["lighting"])
    assert not is_fault(None)
    assert not is_planned(KINDS["graffiti"])
