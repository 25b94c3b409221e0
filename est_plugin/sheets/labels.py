"""Words put into the labels that a template has bound by id: shrunk, wrapped and at last shortened to fit."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsLayoutItemLabel

from .marks import Face
from .painting import set_text
from .style import LEAST_PT
from .typesetting import SLACK_MM, Broken, Typesetter, text_format

SHRINK = 0.55
STEP_PT = 0.5


@dataclass(frozen=True)
class Fitted:
    """Text as it was put into a label."""

    face: Face
    broken: Broken


def fit_text(setter: Typesetter, text: str, face: Face, width: float, height: float) -> Fitted:
    """Return text in the largest size, down to about half and never below seven points, that fits a box.

    What still does not fit ends in "…".
    """
    size = face.size_pt
    smallest = max(LEAST_PT, face.size_pt * SHRINK)
    while True:
        trial = face.sized(size)
        broken = setter.wrap(text, trial, width, _lines_in(setter, trial, height))
        if not broken.shortened or size <= smallest:
            return Fitted(trial, broken)
        size = max(smallest, size - STEP_PT)


def _lines_in(setter: Typesetter, face: Face, height: float) -> int:
    lines = max(1, int(height / setter.line_height(face)) + 1)
    while lines > 1 and setter.height(["x"] * lines, face) > height:
        lines -= 1
    return lines


def fill_label(setter: Typesetter, label: QgsLayoutItemLabel, text: str) -> bool:
    """Put text into a label of the template in its own face; tell whether it had to be shortened."""
    size = label.layout().convertToLayoutUnits(label.sizeWithUnits())
    width = size.width() - 2 * label.marginX() - SLACK_MM
    height = size.height() - 2 * label.marginY()
    own = label.textFormat()
    face = Face(
        own.font().family(),
        own.size(),
        "bold" in own.namedStyle().lower() or int(own.font().weight()) > int(_normal_weight()),
        own.color().name(),
    )
    fitted = fit_text(setter, text, face, max(1.0, width), height)
    label.setTextFormat(text_format(fitted.face))
    set_text(label, "\n".join(fitted.broken.lines))
    return fitted.broken.shortened


def _normal_weight() -> int:
    from qgis.PyQt.QtGui import QFont

    weight = QFont.Weight.Normal
    return int(getattr(weight, "value", weight))
