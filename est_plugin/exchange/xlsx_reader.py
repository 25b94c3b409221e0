"""Excel workbooks as rows of text.

Source: ECMA-376, part 1, chapter 18 (SpreadsheetML). Read here rather than through GDAL, whose 3.6 gives
a date-time whose format has a single ``h`` as a mere date: the clock would be lost without a word.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from ..analysis.progress import SILENT, Part, Progress
from .archive import Archive, attribute
from .errors import file_damaged, file_too_large
from .raw_table import RawRow, RawTable

UNCOMPUTED = "#FORMULA?"
"""Stands for a formula whose value was never saved."""
MOST_CELLS = 30_000_000
MOST_ROWS = 1_048_576
"""As many as a sheet can have."""
_WORKBOOK = "xl/workbook.xml"
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - a wall-clock time
_FIRST_DAY_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - a wall-clock time
_LAST_SERIAL = 2_958_466
_LEAP_MISTAKE = 60
"""Excel counts a 29 February 1900 that never was; days before it are one off."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_NOT_A_CODE = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)


class NumberFormat(Enum):
    """What a number in a cell means."""

    NUMBER = "number"
    DATE = "date"
    DATE_TIME = "date_time"
    TIME = "time"


_BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 34, 35, 36, *range(50, 59)), NumberFormat.DATE),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 47), NumberFormat.TIME),
    22: NumberFormat.DATE_TIME,
}


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets that a person sees, in order. Raises UnreadableFileError."""
    with Archive(path) as archive:
        return tuple(sheet.name for sheet in _workbook(archive).sheets)


def read_xlsx(path: Path, sheet: str | None = None, progress: Progress = SILENT) -> RawTable:
    """Return the rows of a sheet, the first that holds anything unless named.

    Raises UnreadableFileError, TooLargeError, CancelledError.
    """
    with Archive(path) as archive:
        workbook = _workbook(archive)
        wanted = [one for one in workbook.sheets if sheet is None or one.name == sheet]
        if not wanted:
            raise file_damaged(path.name, f"no sheet {sheet}")
        shared = _shared_texts(archive, workbook.part_of_kind("sharedStrings"), Part(progress, 0.0, 0.3))
        formats = _formats(archive, workbook.part_of_kind("styles"))
        for one in wanted:
            reader = _SheetReader(archive.name, shared, formats, workbook.first_day)
            archive.parse(one.part, reader.start, reader.end, reader.text, Part(progress, 0.3, 1.0))
            if any(not row.is_blank for row in reader.rows):
                break
        name = path.name if len(workbook.sheets) == 1 else f"{path.name}: {one.name}"
        return RawTable(name, tuple(reader.rows))


@dataclass(frozen=True)
class _Sheet:
    name: str
    part: str


@dataclass
class _Workbook:
    sheets: list[_Sheet] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    first_day: datetime = _FIRST_DAY

    def part_of_kind(self, kind: str) -> str | None:
        """Return the part that a relation of this kind names."""
        return self.parts.get(kind)


def _workbook(archive: Archive) -> _Workbook:
    main = _WORKBOOK if archive.has(_WORKBOOK) else _main_part(archive)
    folder = posixpath.dirname(main)
    targets: dict[str, str] = {}
    workbook = _Workbook()

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attribute(attributes, "Target")
            part = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            targets[attribute(attributes, "Id")] = posixpath.normpath(part)
            workbook.parts.setdefault(
                attribute(attributes, "Type").rpartition("/")[2], posixpath.normpath(part)
            )

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr" and attribute(attributes, "date1904") in ("1", "true"):
            workbook.first_day = _FIRST_DAY_1904
        if name == "sheet" and attribute(attributes, "state") in ("", "visible"):
            part = targets.get(attribute(attributes, "id"), "")
            if "worksheets" in part or archive.has(part):
                workbook.sheets.append(_Sheet(attribute(attributes, "name"), part))

    relations = posixpath.join(folder, "_rels", posixpath.basename(main) + ".rels")
    archive.parse(relations, relation, _ignore, _ignore)
    archive.parse(main, sheet, _ignore, _ignore)
    if not workbook.sheets:
        raise file_damaged(archive.name, "no sheets")
    return workbook


def _main_part(archive: Archive) -> str:
    """Return the workbook of a file that keeps it elsewhere than everybody."""
    found: list[str] = []

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attribute(attributes, "Type").endswith("/officeDocument"):
            found.append(attribute(attributes, "Target").lstrip("/"))

    archive.parse("_rels/.rels", relation, _ignore, _ignore)
    if not found:
        raise file_damaged(archive.name, "no workbook")
    return found[0]


def _ignore(_: str) -> None:
    """Take no notice."""


def _shared_texts(archive: Archive, part: str | None, progress: Progress) -> list[str]:
    texts: list[str] = []
    if part is None or not archive.has(part):
        return texts
    reader = _RichText()

    def start(name: str, _: dict[str, str]) -> None:
        if name == "si":
            reader.clear()
        reader.start(name)

    def end(name: str) -> None:
        reader.end(name)
        if name == "si":
            texts.append(reader.whole())

    archive.parse(part, start, end, reader.text, progress)
    return texts


class _RichText:
    """The text of runs, without the phonetic helps of Japanese."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._in_text = False
        self._phonetic = 0

    def clear(self) -> None:
        self._pieces.clear()

    def start(self, name: str) -> None:
        if name == "rPh":
            self._phonetic += 1
        elif name == "t":
            self._in_text = not self._phonetic

    def end(self, name: str) -> None:
        if name == "rPh":
            self._phonetic -= 1
        elif name == "t":
            self._in_text = False

    def text(self, piece: str) -> None:
        if self._in_text:
            self._pieces.append(piece)

    def whole(self) -> str:
        text = "".join(self._pieces)
        return _ESCAPED.sub(_unescaped, text) if "_x" in text else text


