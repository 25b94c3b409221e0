"""The comparisons that are tested together: each area and kind, events and counts by area alike."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ...analysis.areas import count_pairs
from ...analysis.progress import Part, Progress
from ...analysis.rates import ALPHA, MIN_COUNT, compare_periods, per_thousand
from ...analysis.table import IntArray, ObservationTable
from ...domain.area_count import AreaCount
from ...domain.category import Category
from ...domain.period import Period
from ...project.language import translate
from ...project.swedish import NO_BREAK
from ..basis import Direction
from ..lagesbild.kinds import by_main_kind, kind_name, main_kind
from ..lagesbild.parts import ChangeRow
from ..membership import AreaShapes, membership
from ..reading import Reading
from ..wording import lower_first

BETWEEN_AREA_AND_KIND = f"{NO_BREAK}· "


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


@dataclass(frozen=True)
class How:
    """By which rule, by kind or all kinds in one, with or without rows that hold no event."""

    rule: Rule = Rule()
    by_kind: bool = True
    keep_empty: bool = False


@dataclass(frozen=True)
class Member:
    """One comparison of the family: ``area`` is a place in the areas, None for all of the municipality."""

    area: int | None
    kind: str | None
    count: int
    compare_count: int
    from_counts: bool = False


def members_of_events(
    compared: Compared, shapes: AreaShapes, own: AreaShapes | None, how: How, progress: Progress
) -> list[Member]:
    """Count the events of both periods by area and main kind; without areas by kind alone."""
    labels = kinds_of(compared) if how.by_kind else ("",)
    counts, earlier = (
        _count(reading, labels, shapes, own, Part(progress, first, first + 0.5))
        for reading, first in ((compared.now, 0.0), (compared.before, 0.5))
    )
    return [
        Member(
            area if shapes.areas else None,
            labels[kind] if how.by_kind else None,
            int(counts[area, kind]),
            int(earlier[area, kind]),
        )
        for area, kind in np.ndindex(*counts.shape)
        if how.keep_empty or counts[area, kind] or earlier[area, kind]
    ]


def members_of_counts(
    counts: Iterable[AreaCount],
    shapes: AreaShapes,
    compared: Compared,
    how: How,
) -> tuple[list[Member], int]:
    """Sum counts by area (police statistics) for the areas; return them and how many were left away.

    A sum is compared only where the counts of an area and kind cover every day of both periods; else
    the change would be one of coverage.
    """
    place = {area.uuid: number for number, area in enumerate(shapes.areas)}
    sums: dict[tuple[int, str | None], list[_Covered]] = {}
    left_away = 0
    for row in counts:
        number = place.get(row.area_uuid)
        covered = [_Covered(period) for period in (compared.period, compared.compare)]
        inside = [
            one for one in covered if one.period.first <= row.from_day and row.to_day <= one.period.last
        ]
        if number is None or not inside:
            touches = any(one.period.overlaps(Period(row.from_day, row.to_day)) for one in covered)
            left_away += number is not None and touches
            continue
        kind = main_kind(row.category_uuid, compared.now.categories) if how.by_kind else None
        both = sums.setdefault((number, kind), covered)
        for one, own in zip(covered, both, strict=True):
            if one in inside:
                own.add(row)
    members = []
    for (number, kind), (now, before) in sorted(
        sums.items(), key=lambda item: (item[0][0], item[0][1] or "")
    ):
        if now.is_whole and before.is_whole and now.days.keys() == before.days.keys():
            members.append(Member(number, kind, now.count, before.count, True))
        else:
            left_away += now.rows + before.rows
    return members, left_away


@dataclass
class _Covered:
    """What counts there are of a period, and how many days of it each series of them covers."""

    period: Period
    count: int = 0
    rows: int = 0
    days: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, row: AreaCount) -> None:
        series = (row.category_uuid, str(row.source))
        self.count += row.count
        self.rows += 1
        self.days[series] = self.days.get(series, 0) + (row.to_day - row.from_day).days + 1

    @property
    def is_whole(self) -> bool:
        return bool(self.days) and all(days == self.period.days for days in self.days.values())


def tested(members: Sequence[Member], shapes: AreaShapes, compared: Compared, rule: Rule) -> list[ChangeRow]:
    """Test all members as one family and return a row each, in their order. Raises ParameterError."""
    change = compare_periods(
        np.array([member.count for member in members], dtype=np.int64),
        np.array([member.compare_count for member in members], dtype=np.int64),
        compared.period.days,
        compared.compare.days,
        alpha=rule.alpha,
        min_count=rule.min_count,
    )
    population = [_population(member, shapes) for member in members]
    rates = per_thousand(change.count, np.array(population, dtype=np.float64), compared.period.days)
    return [
        ChangeRow(
            _name(member, shapes, compared.now.categories),
            member.count,
            member.compare_count,
            defined(change.rate_ratio[row]),
            defined(change.ci_low[row]),
            defined(change.ci_high[row]),
            float(change.p[row]),
            defined(change.p_fdr[row]),
            Direction(str(change.direction[row])),
            shapes.areas[member.area].uuid if member.area is not None else None,
            member.kind,
            defined(rates.rate[row]),
            member.from_counts,
        )
        for row, member in enumerate(members)
    ]


def kinds_of(compared: Compared) -> tuple[str, ...]:
    """Return the main kinds of both periods, in the order of the municipality's list, then by name."""
    categories = compared.now.categories
    labels: set[str] = set()
    for reading in (compared.now, compared.before):
        kinds = by_main_kind(reading.counted.category, categories)
        labels.update(label for label, count in zip(kinds.labels, kinds.counts(), strict=True) if count)
    order = {uuid: category.sort_order for uuid, category in categories.items()}

    def place(label: str) -> tuple[int, str, str]:
        return order.get(label, len(order)), kind_name(label, categories), label

    return tuple(sorted(labels, key=place))


