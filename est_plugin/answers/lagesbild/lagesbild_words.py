"""The words of a lägesbild: title, subtitle, the short paragraph, the footer. No claim beyond its test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from pyproj import CRS

from ...domain.category import Category
from ...domain.left_out import LeftOut
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import figure, listed, metres, number, period_days, period_label
from ..ground import Ground
from ..reading import Reading
from ..week.reporters import ReporterDifference
from ..wording import events, left_out_list, lower_first, sentences, source_word
from .draft import change_draft, insatser_draft, long_change_draft, pattern_draft, places_draft
from .kinds import kind_name
from .parts import ChangeAnswer, DensityAnswer, LagesbildAnswer, TimePatternAnswer
from .sections import DraftSentence

_NAMES_SHOWN = 3


@dataclass(frozen=True)
class Told:
    """What the words are about."""

    selection: Selection
    period: Period
    compare: Period | None
    ground: Ground
    categories: Mapping[str, Category]
    now: Reading
    before: Reading | None
    today: date


def audience_internal() -> str:
    """Return what stands on every sheet that is not public."""
    return translate("est", "Working material – internal")


def title(told: Told) -> str:
    """Return ``Lägesbild oktober 2026``."""
    return translate("est", "Lägesbild {period}", period=period_label(told.period))


def subtitle(told: Told) -> str:
    """Return municipality, where, what and which days, and what it is compared with."""
    what = translate(
        "est",
        "{what} {days}",
        what=_what(told),
        days=period_days(told.period),
    )
    if told.compare is not None:
        what = translate(
            "est", "{what}, compared with {period}", what=what, period=period_label(told.compare)
        )
    parts = (told.ground.settings.municipality_name, told.ground.where(), what)
    return " · ".join(part for part in parts if part)


def summary(
    told: Told, change: ChangeAnswer, pattern: TimePatternAnswer, reporters: ReporterDifference | None
) -> tuple[DraftSentence, ...]:
    """Return the paragraph that comes first: how reporting differs, what changed, when it gathers."""
    return (*opening(told, reporters), *changes(told, change), *pattern_draft(pattern))


def long_summary(told: Told, answer: LagesbildAnswer, reporters: str) -> tuple[DraftSentence, ...]:
    """Return the summary of a sheet of several pages: changes, times, places and the work."""
    first = (DraftSentence(reporters),) if reporters else ()
    changed = long_change_draft(answer.change) if told.compare is not None else ()
    return (
        *_unfinished(told),
        *_without_comparison(told),
        *first,
        *changed,
        *pattern_draft(answer.time_pattern),
        *places_draft(answer.places),
        *insatser_draft(answer.insatser),
    )


def opening(told: Told, reporters: ReporterDifference | None) -> tuple[DraftSentence, ...]:
    """Return what must be known before any change is read."""
    return (*_unfinished(told), *_reporting(told, reporters))


def _unfinished(told: Told) -> tuple[DraftSentence, ...]:
    """Say that a period goes on: its count against a whole one is no change yet."""
    period = told.period
    if told.compare is None or not period.first <= told.today < period.last:
        return ()
    gone = (told.today - period.first).days + 1
    text = translate(
        "est",
        "The period is not over: {gone} of its {days} days have begun, and a fall may only be that.",
        gone=number(gone),
        days=number(period.days),
    )
    return (DraftSentence(text, MappingProxyType({"days": gone, "of": period.days})),)


def _reporting(told: Told, reporters: ReporterDifference | None) -> tuple[DraftSentence, ...]:
    if told.compare is not None and reporters is not None and reporters.differ:
        text = translate("est", "The reporting differs between the periods.")
        return (*_without_comparison(told), DraftSentence(text))
    return _without_comparison(told)


def changes(told: Told, change: ChangeAnswer) -> tuple[DraftSentence, ...]:
    """Return what changed, where there is something to compare with."""
    return change_draft(change) if told.compare is not None else ()


def _without_comparison(told: Told) -> tuple[DraftSentence, ...]:
    n = len(told.now.counted)
    if n == 0:
        text = translate(
            "est", "Nothing was reported for {period} in this selection.", period=period_label(told.period)
        )
    elif told.compare is None:
        text = translate("est", "{events} were reported; nothing is compared.", events=events(n))
    else:
        return ()
    return (DraftSentence(text, MappingProxyType({"n": n})),)


def footer(told: Told, density: DensityAnswer | None) -> str:
    """Return the footer: sources, n, what is left out, classes, method."""
    n = len(told.now.counted)
    without: dict[LeftOut, int] = {
        reason: count
        for reason, count in told.now.left_out_of_points().items()
        if reason in (LeftOut.COARSE_PLACE, LeftOut.NO_PLACE)
    }
    counted = translate("est", "n = {n}.", n=number(n))
    if sum(without.values()):
        counted = translate(
            "est",
            "n = {n}, {without} of them (not in the heatmap, but in the numbers of their areas).",
            n=number(n),
            without=left_out_list(without),
        )
    timeless = told.now.left_out.get(LeftOut.NO_TIME, 0)
    left_out = left_out_list(
        {reason: count for reason, count in told.now.left_out.items() if reason is not LeftOut.NO_TIME}
    )
    return sentences(
        _sources(told),
        counted,
        translate("est", "Left out: {list}.", list=left_out) if left_out else "",
        _without_time(timeless),
        _classes(density),
        _method(told, density),
    )


def _without_time(count: int) -> str:
    """What has no start is in no period: it is told of the whole database."""
    if not count:
        return ""
    return translate(
        "est", "{count} observations in the database have no time and are in no period.", count=number(count)
    )


def _what(told: Told) -> str:
    """Name the kinds and sources that the selection holds: ``skadegörelse, polisanmälningar``."""
    kinds = [kind_name(uuid, told.categories) for uuid in told.selection.category_uuids]
    names = sorted(lower_first(name) for name in kinds)
    if len(names) > _NAMES_SHOWN:
        names = [translate("est", "{count} kinds of event", count=number(len(names)))]
    sources = sorted(source_word(str(source)) for source in told.selection.sources)
    return ", ".join((*(names or [translate("est", "events")]), *sources))


def _sources(told: Told) -> str:
    column = told.now.counted.source
    ranked = sorted(zip(column.counts(), column.labels, strict=True), key=lambda pair: (-pair[0], pair[1]))
    words = [f"{source_word(label)} ({number(int(count))})" for count, label in ranked if count]
    return translate("est", "Sources: {list}.", list=listed(words)) if words else ""


def _classes(density: DensityAnswer | None) -> str:
    if density is None:
        return ""
    breaks = ", ".join(figure(value) for value in density.breaks)
    return translate("est", "Class breaks {breaks}: {reason}.", breaks=breaks, reason=density.classes_reason)


def _method(told: Told, density: DensityAnswer | None) -> str:
    parts = []
    if density is not None:
        parts.append(
            translate(
                "est",
                "density (quartic kernel), bandwidth {bandwidth}, in {crs}",
                bandwidth=metres(density.bandwidth_m),
                crs=CRS.from_user_input(density.crs).name,
            )
        )
    if told.compare is not None:
        parts.append(
            translate("est", "exact Poisson test, controlled for many comparisons (the intervals are single)")
        )
    return translate("est", "Method: {list}.", list="; ".join(parts)) if parts else ""
