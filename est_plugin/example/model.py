"""The intensity that the example's events are drawn from, and what is expected of it.

An event belongs to a stratum: a component (the town at large or a hotspot), a category, and the set of
changed polygons its place lies in. Within a stratum place, day and hour are independent, so everything
expected can be computed exactly, and millions of events can be drawn with a few binary searches.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from .mixes import HOTSPOTS, KINDS
from .rhythms import RHYTHMS, SEASONS
from .sites import Sites
from .townscape import Town

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TREND_PER_YEAR = 0.03
BACKGROUND = 0
"""The component of what the town has everywhere; hotspot k is component k + 1."""

CODES: tuple[str, ...] = tuple(KINDS)
"""Category codes that events are drawn of; strata index into it."""
EXTRA_CODES = ("nothing", "risk_event")
"""Categories of rows that are no events; in the labels they follow CODES."""
RHYTHM_NAMES = tuple(RHYTHMS)


@dataclass(frozen=True)
class Alteration:
    """A rate multiplied by ``factor`` in a polygon, for some categories, from ``first`` to ``last``."""

    outline: BaseGeometry
    codes: tuple[str, ...]
    first: date
    last: date
    factor: float


class Lottery:
    """Draws from many discrete distributions at once: one flat cumulative array, one binary search."""

    def __init__(self, weights: list[Floats]) -> None:
        self._start = np.concatenate([[0], np.cumsum([len(weight) for weight in weights])]).astype(np.int64)
        cumulative = [np.cumsum(weight) / weight.sum() + number for number, weight in enumerate(weights)]
        self._flat = np.concatenate(cumulative)

    def draw(self, which: Ints, rng: np.random.Generator) -> Ints:
        """Return a position within distribution ``which`` (n,) for each."""
        found = np.searchsorted(self._flat, which + rng.random(len(which)), side="right")
        return np.clip(found, self._start[which], self._start[which + 1] - 1) - self._start[which]


@dataclass(frozen=True)
class Strata:
    """Strata as arrays (s,): ``share`` sums to 1; ``zone`` is a bit set over the alterations."""

    component: Ints
    code: Ints
    zone: Ints
    rhythm: Ints
    profile: Ints
    share: Floats


@dataclass(frozen=True)
class Model:
    """Everything needed to draw events and to say what is expected of them."""

    first_day: date
    days: int
    sites: Sites
    strata: Strata
    site_rows: tuple[Ints, ...]
    """The sites of each stratum."""
    places: Lottery
    profile_days: Floats
    """Share of each day, shape (profiles, days); rows sum to 1."""
    day_lottery: Lottery
    hours: Lottery
    """Distribution rhythm × 7 + weekday over 24 hours."""
    alterations: tuple[Alteration, ...]

    def weekday(self, day: Ints) -> Ints:
        """Return the weekday (Monday 0) of day numbers counted from ``first_day``."""
        return (day + self.first_day.weekday()) % 7

    def day_number(self, day: date) -> int:
        """Return how many days after the first a day is."""
        return (day - self.first_day).days

    def expected_share(self, bit: int, codes: tuple[str, ...], first: date, last: date) -> float:
        """Return the share of all events expected in alteration ``bit``'s polygon in some days."""
        s = self.strata
        rows = np.flatnonzero(
            ((s.zone >> bit) & 1 == 1) & np.isin(s.code, [CODES.index(code) for code in codes])
        )
        start, end = self.day_number(first), self.day_number(last) + 1
        in_days = self.profile_days[:, start:end].sum(axis=1)
        return float((s.share[rows] * in_days[s.profile[rows]]).sum())

    def rhythm_matrix(self) -> Floats:
        """Return the expected share of all events by weekday and hour, (7, 24)."""
        weekday = self.weekday(np.arange(self.days))
        by_weekday = np.stack([self.profile_days[:, weekday == d].sum(axis=1) for d in range(7)], axis=1)
        total = np.zeros((7, 24))
        for number, name in enumerate(RHYTHM_NAMES):
            given_day = RHYTHMS[name] / RHYTHMS[name].sum(axis=1, keepdims=True)
            own = self.strata.rhythm == number
            total += (self.strata.share[own] @ by_weekday[self.strata.profile[own]])[:, None] * given_day
        return total

    def day_shares(self) -> Floats:
        """Return the expected share of all events by day, (days,)."""
        weight = np.bincount(self.strata.profile, self.strata.share, minlength=len(self.profile_days))
        return weight @ self.profile_days


