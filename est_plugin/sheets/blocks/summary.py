"""The short paragraph that says the most important in words."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.lagesbild.parts import LagesbildAnswer
from ..marks import Strip
from .base import Laid, Room

MOST_LINES = 16
FEWEST_LINES = 5
WHOLE_LINES = 7


@dataclass(frozen=True)
class Summary:
    """Running text, a row a line, so that it flows on where a sheet has more pages."""

    text: str
    name: str = "summary"
    ruled: bool = True
    prose: bool = True

    @property
    def least(self) -> int:
        """A short paragraph is not cut."""
        return min(self.wanted, WHOLE_LINES)

    @property
    def wanted(self) -> int:
        """As many lines as a narrow column may need, up to what is still a short paragraph."""
        return max(FEWEST_LINES, min(MOST_LINES, len(self.text) // 40 + self.text.count("\n") + 1))

    def lay(self, room: Room, rows: int) -> Laid:
        """Break the text into at most ``rows`` lines."""
        face = room.style.body
        broken = room.setter.wrap(self.text, face, room.width, max(1, rows))
        pitch = room.setter.line_height(face)
        return Laid(
            Strip(0.0),
            tuple(Strip(pitch, (room.setter.box([line], face, width=room.width),)) for line in broken.lines),
        )


def summary(answer: LagesbildAnswer) -> Summary | None:
    """Return the paragraph, or nothing where nothing was written."""
    return Summary(answer.summary) if answer.summary.strip() else None
