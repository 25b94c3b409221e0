"""How an answer stands in a dock: a sentence, notices, a table; the words and numbers are the answer's."""

from __future__ import annotations

from dataclasses import dataclass

from ..answers.basis import Direction
from ..answers.parts import ChangeAnswer, ChangeRow, DensityAnswer, HotPlacesAnswer, TimePatternAnswer
from ..answers.wording import direction_word, ratio_with_interval
from ..project.language import translate
from ..project.swedish import number


@dataclass(frozen=True)
class Shown:
    """What a dock shows. ``rows`` are texts; ``svg`` is a picture; ``marks`` are the rows' directions."""

    sentence: str
    notices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    marks: tuple[Direction, ...] = ()
    svg: bytes | None = None
