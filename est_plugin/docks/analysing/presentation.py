"""How an answer stands in the analysis dock; its words and numbers are the answer's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...answers.analyses.asked import Asked, Setting
from ...answers.analyses.asking_change import ChangeAsked
from ...answers.analyses.asking_when import TimePatternAsked
from ...answers.analyses.cut_hotspots import CutHotspots
from ...answers.analyses.heatmap import HeatmapAnswer
from ...answers.analyses.ranking import Order, Ranked
from ...answers.analyses.result_map import ResultMap
from ...answers.basis import Basis, Direction
from ...answers.lagesbild.parts import ChangeRow, HotPlacesAnswer
from ...answers.week.linked import Linked
from ...answers.wording import direction_word, sentences
from ...charts.bars import Bar, bar_chart
from ...charts.ratios import RatioRow, ratio_chart
from ...charts.week import week_chart_with_sums, week_charts
from ...project.language import translate
from ...project.swedish import EN_DASH, MONTHS, NO_BREAK, WEEKDAYS_SHORT, decimal, figure, interval, number

CHART_ROWS = 8
CHART_WIDTH_MM = 76.0
"""As wide as a narrow dock, so that the chart's text is as large as the dock's."""


@dataclass(frozen=True)
class Shown:
    """What the dock shows. ``numeric`` are the columns set flush right; ``basis`` is None for a refusal.

    ``linked`` has a row for each of the table's first.
    """

    sentence: str
    notices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    numeric: frozenset[int] = frozenset()
    directions: tuple[Direction, ...] = ()
    svg: bytes | None = None
    tooltips: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    map: ResultMap | None = None
    linked: Linked | None = None
    basis: Basis | None = None
    is_refusal: bool = False


def show_heatmap(answer: HeatmapAnswer) -> Shown:
    """The heatmap itself stands on the map; here its sentence."""
    basis = answer.density.basis if answer.density is not None else None
    return Shown(answer.sentence, answer.notices, basis=basis)


def show_hotspots(asked: Asked[CutHotspots], heatmap: HeatmapAnswer) -> Shown:
    """The hotspots cut from the heatmap, those with most events first."""
    answer = asked.answer
    polygons = answer.found.polygons
    bars = [
        Bar(name, each.events, text=number(each.events))
        for name, each in zip(answer.names[:CHART_ROWS], polygons[:CHART_ROWS], strict=True)
    ]
    return Shown(
        sentences(answer.told, heatmap.sentence),
        answer.basis.warnings,
        (translate("est", "Hotspot"), translate("est", "Events"), translate("est", "km²")),
        tuple(
            (name, number(each.events), decimal(each.area_km2, 2))
            for name, each in zip(answer.names, polygons, strict=True)
        ),
        frozenset({1, 2}),
        svg=bar_chart(bars, CHART_WIDTH_MM) if bars else None,
        settings=asked.settings,
        map=asked.map,
        linked=asked.linked,
        basis=answer.basis,
    )


def show_change(asked: Asked[ChangeAsked]) -> Shown:
    """Areas and kinds, what goes in the wrong direction first, with intervals."""
    answer = asked.answer.answer
    ranked = asked.answer.rows or (Ranked(answer.headline, 0, 0, 0),)
    rows = [each.row for each in ranked]
    has_ranks = asked.answer.order is not Order.WRONG_DIRECTION and bool(asked.answer.rows)
    by_rate = asked.answer.order is Order.RATE
    columns = (
        *((translate("est", "Rank"),) if has_ranks else ()),
        translate("est", "Where and what"),
        translate("est", "Now"),
        translate("est", "Before"),
        *((translate("est", "Per 1,000"),) if by_rate else ()),
        translate("est", "Verdict"),
    )
    return Shown(
        answer.basis.sentence,
        answer.basis.warnings,
        columns,
        tuple(_change_cells(each, has_ranks=has_ranks, by_rate=by_rate) for each in ranked),
        frozenset(range(1, 3)) if not has_ranks else frozenset({0, 2, 3, *((4,) if by_rate else ())}),
        tuple(row.direction for row in rows),
        ratio_chart(_ratio_rows(rows[:CHART_ROWS]), CHART_WIDTH_MM),
        tuple(_interval(row) for row in rows),
        asked.settings,
        asked.map,
        asked.linked if asked.answer.rows else None,
        answer.basis,
    )


def show_time_pattern(asked: Asked[TimePatternAsked]) -> Shown:
    """Weekday by hour with their sums, and the months; the rest of the municipality beside chosen areas."""
    here = asked.answer.here
    rows = [(MONTHS[month].capitalize(), number(count)) for month, count in enumerate(here.months) if count]
    seasons = (
        translate("est", "Winter (Dec–Feb)"),
        translate("est", "Spring (Mar–May)"),
        translate("est", "Summer (Jun–Aug)"),
        translate("est", "Autumn (Sep–Nov)"),
    )
    several = len(rows) > 1
    if several:
        rows += [(name, number(count)) for name, count in zip(seasons, here.seasons, strict=True) if count]
    return Shown(
        here.basis.sentence,
        here.basis.warnings,
        (translate("est", "Month and season"), translate("est", "Events")) if several else (),
        tuple(rows) if several else (),
        frozenset({1}),
        svg=_week_picture(asked.answer),
        settings=asked.settings,
        basis=here.basis,
    )


def _week_picture(answer: TimePatternAsked) -> bytes | None:
    here, rest = answer.here, answer.rest
    if not here.says_when:
        return None
    if rest is None or not rest.says_when:
        return week_chart_with_sums(here.weights, WEEKDAYS_SHORT, CHART_WIDTH_MM)
    titles = (translate("est", "Here"), translate("est", "The rest of the municipality"))
    return week_charts((here.weights, rest.weights), titles, WEEKDAYS_SHORT, CHART_WIDTH_MM)


def show_places(asked: Asked[HotPlacesAnswer]) -> Shown:
    """The most affected places."""
    answer = asked.answer
    bars = [Bar(place.name, place.count, text=number(place.count)) for place in answer.places[:CHART_ROWS]]
    return Shown(
        answer.basis.sentence,
        answer.basis.warnings,
        ("", translate("est", "Place"), translate("est", "Events")),
        tuple((number(place.rank), place.name, number(place.count)) for place in answer.places),
        frozenset({0, 2}),
        svg=bar_chart(bars, CHART_WIDTH_MM) if bars else None,
        settings=asked.settings,
        map=asked.map,
        linked=asked.linked,
        basis=answer.basis,
    )


def _change_cells(ranked: Ranked, *, has_ranks: bool, by_rate: bool) -> tuple[str, ...]:
    row = ranked.row
    return (
        *((_rank(ranked),) if has_ranks else ()),
        row.name,
        number(row.count),
        EN_DASH if row.compare_count is None else number(row.compare_count),
        *((EN_DASH if row.per_thousand is None else decimal(row.per_thousand),) if by_rate else ()),
        direction_word(row.direction),
    )


def _rank(ranked: Ranked) -> str:
    """Return ``2 (1–4)``: the rank, and what its uncertainty allows."""
    if not ranked.rank:
        return EN_DASH
    if ranked.best == ranked.worst:
        return number(ranked.rank)
    return f"{number(ranked.rank)}{NO_BREAK}({number(ranked.best)}{EN_DASH}{number(ranked.worst)})"


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


def worded_settings(settings: Sequence[Setting]) -> tuple[tuple[str, str], ...]:
    """Return settings as a person reads them: label and value."""
    return tuple((setting.label, _worded(setting)) for setting in settings)


def _worded(setting: Setting) -> str:
    if isinstance(setting.value, bool):
        return translate("est", "yes") if setting.value else translate("est", "no")
    if isinstance(setting.value, str):
        return next(
            (option.label for option in setting.options if option.value == setting.value), setting.value
        )
    return f"{figure(float(setting.value))} {setting.unit}".strip()
