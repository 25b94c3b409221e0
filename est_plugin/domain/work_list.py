"""What a list of work asks of an observation, besides the filter's kinds, sources and areas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .category import CategoryKind
from .observation import FaultStatus, ReviewStatus, TimePrecision


@dataclass(frozen=True)
class WorkList:
    """Each field that is not None, or not empty, is asked for; ``reported_since`` is an instant.

    ``is_duplicate`` True asks for rows that another row stands for, False for those that count.
    """

    reported_since: datetime | None = None
    review_status: ReviewStatus | None = None
    fault_status: FaultStatus | None = None
    is_duplicate: bool | None = None
    kinds: tuple[CategoryKind, ...] = ()
    time_precisions: tuple[TimePrecision, ...] = ()
