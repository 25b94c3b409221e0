"""The areas of the density's classes against the surface they are made from."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from est_plugin.answers.basis import Basis
from est_plugin.answers.lagesbild.parts import DensityAnswer
from est_plugin.sheets.contours import class_areas
from tests.sheets.conftest import sample


def surface(
    values: NDArray[Any], breaks: tuple[float, ...] = (20.0, 60.0, 120.0, 200.0, 300.0)
) -> DensityAnswer:
    return DensityAnswer(
        Basis(1), "EPSG:3006", 1000.0, 5000.0, 10.0, values.astype(np.float32), 100.0, breaks
    )


def cone(size: int = 101, peak: float = 400.0) -> NDArray[Any]:
    row, column = np.mgrid[0:size, 0:size]
    return np.maximum(0.0, peak * (1.0 - np.hypot(row - size // 2, column - size // 2) / 40.0))


def test_every_cell_centre_lies_in_its_class() -> None:
    values = cone()
    areas = [shapely.from_wkb(area.wkb) for area in class_areas(surface(values))]
    rows, columns = np.mgrid[0:101:3, 0:101:3]
    x, y = 1000.0 + (columns + 0.5) * 10.0, 5000.0 - (rows + 0.5) * 10.0
    inside = sum(shapely.contains_xy(area, x, y).astype(int) for area in areas)
    expected = np.digitize(values[rows, columns], (20.0, 60.0, 120.0, 200.0, 300.0))
    assert (inside == expected).mean() > 0.995


def test_the_areas_of_a_cone_are_its_circles_and_lie_in_each_other() -> None:
    areas = class_areas(surface(cone()))
    shapes = [shapely.from_wkb(area.wkb) for area in areas]
    for area, shape in zip(areas, shapes, strict=True):
        radius = 400.0 * (1.0 - area.lower / 400.0)
        assert shape.area == pytest.approx(np.pi * radius**2, rel=0.02)
        assert shape.is_valid
    assert all(outer.buffer(0.01).contains(inner) for outer, inner in pairwise(shapes))


def test_holes_stay_holes() -> None:
    values = np.full((60, 60), 100.0)
    values[25:35, 25:35] = 0.0
    first = shapely.from_wkb(class_areas(surface(values))[0].wkb)
    assert not shapely.contains_xy(first, 1300.0, 4700.0)
    assert shapely.contains_xy(first, 1100.0, 4700.0)


@pytest.mark.parametrize(
    "values", [np.zeros((5, 5)), np.full((5, 5), 19.9), np.full((5, 5), np.nan), np.empty((0, 0))]
)
def test_below_the_first_class_there_is_nothing(values: NDArray[Any]) -> None:
    assert class_areas(surface(values)) == ()


def test_a_value_at_its_break_belongs_to_the_class() -> None:
    areas = class_areas(surface(np.full((9, 9), 20.0)))
    assert [area.index for area in areas] == [0]
    assert shapely.from_wkb(areas[0].wkb).area == pytest.approx(80.0**2, rel=0.3)


def test_nan_is_no_density_and_does_not_spread() -> None:
    values = cone()
    values[:, :40] = np.nan
    areas = [shapely.from_wkb(area.wkb) for area in class_areas(surface(values))]
    assert areas
    assert all(not shapely.contains_xy(area, 1200.0, 4495.0) for area in areas)


def test_a_fine_grid_is_averaged_without_moving() -> None:
    coarse, fine = surface(cone(101)), surface(np.kron(cone(101), np.ones((25, 25))))
    fine = replace(fine, cell_size=0.4)
    first, second = (shapely.from_wkb(class_areas(a)[1].wkb) for a in (coarse, fine))
    assert first.centroid.distance(second.centroid) < 5.0
    assert second.area == pytest.approx(first.area, rel=0.02)


def test_the_sample_month_has_all_five_classes() -> None:
    density = sample("month").density
    assert density is not None
    assert [area.index for area in class_areas(density)] == [0, 1, 2, 3, 4]
