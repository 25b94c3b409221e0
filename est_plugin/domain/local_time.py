"""Swedish wall-clock time and instants: the only module that knows time zones.

Times are stored as instants. What a person writes, reads, filters and prints is Swedish local time,
whatever zone the machine keeps.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .assets import asset
from .message import QT_TRANSLATE_NOOP, EstError

ZONE_NAME = "Europe/Stockholm"


@lru_cache(maxsize=1)
def stockholm() -> ZoneInfo:
    """Return Europe/Stockholm, from the plugin's own copy where the machine has no zone data (Windows)."""
    try:
        return ZoneInfo(ZONE_NAME)
    except ZoneInfoNotFoundError:
        with asset("resources", "zoneinfo", "Stockholm").open("rb") as file:
            return ZoneInfo.from_file(file, key=ZONE_NAME)


class NonexistentTimeError(EstError):
    """The wall-clock time falls in the hour that is skipped when summer time begins."""


def to_instant(moment: datetime) -> datetime:
    """Return the instant (UTC) of ``moment``; one with an offset is an instant already, else it is local.

    Of the two instants of the repeated hour in autumn ``fold`` chooses, 0 (the first) unless told.
    Raises NonexistentTimeError for the skipped hour in spring.
    """
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    instant = moment.replace(tzinfo=stockholm()).astimezone(UTC)
    if instant.astimezone(stockholm()).replace(tzinfo=None) != moment.replace(fold=0):
        raise NonexistentTimeError(
            QT_TRANSLATE_NOOP(
                "est",
                "The time {time} does not exist: summer time began that night. Enter another time.",
            ),
            time=f"{moment:%Y-%m-%d %H:%M}",
        )
    return instant


def to_local(instant: datetime) -> datetime:
    """Return the Swedish wall-clock time (naive, with ``fold``) of an instant; naive input is UTC."""
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    return instant.astimezone(stockholm()).replace(tzinfo=None)


def start_of_day(day: date) -> datetime:
    """Return the instant at which ``day`` begins in Sweden."""
    return datetime.combine(day, time.min, tzinfo=stockholm()).astimezone(UTC)


def local_today(now: datetime | None = None) -> date:
    """Return the date in Sweden now, or at ``now``."""
    return to_local(now or datetime.now(UTC)).date()


@lru_cache(maxsize=8)
def offset_changes(first_year: int, last_year: int) -> tuple[tuple[int, int], ...]:
    """Return (epoch second, UTC offset in seconds from then on), ascending, for whole years.

    The first entry holds at the start of ``first_year``. For arrays of instants: look the offset up
    with a binary search instead of asking a time zone for each.
    """
    moment = datetime(first_year, 1, 1, tzinfo=UTC)
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC)
    offset = _offset_seconds(moment)
    changes = [(int(moment.timestamp()), offset)]
    while moment < end:
        following = moment + timedelta(days=1)
        if _offset_seconds(following) != offset:
            change = _change_between(moment, following)
            offset = _offset_seconds(following)
            changes.append((int(change.timestamp()), offset))
        moment = following
    return tuple(changes)


def _offset_seconds(instant: datetime) -> int:
    offset = instant.astimezone(stockholm()).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _change_between(before: datetime, after: datetime) -> datetime:
    """Return the first whole minute at which the offset differs from that at ``before``."""
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        if _offset_seconds(middle) == _offset_seconds(before):
            before = middle
        else:
            after = middle
    return after
