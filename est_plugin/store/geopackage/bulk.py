"""Many observations into a GeoPackage at once, while triggers and indexes rest inside the transaction."""

from __future__ import annotations

from itertools import repeat

import numpy as np

from ...analysis.progress import Progress, step
from ...analysis.table import FloatArray, IntArray
from ..bulk import COLUMNS, BulkNote, BulkObservations, chunks
from ..geometry import POINT_BLOB_SIZE, POINT_X_OFFSET
from ..names import columns_sql, quoted, sql
from .backend import GeoPackageBackend

_REST_INDEXES_FROM = 100_000
"""Below this, keeping the indexes up row by row is quicker than making them anew."""


def load(backend: GeoPackageBackend, loaded: BulkObservations, note: BulkNote, progress: Progress) -> None:
    """Insert the rows inside the transaction that is open. Raises BrokenRuleError, CancelledError."""
    resting = _take_away(backend, with_indexes=len(loaded) >= _REST_INDEXES_FROM)
    next_fid = int(backend.rows("SELECT COALESCE(max(fid), 0) + 1 FROM observation")[0][0])  # type: ignore[arg-type]
    statement = sql(
        "INSERT INTO observation (fid, geom, {columns}) VALUES ({marks})",
        columns=columns_sql(COLUMNS),
        marks=", ".join("?" * (len(COLUMNS) + 2)),
    )
    for chunk in chunks(loaded, note):
        step(progress, 0.9 * chunk.first / len(loaded))
        fids = list(range(next_fid + chunk.first, next_fid + chunk.first + len(chunk.x)))
        blobs = _point_blobs(chunk.x, chunk.y, backend.srid)
        backend.execute_many(statement, zip(fids, blobs, *chunk.columns, strict=True))
        backend.execute_many(
            "INSERT INTO rtree_observation_geom VALUES (?, ?, ?, ?, ?)",
            point_boxes(np.asarray(fids), chunk.x, chunk.y),
        )
    widen_extent(backend, loaded.x, loaded.y)
    for made_by in resting:
        step(progress, 0.9)
        backend.execute(made_by)
    progress.report(1.0)


def _take_away(backend: GeoPackageBackend, *, with_indexes: bool) -> list[str]:
    """Drop what would work on each row; return the statements that make it again."""
    kinds = ("trigger", "index") if with_indexes else ("trigger",)
    statements = []
    for kind in kinds:
        found = backend.rows(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type = ? AND tbl_name = 'observation' AND sql IS NOT NULL",
            (kind,),
        )
        for name, made_by in found:
            if kind == "index" and str(made_by).upper().startswith("CREATE UNIQUE"):
                continue
            backend.execute(f"DROP {kind.upper()} {quoted(str(name))}")
            statements.append(str(made_by))
    return statements


def _point_blobs(x: FloatArray, y: FloatArray, srid: int) -> list[bytes | None]:
    """GeoPackage blobs of points, the same bytes as ``geometry.to_geopackage`` makes."""
    header = b"GP\x00\x01" + srid.to_bytes(4, "little") + b"\x01\x01\x00\x00\x00"
    blobs = np.empty((len(x), POINT_BLOB_SIZE), dtype=np.uint8)
    blobs[:, :POINT_X_OFFSET] = np.frombuffer(header, dtype=np.uint8)
    blobs[:, POINT_X_OFFSET:] = np.column_stack((x, y)).astype("<f8").view(np.uint8)
    whole = blobs.tobytes()
    has_point = (np.isfinite(x) & np.isfinite(y)).tolist()
    return [
        whole[at : at + POINT_BLOB_SIZE] if there else None
        for at, there in zip(range(0, len(whole), POINT_BLOB_SIZE), has_point, strict=True)
    ]


def point_boxes(fids: IntArray, x: FloatArray, y: FloatArray) -> list[tuple[int, float, float, float, float]]:
    """Boxes of the points, those that lie near each other one after the other, which the index likes."""
    has_point = np.isfinite(x) & np.isfinite(y)
    x, y, numbers = x[has_point], y[has_point], fids[has_point]
    order = np.lexsort((y, np.floor(x / 500.0)))
    columns = (numbers[order].tolist(), x[order].tolist(), y[order].tolist())
    return [(fid, east, east, north, north) for fid, east, north in zip(*columns, strict=True)]


def widen_extent(backend: GeoPackageBackend, x: FloatArray, y: FloatArray) -> None:
    """Widen the extent of the observations in ``gpkg_contents`` to hold these points."""
    has_point = np.isfinite(x) & np.isfinite(y)
    if not has_point.any():
        return
    sides = (x[has_point].min(), y[has_point].min(), x[has_point].max(), y[has_point].max())
    names = ("min_x", "min_y", "max_x", "max_y")
    picks = ("min", "min", "max", "max")
    widened = ", ".join(
        f"{name} = {pick}(COALESCE({name}, ?), ?)" for name, pick in zip(names, picks, strict=True)
    )
    parameters = [float(side) for side in sides for _ in repeat(None, 2)]
    statement = sql("UPDATE gpkg_contents SET {widened} WHERE table_name = 'observation'", widened=widened)
    backend.execute(statement, parameters)
