"""What two people have changed in the same set-up, in words."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum

from ..domain.area import Area
from ..domain.message import Message
from ..domain.settings import SETTING_NAMES
from ..domain.setup import Setup
from .code_words import word_of
from .language import sentence, translate

_ROWS = ("categories", "organisations", "areas", "working_groups")
_NOT_TOLD = ("row_version", "uuid", "wkb", "recipe", "sort_order", "area_uuid", "parent_uuid")
_LONGEST = 60


def differences(mine: Setup, before: Setup, theirs: Setup) -> tuple[str, ...]:
    """Return what both have changed since ``before``, differently: its name, mine and theirs."""
    return (*_of_settings(mine, before, theirs), *_of_rows(mine, before, theirs))


def _of_settings(mine: Setup, before: Setup, theirs: Setup) -> list[str]:
    told = []
    for field in fields(before.settings):
        old, own, other = (getattr(each.settings, field.name) for each in (before, mine, theirs))
        if own not in (old, other) and other != old:
            told.append(_both(sentence(Message(SETTING_NAMES[field.name])), [own], [other]))
    return told


def _of_rows(mine: Setup, before: Setup, theirs: Setup) -> list[str]:
    told = []
    for name in _ROWS:
        old, other = ({row.uuid: row for row in getattr(each, name)} for each in (before, theirs))
        for row in getattr(mine, name):
            was, now = old.get(row.uuid), other.get(row.uuid)
            if was is None or now is None or row == was or now.row_version == was.row_version:
                continue
            changed = [
                field.name
                for field in fields(row)
                if field.name not in _NOT_TOLD and getattr(row, field.name) != getattr(now, field.name)
            ]
            values = [[getattr(each, field) for field in changed] for each in (row, now)]
            told.append(_both(was.name, *values))
            if isinstance(row, Area) and row.wkb != now.wkb:
                told.append(translate("est", "the border of “{name}”", name=was.name))
    return told


def _both(name: str, mine: list[object], theirs: list[object]) -> str:
    return translate(
        "est",
        "“{name}” (you: {mine}; they: {theirs})",
        name=name,
        mine=", ".join(map(_word, mine)),
        theirs=", ".join(map(_word, theirs)),
    )


def _word(value: object) -> str:
    if isinstance(value, bool):
        return translate("est", "yes") if value else translate("est", "no")
    if value is None or value == "":
        return translate("est", "nothing")
    if isinstance(value, Enum):
        for column in ("category_kind", "type"):
            word = word_of(column, str(value.value))
            if word != str(value.value):
                return word
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
