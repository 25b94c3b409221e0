"""Measuring and breaking of text, in millimetres, by the renderer that prints it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qgis.core import Qgis, QgsRenderContext, QgsTextFormat, QgsTextRenderer
from qgis.PyQt.QtGui import QColor, QFont, QFontInfo

from .marks import Align, Face, Strip, Text

MEASURED_DPI = (96.0, 150.0, 300.0, 600.0)
"""Hinting makes a line some per cent wider or narrower at other resolutions; the widest of these counts."""

PRINT = MEASURED_DPI.index(300.0)

MM_PER_INCH = 25.4
MM_PER_POINT = MM_PER_INCH / 72.0
THINNEST_EM = 0.2
ELLIPSIS = "…"
SLACK_MM = 0.5
"""A box is this much wider than its text, so that rounding in the printer never breaks a line again."""

LONGEST_TEXT = 6000
NO_LIGATURES = 0.02
"""Any letter spacing makes Qt leave ligatures alone, so that "offentlig" can be found in the PDF."""

_HARMLESS = "\n\u00ad\u200c\u200d"
_SPACES = re.compile(r"[ \t\u2000-\u200a]+")


@dataclass(frozen=True)
class Broken:
    """Text broken into lines that fit; ``shortened`` if "…" stands for the rest."""

    lines: tuple[str, ...]
    shortened: bool = False


def text_format(face: Face) -> QgsTextFormat:
    """Return the face as QGIS's text format."""
    font = QFont(face.family)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, NO_LIGATURES)
    font.setWeight(QFont.Weight.DemiBold if face.semibold else QFont.Weight.Normal)
    style = QgsTextFormat()
    style.setFont(font)
    style.setSize(face.size_pt)
    style.setSizeUnit(Qgis.RenderUnit.Points)
    style.setColor(QColor(face.colour))
    return style


def has_family(family: str) -> bool:
    """Tell whether this machine has a font of that family, and not another in its place."""
    return QFontInfo(QFont(family)).family().lower() == family.lower()


def clean(text: str) -> str:
    """Return text of a user fit for print: control characters and bidirectional overrides become spaces."""
    return "".join(
        character if _prints(character) else " " for character in unicodedata.normalize("NFC", text)
    )


def _prints(character: str) -> bool:
    if character in _HARMLESS:
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def one_line(text: str) -> str:
    """Return the text on one line."""
    return " ".join(clean(text).split(" ")).replace("\n", " ").strip()


