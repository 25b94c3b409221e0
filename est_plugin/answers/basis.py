"""What every answer carries with it, so that no number stands without its n and can be repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from ..domain.left_out import LeftOut


class Direction(StrEnum):
    """The verdict on a change; the same words on screen, on paper and in tables."""

    WORSE = "worse"
    BETTER = "better"
    UNCLEAR = "unclear"
    TOO_FEW = "too_few"
    NOT_COMPARED = "not_compared"


@dataclass(frozen=True)
class Basis:
    """``n`` observations taken, those left out by reason, the notices and the recipe.

    ``sentence`` and ``warnings`` are in the person's language; ``recipe`` holds plain JSON values.
    """

    n: int
    sentence: str = ""
    left_out: Mapping[LeftOut, int] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[str, ...] = ()
    recipe: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def left_out_total(self) -> int:
        """How many observations were left out, for whatever reason."""
        return sum(self.left_out.values())
