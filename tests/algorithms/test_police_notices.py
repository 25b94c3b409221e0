"""The police's notices stand on the middle of a municipality: no hotspot comes of them, and that is told."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from qgis.core import QgsProcessingException

from est_plugin.answers.metric import transform
from est_plugin.domain.category import category_uuid
from est_plugin.domain.observation import Observation, PlacePrecision, PointGeometry, Source
from est_plugin.domain.privacy import clear, guarded_text
from est_plugin.store.location import parse_location
from est_plugin.store.opening import create_database

from ..answers.towns import key
from .conftest import Run, Told
from .layers import points_of


@pytest.fixture(scope="module")
def notices(shared_data: Path) -> pd.DataFrame:
    return pd.read_csv(shared_data / "polisen_handelser_fem_kommuner.csv")


@pytest.fixture
def database(notices: pd.DataFrame, tmp_path: Path) -> str:
    """Two hundred of them in a shared database, known to the municipality only."""
    path = str(tmp_path / "polis.gpkg")
    some = notices.head(200)
    x, y = transform(some["lon"].to_numpy(), some["lat"].to_numpy(), "EPSG:4326", "EPSG:3006")
    rows = [
        Observation(
            key(f"polis {number}"),
            category_uuid("quarrel"),
            PointGeometry(float(x[number]), float(y[number])),
            started_at=pd.to_datetime(moment, utc=True).to_pydatetime(),
            place_precision=PlacePrecision.MUNICIPALITY,
            source=Source.POLICE,
        )
        for number, moment in enumerate(some["datetime"])
    ]
    with create_database(parse_location(path)) as gateway:
        gateway.write_observations([(row, clear(guarded_text(row))) for row in rows])
    return path


@pytest.mark.parametrize(
    ("algorithm", "parameters"),
    [
        ("density", {"BANDWIDTH": 300, "CELL_SIZE": 50}),
        ("hotspots", {"CELL_SIZE": 200, "DISTANCE": 400}),
        ("hotplaces", {"TOLERANCE": 10}),
        ("nearrepeat", {}),
    ],
)
def test_no_hotspot_is_made_of_them(
    run: Run, database: str, tmp_path: Path, algorithm: str, parameters: dict[str, object]
) -> None:
    output = tmp_path / ("x.tif" if algorithm == "density" else "x.gpkg")
    with pytest.raises(QgsProcessingException, match="None of the 200 observations has an exact place"):
        run(algorithm, {"INPUT": database, "OUTPUT": str(output), **parameters})
    assert not output.exists()


def test_when_they_happened_is_known_all_the_same(run: Run, database: str, tmp_path: Path) -> None:
    results = run("timepattern", {"INPUT": database, "OUTPUT": str(tmp_path / "x.csv")})
    assert results["COUNT"] == 200


def test_as_a_plain_layer_their_stacks_are_told(
    run: Run, notices: pd.DataFrame, tmp_path: Path, told: Told
) -> None:
    layer = points_of(list(zip(notices["lon"], notices["lat"], strict=True)), "EPSG:4326")
    parameters = {"INPUT": layer, "CELL_SIZE": 5000, "DISTANCE": 10_000, "OUTPUT": str(tmp_path / "x.gpkg")}
    run("hotspots", parameters, told)
    assert any("single points hold" in warning for warning in told.warnings)
    heat = {"INPUT": layer, "BANDWIDTH": 5000, "CELL_SIZE": 1000, "OUTPUT": str(tmp_path / "x.tif")}
    run("density", heat, told)
    assert sum("single points hold" in warning for warning in told.warnings) == 2
