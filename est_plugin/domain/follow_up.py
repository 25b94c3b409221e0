"""What became of an insats: whether it was done, and what the numbers say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class WasDone(StrEnum):
    """Whether an insats was carried out as decided."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Verdict(StrEnum):
    """What the comparison says; the same words as ``est:followup``."""

    FEWER = "fewer"
    MORE = "more"
    NO_CERTAIN_CHANGE = "no_certain_change"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class FollowUp:
    """A row of ``follow_up``. ``recipe`` and ``figures`` are JSON texts."""

    uuid: str
    insats_uuid: str
    followed_on: date
    was_done: WasDone | None = None
    before_from: date | None = None
    before_to: date | None = None
    after_from: date | None = None
    after_to: date | None = None
    verdict: Verdict | None = None
    recipe: str | None = None
    figures: str | None = None
    sentence: str = ""
    comment: str = ""
    row_version: int = 0
