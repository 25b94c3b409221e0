"""The evaluation of a pilot as one page to read, print or send: what warps the result stands first."""

from __future__ import annotations

from pathlib import Path

from ..answers.insatser.pilot import PilotAnswer
from ..domain.message import QT_TRANSLATE_NOOP, EstError
from ..project.language import translate
from ..project.swedish import number, period_days
from .html_style import style_sheet
from .html_writing import Head, Markup, element, joined, picture, table, void


class ReportError(EstError):
    """A report that could not be written."""


def pilot_page(answer: PilotAnswer, municipality: str, accent: str, produced: str) -> str:
    """Return the whole report as one HTML page that needs nothing beside it."""
    head = element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", answer.title),
        element("style", Markup(style_sheet(accent))),
    )
    body = element(
        "body",
        element(
            "header",
            element("p", translate("est", "Working material – internal"), class_="audience"),
            element("h1", answer.title),
            element(
                "p",
                translate(
                    "est",
                    "{municipality}. Compared with {before}.",
                    municipality=municipality,
                    before=period_days(answer.plan.before),
                ),
                class_="subtitle",
            ),
        ),
        element("main", *_sections(answer)),
        element("footer", translate("est", "Produced {day}.", day=produced)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='sv')}\n"


def write_pilot_report(
    answer: PilotAnswer, municipality: str, accent: str, produced: str, path: Path
) -> Path:
    """Write the report, whole or not at all. Raises ReportError."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_text(pilot_page(answer, municipality, accent, produced), encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise ReportError(
            QT_TRANSLATE_NOOP(
                "est", "The report could not be written to {path}. Choose another folder and try again."
            ),
            path=str(path),
            details=str(error),
        ) from error
    return path


def _sections(answer: PilotAnswer) -> list[Markup]:
    sections = []
    if answer.warnings:
        warned = element("ul", *(element("li", told) for told in answer.warnings))
        sections.append(
            element("section", element("h2", translate("est", "To know before the result")), warned)
        )
    sections.append(
        element(
            "section",
            element("h2", translate("est", "Result")),
            element("p", answer.sentence, class_="strong"),
            picture(answer.svg, "image/svg+xml", translate("est", "Counts by month"), "chart"),
        )
    )
    heads = (
        Head(translate("est", "District")),
        Head(translate("est", "Before"), is_number=True),
        Head(translate("est", "During the pilot"), is_number=True),
        Head(translate("est", "Against the rest (95 %)"), is_number=True),
        Head(translate("est", "Verdict")),
    )
    rows: list[tuple[str, ...]] = [
        (row.name, number(row.before), number(row.after), row.difference, row.verdict) for row in answer.rows
    ]
    rows.append((translate("est", "The rest"), number(answer.rest[0]), number(answer.rest[1]), "", ""))
    note = translate(
        "est",
        "How many times as much as the rest of the town it changed: below 1 is fewer, with its 95 % interval."
        " Each verdict takes into account how many districts there are.",
    )
    sections.append(
        element(
            "section",
            element("h2", translate("est", "District by district")),
            joined(table(translate("est", "District by district"), heads, rows)),
            element("p", note, class_="note"),
        )
    )
    return sections
