"""What is coming: planned events with raised risk, soonest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from ...domain.category import Category
from ...domain.local_time import to_local
from ...domain.observation import Observation, TimePrecision
from ...domain.period import Period
from ...project.language import translate
from ...project.swedish import clock, day_short, number
from ..basis import Basis
from .kinds import kind_name
from .parts import PlannedEvent, PlannedEventsAnswer

DAYS_AHEAD = 60
_LATE_PRINT = timedelta(days=31)
_WITH_HOUR = (TimePrecision.EXACT, TimePrecision.APPROXIMATE)


def coming_days(period: Period, today: date) -> Period:
    """Return the days whose events are coming: from today; on a sheet of long ago from its period's end."""
    first = today if today - period.last <= _LATE_PRINT else period.last + timedelta(days=1)
    return Period(first, first + timedelta(days=DAYS_AHEAD - 1))


def planned_answer(
    observations: Iterable[Observation], categories: Mapping[str, Category], days: Period
) -> PlannedEventsAnswer:
    """Word the planned events that start in ``days``; duplicates are left out."""
    start, end = days.bounds()
    coming = sorted(
        (
            (observation.started_at, observation.uuid, observation)
            for observation in observations
            if observation.duplicate_of is None
            and observation.started_at is not None
            and start <= observation.started_at < end
        ),
        key=lambda item: item[:2],
    )
    events = tuple(_worded(observation, categories) for _, _, observation in coming)
    told = (
        translate("est", "No planned event with raised risk is known.")
        if not events
        else translate("est", "{count} planned events with raised risk.", count=number(len(events)))
        if len(events) > 1
        else translate("est", "1 planned event with raised risk.")
    )
    return PlannedEventsAnswer(
        Basis(len(events), told, recipe={"question": "planned", "days": days.code()}), events
    )


def _worded(observation: Observation, categories: Mapping[str, Category]) -> PlannedEvent:
    if observation.started_at is None:
        raise ValueError("a planned event without a start")
    local = to_local(observation.started_at)
    when = day_short(local.date())
    if observation.time_precision in _WITH_HOUR and (local.hour, local.minute) != (0, 0):
        when = f"{when} {clock(local)}"
    first_line = next((line.strip() for line in observation.description.splitlines() if line.strip()), "")
    kind = kind_name(observation.category_uuid, categories)
    return PlannedEvent(when, first_line or kind, observation.place_name, kind)
