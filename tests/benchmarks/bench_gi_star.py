"""Getis-Ord Gi* of a large grid, beside esda."""

from __future__ import annotations

import warnings
from importlib.metadata import version
from typing import Any

import numpy as np
import pytest
from esda.getisord import G_Local
from libpysal.weights import DistanceBand
from numpy.typing import NDArray

from est_plugin.analysis.getis_ord import gi_star_squares
from est_plugin.analysis.grid import Grid

from .measuring import Races, measure


@pytest.mark.parametrize(("side", "goal"), [(32, 1.0), (400, 300.0)])
def test_gi_star_with_a_disk_of_three_cells(side: int, goal: float, races: Races) -> None:
    counts = np.random.default_rng(1).negative_binomial(0.5, 0.3, (side, side))
    grid = Grid(0, 0, 100, side, side)
    x, y = np.meshgrid(grid.column_centres(), grid.row_centres())
    places = np.column_stack([x.ravel(), y.ravel()])

    def theirs() -> NDArray[Any]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            weights = DistanceBand(places, 300.0, binary=True, silence_warnings=True)
            local = G_Local(counts.ravel().astype(float), weights, transform="B", star=True, permutations=0)
            return np.asarray(local.Zs)

    fast = measure(lambda: gi_star_squares(counts, grid, 300.0), 5)
    slow = measure(theirs, 1)
    assert np.abs(fast.result.z.ravel() - slow.result).max() < 1e-9
    races.add(
        f"Gi*, {side * side:,} cells, 29 neighbours, without reading",
        f"esda {version('esda')}",
        fast,
        slow,
        goal,
    )
