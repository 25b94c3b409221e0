"""The set-up of a municipality as one value: settings, words, who takes part, areas, working groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Protocol, TypeVar

from .area import Area, Organisation
from .category import Category
from .meeting import WorkingGroup
from .settings import MunicipalitySettings


class _Row(Protocol):
    @property
    def uuid(self) -> str:
        """The key."""

    @property
    def row_version(self) -> int:
        """0 before it is saved for the first time."""


R = TypeVar("R", bound=_Row)


@dataclass(frozen=True)
class Setup:
    """All that a municipality decides for itself; past rows, those with ``active`` False, included."""

    settings: MunicipalitySettings = field(default_factory=MunicipalitySettings)
    categories: tuple[Category, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    areas: tuple[Area, ...] = ()
    working_groups: tuple[WorkingGroup, ...] = ()


def rebased(mine: Setup, before: Setup, theirs: Setup) -> Setup:
    """Return ``theirs`` with what was changed between ``before`` and ``mine`` put on top.

    What both changed is mine; the result has their row versions, so that it can be saved over theirs.
    """
    return Setup(
        _settings(mine.settings, before.settings, theirs.settings),
        _rows(mine.categories, before.categories, theirs.categories),
        _rows(mine.organisations, before.organisations, theirs.organisations),
        _rows(mine.areas, before.areas, theirs.areas),
        _rows(mine.working_groups, before.working_groups, theirs.working_groups),
    )


def changed_rows(now: Sequence[R], before: Sequence[R]) -> tuple[R, ...]:
    """Return the rows that are new or differ from what they were, in their order."""
    known = {row.uuid: row for row in before}
    return tuple(row for row in now if known.get(row.uuid) != row)


def _settings(
    mine: MunicipalitySettings, before: MunicipalitySettings, theirs: MunicipalitySettings
) -> MunicipalitySettings:
    changed = {
        each.name: getattr(mine, each.name)
        for each in fields(mine)
        if getattr(mine, each.name) != getattr(before, each.name)
    }
    return replace(theirs, **changed)


def _rows(mine: Sequence[R], before: Sequence[R], theirs: Sequence[R]) -> tuple[R, ...]:
    """Mine in my order, then what others have added; a row that others deleted comes back only if changed."""
    current = {row.uuid: row for row in theirs}
    changed = {row.uuid for row in changed_rows(mine, before)}
    merged: list[R] = []
    for row in mine:
        if row.uuid in changed:
            version = current[row.uuid].row_version if row.uuid in current else 0
            merged.append(_with_version(row, version))
        elif row.uuid in current:
            merged.append(current[row.uuid])
    seen = {row.uuid for row in mine}
    return (*merged, *(row for row in theirs if row.uuid not in seen))


def _with_version(row: R, version: int) -> R:
    changes: dict[str, Any] = {"row_version": version}
    return replace(row, **changes)  # type: ignore[type-var]
