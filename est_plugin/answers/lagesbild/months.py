"""Month by month, beside the year before."""

from __future__ import annotations

from datetime import date

import numpy as np

from ...domain.period import Period, PeriodKind, period_around
from ...project.language import translate
from ...project.swedish import MONTHS_SHORT, number, period_label
from ..layer_reading import bounds_of
from ..reading import Reading
from .sections import Cell, Column, CurveSection, TableSection, Tone

MONTHS_SHOWN = 12


def months_up_to(period: Period) -> tuple[Period, ...]:
    """Return the calendar months of a year; else the twelve that end with the period's last."""
    last = period_around(period.last, PeriodKind.MONTH)
    months = [last]
    while len(months) < MONTHS_SHOWN:
        months.append(months[-1].previous())
    return tuple(reversed(months))


def months_read(period: Period) -> Period:
    """Return all the days that the curve and its compared curve are made from."""
    months = months_up_to(period)
    return Period(months[0].same_last_year().first, months[-1].last)


def counts_of(reading: Reading, steps: tuple[Period, ...]) -> tuple[int, ...]:
    """Return how many counted observations start in each of some steps that follow on one another."""
    edges = np.array([*(bounds_of(step)[0] for step in steps), bounds_of(steps[-1])[1]])
    place = np.searchsorted(edges, reading.counted.start[~np.isnat(reading.counted.start)], side="right") - 1
    inside = place[(place >= 0) & (place < len(steps))]
    return tuple(int(count) for count in np.bincount(inside, minlength=len(steps)))


def months_section(reading: Reading, period: Period, today: date) -> CurveSection:
    """Return the curve of :func:`months_read`, with the year before where that has anything.

    Months that have not begun are unknown.
    """
    months = months_up_to(period)
    before = tuple(month.same_last_year() for month in months)
    compare = counts_of(reading, before)
    counts = tuple(
        None if month.first > today else count
        for month, count in zip(months, counts_of(reading, months), strict=True)
    )
    known = compare if any(compare) else ()
    first, last = months[0], months[-1]
    return CurveSection(
        "months",
        translate("est", "Month by month"),
        tuple(MONTHS_SHORT[month.first.month - 1] for month in months),
        counts,
        known,
        translate("est", "{first} to {last}", first=period_label(first), last=period_label(last)),
        translate("est", "the year before") if known else "",
        translate("est", "Counts as reported; who reports may have changed."),
    )


def months_table(curve: CurveSection) -> TableSection:
    """Return the curve's numbers as a table, so that they stand in text."""
    columns = (Column("", 1.0), *(Column(step, right=True) for step in curve.steps))
    rows = [_row(curve.label, curve.counts, Tone.STRONG)]
    if curve.compare:
        rows.append(_row(curve.compare_label, curve.compare, Tone.QUIET))
    return TableSection(f"{curve.key}_table", "", columns, tuple(rows))


def _row(label: str, counts: tuple[int | None, ...], tone: Tone) -> tuple[Cell, ...]:
    return (Cell(label), *(Cell("" if count is None else number(count), tone) for count in counts))
