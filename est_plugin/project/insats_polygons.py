"""Polygons that an insats, or a buffer, is kept as: made of what was drawn, selected or computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import uuid4

import shapely
from shapely.geometry import MultiPolygon

from ..analysis.areas import mended
from ..domain.area import Area, AreaKind
from ..domain.insats import Insats, LinkRole
from ..domain.message import QT_TRANSLATE_NOOP
from ..store.gateway import Gateway
from ..store.insats_changes import InsatsChange, state_of, write_insats
from .language import translate
from .picked_shapes import PickedShape, ShapesError

LONGEST_NAME = 200


def as_areas(
    shapes: Sequence[PickedShape], title: str, kind: AreaKind = AreaKind.INSATS, recipe: str | None = None
) -> tuple[Area, ...]:
    """Return shapes as new areas, named by themselves or by ``title``; invalid ones are mended.

    Raises ShapesError for what has no surface: a point, a line, an empty polygon.
    """
    geometries = shapely.from_wkb([shape.wkb for shape in shapes])
    valid, _ = mended(geometries)
    areas = []
    for number, (shape, geometry) in enumerate(zip(shapes, valid, strict=True), start=1):
        polygons = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
        polygons = [part for part in polygons if part.area > 0]
        if not polygons:
            raise ShapesError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "What was drawn or selected has no surface, so nothing can be counted in it. Nothing was"
                    " saved; draw a polygon.",
                )
            )
        name = shape.name.strip() or (title if len(shapes) == 1 else f"{title} {number}")
        wkb = shapely.to_wkb(MultiPolygon(polygons), byte_order=1, output_dimension=2)
        areas.append(Area(str(uuid4()), kind, name[:LONGEST_NAME], wkb, recipe=recipe))
    return tuple(areas)


def add_polygons(
    gateway: Gateway, insats_uuid: str, shapes: Sequence[PickedShape], role: LinkRole
) -> InsatsChange:
    """Make polygons and link them to an insats. Raises ShapesError, ConflictError."""
    insats = current_insats(gateway, insats_uuid)
    areas = as_areas(shapes, polygon_name(insats, role))
    return link_areas(gateway, insats_uuid, [area.uuid for area in areas], role, areas)


def link_areas(
    gateway: Gateway,
    insats_uuid: str,
    area_uuids: Iterable[str],
    role: LinkRole,
    new_areas: Sequence[Area] = (),
) -> InsatsChange:
    """Link areas, there already or new, to an insats, beside those it has."""
    insats = current_insats(gateway, insats_uuid)
    present = state_of(gateway, insats_uuid).areas
    links = [*sorted(present), *((uuid, role) for uuid in area_uuids)]
    return write_insats(gateway, insats, areas=dict.fromkeys(links), new_areas=new_areas)


def set_links(gateway: Gateway, insats_uuid: str, links: Iterable[tuple[str, LinkRole]]) -> InsatsChange:
    """Make these the areas of an insats."""
    return write_insats(gateway, current_insats(gateway, insats_uuid), areas=tuple(links))


def current_insats(gateway: Gateway, uuid: str) -> Insats:
    """Return an insats as it is now. Raises ShapesError where somebody has deleted it."""
    insats = gateway.insats(uuid)
    if insats is None:
        raise ShapesError(
            QT_TRANSLATE_NOOP(
                "est", "The insats is no longer there: somebody has deleted it. Nothing was saved."
            )
        )
    return insats


def polygon_name(insats: Insats, role: LinkRole) -> str:
    """Return what a new polygon of an insats is called, so that it is known in a list of areas."""
    if role is LinkRole.TREATMENT:
        return insats.title
    return translate("est", "{title}, comparison", title=insats.title)
