"""The legend: classes with their unit and bandwidth, and what each sign on the map means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...answers.lagesbild.parts import DensityAnswer, MapFill
from ...charts.palette import DENSITY, INK, INSATS, PAPER, WORSE
from ...project.language import translate
from ...project.swedish import EN_DASH, figure, metres
from ..marks import Align, Form, Mark, Shape, Strip, spaced, stacked
from .base import Laid, Room

SWATCH_MM = 3.6
SIGN_MM = 3.2
SIGN_COLUMN_MM = 6.0
PADDING_MM = 2.6


@dataclass(frozen=True)
class Signs:
    """Which signs the map has, so that the legend explains those and no others."""

    classes: int = 0
    dots: bool = False
    too_many_dots: bool = False
    areas: bool = False
    places: bool = False
    insatser: bool = False
    reports: bool = False
    hot: bool = False
    empty: bool = False
    uncoloured: str = ""


@dataclass(frozen=True)
class Legend:
    """A block that stands on the map, on a white ground."""

    density: DensityAnswer | None
    signs: Signs
    name: str = "legend"
    wanted: int = 0
    least: int = 0
    ruled: bool = False
    prose: bool = False
    fill: MapFill | None = None

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the legend out within its padding."""
        inner = room.narrowed(room.width - 2 * PADDING_MM)
        parts: list[Strip] = []
        if self.density is not None and self.signs.classes:
            note = translate("est", "density, bandwidth {metres}", metres=metres(self.density.bandwidth_m))
            parts.extend(_classes(inner, translate("est", "Events per km²"), note, self.density.breaks))
        if self.fill is not None and self.fill.breaks:
            parts.extend(_classes(inner, self.fill.title, self.fill.note, self.fill.breaks))
        if self.signs.empty:
            parts.append(_sentence(inner, translate("est", "No events with an exact place in the period.")))
        parts.extend(_signs(inner, self.signs))
        content = stacked(parts)
        padded = spaced(content, PADDING_MM * 0.7, PADDING_MM * 0.7)
        marks = tuple(mark.moved(PADDING_MM, 0.0) for mark in padded.marks)
        ground = Shape(0.0, 0.0, room.width, padded.height, fill=PAPER)
        return Laid(Strip(padded.height, (ground, *marks)))


def _classes(room: Room, heading: str, note: str, breaks: Sequence[float]) -> list[Strip]:
    setter, style = room.setter, room.style
    title = setter.strip(setter.wrap(heading, style.strong, room.width, 2).lines, style.strong, room.width)
    lines = setter.wrap(note, style.note, room.width, 2).lines
    texts = [figure(lower, 2) for lower in breaks[: len(DENSITY)]]
    face = style.note.coloured(INK)
    step = room.width / len(DENSITY)
    crowded = any(setter.width(text, face) > step - 1.0 for text in texts)
    scale = _upright(room, texts) if crowded else _lying(room, texts, step)
    return [title, setter.strip(lines, style.note, room.width), scale]


def _lying(room: Room, texts: list[str], step: float) -> Strip:
    """Return the classes side by side, each break under the edge between its classes."""
    setter, face = room.setter, room.style.note.coloured(INK)
    marks: list[Mark] = []
    for index, text in enumerate(texts):
        marks.append(Shape(index * step, 1.0, step, SWATCH_MM, fill=DENSITY[index]))
        half = setter.width(text, face) / 2
        x = index * step - (half if index else 0.0)
        align = Align.CENTRE if index else Align.LEFT
        marks.append(setter.box([text], face, x=x, y=SWATCH_MM + 1.4, align=align))
    return Strip(SWATCH_MM + 1.4 + setter.line_height(face) + 1.2, tuple(marks))


def _upright(room: Room, texts: list[str]) -> Strip:
    """Return the classes one below the other, for breaks of many digits."""
    setter, face = room.setter, room.style.note.coloured(INK)
    pitch = setter.line_height(face)
    marks: list[Mark] = []
    for index, text in enumerate(texts):
        words = f"{text}{EN_DASH}{texts[index + 1]}" if index + 1 < len(texts) else f"{text}{EN_DASH}"
        marks.append(Shape(0.0, 1.0 + index * pitch, SIGN_COLUMN_MM, pitch, fill=DENSITY[index]))
        marks.append(setter.box([words], face, x=SIGN_COLUMN_MM + 2.0, y=1.0 + index * pitch))
    return Strip(1.0 + len(texts) * pitch + 1.6, tuple(marks))


def _signs(room: Room, signs: Signs) -> list[Strip]:
    entries: list[tuple[Mark, str]] = []
    middle = SIGN_COLUMN_MM / 2 - 0.8
    if signs.dots:
        entries.append((_centred(middle, 0.9, Form.DISC, INK, None), translate("est", "an event")))
    if signs.uncoloured:
        open_box = Shape(0.3, -1.2, 4.0, 2.4, fill=PAPER, stroke=INK, thickness=0.4)
        entries.append((open_box, signs.uncoloured))
    if signs.areas and not signs.uncoloured:
        box = Shape(0.3, -1.2, 4.0, 2.4, stroke=INK, thickness=0.4)
        entries.append((box, translate("est", "area")))
    if signs.places:
        entries.append(
            (_centred(middle, SIGN_MM, Form.DISC, PAPER, INK), translate("est", "most affected place"))
        )
    if signs.reports:
        entries.append(
            (_centred(middle, SIGN_MM, Form.DISC, PAPER, INK), translate("est", "report in the list"))
        )
    if signs.hot:
        outline = Shape(0.3, -1.2, 4.0, 2.4, stroke=WORSE, thickness=0.7)
        entries.append((outline, translate("est", "significant hotspot")))
    if signs.insatser:
        entries.append(
            (_centred(middle, SIGN_MM + 0.6, Form.DIAMOND, INSATS, None), translate("est", "insats"))
        )
    strips = _in_columns(room, entries)
    if signs.too_many_dots:
        text = translate("est", "There are too many events to show each of them.")
        strips.append(_sentence(room, text))
    return strips


def _in_columns(room: Room, entries: list[tuple[Mark, str]]) -> list[Strip]:
    setter, face = room.setter, room.style.note.coloured(INK)
    if not entries:
        return []
    widest = max(setter.width(text, face) for _, text in entries) + SIGN_COLUMN_MM + 2.0
    columns = 2 if 2 * widest <= room.width + 2.0 and len(entries) > 1 else 1
    pitch = setter.line_height(face) + 0.9
    marks: list[Mark] = []
    for index, (sign, text) in enumerate(entries):
        x, y = (index % columns) * room.width / columns, (index // columns) * pitch
        marks.append(sign.moved(x, y + pitch / 2))
        marks.append(setter.box([text], face, x=x + SIGN_COLUMN_MM, y=y + 0.45))
    rows = -(-len(entries) // columns)
    return [Strip(rows * pitch, tuple(marks))]


def _centred(x: float, size: float, form: Form, fill: str, stroke: str | None) -> Shape:
    return Shape(x - size / 2, -size / 2, size, size, form, fill=fill, stroke=stroke, thickness=0.3)


def _sentence(room: Room, text: str) -> Strip:
    face = room.style.note
    return spaced(
        room.setter.strip(room.setter.wrap(text, face, room.width, 3).lines, face, room.width), below=0.6
    )
