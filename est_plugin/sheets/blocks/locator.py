"""Where in the municipality: the outlines of its areas, the sheet's own ones filled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from ...answers.lagesbild.parts import LagesbildAnswer
from ...charts.palette import INK, INSATS, PAPER, QUIET
from ..marks import Picture, Shape, Strip
from .base import Laid, Room

AIR_MM = 1.2
OUTLINE_MM = 0.2
TALLEST = 1.1
LEAST_MARK_MM = 1.6
_SIMPLER_SHARE = 0.004


@dataclass(frozen=True)
class Locator:
    """A small map without text, on a white ground; as wide as its frame, at most a little taller."""

    around: tuple[bytes, ...]
    own: tuple[bytes, ...]
    view: tuple[float, float, float, float]
    name: str = "locator"
    wanted: int = 0
    least: int = 0
    ruled: bool = False
    prose: bool = False

    def lay(self, room: Room, rows: int) -> Laid:
        """Draw the outlines as one picture."""
        around = [shapely.from_wkb(wkb) for wkb in self.around]
        own = [shapely.from_wkb(wkb) for wkb in self.own]
        x_min, y_min, x_max, y_max = shapely.total_bounds([*around, *own])
        wide, high = max(1.0, x_max - x_min), max(1.0, y_max - y_min)
        inner = room.width - 2 * AIR_MM
        scale = min(inner / wide, inner * TALLEST / high)
        size = (wide * scale, high * scale)
        svg = _drawn(around, own, (x_min, y_max, scale), size)
        ground = Shape(0.0, 0.0, room.width, size[1] + 2 * AIR_MM, fill=PAPER)
        left = (room.width - size[0]) / 2
        return Laid(Strip(size[1] + 2 * AIR_MM, (ground, Picture(left, AIR_MM, *size, svg))))


def locator(answer: LagesbildAnswer) -> Locator | None:
    """Return the locator map of a sheet that shows a part of the municipality, else nothing."""
    content = answer.map
    if not content.around or not content.areas:
        return None
    return Locator(content.around, tuple(area.wkb for area in content.areas), content.extent)


def _drawn(
    around: Sequence[BaseGeometry],
    own: Sequence[BaseGeometry],
    view: tuple[float, float, float],
    size: tuple[float, float],
) -> bytes:
    parts = [_path(shape, view, "#eef1f4", QUIET) for shape in around]
    parts.extend(_own(shape, view) for shape in own)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]:.2f}mm" height="{size[1]:.2f}mm"'
        f' viewBox="0 0 {size[0]:.2f} {size[1]:.2f}">{"".join(parts)}</svg>'
    ).encode()


def _own(shape: BaseGeometry, view: tuple[float, float, float]) -> str:
    """Return the sheet's own area, as a dot where it would be too small to see."""
    x_min, y_min, x_max, y_max = shape.bounds
    if max(x_max - x_min, y_max - y_min) * view[2] >= LEAST_MARK_MM:
        return _path(shape, view, INSATS, INSATS)
    x, y = ((x_min + x_max) / 2 - view[0]) * view[2], (view[1] - (y_min + y_max) / 2) * view[2]
    place = f'cx="{x:.2f}" cy="{y:.2f}" r="{LEAST_MARK_MM / 2}"'
    return f'<circle {place} fill="{INSATS}" stroke="{INK}" stroke-width="0.1"/>'


def _path(shape: BaseGeometry, view: tuple[float, float, float], fill: str, stroke: str) -> str:
    left, top, scale = view
    simpler = shape.simplify(_SIMPLER_SHARE * 30.0 / scale)
    rings = [ring for part in shapely.get_parts(simpler) for ring in _rings(part)]
    moves = " ".join(
        "M" + " L".join(f"{(x - left) * scale:.2f},{(top - y) * scale:.2f}" for x, y in ring.coords) + " Z"
        for ring in rings
    )
    return (
        f'<path d="{moves}" fill="{fill}" fill-rule="evenodd" stroke="{stroke}" stroke-width="{OUTLINE_MM}"/>'
    )


def _rings(part: BaseGeometry) -> Iterable[BaseGeometry]:
    if part.is_empty or part.geom_type != "Polygon":
        return ()
    return (part.exterior, *part.interiors)
