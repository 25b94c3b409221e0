"""The public answer in the form that sheets and pages are made from, with everything internal empty.

It is made from a :class:`PublicAnswer` alone, which has no field for free text, points or times; so no
public sheet can hold what was not published.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.progress import SILENT, Progress
from ...domain.message import QT_TRANSLATE_NOOP
from ...domain.period import Period
from ...domain.published import Dimension, Shown
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import period_label
from ..basis import Basis
from ..lagesbild.pages import SheetName, SheetQuestion
from ..lagesbild.parts import (
    FilledShape,
    HotPlacesAnswer,
    InsatserAnswer,
    KindRow,
    KindsAnswer,
    LagesbildAnswer,
    MapArea,
    MapContent,
    MapFill,
    PlannedEventsAnswer,
    ReportingAnswer,
    TimePatternAnswer,
)
from ..lagesbild.sections import ProseSection, TableSection
from .counts import PublicationRefusedError, PublicQuestion
from .lagesbild import public_lagesbild
from .parts import PublicAnswer, PublicMap

if TYPE_CHECKING:
    from datetime import datetime

    from ...store.gateway import Gateway

PUBLIC_SHEETS = (SheetName.MONTH, SheetName.TERTIAL, SheetName.YEAR, SheetName.POSTER)
PUBLIC_KIND = "offentlig"
"""The sheet that is printed for everybody, whatever its period."""

POSTER_KIND = "affisch"

_NONE = Basis(0)
_POSTER_COLUMNS = 2


def public_kind(sheet: SheetName) -> str:
    """Return what a public sheet is laid out as: the poster, else the one for every period."""
    return POSTER_KIND if sheet is SheetName.POSTER else PUBLIC_KIND


def public_pages(
    gateway: Gateway,
    question: SheetQuestion,
    *,
    compare_as_published: bool = False,
    record: bool = True,
    now: datetime | None = None,
    progress: Progress = SILENT,
) -> tuple[LagesbildAnswer, ...]:
    """Answer a public sheet: what was published for the period, else what is published now.

    ``compare_as_published``: compare with the same period last year, or the one before, if published, in
    place of what the question says. Without ``record`` nothing is published: for a look before it is.
    Raises PublicationRefusedError for a sheet, or a choice of kinds, sources or areas, that is no public
    one, and what :func:`public_lagesbild` raises.
    """
    if question.sheet not in PUBLIC_SHEETS:
        raise PublicationRefusedError(
            QT_TRANSLATE_NOOP(
                "est",
                "This sheet shows single events, places or measures and is for the group only, so it cannot"
                " be public. Choose one of: {sheets}.",
            ),
            sheets=", ".join(PUBLIC_SHEETS),
        )
    selection = question.selection
    if selection.period is None or selection != Selection(selection.period):
        raise PublicationRefusedError(
            QT_TRANSLATE_NOOP(
                "est",
                "A public sheet is about all kinds, sources and areas of a period. Several choices of the"
                " same days would let small numbers be worked out by subtraction. Take the other choices"
                " away.",
            )
        )
    period = selection.period
    against: tuple[Period, ...] = (period.same_last_year(), period.previous()) if compare_as_published else ()
    if not compare_as_published and question.compare is not None:
        against = (question.compare,)
    answer = public_lagesbild(
        gateway, PublicQuestion(period, record=record), against, now=now, progress=progress
    )
    if answer.compared is None and against and not compare_as_published:
        answer = replace(answer, warnings=(*answer.warnings, _not_published(against[0])))
    if question.sheet is SheetName.POSTER:
        answer = replace(answer, tables=tuple(_of_few_words(table) for table in answer.tables))
    return (public_page(answer),)


def _of_few_words(table: TableSection) -> TableSection:
    """Return a table as a poster has it, read from two metres: names and this period's counts."""
    rows = tuple(row[:_POSTER_COLUMNS] for row in table.rows)
    return replace(table, columns=table.columns[:_POSTER_COLUMNS], rows=rows)


def _not_published(period: Period) -> str:
    return translate(
        "est",
        "{period} has not been published by the same areas, so nothing is compared. Publish it first.",
        period=period_label(period),
    )


def public_page(answer: PublicAnswer) -> LagesbildAnswer:
    """Return a public answer as sheets take it; what only an internal sheet has is empty."""
    return LagesbildAnswer(
        basis=Basis(
            answer.counts.total.count or 0,
            warnings=answer.warnings,
            recipe=MappingProxyType({"question": "public", "period": answer.counts.period.code()}),
        ),
        municipality=answer.municipality,
        title=answer.title,
        subtitle=answer.subtitle,
        audience=answer.audience,
        produced=answer.produced,
        period_label=answer.period_label,
        compare_label=answer.compare_label,
        compare_short=answer.compare_short,
        period_short=answer.period_short,
        summary=answer.summary,
        map=_map_content(answer.map),
        density=None,
        change=answer.change,
        kinds=_kinds(answer),
        time_pattern=TimePatternAnswer(_NONE, np.zeros((7, 24)), 0, 0),
        places=HotPlacesAnswer(_NONE, (), 0, 0.0),
        insatser=InsatserAnswer(_NONE, (), 0, 0),
        planned=PlannedEventsAnswer(_NONE, ()),
        reporting=ReportingAnswer(_NONE, 0, 0, ()),
        footer=answer.footer,
        sections=(
            *answer.tables,
            ProseSection("left_out", translate("est", "What is not shown"), (answer.left_out,)),
        ),
    )


def _kinds(answer: PublicAnswer) -> KindsAnswer:
    rows = [
        KindRow(count.name, count.count, None)
        for count in answer.counts.of(Dimension.KIND)
        if count.shown is Shown.PUBLISHED and count.count is not None
    ]
    rows.sort(key=lambda row: (-row.count, row.name))
    return KindsAnswer(_NONE, tuple(rows))


def _map_content(shown: PublicMap) -> MapContent:
    nowhere = np.empty(0)
    areas = () if shown.of_cells else tuple(MapArea(s.key, s.name, s.wkb) for s in shown.shapes)
    fill = MapFill(
        translate("est", "Reported events per km² and year"),
        translate("est", "by cell; cells with few events are not drawn")
        if shown.of_cells
        else translate("est", "by area, of those that are shown"),
        shown.breaks,
        tuple(FilledShape(shape.wkb, shape.class_index) for shape in shown.shapes),
        translate("est", "number not shown"),
    )
    return MapContent(shown.crs, shown.extent, areas, nowhere, nowhere, fill=fill)
