"""A block that begins a part of a sheet, such as those that the law asks for: its title stands over it."""

from __future__ import annotations

from dataclasses import dataclass

from ...charts.palette import INK
from ..marks import Line, Strip, spaced, stacked
from .base import Block, Laid, Room

AIR_MM = 1.6
RULE_MM = 0.4
LARGER = 1.35


@dataclass(frozen=True)
class Titled:
    """The block with a larger title and a rule over it, on every page that it goes on to."""

    title: str
    block: Block
    ruled: bool = False

    @property
    def name(self) -> str:
        """The block's own name."""
        return self.block.name

    @property
    def wanted(self) -> int:
        """As many rows as the block wants."""
        return self.block.wanted

    @property
    def least(self) -> int:
        """As few as the block can do with."""
        return self.block.least

    @property
    def prose(self) -> bool:
        """As the block."""
        return self.block.prose

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the block under its title."""
        laid = self.block.lay(room, rows)
        face = room.style.head.sized(room.style.head.size_pt * LARGER)
        lines = room.setter.wrap(self.title, face, room.width, 2).lines
        title = spaced(room.setter.strip(lines, face, room.width), above=AIR_MM, below=AIR_MM)
        rule = Line(0.0, 0.0, room.width, 0.0, INK, RULE_MM)
        head = stacked((Strip(title.height, (rule, *title.marks)), laid.head))
        return Laid(head, laid.rows, laid.tail)
