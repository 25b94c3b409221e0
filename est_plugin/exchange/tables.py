"""Any table in a file as rows of text with headings: CSV, TSV, Excel, ODS, or a layer that OGR opens."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from pathlib import Path

from ..analysis.progress import SILENT, Part, Progress
from . import ods_reader, xlsx_reader
from .csv_reader import parse_csv
from .errors import file_damaged, file_empty, file_missing, file_too_large
from .features import as_table, layer_names, read_features
from .raw_table import ForeignTable, RawTable, with_headings

LARGEST_TEXT = 600_000_000
"""Bytes of a file of text that is read: some millions of rows."""
_TEXT_ENDINGS = (".csv", ".tsv", ".txt", ".tab", ".csv.gz", ".tsv.gz", ".txt.gz")
_EXCEL_ENDINGS = (".xlsx", ".xlsm", ".xltx")
_ZIP_START = b"PK\x03\x04"
_OLD_OFFICE_START = b"\xd0\xcf\x11\xe0"
_MAPINFO_START = b"!table"


def read_table(
    path: Path,
    sheet: str | None = None,
    *,
    separator: str | None = None,
    encoding: str | None = None,
    heading_row: int | None = None,
    progress: Progress = SILENT,
) -> ForeignTable:
    """Return the table in a file. ``sheet`` names a sheet or a layer; ``heading_row`` counts from 1.

    ``separator`` and ``encoding`` of a file of text are found out unless told.

    What a file is is told by its content before its ending. Rows that cannot be read are among the
    table's ``troubles``. Raises UnreadableFileError, TooLargeError, ExchangeError, CancelledError.
    """
    start = _start_of(path)
    if _is_text(path, start):
        raw = parse_csv(_content(path), path.name, Part(progress, 0.1, 1.0), separator, encoding)
        return with_headings(raw, heading_row)
    if _is_spreadsheet(path, start):
        return with_headings(_read_sheet(path, sheet, progress), heading_row)
    return as_table(read_features(path, sheet, progress))


def sheets_of(path: Path) -> tuple[str, ...]:
    """Return the sheets or layers to choose from; none where there is no choice. Raises"
    " UnreadableFileError."""
    start = _start_of(path)
    if _is_text(path, start):
        return ()
    if not _is_spreadsheet(path, start):
        return layer_names(path)
    return xlsx_reader.sheet_names(path) if _is_excel(path) else ods_reader.sheet_names(path)


def _read_sheet(path: Path, sheet: str | None, progress: Progress) -> RawTable:
    if _is_excel(path):
        return xlsx_reader.read_xlsx(path, sheet, progress)
    return ods_reader.read_ods(path, sheet, progress)


def _start_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except OSError as error:
        raise file_missing(path.name) from error
    if not start:
        raise file_empty(path.name)
    return start


def _is_text(path: Path, start: bytes) -> bool:
    name = path.name.lower()
    is_other = start.startswith((_ZIP_START, _OLD_OFFICE_START)) or start.lower().startswith(_MAPINFO_START)
    return name.endswith(_TEXT_ENDINGS) and not is_other


def _is_spreadsheet(path: Path, start: bytes) -> bool:
    """Tell whether it is a workbook, also one that is damaged, locked or misnamed."""
    if path.suffix.lower() in (*_EXCEL_ENDINGS, ".ods"):
        return True
    return start.startswith(_ZIP_START) and path.name.lower().endswith((*_TEXT_ENDINGS, ".xls"))


def _is_excel(path: Path) -> bool:
    if path.suffix.lower() == ".ods":
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return "content.xml" not in archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile):
        return True


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_TEXT:
            raise file_too_large(path.name)
        if path.suffix.lower() != ".gz":
            return path.read_bytes()
        with gzip.open(path) as file:
            content = file.read(LARGEST_TEXT + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise file_damaged(path.name, str(error)) from error
    except OSError as error:
        raise file_missing(path.name) from error
    if len(content) > LARGEST_TEXT:
        raise file_too_large(path.name)
    return content
