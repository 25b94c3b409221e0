"""How an insats would be followed up: periods, control and surroundings, proposed from its own dates.

A person may change everything; what is proposed says why. The control is proposed among the areas
that lie apart from the treated one: those whose counts before, and their course by month, are most alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.progress import SILENT, Part, Progress
from ...analysis.table import IntArray, ObservationTable
from ...domain.area import AreaKind
from ...domain.insats import Insats, LinkRole
from ...domain.local_time import local_today, to_local
from ...domain.message import QT_TRANSLATE_NOOP
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import decimal, metres, number, period_days
from ..lagesbild.month_counts import Months, worked_days
from ..membership import AreaShapes, membership
from ..of_kinds import of_kinds
from ..reading import Reading, read_selection
from ..wording import sentences
from .chain import Chain, ChainError, read_chain

if TYPE_CHECKING:
    from ...store.gateway import Gateway

LONGEST_DAYS = 365
LEAST_RING_M, MOST_RING_M = 50, 300
MOST_CANDIDATES = 30
OWN_INSATS_PENALTY = 1.0
_AS_CONTROL = (AreaKind.EST_AREA, AreaKind.DISTRICT, AreaKind.OTHER, AreaKind.HOTSPOT, AreaKind.BUFFER)


@dataclass(frozen=True)
class FollowUpPlan:
    """What is compared with what; areas and kinds by their keys, the ring's width in metres (0: none)."""

    insats_uuid: str
    treatment: tuple[str, ...]
    control: tuple[str, ...]
    before: Period
    after: Period
    ring_m: float = 0.0
    kinds: tuple[str, ...] = ()
    displacement: tuple[str, ...] = ()
    displacement_control: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """An area that could serve as control, and why; the first of a proposal is the most alike."""

    uuid: str
    name: str
    why: str


@dataclass(frozen=True)
class Proposal:
    """A plan to begin with, the areas to choose a control among, and why it looks as it does."""

    insats: Insats
    plan: FollowUpPlan
    candidates: tuple[Candidate, ...]
    kinds: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Watched:
    """The days for which the database has observations at all, None where it has none."""

    days: Period | None

    @staticmethod
    def of(table: ObservationTable, today: date) -> Watched:
        """Look at all that has begun by now; planned events to come are no observation yet."""
        known = table.start[~np.isnat(table.start)]
        known = known[known < np.datetime64(today + timedelta(days=1), "ms")]
        if len(known) == 0:
            return Watched(None)
        first, last = (_local_day(moment) for moment in (known.min(), known.max()))
        return Watched(Period(first, max(first, min(last, today))))


def propose(
    gateway: Gateway, insats_uuid: str, today: date | None = None, progress: Progress = SILENT
) -> Proposal:
    """Propose how to follow an insats up. Raises ChainError where it has no dates or no polygon, EstError."""
    today = today or local_today()
    insats = read_chain(gateway).insats(insats_uuid)
    reading = read_selection(gateway, Selection(), Part(progress, 0.0, 0.6))
    chain = read_chain(gateway, reading.crs)
    watched = Watched.of(reading.counted, today)
    before, after, reasons = propose_periods(insats, watched, today)
    treatment = chain.area_uuids(insats.uuid)
    ground = require_ground(chain, insats, treatment)
    linked_ring = chain.area_uuids(insats.uuid, LinkRole.DISPLACEMENT)
    ring = 0.0 if linked_ring else propose_ring(ground)
    of_interest = of_kinds(reading, insats.kinds())
    reach = ring if ring else LEAST_RING_M
    candidates = propose_controls(chain, of_interest, ground, reach, before)
    linked = chain.area_uuids(insats.uuid, LinkRole.CONTROL)
    control = linked or tuple(candidate.uuid for candidate in candidates[:1])
    plan = FollowUpPlan(
        insats.uuid,
        treatment,
        control,
        before,
        after,
        ring,
        insats.kinds(),
        linked_ring,
        chain.area_uuids(insats.uuid, LinkRole.DISPLACEMENT_CONTROL),
    )
    return Proposal(
        insats,
        plan,
        _with_linked(chain, linked, candidates),
        _kinds_of(reading),
        (*reasons, _why_ring(ring), _why_control(linked, candidates)),
    )


def propose_periods(insats: Insats, watched: Watched, today: date) -> tuple[Period, Period, tuple[str, ...]]:
    """Return the days before, the days after, and why. Raises ChainError where nothing can be compared.

    After: from the day after it was done (while it goes on: from its start) to the last day with
    observations, a year at most. Before: as many days, up to the day before it began.
    """
    worked = worked_days(insats, today)
    if worked is None:
        raise ChainError(
            QT_TRANSLATE_NOOP(
                "est",
                "“{title}” has no date on which it began or was done, so there is no before and after."
                " Fill in its dates first.",
            ),
            title=insats.title,
        )
    last = min(watched.days.last, today - timedelta(days=1)) if watched.days else today - timedelta(days=1)
    first = insats.done_on + timedelta(days=1) if insats.done_on else worked.first
    if first > last:
        raise ChainError(
            QT_TRANSLATE_NOOP(
                "est",
                "Nothing has been reported yet after “{title}” ({day}). Follow it up when some weeks have"
                " passed.",
            ),
            title=insats.title,
            day=(insats.done_on or worked.first).isoformat(),
        )
    after = Period(first, min(last, first + timedelta(days=LONGEST_DAYS - 1)))
    end = worked.first - timedelta(days=1)
    before = Period(end - timedelta(days=after.days - 1), end)
    why = translate(
        "est",
        "Before: {before}, after: {after}; equally long, from the insats's own dates.",
        before=period_days(before),
        after=period_days(after),
    )
    if insats.done_on is None:
        why = sentences(why, translate("est", "It is not done yet: after begins when it began."))
    return before, after, (why,)


