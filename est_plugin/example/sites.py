"""Where an event can be: entrances, street lamps, squares, school yards, parks, stops; each with its name."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from ..analysis.table import Coded
from .townscape import Town

SORT_OF_HOUSE = {
    "småhus": "home", "radhus": "home", "flerbostadshus": "flats", "centrum": "centre",
        "industri": "industry",
    "magasin": "industry", "skola": "school", "kyrka": "public", "offentlig": "public", "handel": "shop",
    "station": "station",
}  # fmt: skip
SORT_OF_PLACE = {
    "torg": "square",
    "skola": "schoolyard",
    "park": "park",
    "idrott": "park",
    "kyrkogård": "park",
}
BASE_WEIGHT = {
    "home": 0.16, "flats": 1.5, "centre": 1.0, "industry": 0.6, "school": 5.0, "public": 5.0, "shop": 12.0,
    "station": 10.0, "square": 3.0, "schoolyard": 1.6, "park": 1.0, "stop": 4.0, "street": 0.45, "path": 0.5,
}  # fmt: skip
OPEN_GRID_M = {"square": 13.0, "schoolyard": 17.0, "park": 38.0}
UNEVENNESS = 0.95
"""Standard deviation of the logarithm of the sites' weights: some addresses come back again and again."""


@dataclass(frozen=True)
class Sites:
    """Places as arrays (n,), EPSG:3006; ``sort`` indexes ``sorts``, ``name`` is what a report says."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    sort: NDArray[np.int64]
    sorts: tuple[str, ...]
    weight: NDArray[np.float64]
    name: Coded

    def __len__(self) -> int:
        return len(self.x)

    def inside(self, outline: object) -> NDArray[np.bool_]:
        """Tell which sites lie in a polygon."""
        shapely.prepare(outline)
        return shapely.contains_xy(outline, self.x, self.y)


def gather_sites(town: Town, rng: np.random.Generator) -> Sites:
    """Collect every place of the town where an observation can be."""
    xy, sorts, names = [], [], []

    def add(points: NDArray[np.float64], sort: list[str], name: list[str]) -> None:
        xy.append(points)
        sorts.extend(sort)
        names.extend(name)

    house_sorts = [SORT_OF_HOUSE[kind] for kind in town.address_kind]
    a = town.addresses
    add(np.column_stack([a.x, a.y]), house_sorts, _address_names(town, house_sorts))
    on_path = [name.endswith(("gångväg", "promenaden")) for name in town.lamp_streets]
    add(
        town.lamps,
        ["path" if path else "street" for path in on_path],
        [str(name) for name in town.lamp_streets],
    )
    add(town.stops, ["stop"] * len(town.stops), [f"Hållplats {name}" for name in town.stop_names])
    for place in town.places:
        sort = SORT_OF_PLACE.get(place.kind)
        if sort is not None:
            points = _grid(place.outline, OPEN_GRID_M[sort], rng)
            add(points, [sort] * len(points), [place.name] * len(points))
    labels, code = np.unique(np.array(names), return_inverse=True)
    kinds = tuple(BASE_WEIGHT)
    sort_codes = np.array([kinds.index(sort) for sort in sorts], dtype=np.int64)
    everywhere = np.vstack(xy)
    base = np.array([BASE_WEIGHT[kind] for kind in kinds])[sort_codes]
    weight = base * np.exp(rng.normal(0.0, UNEVENNESS, len(base)))
    named = Coded(code.astype(np.int32), tuple(str(label) for label in labels))
    return Sites(everywhere[:, 0], everywhere[:, 1], sort_codes, kinds, weight, named)


def _address_names(town: Town, sorts: list[str]) -> list[str]:
    """Name a place by its address; a small house only by its street, so that no home is pointed out."""
    named = {
        place.outline: place.name
        for place in town.places
        if place.kind in ("skola", "handel", "offentlig", "sjukhus")
    }
    names = [
        str(street) if sort == "home" else f"{street} {number}"
        for street, number, sort in zip(town.addresses.street, town.addresses.number, sorts, strict=True)
    ]
    for outline, name in named.items():
        shapely.prepare(outline)
        for index in np.flatnonzero(shapely.contains_xy(outline, town.addresses.x, town.addresses.y)):
            names[index] = name
    return names


def _grid(outline: object, step: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return points on a loose grid in a polygon, at least one."""
    west, south, east, north = shapely.bounds(outline)
    x, y = np.meshgrid(np.arange(west + step / 2, east, step), np.arange(south + step / 2, north, step))
    points = np.column_stack([x.ravel(), y.ravel()]) + rng.uniform(-step / 3, step / 3, (x.size, 2))
    shapely.prepare(outline)
    inside = points[shapely.contains_xy(outline, points[:, 0], points[:, 1])]
    if not len(inside):
        inside = shapely.get_coordinates(shapely.point_on_surface(outline))
    return np.round(inside, 2)
