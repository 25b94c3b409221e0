"""Where numbers, letters and names stand on the map, so that none hides another. Millimetres on paper.

Numbers first, then letters, then names. A marker that must move is joined to its place by a thin line;
a name looks for the calmest spot inside its area, with the fewest events under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

MARGIN_MM = 0.6
RING_STEP_MM = 1.6
MOST_RINGS = 32
ANGLES = 16
GRID_STEPS = 14
EVENT_COST = 0.5
HEAT_COST = 0.03
"""Per square millimetre and class of density."""
OUTSIDE_COST = 6.0
LOW_COST = 0.05


@dataclass(frozen=True)
class Box:
    """A rectangle on the paper."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """Return the common area in square millimetres."""
        wide = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        high = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(0.0, wide) * max(0.0, high)

    def grown(self, by: float) -> Box:
        """Return the rectangle with ``by`` more on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def within(self, other: Box) -> bool:
        """Tell whether it lies wholly in the other."""
        return (
            self.x >= other.x
            and self.y >= other.y
            and self.x + self.width <= other.x + other.width
            and self.y + self.height <= other.y + other.height
        )

    @staticmethod
    def round(x: float, y: float, size: float) -> Box:
        """Return the square of that side with its centre at (x, y)."""
        return Box(x - size / 2, y - size / 2, size, size)


@dataclass(frozen=True)
class Marker:
    """A number or letter that belongs to a place."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class PlacedMarker:
    """A marker where it stands; ``moved`` if a line must join it to its place."""

    marker: Marker
    x: float
    y: float

    @property
    def moved(self) -> bool:
        """Tell whether it stands elsewhere than its place."""
        return (self.x, self.y) != (self.marker.x, self.marker.y)


@dataclass(frozen=True)
class Name:
    """An area's name and how it may be set, the largest first: (face index, lines, width, height)."""

    shape: BaseGeometry
    settings: tuple[tuple[int, tuple[str, ...], float, float], ...]


@dataclass(frozen=True)
class PlacedName:
    """A name where it stands, in the setting that found room."""

    setting: int
    lines: tuple[str, ...]
    box: Box


class Crowd:
    """Sums what lies under a box quickly, over a grid of half millimetres: events, and classes of density."""

    CELL_MM = 0.5

    def __init__(
        self,
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        width: float,
        height: float,
        heat: NDArray[np.float64] | None = None,
    ) -> None:
        rows, columns = self.middles(height).size, self.middles(width).size
        inside = (x >= 0) & (y >= 0) & (x <= width) & (y <= height)
        column = np.clip((x[inside] / self.CELL_MM).astype(np.int64), 0, columns - 1)
        row = np.clip((y[inside] / self.CELL_MM).astype(np.int64), 0, rows - 1)
        cost = EVENT_COST * np.bincount(row * columns + column, minlength=rows * columns).astype(np.float64)
        cost = cost.reshape(rows, columns)
        if heat is not None:
            cost += HEAT_COST * self.CELL_MM**2 * heat
        self._sums = np.pad(cost.cumsum(0).cumsum(1), ((1, 0), (1, 0)))

    @classmethod
    def middles(cls, length: float) -> NDArray[np.float64]:
        """Return the middles of the cells along a side of that length."""
        return (np.arange(int(length / cls.CELL_MM) + 2) + 0.5) * cls.CELL_MM

    def under(
        self, x: NDArray[np.float64], y: NDArray[np.float64], width: float, height: float
    ) -> NDArray[np.float64]:
        """Return the cost of boxes of one size with these top left corners, to half a millimetre."""
        rows, columns = self._sums.shape
        left, right = (np.clip(v / self.CELL_MM, 0, columns - 1).astype(np.int64) for v in (x, x + width))
        top, bottom = (np.clip(v / self.CELL_MM, 0, rows - 1).astype(np.int64) for v in (y, y + height))
        sums = self._sums
        return sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]


def place_markers(markers: Sequence[Marker], ground: Box, taken: Sequence[Box]) -> list[PlacedMarker]:
    """Return the markers whose place is on the map, each moved as little as keeps it free of all others."""
    boxes = list(taken)
    placed = []
    for marker in markers:
        if not (
            ground.x <= marker.x <= ground.x + ground.width
            and ground.y <= marker.y <= ground.y + ground.height
        ):
            continue
        x, y = _free_spot(marker, ground, boxes)
        boxes.append(Box.round(x, y, marker.size).grown(MARGIN_MM / 2))
        placed.append(PlacedMarker(marker, x, y))
    return placed


