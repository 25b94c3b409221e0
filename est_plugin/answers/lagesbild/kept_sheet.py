"""A printed sheet as it is kept: its recipe, the numbers of its time, and the words a person gave it.

Free text of others is not kept with a sheet: it is read again from the database, so that what retention
has thinned does not come back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ...analysis.progress import SILENT, Progress
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.period import Period, parse_period
from ...domain.runs import Audience, SheetRun
from ...domain.selection import Selection
from ..analyses.keeping import UnreadableSheetError, from_json, to_json
from .pages import NoAreasError, NoInsatsError, SheetName, SheetQuestion, Words, sheet_pages
from .parts import LagesbildAnswer
from .sections import Section

if TYPE_CHECKING:
    from ...store.gateway import Gateway

VERSION = 1
FREE_TEXT = frozenset(
    {"problem", "knowledge", "measure", "goal", "facts", "follow_ups", "last_decisions", "focus", "groups"}
)
"""Sections that people have written: read anew whenever a sheet is printed again."""

PLAN_START = "plan_"
_POINT_DECIMALS = 1
_MANY_POINTS = 5000
"""From here on a metre is less than the dots of a sheet can show."""


class NoSheetError(EstError):
    """A kept sheet that is not in the database."""


@dataclass(frozen=True)
class Print:
    """How a sheet was laid out. ``template`` is the path of a municipality's own, "" for the plugin's."""

    paper: str = ""
    orientation: str = ""
    template: str = ""


@dataclass(frozen=True)
class KeptSheet:
    """A kept sheet that has been read again: what to print, and how it was printed then."""

    question: SheetQuestion
    layout: Print
    answers: tuple[LagesbildAnswer, ...]


def sheet_run(question: SheetQuestion, layout: Print, answers: Sequence[LagesbildAnswer]) -> SheetRun:
    """Return the row that keeps a sheet which has just been answered."""
    period = question.selection.period
    return SheetRun(
        uuid=str(uuid4()),
        sheet=question.sheet.value,
        period=period.code() if period is not None else "",
        audience=Audience.INTERNAL,
        title=answers[0].title if answers else "",
        recipe=json.dumps(_recipe(question, layout), ensure_ascii=False),
        numbers=to_json(tuple(_without_text(answer) for answer in answers)),
        words=json.dumps(
            {page: dict(told) for page, told in question.words.by_page.items()}, ensure_ascii=False
        ),
    )


def kept_sheet(gateway: Gateway, uuid: str, progress: Progress = SILENT) -> KeptSheet:
    """Read a kept sheet by its uuid, or the latest by ``latest``, ready to be printed again.

    Numbers are those of its time, free text is what the database holds today. Raises NoSheetError,
    UnreadableSheetError, and what ``sheet_pages`` raises.
    """
    runs = gateway.sheet_runs()
    run = next((one for one in runs if uuid in (one.uuid, "latest")), None)
    if run is None:
        raise NoSheetError(
            QT_TRANSLATE_NOOP("est", "There is no kept sheet “{uuid}” in the database. Print it anew."),
            uuid=uuid,
        )
    question, layout = _read_recipe(run)
    if not run.numbers:
        return KeptSheet(question, layout, sheet_pages(gateway, question, progress))
    kept = from_json(run.numbers)
    fresh = _fresh(gateway, question, kept, progress)
    answers = tuple(_with_text(answer, fresh.get(answer.key), question.words) for answer in kept)
    return KeptSheet(question, layout, answers)


def _fresh(
    gateway: Gateway, question: SheetQuestion, kept: Sequence[LagesbildAnswer], progress: Progress
) -> Mapping[str, LagesbildAnswer]:
    """Answer the sheet anew where it has free text, for that text alone; pages that are gone have none."""
    if question.sheet in (SheetName.WEEK, SheetName.MONTH, SheetName.POSTER):
        return {}
    own = replace(question, insatser=tuple(answer.key for answer in kept if answer.key))
    try:
        return {answer.key: answer for answer in sheet_pages(gateway, own, progress)}
    except (NoAreasError, NoInsatsError):  # areas or insatser that have been taken away since
        return {}


def _without_text(answer: LagesbildAnswer) -> LagesbildAnswer:
    """Return an answer without anything that somebody has written as free text."""
    planned = replace(
        answer.planned,
        events=tuple(replace(event, what=event.kind or event.what) for event in answer.planned.events),
    )
    decimals = _POINT_DECIMALS if answer.map.x.size < _MANY_POINTS else 0
    content = replace(answer.map, x=answer.map.x.round(decimals), y=answer.map.y.round(decimals))
    return replace(
        answer,
        planned=planned,
        map=content,
        summary=" ".join(sentence.text for sentence in answer.draft),
        sections=tuple(section for section in answer.sections if not is_free_text(section)),
    )


def is_free_text(section: Section) -> bool:
    """Tell whether a section holds what people have written."""
    return section.key in FREE_TEXT or section.key.startswith(PLAN_START)


def _with_text(answer: LagesbildAnswer, fresh: LagesbildAnswer | None, words: Words) -> LagesbildAnswer:
    told = tuple(section for section in (fresh.sections if fresh else ()) if is_free_text(section))
    edited = words.of(answer.key)
    return replace(
        answer,
        summary=edited.get("summary", answer.summary),
        sections=(*answer.sections, *told),
    )


def _recipe(question: SheetQuestion, layout: Print) -> dict[str, Any]:
    selection = question.selection
    return {
        "version": VERSION,
        "sheet": question.sheet.value,
        "period": selection.period.code() if selection.period is not None else None,
        "compare": question.compare.code() if question.compare is not None else None,
        "areas": sorted(selection.area_uuids),
        "categories": sorted(selection.category_uuids),
        "sources": sorted(selection.sources),
        "insatser": list(question.insatser),
        "paper": layout.paper,
        "orientation": layout.orientation,
        "template": layout.template,
    }


def _read_recipe(run: SheetRun) -> tuple[SheetQuestion, Print]:
    try:
        recipe = json.loads(run.recipe or "")
        words = json.loads(run.words or "{}")
        question = SheetQuestion(
            SheetName(recipe["sheet"]),
            Selection(
                _period(recipe["period"]),
                category_uuids=frozenset(recipe["categories"]),
                sources=frozenset(recipe["sources"]),
                area_uuids=frozenset(recipe["areas"]),
            ),
            _period(recipe["compare"]),
            tuple(recipe["insatser"]),
            Words(MappingProxyType({page: MappingProxyType(dict(told)) for page, told in words.items()})),
        )
        return question, Print(recipe["paper"], recipe["orientation"], recipe["template"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableSheetError(
            QT_TRANSLATE_NOOP(
                "est",
                "The recipe of this sheet cannot be read any more. Print the sheet anew from its period"
                " instead.",
            ),
            details=str(error),
        ) from error


def _period(code: str | None) -> Period | None:
    return parse_period(code) if code else None
