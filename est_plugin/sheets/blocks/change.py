"""Areas and kinds with their change: counts, the ratio's interval on a log scale, and the verdict's word."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.basis import Direction
from ...answers.lagesbild.parts import ChangeAnswer, ChangeRow, LagesbildAnswer
from ...answers.wording import direction_word
from ...charts.palette import QUIET, RULE, verdict_colour
from ...charts.ratios import LogScale, RatioRow, scale_for
from ...project.language import translate
from ...project.swedish import EN_DASH, figure, number
from ..marks import NO_STRIP, Align, Form, Line, Mark, Shape, Strip, stacked
from .base import COLUMN_GAP, Cell, Laid, Room, first_line_middle, heading, more, nothing, row_of

DOT_MM = 1.3
INTERVAL_MM = 0.45
ARROW_MM = 1.1
MOST_ROWS = 14
FEWEST_ROWS = 4
RATIO_SHARE = 0.28
LEAST_WITH_RATIO_MM = 70.0
LEAST_NAME_MM = 20.0
"""In a column so narrow that the name has less, it stands on a line of its own above its figures."""


@dataclass(frozen=True)
class _Columns:
    """Where the columns of the table stand."""

    name: float
    count: tuple[float, float]
    compare: tuple[float, float]
    ratio: tuple[float, float]
    word: tuple[float, float]


@dataclass(frozen=True)
class ChangeTable:
    """The rows of a change answer, what goes in the wrong direction first."""

    answer: ChangeAnswer
    title: str
    period: str
    compare: str | None
    name: str = "change"
    least: int = FEWEST_ROWS
    ruled: bool = False
    prose: bool = False

    @property
    def wanted(self) -> int:
        """All rows, up to what a reader takes in."""
        return min(MOST_ROWS, len(self.answer.rows))

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the table out; without a compared period it has names and counts only."""
        if not self.answer.rows:
            return nothing(room, self.title, translate("est", "There are no areas in the database to show."))
        shown = self.answer.rows[: max(1, rows)]
        hidden = more(room, len(self.answer.rows) - len(shown))
        if self.compare is None:
            return self._lay_counts(room, shown, hidden)
        columns = self._columns(room)
        scale = scale_for([_ratio_row(row) for row in shown])
        strips = tuple(self._row(room, columns, scale, row) for row in shown)
        axis = _axis(room, columns, scale) if columns.ratio[1] else NO_STRIP
        return Laid(self._head(room, columns), strips, _with_axis(axis, hidden))

    def _lay_counts(self, room: Room, shown: tuple[ChangeRow, ...], hidden: Strip) -> Laid:
        width = 16.0
        strips = tuple(
            row_of(
                room,
                [
                    Cell(row.name, 0.0, room.width - width - COLUMN_GAP, room.style.body, most_lines=2),
                    Cell(number(row.count), room.width - width, width, room.style.body, Align.RIGHT),
                ],
                rule=True,
            )
            for row in shown
        )
        return Laid(heading(room, self.title, self.period), strips, hidden)

    def _columns(self, room: Room) -> _Columns:
        setter, style = room.setter, room.style
        words = [direction_word(row.direction) for row in self.answer.rows]
        word = max(setter.width(text, style.strong) for text in words) + 0.5
        counts = max(
            [setter.width(self.period, style.note)]
            + [setter.width(number(row.count), style.body) for row in self.answer.rows]
        )
        compares = max(
            [setter.width(self.compare or "", style.note)]
            + [setter.width(_count(row.compare_count), style.body) for row in self.answer.rows]
        )
        counts, compares = min(counts, room.width * 0.16), min(compares, room.width * 0.16)
        ratio = room.width * RATIO_SHARE if room.width >= LEAST_WITH_RATIO_MM else 0.0
        word_left = room.width - word
        ratio_left = word_left - COLUMN_GAP - ratio
        compare_left = ratio_left - 1.5 * COLUMN_GAP - compares
        count_left = compare_left - 1.5 * COLUMN_GAP - counts
        return _Columns(
            name=count_left - COLUMN_GAP,
            count=(count_left, counts),
            compare=(compare_left, compares),
            ratio=(ratio_left, ratio),
            word=(word_left, word),
        )

    def _head(self, room: Room, columns: _Columns) -> Strip:
        note = room.style.note
        titles = [
            Cell(self.period, *columns.count, note, Align.RIGHT),
            Cell(self.compare or "", *columns.compare, note, Align.RIGHT),
        ]
        if columns.ratio[1]:
            titles.append(Cell(translate("est", "ratio, 95 %"), *columns.ratio, note, Align.CENTRE))
        above = heading(room, self.title)
        below = row_of(room.narrowed(room.width), titles)
        return Strip(above.height + below.height, (*above.marks, *below.placed(0.0, above.height)))

    def _row(self, room: Room, columns: _Columns, scale: LogScale, row: ChangeRow) -> Strip:
        style = room.style
        colour = verdict_colour(row.direction)
        sure = row.direction in (Direction.WORSE, Direction.BETTER)
        word_face = (style.strong if sure else style.body).coloured(colour)
        figures = [
            Cell(number(row.count), *columns.count, style.body, Align.RIGHT),
            Cell(_count(row.compare_count), *columns.compare, style.body, Align.RIGHT),
            Cell(direction_word(row.direction), *columns.word, word_face, Align.RIGHT),
        ]
        if columns.name < LEAST_NAME_MM:
            name = row_of(room, [Cell(row.name, 0.0, room.width, style.body, most_lines=2)])
            return stacked((name, self._marked(room, columns, scale, row, figures)))
        name_cell = Cell(row.name, 0.0, columns.name, style.body, most_lines=2)
        return self._marked(room, columns, scale, row, [name_cell, *figures])

    def _marked(
        self, room: Room, columns: _Columns, scale: LogScale, row: ChangeRow, cells: list[Cell]
    ) -> Strip:
        """Return a row of cells with its interval."""
        bare = row_of(room, cells, rule=True)
        if not columns.ratio[1]:
            return bare
        left, width = columns.ratio
        one = left + width * scale.position(1.0)
        middle = first_line_middle(room, room.style.body)
        marks: list[Mark] = [Line(one, 0.0, one, bare.height, RULE, 0.3)]
        colour = verdict_colour(row.direction)
        marks.extend(_interval(row, scale, left, width, middle, colour))
        return Strip(bare.height, (*marks, *bare.marks))


