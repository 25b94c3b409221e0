"""What the audit keeps of a change, as SQL: of free text only that it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .schema_types import Table

ExpressionOf = Callable[[str], str]


@dataclass(frozen=True)
class Dialect:
    """How a database says the three things the audit needs.

    ``differs`` compares two values, null included; ``to_json`` makes the JSON text of a value,
    ``null`` included; ``to_hex`` the hexadecimal text of a geometry, null if there is none.
    """

    differs: str
    to_json: ExpressionOf
    to_hex: ExpressionOf


def has_changed(table: Table, dialect: Dialect) -> str:
    """Return the condition that a row differs from what it was, bookkeeping apart."""
    names = [column.name for column in table.columns]
    if table.geometry is not None:
        names.append("geom")
    return " OR ".join(_differs(name, dialect) for name in names)


def changes(table: Table, dialect: Dialect) -> str:
    """Return an expression for ``{"column": [old, new], …}``.

    Free text is ``true``; a geometry keeps its old value only, in hexadecimal.
    """
    parts = []
    for column in table.columns:
        old, new = dialect.to_json(f'OLD."{column.name}"'), dialect.to_json(f'NEW."{column.name}"')
        value = "'true'" if column.free_text else f"'[' || {old} || ',' || {new} || ']'"
        parts.append(_when_changed(column.name, value, dialect))
    if table.geometry is not None:
        parts.append(_when_changed("geom", _hex_list(dialect), dialect))
    return _object(parts)


def last_values(table: Table, dialect: Dialect) -> str:
    """Return an expression for ``{"column": value, …}`` of a deleted row, without its free text."""
    parts = [
        f"""',"{column.name}":' || {dialect.to_json(f'OLD."{column.name}"')}"""
        for column in table.columns
        if not column.free_text
    ]
    if table.geometry is not None:
        parts.append(f"""',"geom":' || {_hex_list(dialect)}""")
    return _object(parts)


def _differs(name: str, dialect: Dialect) -> str:
    return f'NEW."{name}" {dialect.differs} OLD."{name}"'


def _when_changed(name: str, value: str, dialect: Dialect) -> str:
    return f"""CASE WHEN {_differs(name, dialect)} THEN ',"{name}":' || {value} ELSE '' END"""


def _hex_list(dialect: Dialect) -> str:
    return f"""'["' || COALESCE({dialect.to_hex('OLD."geom"')}, '') || '"]'"""


def _object(parts: list[str]) -> str:
    return "'{' || substr(" + "\n || ".join(parts) + ", 2) || '}'"
