"""How well did a hotspot map say where the next events would be? Hit rate and PAI.

Units (cells or polygons) are taken in order of their score until they make up a share of the study
area. The hit rate is the share of the later events that fell there; the prediction accuracy index
is hit rate / share of area (Chainey, Tompson & Uhlig 2008): 1 is what chance would give.

Units with one score are taken together, in part if need be: the figure is the mean over every order in
which they could have been taken, so it does not hang on the order of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import ParameterError
from .table import FloatArray

MIN_EVENTS = 50
"""Fewer later events than this are refused by the questions that ask here."""

SHARES = (0.01, 0.05, 0.10)


@dataclass(frozen=True)
class Accuracy:
    """Per share of the study area (0 to 1), (k,) each: ``hit_rate`` and ``pai``, NaN without later events."""

    share: FloatArray
    hit_rate: FloatArray
    pai: FloatArray
    events: float


def accuracy(
    score: NDArray[Any],
    area: NDArray[Any],
    hits: NDArray[Any],
    shares: Sequence[float] = SHARES,
    *,
    rest_area: float = 0.0,
    rest_hits: float = 0.0,
) -> Accuracy:
    """Return hit rate and PAI of a map for shares (0 to 1, over 0) of its study area.

    ``score``, ``area``, ``hits``: of one shape; a unit whose score is NaN is no part of the study area.
    For polygons that leave some of it uncovered, ``rest_area`` and ``rest_hits`` are what lies outside
    them: taken last, as one piece. Raises ParameterError.
    """
    known = ~np.isnan(score)
    sizes = np.broadcast_to(np.asarray(area, dtype=np.float64), score.shape)[known]
    scores, found = score[known], np.asarray(hits, dtype=np.float64)[known]
    whole = float(sizes.sum() + rest_area)
    wanted = np.asarray(shares, dtype=np.float64)
    if whole <= 0 or len(wanted) == 0 or not ((wanted > 0) & (wanted <= 1)).all():
        raise ParameterError(
            QT_TRANSLATE_NOOP(
                "est",
                "The shares of the area must be numbers above 0 and at most 100 percent, and the map must"
                " cover some area. Nothing was computed.",
            )
        )
    levels, group = np.unique(-scores, return_inverse=True)
    group = group.reshape(-1)
    by_area = np.append(np.bincount(group, sizes, len(levels)), rest_area)
    by_hits = np.append(np.bincount(group, found, len(levels)), rest_hits)
    events = float(by_hits.sum())
    if events == 0:
        nothing = np.full(wanted.shape, np.nan)
        return Accuracy(wanted, nothing, nothing.copy(), 0.0)
    taken = np.concatenate([[0.0], np.cumsum(by_area)])
    caught = np.concatenate([[0.0], np.cumsum(by_hits)])
    rate = np.interp(np.minimum(wanted * whole, taken[-1]), taken, caught) / events
    return Accuracy(wanted, rate, rate / wanted, events)
