"""What a table is made of, said once, so that both databases are made from the same words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ColumnType(Enum):
    """The kinds of value a column holds; each backend knows its own SQL type for it."""

    UUID = "uuid"
    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    INSTANT = "instant"
    DATE = "date"


class OnDelete(Enum):
    """What happens to a row when the row it points at is deleted."""

    REFUSE = "RESTRICT"
    FORGET = "SET NULL"
    FOLLOW = "CASCADE"


@dataclass(frozen=True)
class Reference:
    """A foreign key to the ``uuid`` of ``table``."""

    table: str
    on_delete: OnDelete = OnDelete.REFUSE


@dataclass(frozen=True)
class Column:
    """One column.

    ``values`` are the only texts allowed; ``minimum`` and ``maximum`` bound numbers. ``free_text``
    marks what people type in their own words: the audit keeps only that it changed. ``thinned``
    marks the part of it that retention empties while the row itself stays.
    """

    name: str
    type: ColumnType
    required: bool = False
    default: str | int | float | bool | None = None
    values: tuple[str, ...] = ()
    reference: Reference | None = None
    free_text: bool = False
    thinned: bool = False
    minimum: float | None = None
    maximum: float | None = None


class GeometryType(Enum):
    """The geometries the tables hold, named as OGC does."""

    POINT = "POINT"
    MULTIPOLYGON = "MULTIPOLYGON"


@dataclass(frozen=True)
class Geometry:
    """The column ``geom`` of a table, in the database's CRS."""

    type: GeometryType
    required: bool = False


@dataclass(frozen=True)
class Check:
    """A condition over several columns, in SQL that both databases read alike."""

    name: str
    condition: str


@dataclass(frozen=True)
class Index:
    """An index over ``columns``; a unique one ignores rows in which a column is null.

    One for the ``server`` only is not made in a GeoPackage: SQLite, which keeps no statistics, would
    choose it where the index on the start serves better.
    """

    columns: tuple[str, ...]
    unique: bool = False
    server: bool = False


@dataclass(frozen=True)
class Table:
    """A table. Every one has ``uuid``, ``created_at/by``, ``changed_at/by`` and ``row_version`` besides.

    ``audited`` tables have each change kept in ``audit``. ``own_rows`` names the column that says
    whose a row is: a reporter's login may change the rows of its own organisation only (PostGIS);
    tables without one are changed by managers only. ``guarded`` tables are also read by managers only.
    A table that is not ``bookkept`` lacks the columns that the others have besides.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    geometry: Geometry | None = None
    checks: tuple[Check, ...] = ()
    indexes: tuple[Index, ...] = ()
    audited: bool = True
    own_rows: str | None = None
    guarded: bool = False
    bookkept: bool = True

    def column(self, name: str) -> Column:
        """Return a column by its name. Raises KeyError."""
        for column in self.all_columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Its own columns, with those that every table has around them; without ``fid`` and ``geom``."""
        return (UUID_COLUMN, *self.columns, *BOOKKEEPING) if self.bookkept else self.columns

    @property
    def thinned_columns(self) -> tuple[Column, ...]:
        """The free texts that retention empties."""
        return tuple(column for column in self.columns if column.thinned)


UUID_COLUMN = Column("uuid", ColumnType.UUID, required=True)
BOOKKEEPING = (
    Column("created_at", ColumnType.INSTANT, required=True),
    Column("created_by", ColumnType.TEXT, required=True, default=""),
    Column("changed_at", ColumnType.INSTANT, required=True),
    Column("changed_by", ColumnType.TEXT, required=True, default=""),
    Column("row_version", ColumnType.INTEGER, required=True, default=1, minimum=1),
)


def uuid(name: str, table: str, on_delete: OnDelete = OnDelete.REFUSE, *, required: bool = False) -> Column:
    """Return a column that points at a row of ``table``."""
    return Column(name, ColumnType.UUID, required, reference=Reference(table, on_delete))


def text(name: str, *, required: bool = True) -> Column:
    """Return a column of short text that is no one's free text: names, codes."""
    return Column(name, ColumnType.TEXT, required, default="" if required else None)


def free_text(name: str, *, thinned: bool = True, required: bool = True) -> Column:
    """Return a column of people's own words."""
    return Column(
        name,
        ColumnType.TEXT,
        required,
        default="" if required else None,
        free_text=True,
        thinned=thinned,
    )


def choice(name: str, values: tuple[str, ...], default: str | None = None) -> Column:
    """Return a column that holds one of ``values``; null is allowed only without a default."""
    return Column(name, ColumnType.TEXT, default is not None, default=default, values=values)


def instant(name: str, *, required: bool = False) -> Column:
    """Return a column of instants."""
    return Column(name, ColumnType.INSTANT, required)


def day(name: str, *, required: bool = False) -> Column:
    """Return a column of calendar days."""
    return Column(name, ColumnType.DATE, required)


def flag(name: str, default: bool | None = None) -> Column:
    """Return a column of true and false; null is allowed only without a default."""
    return Column(name, ColumnType.BOOLEAN, default is not None, default=default)


def integer(
    name: str, *, required: bool = False, default: int | None = None, minimum: int | None = None
) -> Column:
    """Return a column of whole numbers."""
    return Column(name, ColumnType.INTEGER, required, default=default, minimum=minimum)


def real(name: str, *, minimum: float | None = None) -> Column:
    """Return a column of decimal numbers."""
    return Column(name, ColumnType.REAL, minimum=minimum)
