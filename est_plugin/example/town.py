"""The example municipality Exempelköping: an invented town and what was observed there, from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely

from ..analysis.table import ObservationTable
from ..domain.area import Area, AreaKind, Organisation
from .background import BackgroundLayer
from .chunk import ObservationChunk, joined
from .dates import first_day_of
from .extras import EVENT_TEXTS, counts, extra_rows
from .forms import Forms, labels_of
from .history import alterations_of, truth_of
from .insatser import WorkRows, work_rows
from .keys import example_uuid
from .model import Model, build_model
from .observations import CHUNK, Drawer, in_order_of_reporting
from .organisations import organisations
from .sites import gather_sites
from .townscape import Town, TownArea, draw_town
from .truth import ExampleTruth

DEFAULT_SEED = 3
"""A town that prints well, in which both changes can be told from chance in the last month."""
DEFAULT_OBSERVATIONS = 8400
DEFAULT_LAST_DAY = date(2026, 10, 31)
MOST_OBSERVATIONS = 5_000_000
_TOWN, _SITES, _EVENTS, _EXTRAS = range(4)
"""Independent streams of random numbers, so that more observations leave the town as it is."""


@dataclass(frozen=True)
class ExampleTown:
    """The whole example. Coordinates in EPSG:3006; ``areas`` in the order municipality, EST areas, districts.

    Observations are drawn anew each time they are asked for, chunk by chunk, and are always the same.
    """

    seed: int
    first_day: date
    last_day: date
    observations: int
    town: Town
    areas: tuple[Area, ...]
    organisations: tuple[Organisation, ...]
    work: WorkRows
    truth: ExampleTruth
    _model: Model
    _drawer: Drawer

    @property
    def name(self) -> str:
        """The municipality's name."""
        return self.town.municipality.name

    @property
    def background(self) -> tuple[BackgroundLayer, ...]:
        """The layers of the map, from the bottom to the top."""
        return self.town.background

    def chunks(self, size: int = CHUNK) -> Iterator[ObservationChunk]:
        """Yield all observations, ``CHUNK`` drawn at a time; several such are joined up to ``size`` rows.

        The rows are the same whatever ``size`` is.
        """
        waiting: list[ObservationChunk] = []
        for chunk in self._drawn():
            if waiting and sum(map(len, waiting)) + len(chunk) > size:
                yield joined(waiting)
                waiting = []
            waiting.append(chunk)
        if waiting:
            yield joined(waiting)

    def table(self) -> ObservationTable:
        """Return all observations as analyses take them."""
        return joined(list(self._drawn())).table()

    def _drawn(self) -> Iterator[ObservationChunk]:
        weeks = (self.last_day - self.first_day).days // 7
        nothing, planned = counts(self.observations, weeks)
        extras = extra_rows(
            self.town,
            self._drawer.labels,
            self.first_day,
            self.last_day,
            nothing,
            planned,
            _stream(self.seed, _EXTRAS),
        )
        left = self.observations - nothing - planned
        for number in range(max(1, -(-left // CHUNK))):
            rows = self._drawer.chunk(min(CHUNK, left - number * CHUNK), _stream(self.seed, _EVENTS, number))
            yield in_order_of_reporting(joined([rows, extras])) if number == 0 else rows


@np.errstate(invalid="ignore")  # some builds of GEOS leave the processor's flag set after clean work
def generate(
    seed: int = DEFAULT_SEED,
    years: int = 3,
    observations: int = DEFAULT_OBSERVATIONS,
    last_day: date = DEFAULT_LAST_DAY,
) -> ExampleTown:
    """Return Exempelköping for a seed, with ``observations`` rows over ``years`` years up to ``last_day``.

    The same arguments give the same example to the last coordinate. Raises ValueError for numbers out
    of range: 1 to 20 years, 0 to 5 million observations.
    """
    if not 1 <= years <= 20:
        raise ValueError("years must be 1 to 20")
    if not 0 <= observations <= MOST_OBSERVATIONS:
        raise ValueError(f"observations must be 0 to {MOST_OBSERVATIONS}")
    first_day = first_day_of(last_day, years)
    town = draw_town(_stream(seed, _TOWN))
    sites = gather_sites(town, _stream(seed, _SITES))
    alterations = alterations_of(town, last_day)
    model = build_model(town, sites, first_day, last_day, alterations)
    who = organisations(seed)
    est_areas = tuple(_area(seed, AreaKind.EST_AREA, area) for area in town.est_areas)
    districts = tuple(_area(seed, AreaKind.DISTRICT, area) for area in town.districts)
    municipality = _area(seed, AreaKind.MUNICIPALITY, town.municipality)
    labels = labels_of(
        town,
        tuple(area.uuid for area in (*est_areas, *districts, municipality)),
        tuple(organisation.uuid for organisation in who),
        sites.name.labels,
        EVENT_TEXTS,
    )
    work = work_rows(
        town,
        seed,
        last_day,
        {row.name: row.uuid for row in who},
        {area.name: area.uuid for area in est_areas},
    )
    return ExampleTown(
        seed,
        first_day,
        last_day,
        observations,
        town,
        (municipality, *est_areas, *districts),
        who,
        work,
        truth_of(town, model, seed, observations, last_day),
        model,
        Drawer(model, Forms(town, labels)),
    )


def _stream(seed: int, *path: int) -> np.random.Generator:
    return np.random.default_rng([abs(seed), int(seed < 0), *path])


def _area(seed: int, kind: AreaKind, area: TownArea) -> Area:
    return Area(
        example_uuid(seed, "area", kind.value, area.code),
        kind,
        area.name,
        shapely.to_wkb(area.outline, byte_order=1),
        area.code,
        area.population,
        active=True,
    )
