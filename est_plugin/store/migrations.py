"""How an older database becomes one of this version: a step from each version to the next.

A step tells what was added, in the words of the schema; each backend knows how. Triggers, functions and
rights are made anew after the last step. Whatever a step adds that is there already is passed by, so that
a step may use the schema's newest description of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from .schema import SCHEMA_VERSION, table
from .schema_types import Column, Table


class SchemaEditor(Protocol):
    """What a step may do to a database, inside the transaction that is open."""

    def add_table(self, added: Table) -> None:
        """Make a table with its indexes, unless it is there."""

    def add_column(self, changed: Table, added: Column) -> None:
        """Add a column to a table, unless it is there; existing rows hold its default."""


Step = Callable[[SchemaEditor], None]


def from_trial(editor: SchemaEditor) -> None:
    """Version 0, of the trial, knew no logins of organisations and nothing of where areas came from."""
    editor.add_table(table("member"))
    editor.add_table(table("area_lineage"))
    editor.add_column(table("area"), table("area").column("active"))
    editor.add_column(table("category"), table("category").column("short_name"))
    editor.add_column(table("observation"), table("observation").column("privacy_reason"))
    editor.add_column(table("insats"), table("insats").column("cancel_reason"))


def from_first(editor: SchemaEditor) -> None:
    """Version 1 kept of an insats neither its countable goal nor its partners, of a group no members."""
    for name in (
        "decided_on",
        "partners",
        "notes",
        "problem_place",
        "problem_kinds",
        "target_percent",
        "target_from",
        "target_to",
    ):
        editor.add_column(table("insats"), table("insats").column(name))
    for name in ("members", "address", "rhythm"):
        editor.add_column(table("working_group"), table("working_group").column(name))


STEPS: Mapping[int, Step] = MappingProxyType({0: from_trial, 1: from_first})
"""The step that leads away from each older version."""


def run_steps(editor: SchemaEditor, version: int) -> None:
    """Lead a database of ``version`` to this version. Raises KeyError for a version that never was."""
    for number in range(version, SCHEMA_VERSION):
        STEPS[number](editor)
