"""``est:hotplaces``: ranks with ties, shares, streets in place of house numbers, periods."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from est_plugin.domain.category import category_uuid
from est_plugin.domain.local_time import to_instant
from est_plugin.domain.observation import Observation, PlaceSetting, PointGeometry
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.store.location import parse_location
from est_plugin.store.opening import create_database

from ..answers.towns import key
from .conftest import Run, Told
from .layers import points_of
from .tables import rows_of

X, Y = 500_000.0, 6_560_000.0
NAMES = ["Torget"] * 3 + ["Parken"] * 2 + ["Ekvägen 2", "Ekvägen 40"] + ["Skolan", ""]
DAYS = ["2026-10-02 21:30", "2026-09-01", "2026-10-03"] + ["2026-10-01"] * 4 + ["2026-10-05", "2026-10-05"]


def ranked(
    run: Run, tmp_path: Path, layer: object, told: Told | None = None, **changes: Any
) -> list[dict[str, Any]]:
    output = str(tmp_path / "platser.gpkg")
    run("hotplaces", {"INPUT": layer, "OUTPUT": output} | changes, told)
    return rows_of(output)


def named() -> object:
    return points_of([(X + 10 * n, Y) for n in range(len(NAMES))], namn=NAMES, dag=DAYS)


def test_names_with_ties_shares_and_times(run: Run, tmp_path: Path, told: Told) -> None:
    rows = ranked(run, tmp_path, named(), told, PLACE_FIELD="namn", DATE_FIELD="dag")
    assert [(row["rank"], row["place"], row["count"], row["repeats"]) for row in rows] == [
        (1, "Torget", 3, 2),
        (2, "Parken", 2, 1),
        (2, "Ekvägen", 2, 1),
        (4, "Skolan", 1, 0),
    ]
    assert rows[0]["share"] == pytest.approx(3 / 8)
    assert rows[-1]["cumulative_share"] == pytest.approx(1)
    assert (rows[0]["first"], rows[0]["last"]) == ("2026-09-01 00:00", "2026-10-03 00:00")
    assert any("without place" in info for info in told.infos)


def test_only_the_period(run: Run, tmp_path: Path) -> None:
    changes: dict[str, Any] = {
        "PLACE_FIELD": "namn",
        "DATE_FIELD": "dag",
        "FROM": "2026-10-01",
        "TO": "2026-10-02",
    }
    rows = ranked(run, tmp_path, named(), **changes)
    assert {row["place"]: row["count"] for row in rows} == {"Parken": 2, "Ekvägen": 2, "Torget": 1}


def test_points_within_a_tolerance_are_one_place(run: Run, tmp_path: Path) -> None:
    rows = ranked(run, tmp_path, points_of([(X, Y), (X, Y), (X + 8, Y), (X + 40, Y)]), TOLERANCE=10)
    assert [(row["count"], row["place"]) for row in rows] == [(3, ""), (1, "")]


def test_a_block_of_flats_keeps_its_number_and_a_house_does_not(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "hus.gpkg")
    from datetime import datetime

    with create_database(parse_location(path)) as gateway:
        for number, (name, setting) in enumerate(
            [("Storgatan 5", PlaceSetting.STAIRWELL_CELLAR)] * 3 + [("Ekvägen 12", PlaceSetting.OTHER)] * 2
        ):
            row = Observation(
                key(f"hus {number}"),
                category_uuid("graffiti"),
                PointGeometry(X, Y),
                started_at=to_instant(datetime(2026, 10, 1, 12, number)),  # noqa: DTZ001
                place_name=name,
                setting=setting,
            )
            gateway.write_observation(row, clear(guarded_text(row)))
    assert [(row["place"], row["count"]) for row in ranked(run, tmp_path, path)] == [
        ("Storgatan 5", 3),
        ("Ekvägen", 2),
    ]


def test_the_robberies_of_nottingham_are_snapped_to_few_places(
    run: Run, tmp_path: Path, shared_data: Path
) -> None:
    import pandas as pd

    table = pd.read_csv(shared_data / "nottingham_robbery.csv.gz")
    layer = points_of(list(zip(table["longitude"], table["latitude"], strict=True)), "EPSG:4326")
    rows = ranked(run, tmp_path, layer, TOLERANCE=1)
    assert sum(row["count"] for row in rows) == len(table)
    assert rows[0]["count"] > 5
    assert len(rows) < len(table)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "PLACE_FIELD or TOLERANCE"),
        ({"TOLERANCE": 0}, "at least"),
        ({"PLACE_FIELD": "namn", "FROM": "2026-01-01"}, "TO"),
        ({"PLACE_FIELD": "namn", "FROM": "2026-01-01", "TO": "2026-01-31"}, "DATE_FIELD"),
    ],
)
def test_bad_input_is_a_sentence(run: Run, tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        ranked(run, tmp_path, named(), **changes)
