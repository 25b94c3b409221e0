"""``est:importareas``: real districts in their own zone, updated by id, all or none."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely
from qgis.core import QgsProcessingException

from est_plugin.domain.area import Area
from est_plugin.store.location import parse_location
from est_plugin.store.opening import open_database

from .conftest import Run, Told
from .layers import layer_of, points_of

SQUARE = "POLYGON((500000 6560000,501000 6560000,501000 6561000,500000 6561000,500000 6560000))"
BOW = "POLYGON((500000 6560000,501000 6561000,501000 6560000,500000 6561000,500000 6560000))"


@pytest.fixture
def database(run: Run, tmp_path: Path) -> str:
    path = str(tmp_path / "lägesbild.gpkg")
    run("createdatabase", {"DATABASE": path})
    return path


def areas_of(path: str) -> tuple[Area, ...]:
    with open_database(parse_location(path)) as gateway:
        return gateway.areas()


def test_new_updated_and_rejected(run: Run, database: str, told: Told) -> None:
    rows = [
        (SQUARE, {"namn": "Centrum", "kod": "1", "inv": 2000}),
        (SQUARE, {"namn": "", "kod": "2", "inv": 5}),
    ]
    parameters = {
        "INPUT": layer_of("Polygon", rows),
        "DATABASE": database,
        "KIND": "est_area",
        "NAME_FIELD": "namn",
        "ID_FIELD": "kod",
        "POPULATION_FIELD": "inv",
    }
    assert run("importareas", parameters, told) == {"IMPORTED": 1, "UPDATED": 0, "REJECTED": 1}
    assert any("name" in warning for warning in told.warnings)
    renamed = [(SQUARE, {"namn": "Nya centrum", "kod": "1", "inv": 2100})]
    again = run("importareas", parameters | {"INPUT": layer_of("Polygon", renamed)})
    assert again == {"IMPORTED": 0, "UPDATED": 1, "REJECTED": 0}
    assert [(area.name, area.population, area.kind) for area in areas_of(database)] == [
        ("Nya centrum", 2100, "est_area")
    ]


def test_a_border_that_crosses_itself_is_mended_with_a_notice(run: Run, database: str, told: Told) -> None:
    layer = layer_of("Polygon", [(BOW, {"namn": "Rosetten"})])
    parameters = {"INPUT": layer, "DATABASE": database, "KIND": "district", "NAME_FIELD": "namn"}
    assert run("importareas", parameters, told)["IMPORTED"] == 1
    assert any("mended" in warning for warning in told.warnings)
    assert shapely.from_wkb(areas_of(database)[0].wkb).is_valid


def test_points_an_unknown_field_and_a_missing_database_are_refused(run: Run, database: str) -> None:
    polygons = layer_of("Polygon", [(SQUARE, {"namn": "Centrum"})])
    parameters = {"INPUT": polygons, "DATABASE": database, "NAME_FIELD": "namn"}
    with pytest.raises(QgsProcessingException, match="polygons"):
        run("importareas", parameters | {"INPUT": points_of([(0, 0)], namn=["x"])})
    with pytest.raises(QgsProcessingException, match="titel"):
        run("importareas", parameters | {"NAME_FIELD": "titel"})
    with pytest.raises(QgsProcessingException, match="NAME_FIELD"):
        run("importareas", parameters | {"NAME_FIELD": ""})
    with pytest.raises(QgsProcessingException, match="no database"):
        run("importareas", parameters | {"DATABASE": "/no/such.gpkg"})
    assert areas_of(database) == ()


def test_the_districts_of_malmo_in_their_local_zone(run: Run, database: str, shared_data: Path) -> None:
    parameters = {
        "INPUT": str(shared_data / "malmo_stadsdelar_epsg3008.gpkg"),
        "DATABASE": database,
        "KIND": "district",
        "NAME_FIELD": "delomrade",
        "ID_FIELD": "do_kod",
    }
    assert run("importareas", parameters) == {"IMPORTED": 136, "UPDATED": 0, "REJECTED": 0}
    bounds = shapely.total_bounds(shapely.from_wkb([area.wkb for area in areas_of(database)]))
    assert 360_000 < bounds[0] < bounds[2] < 390_000
    assert 6_150_000 < bounds[1] < bounds[3] < 6_175_000
    assert run("importareas", parameters) == {"IMPORTED": 0, "UPDATED": 136, "REJECTED": 0}
