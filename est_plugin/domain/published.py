"""Counts that have left the group: what was published, for which areas or cells, frozen.

One publication holds a total and two ways to divide it that share nothing but that total: by place (areas
or cells, and what lies outside them) and by main kind. A reader of several publications learns no more than
from each by itself, because their periods never overlap.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from .message import QT_TRANSLATE_NOOP, EstError
from .period import Period
from .runs import Publication

TOTAL_KEY, REST_KEY, OTHER_KEY = "total", "rest", "other"


class Shown(StrEnum):
    """What a reader is told of a count."""

    PUBLISHED = "published"
    SMALL = "small"
    WITHHELD = "withheld"
    AT_LEAST = "at_least"


class Dimension(StrEnum):
    """What a count is of."""

    TOTAL = "total"
    PLACE = "place"
    REST = "rest"
    KIND = "kind"


class PublishedFormatError(EstError):
    """A row of ``publication`` that this version cannot read."""


@dataclass(frozen=True)
class PublishedCount:
    """A count as it is published; ``count`` is None where nothing of it is told but ``shown``.

    For AT_LEAST it is the sum of those parts that were published.
    """

    dimension: Dimension
    key: str
    name: str
    count: int | None
    shown: Shown


@dataclass(frozen=True)
class Cut:
    """How places are divided: ``level`` (an area kind) or cells of ``cell_size_m``, the same for ever.

    ``digest`` tells apart borders that have changed.
    """

    level: str
    cell_size_m: float | None
    crs: str
    digest: str

    def same_question(self, level: str | None, cell_size_m: float | None) -> bool:
        """Tell whether this is what was asked for; None and None ask for nothing in particular."""
        if level is None and cell_size_m is None:
            return True
        return (self.level, self.cell_size_m) == (level or "", cell_size_m)


@dataclass(frozen=True)
class PublishedCounts:
    """Everything published for a period. ``shapes`` are the areas' polygons (WKB) by key, for cells empty.

    ``parts`` are the periods that were published and are summed here; one of them where it is as published.
    """

    period: Period
    threshold: int
    cut: Cut
    counts: tuple[PublishedCount, ...]
    parts: tuple[Period, ...]
    shapes: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def total(self) -> PublishedCount:
        """The count of the whole."""
        return next(count for count in self.counts if count.dimension is Dimension.TOTAL)

    def of(self, dimension: Dimension) -> tuple[PublishedCount, ...]:
        """Return the counts of a dimension, in their order."""
        return tuple(count for count in self.counts if count.dimension is dimension)

    def by_key(self, dimension: Dimension) -> dict[str, PublishedCount]:
        """Return the counts of a dimension by their keys."""
        return {count.key: count for count in self.of(dimension)}


def to_publication(uuid: str, counts: PublishedCounts, *, with_shapes: bool) -> Publication:
    """Return the row that keeps a publication; borders are kept with the first of each cut only."""
    recipe: dict[str, object] = {"crs": counts.cut.crs, "digest": counts.cut.digest}
    if with_shapes:
        recipe["shapes"] = {key: b64encode(wkb).decode("ascii") for key, wkb in counts.shapes.items()}
    rows = [[c.dimension.value, c.key, c.name, c.count, c.shown.value] for c in counts.counts]
    return Publication(
        uuid,
        counts.period.first,
        counts.period.last,
        counts.cut.level,
        counts.cut.cell_size_m,
        counts.threshold,
        json.dumps(recipe, ensure_ascii=False, separators=(",", ":")),
        json.dumps(rows, ensure_ascii=False, separators=(",", ":")),
    )


def from_publications(rows: Iterable[Publication]) -> tuple[PublishedCounts, ...]:
    """Return what was published, by period, each with the borders of its cut. Raises PublishedFormatError."""
    read = [_read(row) for row in rows]
    shapes: dict[str, Mapping[str, bytes]] = {}
    for counts, own in read:
        if own:
            shapes.setdefault(counts.cut.digest, own)
    return tuple(
        PublishedCounts(c.period, c.threshold, c.cut, c.counts, c.parts, shapes.get(c.cut.digest, own))
        for c, own in sorted(read, key=lambda pair: pair[0].period.first)
    )


def summed(parts: Sequence[PublishedCounts], period: Period) -> PublishedCounts:
    """Return a longer period as the sum of its published parts, all of one cut, by period.

    A count that was published in every part is their sum; in some, what they hold together at the least;
    in none, it is withheld. So the sum tells nothing that its parts have not told.
    """
    keys = dict.fromkeys((count.dimension, count.key) for part in parts for count in part.counts)
    by_key = [{(count.dimension, count.key): count for count in part.counts} for part in parts]
    counts = []
    for key in keys:
        found = [part.get(key) for part in by_key]
        name = next(count.name for count in reversed(found) if count is not None)
        known = [c.count for c in found if c is not None and c.count is not None]
        complete = len(known) == len(parts) and all(
            c is not None and c.shown is Shown.PUBLISHED for c in found
        )
        shown = Shown.PUBLISHED if complete else Shown.AT_LEAST if sum(known) else Shown.WITHHELD
        counts.append(PublishedCount(*key, name, sum(known) if sum(known) else None, shown))
    last = parts[-1]
    periods = tuple(own for part in parts for own in part.parts)
    return PublishedCounts(
        period, max(part.threshold for part in parts), last.cut, tuple(counts), periods, last.shapes
    )


def tiles(parts: Sequence[Period], whole: Period) -> bool:
    """Tell whether periods, in order, fill ``whole`` without a gap or an overlap."""
    day = whole.first
    for part in parts:
        if part.first != day:
            return False
        day = part.last + timedelta(days=1)
    return day == whole.last + timedelta(days=1)


def gaps(parts: Sequence[Period], whole: Period) -> tuple[Period, ...]:
    """Return the days of ``whole`` that no part covers, as periods."""
    found = []
    day = whole.first
    for part in parts:
        if part.first > day:
            found.append(Period(day, part.first - timedelta(days=1)))
        day = max(day, part.last + timedelta(days=1))
    if day <= whole.last:
        found.append(Period(day, whole.last))
    return tuple(found)


def is_a_month(period: Period) -> bool:
    """Tell whether a period is a month or longer: it ends no sooner than a month after the day before it."""
    first = period.first
    year, month = (first.year + 1, 1) if first.month == 12 else (first.year, first.month + 1)
    last_of_next = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    after = date(year, month, min(first.day, last_of_next))
    return period.last >= after - timedelta(days=1)


def _read(row: Publication) -> tuple[PublishedCounts, Mapping[str, bytes]]:
    try:
        recipe = json.loads(row.recipe or "{}")
        cut = Cut(row.level, row.cell_size, str(recipe["crs"]), str(recipe["digest"]))
        counts = tuple(
            PublishedCount(Dimension(dimension), str(key), str(name), count, Shown(shown))
            for dimension, key, name, count, shown in json.loads(row.cells)
        )
        shapes = {key: b64decode(text) for key, text in recipe.get("shapes", {}).items()}
    except (ValueError, KeyError, TypeError) as error:
        raise PublishedFormatError(
            QT_TRANSLATE_NOOP(
                "est",
                "What was published for {first} to {last} cannot be read by this version of the plugin, so"
                " nothing was published now. Update the plugin.",
            ),
            first=row.from_day.isoformat(),
            last=row.to_day.isoformat(),
            details=repr(error),
        ) from error
    period = Period(row.from_day, row.to_day)
    return PublishedCounts(period, row.threshold, cut, counts, (period,)), MappingProxyType(shapes)
