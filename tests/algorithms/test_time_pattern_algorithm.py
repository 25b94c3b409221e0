"""``est:timepattern``: 168 rows, local time, spans shared out by minutes, real thefts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from ..answers.towns import make_town_at
from .conftest import Run, Told
from .layers import points_of
from .tables import rows_of

PLACE = (500_000.0, 6_560_000.0)


def pattern(
    run: Run, tmp_path: Path, layer: object, told: Told | None = None, **changes: Any
) -> tuple[dict[str, Any], dict[tuple[int, int], float]]:
    output = str(tmp_path / "vecka.csv")
    parameters = {"INPUT": layer, "START_FIELD": "start", "END_FIELD": "slut", "OUTPUT": output}
    results = run("timepattern", parameters | changes, told)
    rows = rows_of(output)
    assert len(rows) == 168
    return results, {(int(row["weekday"]), int(row["hour"])): float(row["weight"]) for row in rows}


def test_spans_are_shared_out_by_minutes_in_swedish_time(run: Run, tmp_path: Path, told: Told) -> None:
    start = ["2026-10-02 22:30", "2026-07-03T20:00Z", "2026-10-05 12:00", "2026-10-05", ""]
    end = ["2026-10-03 01:00", "", "2026-10-05 10:00", "2026-10-20", "2026-10-20"]
    results, weights = pattern(run, tmp_path, points_of([PLACE] * 5, start=start, slut=end), told)
    assert weights[5, 22] == pytest.approx(0.2 + 1 + 1 / 168)
    assert weights[5, 23] == pytest.approx(0.4 + 1 / 168)
    assert weights[6, 0] == pytest.approx(0.4 + 1 / 168)
    assert weights[1, 10] == pytest.approx(0.5 + 1 / 168)
    assert sum(weights.values()) == pytest.approx(4)
    assert (results["SWAPPED"], results["MISSING"], results["COUNT"], results["LEFT_OUT"]) == (1, 1, 4, 1)


def test_an_est_database_needs_no_field(run: Run, tmp_path: Path) -> None:
    gateway = make_town_at(tmp_path)
    gateway.close()
    results, weights = pattern(run, tmp_path, gateway.location.text, START_FIELD="", END_FIELD="")
    assert weights[5, 21] >= 30
    assert sum(weights.values()) == pytest.approx(results["COUNT"])
    assert results["MISSING"] == 1
    named, _ = pattern(run, tmp_path, gateway.location.text, START_FIELD="started_at", END_FIELD="ended_at")
    assert named["COUNT"] == results["COUNT"]


def test_the_vehicle_thefts_of_new_york(run: Run, tmp_path: Path, shared_data: Path) -> None:
    import pandas as pd

    table = pd.read_csv(shared_data / "nycvehiclethefts.csv.gz").head(3000)
    layer = points_of(
        list(zip(table["longitude"], table["latitude"], strict=True)),
        "EPSG:4326",
        start=list(table["date_start"].fillna("")),
        slut=list(table["date_end"].fillna("")),
    )
    results, weights = pattern(run, tmp_path, layer)
    assert sum(weights.values()) == pytest.approx(results["COUNT"])
    assert results["COUNT"] + results["MISSING"] == 3000


def test_a_missing_field_is_named(run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="START_FIELD"):
        pattern(run, tmp_path, points_of([PLACE], start=["2026-01-01"]), START_FIELD="", END_FIELD="")
    with pytest.raises(QgsProcessingException, match="slut"):
        pattern(run, tmp_path, points_of([PLACE], start=["2026-01-01"]))
