"""Round scales, the extent they show, and a scale bar in round metres."""

from __future__ import annotations

import math
from dataclasses import dataclass

STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5)
LEAST_SCALE = 1000.0
MM_PER_M = 1000.0
BAR_SEGMENTS = 2
LONGEST_BAR_SHARE = 0.22
_BAR_STEPS = (1.0, 2.0, 2.5, 5.0)


@dataclass(frozen=True)
class MapView:
    """What a map frame shows: scale, extent in map units, and its size on paper."""

    scale: float
    x_min: float
    y_min: float
    x_max: float
    y_max: float
    width_mm: float
    height_mm: float

    @property
    def mm_per_unit(self) -> float:
        """Millimetres on paper for a metre on the ground."""
        return MM_PER_M / self.scale

    def on_paper(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies, in millimetres from the frame's top left corner."""
        return (x - self.x_min) * self.mm_per_unit, (self.y_max - y) * self.mm_per_unit

    def on_ground(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """Return the point at a place on the paper."""
        return self.x_min + x_mm / self.mm_per_unit, self.y_max - y_mm / self.mm_per_unit


def round_scale(least: float) -> float:
    """Return the least round scale that is not below ``least``: 5 000, 7 500, 10 000, 15 000, 20 000 …"""
    least = max(LEAST_SCALE, least)
    power = 10.0 ** math.floor(math.log10(least))
    for factor in (*STEPS, 10.0):
        if power * factor >= least * (1.0 - 1e-9):
            return power * factor
    return power * 10.0


def fit_view(extent: tuple[float, float, float, float], width_mm: float, height_mm: float) -> MapView:
    """Return the view of the least round scale that shows the whole extent, centred.

    ``extent`` is x_min, y_min, x_max, y_max in metres; one without size is shown at 1:1 000.
    """
    x_min, y_min, x_max, y_max = extent
    least = max((x_max - x_min) / width_mm, (y_max - y_min) / height_mm) * MM_PER_M
    scale = round_scale(least)
    half_width = width_mm * scale / MM_PER_M / 2.0
    half_height = height_mm * scale / MM_PER_M / 2.0
    x, y = (x_min + x_max) / 2.0, (y_min + y_max) / 2.0
    return MapView(
        scale, x - half_width, y - half_height, x + half_width, y + half_height, width_mm, height_mm
    )


def bar_segment(view: MapView) -> float:
    """Return how many metres a segment of the scale bar stands for: 100, 200, 250, 500 …"""
    longest = view.width_mm * LONGEST_BAR_SHARE / BAR_SEGMENTS / view.mm_per_unit
    power = 10.0 ** math.floor(math.log10(longest))
    return max(power * step for step in _BAR_STEPS if power * step <= longest)
