"""Blocks into frames: shortened to fit one page, or continued over as many frames as it takes.

It decides what stands where and counts what does not fit; of QGIS it knows the typesetter only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..charts.palette import RULE
from .blocks.base import HAIRLINE, Block, Laid, Room
from .marks import Line, Mark, Strip
from .style import Style
from .typesetting import Typesetter

TOLERANCE_MM = 0.01
WIDEST_GAP = 2.2
"""How much a gap grows where a frame has room left, as a multiple of the least."""

SEPARATE_NOTE_GAP = 0.75
BALANCE_STEPS = 24
LAST_ROWS = 1
ALL_ROWS = 1_000_000
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
class _Spot:
    """A block that fits in a frame below ``y`` and a gap; its marks are not made yet."""

    block: Block
    frame: Frame
    y: float
    gap: float
    laid: Laid


@dataclass(frozen=True)
class Flowed:
    """What stands where, how many rows of each block are shown, and which blocks found no room."""

    stands: tuple[Stand, ...]
    shown: Mapping[str, int]
    missing: tuple[str, ...] = ()


class Flow:
    """Lays blocks out in one style; a block laid once at a width is not laid again."""

    def __init__(self, style: Style, setter: Typesetter) -> None:
        self._style = style
        self._setter = setter
        self._tight = False
        self._laid: dict[tuple[int, float, int, bool], Laid] = {}

    def shortened(self, blocks: Sequence[Block], frames: Sequence[Frame]) -> Flowed:
        """Place every block whole, lists shortened until all fit; those that still do not are named.

        First rows go, the longest list's first; then the second lines of cells; at last all rows but one.
        """
        for tight, at_least in ((False, None), (True, None), (True, LAST_ROWS)):
            flowed = self._shorten(blocks, frames, tight, at_least)
            if not flowed.missing:
                break
        return flowed

    def _shorten(
        self, blocks: Sequence[Block], frames: Sequence[Frame], tight: bool, at_least: int | None
    ) -> Flowed:
        self._tight = tight
        counts = {block.name: block.wanted for block in blocks}
        least = {block.name: min(block.least, at_least or block.least) for block in blocks}
        while True:
            spots, missing = self._place(blocks, counts, frames)
            if not missing:
                break
            longest = max(counts, key=lambda name: counts[name] - least[name])
            if counts[longest] <= least[longest]:
                break
            counts[longest] -= 1
        if not missing:
            spots = self._regrow(blocks, counts, frames, spots)
            spots = self._balanced(blocks, counts, frames) or spots
        stands = [self._stand(spot) for spot in spots]
        shown = {name: 0 if name in missing else count for name, count in counts.items()}
        return Flowed(tuple(self._spread(stands)), shown, missing)

    def continued(
        self, blocks: Sequence[Block], frames: Sequence[Frame], more_frames: Callable[[], Sequence[Frame]]
    ) -> Flowed:
        """Place every block in full, from frame to frame; ``more_frames`` gives those of a new page."""
        ahead = list(frames)
        stands: list[Stand] = []
        missing: list[str] = []
        y, tried = 0.0, 0
        for block in blocks:
            start: int | None = 0
            while start is not None:
                if not ahead:
                    ahead, y = list(more_frames()), 0.0
                stand, start = self._part(block, start, ahead[0], y)
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
        return Flowed(tuple(stands), {block.name: block.wanted for block in blocks}, tuple(missing))

    def lay(self, block: Block, width: float, rows: int) -> Laid:
        """Return the block laid at that width with at most that many rows."""
        key = (id(block), round(width, 3), rows, self._tight)
        if key not in self._laid:
            self._laid[key] = block.lay(Room(width, self._style, self._setter, self._tight), rows)
        return self._laid[key]

    def _place(
        self, blocks: Sequence[Block], counts: Mapping[str, int], frames: Sequence[Frame]
    ) -> tuple[list[_Spot], tuple[str, ...]]:
        spots: list[_Spot] = []
        missing: list[str] = []
        index, y = 0, 0.0
        for block in blocks:
            at, top = index, y
            while at < len(frames):
                laid = self.lay(block, frames[at].width, counts[block.name])
                gap = self._gap(block, top)
                if top + gap + laid.height <= frames[at].height + TOLERANCE_MM:
                    spots.append(_Spot(block, frames[at], top, gap, laid))
                    index, y = at, top + gap + laid.height
                    break
                at, top = at + 1, 0.0
            else:
                missing.append(block.name)
        return spots, tuple(missing)

    def _regrow(
        self, blocks: Sequence[Block], counts: dict[str, int], frames: Sequence[Frame], spots: list[_Spot]
    ) -> list[_Spot]:
        """Give rows back, one to each list in turn, where a frame has room for them after all."""
        growing = [block for block in blocks if counts[block.name] < block.wanted]
        while growing:
            for block in list(growing):
                counts[block.name] += 1
                tried, missing = self._place(blocks, counts, frames)
                if missing:
                    counts[block.name] -= 1
                    growing.remove(block)
                    continue
                spots = tried
                if counts[block.name] >= block.wanted:
                    growing.remove(block)
        return spots

    def _stand(self, spot: _Spot) -> Stand:
        strip = spot.laid.whole()
        marks = self._ruled(spot.block, spot.frame, spot.gap, strip.marks)
        return Stand(spot.block.name, spot.frame, spot.y + spot.gap, strip.height, marks)

    def _part(self, block: Block, start: int, frame: Frame, y: float) -> tuple[Stand | None, int | None]:
        """Place what fits of the block from row ``start``; the second value is where it goes on, or None."""
        laid = self.lay(block, frame.width, ALL_ROWS)
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

    def _balanced(
        self, blocks: Sequence[Block], counts: Mapping[str, int], frames: Sequence[Frame]
    ) -> list[_Spot] | None:
        """Return the same blocks in columns of like height, where the frames are such columns."""
        if len(frames) < 2 or len({(frame.page, frame.y, frame.height) for frame in frames}) != 1:
            return None
        for step in range(1, BALANCE_STEPS + 1):
            limit = frames[0].height * step / BALANCE_STEPS
            lower = [Frame(f.name, f.page, f.x, f.y, f.width, limit) for f in frames]
            spots, missing = self._place(blocks, counts, lower)
            if not missing:
                full = {frame.name: frame for frame in frames}
                return [replace(spot, frame=full[spot.frame.name]) for spot in spots]
        return None

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
