"""The filter as SQL: period, kinds and sources. Areas are applied by geometry, in ``answers``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..domain.selection import Selection
from .backend import Backend
from .names import sql
from .schema_types import ColumnType


@dataclass(frozen=True)
class Condition:
    """A condition on ``observation`` with its parameters; ``sql`` is ``1=1`` where nothing is asked."""

    sql: str
    parameters: tuple[object, ...]

    def count_sql(self) -> str:
        """Return the query for how many observations fulfil it."""
        return sql("SELECT count(*) FROM observation WHERE {condition}", condition=self.sql)


def condition_of(selection: Selection, backend: Backend) -> Condition:
    """Return what a selection asks of an observation. Bounds of the period are instants by now."""
    parts, parameters = _kinds_and_sources(selection, backend)
    if selection.period is not None:
        start, end = selection.period.bounds()
        parts.append("started_at >= ? AND started_at < ?")
        parameters += [backend.encode(bound, ColumnType.INSTANT) for bound in (start, end)]
    return _joined(parts, parameters)


def without_time(selection: Selection, backend: Backend) -> Condition:
    """Return the condition for observations of its kinds and sources that have no start."""
    parts, parameters = _kinds_and_sources(selection, backend)
    return _joined([*parts, "started_at IS NULL"], parameters)


def marks(values: Iterable[object]) -> str:
    """Return a list of parameter marks, one a value."""
    return "(" + ", ".join("?" for _ in values) + ")"


def _kinds_and_sources(selection: Selection, backend: Backend) -> tuple[list[str], list[object]]:
    parts: list[str] = []
    parameters: list[object] = []
    if selection.category_uuids:
        kinds = _with_children(selection.category_uuids, backend)
        parts.append(f"category_uuid IN {marks(kinds)}")
        parameters += kinds
    if selection.sources:
        sources = sorted(str(source) for source in selection.sources)
        parts.append(f"source IN {marks(sources)}")
        parameters += sources
    return parts, parameters


def _with_children(chosen: frozenset[str], backend: Backend) -> list[str]:
    """A parent stands for itself and its children; a key that no category has selects nothing."""
    rows = backend.rows("SELECT CAST(uuid AS text), CAST(parent_uuid AS text) FROM category")
    found = {str(uuid) for uuid, parent in rows if uuid in chosen or parent in chosen}
    return sorted(found) or ["00000000-0000-0000-0000-000000000000"]


def _joined(parts: list[str], parameters: list[object]) -> Condition:
    return Condition(" AND ".join(f"({part})" for part in parts) or "1=1", tuple(parameters))
