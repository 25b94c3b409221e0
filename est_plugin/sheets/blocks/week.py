"""When in the week: the grid as a picture, its words and its scale as text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...answers.lagesbild.parts import LagesbildAnswer, TimePatternAnswer
from ...charts.week import DAYS, HOURS, MARKED_HOURS, week_grid
from ...project.language import translate
from ...project.swedish import WEEKDAYS_SHORT, figure, number
from ..marks import Align, Mark, Picture, Strip, stacked
from .base import Laid, Room, heading, nothing, quiet, remark


@dataclass(frozen=True)
class WeekBlock:
    """A grid of seven days by twenty-four hours."""

    answer: TimePatternAnswer
    svg: bytes
    name: str = "week"
    wanted: int = 0
    least: int = 0
    ruled: bool = False
    prose: bool = False

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the grid out over the whole width, days at its left, hours under it."""
        title = translate("est", "When in the week")
        peak = float(np.nan_to_num(self.answer.weights).max(initial=0.0))
        if peak <= 0:
            return nothing(room, title, translate("est", "No events in the period have a known time."))
        if not self.answer.says_when:
            return nothing(
                room,
                title,
                translate("est", "The events are known only to the week or month they happened in."),
            )
        head = heading(room, title, translate("est", "spread over the time they may have happened"))
        return Laid(Strip(0.0), (stacked((head, self._grid(room))),), remark(room, self._scale(peak)))

    def _grid(self, room: Room) -> Strip:
        setter = room.setter
        face = quiet(room.style.note)
        pitch = max(setter.line_height(face), room.style.body.size_pt * 0.43)
        left = max(setter.width(day, face) for day in WEEKDAYS_SHORT) + 1.4
        width = room.width - left
        marks: list[Mark] = [Picture(left, 0.0, width, pitch * DAYS, self.svg)]
        drop = (pitch - setter.line_height(face)) / 2
        for index, day in enumerate(WEEKDAYS_SHORT):
            marks.append(setter.box([day], face, y=index * pitch + drop, width=left - 1.4, align=Align.RIGHT))
        for hour in MARKED_HOURS:
            text = f"{hour:02d}"
            middle = left + width * (hour + 0.5) / HOURS
            half = setter.width(text, face) / 2
            marks.append(setter.box([text], face, x=middle - half, y=pitch * DAYS + 0.2, align=Align.CENTRE))
        return Strip(pitch * DAYS + 0.2 + setter.line_height(face), tuple(marks))

    def _scale(self, peak: float) -> str:
        day, hour = np.unravel_index(int(np.argmax(np.nan_to_num(self.answer.weights))), (DAYS, HOURS))
        text = translate(
            "est",
            "Darkest: {day} {start}–{end}, {count} events.",
            day=WEEKDAYS_SHORT[int(day)],
            start=f"{int(hour):02d}",
            end=f"{(int(hour) + 1) % HOURS:02d}",
            count=figure(peak, 1),
        )
        if self.answer.missing:
            text += " " + translate(
                "est", "{count} without a known time are not here.", count=number(self.answer.missing)
            )
        return text


def week_block(answer: LagesbildAnswer, svg: bytes | None = None) -> WeekBlock:
    """Return the block; ``svg`` is the grid where it has been drawn before, in a task."""
    return WeekBlock(answer.time_pattern, svg if svg is not None else draw_week(answer))


def draw_week(answer: LagesbildAnswer) -> bytes:
    """Draw the grid. Needs no Qt, so that it can be done off the main thread."""
    weights = np.nan_to_num(answer.time_pattern.weights)
    return week_grid(weights) if weights.any() else b""
