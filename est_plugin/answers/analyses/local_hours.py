"""Local time of what was read: the offsets that hold for it, and whether a time of day is known at all."""

from __future__ import annotations

import numpy as np

from ...analysis.table import BoolArray, ObservationTable
from ...analysis.timepattern import OffsetChanges, day_numbers, local_milliseconds
from ...domain.local_time import offset_changes

_YEARS_WITHOUT_DATA = (1970, 1971)
_A_DAY = np.timedelta64(23, "h")
"""The shortest day of the year."""

_A_WEEK = np.timedelta64(7 * 24 - 1, "h")
"""The shortest week of the year."""

_DAY_MS = 24 * 3_600_000
_LEAST_BARE, _NEARLY_ALL = 20, 0.95


def offsets_of(table: ObservationTable) -> OffsetChanges:
    """Return the local offsets for all the years that the table's times lie in."""
    known = np.concatenate([table.start[~np.isnat(table.start)], table.end[~np.isnat(table.end)]])
    if len(known) == 0:
        return offset_changes(*_YEARS_WITHOUT_DATA)
    first, last = (int(str(moment.astype("datetime64[Y]"))) for moment in (known.min(), known.max()))
    return offset_changes(first - 1, last + 1)


def without_time_of_day(table: ObservationTable) -> BoolArray:
    """Mask (n,) of observations that happened some time within a day, a week or a month."""
    with np.errstate(invalid="ignore"):
        return np.asarray(np.abs(table.end - table.start) >= _A_DAY)


def without_weekday(table: ObservationTable) -> BoolArray:
    """Mask (n,) of observations known only to a week, a month or longer: they fit every hour alike."""
    with np.errstate(invalid="ignore"):
        return np.asarray(np.abs(table.end - table.start) >= _A_WEEK)


def months_only(table: ObservationTable, offsets: OffsetChanges) -> BoolArray:
    """Mask (n,) of bare dates that are the first of a month, where nearly all bare dates are that.

    Files that know only the month write it so. Fewer than twenty, or one month alone, are not taken for it.
    """
    bare = days_only(table, offsets)
    nothing = np.zeros(len(table), dtype=bool)
    if bare.sum() < _LEAST_BARE:
        return nothing
    days = day_numbers(table.start, offsets)[bare].astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    is_first = days == months.astype("datetime64[D]")
    if is_first.mean() < _NEARLY_ALL or len(np.unique(months)) < 2:
        return nothing
    nothing[np.flatnonzero(bare)[is_first]] = True
    return nothing


def days_only(table: ObservationTable, offsets: OffsetChanges) -> BoolArray:
    """Mask (n,) of observations that begin at local midnight sharp and have no end: mostly a bare date."""
    bare = ~np.isnat(table.start) & np.isnat(table.end)
    instants = table.start[bare].astype("datetime64[ms]").astype(np.int64)
    at_midnight = np.zeros(len(table), dtype=bool)
    at_midnight[bare] = local_milliseconds(instants, offsets) % _DAY_MS == 0
    return at_midnight
