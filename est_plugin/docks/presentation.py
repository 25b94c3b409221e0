"""How an answer stands in the analysis dock; its words and numbers are the answer's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..answers.basis import Direction
from ..answers.heatmap import HeatmapAnswer
from ..answers.parts import ChangeAnswer, ChangeRow, HotPlacesAnswer, TimePatternAnswer
from ..answers.wording import direction_word
from ..charts.ratios import RatioRow, ratio_chart
from ..charts.week import week_chart
from ..project.language import translate
from ..project.swedish import EN_DASH, WEEKDAYS_SHORT, decimal, interval, number

CHART_ROWS = 8
CHART_WIDTH_MM = 76.0
"""As wide as a narrow dock, so that the chart's text is as large as the dock's."""


@dataclass(frozen=True)
class Shown:
    """What the dock shows: texts only. ``numeric`` are the columns set flush right."""

    sentence: str
    notices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    numeric: frozenset[int] = frozenset()
    directions: tuple[Direction, ...] = ()
    svg: bytes | None = None
    tooltips: tuple[str, ...] = ()


def show_heatmap(answer: HeatmapAnswer) -> Shown:
    """The heatmap itself stands on the map; here its sentence."""
    return Shown(answer.sentence, answer.notices)


def show_change(answer: ChangeAnswer) -> Shown:
    """Areas and kinds, what goes in the wrong direction first, with intervals."""
    rows = answer.rows or (answer.headline,)
    return Shown(
        answer.basis.sentence,
        answer.basis.warnings,
        (
            translate("est", "Where and what"),
            translate("est", "Now"),
            translate("est", "Before"),
            translate("est", "Verdict"),
        ),
        tuple(_change_cells(row) for row in rows),
        frozenset({1, 2}),
        tuple(row.direction for row in rows),
        ratio_chart(_ratio_rows(rows[:CHART_ROWS]), CHART_WIDTH_MM),
        tuple(_interval(row) for row in rows),
    )


def show_time_pattern(answer: TimePatternAnswer) -> Shown:
    """Weekday by hour."""
    return Shown(
        answer.basis.sentence,
        answer.basis.warnings,
        svg=week_chart(answer.weights, WEEKDAYS_SHORT, CHART_WIDTH_MM),
    )


def show_places(answer: HotPlacesAnswer) -> Shown:
    """The most affected places."""
    return Shown(
        answer.basis.sentence,
        answer.basis.warnings,
        ("", translate("est", "Place"), translate("est", "Events")),
        tuple((number(place.rank), place.name, number(place.count)) for place in answer.places),
        frozenset({0, 2}),
    )


def _change_cells(row: ChangeRow) -> tuple[str, ...]:
    return (
        row.name,
        number(row.count),
        EN_DASH if row.compare_count is None else number(row.compare_count),
        direction_word(row.direction),
    )


def _interval(row: ChangeRow) -> str:
    if row.ci_low is None or row.ci_high is None or row.rate_ratio is None:
        return ""
    return translate(
        "est",
        "{ratio} times as many (95 %: {interval})",
        ratio=decimal(row.rate_ratio),
        interval=interval(row.ci_low, row.ci_high),
    )


def _ratio_rows(rows: Sequence[ChangeRow]) -> list[RatioRow]:
    return [
        RatioRow(
            row.name,
            row.rate_ratio,
            row.ci_low,
            row.ci_high,
            row.direction.value,
            direction_word(row.direction),
        )
        for row in rows
    ]
