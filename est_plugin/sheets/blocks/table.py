"""A table of any answer: columns as wide as they need, rows that wrap, heads that return on every page."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.lagesbild.sections import Cell as Told
from ...answers.lagesbild.sections import Column, TableSection, Tone
from ...charts.palette import BETTER, QUIET, WORSE
from ..marks import NO_STRIP, Align, Face, Line, Strip, stacked
from .base import COLUMN_GAP, HAIRLINE, Cell, Laid, Room, heading, more, nothing, remark, row_of

MOST_ROWS = 40
FEWEST_ROWS = 2
MOST_LINES = 6
WIDEST_FIXED = 0.26
LEAST_SHARED = 0.2
FILL_ROW_MM = 8.5
NOTE_LINES = 4


@dataclass(frozen=True)
class TableBlock:
    """The rows of a section; what does not fit a sheet of one page is counted."""

    section: TableSection
    ruled: bool = False
    prose: bool = False

    @property
    def name(self) -> str:
        """The section's key."""
        return self.section.key

    @property
    def wanted(self) -> int:
        """All rows, up to what one page can hold."""
        return min(MOST_ROWS, len(self.section.rows) + self.section.lines_to_fill)

    @property
    def least(self) -> int:
        """A few."""
        return min(self.wanted, FEWEST_ROWS)

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the table out."""
        section = self.section
        if not section.rows and not section.lines_to_fill:
            return nothing(room, section.title, section.empty)
        shown = section.rows[: max(1, rows)]
        widths = _widths(room, section)
        strips = tuple(
            _row(room, section.columns, widths, row, rule=index < len(shown))
            for index, row in enumerate(shown, start=1)
        )
        # Lines for the pen stay together: nobody writes on over a page's end.
        lines = min(section.lines_to_fill, max(1, rows))
        blank = (stacked(_blank(widths) for _ in range(lines)),) if lines else ()
        tail = [more(room, len(section.rows) - len(shown))]
        if section.note:
            tail.append(remark(room, section.note, NOTE_LINES))
        return Laid(_head(room, section, widths), (*strips, *blank), stacked(tail))


def _head(room: Room, section: TableSection, widths: list[tuple[float, float]]) -> Strip:
    parts = [heading(room, section.title, section.aside)] if section.title else []
    if any(column.title for column in section.columns):
        note = room.style.note
        titles = [
            Cell(column.title, left, width, note, Align.RIGHT if column.right else Align.LEFT)
            for column, (left, width) in zip(section.columns, widths, strict=True)
        ]
        parts.append(row_of(room, titles, rule=True))
    return stacked(parts) if parts else NO_STRIP


def _row(
    room: Room,
    columns: tuple[Column, ...],
    widths: list[tuple[float, float]],
    row: tuple[Told, ...],
    *,
    rule: bool,
) -> Strip:
    cells = [
        Cell(
            told.text,
            left,
            width,
            face_of(room, told.tone),
            Align.RIGHT if column.right else Align.LEFT,
            most_lines=MOST_LINES,
        )
        for told, column, (left, width) in zip(row, columns, widths, strict=True)
    ]
    return row_of(room, cells, rule=rule)


def _blank(widths: list[tuple[float, float]]) -> Strip:
    """Return a row for the pen, its columns marked by a small gap in the rule."""
    y = FILL_ROW_MM
    return Strip(y, tuple(Line(left, y, left + width, y, QUIET, HAIRLINE) for left, width in widths))


def face_of(room: Room, tone: Tone) -> Face:
    """Return how a tone is set."""
    style = room.style
    faces = {
        Tone.PLAIN: style.body,
        Tone.STRONG: style.strong,
        Tone.QUIET: style.body.coloured(QUIET),
        Tone.WORSE: style.strong.coloured(WORSE),
        Tone.BETTER: style.strong.coloured(BETTER),
    }
    return faces[tone]


def _widths(room: Room, section: TableSection) -> list[tuple[float, float]]:
    """Return left edge and width of each column: the fixed take what they need, the others share the rest."""
    gaps = COLUMN_GAP * (len(section.columns) - 1)
    fixed = [
        0.0 if column.share else min(room.width * WIDEST_FIXED, _needed(room, section, index))
        for index, column in enumerate(section.columns)
    ]
    shares = sum(column.share for column in section.columns)
    least = room.width * LEAST_SHARED if shares else 0.0
    if sum(fixed) > room.width - gaps - least:
        narrower = (room.width - gaps - least) / sum(fixed)
        fixed = [width * narrower for width in fixed]
    free = room.width - gaps - sum(fixed)
    if not shares:
        fixed[-1] += free
    placed, left = [], 0.0
    for width, column in zip(fixed, section.columns, strict=True):
        wide = free * column.share / shares if column.share else width
        placed.append((left, wide))
        left += wide + COLUMN_GAP
    return placed


def _needed(room: Room, section: TableSection, index: int) -> float:
    setter, style = room.setter, room.style
    widest = setter.printed_width(section.columns[index].title, style.note)
    for row in section.rows:
        widest = max(widest, setter.printed_width(row[index].text, face_of(room, row[index].tone)))
    return widest + 0.5
