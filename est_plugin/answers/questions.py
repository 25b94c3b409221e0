"""The coordinator's questions, asked of the open database for the filter as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..analysis.progress import SILENT, Part, Progress
from ..domain.period import Period
from ..domain.selection import Selection
from .change import Compared, How, Rule, change_answer, not_compared
from .ground import default_compare, ground_of
from .parts import ChangeAnswer, HotPlacesAnswer, TimePatternAnswer
from .places import hot_places_answer
from .reading import read_selection
from .reporters import compare_reporters
from .time_pattern import time_pattern_answer

if TYPE_CHECKING:
    from ..store.gateway import Gateway


def ask_change(
    gateway: Gateway, selection: Selection, progress: Progress = SILENT, compare: Period | None = None
) -> ChangeAnswer:
    """*Vad har ändrats?* Compare with ``compare``, else with :func:`default_compare`. Raises EstError."""
    now = read_selection(gateway, selection, Part(progress, 0.0, 0.4))
    against = compare or default_compare(gateway, selection)
    if selection.period is None or against is None:
        return not_compared(now)
    before = read_selection(gateway, selection.with_period(against), Part(progress, 0.4, 0.7))
    ground = ground_of(gateway, selection, now.crs)
    reports, earlier = (
        gateway.observation_table(Selection(period, sources=selection.sources))
        for period in (selection.period, against)
    )
    return change_answer(
        Compared(now, before, selection.period, against),
        ground.shown,
        ground.own,
        how=How(Rule(min_count=ground.settings.min_count)),
        counts=gateway.area_counts(),
        reporters=compare_reporters(reports, earlier, selection.period, against, ground.organisations),
        progress=Part(progress, 0.7, 1.0),
    )


def ask_time_pattern(
    gateway: Gateway, selection: Selection, progress: Progress = SILENT
) -> TimePatternAnswer:
    """*När på veckan?* Raises EstError."""
    reading = read_selection(gateway, selection, Part(progress, 0.0, 0.6))
    return time_pattern_answer(reading, Part(progress, 0.6, 1.0))


def ask_places(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> HotPlacesAnswer:
    """*Vilka platser?* Raises EstError."""
    return hot_places_answer(read_selection(gateway, selection, progress), gateway)
