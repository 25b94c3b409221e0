"""The heatmap from the file to a GeoTIFF, beside QGIS's own heatmap."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import Qgis

from est_plugin.analysis.density import Method, Smoothing, kernel_density
from est_plugin.analysis.grid import Grid

from .conftest import Run
from .made_up import events
from .measuring import Races, measure

QGIS = f"QGIS {Qgis.version().split('-')[0]} heatmap"


@pytest.mark.parametrize(
    ("n", "cell_size", "goal"),
    [(1_000, 25.0, 1.0), (100_000, 25.0, 4.0), (1_000_000, 25.0, 20.0), (5_000_000, 5.0, 18.0)],
)
def test_heatmap_from_the_file(
    n: int,
    cell_size: float,
    goal: float,
    races: Races,
    run: Run,
    events_file: Callable[[int], Path],
    tmp_path: Path,
) -> None:
    source = str(events_file(n))

    def ours() -> str:
        output = str(tmp_path / "ours.tif")
        run("est:density", {"INPUT": source, "BANDWIDTH": 200, "CELL_SIZE": cell_size, "OUTPUT": output})
        return output

    def theirs() -> str:
        output = str(tmp_path / "theirs.tif")
        run(
            "qgis:heatmapkerneldensityestimation",
            {
                "INPUT": source,
                "RADIUS": 200,
                "PIXEL_SIZE": cell_size,
                "KERNEL": 0,
                "OUTPUT_VALUE": 1,
                "OUTPUT": output,
            },
        )
        return output

    fast, slow = measure(ours), measure(theirs, 1 if n > 500_000 else 2)
    cells = gdal.Open(fast.result).RasterXSize * gdal.Open(fast.result).RasterYSize
    races.add(f"quartic density, {n:,} points, {cells:,} cells, file to GeoTIFF", QGIS, fast, slow, goal)
    if n == 5_000_000:
        assert fast.megabytes < 1000


def test_exact_density_is_exact() -> None:
    """A hundred thousand events: some cells against a plain sum, within a millionth of the peak."""
    x, y = events(100_000)
    grid = Grid.of_points(x, y, 25.0, 200.0)
    fast = measure(lambda: kernel_density(x, y, grid, Smoothing(200.0, method=Method.EXACT))).result
    rng = np.random.default_rng(1)
    for row, column in zip(rng.integers(0, grid.rows, 300), rng.integers(0, grid.columns, 300), strict=True):
        squared = (x - grid.column_centres()[column]) ** 2 + (y - grid.row_centres()[row]) ** 2
        near = squared[squared < 200**2]
        truth = 3e6 / (np.pi * 200**2) * np.sum((1 - near / 200**2) ** 2)
        assert abs(fast.values[row, column] - truth) < 1e-12 * fast.maximum
