"""The chain problem → insats → follow-up as it stands in the database, its polygons in metres."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from ...domain.area import Area
from ...domain.insats import Insats, LinkRole
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ..membership import AreaShapes, area_shapes
from ..metric import SWEREF_99_TM, is_metric
from .insatser import Link

if TYPE_CHECKING:
    from ...store.gateway import Gateway


class ChainError(EstError):
    """Something of the chain is missing that a question needs."""


@dataclass(frozen=True)
class Chain:
    """Insatser by uuid, which polygons are what to them, and all areas as shapes in ``own.crs``."""

    insatser: Mapping[str, Insats]
    links: Sequence[Link]
    own: AreaShapes
    shape_of: Mapping[str, BaseGeometry]
    area_of: Mapping[str, Area]

    @property
    def crs(self) -> str:
        """The CRS in metres."""
        return self.own.crs

    def insats(self, uuid: str) -> Insats:
        """Return an insats. Raises ChainError where somebody has deleted it."""
        found = self.insatser.get(uuid)
        if found is None:
            raise ChainError(
                QT_TRANSLATE_NOOP(
                    "est", "The insats is no longer there: somebody has deleted it. Choose another."
                )
            )
        return found

    def area_uuids(self, insats_uuid: str, role: LinkRole = LinkRole.TREATMENT) -> tuple[str, ...]:
        """Return the polygons that have a role to an insats."""
        return tuple(
            link.area_uuid
            for link in self.links
            if link.insats_uuid == insats_uuid and link.role is role and link.area_uuid in self.shape_of
        )

    def insatser_on(self, area_uuid: str) -> tuple[Insats, ...]:
        """Return the insatser that work on a polygon itself or on ground that it shares, by their start."""
        ground = self.shape_of.get(area_uuid)
        if ground is None:
            return ()
        direct = {link.insats_uuid for link in self.links if link.area_uuid == area_uuid}
        near = set() if ground.is_empty else set(self.working_in(ground))
        found = [self.insatser[uuid] for uuid in direct | near if uuid in self.insatser]
        return tuple(sorted(found, key=lambda insats: (str(insats.starts_on or ""), insats.title)))

    def working_in(self, ground: BaseGeometry) -> tuple[str, ...]:
        """Return the insatser whose treated polygons share ground, not only a border, with a place."""
        found: dict[str, None] = {}
        for link in self.links:
            shape = self.shape_of.get(link.area_uuid)
            if link.role is LinkRole.TREATMENT and shape is not None and share_ground(shape, ground):
                found[link.insats_uuid] = None
        return tuple(found)

    def merged(self, area_uuids: Iterable[str]) -> BaseGeometry:
        """Return the ground of some areas as one; empty where there is none."""
        return shapely.union_all([self.shape_of[uuid] for uuid in area_uuids if uuid in self.shape_of])


def share_ground(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Tell whether two polygons share more than a border."""
    return bool(one.intersects(other) and not one.touches(other))


def read_chain(gateway: Gateway, crs: str = "") -> Chain:
    """Read all insatser with their polygons in ``crs``, else in the database's if that is in metres."""
    chosen = crs or (gateway.crs if is_metric(gateway.crs) else SWEREF_99_TM)
    own = area_shapes(gateway.areas(with_past=True), gateway.crs, chosen)
    return Chain(
        MappingProxyType({insats.uuid: insats for insats in gateway.insatser()}),
        gateway.insats_areas(),
        own,
        MappingProxyType({area.uuid: shape for area, shape in zip(own.areas, own.shapes, strict=True)}),
        MappingProxyType({area.uuid: area for area in own.areas}),
    )
