"""The parts a lägesbild is made of. Each is an answer of its own module; here is what they look like.

Text in them is the municipality's own data or already worded in the person's language; nothing here
is evaluated anywhere. Coordinates are in the CRS named by the whole answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ...domain.insats import InsatsStatus
from ..basis import Basis, Direction
from .sections import DraftSentence, Section


@dataclass(frozen=True)
class DensityAnswer:
    """A density surface. ``values`` (rows, columns) float32, row 0 northernmost, events per km²."""

    basis: Basis
    crs: str
    x_min: float
    y_max: float
    cell_size: float
    values: NDArray[np.float32]
    bandwidth_m: float
    breaks: tuple[float, ...]
    kernel: str = "quartic"
    classes_reason: str = ""


@dataclass(frozen=True)
class ChangeRow:
    """A count against a compared one, with the ratio's 95 % interval; None where undefined.

    ``from_counts``: from counts by area (police statistics), not from observations.
    """

    name: str
    count: int
    compare_count: int | None
    rate_ratio: float | None
    ci_low: float | None
    ci_high: float | None
    p: float | None
    p_fdr: float | None
    direction: Direction
    area_uuid: str | None = None
    category_uuid: str | None = None
    per_thousand: float | None = None
    from_counts: bool = False


@dataclass(frozen=True)
class ChangeAnswer:
    """Rows sorted by what goes in the wrong direction; ``headline`` is a test of its own.

    Where the reporting differs, ``same_reporters`` is the answer from those that reported in both periods.
    """

    basis: Basis
    headline: ChangeRow
    rows: tuple[ChangeRow, ...]
    reporters_differ: bool = False
    same_reporters: ChangeAnswer | None = None


@dataclass(frozen=True)
class KindRow:
    """How many observations of a main kind."""

    name: str
    count: int
    compare_count: int | None


@dataclass(frozen=True)
class KindsAnswer:
    """Kinds by falling count; what does not fit a sheet is gathered there, not here."""

    basis: Basis
    rows: tuple[KindRow, ...]


@dataclass(frozen=True)
class TimePatternAnswer:
    """``weights`` (7, 24): Monday first, hour of local time; sums to the events that have a time.

    ``loose`` of these are known only to a week, a month or longer, and lie evenly over all hours.
    ``months`` (12,) and ``seasons`` (winter, spring, summer, autumn) count the starts.
    """

    basis: Basis
    weights: NDArray[np.float64]
    missing: int
    swapped: int
    loose: int = 0
    months: tuple[int, ...] = ()
    seasons: tuple[int, ...] = ()

    @property
    def says_when(self) -> bool:
        """Tell whether enough events are known to a time in the week for a picture of it to mean anything."""
        return self.basis.n > 0 and self.loose < 0.8 * self.basis.n


@dataclass(frozen=True)
class HotPlace:
    """A named place that holds many events; ``rank`` 1 is the most affected."""

    rank: int
    name: str
    count: int
    x: float
    y: float


@dataclass(frozen=True)
class HotPlacesAnswer:
    """The most affected places and what share of all events they hold."""

    basis: Basis
    places: tuple[HotPlace, ...]
    place_count: int
    share: float


@dataclass(frozen=True)
class InsatsLine:
    """An insats as a sheet lists it. ``letter`` matches its diamond on the map; None without a place.

    ``state`` is a short phrase such as "försenad 15 okt", "pågår", "uppföljd".
    """

    uuid: str
    letter: str | None
    title: str
    responsible: str
    state: str
    status: InsatsStatus
    overdue: bool
    due_on: date | None
    x: float | None
    y: float | None
    area_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class InsatserAnswer:
    """Open insatser, the late first, then those followed up in the period."""

    basis: Basis
    lines: tuple[InsatsLine, ...]
    open_count: int
    overdue_count: int


@dataclass(frozen=True)
class PlannedEvent:
    """A coming event with raised risk. ``when`` is worded: "14 nov", "28 nov 15.00".

    ``what`` may be somebody's free text, ``kind`` never is.
    """

    when: str
    what: str
    where: str
    kind: str = ""


@dataclass(frozen=True)
class PlannedEventsAnswer:
    """Coming events, soonest first."""

    basis: Basis
    events: tuple[PlannedEvent, ...]


@dataclass(frozen=True)
class ReportingAnswer:
    """Who is expected to report, who has (an *inget att rapportera* counts), who has not."""

    basis: Basis
    expected: int
    reported: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class MapArea:
    """An area drawn on the sheet's map."""

    uuid: str
    name: str
    wkb: bytes


@dataclass(frozen=True)
class FilledShape:
    """A polygon (WKB) and its class; None is drawn without a colour."""

    wkb: bytes
    class_index: int | None


@dataclass(frozen=True)
class MapFill:
    """Areas or cells coloured by class in place of a heatmap; ``breaks`` are the classes' lower bounds.

    ``title`` and ``note`` stand in the legend, ``uncoloured`` beside the sign of what has no class.
    """

    title: str
    note: str
    breaks: tuple[float, ...]
    shapes: tuple[FilledShape, ...]
    uncoloured: str


@dataclass(frozen=True)
class MapContent:
    """What the sheet's map shows, in ``crs``: extent (x_min, y_min, x_max, y_max) and event points.

    ``hot``: outlines (WKB) of significant hotspots. ``around``: outlines of the areas among which this
    sheet's own is shown on a locator map; none where the map itself shows where it is.
    """

    crs: str
    extent: tuple[float, float, float, float]
    areas: tuple[MapArea, ...]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    hot: tuple[bytes, ...] = ()
    around: tuple[bytes, ...] = ()
    fill: MapFill | None = None


@dataclass(frozen=True)
class ReportLine:
    """A report of the period as a meeting's list has it; ``number`` matches the map, None without a point."""

    number: int | None
    when: str
    what: str
    where: str
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True)
class ReportsAnswer:
    """The latest reports of a period, the newest first; ``total`` counts those not listed as well."""

    basis: Basis
    lines: tuple[ReportLine, ...]
    total: int


@dataclass(frozen=True)
class LagesbildAnswer:
    """All that an internal lägesbild of one place and period says, worded.

    ``key`` tells the pages of an atlas apart. ``draft`` are the sentences that ``summary`` was made from;
    the summary itself may have been edited since.
    """

    basis: Basis
    municipality: str
    title: str
    subtitle: str
    audience: str
    produced: str
    period_label: str
    compare_label: str | None
    compare_short: str | None
    period_short: str
    summary: str
    map: MapContent
    density: DensityAnswer | None
    change: ChangeAnswer
    kinds: KindsAnswer
    time_pattern: TimePatternAnswer
    places: HotPlacesAnswer
    insatser: InsatserAnswer
    planned: PlannedEventsAnswer
    reporting: ReportingAnswer
    footer: str
    key: str = ""
    reports: ReportsAnswer | None = None
    sections: tuple[Section, ...] = ()
    draft: tuple[DraftSentence, ...] = ()
