"""Thinning (*gallring*) by the municipality's settings: free text first, then rows, then what lies beside.

What has not been decided is not thinned. A plan (dry run) tells what would happen; the thinning itself
is one transaction. Nothing of what is thinned stays in the audit, and in a GeoPackage not in the file.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ..domain.local_time import local_today, start_of_day
from ..domain.settings import MunicipalitySettings
from .gateway import Gateway
from .names import literal, quoted, sql
from .outbox import Outbox
from .retention_rules import ROW_RULES, TEXT_RULES, TableRule
from .schema import TABLES, table
from .schema_types import ColumnType, Table
from .values import instant_text

OUTBOX, FILES, AUTHORS = "outbox", "file", "created_by"
"""What is thinned besides tables, as named in the report."""


@dataclass(frozen=True)
class OwnFiles:
    """Files that the plugin makes beside the database: rejects, drafts, backups."""

    folder: Path
    pattern: str


@dataclass(frozen=True)
class Cutoffs:
    """The first day that is kept, for each kind of thing; None where nothing has been decided."""

    texts: date | None = None
    rows: date | None = None
    files: date | None = None
    audit: date | None = None
    undo: date | None = None

    @property
    def nothing_decided(self) -> bool:
        """Tell whether the municipality has not decided about texts, rows, files or audit."""
        return self.texts is None and self.rows is None and self.files is None and self.audit is None


@dataclass(frozen=True)
class Thinned:
    """``what`` is a table's name, ``outbox``, ``file`` or ``created_by``; how many texts and rows of it."""

    what: str
    texts: int = 0
    rows: int = 0


@dataclass(frozen=True)
class RetentionReport:
    """What was thinned, or would be. ``wiped`` is False where old text may still lie in unused pages."""

    cutoffs: Cutoffs
    items: tuple[Thinned, ...] = ()
    wiped: bool = True

    @property
    def total(self) -> int:
        """How many texts were emptied, and rows and files taken away."""
        return sum(item.texts + item.rows for item in self.items)


@dataclass(frozen=True)
class Beside:
    """What lies beside the database and is thinned with it."""

    outbox: Outbox | None = None
    files: tuple[OwnFiles, ...] = field(default_factory=tuple)


def cutoffs(settings: MunicipalitySettings, today: date, before: date | None = None) -> Cutoffs:
    """Return the first days that are kept.

    ``before`` takes the place of what is decided for texts, files and audit, for a thinning by hand. Rows
    go by the municipality's decision alone, as they cannot be brought back.
    """
    return Cutoffs(
        texts=before or _months_before(today, settings.retention_text_months),
        rows=_months_before(today, settings.retention_rows_months),
        files=before or _months_before(today, settings.retention_files_months),
        audit=before or _months_before(today, settings.retention_audit_months),
        undo=today - timedelta(days=settings.import_undo_days),
    )


def plan(
    gateway: Gateway, beside: Beside | None = None, *, today: date | None = None, before: date | None = None
) -> RetentionReport:
    """Return what :func:`thin` would do, without doing it."""
    limits = cutoffs(gateway.settings(), today or local_today(), before)
    work = _Work(gateway, limits)
    with gateway.backend.snapshot():
        items = [*work.count_texts(), *work.count_rows(), *work.count_records()]
    return RetentionReport(limits, _summed([*items, *_beside(beside or Beside(), limits, dry=True)]))


def thin(
    gateway: Gateway, beside: Beside | None = None, *, today: date | None = None, before: date | None = None
) -> RetentionReport:
    """Thin the database in one transaction, then what lies beside it. Raises what a transaction raises.

    On PostgreSQL it takes ``est_manage``; backups and logs of the server are its administrator's.
    """
    limits = cutoffs(gateway.settings(), today or local_today(), before)
    work = _Work(gateway, limits)
    with gateway.backend.transaction():
        items = [*work.thin_rows(), *work.thin_texts(), *work.thin_records()]
    wiped = gateway.backend.wipe() if any(item.texts or item.rows for item in items) else True
    return RetentionReport(limits, _summed([*items, *_beside(beside or Beside(), limits, dry=False)]), wiped)


