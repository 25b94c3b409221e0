"""The content blocks of a sheet as HTML: the same answers, words and order as on paper."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from ..answers.basis import Direction
from ..answers.lagesbild.parts import ChangeRow, LagesbildAnswer
from ..answers.lagesbild.sections import CurveSection, ProseSection, Section, TableSection, Tone, section_of
from ..answers.wording import direction_word, events
from ..charts.palette import HEAT, INK, PAPER, verdict_colour
from ..charts.ratios import LogScale, RatioRow, scale_for
from ..project.language import translate
from ..project.swedish import EN_DASH, WEEKDAYS, figure, interval, number, percent
from .blocks.key_figures import KeyFigure, key_figures, total_figure
from .html_writing import NOTHING, Content, Head, Markup, element, joined, picture, table
from .prepared import Prepared
from .series import PLAN_SECTIONS, SheetKind

SVG = "image/svg+xml"
MOST_PLACES = 20
WIDE_COLUMNS = 5
HEAT_INKS = (INK, INK, INK, INK, "#000000", PAPER)
"""What text on each colour of the ramp can be read in: at least 4.5 to 1."""

_BAR = (120.0, 16.0)
_TONES = {Tone.STRONG: "strong", Tone.QUIET: "quiet", Tone.WORSE: "worse", Tone.BETTER: "better"}


def block_markup(
    kind: SheetKind, answer: LagesbildAnswer, prepared: Prepared
) -> Iterator[tuple[str, Markup]]:
    """Yield the blocks of a sheet by name, in its order; a block that has nothing to say is empty."""
    for name in kind.blocks:
        if name == PLAN_SECTIONS:
            stem = PLAN_SECTIONS[:-1]
            found = [part for part in answer.sections if part.key.startswith(stem)]
            yield from ((part.key, _section(part)) for part in found)
        elif name in _MAKERS:
            yield name, _MAKERS[name](answer, prepared)
        else:
            section = section_of(answer.sections, name)
            if section is not None:
                yield name, _section(section)


def titled(title: str, *content: Content, class_: str = "") -> Markup:
    """Return a part of the page with its heading."""
    kind = {"class_": class_} if class_ else {}
    return element("section", element("h2", title) if title else NOTHING, *content, **kind)


def _key_figures(answer: LagesbildAnswer, _prepared: Prepared) -> Markup:
    return _figures(key_figures(answer).figures)


def _figures(figures: Sequence[KeyFigure]) -> Markup:
    items = [
        element(
            "li",
            element("span", one.figure, class_="figure"),
            " ",
            element("span", one.label, class_="label"),
            " ",
            element("span", one.detail, class_="detail", style=f"color:{one.colour}"),
        )
        for one in figures
    ]
    return element(
        "section", element("ul", *items), class_="figures", aria_label=translate("est", "Key figures")
    )


def _summary(answer: LagesbildAnswer, _prepared: Prepared) -> Markup:
    paragraphs = [text for text in answer.summary.splitlines() if text.strip()]
    if not paragraphs:
        return NOTHING
    return titled(translate("est", "Summary"), *(element("p", text) for text in paragraphs), class_="summary")


def _change(answer: LagesbildAnswer, _prepared: Prepared) -> Markup:
    rows = answer.change.rows
    compared = answer.change.headline.direction is not Direction.NOT_COMPARED and answer.compare_short
    if not compared:
        title = translate("est", "Areas")
        if not rows:
            return titled(
                title, element("p", translate("est", "There are no areas in the database to show."))
            )
        plain = (Head(translate("est", "Name")), Head(answer.period_short, is_number=True))
        return titled(title, table(title, plain, [(row.name, number(row.count)) for row in rows]))
    title = translate("est", "Areas, largest change in the wrong direction first")
    heads = (
        Head(translate("est", "Name")),
        Head(answer.period_short, is_number=True),
        Head(answer.compare_short or "", is_number=True),
        Head(translate("est", "ratio, 95 %"), is_number=True),
        Head(translate("est", "Change")),
    )
    scale = scale_for([_ratio(row) for row in rows])
    cells = [
        (
            row.name,
            number(row.count),
            EN_DASH if row.compare_count is None else number(row.compare_count),
            joined(_interval_text(row), " ", _interval_picture(row, scale)),
            _verdict(row.direction),
        )
        for row in rows
    ]
    return titled(title, table(title, heads, cells), class_="across")


def _ratio(row: ChangeRow) -> RatioRow:
    return RatioRow(row.name, row.rate_ratio, row.ci_low, row.ci_high, row.direction)


def _interval_text(row: ChangeRow) -> str:
    if row.ci_low is None:
        return EN_DASH
    if row.ci_high is None:
        return translate("est", "at least {low}", low=figure(row.ci_low, 2))
    return interval(row.ci_low, row.ci_high, 2)


def _interval_picture(row: ChangeRow, scale: LogScale) -> Markup:
    """Return dot and interval on the log scale; the numbers beside it say the same."""
    width, height = _BAR
    colour = verdict_colour(row.direction)
    middle, one = height / 2, width * scale.position(1.0)
    parts = [f'<line x1="{one:.1f}" x2="{one:.1f}" y1="0" y2="{height:.0f}" stroke="#c9d0d8"/>']
    if row.ci_low is not None:
        low = width * scale.position(row.ci_low)
        high = width if row.ci_high is None else width * scale.position(row.ci_high)
        parts.append(
            f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}" stroke="{colour}"'
            ' stroke-width="2"/>'
        )
    if row.rate_ratio is not None and scale.holds(row.rate_ratio):
        at = width * scale.position(row.rate_ratio)
        parts.append(f'<circle cx="{at:.1f}" cy="{middle}" r="4" fill="{colour}"/>')
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    return Markup(f'<svg {size} aria-hidden="true" class="interval">{"".join(parts)}</svg>')


def _verdict(direction: Direction) -> Markup:
    classes = {Direction.WORSE: "worse", Direction.BETTER: "better"}
    return element("span", direction_word(direction), class_=classes.get(direction, "quiet"))


def _week(answer: LagesbildAnswer, _prepared: Prepared) -> Markup:
    title, pattern = translate("est", "When in the week"), answer.time_pattern
    weights = np.nan_to_num(pattern.weights)
    if not weights.any() or not pattern.says_when:
        return titled(title, element("p", translate("est", "No events in the period have a known time.")))
    peak = float(weights.max())
    heads = [Head(translate("est", "Day"))] + [Head(f"{hour:02d}", is_number=True) for hour in range(24)]
    rows: list[list[Content]] = [
        [day, *(_heat(float(weight), peak) for weight in weights[index])]
        for index, day in enumerate(WEEKDAYS)
    ]
    note = translate("est", "Events by day and hour, spread over the time they may have happened.")
    return titled(title, table(title, heads, rows), element("p", note, class_="note"), class_="across week")


def _heat(weight: float, peak: float) -> Markup:
    """Return a number on the colour of its share of the greatest."""
    step = min(len(HEAT) - 1, math.ceil((len(HEAT) - 1) * weight / peak))
    ink = HEAT_INKS[step]
    text = figure(weight, 1) if weight else ""
    return element("span", text, class_="heat", style=f"background:{HEAT[step]};color:{ink}")


def _kinds(answer: LagesbildAnswer, _prepared: Prepared) -> Markup:
    title = translate("est", "What")
    rows = [row for row in answer.kinds.rows if row.count]
    if not rows:
        return titled(title, element("p", translate("est", "No events in the period.")))
    peak = max(row.count for row in rows)
    heads = (
        Head(translate("est", "Kind")),
        Head(translate("est", "Number"), is_number=True),
        Head(""),
    )
    cells = [
        (
            row.name,
            number(row.count),
            element("span", class_="bar", style=f"width:{100 * row.count / peak:.0f}%", aria_hidden="true"),
        )
        for row in rows
    ]
    return titled(title, table(title, heads, cells), class_="kinds")


def _places(answer: LagesbildAnswer, _prepared: Prepared) -> Markup:
    title, places = translate("est", "Most affected places"), answer.places
    if not places.places:
        text = translate("est", "No place has more than one event in the period.")
        return titled(title, element("p", text))
    heads = (
        Head(translate("est", "No.")),
        Head(translate("est", "Place")),
        Head(translate("est", "Number"), is_number=True),
    )
    shown = places.places[:MOST_PLACES]
    rows = [(str(place.rank), place.name, number(place.count)) for place in shown]
    rest = len(places.places) - len(shown)
    more = element("p", translate("est", "… and {count} more", count=rest)) if rest else NOTHING
    share = translate(
        "est",
        "{shown} places of {all} hold {share} of the events",
        shown=number(len(places.places)),
        all=number(places.place_count),
        share=percent(places.share),
    )
    return titled(title, table(title, heads, rows), more, element("p", share, class_="note"))


def _insatser(answer: LagesbildAnswer, _prepared: Prepared) -> Markup:
    title = translate("est", "Insatser")
    if not answer.insatser.lines:
        return titled(title, element("p", translate("est", "No open insatser.")))
    heads = (
        Head(translate("est", "Sign")),
        Head(translate("est", "Insats")),
        Head(translate("est", "Responsible")),
        Head(translate("est", "State")),
    )
    rows = [
        (
            line.letter or EN_DASH,
            line.title,
            line.responsible,
            element("span", line.state, class_="worse" if line.overdue else "strong"),
        )
        for line in answer.insatser.lines
    ]
    return titled(title, table(title, heads, rows))


def _planned(answer: LagesbildAnswer, _prepared: Prepared) -> Markup:
    title = translate("est", "Coming events")
    if not answer.planned.events:
        return titled(title, element("p", translate("est", "No coming events have been entered.")))
    heads = tuple(
        Head(text) for text in (translate("est", "When"), translate("est", "What"), translate("est", "Where"))
    )
    rows = [(event.when, event.what, event.where) for event in answer.planned.events]
    return titled(title, table(title, heads, rows))


def _reporting(answer: LagesbildAnswer, _prepared: Prepared) -> Markup:
    reporting = answer.reporting
    if not reporting.expected:
        return NOTHING
    text = translate(
        "est",
        "{reported} of {expected} have reported.",
        reported=number(reporting.reported),
        expected=number(reporting.expected),
    )
    items = [element("li", name) for name in reporting.missing]
    missing = joined(element("p", translate("est", "Not yet:")), element("ul", *items)) if items else NOTHING
    return titled(translate("est", "Who has reported"), element("p", text), missing)


def _reports(answer: LagesbildAnswer, *, numbered: bool) -> Markup:
    """Return the list of reports; numbered only where the map bears their numbers."""
    if answer.reports is None:
        return NOTHING
    title = translate("est", "New reports")
    if not answer.reports.lines:
        return titled(title, element("p", translate("est", "No events in the period.")))
    titles = (translate("est", "When"), translate("est", "What"), translate("est", "Where"))
    heads = [Head(text) for text in titles]
    rows = [[line.when, line.what, line.where] for line in answer.reports.lines]
    if numbered:
        heads.insert(0, Head(translate("est", "No.")))
        numbers = [EN_DASH if line.number is None else str(line.number) for line in answer.reports.lines]
        rows = [[shown, *row] for shown, row in zip(numbers, rows, strict=True)]
    more = answer.reports.total - len(answer.reports.lines)
    rest = element("p", translate("est", "… and {count} more", count=more)) if more > 0 else NOTHING
    return titled(title, table(title, heads, rows), rest)


def _section(section: Section) -> Markup:
    if isinstance(section, ProseSection):
        kind = "quiet" if section.is_draft else ""
        return titled(section.title, *(element("p", text) for text in section.paragraphs), class_=kind)
    if isinstance(section, CurveSection):
        return _curve(section)
    return _table_section(section)


def _table_section(section: TableSection) -> Markup:
    if not section.rows:
        text = section.empty
        return titled(section.title, element("p", text)) if text else NOTHING
    heads = [Head(column.title, column.right) for column in section.columns]
    rows = [
        [
            element("span", cell.text, class_=_TONES[cell.tone]) if cell.tone in _TONES else cell.text
            for cell in row
        ]
        for row in section.rows
    ]
    note = element("p", section.note, class_="note") if section.note else NOTHING
    kind = "across" if len(heads) >= WIDE_COLUMNS else ""
    return titled(section.title, table(section.title, heads, rows), note, class_=kind)


def _curve(section: CurveSection) -> Markup:
    from ..charts.months import month_curve

    if not any(section.counts) and not any(section.compare):
        return titled(section.title, element("p", translate("est", "No events in these months.")))
    svg = month_curve(section.steps, section.counts, section.compare)
    known = [count for count in section.counts if count is not None]
    alt = translate(
        "est",
        "{title}: at most {most}, at least {least} a step.",
        title=section.title,
        most=events(max(known, default=0)),
        least=events(min(known, default=0)),
    )
    heads = [Head(translate("est", "Month")), Head(section.label, is_number=True)]
    series: list[Sequence[int | None]] = [section.counts]
    if section.compare:
        heads.append(Head(section.compare_label, is_number=True))
        series.append(section.compare)
    rows = [
        (step, *(EN_DASH if values[index] is None else number(values[index] or 0) for values in series))
        for index, step in enumerate(section.steps)
    ]
    numbers = element(
        "details",
        element("summary", translate("est", "The numbers by month")),
        table(section.title, heads, rows),
    )
    return titled(section.title, element("figure", picture(svg, SVG, alt, "chart")), numbers)


_MAKERS: dict[str, Callable[[LagesbildAnswer, Prepared], Markup]] = {
    "key_figures": _key_figures,
    "total": lambda answer, _prepared: _figures(total_figure(answer).figures),
    "summary": _summary,
    "change": _change,
    "week": _week,
    "kinds": _kinds,
    "places": _places,
    "kinds_places": lambda answer, prepared: joined(_kinds(answer, prepared), _places(answer, prepared)),
    "insatser": _insatser,
    "planned": _planned,
    "reporting": _reporting,
    "reports": lambda answer, _prepared: _reports(answer, numbered=True),
    "reports_plain": lambda answer, _prepared: _reports(answer, numbered=False),
    "locator": lambda _answer, _prepared: NOTHING,
}
"""Blocks that are no section of the answer. The page's map shows where an area lies, so no locator."""

MADE = frozenset(_MAKERS)
