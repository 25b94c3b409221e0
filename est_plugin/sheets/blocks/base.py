"""What a content block is, and the pieces most of them share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ...charts.palette import QUIET, RULE
from ...project.language import translate
from ..marks import NO_STRIP, Align, Face, Line, Mark, Strip, Text, beside, spaced, stacked
from ..style import Style
from ..typesetting import Typesetter

HAIRLINE = 0.15
COLUMN_GAP = 2.0
MM_PER_POINT = 25.4 / 72.0
MIDDLE_OF_LETTERS = 0.3


@dataclass(frozen=True)
class Room:
    """Where a block is laid: how wide, in which style, measured by whom, and whether cells have one line."""

    width: float
    style: Style
    setter: Typesetter
    tight: bool = False

    def narrowed(self, width: float) -> Room:
        """Return the same room with another width."""
        return Room(width, self.style, self.setter, self.tight)

    def lines(self, most: int) -> int:
        """Return how many lines a text that may have ``most`` has here."""
        return (most + 1) // 2 if self.tight else most


@dataclass(frozen=True)
class Laid:
    """A block laid out: a head that is repeated where the block is continued, rows, and a tail."""

    head: Strip
    rows: tuple[Strip, ...] = ()
    tail: Strip = NO_STRIP

    @property
    def height(self) -> float:
        """The height of the whole."""
        return self.head.height + sum(row.height for row in self.rows) + self.tail.height

    def whole(self) -> Strip:
        """Return head, rows and tail as one strip."""
        return stacked((self.head, *self.rows, self.tail))


class Block(Protocol):
    """A piece of content that measures itself."""

    @property
    def name(self) -> str:
        """The block's name; a template's frame ``est_<name>`` is its own."""

    @property
    def wanted(self) -> int:
        """How many rows it would show where there is room."""

    @property
    def least(self) -> int:
        """With how few rows it can do before it is left out."""

    @property
    def ruled(self) -> bool:
        """Whether a thin rule stands above it."""

    @property
    def prose(self) -> bool:
        """Whether its rows are lines of a text, which is cut only when no list can give way any more."""

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the block out with at most that many rows, and say what is not shown."""


def heading(room: Room, title: str, aside: str = "") -> Strip:
    """Return a section's title, and beside it on the same baseline a quiet remark if it fits there."""
    setter, style = room.setter, room.style
    shown = setter.shorten(title, style.head, room.width)
    marks: list[Mark] = [setter.box(shown.lines, style.head)]
    height = setter.line_height(style.head)
    left = setter.width(shown.lines[0], style.head) + 3.0
    extra: tuple[Strip, ...] = ()
    if aside:
        if setter.fits(aside, style.note, room.width - left):
            drop = setter.ascent(style.head) - setter.ascent(style.note)
            marks.append(setter.box([aside], style.note, x=left, y=drop))
        else:
            extra = (remark(room, aside),)
    strip = Strip(height + 0.6, tuple(marks))
    if not extra:
        return strip
    below = extra[0].placed(0.0, strip.height)
    return Strip(strip.height + extra[0].height, (*strip.marks, *below))


def remark(room: Room, text: str, most_lines: int = 3) -> Strip:
    """Return a quiet sentence over the whole width."""
    broken = room.setter.wrap(text, room.style.note, room.width, room.lines(most_lines))
    return spaced(room.setter.strip(broken.lines, room.style.note, room.width), below=0.4)


def nothing(room: Room, title: str, text: str) -> Laid:
    """Return a title with a sentence that says there is nothing, so that silence is never ambiguous."""
    face = quiet(room.style.body)
    lines = room.setter.wrap(text, face, room.width, room.lines(3)).lines
    return Laid(heading(room, title), (room.setter.strip(lines, face, room.width),))


def more(room: Room, count: int) -> Strip:
    """Return the line that counts what is not shown, or nothing."""
    if count <= 0:
        return Strip(0.0)
    return spaced(remark(room, translate("est", "… and {count} more", count=count)), above=0.4)


@dataclass(frozen=True)
class Cell:
    """A cell of a row: text in a column that begins at ``x`` and is ``width`` wide."""

    text: str
    x: float
    width: float
    face: Face
    align: Align = Align.LEFT
    most_lines: int = 1


def row_of(room: Room, cells: Sequence[Cell], *, marks: Sequence[Mark] = (), rule: bool = False) -> Strip:
    """Return cells on a common first baseline, with air above and below and a hairline under them."""
    air = room.style.row
    ascent = max((room.setter.ascent(cell.face) for cell in cells), default=0.0)
    boxes = [_boxed(room, cell, air, ascent) for cell in cells if cell.text]
    bottom = max((box.y + box.height for box in boxes), default=air) + air
    extra: tuple[Mark, ...] = tuple(marks)
    if rule:
        extra = (*extra, Line(0.0, bottom, room.width, bottom, RULE, HAIRLINE))
    return Strip(bottom, (*boxes, *extra))


def _boxed(room: Room, cell: Cell, air: float, ascent: float) -> Text:
    most = room.lines(cell.most_lines)
    if most == 1:
        broken = room.setter.shorten(cell.text, cell.face, cell.width)
    else:
        broken = room.setter.wrap(cell.text.replace("\n", " "), cell.face, cell.width, most)
    drop = air + ascent - room.setter.ascent(cell.face)
    return room.setter.box(broken.lines, cell.face, x=cell.x, y=drop, width=cell.width, align=cell.align)


def first_line_middle(room: Room, face: Face) -> float:
    """Return the height at which a mark stands beside the first line of a row: the middle of its letters."""
    return room.style.row + room.setter.ascent(face) - MIDDLE_OF_LETTERS * face.size_pt * MM_PER_POINT


def quiet(face: Face) -> Face:
    """Return the face in the quiet colour."""
    return face.coloured(QUIET)


@dataclass(frozen=True)
class Pair:
    """Two blocks side by side, or one below the other where the room is too narrow."""

    name: str
    left: Block
    right: Block
    narrowest: float = 84.0
    ruled: bool = False
    prose: bool = False

    @property
    def wanted(self) -> int:
        """As many rows as the longer of the two wants."""
        return max(self.left.wanted, self.right.wanted)

    @property
    def least(self) -> int:
        """As few as the more demanding of the two can do with."""
        return max(self.left.least, self.right.least)

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay both with the same number of rows at most."""
        if room.width < self.narrowest:
            first = self.left.lay(room, min(rows, self.left.wanted)).whole()
            second = self.right.lay(room, min(rows, self.right.wanted)).whole()
            return Laid(Strip(0.0), (spaced(first, below=room.style.gap * 0.8), second))
        gap = max(5.0, room.width * 0.06)
        half = room.narrowed((room.width - gap) / 2.0)
        left = self.left.lay(half, min(rows, self.left.wanted)).whole()
        right = self.right.lay(half, min(rows, self.right.wanted)).whole()
        return Laid(Strip(0.0), (beside(((0.0, left), (half.width + gap, right))),))
