"""The map of a sheet: its view, what stands where on it, and its layers, from background to names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from qgis.core import QgsMapLayer
from shapely import affinity

from ..answers.lagesbild.parts import LagesbildAnswer, MapFill
from . import map_layers
from .background import Backdrop
from .contours import ClassArea
from .map_placing import Box, Crowd, Marker, Name, PlacedMarker, place_markers, place_names
from .map_scale import MapView
from .marks import Face
from .style import LEAST_PT, Style
from .typesetting import Typesetter

NUMBER_AIR_MM = 1.9
LETTER_AIR_MM = 4.0
NAME_LINES = 2
NAME_WIDTH_SHARE = 0.3


@dataclass(frozen=True)
class MapPart:
    """The map's own layers and its background's, each from the top down, and what has to be told in words."""

    own: tuple[QgsMapLayer, ...]
    background: tuple[QgsMapLayer, ...]
    dots_shown: bool
    names_left_out: int


@dataclass(frozen=True)
class MapPlan:
    """How the map is to be made: its view, what of it is taken by panels, what the sheet's lists show."""

    view: MapView
    style: Style
    setter: Typesetter
    backdrop: Backdrop
    taken: tuple[Box, ...] = ()
    places: int = 0
    insatser: int = 0
    reports: int = 0
    fade: float = 0.0

    @property
    def ground(self) -> Box:
        """Where names and markers may stand: the frame but for its edge."""
        return Box(0.0, 0.0, self.view.width_mm, self.view.height_mm).grown(-1.0)


def build_map(answer: LagesbildAnswer, classes: Sequence[ClassArea], plan: MapPlan) -> MapPart:
    """Build the map's layers. Only places and insatser that the sheet also lists are on it."""
    view, style, backdrop = plan.view, plan.style, plan.backdrop
    content = answer.map
    numbers = _numbers(answer, plan)
    letters = _letters(answer, plan, [*plan.taken, *_boxes(numbers)])
    dot_x, dot_y = map_layers.distinct_dots(content.x, content.y, view)
    dots_shown = 0 < dot_x.size <= map_layers.MOST_DOTS
    crowd = Crowd(
        *_on_paper(dot_x, dot_y, view, dots_shown), view.width_mm, view.height_mm, _heat(answer, view)
    )
    blocked = [*plan.taken, *_boxes(numbers), *_boxes(letters)]
    names, left_out = _names(answer, plan, blocked, crowd)
    crs = content.crs
    layers: list[QgsMapLayer] = list(map_layers.names_layers(names, view, crs, "names"))
    if letters:
        layers.append(
            map_layers.markers_layer(letters, view, crs, style.map_mark, diamond=True, name="insatser")
        )
    if numbers:
        layers.append(
            map_layers.markers_layer(numbers, view, crs, style.map_mark, diamond=False, name="places")
        )
    if any(marker.moved for marker in (*numbers, *letters)):
        layers.append(map_layers.leaders_layer([*numbers, *letters], view, crs, "leaders"))
    if content.hot:
        layers.append(map_layers.hot_layer(content.hot, crs, "hotspots"))
    if content.areas:
        layers.append(map_layers.areas_layer([area.wkb for area in content.areas], crs, "areas"))
    if dots_shown:
        layers.append(map_layers.dots_layer(dot_x, dot_y, crs, style.dot, "events"))
    if content.fill is not None:
        layers.extend(backdrop.over)
        layers.append(map_layers.density_layer(_filled(content.fill), crs, "counts"))
    if classes:
        layers.extend(backdrop.over)
        layers.append(map_layers.density_layer(classes, crs, "density"))
    if backdrop.layers and plan.fade > 0:
        layers.append(map_layers.veil_layer(view, crs, plan.fade, "veil"))
    return MapPart(tuple(layers), tuple(backdrop.layers), dots_shown, left_out)


def _filled(fill: MapFill) -> list[ClassArea]:
    return [
        ClassArea(shape.class_index, fill.breaks[shape.class_index], shape.wkb)
        for shape in fill.shapes
        if shape.class_index is not None
    ]


