"""What a public lägesbild is made of. There is no field here for free text, points or times.

Names are those of areas and of the code list; everything else is a number that was published, or a
sentence made from such numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.published import PublishedCounts
from ..lagesbild.parts import ChangeAnswer
from ..lagesbild.sections import TableSection


@dataclass(frozen=True)
class PublicShape:
    """An area or cell as it is drawn: a WKB polygon and its class, None where none is shown."""

    key: str
    name: str
    wkb: bytes
    class_index: int | None


@dataclass(frozen=True)
class PublicMap:
    """Areas or cells in classes; ``breaks`` are lower bounds of events per km² and year.

    ``extent`` (x_min, y_min, x_max, y_max) comes from the areas, never from the events.
    """

    crs: str
    extent: tuple[float, float, float, float]
    shapes: tuple[PublicShape, ...]
    breaks: tuple[float, ...]
    of_cells: bool


@dataclass(frozen=True)
class PublicAnswer:
    """All that a public lägesbild of a period says, worded. ``tables`` hold every number on it.

    ``change`` compares what both periods published; a row that either keeps back is not in it.
    """

    counts: PublishedCounts
    compared: PublishedCounts | None
    municipality: str
    title: str
    subtitle: str
    audience: str
    produced: str
    period_label: str
    period_short: str
    compare_label: str | None
    compare_short: str | None
    summary: str
    left_out: str
    map: PublicMap
    change: ChangeAnswer
    tables: tuple[TableSection, ...]
    footer: str
    warnings: tuple[str, ...] = ()
