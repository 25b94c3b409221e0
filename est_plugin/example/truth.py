"""What is true about the example, because it was put there: for tests and for showing what is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class TrueHotspot:
    """A place where events were put. ``x``, ``y``, ``radius_m`` in EPSG:3006; all its events lie inside.

    ``share`` is the share of all events that were drawn here, besides what the town has everywhere.
    ``rhythm`` (7, 24), Monday first, local hours, sums to 1.
    """

    name: str
    x: float
    y: float
    radius_m: float
    share: float
    rhythm: NDArray[np.float64]


@dataclass(frozen=True)
class TrueChange:
    """A change of rate in an area, for some categories, from ``first`` to ``last``.

    ``rate_ratio`` is the expected count of those days over that of ``compare_first`` to
    ``compare_last``, per day: the change itself times what season and trend add. Repeats, gaps and
    coarse places thin both periods alike. ``expected`` and ``expected_before`` are counts.
    """

    area_name: str
    category_codes: tuple[str, ...]
    first: date
    last: date
    compare_first: date
    compare_last: date
    rate_ratio: float
    expected: float
    expected_before: float


@dataclass(frozen=True)
class TrueEffect:
    """What an insats did in its treatment polygon: ``factor`` 1 is no effect.

    ``expected_fewer`` is how many events the insats took away in the after period.
    """

    insats_uuid: str
    treatment_area_uuid: str
    control_area_uuid: str
    before_first: date
    before_last: date
    after_first: date
    after_last: date
    factor: float
    expected_after: float
    expected_fewer: float


@dataclass(frozen=True)
class TrueRepeats:
    """``share`` of the events follow another one within ``within_m`` metres and ``within_days`` days."""

    share: float
    within_m: float
    within_days: int


@dataclass(frozen=True)
class ExampleTruth:
    """All that was put into the example."""

    hotspots: tuple[TrueHotspot, ...]
    worse: TrueChange
    better: TrueChange
    effective: TrueEffect
    ineffective: TrueEffect
    repeats: TrueRepeats
    rhythm: NDArray[np.float64]
    """Expected share of all events by weekday and hour, (7, 24), local time, sums to 1."""
    month_shares: NDArray[np.float64]
    """Expected share of all events by calendar month of the span, in order of the months."""
    coarse_share: float
    trend_per_year: float
    silent_organisations: tuple[str, ...]
    """Who is expected every week and reported nothing in the last month."""