def _on_paper(
    x: NDArray[np.float64], y: NDArray[np.float64], view: MapView, shown: bool
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if not shown:
        return np.empty(0), np.empty(0)
    return (x - view.x_min) * view.mm_per_unit, (view.y_max - y) * view.mm_per_unit


def _heat(answer: LagesbildAnswer, view: MapView) -> NDArray[np.float64] | None:
    """Return the number of the density's class in every cell of the paper that the crowd counts in."""
    density = answer.density
    if density is None or not density.values.size:
        return None
    x = view.x_min + Crowd.middles(view.width_mm) / view.mm_per_unit
    y = view.y_max - Crowd.middles(view.height_mm) / view.mm_per_unit
    columns = np.floor((x - density.x_min) / density.cell_size).astype(np.int64)
    rows = np.floor((density.y_max - y) / density.cell_size).astype(np.int64)
    height, width = density.values.shape
    values = np.nan_to_num(density.values[np.clip(rows, 0, height - 1)][:, np.clip(columns, 0, width - 1)])
    values[(rows < 0) | (rows >= height), :] = 0.0
    values[:, (columns < 0) | (columns >= width)] = 0.0
    return np.digitize(values, density.breaks).astype(np.float64)


def _numbers(answer: LagesbildAnswer, plan: MapPlan) -> list[PlacedMarker]:
    numbered = [(str(place.rank), place.x, place.y) for place in answer.places.places[: plan.places]]
    if answer.reports is not None:
        numbered += [
            (str(line.number), line.x, line.y)
            for line in answer.reports.lines[: plan.reports]
            if line.number is not None and line.x is not None and line.y is not None
            if Box(*plan.view.on_paper(line.x, line.y), 0.0, 0.0).within(plan.ground)
        ]
    size = _marker_size([text for text, _, _ in numbered], plan.style.map_mark, plan.setter, NUMBER_AIR_MM)
    markers = [Marker(text, *plan.view.on_paper(x, y), size) for text, x, y in numbered]
    return place_markers(markers, plan.ground, plan.taken)


def _letters(answer: LagesbildAnswer, plan: MapPlan, taken: Sequence[Box]) -> list[PlacedMarker]:
    lines = [
        (line.letter, line.x, line.y)
        for line in answer.insatser.lines[: plan.insatser]
        if line.letter and line.x is not None and line.y is not None
    ]
    size = _marker_size([letter for letter, _, _ in lines], plan.style.map_mark, plan.setter, LETTER_AIR_MM)
    markers = [Marker(letter, *plan.view.on_paper(x, y), size) for letter, x, y in lines]
    return place_markers(markers, plan.ground, taken)


def _marker_size(texts: Sequence[str], face: Face, setter: Typesetter, air: float) -> float:
    widest = max((setter.width(text, face) for text in texts), default=0.0)
    return max(widest, setter.line_height(face) * 0.75) + air


def _boxes(placed: Sequence[PlacedMarker]) -> list[Box]:
    return [Box.round(p.x, p.y, p.marker.size) for p in placed]


def _names(
    answer: LagesbildAnswer, plan: MapPlan, taken: Sequence[Box], crowd: Crowd
) -> tuple[list[map_layers.NameSetting], int]:
    view, style = plan.view, plan.style
    faces = [style.map_name, style.map_name.sized(max(LEAST_PT, style.map_name.size_pt * 0.85))]
    faces.append(style.map_name.sized(LEAST_PT))
    names = []
    for area in answer.map.areas:
        shape = shapely.from_wkb(area.wkb)
        matrix = (view.mm_per_unit, 0, 0, -view.mm_per_unit)
        offset = (-view.x_min * view.mm_per_unit, view.y_max * view.mm_per_unit)
        names.append(
            Name(
                affinity.affine_transform(shape, (*matrix, *offset)),
                _settings(area.name, faces, view, plan.setter),
            )
        )
    places = place_names(names, plan.ground, taken, crowd)
    found = [map_layers.NameSetting(place, faces[place.setting]) for place in places if place is not None]
    return found, len(places) - len(found)


def _settings(
    name: str, faces: Sequence[Face], view: MapView, setter: Typesetter
) -> tuple[tuple[int, tuple[str, ...], float, float], ...]:
    settings = []
    for index, face in enumerate(faces):
        for lines in _line_choices(name, face, view.width_mm * NAME_WIDTH_SHARE, setter):
            width = max(setter.width(line, face) for line in lines) + 1.6
            settings.append((index, lines, width, setter.height(lines, face) + 0.4))
    return tuple(settings)


def _line_choices(name: str, face: Face, widest: float, setter: Typesetter) -> list[tuple[str, ...]]:
    """Return the name on one line if it is short enough, and broken into two of like width if it can be."""
    one = setter.shorten(name, face, widest)
    choices = [] if one.shortened else [one.lines]
    half = setter.width(name[:200], face) * 0.6
    two = setter.wrap(name, face, min(widest, max(half, 12.0)), NAME_LINES)
    if len(two.lines) == NAME_LINES or two.shortened or not choices:
        choices.append(two.lines)
    return choices