def propose_ring(ground: BaseGeometry) -> float:
    """Return the width of the displacement ring: the radius of a circle as large as the treated area.

    Between 50 and 300 m, in whole tens.
    """
    radius = math.sqrt(max(ground.area, 0.0) / math.pi)
    return float(min(MOST_RING_M, max(LEAST_RING_M, round(radius, -1))))


def propose_controls(
    chain: Chain, reading: Reading, ground: BaseGeometry, reach: float, before: Period
) -> tuple[Candidate, ...]:
    """Return areas that lie further than ``reach`` metres from the treated ground, the most alike first."""
    around = shapely.buffer(ground, reach)
    own = chain.own
    wide = [
        place
        for place, (area, shape) in enumerate(zip(own.areas, own.shapes, strict=True))
        if area.active and area.kind in _AS_CONTROL and not shape.is_empty and not shape.intersects(around)
    ]
    if not wide:
        return ()
    chosen = AreaShapes(own.crs, tuple(own.areas[p] for p in wide), tuple(own.shapes[p] for p in wide))
    months = Months.between(before.last - timedelta(days=LONGEST_DAYS - 1), before.last)
    treated = months.counts(reading.counted, _rows_in(reading, ground, chain))
    counts = _counts(reading, chosen, chain, months)
    order = []
    for place, area in enumerate(chosen.areas):
        alike = _correlation(treated, counts[place])
        distance = abs(math.log((counts[place].sum() + 1) / (treated.sum() + 1))) + (1 - alike) / 4
        if chain.working_in(chosen.shapes[place]):
            distance += OWN_INSATS_PENALTY
        order.append((distance, area.name, place, alike))
    order.sort()
    return tuple(
        Candidate(
            chosen.areas[place].uuid,
            name,
            translate(
                "est",
                "{count} events in the year before against {own} in the treated area; the months go together"
                " by {alike} (1 is wholly)",
                count=number(int(counts[place].sum())),
                own=number(int(treated.sum())),
                alike=decimal(alike, 1),
            ),
        )
        for _, name, place, alike in order[:MOST_CANDIDATES]
    )


def require_ground(chain: Chain, insats: Insats, area_uuids: Sequence[str]) -> BaseGeometry:
    """Return the treated ground. Raises ChainError where there is none."""
    ground = chain.merged(area_uuids)
    if ground.is_empty:
        raise ChainError(
            QT_TRANSLATE_NOOP(
                "est",
                "“{title}” has no polygon to count in. Draw one, or choose an area, and mark it as the"
                " treated area.",
            ),
            title=insats.title,
        )
    return ground


def _rows_in(reading: Reading, ground: BaseGeometry, chain: Chain) -> IntArray:
    from ..area_input import foreign_areas

    pairs = membership(reading.counted, foreign_areas(chain.crs, [ground]), chain.own)
    return pairs.point


def _counts(reading: Reading, chosen: AreaShapes, chain: Chain, months: Months) -> list[IntArray]:
    pairs = membership(reading.counted, chosen, chain.own)
    edges = np.searchsorted(pairs.area, np.arange(len(chosen.areas) + 1))
    return [
        months.counts(reading.counted, pairs.point[edges[place] : edges[place + 1]])
        for place in range(len(chosen.areas))
    ]


def _correlation(one: IntArray, other: IntArray) -> float:
    if len(one) < 3 or one.std() == 0 or other.std() == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def _with_linked(
    chain: Chain, linked: Sequence[str], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    known = {candidate.uuid for candidate in candidates}
    first = [
        Candidate(uuid, chain.area_of[uuid].name, translate("est", "linked to the insats as its control"))
        for uuid in linked
        if uuid not in known
    ]
    return (*first, *candidates)


def _why_ring(ring: float) -> str:
    if not ring:
        return translate("est", "The surroundings are the polygon that is linked as displacement zone.")
    return translate(
        "est",
        "Surroundings of {width}: as wide as a circle of the treated area's size has its radius.",
        width=metres(ring),
    )


def _why_control(linked: Sequence[str], candidates: Sequence[Candidate]) -> str:
    if linked:
        return translate("est", "Control: what is linked to the insats as its control.")
    if not candidates:
        return translate(
            "est",
            "No area lies apart from the treated one, so no control can be proposed. Link an area that is"
            " alike to the insats as its control.",
        )
    return translate(
        "est",
        "Control: {name}, the area apart from it that was most alike before ({why}).",
        name=candidates[0].name,
        why=candidates[0].why,
    )


def _kinds_of(reading: Reading) -> tuple[tuple[str, str], ...]:
    categories = reading.categories.values()
    return tuple(
        (category.uuid, category.label)
        for category in categories
        if category.takes_part_in_analysis and category.parent_uuid is None and category.active
    )


def _local_day(moment: np.datetime64) -> date:
    from datetime import UTC, datetime

    seconds = moment.astype("datetime64[ms]").astype(np.int64) / 1000
    return to_local(datetime.fromtimestamp(float(seconds), UTC)).date()
