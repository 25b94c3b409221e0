"""The places of a table's rows as points in the database's CRS, all at once."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..domain.message import QT_TRANSLATE_NOOP, EstError, Message
from .cell_values import check_computed
from .coordinates import (
    SWEREF99_TM,
    CoordinateSystem,
    Extent,
    Proposal,
    parse_coordinate,
    parse_point,
    recognise_crs,
)
from .errors import ExchangeError, Trouble
from .headings import Target
from .moving import FloatArray, Mover
from .profiles import Profile
from .raw_table import ForeignTable

_GENERAL = CoordinateSystem("", "", (-np.inf, np.inf), (-np.inf, np.inf))


@dataclass(frozen=True)
class ImportPoints:
    """``points``, shape (n, 2), NaN for rows without; ``troubles`` by the place of the row in the table.

    ``proposals`` are the systems that the values could be in, the one used first.
    """

    points: FloatArray
    troubles: dict[int, Trouble] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
    notices: tuple[Message, ...] = ()


def import_points(
    table: ForeignTable, profile: Profile, crs: str, chosen_crs: str = "", near: Extent | None = None
) -> ImportPoints:
    """Return the points of a table in ``crs``.

    ``chosen_crs`` is obeyed; else the profile's, the layer's own, or what the values tell. Raises
    ExchangeError where the values fit no system, or several that only a person can choose from.
    """
    empty = np.full((len(table.rows), 2), np.nan)
    if not profile.keeps_points:
        return ImportPoints(empty)
    if table.points is not None and Target.X not in profile.columns:
        raw = np.array([point or (np.nan, np.nan) for point in table.points], dtype=np.float64).reshape(-1, 2)
        return _moved(table, raw, chosen_crs or table.crs, crs, {}, "")
    raw, troubles, heading = _parsed(table, profile)
    if not np.isfinite(raw).any():
        return ImportPoints(raw, troubles)
    known_crs = chosen_crs or profile.crs
    system, swapped, proposals, notices = _system(table, raw, known_crs, profile.swapped, near)
    if swapped:
        raw = raw[:, ::-1]
    for row in np.flatnonzero(np.isfinite(raw).all(axis=1) & ~system.holds(raw[:, 0], raw[:, 1])):
        troubles[int(row)] = _outside(table, int(row), heading, system)
        raw[row] = np.nan
    moved = _moved(table, raw, system.crs, crs, troubles, heading)
    return ImportPoints(moved.points, moved.troubles, proposals, (*notices, *moved.notices))


def _parsed(table: ForeignTable, profile: Profile) -> tuple[FloatArray, dict[int, Trouble], str]:
    """Return the numbers as they stand, what could not be read, and the heading to name in a trouble."""
    raw = np.full((len(table.rows), 2), np.nan)
    troubles: dict[int, Trouble] = {}
    x, y, pair = (profile.columns.get(target) for target in (Target.X, Target.Y, Target.POINT))
    if x is not None and y is not None:
        places = (table.headings.index(x), table.headings.index(y))
        for number, row in enumerate(table.rows):
            cells = row.cells[places[0]].strip(), row.cells[places[1]].strip()
            for side, (cell, heading) in enumerate(zip(cells, (x, y), strict=True)):
                try:
                    if cell:
                        raw[number, side] = parse_coordinate(check_computed(cell))
                    elif any(cells):
                        missing = Message(QT_TRANSLATE_NOOP("est", "one of the two coordinates is missing."))
                        troubles[number] = Trouble(row.number, heading, missing)
                except EstError as error:
                    troubles.setdefault(number, Trouble(row.number, heading, error.message))
    elif pair is not None:
        place = table.headings.index(pair)
        for number, row in enumerate(table.rows):
            try:
                if row.cells[place].strip():
                    raw[number] = parse_point(check_computed(row.cells[place]))
            except EstError as error:
                troubles[number] = Trouble(row.number, pair, error.message)
    for number in troubles:
        raw[number] = np.nan
    return raw, troubles, x or pair or ""


def _system(
    table: ForeignTable, raw: FloatArray, known_crs: str, swapped: bool | None, near: Extent | None
) -> tuple[CoordinateSystem, bool, tuple[Proposal, ...], tuple[Message, ...]]:
    proposals = recognise_crs(raw[:, 0], raw[:, 1], near)
    if known_crs:
        fitting = next((one for one in proposals if one.system.crs == known_crs), None)
        if swapped is None:
            swapped = fitting.swapped if fitting else False
        system = (
            fitting.system
            if fitting and fitting.swapped == swapped
            else CoordinateSystem(known_crs, known_crs, _GENERAL.x, _GENERAL.y)
        )
        return system, swapped, proposals, ()
    if swapped is not None:
        proposals = tuple(one for one in proposals if one.swapped == swapped)
    if not proposals:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "The coordinates in “{table}” fit no coordinate system that is known here. Nothing was"
                " imported. Choose the coordinate system yourself.",
            ),
            table=table.name,
        )
    best = proposals[0]
    if not best.sure:
        rivals = dict.fromkeys(one.system.name for one in proposals)
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "The coordinates in “{table}” may be in any of these: {systems}. Nothing was imported."
                " Choose the coordinate system, or import the municipality's areas first, which tell it.",
            ),
            table=table.name,
            systems=", ".join(rivals),
        )
    text = (
        QT_TRANSLATE_NOOP("est", "The coordinates were read as {system}, with north in the column of x.")
        if best.swapped
        else QT_TRANSLATE_NOOP("est", "The coordinates were read as {system}.")
    )
    return best.system, best.swapped, proposals, (Message(text, {"system": best.system.name}),)


def _outside(table: ForeignTable, row: int, heading: str, system: CoordinateSystem) -> Trouble:
    reason = Message(
        QT_TRANSLATE_NOOP("est", "the coordinates lie outside what {system} is for."), {"system": system.name}
    )
    return Trouble(table.rows[row].number, heading, reason)


def _moved(
    table: ForeignTable, raw: FloatArray, from_crs: str, crs: str, troubles: dict[int, Trouble], heading: str
) -> ImportPoints:
    if not from_crs:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "“{table}” does not say which coordinate system it is in. Nothing was imported. Choose the"
                " coordinate system.",
            ),
            table=table.name,
        )
    there = np.isfinite(raw).all(axis=1)
    points = np.full_like(raw, np.nan)
    points[there] = Mover(from_crs, crs).move(raw[there])
    for row in np.flatnonzero(there & ~np.isfinite(points).all(axis=1)):
        system = CoordinateSystem(from_crs, from_crs, _GENERAL.x, _GENERAL.y)
        troubles[int(row)] = _outside(table, int(row), heading, system)
        points[row] = np.nan
    return ImportPoints(points, troubles, (), _abroad(points, crs))


def _abroad(points: FloatArray, crs: str) -> tuple[Message, ...]:
    """Tell of points outside Sweden in a Swedish database: most often a mistake of coordinate systems."""
    known = points[np.isfinite(points).all(axis=1)]
    if crs != SWEREF99_TM.crs or not len(known):
        return ()
    count = int(np.count_nonzero(~SWEREF99_TM.holds(known[:, 0], known[:, 1])))
    text = QT_TRANSLATE_NOOP("est", "{count} rows lie outside Sweden. Look at them on the map.")
    return (Message(text, {"count": count}),) if count else ()
