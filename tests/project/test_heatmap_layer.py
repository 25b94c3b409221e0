"""The heatmap as a layer: classes, replacement, legend, what a saved project keeps of it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from osgeo import gdal
from qgis.core import Qgis, QgsLayerTreeLayer, QgsLayerTreeModel, QgsProject

from est_plugin.project.heatmap_layer import (
    CLASS_COLOURS,
    HeatmapError,
    HeatmapLayer,
    HeatmapSurface,
    density_renderer,
)
from est_plugin.project.memory_raster import remove_lost_rasters
from est_plugin.project.tree import LayerKey, find_layer, main_group
from tests.project.drawing import colours, draw, is_drawn

BREAKS = (20.0, 60.0, 120.0, 200.0, 300.0)


def surface(values: NDArray[np.floating[Any]], **changes: object) -> HeatmapSurface:
    given = {
        "values": values,
        "x_min": 500000.0,
        "y_max": 6600000.0,
        "cell_size": 100.0,
        "crs": "EPSG:3006",
        "breaks": BREAKS,
        "bandwidth_m": 260.0,
        "period": "okt 2026",
    }
    return HeatmapSurface(**{**given, **changes})  # type: ignore[arg-type]


def files_in_memory() -> list[str]:
    return [name for name in gdal.ReadDir("/vsimem/") or [] if name.startswith("est_lagesbild")]


def test_each_class_has_its_colour_and_below_the_first_is_nothing(project: QgsProject) -> None:
    values = np.array([[0, 19, 21, 59], [61, 119, 121, 199], [201, 299, 301, 9000]], dtype=np.float32)
    layer = HeatmapLayer(project).show(surface(values))
    layer.setOpacity(1)
    image = draw([layer], layer.extent(), "EPSG:3006", 400, 300)
    seen = [image.pixelColor(50 + 100 * (i % 4), 50 + 100 * (i // 4)).name() for i in range(12)]
    expected = ["#ffffff", "#ffffff", *(colour for colour in CLASS_COLOURS for _ in range(2))]
    assert seen == expected


def test_outside_the_mask_is_nothing(project: QgsProject) -> None:
    layer = HeatmapLayer(project).show(surface(np.array([[np.nan, 400.0]])))
    image = draw([layer], layer.extent(), "EPSG:3006", 200, 100)
    assert image.pixelColor(50, 50).name() == "#ffffff"
    assert image.pixelColor(150, 50).name() != "#ffffff"


def test_the_legend_names_unit_bandwidth_period_and_classes(project: QgsProject) -> None:
    layer = HeatmapLayer(project).show(surface(np.full((2, 2), 100.0)))
    assert "km²" in layer.name()
    assert "260" in layer.name()
    assert "okt 2026" in layer.name()
    model = QgsLayerTreeModel(project.layerTreeRoot())
    node = project.layerTreeRoot().findLayer(layer.id())
    assert isinstance(node, QgsLayerTreeLayer)
    labels = [str(n.data(0)) for n in model.layerLegendNodes(node)]
    assert labels[:4] == ["20–60", "60–120", "120–200", "200–300"]
    assert len(labels) == 5
    assert "300" in labels[4]


def test_a_new_heatmap_takes_the_place_of_the_old_and_frees_its_memory(project: QgsProject) -> None:
    heatmap = HeatmapLayer(project)
    before = len(files_in_memory())
    first = heatmap.show(surface(np.full((3, 3), 100.0)))
    moved = surface(np.full((5, 7), 400.0), x_min=510000.0, period="nov 2026")
    second = heatmap.show(moved)
    assert second is first
    assert second.extent().xMinimum() == 510000.0
    assert "nov 2026" in second.name()
    assert (second.width(), second.height()) == (7, 5)
    assert len(files_in_memory()) == before + 1
    assert len(main_group(project).findLayers()) == 1
    assert is_drawn(draw([second], second.extent(), "EPSG:3006"))
    heatmap.clear()
    assert find_layer(project, LayerKey.HEATMAP) is None
    assert len(files_in_memory()) == before
    heatmap.clear()


def test_a_name_the_person_gave_and_a_place_in_the_tree_are_kept(project: QgsProject) -> None:
    heatmap = HeatmapLayer(project)
    layer = heatmap.show(surface(np.full((3, 3), 100.0)))
    layer.setName("Min värmekarta")
    assert heatmap.show(surface(np.full((3, 3), 50.0))).name() == "Min värmekarta"


def test_a_removed_layer_is_made_anew(project: QgsProject) -> None:
    heatmap = HeatmapLayer(project)
    project.removeMapLayer(heatmap.show(surface(np.full((3, 3), 100.0))).id())
    assert heatmap.layer() is None
    assert heatmap.show(surface(np.full((3, 3), 100.0))).isValid()


def test_a_saved_project_does_not_keep_a_heatmap_that_lived_in_memory(
    project: QgsProject, tmp_path: Path
) -> None:
    heatmap = HeatmapLayer(project)
    heatmap.show(surface(np.full((3, 3), 100.0)))
    path = str(tmp_path / "lägesbild åäö.qgz")
    assert project.write(path)
    heatmap.clear()
    project.clear()
    assert project.read(path, Qgis.ProjectReadFlag.DontStoreOriginalStyles)
    assert find_layer(project, LayerKey.HEATMAP) is not None
    remove_lost_rasters(project)
    assert find_layer(project, LayerKey.HEATMAP) is None


def test_fewer_classes_keep_their_colours(project: QgsProject) -> None:
    layer = HeatmapLayer(project).show(surface(np.array([[30.0, 90.0]]), breaks=(20.0, 60.0)))
    renderer = density_renderer(layer.dataProvider(), (20.0, 60.0))
    items = renderer.shader().rasterShaderFunction().colorRampItemList()
    assert [item.color.name() for item in items] == list(CLASS_COLOURS[:2])


def test_what_cannot_be_a_raster_is_refused_with_a_sentence(project: QgsProject) -> None:
    with pytest.raises(HeatmapError, match="could not be put on the map"):
        HeatmapLayer(project).show(surface(np.empty((0, 0))))
    assert find_layer(project, LayerKey.HEATMAP) is None


def test_darker_means_denser_in_grey_print(qgis_app: object) -> None:
    from qgis.PyQt.QtGui import QColor

    greys = [0.299 * c.red() + 0.587 * c.green() + 0.114 * c.blue() for c in map(QColor, CLASS_COLOURS)]
    assert all(b < a - 15 for a, b in pairwise(greys))


def test_the_picture_is_the_right_way_up(project: QgsProject) -> None:
    values = np.zeros((10, 10))
    values[0, :] = 400
    layer = HeatmapLayer(project).show(surface(values))
    picture = colours(draw([layer], layer.extent(), "EPSG:3006", 100, 100))
    assert (picture[5] != 255).any()
    assert (picture[95] == 255).all()
