"""The words answers share, so that the same thing is called the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from ..domain.left_out import LeftOut
from ..domain.observation import Source
from ..domain.week_hours import WeekHours
from ..project.language import translate
from ..project.swedish import EN_DASH, NO_BREAK, WEEKDAYS_SHORT, decimal, interval, listed, number
from .basis import Direction


def events(count: int) -> str:
    """Return ``1 händelse``, ``34 händelser``."""
    if count == 1:
        return translate("est", "1 event")
    return translate("est", "{count} events", count=number(count))


def observations(count: int) -> str:
    """Return ``1 observation``, ``8 412 observationer``."""
    if count == 1:
        return translate("est", "1 observation")
    return translate("est", "{count} observations", count=number(count))


def direction_word(direction: Direction) -> str:
    """Return the verdict as it stands beside the colour: ``sämre``, ``för få``."""
    words = {
        Direction.WORSE: translate("est", "worse"),
        Direction.BETTER: translate("est", "better"),
        Direction.UNCLEAR: translate("est", "uncertain"),
        Direction.TOO_FEW: translate("est", "too few"),
        Direction.NOT_COMPARED: translate("est", "not compared"),
    }
    return words[direction]


def hours_words(hours: WeekHours) -> str:
    """Return ``må–fr 14–18``: hours of the week, days that follow each other as one span."""
    runs: list[list[int]] = []
    for day in sorted(hours.weekdays):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    spans = [
        WEEKDAYS_SHORT[run[0] - 1] + (f"{EN_DASH}{WEEKDAYS_SHORT[run[-1] - 1]}" if len(run) > 1 else "")
        for run in runs
    ]
    return f"{', '.join(spans)} {hours.first:02d}{EN_DASH}{hours.end:02d}"


def left_out_word(reason: LeftOut) -> str:
    """Return why an observation is left out, as it stands after a number: ``utan exakt plats``."""
    words = {
        LeftOut.DUPLICATE: translate("est", "duplicates"),
        LeftOut.NOT_ANALYSED_KIND: translate("est", "of kinds with lists of their own"),
        LeftOut.NOT_ON_MAP: translate("est", "of kinds never shown on maps"),
        LeftOut.NO_TIME: translate("est", "without time"),
        LeftOut.NO_TIME_OF_DAY: translate("est", "without time of day"),
        LeftOut.COARSE_PLACE: translate("est", "without exact place"),
        LeftOut.NO_PLACE: translate("est", "without place"),
        LeftOut.OUTSIDE: translate("est", "outside the study area"),
    }
    return words[reason]


def left_out_list(left_out: Mapping[LeftOut, int]) -> str:
    """Return ``21 utan exakt plats och 3 dubbletter``; "" where nothing is left out."""
    return listed(
        [
            f"{number(left_out[reason])}{NO_BREAK}{left_out_word(reason)}"
            for reason in LeftOut
            if left_out.get(reason)
        ]
    )


def left_out_sentence(left_out: Mapping[LeftOut, int]) -> str:
    """Return ``Utelämnade: 21 utan exakt plats.``; "" where nothing is left out."""
    words = left_out_list(left_out)
    return translate("est", "Left out: {list}.", list=words) if words else ""


def source_word(source: str) -> str:
    """Return where reports come from, for lists: ``kommunens verksamheter``; unknown codes as they are."""
    words = {
        Source.STAFF.value: translate("est", "reports by staff"),
        Source.POLICE.value: translate("est", "police reports"),
        Source.PUBLIC.value: translate("est", "residents' reports"),
        Source.IMPORT.value: translate("est", "imported reports"),
    }
    return words.get(source, source)


def sources_in_words(counts: Mapping[str, int]) -> list[str]:
    """Return the counts of sources, most first: ``rapporter från verksamheter 20``."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"{source_word(source)}{NO_BREAK}{number(count)}" for source, count in ordered if count]


def times_as_many(low: float, high: float) -> str:
    """Return the interval of a ratio: ``95 %: 1,4–6,0 gånger så många``."""
    if high == float("inf"):
        return translate("est", "95 %: at least {low} times as many", low=decimal(low))
    if high < 1:
        return translate("est", "95 %: {interval} times as many", interval=interval(low, high, 2))
    return translate("est", "95 %: {interval} times as many", interval=interval(low, high))


def lower_first(text: str) -> str:
    """Return a name with a small first letter, for the middle of a sentence."""
    return text[:1].lower() + text[1:]


def sentences(*parts: str) -> str:
    """Join sentences with a space, the empty ones left away."""
    return " ".join(part for part in parts if part)
