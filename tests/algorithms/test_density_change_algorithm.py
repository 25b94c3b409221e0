"""``est:densitychange``: per km² and year, one grid, nothing where nothing changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from .conftest import Run, Told
from .layers import points_of, raster

OLD, NEW = (500_012.5, 6_560_012.5), (503_012.5, 6_560_012.5)
PERIODS = {"FROM": "2026-10-01", "TO": "2026-10-31", "COMPARE_FROM": "2025-01-01", "COMPARE_TO": "2025-12-31"}


def change(
    run: Run, tmp_path: Path, layer: object, told: Told | None = None, **changes: Any
) -> tuple[dict[str, Any], str]:
    output = str(tmp_path / "skillnad.tif")
    parameters = {"INPUT": layer, "DATE_FIELD": "dag", "BANDWIDTH": 300, "CELL_SIZE": 25, "OUTPUT": output}
    return run("densitychange", parameters | PERIODS | changes, told), output


def test_each_period_is_told_per_year(run: Run, tmp_path: Path) -> None:
    layer = points_of([OLD] * 6 + [NEW], dag=["2025-05-05"] * 6 + ["2026-10-31 23:30"])
    results, output = change(run, tmp_path, layer)
    values, transform, nodata = raster(output)

    def at(place: tuple[float, float]) -> float:
        return float(values[int((transform[3] - place[1]) // 25), int((place[0] - transform[0]) // 25)])

    assert at(OLD) == pytest.approx(-6 * 10.61033 * 365.25 / 365, rel=1e-6)
    assert at(NEW) == pytest.approx(10.61033 * 365.25 / 31, rel=1e-6)
    assert nodata == -9999
    assert (results["COUNT"], results["COMPARE_COUNT"]) == (1, 6)
    assert results["MAX_CHANGE"] == pytest.approx(at(NEW))


def test_the_same_density_is_no_change(run: Run, tmp_path: Path) -> None:
    layer = points_of([OLD] * 2, dag=["2026-10-05", "2026-09-05"])
    _, output = change(run, tmp_path, layer, COMPARE_FROM="2026-08-31", COMPARE_TO="2026-09-30")
    assert np.abs(raster(output)[0]).max() == 0


def test_no_event_in_either_period_and_a_missing_date_are_sentences(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="no observation"):
        change(run, tmp_path, points_of([OLD], dag=["2020-01-01"]))
    with pytest.raises(QgsProcessingException, match="COMPARE_TO"):
        change(run, tmp_path, points_of([OLD], dag=["2020-01-01"]), COMPARE_TO="")
