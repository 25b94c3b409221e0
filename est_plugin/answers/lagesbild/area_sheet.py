"""Who works with an area: its working groups and who convenes them."""

from __future__ import annotations

from collections.abc import Iterable

from ...domain.meeting import WorkingGroup
from ...project.language import translate
from .sections import Cell, Column, TableSection, Tone
from .work_lists import type_word


def groups_section(groups: Iterable[WorkingGroup], area_uuid: str) -> TableSection:
    """Return an area's working groups, of which it may have a situational and a social one."""
    mine = sorted(
        (group for group in groups if group.area_uuid == area_uuid and group.active),
        key=lambda group: (group.type.value, group.name),
    )
    return TableSection(
        "groups",
        translate("est", "Working groups"),
        (Column("", 1.0), Column("", 0.0), Column("", 0.8)),
        tuple(
            (
                Cell(group.name),
                Cell(type_word(group.type), Tone.QUIET),
                Cell(
                    group.convener and translate("est", "convened by {who}", who=group.convener), Tone.QUIET
                ),
            )
            for group in mine
        ),
        empty=translate("est", "The area has no working group."),
    )


def _convened(group: WorkingGroup) -> str:
    return translate("est", "convened by {who}", who=group.convener) if group.convener else ""
