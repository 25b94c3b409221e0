"""What a block is made of: text, lines, shapes and pictures at places measured in millimetres.

Marks are plain values. They are measured and tested without a layout, and painted by ``painting``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ..charts.palette import INK


class Align(StrEnum):
    """How lines stand in their box."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True)
class Face:
    """How text is set: family, size in points, weight and colour."""

    family: str
    size_pt: float
    semibold: bool = False
    colour: str = INK

    def coloured(self, colour: str) -> Face:
        """Return the same face in another colour."""
        return replace(self, colour=colour)

    def sized(self, size_pt: float) -> Face:
        """Return the same face in another size."""
        return replace(self, size_pt=size_pt)

    def strong(self) -> Face:
        """Return the same face in semibold."""
        return replace(self, semibold=True)


@dataclass(frozen=True)
class Text:
    """Lines of text in a box; the lines are already broken and fit its width."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    face: Face
    align: Align = Align.LEFT

    def moved(self, dx: float, dy: float) -> Text:
        """Return the same mark elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    thickness: float = 0.2

    def moved(self, dx: float, dy: float) -> Line:
        """Return the same mark elsewhere."""
        return replace(self, x1=self.x1 + dx, y1=self.y1 + dy, x2=self.x2 + dx, y2=self.y2 + dy)


class Form(StrEnum):
    """The outline of a shape within its box."""

    BOX = "box"
    DISC = "disc"
    DIAMOND = "diamond"
    LEFT_ARROW = "left_arrow"
    RIGHT_ARROW = "right_arrow"


@dataclass(frozen=True)
class Shape:
    """A filled or outlined form; ``None`` is no fill or no outline."""

    x: float
    y: float
    width: float
    height: float
    form: Form = Form.BOX
    fill: str | None = None
    stroke: str | None = None
    thickness: float = 0.2

    def moved(self, dx: float, dy: float) -> Shape:
        """Return the same mark elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True)
class Picture:
    """An SVG that fills its box."""

    x: float
    y: float
    width: float
    height: float
    svg: bytes

    def moved(self, dx: float, dy: float) -> Picture:
        """Return the same mark elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


Mark = Text | Line | Shape | Picture


@dataclass(frozen=True)
class Strip:
    """Marks that stay together, measured from the strip's top left corner; ``height`` is what it takes."""

    height: float
    marks: tuple[Mark, ...] = ()

    def placed(self, x: float, y: float) -> tuple[Mark, ...]:
        """Return the marks with the strip's corner at (x, y)."""
        return tuple(mark.moved(x, y) for mark in self.marks)


NO_STRIP = Strip(0.0)


def stacked(strips: Iterable[Strip]) -> Strip:
    """Return strips one below the other as one."""
    marks: list[Mark] = []
    height = 0.0
    for strip in strips:
        marks.extend(strip.placed(0.0, height))
        height += strip.height
    return Strip(height, tuple(marks))


def beside(strips: Iterable[tuple[float, Strip]]) -> Strip:
    """Return strips side by side, each at its x, as one."""
    marks: list[Mark] = []
    height = 0.0
    for x, strip in strips:
        marks.extend(strip.placed(x, 0.0))
        height = max(height, strip.height)
    return Strip(height, tuple(marks))


def spaced(strip: Strip, above: float = 0.0, below: float = 0.0) -> Strip:
    """Return the strip with air above and below it."""
    return Strip(above + strip.height + below, strip.placed(0.0, above))


def texts(marks: Iterable[Mark]) -> tuple[Text, ...]:
    """Return the texts among the marks."""
    return tuple(mark for mark in marks if isinstance(mark, Text))
