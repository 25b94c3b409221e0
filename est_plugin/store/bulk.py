"""Many observations at once as arrays: for the example municipality and for benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from ..analysis.table import Coded, FloatArray, IntArray, TimeArray
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.privacy import clear
from .errors import InvalidValueError
from .instants import write_instants
from .values import Stored

CHUNK = 20_000
_UUID_VERSION = "8"
"""Of one's own making (RFC 9562)."""


@dataclass(frozen=True)
class BulkObservations:
    """Observations as arrays of equal length n, in the database's CRS; instants in UTC.

    ``x``, ``y`` NaN for no point; NaT for no time; codes -1 for empty. The labels of ``category``,
    ``organisation`` and ``area`` are keys of rows that exist; those of ``source``, the precisions,
    ``setting``, ``review`` and ``fault`` are the words of the schema. ``indoor`` is -1 unknown, 0, 1.
    ``duplicate_of`` is the place in these arrays of an earlier observation, -1 for none. Columns that
    are None hold their defaults.
    """

    x: FloatArray
    y: FloatArray
    start: TimeArray
    category: Coded
    end: TimeArray | None = None
    source: Coded | None = None
    organisation: Coded | None = None
    area: Coded | None = None
    place: Coded | None = None
    place_precision: Coded | None = None
    time_precision: Coded | None = None
    setting: Coded | None = None
    description: Coded | None = None
    reporter_role: Coded | None = None
    reported: TimeArray | None = None
    review: Coded | None = None
    fault: Coded | None = None
    indoor: NDArray[np.int8] | None = None
    damage_cost: FloatArray | None = None
    duplicate_of: IntArray | None = None
    source_system: str | None = None
    external_ids: Coded | None = field(default=None)

    def __len__(self) -> int:
        return len(self.x)


COLUMNS = (
    "uuid", "category_uuid", "area_uuid", "started_at", "ended_at", "time_precision", "place_name",
    "place_precision", "setting", "indoor", "description", "organisation_uuid", "reporter_role", "source",
    "source_system", "external_id", "reported_at", "review_status", "fault_status", "damage_cost",
    "duplicate_of", "import_run_uuid", "created_at", "created_by", "changed_at", "changed_by", "row_version",
)  # fmt: skip
"""What :func:`chunks` gives, before the coordinates."""

_FREE_TEXTS = ("description", "place", "reporter_role")


@dataclass(frozen=True)
class BulkNote:
    """What every row of a load is marked with: the import, when (text of an instant) and by whom."""

    run_uuid: str
    moment: str
    by: str


@dataclass(frozen=True)
class Chunk:
    """Some rows: ``columns`` as lists in the order of :data:`COLUMNS`, and the points apart."""

    first: int
    columns: tuple[list[Stored], ...]
    x: FloatArray
    y: FloatArray


def check(loaded: BulkObservations) -> None:
    """Refuse free text with personal data, and columns that do not fit together.

    Raises PersonalDataError, InvalidValueError.
    """
    n = len(loaded)
    for name in loaded.__dataclass_fields__:
        value = getattr(loaded, name)
        length = (
            len(value.codes)
            if isinstance(value, Coded)
            else len(value)
            if isinstance(value, np.ndarray)
            else n
        )
        if length != n:
            raise InvalidValueError(
                QT_TRANSLATE_NOOP("est", "The columns to load differ in length ({name}). Nothing was saved."),
                name=name,
            )
    for name in _FREE_TEXTS:
        texts: Coded | None = getattr(loaded, name)
        for label in texts.labels if texts is not None else ():
            clear(label)
    if loaded.duplicate_of is not None and bool((loaded.duplicate_of >= np.arange(n)).any()):
        raise InvalidValueError(
            QT_TRANSLATE_NOOP(
                "est", "A duplicate must come after what it is a duplicate of. Nothing was saved."
            )
        )


def chunks(loaded: BulkObservations, note: BulkNote) -> Iterator[Chunk]:
    """Yield the rows in chunks, so that memory stays small however many they are."""
    for first in range(0, len(loaded), CHUNK):
        rows = slice(first, min(first + CHUNK, len(loaded)))
        yield Chunk(first, _columns(loaded, rows, note), loaded.x[rows], loaded.y[rows])


def row_uuids(run_uuid: str, numbers: IntArray) -> list[str]:
    """Return keys that rise with the row's number, which an index takes ten times faster than random ones.

    The first half is the import's own, so that two imports never meet.
    """
    digits = run_uuid.replace("-", "")
    start = f"{digits[:8]}-{digits[8:12]}-{_UUID_VERSION}{digits[13:16]}-a{digits[17:20]}-"
    return [f"{start}{number:012x}" for number in numbers.tolist()]


def _columns(loaded: BulkObservations, rows: slice, note: BulkNote) -> tuple[list[Stored], ...]:
    n = rows.stop - rows.start
    numbers = np.arange(rows.start, rows.stop)
    return (
        list(row_uuids(note.run_uuid, numbers)),
        _texts(loaded.category, rows, None),
        _texts(loaded.area, rows, None),
        _times(loaded.start, rows),
        _times(loaded.end, rows),
        _texts(loaded.time_precision, rows, "exact"),
        _texts(loaded.place, rows, ""),
        _texts(loaded.place_precision, rows, "exact"),
        _texts(loaded.setting, rows, None),
        _flags(loaded.indoor, rows),
        _texts(loaded.description, rows, ""),
        _texts(loaded.organisation, rows, None),
        _texts(loaded.reporter_role, rows, ""),
        _texts(loaded.source, rows, "staff"),
        list(repeat(loaded.source_system, n)),
        _texts(loaded.external_ids, rows, None),
        _times(loaded.reported, rows),
        _texts(loaded.review, rows, "reviewed"),
        _texts(loaded.fault, rows, None),
        _numbers(loaded.damage_cost, rows),
        _originals(loaded.duplicate_of, rows, note.run_uuid),
        list(repeat(note.run_uuid, n)),
        list(repeat(note.moment, n)),
        list(repeat(note.by, n)),
        list(repeat(note.moment, n)),
        list(repeat(note.by, n)),
        list(repeat(1, n)),
    )


def _texts(column: Coded | None, rows: slice, empty: str | None) -> list[Stored]:
    if column is None:
        return list(repeat(empty, rows.stop - rows.start))
    labels = np.array([*column.labels, empty], dtype=object)
    return labels[column.codes[rows]].tolist()


def _times(column: TimeArray | None, rows: slice) -> list[Stored]:
    if column is None:
        return list(repeat(None, rows.stop - rows.start))
    return list(write_instants(column[rows]))


def _flags(column: NDArray[np.int8] | None, rows: slice) -> list[Stored]:
    if column is None:
        return list(repeat(None, rows.stop - rows.start))
    return [None if value < 0 else int(value) for value in column[rows].tolist()]


def _numbers(column: FloatArray | None, rows: slice) -> list[Stored]:
    if column is None:
        return list(repeat(None, rows.stop - rows.start))
    return [None if value != value else value for value in column[rows].tolist()]  # noqa: PLR0124 - NaN


def _originals(column: IntArray | None, rows: slice, run_uuid: str) -> list[Stored]:
    if column is None:
        return list(repeat(None, rows.stop - rows.start))
    part = column[rows]
    keys = row_uuids(run_uuid, np.maximum(part, 0))
    return [key if original >= 0 else None for key, original in zip(keys, part.tolist(), strict=True)]
