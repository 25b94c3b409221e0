"""An insats (measure): who, what, where, until when, aiming at what; and the states it passes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from .message import QT_TRANSLATE_NOOP, EstError

SOON_DAYS = 14


class InsatsError(EstError):
    """A change that an insats does not allow."""


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

_ORDER = tuple(status for status in InsatsStatus if status is not InsatsStatus.CANCELLED)


class LinkRole(StrEnum):
    """What a polygon is to an insats."""

    TREATMENT = "treatment"
    CONTROL = "control"
    DISPLACEMENT = "displacement"
    DISPLACEMENT_CONTROL = "displacement_control"


@dataclass(frozen=True)
class Insats:
    """A row of ``insats``.

    ``problem_kinds`` are the keys of the kinds of observation it answers, with commas between. The goal
    that can be counted: their number is to change by ``target_percent`` (-30: 30 % fewer) in the days
    ``target_from`` to ``target_to``, on the insats's own polygons.
    """

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
    decided_on: date | None = None
    partners: str = ""
    notes: str = ""
    problem_place: str = ""
    problem_kinds: str = ""
    target_percent: int | None = None
    target_from: date | None = None
    target_to: date | None = None
    row_version: int = 0

    def kinds(self) -> tuple[str, ...]:
        """Return the keys of the kinds of observation it answers."""
        return tuple(part.strip() for part in self.problem_kinds.split(",") if part.strip())

    def is_open(self) -> bool:
        """Tell whether something is still to be done."""
        return self.status in OPEN_STATUSES

    def is_overdue(self, today: date) -> bool:
        """Tell whether its planned end has passed while it is open."""
        return self.is_open() and self.due_on is not None and self.due_on < today

    def is_due_soon(self, today: date) -> bool:
        """Tell whether it is open and its planned end lies within the coming two weeks."""
        if not self.is_open() or self.due_on is None:
            return False
        return today <= self.due_on <= today + timedelta(days=SOON_DAYS)

    def next_statuses(self) -> tuple[InsatsStatus, ...]:
        """Return the states it may go to from here: on, back for a mistake, or broken off."""
        if self.status is InsatsStatus.CANCELLED:
            return (InsatsStatus.PROPOSED, InsatsStatus.DECIDED, InsatsStatus.ONGOING)
        others = tuple(status for status in InsatsStatus if status is not self.status)
        if self.status is InsatsStatus.CLOSED:
            return tuple(status for status in others if status is not InsatsStatus.CANCELLED)
        return others

    def moved(self, status: InsatsStatus, today: date, reason: str = "") -> Insats:
        """Return it in another state, with the dates that follow; dates that are there already stay.

        Begun: ``starts_on``; decided: ``decided_on``; done: ``done_on``. Going back to a state in which
        something is left to do takes ``done_on`` away. Raises InsatsError where a state does not follow,
        or an insats is broken off without a reason.
        """
        if status is self.status:
            return self
        if status not in self.next_statuses():
            raise InsatsError(
                QT_TRANSLATE_NOOP(
                    "est", "A closed insats cannot be broken off. Nothing was changed; open it again first."
                )
            )
        if status is InsatsStatus.CANCELLED:
            if not reason.strip():
                raise InsatsError(
                    QT_TRANSLATE_NOOP(
                        "est",
                        "Say why the insats is broken off; the reason is kept with it. Nothing was changed.",
                    )
                )
            return replace(self, status=status, cancel_reason=reason.strip())
        rank = _ORDER.index(status)
        decided, started, done = self.decided_on, self.starts_on, self.done_on
        if rank >= _ORDER.index(InsatsStatus.DECIDED):
            decided = decided or today
        if status is InsatsStatus.ONGOING:
            started = started or today
        if rank >= _ORDER.index(InsatsStatus.DONE):
            done = done or today
            started = started or done
        elif done is not None:
            done = None
        return replace(
            self, status=status, decided_on=decided, starts_on=started, done_on=done, cancel_reason=""
        )
