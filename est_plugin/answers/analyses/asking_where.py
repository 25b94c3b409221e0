"""Where, as the dock asks it: significant cells, the difference of two densities, hot places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ...analysis.grid import Grid
from ...analysis.kernels import Kernel
from ...analysis.progress import SILENT, Part, Progress, step
from ...analysis.surface import DEFAULT_BANDWIDTH
from ...analysis.table import FloatArray, IntArray, ObservationTable
from ...domain.period import Period
from ...domain.selection import Selection
from ...project.language import translate
from ...project.swedish import metres, number, period_label
from ..ground import Ground, ground_of
from ..lagesbild.parts import HotPlacesAnswer
from ..layer_reading import require_points
from ..reading import Reading, read_selection
from ..week.linked import Linked, linked_by_code
from .asked import NOTHING_CHOSEN, Asked, Chosen, Option, Values
from .asking_change import compare_period, nothing_to_compare
from .density import cell_size_for
from .density_change import DensityChange, difference_of
from .density_layer import DensityRequest
from .heatmap import read_heatmap_source
from .hot_cells import MAX_CELLS, HotCells, HotCellsRequest, hot_cells, hot_cells_of_counts
from .places import blocks_of_flats, hot_places_answer, named_places, usual_names
from .result_map import ResultFeatures, ResultField, ResultSurface, features
from .server_counts import may_count_in_server, server_counts

if TYPE_CHECKING:
    from ...store.gateway import Gateway

LISTED_CELLS = 50
_SQUARE, _HEXAGON = "square", "hexagon"
_WIDEST = 5000.0


@dataclass(frozen=True)
class HotCellsAsked:
    """The cells, and those that are hot or cold, surest first: their places in the cells and their names."""

    cells: HotCells
    listed: IntArray
    names: tuple[str, ...]


def asking_hot_cells(
    gateway: Gateway, selection: Selection, values: Values = NOTHING_CHOSEN, progress: Progress = SILENT
) -> Asked[HotCellsAsked]:
    """*Är det en hotspot?* Gi* on cells in the compared areas. Raises EstError, CancelledError."""
    ground = ground_of(gateway, selection, gateway.crs)
    if ground.shown.shapes and may_count_in_server(gateway, selection):
        return _asked_of_server(gateway, selection, Chosen(values), ground, progress)
    source = read_heatmap_source(gateway, selection, Part(progress, 0.0, 0.5))
    require_points(source.reading)
    ground = ground_of(gateway, selection, source.reading.crs)
    area = shapely.union_all(list(ground.shown.shapes)) if ground.shown.shapes else None
    chosen = Chosen(values)
    request = _cells_request(chosen, source.settings.heatmap_bandwidth_m or source.advice.metres, area)
    found = hot_cells(source.reading, request, Part(progress, 0.5, 0.9))
    points = source.reading.points()
    telling = np.flatnonzero(found.hot_class != 0)
    listed = telling[np.argsort(-found.z[telling], kind="stable")][:LISTED_CELLS]
    names = place_names(points, found.cell_of_point, listed, found.polygons[listed])
    drawn = np.flatnonzero((found.hot_class != 0) | (found.count > 0))
    linked = linked_by_code(points, found.cell_of_point, listed.tolist(), names)
    place = {int(cell): row for row, cell in enumerate(drawn)}
    linked = Linked(linked.table, linked.rows, tuple(place[int(cell)] for cell in listed), linked.names)
    return Asked(
        HotCellsAsked(found, listed, names),
        chosen.used(),
        _cells_map(found, drawn, selection.period, source.reading.crs),
        linked,
    )


def _asked_of_server(
    gateway: Gateway, selection: Selection, chosen: Chosen, ground: Ground, progress: Progress
) -> Asked[HotCellsAsked]:
    """Answer from counts that the server made: in squares, by the settings' bandwidth, without links."""
    area = shapely.union_all(list(ground.shown.shapes))
    request = _cells_request(
        chosen, ground.settings.heatmap_bandwidth_m or DEFAULT_BANDWIDTH, area, hexagons=False
    )
    grid = Grid.covering(area.bounds, request.cell_size, max_cells=MAX_CELLS)
    step(progress, 0.1)
    counted = server_counts(gateway, selection, grid)
    found = hot_cells_of_counts(
        grid, counted.counts, gateway.crs, request, counted.left_out, Part(progress, 0.6, 1.0)
    )
    telling = np.flatnonzero(found.hot_class != 0)
    listed = telling[np.argsort(-found.z[telling], kind="stable")][:LISTED_CELLS]
    middles = shapely.get_coordinates(shapely.centroid(found.polygons[listed]))
    names = tuple(f"x {number(round(x))}, y {number(round(y))}" for x, y in middles)
    drawn = np.flatnonzero((found.hot_class != 0) | (found.count > 0))
    return Asked(
        HotCellsAsked(found, listed, names),
        chosen.used(),
        _cells_map(found, drawn, selection.period, gateway.crs),
    )


