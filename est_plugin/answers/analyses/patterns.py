"""Passing or a pattern? Each cell or area over whole weeks or months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ...analysis.areas import Pairs, count_pairs
from ...analysis.grid import Grid
from ...analysis.persistence import Pattern, Persistence, persistence
from ...analysis.progress import SILENT, Part, Progress, step
from ...analysis.table import IntArray, ObservationTable
from ...analysis.timepattern import day_numbers
from ...domain.local_time import offset_changes
from ...domain.message import QT_TRANSLATE_NOOP, EstError, Message
from ...domain.period import Period, PeriodKind, period_around
from ...project.language import translate
from ...project.swedish import listed, number, period_days
from ..basis import Basis
from ..layer_reading import NoObservationsError, of_period, require_points
from ..reading import Reading
from ..wording import events, left_out_sentence, sentences
from .stacks import stack_notices

_EPOCH = date(1970, 1, 1)


class Step(StrEnum):
    """The steps of time."""

    WEEK = "week"
    MONTH = "month"

    @property
    def kind(self) -> PeriodKind:
        """The kind of period that a step is."""
        return PeriodKind.WEEK if self is Step.WEEK else PeriodKind.MONTH


class NoWholeStepError(EstError):
    """The period holds no whole week or month."""


@dataclass(frozen=True)
class Patterns:
    """What each cell that ever held an event is, or each area with its ``names``; ``counts`` (k, steps)."""

    basis: Basis
    shapes: NDArray[Any]
    counts: IntArray
    result: Persistence
    names: tuple[str, ...] = ()


def steps_of(period: Period, step_: Step) -> tuple[Period, ...]:
    """Return the whole weeks or months in a period, oldest first. Raises NoWholeStepError."""
    steps, current = [], period_around(period.first, step_.kind)
    while current.first <= period.last:
        if current.first >= period.first and current.last <= period.last:
            steps.append(current)
        current = current.following()
    if not steps:
        raise NoWholeStepError(
            QT_TRANSLATE_NOOP(
                "est",
                "There is no whole {step} between {first} and {last}. Choose a longer period or shorter"
                " steps.",
            ),
            step=_step_word(step_),
            first=period.first.isoformat(),
            last=period.last.isoformat(),
        )
    return tuple(steps)


def patterns_of_cells(
    reading: Reading, period: Period, step_: Step, cell_size: float, progress: Progress = SILENT
) -> Patterns:
    """Return the pattern of each cell that held any event of the period.

    A step is hot where a cell holds more than chance would give, had the step's events been spread
    evenly over these cells. Raises NoObservationsError, ParameterError, CancelledError.
    """
    steps = steps_of(period, step_)
    reading = of_period(reading, _whole(steps))
    points = reading.points()
    if len(reading.counted) == 0:
        raise _nothing(steps)
    require_points(reading)
    grid = Grid.of_points(points.x, points.y, cell_size)
    cells, unit = np.unique(grid.cell_of(points.x, points.y), return_inverse=True)
    counts = _by_step(unit.reshape(-1), len(cells), points, steps)
    step(progress, 0.4)
    result = persistence(counts, progress=Part(progress, 0.4, 0.9))
    shapes = grid.squares(cells)
    recipe: dict[str, object] = {"cell_size_m": cell_size}
    notices = stack_notices(points)
    basis = _basis(reading, len(points), steps, step_, result, recipe, notices, points_only=True)
    return Patterns(basis, shapes, counts, result)


def patterns_of_areas(
    reading: Reading,
    period: Period,
    step_: Step,
    shapes: Sequence[BaseGeometry],
    lies_in: Pairs,
    progress: Progress = SILENT,
) -> Patterns:
    """Return the pattern of each area; ``lies_in``: (area, observation of ``reading.counted``)."""
    steps = steps_of(period, step_)
    step_of = _step_of(reading.counted, steps)
    counts = count_pairs(lies_in, len(shapes), [step_of], (len(steps),))
    n = int((step_of >= 0).sum())
    if n == 0:
        raise _nothing(steps)
    result = persistence(counts, progress=progress)
    within = of_period(reading, _whole(steps))
    basis = _basis(within, n, steps, step_, result, {"areas": len(shapes)}, (), points_only=False)
    return Patterns(basis, np.asarray(shapes, dtype=object), counts, result)


def _step_word(step_: Step) -> Message:
    if step_ is Step.WEEK:
        return Message(QT_TRANSLATE_NOOP("est", "week"))
    return Message(QT_TRANSLATE_NOOP("est", "month"))


def pattern_word(pattern: str) -> str:
    """Return a pattern's word: ``nytt``, ``bestående``."""
    words = {
        Pattern.NEW.value: translate("est", "new"),
        Pattern.INTENSIFYING.value: translate("est", "intensifying"),
        Pattern.PERSISTENT.value: translate("est", "persistent"),
        Pattern.DIMINISHING.value: translate("est", "diminishing"),
        Pattern.SPORADIC.value: translate("est", "sporadic"),
        Pattern.HISTORICAL.value: translate("est", "historical"),
        Pattern.NONE.value: translate("est", "none"),
    }
    return words[pattern]


