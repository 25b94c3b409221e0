"""What hangs on an insats: polygons that come with a new one, links that change, observations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject

from ...answers.insatser.insats_book import InsatsDetails, areas_at
from ...answers.insatser.unanswered import Problem
from ...domain.area import AreaKind
from ...domain.insats import Insats, LinkRole
from ...domain.message import QT_TRANSLATE_NOOP, EstError
from ...project.background import TaskFeedback
from ...project.insats_polygons import add_polygons, as_areas, link_areas, set_links
from ...project.insats_service import InsatsService
from ...project.language import translate
from ...project.picked_shapes import PickedShape, SelectedShapes, ShapesError
from ...project.tree import LayerKey, find_layer
from ...store.gateway import Gateway
from ...store.insats_changes import InsatsChange, write_insats
from .areas import InsatsAreas

MOST_OBSERVATIONS = 2000


@dataclass(frozen=True)
class NewLinks:
    """What a new insats brings with it."""

    polygons: tuple[PickedShape, ...] = ()
    area_uuids: tuple[str, ...] = ()


class _NeverCancelled:
    """Short reading inside a write, which is done wholly or not at all."""

    def report(self, fraction: float) -> None:
        """Let the fraction pass."""

    def cancelled(self) -> bool:
        """Never stopped."""
        return False


class InsatsLinks(QObject):
    """Carries out what the table of polygons asks for, each as an action that can be undone."""

    def __init__(
        self, areas: InsatsAreas, service: InsatsService, on_failed: Callable[[EstError], None]
    ) -> None:
        super().__init__(areas)
        self._service = service
        self._failed = on_failed
        self._uuid, self._title = "", ""
        self._has_treatment = False
        self._new = NewLinks()
        self.buffer_shapes: Callable[[], Sequence[PickedShape]] = lambda: ()
        areas.links_wanted.connect(self._set)
        areas.shape_wanted.connect(lambda shape: self._add((shape,)))
        areas.selection_wanted.connect(self._add_selection)
        areas.point_wanted.connect(self._link_at)
        areas.buffer_wanted.connect(lambda: self._add(self.buffer_shapes()))
        areas.has_buffer = lambda: bool(self.buffer_shapes())

    def show(self, details: InsatsDetails) -> None:
        """Note which insats is shown."""
        self._uuid, self._title = details.insats.uuid, details.insats.title
        self._has_treatment = any(area.role is LinkRole.TREATMENT for area in details.areas)

    def begin_new(
        self, uuid: str, polygons: Sequence[PickedShape] = (), area_uuids: Sequence[str] = ()
    ) -> None:
        """Note what a new insats brings with it."""
        self._new = NewLinks(tuple(polygons), tuple(area_uuids))

    def begin_edit(self) -> None:
        """An insats that is there already brings nothing new."""
        self._new = NewLinks()

    def take_new(self) -> NewLinks:
        """Return what a new insats brings with it, and forget it."""
        new, self._new = self._new, NewLinks()
        return new

    @staticmethod
    def save(gateway: Gateway, insats: Insats, observations: frozenset[str], new: NewLinks) -> InsatsChange:
        """Save an insats with its observations and, if it is new, its polygons. Runs in a task."""
        areas = as_areas(new.polygons, insats.title) if new.polygons else ()
        links = [(uuid, LinkRole.TREATMENT) for uuid in (*new.area_uuids, *(area.uuid for area in areas))]
        return write_insats(gateway, insats, areas=links or None, observations=observations, new_areas=areas)

    def take_split(self, details: InsatsDetails | None) -> None:
        """Link the polygons that the old ones became, in place of those."""
        if details is None:
            return
        self._uuid, self._title = details.insats.uuid, details.insats.title
        self._set(details.links_after_split)

    @staticmethod
    def selected_observations() -> frozenset[str]:
        """Return the keys of the observations selected on the map. Raises ShapesError."""
        layer = find_layer(QgsProject.instance(), LayerKey.OBSERVATIONS)
        if not isinstance(layer, QgsVectorLayer) or not layer.selectedFeatureCount():
            raise ShapesError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "No observation is selected. Choose the layer of observations, select some on the map"
                    " with QGIS's tools and click again.",
                )
            )
        if layer.selectedFeatureCount() > MOST_OBSERVATIONS:
            raise ShapesError(
                QT_TRANSLATE_NOOP(
                    "est",
                    "{count} observations are selected; an insats answers at most {most} single ones. Select"
                    " fewer, or choose kinds and an area instead.",
                ),
                count=layer.selectedFeatureCount(),
                most=MOST_OBSERVATIONS,
            )
        return frozenset(str(feature["uuid"]) for feature in layer.getSelectedFeatures())

    def _role(self) -> LinkRole:
        """The first polygon is what is treated; those after it as well: the person says what else."""
        return LinkRole.TREATMENT

    def _set(self, links: Sequence[tuple[str, LinkRole]]) -> None:
        uuid = self._uuid
        self._service.write(self._label(), lambda gateway: set_links(gateway, uuid, links), self._failed)

    def _add(self, shapes: Sequence[PickedShape]) -> None:
        if not shapes:
            return
        uuid, role, own = self._uuid, self._role(), tuple(shapes)
        self._service.write(
            self._label(), lambda gateway: add_polygons(gateway, uuid, own, role), self._failed
        )

    def _add_selection(self, selected: SelectedShapes) -> None:
        uuid, role = self._uuid, self._role()
        feedback: TaskFeedback = _NeverCancelled()

        def work(gateway: Gateway) -> InsatsChange:
            shapes = selected.read(gateway.crs, feedback, only_polygons=True)
            return add_polygons(gateway, uuid, shapes, role)

        self._service.write(self._label(), work, self._failed)

    def _link_at(self, point: PickedShape) -> None:
        uuid, role = self._uuid, self._role()
        self._service.write(
            self._label(), lambda gateway: link_area_at(gateway, uuid, point, role), self._failed
        )

    def _label(self) -> str:
        return translate("est", "polygons of “{title}”", title=self._title)


def link_area_at(gateway: Gateway, uuid: str, point: PickedShape, role: LinkRole) -> InsatsChange:
    """Link the smallest area at a point that is not the whole municipality. Raises ShapesError."""
    found = [area for area in areas_at(gateway, point) if area.kind != AreaKind.MUNICIPALITY]
    linked = {link.area_uuid for link in gateway.insats_areas() if link.insats_uuid == uuid}
    free = [area for area in found if area.uuid not in linked]
    if not free:
        raise ShapesError(
            QT_TRANSLATE_NOOP(
                "est", "There is no area here that is not linked already. Point at another, or draw one."
            )
        )
    return link_areas(gateway, uuid, [free[0].uuid], role)


def begun_on(problem: Problem) -> tuple[Insats, tuple[PickedShape, ...], tuple[str, ...]]:
    """Return a new insats that answers a problem, with the polygon or the area that it stands on."""
    insats = Insats(str(uuid4()), "", problem=problem.text, problem_place=problem.name)
    if problem.area_uuid:
        return insats, (), (problem.area_uuid,)
    return insats, (problem.shape,), ()
