"""A QGIS that has the observations open and draws them without pause: pans, zooms, filters.

Run as ``python drawing_process.py SOURCE PROVIDER``; draws until its standard input is closed, then prints
how many pictures it drew, and how many rows the layer held in the last one.
"""

from __future__ import annotations

import select
import sys

from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QSize

FILTERS = ("", "\"source\" = 'staff'", "\"started_at\" >= '2026-01-01T02:00:00.000Z'")
WINDOW = QSize(800, 600)


def tell(text: str) -> None:
    """Say something to the test, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def draw(source: str, provider: str) -> None:
    """Draw one picture after the other."""
    layer = QgsVectorLayer(source, "observation", provider)
    if not layer.isValid():
        raise SystemExit("the layer is not valid")
    tell("ready")
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setOutputSize(WINDOW)
    settings.setDestinationCrs(layer.crs())
    pictures = 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        if pictures % 10 == 0:
            layer.setSubsetString(FILTERS[pictures // 10 % len(FILTERS)])
        shift = pictures % 7 * 20
        settings.setExtent(QgsRectangle(499_900 + shift, 6_499_900, 500_200 + shift, 6_500_700))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        if job.errors():
            raise SystemExit(job.errors()[0].message)
        pictures += 1
        layer.dataProvider().reloadData()
    layer.setSubsetString("")
    tell(f"{pictures} {layer.featureCount()}")


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    draw(sys.argv[1], sys.argv[2])
    application.exitQgis()
