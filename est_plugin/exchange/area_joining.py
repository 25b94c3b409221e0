"""One area made of others: districts that are worked in as one EST area."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

import shapely

from ..domain.area import Area
from ..domain.message import QT_TRANSLATE_NOOP
from ..store.gateway import Gateway
from .errors import ExchangeError


def join_areas(gateway: Gateway, parts: Sequence[Area], kind: str, name: str) -> Area:
    """Save the union of areas as a new one of ``kind`` and remember what it came from; the parts stay.

    Its population is the sum of theirs where all are known. Raises ExchangeError without parts or name, or
    where the kind has an area of that name already, and what the gateway raises.
    """
    name = name.strip()
    if not parts or not name:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est", "Select at least one area and write a name for the new one. Nothing was saved."
            )
        )
    if any(area.name.casefold() == name.casefold() for area in gateway.areas([kind])):
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est", "There is an area called “{name}” already. Nothing was saved. Write another name."
            ),
            name=name,
        )
    shape = shapely.union_all(shapely.make_valid(shapely.from_wkb([part.wkb for part in parts])))
    polygons = [each for each in shapely.get_parts(shape) if each.geom_type in ("Polygon", "MultiPolygon")]
    wkb = shapely.to_wkb(shapely.multipolygons(shapely.get_parts(polygons)), byte_order=1)
    people = [part.population for part in parts]
    population = sum(each for each in people if each is not None) if None not in people else None
    saved = gateway.save_area(Area(str(uuid4()), kind, name, wkb, population=population))
    gateway.keep_lineage(saved.uuid, [part.uuid for part in parts], merged=len(parts) > 1)
    return saved