def defined(value: float) -> float | None:
    """Return a number, or None where it is not defined (NaN); an unbounded one stays infinite."""
    return None if math.isnan(value) else float(value)


def _count(
    reading: Reading, labels: tuple[str, ...], shapes: AreaShapes, own: AreaShapes | None, progress: Progress
) -> IntArray:
    """Count by area and kind, shape (areas or 1, kinds)."""
    kinds = _kind_codes(reading.counted, labels, reading)
    if not shapes.areas:
        known = kinds[kinds >= 0]
        return np.bincount(known, minlength=len(labels))[None, :].astype(np.int64)
    pairs = membership(reading.counted, shapes, own, progress)
    return count_pairs(pairs, len(shapes.areas), [kinds], (len(labels),))


def _kind_codes(table: ObservationTable, labels: tuple[str, ...], reading: Reading) -> IntArray:
    """Return for each row (n,) the place of its main kind in ``labels``; 0 for all where that is ("",)."""
    if labels == ("",):
        return np.zeros(len(table), dtype=np.int64)
    kinds = by_main_kind(table.category, reading.categories)
    place = {label: number for number, label in enumerate(labels)}
    lookup = np.array([*(place.get(label, -1) for label in kinds.labels), -1], dtype=np.int64)
    return lookup[kinds.codes]


def _population(member: Member, shapes: AreaShapes) -> float:
    residents = shapes.areas[member.area].population if member.area is not None else None
    return float(residents) if residents else math.nan


def _name(member: Member, shapes: AreaShapes, categories: Mapping[str, Category]) -> str:
    area = shapes.areas[member.area].name if member.area is not None else ""
    kind = kind_name(member.kind, categories) if member.kind is not None else ""
    if area and kind:
        name = f"{area}{BETWEEN_AREA_AND_KIND}{lower_first(kind)}"
    else:
        name = area or kind or translate("est", "All")
    return translate("est", "{name} (counts by area)", name=name) if member.from_counts else name
