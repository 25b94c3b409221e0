"""The evaluation of a pilot: did some districts change more than the rest of the town?

The same numbers as in the follow-up of an insats: the districts are the treated area, the rest of the
areas of their kind (else of the municipality) the control. Each district by itself is set against that
rest by its relative change, which a rest much larger than a district does not drown. Before are the same
days of the year before, so that the season is the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.follow_up import relative_change
from ...analysis.progress import SILENT, Part, Progress
from ...analysis.rates import benjamini_hochberg
from ...charts.timeline import Mark, Series, timeline_chart
from ...domain.area import AreaKind
from ...domain.follow_up import Verdict
from ...domain.local_time import local_today
from ...domain.message import QT_TRANSLATE_NOOP
from ...domain.period import Period
from ...domain.runs import AnalysisRun
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import decimal, interval, listed, period_days
from ..area_input import foreign_areas
from ..lagesbild.month_counts import Months
from ..membership import membership
from ..of_kinds import of_kinds
from ..reading import Reading, read_selection
from ..wording import sentences
from .chain import Chain, ChainError, read_chain
from .follow_up import FollowUpAnswer, FollowUpAreas, follow_up
from .follow_up_of_insats import verdict_word
from .follow_up_plan import FollowUpPlan, Watched
from .follow_up_warnings import QUIET_DAYS, kind_warnings, reporting_warnings, size_warnings, without_doubles

if TYPE_CHECKING:
    from ...store.gateway import Gateway

PILOT = "pilot"
ALPHA = 0.05


@dataclass(frozen=True)
class PilotPlan:
    """Which districts, in which days, in which kinds (none: all)."""

    districts: tuple[str, ...]
    days: Period
    before: Period
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class DistrictRow:
    """A district against the rest, worded; ``p_fdr`` is adjusted for how many there are."""

    name: str
    before: int
    after: int
    difference: str
    verdict: str
    p_fdr: float


@dataclass(frozen=True)
class PilotAnswer:
    """The evaluation: warnings first, then the sentence, the districts, the chart."""

    plan: PilotPlan
    title: str
    warnings: tuple[str, ...]
    sentence: str
    rows: tuple[DistrictRow, ...]
    rest: tuple[int, int]
    svg: bytes
    answer: FollowUpAnswer


def pilot_plan(districts: Sequence[str], days: Period, kinds: Sequence[str] = ()) -> PilotPlan:
    """Return the plan with the same days of the year before to compare with."""
    before = days.same_last_year()
    if before.last >= days.first:
        end = days.first - timedelta(days=1)
        before = Period(end - timedelta(days=days.days - 1), end)
    return PilotPlan(tuple(districts), days, before, tuple(kinds))


def ask_pilot(
    gateway: Gateway, plan: PilotPlan, progress: Progress = SILENT, today: date | None = None
) -> PilotAnswer:
    """Evaluate a pilot. Raises ChainError without districts or rest, OverlapError, EstError."""
    today = today or local_today()
    everything = read_selection(gateway, Selection(), Part(progress, 0.0, 0.5))
    chain = read_chain(gateway, everything.crs)
    reading = of_kinds(everything, plan.kinds)
    treated = chain.merged(plan.districts)
    rest = _rest(chain, plan.districts, treated)
    min_count = gateway.settings().min_count

    def against_rest(ground: BaseGeometry) -> FollowUpAnswer:
        areas = FollowUpAreas(chain.crs, ground, rest)
        return follow_up(reading, areas, plan.before, plan.days, own=chain.own, min_count=min_count)

    whole = against_rest(treated)
    progress.report(0.7)
    single = [against_rest(chain.shape_of[uuid]) for uuid in plan.districts]
    progress.report(0.9)
    names = [chain.area_of[uuid].name for uuid in plan.districts]
    adjusted = benjamini_hochberg(np.array([relative_change(answer.counts).p for answer in single]))
    rows = tuple(
        _row(name, answer, float(p)) for name, answer, p in zip(names, single, adjusted, strict=True)
    )
    counts = whole.counts
    as_plan = FollowUpPlan("", plan.districts, (), plan.before, plan.days, kinds=plan.kinds)
    warnings = without_doubles(
        [
            *whole.basis.warnings,
            *_period_warnings(plan, Watched.of(everything.counted, today)),
            *reporting_warnings(gateway, as_plan),
            *kind_warnings(everything, as_plan),
            *size_warnings(counts.treatment.before, counts.control.before),
        ]
    )
    title = translate(
        "est", "Evaluation of {districts}, {days}", districts=listed(names), days=period_days(plan.days)
    )
    return PilotAnswer(
        plan,
        title,
        warnings,
        sentences(
            translate("est", "The districts together against the rest of the town:"), whole.basis.sentence
        ),
        rows,
        (counts.control.before, counts.control.after),
        _chart(reading, chain, treated, rest, plan),
        whole,
    )


def kept_pilot(answer: PilotAnswer) -> AnalysisRun:
    """Return the row that keeps an evaluation with all that went into it."""
    plan = answer.plan
    difference = answer.answer.difference
    recipe = {
        **answer.answer.basis.recipe,
        "question": PILOT,
        "districts": list(plan.districts),
        "kinds": list(plan.kinds),
        "warnings": list(answer.warnings),
    }
    figures = {
        "wdd": difference.wdd,
        "wdd_se": difference.se,
        "wdd_ci": [difference.ci_low, difference.ci_high],
        "rest": list(answer.rest),
        "districts": {
            row.name: {"before": row.before, "after": row.after, "p_fdr": row.p_fdr} for row in answer.rows
        },
        "sentence": answer.sentence,
    }
    return AnalysisRun(
        str(uuid4()),
        PILOT,
        answer.title,
        json.dumps(recipe, ensure_ascii=False),
        json.dumps(figures, ensure_ascii=False),
    )


def _rest(chain: Chain, districts: Sequence[str], treated: BaseGeometry) -> BaseGeometry:
    """Return the other areas of the districts' kind, else the municipality, without the districts."""
    if treated.is_empty:
        raise ChainError(QT_TRANSLATE_NOOP("est", "Choose the districts of the pilot: tick one or more."))
    kinds = {chain.area_of[uuid].kind for uuid in districts}
    others = [
        shape
        for area, shape in zip(chain.own.areas, chain.own.shapes, strict=True)
        if area.kind in kinds and area.uuid not in districts and area.active
    ]
    if not others:
        others = [
            shape
            for area, shape in zip(chain.own.areas, chain.own.shapes, strict=True)
            if area.kind == AreaKind.MUNICIPALITY and area.active
        ]
    rest = shapely.difference(shapely.union_all(others), treated)
    if rest.is_empty:
        raise ChainError(
            QT_TRANSLATE_NOOP(
                "est",
                "There is no rest of the town to compare with: no other area of this kind, and no area of the"
                " kind municipality. Import one.",
            )
        )
    return rest


