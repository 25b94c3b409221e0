"""Real districts and real events in an EST database: what a municipality does with its own."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis_profile import QgisProfile

from est_plugin.exchange.import_context import ImportChoices
from est_plugin.exchange.observation_import import import_observations
from est_plugin.exchange.tables import read_table
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database, open_database


@dataclass(frozen=True)
class RealTown:
    """Where a town's files lie in the folder of real data, and a period that its events cover."""

    name: str
    crs: str
    areas: str
    name_field: str
    events: tuple[str, ...]
    period: str
    compare: str


TOWNS = (
    RealTown(
        "Memphis",
        "EPSG:32615",
        "memphis_precincts.gpkg",
        "precinct",
        ("memphis_robberies.gpkg",),
        "2019-07-01/2019-12-31",
        "2019-01-01/2019-06-30",
    ),
    RealTown(
        "Nottingham",
        "EPSG:27700",
        "nottingham_wards.gpkg",
        "ward_name",
        ("nottingham_burglary.csv.gz", "nottingham_robbery.csv.gz"),
        "2022-T3",
        "2022-T2",
    ),
    RealTown("Malmö", "EPSG:3008", "malmo_stadsdelar_epsg3008.gpkg", "delomrade", (), "2026-10", "none"),
)


def run(profile: QgisProfile, algorithm: str, **parameters: object) -> subprocess.CompletedProcess[str]:
    """Run an algorithm in a real qgis_process."""
    values = [f"{name}={value}" for name, value in parameters.items()]
    return subprocess.run(
        profile.process_command("run", algorithm, "--", *values),
        env=profile.environment(QT_QPA_PLATFORM="offscreen"),
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )


def build(profile: QgisProfile, town: RealTown, data: Path, folder: Path) -> tuple[Path, Sequence[int]]:
    """Make a town's database from its real files; return its path and how many events each file gave."""
    database = folder / f"{town.name}.gpkg"
    create_database(GeoPackageLocation(database), crs=town.crs, municipality=town.name).close()
    done = run(
        profile,
        "est:importareas",
        INPUT=data / town.areas,
        DATABASE=database,
        KIND="est_area",
        NAME_FIELD=town.name_field,
    )
    assert done.returncode == 0, done.stderr
    with open_database(GeoPackageLocation(database)) as gateway:
        counts = [
            import_observations(gateway, read_table(data / name), ImportChoices()).imported
            for name in town.events
        ]
    return database, counts


def print_sheet(profile: QgisProfile, town: RealTown, database: Path, output: Path) -> None:
    """Print a town's lägesbild."""
    done = run(
        profile,
        "est:lagesbild",
        DATABASE=database,
        PERIOD=town.period,
        COMPARE=town.compare,
        OUTPUT=output,
    )
    assert done.returncode == 0, done.stderr
