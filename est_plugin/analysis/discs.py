"""Counting very many points in very many circles: whole cells by their sums, only the rim point by point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .ordering import counted_up
from .point_cells import PointCells
from .progress import Progress, step
from .table import FloatArray, IntArray

_CELLS_PER_RADIUS = 16
_MOST_CELLS = 60_000
_LEAST_CELL = 2.0
_CHUNK = 1_000_000


@dataclass(frozen=True)
class _Rows:
    """Rows of cells that circles cross, (k,) each: columns first to last, of which some lie wholly inside."""

    circle: IntArray
    base: IntArray
    first: IntArray
    last: IntArray
    inner_first: IntArray
    inner_last: IntArray


def disc_counts(
    at_x: FloatArray,
    at_y: FloatArray,
    x: FloatArray,
    y: FloatArray,
    distances: Sequence[float],
    codes: IntArray | None,
    kinds: int,
    progress: Progress,
) -> IntArray:
    """Count points at most each distance from ``at_x``, ``at_y`` (m,): (m, len(distances), kinds).

    ``x``, ``y`` (n,) in metres, ``codes`` (n,) their kinds, below 0 for none; without them all are of
    one kind.
    """
    counts = np.zeros((len(at_x), len(distances), kinds), dtype=np.int64)
    size = max(max(distances) / _CELLS_PER_RADIUS, _LEAST_CELL)
    cells = PointCells.of(x, y, size, _MOST_CELLS)
    if cells is None:
        return counts
    sums = [_sums(cells, codes, code) for code in range(kinds)]
    for number, distance in enumerate(distances):
        rows = _rows(cells, at_x, at_y, distance)
        for code in range(kinds):
            step(progress, (number + code / kinds) / len(distances))
            before = sums[code]
            inside = before[rows.base + rows.inner_last + 1] - before[rows.base + rows.inner_first]
            counts[:, number, code] = np.bincount(rows.circle, inside, len(at_x)).astype(np.int64)
        for circle, point in _rim(cells, rows):
            step(progress, number / len(distances))
            squared = np.square(x[point] - at_x[circle])
            squared += np.square(y[point] - at_y[circle])
            hit = np.flatnonzero(squared <= distance * distance)
            flat = circle[hit]
            if codes is not None:
                kind = codes[point[hit]]
                flat = (flat * kinds + kind)[kind >= 0]
            counts[:, number] += np.bincount(flat, minlength=len(at_x) * kinds).reshape(-1, kinds)
    return counts


def _sums(cells: PointCells, codes: IntArray | None, code: int) -> IntArray:
    """Return how many points of a kind lie in the cells before each, (cells + 1,)."""
    if codes is None:
        return cells.starts
    of_kind = cells.cell[codes[cells.order] == code]
    return np.concatenate([[0], np.cumsum(np.bincount(of_kind, minlength=len(cells.starts) - 1))])


def _rows(cells: PointCells, at_x: FloatArray, at_y: FloatArray, distance: float) -> _Rows:
    low, high = cells.rows_of(at_y - distance, at_y + distance)
    circle, row = counted_up(np.maximum(high - low + 1, 0))
    row += low[circle]
    x, y = at_x[circle], at_y[circle]
    south = cells.y0 + row * cells.size
    nearest = np.maximum(np.maximum(south - y, y - (south + cells.size)), 0)
    farthest = np.maximum(np.abs(south - y), np.abs(south + cells.size - y)) + cells.size * 1e-6
    outer = np.sqrt(np.maximum(distance**2 - nearest**2, 0))
    inner = np.sqrt(np.maximum(distance**2 - farthest**2, 0)) - cells.size * 1e-6
    first, last = cells.columns_of(x - outer, x + outer)
    inner_first = np.ceil((x - inner - cells.x0) / cells.size).astype(np.int64)
    inner_last = np.floor((x + inner - cells.x0) / cells.size).astype(np.int64) - 1
    inner_first, inner_last = np.maximum(inner_first, first), np.minimum(inner_last, last)
    none = (inner_first > inner_last) | (farthest >= distance)
    inner_first, inner_last = np.where(none, first, inner_first), np.where(none, first - 1, inner_last)
    some = np.flatnonzero(first <= last)
    fields = (circle, row * cells.columns, first, last, inner_first, inner_last)
    return _Rows(*(field[some] for field in fields))


def _rim(cells: PointCells, rows: _Rows) -> Iterator[tuple[IntArray, IntArray]]:
    """Yield (circle, point) of the points in cells that a circle's border crosses."""
    circle = np.concatenate([rows.circle, rows.circle])
    begin = cells.starts[rows.base + np.stack([rows.first, rows.inner_last + 1])].ravel()
    end = cells.starts[rows.base + np.stack([rows.inner_first, rows.last + 1])].ravel()
    total = np.cumsum(end - begin)
    first = 0
    while first < len(total):
        before = total[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(total, before + _CHUNK, side="right")))
        run, within = counted_up(end[first:last] - begin[first:last])
        yield circle[first:last][run], cells.order[begin[first:last][run] + within]
        first = last