class Typesetter:
    """Measures in millimetres what QGIS's text renderer will print."""

    def __init__(self) -> None:
        self._contexts = [_context(dpi) for dpi in MEASURED_DPI]
        self._format = lru_cache(maxsize=64)(text_format)
        self._width = lru_cache(maxsize=16384)(self._measure_width)
        self._height = lru_cache(maxsize=1024)(self._measure_height)

    def width(self, text: str, face: Face) -> float:
        """Return the width of one line."""
        return self._width(text, Face(face.family, face.size_pt, face.semibold))

    def printed_width(self, text: str, face: Face) -> float:
        """Return the width that text of a user takes on one line once it is fit for print."""
        return self.width(one_line(text[:LONGEST_TEXT]), face)

    def height(self, lines: Sequence[str], face: Face) -> float:
        """Return the height of lines, from the first ascent to the last descent."""
        if not lines:
            return 0.0
        return self._height(len(lines), Face(face.family, face.size_pt, face.semibold))

    def ascent(self, face: Face) -> float:
        """Return the distance from the top of a line to its baseline."""
        context = self._contexts[PRINT]
        metrics = QgsTextRenderer.fontMetrics(context, self._format(face))
        return float(metrics.ascent()) / context.scaleFactor()

    def line_height(self, face: Face) -> float:
        """Return the height of one line."""
        return self.height(["Åg"], face)

    def fits(self, text: str, face: Face, width: float) -> bool:
        """Tell whether one line is no wider than ``width``."""
        return self.width(text, face) <= width

    def shorten(self, text: str, face: Face, width: float) -> Broken:
        """Return one line that fits, with "…" for what does not."""
        most = self._most_characters(face, width)
        whole, text = len(text) <= most, one_line(text[:most])
        if whole and self.fits(text, face, width):
            return Broken((text,))
        return Broken((self._cut(text, face, width),), shortened=True)

    def wrap(self, text: str, face: Face, width: float, most_lines: int | None = None) -> Broken:
        """Break text at spaces, and a word that is wider than the line within it.

        What is more than ``most_lines`` is left out and "…" says so.
        """
        longest = (
            LONGEST_TEXT if most_lines is None else self._most_characters(face, width) * (most_lines + 1)
        )
        cut = len(text) > longest
        lines: list[str] = []
        for paragraph in clean(text[:longest]).strip().split("\n"):
            lines.extend(self._wrap_paragraph(paragraph, face, width))
            if most_lines is not None and len(lines) > most_lines:
                break
        if most_lines is not None and len(lines) > most_lines:
            lines, cut = lines[:most_lines], True
        if cut and lines:
            lines[-1] = self._cut(lines[-1], face, width)
        return Broken(tuple(lines), cut)

    def box(
        self,
        lines: Sequence[str],
        face: Face,
        *,
        x: float = 0.0,
        y: float = 0.0,
        width: float | None = None,
        align: Align = Align.LEFT,
    ) -> Text:
        """Return a text mark whose box holds the lines, widened by the slack away from its edge."""
        if width is None:
            width = max((self.width(line, face) for line in lines), default=0.0)
        shift = {Align.LEFT: 0.0, Align.RIGHT: -SLACK_MM, Align.CENTRE: -SLACK_MM / 2}[align]
        return Text(x + shift, y, width + SLACK_MM, self.height(lines, face), tuple(lines), face, align)

    def strip(self, lines: Sequence[str], face: Face, width: float, align: Align = Align.LEFT) -> Strip:
        """Return the lines as a strip of that width."""
        mark = self.box(lines, face, width=width, align=align)
        return Strip(mark.height, (mark,))

    def overflow(self, mark: Text) -> float:
        """Return by how many millimetres the lines go beyond their box; 0 where they fit."""
        wide = max((self.width(line, mark.face) for line in mark.lines), default=0.0) - mark.width
        high = self.height(mark.lines, mark.face) - mark.height
        return max(0.0, wide, high)

    def _measure_height(self, lines: int, face: Face) -> float:
        style, texts = self._format(face), ["Åg"] * lines
        return max(
            QgsTextRenderer.textHeight(context, style, texts, Qgis.TextLayoutMode.Rectangle)
            / context.scaleFactor()
            for context in self._contexts
        )

    def _most_characters(self, face: Face, width: float) -> int:
        """Return more characters than a line of that width can hold, so that endless text is not measured."""
        return int(width / (THINNEST_EM * face.size_pt * MM_PER_POINT)) + 20

    def _measure_width(self, text: str, face: Face) -> float:
        return max(
            QgsTextRenderer.textWidth(context, self._format(face), [text]) / context.scaleFactor()
            for context in self._contexts
        )

    def _wrap_paragraph(self, paragraph: str, face: Face, width: float) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in _SPACES.split(paragraph.strip()):
            longer = f"{line} {word}" if line else word
            if self.fits(longer, face, width):
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while line and not self.fits(line, face, width):
                head = self._fitting_length(line[: self._most_characters(face, width)], face, width)
                lines.append(line[:head])
                line = line[head:]
        lines.append(line)
        return lines

    def _fitting_length(self, word: str, face: Face, width: float) -> int:
        low, high = 1, max(2, len(word))
        while low < high - 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.fits(word[:middle], face, width) else (low, middle)
        return low

    def _cut(self, line: str, face: Face, width: float) -> str:
        text = line.rstrip(" .,;:–-·…")
        if self.fits(text + ELLIPSIS, face, width):
            return text + ELLIPSIS
        low, high = 0, len(text)
        while low < high - 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.fits(text[:middle] + ELLIPSIS, face, width) else (low, middle)
        return text[:low].rstrip(" .,;:–-·") + ELLIPSIS


def _context(dpi: float) -> QgsRenderContext:
    context = QgsRenderContext()
    context.setScaleFactor(dpi / MM_PER_INCH)
    return context
