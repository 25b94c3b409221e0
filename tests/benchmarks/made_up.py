"""Made-up towns for measuring: Thomas clusters on a street grid, with addresses that come again."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from osgeo import ogr, osr

Array = NDArray[Any]
WIDTH = 20_000.0
"""Metres."""

X0, Y0 = 660_000.0, 6_570_000.0
SYSTEM = 3006
_STREET = 100.0
_HOUSE = 10.0


def events(n: int, seed: int = 1) -> tuple[Array, Array]:
    """Return x and y (n,) in SWEREF 99 TM: clusters of 300 m, half on either kind of street, by house."""
    rng = np.random.default_rng(seed)
    centre = rng.uniform(0, WIDTH, (300, 2))
    point = centre[rng.integers(0, len(centre), n)] + rng.normal(0, 300, (n, 2))
    east = rng.random(n) < 0.5
    for axis, rows in ((0, east), (1, ~east)):
        point[rows, axis] = np.round(point[rows, axis] / _STREET) * _STREET
    point = np.clip(np.round(point / _HOUSE) * _HOUSE, 0, WIDTH) + 0.37
    return point[:, 0] + X0, point[:, 1] + Y0


def districts(n: int, seed: int = 2) -> list[Any]:
    """Return n districts that cover the town without gaps, with winding borders."""
    rng = np.random.default_rng(seed)
    town = shapely.box(0, 0, WIDTH, WIDTH)
    seeds = shapely.MultiPoint(rng.uniform(0, WIDTH, (n, 2)))
    cells = shapely.intersection(shapely.get_parts(shapely.voronoi_polygons(seeds, extend_to=town)), town)
    wound = shapely.transform(
        shapely.segmentize(cells, 100.0), lambda at: np.round(at + 20 * np.sin(at[:, ::-1] / 37.0), 1)
    )
    return list(shapely.transform(shapely.make_valid(wound), lambda at: at + np.array([X0, Y0])))


def _new_layer(path: Path, name: str, kind: int) -> None:
    system = osr.SpatialReference()
    system.ImportFromEPSG(SYSTEM)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer(name, system, kind, ["SPATIAL_INDEX=NO", "GEOMETRY_NAME=geom"])
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
    source.SyncToDisk()


def write(path: Path, name: str, wkb: Iterable[bytes], kind: int, bounds: Array) -> None:
    """Write geometries of WKB within ``bounds`` (xmin, ymin, xmax, ymax) to a new GeoPackage."""
    _new_layer(path, name, kind)
    header = struct.pack("<2sBBi", b"GP", 0, 1, SYSTEM)
    with sqlite3.connect(path) as file:
        rows = ((header + shape, number) for number, shape in enumerate(wkb))
        file.executemany(f'INSERT INTO "{name}" (geom, number) VALUES (?, ?)', rows)
        extent = [float(bound) for bound in bounds]
        file.execute("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?", extent)
        file.execute("DELETE FROM gpkg_ogr_contents")
    file.close()
    source = ogr.Open(str(path), 1)
    source.ExecuteSQL(f"SELECT CreateSpatialIndex('{name}', 'geom')")


def write_points(path: Path, x: Array, y: Array) -> Path:
    """Write points to a new GeoPackage."""
    plain = np.zeros(len(x), dtype=[("order", "u1"), ("type", "<u4"), ("x", "<f8"), ("y", "<f8")])
    plain["order"], plain["type"], plain["x"], plain["y"] = 1, 1, x, y
    bounds = np.array([x.min(), y.min(), x.max(), y.max()])
    whole, size = plain.tobytes(), plain.itemsize
    shapes = (whole[first : first + size] for first in range(0, len(whole), size))
    write(path, "events", shapes, ogr.wkbPoint, bounds)
    return path


def write_polygons(path: Path, polygons: list[Any]) -> Path:
    """Write polygons to a new GeoPackage."""
    multi = [p if p.geom_type == "MultiPolygon" else shapely.MultiPolygon([p]) for p in polygons]
    write(
        path, "areas", shapely.to_wkb(multi, byte_order=1), ogr.wkbMultiPolygon, shapely.total_bounds(multi)
    )
    return path
