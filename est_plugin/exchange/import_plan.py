"""What an import would do: every row imported, updated, a duplicate or rejected, before anything is"
" written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from ..analysis.progress import SILENT, Part, Progress, step
from ..domain.area import Organisation
from ..domain.message import QT_TRANSLATE_NOOP, Message
from ..domain.observation import Observation
from ..domain.privacy import (
    Clearance,
    PersonalDataError,
    clear,
    confirm,
    find_hits,
    guarded_text,
    mask,
    stopping,
)
from ..store.gateway import Gateway
from .cell_values import shortened
from .coordinates import Proposal
from .errors import ExchangeError, Trouble
from .headings import Target
from .import_context import ImportChoices, ImportContext, OnWarning
from .import_points import import_points
from .profiles import Profile
from .raw_table import ForeignTable, RawRow
from .row_reader import Draft, RowError, RowReader

_REPORT_EVERY = 1_000
_LOOKUP = 5_000


@dataclass(frozen=True)
class PlannedWrite:
    """An observation to be written, with the guard's verdict; ``before`` is the row it replaces, if any."""

    row: int
    observation: Observation
    clearance: Clearance
    before: Observation | None = None


@dataclass(frozen=True)
class Finding:
    """A row in which the guard found something, with its texts as they stand in the file.

    For a person to look at before deciding; never kept, logged or written anywhere.
    """

    row: int
    description: str
    place_name: str
    reporter_role: str


@dataclass(frozen=True)
class ImportPlan:
    """What becomes of each row: ``new``, ``updates``, ``duplicates`` and ``rejected`` are all of them.

    ``warned`` are the rows in which the guard found personal data (where, never what). ``unknown_kinds``
    counts the foreign kinds that nobody has decided. ``rejected_rows`` are the rows behind ``rejected``,
    ``findings`` the texts behind ``warned``.
    """

    table: ForeignTable
    profile: Profile
    source_system: str
    new: tuple[PlannedWrite, ...]
    updates: tuple[PlannedWrite, ...]
    duplicates: tuple[int, ...]
    rejected: tuple[Trouble, ...]
    rejected_rows: tuple[RawRow, ...]
    warned: tuple[int, ...]
    unknown_kinds: Mapping[str, int]
    organisations: tuple[Organisation, ...]
    proposals: tuple[Proposal, ...] = ()
    notices: tuple[Message, ...] = field(default_factory=tuple)
    findings: tuple[Finding, ...] = ()

    @property
    def row_count(self) -> int:
        """Number of rows of the table."""
        return len(self.new) + len(self.updates) + len(self.duplicates) + len(self.rejected)


def plan_import(
    table: ForeignTable,
    profile: Profile,
    choices: ImportChoices,
    context: ImportContext,
    gateway: Gateway,
    progress: Progress = SILENT,
) -> ImportPlan:
    """Parse and check every row against the database; write nothing.

    Raises ExchangeError where the table as a whole cannot be imported (no column is recognised, the
    coordinate system is unclear), and CancelledError.
    """
    _check_headings(table, profile)
    _check_columns(table, profile, choices)
    points = import_points(table, profile, context.crs, choices.crs, context.near)
    reader = RowReader(table, profile, choices, context, points)
    sorting = _Sorting(table, choices, context)
    drafts: list[tuple[int, Draft]] = []
    for place in range(len(table.rows)):
        if place % _REPORT_EVERY == 0:
            step(progress, 0.7 * place / len(table.rows))
        try:
            drafts.append((place, sorting.checked(reader.read(place))))
        except RowError as error:
            sorting.reject(place, error)
    sorting.compare(drafts, gateway, reader.source_system, Part(progress, 0.7, 1.0))
    notices = [*table.notices, *points.notices, *sorting.notices()]
    if reader.new_organisations:
        names = ", ".join(one.name for one in reader.new_organisations.values())
        text = QT_TRANSLATE_NOOP("est", "These organisations are new and will be added: {names}.")
        notices.append(Message(text, {"names": names[:300]}))
    rejected = sorted(
        [*zip(table.troubles, table.unread, strict=True), *sorting.rejected], key=lambda pair: pair[0].row
    )
    return ImportPlan(
        table,
        profile,
        reader.source_system,
        tuple(sorting.new),
        tuple(sorting.updates),
        tuple(sorting.duplicates),
        tuple(trouble for trouble, _ in rejected),
        tuple(row for _, row in rejected),
        tuple(finding.row for finding in sorting.findings),
        dict(sorting.unknown_kinds.most_common()),
        tuple(reader.new_organisations.values()),
        points.proposals,
        tuple(notices),
        tuple(sorting.findings),
    )