def _unescaped(match: re.Match[str]) -> str:
    sign = chr(int(match[1], 16))
    return "\n" if sign == "\r" else sign


def _formats(archive: Archive, part: str | None) -> list[NumberFormat]:
    """Return what numbers mean by the number of their cell's style."""
    own: dict[str, NumberFormat] = {}
    styles: list[NumberFormat] = []
    in_cell_styles = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal in_cell_styles
        if name == "numFmt":
            own[attribute(attributes, "numFmtId")] = format_of(attribute(attributes, "formatCode"))
        elif name == "cellXfs":
            in_cell_styles = True
        elif name == "xf" and in_cell_styles:
            number = attribute(attributes, "numFmtId")
            built_in = (
                _BUILT_IN.get(int(number), NumberFormat.NUMBER) if number.isdigit() else NumberFormat.NUMBER
            )
            styles.append(own.get(number, built_in))

    def end(name: str) -> None:
        nonlocal in_cell_styles
        if name == "cellXfs":
            in_cell_styles = False

    if part is not None and archive.has(part):
        archive.parse(part, start, end, _ignore)
    return styles


def format_of(code: str) -> NumberFormat:
    """Return what a number format such as ``yyyy\\-mm\\-dd hh:mm`` shows."""
    letters = set(_NOT_A_CODE.sub("", code.split(";", maxsplit=1)[0]).lower())
    if "general" in code.lower():
        return NumberFormat.NUMBER
    has_day, has_clock = bool(letters & set("yd")), bool(letters & set("hs"))
    if has_day or (letters & {"m"} and not has_clock):
        return NumberFormat.DATE_TIME if has_clock else NumberFormat.DATE
    return NumberFormat.TIME if has_clock else NumberFormat.NUMBER


class _SheetReader:
    """Gathers the rows of a sheet from its elements."""

    def __init__(
        self, name: str, shared: list[str], formats: list[NumberFormat], first_day: datetime
    ) -> None:
        self.rows: list[RawRow] = []
        self._name, self._shared, self._formats, self._first_day = name, shared, formats, first_day
        self._cells: list[str] = []
        self._row_number = 0
        self._count = 0
        self._column = 0
        self._type = self._style = ""
        self._value: list[str] = []
        self._in_value = False
        self._has_formula = False
        self._inline = _RichText()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "v":
            self._in_value = True
        elif name == "f":
            self._has_formula = True
        elif name == "row":
            number = attributes.get("r", "")
            self._row_number = int(number) if number.isdigit() else self._row_number + 1
            self._cells = []
        else:
            self._inline.start(name)

    def text(self, piece: str) -> None:
        if self._in_value:
            self._value.append(piece)
        else:
            self._inline.text(piece)

    def end(self, name: str) -> None:
        if name == "v":
            self._in_value = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        else:
            self._inline.end(name)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = _column_number(match[1]) if match else len(self._cells)
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._value.clear()
        self._inline.clear()
        self._has_formula = False

    def _end_cell(self) -> None:
        missing = self._column - len(self._cells)
        if missing > 0:
            self._cells.extend([""] * missing)
        text = self._cell_text()
        if missing < 0:
            self._cells[self._column] = text
        else:
            self._cells.append(text)
        self._count += max(missing, 0) + 1
        if self._count > MOST_CELLS:
            raise file_too_large(self._name)

    def _end_row(self) -> None:
        self.rows.append(RawRow(self._row_number, tuple(self._cells)))
        if len(self.rows) > MOST_ROWS:
            raise file_too_large(self._name)

    def _cell_text(self) -> str:
        if self._type == "inlineStr":
            return self._inline.whole()
        value = "".join(self._value)
        if value == "":
            return UNCOMPUTED if self._has_formula and self._type != "str" else ""
        if self._type == "s":
            place = int(value) if value.strip().isdigit() else -1
            if not 0 <= place < len(self._shared):
                raise file_damaged(self._name, "a text is missing")
            return self._shared[place]
        if self._type == "b":
            return "true" if value.strip() == "1" else "false"
        if self._type == "str":
            return _ESCAPED.sub(_unescaped, value) if "_x" in value else value
        if self._type == "n":
            return self._number_text(value)
        return value.replace("T", " ") if self._type == "d" else value

    def _number_text(self, value: str) -> str:
        style = int(self._style) if self._style.isdigit() else -1
        kind = self._formats[style] if 0 <= style < len(self._formats) else NumberFormat.NUMBER
        try:
            number = float(value)
        except ValueError:
            return value
        if kind is NumberFormat.NUMBER:
            return number_text(number)
        return serial_text(number, kind, self._first_day)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def number_text(number: float) -> str:
    """Return a number as short as it is exact: whole ones without a point."""
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return repr(number)


def serial_text(number: float, kind: NumberFormat, first_day: datetime = _FIRST_DAY) -> str:
    """Return a spreadsheet's count of days as ``2026-03-15 22:30:00``, a day alone or a clock time alone.

    A clock time is shown wherever the number has one, also where its format shows the day only.
    """
    if not 0 <= number < _LAST_SERIAL:
        return number_text(number)
    if first_day == _FIRST_DAY and 1 <= number < _LEAP_MISTAKE:
        number += 1
    moment = first_day + timedelta(seconds=round(number * 86_400))
    if number < 1 and kind is NumberFormat.TIME:
        return f"{moment:%H:%M:%S}"
    if kind is NumberFormat.DATE and moment.time() == datetime.min.time():
        return moment.date().isoformat()
    return moment.isoformat(sep=" ")
