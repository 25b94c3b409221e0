"""Surroundings that are kept as areas with their recipe, so that they can be computed again for new data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from ...domain.area import Area, AreaKind
from ...project.picked_shapes import PickedShape
from .nearby import NearbyRequest
from .surroundings import Surroundings

if TYPE_CHECKING:
    from ...store.gateway import Gateway

RECIPE_KIND = "buffers"


def buffer_recipe(answer: Surroundings, things: Sequence[PickedShape]) -> str:
    """Return how a buffer was made, as JSON, so that it can be computed again for new data."""
    request = answer.request
    return json.dumps(
        {
            "kind": RECIPE_KIND,
            "distances_m": list(request.distances),
            "rings": request.rings,
            "dissolve": request.dissolve,
            "flat_ends": request.flat_ends,
            "crs": answer.source.database_crs,
            "objects": [
                {
                    "name": thing.name,
                    "wkt": shapely.to_wkt(shapely.from_wkb(thing.wkb), rounding_precision=3),
                }
                for thing in things
            ],
        },
        ensure_ascii=False,
    )


@dataclass(frozen=True)
class KeptBuffer:
    """An area that was kept with its recipe: what it is round, and how far."""

    uuid: str
    name: str
    things: tuple[PickedShape, ...]
    request: NearbyRequest


def kept_buffers(gateway: Gateway) -> tuple[KeptBuffer, ...]:
    """Return the areas that can be computed again, by name."""
    found = (_kept(area) for area in gateway.areas([AreaKind.BUFFER.value]))
    return tuple(buffer for buffer in found if buffer is not None)


def _kept(area: Area) -> KeptBuffer | None:
    """Return what an area was made from; None where its recipe is none of ours."""
    try:
        recipe = json.loads(area.recipe or "{}")
        if recipe.get("kind") != RECIPE_KIND:
            return None
        things = tuple(
            PickedShape(shapely.to_wkb(shapely.from_wkt(thing["wkt"])), str(thing["name"]))
            for thing in recipe["objects"]
        )
        request = NearbyRequest(
            tuple(float(distance) for distance in recipe["distances_m"]),
            rings=bool(recipe["rings"]),
            dissolve=bool(recipe["dissolve"]),
            flat_ends=bool(recipe["flat_ends"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.GEOSException):
        # A recipe that another program wrote: the area stays an area.
        return None
    return KeptBuffer(area.uuid, area.name, things, request)
