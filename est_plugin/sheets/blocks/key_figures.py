"""Three figures that say where the municipality stands, each with what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...answers.basis import Direction
from ...answers.lagesbild.parts import ChangeRow, LagesbildAnswer
from ...answers.wording import direction_word
from ...charts.palette import INK, QUIET, WORSE, verdict_colour
from ...project.language import translate
from ...project.swedish import EN_DASH, number
from ..marks import Mark, Strip
from .base import COLUMN_GAP, Laid, Room

FIRST_SHARE = 1.4
"""How much wider the first column is than each of the others."""


@dataclass(frozen=True)
class KeyFigure:
    """A large figure, what it counts, and the detail under it in the colour of its verdict."""

    figure: str
    label: str
    detail: str
    colour: str = QUIET


@dataclass(frozen=True)
class KeyFigures:
    """The figures side by side."""

    figures: tuple[KeyFigure, ...]
    name: str = "key_figures"
    wanted: int = 0
    least: int = 0
    ruled: bool = False
    prose: bool = False

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the figures in columns of equal width."""
        return Laid(_columns(room, self.figures))


def key_figures(answer: LagesbildAnswer) -> KeyFigures:
    """Return observations, areas in the wrong direction, and on an internal sheet open insatser."""
    figures = [_observations(answer)]
    if answer.map.areas:
        figures.append(_areas(answer))
    if answer.map.fill is None:
        # A public sheet has a table of its own for them, without what is late.
        figures.append(_insatser(answer))
    return KeyFigures(tuple(figures))


def total_figure(answer: LagesbildAnswer) -> KeyFigures:
    """Return the count of events alone, for a sheet that is read from afar."""
    return KeyFigures((_observations(answer),), name="total")


def worse_areas(answer: LagesbildAnswer) -> tuple[str, ...]:
    """Return the names of the areas with a row in the wrong direction, in the order of the rows."""
    names = {area.uuid: area.name for area in answer.map.areas}
    found = [
        names.get(row.area_uuid, row.name) if row.area_uuid is not None else row.name
        for row in answer.change.rows
        if row.direction is Direction.WORSE
    ]
    return tuple(dict.fromkeys(found))


def _observations(answer: LagesbildAnswer) -> KeyFigure:
    headline = answer.change.headline
    label = translate("est", "event") if headline.count == 1 else translate("est", "events")
    return KeyFigure(
        number(headline.count), label, _against(answer, headline), verdict_colour(headline.direction)
    )


def _against(answer: LagesbildAnswer, headline: ChangeRow) -> str:
    if headline.compare_count is None or not answer.compare_short:
        return translate("est", "nothing to compare with")
    return translate(
        "est",
        "{count} in {period}, {verdict}",
        count=number(headline.compare_count),
        period=answer.compare_label or answer.compare_short,
        verdict=direction_word(headline.direction),
    )


def _areas(answer: LagesbildAnswer) -> KeyFigure:
    if answer.change.headline.direction is Direction.NOT_COMPARED:
        label = translate("est", "areas in the wrong direction")
        return KeyFigure(EN_DASH, label, translate("est", "nothing to compare with"))
    if len(answer.map.areas) == 1:
        return _kinds_of_one_area(answer)
    names = worse_areas(answer)
    label = (
        translate("est", "area in the wrong direction")
        if len(names) == 1
        else translate("est", "areas in the wrong direction")
    )
    if not names:
        return KeyFigure("0", label, translate("est", "none that is certain"))
    return KeyFigure(number(len(names)), label, _listed(names), WORSE)


def _kinds_of_one_area(answer: LagesbildAnswer) -> KeyFigure:
    names = tuple(row.name for row in answer.change.rows if row.direction is Direction.WORSE)
    label = (
        translate("est", "kind in the wrong direction")
        if len(names) == 1
        else translate("est", "kinds in the wrong direction")
    )
    if not names:
        return KeyFigure("0", label, translate("est", "none that is certain"))
    return KeyFigure(number(len(names)), label, _listed(names), WORSE)


def _listed(names: Sequence[str], most: int = 2) -> str:
    shown = ", ".join(names[:most])
    if len(names) <= most:
        return shown
    return translate("est", "{names} and {count} more", names=shown, count=len(names) - most)


def _insatser(answer: LagesbildAnswer) -> KeyFigure:
    open_count, overdue = answer.insatser.open_count, answer.insatser.overdue_count
    label = translate("est", "open insats") if open_count == 1 else translate("est", "open insatser")
    if overdue:
        detail = translate("est", "{count} late", count=number(overdue))
        if overdue > 1:
            detail = translate("est", "{count} late ones", count=number(overdue))
        return KeyFigure(number(open_count), label, detail, WORSE)
    return KeyFigure(number(open_count), label, translate("est", "none late") if open_count else "")


def _columns(room: Room, figures: Sequence[KeyFigure]) -> Strip:
    setter, style = room.setter, room.style
    edges = _edges(room.width, len(figures))
    text_width = min(right - left for left, right in pairwise(edges)) - COLUMN_GAP
    size = style.figure.size_pt
    while size > style.head.size_pt and any(
        not setter.fits(figure.figure, style.figure.sized(size), text_width) for figure in figures
    ):
        size -= 1.0
    face = style.figure.sized(size).coloured(INK)
    marks: list[Mark] = []
    below_figure = setter.line_height(face) * 0.94
    label_face, detail_face = style.body.coloured(QUIET), style.strong
    widths = [right - left - COLUMN_GAP for left, right in pairwise(edges)]
    labels = [setter.wrap(f.label, label_face, w, 2) for f, w in zip(figures, widths, strict=True)]
    label_height = max(setter.height(broken.lines, label_face) for broken in labels)
    bottom = 0.0
    for index, (figure, label) in enumerate(zip(figures, labels, strict=True)):
        left, width = edges[index], widths[index]
        marks.append(setter.box([figure.figure], face, x=left, width=width))
        marks.append(setter.box(label.lines, label_face, x=left, y=below_figure, width=width))
        detail = (
            setter.wrap(figure.detail, detail_face, width, 1 if room.tight else 3).lines
            if figure.detail
            else ()
        )
        top = below_figure + label_height + 0.3
        if detail:
            marks.append(setter.box(detail, detail_face.coloured(figure.colour), x=left, y=top, width=width))
        bottom = max(bottom, top + setter.height(detail, detail_face))
    return Strip(bottom, tuple(marks))


def _edges(width: float, count: int) -> list[float]:
    """Return where the columns begin and end; the first, which names the compared period, is wider."""
    shares = [FIRST_SHARE, *([1.0] * (count - 1))]
    whole = sum(shares)
    return [width * sum(shares[:index]) / whole for index in range(count + 1)]
