"""The background: printed faded and named, or named as missing within five seconds. A real server answers."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
import shapely
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QColor, QImage

from est_plugin.sheets.background import is_network_layer, is_network_picture
from est_plugin.sheets.lagesbild import compose
from est_plugin.sheets.map_layers import distinct_dots
from est_plugin.sheets.map_scale import fit_view
from est_plugin.sheets.options import SheetOptions
from tests.sheets.conftest import sample
from tests.sheets.reading import images, read_sheet
from tests.sheets.sample_answers import EXTENT
from tests.sheets.test_sheet_export import pixels

GREEN = "#3c8f50"


def png(colour: str) -> bytes:
    image = QImage(256, 256, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data)


@dataclass(frozen=True)
class MapServer:
    """A server of tiles on this machine; what it does is said by the first part of the path."""

    port: int

    def layer(self, kind: str, port: int | None = None) -> QgsRasterLayer:
        """Return a layer of tiles of that kind."""
        address = f"http://127.0.0.1:{port or self.port}/{kind}/%7Bz%7D/%7Bx%7D/%7By%7D.png"
        return QgsRasterLayer(f"type=xyz&url={address}&zmin=0&zmax=19", f"Karta {kind}", "wms")


@pytest.fixture(scope="module")
def map_server(qgis_app: object) -> Iterator[MapServer]:
    """Serves green tiles, clear tiles, errors, and silence."""
    tiles = {"green": png(GREEN), "clear": png("#00000000")}
    released = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind = self.path.split("/")[1]
            if kind == "silent":
                released.wait(60.0)
                return
            if kind not in tiles:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(tiles[kind])))
            self.end_headers()
            self.wfile.write(tiles[kind])

        def log_message(self, *_words: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield MapServer(server.server_port)
    released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def memory_layer(geometry: str, wkt: str, name: str, colour: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:3006", name, "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    layer.dataProvider().addFeatures([feature])
    symbol = (
        QgsLineSymbol.createSimple({"line_color": colour, "line_width": "2"})
        if geometry == "LineString"
        else QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def ground(colour: str = GREEN) -> QgsVectorLayer:
    x_min, y_min, x_max, y_max = EXTENT
    wkt = shapely.box(x_min - 9e3, y_min - 9e3, x_max + 9e3, y_max + 9e3).wkt
    return memory_layer("Polygon", wkt, "Mark", colour)


def map_colour(layers: list[QgsMapLayer], fade: float) -> QColor:
    """Print an empty sheet and return the colour in the middle of its map."""
    composed = compose(sample("empty"), SheetOptions(paper="A4", fade=fade, dpi=100), layers)
    image = composed.preview(0, 50.0)
    composed.close()
    return image.pixelColor(round(0.33 * image.width()), round(0.45 * image.height()))


@pytest.mark.parametrize("fade", [0.0, 0.35, 0.8])
def test_every_layer_fades_alike(map_server: MapServer, fade: float) -> None:
    colour = QColor(GREEN)
    expected = [round(c + (255 - c) * fade) for c in (colour.red(), colour.green(), colour.blue())]
    for layers in ([ground()], [map_server.layer("green")]):
        seen = map_colour(layers, fade)
        assert [seen.red(), seen.green(), seen.blue()] == pytest.approx(expected, abs=3)


def test_a_server_that_answers_is_printed_without_seams(map_server: MapServer, tmp_path: Path) -> None:
    composed = compose(sample("empty"), SheetOptions(fade=0.0), [map_server.layer("green")])
    image = composed.preview(0, 300.0)
    middle = pixels(image)[900:2300, 400:2400]
    assert np.abs(middle.astype(int) - middle[0, 0]).max() <= 2
    (path,) = composed.export(tmp_path / "blad.pdf")
    assert images(path) == 1
    assert composed.notices == []
    composed.close()
    assert not [name for name in gdal.ReadDir("/vsimem/") or [] if name.startswith("est-")]


@pytest.mark.parametrize("kind", ["silent", "missing", "refused", "invalid"])
def test_a_server_that_does_not_answer_is_named_within_five_seconds(
    map_server: MapServer, closed_port: int, kind: str
) -> None:
    if kind == "invalid":
        layer = QgsRasterLayer(
            f"crs=EPSG:3006&format=image/png&layers=a&styles&url=http://127.0.0.1:{closed_port}/",
            f"Karta {kind}",
            "wms",
        )
    else:
        layer = map_server.layer(kind, closed_port if kind == "refused" else None)
    answer = sample("month")
    compose(answer, SheetOptions()).close()
    started = time.monotonic()
    composed = compose(answer, SheetOptions(), [layer, ground("#ffffff")])
    took = time.monotonic() - started
    assert [notice for notice in composed.notices if f"“Karta {kind}” did not answer" in notice]
    assert composed.pages == 1
    assert composed.overflows == 0
    assert took < 7.0, "five seconds to name it, and the sheet itself"
    composed.close()


def test_many_silent_servers_are_asked_at_once_and_an_atlas_asks_once(map_server: MapServer) -> None:
    layers = [map_server.layer("silent") for _ in range(4)]
    started = time.monotonic()
    composed = compose([sample("single"), sample("empty")], SheetOptions(paper="A4"), layers)
    assert time.monotonic() - started < 8.0
    composed.close()


def test_the_missing_background_stands_on_the_sheet(
    map_server: MapServer, closed_port: int, tmp_path: Path
) -> None:
    composed = compose(sample("month"), SheetOptions(), [map_server.layer("refused", closed_port)])
    (path,) = composed.export(tmp_path / "blad.pdf")
    composed.close()
    assert "did not answer and is missing here" in read_sheet(path, 1, (), ()).text


def test_a_picture_with_nothing_on_it_is_told(map_server: MapServer) -> None:
    composed = compose(sample("single"), SheetOptions(paper="A4"), [map_server.layer("clear")])
    assert composed.notices == ["The background “Karta clear” shows nothing in this place."]
    composed.close()


def test_attribution_stands_by_the_map_once_and_names_stand_for_it(tmp_path: Path) -> None:
    credited, also, named = ground(), ground(), ground()
    credited.serverProperties().setAttribution("© Exempelköpings kommun")
    also.serverProperties().setAttribution("© Exempelköpings kommun")
    named.setName("Grundkarta")
    composed = compose(sample("month"), SheetOptions(), [credited, also, named])
    (path,) = composed.export(tmp_path / "blad.pdf")
    sheet = read_sheet(path, 1, (), ())
    assert len(sheet.find("© Exempelköpings kommun")) == 1
    assert "Background: Grundkarta." in sheet.text
    composed.close()


def test_streets_show_through_the_density_and_the_project_keeps_its_layers() -> None:
    x_min, y_min, x_max, _ = EXTENT
    street = memory_layer(
        "LineString", f"LINESTRING({x_min} {y_min + 2000},{x_max} {y_min + 2000})", "Gator", "#0000ff"
    )
    street.serverProperties().setAttribution("© K")
    QgsProject.instance().addMapLayer(street)
    before = set(QgsProject.instance().mapLayers())
    composed = compose(sample("month"), SheetOptions(), [street])
    (backdrop,) = composed.backdrops
    assert [layer.id() for layer in backdrop.layers] == [street.id()]
    assert len(backdrop.over) == 1
    assert composed.results[0].layout.project() is not QgsProject.instance()
    composed.close()
    assert set(QgsProject.instance().mapLayers()) == before
    assert street.isValid()
    assert street.serverProperties().attribution() == "© K"
    QgsProject.instance().removeMapLayer(street.id())


def test_what_waits_for_a_network_is_known_by_its_source(map_server: MapServer, tmp_path: Path) -> None:
    local = QgsVectorLayer(str(tmp_path / "finns inte.gpkg"), "x", "ogr")
    far = QgsVectorLayer("/vsicurl/http://127.0.0.1:9/a.gpkg", "x", "ogr")
    assert is_network_picture(map_server.layer("green"))
    assert not is_network_layer(local)
    assert not is_network_layer(ground())
    assert is_network_layer(far)
    assert not is_network_picture(far)


def test_dots_that_cannot_be_told_apart_are_drawn_once() -> None:
    view = fit_view(EXTENT, 272.0, 227.0)
    x = np.concatenate([np.full(1000, EXTENT[0] + 500.0), [EXTENT[0] + 900.0, EXTENT[0] - 90_000.0]])
    y = np.full(1002, EXTENT[1] + 500.0)
    shown_x, _ = distinct_dots(x, y, view)
    assert sorted(shown_x) == [EXTENT[0] + 500.0, EXTENT[0] + 900.0]


def test_labels_of_the_background_give_way_to_numbers_and_names(tmp_path: Path) -> None:
    month = sample("month")
    named = QgsVectorLayer("Point?crs=EPSG:3006&field=name:string(80)", "Platser", "memory")
    features = []
    for place in month.places.places:
        feature = QgsFeature(named.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(place.x, place.y)))
        feature.setAttributes(["Bakgrundens eget namn"])
        features.append(feature)
    named.dataProvider().addFeatures(features)
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.placement = Qgis.LabelPlacement.AroundPoint
    settings.priority = 9
    named.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    named.setLabelsEnabled(True)
    composed = compose(month, SheetOptions(), [named])
    (path,) = composed.export(tmp_path / "blad.pdf")
    composed.close()
    sheet = read_sheet(path, 1, (), ())
    assert {"1", "2", "3"} <= {word.text for word in sheet.on_map()}
    assert list(sheet.collisions()) == []
