"""The family of sheets: which blocks each has, in which order, and whether it flows on over pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..answers.parts import LagesbildAnswer
from ..domain.message import QT_TRANSLATE_NOOP
from .blocks.base import Block, Pair
from .blocks.change import change_table
from .blocks.insatser import insatser_block
from .blocks.key_figures import key_figures
from .blocks.kinds import kinds_block
from .blocks.places import places_block
from .blocks.planned import planned_block
from .blocks.reporting import reporting_block
from .blocks.summary import summary
from .blocks.week import week_block
from .options import SheetError
from .prepared import Prepared


@dataclass(frozen=True)
class SheetKind:
    """A member of the family.

    One that flows on takes as many pages as its blocks need, each like the template's last; any other
    shortens its lists to fit the template's own.
    """

    name: str
    blocks: tuple[str, ...]
    flows_on: bool = False


Maker = Callable[[LagesbildAnswer, Prepared], Block | None]

MAKERS: dict[str, Maker] = {
    "key_figures": lambda answer, _: key_figures(answer),
    "summary": lambda answer, _: summary(answer),
    "change": lambda answer, _: change_table(answer),
    "week": lambda answer, prepared: week_block(answer, prepared.week_svg),
    "kinds": lambda answer, _: kinds_block(answer),
    "places": lambda answer, _: places_block(answer),
    "kinds_places": lambda answer, _: Pair("kinds_places", kinds_block(answer), places_block(answer)),
    "insatser": lambda answer, _: insatser_block(answer),
    "planned": lambda answer, _: planned_block(answer),
    "reporting": lambda answer, _: reporting_block(answer),
}
"""Every block by its name. A template's frame ``est_<name>`` takes that block out of the flow."""

SHEETS: dict[str, SheetKind] = {
    "manad": SheetKind(
        "manad",
        ("key_figures", "summary", "change", "week", "kinds_places", "insatser", "planned", "reporting"),
    ),
}


def sheet_kind(name: str) -> SheetKind:
    """Return a member of the family. Raises SheetError for a name that is none."""
    if name not in SHEETS:
        raise SheetError(
            QT_TRANSLATE_NOOP("est", "There is no sheet called “{name}”. Choose one of: {names}."),
            name=name,
            names=", ".join(SHEETS),
        )
    return SHEETS[name]


def blocks_of(kind: SheetKind, answer: LagesbildAnswer, prepared: Prepared) -> list[Block]:
    """Return the blocks of a sheet in order; a block that has nothing to say is not there."""
    made = (MAKERS[name](answer, prepared) for name in kind.blocks)
    return [block for block in made if block is not None]
