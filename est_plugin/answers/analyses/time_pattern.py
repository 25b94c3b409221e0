"""When in the week? Events spread over the hours in which they may have happened, in local time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...analysis.progress import SILENT, Part, Progress
from ...analysis.table import FloatArray, ObservationTable
from ...analysis.timepattern import OffsetChanges, WeekPattern, month_counts, season_counts, week_pattern
from ...domain.left_out import LeftOut
from ...domain.week_hours import WeekHours
from ...project.language import translate
from ...project.swedish import EN_DASH, WEEKDAYS, number
from ..basis import Basis
from ..lagesbild.parts import TimePatternAnswer
from ..reading import Reading, joined
from ..wording import events, left_out_sentence, sentences
from .local_hours import days_only, months_only, offsets_of, without_weekday

BLOCK_HOURS = 6
BLOCKS_A_DAY = 24 // BLOCK_HOURS
ALPHA = 0.05
LEAST_EVENTS = 10


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


def time_pattern_answer(
    reading: Reading, progress: Progress = SILENT, hours: WeekHours | None = None
) -> TimePatternAnswer:
    """Return the weights by weekday and hour of what was read, with its one sentence.

    ``hours`` are those that the reading was filtered by. What is known only to a week or longer weighs on
    every hour alike, and takes no part in the sentence.
    """
    table = reading.counted
    offsets = offsets_of(table)
    pattern = week_pattern(table.start, table.end, offsets, Part(progress, 0.0, 0.7))
    loose = without_weekday(table) | months_only(table, offsets)
    telling = table.take(~loose)
    known = pattern if not loose.any() else week_pattern(telling.start, telling.end, offsets)
    left_out = joined(reading.left_out, {LeftOut.NO_TIME: pattern.missing})
    told = sentences(
        _sentence(known, pattern.count, int(loose.sum()), hours),
        swapped_sentence(pattern.swapped),
        left_out_sentence(left_out),
    )
    notices = (*reading.notices, *_bare_dates(telling, offsets))
    basis = Basis(pattern.count, told, left_out, notices, {"question": "timepattern", "n": pattern.count})
    return TimePatternAnswer(
        basis,
        pattern.weights,
        pattern.missing,
        pattern.swapped,
        int(loose.sum()),
        tuple(int(count) for count in month_counts(table.start, offsets)),
        tuple(int(count) for count in season_counts(table.start, offsets)),
    )


def _sentence(known: WeekPattern, count: int, loose: int, hours: WeekHours | None) -> str:
    if count and loose >= 0.8 * count:
        return translate(
            "est",
            "{loose} of {events} are known only to the week or month in which they happened, so they cannot"
            " say when in the week.",
            loose=number(loose),
            events=events(count),
        )
    if not loose:
        return pattern_sentence(known, hours)
    aside = translate(
        "est",
        "{events} known only to a week or longer are not part of that.",
        events=events(loose),
    )
    return sentences(pattern_sentence(known, hours), aside)


def _bare_dates(table: ObservationTable, offsets: OffsetChanges) -> tuple[str, ...]:
    bare = int(days_only(table, offsets).sum())
    if len(table) < LEAST_EVENTS or bare < 0.5 * len(table):
        return ()
    return (
        translate(
            "est",
            "{bare} of {events} begin at midnight sharp: probably only their day is known. Believe the"
            " weekdays, not the hours.",
            bare=number(bare),
            events=events(len(table)),
        ),
    )


def peak_of(weights: FloatArray, hours: WeekHours | None = None) -> Peak | None:
    """Return the block of six hours that holds the most; None below ten events.

    With ``hours``, those that were asked for, an even spread is one over these alone.
    """
    from scipy.special import betainc

    total = float(weights.sum())
    if total < LEAST_EVENTS:
        return None
    open_hours = _blocks(_open_hours(hours))
    blocks = _blocks(weights)
    weekday, block = np.unravel_index(int(np.argmax(blocks)), blocks.shape)
    count = float(blocks[weekday, block])
    share = float(open_hours[weekday, block] / open_hours.sum())
    # Weights are shares of events: the count is rounded down, so the test claims no more than it has.
    events_there, events_all = float(np.floor(count)), round(total)
    tail = (
        float(betainc(events_there, max(0.0, events_all - events_there) + 1, share))
        if events_there and share < 1
        else 1.0
    )
    looked_at = int((open_hours > 0).sum())
    return Peak(int(weekday), int(block) * BLOCK_HOURS, count, min(1.0, tail * looked_at))


def _blocks(by_hour: FloatArray) -> FloatArray:
    return by_hour.reshape(7, BLOCKS_A_DAY, BLOCK_HOURS).sum(axis=2)


def _open_hours(hours: WeekHours | None) -> FloatArray:
    """Return 1 for the hours (7, 24) that were asked for, 0 for the others."""
    if hours is None:
        return np.ones((7, 24))
    taken = np.zeros(7 * 24)
    taken[list(hours.hours_of_week())] = 1.0
    return taken.reshape(7, 24)


def pattern_sentence(pattern: WeekPattern, hours: WeekHours | None = None) -> str:
    """Say when events gather, if they surely do."""
    if pattern.count == 0:
        return translate("est", "No event has a time, so there is no pattern to show.")
    peak = peak_of(pattern.weights, hours)
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
