"""The kernels of a density: their shape, their reach, and what binning costs in accuracy.

A kernel spreads one event over its neighbourhood; its integral over the plane is 1. With d the
distance in metres and h the bandwidth:

* quartic  3/(πh²) · (1 − d²/h²)² for d < h (Silverman 1986, eq. 4.5, biweight in two dimensions),
* gaussian 1/(2πσ²) · exp(−d²/(2σ²)) with σ = h, cut at 6 σ east-west and north-south, where it has
  fallen to 1.5e-8 of its peak,
* uniform  1/(πh²) for d ≤ h, the border included.
"""

from __future__ import annotations

import math
from enum import StrEnum

import numpy as np

from .table import FloatArray

GAUSSIAN_REACH = 6.0
"""In standard deviations."""


class Kernel(StrEnum):
    """The shape that spreads an event."""

    QUARTIC = "quartic"
    GAUSSIAN = "gaussian"
    UNIFORM = "uniform"

    def reach(self, bandwidth: float) -> float:
        """Return the distance in metres beyond which an event adds nothing."""
        return GAUSSIAN_REACH * bandwidth if self is Kernel.GAUSSIAN else bandwidth

    def padding(self, bandwidth: float) -> float:
        """Return by how many metres to widen the extent of points so that the density fades out inside."""
        return 3 * bandwidth if self is Kernel.GAUSSIAN else bandwidth

    def peak(self, bandwidth: float) -> float:
        """Return the density per m² of one event at its own place."""
        if self is Kernel.QUARTIC:
            return 3 / (math.pi * bandwidth**2)
        return 1 / (math.pi * bandwidth**2) / (2 if self is Kernel.GAUSSIAN else 1)

    @property
    def steepest(self) -> float:
        """Return the greatest slope, in peaks per bandwidth."""
        if self is Kernel.QUARTIC:
            return 8 / (3 * math.sqrt(3))
        return math.exp(-0.5) if self is Kernel.GAUSSIAN else math.inf

    def shape(self, dx: FloatArray, dy: FloatArray) -> FloatArray:
        """Return the kernel at offsets given in bandwidths, as a share of its peak; shapes broadcast."""
        squared = dx * dx + dy * dy
        if self is Kernel.QUARTIC:
            return np.square(np.maximum(1 - squared, 0.0))
        if self is Kernel.UNIFORM:
            return (squared <= 1).astype(np.float64)
        near = (np.abs(dx) <= GAUSSIAN_REACH) & (np.abs(dy) <= GAUSSIAN_REACH)
        return np.where(near, np.exp(-0.5 * squared), 0.0)

    def binning_error(self, bandwidth: float, cell_size: float) -> float:
        """Bound the error that binning makes in one event's density, as a share of its peak.

        Binning shares an event between its four nearest cells (cloud in cell), which is a bilinear
        interpolation of the kernel, less its mean error: per axis the error lies between −1/12 and
        1/24 of the second derivative times the squared cell size. The sum of the second derivatives
        is at most 8/h² (quartic) and 2/σ² (gaussian) of the peak. In a sum over events the errors
        have both signs: the density is off by at most this bound times the peak of one event times
        the number of events within reach, and by far less where they are spread.
        """
        relative = (cell_size / bandwidth) ** 2
        if self is Kernel.UNIFORM:
            return 0.0
        return min(1.0, relative * (8 if self is Kernel.QUARTIC else 2) / 12)
