"""What of a sheet can be worked out off the main thread: no Qt, no QGIS."""

from __future__ import annotations

from dataclasses import dataclass

from ..answers.lagesbild.parts import LagesbildAnswer
from .blocks.week import draw_week
from .contours import ClassArea, class_areas


@dataclass(frozen=True)
class Prepared:
    """The areas of the density's classes and the drawn charts of one answer."""

    classes: tuple[ClassArea, ...]
    week_svg: bytes


def prepare(answer: LagesbildAnswer) -> Prepared:
    """Draw and contour what a sheet needs. Call it in the task that computes the answer."""
    classes = class_areas(answer.density) if answer.density is not None else ()
    return Prepared(classes, draw_week(answer))