class _Work:
    """The tables' share of it. Counting and doing ask the same conditions."""

    def __init__(self, gateway: Gateway, limits: Cutoffs) -> None:
        self._gateway = gateway
        self._backend = gateway.backend
        self._limits = limits

    def count_texts(self) -> list[Thinned]:
        """Return how many rows hold free text that is old, those left out that go altogether."""
        if self._limits.texts is None:
            return []
        goes = {rule.table: rule for rule in ROW_RULES} if self._limits.rows is not None else {}
        items = []
        for rule in TEXT_RULES:
            old = self._old(rule, self._limits.texts)
            stays = "1=1"
            if rule.table in goes and self._limits.rows is not None:
                stays = f"NOT ({self._old(goes[rule.table], self._limits.rows)})"
            condition = f"{old} AND {stays} AND ({_has_text(table(rule.table))})"
            items.append(Thinned(rule.table, texts=self._count(rule.table, condition)))
        authors = sum(self._count(each.name, old) for each in _bookkept() for _, old in self._old_authors())
        return [*items, Thinned(AUTHORS, texts=authors)]

    def thin_texts(self) -> list[Thinned]:
        """Empty the free text that is old, and who wrote it."""
        if self._limits.texts is None:
            return []
        items = []
        for rule in TEXT_RULES:
            described = table(rule.table)
            emptied = ", ".join(
                f"{quoted(column.name)} = {_empty(column.required)}" for column in described.thinned_columns
            )
            statement = sql(
                "UPDATE {table} SET {emptied}, changed_at = ?, changed_by = ?, row_version = row_version + 1"
                " WHERE {old} AND ({has_text})",
                table=quoted(rule.table),
                emptied=emptied,
                old=self._old(rule, self._limits.texts),
                has_text=_has_text(described),
            )
            texts = self._backend.execute(statement, (self._now(), self._gateway.user))
            items.append(Thinned(rule.table, texts=texts))
        return [*items, Thinned(AUTHORS, texts=self._forget_authors())]

    def count_rows(self) -> list[Thinned]:
        """Return how many rows are old."""
        if self._limits.rows is None:
            return []
        return [
            Thinned(rule.table, rows=self._count(rule.table, self._old(rule, self._limits.rows)))
            for rule in ROW_RULES
        ]

    def thin_rows(self) -> list[Thinned]:
        """Delete the rows that are old, with what the audit knows of them."""
        if self._limits.rows is None:
            return []
        items = []
        for rule in ROW_RULES:
            old = self._old(rule, self._limits.rows)
            keys = sql("SELECT uuid FROM {table} WHERE {old}", table=quoted(rule.table), old=old)
            self._backend.execute(sql("CREATE TEMPORARY TABLE thinned AS {keys}", keys=keys))
            delete = "DELETE FROM {table} WHERE uuid IN (SELECT uuid FROM thinned)"
            rows = self._backend.execute(sql(delete, table=quoted(rule.table)))
            self._backend.execute("DELETE FROM audit WHERE row_uuid IN (SELECT uuid FROM thinned)")
            self._backend.execute("DROP TABLE thinned")
            if rows:
                self._note(rule.table, rows)
            items.append(Thinned(rule.table, rows=rows))
        return items

    def count_records(self) -> list[Thinned]:
        """Return how many notes of the audit and rows kept for undoing are old."""
        return [Thinned(name, rows=self._count(name, condition)) for name, condition in self._record_rules()]

    def thin_records(self) -> list[Thinned]:
        """Delete them."""
        statement = "DELETE FROM {table} WHERE {condition}"
        return [
            Thinned(
                name,
                rows=self._backend.execute(sql(statement, table=quoted(name), condition=condition)),
            )
            for name, condition in self._record_rules()
        ]

    def _record_rules(self) -> list[tuple[str, str]]:
        rules = []
        if self._limits.audit is not None:
            rules.append(("audit", f'"at" < {self._cut(self._limits.audit)}'))
        undo = max((day for day in (self._limits.undo, self._limits.texts) if day is not None), default=None)
        if undo is not None:
            rules.append(("import_undo", f"created_at < {self._cut(undo)}"))
        return rules

    def _forget_authors(self) -> int:
        """Empty created_by and changed_by where they are old; of whoever still works on a row, nothing."""
        statement = "UPDATE {table} SET {name} = '', row_version = row_version + 1 WHERE {old}"
        return sum(
            self._backend.execute(sql(statement, table=quoted(each.name), name=name, old=old))
            for each in _bookkept()
            for name, old in self._old_authors()
        )

    def _old_authors(self) -> tuple[tuple[str, str], ...]:
        """Return the columns that say who, and when what they say is old."""
        cut = self._cut(self._limits.texts) if self._limits.texts is not None else "NULL"
        return (
            ("created_by", f"created_by <> '' AND created_at < {cut}"),
            ("changed_by", f"changed_by <> '' AND changed_at < {cut}"),
        )

    def _old(self, rule: TableRule, first_kept: date) -> str:
        cut = literal(first_kept.isoformat()) if rule.by_day else self._cut(first_kept)
        return f"({sql(rule.condition, cut=cut)})"

    def _cut(self, first_kept: date) -> str:
        """Return the instant at which the first day that is kept begins in Sweden, as SQL."""
        return literal(instant_text(start_of_day(first_kept)))

    def _count(self, name: str, condition: str) -> int:
        query = "SELECT count(*) FROM {table} WHERE {condition}"
        found = self._backend.rows(sql(query, table=quoted(name), condition=condition))
        return int(found[0][0])  # type: ignore[arg-type]

    def _note(self, name: str, rows: int) -> None:
        """Leave in the audit that rows were thinned and how many, nothing of what they were."""
        self._backend.execute(
            'INSERT INTO audit (table_name, "action", "at", "by", changes) VALUES (?, ?, ?, ?, ?)',
            (name, "delete", self._now(), self._gateway.user, f'{{"thinned": {rows}}}'),
        )

    def _now(self) -> object:
        return self._backend.encode(datetime.now(UTC), ColumnType.INSTANT)


