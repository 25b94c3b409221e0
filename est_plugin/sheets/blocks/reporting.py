"""Who has reported and who has not, so that silence is not taken for calm."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.lagesbild.parts import LagesbildAnswer, ReportingAnswer
from ...project.language import translate
from ...project.swedish import number
from ..marks import Strip
from .base import Laid, Room, remark

MOST_NAMES = 12
FEWEST_NAMES = 2


@dataclass(frozen=True)
class ReportingBlock:
    """One quiet sentence; its rows are the names it lists."""

    answer: ReportingAnswer
    name: str = "reporting"
    least: int = FEWEST_NAMES
    ruled: bool = False
    prose: bool = False

    @property
    def wanted(self) -> int:
        """All names, up to what a sentence can carry."""
        return min(MOST_NAMES, len(self.answer.missing))

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the sentence out."""
        return Laid(Strip(0.0), (remark(room, self._sentence(max(1, rows)), most_lines=5),))

    def _sentence(self, most: int) -> str:
        answer = self.answer
        if not answer.expected:
            return translate("est", "No organisation has been set down as expected to report.")
        text = translate(
            "est",
            "Reported in the period: {reported} of {expected} organisations.",
            reported=number(answer.reported),
            expected=number(answer.expected),
        )
        if not answer.missing:
            return text
        names = ", ".join(answer.missing[:most])
        hidden = len(answer.missing) - most
        if hidden > 0:
            return (
                text + " " + translate("est", "Missing: {names} and {count} more.", names=names, count=hidden)
            )
        return text + " " + translate("est", "Missing: {names}.", names=names)


def reporting_block(answer: LagesbildAnswer) -> ReportingBlock:
    """Return who has reported in the period of a lägesbild."""
    return ReportingBlock(answer.reporting)
