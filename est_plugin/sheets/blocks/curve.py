"""Month by month: the curve as vectors, its scale and steps as text."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.lagesbild.sections import CurveSection
from ...charts.curve import GRID_SHARES, curve_svg, round_top, step_position
from ...charts.palette import BETTER, QUIET
from ...project.language import translate
from ...project.swedish import figure
from ..marks import Align, Line, Mark, Picture, Strip, stacked
from .base import Laid, Room, heading, nothing, quiet, remark

HEIGHT_SHARE = 0.16
LEAST_MM, MOST_MM = 20.0, 30.0
KEY_MM = 7.0


@dataclass(frozen=True)
class CurveBlock:
    """A series of counts over the one it is compared with."""

    section: CurveSection
    wanted: int = 0
    least: int = 0
    ruled: bool = False
    prose: bool = False

    @property
    def name(self) -> str:
        """The section's key."""
        return self.section.key

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the curve out over the whole width."""
        section = self.section
        known = [value for value in (*section.counts, *section.compare) if value is not None]
        if not any(known):
            return nothing(room, section.title, translate("est", "No events in these months."))
        top = round_top(float(max(known)))
        parts = [heading(room, section.title), self._key(room), self._chart(room, top)]
        if section.note:
            parts.append(remark(room, section.note))
        return Laid(Strip(0.0), (stacked(parts),))

    def _key(self, room: Room) -> Strip:
        """Return which line is which."""
        setter, face = room.setter, quiet(room.style.note)
        marks: list[Mark] = []
        x, middle = 0.0, setter.line_height(face) / 2
        entries = [(self.section.label, BETTER, 0.55)]
        if self.section.compare:
            entries.append((self.section.compare_label, QUIET, 0.35))
        for index, (text, colour, thickness) in enumerate(entries):
            if index:
                marks.append(Line(x, middle, x + KEY_MM * 0.28, middle, colour, thickness))
                marks.append(Line(x + KEY_MM * 0.46, middle, x + KEY_MM * 0.74, middle, colour, thickness))
            else:
                marks.append(Line(x, middle, x + KEY_MM * 0.74, middle, colour, thickness))
            shown = setter.shorten(text, face, room.width * 0.45).lines
            marks.append(setter.box(shown, face, x=x + KEY_MM))
            x += KEY_MM + setter.width(shown[0], face) + 5.0
        return Strip(setter.line_height(face) + 1.2, tuple(marks))

    def _chart(self, room: Room, top: float) -> Strip:
        setter, face = room.setter, quiet(room.style.note)
        line = setter.line_height(face)
        numbers = [figure(top * share) for share in GRID_SHARES]
        left = max(setter.width(text, face) for text in numbers) + 1.6
        width = room.width - left
        height = min(MOST_MM, max(LEAST_MM, width * HEIGHT_SHARE))
        above = line / 2
        section = self.section
        svg = curve_svg(section.counts, section.compare, top, width, height)
        marks: list[Mark] = [Picture(left, above, width, height, svg)]
        for share, text in zip(GRID_SHARES, numbers, strict=True):
            y = above + height * (1.0 - share) - line / 2
            marks.append(setter.box([text], face, y=y, width=left - 1.6, align=Align.RIGHT))
        for index, step in enumerate(section.steps):
            middle = left + step_position(index, len(section.steps), width)
            half = setter.width(step, face) / 2
            y = above + height + 0.4
            marks.append(setter.box([step], face, x=middle - half, y=y, align=Align.CENTRE))
        return Strip(above + height + 0.4 + line, tuple(marks))
