"""The columns of observations that analyses are computed from, as arrays of equal length."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
TimeArray = NDArray[np.datetime64]
"""``datetime64[ms]``, instants in UTC, NaT where unknown."""


def _none() -> IntArray:
    return np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Coded:
    """A column of repeated texts: ``codes`` (n,) index into ``labels``; -1 where empty."""

    codes: NDArray[np.int32]
    labels: tuple[str, ...]

    def take(self, rows: IntArray | BoolArray) -> Coded:
        """Return the column for some rows; the labels stay the same."""
        return Coded(self.codes[rows], self.labels)

    def counts(self) -> IntArray:
        """Return how many rows hold each label, shape (len(labels),)."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.labels)).astype(np.int64)

    @staticmethod
    def empty(n: int = 0) -> Coded:
        """Return a column of ``n`` empty values."""
        return Coded(np.full(n, -1, dtype=np.int32), ())


@dataclass(frozen=True)
class ObservationTable:
    """Observations as arrays, all of shape (n,), in one CRS with metres unless said otherwise.

    ``x``, ``y`` are NaN without a point; ``start``, ``end`` are ``datetime64[ms]`` in UTC, NaT where
    unknown. ``coarse`` marks places known only to area or municipality, ``duplicate`` rows that
    another row stands for. ``key`` is the row number in the source (GeoPackage fid), for finding
    rows again; ``weight`` is 1 unless a weight field was chosen; ``text`` are descriptions, where asked for.
    """

    crs: str
    x: FloatArray
    y: FloatArray
    start: TimeArray
    end: TimeArray
    category: Coded
    source: Coded
    organisation: Coded
    area: Coded
    place: Coded
    coarse: BoolArray
    duplicate: BoolArray
    key: IntArray = field(default_factory=_none)
    weight: FloatArray | None = None
    text: NDArray[np.object_] | None = None

    def __len__(self) -> int:
        return len(self.x)

    def take(self, rows: IntArray | BoolArray) -> ObservationTable:
        """Return the table of some rows, by mask (n,) or by indices."""
        changed: dict[str, Any] = {}
        for column in fields(self):
            value = getattr(self, column.name)
            if isinstance(value, Coded):
                changed[column.name] = value.take(rows)
            elif isinstance(value, np.ndarray) and len(value) == len(self):
                changed[column.name] = value[rows]
        return replace(self, **changed)

    @property
    def has_point(self) -> BoolArray:
        """Mask (n,) of the rows with a finite point."""
        return np.isfinite(self.x) & np.isfinite(self.y)

    @staticmethod
    def of_points(crs: str, x: FloatArray, y: FloatArray, start: TimeArray | None = None) -> ObservationTable:
        """Return a table that knows only points, and times if given."""
        n = len(x)
        unknown = np.full(n, np.datetime64("NaT"), dtype="datetime64[ms]")
        no = np.zeros(n, dtype=bool)
        empty = Coded.empty(n)
        return ObservationTable(
            crs,
            np.asarray(x, dtype=np.float64),
            np.asarray(y, dtype=np.float64),
            unknown if start is None else np.asarray(start, dtype="datetime64[ms]"),
            unknown,
            category=empty,
            source=empty,
            organisation=empty,
            area=empty,
            place=empty,
            coarse=no,
            duplicate=no,
            key=np.arange(n, dtype=np.int64),
        )
