"""Ways to sum kernels over the cells of a grid; how they are chosen stands in :mod:`density`.

All take points in metres from the centre of the lower left cell and return the sum of kernel shapes
(peak 1) times weights, as (rows, columns). Points farther from the grid than the kernel's reach must
have been left out.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np

from .kernels import GAUSSIAN_REACH, Kernel
from .ordering import sorting_order
from .progress import Progress, step
from .table import FloatArray, IntArray

_CHUNK_VALUES = 262_144
_CELLS_PER_POINT = 10_000
_PRODUCT = 4_096
_RUNS = 65_536
_TILE = 32


@dataclass(frozen=True)
class Cloud:
    """Points (n,) in metres from the centre of the lower left cell, and their weights, None for 1."""

    x: FloatArray
    y: FloatArray
    cell_size: float
    weights: FloatArray | None = None

    def __len__(self) -> int:
        return len(self.x)

    def take(self, rows: IntArray | slice) -> Cloud:
        """Return some of the points."""
        weights = None if self.weights is None else self.weights[rows]
        return Cloud(self.x[rows], self.y[rows], self.cell_size, weights)

    def nearest(self) -> tuple[IntArray, IntArray]:
        """Return column and row of the cell that each point lies in, (n,) each; below 0 outside."""
        column = np.floor(self.x / self.cell_size + 0.5).astype(np.int64)
        return column, np.floor(self.y / self.cell_size + 0.5).astype(np.int64)


def stamp_quartic(cloud: Cloud, rows: int, columns: int, bandwidth: float, progress: Progress) -> FloatArray:
    """Sum quartic kernels exactly: for many points at once, one row of the stamp at a time.

    Points are taken in the order of their cells, so that what is written together lies together; the
    order is fixed, the result is the same on every run.
    """
    half = math.floor(bandwidth / cloud.cell_size + 0.5)
    few = len(cloud) * _CELLS_PER_POINT < (2 * half + 1) * rows * columns
    # An event may lie outside the grid by its reach and stamp as far again.
    margin = 0 if few else 2 * half + 1
    work = np.zeros((rows + 2 * margin, columns + 2 * margin))
    column, row = cloud.nearest()
    cell = (row + margin) * work.shape[1] + (column + margin)
    order = np.arange(len(cloud)) if few else sorting_order(cell)
    stamp = _stamp_singly if few else _stamp_together
    chunk = max(1, _CHUNK_VALUES // (2 * half + 1))
    for first in range(0, len(cloud), chunk):
        step(progress, first / len(cloud))
        part = order[first : first + chunk]
        stamp(cloud.take(part), column[part], row[part], bandwidth, half, work)
    return work[margin : margin + rows, margin : margin + columns]


def _squared_offsets(
    cloud: Cloud, column: IntArray, row: IntArray, bandwidth: float, half: int
) -> tuple[FloatArray, FloatArray]:
    """Return (x distance / h)² and (y distance / h)² to the cells round each point, (2 half + 1, n) each."""
    steps = np.arange(-half, half + 1)[:, None] * cloud.cell_size
    x2 = np.square((steps + (column * cloud.cell_size - cloud.x)) / bandwidth)
    return x2, np.square((steps + (row * cloud.cell_size - cloud.y)) / bandwidth)


def _stamp_singly(
    cloud: Cloud, column: IntArray, row: IntArray, bandwidth: float, half: int, work: FloatArray
) -> None:
    """Stamp points one by one, cut off at the grid's border: cheapest where there are few on many cells."""
    x2, y2 = _squared_offsets(cloud, column, row, bandwidth, half)
    x2, rest = np.ascontiguousarray(x2.T), np.ascontiguousarray(1.0 - y2.T)
    rows, columns = work.shape
    left, right = np.maximum(column - half, 0), np.minimum(column + half + 1, columns)
    bottom, top = np.maximum(row - half, 0), np.minimum(row + half + 1, rows)
    skip_x, skip_y = left - (column - half), bottom - (row - half)
    for n in np.flatnonzero((left < right) & (bottom < top)):
        x_part = x2[n, skip_x[n] : skip_x[n] + right[n] - left[n]]
        y_part = rest[n, skip_y[n] : skip_y[n] + top[n] - bottom[n]]
        values = np.subtract(y_part[:, None], x_part)
        np.maximum(values, 0.0, out=values)
        np.multiply(values, values, out=values)
        if cloud.weights is not None:
            values *= cloud.weights[n]
        work[bottom[n] : top[n], left[n] : right[n]] += values


