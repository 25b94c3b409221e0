"""Draw layers as QGIS does, to look at what a person would see."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage


def draw(
    layers: Sequence[QgsMapLayer], extent: QgsRectangle, crs: str, width: int = 400, height: int = 400
) -> QImage:
    """Return the picture of ``layers`` (topmost first) on white."""
    settings = QgsMapSettings()
    settings.setLayers(list(layers))
    settings.setExtent(extent)
    settings.setOutputSize(QSize(width, height))
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    settings.setBackgroundColor(QColor("#ffffff"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors(), [error.message for error in job.errors()]
    return job.renderedImage()


def colours(image: QImage) -> NDArray[np.uint8]:
    """Return the picture as an array (height, width, 3) of red, green, blue."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pointer = image.constBits()
    pointer.setsize(image.sizeInBytes())
    rows = np.frombuffer(pointer, np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), :3].copy()


def is_drawn(image: QImage) -> bool:
    """Tell whether anything but white is in the picture."""
    return bool((colours(image) != 255).any())
