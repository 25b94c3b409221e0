"""An insats (measure): who, what, where, until when, aiming at what; and the states it passes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class InsatsType(StrEnum):
    """Whether it changes the place or works with people's situation."""

    SITUATIONAL = "situational"
    SOCIAL = "social"


class Horizon(StrEnum):
    """How long it is meant to work."""

    ACUTE = "acute"
    SHORT = "short"
    LONG = "long"


class InsatsStatus(StrEnum):
    """The states of an insats, in order; ``CANCELLED`` can follow any that is not closed."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    ONGOING = "ongoing"
    DONE = "done"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    CANCELLED = "cancelled"


OPEN_STATUSES = (InsatsStatus.PROPOSED, InsatsStatus.DECIDED, InsatsStatus.ONGOING)
"""The states in which something is still to be done."""


class LinkRole(StrEnum):
    """What a polygon is to an insats."""

    TREATMENT = "treatment"
    CONTROL = "control"
    DISPLACEMENT = "displacement"
    DISPLACEMENT_CONTROL = "displacement_control"


@dataclass(frozen=True)
class Insats:
    """A row of ``insats``."""

    uuid: str
    title: str
    type: InsatsType = InsatsType.SITUATIONAL
    horizon: Horizon = Horizon.SHORT
    status: InsatsStatus = InsatsStatus.PROPOSED
    problem: str = ""
    knowledge: str = ""
    goal: str = ""
    measure: str = ""
    responsible_uuid: str | None = None
    working_group_uuid: str | None = None
    starts_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    cost: float | None = None
    tags: str = ""
    decision_uuid: str | None = None
    cancel_reason: str = ""
    row_version: int = 0

    def is_open(self) -> bool:
        """Tell whether something is still to be done."""
        return self.status in OPEN_STATUSES

    def is_overdue(self, today: date) -> bool:
        """Tell whether its planned end has passed while it is open."""
        return self.is_open() and self.due_on is not None and self.due_on < today
