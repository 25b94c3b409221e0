"""The week's reports as a short list, numbered as on the map where they are."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.lagesbild.parts import LagesbildAnswer, ReportLine, ReportsAnswer
from ...charts.palette import QUIET
from ...project.language import translate
from ..marks import Strip
from .base import COLUMN_GAP, Cell, Laid, Room, heading, more, nothing, row_of

MOST_ROWS = 40
FEWEST_ROWS = 4
MOST_LINES = 2


@dataclass(frozen=True)
class ReportsBlock:
    """When, what and where; ``numbered`` says whether the map bears the numbers."""

    answer: ReportsAnswer
    numbered: bool = True
    name: str = "reports"
    least: int = FEWEST_ROWS
    ruled: bool = False
    prose: bool = False

    @property
    def wanted(self) -> int:
        """All of them, up to what one page can hold."""
        return min(MOST_ROWS, len(self.answer.lines))

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the list out; what it does not show is counted."""
        title = translate("est", "New reports")
        if not self.answer.lines:
            return nothing(room, title, translate("est", "Nothing was reported in the period."))
        shown = self.answer.lines[: max(1, rows)]
        setter, style = room.setter, room.style
        mark = 0.0
        if self.numbered:
            mark = max(setter.width(_number(line), style.strong) for line in shown) + COLUMN_GAP
        when = max(setter.width(line.when, style.note) for line in shown) + COLUMN_GAP
        strips = tuple(self._row(room, line, mark, when) for line in shown)
        return Laid(heading(room, title), strips, more(room, self.answer.total - len(shown)))

    def _row(self, room: Room, line: ReportLine, mark: float, when: float) -> Strip:
        style = room.style
        rest = room.width - mark - when
        what = rest * 0.52
        cells = [
            Cell(line.when, mark, when - COLUMN_GAP, style.note),
            Cell(line.what, mark + when, what - COLUMN_GAP, style.body, most_lines=MOST_LINES),
            Cell(
                line.where, mark + when + what, rest - what, style.body.coloured(QUIET), most_lines=MOST_LINES
            ),
        ]
        if mark:
            cells.insert(0, Cell(_number(line), 0.0, mark - COLUMN_GAP, style.strong))
        return row_of(room, cells)


def _number(line: ReportLine) -> str:
    return "" if line.number is None else str(line.number)


def reports_block(answer: LagesbildAnswer, *, numbered: bool) -> ReportsBlock | None:
    """Return the reports of a lägesbild, or nothing where its answer has none."""
    return ReportsBlock(answer.reports, numbered) if answer.reports is not None else None
