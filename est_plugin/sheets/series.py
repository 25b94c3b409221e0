"""The family of sheets: which blocks each has, in which order, and whether it flows on over pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..answers.lagesbild.parts import LagesbildAnswer
from ..answers.lagesbild.sections import CurveSection, ProseSection, Section, TableSection, section_of
from ..domain.message import QT_TRANSLATE_NOOP, Message
from ..project.language import sentence
from .blocks.base import Block, Pair
from .blocks.change import change_table
from .blocks.curve import CurveBlock
from .blocks.insatser import insatser_block
from .blocks.key_figures import key_figures, total_figure
from .blocks.kinds import kinds_block
from .blocks.locator import locator
from .blocks.places import places_block
from .blocks.planned import planned_block
from .blocks.prose import ProseBlock
from .blocks.reporting import reporting_block
from .blocks.reports import reports_block
from .blocks.summary import summary
from .blocks.table import TableBlock
from .blocks.titled import Titled
from .blocks.week import week_block
from .options import SheetError
from .prepared import Prepared

PLAN_SECTIONS = "plan_*"
"""All sections whose key begins so, in their order: as many as the municipality has areas with insatser."""


@dataclass(frozen=True)
class SheetKind:
    """A member of the family.

    One that flows on takes as many pages as its blocks need, each like the template's last; any other
    shortens its lists to fit the template's own. ``most``: how many rows of a block are told where
    all would be too many. ``parts``: what a block begins, such as a part that the law asks for.
    ``numbers``: the block whose numbers the map bears.
    """

    name: str
    blocks: tuple[str, ...]
    flows_on: bool = False
    family: str = ""
    paper: str = "A4"
    orientation: str = "portrait"
    most: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    parts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    numbers: str = "places"

    @property
    def template_family(self) -> str:
        """The templates it is printed with, unless a municipality has its own."""
        return self.family or self.name


Maker = Callable[[LagesbildAnswer, Prepared], Block | None]

MAKERS: dict[str, Maker] = {
    "key_figures": lambda answer, _: key_figures(answer),
    "total": lambda answer, _: total_figure(answer),
    "summary": lambda answer, _: summary(answer),
    "change": lambda answer, _: change_table(answer),
    "week": lambda answer, prepared: week_block(answer, prepared.week_svg),
    "kinds": lambda answer, _: kinds_block(answer),
    "places": lambda answer, _: places_block(answer),
    "kinds_places": lambda answer, _: Pair("kinds_places", kinds_block(answer), places_block(answer)),
    "insatser": lambda answer, _: insatser_block(answer),
    "planned": lambda answer, _: planned_block(answer),
    "reporting": lambda answer, _: reporting_block(answer),
    "reports": lambda answer, _: reports_block(answer, numbered=True),
    "reports_plain": lambda answer, _: reports_block(answer, numbered=False),
    "locator": lambda answer, _: locator(answer),
}
"""Every block by its name. A template's frame ``est_<name>`` takes that block out of the flow."""

_MONTH = ("key_figures", "summary", "change", "week", "kinds_places", "insatser", "planned", "reporting")
_LONG = MappingProxyType({"places": 10, "kinds_places": 10, "change": 60, "planned": 20})

SHEETS: dict[str, SheetKind] = {
    kind.name: kind
    for kind in (
        SheetKind("manad", _MONTH, paper="A3", orientation="landscape"),
        SheetKind(
            "vecka",
            ("key_figures", "summary", "reports", "change", "insatser", "planned", "reporting"),
            numbers="reports",
            most=MappingProxyType({"change": 4}),
        ),
        SheetKind("omraden", (*_MONTH, "groups", "locator")),
        SheetKind(
            "tertial",
            (
                "key_figures", "summary", "change", "months", "months_table", "hotspots", "patterns", "week",
                "kinds_places", "insatser", "follow_ups", "reporting", "method",
            ),
            flows_on=True,
            family="rapport",
            most=_LONG,
        ),
        SheetKind(
            "ar",
            (
                "key_figures", "summary", "kinds_table", "months", "months_table", "change", "places", "week",
                "police", "consequences", "planned", "reporting", "hotspots", "patterns", "insatser",
                "follow_ups", "method",
            ),
            flows_on=True,
            family="rapport",
            most=_LONG,
            parts=MappingProxyType(
                {
                    "summary": QT_TRANSLATE_NOOP("est", "Mapping"),
                    "kinds_table": QT_TRANSLATE_NOOP("est", "Extent"),
                    "consequences": QT_TRANSLATE_NOOP("est", "Consequences of the crimes"),
                    "planned": QT_TRANSLATE_NOOP("est", "Other information"),
                    "hotspots": QT_TRANSLATE_NOOP("est", "Analysis"),
                    "insatser": QT_TRANSLATE_NOOP("est", "Measures and what came of them"),
                }
            ),
        ),
        SheetKind(
            "insats",
            (
                "facts", "problem", "knowledge", "measure", "goal", "follow_ups", "summary", "change",
                "months", "locator",
            ),
            flows_on=True,
        ),
        SheetKind(
            "offentlig",
            ("key_figures", "summary", "public_places", "public_kinds", "public_work", "left_out"),
            family="manad",
            paper="A3",
            orientation="landscape",
        ),
        SheetKind(
            "affisch",
            ("total", "summary", "public_kinds", "public_work", "left_out"),
            paper="A3",
            orientation="portrait",
            most=MappingProxyType({"public_kinds": 6, "public_work": 6}),
        ),
        SheetKind("atgardsplan", (PLAN_SECTIONS,), flows_on=True, family="lista"),
        SheetKind(
            "mote",
            (
                "key_figures", "summary", "last_decisions", "insatser", "reports_plain", "reporting", "kinds",
                "change", "police", "places", "week", "planned", "focus", "new_decisions", "to_reporters",
            ),
            flows_on=True,
            family="rapport",
            most=MappingProxyType({"places": 8, "change": 10, "planned": 20, "reports": 16}),
        ),
    )
}  # fmt: skip


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
    blocks: list[Block] = []
    for name in kind.blocks:
        for block in _blocks(name, answer, prepared):
            part = kind.parts.get(name)
            blocks.append(Titled(sentence(Message(part)), block) if part else block)
    return blocks


def frame_names(kind: SheetKind) -> tuple[str, ...]:
    """Return every block that a template may have a frame of its own for."""
    return tuple(dict.fromkeys((*MAKERS, *kind.blocks)))


def _blocks(name: str, answer: LagesbildAnswer, prepared: Prepared) -> list[Block]:
    if name == PLAN_SECTIONS:
        stem = PLAN_SECTIONS[:-1]
        return [_section_block(part) for part in answer.sections if part.key.startswith(stem)]
    if name in MAKERS:
        made = MAKERS[name](answer, prepared)
        return [made] if made is not None else []
    section = section_of(answer.sections, name)
    return [_section_block(section)] if section is not None else []


def _section_block(section: Section) -> Block:
    if isinstance(section, TableSection):
        return TableBlock(section)
    if isinstance(section, ProseSection):
        return ProseBlock(section)
    if isinstance(section, CurveSection):
        return CurveBlock(section)
    raise TypeError(type(section))
