"""Why an observation takes no part in an analysis: counted and told, never silent."""

from __future__ import annotations

from enum import StrEnum


class LeftOut(StrEnum):
    """The reasons, in the order they are asked: an observation is counted at the first that holds."""

    DUPLICATE = "duplicate"
    NOT_ANALYSED_KIND = "not_analysed_kind"
    NOT_ON_MAP = "not_on_map"
    NO_TIME = "no_time"
    NO_TIME_OF_DAY = "no_time_of_day"
    COARSE_PLACE = "coarse_place"
    NO_PLACE = "no_place"
    OUTSIDE = "outside"
