"""What the lists of the week are made of: rows of words that lead to an observation and its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ...analysis.table import Coded
from ...domain.area import Area
from ...domain.category import Category
from ...domain.local_time import local_today, to_local
from ...domain.observation import COARSE_PRECISIONS, Observation, TimePrecision
from ...project.code_words import word_of
from ...project.language import translate
from ...project.swedish import MONTHS, clock, day_short, listed, number
from ...store.gateway import Gateway
from ..basis import Basis
from ..lagesbild.kinds import kind_name
from ..selected import counted_by_source
from ..wording import sources_in_words

_LAST = float("inf")


class WeekList(StrEnum):
    """The lists, in the order of the meeting."""

    REPORTERS = "reporters"
    NEW = "new"
    LACKING = "lacking"
    PLANNED = "planned"
    FAULTS = "faults"
    REVIEW = "review"
    LIKELY = "likely"
    LINKED = "linked"


@dataclass(frozen=True)
class WorkRow:
    """A row: its cells in words, ``order`` by which each column is sorted, and the observation it is about.

    ``place`` is in the database's CRS, None without a point; ``detail`` tells the observation in full.
    ``other_uuid`` is the second report of a pair.
    """

    cells: tuple[str, ...]
    order: tuple[float | str, ...]
    uuid: str = ""
    other_uuid: str = ""
    place: tuple[float, float] | None = None
    detail: str = ""


@dataclass(frozen=True)
class WorkTable:
    """A list: what it is called, its figure for the overview, its rows (of a long list the first)."""

    key: WeekList
    title: str
    figure: str
    basis: Basis
    columns: tuple[str, ...]
    rows: tuple[WorkRow, ...] = ()


@dataclass(frozen=True)
class Names:
    """What kinds, organisations and areas are called."""

    categories: Mapping[str, Category] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)

    @staticmethod
    def of(gateway: Gateway) -> Names:
        """Read them. Raises StoreError."""
        return Names(
            {category.uuid: category for category in gateway.categories()},
            {organisation.uuid: organisation.name for organisation in gateway.organisations()},
            {area.uuid: area for area in gateway.areas(with_past=True)},
        )

    def kind(self, observation: Observation) -> str:
        """Return the kind's short name."""
        return kind_name(observation.category_uuid, self.categories)

    def reporter(self, observation: Observation) -> str:
        """Return who reported: the organisation, else where the report comes from."""
        name = self.organisations.get(observation.organisation_uuid or "")
        return name or word_of("source", observation.source.value)

    def where(self, observation: Observation) -> str:
        """Return the place's name, else its area's, else that there is none."""
        area = self.areas.get(observation.area_uuid or "")
        if observation.place_name:
            return observation.place_name
        if area is not None:
            return area.name
        if observation.place_precision in COARSE_PRECISIONS or observation.geometry is None:
            return translate("est", "no place")
        return translate("est", "point on the map")

    def detail(self, observation: Observation) -> str:
        """Tell an observation in full, on some lines."""
        source = word_of("source", observation.source.value)
        lines = [
            f"{self.kind(observation)} · {when(observation)}",
            f"{self.where(observation)} ({word_of('place_precision', observation.place_precision.value)})",
            ", ".join(dict.fromkeys((self.reporter(observation), source))),
            observation.description.strip(),
        ]
        return "\n".join(line for line in lines if line)


def when(observation: Observation) -> str:
    """Return when it happened, as exactly as it is known: ``14 nov 23.05``, ``v. 46``, ``november``."""
    if observation.started_at is None or observation.time_precision is TimePrecision.UNKNOWN:
        return translate("est", "no time")
    local = to_local(observation.started_at)
    if observation.time_precision is TimePrecision.WEEK:
        return translate(
            "est", "week {week} {year}", week=local.isocalendar().week, year=local.isocalendar().year
        )
    if observation.time_precision is TimePrecision.MONTH:
        return f"{MONTHS[local.month - 1]} {local.year}"
    day = day_of(local.date())
    return day if (local.hour, local.minute) == (0, 0) else f"{day} {clock(local)}"


def reported_word(observation: Observation) -> str:
    """Return the day when it was reported, "" where that is not known."""
    reported = observation.reported_at
    return day_of(to_local(reported).date()) if reported is not None else ""


def day_of(date_: date) -> str:
    """Return a day, with its year unless that is this one: ``14 nov``, ``18 jan 2025``."""
    is_now = date_.year == local_today().year
    return day_short(date_) if is_now else f"{day_short(date_)} {date_.year}"


def order_of(instant: datetime | None) -> float:
    """Return a number to sort an instant by; what is not known comes last."""
    return instant.timestamp() if instant is not None else _LAST


def place_of(observation: Observation) -> tuple[float, float] | None:
    """Return the point in the database's CRS."""
    point = observation.geometry
    return (point.x, point.y) if point is not None else None


def split_by_source(column: Coded) -> str:
    """Return a count split by source: ``kommunens verksamheter 20 och polisanmälningar 14``; "" for none."""
    counts = counted_by_source(column)
    unknown = int((column.codes < 0).sum())
    rest = [translate("est", "of unknown source {count}", count=number(unknown))] if unknown else []
    return listed([*sources_in_words(counts), *rest])
