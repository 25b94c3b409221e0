"""Tables of text: separators found, quotation marks that are never closed held to their own row.

Quoting follows RFC 4180; a mark inside an unquoted cell is an ordinary sign. Records are counted as a
spreadsheet counts rows, so a cell with line breaks takes one row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..analysis.progress import SILENT, Progress, step
from ..domain.message import QT_TRANSLATE_NOOP, Message
from .raw_table import LONGEST_CELL, RawRow, RawTable
from .text_encoding import decode

SEPARATORS = (";", "\t", ",", "|")
_QUOTE = '"'
_SAMPLE_ROWS = 60
_SAMPLE_SIGNS = 200_000
_LINES_IN_A_CELL = 500
_REPORT_EVERY = 5_000


def parse_csv(
    content: bytes,
    name: str,
    progress: Progress = SILENT,
    separator: str | None = None,
    encoding: str | None = None,
) -> RawTable:
    """Return the rows of a file of separated values. ``separator`` and ``encoding`` are found out unless
    told.

    Never fails on bad content: a row that cannot be read carries its reason. Raises CancelledError.
    """
    decoded = decode(content, encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    told, start = _told_separator(text)
    separator = separator or told or likely_separator(text[start : start + _SAMPLE_SIGNS])
    rows = tuple(_rows(text, start, separator, progress))
    return RawTable(name, rows, decoded.encoding, separator)


def _told_separator(text: str) -> tuple[str | None, int]:
    """Read Excel's first line ``sep=;``: the separator and where the table begins."""
    line, _, _ = text[:32].partition("\n")
    word = line.strip().strip(_QUOTE)
    if word.lower().startswith("sep=") and len(word) == len("sep=") + 1:
        return word[-1], min(len(line) + 1, len(text))
    return None, 0


def likely_separator(sample: str) -> str:
    """Return the separator that cuts the first rows into the most even columns; ``;`` where none does."""
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    widths: list[int] = []
    for row in _rows(sample, 0, separator, SILENT):
        if not row.is_blank and row.reason is None:
            widths.append(len(row.cells))
        if len(widths) >= _SAMPLE_ROWS:
            break
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0, 0
    usual = max(set(wide), key=wide.count)
    return wide.count(usual) / len(widths), usual


@dataclass(frozen=True)
class _Record:
    cells: tuple[str, ...]
    end: int
    reason: Message | None = None


def _rows(text: str, start: int, separator: str, progress: Progress) -> Iterator[RawRow]:
    number, length = 0, len(text)
    while start < length:
        number += 1
        end = text.find("\n", start)
        end = length if end < 0 else end
        if _QUOTE in text[start:end]:
            record = _quoted_record(text, start, end, separator)
        else:
            record = _Record(tuple(text[start:end].split(separator)), end)
        yield RawRow(number, record.cells, record.reason)
        start = record.end + 1
        if number % _REPORT_EVERY == 0:
            step(progress, start / length)


def _quoted_record(text: str, start: int, line_end: int, separator: str) -> _Record:
    """Read a record that has a quotation mark; one that is never closed spoils its own line only."""
    cells: list[str] = []
    place = start
    while True:
        if text.startswith(_QUOTE, place):
            closing = _closing(text, place + 1, line_end)
            if closing < 0:
                return _unclosed(text[start:line_end], separator, len(cells) + 1, line_end)
            cell = text[place + 1 : closing].replace(_QUOTE * 2, _QUOTE)
            line_end = max(line_end, _line_end(text, closing))
            place = closing + 1
            after = _cell_end(text, place, line_end, separator)
            rest = text[place:after]
            if rest.strip() and "\n" in cell:
                # The mark that seems to close this cell opens another one, further down.
                first_end = _line_end(text, start)
                return _unclosed(text[start:first_end], separator, len(cells) + 1, first_end)
            cells.append(cell + rest.rstrip())
        else:
            after = _cell_end(text, place, line_end, separator)
            cells.append(text[place:after])
        if after >= line_end:
            return _Record(tuple(cells), line_end)
        place = after + 1


def _closing(text: str, place: int, line_end: int) -> int:
    """Return where a quoted cell that begins at ``place`` is closed, -1 where it never is."""
    opened = place
    while True:
        found = text.find(_QUOTE, place)
        if found < 0 or found - opened > 20 * LONGEST_CELL:
            return -1
        if found > line_end and text.count("\n", opened, found) > _LINES_IN_A_CELL:
            return -1
        if not text.startswith(_QUOTE, found + 1):
            return found
        place = found + 2


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _cell_end(text: str, place: int, line_end: int, separator: str) -> int:
    found = text.find(separator, place, line_end)
    return line_end if found < 0 else found


def _unclosed(line: str, separator: str, column: int, end: int) -> _Record:
    reason = Message(
        QT_TRANSLATE_NOOP(
            "est", "the quotation mark in column {column} is never closed, so the row cannot be read."
        ),
        {"column": column},
    )
    return _Record(tuple(line.split(separator)), end, reason)
