"""Addresses and names of places found in what layers of the project gave: offline, exactly or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..domain.observation import PlacePrecision

_SPACES = re.compile(r"[\s,.]+")
_POSTAL = re.compile(r"\b\d{3} ?\d{2}\b.*$")
_ADDRESS = re.compile(
    r"(?P<street>\D+?) ?(?P<number>\d{1,4})(?: ?- ?\d{1,4})? ?(?P<letter>[a-zåäö](?![a-zåäö]))?(?![\dåäöa-z])"
)
_SHORT_ENDINGS = re.compile(r"(\w{3,})(g|v)$")


@dataclass(frozen=True)
class FoundPlace:
    """A point in the database's CRS and how exactly it is the place asked for."""

    x: float
    y: float
    precision: PlacePrecision


class PlaceIndex:
    """Named points, such as addresses and public places, by their written form."""

    def __init__(self, points: Iterable[tuple[str, float, float]]) -> None:
        """Take (name, x, y) in the database's CRS. A name at several places far apart finds none of them."""
        self._exact: dict[str, tuple[float, float]] = {}
        self._streets: dict[str, list[tuple[float, float]]] = {}
        doubtful: set[str] = set()
        for name, x, y in points:
            key = plain_place(name)
            if not key:
                continue
            known = self._exact.setdefault(key, (x, y))
            if abs(known[0] - x) + abs(known[1] - y) > _SAME_PLACE:
                doubtful.add(key)
            street = _street(key)
            if street is not None:
                self._streets.setdefault(street, []).append((x, y))
        for key in doubtful:
            del self._exact[key]

    def find(self, text: str) -> FoundPlace | None:
        """Return the place of an address or a name; a street without the number is its middle house."""
        key = plain_place(text)
        if key in self._exact:
            return FoundPlace(*self._exact[key], PlacePrecision.EXACT)
        without_letter = re.sub(r"(\d) [a-zåäö]$", r"\1", key)
        if without_letter in self._exact:
            return FoundPlace(*self._exact[without_letter], PlacePrecision.EXACT)
        houses = self._streets.get(_street(key) or key)
        if not houses:
            return None
        middle = sorted(houses)[len(houses) // 2]
        return FoundPlace(*middle, PlacePrecision.STREET)


_SAME_PLACE = 200.0
"""Metres within which two points of one name are one place."""


def plain_place(text: str) -> str:
    """Return an address or a name in small letters, without post code and town, house letters apart."""
    plain = _SPACES.sub(" ", _POSTAL.sub("", text.casefold())).strip()
    match = _ADDRESS.match(plain)
    if match is None:
        return plain
    street = _SHORT_ENDINGS.sub(
        lambda one: one[1] + {"g": "gatan", "v": "vägen"}[one[2]], match["street"].strip()
    )
    letter = f" {match['letter']}" if match["letter"] else ""
    return f"{street} {int(match['number'])}{letter}"


def _street(key: str) -> str | None:
    match = re.fullmatch(r"(\D+) \d+(?: [a-zåäö])?", key)
    return match[1] if match else None
