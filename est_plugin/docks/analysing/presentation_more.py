"""How the further answers stand in the analysis dock: cells, patterns, near repeats, maps compared."""

from __future__ import annotations

from collections import Counter

import numpy as np

from ...analysis.persistence import Pattern
from ...answers.analyses.asked import Asked
from ...answers.analyses.asking_when import PatternsAsked
from ...answers.analyses.asking_where import HotCellsAsked, class_word
from ...answers.analyses.density_change import DensityChange
from ...answers.analyses.near_repeat import NearRepeat, band
from ...answers.analyses.patterns import pattern_word
from ...answers.analyses.prediction import ComparedMaps, Method, method_word
from ...charts.bars import Bar, bar_chart
from ...charts.months import month_curve
from ...domain.period import parse_period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import EN_DASH, capitalised, decimal, figure, number, percent, period_label
from .presentation import CHART_WIDTH_MM, Shown

_CURVE_HEIGHT_MM = 32.0


def show_hot_cells(asked: Asked[HotCellsAsked]) -> Shown:
    """The cells that stand out, surest first, and how many there are of each class."""
    found = asked.answer.cells
    classes = Counter(int(each) for each in found.hot_class)
    bars = [
        Bar(capitalised(class_word(each)), classes[each], text=number(classes[each]))
        for each in (3, 2, 1, -1, -2, -3)
        if classes[each]
    ]
    rows = tuple(
        (name, number(int(found.count[cell])), class_word(int(found.hot_class[cell])))
        for name, cell in zip(asked.answer.names, asked.answer.listed, strict=True)
    )
    tooltips = tuple(
        translate(
            "est",
            "Gi* z {z}, p {p}, adjusted p {adjusted}",
            z=decimal(float(found.z[cell])),
            p=figure(float(found.p[cell]), 4),
            adjusted=figure(float(found.p_fdr[cell]), 4),
        )
        for cell in asked.answer.listed
    )
    return Shown(
        found.basis.sentence,
        tuple(notice for notice in found.basis.warnings if notice not in found.basis.sentence),
        (translate("est", "Cell"), translate("est", "Events"), translate("est", "Class")),
        rows,
        frozenset({1}),
        svg=bar_chart(bars, CHART_WIDTH_MM) if bars else None,
        tooltips=tooltips,
        settings=asked.settings,
        map=asked.map,
        linked=asked.linked,
        basis=found.basis,
    )


def show_density_change(asked: Asked[DensityChange], selection: Selection) -> Shown:
    """The surface stands on the map; here how many events there were."""
    found = asked.answer
    compare = parse_period(str(found.basis.recipe["compare"]))
    now = period_label(selection.period) if selection.period is not None else ""
    bars = [
        Bar(capitalised(now), found.basis.n, text=number(found.basis.n)),
        Bar(capitalised(period_label(compare)), found.compare_n, text=number(found.compare_n)),
    ]
    return Shown(
        found.basis.sentence,
        found.basis.warnings,
        svg=bar_chart(bars, CHART_WIDTH_MM),
        settings=asked.settings,
        map=asked.map,
        basis=found.basis,
    )


def show_patterns(asked: Asked[PatternsAsked]) -> Shown:
    """The places, what needs attention first, and the events over the steps."""
    answer = asked.answer
    result = answer.patterns.result
    counts = answer.patterns.counts
    rows = tuple(
        (name, number(int(counts[place].sum())), pattern_word(str(result.pattern[place])))
        for name, place in zip(answer.names, answer.listed, strict=True)
    )
    tooltips = tuple(
        translate(
            "est",
            "More than chance in {hot} of {steps} steps; trend z {z} (p {p}). {meaning}",
            hot=int(result.hot[place].sum()),
            steps=counts.shape[1],
            z=decimal(float(result.trend.z[place])),
            p=figure(float(result.trend.p[place]), 3),
            meaning=pattern_meaning(str(result.pattern[place])),
        )
        for place in answer.listed
    )
    return Shown(
        answer.patterns.basis.sentence,
        answer.patterns.basis.warnings,
        (translate("est", "Place"), translate("est", "Events"), translate("est", "Pattern")),
        rows,
        frozenset({1}),
        svg=month_curve(
            answer.steps, [float(n) for n in answer.totals], (), CHART_WIDTH_MM, _CURVE_HEIGHT_MM
        ),
        tooltips=tooltips,
        settings=asked.settings,
        map=asked.map,
        linked=asked.linked,
        basis=answer.patterns.basis,
    )


