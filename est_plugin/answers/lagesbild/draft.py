"""The draft of a sheet's words: plain sentences by clear templates, each with the numbers it stands on.

No sentence claims more than its test: *ökade* and *minskade* only where the rows of the change say worse
or better; what is uncertain is said to be.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from ...project.language import translate
from ...project.swedish import listed, number, percent
from ..analyses.change import (
    fall_sentence,
    plain_fall_sentence,
    plain_rise_sentence,
    rise_sentence,
    total_sentence,
)
from ..analyses.time_pattern import ALPHA, peak_of, peak_sentence
from ..basis import Direction
from .parts import ChangeAnswer, ChangeRow, HotPlacesAnswer, InsatserAnswer, TimePatternAnswer
from .sections import DraftSentence

LONG_ROWS = 3
_PLACES_NAMED = 3


def change_draft(change: ChangeAnswer) -> tuple[DraftSentence, ...]:
    """Return what changed in as few sentences as a sheet of one page has room for."""
    worse, better = _rows(change, Direction.WORSE), _rows(change, Direction.BETTER)
    if not worse and not better:
        return _nothing_sure(change)
    return (
        *(_of_row(rise_sentence(row), row) for row in worse[:1]),
        *(_of_row(plain_rise_sentence(row), row) for row in worse[1:2]),
        *(_of_row(plain_fall_sentence(row), row) for row in better[-1:]),
    )


def long_change_draft(change: ChangeAnswer) -> tuple[DraftSentence, ...]:
    """Return the total, the surest rises and falls with intervals, and the largest that is uncertain."""
    worse, better = _rows(change, Direction.WORSE), _rows(change, Direction.BETTER)
    if not worse and not better:
        return (*_nothing_sure(change), *_uncertain(change))
    total = total_sentence(change.headline)
    return (
        *((_of_row(total, change.headline),) if total else ()),
        *(_of_row(rise_sentence(row), row) for row in worse[:LONG_ROWS]),
        *(_of_row(fall_sentence(row), row) for row in reversed(better[-LONG_ROWS:])),
        *_uncertain(change),
    )


def pattern_draft(pattern: TimePatternAnswer) -> tuple[DraftSentence, ...]:
    """Return when events gather, if they surely do."""
    peak = peak_of(pattern.weights)
    if peak is None or peak.p >= ALPHA:
        return ()
    numbers = {"count": round(peak.count), "total": pattern.basis.n, "p": peak.p}
    return (DraftSentence(peak_sentence(peak, pattern.basis.n), MappingProxyType(numbers)),)


def places_draft(places: HotPlacesAnswer) -> tuple[DraftSentence, ...]:
    """Return which places hold most, with their counts."""
    named = places.places[:_PLACES_NAMED]
    if not named:
        return ()
    told = translate(
        "est",
        "Most affected: {places}. The {count} places with several events hold {share} of all events.",
        places=listed([f"{place.name} ({number(place.count)})" for place in named]),
        count=number(len(places.places)),
        share=percent(places.share),
    )
    numbers = {place.name: place.count for place in named}
    return (DraftSentence(told, MappingProxyType(numbers)),)


def insatser_draft(insatser: InsatserAnswer) -> tuple[DraftSentence, ...]:
    """Return how the work stands."""
    if not insatser.basis.sentence:
        return ()
    numbers = {"open": insatser.open_count, "overdue": insatser.overdue_count}
    return (DraftSentence(insatser.basis.sentence, MappingProxyType(numbers)),)


def _rows(change: ChangeAnswer, direction: Direction) -> list[ChangeRow]:
    return [row for row in change.rows if row.direction is direction]


def _nothing_sure(change: ChangeAnswer) -> tuple[DraftSentence, ...]:
    told = total_sentence(change.headline)
    first = (_of_row(told, change.headline),) if told else ()
    if not change.rows or not told:
        return first
    if all(row.direction is Direction.TOO_FEW for row in change.rows):
        text = translate("est", "There are too few events by area and kind for any sure conclusion.")
    else:
        text = translate("est", "No change by area or kind is certain.")
    return (*first, DraftSentence(text, MappingProxyType({"rows": len(change.rows)})))


def _uncertain(change: ChangeAnswer) -> tuple[DraftSentence, ...]:
    """Name the largest rise that may be chance: a reader would else take silence for calm."""
    rows = [
        row
        for row in _rows(change, Direction.UNCLEAR)
        if row.compare_count is not None and row.count > row.compare_count
    ]
    if not rows:
        return ()
    row = max(rows, key=lambda row: (row.count - (row.compare_count or 0), row.name))
    text = translate(
        "est",
        "Uncertain is {name}: {count} against {before}, which may be chance.",
        name=row.name,
        count=number(row.count),
        before=number(row.compare_count or 0),
    )
    return (_of_row(text, row),)


def _of_row(text: str, row: ChangeRow) -> DraftSentence:
    numbers = {
        "name": row.name,
        "count": row.count,
        "compare_count": row.compare_count,
        "ci_low": row.ci_low,
        "ci_high": row.ci_high,
        "p_fdr": row.p_fdr,
        "direction": row.direction.value,
    }
    return DraftSentence(text, MappingProxyType(numbers))


def plain(sentences: Iterable[DraftSentence]) -> str:
    """Return a draft as running text."""
    return " ".join(sentence.text for sentence in sentences if sentence.text)
