"""The calm ground under the map: a municipality's own layers, reached within seconds or named as missing.

Local layers stay vectors. What comes over a network is drawn by a job of QGIS's own in a
worker thread, so that a server that does not answer never holds the window.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsMapLayerServerProperties,
    QgsMapRendererJob,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsNetworkAccessManager,
    QgsNetworkReplyContent,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtNetwork import QNetworkReply

from ..answers.lagesbild.parts import MapContent
from ..project.language import translate
from ..project.swedish import listed
from .map_scale import MapView, fit_view
from .options import SheetOptions
from .template import Template

REACH_SECONDS = 4.0
"""A server has this long to answer at all, so that it is named within five seconds."""

DRAW_SECONDS = 25.0
TRIAL_PIXELS = 64
MOST_NAMES = 3
OVER_DENSITY = 0.5
"""Opacity of the copy of line layers that is drawn over the density."""

MOST_PIXELS_ALONG = 6000
MM_PER_INCH = 25.4
_NETWORK_PICTURES = frozenset(
    {"wms", "wcs", "arcgismapserver", "vectortile", "xyzvectortiles", "arcgisvectortileservice"}
)
_NETWORK_FEATURES = frozenset({"wfs", "oapif", "arcgisfeatureserver", "postgres", "mssql", "oracle", "hana"})
_NETWORK_SOURCES = ("http://", "https://", "ftp://", "/vsicurl", "/vsis3", "/vsigs", "/vsiaz")


@dataclass
class Backdrop:
    """Layers that can be printed without waiting, what they are, and which could not be reached.

    ``over`` are pale copies of the line layers, for printing over the density.
    """

    layers: list[QgsMapLayer] = field(default_factory=list)
    over: list[QgsMapLayer] = field(default_factory=list)
    attribution: str = ""
    names: list[str] = field(default_factory=list)
    unreachable: list[str] = field(default_factory=list)
    blank: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def sources(self) -> str:
        """Return what the footer says about the background."""
        if not self.names or len(self.names) > MOST_NAMES:
            return ""
        return translate("est", "Background: {names}.", names=listed(self.names))

    def notices(self) -> list[str]:
        """Return a sentence for what could not be reached, and one for what came without a picture."""
        told = []
        if self.unreachable:
            names = _quoted(self.unreachable)
            told.append(
                translate("est", "The background {names} did not answer and is missing here.", names=names)
            )
        if self.blank:
            names = _quoted(self.blank)
            told.append(translate("est", "The background {names} shows nothing in this place.", names=names))
        return told

    def close(self) -> None:
        """Let the pictures of network layers go."""
        for path in self.files:
            gdal.Unlink(path)
            gdal.Unlink(f"{path}.aux.xml")
        self.files.clear()


def _quoted(names: Sequence[str]) -> str:
    return listed([f"“{name}”" for name in names])


def is_network_picture(layer: QgsMapLayer) -> bool:
    """Tell whether the layer is drawn by a server, picture or tile by tile."""
    provider = layer.providerType().lower()
    if provider in _NETWORK_PICTURES:
        return not layer.source().startswith("type=mbtiles")
    return provider == "gdal" and any(mark in layer.source().lower() for mark in _NETWORK_SOURCES)


def is_network_layer(layer: QgsMapLayer) -> bool:
    """Tell whether drawing the layer may have to wait for a network."""
    if is_network_picture(layer) or layer.providerType().lower() in _NETWORK_FEATURES:
        return True
    return any(mark in layer.source().lower() for mark in _NETWORK_SOURCES)


def backdrop_steps(
    project: QgsProject,
    template: Template,
    content: MapContent,
    background: Sequence[QgsMapLayer],
    options: SheetOptions,
    known: dict[str, bool],
    backdrop: Backdrop,
) -> Generator[bool, None, None]:
    """Fill the background of one page. Yields True each time it waits for a network.

    ``known`` remembers by layer id who answered, so that an atlas asks each server once.
    """
    if not background or template.item("est_map") is None:
        return
    frame = template.frame("est_map")
    view = fit_view(content.extent, frame.width, frame.height)
    yield from _ask(background, view, content.crs, known)
    for layer in background:
        if not known[layer.id()]:
            backdrop.unreachable.append(layer.name())
            continue
        drawn: QgsMapLayer | None = layer
        if is_network_picture(layer):
            drawn = yield from _picture(layer, view, content.crs, options.dpi, backdrop)
            if drawn is None:
                known[layer.id()] = False
                backdrop.unreachable.append(layer.name())
                continue
            project.addMapLayer(drawn, False)
        backdrop.layers.append(drawn)
        _name(backdrop, layer)
    for layer in backdrop.layers:
        if _is_line_layer(layer):
            over = _line_over_density(layer)
            project.addMapLayer(over, False)
            backdrop.over.append(over)


def _name(backdrop: Backdrop, layer: QgsMapLayer) -> None:
    """Add who made the layer, once; without an attribution its name stands for it in the footer."""
    attribution = layer.serverProperties().attribution() or ", ".join(layer.metadata().rights())
    if not attribution:
        backdrop.names.append(layer.name())
    elif attribution not in backdrop.attribution:
        backdrop.attribution = " · ".join(part for part in (backdrop.attribution, attribution) if part)


def _is_line_layer(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.geometryType() == Qgis.GeometryType.Line


def _line_over_density(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Return a pale copy of streets and railways, so that a reader sees where in a hotspot he is.

    ``clone`` of QGIS 3.40 empties the server properties of the layer it copies: they are put back.
    """
    kept = QgsMapLayerServerProperties()
    layer.serverProperties().copyTo(kept)
    copy = layer.clone()
    kept.copyTo(layer.serverProperties())
    copy.setLabelsEnabled(False)
    for symbol in copy.renderer().symbols(QgsRenderContext()):
        symbol.setOpacity(symbol.opacity() * OVER_DENSITY)
    return copy