def _check_headings(table: ForeignTable, profile: Profile) -> None:
    """A mapping that reads a column which is gone would empty what stands in it: it is refused."""
    missing = [heading for heading in profile.columns.values() if heading not in table.headings]
    if missing:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "The mapping “{profile}” reads columns that “{table}” does not have: {missing}. Nothing was"
                " imported. The table has: {columns}. Change the mapping, or the headings of the table.",
            ),
            profile=profile.name,
            table=table.name,
            missing=shortened(", ".join(missing), 200),
            columns=shortened(", ".join(table.headings), 300),
        )


def _check_columns(table: ForeignTable, profile: Profile, choices: ImportChoices) -> None:
    tells_time = any(
        target in profile.columns for target in (Target.START, Target.START_DATE, Target.REPORTED)
    )
    tells_kind = bool(choices.kind or profile.default_kind) or any(
        target in profile.columns for target in (Target.CATEGORY, Target.SUBCATEGORY, Target.CRIME_CODE)
    )
    tells_place = table.points is not None or any(
        target in profile.columns
        for target in (Target.X, Target.POINT, Target.PLACE, Target.ADDRESS, Target.AREA)
    )
    if sum((tells_time, tells_kind, tells_place)) >= 2:
        return
    raise ExchangeError(
        QT_TRANSLATE_NOOP(
            "est",
            "The columns of “{table}” were not recognised: {columns}. Nothing was imported. Say which column"
            " tells what happened, where and when.",
        ),
        table=table.name,
        columns=shortened(", ".join(table.headings), 300),
    )


