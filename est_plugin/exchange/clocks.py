"""Clock times as people write them, with or without an offset from UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta
from functools import lru_cache


class ClockError(ValueError):
    """A text is no clock time."""


@dataclass(frozen=True)
class ReadClock:
    """A clock time, ``days`` 1 where it was written as 24:00, and the offset from UTC where one stands."""

    clock: time
    days: int = 0
    offset: timedelta | None = None


_CLOCK = re.compile(
    r"(?:kl(?:ockan)?\.?:? ?)?(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?|(?P<tight>\d\d))?"
    r" ?(?P<half>[ap]\.?m\.?)?(?: ?h)? ?(?P<zone>z|utc|gmt|cet|cest|[+\-]\d{1,2}(?::?\d\d)?)?"
)
_SAID_TO_BE_A_CLOCK = re.compile(r"kl(?:ockan)?\b")
_SHARE_OF_A_DAY = re.compile(r"0?[.,](?:\d|[6-9]\d|\d{3,})")
"""What a spreadsheet makes of a clock time; with two decimals below 60 it is hours and minutes."""
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "cet": 60, "cest": 120}
_OFFSET = re.compile(r"([+\-])(\d{1,2}):?(\d\d)?")
_LARGEST_OFFSET = 15 * 60


@lru_cache(maxsize=5_000)
def parse_clock(plain: str) -> ReadClock:
    """Read ``22:30``, ``22.30``, ``7:45:53 +02:00``, ``2230``, ``kl 22``, ``10:30 pm`` or 0.9375 of a day.

    ``plain`` is in small letters with single spaces. Raises ClockError.
    """
    if _SHARE_OF_A_DAY.fullmatch(plain):
        seconds = round(float(plain.replace(",", ".")) * 86_400)
        return _clock(*divmod(seconds // 60, 60), seconds % 60, 0)
    match = _CLOCK.fullmatch(plain)
    if match is None:
        raise ClockError(plain)
    bare = match["minute"] is None and match["tight"] is None and match["half"] is None
    if bare and not _SAID_TO_BE_A_CLOCK.match(plain) and len(plain) != len(match["hour"]):
        raise ClockError(plain)
    if (match["zone"] or "").startswith("-") and match["second"] is None:
        # Swedes mean a span by 22:30-02:00; programs that write offsets write seconds as well.
        raise ClockError(plain)
    hour, minute = int(match["hour"]), int(match["minute"] or match["tight"] or 0)
    if match["half"] is not None:
        hour = _of_half_day(hour, match["half"])
    fraction = (match["fraction"] or "").ljust(6, "0")[:6]
    return _clock(hour, minute, int(match["second"] or 0), int(fraction), _offset(match["zone"]))


def _of_half_day(hour: int, half: str) -> int:
    if not 1 <= hour <= 12:
        raise ClockError(f"{hour} {half}")
    return hour % 12 + (12 if half.startswith("p") else 0)


def _clock(
    hour: int, minute: int, second: int, microsecond: int, offset: timedelta | None = None
) -> ReadClock:
    if (hour, minute, second) == (24, 0, 0):
        return ReadClock(time.min, 1, offset)
    if second == 60:
        second = 59
    try:
        return ReadClock(time(hour, minute, second, microsecond), 0, offset)
    except ValueError as error:
        raise ClockError(f"{hour}:{minute}:{second}") from error


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    if zone in _ZONES:
        return timedelta(minutes=_ZONES[zone])
    match = _OFFSET.fullmatch(zone)
    if match is None:
        raise ClockError(zone)
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    if minutes > _LARGEST_OFFSET:
        raise ClockError(zone)
    return timedelta(minutes=-minutes if match[1] == "-" else minutes)
