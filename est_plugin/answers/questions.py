"""The coordinator's questions, asked of the open database for the filter as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely

from ..analysis.near_repeat import MIN_EVENTS
from ..analysis.progress import SILENT, Part, Progress
from ..domain.area_count import AreaCount
from ..domain.local_time import local_today
from ..domain.message import QT_TRANSLATE_NOOP, EstError
from ..domain.period import Period, PeriodKind, period_around
from ..domain.selection import Selection
from .change import Compared, How, Rule, change_answer, not_compared
from .ground import Ground, default_compare, ground_of
from .heatmap import read_heatmap_source
from .hot_cells import HotCells, HotCellsRequest, hot_cells
from .membership import membership
from .near_repeat import NearRepeat, NearRepeatRequest, near_repeat
from .parts import ChangeAnswer, HotPlacesAnswer, TimePatternAnswer
from .patterns import Patterns, Step, patterns_of_areas, patterns_of_cells
from .places import hot_places_answer
from .reading import read_selection
from .reporters import ReporterDifference, compare_reporters, of_those_in_both
from .time_pattern import time_pattern_answer

if TYPE_CHECKING:
    from ..store.gateway import Gateway


PATTERN_CELL_M = 500.0
NEAR_REPEAT_NEEDS_MORE = QT_TRANSLATE_NOOP(
    "est",
    "Near repeats need some {least} events with place and time; the selection has {count}."
    " Choose a longer period or more kinds.",
)


class TooFewEventsError(EstError):
    """A question that needs more events than the selection holds."""


@dataclass(frozen=True)
class ChangeSource:
    """What a comparison is made from: both readings, the areas, and who reported."""

    compared: Compared
    ground: Ground
    counts: tuple[AreaCount, ...]
    reporters: ReporterDifference

    def answer(self, how: How, progress: Progress = SILENT, *, reporters: bool = True) -> ChangeAnswer:
        """Compare. Without ``reporters`` nothing is said of them. Raises EstError."""
        return change_answer(
            self.compared,
            self.ground.shown,
            self.ground.own,
            how=how,
            counts=self.counts,
            reporters=self.reporters if reporters else None,
            progress=progress,
        )

    def of_the_same_reporters(self) -> ChangeSource:
        """Return the same from those organisations alone that reported in both periods."""
        now, before = (
            of_those_in_both(each, self.reporters) for each in (self.compared.now, self.compared.before)
        )
        return replace(self, compared=replace(self.compared, now=now, before=before), counts=())


def read_change(
    gateway: Gateway, selection: Selection, period: Period, against: Period, progress: Progress = SILENT
) -> ChangeSource:
    """Read two periods of a selection, its areas and who reported. Raises EstError."""
    now = read_selection(gateway, selection.with_period(period), Part(progress, 0.0, 0.5))
    before = read_selection(gateway, selection.with_period(against), Part(progress, 0.5, 1.0))
    ground = ground_of(gateway, selection, now.crs)
    reports, earlier = (
        gateway.observation_table(Selection(days, sources=selection.sources)) for days in (period, against)
    )
    # Counts by area know neither hours of the week nor who reported.
    counts = gateway.area_counts() if selection.hours is None else ()
    return ChangeSource(
        Compared(now, before, period, against),
        ground,
        counts,
        compare_reporters(reports, earlier, period, against, ground.organisations),
    )


def ask_change(
    gateway: Gateway, selection: Selection, progress: Progress = SILENT, compare: Period | None = None
) -> ChangeAnswer:
    """*Vad har ändrats?* Compare with ``compare``, else with :func:`default_compare`. Raises EstError."""
    against = compare or default_compare(gateway, selection)
    if selection.period is None or against is None:
        return not_compared(read_selection(gateway, selection, progress))
    source = read_change(gateway, selection, selection.period, against, Part(progress, 0.0, 0.7))
    return source.answer(How(Rule(min_count=source.ground.settings.min_count)), Part(progress, 0.7, 1.0))


def ask_time_pattern(
    gateway: Gateway, selection: Selection, progress: Progress = SILENT
) -> TimePatternAnswer:
    """*När på veckan?* Raises EstError."""
    reading = read_selection(gateway, selection, Part(progress, 0.0, 0.6))
    return time_pattern_answer(reading, Part(progress, 0.6, 1.0))


def ask_patterns(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> Patterns:
    """*Tillfälligt eller ett mönster?* The year of whole months up to the period's end, by compared area.

    Without areas by cells of 500 m. Raises EstError.
    """
    year = year_up_to(selection.period)
    reading = read_selection(gateway, selection.with_period(year), Part(progress, 0.0, 0.6))
    ground = ground_of(gateway, selection, reading.crs)
    if not ground.shown.areas:
        return patterns_of_cells(reading, year, Step.MONTH, PATTERN_CELL_M, Part(progress, 0.6, 1.0))
    lies_in = membership(reading.counted, ground.shown, ground.own)
    found = patterns_of_areas(
        reading, year, Step.MONTH, ground.shown.shapes, lies_in, Part(progress, 0.6, 1.0)
    )
    return replace(found, names=tuple(area.name for area in ground.shown.areas))


def ask_near_repeat(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> NearRepeat:
    """*Sker det igen i närheten?* Within 100, 200 and 400 m and one, two and four weeks.

    Raises TooFewEventsError below 50 events with place and time, else EstError.
    """
    reading = read_selection(gateway, selection, Part(progress, 0.0, 0.3))
    n = len(reading.points())
    if n < MIN_EVENTS:
        raise TooFewEventsError(NEAR_REPEAT_NEEDS_MORE, least=MIN_EVENTS, count=n)
    request = NearRepeatRequest((100.0, 200.0, 400.0), (7, 14, 28))
    return near_repeat(reading, request, Part(progress, 0.3, 1.0))


def ask_hot_cells(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> HotCells:
    """*Är det en hotspot?* Gi* on cells of half the heatmap's bandwidth, in the compared areas.

    Raises EstError.
    """
    source = read_heatmap_source(gateway, selection, Part(progress, 0.0, 0.6))
    ground = ground_of(gateway, selection, source.reading.crs)
    bandwidth = source.settings.heatmap_bandwidth_m or source.advice.metres
    area = shapely.union_all(list(ground.shown.shapes)) if ground.shown.shapes else None
    request = HotCellsRequest(bandwidth / 2, bandwidth, area=area)
    return hot_cells(source.reading, request, Part(progress, 0.6, 1.0))


def last_day_of(period: Period | None) -> Period:
    """Return the period, today where there is none."""
    return period if period is not None else Period(local_today(), local_today())


def year_up_to(period: Period | None) -> Period:
    """Return the twelve whole months that end with the period, or with its month if that is begun."""
    last = period.last if period is not None else local_today()
    end = period_around(last, PeriodKind.MONTH)
    first = end
    for _ in range(11):
        first = first.previous()
    return Period(first.first, end.last)


def ask_places(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> HotPlacesAnswer:
    """*Vilka platser?* Raises EstError."""
    return hot_places_answer(read_selection(gateway, selection, progress), gateway)