def _row(name: str, answer: FollowUpAnswer, p_fdr: float) -> DistrictRow:
    change, treated = relative_change(answer.counts), answer.counts.treatment
    verdict = Verdict.NO_CERTAIN_CHANGE
    if answer.verdict.value == Verdict.TOO_FEW.value:
        verdict = Verdict.TOO_FEW
    elif p_fdr < ALPHA:
        verdict = Verdict.FEWER if change.ratio < 1 else Verdict.MORE
    return DistrictRow(
        name,
        treated.before,
        treated.after,
        f"{decimal(change.ratio, 2)} ({interval(change.ci_low, change.ci_high, 2)})",
        verdict_word(verdict),
        p_fdr,
    )


def _period_warnings(plan: PilotPlan, watched: Watched) -> list[str]:
    if watched.days is None:
        return []
    told = []
    if plan.before.first < watched.days.first - QUIET_DAYS:
        told.append(
            translate("est", "The days compared with are not wholly observed: reports begin after them.")
        )
    if plan.days.last > watched.days.last + QUIET_DAYS:
        told.append(translate("est", "The pilot's days are not wholly observed: reports end before them."))
    return told


def _chart(
    reading: Reading, chain: Chain, treated: BaseGeometry, rest: BaseGeometry, plan: PilotPlan
) -> bytes:
    """Draw both curves as shares of their mean, so that a small district and a large rest are seen alike."""
    months = Months.between(plan.before.first, plan.days.last)
    shapes = foreign_areas(chain.crs, [treated, rest])
    pairs = membership(reading.counted, shapes, chain.own)
    own, other = (months.counts(reading.counted, pairs.point[pairs.area == place]) for place in (0, 1))
    scale = own.sum() / other.sum() if other.sum() else 1.0
    mark = Mark(months.place(plan.days.first), months.place(plan.days.last), translate("est", "The pilot"))
    return timeline_chart(
        months.names,
        Series(translate("est", "The districts"), [float(count) for count in own]),
        Series(translate("est", "The rest, to the same scale"), [float(count) * scale for count in other]),
        [mark],
        96.0,
        44.0,
    )


def districts_of(gateway: Gateway) -> tuple[tuple[str, str], ...]:
    """Return the areas that a pilot may have as districts: key and name, by kind and name."""
    kinds = (AreaKind.DISTRICT.value, AreaKind.EST_AREA.value)
    return tuple((area.uuid, area.name) for area in gateway.areas(kinds))
