"""Which places? The few named places that hold most of the events.

Only named public places and blocks of flats are named: an address with a house number counts on its
street, unless its events are mostly reported from stairwells and cellars, which only a block of flats
has. A place that is known to an area only is none, and neither is one that is only near another ("On or
near High Street", as British police data have it: points moved to the nearest of some fixed points).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.hot_places import HotPlaces, gather_places, rank_places
from ...analysis.progress import SILENT, Progress
from ...analysis.table import BoolArray, Coded, FloatArray, IntArray, ObservationTable
from ...domain.left_out import LeftOut
from ...domain.observation import PlaceSetting
from ...project.language import translate
from ...project.swedish import number
from ..basis import Basis
from ..lagesbild.parts import HotPlace, HotPlacesAnswer
from ..layer_reading import require_points
from ..reading import Reading, joined
from ..wording import events, left_out_sentence, sentences

if TYPE_CHECKING:
    from ...store.gateway import Gateway

LEAST_EVENTS = 2
"""A place with a single event is no hot place."""

MOST_LISTED = 200
_MOST_LOOKED_UP = 2000
_ADDRESS = re.compile(r"^(?P<street>\D*?[^\W\d_])[\s,]+\d{1,4}\s?[A-Za-zÅÄÖåäö]?(?=$|[\s,;/–-])", re.UNICODE)
_ONLY_NEAR = re.compile(r"^(on or near|i närheten av|nära)\b", re.IGNORECASE)
_NUMBERED_PUBLIC = re.compile(
    r"(skola|skolan|hållplats|hållplatsen|station|stationen|parkering|parkeringen|park|parken|torg|torget|plan|"
    r"planen|lekplats|lekplatsen|tunnel|tunneln|bro|bron|hall|hallen|port|entré|väg|riksväg|länsväg|rondell|"
    r"gångväg|gångtunnel|spår|perrong|läge|p-hus|garage)$",
    re.IGNORECASE,
)


def public_name(name: str) -> str:
    """Return what a place may be called: an address with a house number becomes its street.

    "" for what says only what the place is near.
    """
    name = " ".join(name.split())
    if _ONLY_NEAR.match(name):
        return ""
    match = _ADDRESS.match(name)
    if match is None or _NUMBERED_PUBLIC.search(match["street"]):
        return name
    return match["street"].rstrip(" ,")


def is_house(name: str) -> bool:
    """Tell whether a name is an address with a house number."""
    public = public_name(name)
    return bool(public) and public != " ".join(name.split())


@dataclass(frozen=True)
class NamedPlaces:
    """Places by their public names, and their ranking; codes of ``column`` are those of ``ranked.place``."""

    column: Coded
    ranked: HotPlaces


def named_places(table: ObservationTable, is_flats: BoolArray | None = None) -> NamedPlaces:
    """Rank a table's places by their public names; ``is_flats`` (labels,) keep their house number."""
    labels = [
        " ".join(label.split()) if is_flats is not None and is_flats[code] else public_name(label)
        for code, label in enumerate(table.place.labels)
    ]
    names = tuple(dict.fromkeys(label for label in labels if label))
    place = {name: code for code, name in enumerate(names)}
    lookup = np.array([*(place.get(label, -1) for label in labels), -1], dtype=np.int32)
    column = Coded(lookup[table.place.codes], names)
    return NamedPlaces(column, rank_places(column.codes, table.start))


def hot_places_answer(
    reading: Reading, gateway: Gateway | None = None, named: NamedPlaces | None = None
) -> HotPlacesAnswer:
    """Rank the named places of what was read.

    With a ``gateway`` the addresses with most events are looked up, to tell blocks of flats from houses;
    ``named`` is handed in where its points have been ranked already.
    """
    points = reading.points()
    if named is None:
        named = named_places(points, blocks_of_flats(points, gateway) if gateway is not None else None)
    ranked = named.ranked
    several = int((ranked.count >= LEAST_EVENTS).sum())
    shown = min(several, MOST_LISTED)
    middles = _middles(points, named.column, ranked.place[:shown])
    listed = tuple(
        HotPlace(row + 1, named.column.labels[int(ranked.place[row])], int(ranked.count[row]), x, y)
        for row, (x, y) in enumerate(middles)
    )
    held = int(ranked.count[:shown].sum())
    share = held / len(points) if len(points) else 0.0
    left_out = reading.left_out_of_points()
    told = sentences(_sentence(ranked, len(points), named.column), left_out_sentence(left_out))
    basis = Basis(len(points), told, left_out, reading.notices, {"question": "hotplaces"})
    return HotPlacesAnswer(basis, listed, len(ranked.place), share)