def pattern_meaning(pattern: str) -> str:
    """Say what a pattern means, by the definition of the analysis."""
    meanings = {
        Pattern.NEW.value: translate("est", "New: more than chance lately, never before."),
        Pattern.INTENSIFYING.value: translate(
            "est", "Intensifying: more than chance before and lately, and surely rising."
        ),
        Pattern.PERSISTENT.value: translate(
            "est", "Persistent: more than chance before and lately, in at least half of the steps."
        ),
        Pattern.DIMINISHING.value: translate(
            "est", "Diminishing: more than chance before and lately, but surely falling."
        ),
        Pattern.SPORADIC.value: translate("est", "Sporadic: more than chance before and lately, but seldom."),
        Pattern.HISTORICAL.value: translate("est", "Historical: more than chance before, not lately."),
        Pattern.NONE.value: translate("est", "None: never more than chance would give."),
    }
    return meanings[pattern]


def show_near_repeat(asked: Asked[NearRepeat]) -> Shown:
    """The Knox table; the first row is what the sentence is about."""
    table = asked.answer.knox
    rows, bars = [], []
    for place, time in np.ndindex(table.observed.shape):
        far, late = band(*table.distance_bands[place]), band(*table.time_bands[time])
        ratio = float(table.ratio[place, time])
        told = decimal(ratio, 2) if np.isfinite(ratio) else EN_DASH
        rows.append(
            (
                far,
                late,
                f"{number(int(table.observed[place, time]))} ({number(round(table.expected[place, time]))})",
                told,
                figure(float(table.p[place, time]), 2),
            )
        )
        if place == 0:
            bars.append(Bar(f"{far} m, {late} d", ratio if np.isfinite(ratio) else 0.0, 1.0, text=told))
    return Shown(
        asked.answer.basis.sentence,
        asked.answer.basis.warnings,
        (
            translate("est", "Metres"),
            translate("est", "Days"),
            translate("est", "Pairs (chance)"),
            translate("est", "Ratio"),
            translate("est", "p"),
        ),
        tuple(rows),
        frozenset({2, 3, 4}),
        svg=bar_chart(bars, CHART_WIDTH_MM),
        settings=asked.settings,
        map=asked.map,
        linked=asked.linked,
        basis=asked.answer.basis,
    )


def show_accuracy(asked: Asked[ComparedMaps]) -> Shown:
    """Each map with what it held of the later events."""
    found = asked.answer
    shares = found.accuracy[found.best].share
    middle = len(shares) // 2
    rows = tuple(
        (
            method_word(method),
            *(percent(float(rate)) for rate in found.accuracy[method].hit_rate),
            decimal(float(found.accuracy[method].pai[middle])),
        )
        for method in Method
    )
    tooltips = tuple(
        translate(
            "est",
            "At {share} of the area: {low} to {high} of the events with 95 % certainty",
            share=percent(float(shares[middle])),
            low=percent(found.interval(method, middle)[0]),
            high=percent(found.interval(method, middle)[1]),
        )
        for method in Method
    )
    bars = [
        Bar(
            method_word(method),
            100 * float(found.accuracy[method].hit_rate[middle]),
            100 * float(shares[middle]),
            text=percent(float(found.accuracy[method].hit_rate[middle])),
        )
        for method in Method
    ]
    return Shown(
        found.basis.sentence,
        found.basis.warnings,
        (
            translate("est", "Map"),
            *(percent(float(share)) for share in shares),
            translate("est", "PAI"),
        ),
        rows,
        frozenset(range(1, len(shares) + 2)),
        svg=bar_chart(bars, CHART_WIDTH_MM),
        tooltips=tooltips,
        settings=asked.settings,
        map=asked.map,
        basis=found.basis,
    )
