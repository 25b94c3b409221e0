"""Did it get worse? Counts by area and kind against a compared period, by one rule everywhere.

The rule is that of ``interfaces.md``: a change is *sämre* or *bättre* where its p value, adjusted for all
that is tested together, is below alpha; *för få* where both counts together are below MIN_COUNT;
else *osäkert*. The headline, the total, is a test of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..analysis.areas import count_pairs
from ..analysis.progress import SILENT, Part, Progress
from ..analysis.rates import ALPHA, MIN_COUNT, Change, compare_headline, compare_periods, per_thousand
from ..analysis.table import IntArray, ObservationTable
from ..domain.area import Area
from ..domain.period import Period
from ..project.language import translate
from ..project.swedish import NO_BREAK, number
from .basis import Basis, Direction
from .kinds import by_main_kind, kind_name
from .membership import AreaShapes, membership
from .parts import ChangeAnswer, ChangeRow
from .reading import Reading
from .reporters import ReporterDifference, of_those_in_both
from .wording import events, left_out_sentence, lower_first, sentences, times_as_many

BETWEEN_AREA_AND_KIND = f"{NO_BREAK}· "
_ORDER = {
    Direction.WORSE: 0,
    Direction.UNCLEAR: 1,
    Direction.TOO_FEW: 2,
    Direction.BETTER: 3,
    Direction.NOT_COMPARED: 4,
}


@dataclass(frozen=True)
class Compared:
    """Two readings and the days each covers: what is compared with what."""

    now: Reading
    before: Reading
    period: Period
    compare: Period


@dataclass(frozen=True)
class Rule:
    """The two numbers of the decision rule."""

    alpha: float = ALPHA
    min_count: int = MIN_COUNT


def change_answer(
    compared: Compared,
    shapes: AreaShapes,
    own: AreaShapes | None = None,
    *,
    rule: Rule | None = None,
    reporters: ReporterDifference | None = None,
    progress: Progress = SILENT,
) -> ChangeAnswer:
    """Compare by area and main kind; without areas by main kind alone.

    Combinations without any event in both periods are no rows. Raises ParameterError, CancelledError.
    """
    rule = rule or Rule()
    labels = _kinds_of(compared)
    counts, earlier = (
        _count(reading, labels, shapes, own, Part(progress, first, first + 0.4))
        for reading, first in ((compared.now, 0.0), (compared.before, 0.4))
    )
    change = compare_periods(
        counts,
        earlier,
        compared.period.days,
        compared.compare.days,
        alpha=rule.alpha,
        min_count=rule.min_count,
    )
    rows = sort_rows(_rows(change, shapes.areas, labels, compared))
    headline = headline_row(len(compared.now.counted), len(compared.before.counted), compared, rule)
    differ = reporters is not None and reporters.differ
    told = sentences(reporters.sentence() if reporters is not None else "", change_sentence(headline, rows))
    basis = Basis(
        len(compared.now.counted),
        sentences(told, left_out_sentence(compared.now.left_out)),
        compared.now.left_out,
        tuple(dict.fromkeys((*compared.now.notices, *compared.before.notices, *shapes.notices()))),
        {
            "question": "change",
            "period": compared.period.code(),
            "compare": compared.compare.code(),
            "alpha": rule.alpha,
            "min_count": rule.min_count,
        },
    )
    same = None
    if reporters is not None and differ and reporters.in_both:
        same = change_answer(_of_the_same(compared, reporters), shapes, own, rule=rule)
    return ChangeAnswer(basis, headline, tuple(rows), differ, same)


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
        Basis(n, left_out=reading.left_out, warnings=reading.notices, recipe={"question": "change"}),
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
    told = [_total_sentence(headline)]
    told += [_rise(row) for row in worse[:at_most]]
    told += [_fall(row) for row in better[-at_most:]]
    if rows and not worse and not better:
        if all(row.direction is Direction.TOO_FEW for row in rows):
            told.append(
                translate("est", "There are too few events by area and kind for any sure conclusion.")
            )
        else:
            told.append(translate("est", "No change by area or kind is certain."))
    return sentences(*told)


def defined(value: float) -> float | None:
    """Return a number, or None where it is not defined (NaN); an unbounded one stays infinite."""
    return None if math.isnan(value) else float(value)


def _total_sentence(row: ChangeRow) -> str:
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


def _rise(row: ChangeRow) -> str:
    return translate(
        "est",
        "{name} rose from {before} to {count} ({interval}).",
        name=row.name,
        before=number(row.compare_count or 0),
        count=events(row.count),
        interval=times_as_many(row.ci_low or 0.0, math.inf if row.ci_high is None else row.ci_high),
    )


def _fall(row: ChangeRow) -> str:
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


def _kinds_of(compared: Compared) -> tuple[str, ...]:
    """Return the main kinds of both periods, in the order of the municipality's list, then by name."""
    categories = compared.now.categories
    labels: set[str] = set()
    for reading in (compared.now, compared.before):
        kinds = by_main_kind(reading.counted.category, categories)
        labels.update(label for label, count in zip(kinds.labels, kinds.counts(), strict=True) if count)
    order = {uuid: category.sort_order for uuid, category in categories.items()}
    return tuple(
        sorted(labels, key=lambda label: (order.get(label, len(order)), kind_name(label, categories), label))
    )


def _count(
    reading: Reading, labels: tuple[str, ...], shapes: AreaShapes, own: AreaShapes | None, progress: Progress
) -> IntArray:
    """Count by area and kind, shape (areas or 1, kinds)."""
    kinds = kind_codes(reading.counted, labels, reading)
    if not shapes.areas:
        known = kinds[kinds >= 0]
        return np.bincount(known, minlength=len(labels))[None, :].astype(np.int64)
    pairs = membership(reading.counted, shapes, own, progress)
    return count_pairs(pairs, len(shapes.areas), [kinds], (len(labels),))


def kind_codes(table: ObservationTable, labels: tuple[str, ...], reading: Reading) -> IntArray:
    """Return for each row (n,) the place of its main kind in ``labels``, -1 where it has none."""
    kinds = by_main_kind(table.category, reading.categories)
    place = {label: number_ for number_, label in enumerate(labels)}
    lookup = np.array([*(place.get(label, -1) for label in kinds.labels), -1], dtype=np.int64)
    return lookup[kinds.codes]


def _rows(
    change: Change, areas: Sequence[Area], labels: tuple[str, ...], compared: Compared
) -> list[ChangeRow]:
    categories = compared.now.categories
    population = np.array([area.population or np.nan for area in areas] or [np.nan])
    rates = per_thousand(
        change.count, population[:, None] + np.zeros(change.count.shape), compared.period.days
    )
    rows = []
    for place, kind in np.ndindex(*change.count.shape):
        if not (change.count[place, kind] or change.compare_count[place, kind]):
            continue
        area = areas[place] if areas else None
        name = kind_name(labels[kind], categories)
        at = (place, kind)
        rows.append(
            ChangeRow(
                f"{area.name}{BETWEEN_AREA_AND_KIND}{lower_first(name)}" if area else name,
                int(change.count[at]),
                int(change.compare_count[at]),
                defined(change.rate_ratio[at]),
                defined(change.ci_low[at]),
                defined(change.ci_high[at]),
                float(change.p[at]),
                defined(change.p_fdr[at]),
                Direction(str(change.direction[at])),
                area.uuid if area else None,
                labels[kind],
                defined(rates.rate[at]),
            )
        )
    return rows
