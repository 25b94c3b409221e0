"""Coming events with raised risk, the soonest first."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.lagesbild.parts import LagesbildAnswer, PlannedEvent, PlannedEventsAnswer
from ...project.language import translate
from .base import COLUMN_GAP, Cell, Laid, Room, heading, more, nothing, row_of

MOST_ROWS = 8
FEWEST_ROWS = 1


@dataclass(frozen=True)
class PlannedBlock:
    """A row an event: when, what and where."""

    answer: PlannedEventsAnswer
    name: str = "planned"
    least: int = FEWEST_ROWS
    ruled: bool = False
    prose: bool = False

    @property
    def wanted(self) -> int:
        """All of them, up to a page's share."""
        return min(MOST_ROWS, len(self.answer.events))

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the list out."""
        title = translate("est", "Coming events")
        events = self.answer.events
        if not events:
            return nothing(room, title, translate("est", "No coming events have been entered."))
        shown = events[: max(1, rows)]
        style = room.style
        when = min(
            max(room.setter.printed_width(event.when, style.strong) for event in shown) + COLUMN_GAP,
            room.width * 0.3,
        )
        strips = tuple(
            row_of(
                room,
                [
                    Cell(event.when, 0.0, when, style.strong, most_lines=2),
                    Cell(_what(event), when, room.width - when, style.body, most_lines=2),
                ],
            )
            for event in shown
        )
        return Laid(heading(room, title), strips, more(room, len(events) - len(shown)))


def planned_block(answer: LagesbildAnswer) -> PlannedBlock:
    """Return the coming events of a lägesbild."""
    return PlannedBlock(answer.planned)


def _what(event: PlannedEvent) -> str:
    return ", ".join(part for part in (event.what, event.where) if part)
