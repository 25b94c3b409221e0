"""Rows that are no events: a week with nothing to report, and events that are planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ..analysis.table import FloatArray, IntArray
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
from .forms import DAYS_SILENT, Labels, coded, words
from .model import CODES, EXTRA_CODES
from .organisations import ORGANISATIONS, SILENT
from .townscape import Town

NOTHING_SHARE = 0.055
_NOTHING = len(CODES) + EXTRA_CODES.index("nothing")
_PLANNED = len(CODES) + EXTRA_CODES.index("risk_event")


@dataclass(frozen=True)
class Slot:
    """When something is planned: which sort, in which week from the last day's (1 is the next), and when."""

    sort: str
    place: str
    week: int
    weekday: int
    hour: int
    hours: int


SLOTS: tuple[Slot, ...] = (
    Slot("match", "Hamnvallen", 1, 5, 15, 3),
    Slot("cars", "Hamnplan", 2, 5, 19, 5),
    Slot("market", "Stora torget", 4, 6, 14, 4),
    Slot("music", "Järnvägstorget", 4, 5, 20, 3),
    Slot("crowd", "Stora torget", 6, 6, 17, 2),
    Slot("school", "Stadsparken", 7, 4, 18, 6),
    Slot("market", "Stora torget", -3, 5, 10, 8),
    Slot("match", "Hamnvallen", -7, 6, 14, 3),
    Slot("music", "Stora torget", -9, 5, 18, 6),
    Slot("crowd", "Hamnplan", -16, 5, 12, 12),
    Slot("school", "Strandängen", -20, 3, 18, 8),
    Slot("cars", "Hamnplan", -24, 5, 19, 5),
)
TITLES: dict[str, tuple[str, str, str, str]] = {
    "match": (
        "Inomhuscup i fotboll, förhöjd risk",
        "Derby i fotboll, förhöjd risk",
        "Fotbollsmatch med bortasupportrar, förhöjd risk",
        "Derby i fotboll, förhöjd risk",
    ),
    "cars": (
        "Träff med A-traktorer annonserad",
        "Cruising, säsongsstart annonserad",
        "Cruising med många besökare annonserad",
        "Cruising med A-traktorer annonserad",
    ),
    "market": (
        "Vintermarknad",
        "Vårmarknad",
        "Torgdag med servering till sent",
        "Höstmarknad med många besökare",
    ),
    "music": ("Konsert", "Konsert utomhus", "Sommarscen", "Kulturnatt"),
    "crowd": ("Ljusfest i centrum", "Valborgsfirande", "Hamnfesten", "Ljusvandring genom centrum"),
    "school": (
        "Terminsavslutning, samlingar väntas",
        "Studentflak och avslutningar, samlingar väntas",
        "Skolavslutning, samlingar väntas",
        "Höstlovsfest, samlingar väntas",
    ),
}
"""What each sort is called in winter, spring, summer and autumn."""
EVENT_TEXTS = tuple(dict.fromkeys(title for titles in TITLES.values() for title in titles))


