"""When in the week? Events spread over the hours in which they may have happened, in local time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..analysis.progress import SILENT, Progress
from ..analysis.table import FloatArray, ObservationTable
from ..analysis.timepattern import OffsetChanges, WeekPattern, week_pattern
from ..domain.left_out import LeftOut
from ..domain.local_time import offset_changes
from ..project.language import translate
from ..project.swedish import EN_DASH, WEEKDAYS, number
from .basis import Basis
from .parts import TimePatternAnswer
from .reading import Reading, joined
from .wording import events, left_out_sentence, sentences

BLOCK_HOURS = 6
BLOCKS_A_DAY = 24 // BLOCK_HOURS
ALPHA = 0.05
LEAST_EVENTS = 10
_YEARS_WITHOUT_DATA = (1970, 1971)


@dataclass(frozen=True)
class Peak:
    """The six hours of the week with the most events, and how sure it is that this is not chance.

    ``p``: one-sided binomial against events that spread evenly over the week, times the 28 blocks
    that were looked at (Bonferroni).
    """

    weekday: int
    first_hour: int
    count: float
    p: float


def offsets_of(table: ObservationTable) -> OffsetChanges:
    """Return the local offsets for all the years that the table's times lie in."""
    known = np.concatenate([table.start[~np.isnat(table.start)], table.end[~np.isnat(table.end)]])
    if len(known) == 0:
        return offset_changes(*_YEARS_WITHOUT_DATA)
    first, last = (int(str(moment.astype("datetime64[Y]"))) for moment in (known.min(), known.max()))
    return offset_changes(first - 1, last + 1)


def time_pattern_answer(reading: Reading, progress: Progress = SILENT) -> TimePatternAnswer:
    """Return the weights by weekday and hour of what was read, with its one sentence."""
    table = reading.counted
    pattern = week_pattern(table.start, table.end, offsets_of(table), progress)
    left_out = joined(reading.left_out, {LeftOut.NO_TIME: pattern.missing})
    told = sentences(
        pattern_sentence(pattern), swapped_sentence(pattern.swapped), left_out_sentence(left_out)
    )
    basis = Basis(pattern.count, told, left_out, reading.notices, {"question": "timepattern"})
    return TimePatternAnswer(basis, pattern.weights, pattern.missing, pattern.swapped)


def peak_of(weights: FloatArray) -> Peak | None:
    """Return the block of six hours that holds the most; None below ten events."""
    from scipy.special import betainc

    total = float(weights.sum())
    if total < LEAST_EVENTS:
        return None
    blocks = weights.reshape(7, BLOCKS_A_DAY, BLOCK_HOURS).sum(axis=2)
    weekday, block = np.unravel_index(int(np.argmax(blocks)), blocks.shape)
    count = float(blocks[weekday, block])
    # Weights are shares of events: the count is rounded down, so the test claims no more than it has.
    events_there, events_all = float(np.floor(count)), round(total)
    tail = (
        float(betainc(events_there, events_all - events_there + 1, 1 / blocks.size)) if events_there else 1.0
    )
    return Peak(int(weekday), int(block) * BLOCK_HOURS, count, min(1.0, tail * blocks.size))


def pattern_sentence(pattern: WeekPattern) -> str:
    """Say when events gather, if they surely do."""
    if pattern.count == 0:
        return translate("est", "No event has a time, so there is no pattern to show.")
    peak = peak_of(pattern.weights)
    if peak is None:
        return translate(
            "est", "{events}: too few for a pattern over the week.", events=events(pattern.count)
        )
    if peak.p >= ALPHA:
        return translate(
            "est", "{events} show no certain gathering in any part of the week.", events=events(pattern.count)
        )
    return peak_sentence(peak, pattern.count)


def peak_sentence(peak: Peak, total: int) -> str:
    """Name the six hours that hold the most, with their count."""
    return translate(
        "est",
        "Most on {weekday}s {hours}: {count} of {total}, more than an even spread would give.",
        weekday=WEEKDAYS[peak.weekday],
        hours=f"{peak.first_hour:02d}{EN_DASH}{peak.first_hour + BLOCK_HOURS:02d}",
        count=number(round(peak.count)),
        total=events(total),
    )


def swapped_sentence(swapped: int) -> str:
    """Say how many had their end before their start; "" where none had."""
    if not swapped:
        return ""
    return translate(
        "est", "{events} had their end before their start; the two were swapped.", events=events(swapped)
    )
