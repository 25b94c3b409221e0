"""Draw the plugin's own sheet templates anew; the result is kept in ``resources/layouts``."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from qgis.core import (  # noqa: E402
    Qgis,
    QgsApplication,
    QgsExpressionContextUtils,
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtCore import QByteArray, Qt  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

from est_plugin.charts.palette import GROUND, INK, PAPER, QUIET, RULE, WORSE  # noqa: E402
from est_plugin.sheets.marks import Face  # noqa: E402
from est_plugin.sheets.typesetting import text_format  # noqa: E402

FAMILY = "Open Sans"
NORTH = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 16" width="10mm" height="16mm">'
    '<path d="M5 0 L7.6 5.6 L5.55 4.9 L5.55 10 L4.45 10 L4.45 4.9 L2.4 5.6 Z" fill="#1f2a37"/>'
    '<path d="M2.6 16 L2.6 11 L3.7 11 L6.3 14.3 L6.3 11 L7.4 11 L7.4 16 L6.3 16 L3.7 12.7 L3.7 16 Z"'
    ' fill="#1f2a37"/></svg>'
)
LANDSCAPE, PORTRAIT = "landscape", "portrait"


@dataclass(frozen=True)
class Plan:
    """The measures of one template, in millimetres and points."""

    name: str
    width: float
    height: float
    margin: float
    title_pt: float
    subtitle_pt: float
    small_pt: float
    header: float
    map_box: tuple[float, float, float, float] | None
    frames: tuple[tuple[float, float, float, float], ...]
    own_frames: tuple[tuple[str, float, float, float, float], ...]
    footer: tuple[float, float, float, float]
    legend_width: float
    right_width: float
    faces: tuple[tuple[str, float, bool], ...] = ()
    next_frames: tuple[tuple[float, float, float, float], ...] = ()


class Drawing:
    """A layout under construction."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.page = 0
        self.layout = QgsPrintLayout(QgsProject.instance())
        self.layout.initializeDefaults()
        self.layout.setName(plan.name)
        page = self.layout.pageCollection().page(0)
        page.setPageSize(QgsLayoutSize(plan.width, plan.height, Qgis.LayoutUnit.Millimeters))

    def next_page(self) -> None:
        """Add a page of the same size; what is added from now on stands there."""
        page = QgsLayoutItemPage(self.layout)
        page.setPageSize(QgsLayoutSize(self.plan.width, self.plan.height, Qgis.LayoutUnit.Millimeters))
        self.layout.pageCollection().addPage(page)
        self.page += 1

    def add(self, item: QgsLayoutItem, item_id: str, box: tuple[float, float, float, float]) -> None:
        """Add an item with its id and place."""
        item.setId(item_id)
        self.layout.addLayoutItem(item)
        x, y, width, height = box
        item.attemptResize(QgsLayoutSize(width, height, Qgis.LayoutUnit.Millimeters))
        item.attemptMove(QgsLayoutPoint(x, y, Qgis.LayoutUnit.Millimeters), page=self.page)

    def label(
        self,
        item_id: str,
        text: str,
        face: Face,
        box: tuple[float, float, float, float],
        *,
        right: bool = False,
        bottom: bool = False,
    ) -> None:
        """Add a label."""
        label = QgsLayoutItemLabel(self.layout)
        label.setText(text)
        label.setTextFormat(text_format(face))
        label.setMarginX(0.0)
        label.setMarginY(0.0)
        label.setHAlign(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        label.setVAlign(Qt.AlignmentFlag.AlignBottom if bottom else Qt.AlignmentFlag.AlignTop)
        self.add(label, item_id, box)

    def box(
        self,
        item_id: str,
        box: tuple[float, float, float, float],
        *,
        fill: str | None = None,
        stroke: str | None = None,
    ) -> None:
        """Add a rectangle: a rule, a ground, or the outline of a frame."""
        shape = QgsLayoutItemShape(self.layout)
        shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        shape.setSymbol(
            QgsFillSymbol.createSimple(
                {
                    "color": fill or PAPER,
                    "style": "solid" if fill else "no",
                    "outline_color": stroke or RULE,
                    "outline_style": "dash" if stroke else "no",
                    "outline_width": "0.2",
                }
            )
        )
        self.add(shape, item_id, box)


def draw(plan: Plan) -> Drawing:
    """Draw one template."""
    drawing = Drawing(plan)
    if plan.map_box is not None:
        _map(drawing, plan.map_box)
    _header(drawing)
    for index, box in enumerate(plan.frames, start=1):
        drawing.box(f"est_frame_{index}", box, stroke=RULE)
    for name, x, y, width, height in plan.own_frames:
        drawing.box(f"est_{name}", (x, y, width, height), stroke=RULE)
    for name, points, semibold in plan.faces:
        # A sample of a face: the sheet sets its text in it and takes the sample away.
        drawing.label(f"est_style_{name}", name, Face(FAMILY, points, semibold, INK), (0.0, 0.0, 40.0, 12.0))
    _footer(drawing)
    if plan.next_frames:
        _next_page(drawing)
    return drawing


def _next_page(drawing: Drawing) -> None:
    """Draw the page that repeats: a running head, frames, a page number."""
    plan = drawing.plan
    drawing.next_page()
    width = plan.width - 2 * plan.margin
    top = plan.margin - 1.5
    drawing.label("est_title", "", Face(FAMILY, 9.0, True, INK), (plan.margin, top, width * 0.7, 5.0))
    drawing.label(
        "est_audience",
        "",
        Face(FAMILY, 7.5, True, WORSE),
        (plan.margin + width * 0.72, top + 0.6, width * 0.28, 4.4),
        right=True,
    )
    drawing.box("est_running_rule", (plan.margin, top + 5.6, width, 0.3), fill=INK)
    for index, box in enumerate(plan.next_frames, start=len(plan.frames) + 1):
        drawing.box(f"est_frame_{index}", box, stroke=RULE)
    _page_number(drawing)


def _header(drawing: Drawing) -> None:
    plan = drawing.plan
    right_width = plan.right_width
    left_width = plan.width - 2 * plan.margin - right_width - 4.0
    title_height = plan.title_pt * 0.36 * 1.42
    drawing.label(
        "est_title",
        "[% @est_title %]",
        Face(FAMILY, plan.title_pt, True, INK),
        (plan.margin, plan.margin - 3.0, left_width, title_height),
    )
    subtitle_top = plan.margin - 3.0 + title_height + 0.3
    drawing.label(
        "est_subtitle",
        "[% @est_subtitle %]",
        Face(FAMILY, plan.subtitle_pt, False, QUIET),
        (
            plan.margin,
            subtitle_top,
            left_width,
            plan.margin + plan.header - 0.8 - subtitle_top,
        ),
    )
    left = plan.width - plan.margin - right_width
    top = plan.margin - 1.2
    for item_id, semibold, colour, pt in (
        ("est_audience", True, WORSE, plan.small_pt + 0.5),
        ("est_produced", False, QUIET, plan.small_pt - 0.5 if plan.small_pt > 7.5 else 7.0),
        ("est_municipality", False, QUIET, plan.small_pt - 0.5 if plan.small_pt > 7.5 else 7.0),
    ):
        drawing.label(
            item_id,
            f"[% @{item_id} %]",
            Face(FAMILY, pt, semibold, colour),
            (left, top, right_width, pt * 0.5 + 0.4),
            right=True,
        )
        top += pt * 0.5 + 0.75
    logo = QgsLayoutItemPicture(drawing.layout)
    logo.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
    logo.setPictureAnchor(QgsLayoutItem.ReferencePoint.MiddleRight)
    height = plan.header - 3.0
    drawing.add(logo, "est_logo", (left, plan.margin - 2.0, right_width * 0.45, height))
    drawing.box(
        "est_header_rule",
        (plan.margin, plan.margin + plan.header, plan.width - 2 * plan.margin, 0.4),
        fill=INK,
    )


def _map(drawing: Drawing, box: tuple[float, float, float, float]) -> None:
    plan = drawing.plan
    x, y, width, height = box
    item = QgsLayoutItemMap(drawing.layout)
    drawing.add(item, "est_map", box)
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor("#8f99a5"))
    item.setFrameStrokeWidth(QgsLayoutMeasurement(0.25, Qgis.LayoutUnit.Millimeters))
    item.setBackgroundColor(QColor(GROUND))
    drawing.box("est_legend", (x + 3.0, y + 3.0, plan.legend_width, height - 6.0), stroke=RULE)
    bar_width = width * 0.22 + 12.0
    ground = (x + width - bar_width - 15.0, y + height - 18.0, bar_width + 12.0, 15.0)
    drawing.box("est_scale_ground", ground, fill=PAPER)
    bar = QgsLayoutItemScaleBar(drawing.layout)
    bar.setStyle("Single Box")
    bar.setTextFormat(text_format(Face(FAMILY, 7.0, False, INK)))
    bar.setHeight(1.4)
    bar.setLabelBarSpace(0.8)
    bar.setBoxContentSpace(0.5)
    bar.setLinkedMap(item)
    bar.setUnits(Qgis.DistanceUnit.Meters)
    bar.setUnitLabel("m")
    bar.setUnitsPerSegment(250)
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    for symbol, colour in ((bar.fillSymbol(), INK), (bar.alternateFillSymbol(), PAPER)):
        copy = symbol.clone()
        copy.setColor(QColor(colour))
        if colour == INK:
            bar.setFillSymbol(copy)
        else:
            bar.setAlternateFillSymbol(copy)
    drawing.add(bar, "est_scalebar", (ground[0] + 1.5, ground[1] + 1.0, bar_width - 2.0, 8.0))
    drawing.label(
        "est_scale",
        "1:15 000",
        Face(FAMILY, 7.0, False, QUIET),
        (ground[0] + 3.2, ground[1] + 10.2, bar_width - 4.0, 4.0),
    )
    north = QgsLayoutItemPicture(drawing.layout)
    encoded = bytes(QByteArray(NORTH.encode()).toBase64()).decode("ascii")
    north.setPicturePath(f"base64:{encoded}", Qgis.PictureFormat.SVG)
    north.setLinkedMap(item)
    drawing.add(north, "est_north", (ground[0] + ground[2] - 10.0, ground[1] + 2.0, 7.0, 11.0))
    drawing.label(
        "est_attribution", "", Face(FAMILY, 7.0, False, QUIET), (x, y + height + 0.7, width, 3.9), right=True
    )


