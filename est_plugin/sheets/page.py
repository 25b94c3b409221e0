"""One answer on the pages of one template: header, blocks, map, legend, scale, footer, and what overflows."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsPrintLayout,
    QgsRectangle,
)
from qgis.PyQt.QtGui import QColor

from ..answers.lagesbild.parts import LagesbildAnswer
from ..project.language import translate
from ..project.swedish import number
from .background import Backdrop
from .blocks.base import Block, Room
from .blocks.legend import Legend, Signs
from .flow import Flow, Flowed, Frame, Stand
from .labels import fill_label
from .map_part import MapPart, MapPlan, build_map
from .map_placing import Box
from .map_scale import fit_view
from .marks import Mark, Text, texts
from .options import SheetOptions
from .painting import paint
from .prepared import Prepared
from .scale_bar import set_scale_bar
from .series import SheetKind, blocks_of, frame_names
from .template import Template
from .typesetting import Typesetter

OVERFLOW_TOLERANCE_MM = 0.05
PANEL_AIR_MM = 1.0
ON_MAP = (
    "est_legend",
    "est_scalebar",
    "est_scale",
    "est_north",
    "est_attribution",
    "est_scale_ground",
    "est_locator",
)


@dataclass
class PageResult:
    """A composed layout and what was noticed on the way."""

    layout: QgsPrintLayout
    template: Template
    setter: Typesetter
    overflows: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    more: list[PageResult] = field(default_factory=list)

    @property
    def parts(self) -> list[PageResult]:
        """The template's own pages, then those it went on to: each a layout, for a layout's cost grows."""
        return [self, *self.more]


def compose_page(
    template: Template,
    kind: SheetKind,
    answer: LagesbildAnswer,
    prepared: Prepared,
    backdrop: Backdrop,
    options: SheetOptions,
) -> PageResult:
    """Put an answer into a template that has just been read, with all the pages that it takes."""
    steps = compose_page_steps(template, kind, answer, prepared, backdrop, options)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: PageResult = end.value
            return result


def compose_page_steps(
    template: Template,
    kind: SheetKind,
    answer: LagesbildAnswer,
    prepared: Prepared,
    backdrop: Backdrop,
    options: SheetOptions,
) -> Generator[None, None, PageResult]:
    """Put an answer into a template that has just been read; yields after the flow and after each layout."""
    setter = Typesetter()
    result = PageResult(template.layout, template, setter)
    template.layout.setName(answer.title)
    _set_variables(template, answer)
    stands, shown = _flow_blocks(result, kind, answer, prepared)
    own = template.page_count
    first = [stand for stand in stands if stand.frame.page < own]
    for stand in first:
        paint(template.layout, stand.on_page(), stand.frame.page, stand.block)
    _fill_header(result, answer, options)
    for page in range(own, max((stand.frame.page for stand in stands), default=0) + 1):
        yield
        members = [stand for stand in stands if stand.frame.page == page]
        result.more.append(_next_page(result, kind, answer, options, members))
    template.drop_pages_after(max((stand.frame.page for stand in first), default=0))
    yield
    part = _draw_map(result, kind, answer, prepared, backdrop, options, shown)
    told = list(backdrop.notices())
    if part is not None and part.names_left_out:
        told.append(
            translate("est", "{count} area names have no room on the map.", count=number(part.names_left_out))
        )
    result.notices.extend(told)
    footer = [*told, answer.footer, backdrop.sources()]
    _fill(result, "est_footer", " ".join(text for text in footer if text))
    template.remove_frames(*(f"est_{name}" for name in frame_names(kind)))
    _measure(result, first)
    return result


def _next_page(
    result: PageResult,
    kind: SheetKind,
    answer: LagesbildAnswer,
    options: SheetOptions,
    stands: Sequence[Stand],
) -> PageResult:
    """Return a page like the template's last, as a layout of its own."""
    template = result.template.next_template()
    more = PageResult(template.layout, template, result.setter)
    template.layout.setName(answer.title)
    _set_variables(template, answer)
    _fill_header(more, answer, options)
    for stand in stands:
        paint(template.layout, stand.on_page(), 0, stand.block)
    _fill(more, "est_footer", answer.footer)
    template.remove_frames(*(f"est_{name}" for name in frame_names(kind)))
    _measure(more, stands)
    return more


def set_page_number(result: PageResult, first: int, total: int) -> int:
    """Write "2 (5)" on each page that has a label for it; return the number of the page after."""
    for part in result.parts:
        for label in part.template.labels("est_page"):
            fill_label(part.setter, label, f"{first + int(label.page())} ({total})")
        first += part.template.page_count
    return first


