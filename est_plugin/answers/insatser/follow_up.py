"""Did the insats help? Before and after, beside a control area, told no more certainly than it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.follow_up import (
    BeforeAfter,
    Counts,
    Needed,
    Undefined,
    Verdict,
    WeightedDisplacementDifference,
    e_test,
    months_needed,
    verdict,
    weighted_displacement_difference,
    weighted_displacement_quotient,
)
from ...analysis.progress import SILENT, Progress
from ...analysis.rates import MIN_COUNT, rate_ratio
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.period import Period
from ...project.language import translate
from ...project.swedish import decimal, figure, interval, number
from ..area_input import foreign_areas
from ..basis import Basis
from ..layer_reading import bounds_of
from ..membership import AreaShapes, membership
from ..reading import Reading, without_unknown_time
from ..wording import events, left_out_sentence, sentences

SLIVER_M2 = 1.0
"""Areas that share less ground than this are taken to lie side by side."""


class OverlapError(EstError):
    """Areas or periods that must be apart share ground or days."""


@dataclass(frozen=True)
class FollowUpAreas:
    """The treated area, the control, and the surroundings of both where they are known; in one CRS."""

    crs: str
    treatment: BaseGeometry
    control: BaseGeometry
    displacement: BaseGeometry | None = None
    displacement_control: BaseGeometry | None = None


@dataclass(frozen=True)
class FollowUpAnswer:
    """The raw counts, what they are worth, and the sentence that may be said of them."""

    basis: Basis
    counts: Counts
    difference: WeightedDisplacementDifference
    wdq: float | None
    wdq_undefined: Undefined | None
    rate_ratio: float
    etest_p: float
    verdict: Verdict
    needed: Needed


def follow_up(
    reading: Reading,
    areas: FollowUpAreas,
    before: Period,
    after: Period,
    *,
    own: AreaShapes | None = None,
    min_count: int = MIN_COUNT,
    progress: Progress = SILENT,
) -> FollowUpAnswer:
    """Compare two periods in a treated area and its control.

    The surroundings lose what they share with the treated area or the control. Raises OverlapError where
    treated area and control share ground, or the periods days; ParameterError, CancelledError.
    """
    _require_apart(areas, before, after)
    reading = without_unknown_time(reading)
    shapes = _disjoint(areas)
    pairs = membership(reading.counted, foreign_areas(areas.crs, list(shapes.values())), own, progress)
    period_of = np.full(len(reading.counted), -1, dtype=np.int64)
    for number_, period in enumerate((before, after)):
        first, end = bounds_of(period)
        period_of[(reading.counted.start >= first) & (reading.counted.start < end)] = number_
    table = np.zeros((len(shapes), 2), dtype=np.int64)
    in_period = period_of[pairs.point] >= 0
    np.add.at(table, (pairs.area[in_period], period_of[pairs.point[in_period]]), 1)
    found = {name: BeforeAfter(int(table[row, 0]), int(table[row, 1])) for row, name in enumerate(shapes)}
    counts = Counts(
        found["treatment"],
        found["control"],
        before.days,
        after.days,
        found.get("displacement"),
        found.get("displacement_control"),
    )
    return _answer(reading, counts, before, after, min_count)


def _answer(
    reading: Reading, counts: Counts, before: Period, after: Period, min_count: int
) -> FollowUpAnswer:
    difference = weighted_displacement_difference(counts)
    quotient = weighted_displacement_quotient(counts)
    treated = counts.treatment
    ratio, _, _ = rate_ratio(treated.after, treated.before, after.days, before.days)
    said = verdict(counts, min_count)
    needed = months_needed(counts, min_count)
    told = follow_up_sentence(counts, difference, said, needed)
    n = sum(area.before + area.after for _, area in counts.signed())
    recipe = {
        "question": "followup",
        "crs": reading.crs,
        "before": before.code(),
        "after": after.code(),
        "min_count": min_count,
        "n": n,
    }
    basis = Basis(
        n, sentences(told, left_out_sentence(reading.left_out)), reading.left_out, reading.notices, recipe
    )
    return FollowUpAnswer(
        basis,
        counts,
        difference,
        quotient.wdq,
        quotient.undefined,
        float(ratio),
        e_test(treated.after, treated.before, after.days, before.days),
        said,
        needed,
    )


def follow_up_sentence(
    counts: Counts, difference: WeightedDisplacementDifference, said: Verdict, needed: Needed
) -> str:
    """Say what a follow-up allows to say, with counts and the interval."""
    treated = counts.treatment
    seen = translate(
        "est",
        "The treated area had {before} before and {after} after.",
        before=events(treated.before),
        after=number(treated.after),
    )
    if said is Verdict.TOO_FEW:
        few = translate("est", "That is too few for a sure conclusion.")
        return sentences(seen, few, _what_it_takes(needed))
    amount, low, high = difference.wdd, difference.ci_low, difference.ci_high
    if said is Verdict.FEWER:
        told = translate(
            "est",
            "{count} fewer than expected from the control area (95 %: {interval}).",
            count=figure(-amount, 0),
            interval=interval(-high, -low, 0),
        )
    elif said is Verdict.MORE:
        told = translate(
            "est",
            "{count} more than expected from the control area (95 %: {interval}).",
            count=figure(amount, 0),
            interval=interval(low, high, 0),
        )
    else:
        told = translate(
            "est",
            "Against the control area no change is certain: {change} events (95 %: {interval}).",
            change=decimal(amount, 0),
            interval=interval(low, high, 0),
        )
        told = sentences(told, _what_it_takes(needed))
    return sentences(seen, told)


def undefined_sentence(undefined: Undefined | None) -> str:
    """Say why there is no displacement quotient; "" where there is one or none was asked for."""
    if undefined is Undefined.EMPTY_CONTROL:
        return translate(
            "est",
            "The control area has no events in one of the periods, so nothing can be said of"
            " displacement by its quotient.",
        )
    if undefined is Undefined.TREATMENT_DID_NOT_FALL:
        return translate(
            "est",
            "The treated area did not fall against the control, so there is nothing that could"
            " have moved elsewhere.",
        )
    return ""


def _what_it_takes(needed: Needed) -> str:
    told = translate(
        "est", "A difference of some {count} events would be certain.", count=number(needed.certain_change)
    )
    if needed.months_more is None or needed.months_more == 0:
        return told
    return sentences(
        told,
        translate(
            "est",
            "If it goes on like this it will be certain in some {months} months.",
            months=number(needed.months_more),
        ),
    )


def _require_apart(areas: FollowUpAreas, before: Period, after: Period) -> None:
    with np.errstate(invalid="ignore"):  # GEOS raises the flag for areas that lie apart
        shared = shapely.intersection(areas.treatment, areas.control).area
    if shared > SLIVER_M2:
        raise OverlapError(
            QT_TRANSLATE_NOOP(
                "est",
                "The treated area and the control share {area} m². What happens there would count on both"
                " sides: choose a control that lies apart.",
            ),
            area=f"{shared:.0f}",
        )
    if before.overlaps(after) or after.last < before.first:
        raise OverlapError(
            QT_TRANSLATE_NOOP(
                "est",
                "The period before ({before}) must end before the period after ({after}) begins. Change"
                " the dates.",
            ),
            before=f"{before.first} – {before.last}",
            after=f"{after.first} – {after.last}",
        )


def _disjoint(areas: FollowUpAreas) -> dict[str, BaseGeometry]:
    """Return the areas there are; the surroundings without what the other areas hold."""
    control = shapely.difference(areas.control, areas.treatment)
    shapes = {"treatment": areas.treatment, "control": control}
    taken = shapely.union(areas.treatment, areas.control)
    for name, shape in (
        ("displacement", areas.displacement),
        ("displacement_control", areas.displacement_control),
    ):
        if shape is not None:
            shapes[name] = shapely.difference(shape, taken)
            taken = shapely.union(taken, shape)
    return shapes