def counts(observations: int, weeks: int) -> tuple[int, int]:
    """Return how many of ``observations`` rows tell of nothing, and how many of planned events."""
    weekly = sum(plan.weekly for plan in ORGANISATIONS)
    nothing = min(round(NOTHING_SHARE * observations), max(0, weeks - 6) * weekly // 2)
    return nothing, min(len(SLOTS), observations // 100)


def extra_rows(
    town: Town,
    labels: Labels,
    first_day: date,
    last_day: date,
    nothing: int,
    planned: int,
    rng: np.random.Generator,
) -> ObservationChunk:
    """Return ``nothing`` reports of a week without events and ``planned`` planned events."""
    organisation, weeks = _silent_weeks(first_day, last_day, nothing, rng)
    monday = weeks * MINUTES_PER_DAY
    sent = monday + 4 * MINUTES_PER_DAY + 13 * 60 + rng.integers(0, 36, nothing) * 5
    events = [_event(town, slot, first_day, last_day) for slot in SLOTS[:planned]]
    start = np.concatenate([monday, [event[0] for event in events]]).astype(np.int64)
    end = np.concatenate([monday + 7 * MINUTES_PER_DAY, [event[1] for event in events]]).astype(np.int64)
    last = ((last_day - first_day).days + 1) * MINUTES_PER_DAY - 60
    told = np.concatenate([sent, [min(event[0] - 30 * MINUTES_PER_DAY, last) for event in events]]).astype(
        np.int64
    )
    xy = np.array([[np.nan, np.nan]] * nothing + [event[2] for event in events]).reshape(-1, 2)
    names = [plan.name for plan in ORGANISATIONS]
    hosts = [names.index("Fritid och kultur"), names.index("Polisen")]
    texts = [labels.description.index(event[3]) for event in events]
    places = [labels.place.index(slot.place) for slot in SLOTS[:planned]]

    def both(for_nothing: int | IntArray, for_planned: int | list[int]) -> IntArray:
        one = np.broadcast_to(np.asarray(for_nothing), nothing)
        return np.concatenate([one, np.broadcast_to(np.asarray(for_planned), planned)]).astype(np.int64)

    n = nothing + planned
    precisions, place_precisions = words(TimePrecision), words(PlacePrecision)
    return ObservationChunk(
        category=coded(both(_NOTHING, _PLANNED), labels.category),
        x=xy[:, 0],
        y=xy[:, 1],
        area=coded(both(len(labels.area) - 1, -1), labels.area),
        start=instants(first_day, start),
        end=instants(first_day, end),
        reported=instants(first_day, np.maximum(told, 0)),
        time_precision=coded(
            both(precisions.index(TimePrecision.WEEK), precisions.index(TimePrecision.EXACT)), precisions
        ),
        place_name=coded(both(-1, places), labels.place),
        place_precision=coded(
            both(
                place_precisions.index(PlacePrecision.MUNICIPALITY),
                place_precisions.index(PlacePrecision.APPROXIMATE),
            ),
            place_precisions,
        ),
        setting=coded(both(-1, 0), words(PlaceSetting)),
        indoor=both(-1, 0).astype(np.int8),
        description=coded(both(-1, texts), labels.description),
        organisation=coded(both(organisation, [hosts[k % 2] for k in range(planned)]), labels.organisation),
        reporter_role=coded(np.full(n, -1), labels.role),
        source=coded(np.zeros(n, dtype=np.int64), words(Source)),
        review_status=coded(np.ones(n, dtype=np.int64), words(ReviewStatus)),
        fault_status=coded(np.full(n, -1), words(FaultStatus)),
        damage_cost=np.full(n, np.nan),
        duplicate_row=np.full(n, NO_ROW, dtype=np.int64),
    )


def _silent_weeks(
    first_day: date, last_day: date, count: int, rng: np.random.Generator
) -> tuple[IntArray, IntArray]:
    """Draw different pairs of an organisation and a Monday (days after the first); the quiet often."""
    first_monday = (7 - first_day.weekday()) % 7
    mondays = np.arange(first_monday, (last_day - first_day).days - 5, 7)
    weekly = [number for number, plan in enumerate(ORGANISATIONS) if plan.weekly]
    pairs = np.array([(who, monday) for who in weekly for monday in mondays], dtype=np.int64).reshape(-1, 2)
    quiet = np.array([1.0 / (p.vandalism + p.gathering + p.disorder + p.environment) for p in ORGANISATIONS])
    chance: FloatArray = quiet[pairs[:, 0]]
    silent = [number for number, plan in enumerate(ORGANISATIONS) if plan.name in SILENT]
    late = pairs[:, 1] + 6 >= (last_day - first_day).days + 1 - DAYS_SILENT
    chance = np.where(np.isin(pairs[:, 0], silent) & late, 0.0, chance)
    if not count:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    chosen = np.sort(rng.choice(len(pairs), count, replace=False, p=chance / chance.sum()))
    return pairs[chosen, 0], pairs[chosen, 1]


def _event(
    town: Town, slot: Slot, first_day: date, last_day: date
) -> tuple[int, int, tuple[float, float], str]:
    """Return start and end in local minutes after the first day, the place and what it is called."""
    monday = last_day - timedelta(days=last_day.weekday())
    day = monday + timedelta(weeks=slot.week, days=slot.weekday)
    start = (day - first_day).days * MINUTES_PER_DAY + slot.hour * 60
    middle = town.place(slot.place).outline.representative_point()
    title = TITLES[slot.sort][day.month % 12 // 3]
    return start, start + slot.hours * 60, (round(middle.x, 2), round(middle.y, 2)), title
