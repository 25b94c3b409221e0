"""What an answer shows on the map: shapes with figures, or a surface; made here, drawn in ``project``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...project.result_layer import ResultFeatures, ResultField, ResultSurface

__all__ = ["ResultFeatures", "ResultField", "ResultMap", "ResultSurface", "features"]

ResultMap = ResultFeatures | ResultSurface


def features(
    style: str,
    title: str,
    crs: str,
    geometry: str,
    wkb: Sequence[bytes],
    columns: Sequence[tuple[ResultField, Sequence[object]]],
    legend: Mapping[str, str],
) -> ResultFeatures:
    """Return shapes with their columns, as a layer of ``style`` takes them."""
    return ResultFeatures(
        style,
        title,
        crs,
        geometry,
        tuple(wkb),
        tuple(column for column, _ in columns),
        tuple(zip(*(values for _, values in columns), strict=True)) if columns else (),
        legend,
    )
