"""Many observations into PostGIS at once by COPY, while the audit of rows rests inside the transaction."""

from __future__ import annotations

import io

import numpy as np

from ...analysis.progress import Progress, step
from ...analysis.table import FloatArray
from ...domain.observation import PointGeometry
from ..bulk import COLUMNS, BulkNote, BulkObservations, chunks
from ..geometry import point_wkb, to_ewkb_hex
from ..names import columns_sql
from ..values import Stored
from .backend import PostgisBackend
from .errors import translated

_NULL = "\\N"
_START_DIGITS = 18
"""Byte order, type and CRS of an EWKB, before its coordinates."""
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def load(backend: PostgisBackend, loaded: BulkObservations, note: BulkNote, progress: Progress) -> None:
    """Insert the rows inside the transaction that is open.

    Raises MissingRightError for a login that does not manage the database, BrokenRuleError, CancelledError.
    """
    backend.execute("ALTER TABLE observation DISABLE TRIGGER audit")
    statement = f"COPY observation (geom, {columns_sql(COLUMNS)}) FROM STDIN"
    with backend.connection.cursor() as cursor:
        for chunk in chunks(loaded, note):
            step(progress, 0.95 * chunk.first / len(loaded))
            columns = (_points(chunk.x, chunk.y, backend.srid), *map(_written, chunk.columns))
            text = "".join("\t".join(row) + "\n" for row in zip(*columns, strict=True))
            with translated():
                cursor.copy_expert(statement, io.StringIO(text))
    backend.execute("ALTER TABLE observation ENABLE TRIGGER audit")
    progress.report(1.0)


def _written(column: list[Stored]) -> list[str]:
    """Values as COPY reads them; each different text is escaped once."""
    known: dict[Stored, str] = {None: _NULL}
    written = []
    for value in column:
        text = known.get(value)
        if text is None:
            text = str(value).translate(_ESCAPED)
            known[value] = text
        written.append(text)
    return written


def _points(x: FloatArray, y: FloatArray, srid: int) -> list[str]:
    start = to_ewkb_hex(point_wkb(PointGeometry(0.0, 0.0)), srid)[:_START_DIGITS]
    digits = np.column_stack((x, y)).astype("<f8").tobytes().hex()
    has_point = (np.isfinite(x) & np.isfinite(y)).tolist()
    return [
        start + digits[at : at + 32] if there else _NULL
        for at, there in zip(range(0, len(digits), 32), has_point, strict=True)
    ]
