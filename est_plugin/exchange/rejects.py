"""Rejected rows as a file that Excel opens, and that can be mended and imported again."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..domain.message import Message
from .errors import file_missing
from .import_plan import ImportPlan
from .raw_table import RawRow
from .safe_cells import harmless

ROW_HEADING, COLUMN_HEADING, REASON_HEADING = "Rad i filen", "Fel i kolumn", "Orsak till avvisning"
"""Swedish in the file whatever the language: they are known again when the file is imported."""


@dataclass(frozen=True)
class RejectLine:
    """A row with the columns that are wrong and why, in words."""

    row: RawRow
    column: str
    reason: str
    place: tuple[str, ...] = ()


def write_rejects(path: Path, plan: ImportPlan, words: Callable[[Message], str]) -> int:
    """Write the rejected rows with their reasons and return how many they are.

    ``words`` puts a message in the person's language. Raises as :func:`write_reject_lines`.
    """
    points = _points(plan)
    lines = [
        RejectLine(
            row, trouble.column, words(trouble.reason), points.get(row.number, ("", "")) if points else ()
        )
        for trouble, row in zip(plan.rejected, plan.rejected_rows, strict=True)
    ]
    return write_reject_lines(path, plan.table.headings, lines, ("X", "Y") if points else ())


def write_reject_lines(
    path: Path, headings: Sequence[str], lines: Sequence[RejectLine], place: Sequence[str] = ()
) -> int:
    """Write rows with their reasons and return how many they are.

    UTF-8 with a mark and semicolons, as a Swedish Excel opens it; cells that a spreadsheet would run are
    made harmless. Raises UnreadableFileError where the file cannot be written; a half-written one is never
    left.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    told = (ROW_HEADING, COLUMN_HEADING, REASON_HEADING)
    kept = [number for number, heading in enumerate(headings) if heading not in told]
    writer.writerow([*(harmless(headings[number]) for number in kept), *place, *told])
    for line in lines:
        cells = _fitted(line.row, len(headings))
        own = [harmless(cells[number]) for number in kept]
        reason = [line.row.number, harmless(line.column), harmless(line.reason)]
        writer.writerow([*own, *line.place, *reason])
    scratch = path.with_name(path.name + ".part")
    try:
        scratch.write_bytes(text.getvalue().encode("utf-8-sig", "replace"))
        scratch.replace(path)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise file_missing(path.name) from error
    return len(lines)


def _fitted(row: RawRow, count: int) -> tuple[str, ...]:
    """Return as many cells as there are headings; what stands beyond them goes into the last."""
    cells = tuple(cell.replace("\x00", "") for cell in row.cells)
    if len(cells) > count:
        return (*cells[: count - 1], " ".join(cell for cell in cells[count - 1 :] if cell))
    return cells + ("",) * (count - len(cells))


def _points(plan: ImportPlan) -> dict[int, tuple[str, str]]:
    """Return the places of the rows of a layer by their number."""
    if plan.table.points is None:
        return {}
    return {
        row.number: (repr(point[0]), repr(point[1]))
        for row, point in zip(plan.table.rows, plan.table.points, strict=True)
        if point is not None
    }
