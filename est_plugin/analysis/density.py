"""Kernel density over a grid: exact where points are few, binned with a known error where they are many.

What the surface means is in :mod:`kernels`; how sums are made is in :mod:`stamping`. A density is
evaluated at cell centres. Events outside the grid count as far as they reach into it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import ParameterError, RasterTooLargeError, require_bandwidth, require_days
from .grid import Grid
from .kernels import Kernel
from .ordering import sorting_order
from .progress import SILENT, Part, Progress, step
from .stamping import (
    Cloud,
    convolve,
    share_between_cells,
    stamp_gaussian,
    stamp_quartic,
    stamp_uniform,
)
from .table import FloatArray

__all__ = [
    "Density",
    "Grid",
    "Kernel",
    "Method",
    "Smoothing",
    "Unit",
    "density_difference",
    "density_of_counts",
    "kernel_density",
]

EXACT_WORK = 1e8
"""Kernel values up to which the density is computed exactly unless told otherwise: well under a second."""

LARGE_GRID = 10_000_000
"""Cells above which sums are made strip by strip and kept in float32."""

DAYS_PER_YEAR = 365.25
MAX_WORK_CELLS = 40_000_000
"""Cells of a grid or strip with the margins that its kernel needs: some 1.2 GB while it is computed."""

_STRIP_CELLS = 2_000_000
_LEAST_SHARE = 1e-9
_ROUNDING = 1e-13

Values = NDArray[Any]
"""Shape (rows, columns), row 0 southernmost; float32 above LARGE_GRID cells, else float64."""


class Unit(StrEnum):
    """What a density counts events per."""

    PER_KM2 = "per_km2"
    PER_HECTARE = "per_hectare"
    PER_M2 = "per_m2"

    @property
    def square_metres(self) -> float:
        """Size of the unit in m²."""
        return {Unit.PER_KM2: 1e6, Unit.PER_HECTARE: 1e4, Unit.PER_M2: 1.0}[self]


class Method(StrEnum):
    """How a density is summed."""

    AUTO = "auto"
    EXACT = "exact"
    BINNED = "binned"


@dataclass(frozen=True)
class Smoothing:
    """How a density is made: one of these for all periods that are to be compared.

    ``bandwidth`` in metres, σ for the gaussian. Cells with their centre outside ``area`` (polygon or
    multipolygon) become NaN; with ``edge`` events outside it take no part and the density near its
    border is divided by the share of the kernel that lies inside (Diggle 1985, uniform correction).
    Raises ParameterError.
    """

    bandwidth: float
    kernel: Kernel = Kernel.QUARTIC
    unit: Unit = Unit.PER_KM2
    method: Method = Method.AUTO
    area: BaseGeometry | None = None
    edge: bool = False

    def __post_init__(self) -> None:
        require_bandwidth(self.bandwidth)

    @property
    def reach(self) -> float:
        """Distance in metres beyond which an event adds nothing."""
        return self.kernel.reach(self.bandwidth)

    @property
    def peak(self) -> float:
        """Density of one event at its own place, per unit of area."""
        return self.kernel.peak(self.bandwidth) * self.unit.square_metres


@dataclass(frozen=True)
class Density:
    """A density surface with what it was made from.

    ``values`` is NaN outside a mask and 0 where nothing is near. ``count`` events took part with the
    sum ``weight``; ``without_place`` had no finite point or weight, ``out_of_reach`` lay too far from
    the grid (or outside the study area, with edge correction). ``error_bound``: 0 when exact, else the
    most that one event's density is off, as a share of its peak: :meth:`Kernel.binning_error`.
    """

    grid: Grid
    values: Values
    smoothing: Smoothing
    count: int
    weight: float
    without_place: int
    out_of_reach: int
    exact: bool
    error_bound: float

    @property
    def maximum(self) -> float:
        """Greatest value, 0 where there is none."""
        finite = np.isfinite(self.values)
        return float(self.values.max(where=finite, initial=0.0))


def kernel_density(
    x: FloatArray,
    y: FloatArray,
    grid: Grid,
    smoothing: Smoothing,
    *,
    weights: FloatArray | None = None,
    progress: Progress = SILENT,
) -> Density:
    """Return the density of events at ``x``, ``y`` (n,), in metres, at the cell centres of ``grid``.

    ``weights`` (n,), 0 or more, count an event several times or in part. Raises ParameterError for a
    weight below 0, RasterTooLargeError for a bandwidth of too many cells, CancelledError.
    """
    _refuse_too_wide(grid, smoothing)
    cloud, without_place, out_of_reach = _cloud(x, y, weights, grid, smoothing)
    exact = _is_exact(len(cloud), grid, smoothing)
    sums = _sum_kernels(cloud, grid, smoothing, exact, Part(progress, 0.0, 0.9))
    values = _masked(sums, grid, smoothing)
    progress.report(1.0)
    return Density(
        grid,
        values,
        smoothing,
        len(cloud),
        float(len(cloud) if cloud.weights is None else cloud.weights.sum()),
        without_place,
        out_of_reach,
        exact,
        0.0 if exact else smoothing.kernel.binning_error(smoothing.bandwidth, grid.cell_size),
    )


def density_of_counts(counts: NDArray[Any], grid: Grid, smoothing: Smoothing) -> Density:
    """Return the density of events already counted by cell, ``counts`` (rows, columns), south first.

    Every event is taken to lie at the centre of its cell; for such events the result is exact. Against
    their true places one event's density is off by at most ``error_bound`` of its peak: the steepest
    slope of the kernel times half a cell's diagonal. Raises RasterTooLargeError.
    """
    if counts.shape != (grid.rows, grid.columns):
        raise ValueError(
            f"counts {counts.shape} do not fit a grid of {grid.rows} rows, {grid.columns} columns"
        )
    _refuse_too_wide(grid, smoothing)
    margin = math.floor(smoothing.reach / grid.cell_size) + 2
    amounts = np.asarray(counts, dtype=np.float64)
    if smoothing.area is not None and smoothing.edge:
        amounts = np.where(grid.centres_inside(smoothing.area), amounts, 0.0)
    kernel, radius = smoothing.kernel, smoothing.bandwidth / grid.cell_size
    sums = convolve(np.pad(amounts, margin), kernel, radius, shared=False)[margin:-margin, margin:-margin]
    values = _masked(_without_rounding(sums), grid, smoothing)
    total = float(amounts.sum())
    bound = min(1.0, kernel.steepest / radius / math.sqrt(2))
    return Density(grid, values, smoothing, round(total), total, 0, 0, False, bound)


def density_difference(now: Density, before: Density, days: float, compare_days: float) -> Values:
    """Return by how much a density rose, per unit of area and year of 365.25 days; (rows, columns).

    Raises ParameterError where the two differ in grid or smoothing, or a period has no days.
    """
    require_days(days)
    require_days(compare_days)
    if now.grid != before.grid or now.smoothing != before.smoothing:
        raise ParameterError(
            QT_TRANSLATE_NOOP(
                "est",
                "The two densities have different cells, kernels, bandwidths or units, so they cannot be"
                " subtracted. Compute both with the same settings.",
            )
        )
    return now.values * (DAYS_PER_YEAR / days) - before.values * (DAYS_PER_YEAR / compare_days)


def _cloud(
    x: FloatArray, y: FloatArray, weights: FloatArray | None, grid: Grid, smoothing: Smoothing
) -> tuple[Cloud, int, int]:
    """Return the events within reach of the grid, the number without place, the number out of reach."""
    known = np.isfinite(x) & np.isfinite(y)
    if weights is not None:
        known &= np.isfinite(weights)
        if bool((weights[known] < 0).any()):
            raise ParameterError(
                QT_TRANSLATE_NOOP(
                    "est", "A weight is below 0. Weights say how much an event counts; choose another field."
                )
            )
    x0, y0, x1, y1 = grid.bounds
    reach = smoothing.reach
    near = known & (x > x0 - reach) & (x < x1 + reach) & (y > y0 - reach) & (y < y1 + reach)
    if smoothing.area is not None and smoothing.edge:
        shapely.prepare(smoothing.area)
        rows = np.flatnonzero(near)
        near[rows] = shapely.intersects_xy(smoothing.area, x[rows], y[rows])
    everywhere = bool(near.all())
    xs, ys = (x, y) if everywhere else (x[near], y[near])
    ws = weights if weights is None or everywhere else weights[near]
    half = grid.cell_size / 2
    cloud = Cloud(xs - (x0 + half), ys - (y0 + half), grid.cell_size, ws)
    return cloud, int(len(x) - known.sum()), int(known.sum() - len(cloud))


def _is_exact(points: int, grid: Grid, smoothing: Smoothing) -> bool:
    if smoothing.kernel is Kernel.UNIFORM or smoothing.method is Method.EXACT:
        return True
    if smoothing.method is Method.BINNED:
        return False
    stamp = (2 * smoothing.reach / grid.cell_size + 1) ** 2
    return points * stamp * (0.1 if smoothing.kernel is Kernel.GAUSSIAN else 1.0) <= EXACT_WORK


def _sum_kernels(cloud: Cloud, grid: Grid, smoothing: Smoothing, exact: bool, progress: Progress) -> Values:
    """Return the sum of kernel shapes over the grid, in one piece or strip by strip."""
    if grid.cells <= LARGE_GRID:
        return _sum_strip(cloud, grid.rows, grid.columns, smoothing, exact, progress)
    values = np.empty((grid.rows, grid.columns), dtype=np.float32)
    # From farther away in rows no event reaches a row's centres; sharing and its correction add a row each.
    beyond = math.floor(smoothing.reach / grid.cell_size + 0.5) + (0 if exact else 2)
    row = cloud.nearest()[1]
    order = sorting_order(row - row.min(initial=0))
    cloud, row = cloud.take(order), row[order]
    strip = max(beyond, _STRIP_CELLS // grid.columns, 1)
    for first in range(0, grid.rows, strip):
        last = min(first + strip, grid.rows)
        part = cloud.take(slice(*np.searchsorted(row, [first - beyond, last + beyond])))
        moved = Cloud(part.x, part.y - first * grid.cell_size, grid.cell_size, part.weights)
        inner = Part(progress, first / grid.rows, last / grid.rows)
        values[first:last] = _sum_strip(moved, last - first, grid.columns, smoothing, exact, inner)
    return values


def _sum_strip(
    cloud: Cloud, rows: int, columns: int, smoothing: Smoothing, exact: bool, progress: Progress
) -> FloatArray:
    step(progress, 0.0)
    if len(cloud) == 0:
        return np.zeros((rows, columns))
    kernel, bandwidth, size = smoothing.kernel, smoothing.bandwidth, cloud.cell_size
    if exact:
        stamps = {
            Kernel.QUARTIC: stamp_quartic,
            Kernel.GAUSSIAN: stamp_gaussian,
            Kernel.UNIFORM: stamp_uniform,
        }
        return stamps[kernel](cloud, rows, columns, bandwidth, progress)
    margin = math.floor(smoothing.reach / size) + 4
    moved = Cloud(cloud.x + margin * size, cloud.y + margin * size, size, cloud.weights)
    cells = share_between_cells(moved, rows + 2 * margin, columns + 2 * margin)
    step(progress, 0.3)
    sums = convolve(cells, kernel, bandwidth / size, shared=True)
    return _without_rounding(sums[margin : margin + rows, margin : margin + columns])


def _without_rounding(sums: FloatArray) -> FloatArray:
    """Return sums of an FFT with 0 where only its rounding is left: nothing is near there."""
    return np.where(sums > _ROUNDING * sums.max(initial=0.0), sums, 0.0)


def _refuse_too_wide(grid: Grid, smoothing: Smoothing) -> None:
    """Raise RasterTooLargeError where the kernel spans so many cells that its margins would fill memory."""
    beyond = math.floor(smoothing.reach / grid.cell_size) + 4
    rows = grid.rows if grid.cells <= LARGE_GRID else max(beyond, _STRIP_CELLS // grid.columns)
    cells = (rows + 2 * beyond) * (grid.columns + 2 * beyond)
    if cells <= MAX_WORK_CELLS:
        return
    raise RasterTooLargeError(
        QT_TRANSLATE_NOOP(
            "est",
            "The bandwidth of {bandwidth} m spans too many cells of {cell_size} m to be computed."
            " Choose larger cells or a shorter bandwidth; nothing was computed.",
        ),
        bandwidth=smoothing.bandwidth,
        cell_size=grid.cell_size,
    )


def _masked(sums: Values, grid: Grid, smoothing: Smoothing) -> Values:
    """Scale the sums, correct them at the edge, put NaN outside the area."""
    large = sums.dtype == np.float32
    values = np.multiply(sums, sums.dtype.type(smoothing.peak), out=sums if large else None)
    if smoothing.area is None:
        return values
    if smoothing.edge:
        _correct_at_edge(values, grid, smoothing.area, smoothing)
    values[~grid.centres_inside(smoothing.area)] = np.nan
    return values


def _correct_at_edge(values: Values, grid: Grid, area: BaseGeometry, smoothing: Smoothing) -> None:
    """Divide, in place, by the share of the kernel round each centre that lies on cells of the area."""
    margin = math.floor(smoothing.reach / grid.cell_size) + 2
    kernel, radius = smoothing.kernel, smoothing.bandwidth / grid.cell_size
    offsets = np.arange(-margin, margin + 1) / radius
    whole = float(kernel.shape(offsets[None, :], offsets[:, None]).sum())
    wide = grid.widened(margin).centres_inside(area)
    strip = grid.rows if grid.cells <= LARGE_GRID else max(margin, _STRIP_CELLS // grid.columns)
    for first in range(0, grid.rows, strip):
        last = min(first + strip, grid.rows)
        mass = convolve(wide[first : last + 2 * margin].astype(np.float64), kernel, radius, shared=False)
        share = mass[margin:-margin, margin:-margin] / whole
        here = share > _LEAST_SHARE
        np.divide(values[first:last], share, out=values[first:last], where=here, casting="same_kind")
