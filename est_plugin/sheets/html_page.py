"""The lägesbild as one HTML page that holds everything it shows: no server, no script, no outside address.

The page forbids its reader's browser to fetch or run anything (a Content-Security-Policy of its own), so
what looks like markup in somebody's text stays text.
"""

from __future__ import annotations

import uuid
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..answers.lagesbild.parts import DensityAnswer, LagesbildAnswer, MapFill
from ..charts.palette import DENSITY, INK, PAPER
from ..domain.message import QT_TRANSLATE_NOOP
from ..project.language import translate
from ..project.swedish import EN_DASH, figure, metres
from .html_blocks import SVG, block_markup, titled
from .html_map import map_picture_steps
from .html_style import style_sheet
from .html_writing import NOTHING, Markup, element, joined, picture, void
from .options import SheetError, SheetOptions
from .page import PageResult
from .pdf_details import LANGUAGE
from .prepared import Prepared
from .series import sheet_kind

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_AHEAD = ("key_figures", "total", "summary")
_SVG_STARTS = ("PHN2Zy", "PD94bWwg")


@dataclass(frozen=True)
class HtmlPart:
    """An answer, its charts, its map as a PNG, and what was told while its sheet was composed."""

    answer: LagesbildAnswer
    prepared: Prepared
    map_png: bytes
    attribution: str = ""


def html_steps(
    results: Sequence[PageResult],
    answers: Sequence[LagesbildAnswer],
    prepared: Sequence[Prepared],
    options: SheetOptions,
    path: Path,
) -> Generator[int, None, tuple[Path, ...]]:
    """Write the page with the maps of composed sheets; yields how many are drawn, returns the file.

    ``results`` are the sheets of ``answers``. Qt's event loop needs a turn in between.

    Raises SheetError; then, and when the generator is closed before its end, no file has been changed.
    """
    path = path if path.suffix.lower() in (".html", ".htm") else path.with_name(f"{path.name}.html")
    parts: list[HtmlPart] = []
    for result, answer, ready in zip(results, answers, prepared, strict=True):
        drawing = map_picture_steps(result)
        try:
            while True:
                next(drawing)
                yield len(parts)
        except StopIteration as end:
            parts.append(HtmlPart(answer, ready, end.value))
        finally:
            drawing.close()
        yield len(parts)
    draft = path.with_name(f".{path.stem}-{uuid.uuid4().hex[:8]}{path.suffix}")
    try:
        draft.write_text(html_page(parts, options), encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        raise SheetError(
            QT_TRANSLATE_NOOP(
                "est", "The page could not be written to {path}. Choose another folder or close the file."
            ),
            path=str(path),
            details=str(error),
        ) from error
    finally:
        with suppress(FileNotFoundError, PermissionError):
            draft.unlink()
    return (path,)


def html_page(parts: Sequence[HtmlPart], options: SheetOptions) -> str:
    """Return the whole page: one answer, or the pages of an atlas below a list of them."""
    first = parts[0].answer
    title = f"{first.title} {EN_DASH} {first.municipality}" if first.municipality else first.title
    head = joined(
        void("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="author", content=first.municipality),
        void("meta", name="description", content=f"{first.subtitle}. {first.audience}"),
        element("title", title),
        element("style", Markup(style_sheet(options.accent_colour))),
    )
    many = len(parts) > 1
    body = joined(
        element("a", translate("est", "To the content"), href="#innehall", class_="skip"),
        _logo(options.logo, first.municipality),
        _list_of(parts) if many else NOTHING,
        element("main", *(_article(n, part, options, many) for n, part in enumerate(parts)), id="innehall"),
    )
    page = element("html", element("head", head), element("body", body), lang=LANGUAGE)
    return f"<!DOCTYPE html>\n{page}\n"


def _logo(logo: str, name: str) -> Markup:
    if not logo:
        return NOTHING
    media = SVG if logo.startswith(_SVG_STARTS) else "image/png"
    return void("img", src=f"data:{media};base64,{logo}", alt=name, class_="logo")


def _list_of(parts: Sequence[HtmlPart]) -> Markup:
    links = [
        element("li", element("a", part.answer.title, href=f"#blad-{n + 1}")) for n, part in enumerate(parts)
    ]
    return element("nav", element("ol", *links), aria_label=translate("est", "Pages"))


def _article(index: int, part: HtmlPart, options: SheetOptions, many: bool) -> Markup:
    answer = part.answer
    header = element(
        "header",
        element("p", answer.audience, class_="audience"),
        element("h1", answer.title),
        element("p", answer.subtitle, class_="subtitle"),
        element("p", translate("est", "Produced {date}", date=answer.produced), class_="note"),
    )
    blocks = list(block_markup(sheet_kind(options.sheet), answer, part.prepared))
    ahead = [block for name, block in blocks if name in _AHEAD]
    rest = [block for name, block in blocks if name not in _AHEAD]
    footer = element("footer", element("p", answer.footer), element("p", answer.audience, class_="audience"))
    content = joined(header, *ahead, _map(part), element("div", *rest, class_="blocks"), footer)
    return element("article", content, id=f"blad-{index + 1}") if many else content


def _map(part: HtmlPart) -> Markup:
    if not part.map_png:
        return NOTHING
    answer = part.answer
    alt = translate(
        "est",
        "Map of {place}, {period}. What it shows stands in the tables of this page.",
        place=answer.subtitle,
        period=answer.period_label,
    )
    return titled(
        translate("est", "Map"),
        element("figure", picture(part.map_png, "image/png", alt, "map"), _legend(answer)),
    )


def _legend(answer: LagesbildAnswer) -> Markup:
    if answer.map.fill is not None and answer.map.fill.breaks:
        return _fill_legend(answer.map.fill)
    if answer.density is not None:
        return _density_legend(answer.density)
    return NOTHING


def _fill_legend(fill: MapFill) -> Markup:
    extra = NOTHING
    if any(shape.class_index is None for shape in fill.shapes):
        extra = joined(_swatch(PAPER), fill.uncoloured)
    return _caption(f"{fill.title}, {fill.note}", fill.breaks, extra)


def _density_legend(density: DensityAnswer) -> Markup:
    note = translate("est", "density, bandwidth {metres}", metres=metres(density.bandwidth_m))
    return _caption(f"{translate('est', 'Events per km²')}, {note}", density.breaks, NOTHING)


def _caption(title: str, breaks: Sequence[float], extra: Markup) -> Markup:
    entries = []
    for index, lower in enumerate(breaks[: len(DENSITY)]):
        upper = f"{EN_DASH}{figure(breaks[index + 1], 2)}" if index + 1 < len(breaks) else EN_DASH
        entries.append(element("li", _swatch(DENSITY[index]), f"{figure(lower, 2)}{upper}"))
    if extra.html:
        entries.append(element("li", extra))
    return element("figcaption", element("span", title), element("ul", *entries, class_="legend"))


def _swatch(colour: str) -> Markup:
    style = f"background:{colour};border-color:{INK}"
    return element("span", class_="swatch", style=style, aria_hidden="true")
