"""Hotspots as areas, cut from the heatmap: where so many of the events lie closest, with their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from ...analysis.areas import area_of_points
from ...analysis.progress import SILENT, Part, Progress
from ...analysis.surface import CutBy, HotPolygons, hot_polygons
from ...analysis.table import FloatArray
from ...project.language import translate
from ...project.swedish import decimal, number, percent, period_label
from ..basis import Basis
from ..layer_reading import require_points
from ..reading import Reading
from ..week.linked import linked_by_code
from ..wording import events, left_out_sentence, sentences
from .asked import Asked, Chosen, Option, Values
from .asking_where import place_names
from .density import cell_size_for, surface
from .heatmap import HeatmapSource
from .result_map import ResultField, features
from .stacks import stack_notices

LEAST_EVENTS = 3
"""A hotspot of fewer is none."""

_RULES = ("share 0.10", "share 0.25", "share 0.50", "mean 5", "mean 10")


@dataclass(frozen=True)
class CutHotspots:
    """The hotspots with most events first, and what their places are called."""

    basis: Basis
    found: HotPolygons
    names: tuple[str, ...]
    told: str


def asking_hotspots(
    source: HeatmapSource, bandwidth: float, values: Values, progress: Progress = SILENT
) -> Asked[CutHotspots]:
    """Cut hotspots from the heatmap of what was read. Raises NoObservationsError, EstError."""
    chosen = Chosen(values)
    rule = chosen.option(
        "cut",
        translate("est", "Hotspots as areas"),
        translate(
            "est",
            "The smallest area that holds so many of the events, or where the density is so"
            " many times its mean.",
        ),
        _RULES[1],
        tuple(Option(each, _rule_word(each)) for each in _RULES),
    )
    by, amount = _rule(rule)
    answer = cut_hotspots(source.reading, bandwidth, by, amount, progress)
    polygons = answer.found.polygons
    points = source.reading.points()
    code = area_of_points([each.geometry for each in polygons], points.x, points.y)
    linked = linked_by_code(points, code, range(len(polygons)), answer.names)
    period = source.selection.period
    columns: list[tuple[ResultField, Sequence[object]]] = [
        (ResultField("name", translate("est", "Place"), "str"), list(answer.names)),
        (ResultField("events", translate("est", "Events"), "int"), [each.events for each in polygons]),
        (ResultField("share", translate("est", "Share of all"), "float"), [each.share for each in polygons]),
        (ResultField("area_km2", translate("est", "km²"), "float"), [each.area_km2 for each in polygons]),
    ]
    drawn = features(
        "hotspots",
        translate(
            "est",
            "Hotspots ({rule}), {period}",
            rule=_rule_word(rule),
            period=period_label(period) if period is not None else translate("est", "all time"),
        ),
        source.reading.crs,
        "MultiPolygon",
        shapely.to_wkb([_multi(each.geometry) for each in polygons]),
        columns,
        {},
    )
    return Asked(answer, chosen.used(), drawn if polygons else None, linked)


def cut_hotspots(
    reading: Reading, bandwidth: float, by: CutBy, amount: float, progress: Progress = SILENT
) -> CutHotspots:
    """Cut hotspots from the density of what was read. Raises NoObservationsError, ParameterError."""
    require_points(reading)
    points = reading.points()
    density = surface(points, bandwidth, cell_size_for(bandwidth), progress=Part(progress, 0.0, 0.7))
    found = hot_polygons(density, points.x, points.y, by=by, amount=amount, least_events=LEAST_EVENTS)
    code = area_of_points([each.geometry for each in found.polygons], points.x, points.y)
    shapes = np.array([each.geometry for each in found.polygons], dtype=object)
    names = place_names(points, code, np.arange(len(shapes)), shapes)
    left_out = reading.left_out_of_points()
    recipe = {
        "question": "worst",
        "crs": reading.crs,
        "bandwidth_m": bandwidth,
        "by": by.value,
        "amount": amount,
        "n": len(points),
    }
    told = _sentence(found, names, len(points))
    sentence = sentences(told, left_out_sentence(left_out))
    basis = Basis(len(points), sentence, left_out, (*reading.notices, *stack_notices(points)), recipe)
    return CutHotspots(basis, found, names, told)


def areas_of(found: HotPolygons) -> FloatArray:
    """Return the areas of the hotspots (k,), km²."""
    return np.array([each.area_km2 for each in found.polygons], dtype=np.float64)


def _rule(text: str) -> tuple[CutBy, float]:
    word, amount = text.split(" ")
    return (CutBy.SHARE_OF_EVENTS if word == "share" else CutBy.MULTIPLE_OF_MEAN), float(amount)


def _rule_word(text: str) -> str:
    by, amount = _rule(text)
    if by is CutBy.SHARE_OF_EVENTS:
        return translate("est", "{share} of the events", share=percent(amount))
    return translate("est", "{times} times the mean", times=number(round(amount)))


def _multi(shape: shapely.geometry.base.BaseGeometry) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"])


def _sentence(found: HotPolygons, names: Sequence[str], n: int) -> str:
    if not found.polygons:
        return translate(
            "est",
            "{events}, and nowhere at least {least} of them close together.",
            events=events(n),
            least=LEAST_EVENTS,
        )
    held = sum(each.events for each in found.polygons)
    return translate(
        "est",
        "{count} hotspots hold {held} of {events} on {area} km²; most at {name} ({most}).",
        count=number(len(found.polygons)),
        held=number(held),
        events=events(n),
        area=decimal(float(areas_of(found).sum()), 2),
        name=names[0],
        most=number(found.polygons[0].events),
    )
