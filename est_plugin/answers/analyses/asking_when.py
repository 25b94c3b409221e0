"""When, as the dock asks it: hours of the week here and elsewhere; passing or a pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...analysis.grid import Grid
from ...analysis.persistence import Pattern
from ...analysis.progress import SILENT, Part, Progress
from ...analysis.table import IntArray
from ...domain.period import Period, PeriodKind, period_around
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import MONTHS_SHORT, capitalised, metres, percent, period_days
from ..basis import Basis
from ..ground import ground_of
from ..lagesbild.parts import TimePatternAnswer
from ..membership import membership
from ..reading import read_selection
from ..week.linked import Linked, linked_by_code
from ..wording import sentences
from .asked import NOTHING_CHOSEN, Asked, Chosen, Option, Values
from .asking_where import place_names
from .patterns import Patterns, Step, pattern_word, patterns_of_areas, patterns_of_cells
from .questions import PATTERN_CELL_M, last_day_of
from .result_map import ResultFeatures, ResultField, features
from .time_pattern import Peak, peak_of, time_pattern_answer

if TYPE_CHECKING:
    from ...store.gateway import Gateway

_AREAS, _CELLS = "areas", "cells"
_LEAST_TO_COMPARE = 20
_ALPHA = 0.05


@dataclass(frozen=True)
class TimePatternAsked:
    """The pattern of what was asked for; where areas were chosen, that of the rest beside it."""

    here: TimePatternAnswer
    rest: TimePatternAnswer | None = None

    @property
    def basis(self) -> Basis:
        """What the answer stands on."""
        return self.here.basis


def asking_time_pattern(
    gateway: Gateway, selection: Selection, progress: Progress = SILENT
) -> Asked[TimePatternAsked]:
    """*När på veckan?* With areas chosen, against the rest of the municipality. Raises EstError."""
    whole = replace(selection, area_uuids=frozenset())
    if not selection.area_uuids:
        reading = read_selection(gateway, selection, Part(progress, 0.0, 0.6))
        here = time_pattern_answer(reading, Part(progress, 0.6, 1.0), selection.hours)
        return Asked(TimePatternAsked(here))
    inside = read_selection(gateway, selection, Part(progress, 0.0, 0.3))
    everywhere = read_selection(gateway, whole, Part(progress, 0.3, 0.6))
    kept = ~np.isin(everywhere.counted.key, inside.counted.key)
    rest = time_pattern_answer(replace(everywhere, counted=everywhere.counted.take(kept)))
    here = time_pattern_answer(inside, Part(progress, 0.6, 1.0), selection.hours)
    told = sentences(here.basis.sentence, against_the_rest(here, rest))
    return Asked(TimePatternAsked(replace(here, basis=replace(here.basis, sentence=told)), rest))


def against_the_rest(here: TimePatternAnswer, rest: TimePatternAnswer) -> str:
    """Say whether the six busiest hours here hold a larger share than in the rest; "" where too few.

    Fisher's exact test of the two shares, one-sided, times the 28 blocks among which these were found.
    """
    from scipy.stats import fisher_exact

    peak = peak_of(here.weights)
    totals = [float(answer.weights.sum()) for answer in (here, rest)]
    if peak is None or min(totals) < _LEAST_TO_COMPARE or not (here.says_when and rest.says_when):
        return ""
    held = [_held(answer, peak) for answer in (here, rest)]
    table = [[round(part), round(total - part)] for part, total in zip(held, totals, strict=True)]
    p = min(1.0, float(fisher_exact(table, alternative="greater").pvalue) * 28)
    shares = {
        "here": percent(held[0] / totals[0]),
        "rest": percent(held[1] / totals[1]),
    }
    if p < _ALPHA:
        return translate(
            "est", "Those six hours hold {here} here but {rest} in the rest of the municipality.", **shares
        )
    return translate(
        "est",
        "Those six hours hold {here} here and {rest} in the rest of the municipality: no certain difference.",
        **shares,
    )


def _held(answer: TimePatternAnswer, peak: Peak) -> float:
    return float(answer.weights[peak.weekday, peak.first_hour : peak.first_hour + 6].sum())


@dataclass(frozen=True)
class PatternsAsked:
    """The patterns; ``listed`` are the places that stand out, the most telling first, with their names."""

    patterns: Patterns
    listed: IntArray
    names: tuple[str, ...]
    steps: tuple[str, ...]
    totals: tuple[int, ...]


def asking_patterns(
    gateway: Gateway, selection: Selection, values: Values = NOTHING_CHOSEN, progress: Progress = SILENT
) -> Asked[PatternsAsked]:
    """*Tillfälligt eller ett mönster?* Whole months or weeks up to the period's end. Raises EstError."""
    chosen = Chosen(values)
    step, span = _steps(chosen, last_day_of(selection.period))
    reading = read_selection(gateway, selection.with_period(span), Part(progress, 0.0, 0.5))
    ground = ground_of(gateway, selection, reading.crs)
    by_cells = _by_cells(chosen, bool(ground.shown.areas))
    size = _cell_size(chosen) if by_cells else 0.0
    part = Part(progress, 0.5, 0.9)
    if by_cells:
        found = patterns_of_cells(reading, span, step, size, part)
        points = reading.points()
        grid = Grid.of_points(points.x, points.y, size)
        cells = grid.cell_of(*shapely.get_coordinates(shapely.centroid(found.shapes)).T)
        code = grid.cell_of(points.x, points.y)
        order = _telling(found)
        names = place_names(points, code, cells[order], found.shapes[order])
        linked = linked_by_code(points, code, cells[order].tolist(), names)
    else:
        lies_in = membership(reading.counted, ground.shown, ground.own)
        found = patterns_of_areas(reading, span, step, ground.shown.shapes, lies_in, part)
        found = replace(found, names=tuple(area.name for area in ground.shown.areas))
        order = _telling(found)
        names = tuple(found.names[place] for place in order)
        behind = tuple(lies_in.point[lies_in.area == place] for place in order)
        linked = Linked(reading.counted, behind, tuple(range(len(order))), names)
    drawn = _map(found, names, order, span, reading.crs)
    linked = replace(linked, features=tuple(range(len(order))))
    answer = PatternsAsked(
        found, order, names, _step_names(span, step), tuple(int(n) for n in found.counts.sum(axis=0))
    )
    return Asked(answer, chosen.used(), drawn, linked)


