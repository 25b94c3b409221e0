"""Getis-Ord Gi*: where are there more events, or fewer, than chance would put side by side?

With binary weights (centre distance ≤ ``distance``, the cell itself included), n cells of the study
area, their mean x̄ and standard deviation s (over n):

    z_i = (Σ_j w_ij x_j − W_i x̄) / (s √((n W_i − W_i²) / (n − 1)))      (Ord & Getis 1995, eq. 14)

Sums over the neighbourhood are sums of whole numbers along runs of cells, exact whatever the size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import TooManyPairsError, require_distance
from .grid import Grid
from .hexgrid import ROW_STEP, HexGrid
from .progress import SILENT, Progress, step
from .rates import benjamini_hochberg
from .table import BoolArray, FloatArray, IntArray

MIN_EVENTS = 30
"""Fewer events than this say too little about cells."""

MAX_PAIRS = 20_000_000
_CLASSES = (0.10, 0.05, 0.01)
_ROUNDING = 1 + 1e-12


@dataclass(frozen=True)
class GiStar:
    """Gi* of units (any shape); NaN in ``z`` and the p values outside the study area or where undefined.

    It is undefined where all units hold the same or a neighbourhood is the whole study area.
    ``neighbours``: W, the units within the distance, itself included; ``local_sum``: events in them.
    ``p`` is two-sided normal, ``p_fdr`` Benjamini–Hochberg within the study area. ``hot_class``:
    −3 … 3 at 90, 95 and 99 %, hot above 0 and cold below, by ``p_fdr`` or ``p`` as asked for.
    """

    count: NDArray[Any]
    neighbours: IntArray
    local_sum: NDArray[Any]
    z: FloatArray
    p: FloatArray
    p_fdr: FloatArray
    hot_class: NDArray[np.int8]
    fdr: bool

    def significant(self, alpha: float = 0.05) -> int:
        """Return how many units have a p below ``alpha``, adjusted if FDR was asked for."""
        return int((self.decisive < alpha).sum())

    @property
    def decisive(self) -> FloatArray:
        """The p values that the classes stand on."""
        return self.p_fdr if self.fdr else self.p


def gi_star_squares(
    count: NDArray[Any],
    grid: Grid,
    distance: float,
    *,
    inside: BoolArray | None = None,
    fdr: bool = True,
    progress: Progress = SILENT,
) -> GiStar:
    """Return Gi* of ``count`` (rows, columns) on square cells; ``inside`` masks the study area.

    ``distance`` in metres between centres. Raises ParameterError, CancelledError.
    """
    require_distance(distance)
    half_rows = int(distance * _ROUNDING / grid.cell_size)
    runs = []
    for j in range(-half_rows, half_rows + 1):
        last = _last_column(j * grid.cell_size, 0.0, grid.cell_size, distance)
        runs.append(_Run(j, (-last, -last), (last, last)))
    return _on_rows(count, runs, 0, inside, fdr, progress)


def gi_star_hexagons(
    count: NDArray[Any],
    grid: HexGrid,
    distance: float,
    *,
    inside: BoolArray | None = None,
    fdr: bool = True,
    progress: Progress = SILENT,
) -> GiStar:
    """Return Gi* of ``count`` (rows, columns) on hexagons, as :func:`gi_star_squares`."""
    require_distance(distance)
    half_rows = int(distance * _ROUNDING / (grid.cell_size * ROW_STEP))
    runs = []
    for j in range(-half_rows, half_rows + 1):
        # From an even row the cells of an odd one lie half a cell east, and the other way round.
        shift = 0.5 if j % 2 else 0.0
        east = _last_column(j * grid.cell_size * ROW_STEP, shift, grid.cell_size, distance)
        west = _last_column(j * grid.cell_size * ROW_STEP, -shift, grid.cell_size, distance)
        runs.append(_Run(j, (-west, -east), (east, west)))
    return _on_rows(count, runs, grid.first_row % 2, inside, fdr, progress)


def gi_star_points(
    x: FloatArray, y: FloatArray, count: NDArray[Any], distance: float, *, fdr: bool = True
) -> GiStar:
    """Return Gi* of units anywhere, such as areas by their centres, (n,) each, in metres.

    Raises ParameterError, and TooManyPairsError where over 20 million pairs lie within the distance.
    """
    from scipy.spatial import cKDTree

    require_distance(distance)
    tree = cKDTree(np.column_stack([x, y]))
    within = distance * _ROUNDING
    neighbours = tree.query_ball_point(tree.data, within, return_length=True).astype(np.int64)
    number = int(neighbours.sum() - len(x)) // 2
    if number > MAX_PAIRS:
        raise TooManyPairsError(
            QT_TRANSLATE_NOOP(
                "est",
                "{pairs} pairs of places lie within {distance} m of each other, more than can be compared."
                " Choose a shorter distance.",
            ),
            pairs=number,
            distance=distance,
        )
    first, second = tree.query_pairs(within, output_type="ndarray").T
    values = np.asarray(count)
    others = np.bincount(first, values[second], len(x)) + np.bincount(second, values[first], len(x))
    total = values + others
    return _result(values, neighbours, total, np.ones(len(x), dtype=bool), fdr)


@dataclass(frozen=True)
class _Run:
    """Neighbours ``offset`` rows north: columns ``first`` to ``last``, from an even and from an odd row."""

    offset: int
    first: tuple[int, int]
    last: tuple[int, int]


def _last_column(dy: float, shift: float, cell_size: float, distance: float) -> int:
    """Return the greatest whole i with a centre at (i + shift, dy) within the distance, rounding forgiven."""
    limit = (distance * _ROUNDING) ** 2
    last = math.ceil(math.sqrt(max(limit - dy * dy, 0.0)) / cell_size - shift)
    while ((last + shift) * cell_size) ** 2 + dy * dy > limit and last + shift > 0:
        last -= 1
    return last


def _on_rows(
    count: NDArray[Any],
    runs: list[_Run],
    parity: int,
    inside: BoolArray | None,
    fdr: bool,
    progress: Progress,
) -> GiStar:
    mask = np.ones(count.shape, dtype=bool) if inside is None else inside
    values = np.where(mask, count, 0)
    local_sum = _neighbourhood_sum(values, runs, parity, progress)
    neighbours = _neighbourhood_sum(mask.astype(np.int64), runs, parity, progress)
    return _result(values, neighbours, local_sum, mask, fdr)


def _neighbourhood_sum(
    values: NDArray[Any], runs: list[_Run], parity: int, progress: Progress
) -> NDArray[Any]:
    """Sum each cell's neighbourhood, run by run, from sums along the rows."""
    rows, columns = values.shape
    kind = np.int64 if values.dtype.kind in "iub" else np.float64
    margin = min(max(max(map(abs, (*run.first, *run.last))) for run in runs), columns) + 1
    along = np.zeros((rows, columns + 1 + 2 * margin), dtype=kind)
    np.cumsum(values, axis=1, out=along[:, margin + 1 : margin + 1 + columns])
    along[:, margin + 1 + columns :] = along[:, margin + columns, None]
    total: NDArray[Any] = np.zeros((rows, columns), dtype=kind)
    for number, run in enumerate(runs):
        step(progress, number / len(runs))
        low, high = max(0, -run.offset), min(rows, rows - run.offset)
        for begin, every, odd in _alike(run, parity, low):
            if begin >= high:
                continue
            source = along[begin + run.offset : high + run.offset : every]
            right = margin + min(max(run.last[odd] + 1, -columns), columns)
            left = margin + min(max(run.first[odd], -columns), columns)
            rows_here = total[begin:high:every]
            rows_here += source[:, right : right + columns]
            rows_here -= source[:, left : left + columns]
    return total


