"""What the fields of an insats, a meeting and a group are called, and how two versions differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum

from ...domain.insats import Insats
from ...domain.meeting import Meeting, WorkingGroup
from ...project.code_words import word_of
from ...project.language import translate
from ...project.swedish import EN_DASH, day_iso, figure

Row = Insats | Meeting | WorkingGroup


@dataclass(frozen=True)
class Difference:
    """A field that two versions hold differently, both worded."""

    field: str
    name: str
    mine: str
    theirs: str


def differences(mine: Row, theirs: Row, names: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return the fields in which two versions differ; ``names`` are those behind keys."""
    found = []
    titles = field_names()
    for field in fields(mine):
        if field.name in ("uuid", "row_version"):
            continue
        one, other = getattr(mine, field.name), getattr(theirs, field.name)
        if one != other:
            found.append(
                Difference(
                    field.name,
                    titles.get(field.name, field.name),
                    _text(field.name, one, names),
                    _text(field.name, other, names),
                )
            )
    return tuple(found)


def field_names() -> dict[str, str]:
    """Return what the fields are called on the forms."""
    return {
        "title": translate("est", "Title"),
        "type": translate("est", "Type"),
        "horizon": translate("est", "Term"),
        "status": translate("est", "Status"),
        "problem": translate("est", "Problem"),
        "problem_place": translate("est", "Place of the problem"),
        "problem_kinds": translate("est", "Kinds it answers"),
        "knowledge": translate("est", "What is known"),
        "goal": translate("est", "Goal"),
        "measure": translate("est", "What is done"),
        "responsible_uuid": translate("est", "Responsible"),
        "working_group_uuid": translate("est", "Working group"),
        "partners": translate("est", "Together with"),
        "starts_on": translate("est", "Begins"),
        "due_on": translate("est", "To be done by"),
        "done_on": translate("est", "Done"),
        "decided_on": translate("est", "Decided"),
        "decision_uuid": translate("est", "Decision"),
        "cost": translate("est", "Cost (SEK)"),
        "tags": translate("est", "Tags"),
        "notes": translate("est", "Notes"),
        "cancel_reason": translate("est", "Reason for breaking off"),
        "target_percent": translate("est", "Change aimed at (%)"),
        "target_from": translate("est", "Counted from"),
        "target_to": translate("est", "Counted to"),
        "held_on": translate("est", "Day"),
        "focus": translate("est", "Next week's focus"),
        "to_reporters": translate("est", "To tell the reporters"),
        "name": translate("est", "Name"),
        "convener": translate("est", "Convener"),
        "members": translate("est", "Members"),
        "address": translate("est", "Address"),
        "rhythm": translate("est", "Meets"),
        "area_uuid": translate("est", "Area"),
    }


def _text(column: str, value: object, names: Mapping[str, str]) -> str:
    if value is None or value == "":
        return EN_DASH
    if isinstance(value, Enum):
        return word_of(column, str(value.value))
    if isinstance(value, date):
        return day_iso(value)
    if isinstance(value, float):
        return figure(value)
    text = str(value)
    return ", ".join(names.get(part, part) for part in text.split(",")) if text else text