def _whole(steps: Sequence[Period]) -> Period:
    return Period(steps[0].first, steps[-1].last)


def _step_of(table: ObservationTable, steps: Sequence[Period]) -> IntArray:
    """Return in which step each observation starts (n,), -1 in none."""
    offsets = offset_changes(steps[0].first.year - 1, steps[-1].last.year + 1)
    days = day_numbers(table.start, offsets)
    ends = [(one.first - _EPOCH).days for one in steps] + [(steps[-1].last + timedelta(days=1) - _EPOCH).days]
    place = np.searchsorted(np.array(ends), days, side="right") - 1
    return np.where((place >= 0) & (place < len(steps)), place, -1).astype(np.int64)


def _by_step(unit: IntArray, units: int, table: ObservationTable, steps: Sequence[Period]) -> IntArray:
    step_of = _step_of(table, steps)
    known = step_of >= 0
    flat = unit[known] * len(steps) + step_of[known]
    return np.bincount(flat, minlength=units * len(steps)).reshape(units, len(steps)).astype(np.int64)


def _nothing(steps: Sequence[Period]) -> NoObservationsError:
    return NoObservationsError(
        QT_TRANSLATE_NOOP(
            "est",
            "No observation started between {first} and {last}. Choose another period, layer or filter.",
        ),
        first=steps[0].first.isoformat(),
        last=steps[-1].last.isoformat(),
    )


def _basis(
    reading: Reading,
    n: int,
    steps: Sequence[Period],
    step_: Step,
    result: Persistence,
    recipe: dict[str, object],
    notices: tuple[str, ...],
    *,
    points_only: bool,
) -> Basis:
    left_out = reading.left_out_of_points() if points_only else reading.left_out
    return Basis(
        n,
        sentences(_sentence(n, steps, result), left_out_sentence(left_out)),
        left_out,
        (*reading.notices, *notices),
        {
            "question": "persistence",
            "crs": reading.crs,
            "step": step_.value,
            "period": _whole(steps).code(),
            "n": n,
            **recipe,
        },
    )


def _sentence(n: int, steps: Sequence[Period], result: Persistence) -> str:
    found = Counter(str(pattern) for pattern in result.pattern)
    told = [
        f"{number(found[pattern.value])} {pattern_word(pattern.value)}"
        for pattern in Pattern
        if pattern is not Pattern.NONE and found[pattern.value]
    ]
    values = {"events": events(n), "steps": len(steps), "days": period_days(_whole(steps))}
    if not told:
        return translate(
            "est", "{events} in {steps} steps ({days}): no place stands out from an even spread.", **values
        )
    return translate("est", "{events} in {steps} steps ({days}): {found}.", found=listed(told), **values)
