"""Which map says best where the next events will be: plain counts, the heatmap, or Gi*, on one's own data.

All three are made from the events of an earlier period on the same cells, and scored by a later one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ...analysis.accuracy import MIN_EVENTS, SHARES, Accuracy, accuracy
from ...analysis.density import Smoothing, kernel_density
from ...analysis.getis_ord import gi_star_squares
from ...analysis.grid import Grid
from ...analysis.progress import SILENT, Progress, step
from ...analysis.table import BoolArray, FloatArray, IntArray
from ...domain.left_out import LeftOut
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...project.language import translate
from ...project.swedish import decimal, percent
from ..basis import Basis
from ..layer_reading import require_points
from ..reading import Reading, joined
from ..wording import events, left_out_sentence, sentences

MOST_CELLS = 4_000_000
_Z = 1.959963984540054


class Method(StrEnum):
    """The maps that are compared."""

    COUNTS = "counts"
    HEATMAP = "heatmap"
    GI_STAR = "gi_star"


class TooFewLaterEventsError(EstError):
    """Too few events to say which map was right."""


@dataclass(frozen=True)
class ComparedMaps:
    """``scores`` by method over the study area's ``cells``; ``accuracy`` by method, (shares,) each.

    ``low``, ``high``: Wilson's 95 % interval of each hit rate. ``best`` has the highest hit rate at the
    middle share; ``is_certain`` where its interval there lies above those of all others.
    """

    basis: Basis
    grid: Grid
    cells: IntArray
    scores: dict[Method, FloatArray]
    accuracy: dict[Method, Accuracy]
    best: Method
    is_certain: bool
    earlier: int

    def interval(self, method: Method, share: int) -> tuple[float, float]:
        """Return the 95 % interval of a method's hit rate at the share of that number."""
        found = self.accuracy[method]
        return wilson(float(found.hit_rate[share]), found.events)


def method_word(method: Method) -> str:
    """Return what a map is called."""
    words = {
        Method.COUNTS: translate("est", "plain counts"),
        Method.HEATMAP: translate("est", "heatmap"),
        Method.GI_STAR: translate("est", "Gi*"),
    }
    return words[method]


def compare_maps(
    earlier: Reading,
    later: Reading,
    *,
    cell_size: float,
    bandwidth: float,
    area: BaseGeometry | None = None,
    shares: Sequence[float] = SHARES,
    progress: Progress = SILENT,
) -> ComparedMaps:
    """Score three maps of ``earlier`` by the events of ``later``, both in one CRS.

    The study area is ``area`` by the cells' centres, else all cells of both periods' extent. Raises
    TooFewLaterEventsError below 50 later events, NoObservationsError, ParameterError, CancelledError.
    """
    require_points(earlier)
    require_points(later)
    was, came = earlier.points(), later.points()
    bounds = area.bounds if area is not None else _bounds(was.x, was.y, came.x, came.y)
    grid = Grid.covering(bounds, cell_size, max_cells=MOST_CELLS)
    inside = grid.centres_inside(area) if area is not None else np.ones((grid.rows, grid.columns), bool)
    step(progress, 0.1)
    cells = np.flatnonzero(inside)
    hits = grid.counts(came.x, came.y).ravel()[cells]
    found = int(hits.sum())
    if found < MIN_EVENTS:
        raise TooFewLaterEventsError(
            QT_TRANSLATE_NOOP(
                "est",
                "To compare maps some {least} later events with an exact place are needed; there are"
                " {count}. Choose a longer period or more kinds.",
            ),
            least=MIN_EVENTS,
            count=found,
        )
    scores = _scores(grid, inside, (was.x, was.y), bandwidth, progress)
    scored = {
        method: accuracy(score, np.array(grid.cell_area), hits, shares) for method, score in scores.items()
    }
    best, is_certain = _best(scored)
    left_out = joined(later.left_out_of_points(), {LeftOut.OUTSIDE: len(came) - found})
    told = _sentence(scored, best, is_certain, found)
    recipe = {
        "question": "accuracy",
        "crs": later.crs,
        "cell_size_m": cell_size,
        "bandwidth_m": bandwidth,
        "shares": [float(share) for share in shares],
        "earlier_n": len(was),
        "n": found,
    }
    basis = Basis(found, sentences(told, left_out_sentence(left_out)), left_out, later.notices, recipe)
    return ComparedMaps(basis, grid, cells, scores, scored, best, is_certain, len(was))


def worst_cells(score: FloatArray, shares: Sequence[float]) -> IntArray:
    """Return for each cell the number of the smallest share whose worst cells it is among, -1 for none.

    Ties at the border of a share are not among it.
    """
    ranks = np.sort(score)[::-1]
    place = np.full(len(score), -1, dtype=np.int64)
    for number in range(len(shares) - 1, -1, -1):
        at = min(len(score) - 1, math.floor(shares[number] * len(score)))
        place[(score > ranks[at]) & (score > 0)] = number
    return place


def wilson(share: float, n: float) -> tuple[float, float]:
    """Return the 95 % interval of a share of n (Wilson 1927)."""
    if n <= 0 or not math.isfinite(share):
        return math.nan, math.nan
    middle = share + _Z**2 / (2 * n)
    half = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
    return (middle - half) / (1 + _Z**2 / n), (middle + half) / (1 + _Z**2 / n)


def _scores(
    grid: Grid, inside: BoolArray, points: tuple[FloatArray, FloatArray], bandwidth: float, progress: Progress
) -> dict[Method, FloatArray]:
    counts = grid.counts(*points)
    cells = np.flatnonzero(inside)
    step(progress, 0.3)
    density = kernel_density(*points, grid, Smoothing(bandwidth)).values
    step(progress, 0.6)
    gi = gi_star_squares(counts, grid, max(bandwidth, grid.cell_size), inside=inside)
    step(progress, 0.9)
    of: dict[Method, NDArray[Any]] = {Method.COUNTS: counts, Method.HEATMAP: density, Method.GI_STAR: gi.z}
    return {method: np.nan_to_num(score.ravel()[cells].astype(np.float64)) for method, score in of.items()}


def _bounds(*axes: FloatArray) -> tuple[float, float, float, float]:
    x, y = np.concatenate(axes[::2]), np.concatenate(axes[1::2])
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def _best(scored: dict[Method, Accuracy]) -> tuple[Method, bool]:
    """Return the best at the middle share; ties go to the simplest map."""
    order = list(Method)
    middle = len(scored[order[0]].share) // 2
    best = max(order, key=lambda method: (float(scored[method].hit_rate[middle]), -order.index(method)))
    low = wilson(float(scored[best].hit_rate[middle]), scored[best].events)[0]
    others = [
        wilson(float(scored[method].hit_rate[middle]), scored[method].events)[1]
        for method in order
        if method is not best
    ]
    return best, all(low > high for high in others)


def _sentence(scored: dict[Method, Accuracy], best: Method, is_certain: bool, n: int) -> str:
    found = scored[best]
    middle = len(found.share) // 2
    told = translate(
        "est",
        "Of the maps, {best} was nearest the truth: its worst {share} of the area held {hits} of the {events}"
        " that came later, {pai} times as many as chance would give.",
        best=method_word(best),
        share=percent(float(found.share[middle])),
        hits=percent(float(found.hit_rate[middle])),
        events=events(n),
        pai=decimal(float(found.pai[middle])),
    )
    if is_certain:
        return told
    others = translate("est", "The difference from the other maps is not certain.")
    return sentences(told, others)
