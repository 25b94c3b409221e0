"""Smooth lines from a few drawn points, and the gentle bending that makes each seed's town its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

Points = NDArray[np.float64]
"""Coordinates of shape (n, 2), metres."""

STEP_M = 22.0
"""Distance between the vertices of a smoothed line: invisible corners at 1:5 000."""


def smooth(points: Points, closed: bool = False, step: float = STEP_M) -> Points:
    """Return a centripetal Catmull–Rom curve through ``points``, a vertex about every ``step`` metres.

    The centripetal form neither loops nor overshoots (Yuksel, Schaefer & Keyser 2011).
    """
    p = np.asarray(points, dtype=np.float64)
    before, after = (p[-1:], p[:2]) if closed else (2 * p[:1] - p[1:2], 2 * p[-1:] - p[-2:-1])
    p = np.vstack([before, p, after])
    pieces = [_span(p[i], p[i + 1], p[i + 2], p[i + 3], step) for i in range(len(p) - 3)]
    return np.vstack([*pieces, p[-2]])


def _span(p0: Points, p1: Points, p2: Points, p3: Points, step: float) -> Points:
    knots = np.concatenate(
        [
            [0.0],
            np.cumsum(
                [np.sqrt(max(float(np.hypot(*(b - a))), 1e-6)) for a, b in ((p0, p1), (p1, p2), (p2, p3))]
            ),
        ]
    )
    count = max(2, int(np.ceil(np.hypot(*(p2 - p1)) / step)))
    t = np.linspace(knots[1], knots[2], count, endpoint=False)[:, None]

    def blend(a: Points, b: Points, start: float, end: float) -> Points:
        return (end - t) / (end - start) * a + (t - start) / (end - start) * b

    a1, a2, a3 = (
        blend(a, b, knots[i], knots[i + 1]) for i, (a, b) in enumerate(((p0, p1), (p1, p2), (p2, p3)))
    )
    b1, b2 = blend(a1, a2, knots[0], knots[2]), blend(a2, a3, knots[1], knots[3])
    return blend(b1, b2, knots[1], knots[2])


def ribbon(centre: Points, half_width: NDArray[np.float64]) -> Polygon:
    """Return the polygon of a river: ``centre`` (n, 2) widened to each side by ``half_width`` (n,)."""
    tangent = np.gradient(centre, axis=0)
    tangent /= np.hypot(tangent[:, 0], tangent[:, 1])[:, None]
    normal = np.column_stack([-tangent[:, 1], tangent[:, 0]])
    left, right = centre + normal * half_width[:, None], centre - normal * half_width[:, None]
    return shapely.make_valid(Polygon(np.vstack([left, right[::-1]])))


@dataclass(frozen=True)
class Warp:
    """A smooth displacement of the whole plan, up to some 40 m, drawn from the seed.

    Lines that meet before still meet after, because every vertex of every line goes through it.
    """

    waves: NDArray[np.float64]
    """Shape (k, 6): wave vector x, y (rad/m), phase x, phase y (rad), amplitude x, y (m)."""

    @staticmethod
    def drawn(rng: np.random.Generator, amplitude_m: float = 16.0, count: int = 7) -> Warp:
        """Draw a warp with wavelengths of 1.3 to 4.5 km."""
        wavelength = rng.uniform(1300.0, 4500.0, count)
        angle = rng.uniform(0.0, 2 * np.pi, count)
        k = 2 * np.pi / wavelength
        phases = rng.uniform(0.0, 2 * np.pi, (2, count))
        sizes = amplitude_m * rng.uniform(0.5, 1.3, (2, count))
        return Warp(np.column_stack([k * np.cos(angle), k * np.sin(angle), *phases, *sizes]))

    def __call__(self, points: Points) -> Points:
        """Return the displaced points, shape (n, 2)."""
        p = np.asarray(points, dtype=np.float64)
        kx, ky, phase_x, phase_y, size_x, size_y = self.waves.T
        angle = p[:, :1] * kx + p[:, 1:] * ky
        shift_x = (np.sin(angle + phase_x) * size_x).sum(axis=1)
        shift_y = (np.sin(angle + phase_y) * size_y).sum(axis=1)
        return p + np.column_stack([shift_x, shift_y])


def line(points: Points, warp: Warp | None = None) -> LineString:
    """Return a smoothed, warped line through drawn points."""
    curve = smooth(points)
    return LineString(warp(curve) if warp is not None else curve)


def long_axis(outline: BaseGeometry) -> tuple[Points, float, float]:
    """Return the direction of a polygon's longer side, its length and its width.

    The sides are those of the smallest rectangle round it, one side of which lies along an edge of its
    convex hull (Freeman & Shapira 1975).
    """
    hull = np.array(shapely.convex_hull(outline).exterior.coords)
    edges = np.diff(hull, axis=0)
    lengths = np.hypot(edges[:, 0], edges[:, 1])
    along = edges[lengths > 0] / lengths[lengths > 0, None]
    across = np.column_stack([-along[:, 1], along[:, 0]])
    reach_along, reach_across = np.ptp(hull @ along.T, axis=0), np.ptp(hull @ across.T, axis=0)
    best = int(np.argmin(reach_along * reach_across))
    one, other = float(reach_along[best]), float(reach_across[best])
    return (along[best], one, other) if one >= other else (across[best], other, one)
