"""The week's reports as a meeting goes through them: when, what, where; never free text."""

from __future__ import annotations

from datetime import UTC

import numpy as np

from ...domain.local_time import to_local
from ...project.language import translate
from ...project.swedish import day_short, number, weekday_short
from ..analyses.places import public_name
from ..basis import Basis
from ..reading import Reading
from .kinds import kind_name
from .parts import ReportLine, ReportsAnswer

MOST_LISTED = 60
"""More than anyone goes through at a meeting; the rest is counted."""

_HOUR_MS = 3_600_000


def reports_answer(reading: Reading) -> ReportsAnswer:
    """List the latest reports of what was read, the newest first, those with a point numbered."""
    table = reading.counted
    order = np.argsort(np.where(np.isnat(table.start), np.datetime64(0, "ms"), table.start), kind="stable")
    rows = order[::-1][:MOST_LISTED]
    exact = reading.has_exact_place
    lines, numbered = [], 0
    for row in rows:
        place_number = None
        if exact[row]:
            numbered += 1
            place_number = numbered
        lines.append(_line(reading, int(row), place_number))
    told = translate("est", "{count} reports in the period.", count=number(len(table)))
    return ReportsAnswer(
        Basis(len(table), told, recipe={"question": "reports"}), tuple(lines), total=len(table)
    )


def _line(reading: Reading, row: int, place_number: int | None) -> ReportLine:
    table = reading.counted
    code, place = int(table.category.codes[row]), int(table.place.codes[row])
    kind = kind_name(table.category.labels[code], reading.categories) if code >= 0 else ""
    where = public_name(table.place.labels[place]) if place >= 0 else ""
    return ReportLine(
        place_number,
        _when(table.start[row], table.end[row]),
        kind,
        where or _nameless(place_number),
        float(table.x[row]) if place_number is not None else None,
        float(table.y[row]) if place_number is not None else None,
    )


def _nameless(place_number: int | None) -> str:
    if place_number is not None:
        return translate("est", "without a place name")
    return translate("est", "no exact place")


def _when(start: np.datetime64, end: np.datetime64) -> str:
    """Return ``fr 13 nov``, with the hour where it is known to within one."""
    if np.isnat(start):
        return ""
    moment = to_local(start.astype("datetime64[ms]").astype(object).replace(tzinfo=UTC))
    text = f"{weekday_short(moment.date())} {day_short(moment.date())}"
    is_hour = not np.isnat(end) and (end - start) <= np.timedelta64(_HOUR_MS, "ms")
    if np.isnat(end) or is_hour:
        return f"{text} {moment.hour:02d}"
    return text