def _beside(beside: Beside, limits: Cutoffs, *, dry: bool) -> list[Thinned]:
    """Thin, or count, the outbox and the plugin's own files."""
    items = []
    if beside.outbox is not None and limits.texts is not None:
        moment = start_of_day(limits.texts)
        texts = beside.outbox.count_texts(moment) if dry else beside.outbox.thin_texts(moment)
        items.append(Thinned(OUTBOX, texts=texts))
    if limits.files is not None:
        old = [path for rule in beside.files for path in _old_files(rule, limits.files)]
        if not dry:
            for path in old:
                path.unlink(missing_ok=True)
        items.append(Thinned(FILES, rows=len(old)))
    return items


def _old_files(rule: OwnFiles, first_kept: date) -> list[Path]:
    """Return the files of a folder, not of those below it, that were last changed before a day."""
    if not rule.folder.is_dir():
        return []
    limit = start_of_day(first_kept).timestamp()
    return sorted(
        path for path in rule.folder.glob(rule.pattern) if path.is_file() and path.stat().st_mtime < limit
    )


def _bookkept() -> list[Table]:
    return [each for each in TABLES if each.bookkept]


def _has_text(described: Table) -> str:
    return " OR ".join(f"{quoted(column.name)} <> ''" for column in described.thinned_columns)


def _empty(required: bool) -> str:
    return "''" if required else "NULL"


def _summed(items: list[Thinned]) -> tuple[Thinned, ...]:
    """Bring what was thinned of the same thing to one line, and leave out what there was none of."""
    sums: dict[str, Thinned] = {}
    for item in items:
        before = sums.get(item.what, Thinned(item.what))
        sums[item.what] = Thinned(item.what, before.texts + item.texts, before.rows + item.rows)
    return tuple(item for item in sums.values() if item.texts or item.rows)


def _months_before(today: date, months: int | None) -> date | None:
    """Return the same day some months ago, or the last of that month."""
    if months is None:
        return None
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
