"""Around a density: a bandwidth and class breaks to start from, and hotspot polygons cut from it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..domain.message import QT_TRANSLATE_NOOP
from .density import Density
from .errors import require_positive, require_share
from .table import BoolArray, FloatArray, IntArray

NEIGHBOUR = 10
DEFAULT_BANDWIDTH = 200.0
"""Metres; where the data cannot say."""

DEFAULT_BREAKS = (1.0, 3.0, 6.0, 10.0, 15.0)
_STEPS = (1.0, 3.0, 6.0, 10.0, 15.0)
_CHANGE_STEPS = (1.0, 3.0, 6.0)
_ROUND = (8.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0)
_SAMPLE = 20_000
_BANDWIDTH_STEP = 10


@dataclass(frozen=True)
class BandwidthAdvice:
    """A bandwidth in metres and why: the mean distance to the ``neighbour``-th nearest other event.

    ``mean_distance`` is None where the data cannot say (fewer than two places); then the bandwidth is
    DEFAULT_BANDWIDTH. ``events`` took part in the mean; those with ``neighbour`` others at their very
    coordinates (distance 0) tell of a snapped address, not of spacing, and are left out.
    """

    bandwidth: float
    neighbour: int
    mean_distance: float | None
    events: int


def bandwidth_advice(x: FloatArray, y: FloatArray, neighbour: int = NEIGHBOUR) -> BandwidthAdvice:
    """Advise a bandwidth from points (n,) in metres: mean distance to the k-th neighbour, to whole 10 m.

    Williamson et al. (1999) and the k-th neighbour rule of crime mapping (Chainey 2013). Above 20,000
    points the mean is over 20,000 of them, evenly taken in the order of their coordinates, so that the
    advice does not depend on the order of the rows.
    """
    from scipy.spatial import cKDTree

    known = np.isfinite(x) & np.isfinite(y)
    points = np.column_stack([x[known], y[known]])
    nothing = BandwidthAdvice(DEFAULT_BANDWIDTH, neighbour, None, 0)
    if len(points) < 2:
        return nothing
    neighbour = min(neighbour, len(points) - 1)
    points = points[np.lexsort((points[:, 1], points[:, 0]))]
    sample = points[:: max(1, math.ceil(len(points) / _SAMPLE))]
    distance = cKDTree(points).query(sample, k=[neighbour + 1])[0][:, 0]
    apart = distance[distance > 0]
    if len(apart) == 0:
        return nothing
    mean = float(apart.mean())
    rounded = max(_BANDWIDTH_STEP, round(mean / _BANDWIDTH_STEP) * _BANDWIDTH_STEP)
    return BandwidthAdvice(float(rounded), neighbour, mean, len(apart))


def class_breaks(maximum: float) -> tuple[float, float, float, float, float]:
    """Advise the lower bounds of five classes for a density whose greatest value is ``maximum``.

    Rounded, in the proportions 1 : 3 : 6 : 10 : 15; the highest class begins between half and three
    quarters of the maximum. Below the first bound nothing is drawn. Keep them fixed over a series: for
    several periods give the greatest of their maxima.
    """
    a, b, c, d, e = DEFAULT_BREAKS if not _usable(maximum) else _scaled(_STEPS, maximum / 20)
    return a, b, c, d, e


def change_breaks(maximum: float) -> tuple[float, float, float]:
    """Advise the bounds of three classes on either side of no change; ``maximum``: the greatest |change|.

    The diverging map uses −c, −b, −a, a, b, c; between −a and a is the neutral middle.
    """
    a, b, c = DEFAULT_BREAKS[:3] if not _usable(maximum) else _scaled(_CHANGE_STEPS, maximum / 8)
    return a, b, c


def _usable(maximum: float) -> bool:
    return math.isfinite(maximum) and maximum > 0


def _scaled(steps: tuple[float, ...], rough: float) -> tuple[float, ...]:
    exponent = math.floor(math.log10(rough))
    leading = next((r for r in _ROUND if r * 10.0**exponent <= rough * (1 + 1e-12)), 1.0)
    return tuple(float(f"{leading * step}e{exponent}") for step in steps)


class CutBy(StrEnum):
    """How the threshold of hotspot polygons is set."""

    SHARE_OF_EVENTS = "share_of_events"
    MULTIPLE_OF_MEAN = "multiple_of_mean"


@dataclass(frozen=True)
class HotPolygon:
    """A hotspot cut from a density: along cell borders, its events, its greatest density."""

    geometry: BaseGeometry
    area_km2: float
    events: int
    share: float
    peak: float


@dataclass(frozen=True)
class HotPolygons:
    """Hotspots with the most events first, and the density from which a cell belongs to one."""

    threshold: float
    polygons: tuple[HotPolygon, ...]


def hot_polygons(
    density: Density,
    x: FloatArray,
    y: FloatArray,
    *,
    by: CutBy = CutBy.SHARE_OF_EVENTS,
    amount: float = 0.25,
    least_events: int = 1,
) -> HotPolygons:
    """Cut hotspots from a density: the cells at or above a threshold, as polygons of touching cells.

    ``by`` SHARE_OF_EVENTS: the highest threshold at which the cells hold at least ``amount`` (0 to 1)
    of the events that lie on the grid. MULTIPLE_OF_MEAN: ``amount`` times the mean of the cells of the
    study area (those that are not NaN). Cells hang together by their sides. Polygons with fewer than
    ``least_events`` events are left away. Raises ParameterError for an amount out of range.
    """
    values = density.values.ravel()
    cell = density.grid.cell_of(x, y)
    cell = cell[cell >= 0]
    cell = cell[np.isfinite(values[cell])]
    threshold = _threshold(values, cell, by, amount)
    if threshold is None:
        return HotPolygons(math.inf, ())
    with np.errstate(invalid="ignore"):
        hot = (density.values >= threshold) & (density.values > 0)
    polygons = _polygons(density, hot, cell, least_events)
    return HotPolygons(
        threshold, tuple(sorted(polygons, key=lambda p: (-p.events, -p.peak, p.geometry.bounds)))
    )


def _threshold(values: FloatArray, cell: IntArray, by: CutBy, amount: float) -> float | None:
    if by is CutBy.SHARE_OF_EVENTS:
        require_share(amount)
        if len(cell) == 0:
            return None
        needed = math.ceil(amount * len(cell) - 1e-9)
        return float(-np.partition(-values[cell], needed - 1)[needed - 1])
    require_positive(
        amount,
        QT_TRANSLATE_NOOP("est", "The multiple of the mean must be a number above 0, not {value}."),
    )
    finite = np.isfinite(values)
    if not finite.any():
        return None
    return amount * float(values.mean(where=finite))


def _polygons(density: Density, hot: BoolArray, cell: IntArray, least_events: int) -> list[HotPolygon]:
    from scipy import ndimage

    labels, number = ndimage.label(hot)
    events = np.bincount(labels.ravel()[cell], minlength=number + 1)
    peaks = ndimage.maximum(density.values, labels, np.arange(1, number + 1)) if number else []
    found = ndimage.find_objects(labels)
    polygons = []
    for label, (window, peak) in enumerate(zip(found, peaks, strict=True), start=1):
        if events[label] < least_events:
            continue
        cells = labels[window] == label
        shape = _outline(density, cells, window[0].start, window[1].start)
        polygons.append(
            HotPolygon(
                shape, shape.area / 1e6, int(events[label]), float(events[label] / len(cell)), float(peak)
            )
        )
    return polygons


def _outline(density: Density, cells: BoolArray, first_row: int, first_column: int) -> BaseGeometry:
    """Return the union of the marked cells: boxes of runs along the rows, merged."""
    edges = np.diff(np.pad(cells, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    row, start = np.nonzero(edges == 1)
    end = np.nonzero(edges == -1)[1]
    grid, size = density.grid, density.grid.cell_size
    boxes = shapely.box(
        grid.x0 + (first_column + start) * size,
        grid.y0 + (first_row + row) * size,
        grid.x0 + (first_column + end) * size,
        grid.y0 + (first_row + row + 1) * size,
    )
    return shapely.simplify(shapely.union_all(boxes), 0.0)