def _steps(chosen: Chosen, last: Period) -> tuple[Step, Period]:
    step = Step(
        chosen.option(
            "step",
            translate("est", "Steps"),
            translate("est", "Months are calmer, weeks show a sudden beginning sooner."),
            Step.MONTH.value,
            (Option("month", translate("est", "months")), Option("week", translate("est", "weeks"))),
        )
    )
    count = int(
        chosen.number(
            "steps",
            translate("est", "How many"),
            translate("est", "Counted back from the end of the filter's period. At least six."),
            12 if step is Step.MONTH else 26,
            low=6,
            high=60 if step is Step.MONTH else 160,
        )
    )
    kind = PeriodKind.MONTH if step is Step.MONTH else PeriodKind.WEEK
    end = period_around(last.last, kind)
    if step is Step.WEEK and end.last > last.last:
        end = end.previous()
    first = end
    for _ in range(count - 1):
        first = first.previous()
    return step, Period(first.first, end.last)


def _by_cells(chosen: Chosen, has_areas: bool) -> bool:
    if not has_areas:
        return True
    by = chosen.option(
        "by",
        translate("est", "Places"),
        translate(
            "est", "Areas are what decisions are made about; cells find places that no area is drawn round."
        ),
        _AREAS,
        (Option(_AREAS, translate("est", "areas")), Option(_CELLS, translate("est", "cells"))),
    )
    return by == _CELLS


def _cell_size(chosen: Chosen) -> float:
    return chosen.number(
        "cell_size",
        translate("est", "Cell size"),
        translate(
            "est",
            "{metres}: some blocks. Smaller cells hold too few events for a pattern.",
            metres=metres(PATTERN_CELL_M),
        ),
        PATTERN_CELL_M,
        low=50,
        high=5000,
        step=50,
        unit="m",
    )


_TELLING = (
    Pattern.INTENSIFYING,
    Pattern.NEW,
    Pattern.PERSISTENT,
    Pattern.SPORADIC,
    Pattern.DIMINISHING,
    Pattern.HISTORICAL,
    Pattern.NONE,
)


def _telling(found: Patterns) -> IntArray:
    """Return all places in the order of what needs attention; those with most events first in each."""
    order = {pattern.value: place for place, pattern in enumerate(_TELLING)}
    rank = np.array([order[str(pattern)] for pattern in found.result.pattern])
    return np.asarray(np.lexsort((np.arange(len(rank)), -found.counts.sum(axis=1), rank)))


def _step_names(span: Period, step: Step) -> tuple[str, ...]:
    """Return short names of the steps, some of them empty where they would not fit."""
    kind = step.kind
    names, current = [], period_around(span.first, kind)
    while current.first <= span.last:
        names.append(current)
        current = current.following()
    every = max(1, len(names) // 6)
    return tuple(_short(each, step) if place % every == 0 else "" for place, each in enumerate(names))


def _short(period: Period, step: Step) -> str:
    if step is Step.WEEK:
        return translate("est", "w. {week}", week=period.first.isocalendar().week)
    return MONTHS_SHORT[period.first.month - 1]


def _map(found: Patterns, names: Sequence[str], order: IntArray, span: Period, crs: str) -> ResultFeatures:
    result = found.result
    patterns = [str(result.pattern[place]) for place in order]
    columns: list[tuple[ResultField, Sequence[object]]] = [
        (ResultField("name", translate("est", "Place"), "str"), list(names)),
        (ResultField("pattern", translate("est", "Pattern"), "str"), patterns),
        (ResultField("count", translate("est", "Events"), "int"), found.counts.sum(axis=1)[order].tolist()),
        (
            ResultField("hot_steps", translate("est", "Steps with more than chance"), "int"),
            result.hot.sum(axis=1)[order].tolist(),
        ),
        (ResultField("mk_z", translate("est", "Mann-Kendall z"), "float"), result.trend.z[order].tolist()),
        (ResultField("mk_p", translate("est", "Mann-Kendall p"), "float"), result.trend.p[order].tolist()),
    ]
    shapes = [found.shapes[place] for place in order]
    multi = [
        shapely.MultiPolygon([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"])
        for shape in shapes
    ]
    return features(
        "pattern",
        translate("est", "Passing or a pattern, {days}", days=period_days(span)),
        crs,
        "MultiPolygon",
        shapely.to_wkb(multi),
        columns,
        {pattern: capitalised(pattern_word(pattern)) for pattern in dict.fromkeys(patterns)},
    )
