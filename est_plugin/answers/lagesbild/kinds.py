"""What happens: observations by main kind, beside the compared period."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...analysis.table import Coded, IntArray
from ...domain.category import Category
from ...project.language import translate
from ..basis import Basis
from ..reading import Reading
from ..wording import events, left_out_sentence, sentences
from .parts import KindRow, KindsAnswer


def main_kind(uuid: str, categories: Mapping[str, Category]) -> str:
    """Return the uuid of the main kind that a category belongs to; itself where it is unknown."""
    category = categories.get(uuid)
    seen = {uuid}
    while category is not None and category.parent_uuid and category.parent_uuid not in seen:
        uuid = category.parent_uuid
        seen.add(uuid)
        category = categories.get(uuid)
    return uuid


def kind_name(label: str, categories: Mapping[str, Category]) -> str:
    """Return a kind's own short name; a category deleted since, or a layer's own word, as it can be told."""
    if label in categories:
        return categories[label].label
    return translate("est", "Kind no longer in the list") if categories else label


def by_main_kind(column: Coded, categories: Mapping[str, Category]) -> Coded:
    """Return the column of categories with each replaced by its main kind."""
    mains = [main_kind(label, categories) for label in column.labels]
    labels = tuple(dict.fromkeys(mains))
    place = {label: number for number, label in enumerate(labels)}
    lookup = np.array([*(place[label] for label in mains), -1], dtype=np.int32)
    return Coded(lookup[column.codes], labels)


def kinds_answer(now: Reading, before: Reading | None = None) -> KindsAnswer:
    """Count what was read by main kind, most first; ties by name. Kinds seen only before count 0 now."""
    categories = now.categories
    counts = _counts(by_main_kind(now.counted.category, categories))
    earlier = _counts(by_main_kind(before.counted.category, categories)) if before is not None else None
    uuids = set(counts) | set(earlier or {})
    rows = [
        KindRow(
            kind_name(uuid, categories),
            counts.get(uuid, 0),
            earlier.get(uuid, 0) if earlier is not None else None,
        )
        for uuid in uuids
    ]
    rows.sort(key=lambda row: (-row.count, -(row.compare_count or 0), row.name))
    n = len(now.counted)
    told = (
        translate("est", "{events}, most of them {kind}.", events=events(n), kind=rows[0].name.lower())
        if n and rows[0].count > n / 2
        else translate("est", "{events} of {kinds} kinds.", events=events(n), kinds=len(counts))
    )
    basis = Basis(
        n, sentences(told, left_out_sentence(now.left_out)), now.left_out, now.notices, {"question": "kinds"}
    )
    return KindsAnswer(basis, tuple(rows))


def _counts(column: Coded) -> dict[str, int]:
    counts: IntArray = column.counts()
    return {label: int(count) for label, count in zip(column.labels, counts, strict=True) if count}