class _Sorting:
    """Sorts the rows into what becomes of them."""

    def __init__(self, table: ForeignTable, choices: ImportChoices, context: ImportContext) -> None:
        self._table, self._choices, self._context = table, choices, context
        self.new: list[PlannedWrite] = []
        self.updates: list[PlannedWrite] = []
        self.duplicates: list[int] = []
        self.rejected: list[tuple[Trouble, RawRow]] = []
        self.findings: list[Finding] = []
        self.unknown_kinds: Counter[str] = Counter()
        self._clearances: dict[int, Clearance] = {}
        self._without_place = self._without_time = 0

    def reject(self, place: int, error: RowError) -> None:
        """Count a row as rejected, and its foreign kind as unknown where that is why."""
        row = self._table.rows[place]
        self.rejected.append((Trouble(row.number, error.column, error.reason), row))
        if error.unknown_kind:
            self.unknown_kinds[error.unknown_kind] += 1

    def checked(self, draft: Draft) -> Draft:
        """Return the draft as the guard lets it pass. Raises RowError where it does not."""
        try:
            self._clearances[draft.row] = clear(guarded_text(draft.observation))
        except PersonalDataError as error:
            found = draft.observation
            self.findings.append(Finding(draft.row, found.description, found.place_name, found.reporter_role))
            decision = self._choices.decision(draft.row)
            if decision.on_warning is OnWarning.REJECT:
                raise RowError("", _personal_data(len(error.hits))) from error
            if decision.on_warning is OnWarning.MASK:
                draft = replace(draft, observation=_masked(draft.observation))
                self._clearances[draft.row] = clear(guarded_text(draft.observation))
            else:
                text, by = guarded_text(draft.observation), self._context.user
                self._clearances[draft.row] = confirm(text, by, self._context.now, decision.reason)
        return draft

    def compare(
        self, drafts: list[tuple[int, Draft]], gateway: Gateway, source_system: str, progress: Progress
    ) -> None:
        """Compare drafts with what the database has of the same identity, and with each other."""
        first: dict[str, Draft] = {}
        for start in range(0, len(drafts), _LOOKUP):
            step(progress, start / len(drafts))
            some = drafts[start : start + _LOOKUP]
            ids = {str(draft.observation.external_id) for _, draft in some}
            existing = gateway.observations_by_identity(source_system, sorted(ids))
            for place, draft in some:
                key = str(draft.observation.external_id)
                before = first.setdefault(key, draft)
                if before is draft:
                    self._place_one(draft, existing.get(key))
                elif _same(before.observation, draft.observation):
                    self.duplicates.append(draft.row)
                else:
                    self.reject(place, RowError("", _twice(before.row)))
        _let_go(drafts, first)

    def _place_one(self, draft: Draft, before: Observation | None) -> None:
        clearance = self._clearances[draft.row]
        if before is None:
            self.new.append(PlannedWrite(draft.row, draft.observation, clearance))
            self._without_place += draft.observation.geometry is None
            self._without_time += draft.observation.started_at is None
            return
        changed = replace(before, **{name: getattr(draft.observation, name) for name in draft.mapped})
        if _same(before, changed):
            self.duplicates.append(draft.row)
        else:
            if guarded_text(changed) != guarded_text(draft.observation):
                clearance = self._clearance_of_kept_text(changed)
            self.updates.append(PlannedWrite(draft.row, changed, clearance, before))

    def _clearance_of_kept_text(self, changed: Observation) -> Clearance:
        """Clear the text that the table does not speak of and a person has written or confirmed before."""
        text = guarded_text(changed)
        if not stopping(find_hits(text)):
            return clear(text)
        by = changed.privacy_confirmed_by or self._context.user
        reason = changed.privacy_reason or self._choices.reason or _KEPT
        return confirm(text, by, changed.privacy_confirmed_at or self._context.now, reason)

    def notices(self) -> Iterator[Message]:
        """Yield what the person should know of the rows that go in."""
        if self._without_place:
            text = QT_TRANSLATE_NOOP(
                "est", "{count} rows have no exact place; they count but make no hotspot."
            )
            yield Message(text, {"count": self._without_place})
        if self._without_time:
            text = QT_TRANSLATE_NOOP("est", "{count} rows have no time; they belong to no period.")
            yield Message(text, {"count": self._without_time})


_KEPT = "was there before the import"


def _let_go(drafts: list[tuple[int, Draft]], first: dict[str, Draft]) -> None:
    """Drop drafts one by one: freed all at once they hold the interpreter, and so QGIS's window, for long."""
    while drafts:
        drafts.pop()
    while first:
        first.popitem()


def _masked(observation: Observation) -> Observation:
    def masked(text: str) -> str:
        return mask(text, stopping(find_hits(text)))

    return replace(
        observation,
        description=masked(observation.description),
        place_name=masked(observation.place_name),
        reporter_role=masked(observation.reporter_role),
    )


def _same(one: Observation, other: Observation) -> bool:
    """Tell whether two observations say the same; who confirmed a text and the row's key are no part of"
    " it."""
    return _comparable(one) == _comparable(other)


def _comparable(observation: Observation) -> Observation:
    return replace(
        observation,
        uuid="",
        row_version=0,
        started_at=_to_milliseconds(observation.started_at),
        ended_at=_to_milliseconds(observation.ended_at),
        reported_at=_to_milliseconds(observation.reported_at),
        privacy_confirmed_by=None,
        privacy_confirmed_at=None,
        privacy_reason=None,
    )


def _to_milliseconds(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _personal_data(count: int) -> Message:
    return Message(
        QT_TRANSLATE_NOOP(
            "est",
            "the text holds what looks like personal data in {count} places. Mend it in the file, or import"
            " again with masking.",
        ),
        {"count": count},
    )


def _twice(row: int) -> Message:
    return Message(
        QT_TRANSLATE_NOOP("est", "row {row} has the same id and says something else."), {"row": row}
    )
