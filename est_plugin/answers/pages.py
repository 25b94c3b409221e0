"""One answer a page: the whole selection on one sheet, or an atlas with a page an area."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..analysis.progress import SILENT, Part, Progress
from ..domain.message import QT_TRANSLATE_NOOP, EstError
from ..domain.period import Period
from ..domain.selection import Selection
from .ground import compared_areas
from .lagesbild import lagesbild
from .parts import LagesbildAnswer

if TYPE_CHECKING:
    from ..store.gateway import Gateway


class NoAreasError(EstError):
    """A page an area was asked for where there are no areas."""


def lagesbild_pages(
    gateway: Gateway,
    selection: Selection,
    compare: Period | None,
    *,
    per_area: bool = False,
    progress: Progress = SILENT,
) -> tuple[LagesbildAnswer, ...]:
    """Answer one lägesbild, or one an area that is compared, in the order of their names.

    Raises NoAreasError and what :func:`lagesbild` raises.
    """
    if not per_area:
        return (lagesbild(gateway, selection, compare, progress=progress),)
    areas = compared_areas(gateway.areas(), selection, gateway.settings())
    if not areas:
        raise NoAreasError(
            QT_TRANSLATE_NOOP(
                "est",
                "The database has no areas, so there is no page an area. Import areas, or print one sheet"
                " for the whole municipality.",
            )
        )
    answers = []
    for index, area in enumerate(areas):
        part = Part(progress, index / len(areas), (index + 1) / len(areas))
        own = replace(selection, area_uuids=frozenset({area.uuid}))
        answers.append(lagesbild(gateway, own, compare, progress=part))
    return tuple(answers)