def asking_density_change(
    gateway: Gateway, selection: Selection, values: Values = NOTHING_CHOSEN, progress: Progress = SILENT
) -> Asked[DensityChange]:
    """*Var har det blivit tätare?* Two periods with one bandwidth over one grid. Raises EstError."""
    chosen = Chosen(values)
    against = compare_period(gateway, selection, chosen)
    if selection.period is None or against is None:
        raise nothing_to_compare()
    source = read_heatmap_source(gateway, selection, Part(progress, 0.0, 0.4))
    before = read_selection(gateway, selection.with_period(against), Part(progress, 0.4, 0.6))
    advised = source.settings.heatmap_bandwidth_m or source.advice.metres
    bandwidth = chosen.number(
        "bandwidth",
        translate("est", "Bandwidth"),
        translate("est", "The same in both periods; the heatmap's own unless you choose another."),
        advised,
        low=10,
        high=_WIDEST,
        step=10,
        unit="m",
    )
    request = DensityRequest(bandwidth, cell_size_for(bandwidth))
    grid = _grid_of_both((source.reading, before), request)
    found = difference_of(
        (source.reading, before), grid, request, (selection.period, against), Part(progress, 0.6, 1.0)
    )
    surface = ResultSurface(
        translate(
            "est",
            "Events more per km² and year, {period} against {compare}",
            period=period_label(selection.period),
            compare=period_label(against),
        ),
        source.reading.crs,
        grid.north_up(found.values),
        grid.x0,
        grid.bounds[3],
        grid.cell_size,
        found.breaks,
    )
    return Asked(found, chosen.used(), surface)


def asking_places(
    gateway: Gateway, selection: Selection, progress: Progress = SILENT
) -> Asked[HotPlacesAnswer]:
    """*Vilka platser?* The named places with most events. Raises EstError."""
    reading = read_selection(gateway, selection, progress)
    points = reading.points()
    named = named_places(points, blocks_of_flats(points, gateway))
    answer = hot_places_answer(reading, named=named)
    column = named.column
    place = {name: code for code, name in enumerate(column.labels)}
    codes = [place.get(each.name, -2) for each in answer.places]
    linked = linked_by_code(
        points, column.codes.astype(np.int64), codes, [each.name for each in answer.places]
    )
    return Asked(answer, (), _places_map(answer, selection.period, reading.crs), linked)


def place_names(
    points: ObservationTable, code: IntArray, wanted: IntArray, shapes: NDArray[Any]
) -> tuple[str, ...]:
    """Name places (k,) by what most of their events call them, else by the nearest event that has a name."""
    names = usual_names(points, code, wanted)
    nameless = [place for place, name in enumerate(names) if not name]
    if not nameless:
        return names
    near = _nearest_names(points, shapely.get_coordinates(shapely.centroid(shapes[nameless])))
    told = list(names)
    for place, name in zip(nameless, near, strict=True):
        told[place] = translate("est", "near {name}", name=name) if name else translate("est", "no name")
    return tuple(told)


def _nearest_names(points: ObservationTable, middles: FloatArray) -> list[str]:
    from scipy.spatial import cKDTree

    column = named_places(points).column
    named = np.flatnonzero(column.codes >= 0)
    if not len(named):
        return [""] * len(middles)
    _, nearest = cKDTree(np.column_stack([points.x[named], points.y[named]])).query(middles)
    return [column.labels[int(column.codes[named[each]])] for each in nearest]


