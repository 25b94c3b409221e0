"""Draws observations of the example: what, where and when from the model, then all a report holds besides."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial import cKDTree

from ..analysis.table import BoolArray, IntArray
from .chunk import NO_ROW, ObservationChunk
from .forms import Forms
from .model import Lottery, Model

CHUNK = 50_000
REPEAT_SHARE = 0.12
REPEAT_WITHIN_M = 100.0
REPEAT_WITHIN_DAYS = 7
SAME_PLACE_SHARE = 0.5
DUPLICATE_SHARE = 0.022
DUPLICATE_KNOWN = 0.55


@dataclass(frozen=True)
class Events:
    """What, where and when as arrays (n,): site and stratum by index, day after the first, minute of day."""

    site: IntArray
    stratum: IntArray
    day: IntArray
    minute: IntArray


class Drawer:
    """Draws chunks of observations from one model."""

    def __init__(self, model: Model, forms: Forms) -> None:
        self._model = model
        self._forms = forms
        self.labels = forms.labels
        self._strata = Lottery([model.strata.share])
        self._flat_sites = np.concatenate(model.site_rows)
        self._site_start = np.concatenate([[0], np.cumsum([len(rows) for rows in model.site_rows])])
        self._tree = cKDTree(np.column_stack([model.sites.x, model.sites.y]))

    def chunk(self, count: int, rng: np.random.Generator) -> ObservationChunk:
        """Draw ``count`` observations, in the order they were reported."""
        copies = round(count * DUPLICATE_SHARE)
        events = self._events(count - copies, rng)
        rows = np.concatenate([np.arange(count - copies), rng.integers(0, max(count - copies, 1), copies)])
        filled = self._forms.fill(self._model, _take(events, rows), rng, copied=count - copies)
        known = rng.random(copies) < DUPLICATE_KNOWN
        duplicate = np.full(count, NO_ROW, dtype=np.int64)
        duplicate[count - copies :] = np.where(known, rows[count - copies :], NO_ROW)
        return in_order_of_reporting(replace(filled, duplicate_row=duplicate))

    def _events(self, count: int, rng: np.random.Generator) -> Events:
        """Draw events; some of them follow another one near in place and time."""
        followers = round(count * REPEAT_SHARE) if count > 1 else 0
        first = self._independent(count - followers, rng)
        parent = rng.integers(0, count - followers, followers) if followers else np.empty(0, dtype=np.int64)
        after = self._following(_take(first, parent), rng)
        return Events(*(np.concatenate(pair) for pair in zip(_columns(first), _columns(after), strict=True)))

    def _independent(self, count: int, rng: np.random.Generator) -> Events:
        model = self._model
        stratum = self._strata.draw(np.zeros(count, dtype=np.int64), rng)
        site = self._flat_sites[self._site_start[stratum] + model.places.draw(stratum, rng)]
        day = model.day_lottery.draw(model.strata.profile[stratum], rng)
        return Events(site, stratum, day, self._minutes(stratum, day, rng))

    def _following(self, parents: Events, rng: np.random.Generator) -> Events:
        """Return an event for each parent, at its place or near it, some days after (before, at the end)."""
        model, count = self._model, len(parents.site)
        lag = rng.integers(1, REPEAT_WITHIN_DAYS, count)
        day = np.where(parents.day + lag < model.days, parents.day + lag, np.maximum(parents.day - lag, 0))
        sites = model.sites
        angle, reach = rng.uniform(0, 2 * np.pi, count), REPEAT_WITHIN_M * np.sqrt(rng.random(count)) * 0.85
        x = sites.x[parents.site] + reach * np.cos(angle)
        y = sites.y[parents.site] + reach * np.sin(angle)
        near = self._tree.query(np.column_stack([x, y]))[1] if count else parents.site
        moved = np.hypot(sites.x[near] - sites.x[parents.site], sites.y[near] - sites.y[parents.site])
        stays = rng.random(count) < SAME_PLACE_SHARE
        stays |= (moved > REPEAT_WITHIN_M * 0.95) | (sites.sort[near] != sites.sort[parents.site])
        site = np.where(stays, parents.site, near)
        return Events(site, parents.stratum, day, self._minutes(parents.stratum, day, rng))

    def _minutes(self, stratum: IntArray, day: IntArray, rng: np.random.Generator) -> IntArray:
        model = self._model
        hour = model.hours.draw(model.strata.rhythm[stratum] * 7 + model.weekday(day), rng)
        return hour * 60 + rng.integers(0, 12, len(day)) * 5


def _columns(events: Events) -> tuple[IntArray, IntArray, IntArray, IntArray]:
    return events.site, events.stratum, events.day, events.minute


def _take(events: Events, rows: IntArray | BoolArray) -> Events:
    return Events(*(column[rows] for column in _columns(events)))


def in_order_of_reporting(chunk: ObservationChunk) -> ObservationChunk:
    """Sort a chunk's rows by when they were reported; a duplicate comes after what it is a duplicate of."""
    original = chunk.duplicate_row
    copies = original != NO_ROW
    reported = chunk.reported.copy()
    reported[copies] = np.maximum(reported[copies], reported[original[copies]])
    order = np.argsort(reported, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    duplicate = np.where(copies, place[original], NO_ROW)
    return replace(chunk, reported=reported, duplicate_row=duplicate).take(order)
