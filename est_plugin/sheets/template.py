"""Templates of QGIS's layout designer: read, checked, emptied of old content, and bound by item ids.

A municipality copies a ``.qpt`` and changes it. An item that is missing is no error; a file that is no
template gives a sentence. Text of users never comes near the template's own expressions: it goes into
layout and item variables, whose values QGIS does not evaluate again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsExpressionContextUtils,
    QgsLayoutItem,
    QgsLayoutItemHtml,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtXml import QDomDocument

from ..domain.message import QT_TRANSLATE_NOOP
from .flow import Frame
from .marks import Face
from .options import SheetError
from .style import FACE_NAMES, Style, pick_family, standard_style, with_face
from .typesetting import NO_LIGATURES, has_family

PREFIX = "est_"
PAINTED = "est/painted"
"""A custom property of items the plugin has put in, so that a saved sheet serves as a template again."""

A3_AREA_MM2 = 297.0 * 420.0
_MOST_BYTES = 20_000_000
_ONCE = frozenset(
    {"est_legend", "est_scalebar", "est_scale", "est_scale_ground", "est_north", "est_attribution"}
)
_FLOW_FRAME = re.compile(r"^est_frame_(\d+)$")
_OWN_VARIABLE = re.compile(r"@est_\w+")


class Template:
    """A layout read from a template, with its items by id; it keeps its project alive."""

    def __init__(self, layout: QgsPrintLayout, path: Path) -> None:
        self.layout = layout
        self.project = layout.project()
        self.path = path
        self.items: dict[str, QgsLayoutItem] = {}
        for item in _items(layout):
            if item.id().startswith(PREFIX):
                self.items.setdefault(item.id(), item)
        self.style = self._read_style()
        self._added = 0
        self._own_pages = self.page_count
        self._model_page = max((frame.page for frame in self.flow_frames()), default=self._own_pages - 1)
        self._model_frames = [frame for frame in self.flow_frames() if frame.page == self._model_page]
        model = layout.pageCollection().page(self._model_page)
        self._model_size, self._model_top = model.pageSize(), model.pos().y()
        self._model = self._last_page_as_xml()

    @property
    def page_count(self) -> int:
        """How many pages the template has."""
        return int(self.layout.pageCollection().pageCount())

    def item(self, item_id: str) -> QgsLayoutItem | None:
        """Return the item bound by that id, or None."""
        return self.items.get(item_id)

    def flow_frames(self) -> list[Frame]:
        """Return the frames ``est_frame_1`` … in the order of their numbers."""
        numbered = []
        for item_id in self.items:
            match = _FLOW_FRAME.match(item_id)
            if match:
                numbered.append((int(match.group(1)), item_id))
        return [self.frame(item_id) for _, item_id in sorted(numbered)]

    def frame(self, item_id: str) -> Frame:
        """Return where an item stands. Raises KeyError where there is none of that id."""
        item = self.items[item_id]
        position = item.pagePositionWithUnits()
        size = item.sizeWithUnits()
        convert = self.layout.convertToLayoutUnits
        corner = convert(position)
        extent = convert(size)
        return Frame(item_id, int(item.page()), corner.x(), corner.y(), extent.width(), extent.height())

    def labels(self, item_id: str) -> list[QgsLayoutItemLabel]:
        """Return the labels of that id on all pages, in the order of the pages."""
        found = [i for i in _items(self.layout) if i.id() == item_id and isinstance(i, QgsLayoutItemLabel)]
        return sorted(found, key=lambda item: int(item.page()))

    def add_page(self) -> list[Frame]:
        """Return the frames of one page more, like the last that has any; it is made by next_template."""
        self._added += 1
        number = self._own_pages - 1 + self._added
        return [
            replace(frame, name=f"{frame.name}, {number + 1}", page=number) for frame in self._model_frames
        ]

    def next_template(self) -> Template:
        """Return a layout with a page like the template's last: all but the map and its panels."""
        layout = QgsPrintLayout(self.project)
        pages = layout.pageCollection()
        page = QgsLayoutItemPage(layout)
        page.setPageSize(self._model_size)
        pages.addPage(page)
        for item in layout.addItemsFromXml(self._model.documentElement(), self._model, QgsReadWriteContext()):
            place = item.pos()
            item.attemptMove(
                QgsLayoutPoint(place.x(), place.y() - self._model_top, Qgis.LayoutUnit.Millimeters), page=0
            )
        return Template(layout, self.path)

    def drop_pages_after(self, last: int) -> None:
        """Take away the pages after ``last``: a template's second page that nothing flowed to."""
        pages = self.layout.pageCollection()
        while pages.pageCount() - 1 > last:
            number = int(pages.pageCount()) - 1
            for item in _items(self.layout):
                if int(item.page()) == number and not isinstance(item, QgsLayoutItemPage):
                    self.items = {name: one for name, one in self.items.items() if one is not item}
                    self.layout.removeLayoutItem(item)
            pages.deletePage(number)

    def remove(self, item_id: str) -> None:
        """Take the items of that id away, as a frame whose content has been placed."""
        self.items.pop(item_id, None)
        for item in [item for item in _items(self.layout) if item.id() == item_id]:
            self.layout.removeLayoutItem(item)

    def remove_frames(self, *others: str) -> None:
        """Take all flow frames, sample texts and other frames away, used or not: nothing empty is printed."""
        for item_id in list(self.items):
            if _FLOW_FRAME.match(item_id) or item_id.startswith("est_style_") or item_id in others:
                self.remove(item_id)

    def _last_page_as_xml(self) -> QDomDocument:
        """Keep what repeats on added pages: all but the map and the frames that belong to one block."""
        document = QDomDocument()
        root = document.createElement("Layout")
        document.appendChild(root)
        for item in _items(self.layout):
            is_once = isinstance(item, QgsLayoutItemMap | QgsLayoutItemPage) or item.id() in _ONCE
            if int(item.page()) == self._model_page and not is_once:
                item.writeXml(root, document, QgsReadWriteContext())
        return document

    def _read_style(self) -> Style:
        page = self.layout.pageCollection().page(0).pageSize()
        size = self.layout.convertToLayoutUnits(page)
        small = size.width() * size.height() < 0.75 * A3_AREA_MM2
        style = standard_style(pick_family("", has_family), small=small)
        for name in FACE_NAMES:
            sample = self.items.get(f"est_style_{name}")
            if isinstance(sample, QgsLayoutItemLabel):
                style = with_face(style, name, _face(sample.textFormat()))
        return style


