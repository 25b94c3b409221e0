"""Reading points out of files and databases into arrays, which is part of every figure "from the file"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from qgis.core import Qgis, QgsVectorLayer

from est_plugin.analysis.grid import Grid
from est_plugin.analysis.table import Coded, ObservationTable
from est_plugin.domain.runs import ImportRun
from est_plugin.domain.selection import Selection
from est_plugin.project.points import PointFields, read_points
from est_plugin.store.bulk import BulkObservations
from est_plugin.store.gateway import Gateway
from est_plugin.store.location import GeoPackageLocation, Location, parse_location
from est_plugin.store.opening import create_database
from est_plugin.store.roads import CellGrid

from ..conftest import PostgisDatabase
from . import made_up
from .measuring import Races, measure

QGIS = f"QGIS {Qgis.version().split('-')[0]}"
IN_DATABASE = 200_000


def by_features(layer: QgsVectorLayer, field: str) -> int:
    """Read place and one column of every feature as QGIS's documentation does."""
    x, y, values = [], [], []
    for feature in layer.getFeatures():
        point = feature.geometry().asPoint()
        x.append(point.x())
        y.append(point.y())
        values.append(feature[field])
    assert len(np.array(y)) == len(values)
    return len(np.array(x))


@pytest.mark.parametrize(("n", "goal"), [(1_000, 1.0), (1_000_000, 25.0)])
def test_geometry_and_one_column_of_a_file(
    n: int, goal: float, races: Races, events_file: Callable[[int], Path]
) -> None:
    path = str(events_file(n))

    def ours() -> ObservationTable:
        return read_points(path, PointFields(weight="number")).table

    def theirs() -> int:
        return by_features(QgsVectorLayer(path, "events", "ogr"), "number")

    fast, slow = measure(ours), measure(theirs, 1)
    assert len(fast.result) == slow.result == n
    races.add(f"reading place and a column of {n:,} points", f"{QGIS} getFeatures", fast, slow, goal)


def filled(location: Location, n: int) -> Gateway:
    """Make an EST database with ``n`` events of a year."""
    gateway = create_database(location, municipality="Mätstad")
    kinds = [category.uuid for category in gateway.categories() if category.takes_part_in_analysis]
    rng = np.random.default_rng(4)
    x, y = made_up.events(n)
    seconds = rng.integers(0, 365 * 86_400, n)
    start = np.datetime64("2025-01-01T00:00", "ms") + seconds * np.timedelta64(1000, "ms")
    codes = rng.integers(0, len(kinds), n).astype(np.int32)
    gateway.bulk_load(BulkObservations(x, y, start, Coded(codes, tuple(kinds))), ImportRun(str(uuid4())))
    return gateway


@pytest.fixture(scope="module")
def geopackage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    """An EST database in a file."""
    gateway = filled(GeoPackageLocation(tmp_path_factory.mktemp("db") / "est.gpkg"), IN_DATABASE)
    yield gateway
    gateway.close()


def test_an_est_database_in_a_file(races: Races, geopackage: Gateway) -> None:
    location = geopackage.location
    assert isinstance(location, GeoPackageLocation)
    source = f"{location.path}|layername=observation"
    fast = measure(lambda: geopackage.observation_table(Selection()))
    slow = measure(lambda: by_features(QgsVectorLayer(source, "observation", "ogr"), "started_at"), 1)
    assert len(fast.result) == slow.result == IN_DATABASE
    job = f"reading {IN_DATABASE:,} observations with kind, time, place name … out of the GeoPackage"
    races.add(job, f"{QGIS} getFeatures", fast, slow, 5.0)


def test_cells_of_a_server(races: Races, postgis_database: PostgisDatabase) -> None:
    """Counting in cells of 100 m: in PostGIS itself, against reading every row out of it first."""
    with filled(parse_location(postgis_database.uri), IN_DATABASE) as gateway:
        grid = Grid.covering(
            (made_up.X0, made_up.Y0, made_up.X0 + made_up.WIDTH + 100, made_up.Y0 + made_up.WIDTH + 100), 100
        )

        def rows_first() -> int:
            table = gateway.observation_table(Selection())
            return int(grid.counts(table.x, table.y).sum())

        cells = CellGrid(grid.x0, grid.y0, grid.cell_size, grid.columns, grid.rows)
        fast = measure(lambda: gateway.binned_counts(Selection(), cells))
        slow = measure(rows_first, 2)
        assert int(fast.result.sum()) == slow.result
        races.add(
            f"counts of {IN_DATABASE:,} observations in {grid.cells:,} cells, from PostGIS",
            "itself, reading every row",
            fast,
            slow,
        )
