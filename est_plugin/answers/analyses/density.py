"""Where is it worst? The density of events, with a bandwidth and classes that stay over a series.

What the municipality has chosen (its settings) holds. Until it has, both are taken from a reference that
all periods of a year share: the whole calendar year before. The bandwidth is advised from that year's
events thinned evenly to the length of the period, the classes from that year's densest part of the same
length.
So the twelve months of a year have one bandwidth and the same classes without anybody choosing them,
and so have a month and the compared one on the same sheet. Without events in that year the period's
own decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.density import DAYS_PER_YEAR, Density, Smoothing, kernel_density
from ...analysis.grid import Grid
from ...analysis.kernels import Kernel
from ...analysis.progress import SILENT, Progress
from ...analysis.surface import bandwidth_advice, class_breaks
from ...analysis.table import FloatArray, ObservationTable
from ...domain.period import Period, PeriodKind, year_period
from ...project.language import translate
from ...project.swedish import figure, metres
from ..basis import Basis
from ..lagesbild.parts import DensityAnswer
from ..reading import Reading
from ..wording import events, left_out_sentence, sentences

if TYPE_CHECKING:
    from ...domain.settings import MunicipalitySettings

CELLS_PER_BANDWIDTH = 8
"""At an eighth of the bandwidth the binning of many points is off by less than one per cent."""

BUSIEST_PARTS = 12
"""So many parts of a reference year are looked at for its greatest density."""

LEAST_REFERENCE_EVENTS = 20
"""A reference year with fewer says nothing about a series."""

_NOMINAL_DAYS = {
    PeriodKind.WEEK: 7.0,
    PeriodKind.MONTH: DAYS_PER_YEAR / 12,
    PeriodKind.TERTIAL: DAYS_PER_YEAR / 3,
    PeriodKind.YEAR: DAYS_PER_YEAR,
}
_CELL_STEPS = (1.0, 2.0, 2.5, 5.0)


@dataclass(frozen=True)
class Bandwidth:
    """A bandwidth in metres and where it comes from, worded: ``bandbredd 260 m: …``."""

    metres: float
    reason: str


def chosen_bandwidth(
    asked: float | None,
    settings: MunicipalitySettings | None,
    points: ObservationTable,
    reference: ObservationTable | None = None,
    period: Period | None = None,
) -> Bandwidth:
    """Choose the bandwidth: what is asked for, the municipality's own, or advice from the data.

    ``reference`` holds the points of the period's reference year.
    """
    if asked is not None:
        return Bandwidth(asked, translate("est", "bandwidth {metres}: chosen", metres=metres(asked)))
    if settings is not None and settings.heatmap_bandwidth_m is not None:
        own = settings.heatmap_bandwidth_m
        return Bandwidth(
            own, translate("est", "bandwidth {metres}: the municipality's setting", metres=metres(own))
        )
    if reference is not None and period is not None and reference.has_point.sum() > LEAST_REFERENCE_EVENTS:
        advice = bandwidth_advice(*_thinned(reference, period))
        if advice.mean_distance is not None:
            return Bandwidth(
                advice.bandwidth,
                translate(
                    "est",
                    "bandwidth {metres}: mean distance to the {number}th nearest event in {year}",
                    metres=metres(advice.bandwidth),
                    number=advice.neighbour,
                    year=reference_year(period).first.year,
                ),
            )
    return _own_advice(points)


def _own_advice(points: ObservationTable) -> Bandwidth:
    advice = bandwidth_advice(points.x, points.y)
    if advice.mean_distance is None:
        reason = translate(
            "est", "bandwidth {metres}: too few events to advise another", metres=metres(advice.bandwidth)
        )
    else:
        reason = translate(
            "est",
            "bandwidth {metres}: mean distance to the {number}th nearest event",
            metres=metres(advice.bandwidth),
            number=advice.neighbour,
        )
    return Bandwidth(advice.bandwidth, reason)


def _thinned(reference: ObservationTable, period: Period) -> tuple[FloatArray, FloatArray]:
    """Return every so-manieth point of a year, by time, so that as many are left as in such a period."""
    rows = np.flatnonzero(reference.has_point)
    rows = rows[np.lexsort((reference.y[rows], reference.x[rows], reference.start[rows]))]
    every = max(1, round(1 / _share_of_a_year(period)))
    return reference.x[rows[::every]], reference.y[rows[::every]]


def _share_of_a_year(period: Period) -> float:
    return _NOMINAL_DAYS.get(period.kind, float(period.days)) / DAYS_PER_YEAR


def cell_size_for(bandwidth: float) -> float:
    """Return a round cell size of about an eighth of the bandwidth, at least a metre."""
    wanted = max(1.0, bandwidth / CELLS_PER_BANDWIDTH)
    exponent = 10.0 ** np.floor(np.log10(wanted))
    return float(max(step * exponent for step in _CELL_STEPS if step * exponent <= wanted * (1 + 1e-9)))


def reference_year(period: Period) -> Period:
    """Return the year that the classes of a period are taken from: the calendar year before it began."""
    year = period.first.isocalendar().year if period.kind is PeriodKind.WEEK else period.first.year
    return year_period(year - 1)


@dataclass(frozen=True)
class Classes:
    """The lower bounds of the classes, and where they come from, worded."""

    breaks: tuple[float, ...]
    reason: str


def chosen_classes(
    settings: MunicipalitySettings | None,
    reference: ObservationTable | None,
    period: Period | None,
    bandwidth: float,
) -> Classes | None:
    """Choose the classes: the municipality's own, else the reference year's; None where neither can say."""
    if settings is not None and settings.density_breaks is not None:
        return Classes(settings.density_breaks, translate("est", "the municipality's own classes"))
    if reference is None or period is None:
        return None
    breaks = reference_breaks(reference, period, bandwidth)
    if breaks is None:
        return None
    year = reference_year(period).first.year + 1
    return Classes(breaks, translate("est", "the same classes for all of {year}", year=year))


def reference_breaks(
    reference: ObservationTable, period: Period, bandwidth: float
) -> tuple[float, ...] | None:
    """Return class breaks for a period from the points of its reference year; None with hardly any.

    The year is cut into parts as long as the period; the greatest density of its busiest parts decides.
    """
    if reference.has_point.sum() <= LEAST_REFERENCE_EVENTS:
        return None
    parts = _cut_up(reference, period)
    cell_size = cell_size_for(bandwidth)
    return class_breaks(max(surface(part, bandwidth, cell_size).maximum for part in parts))


def _cut_up(reference: ObservationTable, period: Period) -> list[ObservationTable]:
    """Cut a year into parts of equal length, as long as the period, and return the busiest."""
    parts = max(1, round(1 / _share_of_a_year(period)))
    first, last = (
        np.datetime64(moment.replace(tzinfo=None), "ms") for moment in reference_year(period).bounds()
    )
    part = ((reference.start - first) * parts // (last - first)).astype(np.int64)
    events = np.bincount(part[reference.has_point & (part >= 0) & (part < parts)], minlength=parts)
    busiest = np.argsort(-events, kind="stable")[:BUSIEST_PARTS]
    return [reference.take(part == number) for number in busiest if events[number]]


def surface(
    points: ObservationTable,
    bandwidth: float,
    cell_size: float,
    *,
    extent: tuple[float, float, float, float] | None = None,
    progress: Progress = SILENT,
) -> Density:
    """Return the quartic density per km² of the points, over their own extent or the one given."""
    if extent is None:
        grid = Grid.of_points(points.x, points.y, cell_size, Kernel.QUARTIC.padding(bandwidth))
    else:
        grid = Grid.covering(extent, cell_size)
    smoothing = Smoothing(bandwidth)
    return kernel_density(points.x, points.y, grid, smoothing, weights=points.weight, progress=progress)


def density_answer(
    reading: Reading,
    bandwidth: Bandwidth,
    *,
    classes: Classes | None = None,
    extent: tuple[float, float, float, float] | None = None,
    cell_size: float | None = None,
    progress: Progress = SILENT,
) -> DensityAnswer | None:
    """Return the heatmap of what was read; None where no observation has an exact place.

    ``extent`` in the reading's CRS. ``classes`` are those of the series; without them the surface's own.
    Raises AnalysisError for a raster over the cap, CancelledError.
    """
    points = reading.points()
    if len(points) == 0:
        return None
    size = cell_size or cell_size_for(bandwidth.metres)
    density = surface(points, bandwidth.metres, size, extent=extent, progress=progress)
    own = Classes(class_breaks(density.maximum), translate("est", "classes from these events alone"))
    return answer_of(density, reading, bandwidth, classes or own)


def answer_of(density: Density, reading: Reading, bandwidth: Bandwidth, classes: Classes) -> DensityAnswer:
    """Put a computed surface into words and into the form that maps and sheets show."""
    grid = density.grid
    left_out = reading.left_out_of_points()
    basis = Basis(
        n=density.count,
        sentence=density_sentence(density, bandwidth, left_out=left_out_sentence(left_out)),
        left_out=left_out,
        warnings=reading.notices,
        recipe={
            "question": "density",
            "crs": reading.crs,
            "bandwidth_m": bandwidth.metres,
            "cell_size_m": grid.cell_size,
            "kernel": density.smoothing.kernel.value,
            "unit": density.smoothing.unit.value,
            "breaks": [float(value) for value in classes.breaks],
        },
    )
    return DensityAnswer(
        basis=basis,
        crs=reading.crs,
        x_min=grid.bounds[0],
        y_max=grid.bounds[3],
        cell_size=grid.cell_size,
        values=np.ascontiguousarray(grid.north_up(density.values), dtype=np.float32),
        bandwidth_m=bandwidth.metres,
        breaks=tuple(float(value) for value in classes.breaks),
        kernel=density.smoothing.kernel.value,
        classes_reason=classes.reason,
    )


def density_sentence(density: Density, bandwidth: Bandwidth, left_out: str = "") -> str:
    """Say what a surface shows: how many events, how dense at most, by which bandwidth."""
    if density.count == 0:
        told = translate("est", "No event with an exact place, so there is no density to show.")
    else:
        told = translate(
            "est",
            "{events} with an exact place; at most {maximum} per km² ({bandwidth}).",
            events=events(density.count),
            maximum=figure(density.maximum, 1),
            bandwidth=bandwidth.reason,
        )
    return sentences(told, left_out)
