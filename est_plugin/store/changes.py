"""What one person has done to observations, so that it can be done back exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import hypot

from ..domain.observation import Observation
from ..domain.privacy import Clearance
from .errors import ConflictError
from .gateway import Gateway
from .links import InsatsObservation
from .observations import Cleared

CANDIDATES = 20
Verdict = Callable[[Observation], Clearance]


@dataclass(frozen=True)
class RowChange:
    """A row before and after; None where there was or is none."""

    before: Observation | None
    after: Observation | None


@dataclass(frozen=True)
class Change:
    """Rows that were changed together, and links to insatser that went with a row."""

    rows: tuple[RowChange, ...]
    links: tuple[InsatsObservation, ...] = ()

    def with_saved(self, saved: Iterable[Observation]) -> Change:
        """Return the change as the database took it: with the row versions it gave."""
        by_key = {row.uuid: row for row in saved}
        return replace(
            self,
            rows=tuple(
                replace(row, after=by_key.get(row.after.uuid, row.after)) if row.after else row
                for row in self.rows
            ),
        )

    def concerns(self, uuid: str) -> bool:
        """Tell whether a row is among those changed."""
        return any(row.uuid == uuid for change in self.rows for row in (change.before, change.after) if row)


def write(gateway: Gateway, pairs: Sequence[Cleared], before: Sequence[Observation | None]) -> Change:
    """Write observations in one transaction; ``before`` are the rows they replace. Raises as the gateway."""
    saved = gateway.write_observations(pairs)
    return Change(tuple(RowChange(old, new) for old, new in zip(before, saved, strict=True)))


def remove(gateway: Gateway, row: Observation, verdict: Verdict) -> Change:
    """Delete an observation. Reports it stood for are counted by themselves again.

    Raises ConflictError where somebody else has changed the row since it was read.
    """
    followers = gateway.duplicates_of(row.uuid)
    freed = [replace(other, duplicate_of=None) for other in followers]
    links = tuple(link for link in gateway.insats_observations() if link.observation_uuid == row.uuid)
    saved = gateway.change_observations([(other, verdict(other)) for other in freed], [row])
    changed = tuple(RowChange(old, new) for old, new in zip(followers, saved, strict=True))
    return Change((RowChange(row, None), *changed), links)


def undo(gateway: Gateway, change: Change, verdict: Verdict) -> tuple[Observation, ...]:
    """Take a change back, all of it or nothing; return the rows that are there again.

    Raises ConflictError with both versions where somebody else has changed one of the rows since.
    """
    returning = [
        replace(row.before, row_version=row.after.row_version if row.after else 0)
        for row in change.rows
        if row.before is not None
    ]
    made = [row.after for row in change.rows if row.before is None and row.after is not None]
    _refuse_changed(gateway, change)
    with gateway.backend.transaction():
        rows = gateway.change_observations([(row, verdict(row)) for row in returning], made)
        for link in change.links:
            gateway.restore_insats_observation(link)
    return rows


def likely_duplicates(gateway: Gateway, row: Observation, metres: float) -> tuple[Observation, ...]:
    """Return reports that may be of the same event: near in place, within a day in time, the nearest first.

    Without a point or a start there are none to propose.
    """
    place, start = row.geometry, row.started_at
    if place is None or start is None:
        return ()
    day = timedelta(days=1)
    found = []
    for other in gateway.observations_around(start - day, (row.ended_at or start) + day):
        if other.uuid == row.uuid or other.geometry is None or other.duplicate_of is not None:
            continue
        distance = hypot(other.geometry.x - place.x, other.geometry.y - place.y)
        if distance <= metres:
            found.append((distance, other))
    found.sort(key=lambda one: one[0])
    return tuple(other for _, other in found[:CANDIDATES])


def _refuse_changed(gateway: Gateway, change: Change) -> None:
    """Raise ConflictError, with the row as it was to become, where a row is not as the change left it."""
    left = {row.after.uuid: row for row in change.rows if row.after is not None}
    current = {row.uuid: row for row in gateway.observations_by_uuid(left)}
    for uuid, row in left.items():
        now = current.get(uuid)
        if row.after is not None and (now is None or now.row_version != row.after.row_version):
            if now is None and row.before is None:
                continue  # it was to be deleted, and it is
            raise ConflictError(row.before or row.after, now)
