"""Working groups, their meetings and what they decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .insats import InsatsType


@dataclass(frozen=True)
class WorkingGroup:
    """A row of ``working_group``: an area may have a situational and a social one.

    ``members`` are the keys of the organisations that take part, with commas between; ``convener`` and
    ``address`` are those of a function, never of a person.
    """

    uuid: str
    name: str
    area_uuid: str | None = None
    type: InsatsType = InsatsType.SITUATIONAL
    convener: str = ""
    active: bool = True
    members: str = ""
    address: str = ""
    rhythm: str = ""
    row_version: int = 0

    def member_uuids(self) -> tuple[str, ...]:
        """Return the keys of the organisations that take part."""
        return tuple(part.strip() for part in self.members.split(",") if part.strip())


@dataclass(frozen=True)
class Meeting:
    """A row of ``meeting``."""

    uuid: str
    held_on: date
    title: str = ""
    area_uuid: str | None = None
    working_group_uuid: str | None = None
    notes: str = ""
    focus: str = ""
    to_reporters: str = ""
    row_version: int = 0


@dataclass(frozen=True)
class Decision:
    """A row of ``decision``, taken at a meeting or between two."""

    uuid: str
    decided_on: date
    text: str = ""
    meeting_uuid: str | None = None
    responsible_uuid: str | None = None
    row_version: int = 0