def _ask(
    background: Sequence[QgsMapLayer], view: MapView, crs: str, known: dict[str, bool]
) -> Generator[bool, None, None]:
    """Find out, for all network layers at once, who answers at all."""
    jobs: dict[str, QgsMapRendererSequentialJob] = {}
    layers = {layer.id(): layer for layer in background}
    with FailedRequests() as failed:
        for layer in background:
            if layer.id() in known:
                continue
            if not layer.isValid():
                known[layer.id()] = False
            elif not is_network_layer(layer):
                known[layer.id()] = True
            else:
                jobs[layer.id()] = _start(layer, view, crs, TRIAL_PIXELS)
        try:
            deadline = time.monotonic() + REACH_SECONDS
            while any(job.isActive() for job in jobs.values()) and time.monotonic() < deadline:
                yield True
            for layer_id, job in jobs.items():
                answered = not job.isActive() and not job.errors()
                refused = answered and failed.of(layers[layer_id]) and is_blank(job.renderedImage())
                known[layer_id] = answered and not refused
        finally:
            for job in jobs.values():
                _let_go(job)


class FailedRequests:
    """Listens which servers refuse while it is open; QGIS itself draws nothing then and says no word."""

    def __init__(self) -> None:
        self._servers: set[str] = set()

    def __enter__(self) -> FailedRequests:
        QgsNetworkAccessManager.instance().finished[QgsNetworkReplyContent].connect(self._note)
        return self

    def __exit__(self, *_error: object) -> None:
        QgsNetworkAccessManager.instance().finished[QgsNetworkReplyContent].disconnect(self._note)

    def of(self, layer: QgsMapLayer) -> bool:
        """Tell whether a server of this layer has failed."""
        source = unquote(layer.source())
        return any(server in source for server in self._servers)

    def _note(self, reply: QgsNetworkReplyContent) -> None:
        if reply.error() != QNetworkReply.NetworkError.NoError:
            self._servers.add(reply.request().url().authority())


def is_blank(image: QImage) -> bool:
    """Tell whether nothing has been drawn on a transparent picture."""
    return not _pixels(image)[:, :, 3].any()


def _picture(
    layer: QgsMapLayer, view: MapView, crs: str, dpi: int, backdrop: Backdrop
) -> Generator[bool, None, QgsRasterLayer | None]:
    """Draw a network layer at print resolution; None if it does not come in time."""
    pixels = min(MOST_PIXELS_ALONG, round(max(view.width_mm, view.height_mm) / MM_PER_INCH * dpi))
    job = _start(layer, view, crs, pixels, dpi)
    try:
        deadline = time.monotonic() + DRAW_SECONDS
        while job.isActive() and time.monotonic() < deadline:
            yield True
        if job.isActive() or job.errors():
            return None
    finally:
        _let_go(job)
    image = job.renderedImage()
    if is_blank(image):
        backdrop.blank.append(layer.name())
    path = f"/vsimem/est-{uuid.uuid4().hex}.tif"
    _write(image, view, crs, path)
    backdrop.files.append(path)
    drawn = QgsRasterLayer(path, layer.name(), "gdal")
    return drawn if drawn.isValid() else None


def _start(
    layer: QgsMapLayer, view: MapView, crs: str, longest: int, dpi: float = 96.0
) -> QgsMapRendererSequentialJob:
    share = longest / max(view.width_mm, view.height_mm)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    settings.setTransformContext(QgsProject.instance().transformContext())
    settings.setOutputSize(QSize(max(1, round(view.width_mm * share)), max(1, round(view.height_mm * share))))
    settings.setExtent(QgsRectangle(view.x_min, view.y_min, view.x_max, view.y_max))
    settings.setOutputDpi(dpi)
    settings.setBackgroundColor(QColor(Qt.GlobalColor.transparent))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    return job


def _let_go(job: QgsMapRendererJob) -> None:
    """Ask a job to stop without waiting for it; it lives until its thread has ended."""
    if job.isActive():
        job.finished.connect(partial(_forget, job))
        job.cancelWithoutBlocking()


def _forget(job: QgsMapRendererJob) -> None:
    job.finished.disconnect()


def _write(image: QImage, view: MapView, crs: str, path: str) -> None:
    """Write a picture with its place on the ground to memory."""
    pixels = _pixels(image)
    height, width, _ = pixels.shape
    target = gdal.GetDriverByName("GTiff").Create(path, width, height, 4, gdal.GDT_Byte, ["ALPHA=YES"])
    target.SetGeoTransform(
        (
            view.x_min,
            (view.x_max - view.x_min) / width,
            0.0,
            view.y_max,
            0.0,
            (view.y_min - view.y_max) / height,
        )
    )
    target.SetProjection(QgsCoordinateReferenceSystem(crs).toWkt())
    for band in range(4):
        target.GetRasterBand(band + 1).WriteArray(pixels[:, :, band])
    target.FlushCache()


def _pixels(image: QImage) -> NDArray[np.uint8]:
    """Return red, green, blue and alpha of a picture as (rows, columns, 4)."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    rows = np.frombuffer(bits, np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4).copy()
