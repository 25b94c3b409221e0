"""Names inside SQL: quoted in one place, and how long ones are made."""

from __future__ import annotations

from .schema_types import Index, Table


def sql(template: str, **parts: object) -> str:
    """Return a statement put together of our own words: names from the schema, marks, numbers.

    What people type is never a part: it is bound to ``?``.
    """
    return template.format(**parts)


def quoted(name: str) -> str:
    """Return an identifier in double quotes, for both databases."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """Return a text as an SQL literal. Only for our own words; what people type is bound."""
    return "'" + value.replace("'", "''") + "'"


def index_name(table: Table, index: Index) -> str:
    """Return the name of an index, the same in both databases."""
    return f"{table.name}_{'one' if index.unique else 'by'}_{index.columns[0]}"


def columns_sql(names: tuple[str, ...]) -> str:
    """Return quoted names with commas between."""
    return ", ".join(quoted(name) for name in names)
