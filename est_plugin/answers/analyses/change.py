"""Did it get worse? Counts by area and kind against a compared period, by one rule everywhere.

The rule is that of ``interfaces.md``: a change is *sämre* or *bättre* where its p value, adjusted for all
that is tested together, is below alpha; *för få* where both counts together are below MIN_COUNT;
else *osäkert*. The headline, the total, is a test of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...analysis.progress import SILENT, Part, Progress
from ...analysis.rates import compare_headline
from ...domain.area_count import AreaCount
from ...project.language import translate
from ...project.swedish import number
from ..basis import Basis, Direction
from ..lagesbild.parts import ChangeAnswer, ChangeRow
from ..membership import AreaShapes
from ..reading import Reading
from ..week.reporters import ReporterDifference, of_those_in_both
from ..wording import events, left_out_sentence, sentences, times_as_many
from .change_family import (
    Compared,
    How,
    Rule,
    defined,
    members_of_counts,
    members_of_events,
    tested,
)

__all__ = [
    "Compared",
    "How",
    "Rule",
    "change_answer",
    "change_sentence",
    "not_compared",
    "sort_rows",
]

_ORDER = {
    Direction.WORSE: 0,
    Direction.UNCLEAR: 1,
    Direction.TOO_FEW: 2,
    Direction.BETTER: 3,
    Direction.NOT_COMPARED: 4,
}


def change_answer(
    compared: Compared,
    shapes: AreaShapes,
    own: AreaShapes | None = None,
    *,
    how: How | None = None,
    counts: Iterable[AreaCount] = (),
    reporters: ReporterDifference | None = None,
    progress: Progress = SILENT,
) -> ChangeAnswer:
    """Compare by area and main kind; without areas by main kind alone. ``counts`` take part, marked as such.

    Combinations without any event in both periods are no rows, unless asked for. The headline is about
    the events alone. Raises ParameterError, CancelledError.
    """
    how = how or How()
    members = members_of_events(compared, shapes, own, how, Part(progress, 0.0, 0.8))
    counted, left_away = members_of_counts(counts, shapes, compared, how)
    rows = sort_rows(tested([*members, *counted], shapes, compared, how.rule))
    headline = headline_row(len(compared.now.counted), len(compared.before.counted), compared, how.rule)
    differ = reporters is not None and reporters.differ
    told = sentences(reporters.sentence() if reporters is not None else "", change_sentence(headline, rows))
    notices = (*compared.now.notices, *compared.before.notices, *shapes.notices(), *_uncovered(left_away))
    basis = Basis(
        len(compared.now.counted),
        sentences(told, left_out_sentence(compared.now.left_out)),
        compared.now.left_out,
        tuple(dict.fromkeys(notices)),
        {
            "question": "change",
            "period": compared.period.code(),
            "compare": compared.compare.code(),
            "alpha": how.rule.alpha,
            "min_count": how.rule.min_count,
        },
    )
    same = None
    if reporters is not None and differ and reporters.in_both:
        same = change_answer(_of_the_same(compared, reporters), shapes, own, how=how)
    return ChangeAnswer(basis, headline, tuple(rows), differ, same)


def _uncovered(left_away: int) -> tuple[str, ...]:
    if not left_away:
        return ()
    return (
        translate(
            "est",
            "{count} counts by area were left away: they do not cover both periods day by day.",
            count=number(left_away),
        ),
    )


def _of_the_same(compared: Compared, reporters: ReporterDifference) -> Compared:
    now, before = (of_those_in_both(reading, reporters) for reading in (compared.now, compared.before))
    return replace(compared, now=now, before=before)


def not_compared(reading: Reading) -> ChangeAnswer:
    """Return the answer where there is nothing to compare with: the count alone."""
    n = len(reading.counted)
    headline = ChangeRow(
        translate("est", "All"), n, None, None, None, None, None, None, Direction.NOT_COMPARED
    )
    return ChangeAnswer(
        Basis(
            n,
            sentences(
                translate("est", "{events}; there is no earlier period to compare with.", events=events(n)),
                left_out_sentence(reading.left_out),
            ),
            reading.left_out,
            reading.notices,
            {"question": "change"},
        ),
        headline,
        (),
    )


def headline_row(count: int, compare_count: int, compared: Compared, rule: Rule) -> ChangeRow:
    """Compare two totals as a test of its own, outside the family of areas and kinds."""
    test = compare_headline(
        count,
        compare_count,
        compared.period.days,
        compared.compare.days,
        alpha=rule.alpha,
        min_count=rule.min_count,
    )
    return ChangeRow(
        translate("est", "All"),
        count,
        compare_count,
        defined(test.rate_ratio),
        defined(test.ci_low),
        defined(test.ci_high),
        test.p,
        None,
        Direction(test.direction.value),
    )


def sort_rows(rows: Iterable[ChangeRow]) -> list[ChangeRow]:
    """Sort by what goes in the wrong direction: worse, uncertain, too few, better; surest first in each.

    Worse by the lower bound of the ratio, better by the upper, the others by the ratio; ties by the
    greater count, then by name.
    """
    return sorted(rows, key=_wrong_direction_first)


def change_sentence(headline: ChangeRow, rows: Sequence[ChangeRow], at_most: int = 2) -> str:
    """Say what changed, with counts and intervals; what is uncertain is said to be."""
    worse = [row for row in rows if row.direction is Direction.WORSE]
    better = [row for row in rows if row.direction is Direction.BETTER]
    told = [total_sentence(headline)]
    told += [rise_sentence(row) for row in worse[:at_most]]
    told += [fall_sentence(row) for row in better[-at_most:]]
    if rows and not worse and not better:
        if all(row.direction is Direction.TOO_FEW for row in rows):
            told.append(
                translate("est", "There are too few events by area and kind for any sure conclusion.")
            )
        else:
            told.append(translate("est", "No change by area or kind is certain."))
    return sentences(*told)


def total_sentence(row: ChangeRow) -> str:
    """Say what became of the total; "" where nothing is compared."""
    if row.compare_count is None:
        return ""
    values = {"count": events(row.count), "before": number(row.compare_count)}
    if row.direction is Direction.TOO_FEW:
        return translate("est", "{count} against {before}: too few events for a sure conclusion.", **values)
    if row.direction is Direction.UNCLEAR:
        return translate("est", "{count} against {before}: no certain change.", **values)
    interval = times_as_many(row.ci_low or 0.0, math.inf if row.ci_high is None else row.ci_high)
    if row.direction is Direction.WORSE:
        return translate(
            "est", "{count} against {before}: an increase ({interval}).", interval=interval, **values
        )
    return translate("est", "{count} against {before}: a decrease ({interval}).", interval=interval, **values)


def rise_sentence(row: ChangeRow) -> str:
    """Say a rise with its counts and interval."""
    return translate(
        "est",
        "{name} rose from {before} to {count} ({interval}).",
        name=row.name,
        before=number(row.compare_count or 0),
        count=events(row.count),
        interval=times_as_many(row.ci_low or 0.0, math.inf if row.ci_high is None else row.ci_high),
    )


def plain_rise_sentence(row: ChangeRow) -> str:
    """Say a rise with its counts alone."""
    return translate(
        "est",
        "{name} rose from {before} to {count}.",
        name=row.name,
        before=number(row.compare_count or 0),
        count=number(row.count),
    )


def plain_fall_sentence(row: ChangeRow) -> str:
    """Say a fall with its counts alone."""
    return translate(
        "est",
        "{name} fell from {before} to {count}.",
        name=row.name,
        before=number(row.compare_count or 0),
        count=number(row.count),
    )


def fall_sentence(row: ChangeRow) -> str:
    """Say a fall with its counts and interval."""
    return translate(
        "est",
        "{name} fell from {before} to {count} ({interval}).",
        name=row.name,
        before=number(row.compare_count or 0),
        count=events(row.count),
        interval=times_as_many(row.ci_low or 0.0, math.inf if row.ci_high is None else row.ci_high),
    )


def _wrong_direction_first(row: ChangeRow) -> tuple[float, float, int, str]:
    bound = {Direction.WORSE: row.ci_low, Direction.BETTER: row.ci_high}.get(row.direction, row.rate_ratio)
    return (_ORDER[row.direction], -bound if bound is not None else 0.0, -row.count, row.name)