def _stamp_together(
    cloud: Cloud, column: IntArray, row: IntArray, bandwidth: float, half: int, work: FloatArray
) -> None:
    """Stamp points sorted by cell, one row of the stamp at a time for all of them."""
    x2, y2 = _squared_offsets(cloud, column, row, bandwidth, half)
    steps = np.arange(-half, half + 1)
    nearest2 = np.square(np.maximum(np.abs(steps) - 0.5, 0) * cloud.cell_size / bandwidth)
    width, margin = work.shape[1], 2 * half + 1
    cell = (row + margin) * width + (column + margin)
    lowest = int(cell[0]) - half
    target = steps[:, None] + (cell - lowest)
    length = int(cell[-1]) + half + 1 - lowest
    values, flat = np.empty(x2.shape), work.reshape(-1)
    for j, row_step in enumerate(steps):
        reached = np.flatnonzero(nearest2 + nearest2[j] < 1)
        if len(reached) == 0:
            continue
        run = slice(reached[0], reached[-1] + 1)
        part = values[run]
        np.subtract(1.0 - y2[j], x2[run], out=part)
        np.maximum(part, 0.0, out=part)
        np.multiply(part, part, out=part)
        if cloud.weights is not None:
            np.multiply(part, cloud.weights, out=part)
        start = lowest + int(row_step) * width
        flat[start : start + length] += np.bincount(target[run].ravel(), part.ravel(), length)


def stamp_gaussian(cloud: Cloud, rows: int, columns: int, bandwidth: float, progress: Progress) -> FloatArray:
    """Sum gaussian kernels exactly (σ = ``bandwidth``), as products of rows and columns tile by tile."""
    size = cloud.cell_size
    half = math.floor(GAUSSIAN_REACH * bandwidth / size + 0.5)
    tile = max(_TILE, half)
    work = np.zeros((rows, columns))
    column, row = cloud.nearest()
    tile_column, tile_row = column // tile, row // tile
    order = np.lexsort((tile_column, tile_row))
    cloud, tile_column, tile_row = cloud.take(order), tile_column[order], tile_row[order]
    change = (np.diff(tile_column) != 0) | (np.diff(tile_row) != 0)
    ends = np.r_[0, np.flatnonzero(change) + 1, len(cloud)]
    for first, last in _pieces(ends):
        step(progress, first / len(cloud))
        part = cloud.take(slice(first, last))
        r0, r1 = _window(int(tile_row[first]) * tile, tile, half, rows)
        c0, c1 = _window(int(tile_column[first]) * tile, tile, half, columns)
        by_column = _gaussian_profile(part.x, np.arange(c0, c1) * size, bandwidth)
        by_row = _gaussian_profile(part.y, np.arange(r0, r1) * size, bandwidth)
        if part.weights is not None:
            by_row *= part.weights[:, None]
        work[r0:r1, c0:c1] += by_row.T @ by_column
    return work


def _pieces(ends: IntArray) -> list[tuple[int, int]]:
    """Split runs of points into pieces that keep the matrices of a product small."""
    return [
        (first, min(first + _PRODUCT, int(end)))
        for start, end in itertools.pairwise(ends)
        for first in range(int(start), int(end), _PRODUCT)
    ]


def _window(start: int, tile: int, half: int, size: int) -> tuple[int, int]:
    first = min(max(start - half, 0), size)
    return first, max(first, min(start + tile + half, size))


def _gaussian_profile(at: FloatArray, centres: FloatArray, bandwidth: float) -> FloatArray:
    offset = (centres - at[:, None]) / bandwidth
    values = np.exp(-0.5 * np.square(offset))
    values[np.abs(offset) > GAUSSIAN_REACH] = 0.0
    return values


def stamp_uniform(cloud: Cloud, rows: int, columns: int, bandwidth: float, progress: Progress) -> FloatArray:
    """Sum uniform kernels exactly: per point and row a run of columns, kept as its two ends.

    Whole weights give whole sums, to the last digit; cost grows with points times rows of the stamp.
    """
    half = math.floor(bandwidth / cloud.cell_size + 0.5)
    work = np.zeros(rows * (columns + 1))
    row = cloud.nearest()[1]
    for first in range(0, len(cloud), _RUNS):
        step(progress, first / len(cloud))
        part = slice(first, first + _RUNS)
        ends, amounts = _run_ends(cloud.take(part), row[part], bandwidth, half, (rows, columns))
        work += np.bincount(ends, amounts, len(work))
    return np.cumsum(work.reshape(rows, columns + 1)[:, :-1], axis=1)


def _run_ends(
    cloud: Cloud, row: IntArray, bandwidth: float, half: int, shape: tuple[int, int]
) -> tuple[IntArray, FloatArray]:
    """Return where runs begin (+ weight) and end (− weight), as flat indices of rows one column longer."""
    rows, columns = shape
    ends, amounts = [np.empty(0, np.int64)], [np.empty(0)]
    for j in range(-half, half + 1):
        target = row + j
        rest = bandwidth * bandwidth - np.square(target * cloud.cell_size - cloud.y)
        hit = np.flatnonzero((rest >= 0) & (target >= 0) & (target < rows))
        first, last = _run_of_columns(cloud.x[hit], rest[hit], cloud.cell_size)
        within = np.flatnonzero((first <= last) & (last >= 0) & (first < columns))
        base = target[hit][within] * (columns + 1)
        weight = np.ones(len(within)) if cloud.weights is None else cloud.weights[hit][within]
        ends += [base + np.maximum(first[within], 0), base + np.minimum(last[within] + 1, columns)]
        amounts += [weight, -weight]
    return np.concatenate(ends), np.concatenate(amounts)