def place_names(
    names: Sequence[Name], ground: Box, taken: Sequence[Box], crowd: Crowd
) -> tuple[PlacedName | None, ...]:
    """Return a place for each name, or None for one that has no room in any of its settings.

    Small areas choose first, because they have the fewest places to choose from.
    """
    boxes = list(taken)
    found: dict[int, PlacedName] = {}
    for index in sorted(range(len(names)), key=lambda i: names[i].shape.area):
        place = _place_name(names[index], ground, boxes, crowd)
        if place is not None:
            found[index] = place
            boxes.append(place.box.grown(MARGIN_MM))
    return tuple(found.get(index) for index in range(len(names)))


def _free_spot(marker: Marker, ground: Box, boxes: Sequence[Box]) -> tuple[float, float]:
    best, best_cost = (marker.x, marker.y), float("inf")
    for ring in range(MOST_RINGS):
        radius = ring * RING_STEP_MM
        for angle in np.linspace(0.0, 2.0 * np.pi, ANGLES if ring else 1, endpoint=False):
            x, y = marker.x + radius * float(np.cos(angle)), marker.y - radius * float(np.sin(angle))
            box = Box.round(x, y, marker.size)
            outside = 0.0 if box.within(ground) else marker.size**2
            cost = outside + sum(box.overlap(other) for other in boxes)
            if cost < best_cost - 1e-9:
                best, best_cost = (x, y), cost
            if best_cost <= 1e-9:
                return best
    return best


def _place_name(name: Name, ground: Box, boxes: Sequence[Box], crowd: Crowd) -> PlacedName | None:
    visible = shapely.intersection(
        name.shape, shapely.box(ground.x, ground.y, ground.x + ground.width, ground.y + ground.height)
    )
    if visible.is_empty:
        return None
    for setting, lines, width, height in name.settings:
        box = _calmest(visible, width, height, ground, boxes, crowd)
        if box is not None:
            return PlacedName(setting, lines, box)
    return None


def _calmest(
    shape: BaseGeometry, width: float, height: float, ground: Box, boxes: Sequence[Box], crowd: Crowd
) -> Box | None:
    left, top, right, bottom = shape.bounds
    xs = np.linspace(left + MARGIN_MM, max(left + MARGIN_MM, right - width - MARGIN_MM), GRID_STEPS)
    ys = np.linspace(top + MARGIN_MM, max(top + MARGIN_MM, bottom - height - MARGIN_MM), GRID_STEPS)
    grid_x, grid_y = (axis.ravel() for axis in np.meshgrid(xs, ys))
    rectangles = shapely.box(grid_x, grid_y, grid_x + width, grid_y + height)
    shapely.prepare(shape)
    whole = shapely.contains(shape, rectangles)
    centred = shapely.contains_xy(shape, grid_x + width / 2, grid_y + height / 2)
    free = _free(grid_x, grid_y, width, height, ground, boxes)
    possible = np.flatnonzero((whole | centred) & free)
    if not possible.size:
        return None
    x, y = grid_x[possible], grid_y[possible]
    cost = crowd.under(x, y, width, height) + np.where(whole[possible], 0.0, OUTSIDE_COST)
    cost += LOW_COST * (y - top) + LOW_COST * 0.5 * (x - left)
    best = int(np.argmin(cost))
    return Box(float(x[best]), float(y[best]), width, height)


def _free(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    width: float,
    height: float,
    ground: Box,
    boxes: Sequence[Box],
) -> NDArray[np.bool_]:
    """Tell for each corner whether a box there lies on the ground and touches none of the others."""
    free = (x >= ground.x) & (y >= ground.y)
    free &= (x + width <= ground.x + ground.width) & (y + height <= ground.y + ground.height)
    for box in boxes:
        beside = (x >= box.x + box.width) | (x + width <= box.x)
        above = (y >= box.y + box.height) | (y + height <= box.y)
        free &= beside | above
    return free