def build_model(
    town: Town, sites: Sites, first_day: date, last_day: date, alterations: tuple[Alteration, ...]
) -> Model:
    """Lay the intensity over the town's sites and the days from ``first_day`` to ``last_day``."""
    days = (last_day - first_day).days + 1
    calendar = _Calendar(first_day, days, alterations)
    zone = np.zeros(len(sites), dtype=np.int64)
    for bit, alteration in enumerate(alterations):
        zone |= sites.inside(alteration.outline).astype(np.int64) << bit
    columns: list[tuple[int, int, int, int, int, float]] = []
    rows, weights = [], []
    for component, code, rhythm, share, site_weight in _intensities(town, sites):
        total = site_weight.sum()
        for bits in np.unique(zone[site_weight > 0]):
            own = np.flatnonzero((zone == bits) & (site_weight > 0))
            profile, level = calendar.profile(rhythm, CODES[code], int(bits))
            mass = share * site_weight[own].sum() / total * level
            columns.append((component, code, int(bits), RHYTHM_NAMES.index(rhythm), profile, mass))
            rows.append(own)
            weights.append(site_weight[own])
    component_, code_, zone_, rhythm_, profile_, mass_ = (
        np.array(column) for column in zip(*columns, strict=True)
    )
    strata = Strata(component_, code_, zone_, rhythm_, profile_, mass_ / mass_.sum())
    profile_days = np.vstack(calendar.rows)
    hours = [RHYTHMS[name][weekday] for name in RHYTHM_NAMES for weekday in range(7)]
    return Model(
        first_day, days, sites, strata, tuple(rows), Lottery(weights), profile_days,
        Lottery(list(profile_days)),
        Lottery(hours), alterations,
    )  # fmt: skip


def _intensities(town: Town, sites: Sites) -> list[tuple[int, int, str, float, Floats]]:
    """Return component, code, rhythm, share and the weight of every site, for each thing that happens."""
    factor = np.array(
        [[kind.places.get(sort, kind.elsewhere) for sort in sites.sorts] for kind in KINDS.values()],
        dtype=float,
    )[:, sites.sort]
    left = 1.0 - sum(hotspot.share for hotspot in HOTSPOTS)
    whole = sum(kind.share for kind in KINDS.values())
    found = [
        (BACKGROUND, code, kind.rhythm, left * kind.share / whole, sites.weight * factor[code])
        for code, kind in enumerate(KINDS.values())
    ]
    for number, hotspot in enumerate(HOTSPOTS, start=1):
        x, y = hotspot_centre(town, hotspot.place)
        distance = np.hypot(sites.x - x, sites.y - y)
        pull = np.where(
            distance <= hotspot.radius_m, np.exp(-0.5 * (distance / (hotspot.radius_m / 2)) ** 2), 0.0
        )
        pull *= np.sqrt(sites.weight)
        mixed = sum(hotspot.mix.values())
        for name, part in hotspot.mix.items():
            code = CODES.index(name)
            weight = pull * np.maximum(factor[code], 0.03 if factor[code].min() > 0 else 0.0)
            if not weight.any():
                weight = pull
            found.append((number, code, hotspot.rhythm, hotspot.share * part / mixed, weight))
    return found


def hotspot_centre(town: Town, place: str) -> tuple[float, float]:
    """Return the middle of a named place, EPSG:3006."""
    middle = town.place(place).outline.centroid
    return float(middle.x), float(middle.y)


class _Calendar:
    """Day profiles, one for each different combination of rhythm, season and alterations."""

    def __init__(self, first_day: date, days: int, alterations: tuple[Alteration, ...]) -> None:
        self._alterations = alterations
        calendar = [first_day + timedelta(days=number) for number in range(days)]
        self._weekday = np.array([day.weekday() for day in calendar])
        self._month = np.array([day.month - 1 for day in calendar])
        self._trend = (1 + TREND_PER_YEAR) ** (np.arange(days) / 365.25)
        self._spans = [
            slice(max(0, (a.first - first_day).days), max(0, (a.last - first_day).days + 1))
            for a in alterations
        ]
        self._known: dict[tuple[str, str, tuple[int, ...]], tuple[int, float]] = {}
        self.rows: list[Floats] = []

    def profile(self, rhythm: str, code: str, bits: int) -> tuple[int, float]:
        """Return the number of the profile and its level against the same without alterations."""
        season = KINDS[code].season
        acting = tuple(n for n, a in enumerate(self._alterations) if (bits >> n) & 1 and code in a.codes)
        key = (rhythm, season, acting)
        if key not in self._known:
            plain = RHYTHMS[rhythm].sum(axis=1)[self._weekday] * SEASONS[season][self._month] * self._trend
            altered = plain.copy()
            for number in acting:
                altered[self._spans[number]] *= self._alterations[number].factor
            self._known[key] = (len(self.rows), float(altered.sum() / plain.sum()))
            self.rows.append(altered / altered.sum())
        return self._known[key]