def _set_variables(template: Template, answer: LagesbildAnswer) -> None:
    """Offer the answer's words to the template's own labels, as values that are not evaluated again."""
    layout = template.layout
    values = QgsExpressionContextUtils.layoutScope(layout)
    kept = {name: values.variable(name) for name in values.variableNames() if not name.startswith("layout_")}
    kept.update(
        est_title=answer.title,
        est_subtitle=answer.subtitle,
        est_municipality=answer.municipality,
        est_audience=answer.audience,
        est_period=answer.period_label,
        est_compare=answer.compare_label or "",
        est_produced=answer.produced,
    )
    QgsExpressionContextUtils.setLayoutVariables(layout, kept)


def _fill_header(result: PageResult, answer: LagesbildAnswer, options: SheetOptions) -> None:
    for item_id, text in (
        ("est_title", answer.title),
        ("est_subtitle", answer.subtitle),
        ("est_audience", answer.audience),
        ("est_produced", translate("est", "Produced {date}", date=answer.produced)),
        ("est_municipality", answer.municipality),
    ):
        _fill(result, item_id, text)
    _set_logo(result.template, options.logo)
    _set_accent(result.template, options.accent_colour)


def _fill(result: PageResult, item_id: str, text: str) -> None:
    """Put a text into the labels of that id, on every page; without a text they are taken away."""
    template = result.template
    labels = template.labels(item_id)
    if not text.strip():
        template.remove(item_id)
        return
    shortened = [fill_label(result.setter, label, text) for label in labels]
    if any(shortened):
        result.notices.append(
            translate("est", "A text was too long for its place and ends in “…”: {item}", item=item_id)
        )


def _set_logo(template: Template, logo: str) -> None:
    item = template.item("est_logo")
    if not isinstance(item, QgsLayoutItemPicture):
        return
    if logo:
        is_svg = logo.startswith(("PHN2Zy", "PD94bWwg"))
        item.setPicturePath(f"base64:{logo}", Qgis.PictureFormat.SVG if is_svg else Qgis.PictureFormat.Raster)
    elif not item.picturePath():
        template.remove("est_logo")


def _set_accent(template: Template, colour: str) -> None:
    item = template.item("est_header_rule")
    if colour and QColor(colour).isValid() and isinstance(item, QgsLayoutItemShape):
        symbol = item.symbol().clone()
        symbol.setColor(QColor(colour))
        item.setSymbol(symbol)


def _flow_blocks(
    result: PageResult, kind: SheetKind, answer: LagesbildAnswer, prepared: Prepared
) -> tuple[list[Stand], dict[str, int]]:
    """Place each block in the frame that bears its name, and the others in the flow."""
    template, flow = result.template, Flow(result.template.style, result.setter)
    shown: dict[str, int] = {}
    stands: list[Stand] = []
    rest: list[Block] = []
    own: list[tuple[Block, Frame]] = []
    for block in blocks_of(kind, answer, prepared):
        item_id = f"est_{block.name}"
        if template.item(item_id) is not None:
            own.append((block, template.frame(item_id)))
        else:
            rest.append(block)
    jobs = [([block], [frame]) for block, frame in own]
    jobs.append((rest, template.flow_frames()))
    for blocks, frames in jobs:
        if kind.flows_on and blocks is rest:
            flowed = flow.continued(blocks, frames, template.add_page, kind.most)
        else:
            flowed = flow.shortened(blocks, frames, kind.most)
        stands.extend(flowed.stands)
        shown.update(flowed.shown)
        _report_missing(result, flowed)
    return stands, shown


def _report_missing(result: PageResult, flowed: Flowed) -> None:
    for name in flowed.missing:
        result.overflows.append(f"{Path(result.template.path).name}: {name}")


def _draw_map(
    result: PageResult,
    kind: SheetKind,
    answer: LagesbildAnswer,
    prepared: Prepared,
    backdrop: Backdrop,
    options: SheetOptions,
    shown: dict[str, int],
) -> MapPart | None:
    template = result.template
    item = template.item("est_map")
    if not isinstance(item, QgsLayoutItemMap):
        return None
    frame = template.frame("est_map")
    view = fit_view(answer.map.extent, frame.width, frame.height)
    rows = _rows_on_map(kind, shown)
    item.setCrs(QgsCoordinateReferenceSystem(answer.map.crs))
    item.zoomToExtent(QgsRectangle(view.x_min, view.y_min, view.x_max, view.y_max))
    item.setScale(view.scale)
    _fill(result, "est_scale", f"1:{number(round(view.scale))} ({_paper_name(result)})")
    set_scale_bar(template, item, view)
    _fill(result, "est_attribution", backdrop.attribution)
    signs = _signs(answer, prepared, rows)
    legend = _legend_stand(result, answer, signs)
    plan = MapPlan(
        view,
        template.style,
        result.setter,
        backdrop,
        taken=tuple(_taken(template, frame, legend)),
        places=rows["places"],
        insatser=rows["insatser"],
        reports=rows["reports"],
        fade=options.fade,
    )
    part = build_map(answer, prepared.classes, plan)
    for layer in part.own:
        template.layout.project().addMapLayer(layer, False)
    item.setLayers([*part.own, *part.background])
    item.setKeepLayerSet(True)
    if legend is not None:
        paint(template.layout, legend.on_page(), legend.frame.page, "legend")
        template.remove("est_legend")
    return part


