"""Words in cells that stand for the fixed choices of an observation."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import (
    FaultStatus,
    PlacePrecision,
    PlaceSetting,
    ReviewStatus,
    Source,
    TimePrecision,
)
from .cell_values import CellError, shortened

Choice = TypeVar("Choice", bound=StrEnum)


def _table(*rows: tuple[Choice, str]) -> Mapping[str, Choice]:
    words = {word.strip(): value for value, text in rows for word in text.split(",")}
    return MappingProxyType(words | {value.value: value for value, _ in rows})


SOURCES = _table(
    (Source.POLICE, "polis, polisen, polisanmälan, polisanmälningar"),
    (Source.PUBLIC, "allmänhet, allmänheten, medborgare, invånare, e-tjänst, e-tjänsten, public e-service"),
    (Source.STAFF, "personal, verksamhet, rapportör, medarbetare, intern"),
    (Source.IMPORT, "annan, import, importerad, annat"),
)
TIME_PRECISIONS = _table(
    (TimePrecision.EXACT, "exakt, säker, känd"),
    (TimePrecision.APPROXIMATE, "ungefär, ungefärlig, cirka, ca, osäker"),
    (TimePrecision.WEEK, "vecka, veckan, någon gång under veckan, någon gång i veckan"),
    (TimePrecision.MONTH, "månad, månaden, någon gång under månaden"),
    (TimePrecision.UNKNOWN, "okänd, okänt, vet ej, vet inte"),
)
PLACE_PRECISIONS = _table(
    (PlacePrecision.EXACT, "exakt, adress, punkt"),
    (PlacePrecision.APPROXIMATE, "ungefär, ungefärlig, cirka, ca, nära"),
    (PlacePrecision.STREET, "gata, gatan, kvarter, kvarteret, väg"),
    (PlacePrecision.AREA, "område, området, stadsdel, bostadsområde"),
    (PlacePrecision.MUNICIPALITY, "kommun, kommunen, hela kommunen, ort, okänd, okänt"),
)
SETTINGS = _table(
    (PlaceSetting.PUBLIC, "offentlig plats, offentlig, allmän plats, utomhus, torg, park, gata, street"),
    (PlaceSetting.STAIRWELL_CELLAR, "trapphus eller källare, trapphus, källare, förråd, garage"),
    (PlaceSetting.SCHOOL, "skola, skolan, skolgård, förskola"),
    (PlaceSetting.TRANSIT, "kollektivtrafik, buss, hållplats, station, tåg, resecentrum"),
    (PlaceSetting.OTHER, "annan, annat, övrigt"),
)
FAULTS = _table(
    (FaultStatus.OPEN, "öppen, öppet, nej, ej åtgärdad, ej åtgärdat, pågår, kvarstår, 0"),
    (FaultStatus.MENDED, "åtgärdad, åtgärdat, ja, klar, klart, lagad, lagat, stängd, 1"),
)
REVIEWS = _table(
    (ReviewStatus.NEW, "ny, nytt, nej, ej granskad, 0"),
    (ReviewStatus.REVIEWED, "granskad, granskat, ja, klar, 1"),
)


def parse_choice(text: str, table: Mapping[str, Choice]) -> Choice | None:
    """Return what a word stands for, None for an empty cell. Raises CellError for an unknown word."""
    word = " ".join(text.split()).casefold()
    if not word:
        return None
    found = table.get(word)
    if found is None:
        raise CellError(
            QT_TRANSLATE_NOOP("est", "“{text}” is none of the words for this: {words}."),
            text=shortened(text),
            words=", ".join(list(dict.fromkeys(table))[:12]),
        )
    return found
