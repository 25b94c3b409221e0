"""Organisations out of a table into the shared database, updated by their name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from ..domain.area import Organisation
from ..domain.message import QT_TRANSLATE_NOOP, EstError, Message
from ..store.gateway import Gateway
from .cell_values import check_computed, parse_flag, shortened
from .errors import ExchangeError, Trouble
from .headings import recognise_organisation_columns
from .raw_table import ForeignTable, RawRow

_LONGEST_NAME = 300


@dataclass(frozen=True)
class OrganisationImport:
    """What became of a table of organisations; ``rejected`` rows with column and reason."""

    imported: int
    updated: int
    rejected: tuple[Trouble, ...]


def import_organisations(gateway: Gateway, table: ForeignTable) -> OrganisationImport:
    """Save the organisations of a table with columns ``Namn``, ``Rapporterar varje vecka``, ``Kontakt``.

    A name that the database has, in whatever capitals, is updated; what the table does not say stays as
    it is. Organisations that the table lacks are left alone. Raises ExchangeError without a column of
    names, and what the gateway raises.
    """
    columns = recognise_organisation_columns(table.headings)
    if "name" not in columns:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "The table “{table}” has no column called Namn. Nothing was imported. Its columns are:"
                " {columns}.",
            ),
            table=table.name,
            columns=shortened(", ".join(table.headings), 300),
        )
    places = {field: table.headings.index(heading) for field, heading in columns.items()}
    known = {_key(one.name): one for one in gateway.organisations()}
    read: dict[str, Organisation] = {}
    rejected = list(table.troubles)
    for row in table.rows:
        try:
            organisation = _organisation(row, places, known)
        except _ColumnError as error:
            rejected.append(Trouble(row.number, table.headings[places[error.field]], error.reason))
            continue
        key = _key(organisation.name)
        if key in read:
            reason = Message(QT_TRANSLATE_NOOP("est", "the name stands further up as well."))
            rejected.append(Trouble(row.number, columns["name"], reason))
        else:
            read[key] = organisation
    for organisation in read.values():
        gateway.save_organisation(organisation)
    updated = sum(1 for organisation in read.values() if organisation.row_version)
    return OrganisationImport(len(read) - updated, updated, tuple(sorted(rejected, key=lambda one: one.row)))


class _ColumnError(Exception):
    """A cell of a row cannot be used."""

    def __init__(self, field: str, reason: Message) -> None:
        self.field, self.reason = field, reason
        super().__init__(reason.english())


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _organisation(row: RawRow, places: dict[str, int], known: dict[str, Organisation]) -> Organisation:
    name = " ".join(_cell(row, places, "name").split())
    if not name:
        raise _ColumnError("name", Message(QT_TRANSLATE_NOOP("est", "the organisation has no name.")))
    if len(name) > _LONGEST_NAME:
        too_long = QT_TRANSLATE_NOOP("est", "the name is longer than {limit} signs.")
        raise _ColumnError("name", Message(too_long, {"limit": _LONGEST_NAME}))
    organisation = known.get(_key(name)) or Organisation(str(uuid4()), name)
    expected, active = _flag(row, places, "expected_weekly"), _flag(row, places, "active")
    contact = _cell(row, places, "contact").strip()
    return replace(
        organisation,
        expected_weekly=organisation.expected_weekly if expected is None else expected,
        active=organisation.active if active is None else active,
        contact=contact or organisation.contact,
    )


def _cell(row: RawRow, places: dict[str, int], field: str) -> str:
    if field not in places:
        return ""
    try:
        return check_computed(row.cells[places[field]])
    except EstError as error:
        raise _ColumnError(field, error.message) from error


def _flag(row: RawRow, places: dict[str, int], field: str) -> bool | None:
    text = _cell(row, places, field)
    try:
        return parse_flag(text)
    except EstError as error:
        raise _ColumnError(field, error.message) from error
