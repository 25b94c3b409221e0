"""What leaves the group: counts by place and kind with small numbers kept back, recorded and frozen.

The rule, in order: what has been published for a period is shown as it was recorded; a longer period is
the sum of what was published within it; any other cut of days already published is refused with the
reason; else the counts are made, protected, checked and recorded. Periods are a month or longer and over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np

from ...analysis.progress import SILENT, Part, Progress, step
from ...analysis.suppression import Cell, Sum, promise_holds, suppress
from ...analysis.table import IntArray
from ...domain.area import Area, AreaKind
from ...domain.category import Category
from ...domain.local_time import local_today
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.period import Period
from ...domain.published import (
    OTHER_KEY,
    REST_KEY,
    TOTAL_KEY,
    Dimension,
    PublishedCount,
    PublishedCounts,
    Shown,
    from_publications,
    gaps,
    is_a_month,
    summed,
    tiles,
    to_publication,
)
from ...domain.selection import Selection
from ...domain.settings import MunicipalitySettings
from ...project.language import translate
from ...project.swedish import days, figure, listed
from ..ground import compared_areas
from ..lagesbild.kinds import by_main_kind, kind_name
from ..membership import area_shapes
from ..metric import SWEREF_99_TM, brought_to, is_metric
from ..reading import Reading, read_selection
from .cut import Places, area_places, cell_places, place_of_each

if TYPE_CHECKING:
    from ...store.gateway import Gateway

LEAST_THRESHOLD = 3
"""With a threshold of 2 a suppressed count is 0 or 1: that is to tell it."""

_SHOWN = {Cell.PUBLISHED: Shown.PUBLISHED, Cell.SMALL: Shown.SMALL, Cell.WITHHELD: Shown.WITHHELD}
_PARTS_NAMED = 4


class PublicationRefusedError(EstError):
    """Counts that cannot be published without giving away what was, or is to be, kept back."""


@dataclass(frozen=True)
class PublicQuestion:
    """What is asked for: areas of a kind, or cells, or (both None) as before.

    Without ``threshold`` the municipality's holds. Without ``record`` nothing is recorded: a look at what
    would be published, for the group's eyes only.
    """

    period: Period
    level: str | None = None
    cell_size_m: float | None = None
    threshold: int | None = None
    record: bool = True


def published_counts(
    gateway: Gateway,
    question: PublicQuestion,
    *,
    today: date | None = None,
    progress: Progress = SILENT,
) -> PublishedCounts:
    """Return public counts of a period: as recorded, as a sum of what was, or made and recorded now.

    ``today`` (else the clock's) decides whether the period is over. Raises PublicationRefusedError,
    UnsafeCutError, StoreError, CancelledError.
    """
    already = already_published(gateway, question)
    if already is not None:
        return already
    _refuse_unfit(question, today or local_today())
    places = _places(gateway, question)
    known = from_publications(gateway.publications())
    counts = _counted(gateway, question, places, _withheld_before(known, places, question), progress)
    if not question.record:
        return counts
    is_first = all(one.cut.digest != places.cut.digest for one in known)
    gateway.save_publication(to_publication(str(uuid4()), counts, with_shapes=is_first))
    return counts


def already_published(gateway: Gateway, question: PublicQuestion) -> PublishedCounts | None:
    """Return what was published for a period, itself or in parts; None where none of its days were.

    Raises PublicationRefusedError for another cut of what was.
    """
    period = question.period
    parts = [one for one in from_publications(gateway.publications()) if one.period.overlaps(period)]
    if not parts:
        return None
    other = next((p for p in parts if not p.cut.same_question(question.level, question.cell_size_m)), None)
    if other is not None:
        raise _another_cut(other, question)
    spans = [part.period for part in parts]
    if len(parts) == 1 and (spans[0].first, spans[0].last) == (period.first, period.last):
        found = parts[0]
        return PublishedCounts(period, found.threshold, found.cut, found.counts, found.parts, found.shapes)
    if not tiles(spans, period):
        raise _overlapping(spans, period)
    if len({part.cut for part in parts}) > 1:
        raise PublicationRefusedError(
            QT_TRANSLATE_NOOP(
                "est",
                "{period} was published in parts that are divided differently, so they have no sum by area."
                " Show the parts one by one.",
            ),
            period=days(period.first, period.last),
        )
    return summed(parts, period)


def _refuse_unfit(question: PublicQuestion, today: date) -> None:
    period = question.period
    if not is_a_month(period):
        raise PublicationRefusedError(
            QT_TRANSLATE_NOOP(
                "est",
                "{period} is shorter than a month. So short a time would show single events, so nothing was"
                " published. Choose a month or longer.",
            ),
            period=days(period.first, period.last),
        )
    if period.last >= today:
        raise PublicationRefusedError(
            QT_TRANSLATE_NOOP(
                "est",
                "{period} is not over yet. What is published is frozen, so it would stay incomplete for ever;"
                " nothing was published. Publish it when it is over and reported.",
            ),
            period=days(period.first, period.last),
        )
    if question.threshold is not None and question.threshold < LEAST_THRESHOLD:
        raise PublicationRefusedError(
            QT_TRANSLATE_NOOP(
                "est",
                "With a threshold of {threshold} single events could be read out of the counts, so nothing"
                " was published. Choose at least {least}.",
            ),
            threshold=question.threshold,
            least=LEAST_THRESHOLD,
        )


def _another_cut(other: PublishedCounts, question: PublicQuestion) -> PublicationRefusedError:
    return PublicationRefusedError(
        QT_TRANSLATE_NOOP(
            "est",
            "{period} was published by {published}. Counts of the same days by {asked} would let small"
            " numbers be worked out by subtraction, so nothing was published. Keep to {published}, or choose"
            " days that have not been published.",
        ),
        period=days(other.period.first, other.period.last),
        published=cut_name(other.cut.level or None, other.cut.cell_size_m),
        asked=cut_name(question.level, question.cell_size_m),
    )


def cut_name(level: str | None, cell_size_m: float | None) -> str:
    """Return how a cut is called in a sentence: ``EST-områden``, ``rutor om 500 m``."""
    if cell_size_m is not None:
        return translate("est", "cells of {size} m", size=figure(cell_size_m))
    names = {
        "est_area": translate("est", "EST areas"),
        "district": translate("est", "districts"),
        "municipality": translate("est", "the municipality"),
    }
    return names.get(level or "", translate("est", "areas of the kind “{kind}”", kind=level or ""))


def _overlapping(spans: Sequence[Period], period: Period) -> PublicationRefusedError:
    named = [days(span.first, span.last) for span in spans]
    if len(named) > _PARTS_NAMED:
        named = [*named[: _PARTS_NAMED - 1], "…"]
    inside = all(period.first <= span.first and span.last <= period.last for span in spans)
    if inside:
        missing = gaps(spans, period)
        return PublicationRefusedError(
            QT_TRANSLATE_NOOP(
                "est",
                "{published} was published before. {period} can be shown as the sum of its published parts"
                " once {missing} has been published as well; counted anew, small numbers could be worked out"
                " by subtraction. Nothing was published.",
            ),
            published=listed(named),
            period=days(period.first, period.last),
            missing=listed([days(gap.first, gap.last) for gap in missing]),
        )
    return PublicationRefusedError(
        QT_TRANSLATE_NOOP(
            "est",
            "{period} shares days with what was published before ({published}) without being made up of it."
            " Small numbers could be worked out by subtraction, so nothing was published. Choose one of the"
            " published periods, or days that have not been published.",
        ),
        period=days(period.first, period.last),
        published=listed(named),
    )


def _places(gateway: Gateway, question: PublicQuestion) -> Places:
    areas = gateway.areas()
    settings = gateway.settings()
    crs = gateway.crs if is_metric(gateway.crs) else SWEREF_99_TM
    if question.cell_size_m is not None:
        ground = cell_ground(areas, settings)
        return cell_places(area_shapes(ground, gateway.crs, crs), question.cell_size_m)
    if question.level:
        chosen = tuple(area for area in areas if area.kind == question.level)
    else:
        chosen = compared_areas(areas, Selection(), settings)
    level = question.level or (chosen[0].kind if chosen else settings.analysis_area_kind)
    return area_places(area_shapes(chosen, gateway.crs, crs), level)


def cell_ground(areas: tuple[Area, ...], settings: MunicipalitySettings) -> tuple[Area, ...]:
    """Return the areas that a grid's cells cover: the municipality itself, else those that are compared.

    A polygon of an insats, or another drawn for an analysis, does not change which cells there are.
    """
    whole = tuple(area for area in areas if area.kind == AreaKind.MUNICIPALITY)
    return whole or compared_areas(areas, Selection(), settings)


def _withheld_before(
    known: Sequence[PublishedCounts], places: Places, question: PublicQuestion
) -> frozenset[tuple[Dimension, str]]:
    """Return what the latest publication of this cut withheld: withheld again, the rest can be compared."""
    earlier = [one for one in known if one.cut == places.cut and one.period.last < question.period.first]
    latest = earlier[-1].counts if earlier else ()
    return frozenset((count.dimension, count.key) for count in latest if count.shown is Shown.WITHHELD)


def _counted(
    gateway: Gateway,
    question: PublicQuestion,
    places: Places,
    before: frozenset[tuple[Dimension, str]],
    progress: Progress,
) -> PublishedCounts:
    reading = read_selection(gateway, Selection(question.period), Part(progress, 0.0, 0.5))
    own = area_shapes(gateway.areas(with_past=True), gateway.crs, places.cut.crs)
    table = brought_to(reading.counted, places.cut.crs)
    place = place_of_each(table, places, own, Part(progress, 0.5, 0.8))
    by_place = np.bincount(place + 1, minlength=len(places.keys) + 1)
    kinds, by_kind = _by_kind(reading)
    threshold = question.threshold or max(LEAST_THRESHOLD, gateway.settings().suppression_threshold)
    step(progress, 0.85)
    counts = _protected(places, by_place, kinds, by_kind, threshold, before)
    step(progress, 1.0)
    return PublishedCounts(question.period, threshold, places.cut, counts, (question.period,), places.shapes)


def _by_kind(reading: Reading) -> tuple[list[tuple[str, str]], list[int]]:
    """Return all main kinds of the code list and their counts: which are listed tells nothing of them."""
    mains = [c for c in reading.categories.values() if _is_main(c)]
    mains.sort(key=lambda c: (c.sort_order, c.name))
    column = by_main_kind(reading.counted.category, reading.categories)
    found = {label: int(n) for label, n in zip(column.labels, column.counts(), strict=True)}
    kinds = [(c.uuid, kind_name(c.uuid, reading.categories)) for c in mains]
    counts = [found.get(uuid, 0) for uuid, _ in kinds]
    kinds.append((OTHER_KEY, translate("est", "Other kinds")))
    counts.append(len(reading.counted) - sum(counts))
    return kinds, counts


def _is_main(category: Category) -> bool:
    return category.parent_uuid is None and category.takes_part_in_analysis


def _protected(
    places: Places,
    by_place: IntArray,
    kinds: Sequence[tuple[str, str]],
    by_kind: Sequence[int],
    threshold: int,
    before: frozenset[tuple[Dimension, str]],
) -> tuple[PublishedCount, ...]:
    """Suppress, and check that the promise holds before anything is told."""
    total, rest, by_area = int(by_place.sum()), int(by_place[0]), by_place[1:]
    values = np.array([total, rest, *by_area, *by_kind], dtype=np.int64)
    first_kind = 2 + len(by_area)
    sums = (Sum(0, tuple(range(1, first_kind))), Sum(0, tuple(range(first_kind, len(values)))))
    named: list[tuple[Dimension, str, str]] = [
        (Dimension.TOTAL, TOTAL_KEY, translate("est", "The whole municipality")),
        (Dimension.REST, REST_KEY, translate("est", "Rest of the municipality")),
        *((Dimension.PLACE, key, name) for key, name in zip(places.keys, places.names, strict=True)),
        *((Dimension.KIND, key, name) for key, name in kinds),
    ]
    first = frozenset(n for n, (dimension, key, _) in enumerate(named) if (dimension, key) in before)
    state = suppress(values, sums, threshold, first)
    if not promise_holds(values, state, sums, threshold).all():
        raise PublicationRefusedError(
            QT_TRANSLATE_NOOP(
                "est",
                "So few events are spread over so few areas that small numbers could be worked out whatever"
                " is left out. Nothing was published. Choose a longer period or larger areas.",
            )
        )
    told = [
        PublishedCount(*name, int(value) if cell == Cell.PUBLISHED else None, _SHOWN[Cell(cell)])
        for name, value, cell in zip(named, values, state, strict=True)
    ]
    if places.cut.cell_size_m is not None:
        # Of a grid only what is published is kept: an unlisted cell tells nothing of itself.
        told = [c for c in told if c.dimension is not Dimension.PLACE or c.shown is Shown.PUBLISHED]
    return tuple(told)
