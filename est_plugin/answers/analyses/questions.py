"""What the questions share: two periods read for comparing, the year up to a period, too few events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...analysis.progress import SILENT, Part, Progress
from ...domain.area_count import AreaCount
from ...domain.local_time import local_today
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.period import Period, PeriodKind, period_around
from ...domain.selection import Selection
from ..ground import Ground, ground_of
from ..lagesbild.parts import ChangeAnswer
from ..reading import read_selection
from ..week.reporters import ReporterDifference, compare_reporters, of_those_in_both
from .change import Compared, How, change_answer

if TYPE_CHECKING:
    from ...store.gateway import Gateway


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
