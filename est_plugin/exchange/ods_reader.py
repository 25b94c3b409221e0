"""OpenDocument spreadsheets as rows of text. Source: OASIS OpenDocument 1.3, part 3, chapter 9."""

from __future__ import annotations

import re
from pathlib import Path

from ..analysis.progress import SILENT, Progress
from .archive import Archive, attribute, locked
from .errors import file_damaged, file_too_large
from .raw_table import RawRow, RawTable
from .xlsx_reader import MOST_CELLS, MOST_ROWS, number_text

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_DURATION = re.compile(r"-?PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_MOST_COLUMNS = 16_384
_NUMBERS = ("float", "percentage", "currency")


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets, in order. Raises UnreadableFileError."""
    return tuple(_read(path, None, SILENT).names)


def read_ods(path: Path, sheet: str | None = None, progress: Progress = SILENT) -> RawTable:
    """Return the rows of a sheet, the first that holds anything unless named.

    Raises UnreadableFileError, TooLargeError, CancelledError.
    """
    reader = _read(path, sheet, progress)
    if sheet is not None and sheet not in reader.names:
        raise file_damaged(path.name, f"no sheet {sheet}")
    name = path.name if len(reader.names) == 1 else f"{path.name}: {reader.chosen or reader.names[0]}"
    return RawTable(name, tuple(reader.rows))


def _read(path: Path, sheet: str | None, progress: Progress) -> _ContentReader:
    with Archive(path) as archive:
        if archive.has(_MANIFEST):
            archive.parse(_MANIFEST, _refuse_encryption(path.name), _ignore, _ignore)
        reader = _ContentReader(path.name, sheet)
        archive.parse(_CONTENT, reader.start, reader.end, reader.text, progress)
    if not reader.names:
        raise file_damaged(path.name, "no sheets")
    return reader


class _RefuseEncryption:
    """Refuses a manifest that says the content is encrypted."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, element: str, _: dict[str, str]) -> None:
        if element == "encryption-data":
            raise locked(self._name)


_refuse_encryption = _RefuseEncryption


def _ignore(_: str) -> None:
    """Take no notice."""


class _ContentReader:
    """Gathers the rows of the wanted sheet from the elements of ``content.xml``."""

    def __init__(self, file_name: str, wanted: str | None) -> None:
        self.names: list[str] = []
        self.rows: list[RawRow] = []
        self.chosen = ""
        self._file_name, self._wanted = file_name, wanted
        self._reading = False
        self._depth = 0
        self._row_number = 0
        self._row_repeats = 1
        self._cells: list[str] = []
        self._pending = 0
        self._count = 0
        self._cell: dict[str, str] = {}
        self._pieces: list[str] = []
        self._paragraphs = 0
        self._in_cell = self._in_paragraph = False
        self._annotation = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._begin_table(attribute(attributes, "name"))
        elif not self._reading or self._depth > 1:
            return
        elif name == "table-row":
            self._cells, self._pending = [], 0
            self._row_repeats = _repeats(attributes, "number-rows-repeated")
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._in_cell = attributes, True
            self._pieces, self._paragraphs = [], 0
        elif self._in_cell:
            self._begin_text(name, attributes)

    def _begin_table(self, name: str) -> None:
        self._depth += 1
        if self._depth > 1:
            return
        self.names.append(name)
        has_rows = any(not row.is_blank for row in self.rows)
        self._reading = name == self._wanted if self._wanted is not None else not has_rows
        if self._reading:
            self.rows, self._row_number, self.chosen = [], 0, name

    def _begin_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "annotation":
            self._annotation += 1
        elif self._annotation:
            return
        elif name == "p":
            if self._paragraphs:
                self._pieces.append("\n")
            self._paragraphs += 1
            self._in_paragraph = True
        elif name == "s":
            self._pieces.append(" " * min(_repeats(attributes, "c"), 1000))
        elif name == "tab":
            self._pieces.append("\t")
        elif name == "line-break":
            self._pieces.append("\n")

    def text(self, piece: str) -> None:
        if self._in_paragraph and not self._annotation:
            self._pieces.append(piece)

    def end(self, name: str) -> None:
        if name == "table":
            self._depth -= 1
            self._reading = self._reading and self._depth > 0
        elif not self._reading or self._depth > 1:
            return
        elif name == "p":
            self._in_paragraph = False
        elif name == "annotation":
            self._annotation -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif name == "table-row":
            self._end_row()

    def _end_cell(self) -> None:
        self._in_cell = False
        text = self._cell_text()
        repeats = _repeats(self._cell, "number-columns-repeated")
        if not text:
            self._pending += repeats
            return
        width = len(self._cells) + self._pending + repeats
        self._count += self._pending + repeats
        if width > _MOST_COLUMNS or self._count > MOST_CELLS:
            raise file_too_large(self._file_name)
        self._cells.extend([""] * self._pending)
        self._cells.extend([text] * repeats)
        self._pending = 0

    def _end_row(self) -> None:
        repeats = self._row_repeats if self._cells else 0
        self._count += max(repeats - 1, 0) * len(self._cells)
        if self._count > MOST_CELLS or len(self.rows) + repeats > MOST_ROWS:
            raise file_too_large(self._file_name)
        cells = tuple(self._cells)
        for place in range(repeats):
            self.rows.append(RawRow(self._row_number + place + 1, cells))
        self._row_number += self._row_repeats

    def _cell_text(self) -> str:
        kind = attribute(self._cell, "value-type")
        if kind in _NUMBERS:
            value = attribute(self._cell, "value")
            try:
                return number_text(float(value))
            except ValueError:
                return value
        if kind == "date":
            return attribute(self._cell, "date-value").replace("T", " ")
        if kind == "time":
            return _clock(attribute(self._cell, "time-value"))
        if kind == "boolean":
            return attribute(self._cell, "boolean-value")
        return "".join(self._pieces)


def _repeats(attributes: dict[str, str], name: str) -> int:
    value = attribute(attributes, name)
    return max(int(value), 1) if value.isdigit() else 1


def _clock(duration: str) -> str:
    """Return ``PT07H45M00S`` as ``07:45:00``."""
    match = _DURATION.fullmatch(duration)
    return f"{int(match[1]):02d}:{match[2]}:{match[3]}" if match else duration
