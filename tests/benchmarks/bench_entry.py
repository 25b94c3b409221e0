"""Entering: a report from the button to the database, beside QGIS's own way of writing; typing a place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from est_plugin.domain.category import category_uuid
from est_plugin.domain.observation import PointGeometry
from est_plugin.domain.runs import ImportKind, ImportRun
from est_plugin.domain.selection import Selection
from est_plugin.project.place_search import Place, PlaceSearch
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import open_database

from ..docks.conftest import Bench, bench, file_location, made_file  # noqa: F401 - fixtures
from ..docks.entry_bench import Entry, close, fill, make
from ..helpers.event_loop import LIMIT_MS, EventLoopGap
from ..store.making import bulk, cleared, observation
from .measuring import Races, measure

ROWS = 100
FULL = 200_000
NAMES = 100_000


def test_a_hundred_reports_one_transaction_each(
    made_file: Path,  # noqa: F811
    tmp_path: Path,
    races: Races,
) -> None:
    """Recorded without a goal: ours asks the guard, compares versions and keeps an audit, all under one lock.

    QGIS's provider writes the bare row, and lost two of four hundred where four wrote at once.
    """
    path = Path(shutil.copyfile(made_file, tmp_path / "delad.gpkg"))
    other = Path(shutil.copyfile(made_file, tmp_path / "lager.gpkg"))
    layer = QgsVectorLayer(f"{other}|layername=observation", "observation", "ogr")

    def ours() -> int:
        with open_database(GeoPackageLocation(path)) as gateway:
            for _ in range(ROWS):
                gateway.write_observation(*cleared(observation()))
            return gateway.count(Selection()).total

    def theirs() -> int:
        provider = layer.dataProvider()
        for _ in range(ROWS):
            assert provider.addFeatures([_feature(layer)])[0], provider.lastError()
        return int(layer.featureCount())

    fast, slow = measure(ours, 3), measure(theirs, 3)
    assert fast.result == slow.result
    races.add(f"{ROWS} reports, one transaction each", f"QGIS {Qgis.version()} provider", fast, slow)


def _feature(layer: QgsVectorLayer) -> QgsFeature:
    """The bare row, with what its columns demand."""
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(500_123.5, 6_500_456.25)))
    moment = "2026-10-03T21:15:00.000Z"
    values: dict[str, Any] = {
        "uuid": str(uuid4()),
        "category_uuid": category_uuid("broken_glass"),
        "started_at": moment,
        "time_precision": "exact",
        "place_name": "Stora torget",
        "place_precision": "exact",
        "description": "Tre rutor krossade",
        "reporter_role": "",
        "source": "staff",
        "review_status": "new",
        "created_at": moment,
        "created_by": "anna",
        "changed_at": moment,
        "changed_by": "anna",
        "row_version": 1,
    }
    for name, value in values.items():
        feature[name] = value
    return feature


@pytest.fixture
def full(
    file_location: GeoPackageLocation,  # noqa: F811
    bench: Bench,  # noqa: F811
    tmp_path: Path,
    event_loop_gap: EventLoopGap,
) -> Iterator[Entry]:
    """The dock on a database that holds 200,000 observations."""
    with open_database(file_location) as gateway:
        gateway.bulk_load(bulk(FULL), ImportRun(str(uuid4()), ImportKind.EXAMPLE))
    made = make(file_location, bench, tmp_path, event_loop_gap)
    yield made
    close(made)


def test_from_the_button_to_the_database(full: Entry, benchmark: Any) -> None:
    """A round is pressing *Spara* and waiting until the form is free and everything has been shown."""
    numbers = count()

    def write() -> tuple[tuple[()], dict[str, object]]:
        fill(full, text=f"Rapport {next(numbers)}")
        return (), {}

    benchmark.pedantic(full.save, setup=write, rounds=20)
    benchmark.extra_info["longest gap of the window, ms"] = round(full.gap.longest_ms)
    with full.gap.paused():
        assert full.gateway.count(Selection()).total == FULL + 20
    assert full.gap.longest_ms < LIMIT_MS


def test_a_key_in_the_place_box(benchmark: Any) -> None:
    """What a key costs among 100,000 addresses, for the worst: a text that is nowhere."""
    search = PlaceSearch(
        Place(f"Storgatan {number}", "Adresser", PointGeometry(number, number)) for number in range(NAMES)
    )
    assert search.find("gatan 9999")[0].name == "Storgatan 9999"
    found = benchmark(search.find, "finns inte här")
    assert found == ()
    assert benchmark.stats.stats.median < 0.02
