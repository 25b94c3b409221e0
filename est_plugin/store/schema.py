"""All tables of the shared database: what is observed, and where. One description for both databases.

A change here is a new schema version: raise ``SCHEMA_VERSION``, add a step to ``migrations.py`` and a
fixture of the older version to the tests.
"""

from __future__ import annotations

from ..domain.category import CategoryKind
from ..domain.observation import (
    FaultStatus,
    PlacePrecision,
    PlaceSetting,
    ReviewStatus,
    Source,
    TimePrecision,
)
from .schema_runs import RUN_TABLES
from .schema_types import (
    Check,
    Column,
    ColumnType,
    Geometry,
    GeometryType,
    Index,
    OnDelete,
    Table,
    choice,
    day,
    flag,
    free_text,
    instant,
    integer,
    real,
    text,
    uuid,
)
from .schema_work import WORK_TABLES

SCHEMA_VERSION = 2

SOURCES = tuple(Source)

CATEGORY = Table(
    "category",
    "Kinds of observation",
    (
        text("name"),
        text("short_name"),
        text("code"),
        choice("kind", tuple(CategoryKind), CategoryKind.EVENT),
        uuid("parent_uuid", "category"),
        flag("on_map", True),
        integer("sort_order", required=True, default=0),
        flag("active", True),
    ),
    checks=(
        Check("category_named", "length(name) > 0"),
        Check("category_not_its_own_parent", "parent_uuid IS NULL OR parent_uuid <> uuid"),
    ),
)

ORGANISATION = Table(
    "organisation",
    "Organisations",
    (
        text("name"),
        flag("expected_weekly", False),
        free_text("contact", thinned=False),
        flag("active", True),
    ),
    checks=(Check("organisation_named", "length(name) > 0"),),
)

MEMBER = Table(
    "member",
    "Logins of organisations",
    (text("account"), uuid("organisation_uuid", "organisation", OnDelete.FOLLOW, required=True)),
    indexes=(Index(("account", "organisation_uuid"), unique=True),),
    guarded=True,
)

AREA = Table(
    "area",
    "Areas",
    (
        text("kind"),
        text("name"),
        text("external_id", required=False),
        integer("population", minimum=0),
        text("recipe", required=False),
        flag("active", True),
    ),
    geometry=Geometry(GeometryType.MULTIPOLYGON, required=True),
    checks=(Check("area_kind_named", "length(kind) > 0"),),
    indexes=(Index(("kind", "external_id"), unique=True),),
)

AREA_LINEAGE = Table(
    "area_lineage",
    "What an area was split from or merged of",
    (
        uuid("area_uuid", "area", OnDelete.FOLLOW, required=True),
        uuid("came_from_uuid", "area", OnDelete.FOLLOW, required=True),
        choice("how", ("split", "merged"), "split"),
    ),
    indexes=(Index(("area_uuid", "came_from_uuid"), unique=True), Index(("came_from_uuid",))),
)

OBSERVATION = Table(
    "observation",
    "Observations",
    (
        uuid("category_uuid", "category", required=True),
        uuid("area_uuid", "area"),
        instant("started_at"),
        instant("ended_at"),
        choice("time_precision", tuple(TimePrecision), TimePrecision.EXACT),
        free_text("place_name", thinned=False),
        choice("place_precision", tuple(PlacePrecision), PlacePrecision.EXACT),
        choice("setting", tuple(PlaceSetting)),
        flag("indoor"),
        free_text("description"),
        uuid("organisation_uuid", "organisation"),
        free_text("reporter_role"),
        choice("source", SOURCES, Source.STAFF),
        text("source_system", required=False),
        text("external_id", required=False),
        instant("reported_at"),
        choice("review_status", tuple(ReviewStatus), ReviewStatus.NEW),
        choice("fault_status", tuple(FaultStatus)),
        real("damage_cost", minimum=0),
        uuid("duplicate_of", "observation", OnDelete.FORGET),
        uuid("import_run_uuid", "import_run", OnDelete.FORGET),
        free_text("privacy_confirmed_by", required=False),
        instant("privacy_confirmed_at"),
        free_text("privacy_reason", required=False),
    ),
    geometry=Geometry(GeometryType.POINT),
    checks=(
        Check(
            "observation_has_a_place",
            "geom IS NOT NULL OR area_uuid IS NOT NULL OR place_precision IN ('area', 'municipality')",
        ),
        Check(
            "observation_ends_after_it_starts",
            "started_at IS NULL OR ended_at IS NULL OR ended_at >= started_at",
        ),
        Check("observation_not_its_own_duplicate", "duplicate_of IS NULL OR duplicate_of <> uuid"),
    ),
    indexes=(
        Index(("started_at", "category_uuid", "source", "place_precision", "duplicate_of")),
        Index(("category_uuid",), server=True),
        Index(("source_system", "external_id"), unique=True),
        Index(("duplicate_of",)),
        Index(("import_run_uuid",)),
        Index(("reported_at",)),
    ),
    own_rows="organisation_uuid",
)

AREA_COUNT = Table(
    "area_count",
    "Counts per area",
    (
        uuid("area_uuid", "area", required=True),
        uuid("category_uuid", "category", required=True),
        choice("source", SOURCES, Source.POLICE),
        day("from_day", required=True),
        day("to_day", required=True),
        integer("count", required=True, default=0, minimum=0),
        uuid("import_run_uuid", "import_run", OnDelete.FORGET),
    ),
    checks=(Check("area_count_ends_after_it_starts", "to_day >= from_day"),),
    indexes=(Index(("area_uuid", "category_uuid", "source", "from_day", "to_day"), unique=True),),
)

SETTING = Table(
    "setting",
    "Settings of the municipality",
    (text("name"), Column("value", ColumnType.TEXT, required=True, default="null")),
    indexes=(Index(("name",), unique=True),),
)

SCHEMA_VERSION_TABLE = Table(
    "schema_version",
    "Version of the database",
    (integer("version", required=True, minimum=0),),
    indexes=(Index(("version",), unique=True),),
)

AUDIT = Table(
    "audit",
    "What was changed, when and by whom",
    (
        text("table_name"),
        Column("row_uuid", ColumnType.UUID),
        choice("action", ("insert", "update", "delete"), "update"),
        instant("at", required=True),
        text("by"),
        text("account", required=False),
        integer("row_version"),
        text("changes", required=False),
    ),
    indexes=(Index(("row_uuid",)), Index(("at",))),
    audited=False,
    guarded=True,
    bookkept=False,
)

TABLES: tuple[Table, ...] = (
    SCHEMA_VERSION_TABLE,
    SETTING,
    CATEGORY,
    ORGANISATION,
    MEMBER,
    AREA,
    AREA_LINEAGE,
    *RUN_TABLES,
    OBSERVATION,
    AREA_COUNT,
    *WORK_TABLES,
    AUDIT,
)
"""Every table, each after the tables it points at."""


def table(name: str) -> Table:
    """Return the description of a table. Raises KeyError."""
    for described in TABLES:
        if described.name == name:
            return described
    raise KeyError(name)
