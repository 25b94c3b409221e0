"""The tables that remember what was done: imports, analyses, sheets and publications."""

from __future__ import annotations

from .schema_types import (
    Check,
    Column,
    ColumnType,
    Index,
    OnDelete,
    Table,
    choice,
    day,
    free_text,
    instant,
    integer,
    real,
    text,
    uuid,
)

IMPORT_RUN = Table(
    "import_run",
    "Imports",
    (
        choice("kind", ("observations", "counts", "areas", "example"), "observations"),
        text("profile"),
        free_text("file_name", thinned=False),
        text("source_system", required=False),
        uuid("organisation_uuid", "organisation"),
        instant("started_at"),
        instant("finished_at"),
        integer("imported", required=True, default=0, minimum=0),
        integer("updated", required=True, default=0, minimum=0),
        integer("duplicates", required=True, default=0, minimum=0),
        integer("rejected", required=True, default=0, minimum=0),
        integer("warned", required=True, default=0, minimum=0),
        text("recipe", required=False),
        instant("undone_at"),
    ),
    indexes=(Index(("started_at",)),),
    own_rows="organisation_uuid",
)

IMPORT_UNDO = Table(
    "import_undo",
    "What an import replaced",
    (
        uuid("import_run_uuid", "import_run", OnDelete.FOLLOW, required=True),
        uuid("organisation_uuid", "organisation", OnDelete.FOLLOW),
        text("table_name"),
        Column("row_uuid", ColumnType.UUID, required=True),
        choice("action", ("insert", "update"), "insert"),
        free_text("old_row", required=False),
        integer("new_row_version", minimum=1),
    ),
    indexes=(Index(("import_run_uuid",)), Index(("created_at",))),
    audited=False,
    own_rows="organisation_uuid",
    guarded=True,
)

ANALYSIS_RUN = Table(
    "analysis_run",
    "Analyses",
    (
        text("kind"),
        free_text("title", thinned=False),
        text("recipe", required=False),
        text("figures", required=False),
    ),
    indexes=(Index(("created_at",)),),
)

SHEET_RUN = Table(
    "sheet_run",
    "Printed sheets",
    (
        text("sheet"),
        text("period"),
        choice("audience", ("internal", "public"), "internal"),
        free_text("title", thinned=False),
        text("recipe", required=False),
        text("numbers", required=False),
        free_text("words", required=False),
    ),
    indexes=(Index(("created_at",)),),
)

PUBLICATION = Table(
    "publication",
    "Published counts",
    (
        text("level"),
        real("cell_size", minimum=0),
        day("from_day", required=True),
        day("to_day", required=True),
        integer("threshold", required=True, default=5, minimum=1),
        text("recipe", required=False),
        text("cells"),
    ),
    checks=(Check("publication_ends_after_it_starts", "to_day >= from_day"),),
    indexes=(Index(("from_day", "to_day")),),
)

RUN_TABLES: tuple[Table, ...] = (IMPORT_RUN, IMPORT_UNDO, ANALYSIS_RUN, SHEET_RUN, PUBLICATION)
