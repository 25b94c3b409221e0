"""What a report holds besides what, where and when: source, reporter, precision, words, state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ..analysis.table import BoolArray, Coded, FloatArray, IntArray, TimeArray
from ..domain.category import category_uuid
from ..domain.observation import (
    FaultStatus,
    PlacePrecision,
    PlaceSetting,
    ReviewStatus,
    Source,
    TimePrecision,
)
from .chunk import NO_ROW, ObservationChunk
from .clock import MINUTES_PER_DAY, instants
from .mixes import FAULTS, KINDS, VANDALISM
from .model import CODES, EXTRA_CODES, Model
from .organisations import HOUSING, ORGANISATIONS, POLICE, RESCUE, SILENT
from .texts import Texts
from .townscape import Town

if TYPE_CHECKING:
    from .observations import Events

AREA_SHARE, MUNICIPALITY_SHARE = 0.052, 0.018
COARSE_SHARE = AREA_SHARE + MUNICIPALITY_SHARE
COARSE_WITH_POINT = 0.4
NO_TIME_SHARE = 0.02
DAYS_SILENT = 31
NO_AREA = -1
DISORDER = (
    "quarrel",
    "violence",
    "burglary",
    "robbery",
    "suspected_drugs",
    "unlawful_dwelling",
    "weapons_found",
)
SOURCE_SHARES: dict[str, tuple[float, float, float, float]] = {
    "vandalism": (0.66, 0.15, 0.09, 0.10),
    "gathering": (0.74, 0.08, 0.14, 0.04),
    "disorder": (0.42, 0.45, 0.11, 0.02),
    "environment": (0.50, 0.0, 0.38, 0.12),
    "staff_only": (1.0, 0.0, 0.0, 0.0),
}
"""Shares of staff, police, public and import, in the order of ``Source``."""
GROUPS = tuple(SOURCE_SHARES)
_INDOOR_SETTING = {"flats": PlaceSetting.STAIRWELL_CELLAR, "school": PlaceSetting.SCHOOL}
_OUTDOOR_SETTING = {
    "school": PlaceSetting.SCHOOL, "schoolyard": PlaceSetting.SCHOOL, "stop": PlaceSetting.TRANSIT,
    "station": PlaceSetting.TRANSIT, "home": PlaceSetting.OTHER, "industry": PlaceSetting.OTHER,
}  # fmt: skip


def group_of(code: str) -> str:
    """Return which group of reporters a category concerns."""
    if code == "incident_staff":
        return "staff_only"
    if code in VANDALISM:
        return "vandalism"
    if code in DISORDER:
        return "disorder"
    return (
        "environment" if code in (*FAULTS, "deserted", "unsafe_place", "disturbing_traffic") else "gathering"
    )


@dataclass(frozen=True)
class Labels:
    """What the codes of every chunk of one example stand for.

    ``area`` holds the EST areas, then the districts, then the municipality, in the order of the town;
    ``middles`` a point in each, shape (areas, 2). ``place`` and ``description`` may hold more labels
    than events use.
    """

    category: tuple[str, ...]
    organisation: tuple[str, ...]
    area: tuple[str, ...]
    middles: FloatArray
    place: tuple[str, ...]
    description: tuple[str, ...]
    role: tuple[str, ...]


def labels_of(
    town: Town,
    area_uuids: tuple[str, ...],
    organisation_uuids: tuple[str, ...],
    places: tuple[str, ...],
    more_texts: tuple[str, ...],
) -> Labels:
    """Collect the labels; ``more_texts`` are descriptions that no event has."""
    outlines = [area.outline for area in (*town.est_areas, *town.districts, town.municipality)]
    return Labels(
        category=tuple(category_uuid(code) for code in (*CODES, *EXTRA_CODES)),
        organisation=organisation_uuids,
        area=area_uuids,
        middles=shapely.get_coordinates(shapely.point_on_surface(outlines)),
        place=places,
        description=(*Texts(CODES).labels, *more_texts),
        role=tuple(dict.fromkeys(role for plan in ORGANISATIONS for role in plan.roles)),
    )


def coded(codes: IntArray, labels: tuple[str, ...]) -> Coded:
    """Return codes as a column."""
    return Coded(np.asarray(codes, dtype=np.int32), labels)


def words(kind: type[StrEnum]) -> tuple[str, ...]:
    """Return the values of an enumeration in its order, as labels of a column."""
    return tuple(member.value for member in kind)


def _pick(shares: FloatArray, rows: IntArray, rng: np.random.Generator) -> IntArray:
    """Draw from the discrete distribution in row ``rows[i]`` of ``shares`` for each i."""
    cumulative = np.cumsum(shares, axis=1)
    cumulative /= cumulative[:, -1:]
    return (rng.random(len(rows))[:, None] >= cumulative[rows]).sum(axis=1)


class Forms:
    """Fills in reports for drawn events."""

    def __init__(self, town: Town, labels: Labels) -> None:
        self._town = town
        self.labels = labels
        self._texts = Texts(CODES)

    def fill(self, model: Model, events: Events, rng: np.random.Generator, copied: int) -> ObservationChunk:
        """Return the rows of a chunk, none marked as a duplicate.

        Rows from ``copied`` on tell of the event of another row anew.
        """
        n = len(events.site)
        code = model.strata.code[events.stratum]
        again = np.arange(n) >= copied
        group = np.array([GROUPS.index(group_of(name)) for name in CODES])[code]
        source, organisation = self._senders(model, events, group, again, rng)
        times = self._times(model, events, code, again, rng)
        places = self._places(model, events, code, again, rng)
        fault = np.isin(code, [CODES.index(name) for name in FAULTS])
        return ObservationChunk(
            category=coded(code, self.labels.category),
            **places,
            **times,
            description=self._descriptions(code, rng),
            organisation=coded(organisation, self.labels.organisation),
            reporter_role=self._roles_of(organisation, source, rng),
            source=coded(source, words(Source)),
            review_status=_reviewed(model, times["reported"], rng),
            fault_status=_fault_states(model, events.day, fault, rng),
            damage_cost=_costs(code, rng),
            duplicate_row=np.full(n, NO_ROW, dtype=np.int64),
        )

    def _senders(
        self, model: Model, events: Events, group: IntArray, again: BoolArray, rng: np.random.Generator
    ) -> tuple[IntArray, IntArray]:
        shares = np.array(list(SOURCE_SHARES.values()))
        source = _pick(shares, group, rng)
        source = np.where(
            again & (group != GROUPS.index("staff_only")),
            (source + rng.integers(1, 3, len(source))) % 3,
            source,
        )
        weights = np.array(
            [
                [plan.vandalism, plan.gathering, plan.disorder, plan.environment, plan.gathering]
                for plan in ORGANISATIONS
            ],
            dtype=float,
        ).T
        names = [plan.name for plan in ORGANISATIONS]
        late = weights.copy()
        late[:, [names.index(name) for name in SILENT]] = 0.0
        in_silence = events.day >= model.days - DAYS_SILENT
        staff = np.where(in_silence, _pick(late, group, rng), _pick(weights, group, rng))
        imported = np.where(rng.random(len(group)) < 0.8, names.index(HOUSING), names.index(RESCUE))
        organisation = np.select(
            [source == 0, source == 1, source == 3],
            [staff, np.full(len(group), names.index(POLICE)), imported],
            -1,
        )
        return source, organisation

    def _times(
        self, model: Model, events: Events, code: IntArray, again: BoolArray, rng: np.random.Generator
    ) -> dict[str, Any]:
        n = len(code)
        local: IntArray = events.day * MINUTES_PER_DAY + events.minute
        local = np.where(again, np.maximum(local + rng.integers(-9, 10, n) * 5, 0), local)
        found_later = np.isin(code, [CODES.index(name) for name in (*VANDALISM, "burglary", *FAULTS)])
        shares = np.array([[0.78, 0.15, 0.05, 0.0, 0.02], [0.44, 0.40, 0.13, 0.01, NO_TIME_SHARE]])
        precision = _pick(shares, found_later.astype(np.int64), rng)
        monday = (events.day - model.weekday(events.day)) * MINUTES_PER_DAY
        precision[(precision == 2) & (monday < 0)] = 0  # no week begins before the first day
        exact, approximate, week, month, unknown = (precision == k for k in range(5))
        lasts = exact & (rng.random(n) < 0.35)
        start: IntArray = np.where(approximate, local - rng.integers(0, 40, n) * 10, local)
        end: IntArray = np.where(
            approximate, local + rng.integers(3, 48, n) * 10, local + rng.integers(1, 13, n) * 10
        )
        start, end = np.where(week, monday, start), np.where(week, monday + 7 * MINUTES_PER_DAY, end)
        start = np.where(month, local - 14 * MINUTES_PER_DAY, start)
        end = np.where(month, local + 14 * MINUTES_PER_DAY, end)
        start = np.maximum(start, 0)
        last = model.days * MINUTES_PER_DAY - 1
        end = np.maximum(np.minimum(end, last), start)
        lag: IntArray = rng.exponential(1.4 * MINUTES_PER_DAY, n).astype(np.int64)
        known: IntArray = np.where(exact, local, np.maximum(end, local))
        sent = known + lag
        sent = np.maximum(np.minimum(sent + 10, last), np.minimum(local, last))
        started, ended = instants(model.first_day, start), instants(model.first_day, end)
        ended = np.maximum(
            ended, started
        )  # in the night of summer time a later clock may be an earlier instant
        started[unknown] = np.datetime64("NaT")
        ended[unknown | (exact & ~lasts)] = np.datetime64("NaT")
        return {
            "start": started,
            "end": ended,
            "reported": instants(model.first_day, sent),
            "time_precision": coded(precision, words(TimePrecision)),
        }

    def _places(
        self, model: Model, events: Events, code: IntArray, again: BoolArray, rng: np.random.Generator
    ) -> dict[str, Any]:
        n, sites = len(code), model.sites
        draw = rng.random(n)
        in_area, in_municipality = draw < AREA_SHARE, (draw >= AREA_SHARE) & (draw < COARSE_SHARE)
        precision = _pick(np.array([[0.62, 0.25, 0.13]]), np.zeros(n, dtype=np.int64), rng)
        precision = np.where(in_area, 3, np.where(in_municipality, 4, precision))
        spread = np.array([0.0, 9.0, 16.0, 0.0, 0.0])[precision] + np.where(again, 8.0, 0.0)
        x = sites.x[events.site] + rng.normal(0.0, 1.0, n) * spread
        y = sites.y[events.site] + rng.normal(0.0, 1.0, n) * spread
        coarse = in_area | in_municipality
        area = np.where(in_area, self._areas_of(sites.x[events.site], sites.y[events.site]), NO_AREA)
        area = np.where(in_municipality, len(self.labels.area) - 1, area)
        middle = self.labels.middles[area]
        pointed = rng.random(n) < COARSE_WITH_POINT
        x = np.where(coarse, np.where(pointed, middle[:, 0], np.nan), np.round(x, 2))
        y = np.where(coarse, np.where(pointed, middle[:, 1], np.nan), np.round(y, 2))
        name = np.where(coarse, -1, sites.name.codes[events.site])
        sort_indoor = np.array([{True: 1, False: 0, None: -1}[kind.indoor] for kind in KINDS.values()])[code]
        return {
            "x": x,
            "y": y,
            "area": coded(area, self.labels.area),
            "place_name": coded(name, self.labels.place),
            "place_precision": coded(precision, words(PlacePrecision)),
            "setting": _settings(sites.sorts, sites.sort[events.site], sort_indoor),
            "indoor": np.where(rng.random(n) < 0.1, -1, sort_indoor).astype(np.int8),
        }

    def _areas_of(self, x: FloatArray, y: FloatArray) -> IntArray:
        """Return for each point its EST area, else its district, as an index into the labels."""
        found = np.full(len(x), NO_AREA, dtype=np.int64)
        outlines = [area.outline for area in (*self._town.est_areas, *self._town.districts)]
        for number in reversed(range(len(outlines))):
            shapely.prepare(outlines[number])
            found[shapely.contains_xy(outlines[number], x, y)] = number
        return found

    def _descriptions(self, code: IntArray, rng: np.random.Generator) -> Coded:
        starts, counts = np.array(self._texts.starts)[code], np.array(self._texts.counts)[code]
        chosen = starts + (rng.random(len(code)) * counts).astype(np.int64)
        return coded(np.where(rng.random(len(code)) < 0.12, -1, chosen), self.labels.description)

    def _roles_of(self, organisation: IntArray, source: IntArray, rng: np.random.Generator) -> Coded:
        options = np.array(
            [[self.labels.role.index(role) for role in (*p.roles, p.roles[0])][:2] for p in ORGANISATIONS]
        )
        chosen = options[organisation, rng.integers(0, 2, len(organisation))]
        told = (source == 0) & (rng.random(len(source)) < 0.8)
        return coded(np.where(told, chosen, -1), self.labels.role)


def _settings(sorts: tuple[str, ...], sort: IntArray, indoor: IntArray) -> Coded:
    labels = words(PlaceSetting)
    public = labels.index(PlaceSetting.PUBLIC.value)
    inside = np.array([labels.index(_INDOOR_SETTING.get(name, PlaceSetting.OTHER)) for name in sorts])
    inside[sorts.index("shop")] = public
    outside = np.array([labels.index(_OUTDOOR_SETTING.get(name, PlaceSetting.PUBLIC)) for name in sorts])
    return coded(np.where(indoor == 1, inside[sort], outside[sort]), labels)


def _reviewed(model: Model, reported: TimeArray, rng: np.random.Generator) -> Coded:
    last = np.datetime64(model.first_day + timedelta(days=model.days), "ms")
    fresh = last - reported < np.timedelta64(12, "D")
    new = fresh & (rng.random(len(reported)) < 0.65)
    return coded(np.where(new, 0, 1), words(ReviewStatus))


def _fault_states(model: Model, day: IntArray, fault: BoolArray, rng: np.random.Generator) -> Coded:
    """Faults are mended sooner or later; of the latest most are still open, of old ones a few."""
    age = model.days - day
    mended = rng.random(len(day)) < 0.97 * (1 - np.exp(-age / 45.0))
    return coded(np.where(fault, mended.astype(np.int64), -1), words(FaultStatus))


def _costs(code: IntArray, rng: np.random.Generator) -> FloatArray:
    damage = np.isin(code, [CODES.index(name) for name in VANDALISM]) & (rng.random(len(code)) < 0.28)
    cost = np.round(np.exp(rng.normal(7.9, 0.9, len(code))), -2) + 100.0
    return np.where(damage, cost, np.nan)
