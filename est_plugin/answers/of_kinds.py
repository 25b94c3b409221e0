"""Only some kinds of what was read, named as a person or a script writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..domain.message import QT_TRANSLATE_NOOP, EstError
from .lagesbild.kinds import main_kind
from .reading import Reading, of_labels

_SHOWN = 12


class UnknownKindError(EstError):
    """A kind that nothing of what was read has."""


def of_kinds(reading: Reading, names: Sequence[str]) -> Reading:
    """Return what is of the kinds named by name, code or uuid; a main kind stands for its sub-kinds.

    No names mean all. Raises UnknownKindError.
    """
    if not names:
        return reading
    column, categories = reading.counted.category, reading.categories
    called: dict[str, set[str]] = {}
    for label in column.labels:
        main = main_kind(label, categories)
        for uuid in {label, main}:
            category = categories.get(uuid)
            words = (uuid,) if category is None else (uuid, category.name, category.code)
            for word in words:
                called.setdefault(word.casefold(), set()).add(label)
    chosen: set[str] = set()
    for name in names:
        if name.casefold() not in called and not _is_known(reading, name):
            raise UnknownKindError(
                QT_TRANSLATE_NOOP("est", "No observation is of the kind “{name}”. There are: {known}."),
                name=name,
                known=", ".join(sorted(called)[:_SHOWN]),
            )
        chosen |= called.get(name.casefold(), set())
    rows = of_labels(column, [label in chosen for label in column.labels])
    return replace(reading, counted=reading.counted.take(rows))


def _is_known(reading: Reading, name: str) -> bool:
    """Tell whether the municipality has the kind, though none was reported."""
    wanted = name.casefold()
    return any(
        wanted in (uuid.casefold(), category.name.casefold(), category.code.casefold())
        for uuid, category in reading.categories.items()
    )
