"""What lies in the background group comes onto a public map only if everybody may see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from est_plugin.answers.lagesbild.parts import FilledShape, MapFill
from est_plugin.project.tree import LAYER_PROPERTY, LayerKey
from est_plugin.sheets.lagesbild import compose
from est_plugin.sheets.options import SheetOptions
from est_plugin.sheets.public_background import is_internal, shown_to_all
from est_plugin.store.location import GeoPackageLocation
from est_plugin.store.opening import create_database

from .conftest import sample


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Path:
    """An EST database."""
    path = tmp_path_factory.mktemp("data") / "x.gpkg"
    create_database(GeoPackageLocation(path)).close()
    return path


@pytest.fixture
def observations(database: Path) -> Iterator[QgsVectorLayer]:
    """Somebody has laid the observations into the background by hand."""
    project = QgsProject()
    layer = QgsVectorLayer(f"{database}|layername=observation", "Händelser", "ogr")
    assert layer.isValid()
    project.addMapLayer(layer)
    yield layer
    project.clear()


def test_which_layers_are_the_groups_own(observations: QgsVectorLayer) -> None:
    plain = QgsVectorLayer("Point?crs=EPSG:3006&field=row_version:integer", "observation", "memory")
    marked = QgsVectorLayer("Point?crs=EPSG:3006", "Värmekarta", "memory")
    marked.setCustomProperty(LAYER_PROPERTY, LayerKey.RESULT.value)
    ground = QgsVectorLayer("Polygon?crs=EPSG:3006", "Karta", "memory")
    ground.setCustomProperty(LAYER_PROPERTY, LayerKey.BACKGROUND.value)
    layers = [observations, plain, marked, ground]
    assert [is_internal(layer) for layer in layers] == [True, False, True, False]
    kept, notices = shown_to_all(layers)
    assert kept == [plain, ground]
    assert [name in notice for name, notice in zip(("Händelser", "Värmekarta"), notices, strict=True)] == [
        True
    ] * 2


@pytest.mark.parametrize("is_public", [True, False])
def test_only_a_public_sheet_leaves_them_out(observations: QgsVectorLayer, is_public: bool) -> None:
    answer = sample("month")
    if is_public:
        shapes = tuple(FilledShape(area.wkb, 1) for area in answer.map.areas)
        fill = MapFill("Händelser", "per område", (1.0, 2.0, 3.0, 4.0, 5.0), shapes, "visas inte")
        answer = replace(answer, map=replace(answer.map, fill=fill))
    composed = compose(answer, SheetOptions(), [observations])
    try:
        told = [notice for notice in composed.notices if "Händelser" in notice]
        assert bool(told) is is_public
    finally:
        composed.close()
