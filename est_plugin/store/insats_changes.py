"""An insats with its links as one thing: written in one transaction, and taken back as exactly.

Undoing demands that nothing has changed since: what somebody else has built on is refused with both
versions, as a save is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..domain.area import Area
from ..domain.follow_up import FollowUp
from ..domain.insats import Insats, LinkRole
from .errors import BrokenRuleError, ConflictError
from .gateway import Gateway


@dataclass(frozen=True)
class InsatsState:
    """An insats as it stands: ``areas`` are (area, role), ``insats`` is None where it is not there."""

    insats: Insats | None = None
    areas: frozenset[tuple[str, LinkRole]] = frozenset()
    observations: frozenset[str] = frozenset()
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True)
class InsatsChange:
    """What was done to an insats: how it was, how it is now, the polygons made for it."""

    uuid: str
    before: InsatsState
    after: InsatsState
    made: tuple[Area, ...] = ()


def state_of(gateway: Gateway, uuid: str) -> InsatsState:
    """Read an insats with its links and follow-ups."""
    insats = gateway.insats(uuid)
    if insats is None:
        return InsatsState()
    return InsatsState(
        insats,
        frozenset((link.area_uuid, link.role) for link in gateway.insats_areas() if link.insats_uuid == uuid),
        frozenset(
            link.observation_uuid for link in gateway.insats_observations() if link.insats_uuid == uuid
        ),
        tuple(row for row in gateway.follow_ups() if row.insats_uuid == uuid),
    )


def write_insats(
    gateway: Gateway,
    insats: Insats,
    *,
    areas: Iterable[tuple[str, LinkRole]] | None = None,
    observations: Iterable[str] | None = None,
    new_areas: Iterable[Area] = (),
) -> InsatsChange:
    """Save an insats, the links given (None leaves them), and polygons made for it; all or nothing.

    Raises ConflictError, BrokenRuleError, InvalidValueError.
    """
    with gateway.backend.transaction():
        before = state_of(gateway, insats.uuid)
        made = gateway.save_areas(new_areas)
        gateway.save_insats(insats)
        if areas is not None:
            gateway.set_insats_areas(insats.uuid, areas)
        if observations is not None:
            gateway.set_insats_observations(insats.uuid, observations)
        return InsatsChange(insats.uuid, before, state_of(gateway, insats.uuid), made)


def remove_insats(gateway: Gateway, insats: Insats) -> InsatsChange:
    """Delete an insats with its links and follow-ups; its polygons stay. Raises ConflictError."""
    with gateway.backend.transaction():
        before = state_of(gateway, insats.uuid)
        gateway.delete_insats(insats)
        return InsatsChange(insats.uuid, before, InsatsState())


def keep_follow_up(gateway: Gateway, row: FollowUp, insats: Insats | None) -> InsatsChange:
    """Keep a follow-up, and the insats in its next state where that is given. Raises ConflictError."""
    with gateway.backend.transaction():
        before = state_of(gateway, row.insats_uuid)
        gateway.save_follow_up(row)
        if insats is not None:
            gateway.save_insats(insats)
        return InsatsChange(row.insats_uuid, before, state_of(gateway, row.insats_uuid))


def undo_insats(gateway: Gateway, change: InsatsChange) -> InsatsState:
    """Make it as it was before a change. Raises ConflictError where something has changed since."""
    with gateway.backend.transaction():
        now = state_of(gateway, change.uuid)
        if now != change.after:
            raise ConflictError(change.before.insats, now.insats)
        _restore(gateway, change, now)
    for area in change.made:
        _remove_unused(gateway, area)
    return state_of(gateway, change.uuid)


def _restore(gateway: Gateway, change: InsatsChange, now: InsatsState) -> None:
    wanted = change.before
    if wanted.insats is None:
        if now.insats is not None:
            gateway.delete_insats(now.insats)
        return
    version = now.insats.row_version if now.insats is not None else 0
    gateway.save_insats(replace(wanted.insats, row_version=version))
    gateway.set_insats_areas(change.uuid, wanted.areas)
    gateway.set_insats_observations(change.uuid, wanted.observations)
    kept = {row.uuid for row in wanted.follow_ups}
    present = {row.uuid for row in now.follow_ups}
    for row in now.follow_ups:
        if row.uuid not in kept:
            gateway.delete_follow_up(row)
    for row in wanted.follow_ups:
        if row.uuid not in present:
            gateway.save_follow_up(replace(row, row_version=0))


def _remove_unused(gateway: Gateway, area: Area) -> None:
    """Take a polygon away that was made for the change; one that something else uses by now stays."""
    current = gateway.area(area.uuid)
    if current is None or current.row_version != area.row_version:
        return
    try:
        gateway.delete_area(current)
    except BrokenRuleError:
        # Somebody has linked it to something else meanwhile: then it is theirs as well.
        return
