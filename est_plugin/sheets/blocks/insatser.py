"""Open insatser, lettered as on the map: what, who, and how it stands. The late come first."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.lagesbild.parts import InsatserAnswer, InsatsLine, LagesbildAnswer
from ...charts.palette import INSATS, WORSE
from ...domain.insats import OPEN_STATUSES
from ...project.language import translate
from ..marks import Align, Strip, spaced
from .base import COLUMN_GAP, Cell, Laid, Room, heading, more, nothing, remark, row_of

MOST_ROWS = 10
FEWEST_ROWS = 2
NARROW_MM = 100.0
STATE_SHARE = 0.27
NARROW_STATE_SHARE = 0.38


@dataclass(frozen=True)
class InsatserBlock:
    """A row an insats; what does not fit is counted."""

    answer: InsatserAnswer
    name: str = "insatser"
    least: int = FEWEST_ROWS
    ruled: bool = True
    prose: bool = False

    @property
    def wanted(self) -> int:
        """All of them, up to what a meeting goes through on one sheet."""
        return min(MOST_ROWS, len(self.answer.lines))

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the list out."""
        title = translate("est", "Insatser")
        if not self.answer.lines:
            return nothing(room, title, translate("est", "No open insatser."))
        shown = self.answer.lines[: max(1, rows)]
        setter, style = room.setter, room.style
        share = STATE_SHARE if room.width >= NARROW_MM else NARROW_STATE_SHARE
        state = min(
            max(setter.printed_width(line.state, style.strong) for line in shown) + 0.5, room.width * share
        )
        letter = max(setter.printed_width(line.letter or "", style.strong) for line in shown)
        letter = letter + COLUMN_GAP if letter else 0.0
        who = min(
            max(setter.printed_width(line.responsible, style.note) for line in shown) + 0.5, room.width * 0.24
        )
        widths = (letter, who, state)
        lay_row = self._row if room.width >= NARROW_MM else self._double_row
        strips = tuple(lay_row(room, line, widths) for line in shown)
        return Laid(heading(room, title), strips, self._rest(room, shown))

    def _row(self, room: Room, line: InsatsLine, widths: tuple[float, float, float]) -> Strip:
        letter, who, state = widths
        style = room.style
        state_left = room.width - state
        who_left = state_left - COLUMN_GAP - who
        return row_of(
            room,
            [
                Cell(line.letter or "", 0.0, max(letter, 1.0), style.strong.coloured(INSATS)),
                Cell(line.title, letter, who_left - COLUMN_GAP - letter, style.body, most_lines=2),
                Cell(line.responsible, who_left, who, style.note, Align.LEFT, most_lines=2),
                _state(room, line, state),
            ],
        )

    def _double_row(self, room: Room, line: InsatsLine, widths: tuple[float, float, float]) -> Strip:
        """Return who is responsible under the title, where the column is narrow."""
        letter, _, state = widths
        style = room.style
        title_width = room.width - state - COLUMN_GAP - letter
        first = row_of(
            room,
            [
                Cell(line.letter or "", 0.0, max(letter, 1.0), style.strong.coloured(INSATS)),
                Cell(line.title, letter, title_width, style.body, most_lines=2),
                _state(room, line, state),
            ],
        )
        if not line.responsible:
            return first
        who = room.setter.shorten(line.responsible, style.note, room.width - letter)
        mark = room.setter.box(who.lines, style.note, x=letter, y=first.height - style.row)
        return Strip(mark.y + mark.height + style.row, (*first.marks, mark))

    def _rest(self, room: Room, shown: tuple[InsatsLine, ...]) -> Strip:
        open_hidden = self.answer.open_count - sum(line.status in OPEN_STATUSES for line in shown)
        if open_hidden > 0:
            text = translate("est", "… and {count} open ones more", count=open_hidden)
            return spaced(remark(room, text), above=0.4)
        return more(room, len(self.answer.lines) - len(shown))


def _state(room: Room, line: InsatsLine, width: float) -> Cell:
    face = room.style.strong.coloured(WORSE) if line.overdue else room.style.strong
    return Cell(line.state, room.width - width, width, face, Align.RIGHT, most_lines=2)


def insatser_block(answer: LagesbildAnswer) -> InsatserBlock:
    """Return the insatser of a lägesbild."""
    return InsatserBlock(answer.insatser)
