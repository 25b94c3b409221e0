"""What changed in the example, and when; and from that, what is true about it."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from ..domain.insats import LinkRole
from .dates import month_start, years_before
from .forms import COARSE_SHARE
from .insats_plan import CONTROLS, EFFECTIVE, INEFFECTIVE, INSATSER, InsatsPlan
from .insatser import ground_uuid, insats_uuid, treatment_ground
from .mixes import ANALYSED, HOTSPOTS, VANDALISM
from .model import TREND_PER_YEAR, Alteration, Model, hotspot_centre
from .observations import REPEAT_SHARE, REPEAT_WITHIN_DAYS, REPEAT_WITHIN_M
from .organisations import SILENT
from .rhythms import RHYTHMS
from .townscape import Town
from .truth import ExampleTruth, TrueChange, TrueEffect, TrueHotspot, TrueRepeats

WORSE_AREA, WORSE_FACTOR, WORSE_MONTHS = "Centrum", 2.7, 2
BETTER_AREA, BETTER_FACTOR, BETTER_MONTHS = "Väster", 0.16, 5
EFFECT_FACTOR = 0.38
_WORSE, _BETTER, _EFFECTIVE, _INEFFECTIVE = range(4)
"""The places of the alterations."""


def alterations_of(town: Town, last_day: date) -> tuple[Alteration, ...]:
    """Return what changes in the example: two areas, and the treatment polygons of two insatser."""
    outlines = {area.name: area.outline for area in town.est_areas}
    found = [
        Alteration(outlines[name], VANDALISM, month_start(last_day, 1 - months), last_day, factor)
        for name, months, factor in (
            (WORSE_AREA, WORSE_MONTHS, WORSE_FACTOR),
            (BETTER_AREA, BETTER_MONTHS, BETTER_FACTOR),
        )
    ]
    for code, factor in ((EFFECTIVE, EFFECT_FACTOR), (INEFFECTIVE, 1.0)):
        plan = _plan(code)
        ground = treatment_ground(town, plan.place, plan.reach_m)
        found.append(Alteration(ground, ANALYSED, _after(plan, last_day), last_day, factor))
    return tuple(found)


def truth_of(town: Town, model: Model, seed: int, observations: int, last_day: date) -> ExampleTruth:
    """Return what is true about the example; expected counts are of ``observations`` rows."""
    shares = np.bincount(model.strata.component, model.strata.share)
    hotspots = tuple(
        TrueHotspot(
            plan.name, *hotspot_centre(town, plan.place), plan.radius_m, float(share), RHYTHMS[plan.rhythm]
        )
        for plan, share in zip(HOTSPOTS, shares[1:], strict=True)
    )
    return ExampleTruth(
        hotspots,
        _change(model, _WORSE, WORSE_AREA, WORSE_MONTHS, observations, last_day),
        _change(model, _BETTER, BETTER_AREA, BETTER_MONTHS, observations, last_day),
        _effect(model, _EFFECTIVE, EFFECTIVE, seed, observations, last_day),
        _effect(model, _INEFFECTIVE, INEFFECTIVE, seed, observations, last_day),
        TrueRepeats(REPEAT_SHARE, REPEAT_WITHIN_M, REPEAT_WITHIN_DAYS),
        model.rhythm_matrix(),
        _month_shares(model),
        COARSE_SHARE,
        TREND_PER_YEAR,
        SILENT,
    )


def _plan(code: str) -> InsatsPlan:
    return next(plan for plan in INSATSER if plan.code == code)


def _after(plan: InsatsPlan, last_day: date) -> date:
    """Return the first day on which the insats works: the day after it was done."""
    if plan.done is None:
        raise ValueError(f"the insats {plan.code} has not been done")
    return last_day + timedelta(days=plan.done + 1)


def _compared(model: Model, first: date, last: date) -> tuple[date, date]:
    """Return the same days a year before, or as many days just before where the example has no such year."""
    earlier = years_before(first, 1), years_before(last, 1)
    if earlier[0] >= model.first_day:
        return earlier
    return first - (last - first) - timedelta(days=1), first - timedelta(days=1)


def _change(model: Model, bit: int, area: str, months: int, observations: int, last_day: date) -> TrueChange:
    first = month_start(last_day, 1 - months)
    before = _compared(model, first, last_day)
    expected = model.expected_share(bit, VANDALISM, first, last_day)
    expected_before = model.expected_share(bit, VANDALISM, *before)
    days, days_before = (last_day - first).days + 1, (before[1] - before[0]).days + 1
    return TrueChange(
        area, VANDALISM, first, last_day, *before, (expected / days) / (expected_before / days_before),
        expected * observations, expected_before * observations,
    )  # fmt: skip


def _effect(model: Model, bit: int, code: str, seed: int, observations: int, last_day: date) -> TrueEffect:
    plan = _plan(code)
    first, factor = _after(plan, last_day), model.alterations[bit].factor
    expected = model.expected_share(bit, ANALYSED, first, last_day) * observations
    return TrueEffect(
        insats_uuid(seed, code),
        ground_uuid(seed, code, LinkRole.TREATMENT),
        ground_uuid(seed, code, LinkRole.CONTROL) if code in CONTROLS else "",
        *_compared(model, first, last_day),
        first,
        last_day,
        factor,
        expected,
        expected / factor - expected,
    )


def _month_shares(model: Model) -> NDArray[np.float64]:
    days = np.datetime64(model.first_day) + np.arange(model.days)
    months = days.astype("datetime64[M]").astype(np.int64)
    shares: NDArray[np.float64] = np.bincount(months - months[0], model.day_shares()).astype(np.float64)
    return shares
