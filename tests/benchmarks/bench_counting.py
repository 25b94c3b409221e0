"""Counting a million points in areas and buffers from the file, beside QGIS's own tools."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import psycopg2
import pytest
import shapely
from numpy.typing import NDArray
from qgis.core import Qgis, QgsVectorLayer

from est_plugin.analysis.areas import area_of_points
from est_plugin.analysis.buffers import count_near
from est_plugin.project.points import read_points

from ..conftest import PostgisDatabase
from . import made_up
from .conftest import Run
from .measuring import SLACK, Races, measure

QGIS = f"QGIS {Qgis.version().split('-')[0]}"
N = 1_000_000


def counts_of(output: QgsVectorLayer, field: str = "NUMPOINTS") -> NDArray[Any]:
    return np.array([feature[field] for feature in output.getFeatures()])


@pytest.mark.parametrize(("areas", "n", "goal"), [(300, 1_000, 1.0), (300, N, 12.0), (3000, N, 12.0)])
def test_counts_in_areas(
    areas: int,
    n: int,
    goal: float,
    races: Races,
    run: Run,
    events_file: Callable[[int], Path],
    tmp_path: Path,
) -> None:
    points, polygons = str(events_file(n)), made_up.districts(areas)
    polygon_file = str(made_up.write_polygons(tmp_path / "areas.gpkg", polygons))

    def ours() -> NDArray[Any]:
        table = read_points(points).table
        area = area_of_points(polygons, table.x, table.y)
        return np.bincount(area[area >= 0], minlength=areas)

    def theirs() -> NDArray[Any]:
        result = run(
            "native:countpointsinpolygon",
            {"POLYGONS": polygon_file, "POINTS": points, "FIELD": "NUMPOINTS", "OUTPUT": "memory:"},
        )
        return counts_of(result["OUTPUT"])

    fast, slow = measure(ours), measure(theirs, 1)
    # QGIS counts a point on a border nowhere, the plugin in the first of its areas.
    assert 0 <= (fast.result - slow.result).sum() <= 0.001 * n
    races.add(
        f"counts in {areas:,} areas, {n:,} points, from the file",
        f"{QGIS} points in polygon",
        fast,
        slow,
        goal,
    )


def test_counts_of_five_times_as_many(races: Races, events_file: Callable[[int], Path]) -> None:
    """QGIS needs many minutes for five millions; the plugin beside itself, with a fifth of them."""
    polygons = made_up.districts(300)
    few, many = str(events_file(N)), str(events_file(5 * N))

    def count(path: str) -> int:
        table = read_points(path).table
        return int((area_of_points(polygons, table.x, table.y) >= 0).sum())

    own, five = measure(lambda: count(few)), measure(lambda: count(many), 1)
    races.add(f"counts in 300 areas, {5 * N:,} points; beside {N:,} of them", "itself", five, own)
    assert five.seconds <= 5 * own.seconds / SLACK


def test_counts_in_areas_beside_postgis(
    races: Races, events_file: Callable[[int], Path], postgis_database: PostgisDatabase
) -> None:
    """PostGIS with its index, the points already in it; ours with reading them from the file."""
    points, polygons = str(events_file(N)), made_up.districts(300)
    table = read_points(points).table
    with closing(psycopg2.connect(postgis_database.uri)) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE event (geom geometry(Point, 3006))")
        cursor.execute("CREATE TABLE area (id int, geom geometry(Geometry, 3006))")
        places = zip(table.x.tolist(), table.y.tolist(), strict=True)
        rows = "".join(f"SRID=3006;POINT({x!r} {y!r})\n" for x, y in places)
        cursor.copy_expert("COPY event FROM STDIN", StringIO(rows))
        for number, polygon in enumerate(polygons):
            cursor.execute("INSERT INTO area VALUES (%s, ST_GeomFromWKB(%s, 3006))", (number, polygon.wkb))
        cursor.execute("CREATE INDEX ON event USING gist (geom)")
        connection.commit()
        connection.autocommit = True
        cursor.execute("VACUUM ANALYZE event")

        def theirs() -> int:
            cursor.execute(
                "SELECT area.id, count(*) FROM area JOIN event ON ST_Contains(area.geom, event.geom)"
                " GROUP BY area.id"
            )
            return sum(int(count) for _, count in cursor.fetchall())

        def ours() -> int:
            read = read_points(points).table
            return int((area_of_points(polygons, read.x, read.y) >= 0).sum())

        fast, slow = measure(ours), measure(theirs, 1)
        assert 0 <= fast.result - slow.result <= 0.001 * N
        races.add(f"counts in 300 areas, {N:,} points", "PostGIS ST_Contains, with its index", fast, slow)


def test_counts_in_buffers(
    races: Races, run: Run, events_file: Callable[[int], Path], tmp_path: Path
) -> None:
    points = str(events_file(N))
    middles = np.random.default_rng(3).uniform(0, made_up.WIDTH, (2, 1000))
    x, y = middles[0] + made_up.X0, middles[1] + made_up.Y0
    things = list(shapely.points(x, y))
    middle_file = tmp_path / "middles.gpkg"
    made_up.write_points(middle_file, x, y)

    def ours() -> NDArray[Any]:
        table = read_points(points).table
        return count_near(things, table.x, table.y, [500.0])[:, 0, 0]

    def theirs() -> NDArray[Any]:
        buffers = run(
            "native:buffer",
            {
                "INPUT": str(middle_file),
                "DISTANCE": 500,
                "SEGMENTS": 5,
                "DISSOLVE": False,
                "OUTPUT": "memory:",
            },
        )["OUTPUT"]
        result = run(
            "native:countpointsinpolygon",
            {"POLYGONS": buffers, "POINTS": points, "FIELD": "NUMPOINTS", "OUTPUT": "memory:"},
        )
        return counts_of(result["OUTPUT"])

    fast, slow = measure(ours), measure(theirs, 1)
    assert 1.0 <= fast.result.sum() / slow.result.sum() < 1.03
    races.add(
        f"1,000 buffers of 500 m, {N:,} points, from the file",
        f"{QGIS} buffer, points in polygon",
        fast,
        slow,
        25.0,
    )
    table = read_points(points).table
    without = measure(lambda: count_near(things, table.x, table.y, [500.0]))
    races.add(
        f"1,000 buffers of 500 m, {N:,} points, without reading",
        f"{QGIS} buffer, points in polygon",
        without,
        slow,
        50.0,
    )
