"""Rows of a table as frozen domain objects: read, saved under a row version, deleted.

A save of the same content is the same save: repeating it, after a lost answer or a crash, changes
nothing and succeeds. A save of a row that somebody else has changed is refused with both versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from operator import attrgetter
from types import UnionType
from typing import Any, Generic, Protocol, TypeVar, get_args, get_type_hints
from uuid import UUID

from ..domain.message import QT_TRANSLATE_NOOP
from .backend import Backend, Row
from .errors import ConflictError, InvalidValueError, not_allowed
from .names import columns_sql, quoted, sql
from .schema_types import ColumnType, Table
from .values import Stored, normal, to_milliseconds


class Record(Protocol):
    """What every domain object of a table has."""

    @property
    def uuid(self) -> str:
        """The key."""

    @property
    def row_version(self) -> int:
        """0 before it is saved for the first time, then counted by the database."""


R = TypeVar("R", bound=Record)
INSERT_BOOKKEEPING = ("created_at", "created_by", "changed_at", "changed_by", "row_version")


class GeometryField(Protocol):
    """How the geometry of a domain object is turned into WKB and back."""

    name: str

    def to_wkb(self, value: Any) -> bytes | None:  # noqa: ANN401 - each domain object has a type of its own
        """Return little endian WKB, None where there is no place."""

    def from_wkb(self, wkb: bytes) -> object:
        """Return what the domain object holds."""

    def kept(self, value: Any) -> object:  # noqa: ANN401
        """Return what will be read back where ``value`` is written."""


@dataclass(frozen=True)
class _Field:
    """A field of the domain object and the column it is kept in."""

    name: str
    kind: ColumnType
    enum: type[Enum] | None


class RecordTable(Generic[R]):
    """One table seen as objects of ``record_type``, whose fields have the columns' names."""

    def __init__(
        self, table: Table, record_type: type[R], backend: Backend, geometry: GeometryField | None = None
    ) -> None:
        self.table = table
        self._type = record_type
        self._backend = backend
        self._geometry = geometry
        self._fields = _fields(table, record_type, geometry)
        self._instants = [field.name for field in self._fields if field.kind is ColumnType.INSTANT]
        names = tuple(field.name for field in self._fields)
        self._select = columns_sql(names) + (f", {backend.geometry_sql}" if geometry else "")
        written = tuple(name for name in names if name != "row_version")
        self._written_values = attrgetter(*written)
        self._written_kinds = tuple(field.kind for field in self._fields if field.name != "row_version")
        self._insert_names = (*written, *(("geom",) if geometry else ()), *INSERT_BOOKKEEPING)
        self._update_names = (*(n for n in written if n != "uuid"), *(("geom",) if geometry else ()))

    def rows(self, condition: str = "", parameters: Sequence[object] = ()) -> tuple[R, ...]:
        """Return the objects of all rows, or of those that fulfil ``condition`` (SQL after the table)."""
        found = self._backend.rows(self._query(condition), parameters)
        return tuple(self.record(row) for row in found)

    def stream(self, condition: str = "", parameters: Sequence[object] = ()) -> Iterable[R]:
        """Yield the objects without holding them all in memory."""
        for batch in self._backend.stream(self._query(condition), parameters):
            yield from (self.record(row) for row in batch)

    def get(self, uuid: str) -> R | None:
        """Return the object with a key, None if there is none."""
        found = self.rows('WHERE "uuid" = ?', (checked_uuid(uuid),))
        return found[0] if found else None

    def save(self, record: R, by: str) -> R:
        """Insert or update, in a transaction of its own unless one is open. Returns it with its version.

        Raises ConflictError, BrokenRuleError and what a transaction raises.
        """
        values = self.values(record)
        with self._backend.transaction():
            self._backend.lock_row(self.table.name, record.uuid)
            current = self.get(record.uuid)
            if current is None:
                if record.row_version or not self._insert(values, by):
                    raise ConflictError(record, self.get(record.uuid))
            elif self.same(current, record):
                return current
            elif current.row_version != record.row_version:
                raise ConflictError(record, current)
            else:
                self._update(record, values, by)
        return self.kept(record, record.row_version + 1)

    def delete(self, uuid: str, row_version: int, by: str) -> None:
        """Delete a row; one that is gone already is as good as deleted. Raises ConflictError."""
        with self._backend.transaction():
            self._backend.lock_row(self.table.name, uuid)
            current = self.get(uuid)
            if current is None:
                return
            if current.row_version != row_version:
                raise ConflictError(uuid, current)
            name = quoted(self.table.name)
            # The audit of a deletion names who changed the row last: that is who deletes it.
            mark = sql(
                'UPDATE {table} SET changed_by = ?, row_version = row_version + 1 WHERE "uuid" = ?',
                table=name,
            )
            if self._backend.execute(mark, (by, uuid)) != 1:
                raise not_allowed()
            self._backend.execute(sql('DELETE FROM {table} WHERE "uuid" = ?', table=name), (uuid,))

    def insert_many(self, rows: Sequence[Sequence[Stored]], by: str) -> None:
        """Insert rows prepared by :meth:`values`, none of which exists yet, inside a transaction."""
        moment = self._now()
        tail = (moment, by, moment, by, 1)
        statement = self.insert_sql()
        self._backend.insert_many(self.table, statement, [(*row, *tail) for row in rows])

    @property
    def inserted_names(self) -> tuple[str, ...]:
        """The columns of what :meth:`inserted` gives."""
        return self._insert_names

    def inserted(self, record: R, by: str, moment: Stored, **instead: Stored) -> tuple[Stored, ...]:
        """Return what is inserted of an object, bookkeeping included, ``instead`` in some columns."""
        values = self.values(record)
        if instead:
            replaced = list(values)
            for name, value in instead.items():
                replaced[self._insert_names.index(name)] = value
            values = tuple(replaced)
        return (*values, moment, by, moment, by, 1)

    def update_many(self, records: Sequence[R], by: str) -> None:
        """Update rows that are locked and have the versions that the objects have, inside a transaction."""
        moment = self._now()
        rows = [(*self.values(one)[1:], moment, by, one.uuid, one.row_version) for one in records]
        self._backend.execute_each(self._update_sql(), rows)

    def now(self) -> Stored:
        """Return this moment as the database takes it."""
        return self._now()

    def values(self, record: R) -> tuple[Stored, ...]:
        """Return the stored values of an object, geometry last. Raises InvalidValueError."""
        checked_uuid(record.uuid)
        encode = self._backend.encode
        found = zip(self._written_values(record), self._written_kinds, strict=True)
        values = [None if value is None else encode(value, kind) for value, kind in found]
        if self._geometry is not None:
            wkb = self._geometry.to_wkb(getattr(record, self._geometry.name))
            values.append(None if wkb is None else self._backend.encode_geometry(wkb))
        return tuple(values)

    def kept(self, record: R, row_version: int) -> R:
        """Return the object as it will be read back."""
        values: dict[str, Any] = {"row_version": row_version}
        for name in self._instants:
            value = getattr(record, name)
            if value is not None:
                values[name] = to_milliseconds(value)
        if self._geometry is not None:
            values[self._geometry.name] = self._geometry.kept(getattr(record, self._geometry.name))
        return replace(record, **values)  # type: ignore[type-var]

    def same(self, one: R, other: R) -> bool:
        """Tell whether two objects would be stored alike, versions apart."""
        for field in self._fields:
            if field.name == "row_version":
                continue
            mine, theirs = (normal(getattr(record, field.name), field.kind) for record in (one, other))
            if mine != theirs:
                return False
        if self._geometry is None:
            return True
        places = [self._geometry.to_wkb(getattr(record, self._geometry.name)) for record in (one, other)]
        return places[0] == places[1]

    def record(self, row: Row) -> R:
        """Return the object of a row as :meth:`rows` selects it."""
        values: dict[str, object] = {}
        for field, stored in zip(self._fields, row, strict=False):
            value = self._backend.decode(stored, field.kind)
            values[field.name] = field.enum(value) if field.enum and value is not None else value
        if self._geometry is not None:
            wkb = row[len(self._fields)]
            values[self._geometry.name] = (
                None if wkb is None else self._geometry.from_wkb(self._backend.decode_geometry(wkb))
            )
        return self._type(**values)

    def insert_sql(self) -> str:
        """Return the statement that inserts what :meth:`values` gives and the bookkeeping after it."""
        return sql(
            "INSERT INTO {table} ({columns}) VALUES ({marks})",
            table=quoted(self.table.name),
            columns=columns_sql(self._insert_names),
            marks=", ".join("?" * len(self._insert_names)),
        )

    def _query(self, condition: str) -> str:
        return sql(
            "SELECT {columns} FROM {table} {condition}",
            columns=self._select,
            table=quoted(self.table.name),
            condition=condition,
        )

    def _insert(self, values: tuple[Stored, ...], by: str) -> bool:
        moment = self._now()
        statement = f'{self.insert_sql()} ON CONFLICT ("uuid") DO NOTHING'
        return self._backend.execute(statement, (*values, moment, by, moment, by, 1)) == 1

    def _update(self, record: R, values: tuple[Stored, ...], by: str) -> None:
        touched = self._backend.execute(
            self._update_sql(), (*values[1:], self._now(), by, record.uuid, record.row_version)
        )
        if touched != 1:  # the row was locked and read just now: only a right can be missing
            raise not_allowed()

    def _update_sql(self) -> str:
        return sql(
            "UPDATE {table} SET {assignments}, changed_at = ?, changed_by = ?,"
            ' row_version = row_version + 1 WHERE "uuid" = ? AND row_version = ?',
            table=quoted(self.table.name),
            assignments=", ".join(f"{quoted(name)} = ?" for name in self._update_names),
        )

    def _now(self) -> Stored:
        return self._backend.encode(datetime.now(UTC), ColumnType.INSTANT)


def checked_uuid(text: str) -> str:
    """Return a key in its one written form. Raises InvalidValueError."""
    try:
        proper = str(UUID(text)) == text
    except ValueError:
        proper = False
    if not proper:
        raise InvalidValueError(
            QT_TRANSLATE_NOOP("est", "“{text}” is no key of a row (UUID). Nothing was saved."), text=text
        )
    return text


def _fields(table: Table, record_type: type[R], geometry: GeometryField | None) -> tuple[_Field, ...]:
    """Pair the fields of a domain object with columns, ``uuid`` first. Raises KeyError for one without."""
    if not is_dataclass(record_type):
        raise TypeError(f"{record_type.__name__} is no data class")
    hints = get_type_hints(record_type)
    geometry_name = geometry.name if geometry is not None else None
    return tuple(
        _Field(field.name, table.column(field.name).type, _enum_of(hints[field.name]))
        for field in fields(record_type)
        if field.name != geometry_name
    )


def _enum_of(hint: object) -> type[Enum] | None:
    candidates = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    for candidate in candidates:
        if isinstance(candidate, type) and issubclass(candidate, Enum):
            return candidate
    return None
