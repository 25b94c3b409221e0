"""What: main kinds as bars; what does not fit is gathered in the last one."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.lagesbild.parts import KindRow, KindsAnswer, LagesbildAnswer
from ...charts.palette import BAR
from ...project.language import translate
from ...project.swedish import number
from ..marks import Align, Form, Mark, Shape, Strip
from .base import COLUMN_GAP, Cell, Laid, Room, first_line_middle, heading, nothing, row_of

MOST_ROWS = 8
FEWEST_ROWS = 4
BAR_MM = 2.2
THIN_BAR_MM = 1.0


@dataclass(frozen=True)
class KindsBlock:
    """Bars beside short names, thin bars under long ones."""

    answer: KindsAnswer
    name: str = "kinds"
    least: int = FEWEST_ROWS
    ruled: bool = False
    prose: bool = False

    @property
    def wanted(self) -> int:
        """All kinds, up to what a reader compares."""
        return min(MOST_ROWS, len(self.answer.rows))

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the bars out; the longest is as wide as its column."""
        title = translate("est", "What")
        shown = gathered(self.answer.rows, max(1, rows))
        if not any(row.count for row in shown):
            return nothing(room, title, translate("est", "No events in the period."))
        style = room.style
        counts = max(room.setter.width(number(row.count), style.body) for row in shown) + 0.5
        name_width = room.width * 0.48
        peak = max(row.count for row in shown)
        short = all(room.setter.fits(row.name, style.body, name_width) for row in shown)
        lay_row = _beside if short else _under
        strips = tuple(lay_row(room, row, peak, name_width, counts) for row in shown)
        return Laid(heading(room, title), strips)


def kinds_block(answer: LagesbildAnswer) -> KindsBlock:
    """Return the kinds of a lägesbild."""
    return KindsBlock(answer.kinds)


def gathered(rows: tuple[KindRow, ...], most: int) -> tuple[KindRow, ...]:
    """Return at most ``most`` rows, the last of which holds all that has no row of its own."""
    rows = tuple(row for row in rows if row.count)
    if len(rows) <= most:
        return rows
    rest = rows[most - 1 :]
    compares = [row.compare_count for row in rest if row.compare_count is not None]
    together = KindRow(
        translate("est", "Other ({count} kinds)", count=len(rest)),
        sum(row.count for row in rest),
        sum(compares) if len(compares) == len(rest) else None,
    )
    return (*rows[: most - 1], together)


def _beside(room: Room, row: KindRow, peak: int, name_width: float, counts: float) -> Strip:
    style = room.style
    left = name_width + COLUMN_GAP
    longest = room.width - counts - COLUMN_GAP - left
    middle = first_line_middle(room, style.body)
    bar: list[Mark] = [_bar(left, middle - BAR_MM / 2, longest * row.count / peak, BAR_MM)]
    return row_of(room, [Cell(row.name, 0.0, name_width, style.body), _number(room, row, counts)], marks=bar)


def _under(room: Room, row: KindRow, peak: int, _name_width: float, counts: float) -> Strip:
    longest = room.width - counts - COLUMN_GAP
    cells = [Cell(row.name, 0.0, longest, room.style.body, most_lines=2), _number(room, row, counts)]
    text = row_of(room, cells)
    top = text.height - room.style.row + 0.2
    bar = _bar(0.0, top, longest * row.count / peak, THIN_BAR_MM)
    return Strip(top + THIN_BAR_MM + room.style.row, (*text.marks, bar))


def _number(room: Room, row: KindRow, width: float) -> Cell:
    return Cell(number(row.count), room.width - width, width, room.style.body, Align.RIGHT)


def _bar(x: float, y: float, width: float, height: float) -> Shape:
    return Shape(x, y, max(0.3, width), height, Form.BOX, fill=BAR)
