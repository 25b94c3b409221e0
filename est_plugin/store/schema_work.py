"""The tables of the work: groups, meetings, decisions, insatser and what became of them."""

from __future__ import annotations

from ..domain.insats import Horizon, InsatsStatus, InsatsType, LinkRole
from .schema_types import (
    Check,
    Index,
    OnDelete,
    Table,
    choice,
    day,
    flag,
    free_text,
    integer,
    real,
    text,
    uuid,
)

WORKING_GROUP = Table(
    "working_group",
    "Working groups",
    (
        text("name"),
        uuid("area_uuid", "area"),
        choice("type", tuple(InsatsType), InsatsType.SITUATIONAL),
        free_text("convener", thinned=False),
        flag("active", True),
        text("members"),
        free_text("address", thinned=False),
        free_text("rhythm", thinned=False),
    ),
    indexes=(Index(("area_uuid",)),),
)

MEETING = Table(
    "meeting",
    "Meetings",
    (
        day("held_on", required=True),
        text("title"),
        uuid("area_uuid", "area"),
        uuid("working_group_uuid", "working_group"),
        free_text("notes"),
        free_text("focus"),
        free_text("to_reporters"),
    ),
    indexes=(Index(("held_on",)), Index(("area_uuid",)), Index(("working_group_uuid",))),
)

DECISION = Table(
    "decision",
    "Decisions",
    (
        uuid("meeting_uuid", "meeting"),
        day("decided_on", required=True),
        free_text("text"),
        uuid("responsible_uuid", "organisation"),
    ),
    indexes=(Index(("meeting_uuid",)), Index(("responsible_uuid",))),
)

INSATS = Table(
    "insats",
    "Insatser",
    (
        free_text("title", thinned=False),
        choice("type", tuple(InsatsType), InsatsType.SITUATIONAL),
        choice("horizon", tuple(Horizon), Horizon.SHORT),
        choice("status", tuple(InsatsStatus), InsatsStatus.PROPOSED),
        free_text("problem"),
        free_text("knowledge"),
        free_text("goal"),
        free_text("measure"),
        uuid("responsible_uuid", "organisation"),
        uuid("working_group_uuid", "working_group"),
        day("starts_on"),
        day("due_on"),
        day("done_on"),
        real("cost", minimum=0),
        free_text("tags", thinned=False),
        uuid("decision_uuid", "decision", OnDelete.FORGET),
        free_text("cancel_reason"),
        day("decided_on"),
        free_text("partners"),
        free_text("notes"),
        free_text("problem_place", thinned=False),
        text("problem_kinds"),
        integer("target_percent", minimum=-100),
        day("target_from"),
        day("target_to"),
    ),
    checks=(Check("insats_titled", "length(title) > 0"),),
    indexes=(
        Index(("status",)),
        Index(("responsible_uuid",)),
        Index(("working_group_uuid",)),
        Index(("decision_uuid",)),
    ),
    own_rows="responsible_uuid",
)

INSATS_AREA = Table(
    "insats_area",
    "Areas of insatser",
    (
        uuid("insats_uuid", "insats", OnDelete.FOLLOW, required=True),
        uuid("area_uuid", "area", required=True),
        choice("role", tuple(LinkRole), LinkRole.TREATMENT),
    ),
    indexes=(Index(("insats_uuid", "area_uuid", "role"), unique=True), Index(("area_uuid",))),
)

INSATS_OBSERVATION = Table(
    "insats_observation",
    "Observations that an insats answers",
    (
        uuid("insats_uuid", "insats", OnDelete.FOLLOW, required=True),
        uuid("observation_uuid", "observation", OnDelete.FOLLOW, required=True),
    ),
    indexes=(Index(("insats_uuid", "observation_uuid"), unique=True), Index(("observation_uuid",))),
)

FOLLOW_UP = Table(
    "follow_up",
    "Follow-ups",
    (
        uuid("insats_uuid", "insats", OnDelete.FOLLOW, required=True),
        day("followed_on", required=True),
        choice("was_done", ("yes", "partly", "no")),
        day("before_from"),
        day("before_to"),
        day("after_from"),
        day("after_to"),
        choice("verdict", ("fewer", "more", "no_certain_change", "too_few")),
        text("recipe", required=False),
        text("figures", required=False),
        free_text("sentence", thinned=False),
        free_text("comment"),
    ),
    indexes=(Index(("insats_uuid",)),),
)

WORK_TABLES: tuple[Table, ...] = (
    WORKING_GROUP,
    MEETING,
    DECISION,
    INSATS,
    INSATS_AREA,
    INSATS_OBSERVATION,
    FOLLOW_UP,
)