def _cells_request(
    chosen: Chosen,
    bandwidth: float,
    area: shapely.geometry.base.BaseGeometry | None,
    *,
    hexagons: bool = True,
) -> HotCellsRequest:
    size = chosen.number(
        "cell_size",
        translate("est", "Cell size"),
        translate("est", "Half the heatmap's bandwidth ({bandwidth}).", bandwidth=metres(bandwidth)),
        round(bandwidth / 2),
        low=10,
        high=_WIDEST,
        step=10,
        unit="m",
    )
    distance = chosen.number(
        "distance",
        translate("est", "Neighbours within"),
        translate("est", "Cells whose centres lie this near are judged together: the heatmap's bandwidth."),
        round(bandwidth),
        low=10,
        high=_WIDEST,
        step=10,
        unit="m",
    )
    shape = (
        _SQUARE
        if not hexagons
        else chosen.option(
            "shape",
            translate("est", "Shape"),
            translate("est", "Hexagons have neighbours at one distance on all sides."),
            _SQUARE,
            (Option(_SQUARE, translate("est", "squares")), Option(_HEXAGON, translate("est", "hexagons"))),
        )
    )
    fdr = chosen.yes(
        "fdr",
        translate("est", "Allow for many cells"),
        translate("est", "Among many cells some stand out by chance; this keeps such false alarms few."),
        default=True,
    )
    return HotCellsRequest(size, max(distance, size), hexagons=shape == _HEXAGON, area=area, fdr=fdr)


def class_word(hot_class: int) -> str:
    """Return what a cell's class is called: ``het, 99 %``."""
    level = {3: "99", 2: "95", 1: "90"}.get(abs(hot_class), "")
    if hot_class > 0:
        return translate("est", "hot, {level} %", level=level)
    if hot_class < 0:
        return translate("est", "cold, {level} %", level=level)
    return translate("est", "not certain")


def _cells_map(found: HotCells, drawn: IntArray, period: Period | None, crs: str) -> ResultFeatures:
    when = period_label(period) if period is not None else translate("est", "all time")
    columns: list[tuple[ResultField, Sequence[object]]] = [
        (ResultField("count", translate("est", "Events"), "int"), found.count[drawn].tolist()),
        (ResultField("gi_z", translate("est", "Gi* z"), "float"), found.z[drawn].tolist()),
        (ResultField("gi_p", translate("est", "p"), "float"), found.p[drawn].tolist()),
        (ResultField("gi_p_fdr", translate("est", "p, adjusted"), "float"), found.p_fdr[drawn].tolist()),
        (ResultField("class", translate("est", "Class"), "int"), found.hot_class[drawn].tolist()),
    ]
    present = sorted({int(each) for each in found.hot_class[drawn]}, reverse=True)
    return features(
        "hot_cells",
        translate("est", "Hotspots that chance does not explain, {period}", period=when),
        crs,
        "Polygon",
        shapely.to_wkb(found.polygons[drawn]),
        columns,
        {str(each): class_word(each) for each in present},
    )


def _places_map(answer: HotPlacesAnswer, period: Period | None, crs: str) -> ResultFeatures | None:
    if not answer.places:
        return None
    when = period_label(period) if period is not None else translate("est", "all time")
    places = answer.places
    points = shapely.points([each.x for each in places], [each.y for each in places])
    columns: list[tuple[ResultField, Sequence[object]]] = [
        (ResultField("rank", translate("est", "Rank"), "int"), [each.rank for each in places]),
        (ResultField("name", translate("est", "Place"), "str"), [each.name for each in places]),
        (ResultField("count", translate("est", "Events"), "int"), [each.count for each in places]),
    ]
    title = translate("est", "Most affected places, {period}", period=when)
    return features("places", title, crs, "Point", shapely.to_wkb(points), columns, {})


def _grid_of_both(readings: tuple[Reading, Reading], request: DensityRequest) -> Grid:
    tables = [reading.points() for reading in readings]
    x, y = (np.concatenate([getattr(table, axis) for table in tables]) for axis in ("x", "y"))
    if not len(x):
        require_points(readings[0])
    return Grid.of_points(x, y, request.cell_size, Kernel.QUARTIC.padding(request.bandwidth))
