"""Marks become items of a QGIS layout. Text goes in as a variable of its item and is never evaluated."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    Qgis,
    QgsExpressionContextUtils,
    QgsFillSymbol,
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemPicture,
    QgsLayoutItemPolygon,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
)
from qgis.PyQt.QtCore import QByteArray, QPointF, Qt
from qgis.PyQt.QtGui import QPolygonF

from .marks import Align, Form, Line, Mark, Picture, Shape, Text
from .template import PAINTED
from .typesetting import text_format

TEXT_VARIABLE = "est_text"
TEXT_EXPRESSION = "[% @est_text %]"
_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
}
_OUTLINES = {
    Form.DIAMOND: ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    Form.LEFT_ARROW: ((0.0, 0.5), (1.0, 0.0), (1.0, 1.0)),
    Form.RIGHT_ARROW: ((1.0, 0.5), (0.0, 0.0), (0.0, 1.0)),
}


def paint(layout: QgsLayout, marks: Iterable[Mark], page: int, name: str) -> list[QgsLayoutItem]:
    """Put marks, measured from the page's corner, on a page; return the items in order."""
    return [_painted(layout, mark, page, name) for mark in marks]


def set_text(label: QgsLayoutItemLabel, text: str) -> None:
    """Give a label its text through a variable, so that ``[% … %]`` in it prints as it stands."""
    label.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    QgsExpressionContextUtils.setLayoutItemVariable(label, TEXT_VARIABLE, text)
    label.setText(TEXT_EXPRESSION)


def shown_text(label: QgsLayoutItemLabel) -> str:
    """Return the text that was given by ``set_text``, or what the label shows by its own expression."""
    value = QgsExpressionContextUtils.layoutItemScope(label).variable(TEXT_VARIABLE)
    return str(value) if value is not None else str(label.currentText())


def _painted(layout: QgsLayout, mark: Mark, page: int, name: str) -> QgsLayoutItem:
    if isinstance(mark, Text):
        item: QgsLayoutItem = _label(layout, mark)
        x, y, width, height = mark.x, mark.y, mark.width, mark.height
    elif isinstance(mark, Line):
        item = _box(layout, mark.colour, None, 0.0)
        x, y = min(mark.x1, mark.x2), min(mark.y1, mark.y2)
        width, height = abs(mark.x2 - mark.x1), abs(mark.y2 - mark.y1)
        if height < mark.thickness:
            y, height = y - mark.thickness / 2, mark.thickness
        else:
            x, width = x - mark.thickness / 2, mark.thickness
    elif isinstance(mark, Shape):
        item = _shape(layout, mark)
        x, y, width, height = mark.x, mark.y, mark.width, mark.height
    else:
        item = _picture(layout, mark)
        x, y, width, height = mark.x, mark.y, mark.width, mark.height
    item.setId(name)
    item.setCustomProperty(PAINTED, True)
    layout.addLayoutItem(item)
    item.attemptResize(QgsLayoutSize(width, height, Qgis.LayoutUnit.Millimeters))
    item.attemptMove(QgsLayoutPoint(x, y, Qgis.LayoutUnit.Millimeters), page=page)
    return item


def _label(layout: QgsLayout, mark: Text) -> QgsLayoutItemLabel:
    label = QgsLayoutItemLabel(layout)
    label.setTextFormat(text_format(mark.face))
    label.setMarginX(0.0)
    label.setMarginY(0.0)
    label.setHAlign(_ALIGN[mark.align])
    label.setVAlign(Qt.AlignmentFlag.AlignTop)
    set_text(label, "\n".join(mark.lines))
    return label


def _shape(layout: QgsLayout, mark: Shape) -> QgsLayoutItem:
    if mark.form in _OUTLINES:
        corners = [QPointF(x * mark.width, y * mark.height) for x, y in _OUTLINES[mark.form]]
        polygon = QgsLayoutItemPolygon(QPolygonF(corners), layout)
        polygon.setSymbol(_symbol(mark.fill, mark.stroke, mark.thickness))
        return polygon
    return _box(layout, mark.fill, mark.stroke, mark.thickness, disc=mark.form is Form.DISC)


def _box(
    layout: QgsLayout, fill: str | None, stroke: str | None, thickness: float, *, disc: bool = False
) -> QgsLayoutItemShape:
    shape = QgsLayoutItemShape(layout)
    shape.setShapeType(QgsLayoutItemShape.Shape.Ellipse if disc else QgsLayoutItemShape.Shape.Rectangle)
    shape.setSymbol(_symbol(fill, stroke, thickness))
    return shape


def _symbol(fill: str | None, stroke: str | None, thickness: float) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {
            "color": fill or "#000000",
            "style": "solid" if fill else "no",
            "outline_color": stroke or "#000000",
            "outline_style": "solid" if stroke else "no",
            "outline_width": f"{thickness:.3f}",
            "outline_width_unit": "MM",
            "joinstyle": "miter",
        }
    )


def _picture(layout: QgsLayout, mark: Picture) -> QgsLayoutItemPicture:
    picture = QgsLayoutItemPicture(layout)
    encoded = bytes(QByteArray(mark.svg).toBase64()).decode("ascii")
    picture.setMode(Qgis.PictureFormat.SVG)
    picture.setPicturePath(f"base64:{encoded}", Qgis.PictureFormat.SVG)
    picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Stretch)
    return picture
