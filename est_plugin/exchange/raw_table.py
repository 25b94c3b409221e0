"""A foreign table before anything is understood of it: rows of text, each with its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..domain.message import QT_TRANSLATE_NOOP, Message
from .errors import Trouble, file_empty

LONGEST_CELL = 100_000
"""Signs in a cell; longer ones are no report but a broken file."""
_HEADING_ROWS = 25
_SAMPLE, _FEW = 200, 3
_LONGEST_HEADING = 120
_LETTERS = 26
_MONTH = re.compile(r"\d{4}-\d\d(?:-01(?: 00:00(?::00)?)?)?")
_NUMBER_OR_DATE = re.compile(r"[-+\u2212]?[\d\s.,:/\-\u2212%]*\d[\d\s.,:/\-\u2212%TZ+]*")


@dataclass(frozen=True)
class RawRow:
    """The cells of one row as text; ``number`` is the row's number in the file, 1 at the top.

    ``reason`` says why the row cannot be trusted, None where it can.
    """

    number: int
    cells: tuple[str, ...]
    reason: Message | None = None

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in the row."""
        return self.reason is None and not any(cell and not cell.isspace() for cell in self.cells)


@dataclass(frozen=True)
class RawTable:
    """The rows of one file or sheet. ``name`` is what a person calls it."""

    name: str
    rows: Sequence[RawRow]
    encoding: str = ""
    separator: str = ""


@dataclass(frozen=True)
class ForeignTable:
    """A table with headings. Every row has as many cells as there are headings.

    ``headings`` are unique and not empty. ``points`` are (x, y) in ``crs`` for rows out of a layer, None
    where a row has no place; the whole is None for a table without geometry. ``troubles`` tell why the rows
    of ``unread`` could not be read; ``rows`` and ``unread`` together are all rows of the file. ``encoding``
    and ``separator`` are those of a file of text, empty for any other.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[RawRow, ...]
    troubles: tuple[Trouble, ...] = ()
    unread: tuple[RawRow, ...] = ()
    points: tuple[tuple[float, float] | None, ...] | None = None
    crs: str = ""
    notices: tuple[Message, ...] = field(default_factory=tuple)
    encoding: str = ""
    separator: str = ""

    @property
    def row_count(self) -> int:
        """Number of rows below the headings, blank ones left out."""
        return len(self.rows) + len(self.troubles)

    def column(self, heading: str) -> tuple[str, ...]:
        """Return all cells below a heading. Raises ValueError for an unknown one."""
        place = self.headings.index(heading)
        return tuple(row.cells[place] for row in self.rows)


def with_headings(raw: RawTable, heading_row: int | None = None) -> ForeignTable:
    """Take the row numbered ``heading_row``, or the likeliest of the first, as headings of what follows.

    Raises UnreadableFileError where there is no row at all, or no such row.
    """
    filled = [row for row in raw.rows if not row.is_blank]
    if not filled:
        raise file_empty(raw.name)
    if heading_row is None:
        top = likely_heading_row(filled)
    else:
        top = next((place for place, row in enumerate(filled) if row.number == heading_row), -1)
        if top < 0:
            raise file_empty(raw.name)
    below = filled[top + 1 :]
    headings = unique_headings(filled[top].cells, _columns(filled[top], below))
    rows: list[RawRow] = []
    troubles: list[Trouble] = []
    unread: list[RawRow] = []
    for row in below:
        fitted = _fitted(row, headings)
        if isinstance(fitted, Trouble):
            troubles.append(fitted)
            unread.append(row)
        else:
            rows.append(fitted)
    return ForeignTable(
        raw.name,
        headings,
        tuple(rows),
        tuple(troubles),
        tuple(unread),
        encoding=raw.encoding,
        separator=raw.separator,
    )


def likely_heading_row(filled: Sequence[RawRow]) -> int:
    """Return the place of the first row that is wide and wordy enough to be headings (a title is narrow)."""
    first = filled[:_HEADING_ROWS]
    widest = max((sum(1 for cell in row.cells if cell.strip()) for row in first), default=1)
    for place, row in enumerate(first):
        cells = [cell.strip() for cell in row.cells if cell.strip()]
        # Months as a spreadsheet keeps them, above the counts of a crosstab, are headings as well.
        words = sum(1 for cell in cells if not _NUMBER_OR_DATE.fullmatch(cell) or _MONTH.fullmatch(cell))
        if row.reason is None and len(cells) * 2 > widest and words * 2 > len(cells):
            return place
    return 0


def unique_headings(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Return one heading a column: trimmed, numbered where two are alike, the column's letter where empty."""
    headings: list[str] = []
    seen: set[str] = set()
    next_number: dict[str, int] = {}
    for place in range(width):
        plain = " ".join(cells[place][:_LONGEST_HEADING].split()) if place < len(cells) else ""
        name = heading = plain or column_letters(place)
        while heading.casefold() in seen:
            number = next_number.get(name.casefold(), 2)
            heading = f"{name} ({number})"
            next_number[name.casefold()] = number + 1
        seen.add(heading.casefold())
        headings.append(heading)
    return tuple(headings)


def column_letters(place: int) -> str:
    """Return a column's name in a spreadsheet: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def _columns(top: RawRow, below: Sequence[RawRow]) -> int:
    """Count the columns: those with a heading, and those after them that most rows fill."""
    width = _width(top.cells)
    widths = [_width(row.cells) for row in below[:_SAMPLE] if row.reason is None]
    while (fuller := sum(1 for other in widths if other > width)) * 2 > len(widths) and fuller >= _FEW:
        width += 1
    return width


def _width(cells: Sequence[str]) -> int:
    """Count the cells up to the last that holds something."""
    return next((place + 1 for place in range(len(cells) - 1, -1, -1) if cells[place].strip()), 0)


def _fitted(row: RawRow, headings: tuple[str, ...]) -> RawRow | Trouble:
    """Return the row with one cell a heading, or why it cannot be used."""
    if row.reason is not None:
        return Trouble(row.number, "", row.reason)
    count, cells = len(headings), row.cells
    if len(cells) > count and _width(cells) > count:
        return Trouble(row.number, "", _too_wide(_width(cells), count))
    if len(cells) != count:
        cells = cells[:count] + ("",) * (count - len(cells))
    whole = "".join(cells)
    if len(whole) > LONGEST_CELL or "\x00" in whole:
        for heading, cell in zip(headings, cells, strict=True):
            reason = cell_reason(cell)
            if reason is not None:
                return Trouble(row.number, heading, reason)
    return RawRow(row.number, cells)


def _too_wide(cells: int, headings: int) -> Message:
    return Message(
        QT_TRANSLATE_NOOP(
            "est",
            "the row has {cells} cells but there are {headings} headings. A separator within a text must"
            " stand in quotation marks.",
        ),
        {"cells": cells, "headings": headings},
    )


def cell_reason(cell: str) -> Message | None:
    """Return why a cell cannot be kept, None where it can."""
    if len(cell) > LONGEST_CELL:
        return Message(
            QT_TRANSLATE_NOOP("est", "the cell holds {length} signs; at most {limit} are read."),
            {"length": len(cell), "limit": LONGEST_CELL},
        )
    if "\x00" in cell:
        return Message(
            QT_TRANSLATE_NOOP("est", "the cell holds a null character, which is a sign of a damaged file.")
        )
    return None
