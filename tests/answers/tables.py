"""Small tables of observations for tests, written as rows a person can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from est_plugin.analysis.table import Coded, ObservationTable
from est_plugin.domain.area import Area

SWEREF = "EPSG:3006"


@dataclass(frozen=True)
class Row:
    """One observation; times as UTC text, None where unknown."""

    x: float | None = 500_000.0
    y: float | None = 6_600_000.0
    start: str | None = "2026-10-10T12:00"
    end: str | None = None
    category: str | None = "vandalism"
    organisation: str | None = None
    area: str | None = None
    place: str | None = None
    source: str | None = "staff"
    coarse: bool = False
    duplicate: bool = False


def table_of(rows: Sequence[Row], crs: str = SWEREF) -> ObservationTable:
    """Return the rows as a table."""

    def column(name: str) -> Coded:
        values = [getattr(row, name) for row in rows]
        labels = tuple(dict.fromkeys(value for value in values if value is not None))
        codes = [labels.index(value) if value is not None else -1 for value in values]
        return Coded(np.array(codes, dtype=np.int32), labels)

    def number(name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.array([np.nan if getattr(row, name) is None else getattr(row, name) for row in rows], float)

    def moment(name: str) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
        return np.array([getattr(row, name) or "NaT" for row in rows], dtype="datetime64[ms]")

    return ObservationTable(
        crs,
        number("x"),
        number("y"),
        moment("start"),
        moment("end"),
        column("category"),
        column("source"),
        column("organisation"),
        column("area"),
        column("place"),
        np.array([row.coarse for row in rows], dtype=bool),
        np.array([row.duplicate for row in rows], dtype=bool),
        np.arange(len(rows), dtype=np.int64),
    )


def square(
    uuid: str, x: float, y: float, side: float = 1000.0, kind: str = "est_area", population: int | None = None
) -> Area:
    """Return a square area with its lower left corner at ``x``, ``y``."""
    shape = shapely.MultiPolygon([shapely.box(x, y, x + side, y + side)])
    return Area(uuid, kind, uuid.capitalize(), shapely.to_wkb(shape), population=population)
