"""An observation and its clearance as text, for what waits to be sent; old rows, for undoing an import."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from ..domain.area_count import AreaCount
from ..domain.observation import (
    FaultStatus,
    Observation,
    PlacePrecision,
    PlaceSetting,
    PointGeometry,
    ReviewStatus,
    Source,
    TimePrecision,
)
from ..domain.privacy import Clearance

_TIMES = ("started_at", "ended_at", "reported_at", "privacy_confirmed_at")
_WORDS = {
    "time_precision": TimePrecision,
    "place_precision": PlacePrecision,
    "setting": PlaceSetting,
    "source": Source,
    "review_status": ReviewStatus,
    "fault_status": FaultStatus,
}


def observation_to_text(observation: Observation) -> str:
    """Return all fields as JSON."""
    return json.dumps(asdict(observation), default=_plain, ensure_ascii=False)


def observation_from_text(text: str) -> Observation:
    """Return the observation that a text of :func:`observation_to_text` holds."""
    values: dict[str, Any] = json.loads(text)
    for name in _TIMES:
        values[name] = _time(values[name])
    for name, word in _WORDS.items():
        if values[name] is not None:
            values[name] = word(values[name])
    if values["geometry"] is not None:
        values["geometry"] = PointGeometry(**values["geometry"])
    return Observation(**values)


def count_to_text(count: AreaCount) -> str:
    """Return all fields of a count per area as JSON."""
    return json.dumps(asdict(count), default=_plain, ensure_ascii=False)


def count_from_text(text: str) -> AreaCount:
    """Return the count that a text of :func:`count_to_text` holds."""
    values: dict[str, Any] = json.loads(text)
    for name in ("from_day", "to_day"):
        values[name] = date.fromisoformat(values[name])
    values["source"] = Source(values["source"])
    return AreaCount(**values)


def clearance_to_text(clearance: Clearance) -> str:
    """Return all fields as JSON."""
    return json.dumps(asdict(clearance), default=_plain, ensure_ascii=False)


def clearance_from_text(text: str) -> Clearance:
    """Return the clearance that a text of :func:`clearance_to_text` holds."""
    values: dict[str, Any] = json.loads(text)
    values["confirmed_at"] = _time(values["confirmed_at"])
    return Clearance(**values)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
