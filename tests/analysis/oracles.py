"""Slow and plain computations that the fast ones are held against. Imports nothing of what it checks."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def direct_density(
    xs: Array,
    ys: Array,
    x: Array,
    y: Array,
    bandwidth: float,
    kernel: str = "quartic",
    weights: Array | None = None,
) -> Array:
    """Density per m² at every (xs, ys), shape (len(ys), len(xs)), by adding up every event."""
    weights = np.ones(len(x)) if weights is None else weights
    total = np.zeros((len(ys), len(xs)))
    for px, py, w in zip(x, y, weights, strict=True):
        d2 = (xs[None, :] - px) ** 2 + (ys[:, None] - py) ** 2
        if kernel == "quartic":
            value = np.where(
                d2 < bandwidth**2, 3 / (math.pi * bandwidth**2) * (1 - d2 / bandwidth**2) ** 2, 0
            )
        elif kernel == "uniform":
            value = np.where(d2 <= bandwidth**2, 1 / (math.pi * bandwidth**2), 0)
        else:
            value = np.exp(-d2 / (2 * bandwidth**2)) / (2 * math.pi * bandwidth**2)
        total += w * value
    return total


def clustered(
    rng: np.random.Generator,
    n: int,
    size: float = 4000.0,
    places: int = 40,
    spread: float = 150.0,
    snap: float | None = None,
) -> tuple[Array, Array]:
    """Points in clusters over a square, some stacked on whole multiples of ``snap``."""
    centre = rng.uniform(0, size, (places, 2))
    points = centre[rng.integers(0, places, n)] + rng.normal(0, spread, (n, 2))
    if snap:
        points = np.round(points / snap) * snap
    return points[:, 0].copy(), points[:, 1].copy()
