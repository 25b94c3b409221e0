"""Pieces that any sheet can carry beside its own parts: a table, running text, a curve. Worded and frozen.

A sheet's template decides where they stand; what they say is settled here, so that print, screen and
table show the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tone(StrEnum):
    """How a cell is said: its colour always stands beside a word."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    WORSE = "worse"
    BETTER = "better"


@dataclass(frozen=True)
class Column:
    """A column. ``share`` of the free width; 0 takes what its longest cell needs, up to a quarter."""

    title: str
    share: float = 0.0
    right: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell's text and tone."""

    text: str
    tone: Tone = Tone.PLAIN


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class TableSection:
    """Rows under a title. ``empty`` stands where there is no row, ``note`` under the last one.

    ``lines_to_fill``: empty ruled rows for the pen, where a meeting writes.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    note: str = ""
    aside: str = ""
    lines_to_fill: int = 0


@dataclass(frozen=True)
class ProseSection:
    """Paragraphs under a title; a person may have written them."""

    key: str
    title: str
    paragraphs: tuple[str, ...]
    is_draft: bool = False


@dataclass(frozen=True)
class CurveSection:
    """Counts step by step, and those of a compared series; None where nothing is known yet."""

    key: str
    title: str
    steps: tuple[str, ...]
    counts: tuple[int | None, ...]
    compare: tuple[int | None, ...] = ()
    label: str = ""
    compare_label: str = ""
    note: str = ""


Section = TableSection | ProseSection | CurveSection


@dataclass(frozen=True)
class DraftSentence:
    """A sentence of a draft and the numbers that it stands on."""

    text: str
    numbers: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


def section_of(sections: tuple[Section, ...], key: str) -> Section | None:
    """Return the section of that key, or None."""
    return next((section for section in sections if section.key == key), None)
