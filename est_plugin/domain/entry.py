"""An observation while a person writes it: what is missing, quick choices of time, two versions compared.

A half-written entry is an :class:`Observation` whose ``category_uuid`` may be empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from .category import Category, CategoryKind
from .local_time import start_of_day
from .observation import (
    COARSE_PRECISIONS,
    Observation,
    PlacePrecision,
    Source,
    TimePrecision,
)
from .period import Period
from .privacy import Clearance, PersonalDataError, clear, confirm, guarded_text

EARLIEST_YEAR = 1900
SPANS_OF_DAYS = (TimePrecision.WEEK, TimePrecision.MONTH)
_OF_THE_GUARD = ("privacy_confirmed_by", "privacy_confirmed_at", "privacy_reason")
_ABOUT_THE_ROW = frozenset(("uuid", "row_version", *_OF_THE_GUARD))


class Gap(StrEnum):
    """What must be filled in or mended before an entry can be saved."""

    KIND = "kind"
    PLACE = "place"
    START = "start"
    END_FIRST = "end_first"
    OLD = "old"
    ORGANISATION = "organisation"
    LONG_TEXT = "long_text"


class QuickTime(StrEnum):
    """The quick choices of time; the first three are of what has happened, the others of what is planned."""

    NOW = "now"
    LAST_NIGHT = "last_night"
    WEEKEND = "weekend"
    TONIGHT = "tonight"
    COMING_WEEKEND = "coming_weekend"


@dataclass(frozen=True)
class LocalSpan:
    """Swedish wall-clock times (naive) from and to, and how exact they are."""

    start: datetime
    end: datetime | None
    precision: TimePrecision


def gaps(entry: Observation, category: Category | None, text_limit: int) -> tuple[Gap, ...]:
    """Return what hinders the entry from being saved, in the order of the form."""
    found = []
    if category is None:
        found.append(Gap.KIND)
    if entry.geometry is None and entry.area_uuid is None and not _is_nowhere(entry):
        found.append(Gap.PLACE)
    if entry.started_at is None and entry.time_precision is not TimePrecision.UNKNOWN:
        found.append(Gap.START)
    if entry.started_at is not None and entry.started_at.year < EARLIEST_YEAR:
        found.append(Gap.OLD)
    if entry.started_at and entry.ended_at and entry.ended_at < entry.started_at:
        found.append(Gap.END_FIRST)
    if len(entry.description) > text_limit:
        found.append(Gap.LONG_TEXT)
    if entry.organisation_uuid is None and entry.source is Source.STAFF:
        found.append(Gap.ORGANISATION)
    return tuple(found)


def quick_span(choice: QuickTime, now: datetime) -> LocalSpan:
    """Return what a quick choice means at a Swedish wall-clock time ``now`` (naive).

    *I natt* is 22 to 6 of the night that last began, *i helgen* Friday 18 to Sunday 24 of the weekend that
    last began; what is not over yet ends now.
    """
    minute = now.replace(second=0, microsecond=0)
    midnight = datetime.combine(now.date(), time.min)
    friday = midnight - timedelta(days=(now.weekday() - 4) % 7) + timedelta(hours=18)
    if choice is QuickTime.NOW:
        return LocalSpan(minute, None, TimePrecision.EXACT)
    if choice is QuickTime.LAST_NIGHT:
        evening = midnight + timedelta(hours=22 if now.hour >= 22 else -2)
        return LocalSpan(evening, min(evening + timedelta(hours=8), minute), TimePrecision.APPROXIMATE)
    if choice is QuickTime.WEEKEND:
        began = friday if friday <= now else friday - timedelta(days=7)
        return LocalSpan(began, min(began + timedelta(days=2, hours=6), minute), TimePrecision.APPROXIMATE)
    if choice is QuickTime.TONIGHT:
        return LocalSpan(midnight + timedelta(hours=18), midnight + timedelta(hours=24), TimePrecision.EXACT)
    coming = friday if friday > now else friday + timedelta(days=7)
    return LocalSpan(coming, coming + timedelta(days=2, hours=6), TimePrecision.APPROXIMATE)


def nothing_to_report(
    category_uuid: str, organisation_uuid: str, week: Period, role: str, now: datetime
) -> Observation:
    """Return the report of a week without events.

    Its key follows from organisation and week, so that the same week is reported empty only once.
    """
    key = uuid5(NAMESPACE_URL, f"est:nothing:{organisation_uuid}:{week.code()}")
    return Observation(
        str(key),
        category_uuid,
        started_at=start_of_day(week.first),
        time_precision=TimePrecision.WEEK,
        place_precision=PlacePrecision.MUNICIPALITY,
        organisation_uuid=organisation_uuid,
        reporter_role=role,
        reported_at=now,
    )


def part_of(entry: Observation, uuid: str) -> Observation:
    """Return a new observation of the same report: same place, time and reporter, another event."""
    return replace(
        entry,
        uuid=uuid,
        category_uuid="",
        description="",
        damage_cost=None,
        fault_status=None,
        source_system=None,
        external_id=None,
        import_run_uuid=None,
        duplicate_of=None,
        privacy_confirmed_by=None,
        privacy_confirmed_at=None,
        privacy_reason=None,
        row_version=0,
    )


def differing(mine: Observation, theirs: Observation) -> tuple[str, ...]:
    """Return the names of the fields in which two versions of a row differ."""
    return tuple(
        field.name
        for field in fields(Observation)
        if field.name not in _ABOUT_THE_ROW and getattr(mine, field.name) != getattr(theirs, field.name)
    )


def merged(mine: Observation, theirs: Observation, from_theirs: Mapping[str, bool]) -> Observation:
    """Return ``theirs`` with every field of ``mine`` but those that are to be taken ``from_theirs``."""
    taken = {
        name: getattr(mine, name) for name in differing(mine, theirs) if not from_theirs.get(name, False)
    }
    if "description" in taken:
        taken |= {name: getattr(mine, name) for name in _OF_THE_GUARD}
    return replace(theirs, **taken)


def without_verdict(entry: Observation) -> Observation:
    """Return an entry whose text nobody needs to have confirmed: what was confirmed is no longer in it."""
    return replace(entry, privacy_confirmed_by=None, privacy_confirmed_at=None, privacy_reason=None)


def standing_clearance(entry: Observation, by: str, at: datetime, reason: str) -> Clearance:
    """Return the clearance of a text that is in the database already and goes back as it was.

    What a person confirmed stands under that person's name; what nobody confirmed is kept ``by`` whoever
    puts it back, for ``reason``.
    """
    text = guarded_text(entry)
    if entry.privacy_confirmed_by and entry.privacy_confirmed_at and entry.privacy_reason:
        return confirm(text, entry.privacy_confirmed_by, entry.privacy_confirmed_at, entry.privacy_reason)
    try:
        return clear(text)
    except PersonalDataError:
        return confirm(text, by, at, reason)


def is_planned(category: Category | None) -> bool:
    """Tell whether the kind is a coming event."""
    return category is not None and category.kind is CategoryKind.PLANNED_EVENT


def is_fault(category: Category | None) -> bool:
    """Tell whether the kind is a fault in the physical environment."""
    return category is not None and category.kind is CategoryKind.ENVIRONMENT_FAULT


def _is_nowhere(entry: Observation) -> bool:
    """Tell whether the entry says that it has no place of its own."""
    return entry.place_precision in COARSE_PRECISIONS and (
        entry.place_precision is PlacePrecision.MUNICIPALITY or bool(entry.place_name)
    )
