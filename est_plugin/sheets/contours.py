"""A density surface as nested areas of its classes, so that it prints as vectors without seams.

Class k is drawn as everything at or above break k, over class k−1: neighbours never share an edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon

from ..answers.lagesbild.parts import DensityAnswer
from ..charts.palette import DENSITY

MOST_CELLS_ALONG = 1200
"""A sheet is some 300 mm wide; cells finer than a quarter of a millimetre are averaged first."""

_ABOVE_ALL = 1e30


@dataclass(frozen=True)
class ClassArea:
    """Where the density is at or above a break: WKB of a multipolygon in the answer's CRS."""

    index: int
    lower: float
    wkb: bytes


def class_areas(answer: DensityAnswer) -> tuple[ClassArea, ...]:
    """Return the nested areas of the classes that occur. Needs no Qt: call it in a task.

    The surface is read between cell centres linearly; outside the grid and where it is NaN there is nothing.
    """
    from contourpy import contour_generator

    values, cell = _coarsened(np.nan_to_num(answer.values.astype(np.float64)), answer.cell_size)
    if not values.size or not answer.breaks or values.max() < answer.breaks[0]:
        return ()
    padded = np.pad(values, 1)
    rows, columns = padded.shape
    x = answer.x_min + (np.arange(columns) - 0.5) * cell
    y = answer.y_max - (np.arange(rows) - 0.5) * cell
    generator = contour_generator(x, y, padded, name="serial", fill_type="OuterOffset")
    areas = []
    for index, lower in enumerate(answer.breaks[: len(DENSITY)]):
        if padded.max() < lower:
            break
        points, offsets = generator.filled(_just_below(lower), _ABOVE_ALL)
        shape = _multipolygon(points, offsets)
        if not shape.is_empty:
            areas.append(ClassArea(index, lower, bytes(shapely.to_wkb(shape))))
    return tuple(areas)


def _just_below(value: float) -> float:
    """A filled contour leaves its lower bound out; the class has it."""
    return float(np.nextafter(value, -np.inf))


def _coarsened(values: NDArray[np.float64], cell: float) -> tuple[NDArray[np.float64], float]:
    factor = -(-max(values.shape, default=0) // MOST_CELLS_ALONG)
    if factor <= 1:
        return values, cell
    rows, columns = (-(-size // factor) * factor for size in values.shape)
    padded = np.pad(values, ((0, rows - values.shape[0]), (0, columns - values.shape[1])))
    blocks = padded.reshape(rows // factor, factor, columns // factor, factor)
    return blocks.mean(axis=(1, 3)), cell * factor


def _multipolygon(points: list[NDArray[np.float64]], offsets: list[NDArray[np.uint32]]) -> MultiPolygon:
    polygons = []
    for vertices, starts in zip(points, offsets, strict=True):
        rings = [vertices[first:last] for first, last in pairwise(starts) if last - first >= 4]
        if rings:
            polygons.append(Polygon(rings[0], rings[1:]))
    return MultiPolygon(polygons)