def _alike(run: _Run, parity: int, low: int) -> list[tuple[int, int, int]]:
    """Return (first row, step, whether odd) of the rows that share their columns, from row ``low`` on."""
    if run.first[0] == run.first[1]:
        return [(low, 1, 0)]
    return [(low + (odd - parity - low) % 2, 2, odd) for odd in (0, 1)]


def _result(
    count: NDArray[Any], neighbours: IntArray, local_sum: NDArray[Any], mask: BoolArray, fdr: bool
) -> GiStar:
    from scipy.special import ndtr

    n = int(mask.sum())
    z = np.full(count.shape, np.nan)
    if n > 1:
        values = count[mask].astype(np.float64)
        mean = values.mean()
        deviation = np.sqrt(np.mean(np.square(values - mean)))
        w = neighbours[mask].astype(np.float64)
        spread = deviation * np.sqrt(np.maximum(n * w - w * w, 0) / (n - 1))
        known = spread > deviation * 1e-12
        inner = np.full(n, np.nan)
        inner[known] = (local_sum[mask] - w * mean)[known] / spread[known]
        z[mask] = inner
    p = 2 * ndtr(-np.abs(z))
    p_fdr = benjamini_hochberg(p)
    decisive = p_fdr if fdr else p
    with np.errstate(invalid="ignore"):
        level = np.zeros(count.shape, dtype=np.int8)
        for limit in _CLASSES:
            level[decisive < limit] += 1
        hot_class = np.where(np.isnan(z), 0, np.sign(np.nan_to_num(z)) * level).astype(np.int8)
    return GiStar(count, neighbours, local_sum, z, p, p_fdr, hot_class, fdr)
