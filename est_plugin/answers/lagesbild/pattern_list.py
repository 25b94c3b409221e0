"""*Tillfälligt eller ett mönster?* area by area, for a sheet."""

from __future__ import annotations

from ...analysis.persistence import Pattern
from ...analysis.progress import SILENT, Progress
from ...domain.period import Period
from ...project.language import sentence, translate
from ...project.swedish import number, period_days
from ..analyses.patterns import Step, pattern_word, patterns_of_areas
from ..ground import Ground
from ..layer_reading import NoObservationsError
from ..membership import membership
from ..reading import Reading
from .sections import Cell, Column, TableSection, Tone

_PATTERN_KINDS = (Pattern.PERSISTENT.value, Pattern.INTENSIFYING.value)
_PASSING_KINDS = (Pattern.SPORADIC.value, Pattern.HISTORICAL.value)


def patterns_section(
    reading: Reading, ground: Ground, year: Period, progress: Progress = SILENT
) -> TableSection:
    """Return a row an area: its pattern over a year, and what that says. Raises CancelledError."""
    if not ground.shown.areas:
        return _table((), translate("est", "There are no areas in the database to show."), year)
    lies_in = membership(reading.counted, ground.shown, ground.own)
    try:
        found = patterns_of_areas(reading, year, Step.MONTH, ground.shown.shapes, lies_in, progress)
    except NoObservationsError as error:
        return _table((), sentence(error), year)
    rows = []
    for index, area in enumerate(ground.shown.areas):
        pattern = str(found.result.pattern[index])
        counts = found.counts[index]
        trend = float(found.result.trend.p[index])
        rows.append(
            (
                Cell(area.name),
                Cell(number(int(counts.sum()))),
                Cell(_trend_word(float(found.result.trend.z[index]), trend), Tone.QUIET),
                Cell(pattern_word(pattern), Tone.STRONG),
                Cell(_meaning(pattern)),
            )
        )
    order = sorted(range(len(rows)), key=lambda i: (-int(found.counts[i].sum()), rows[i][0].text))
    return _table(tuple(rows[index] for index in order), "", year)


def _meaning(pattern: str) -> str:
    if pattern in _PATTERN_KINDS:
        return translate("est", "a pattern")
    if pattern in _PASSING_KINDS:
        return translate("est", "passing")
    if pattern == Pattern.NEW.value:
        return translate("est", "too early to say")
    if pattern == Pattern.DIMINISHING.value:
        return translate("est", "a pattern that weakens")
    return translate("est", "does not stand out")


def _trend_word(z: float, p: float) -> str:
    if p >= 0.05:
        return translate("est", "no certain trend")
    return translate("est", "rising") if z > 0 else translate("est", "falling")


def _table(rows: tuple[tuple[Cell, ...], ...], empty: str, year: Period) -> TableSection:
    return TableSection(
        "patterns",
        translate("est", "Passing or a pattern?"),
        (
            Column(translate("est", "area"), 1.0),
            Column(translate("est", "events"), 0.0, right=True),
            Column(translate("est", "trend"), 0.0),
            Column(translate("est", "pattern"), 0.0),
            Column(translate("est", "that is"), 0.7),
        ),
        rows,
        empty=empty,
        aside=period_days(year),
        note=translate(
            "est",
            "An area is hot in a month when it holds more than chance would give it, had the month's events"
            " been spread evenly over the areas; trend by Mann-Kendall.",
        ),
    )
