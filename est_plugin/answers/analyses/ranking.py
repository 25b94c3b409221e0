"""Areas in order, by one plain measure at a time and never a score of several, with how sure a rank is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ...analysis.rates import per_thousand, poisson_interval, rank_descending, rank_range
from ...analysis.table import FloatArray
from ..lagesbild.parts import ChangeRow
from ..membership import AreaShapes


class Order(StrEnum):
    """By what rows are ordered."""

    WRONG_DIRECTION = "wrong_direction"
    COUNT = "count"
    RATE = "rate"
    CHANGE = "change"


@dataclass(frozen=True)
class Ranked:
    """A row with its rank, 1 the greatest, ties alike; ``best`` to ``worst`` is what its interval allows."""

    row: ChangeRow
    rank: int
    best: int
    worst: int


def ranked(rows: Sequence[ChangeRow], order: Order, shapes: AreaShapes, days: int) -> tuple[Ranked, ...]:
    """Order rows by a measure, what has none last; WRONG_DIRECTION leaves them as they are, without rank."""
    if order is Order.WRONG_DIRECTION or not rows:
        return tuple(Ranked(row, 0, 0, 0) for row in rows)
    value, low, high = _measured(rows, order, shapes, days)
    rank = rank_descending(value)
    best, worst = rank_range(low, high)
    place = np.lexsort((np.arange(len(rows)), np.where(rank > 0, rank, len(rows) + 1)))
    return tuple(Ranked(rows[at], int(rank[at]), int(best[at]), int(worst[at])) for at in place)


def _measured(
    rows: Sequence[ChangeRow], order: Order, shapes: AreaShapes, days: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    counts = np.array([row.count for row in rows], dtype=np.float64)
    if order is Order.COUNT:
        return counts, *poisson_interval(counts)
    if order is Order.RATE:
        residents = {area.uuid: area.population for area in shapes.areas}
        population = np.array([residents.get(row.area_uuid or "") or np.nan for row in rows], np.float64)
        rates = per_thousand(counts, population, days)
        return rates.rate, rates.ci_low, rates.ci_high
    return _column(rows, "rate_ratio"), _column(rows, "ci_low"), _column(rows, "ci_high", np.inf)


def _column(rows: Sequence[ChangeRow], name: str, unbounded: float = np.nan) -> FloatArray:
    """Return a column; an upper bound that is missing where there is a lower one is no bound at all."""
    found = []
    for row in rows:
        value = getattr(row, name)
        found.append(value if value is not None else unbounded if row.ci_low is not None else np.nan)
    return np.array(found, dtype=np.float64)
