"""The whole lägesbild of a period: every part answered, and the words that hold them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...analysis.progress import SILENT, Part, Progress
from ...analysis.table import ObservationTable
from ...domain.area_count import AreaCount
from ...domain.category import CategoryKind
from ...domain.local_time import local_today
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.swedish import day_iso, period_column, period_label
from ..analyses.change import Compared, How, Rule, change_answer, not_compared
from ..analyses.density import chosen_bandwidth, chosen_classes, density_answer, reference_year
from ..analyses.places import hot_places_answer
from ..analyses.time_pattern import time_pattern_answer
from ..basis import Basis
from ..ground import Ground, ground_of
from ..insatser.insatser import InsatsWork, insatser_answer
from ..reading import Reading, read_selection
from ..week.reporters import ReporterDifference, compare_reporters
from ..week.reporting import reporting_answer
from ..wording import sentences
from .kinds import kinds_answer
from .lagesbild_words import Told, audience_internal, footer, subtitle, summary, title
from .parts import ChangeAnswer, DensityAnswer, LagesbildAnswer, MapArea, MapContent
from .planned import coming_days, planned_answer

if TYPE_CHECKING:
    from ...store.gateway import Gateway

MAP_MARGIN = 0.04
"""As a share of the longer side, round the areas."""

LEAST_SIDE_M = 400.0
_SURROUNDINGS = 0.5


class NoPeriodError(EstError):
    """A lägesbild was asked for without its period."""


@dataclass(frozen=True)
class Read:
    """All that was read for a lägesbild."""

    period: Period
    now: Reading
    before: Reading | None
    compare: Period | None
    reference: Reading | None
    reports: ObservationTable
    earlier_reports: ObservationTable | None
    ground: Ground
    area_counts: tuple[AreaCount, ...]


def lagesbild(
    gateway: Gateway,
    selection: Selection,
    compare: Period | None = None,
    *,
    now: datetime | None = None,
    progress: Progress = SILENT,
) -> LagesbildAnswer:
    """Answer all that an internal lägesbild says about a selection, compared with ``compare``.

    Without ``compare`` nothing is compared. ``now`` (aware, else the clock) decides what is late, what is
    coming and the date of production. Raises NoPeriodError, StoreError, AnalysisError, CancelledError.
    """
    read = read_lagesbild(gateway, selection, compare, Part(progress, 0.0, 0.5))
    return lagesbild_of(gateway, selection, read, now=now, progress=Part(progress, 0.5, 1.0))


def read_lagesbild(
    gateway: Gateway, selection: Selection, compare: Period | None, progress: Progress = SILENT
) -> Read:
    """Read what a lägesbild is made from. Raises NoPeriodError, StoreError, CancelledError."""
    return _read(gateway, selection, _required_period(selection), compare, progress)


def lagesbild_of(
    gateway: Gateway,
    selection: Selection,
    read: Read,
    *,
    now: datetime | None = None,
    progress: Progress = SILENT,
) -> LagesbildAnswer:
    """Answer a lägesbild from what was read for it. Raises as :func:`lagesbild`."""
    period, moment = read.period, now or datetime.now(UTC)
    categories = read.now.categories
    density = _density(read, Part(progress, 0.0, 0.4))
    reporters = _reporters(read)
    change = _change(read, reporters, Part(progress, 0.4, 0.6))
    pattern = time_pattern_answer(read.now, Part(progress, 0.6, 0.8))
    ground = read.ground
    insatser = insatser_answer(
        InsatsWork(gateway.insatser(), gateway.insats_areas(), gateway.follow_ups()),
        ground.own,
        ground.shown,
        ground.organisations,
        period,
        local_today(moment),
        only_in_shown=ground.is_chosen,
    )
    planned_kinds = frozenset(
        uuid for uuid, kind in categories.items() if kind.kind is CategoryKind.PLANNED_EVENT
    )
    days = coming_days(period, local_today(moment))
    planned = planned_answer(
        gateway.observations(Selection(days, category_uuids=planned_kinds)) if planned_kinds else (),
        categories,
        days,
    )
    told = told_of(selection, read, local_today(moment))
    draft = summary(told, change, pattern, reporters)
    progress.report(1.0)
    return LagesbildAnswer(
        basis=_basis(read, selection, density),
        municipality=ground.settings.municipality_name,
        title=title(told),
        subtitle=subtitle(told),
        audience=audience_internal(),
        produced=day_iso(local_today(moment)),
        period_label=period_label(period),
        compare_label=period_label(read.compare) if read.compare is not None else None,
        compare_short=period_column(read.compare) if read.compare is not None else None,
        period_short=period_column(period),
        summary=sentences(*(part.text for part in draft)),
        map=_map(read),
        density=density,
        change=change,
        kinds=kinds_answer(read.now, read.before),
        time_pattern=pattern,
        places=hot_places_answer(read.now, gateway),
        insatser=insatser,
        planned=planned,
        reporting=reporting_answer(read.reports, gateway.organisations()),
        footer=footer(told, density),
        draft=draft,
    )


def told_of(selection: Selection, read: Read, today: date) -> Told:
    """Return what the words of a lägesbild are about."""
    return Told(
        selection, read.period, read.compare, read.ground, read.now.categories, read.now, read.before, today
    )


def _required_period(selection: Selection) -> Period:
    if selection.period is None:
        raise NoPeriodError(
            QT_TRANSLATE_NOOP(
                "est", "A lägesbild needs a period. Choose a week, a month, a tertial, a year or two dates."
            )
        )
    return selection.period


def _read(
    gateway: Gateway, selection: Selection, period: Period, compare: Period | None, progress: Progress
) -> Read:
    now = read_selection(gateway, selection, Part(progress, 0.0, 0.3))
    before = reference = earlier = None
    if compare is not None:
        before = read_selection(gateway, selection.with_period(compare), Part(progress, 0.3, 0.6))
        earlier = gateway.observation_table(Selection(compare, sources=selection.sources))
    settings = gateway.settings()
    if settings.density_breaks is None or settings.heatmap_bandwidth_m is None:
        year = selection.with_period(reference_year(period))
        reference = read_selection(gateway, year, Part(progress, 0.6, 0.9))
    reports = gateway.observation_table(Selection(period, sources=selection.sources))
    ground = ground_of(gateway, selection, now.crs)
    counts = gateway.area_counts()
    return Read(period, now, before, compare, reference, reports, earlier, ground, counts)


def _density(read: Read, progress: Progress) -> DensityAnswer | None:
    settings = read.ground.settings
    points = read.now.points()
    if len(points) == 0:
        return None
    reference = read.reference.points() if read.reference is not None else None
    near = read.ground.within(points)
    near_reference = read.ground.within(reference) if reference is not None else None
    bandwidth = chosen_bandwidth(None, settings, near, near_reference, read.period)
    classes = chosen_classes(settings, reference, read.period, bandwidth.metres)
    return density_answer(
        read.now,
        bandwidth,
        classes=classes,
        extent=_surface_extent(read, bandwidth.metres),
        progress=progress,
    )


def _reporters(read: Read) -> ReporterDifference | None:
    if read.compare is None or read.earlier_reports is None:
        return None
    return compare_reporters(
        read.reports, read.earlier_reports, read.period, read.compare, read.ground.organisations
    )


def _change(read: Read, reporters: ReporterDifference | None, progress: Progress) -> ChangeAnswer:
    if read.before is None or read.compare is None:
        return not_compared(read.now)
    compared = Compared(read.now, read.before, read.period, read.compare)
    how = How(Rule(min_count=read.ground.settings.min_count))
    return change_answer(
        compared,
        read.ground.shown,
        read.ground.own,
        how=how,
        counts=read.area_counts,
        reporters=reporters,
        progress=progress,
    )


def _map(read: Read) -> MapContent:
    points = read.now.points()
    shown = read.ground.shown
    areas = tuple(
        MapArea(area.uuid, area.name, shapely.to_wkb(shape))
        for area, shape in zip(shown.areas, shown.shapes, strict=True)
        if not shape.is_empty
    )
    return MapContent(read.now.crs, map_extent(read), areas, points.x, points.y)


def map_extent(read: Read) -> tuple[float, float, float, float]:
    """Return what the map shows: the areas with a margin; without areas the events, then all areas."""
    points = read.now.points()
    shapes = [shape for shape in read.ground.shown.shapes if not shape.is_empty]
    if not shapes and len(points) == 0:
        shapes = [shape for shape in read.ground.own.shapes if not shape.is_empty]
    if shapes:
        bounds = shapely.total_bounds(shapes)
    elif len(points):
        # The outermost hundredth on each side may be mistaken places far away.
        low, high = np.percentile(np.column_stack([points.x, points.y]), [1, 99], axis=0)
        bounds = np.concatenate([low, high])
    else:
        return 0.0, 0.0, LEAST_SIDE_M, LEAST_SIDE_M
    x_min, y_min, x_max, y_max = (float(value) for value in bounds)
    margin = MAP_MARGIN * max(x_max - x_min, y_max - y_min)
    widen_x, widen_y = (max(margin, (LEAST_SIDE_M - side) / 2) for side in (x_max - x_min, y_max - y_min))
    return x_min - widen_x, y_min - widen_y, x_max + widen_x, y_max + widen_y


def _surface_extent(read: Read, bandwidth: float) -> tuple[float, float, float, float]:
    """Return where the density is computed: as far as events reach, half a map round the map at most.

    The map's frame has another shape than its extent, so more than the extent may be seen.
    """
    x_min, y_min, x_max, y_max = map_extent(read)
    around = _SURROUNDINGS * max(x_max - x_min, y_max - y_min)
    points = read.now.points()
    reach_x = float(points.x.min()) - bandwidth, float(points.x.max()) + bandwidth
    reach_y = float(points.y.min()) - bandwidth, float(points.y.max()) + bandwidth
    left, right = max(x_min - around, reach_x[0]), min(x_max + around, reach_x[1])
    low, high = max(y_min - around, reach_y[0]), min(y_max + around, reach_y[1])
    if left >= right or low >= high:
        return x_min, y_min, x_max, y_max
    return left, low, right, high


def _basis(read: Read, selection: Selection, density: DensityAnswer | None) -> Basis:
    notices = (*read.now.notices, *read.ground.shown.notices())
    return Basis(
        n=len(read.now.counted),
        left_out=read.now.left_out_of_points(),
        warnings=tuple(dict.fromkeys(notices)),
        recipe={
            "question": "lagesbild",
            "period": read.period.code(),
            "compare": read.compare.code() if read.compare is not None else None,
            "categories": sorted(selection.category_uuids),
            "sources": sorted(str(source) for source in selection.sources),
            "areas": sorted(selection.area_uuids),
            "crs": read.now.crs,
            "bandwidth_m": density.bandwidth_m if density is not None else None,
            "breaks": list(density.breaks) if density is not None else None,
            "cell_size_m": density.cell_size if density is not None else None,
        },
    )
