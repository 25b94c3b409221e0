"""What was observed on an insats's polygons before, during and after it, in words and as a time line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ...charts.timeline import Series, timeline_chart
from ...domain.insats import Insats
from ...domain.period import Period
from ...project.language import translate
from ...project.swedish import EN_DASH, day_short, listed, number
from ..area_input import foreign_areas
from ..lagesbild.month_counts import Months, worked_days
from ..layer_reading import of_period
from ..membership import membership
from ..reading import Reading
from ..wording import observations, sentences
from .chain import Chain
from .follow_up_plan import LONGEST_DAYS, Watched

HISTORY_MONTHS = 24


def before_during_after(insats: Insats, watched: Watched, today: date) -> tuple[Period | None, ...]:
    """Return the days before (as many as after, a year at most), during and after; None for none."""
    worked = worked_days(insats, today)
    if worked is None:
        return None, None, None
    last = watched.days.last if watched.days is not None else today
    after = None
    if insats.done_on is not None and last > worked.last:
        end = min(last, worked.last + timedelta(days=LONGEST_DAYS))
        after = Period(worked.last + timedelta(days=1), end)
    length = after.days if after is not None else max(worked.days, 28)
    before_last = worked.first - timedelta(days=1)
    return Period(before_last - timedelta(days=length - 1), before_last), worked, after


def history_of(
    reading: Reading,
    chain: Chain,
    area_uuids: Sequence[str],
    insatser: Iterable[Insats],
    today: date,
    *,
    chart: bool = True,
) -> tuple[str, bytes | None]:
    """Return counts before, during and after in words, and the time line."""
    watched = Watched.of(reading.counted, today)
    ground = foreign_areas(chain.crs, [chain.merged(area_uuids)])
    insatser = list(insatser)
    told = ""
    if len(insatser) == 1:
        parts = []
        for word, days in zip(_phases(), before_during_after(insatser[0], watched, today), strict=True):
            if days is not None:
                inside = membership(of_period(reading, days).counted, ground, chain.own)
                parts.append(f"{word} {number(len(inside.point))} ({_days_text(days)})")
        if parts:
            told = translate("est", "Observed: {phases}.", phases=listed(parts))
        else:
            told = translate("est", "Without a date of its start nothing can be counted before and after.")
    if watched.days is None:
        return sentences(told, translate("est", "Nothing is reported yet.")), None
    pairs = membership(reading.counted, ground, chain.own)
    first = max(watched.days.first, watched.days.last - timedelta(days=HISTORY_MONTHS * 30))
    months = Months.between(first, watched.days.last)
    counts = months.counts(reading.counted, pairs.point)
    if len(insatser) != 1:
        told = translate(
            "est",
            "{observations} here since {day}.",
            observations=observations(int(counts.sum())),
            day=month_day(months.periods[0].first),
        )
    if not chart:
        return told, None
    svg = timeline_chart(
        months.names,
        Series(translate("est", "Events"), [float(count) for count in counts]),
        marks=months.marks(insatser, today, translate("est", "Insats")),
    )
    return told, svg


def _phases() -> tuple[str, str, str]:
    return translate("est", "before"), translate("est", "during"), translate("est", "after")


def _days_text(days: Period) -> str:
    return f"{month_day(days.first)}{EN_DASH}{month_day(days.last)}"


def month_day(day: date) -> str:
    """Return ``15 okt 2026``."""
    return f"{day_short(day)} {day.year}"
