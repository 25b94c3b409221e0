"""The cells of a table of counts, each brought to an area, a kind and a period, or told why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..domain.area import Area
from ..domain.message import QT_TRANSLATE_NOOP, EstError, Message
from ..domain.period import Period
from .cell_values import check_computed, parse_whole, shortened
from .count_columns import Across, CountColumn, CountColumns, is_total
from .count_periods import month_of_year, read_period, span_of
from .errors import Trouble
from .kinds import LEFT_OUT, Kinds, plain_kind
from .profiles import crime_code_kind
from .raw_table import ForeignTable, RawRow

_NOT_TOLD = frozenset(("", "-", "–", "..", "."))
"""Stands in a crosstab where no count is told."""


@dataclass(frozen=True)
class CountChoices:
    """What holds for the whole table where no column tells it: uuids, and the period."""

    area_uuid: str = ""
    category_uuid: str = ""
    period: Period | None = None


@dataclass(frozen=True)
class CountCell:
    """One count. ``word`` is the foreign kind, by which a table that says something twice is found out."""

    row: int
    column: str
    area_uuid: str
    category_uuid: str
    word: str
    period: Period
    count: int


@dataclass(frozen=True)
class CountTrouble:
    """Why a cell cannot be used; ``unknown_kind`` where nobody has decided what its kind means.

    ``category_uuid`` and ``word`` are there where the kind was understood, ``area_uuid`` and ``period`` where
    only the count is wrong.
    """

    trouble: Trouble
    unknown_kind: str = ""
    category_uuid: str = ""
    word: str = ""
    area_uuid: str = ""
    period: Period | None = None


class _CellError(Exception):
    def __init__(self, column: str, reason: Message, unknown_kind: str = "") -> None:
        self.column, self.reason, self.unknown_kind = column, reason, unknown_kind
        super().__init__(reason.english())


class CountReader:
    """Reads the cells of one table. ``areas`` are those that counts may be of."""

    def __init__(
        self,
        table: ForeignTable,
        columns: CountColumns,
        choices: CountChoices,
        kinds: Kinds,
        areas: tuple[Area, ...],
    ) -> None:
        self._table, self._columns, self._choices, self._kinds = table, columns, choices, kinds
        self._places = {column: table.headings.index(heading) for column, heading in columns.columns.items()}
        self._areas: dict[str, set[str]] = {}
        for area in areas:
            for name in (area.uuid, area.name, area.external_id):
                if name:
                    self._areas.setdefault(_plain(name), set()).add(area.uuid)
        self._area_above = ""

    def read(self) -> Iterator[CountCell | CountTrouble]:
        """Yield every count that the table tells, and every cell that cannot be used."""
        for row in self._table.rows:
            if self._columns.across is Across.NOTHING:
                yield self._one(row, self._columns.columns[CountColumn.COUNT])
                continue
            for heading in self._columns.headings:
                cell = row.cells[self._table.headings.index(heading)].strip()
                if cell not in _NOT_TOLD:
                    yield self._one(row, heading)

    def _one(self, row: RawRow, heading: str) -> CountCell | CountTrouble:
        category = word = area = ""
        period = None
        try:
            category, word = self._category(row, heading)
            area = self._area(row, heading)
            period = self._period(row, heading)
            return CountCell(row.number, heading, area, category, word, period, self._count(row, heading))
        except _CellError as error:
            trouble = Trouble(row.number, error.column, error.reason)
            return CountTrouble(trouble, error.unknown_kind, category, word, area, period)

    def _cell(self, row: RawRow, column: CountColumn) -> str:
        return row.cells[self._places[column]].strip() if column in self._places else ""

    def _heading(self, column: CountColumn) -> str:
        return self._columns.columns.get(column, "")

    def _count(self, row: RawRow, heading: str) -> int:
        cell = row.cells[self._table.headings.index(heading)]
        try:
            count = parse_whole(check_computed(cell))
        except EstError as error:
            raise _CellError(heading, error.message) from error
        if count < 0:
            raise _CellError(heading, Message(QT_TRANSLATE_NOOP("est", "a count is not below 0.")))
        return count

    def _area(self, row: RawRow, heading: str) -> str:
        column = heading
        if self._columns.across is Across.AREAS:
            told = heading
        elif CountColumn.AREA in self._places:
            column = self._heading(CountColumn.AREA)
            told = self._cell(row, CountColumn.AREA) or (
                self._area_above if self._columns.across is not Across.NOTHING else ""
            )
            self._area_above = told
        else:
            return self._choices.area_uuid
        found = self._areas.get(_plain(told), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            reason = Message(
                QT_TRANSLATE_NOOP(
                    "est", "“{area}” is the name of {count} areas. Say which kind of area is meant."
                ),
                {"area": shortened(told), "count": len(found)},
            )
            raise _CellError(column, reason)
        reason = Message(
            QT_TRANSLATE_NOOP("est", "there is no area “{area}” in the database."), {"area": shortened(told)}
        )
        raise _CellError(column, reason)

    def _category(self, row: RawRow, heading: str) -> tuple[str, str]:
        if self._columns.across is Across.KINDS:
            code, kind, column = "", heading, heading
        else:
            code, kind = self._cell(row, CountColumn.CODE), self._cell(row, CountColumn.KIND)
            column = self._heading(CountColumn.KIND if kind else CountColumn.CODE)
        word = code or kind
        if not word and self._choices.category_uuid:
            return self._choices.category_uuid, ""
        found = self._kinds.find(code) if code else None
        if found is None and kind:
            found = self._kinds.find(kind)
        if found is None and code:
            found = self._kinds.of_code(crime_code_kind(code))
        if found == LEFT_OUT and found is not None:
            reason = Message(QT_TRANSLATE_NOOP("est", "“{kind}” is not imported."), {"kind": shortened(word)})
            raise _CellError(column, reason)
        if found is None:
            raise _CellError(column, _unknown(word), "" if is_total(word) else word)
        return found, plain_kind(f"{code} {kind}")

    def _period(self, row: RawRow, heading: str) -> Period:
        told, column = "", heading
        year = self._cell(row, CountColumn.YEAR)
        if self._columns.across is Across.PERIODS:
            found = read_period(heading, whole_month=True) or month_of_year(heading, year)
            told = f"{heading} {year}".strip()
        elif CountColumn.FROM in self._places and CountColumn.TO in self._places:
            first, last = self._cell(row, CountColumn.FROM), self._cell(row, CountColumn.TO)
            found, told, column = span_of(first, last), f"{first} – {last}", self._heading(CountColumn.FROM)
        elif CountColumn.PERIOD in self._places or CountColumn.FROM in self._places:
            which = CountColumn.PERIOD if CountColumn.PERIOD in self._places else CountColumn.FROM
            told, column = self._cell(row, which), self._heading(which)
            found = (month_of_year(told, year) if year else None) or read_period(told, whole_month=True)
        elif CountColumn.YEAR in self._places:
            told, column, found = year, self._heading(CountColumn.YEAR), read_period(year)
        else:
            found = self._choices.period
        if found is None:
            reason = Message(
                QT_TRANSLATE_NOOP("est", "“{text}” is no period that can be read, such as 2026-01 or 2026."),
                {"text": shortened(told)},
            )
            raise _CellError(column, reason)
        return found


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _unknown(word: str) -> Message:
    if not word:
        return Message(
            QT_TRANSLATE_NOOP("est", "the row does not say what is counted. Choose a kind for such rows.")
        )
    return Message(
        QT_TRANSLATE_NOOP("est", "“{kind}” is no kind that is known. Say once what it means."),
        {"kind": shortened(word)},
    )
