"""Running text under a title, such as the problem that an insats answers."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.lagesbild.sections import ProseSection
from ..marks import Strip
from .base import Laid, Room, heading, quiet

MOST_LINES = 40
FEWEST_LINES = 3
PARAGRAPH_GAP_MM = 0.8


@dataclass(frozen=True)
class ProseBlock:
    """A row a line, so that it flows on where a sheet has more pages."""

    section: ProseSection
    ruled: bool = False
    prose: bool = True

    @property
    def name(self) -> str:
        """The section's key."""
        return self.section.key

    @property
    def wanted(self) -> int:
        """As many lines as a narrow column may need."""
        letters = sum(len(text) for text in self.section.paragraphs)
        return max(FEWEST_LINES, min(MOST_LINES, letters // 40 + len(self.section.paragraphs)))

    @property
    def least(self) -> int:
        """A few lines."""
        return min(self.wanted, FEWEST_LINES)

    def lay(self, room: Room, rows: int) -> Laid:
        """Break the paragraphs into at most ``rows`` lines."""
        face = quiet(room.style.body) if self.section.is_draft else room.style.body
        pitch = room.setter.line_height(face)
        strips: list[Strip] = []
        for paragraph in self.section.paragraphs:
            left = rows - len(strips)
            if left <= 0:
                break
            lines = room.setter.wrap(paragraph, face, room.width, left).lines
            for index, line in enumerate(lines):
                gap = PARAGRAPH_GAP_MM if index == len(lines) - 1 else 0.0
                strips.append(Strip(pitch + gap, (room.setter.box([line], face, width=room.width),)))
        return Laid(heading(room, self.section.title), tuple(strips))
