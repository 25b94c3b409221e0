"""What must be said before the result of a follow-up: all that could make it look better or worse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...domain.insats import Insats
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import day, listed, number
from ..lagesbild.kinds import kind_name
from ..lagesbild.month_counts import worked_days
from ..layer_reading import bounds_of
from ..reading import Reading
from ..week.reporters import compare_reporters
from .chain import Chain
from .follow_up_plan import FollowUpPlan, Watched

if TYPE_CHECKING:
    from datetime import date

    from ...store.gateway import Gateway

SHORT_DAYS = 28
NEW_KIND_MARGIN_DAYS = 60
CONTROL_MUCH_LARGER = 5.0
QUIET_DAYS = timedelta(days=7)
"""A week without reports at either end is no gap."""


def period_warnings(insats: Insats, plan: FollowUpPlan, watched: Watched, today: date) -> list[str]:
    """Warn of periods that overlap the insats, are short, or reach outside what was observed."""
    told = []
    worked = worked_days(insats, today)
    if worked is not None and plan.before.overlaps(worked):
        told.append(
            translate(
                "est",
                "The period before reaches into the insats itself, which began {day}.",
                day=day(worked.first),
            )
        )
    if insats.done_on is not None and plan.after.first <= insats.done_on:
        told.append(
            translate(
                "est",
                "The period after begins before the insats was done ({day}).",
                day=day(insats.done_on),
            )
        )
    elif insats.done_on is None and insats.is_open():
        told.append(translate("est", "The insats is not done yet; what is seen is how it goes so far."))
    if min(plan.before.days, plan.after.days) < SHORT_DAYS:
        told.append(translate("est", "One of the periods is shorter than four weeks: chance weighs heavily."))
    if watched.days is not None:
        if plan.before.first < watched.days.first - QUIET_DAYS:
            told.append(
                translate(
                    "est",
                    "The first observation of all is from {day}: the period before is not wholly observed.",
                    day=day(watched.days.first),
                )
            )
        if plan.after.last > watched.days.last + QUIET_DAYS:
            told.append(
                translate(
                    "est",
                    "The last observation of all is from {day}: the period after is not wholly observed.",
                    day=day(watched.days.last),
                )
            )
    if abs(plan.before.days - plan.after.days) > 1:
        told.append(
            translate(
                "est",
                "The periods are not equally long ({before} and {after} days): the counts are scaled.",
                before=number(plan.before.days),
                after=number(plan.after.days),
            )
        )
    return told


def area_warnings(
    chain: Chain, plan: FollowUpPlan, grounds: Mapping[str, BaseGeometry], today: date
) -> list[str]:
    """Warn of insatser of others on the same ground, of neighbours as control, of mended borders."""
    told = []
    span = Period(plan.before.first, plan.after.last)
    for role in ("control", "treatment"):
        others = _others_on(chain, plan, grounds[role], span, today)
        if others and role == "control":
            told.append(
                translate(
                    "est",
                    "The control area had insatser of its own in these periods: {names}.",
                    names=listed(others),
                )
            )
        elif others:
            told.append(
                translate(
                    "est",
                    "Other insatser worked on the treated area in these periods: {names}.",
                    names=listed(others),
                )
            )
    treatment, control = grounds["treatment"], grounds["control"]
    if not control.is_empty and control.distance(treatment) <= 0.5:
        told.append(
            translate(
                "est", "The control borders on the treated area: what moves a street away counts as control."
            )
        )
    chosen = {*plan.treatment, *plan.control, *plan.displacement, *plan.displacement_control}
    names = {chain.area_of[uuid].name for uuid in chosen if uuid in chain.area_of}
    told += [
        translate(
            "est",
            "The border of “{name}” crosses itself; it was mended for this computation only.",
            name=name,
        )
        for name in chain.own.mended
        if name in names
    ]
    return told


def kind_warnings(reading: Reading, plan: FollowUpPlan) -> list[str]:
    """Warn of kinds that nobody reported before: the list grew, or the reporting did."""
    table = reading.counted
    known = np.flatnonzero(~np.isnat(table.start) & (table.category.codes >= 0))
    if len(known) == 0:
        return []
    first = np.full(len(table.category.labels), np.datetime64("NaT"), dtype="datetime64[ms]")
    order = known[np.argsort(table.start[known], kind="stable")[::-1]]
    first[table.category.codes[order]] = table.start[order]
    begin = bounds_of(plan.before)[0] + np.timedelta64(NEW_KIND_MARGIN_DAYS, "D")
    end = bounds_of(plan.after)[1]
    seen_before = bool((table.start[known] < begin).any())
    new = [
        kind_name(label, reading.categories)
        for label, moment in zip(table.category.labels, first, strict=True)
        if not np.isnat(moment) and begin <= moment < end
    ]
    if not new or not seen_before:
        return []
    return [
        translate(
            "est",
            "Kinds that nobody had reported before came during the periods: {names}. They count only after.",
            names=listed(sorted(set(new))),
        )
    ]


def reporting_warnings(gateway: Gateway, plan: FollowUpPlan) -> list[str]:
    """Warn where the reporting differs: somebody began, or stopped, in between."""
    reports, earlier = (gateway.observation_table(Selection(period)) for period in (plan.after, plan.before))
    names = {organisation.uuid: organisation.name for organisation in gateway.organisations()}
    told = compare_reporters(reports, earlier, plan.after, plan.before, names).sentence()
    return [told] if told else []


def size_warnings(treated_before: int, control_before: int) -> list[str]:
    """Warn of a control that is empty, or so much larger that its chance drowns the treated area."""
    if control_before == 0:
        return [
            translate(
                "est",
                "Nothing was reported in the control area before: it says nothing of how it would have gone.",
            )
        ]
    if control_before > CONTROL_MUCH_LARGER * max(1, treated_before):
        return [
            translate(
                "est",
                "The control had {control} events before and the treated area {treated}: choose one that is"
                " more alike, or its chance drowns the change.",
                control=number(control_before),
                treated=number(treated_before),
            )
        ]
    return []


def outside_warnings(chain: Chain, plan: FollowUpPlan) -> list[str]:
    """Warn of treated ground outside the municipality, where that is known."""
    whole = [
        shape
        for area, shape in zip(chain.own.areas, chain.own.shapes, strict=True)
        if area.kind == "municipality" and area.active
    ]
    if not whole:
        return []
    outside = shapely.difference(chain.merged(plan.treatment), shapely.union_all(whole))
    if outside.area <= 1.0:
        return []
    return [
        translate(
            "est",
            "{area} m² of the treated area lie outside the municipality; nothing is reported there.",
            area=number(round(outside.area)),
        )
    ]


def _others_on(
    chain: Chain, plan: FollowUpPlan, ground: BaseGeometry, span: Period, today: date
) -> list[str]:
    """Return the titles of other insatser that were carried out on the ground in the days."""
    if ground.is_empty:
        return []
    others = [chain.insatser[uuid] for uuid in chain.working_in(ground) if uuid in chain.insatser]
    found = []
    for insats in others:
        worked = worked_days(insats, today)
        if insats.uuid != plan.insats_uuid and worked is not None and span.overlaps(worked):
            found.append(insats.title)
    return found


def without_doubles(told: Sequence[str]) -> tuple[str, ...]:
    """Return the warnings in their order, each once."""
    return tuple(dict.fromkeys(text for text in told if text))
