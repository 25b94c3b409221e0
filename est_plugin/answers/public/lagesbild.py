"""The public lägesbild: what was published for a period, compared with what was published before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...analysis.progress import SILENT, Part, Progress
from ...analysis.rates import DAYS_PER_YEAR, compare_headline, compare_periods
from ...analysis.surface import class_breaks
from ...domain.insats import InsatsStatus
from ...domain.local_time import local_today
from ...domain.period import Period
from ...domain.published import (
    OTHER_KEY,
    Cut,
    Dimension,
    PublishedCount,
    PublishedCounts,
    Shown,
    from_publications,
)
from ...project.language import translate
from ...project.swedish import day_iso, number, period_column, period_label
from ..analyses.change import change_sentence, sort_rows
from ..analyses.change_family import defined
from ..basis import Basis, Direction
from ..lagesbild.lagesbild import LEAST_SIDE_M, MAP_MARGIN
from ..lagesbild.parts import ChangeAnswer, ChangeRow
from ..lagesbild.sections import Cell, Column, TableSection, Tone
from ..membership import area_shapes
from ..wording import direction_word, events
from .counts import (
    PublicationRefusedError,
    PublicQuestion,
    already_published,
    cell_ground,
    published_counts,
)
from .cut import cell_polygon
from .parts import PublicAnswer, PublicMap, PublicShape
from .words import audience_public, count_text, left_out_public

if TYPE_CHECKING:
    from ...store.gateway import Gateway

_M2_PER_KM2 = 1e6
_NOT_COMPARED = Direction.NOT_COMPARED
_TONES = {Direction.WORSE: Tone.WORSE, Direction.BETTER: Tone.BETTER}
_MOST_WITH_STATUS = (
    (InsatsStatus.DECIDED, InsatsStatus.ONGOING),
    (InsatsStatus.DONE,),
    (InsatsStatus.FOLLOWED_UP, InsatsStatus.CLOSED),
)


def public_lagesbild(
    gateway: Gateway,
    question: PublicQuestion,
    against: Sequence[Period] = (),
    *,
    now: datetime | None = None,
    progress: Progress = SILENT,
) -> PublicAnswer:
    """Answer the public lägesbild of a period; publishes its counts unless that has been done.

    ``against``: the first of these that has been published is compared with, by the same areas.
    Raises PublicationRefusedError, UnsafeCutError, StoreError, CancelledError.
    """
    moment = now or datetime.now(UTC)
    counts = published_counts(gateway, question, today=local_today(moment), progress=Part(progress, 0.0, 0.8))
    compared = _compared(gateway, counts, against)
    settings = gateway.settings()
    change = _change(counts, compared, settings.min_count)
    progress.report(1.0)
    period = counts.period
    before = compared.period if compared is not None else None
    return PublicAnswer(
        counts=counts,
        compared=compared,
        municipality=settings.municipality_name,
        title=translate("est", "Lägesbild {period}", period=period_label(period)),
        subtitle=_subtitle(settings.municipality_name, period, before),
        audience=audience_public(),
        produced=day_iso(local_today(moment)),
        period_label=period_label(period),
        period_short=period_column(period),
        compare_label=period_label(before) if before is not None else None,
        compare_short=period_column(before) if before is not None else None,
        summary=_summary(counts, change),
        left_out=left_out_public(counts),
        map=_map(gateway, counts),
        change=change,
        tables=_tables(gateway, counts, compared, change),
        footer=translate(
            "est",
            "Reports to the municipality's shared lägesbild, by the areas and days named here; duplicates"
            " are counted once. Reports say where people report, not all that happens.",
        ),
    )


def _compared(gateway: Gateway, counts: PublishedCounts, against: Sequence[Period]) -> PublishedCounts | None:
    """Return what was published for the first of the periods that was, by the same cut."""
    for period in against:
        try:
            found = already_published(gateway, PublicQuestion(period))
        except PublicationRefusedError:
            continue
        if found is not None and found.cut == counts.cut:
            return found
    return None


def _change(counts: PublishedCounts, compared: PublishedCounts | None, min_count: int) -> ChangeAnswer:
    total = counts.total
    basis = Basis(total.count or 0, recipe={"question": "public", "period": counts.period.code()})
    if compared is None or total.count is None or compared.total.count is None:
        row = ChangeRow(
            translate("est", "All"), total.count or 0, None, None, None, None, None, None, _NOT_COMPARED
        )
        return ChangeAnswer(basis, row, ())
    headline = _headline(total.count, compared.total.count, counts.period, compared.period, min_count)
    pairs = [
        (now, before)
        for dimension in (Dimension.PLACE, Dimension.KIND)
        for now, before in _pairs(counts, compared, dimension)
        if now.shown is Shown.PUBLISHED and before is not None and before.shown is Shown.PUBLISHED
    ]
    if counts.cut.cell_size_m is not None:
        pairs = [pair for pair in pairs if pair[0].dimension is Dimension.KIND]
    return ChangeAnswer(basis, headline, tuple(sort_rows(_rows(pairs, counts, compared, min_count))))


def _headline(count: int, before: int, period: Period, against: Period, min_count: int) -> ChangeRow:
    test = compare_headline(count, before, period.days, against.days, min_count=min_count)
    return ChangeRow(
        translate("est", "All"),
        count,
        before,
        defined(test.rate_ratio),
        defined(test.ci_low),
        defined(test.ci_high),
        test.p,
        None,
        Direction(test.direction.value),
    )


def _pairs(
    counts: PublishedCounts, compared: PublishedCounts | None, dimension: Dimension
) -> list[tuple[PublishedCount, PublishedCount | None]]:
    before = compared.by_key(dimension) if compared is not None else {}
    return [(count, before.get(count.key)) for count in counts.of(dimension)]


def _rows(
    pairs: Sequence[tuple[PublishedCount, PublishedCount]],
    counts: PublishedCounts,
    compared: PublishedCounts,
    min_count: int,
) -> list[ChangeRow]:
    if not pairs:
        return []
    change = compare_periods(
        np.array([now.count or 0 for now, _ in pairs]),
        np.array([before.count or 0 for _, before in pairs]),
        counts.period.days,
        compared.period.days,
        min_count=min_count,
    )
    return [
        ChangeRow(
            now.name,
            now.count or 0,
            before.count or 0,
            defined(change.rate_ratio[row]),
            defined(change.ci_low[row]),
            defined(change.ci_high[row]),
            defined(change.p[row]),
            defined(change.p_fdr[row]),
            Direction(str(change.direction[row])),
            area_uuid=now.key if now.dimension is Dimension.PLACE else None,
            category_uuid=now.key if now.dimension is Dimension.KIND else None,
        )
        for row, (now, before) in enumerate(pairs)
    ]


def _subtitle(municipality: str, period: Period, against: Period | None) -> str:
    what = translate("est", "what was reported {days}", days=period_label(period))
    if against is not None:
        what = translate("est", "{what}, compared with {period}", what=what, period=period_label(against))
    return " · ".join(part for part in (municipality, what) if part)


def _summary(counts: PublishedCounts, change: ChangeAnswer) -> str:
    total = counts.total
    if total.count is None:
        return translate("est", "Fewer than {threshold} events were reported.", threshold=counts.threshold)
    if change.headline.compare_count is None:
        return translate("est", "{events} were reported; nothing is compared.", events=events(total.count))
    return change_sentence(change.headline, change.rows)


def _tables(
    gateway: Gateway, counts: PublishedCounts, compared: PublishedCounts | None, change: ChangeAnswer
) -> tuple[TableSection, ...]:
    verdicts = {row.area_uuid or row.category_uuid: row.direction for row in change.rows}
    tables = []
    if counts.cut.cell_size_m is None:
        places = _most_first(_pairs(counts, compared, Dimension.PLACE))
        places += _pairs(counts, compared, Dimension.REST)
        tables.append(_table("public_places", translate("est", "Areas"), places, counts, compared, verdicts))
    kinds = _most_first(_pairs(counts, compared, Dimension.KIND))
    title = translate("est", "What was reported")
    tables.append(_table("public_kinds", title, kinds, counts, compared, verdicts))
    work = _work_table(gateway)
    return (*tables, work) if work is not None else tuple(tables)


def _most_first(
    pairs: Sequence[tuple[PublishedCount, PublishedCount | None]],
) -> list[tuple[PublishedCount, PublishedCount | None]]:
    return sorted(pairs, key=lambda pair: (-(pair[0].count or 0), pair[0].key == OTHER_KEY, pair[0].name))


def _table(
    key: str,
    title: str,
    pairs: Sequence[tuple[PublishedCount, PublishedCount | None]],
    counts: PublishedCounts,
    compared: PublishedCounts | None,
    verdicts: Mapping[str | None, Direction],
) -> TableSection:
    columns = [Column(translate("est", "Name"), 1.0), Column(period_column(counts.period), right=True)]
    if compared is not None:
        columns += [Column(period_column(compared.period), right=True), Column(translate("est", "Change"))]
    total = (counts.total, compared.total if compared is not None else None)
    rows = [
        _row(now, before, counts, compared, verdicts.get(now.key, _NOT_COMPARED)) for now, before in pairs
    ]
    first = tuple(Cell(cell.text, Tone.STRONG) for cell in _row(*total, counts, compared, None))
    return TableSection(key, title, tuple(columns), (first, *rows))


def _row(
    now: PublishedCount,
    before: PublishedCount | None,
    counts: PublishedCounts,
    compared: PublishedCounts | None,
    verdict: Direction | None,
) -> tuple[Cell, ...]:
    cells = [Cell(now.name), _count_cell(now, counts.threshold)]
    if compared is not None:
        word = direction_word(verdict) if verdict is not None else ""
        tone = _TONES.get(verdict, Tone.QUIET) if verdict is not None else Tone.PLAIN
        cells += [_count_cell(before, compared.threshold), Cell(word, tone)]
    return tuple(cells)


def _count_cell(count: PublishedCount | None, threshold: int) -> Cell:
    known = count is not None and count.shown is Shown.PUBLISHED
    return Cell(count_text(count, threshold), Tone.PLAIN if known else Tone.QUIET)


def _work_table(gateway: Gateway) -> TableSection | None:
    """Return how many insatser there are by how far they have come: no titles, no places."""
    names = (
        translate("est", "Decided or under way"),
        translate("est", "Carried out"),
        translate("est", "Followed up"),
    )
    statuses = [insats.status for insats in gateway.insatser()]
    counted = [sum(status in among for status in statuses) for among in _MOST_WITH_STATUS]
    if not sum(counted):
        return None
    columns = (Column(translate("est", "Insatser"), 1.0), Column(translate("est", "Number"), right=True))
    rows = tuple((Cell(name), Cell(number(n))) for name, n in zip(names, counted, strict=True))
    return TableSection("public_work", translate("est", "What is being done"), columns, rows)


def _map(gateway: Gateway, counts: PublishedCounts) -> PublicMap:
    cut = counts.cut
    shapes = {
        count.key: shapely.from_wkb(counts.shapes[count.key])
        if cut.cell_size_m is None
        else cell_polygon(count.key, cut.cell_size_m)
        for count in counts.of(Dimension.PLACE)
        if cut.cell_size_m is not None or count.key in counts.shapes
    }
    breaks = _breaks((*from_publications(gateway.publications()), counts), cut)
    drawn = tuple(
        PublicShape(
            count.key,
            count.name,
            shapely.to_wkb(shapes[count.key]),
            _class_of(count, shapes[count.key].area, counts.period, breaks),
        )
        for count in counts.of(Dimension.PLACE)
        if count.key in shapes
    )
    ground = list(shapes.values())
    if cut.cell_size_m is not None:
        areas = cell_ground(gateway.areas(), gateway.settings())
        ground = list(area_shapes(areas, gateway.crs, cut.crs).shapes) if areas else ground
    return PublicMap(cut.crs, _extent(ground), drawn, breaks, cut.cell_size_m is not None)


def _extent(shapes: Sequence[shapely.Geometry]) -> tuple[float, float, float, float]:
    shapes = [shape for shape in shapes if not shape.is_empty]
    if not shapes:
        return 0.0, 0.0, LEAST_SIDE_M, LEAST_SIDE_M
    x_min, y_min, x_max, y_max = (float(value) for value in shapely.total_bounds(shapes))
    margin = max(MAP_MARGIN * max(x_max - x_min, y_max - y_min), LEAST_SIDE_M / 4)
    return x_min - margin, y_min - margin, x_max + margin, y_max + margin


def _per_year(count: int, area_m2: float, period: Period) -> float:
    return count / (area_m2 / _M2_PER_KM2) * (DAYS_PER_YEAR / period.days)


def _breaks(published: Sequence[PublishedCounts], cut: Cut) -> tuple[float, ...]:
    """Return classes that stand for the whole series: those of what was published first by this cut."""
    for first in published:
        if first.cut != cut:
            continue
        densities = [
            _per_year(count.count, _area(first, count.key), first.period)
            for count in first.of(Dimension.PLACE)
            if count.count is not None
        ]
        if densities:
            return tuple(float(value) for value in class_breaks(max(densities)))
    return ()


def _area(counts: PublishedCounts, key: str) -> float:
    if counts.cut.cell_size_m is not None:
        return counts.cut.cell_size_m**2
    return float(shapely.from_wkb(counts.shapes[key]).area)


def _class_of(count: PublishedCount, area_m2: float, period: Period, breaks: tuple[float, ...]) -> int | None:
    if count.shown is not Shown.PUBLISHED or count.count is None or not breaks:
        return None
    return max(0, bisect_right(breaks, _per_year(count.count, area_m2, period)) - 1)
