"""The map of a composed sheet as a picture for the screen: the same layers, places and labels as in print."""

from __future__ import annotations

from collections.abc import Generator

from qgis.core import Qgis, QgsLayoutItemMap, QgsMapRendererParallelJob
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSizeF

from .page import PageResult

WIDTH_PX = 1800
MM_PER_INCH = 25.4
MOST_HEIGHT_PX = 2400


def map_picture_steps(result: PageResult) -> Generator[bool, None, bytes]:
    """Draw the page's map in other threads: yields True while it is drawn, returns a PNG.

    Whoever runs it gives Qt's event loop a turn in between, or the drawing never ends.

    Returns b"" where the template has no map.
    """
    item = result.template.item("est_map")
    if not isinstance(item, QgsLayoutItemMap):
        return b""
    frame = result.template.frame("est_map")
    width = min(WIDTH_PX, round(MOST_HEIGHT_PX * frame.width / frame.height))
    size = QSizeF(width, round(width * frame.height / frame.width))
    settings = item.mapSettings(item.extent(), size, width / (frame.width / MM_PER_INCH), True)
    settings.setFlag(Qgis.MapSettingsFlag.ForceVectorOutput, False)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    try:
        while job.isActive():
            yield True
        image = job.renderedImage()
    finally:
        if job.isActive():
            job.cancel()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())
