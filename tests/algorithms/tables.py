"""What an algorithm wrote, read back."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsVariantUtils, QgsVectorLayer


def rows_of(source: str) -> list[dict[str, Any]]:
    """Return the rows of a written layer; null as None, without the fid that a format adds."""
    layer = QgsVectorLayer(source, "result", "ogr")
    assert layer.isValid(), source
    names = [name for name in layer.fields().names() if name != "fid"]
    return [
        {name: None if QgsVariantUtils.isNull(feature[name]) else feature[name] for name in names}
        for feature in layer.getFeatures()
    ]
