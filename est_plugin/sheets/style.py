"""The typographic scale and colours of a sheet, and which font this machine can print it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..charts.palette import INK, QUIET
from .marks import Face

FAMILIES = ("Open Sans", "Noto Sans", "Arial", "DejaVu Sans")
LEAST_PT = 7.0
"""No text is smaller, on any paper."""


@dataclass(frozen=True)
class Style:
    """The faces of a sheet and its air, in millimetres.

    ``gap`` is the least between blocks, ``row`` what is above and below a table's text, ``dot`` an event.
    """

    figure: Face
    head: Face
    body: Face
    note: Face
    map_name: Face
    map_mark: Face
    gap: float = 3.6
    row: float = 0.75
    dot: float = 0.9
    accent: str = INK

    @property
    def strong(self) -> Face:
        """Body text that matters."""
        return self.body.strong()


def standard_style(family: str, *, small: bool) -> Style:
    """Return the scale of A3, or the smaller one of A4."""
    figure, head, body, air, row = (20.0, 8.5, 7.5, 2.6, 0.45) if small else (27.0, 9.5, 8.5, 3.6, 0.75)
    face = Face(family, body)
    return Style(
        figure=Face(family, figure, semibold=True),
        head=Face(family, head, semibold=True),
        body=face,
        note=Face(family, LEAST_PT, colour=QUIET),
        map_name=Face(family, body + 0.5, semibold=True),
        map_mark=Face(family, body, semibold=True),
        gap=air,
        row=row,
        dot=0.7 if small else 0.9,
    )


def with_face(style: Style, name: str, face: Face) -> Style:
    """Return the style with the face a template gives for ``name``; never below the least size.

    Raises KeyError for a name the style does not have.
    """
    faces: dict[str, Callable[[], Style]] = {
        "figure": lambda: replace(style, figure=face),
        "head": lambda: replace(style, head=face),
        "body": lambda: replace(style, body=face),
        "note": lambda: replace(style, note=face),
        "map_name": lambda: replace(style, map_name=face),
        "map_mark": lambda: replace(style, map_mark=face),
    }
    face = face.sized(max(face.size_pt, LEAST_PT))
    return faces[name]()


FACE_NAMES = ("figure", "head", "body", "note", "map_name", "map_mark")


def pick_family(wanted: str, is_here: Callable[[str], bool], fallbacks: Sequence[str] = FAMILIES) -> str:
    """Return ``wanted`` if the machine has it, else the first fallback it has.

    Where there is none at all the last fallback is named, and Qt takes what it has.
    """
    for family in (wanted, *fallbacks):
        if family and is_here(family):
            return family
    return fallbacks[-1]
