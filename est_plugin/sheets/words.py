"""The few words the sheets themselves say: verdicts, as on screen."""

from __future__ import annotations

from ..answers.basis import Direction
from ..project.language import translate


def direction_word(direction: Direction) -> str:
    """Return the word that always stands beside the colour of a verdict."""
    if direction is Direction.WORSE:
        return translate("est", "worse")
    if direction is Direction.BETTER:
        return translate("est", "better")
    if direction is Direction.UNCLEAR:
        return translate("est", "uncertain")
    if direction is Direction.TOO_FEW:
        return translate("est", "too few")
    return translate("est", "not compared")
