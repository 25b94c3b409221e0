"""Blocks into frames: shortened to fit one page, or continued over as many frames as it takes.

It decides what stands where and counts what does not fit; of QGIS it knows the typesetter only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations_with_replacement, pairwise
from types import MappingProxyType

from ..charts.palette import RULE
from .blocks.base import HAIRLINE, Block, Laid, Room
from .marks import Line, Mark, Strip
from .style import Style
from .typesetting import Typesetter

TOLERANCE_MM = 0.01
WIDEST_GAP = 2.2
"""How much a gap grows where a frame has room left, as a multiple of the least."""

SEPARATE_NOTE_GAP = 0.75
LAST_ROWS = 1
ALL_ROWS = 1_000_000
LEAST_BEGUN = 2
NO_LIMIT: Mapping[str, int] = MappingProxyType({})
MOST_FRAMES_TRIED = 6
"""A piece that fits none of so many fresh frames is higher than any of them."""


@dataclass(frozen=True)
class Frame:
    """A box of a template that blocks flow into; millimetres from the page's top left corner."""

    name: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Stand:
    """A block, or a part of one, standing in a frame at ``y`` millimetres from the frame's top."""

    block: str
    frame: Frame
    y: float
    height: float
    marks: tuple[Mark, ...]

    def on_page(self) -> tuple[Mark, ...]:
        """Return the marks measured from the page's corner."""
        return tuple(mark.moved(self.frame.x, self.frame.y + self.y) for mark in self.marks)


@dataclass(frozen=True)
class _Fill:
    """A frame with the blocks that fit it, so many rows of each, and those that found no room."""

    frame: Frame
    blocks: tuple[Block, ...]
    missing: tuple[str, ...]
    counts: Mapping[str, int]
    height: float


@dataclass(frozen=True)
class Flowed:
    """What stands where, how many rows of each block are shown, and which blocks found no room."""

    stands: tuple[Stand, ...]
    shown: Mapping[str, int]
    missing: tuple[str, ...] = ()


class Stage(StrEnum):
    """How much may give way: nothing below its least, lists down to a row, or texts to a line as well."""

    WELL = "well"
    LISTS = "lists"
    ALL = "all"


