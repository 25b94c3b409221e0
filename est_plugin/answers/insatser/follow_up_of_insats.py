"""*Uppföljning*: the result for one insats, its warnings first, with the chart, and the row that keeps it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.follow_up import BeforeAfter
from ...analysis.progress import SILENT, Part, Progress
from ...charts.timeline import Series, timeline_chart
from ...domain.follow_up import FollowUp, Verdict, WasDone
from ...domain.insats import Insats
from ...domain.local_time import local_today
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import EN_DASH, decimal, interval, number, period_days
from ..area_input import foreign_areas
from ..lagesbild.month_counts import Months
from ..membership import membership
from ..of_kinds import of_kinds
from ..reading import Reading, read_selection
from ..wording import sentences
from .chain import Chain, read_chain
from .follow_up import FollowUpAnswer, FollowUpAreas, follow_up, undefined_sentence
from .follow_up_plan import FollowUpPlan, Watched, require_ground
from .follow_up_warnings import (
    area_warnings,
    kind_warnings,
    outside_warnings,
    period_warnings,
    reporting_warnings,
    size_warnings,
    without_doubles,
)

if TYPE_CHECKING:
    from ...store.gateway import Gateway

CHART_WIDTH_MM, CHART_HEIGHT_MM = 80.0, 42.0


@dataclass(frozen=True)
class CountRow:
    """A row of the table: an area and its counts before and after, as they are."""

    name: str
    before: int
    after: int


@dataclass(frozen=True)
class InsatsFollowUp:
    """What the page shows. ``warnings`` are to be read before ``sentence``."""

    insats: Insats
    plan: FollowUpPlan
    answer: FollowUpAnswer
    warnings: tuple[str, ...]
    sentence: str
    goal: str
    details: tuple[str, ...]
    rows: tuple[CountRow, ...]
    svg: bytes
    areas: FollowUpAreas


def ask_follow_up(
    gateway: Gateway, plan: FollowUpPlan, progress: Progress = SILENT, today: date | None = None
) -> InsatsFollowUp:
    """Follow an insats up as planned. Raises ChainError, OverlapError, EstError, CancelledError."""
    today = today or local_today()
    everything = read_selection(gateway, Selection(), Part(progress, 0.0, 0.5))
    chain = read_chain(gateway, everything.crs)
    insats = chain.insats(plan.insats_uuid)
    reading = of_kinds(everything, plan.kinds)
    grounds = grounds_of(chain, insats, plan)
    areas = FollowUpAreas(chain.crs, *grounds)
    settings = gateway.settings()
    answer = follow_up(
        reading,
        areas,
        plan.before,
        plan.after,
        own=chain.own,
        min_count=settings.min_count,
        progress=Part(progress, 0.5, 0.8),
    )
    watched = Watched.of(everything.counted, today)
    counts = answer.counts
    warnings = without_doubles(
        [
            *answer.basis.warnings,
            *period_warnings(insats, plan, watched, today),
            *reporting_warnings(gateway, plan),
            *area_warnings(chain, plan, {"treatment": areas.treatment, "control": areas.control}, today),
            *kind_warnings(everything, plan),
            *size_warnings(counts.treatment.before, counts.control.before),
            *outside_warnings(chain, plan),
        ]
    )
    progress.report(0.9)
    return InsatsFollowUp(
        insats,
        plan,
        answer,
        warnings,
        answer.basis.sentence,
        goal_sentence(insats, reading, chain, areas.treatment),
        _details(answer),
        _rows(answer),
        _chart(reading, chain, areas, insats, plan, today),
        areas,
    )


def grounds_of(
    chain: Chain, insats: Insats, plan: FollowUpPlan
) -> tuple[BaseGeometry, BaseGeometry, BaseGeometry | None, BaseGeometry | None]:
    """Return treated ground, control, and the surroundings of both that the plan means."""
    treatment = require_ground(chain, insats, plan.treatment)
    control = chain.merged(plan.control)
    around = chain.merged(plan.displacement) if plan.displacement else None
    if around is None and plan.ring_m > 0:
        around = shapely.difference(shapely.buffer(treatment, plan.ring_m, quad_segs=64), treatment)
    of_control = chain.merged(plan.displacement_control) if plan.displacement_control else None
    return treatment, control, around, of_control


def goal_sentence(insats: Insats, reading: Reading, chain: Chain, treatment: BaseGeometry) -> str:
    """Say how far the countable goal has come; "" where none is set.

    The days of the goal are set against as many days of the year before.
    """
    if insats.target_percent is None or insats.target_from is None or insats.target_to is None:
        return ""
    if insats.target_to < insats.target_from:
        return ""
    days = Period(insats.target_from, insats.target_to)
    earlier = days.same_last_year()
    now, before = (_count(reading, chain, treatment, period) for period in (days, earlier))
    wanted = translate(
        "est",
        "Goal: {percent} % in {days}.",
        percent=decimal(insats.target_percent, 0),
        days=period_days(days),
    )
    seen = translate(
        "est",
        "So far {now} against {before} in the same days the year before.",
        now=number(now),
        before=number(before),
    )
    if before == 0:
        return sentences(wanted, seen)
    change = decimal(100 * (now - before) / before, 0)
    return sentences(wanted, seen, translate("est", "That is {change} %.", change=change))


def kept_follow_up(
    result: InsatsFollowUp, was_done: WasDone | None, comment: str, today: date | None = None
) -> FollowUp:
    """Return the row that keeps a result with all that went into it."""
    answer, plan = result.answer, result.plan
    difference = answer.difference
    recipe = {
        **answer.basis.recipe,
        "insats": plan.insats_uuid,
        "treatment": list(plan.treatment),
        "control": list(plan.control),
        "displacement": list(plan.displacement),
        "displacement_control": list(plan.displacement_control),
        "ring_m": plan.ring_m,
        "kinds": list(plan.kinds),
        "left_out": {reason.value: count for reason, count in answer.basis.left_out.items()},
        "polygons": {name: _wkt(shape) for name, shape in _named_shapes(result.areas)},
        "warnings": list(result.warnings),
    }
    counts = {row.name: [row.before, row.after] for row in result.rows}
    figures = {
        "counts": counts,
        "wdd": difference.wdd,
        "wdd_se": difference.se,
        "wdd_ci": [difference.ci_low, difference.ci_high],
        "wdq": answer.wdq,
        "etest_p": answer.etest_p,
    }
    return FollowUp(
        str(uuid4()),
        plan.insats_uuid,
        today or local_today(),
        was_done,
        plan.before.first,
        plan.before.last,
        plan.after.first,
        plan.after.last,
        Verdict(answer.verdict.value),
        json.dumps(recipe, ensure_ascii=False),
        json.dumps(figures, ensure_ascii=False),
        result.sentence,
        comment,
    )


def kept_plan(row: FollowUp) -> FollowUpPlan | None:
    """Return the plan that a kept follow-up was made from, None for one without (noted by hand)."""
    if row.recipe is None or None in (row.before_from, row.before_to, row.after_from, row.after_to):
        return None
    recipe = json.loads(row.recipe)
    if "treatment" not in recipe:
        return None
    return FollowUpPlan(
        row.insats_uuid,
        tuple(recipe["treatment"]),
        tuple(recipe["control"]),
        Period(row.before_from, row.before_to),  # type: ignore[arg-type]
        Period(row.after_from, row.after_to),  # type: ignore[arg-type]
        float(recipe["ring_m"]),
        tuple(recipe["kinds"]),
        tuple(recipe["displacement"]),
        tuple(recipe["displacement_control"]),
    )


def _rows(answer: FollowUpAnswer) -> tuple[CountRow, ...]:
    counts = answer.counts
    named: Sequence[tuple[str, BeforeAfter | None]] = (
        (translate("est", "Treated area"), counts.treatment),
        (translate("est", "Control"), counts.control),
        (translate("est", "Surroundings"), counts.displacement),
        (translate("est", "Surroundings of the control"), counts.displacement_control),
    )
    return tuple(CountRow(name, area.before, area.after) for name, area in named if area is not None)


def _details(answer: FollowUpAnswer) -> tuple[str, ...]:
    """Return the figures below the sentence, each with its uncertainty, and what is undefined."""
    difference = answer.difference
    told = [
        translate(
            "est",
            "Weighted displacement difference {wdd} events (standard error {se}, z {z},"
            " 95 % {interval}), from {n} events.",
            wdd=decimal(difference.wdd, 1),
            se=decimal(difference.se, 1),
            z=decimal(difference.z, 2),
            interval=interval(difference.ci_low, difference.ci_high),
            n=number(answer.basis.n),
        ),
        translate(
            "est",
            "The treated area alone, after against before: {ratio} times as many a day (Poisson E-test"
            " p {p}).",
            ratio=decimal(answer.rate_ratio, 2),
            p=decimal(answer.etest_p, 3),
        ),
    ]
    if answer.wdq is not None:
        told.append(_quotient_sentence(answer.wdq))
    told.append(undefined_sentence(answer.wdq_undefined))
    return tuple(text for text in told if text)


def _quotient_sentence(wdq: float) -> str:
    figure = decimal(wdq, 2)
    if wdq < -1:
        return translate(
            "est",
            "Displacement quotient {figure}: more seems to have moved to the surroundings than was gained.",
            figure=figure,
        )
    if wdq < 0:
        return translate(
            "est",
            "Displacement quotient {figure}: some seems to have moved to the surroundings, less than was"
            " gained.",
            figure=figure,
        )
    return translate(
        "est", "Displacement quotient {figure}: no sign that it moved to the surroundings.", figure=figure
    )


def _chart(
    reading: Reading,
    chain: Chain,
    areas: FollowUpAreas,
    insats: Insats,
    plan: FollowUpPlan,
    today: date,
) -> bytes:
    months = Months.between(plan.before.first, plan.after.last)
    shapes = foreign_areas(chain.crs, [areas.treatment, areas.control])
    pairs = membership(reading.counted, shapes, chain.own)
    treated, control = (months.counts(reading.counted, pairs.point[pairs.area == place]) for place in (0, 1))
    return timeline_chart(
        months.names,
        Series(translate("est", "Treated area"), [float(count) for count in treated]),
        Series(translate("est", "Control"), [float(count) for count in control]),
        months.marks([insats], today, translate("est", "Insats")),
        CHART_WIDTH_MM,
        CHART_HEIGHT_MM,
    )


def _count(reading: Reading, chain: Chain, ground: BaseGeometry, period: Period) -> int:
    from ..layer_reading import of_period

    during = of_period(reading, period).counted
    return len(membership(during, foreign_areas(chain.crs, [ground]), chain.own).point)


def _named_shapes(areas: FollowUpAreas) -> list[tuple[str, BaseGeometry]]:
    named = (
        ("treatment", areas.treatment),
        ("control", areas.control),
        ("displacement", areas.displacement),
        ("displacement_control", areas.displacement_control),
    )
    return [(name, shape) for name, shape in named if shape is not None]


def _wkt(shape: BaseGeometry) -> str:
    return str(shapely.to_wkt(shape, rounding_precision=2))


def changed_plan(plan: FollowUpPlan, **changes: object) -> FollowUpPlan:
    """Return the plan with what a person has changed; another ring takes the place of a linked one."""
    if "ring_m" in changes:
        changes["displacement"] = ()
    return replace(plan, **changes)  # type: ignore[arg-type]


def verdict_word(verdict: Verdict | None) -> str:
    """Return the verdict of a kept follow-up in words."""
    words = {
        Verdict.FEWER: translate("est", "fewer"),
        Verdict.MORE: translate("est", "more"),
        Verdict.NO_CERTAIN_CHANGE: translate("est", "no certain change"),
        Verdict.TOO_FEW: translate("est", "too few"),
    }
    return words[verdict] if verdict is not None else EN_DASH


def was_done_words() -> tuple[tuple[str, str], ...]:
    """Return the answers to *Blev den gjord?* by code, the open one first."""
    return (
        ("", translate("est", "not said")),
        (WasDone.YES.value, translate("est", "yes, as decided")),
        (WasDone.PARTLY.value, translate("est", "partly")),
        (WasDone.NO.value, translate("est", "no")),
    )