def load_template(project: QgsProject, path: Path) -> Template:
    """Read a template into a layout of ``project``.

    Raises SheetError if the file cannot be read, is no layout template, or has no item of ours.
    """
    document = QDomDocument()
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _broken(path)
        content = path.read_bytes()
    except OSError as error:
        raise SheetError(
            QT_TRANSLATE_NOOP(
                "est",
                "The template “{path}” could not be read. Choose another one, or ask who may read the"
                " folder.",
            ),
            path=str(path),
            details=str(error),
        ) from error
    parsed = document.setContent(QByteArray(content))
    if not (parsed[0] if isinstance(parsed, tuple) else parsed):
        raise _broken(path)
    _keep_labels_plain(document)
    layout = QgsPrintLayout(project)
    _, loaded = layout.loadFromTemplate(document, QgsReadWriteContext(), True)
    if not loaded or layout.pageCollection().pageCount() == 0:
        raise _broken(path)
    _empty(layout)
    template = Template(layout, path)
    if template.item("est_map") is None and not template.flow_frames():
        raise SheetError(
            QT_TRANSLATE_NOOP(
                "est",
                "The template “{path}” has neither a map with the id est_map nor a frame with the id"
                " est_frame_1, so nothing can be put into it. Begin with a copy of one of the plugin's own"
                " templates.",
            ),
            path=str(path),
        )
    return template


def _keep_labels_plain(document: QDomDocument) -> None:
    """Turn HTML off in labels that show text of the database, before QGIS makes HTML items of them."""
    items = document.elementsByTagName("LayoutItem")
    for index in range(items.count()):
        item = items.at(index).toElement()
        if item.attribute("htmlState") == "1" and _OWN_VARIABLE.search(item.attribute("labelText")):
            item.setAttribute("htmlState", "0")


def _broken(path: Path) -> SheetError:
    return SheetError(
        QT_TRANSLATE_NOOP(
            "est",
            "“{path}” is not a layout template that QGIS can read. Save it again from QGIS's layout"
            " designer, or begin with a copy of one of the plugin's own templates.",
        ),
        path=str(path),
    )


def _items(layout: QgsPrintLayout) -> list[QgsLayoutItem]:
    return [item for item in layout.items() if isinstance(item, QgsLayoutItem)]


def _empty(layout: QgsPrintLayout) -> None:
    """Take away what an earlier sheet left, mend fonts that are not here, and keep user text out of HTML."""
    variables = QgsExpressionContextUtils.layoutScope(layout).variableNames()
    kept = {
        name: QgsExpressionContextUtils.layoutScope(layout).variable(name)
        for name in variables
        if not name.startswith(PREFIX) and not name.startswith("layout_")
    }
    QgsExpressionContextUtils.setLayoutVariables(layout, kept)
    for item in _items(layout):
        if item.customProperty(PAINTED):
            layout.removeLayoutItem(item)
            continue
        if isinstance(item, QgsLayoutItemLabel):
            _mend_label(item)
        elif isinstance(item, QgsLayoutItemScaleBar):
            item.setTextFormat(_mended(item.textFormat()))
    _refuse_html(layout.multiFrames())


def _mend_label(label: QgsLayoutItemLabel) -> None:
    if label.id().startswith(PREFIX):
        label.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    label.setTextFormat(_mended(label.textFormat()))


def _refuse_html(frames: Iterable[object]) -> None:
    for frame in frames:
        if isinstance(frame, QgsLayoutItemHtml) and _OWN_VARIABLE.search(frame.html()):
            raise SheetError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "The template puts text from the database into an HTML item, where it could be run as"
                    " code. Use an ordinary label with the same text in place of it.",
                )
            )


def _mended(style: QgsTextFormat) -> QgsTextFormat:
    """Return the format in a font of this machine; a named face becomes a weight, which every font has."""
    old = style.font()
    font = QFont(pick_family(old.family(), has_family))
    font.setWeight(QFont.Weight.DemiBold if _is_semibold(style) else QFont.Weight.Normal)
    font.setItalic(old.italic())
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, NO_LIGATURES)
    mended = QgsTextFormat(style)
    mended.setFont(font)
    mended.setNamedStyle("")
    return mended


def _face(style: QgsTextFormat) -> Face:
    return Face(style.font().family(), style.size(), _is_semibold(style), style.color().name())


def _is_semibold(style: QgsTextFormat) -> bool:
    named = style.namedStyle().lower()
    heavy = QFont.Weight.DemiBold.value if hasattr(QFont.Weight.DemiBold, "value") else QFont.Weight.DemiBold
    return "bold" in named or int(style.font().weight()) >= int(heavy)
