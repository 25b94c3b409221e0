"""The density that a person or a script asks for with parameters of its own: ``est:density``."""

from __future__ import annotations

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from ...analysis.density import Density, Smoothing, Unit, kernel_density
from ...analysis.grid import Grid
from ...analysis.kernels import Kernel
from ...analysis.progress import SILENT, Progress
from ...domain.left_out import LeftOut
from ...project.language import translate
from ...project.swedish import figure, metres, percent
from ..basis import Basis
from ..layer_reading import require_points
from ..reading import Reading, joined
from ..wording import events, left_out_sentence, sentences
from .stacks import stack_notices


@dataclass(frozen=True)
class DensityRequest:
    """How the density is to be made; ``extent`` and ``area`` in the reading's CRS."""

    bandwidth: float
    cell_size: float
    kernel: Kernel = Kernel.QUARTIC
    unit: Unit = Unit.PER_KM2
    edge: bool = False
    extent: tuple[float, float, float, float] | None = None
    area: BaseGeometry | None = None

    def smoothing(self) -> Smoothing:
        """Return how events are spread. Raises ParameterError."""
        return Smoothing(self.bandwidth, self.kernel, self.unit, area=self.area, edge=self.edge)


@dataclass(frozen=True)
class DensityResult:
    """The surface and what it is worth."""

    basis: Basis
    density: Density


def density_of(reading: Reading, request: DensityRequest, progress: Progress = SILENT) -> DensityResult:
    """Compute a density over the extent, else the study area, else as far as the events reach.

    Raises NoObservationsError, RasterTooLargeError before memory is taken, ParameterError, CancelledError.
    """
    smoothing = request.smoothing()
    require_points(reading)
    points = reading.points()
    grid = grid_of(reading, request)
    density = kernel_density(points.x, points.y, grid, smoothing, weights=points.weight, progress=progress)
    left_out = joined(
        reading.left_out_of_points(),
        {LeftOut.OUTSIDE: density.out_of_reach, LeftOut.NO_PLACE: density.without_place},
    )
    basis = Basis(
        density.count,
        sentences(_sentence(density), _precision(density), left_out_sentence(left_out)),
        left_out,
        (*reading.notices, *stack_notices(points)),
        {
            "question": "density",
            "crs": reading.crs,
            "bandwidth_m": request.bandwidth,
            "cell_size_m": request.cell_size,
            "kernel": request.kernel.value,
            "unit": request.unit.value,
            "edge": request.edge,
            "extent": list(grid.bounds),
            "n": density.count,
        },
    )
    return DensityResult(basis, density)


def grid_of(reading: Reading, request: DensityRequest) -> Grid:
    """Return the grid of the extent, else of the study area, else as far as the events reach."""
    if request.extent is not None:
        return Grid.covering(request.extent, request.cell_size)
    if request.area is not None:
        return Grid.covering(request.area.bounds, request.cell_size)
    points = reading.points()
    return Grid.of_points(points.x, points.y, request.cell_size, request.kernel.padding(request.bandwidth))


def unit_word(unit: Unit) -> str:
    """Return ``per km²``."""
    return {
        Unit.PER_KM2: translate("est", "per km²"),
        Unit.PER_HECTARE: translate("est", "per hectare"),
        Unit.PER_M2: translate("est", "per m²"),
    }[unit]


def _sentence(density: Density) -> str:
    unit = unit_word(density.smoothing.unit)
    return translate(
        "est",
        "{events} took part; at most {maximum} {unit}, bandwidth {bandwidth}.",
        events=events(density.count),
        maximum=figure(density.maximum, 6 if density.smoothing.unit is Unit.PER_M2 else 2),
        unit=unit,
        bandwidth=metres(density.smoothing.bandwidth),
    )


def _precision(density: Density) -> str:
    if density.exact:
        return ""
    return translate(
        "est",
        "Binned: the density of one event is off by at most {share} of its peak.",
        share=percent(density.error_bound, 1),
    )
