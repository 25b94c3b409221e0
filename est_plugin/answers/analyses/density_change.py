"""Where did it get denser? The difference of two periods on one grid, with one bandwidth."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...analysis.density import Density, Values, density_difference, kernel_density
from ...analysis.grid import Grid
from ...analysis.progress import SILENT, Part, Progress
from ...analysis.surface import change_breaks
from ...analysis.table import BoolArray
from ...domain.left_out import LeftOut
from ...domain.period import Period
from ...project.language import translate
from ...project.swedish import figure, metres, number, period_label
from ..basis import Basis
from ..layer_reading import bounds_of, of_period, require_points
from ..reading import Reading, joined
from ..wording import events, left_out_sentence, sentences
from .density_layer import DensityRequest, grid_of, unit_word


@dataclass(frozen=True)
class DensityChange:
    """``values`` (rows, columns), row 0 southernmost: events more per unit of area and year; NaN outside.

    ``breaks``: the three bounds on either side of no change.
    """

    basis: Basis
    grid: Grid
    values: Values
    breaks: tuple[float, float, float]
    lowest: float
    highest: float
    compare_n: int


def density_change(
    reading: Reading, request: DensityRequest, period: Period, compare: Period, progress: Progress = SILENT
) -> DensityChange:
    """Compute how much denser ``period`` is than ``compare``, each per year of 365.25 days.

    Raises NoObservationsError, RasterTooLargeError, ParameterError, CancelledError.
    """
    both = replace(reading, counted=reading.counted.take(_either(reading, period, compare)))
    require_points(both)
    readings = (of_period(reading, period), of_period(reading, compare))
    return difference_of(readings, grid_of(both, request), request, (period, compare), progress)


def difference_of(
    readings: tuple[Reading, Reading],
    grid: Grid,
    request: DensityRequest,
    periods: tuple[Period, Period],
    progress: Progress = SILENT,
) -> DensityChange:
    """Compute how much denser the first of two readings is than the second, over one grid.

    Raises as :func:`density_change`.
    """
    smoothing = request.smoothing()
    (now, before), (period, compare) = readings, periods
    surfaces: list[Density] = []
    for part, first in ((now, 0.0), (before, 0.5)):
        points = part.points()
        own = Part(progress, first, first + 0.5)
        surfaces.append(
            kernel_density(points.x, points.y, grid, smoothing, weights=points.weight, progress=own)
        )
    values = density_difference(surfaces[0], surfaces[1], period.days, compare.days)
    finite = values[np.isfinite(values)]
    lowest, highest = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    left_out = joined(now.left_out_of_points(), {LeftOut.OUTSIDE: surfaces[0].out_of_reach})
    told = translate(
        "est",
        "{count} against {before} in {compare}: at most {highest} more and {lowest} fewer {unit} and year,"
        " bandwidth {bandwidth}. A difference of densities is no test: look at the change by area.",
        count=events(surfaces[0].count),
        before=number(surfaces[1].count),
        compare=period_label(compare),
        lowest=_rounded(max(0.0, -lowest)),
        highest=_rounded(max(0.0, highest)),
        unit=unit_word(request.unit),
        bandwidth=metres(request.bandwidth),
    )
    recipe = {
        "question": "densitychange",
        "crs": now.crs,
        "bandwidth_m": request.bandwidth,
        "cell_size_m": request.cell_size,
        "kernel": request.kernel.value,
        "unit": request.unit.value,
        "period": period.code(),
        "compare": compare.code(),
        "n": surfaces[0].count,
        "compare_n": surfaces[1].count,
    }
    basis = Basis(
        surfaces[0].count, sentences(told, left_out_sentence(left_out)), left_out, now.notices, recipe
    )
    breaks = change_breaks(max(abs(lowest), abs(highest)))
    return DensityChange(basis, grid, values, breaks, lowest, highest, surfaces[1].count)


def _rounded(value: float) -> str:
    return figure(value, 0 if value >= 100 else 2)


def _either(reading: Reading, *periods: Period) -> BoolArray:
    start = reading.counted.start
    taken = np.zeros(len(start), dtype=bool)
    for period in periods:
        first, end = bounds_of(period)
        taken |= (start >= first) & (start < end)
    return taken
