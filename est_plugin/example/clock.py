"""Swedish wall-clock times of whole arrays to instants."""

from __future__ import annotations

from datetime import date

import numpy as np

from ..analysis.table import IntArray, TimeArray
from ..domain.local_time import offset_changes

MINUTES_PER_DAY = 24 * 60


def instants(first_day: date, minutes: IntArray) -> TimeArray:
    """Return the instants of local wall-clock minutes counted from midnight of ``first_day``.

    A time in the hour that summer time skips is taken an hour later; of the repeated hour the second
    is taken.
    """
    local = (
        np.datetime64(first_day.isoformat(), "s").astype(np.int64) + np.asarray(minutes, dtype=np.int64) * 60
    )
    last_year = first_day.year + 2 + int(np.max(minutes, initial=0)) // (365 * MINUTES_PER_DAY)
    changes = np.array(offset_changes(first_day.year - 1, last_year), dtype=np.int64)
    begins, offsets = changes.T

    def offset_at(epoch: IntArray) -> IntArray:
        return offsets[np.searchsorted(begins, epoch, side="right") - 1]

    standard = int(offsets.min())
    guess = local - offset_at(local - standard)
    epoch = local - offset_at(guess)
    return (epoch * 1000).astype("datetime64[ms]")