def blocks_of_flats(table: ObservationTable, gateway: Gateway) -> BoolArray:
    """Return which place labels are blocks of flats, (labels,): most events from stairwells or cellars.

    Only addresses with several events are looked up, those with most first, up to 2,000 observations.
    """
    counts = table.place.counts()
    is_flats = np.zeros(len(table.place.labels), dtype=bool)
    houses = np.array([is_house(label) for label in table.place.labels], dtype=bool)
    wanted = np.flatnonzero(houses & (counts >= LEAST_EVENTS))
    wanted = wanted[np.argsort(-counts[wanted], kind="stable")]
    wanted = wanted[np.cumsum(counts[wanted]) <= _MOST_LOOKED_UP]
    rows = np.flatnonzero(np.isin(table.place.codes, wanted))
    if len(rows) == 0:
        return is_flats
    place_of = {label: code for code, label in enumerate(table.place.labels)}
    stairwells = np.zeros(len(is_flats), dtype=np.int64)
    for observation in gateway.observations_by_key(table.key[rows]):
        if observation.setting is PlaceSetting.STAIRWELL_CELLAR:
            stairwells[place_of[observation.place_name]] += 1
    is_flats[wanted] = 2 * stairwells[wanted] > counts[wanted]
    return is_flats


def _middles(points: ObservationTable, column: Coded, places: IntArray) -> list[tuple[float, float]]:
    """Return the middle (median) of each place's points."""
    order = np.argsort(column.codes, kind="stable")
    codes = column.codes[order]
    middles = []
    for place in places:
        low, high = np.searchsorted(codes, [place, place + 1])
        rows = order[low:high]
        middles.append((float(np.median(points.x[rows])), float(np.median(points.y[rows]))))
    return middles


def _sentence(ranked: HotPlaces, n: int, column: Coded) -> str:
    if not len(ranked.place) or ranked.count[0] < LEAST_EVENTS:
        return translate("est", "No named place has more than one event.")
    half = ranked.places_for(0.5)
    return translate(
        "est",
        "Most at {name}: {count} of {total}. Half of the events with a named place happened at {places} of"
        " {all} places.",
        name=column.labels[int(ranked.place[0])],
        count=number(int(ranked.count[0])),
        total=number(n),
        places=number(half),
        all=number(len(ranked.place)),
    )


@dataclass(frozen=True)
class RankedPlaces:
    """Every place with events, (k,) each: its name ("" where it has none), middle, and ranking."""

    basis: Basis
    names: tuple[str, ...]
    x: FloatArray
    y: FloatArray
    ranked: HotPlaces


def ranked_by_name(reading: Reading, gateway: Gateway | None = None) -> RankedPlaces:
    """Rank places by their public names. Raises NoObservationsError."""
    require_points(reading)
    points = reading.points()
    named = named_places(points, blocks_of_flats(points, gateway) if gateway is not None else None)
    middles = np.array(_middles(points, named.column, named.ranked.place)).reshape(-1, 2)
    names = tuple(named.column.labels[int(place)] for place in named.ranked.place)
    nameless = len(points) - named.ranked.events
    return _ranked(reading, names, middles, named.ranked, {"by": "name"}, nameless)


def ranked_by_coordinates(reading: Reading, tolerance: float, progress: Progress = SILENT) -> RankedPlaces:
    """Rank places gathered from points within ``tolerance`` metres; a place is told by its most usual name.

    Raises NoObservationsError, ParameterError, CancelledError.
    """
    require_points(reading)
    points = reading.points()
    gathered = gather_places(points.x, points.y, tolerance, progress)
    ranked = rank_places(gathered.code, points.start)
    names = usual_names(points, gathered.code, ranked.place)
    middles = np.column_stack([gathered.x[ranked.place], gathered.y[ranked.place]])
    return _ranked(reading, names, middles, ranked, {"tolerance_m": tolerance}, 0)


def _ranked(
    reading: Reading,
    names: tuple[str, ...],
    middles: FloatArray,
    ranked: HotPlaces,
    how: dict[str, object],
    nameless: int,
) -> RankedPlaces:
    left_out = joined(reading.left_out_of_points(), {LeftOut.NO_PLACE: nameless})
    told = _ranked_sentence(ranked, names)
    recipe = {"question": "hotplaces", "crs": reading.crs, **how, "n": ranked.events}
    basis = Basis(
        ranked.events, sentences(told, left_out_sentence(left_out)), left_out, reading.notices, recipe
    )
    return RankedPlaces(basis, names, middles[:, 0], middles[:, 1], ranked)


def usual_names(points: ObservationTable, code: IntArray, places: IntArray) -> tuple[str, ...]:
    """Return for each place the public name that most of its events have, "" where none has any."""
    column = named_places(points).column
    known = (column.codes >= 0) & (code >= 0)
    pairs, counts = np.unique(np.column_stack([code[known], column.codes[known]]), axis=0, return_counts=True)
    order = np.lexsort((pairs[:, 1], -counts, pairs[:, 0]))
    best: dict[int, str] = {}
    for row in order:
        best.setdefault(int(pairs[row, 0]), column.labels[int(pairs[row, 1])])
    return tuple(best.get(int(place), "") for place in places)


def _ranked_sentence(ranked: HotPlaces, names: tuple[str, ...]) -> str:
    if not len(ranked.place):
        return translate("est", "No event has a named place.")
    half = ranked.places_for(0.5)
    return translate(
        "est",
        "{places} of {all} places hold half of the {events}; the first, {name}, holds {count}.",
        places=number(half),
        all=number(len(ranked.place)),
        events=events(ranked.events),
        name=names[0] or translate("est", "without name"),
        count=number(int(ranked.count[0])),
    )