def _footer(drawing: Drawing) -> None:
    plan = drawing.plan
    x, y, width, _ = plan.footer
    drawing.box("est_footer_rule", (x, y - 1.6, plan.width - 2 * plan.margin, 0.15), fill=RULE)
    drawing.label("est_footer", "", Face(FAMILY, 7.0, False, QUIET), plan.footer)
    bottom = plan.height - plan.margin + 1.0
    note = Face(FAMILY, 7.0, False, QUIET)
    if plan.footer[1] + plan.footer[3] < bottom - 4.0:
        brand = (plan.margin, bottom - 4.0, width * 0.6, 4.0)
        drawing.label("est_brand", "EST – Effektiv samordning för trygghet", note, brand)
    _page_number(drawing)


def _page_number(drawing: Drawing) -> None:
    plan = drawing.plan
    bottom = plan.height - plan.margin + 1.0
    box = (plan.width - plan.margin - 30.0, bottom - 4.0, 30.0, 4.0)
    drawing.label("est_page", "1 (1)", Face(FAMILY, 7.0, False, QUIET), box, right=True)


A3L = Plan(
    "manad_a3_landscape", 420.0, 297.0, 12.0, 25.0, 10.5, 9.0, 17.0,
    (12.0, 34.0, 272.0, 227.0), ((292.0, 33.0, 116.0, 232.0),), (), (12.0, 269.5, 396.0, 11.0), 60.0, 116.0,
)  # fmt: skip
A3P = Plan(
    "manad_a3_portrait", 297.0, 420.0, 12.0, 25.0, 10.5, 9.0, 17.0,
    (12.0, 62.5, 273.0, 200.5), ((12.0, 270.5, 130.5, 114.5), (154.5, 270.5, 130.5, 114.5)),
    (("key_figures", 12.0, 33.0, 130.5, 27.0), ("summary", 154.5, 34.0, 130.5, 26.0)),
    (12.0, 391.0, 273.0, 12.0), 60.0, 70.0,
)  # fmt: skip
A4L = Plan(
    "manad_a4_landscape", 297.0, 210.0, 10.0, 18.0, 8.0, 7.5, 15.4,
    (10.0, 45.5, 178.0, 118.0), ((194.0, 27.4, 93.0, 156.6),),
    (
        ("key_figures", 10.0, 26.4, 178.0, 18.8),
        ("planned", 10.0, 168.5, 86.0, 15.5),
        ("reporting", 102.0, 168.5, 86.0, 15.5),
    ),
    (10.0, 186.4, 255.0, 14.4), 46.0, 93.0,
)  # fmt: skip
A4P = Plan(
    "manad_a4_portrait", 210.0, 297.0, 10.0, 18.0, 8.0, 7.5, 15.4,
    (10.0, 53.0, 190.0, 117.5), ((10.0, 176.5, 91.5, 90.0), (108.5, 176.5, 91.5, 90.0)),
    (("key_figures", 10.0, 26.4, 91.5, 25.6), ("summary", 108.5, 27.4, 91.5, 24.4)),
    (10.0, 270.0, 170.0, 18.0), 46.0, 48.0,
)  # fmt: skip


