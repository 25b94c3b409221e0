"""When things happen: hours of the week, months of the year."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rhythm = NDArray[np.float64]
"""Shape (7, 24): Monday first, local hours; sums to 1."""

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
SCHOOL_DAYS = (MON, TUE, WED, THU, FRI)
WEEK = tuple(range(7))


def _rhythm(base: float, *bursts: tuple[tuple[int, ...], tuple[int, ...], float]) -> Rhythm:
    """Return a rhythm: ``base`` in waking hours, and each burst (weekdays, hours, weight) on top."""
    weight = np.full((7, 24), base)
    weight[:, 1:7] *= 0.25
    for days, hours, height in bursts:
        weight[np.ix_(days, hours)] += height
    return weight / weight.sum()


RHYTHMS: dict[str, Rhythm] = {
    "even": _rhythm(1.0, (WEEK, (16, 17, 18, 19, 20, 21), 1.0)),
    "night_life": _rhythm(
        0.25,
        ((FRI, SAT), (21, 22, 23), 9.0),
        ((FRI, SAT), (20,), 4.0),
        ((SAT, SUN), (0, 1), 8.0),
        ((SAT, SUN), (2,), 3.0),
        ((WED, THU), (21, 22), 1.2),
    ),
    "after_school": _rhythm(
        0.2,
        (SCHOOL_DAYS, (15, 16, 17), 4.0),
        (SCHOOL_DAYS, (14, 18), 1.6),
        ((FRI, SAT), (20, 21, 22), 2.6),
        ((SUN,), (15, 16, 17), 1.0),
    ),
    "evening": _rhythm(0.4, (WEEK, (18, 19, 20, 21, 22), 2.0), ((FRI, SAT), (21, 22, 23), 2.0)),
    "afternoon": _rhythm(0.4, (WEEK, (13, 14, 15, 16, 17, 18), 1.6), ((FRI, SAT), (16, 17, 18, 19), 1.5)),
    "cruising": _rhythm(
        0.2, ((FRI, SAT), (20, 21, 22, 23), 5.0), ((SAT, SUN), (0,), 3.0), ((WED, SUN), (19, 20), 1.5)
    ),
    "overnight": _rhythm(0.3, (WEEK, (22, 23), 1.6), (WEEK, (0, 1, 2, 3), 1.4), ((FRI, SAT), (22, 23), 2.0)),
    "daytime": _rhythm(
        0.15, (SCHOOL_DAYS, (7, 8, 9, 10, 11, 12, 13, 14, 15), 2.0), ((SAT, SUN), (10, 11, 12), 0.6)
    ),
    "home_empty": _rhythm(0.3, (SCHOOL_DAYS, (9, 10, 11, 12, 13, 14), 1.8), (WEEK, (18, 19, 20), 0.8)),
}

SEASONS: dict[str, NDArray[np.float64]] = {
    name: np.array(months) / np.mean(months)
    for name, months in {
        "even": (0.98, 0.97, 1.0, 1.0, 1.02, 1.0, 0.95, 1.0, 1.03, 1.05, 1.0, 1.0),
        "spring_autumn": (0.8, 0.85, 1.05, 1.3, 1.3, 1.0, 0.75, 1.0, 1.15, 1.2, 0.9, 0.75),
        "summer": (0.6, 0.65, 0.8, 1.0, 1.25, 1.4, 1.35, 1.35, 1.15, 1.0, 0.75, 0.7),
        "dark": (1.5, 1.2, 0.95, 0.65, 0.45, 0.35, 0.4, 0.75, 1.1, 1.45, 1.65, 1.6),
        "green": (0.4, 0.45, 0.6, 0.9, 1.4, 1.6, 1.6, 1.5, 1.2, 0.9, 0.6, 0.4),
    }.items()
}
"""Twelve factors round 1, January first."""