class Flow:
    """Lays blocks out in one style; a block laid once at a width is not laid again."""

    def __init__(self, style: Style, setter: Typesetter) -> None:
        self._style = style
        self._setter = setter
        self._tight = False
        self._most: Mapping[str, int] = NO_LIMIT
        self._laid: dict[tuple[int, float, int, bool], Laid] = {}

    def shortened(
        self, blocks: Sequence[Block], frames: Sequence[Frame], most: Mapping[str, int] = NO_LIMIT
    ) -> Flowed:
        """Place every block whole, lists shortened until all fit; those that still do not are named.

        No list has more rows than ``most`` says, whatever it wants.

        First rows go, the longest list's first; then the second lines of cells; then all rows but one; and
        at last lines of a text.
        Of all ways to break the blocks between the frames the one that shows most is taken.
        """
        self._most = most
        if not frames:
            return Flowed((), {block.name: 0 for block in blocks}, tuple(block.name for block in blocks))
        for tight, stage in ((False, Stage.WELL), (True, Stage.WELL), (True, Stage.LISTS), (True, Stage.ALL)):
            self._tight = tight
            fills = min(self._ways(blocks, frames, stage), key=_worth)
            if not any(fill.missing for fill in fills):
                break
        stands = [stand for fill in fills for stand in self._stands(fill)]
        counts = {name: count for fill in fills for name, count in fill.counts.items()}
        missing = tuple(name for fill in fills for name in fill.missing)
        shown = {name: 0 if name in missing else count for name, count in counts.items()}
        return Flowed(tuple(self._spread(stands)), shown, missing)

    def _ways(
        self, blocks: Sequence[Block], frames: Sequence[Frame], stage: Stage
    ) -> Iterator[tuple[_Fill, ...]]:
        """Yield every way to break the blocks, in their order, between the frames."""
        filled: dict[tuple[int, int, int], _Fill] = {}
        for breaks in combinations_with_replacement(range(len(blocks) + 1), len(frames) - 1):
            fills = []
            for index, (start, end) in enumerate(pairwise((0, *breaks, len(blocks)))):
                key = (index, start, end)
                if key not in filled:
                    filled[key] = self._fill(blocks[start:end], frames[index], stage)
                fills.append(filled[key])
            yield tuple(fills)

    def _fill(self, blocks: Sequence[Block], frame: Frame, stage: Stage) -> _Fill:
        """Shorten lists until the blocks fit a frame; what does not even then is left out, last first."""
        members = list(blocks)
        counts = {block.name: self._wanted(block) for block in blocks}
        least = {block.name: min(_least(block, stage), counts[block.name]) for block in blocks}
        while members and self._height(members, counts, frame) > frame.height + TOLERANCE_MM:
            longest = max(members, key=lambda block: counts[block.name] - least[block.name]).name
            if counts[longest] > least[longest]:
                counts[longest] -= 1
            else:
                members.pop()
        self._regrow(members, counts, frame)
        height = self._height(members, counts, frame)
        return _Fill(frame, tuple(members), tuple(b.name for b in blocks[len(members) :]), counts, height)

    def _regrow(self, members: Sequence[Block], counts: dict[str, int], frame: Frame) -> None:
        """Give rows back to the lists, from the first on, where lower ones have left room."""
        for block in members:
            while counts[block.name] < self._wanted(block):
                counts[block.name] += 1
                if self._height(members, counts, frame) > frame.height + TOLERANCE_MM:
                    counts[block.name] -= 1
                    break

    def _wanted(self, block: Block) -> int:
        return min(block.wanted, self._most.get(block.name, block.wanted))

    def _height(self, blocks: Sequence[Block], counts: Mapping[str, int], frame: Frame) -> float:
        y = 0.0
        for block in blocks:
            y += self._gap(block, y) + self.lay(block, frame.width, counts[block.name]).height
        return y

    def _stands(self, fill: _Fill) -> list[Stand]:
        stands = []
        y = 0.0
        for block in fill.blocks:
            gap = self._gap(block, y)
            strip = self.lay(block, fill.frame.width, fill.counts[block.name]).whole()
            marks = self._ruled(block, fill.frame, gap, strip.marks)
            stands.append(Stand(block.name, fill.frame, y + gap, strip.height, marks))
            y += gap + strip.height
        return stands

    def continued(
        self,
        blocks: Sequence[Block],
        frames: Sequence[Frame],
        more_frames: Callable[[], Sequence[Frame]],
        most: Mapping[str, int] = NO_LIMIT,
    ) -> Flowed:
        """Place every block, from frame to frame; ``more_frames`` gives those of a new page.

        All rows of each are told but for blocks that ``most`` limits.
        """
        ahead = list(frames)
        stands: list[Stand] = []
        missing: list[str] = []
        y, tried = 0.0, 0
        for block in blocks:
            start: int | None = 0
            while start is not None:
                if not ahead:
                    ahead, y = list(more_frames()), 0.0
                if not ahead:  # a template without frames
                    missing.append(block.name)
                    break
                rows = most.get(block.name, ALL_ROWS)
                stand, start = self._part(block, start, ahead[0], y, rows)
                if stand is not None:
                    stands.append(stand)
                    y, tried = stand.y + stand.height, 0
                if start is None:
                    break
                if stand is None and tried > MOST_FRAMES_TRIED:
                    missing.append(block.name)
                    break
                tried = tried + 1 if stand is None else 0
                ahead.pop(0)
                y = 0.0
        shown = {
            block.name: 0 if block.name in missing else most.get(block.name, ALL_ROWS) for block in blocks
        }
        return Flowed(tuple(stands), shown, tuple(missing))

    def lay(self, block: Block, width: float, rows: int) -> Laid:
        """Return the block laid at that width with at most that many rows."""
        key = (id(block), round(width, 3), rows, self._tight)
        if key not in self._laid:
            self._laid[key] = block.lay(Room(width, self._style, self._setter, self._tight), rows)
        return self._laid[key]

    def _part(
        self, block: Block, start: int, frame: Frame, y: float, rows: int
    ) -> tuple[Stand | None, int | None]:
        """Place what fits of the block from row ``start``; the second value is where it goes on, or None."""
        laid = self.lay(block, frame.width, rows)
        gap = self._gap(block, y)
        height = laid.head.height
        room = frame.height - y - gap + TOLERANCE_MM
        end = start
        while end < len(laid.rows):
            tail = laid.tail.height if end + 1 == len(laid.rows) else 0.0
            if height + laid.rows[end].height + tail > room:
                break
            height += laid.rows[end].height
            end += 1
        if height > room or (end == start and laid.rows):
            return None, start
        if start == 0 and end == 1 and len(laid.rows) > LEAST_BEGUN and y > TOLERANCE_MM:
            return None, start  # a single row under its title at a page's end
        done = end == len(laid.rows)
        part = Laid(laid.head, laid.rows[start:end], laid.tail if done else Strip(0.0)).whole()
        marks = self._ruled(block, frame, gap, part.marks)
        return Stand(block.name, frame, y + gap, part.height, marks), None if done else end

    def _gap(self, block: Block, y: float) -> float:
        if y <= TOLERANCE_MM:
            return 0.0
        return self._style.gap * (1.0 if block.ruled else SEPARATE_NOTE_GAP)

    @staticmethod
    def _ruled(block: Block, frame: Frame, gap: float, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        if not block.ruled or gap <= 0:
            return marks
        return (Line(0.0, -gap / 2, frame.width, -gap / 2, RULE, HAIRLINE), *marks)

    def _spread(self, stands: Iterable[Stand]) -> list[Stand]:
        """Share what is left of a frame's height out between its blocks, within reason."""
        by_frame: dict[str, list[Stand]] = {}
        for stand in stands:
            by_frame.setdefault(stand.frame.name, []).append(stand)
        spread: list[Stand] = []
        for members in by_frame.values():
            free = members[0].frame.height - (members[-1].y + members[-1].height)
            extra = min(self._style.gap * (WIDEST_GAP - 1.0), max(0.0, free) / max(1, len(members) - 1))
            for index, stand in enumerate(members):
                marks = tuple(_lifted(mark, extra) for mark in stand.marks)
                spread.append(Stand(stand.block, stand.frame, stand.y + extra * index, stand.height, marks))
        return spread


def _lifted(mark: Mark, extra: float) -> Mark:
    """Keep the rule above a block in the middle of a gap that has grown."""
    if isinstance(mark, Line) and mark.y1 < 0 and mark.y1 == mark.y2:
        return mark.moved(0.0, -extra / 2)
    return mark


def _worth(fills: Sequence[_Fill]) -> tuple[int, float, float]:
    """Rank a way to break blocks between frames: nothing missing, then most rows, then like heights."""
    missing = sum(len(fill.missing) for fill in fills)
    shown = sum(fill.counts[block.name] / max(1, block.wanted) for fill in fills for block in fill.blocks)
    fullest = max(fill.height / fill.frame.height for fill in fills)
    return missing, round(-shown, 6), fullest


def _least(block: Block, stage: Stage) -> int:
    gives_way = stage is Stage.ALL or (stage is Stage.LISTS and not block.prose)
    return min(block.least, LAST_ROWS) if gives_way else block.least