def _rows_on_map(kind: SheetKind, shown: Mapping[str, int]) -> dict[str, int]:
    """Return how many rows of each list the map bears the marks of: only what the sheet lists."""
    places = shown.get("places", shown.get("kinds_places", 0))
    return {
        "places": places if kind.numbers == "places" else 0,
        "reports": shown.get("reports", 0) if kind.numbers == "reports" else 0,
        "insatser": shown.get("insatser", 0),
    }


def _signs(answer: LagesbildAnswer, prepared: Prepared, rows: dict[str, int]) -> Signs:
    from . import map_layers

    lines = answer.insatser.lines[: rows.get("insatser", 0)]
    count = int(answer.map.x.size)
    return Signs(
        classes=len(prepared.classes),
        dots=0 < count <= map_layers.MOST_DOTS,
        too_many_dots=count > map_layers.MOST_DOTS,
        areas=bool(answer.map.areas),
        places=bool(answer.places.places[: rows.get("places", 0)]),
        insatser=any(line.letter and line.x is not None for line in lines),
        reports=answer.reports is not None
        and any(line.number is not None for line in answer.reports.lines[: rows.get("reports", 0)]),
        hot=bool(answer.map.hot),
        empty=count == 0 and answer.map.fill is None,
        uncoloured=_uncoloured(answer),
    )


def _uncoloured(answer: LagesbildAnswer) -> str:
    fill = answer.map.fill
    if fill is None or all(shape.class_index is not None for shape in fill.shapes):
        return ""
    return fill.uncoloured


def _legend_stand(result: PageResult, answer: LagesbildAnswer, signs: Signs) -> Stand | None:
    """Return the legend at the bottom left corner of its frame."""
    template = result.template
    if template.item("est_legend") is None:
        return None
    frame = template.frame("est_legend")
    legend = Legend(answer.density, signs, fill=answer.map.fill)
    strip = legend.lay(Room(frame.width, template.style, result.setter), 0).whole()
    top = frame.height - strip.height
    if top < 0:
        result.overflows.append(f"{Path(template.path).name}: legend")
    return Stand(legend.name, frame, top, strip.height, strip.marks)


def _taken(template: Template, map_frame: Frame, legend: Stand | None) -> list[Box]:
    boxes = []
    if legend is not None:
        frame = legend.frame
        boxes.append(Box(frame.x, frame.y + legend.y, frame.width, legend.height))
    for item_id in ON_MAP[1:]:
        if template.item(item_id) is not None:
            frame = template.frame(item_id)
            boxes.append(Box(frame.x, frame.y, frame.width, frame.height))
    return [Box(b.x - map_frame.x, b.y - map_frame.y, b.width, b.height).grown(PANEL_AIR_MM) for b in boxes]


def _paper_name(result: PageResult) -> str:
    size = result.layout.convertToLayoutUnits(result.layout.pageCollection().page(0).pageSize())
    sides = sorted((round(size.width()), round(size.height())))
    return {(297, 420): "A3", (210, 297): "A4"}.get((sides[0], sides[1]), f"{sides[0]} × {sides[1]} mm")


def _measure(result: PageResult, stands: Sequence[Stand]) -> None:
    """Measure every text against its box and every block against its frame."""
    for stand in stands:
        if stand.y + stand.height > stand.frame.height + OVERFLOW_TOLERANCE_MM:
            result.overflows.append(f"{stand.block}: frame {stand.frame.name}")
        for text in _overflowing(result.setter, stand.marks, stand.frame.width):
            result.overflows.append(f"{stand.block}: {text}")


def _overflowing(setter: Typesetter, marks: Sequence[Mark], width: float) -> list[str]:
    found: list[str] = []
    for text in texts(marks):
        beyond = _beyond(text, width)
        if setter.overflow(text) > OVERFLOW_TOLERANCE_MM or beyond > OVERFLOW_TOLERANCE_MM:
            found.append(text.lines[0][:40])
    return found


def _beyond(text: Text, width: float) -> float:
    from .typesetting import SLACK_MM

    return max(-SLACK_MM - text.x, text.x + text.width - width - 2 * SLACK_MM)