def _run_of_columns(x: FloatArray, chord2: FloatArray, size: float) -> tuple[IntArray, IntArray]:
    """Return the first and last whole column c with (c · size − x)² ≤ chord2, by that very comparison."""
    chord = np.sqrt(chord2)
    first = np.ceil((x - chord) / size)
    first -= np.square((first - 1) * size - x) <= chord2
    first += np.square(first * size - x) > chord2
    last = np.floor((x + chord) / size)
    last += np.square((last + 1) * size - x) <= chord2
    last -= np.square(last * size - x) > chord2
    return first.astype(np.int64), last.astype(np.int64)


def share_between_cells(cloud: Cloud, rows: int, columns: int) -> FloatArray:
    """Share each point bilinearly between the four cell centres round it (cloud in cell); (rows, columns).

    The points must lie at cell centres 0 to columns − 1 and rows − 1 or between, less than the last.
    """
    fx, fy = cloud.x / cloud.cell_size, cloud.y / cloud.cell_size
    column, row = np.floor(fx), np.floor(fy)
    fx -= column
    fy -= row
    cell = (row * columns + column).astype(np.int64)
    w, size = cloud.weights, rows * columns
    both = fx * fy
    if w is not None:
        fx, fy, both = fx * w, fy * w, both * w
    ones = np.bincount(cell, w, size)
    east = np.bincount(cell, fx, size)
    north = np.bincount(cell, fy, size)
    corner = np.bincount(cell, both, size)
    shared: FloatArray = ones.astype(np.float64, copy=False) - east - north + corner
    shared[1:] += (east - corner)[:-1]
    shared[columns:] += (north - corner)[:-columns]
    shared[columns + 1 :] += corner[: -columns - 1]
    return shared.reshape(rows, columns)


def convolve(cells: FloatArray, kernel: Kernel, radius: float, shared: bool) -> FloatArray:
    """Convolve amounts at cell centres with a kernel by one real FFT there and back; same shape and dtype.

    The convolution is circular: what lies within reach of the array's border must not be read. With
    ``shared`` the kernel is corrected for the mean widening that sharing between cells causes.
    """
    import scipy.fft  # 0.2 s, and not on the main thread

    rows, columns = cells.shape
    shape = (scipy.fft.next_fast_len(rows, real=True), scipy.fft.next_fast_len(columns, real=True))
    spectrum = scipy.fft.rfft2(cells, s=shape, workers=-1)
    spectrum *= _kernel_spectrum(shape, kernel, radius, shared).astype(cells.dtype, copy=False)
    result = scipy.fft.irfft2(spectrum, s=shape, overwrite_x=True, workers=-1)
    return np.asarray(result[:rows, :columns])


def _kernel_spectrum(shape: tuple[int, int], kernel: Kernel, radius: float, shared: bool) -> FloatArray:
    """Return the transform of the kernel, real because it is even: cosines by two small products."""
    half = math.floor(kernel.reach(radius)) + 1
    offsets = np.arange(half + 2, dtype=np.float64)
    profile = kernel.shape(offsets[None, :] / radius, offsets[:, None] / radius)
    if shared:
        profile[:-1, :-1] -= _mean_widening(profile)
    by_row, by_column = _cosines(shape[0], half + 1), _cosines(shape[1], half + 1)
    quarter = by_row @ profile[:-1, :-1] @ by_column.T
    mirrored = np.arange(shape[0])
    return np.asarray(quarter[np.minimum(mirrored, shape[0] - mirrored)])


def _mean_widening(profile: FloatArray) -> FloatArray:
    """Return 1/12 of the sum of second differences of an even profile, but for its last row and column."""
    east = np.concatenate([profile[:, 1:2], profile], axis=1)
    north = np.concatenate([profile[1:2], profile], axis=0)
    second_x = east[:-1, :-2] - 2 * east[:-1, 1:-1] + east[:-1, 2:]
    second_y = north[:-2, :-1] - 2 * north[1:-1, :-1] + north[2:, :-1]
    return np.asarray((second_x + second_y) / 12)


def _cosines(size: int, terms: int) -> FloatArray:
    """Return cos(2π k j / size), k = 0 … size // 2, j < terms; doubled but for j = 0, being even."""
    phase = np.outer(np.arange(size // 2 + 1), np.arange(terms)) % size
    table = 2 * np.cos(2 * np.pi * phase / size)
    table[:, 0] = 1
    return np.asarray(table)