def change_table(answer: LagesbildAnswer) -> ChangeTable:
    """Return the areas of a lägesbild, the worst first."""
    compared = answer.change.headline.direction is not Direction.NOT_COMPARED and answer.compare_short
    is_one = len(answer.map.areas) == 1
    if compared:
        title = translate("est", "Areas, largest change in the wrong direction first")
        if is_one:
            title = translate("est", "Kinds, largest change in the wrong direction first")
    else:
        title = translate("est", "Kinds in the area") if is_one else translate("est", "Areas")
    return ChangeTable(answer.change, title, answer.period_short, answer.compare_short if compared else None)


def _count(value: int | None) -> str:
    return EN_DASH if value is None else number(value)


def _ratio_row(row: ChangeRow) -> RatioRow:
    return RatioRow(row.name, row.rate_ratio, row.ci_low, row.ci_high, row.direction)


def _interval(
    row: ChangeRow, scale: LogScale, left: float, width: float, middle: float, colour: str
) -> list[Mark]:
    marks: list[Mark] = []
    if row.ci_low is not None and row.ci_high is not None:
        low, high = (left + width * scale.position(value) for value in (row.ci_low, row.ci_high))
        marks.append(Line(low, middle, high, middle, colour, INTERVAL_MM))
        if row.ci_low < 1.0 / scale.widest:
            marks.append(_arrow(Form.LEFT_ARROW, low, middle, colour))
        if row.ci_high > scale.widest:
            marks.append(_arrow(Form.RIGHT_ARROW, high - ARROW_MM, middle, colour))
    if row.rate_ratio is not None and scale.holds(row.rate_ratio):
        at = left + width * scale.position(row.rate_ratio)
        marks.append(Shape(at - DOT_MM / 2, middle - DOT_MM / 2, DOT_MM, DOT_MM, Form.DISC, fill=colour))
    return marks


def _arrow(form: Form, x: float, middle: float, colour: str) -> Shape:
    return Shape(x, middle - ARROW_MM / 2, ARROW_MM, ARROW_MM, form, fill=colour)


def _axis(room: Room, columns: _Columns, scale: LogScale) -> Strip:
    note = room.style.note.coloured(QUIET)
    left, width = columns.ratio
    marks = []
    for tick in scale.ticks():
        middle = left + width * scale.position(tick)
        text = figure(tick, 3 if tick < 0.1 else 2)
        marks.append(
            room.setter.box(
                [text], note, x=middle - room.setter.width(text, note) / 2, y=0.2, align=Align.CENTRE
            )
        )
    return Strip(room.setter.line_height(note) + 0.4, tuple(marks))


def _with_axis(axis: Strip, hidden: Strip) -> Strip:
    return Strip(max(axis.height, hidden.height), (*axis.marks, *hidden.marks))
