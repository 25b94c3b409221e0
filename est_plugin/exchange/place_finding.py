"""Addresses and names of places found in what layers of the project gave: offline, exactly or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

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


class NamedPoint(NamedTuple):
    """A place by its name, in the database's CRS; a street is a point somewhere along it."""

    name: str
    x: float
    y: float
    precision: PlacePrecision = PlacePrecision.EXACT


class PlaceIndex:
    """Named points, such as addresses and public places, by their written form."""

    def __init__(self, points: Iterable[NamedPoint | tuple[str, float, float]]) -> None:
        """Take points in the database's CRS. A name at several places far apart finds none of them."""
        self._exact: dict[str, FoundPlace] = {}
        self._streets: dict[str, list[tuple[float, float]]] = {}
        doubtful: set[str] = set()
        for name, x, y, precision in (NamedPoint(*point) for point in points):
            key = plain_place(name)
            if not key:
                continue
            if precision is PlacePrecision.STREET:
                self._streets.setdefault(key, []).append((x, y))
                continue
            known = self._exact.setdefault(key, FoundPlace(x, y, precision))
            if abs(known.x - x) + abs(known.y - y) > _SAME_PLACE:
                doubtful.add(key)
            street = _street(key)
            if street is not None:
                self._streets.setdefault(street, []).append((x, y))
        for key in doubtful:
            del self._exact[key]

    def find(self, text: str) -> FoundPlace | None:
        """Return the place of an address or a name; a street without the number is its middle house."""
        key = plain_place(text)
        without_letter = re.sub(r"(\d) [a-zåäö]$", r"\1", key)
        found = self._exact.get(key) or self._exact.get(without_letter)
        if found is not None:
            return found
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
