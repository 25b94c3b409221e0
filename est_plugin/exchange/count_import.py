"""Counts per area, kind and period out of a foreign table into ``area_count``: planned, then written at once.

Several foreign kinds may mean one of the municipality's own: their counts are added up. A sum is written
whole or not at all, so that one bad cell never makes a count too small.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid4, uuid5

from ..analysis.progress import SILENT, Progress, step
from ..domain.area_count import AreaCount
from ..domain.message import QT_TRANSLATE_NOOP, Message
from ..domain.observation import Source
from ..domain.period import Period
from ..domain.runs import ImportKind, ImportRun
from ..store.gateway import Gateway
from .count_columns import CountColumns, recognise_columns
from .count_reader import CountCell, CountChoices, CountReader, CountTrouble
from .errors import ExchangeError, Trouble
from .kinds import Kinds
from .observation_import import kinds_table
from .raw_table import ForeignTable, RawRow
from .rejects import RejectLine, write_reject_lines

_REPORT_EVERY = 1_000
_Key = tuple[str, str, Source, str, str]


@dataclass(frozen=True)
class CountImport:
    """What became of the counts of a table; the four are all of them.

    A crosstab tells as many counts as it has cells with a number. ``rejected_rows`` stand in the order of
    ``rejected``. ``to_mend`` are the rows that must be imported again together once they are mended.
    """

    table: ForeignTable
    columns: CountColumns
    imported: int
    updated: int
    duplicates: int
    rejected: tuple[Trouble, ...]
    to_mend: tuple[RawRow, ...]
    writes: tuple[AreaCount, ...]
    unknown_kinds: dict[str, int]
    notices: tuple[Message, ...] = ()
    run: ImportRun | None = None

    @property
    def count(self) -> int:
        """Number of counts that the table tells."""
        return self.imported + self.updated + self.duplicates + len(self.rejected)


def import_counts(
    gateway: Gateway,
    table: ForeignTable,
    choices: CountChoices,
    *,
    source: Source = Source.POLICE,
    area_kind: str = "",
    dry_run: bool = False,
    progress: Progress = SILENT,
) -> CountImport:
    """Import a table of counts, long or a crosstab of months, kinds or areas; all or nothing.

    ``area_kind`` is the kind of area that names mean, empty for any. Raises ExchangeError where the table
    as a whole cannot be read, CancelledError, and what the gateway raises: then nothing was written.
    """
    began = datetime.now(UTC)
    areas = gateway.areas([area_kind] if area_kind else None)
    if not areas and not choices.area_uuid:
        raise ExchangeError(
            QT_TRANSLATE_NOOP(
                "est",
                "The database has no areas of that kind, so nothing can be counted in them. Nothing was"
                " imported. Import the areas first.",
            )
        )
    names = {name.casefold() for area in areas for name in (area.name, area.external_id) if name}
    columns = recognise_columns(
        table,
        frozenset(names),
        area_told=bool(choices.area_uuid),
        kind_told=bool(choices.category_uuid),
        period_told=choices.period is not None,
    )
    kinds = Kinds(gateway.categories(), kinds_table(gateway))
    planning = _Planning(table, source)
    for number, read in enumerate(CountReader(table, columns, choices, kinds, areas).read()):
        if number % _REPORT_EVERY == 0:
            step(progress, min(0.7, 0.7 * number / max(1, len(table.rows))))
        planning.take(read)
    step(progress, 0.75)
    planned = planning.planned(columns, _present(gateway, source))
    step(progress, 0.8)
    done = planned if dry_run else carry_out_counts(gateway, planned, began)
    progress.report(1.0)
    return done


def carry_out_counts(gateway: Gateway, planned: CountImport, began: datetime | None = None) -> CountImport:
    """Write what a dry run planned, exactly that, in one transaction. Raises what the gateway raises."""
    if not planned.writes:
        return planned
    run = gateway.write_counts(planned.writes, _run(planned, began or datetime.now(UTC)))
    return replace(planned, run=run)


def write_count_rejects(path: Path, result: CountImport, words: Callable[[Message], str]) -> int:
    """Write the rows that must be imported again once mended, with reasons; return how many they are.

    Where kinds are added up, or one is unknown, that is the whole table: a sum is made of all its rows.
    Raises UnreadableFileError where the file cannot be written.
    """
    reasons: dict[int, list[Trouble]] = {}
    for trouble in result.rejected:
        reasons.setdefault(trouble.row, []).append(trouble)
    lines = []
    for row in result.to_mend:
        told = reasons.get(row.number, [])
        columns = ", ".join(dict.fromkeys(trouble.column for trouble in told if trouble.column))
        sentences = " ".join(dict.fromkeys(words(trouble.reason) for trouble in told))
        lines.append(RejectLine(row, columns, sentences))
    return write_reject_lines(path, result.table.headings, lines)


class _Planning:
    """Adds up the cells that mean one count, and finds those that cannot be used."""

    def __init__(self, table: ForeignTable, source: Source) -> None:
        self._table, self._source = table, source
        self._groups: dict[_Key, list[CountCell]] = {}
        self._spoiled: dict[_Key, Trouble] = {}
        self._words: dict[str, set[str]] = {}
        self._rejected = list(table.troubles)
        self._unread = list(table.unread)
        self._twice: list[CountCell] = []
        self._unknown: Counter[str] = Counter()

    def take(self, read: CountCell | CountTrouble) -> None:
        """Take a cell, or why it cannot be used."""
        if read.category_uuid:
            self._words.setdefault(read.category_uuid, set()).add(read.word)
        if isinstance(read, CountTrouble):
            self._rejected.append(read.trouble)
            if read.unknown_kind:
                self._unknown[read.unknown_kind] += 1
            if read.period is not None:
                key = _key(read.area_uuid, read.category_uuid, read.period, self._source)
                self._spoiled.setdefault(key, read.trouble)
            return
        key = _key(read.area_uuid, read.category_uuid, read.period, self._source)
        group = self._groups.setdefault(key, [])
        before = next((cell for cell in group if cell.word == read.word), None)
        if before is None:
            group.append(read)
        elif before.count == read.count:
            self._twice.append(read)
        else:
            trouble = Trouble(read.row, read.column, _contradicts(before))
            self._rejected.append(trouble)
            self._spoiled.setdefault(key, trouble)

    def planned(self, columns: CountColumns, present: dict[_Key, AreaCount]) -> CountImport:
        """Compare the sums with what the database has."""
        writes: list[AreaCount] = []
        tally: Counter[str] = Counter(duplicates=len(self._twice))
        for key, group in self._groups.items():
            spoiled = self._spoiled.get(key)
            if spoiled is not None:
                self._rejected += [Trouble(cell.row, cell.column, _spoils(spoiled)) for cell in group]
                continue
            total, before = sum(cell.count for cell in group), present.get(key)
            if before is not None and before.count == total:
                tally["duplicates"] += len(group)
                continue
            tally["imported" if before is None else "updated"] += len(group)
            writes.append(_count(key, group[0], total, before))
        sums = any(len(words) > 1 for words in self._words.values())
        self._rejected.sort(key=lambda trouble: trouble.row)
        return CountImport(
            self._table,
            columns,
            tally["imported"],
            tally["updated"],
            tally["duplicates"],
            tuple(self._rejected),
            self._to_mend(with_all=sums or bool(self._unknown)),
            tuple(writes),
            dict(self._unknown.most_common()),
            tuple(self._notices(columns)),
        )

    def _to_mend(self, *, with_all: bool) -> tuple[RawRow, ...]:
        if not self._rejected:
            return ()
        wrong = {trouble.row for trouble in self._rejected}
        rows = [row for row in self._table.rows if with_all or row.number in wrong]
        return tuple(sorted([*rows, *self._unread], key=lambda row: row.number))

    def _notices(self, columns: CountColumns) -> list[Message]:
        notices = list(self._table.notices)
        if columns.passed_by:
            text = QT_TRANSLATE_NOOP("est", "These columns were passed by: {columns}.")
            notices.append(Message(text, {"columns": ", ".join(columns.passed_by)[:300]}))
        return notices


def _key(area: str, category: str, period: Period, source: Source) -> _Key:
    return (area, category, source, period.first.isoformat(), period.last.isoformat())


def _count(key: _Key, cell: CountCell, total: int, before: AreaCount | None) -> AreaCount:
    if before is not None:
        return replace(before, count=total)
    return AreaCount(
        str(uuid5(NAMESPACE_URL, "est:area_count:" + ":".join(key))),
        cell.area_uuid,
        cell.category_uuid,
        cell.period.first,
        cell.period.last,
        total,
        key[2],
    )


def _present(gateway: Gateway, source: Source) -> dict[_Key, AreaCount]:
    return {
        (row.area_uuid, row.category_uuid, row.source, row.from_day.isoformat(), row.to_day.isoformat()): row
        for row in gateway.area_counts()
        if row.source is source
    }


def _contradicts(before: CountCell) -> Message:
    return Message(
        QT_TRANSLATE_NOOP(
            "est", "row {row} tells another count for the same area, kind and period ({count})."
        ),
        {"row": before.row, "count": before.count},
    )


def _spoils(trouble: Trouble) -> Message:
    return Message(
        QT_TRANSLATE_NOOP("est", "the count belongs together with row {row}, which cannot be used."),
        {"row": trouble.row},
    )


def _run(planned: CountImport, began: datetime) -> ImportRun:
    recipe = {"across": planned.columns.across.value, "source": planned.writes[0].source.value}
    return ImportRun(
        str(uuid4()),
        ImportKind.COUNTS,
        file_name=planned.table.name,
        started_at=began,
        imported=planned.imported,
        updated=planned.updated,
        duplicates=planned.duplicates,
        rejected=len(planned.rejected),
        recipe=json.dumps(recipe),
    )