MONTH = (A3L, A3P, A4L, A4P)


def named(plan: Plan, family: str) -> Plan:
    """Return the same measures for another sheet."""
    return replace(plan, name=plan.name.replace("manad", family))


def located(plan: Plan) -> Plan:
    """Return a month's sheet with a locator in the map's top right corner."""
    x, y, width, _ = plan.map_box or (0.0, 0.0, 0.0, 0.0)
    side = 34.0 if plan.width > 290.0 and plan.height > 290.0 else 26.0
    frame = ("locator", x + width - side - 3.0, y + 3.0, side, side * 1.2)
    return replace(named(plan, "omraden"), own_frames=(*plan.own_frames, frame))


WEEK = (
    *(named(plan, "vecka") for plan in (A3L, A3P, A4L)),
    replace(
        named(A4P, "vecka"),
        map_box=(10.0, 53.0, 190.0, 98.0),
        frames=((10.0, 157.0, 91.5, 109.5), (108.5, 157.0, 91.5, 109.5)),
    ),
)
AREAS = tuple(located(plan) for plan in MONTH)
REPORT = (
    replace(
        named(A3L, "rapport"),
        frames=(),
        own_frames=(("key_figures", 292.0, 33.0, 116.0, 30.0), ("summary", 292.0, 67.0, 116.0, 194.0)),
        next_frames=((12.0, 20.0, 192.0, 262.0), (216.0, 20.0, 192.0, 262.0)),
    ),
    replace(
        named(A3P, "rapport"),
        own_frames=(("key_figures", 12.0, 33.0, 273.0, 27.0),),
        next_frames=((12.0, 20.0, 130.5, 384.0), (154.5, 20.0, 130.5, 384.0)),
    ),
    replace(
        named(A4L, "rapport"),
        map_box=(10.0, 28.0, 178.0, 152.0),
        frames=(),
        own_frames=(("key_figures", 194.0, 27.4, 93.0, 26.0), ("summary", 194.0, 56.0, 93.0, 124.0)),
        next_frames=((10.0, 18.0, 134.5, 178.0), (152.5, 18.0, 134.5, 178.0)),
    ),
    replace(
        named(A4P, "rapport"),
        map_box=(10.0, 49.0, 190.0, 132.0),
        frames=((10.0, 187.5, 190.0, 79.5),),
        own_frames=(("key_figures", 10.0, 26.8, 190.0, 20.5),),
        next_frames=((10.0, 18.0, 190.0, 263.0),),
    ),
)
INSATS = (
    replace(
        named(A3L, "insats"),
        own_frames=(("locator", 244.0, 37.0, 37.0, 44.0),),
        next_frames=((12.0, 20.0, 192.0, 262.0), (216.0, 20.0, 192.0, 262.0)),
    ),
    replace(
        named(A3P, "insats"),
        map_box=(12.0, 34.0, 273.0, 200.0),
        frames=((12.0, 241.0, 130.5, 145.0), (154.5, 241.0, 130.5, 145.0)),
        own_frames=(("locator", 245.0, 37.0, 37.0, 44.0),),
        next_frames=((12.0, 20.0, 130.5, 384.0), (154.5, 20.0, 130.5, 384.0)),
    ),
    replace(
        named(A4L, "insats"),
        map_box=(10.0, 28.0, 150.0, 152.0),
        frames=((166.0, 28.0, 121.0, 155.0),),
        own_frames=(("locator", 131.0, 31.0, 26.0, 31.0),),
        next_frames=((10.0, 18.0, 134.5, 178.0), (152.5, 18.0, 134.5, 178.0)),
    ),
    replace(
        named(A4P, "insats"),
        map_box=(10.0, 28.0, 118.0, 84.0),
        frames=((10.0, 118.0, 190.0, 149.5),),
        own_frames=(("locator", 99.0, 31.0, 26.0, 31.0), ("facts", 134.0, 28.0, 66.0, 84.0)),
        next_frames=((10.0, 18.0, 190.0, 263.0),),
    ),
)
LARGE = (
    ("figure", 54.0, True), ("head", 24.0, True), ("body", 18.0, False), ("note", 11.0, False),
    ("map_name", 15.0, True), ("map_mark", 13.0, True),
)  # fmt: skip
SMALL_POSTER = (
    ("figure", 34.0, True), ("head", 16.0, True), ("body", 12.0, False), ("note", 8.0, False),
    ("map_name", 10.5, True), ("map_mark", 9.0, True),
)  # fmt: skip
LARGE_LANDSCAPE = tuple((name, {"head": 19.0, "body": 14.0}.get(name, pt), bold) for name, pt, bold in LARGE)
SMALL_LANDSCAPE = tuple(
    (name, {"head": 13.0, "body": 9.5}.get(name, pt), bold) for name, pt, bold in SMALL_POSTER
)
POSTER = (
    replace(
        A3P, name="affisch_a3_portrait", title_pt=44.0, subtitle_pt=15.0, small_pt=12.0, header=27.0,
        map_box=(12.0, 96.0, 273.0, 150.0), faces=LARGE, legend_width=84.0, right_width=78.0,
        own_frames=(("total", 12.0, 45.0, 130.0, 50.0), ("summary", 150.0, 46.0, 135.0, 48.0)),
        frames=((12.0, 257.0, 130.5, 128.0), (154.5, 257.0, 130.5, 128.0)),
    ),
    replace(
        A3L, name="affisch_a3_landscape", title_pt=44.0, subtitle_pt=15.0, small_pt=12.0, header=27.0,
        map_box=(12.0, 45.0, 236.0, 214.0), faces=LARGE_LANDSCAPE, legend_width=84.0, right_width=100.0,
        own_frames=(("total", 258.0, 43.0, 150.0, 48.0),),
        frames=((258.0, 94.0, 150.0, 170.0),),
    ),
    replace(
        A4P, name="affisch_a4_portrait", title_pt=30.0, subtitle_pt=10.5, small_pt=9.0, header=20.0,
        map_box=(10.0, 67.0, 190.0, 102.0), faces=SMALL_POSTER, legend_width=58.0, right_width=56.0,
        own_frames=(("total", 10.0, 32.0, 82.0, 34.0), ("summary", 98.0, 32.5, 102.0, 33.0)),
        frames=((10.0, 176.0, 91.5, 90.0), (108.5, 176.0, 91.5, 90.0)),
    ),
    replace(
        A4L, name="affisch_a4_landscape", title_pt=30.0, subtitle_pt=10.5, small_pt=9.0, header=20.0,
        map_box=(10.0, 33.0, 164.0, 146.0), faces=SMALL_LANDSCAPE, legend_width=58.0, right_width=70.0,
        own_frames=(("total", 181.0, 32.0, 106.0, 32.0),),
        frames=((181.0, 66.0, 106.0, 117.0),),
    ),
)  # fmt: skip
LIST = tuple(
    replace(named(plan, "lista"), map_box=None, own_frames=(), frames=frames)
    for plan, frames in (
        (A3L, ((12.0, 34.0, 396.0, 230.0),)),
        (A3P, ((12.0, 34.0, 273.0, 351.0),)),
        (A4L, ((10.0, 28.0, 277.0, 154.0),)),
        (A4P, ((10.0, 28.0, 190.0, 238.0),)),
    )
)


def main() -> None:
    """Write every template."""
    application = QgsApplication([], False)
    application.initQgis()
    folder = ROOT / "resources" / "layouts"
    folder.mkdir(parents=True, exist_ok=True)
    for plan in (*MONTH, *WEEK, *AREAS, *REPORT, *INSATS, *LIST, *POSTER):
        drawing = draw(plan)
        QgsExpressionContextUtils.setLayoutVariables(drawing.layout, {})
        path = folder / f"{plan.name}.qpt"
        if not drawing.layout.saveAsTemplate(str(path), QgsReadWriteContext()):
            raise SystemExit(f"could not write {path}")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)
