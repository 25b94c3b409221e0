"""The most affected places, numbered as on the map."""

from __future__ import annotations

from dataclasses import dataclass

from ...answers.lagesbild.parts import HotPlacesAnswer, LagesbildAnswer
from ...project.language import translate
from ...project.swedish import number, percent
from ..marks import Align
from .base import COLUMN_GAP, Cell, Laid, Room, heading, nothing, remark, row_of

MOST_ROWS = 8
FEWEST_ROWS = 3


@dataclass(frozen=True)
class PlacesBlock:
    """Rank, name and count; under it what share of everything these places hold."""

    answer: HotPlacesAnswer
    name: str = "places"
    least: int = FEWEST_ROWS
    ruled: bool = False
    prose: bool = False

    @property
    def wanted(self) -> int:
        """All places, up to what the map can carry."""
        return min(MOST_ROWS, len(self.answer.places))

    def lay(self, room: Room, rows: int) -> Laid:
        """Lay the list out."""
        title = translate("est", "Most affected places")
        places = self.answer.places[: max(1, rows)]
        if not places:
            text = translate("est", "No place has more than one event in the period.")
            return nothing(room, title, text)
        style = room.style
        counts = max(room.setter.width(number(place.count), style.body) for place in places) + 0.5
        ranks = max(room.setter.width(str(place.rank), style.strong) for place in places) + COLUMN_GAP
        strips = tuple(
            row_of(
                room,
                [
                    Cell(str(place.rank), 0.0, ranks, style.strong),
                    Cell(
                        place.name, ranks, room.width - ranks - counts - COLUMN_GAP, style.body, most_lines=2
                    ),
                    Cell(number(place.count), room.width - counts, counts, style.body, Align.RIGHT),
                ],
            )
            for place in places
        )
        return Laid(heading(room, title), strips, remark(room, self._share(len(places))))

    def _share(self, shown: int) -> str:
        listed = self.answer.places
        whole = sum(place.count for place in listed)
        share = self.answer.share
        if shown < len(listed) and whole:
            share *= sum(place.count for place in listed[:shown]) / whole
        if shown == 1:
            return translate(
                "est",
                "1 place of {all} holds {share} of the events",
                all=number(self.answer.place_count),
                share=percent(share),
            )
        return translate(
            "est",
            "{shown} places of {all} hold {share} of the events",
            shown=number(shown),
            all=number(self.answer.place_count),
            share=percent(share),
        )


def places_block(answer: LagesbildAnswer) -> PlacesBlock:
    """Return the places of a lägesbild."""
    return PlacesBlock(answer.places)
