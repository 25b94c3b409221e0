"""What each sheet of the family says: one answer for a sheet, or one a page of an atlas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from ...analysis.progress import SILENT, Part, Progress
from ...domain.insats import Insats
from ...domain.local_time import local_today
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...domain.observation import Source
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import capitalised, number, period_label
from ..analyses.change_family import BETWEEN_AREA_AND_KIND
from ..analyses.questions import year_up_to
from ..ground import compared_areas
from ..layer_reading import bounds_of
from ..reading import read_selection
from .area_sheet import groups_section
from .draft import plain
from .hotspot_list import Hotspots, hotspots
from .insats_sheet import insats_page, surroundings
from .kinds import kinds_answer
from .lagesbild import Read, lagesbild, lagesbild_of, read_lagesbild, told_of
from .lagesbild_words import long_summary
from .method import method_section
from .months import months_read, months_section, months_table
from .parts import ChangeAnswer, LagesbildAnswer
from .pattern_list import patterns_section
from .report_list import reports_answer
from .sections import Cell, Column, ProseSection, Section, TableSection, Tone
from .work_lists import (
    decisions_section,
    focus_section,
    follow_ups_section,
    new_decisions_section,
    plan_sections,
    to_reporters_section,
)

if TYPE_CHECKING:
    from ...store.gateway import Gateway


class SheetName(StrEnum):
    """The family of sheets, by the names that ``est:lagesbild`` takes."""

    WEEK = "vecka"
    MONTH = "manad"
    TERTIAL = "tertial"
    YEAR = "ar"
    AREAS = "omraden"
    INSATS = "insats"
    PLAN = "atgardsplan"
    POSTER = "affisch"
    MEETING = "mote"


class NoAreasError(EstError):
    """A page an area was asked for where there are no areas."""


class NoInsatsError(EstError):
    """The sheet of an insats was asked for where there is none."""


@dataclass(frozen=True)
class Words:
    """What a person has written in place of a draft: by page key, then by what it is (``summary`` …)."""

    by_page: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, page: str) -> Mapping[str, str]:
        """Return what was written for a page."""
        return self.by_page.get(page, {})


NO_WORDS = Words()


@dataclass(frozen=True)
class SheetQuestion:
    """What a sheet is asked about. ``insatser``: those of insats sheets, else all open ones."""

    sheet: SheetName
    selection: Selection
    compare: Period | None
    insatser: tuple[str, ...] = ()
    words: Words = NO_WORDS


_Maker = Callable[["Gateway", SheetQuestion, Progress], LagesbildAnswer]


def sheet_pages(
    gateway: Gateway, question: SheetQuestion, progress: Progress = SILENT
) -> tuple[LagesbildAnswer, ...]:
    """Answer a sheet: one answer, or one a page of an atlas, edited words in their places.

    Raises NoAreasError, NoInsatsError and what ``lagesbild`` raises.
    """
    makers: dict[SheetName, _Maker] = {
        SheetName.WEEK: _week,
        SheetName.TERTIAL: _tertial,
        SheetName.YEAR: _year,
        SheetName.PLAN: _plan,
        SheetName.MEETING: _meeting,
    }
    if question.sheet is SheetName.AREAS:
        pages = _areas(gateway, question, progress)
    elif question.sheet is SheetName.INSATS:
        pages = _insatser(gateway, question, progress)
    elif question.sheet in makers:
        pages = (makers[question.sheet](gateway, question, progress),)
    else:
        pages = (lagesbild(gateway, question.selection, question.compare, progress=progress),)
    return tuple(_with_words(page, question.words.of(page.key)) for page in pages)


def _with_words(answer: LagesbildAnswer, words: Mapping[str, str]) -> LagesbildAnswer:
    """Put what a person wrote in the places of the drafts."""
    if not words:
        return answer
    sections = tuple(
        replace(section, paragraphs=tuple(words[section.key].splitlines()), is_draft=False)
        if isinstance(section, ProseSection) and words.get(section.key, "").strip()
        else section
        for section in answer.sections
    )
    return replace(answer, summary=words.get("summary", answer.summary), sections=sections)


def _read(gateway: Gateway, question: SheetQuestion, progress: Progress) -> Read:
    return read_lagesbild(gateway, question.selection, question.compare, progress)


def _week(gateway: Gateway, question: SheetQuestion, progress: Progress) -> LagesbildAnswer:
    read = _read(gateway, question, Part(progress, 0.0, 0.6))
    answer = lagesbild_of(gateway, question.selection, read, progress=Part(progress, 0.6, 1.0))
    return replace(
        answer,
        title=translate("est", "Week's picture {period}", period=period_label(read.period)),
        reports=reports_answer(read.now),
    )


def _tertial(gateway: Gateway, question: SheetQuestion, progress: Progress) -> LagesbildAnswer:
    answer, read, found, sections = _deep(gateway, question, progress)
    title = translate("est", "Tertial analysis {period}", period=period_label(read.period))
    follow_ups = follow_ups_section(gateway.follow_ups(), gateway.insatser(), read.period)
    return replace(
        answer,
        title=title,
        map=replace(answer.map, hot=found.outlines),
        sections=(*sections, follow_ups, method_section(answer, read)),
    )


def _year(gateway: Gateway, question: SheetQuestion, progress: Progress) -> LagesbildAnswer:
    answer, read, found, sections = _deep(gateway, question, progress)
    insatser = gateway.insatser()
    return replace(
        answer,
        title=translate("est", "Year's summary {period}", period=period_label(read.period)),
        map=replace(answer.map, hot=found.outlines),
        sections=(
            *sections,
            _kinds_section(answer),
            _police_section(gateway, question, read),
            _consequences(),
            follow_ups_section(gateway.follow_ups(), insatser, read.period),
            method_section(answer, read),
        ),
    )


def _deep(
    gateway: Gateway, question: SheetQuestion, progress: Progress
) -> tuple[LagesbildAnswer, Read, Hotspots, tuple[Section, ...]]:
    """Answer what the sheets of several pages share: months, hotspots, patterns, the long summary."""
    read = _read(gateway, question, Part(progress, 0.0, 0.3))
    answer = lagesbild_of(gateway, question.selection, read, progress=Part(progress, 0.3, 0.5))
    months = read_selection(
        gateway, question.selection.with_period(months_read(read.period)), Part(progress, 0.5, 0.7)
    )
    curve = months_section(months, read.period, local_today())
    bandwidth = answer.density.bandwidth_m if answer.density is not None else None
    found = hotspots(read.now, read.ground, bandwidth, Part(progress, 0.7, 0.9))
    year = year_up_to(read.period)
    of_year = months.in_period(*bounds_of(year))
    patterns = patterns_section(of_year, read.ground, year, Part(progress, 0.9, 1.0))
    reporters = ""
    if answer.change.reporters_differ:
        reporters = translate("est", "The reporting differs between the periods.")
    draft = long_summary(told_of(question.selection, read, local_today()), answer, reporters)
    answer = replace(answer, draft=draft, summary=plain(draft))
    return answer, read, found, (curve, months_table(curve), found.table, patterns)


def _plan(gateway: Gateway, question: SheetQuestion, progress: Progress) -> LagesbildAnswer:
    read = _read(gateway, question, Part(progress, 0.0, 0.6))
    answer = lagesbild_of(gateway, question.selection, read, progress=Part(progress, 0.6, 1.0))
    where = read.ground.where()
    parts = (answer.municipality, where, answer.insatser.basis.sentence)
    return replace(
        answer,
        title=translate("est", "Plan of measures"),
        subtitle=" · ".join(part for part in parts if part),
        summary="",
        draft=(),
        sections=plan_sections(answer.insatser, gateway.insatser()),
        footer=translate(
            "est",
            "Open insatser, the late first, and those done or followed up in {period}. An insats belongs to"
            " the areas that its place shares ground with.",
            period=period_label(read.period),
        ),
    )


def _meeting(gateway: Gateway, question: SheetQuestion, progress: Progress) -> LagesbildAnswer:
    read = _read(gateway, question, Part(progress, 0.0, 0.6))
    answer = lagesbild_of(gateway, question.selection, read, progress=Part(progress, 0.6, 1.0))
    today = local_today()
    meetings = gateway.meetings()
    return replace(
        answer,
        title=translate("est", "For the meeting: {period}", period=period_label(read.period)),
        reports=reports_answer(read.now),
        sections=(
            decisions_section(meetings, gateway.decisions(), read.ground.organisations, today),
            _police_section(gateway, question, read),
            focus_section(meetings, today),
            new_decisions_section(),
            to_reporters_section(),
        ),
    )


def _areas(gateway: Gateway, question: SheetQuestion, progress: Progress) -> tuple[LagesbildAnswer, ...]:
    areas = compared_areas(gateway.areas(), question.selection, gateway.settings())
    if not areas:
        raise NoAreasError(
            QT_TRANSLATE_NOOP(
                "est",
                "The database has no areas, so there is no page an area. Import areas, or print one sheet"
                " for the whole municipality.",
            )
        )
    groups = gateway.working_groups()
    answers = []
    for index, area in enumerate(areas):
        part = Part(progress, index / len(areas), (index + 1) / len(areas))
        own = replace(question.selection, area_uuids=frozenset({area.uuid}))
        answer = lagesbild(gateway, own, question.compare, progress=part)
        period = question.selection.period
        label = period_label(period) if period is not None else ""
        answers.append(
            replace(
                answer,
                key=area.uuid,
                change=_without_area(answer.change, area.name),
                title=translate("est", "{area} {period}", area=area.name, period=label),
                map=replace(answer.map, around=surroundings(gateway, answer.map.crs)),
                sections=(groups_section(groups, area.uuid),),
            )
        )
    return tuple(answers)


def _without_area(change: ChangeAnswer, area: str) -> ChangeAnswer:
    """Return the rows named by their kind alone, where the whole page is about one area."""
    start = f"{area}{BETWEEN_AREA_AND_KIND}"
    rows = tuple(
        replace(row, name=capitalised(row.name.removeprefix(start))) if row.name.startswith(start) else row
        for row in change.rows
    )
    return replace(change, rows=rows)


def _insatser(gateway: Gateway, question: SheetQuestion, progress: Progress) -> tuple[LagesbildAnswer, ...]:
    chosen = _chosen_insatser(gateway, question)
    if not chosen:
        raise NoInsatsError(
            QT_TRANSLATE_NOOP(
                "est",
                "There is no open insats to print a sheet of. Enter one, or choose an insats that is closed.",
            )
        )
    pages = []
    for index, insats in enumerate(chosen):
        part = Part(progress, index / len(chosen), (index + 1) / len(chosen))
        pages.append(insats_page(gateway, insats, question.selection, question.compare, part))
    return tuple(pages)


def _chosen_insatser(gateway: Gateway, question: SheetQuestion) -> list[Insats]:
    insatser = gateway.insatser()
    if question.insatser:
        return [insats for insats in insatser if insats.uuid in question.insatser]
    today = local_today()
    is_open = [insats for insats in insatser if insats.is_open()]
    return sorted(is_open, key=lambda one: (not one.is_overdue(today), one.title, one.uuid))


def _kinds_section(answer: LagesbildAnswer) -> TableSection:
    """Return all kinds with both counts: the extent that the law asks for."""
    rows = tuple(
        (
            Cell(row.name),
            Cell(number(row.count), Tone.STRONG),
            Cell("" if row.compare_count is None else number(row.compare_count), Tone.QUIET),
        )
        for row in answer.kinds.rows
    )
    return TableSection(
        "kinds_table",
        translate("est", "Kinds of event"),
        (
            Column(translate("est", "kind"), 1.0),
            Column(answer.period_short, right=True),
            Column(answer.compare_short or "", right=True),
        ),
        rows,
        empty=translate("est", "No events in the period."),
    )


def _police_section(gateway: Gateway, question: SheetQuestion, read: Read) -> TableSection:
    """Return the police's picture: their reports by kind, beside the compared period."""
    sources = question.selection.sources
    title = translate("est", "The police's picture")
    columns = (
        Column(translate("est", "kind"), 1.0),
        Column(translate("est", "now"), right=True),
        Column(translate("est", "before"), right=True),
    )
    empty = translate("est", "No police reports in the period.")
    if sources and Source.POLICE.value not in sources:
        empty = translate("est", "Police reports are not among the chosen sources.")
        return TableSection("police", title, columns, (), empty=empty)
    own = replace(question.selection, sources=frozenset({Source.POLICE.value}))
    now = read_selection(gateway, own)
    before = read_selection(gateway, own.with_period(read.compare)) if read.compare is not None else None
    found = kinds_answer(now, before)
    rows = tuple(
        (
            Cell(row.name),
            Cell(number(row.count), Tone.STRONG),
            Cell("" if row.compare_count is None else number(row.compare_count), Tone.QUIET),
        )
        for row in found.rows
        if row.count or row.compare_count
    )
    return TableSection("police", title, columns, rows, empty=empty)


def _consequences() -> ProseSection:
    return ProseSection(
        "consequences",
        translate("est", "Consequences"),
        (
            translate(
                "est",
                "To be written by the municipality: what the crimes have led to for those exposed, for trust"
                " and safety, and what they have cost.",
            ),
        ),
        is_draft=True,
    )
