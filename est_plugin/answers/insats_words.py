"""The words of an insats's codes, and how two versions of it differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum

from ..domain.insats import Horizon, Insats, InsatsStatus, InsatsType, LinkRole
from ..project.language import translate
from ..project.swedish import EN_DASH, day_iso, figure


def status_word(status: InsatsStatus) -> str:
    """Return a state: ``föreslagen``, ``pågår``."""
    words = {
        InsatsStatus.PROPOSED: translate("est", "proposed"),
        InsatsStatus.DECIDED: translate("est", "decided"),
        InsatsStatus.ONGOING: translate("est", "ongoing"),
        InsatsStatus.DONE: translate("est", "done"),
        InsatsStatus.FOLLOWED_UP: translate("est", "followed up"),
        InsatsStatus.CLOSED: translate("est", "closed"),
        InsatsStatus.CANCELLED: translate("est", "cancelled"),
    }
    return words[status]


def type_word(type_: InsatsType) -> str:
    """Return ``situationell`` or ``social``."""
    words = {
        InsatsType.SITUATIONAL: translate("est", "situational"),
        InsatsType.SOCIAL: translate("est", "social"),
    }
    return words[type_]


def horizon_word(horizon: Horizon) -> str:
    """Return ``akut``, ``kort sikt``, ``lång sikt``."""
    words = {
        Horizon.ACUTE: translate("est", "acute"),
        Horizon.SHORT: translate("est", "short term"),
        Horizon.LONG: translate("est", "long term"),
    }
    return words[horizon]


def role_word(role: LinkRole) -> str:
    """Return what a polygon is to an insats: ``åtgärdsområde``, ``kontrollområde``."""
    words = {
        LinkRole.TREATMENT: translate("est", "treated area"),
        LinkRole.CONTROL: translate("est", "control area"),
        LinkRole.DISPLACEMENT: translate("est", "displacement zone"),
        LinkRole.DISPLACEMENT_CONTROL: translate("est", "displacement zone of the control"),
    }
    return words[role]


@dataclass(frozen=True)
class Difference:
    """A field that two versions of an insats hold differently, both worded."""

    field: str
    name: str
    mine: str
    theirs: str


def differences(mine: Insats, theirs: Insats, names: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return the fields in which two versions differ; ``names`` are those behind keys."""
    found = []
    titles = field_names()
    for field in fields(Insats):
        if field.name in ("uuid", "row_version"):
            continue
        one, other = getattr(mine, field.name), getattr(theirs, field.name)
        if one != other:
            found.append(
                Difference(
                    field.name, titles.get(field.name, field.name), _text(one, names), _text(other, names)
                )
            )
    return tuple(found)


def field_names() -> dict[str, str]:
    """Return what the fields of an insats are called on the form."""
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
    }


def _text(value: object, names: Mapping[str, str]) -> str:
    if value is None or value == "":
        return EN_DASH
    if isinstance(value, InsatsStatus):
        return status_word(value)
    if isinstance(value, InsatsType):
        return type_word(value)
    if isinstance(value, Horizon):
        return horizon_word(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return day_iso(value)
    if isinstance(value, float):
        return figure(value)
    text = str(value)
    return ", ".join(names.get(part, part) for part in text.split(",")) if text else text
