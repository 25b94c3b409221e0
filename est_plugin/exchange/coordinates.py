"""Coordinates of foreign tables: their numbers, and which coordinate system they must be in.

Sources: Lantmäteriet's parameters of SWEREF 99 TM, its twelve local zones and RT 90; the ranges below are
Sweden's extent in each with a margin.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..domain.message import QT_TRANSLATE_NOOP
from .cell_values import CellError, parse_number, shortened
from .moving import FloatArray, Mover

WGS84 = "EPSG:4326"
Extent = tuple[float, float, float, float]
"""West, south, east, north in degrees of WGS 84."""


@dataclass(frozen=True)
class CoordinateSystem:
    """A system in use in Sweden, with the range of its coordinates there: ``x`` east, ``y`` north."""

    crs: str
    name: str
    x: tuple[float, float]
    y: tuple[float, float]

    def holds(self, x: FloatArray, y: FloatArray) -> NDArray[np.bool_]:
        """Mask of the points within the range."""
        inside: NDArray[np.bool_] = (x >= self.x[0]) & (x <= self.x[1]) & (y >= self.y[0]) & (y <= self.y[1])
        return inside


_NORTH = (6_090_000.0, 7_720_000.0)
_LOCAL_EAST = (0.0, 262_000.0)
_RT90_EAST = (1_180_000.0, 1_950_000.0)
SWEREF99_TM = CoordinateSystem("EPSG:3006", "SWEREF 99 TM", (262_000.0, 930_000.0), _NORTH)
DEGREES = CoordinateSystem(WGS84, "WGS 84", (10.0, 25.0), (54.5, 70.0))
_LOCAL_NAMES = {
    3007: "12 00",
    3008: "13 30",
    3009: "15 00",
    3010: "16 30",
    3011: "18 00",
    3012: "14 15",
    3013: "15 45",
    3014: "17 15",
    3015: "18 45",
    3016: "20 15",
    3017: "21 45",
    3018: "23 15",
}
LOCAL_ZONES = tuple(
    CoordinateSystem(f"EPSG:{code}", f"SWEREF 99 {name}", _LOCAL_EAST, _NORTH)
    for code, name in _LOCAL_NAMES.items()
)
_RT90_NAMES = {
    3021: "2,5 gon V",
    3019: "7,5 gon V",
    3020: "5 gon V",
    3022: "0 gon",
    3023: "2,5 gon O",
    3024: "5 gon O",
}
RT90_ZONES = tuple(
    CoordinateSystem(f"EPSG:{code}", f"RT 90 {name}", _RT90_EAST, _NORTH)
    for code, name in _RT90_NAMES.items()
)
WEB_MERCATOR = CoordinateSystem(
    "EPSG:3857", "Web Mercator", (1_110_000.0, 2_790_000.0), (7_280_000.0, 11_100_000.0)
)
_WORLD = CoordinateSystem(WGS84, "WGS 84", (-180.0, 180.0), (-90.0, 90.0))
_SYSTEMS = (SWEREF99_TM, DEGREES, *LOCAL_ZONES, *RT90_ZONES, WEB_MERCATOR)
_SAMPLE = 2_000
_MOST_PARTS = 12
_ENOUGH = 0.8
_MARGIN_DEGREES = 0.25


@dataclass(frozen=True)
class Proposal:
    """A coordinate system that the numbers may be in.

    ``swapped``: what the table calls x is north. ``share`` of the points fit; ``near`` is the share that
    lies in or beside the municipality, None where its extent is not known. ``sure``: no other fits.
    """

    system: CoordinateSystem
    swapped: bool
    share: float
    near: float | None
    sure: bool


def recognise_crs(x: FloatArray, y: FloatArray, near: Extent | None = None) -> tuple[Proposal, ...]:
    """Return the systems that coordinates, shape (n,) each, can be in, likeliest first; none if none fits.

    Local zones and the zones of RT 90 have the same numbers: only ``near``, where the municipality lies,
    tells them apart. Numbers that are not finite are passed by.
    """
    usable = np.isfinite(x) & np.isfinite(y) & ~((x == 0) & (y == 0))
    x, y = _sample(x[usable]), _sample(y[usable])
    if not len(x):
        return ()
    fitting = [
        Proposal(system, swapped, share, _nearness(system, points, near), False)
        for system in _SYSTEMS
        for swapped, points in ((False, (x, y)), (True, (y, x)))
        if (share := float(system.holds(*points).mean())) >= _ENOUGH
    ]
    if not fitting:
        fitting = _abroad(x, y, near)
    fitting.sort(key=lambda one: (-(one.near or 0.0), -one.share))
    if not fitting:
        return ()
    best = fitting[0]
    rivals = [one for one in fitting[1:] if (one.near or 0.0) > (best.near or 0.0) - 0.5]
    return (Proposal(best.system, best.swapped, best.share, best.near, not rivals), *fitting[1:])


def _sample(values: FloatArray) -> FloatArray:
    return values if len(values) <= _SAMPLE else values[:: len(values) // _SAMPLE + 1]


def _abroad(x: FloatArray, y: FloatArray, near: Extent | None) -> list[Proposal]:
    """Return degrees outside Sweden, for data of elsewhere."""
    found = []
    for swapped, points in ((False, (x, y)), (True, (y, x))):
        share = float(_WORLD.holds(*points).mean())
        if share == 1.0:
            found.append(Proposal(_WORLD, swapped, share, _nearness(_WORLD, points, near), False))
    return found if near is not None else found[:1]


def _nearness(
    system: CoordinateSystem, points: tuple[FloatArray, FloatArray], near: Extent | None
) -> float | None:
    if near is None:
        return None
    degrees = Mover(system.crs, WGS84).move(np.column_stack(points))
    west, south, east, north = near
    with np.errstate(invalid="ignore"):
        inside = (
            (degrees[:, 0] >= west - _MARGIN_DEGREES)
            & (degrees[:, 0] <= east + _MARGIN_DEGREES)
            & (degrees[:, 1] >= south - _MARGIN_DEGREES / 2)
            & (degrees[:, 1] <= north + _MARGIN_DEGREES / 2)
        )
    return float(inside.mean())


_DEGREE_SIGNS = re.compile("[\u00b0\u00ba'\u2019\u2032\u00b4\"\u201d\u2033]+")
_WORD = "north|south|east|west|nord|syd|öst|väst|lat|lon|long|[nsewövxy]"
_HEMISPHERE = re.compile(rf"^({_WORD})[.:= ]*(?=[-+\d])|(?<=[\d°'\" .])({_WORD})\.?$", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{1,12})?", re.ASCII)
_ANGLE = re.compile(r"([-+]?\d{1,3})[ :](\d{1,2}(?:[.,]\d+)?)(?:[ :](\d{1,2}(?:[.,]\d+)?))?")
_WKT = re.compile(r"(?:SRID=\d+;)?POINT ?(?:ZM?|M)? ?\( ?(\S+) (\S+)[^)]*\)", re.IGNORECASE)
_PAIR_SPLITS = (";", ", ", "/", "|", " ", ",")
_NEGATIVE = frozenset(("s", "south", "syd", "w", "west", "v", "väst"))
_EASTWARD = frozenset(("e", "east", "ö", "öst", "w", "west", "v", "väst", "lon", "long"))


def parse_coordinate(text: str) -> float:
    """Read one coordinate: metres or degrees, with any thousands, or degrees, minutes and seconds.

    Raises CellError.
    """
    if _PLAIN_NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    return _coordinate(text)[0]


def _coordinate(text: str) -> tuple[float, str]:
    """Return the number and the letter of its direction, empty where none stands."""
    plain = unicodedata.normalize("NFC", " ".join(text.split())).replace("\u2212", "-")
    letter = ""
    match = _HEMISPHERE.search(plain)
    if match is not None:
        letter = (match[1] or match[2]).lower()
        plain = (plain[: match.start()] + plain[match.end() :]).strip()
    sign = -1.0 if letter in _NEGATIVE else 1.0
    angle = _ANGLE.fullmatch(" ".join(_DEGREE_SIGNS.sub(" ", plain).split()))
    if angle is not None and (_DEGREE_SIGNS.search(plain) or ":" in plain or letter):
        return sign * _degrees(angle, text), letter
    number = parse_number(_DEGREE_SIGNS.sub("", plain) if _DEGREE_SIGNS.search(plain) else plain)
    return sign * number, letter


def _degrees(angle: re.Match[str], text: str) -> float:
    minutes = float(angle[2].replace(",", "."))
    seconds = float((angle[3] or "0").replace(",", "."))
    if minutes >= 60 or seconds >= 60:
        raise CellError(QT_TRANSLATE_NOOP("est", "“{text}” is no coordinate."), text=shortened(text))
    whole = abs(int(angle[1])) + minutes / 60 + seconds / 3600
    return -whole if angle[1].startswith("-") else whole


def parse_point(text: str) -> tuple[float, float]:
    """Read two coordinates in one cell, in their order there: a pair or ``POINT (x y)``.

    Where letters tell north from east, east comes first in the answer. Raises CellError.
    """
    wkt = _WKT.fullmatch(" ".join(text.split()))
    if wkt is not None:
        return parse_number(wkt[1]), parse_number(wkt[2])
    plain = " ".join(text.split()).strip("()[]{} ")
    first_found: tuple[float, float] | None = None
    for separator in _PAIR_SPLITS:
        for pair in _pairs(plain, separator):
            if _is_usual(*pair):
                return pair
            first_found = first_found or pair
    if first_found is not None:
        return first_found
    raise CellError(QT_TRANSLATE_NOOP("est", "“{text}” is no pair of coordinates."), text=shortened(text))


def _pairs(text: str, separator: str) -> Iterator[tuple[float, float]]:
    """Yield what a text means cut in two at a separator, the middle first."""
    parts = text.split(separator)
    if not 2 <= len(parts) <= _MOST_PARTS or (separator == "," and len(parts) % 2):
        return
    for place in sorted(range(1, len(parts)), key=lambda place: abs(place * 2 - len(parts))):
        halves = (separator.join(parts[:place]).strip(" ,;"), separator.join(parts[place:]).strip(" ,;"))
        with suppress(CellError):
            one, two = _coordinate(halves[0]), _coordinate(halves[1])
            yield (two[0], one[0]) if two[1] in _EASTWARD else (one[0], two[0])


def _is_usual(one: float, two: float) -> bool:
    """Tell whether two numbers are a place in Sweden in any system and order."""
    return any(
        system.x[0] <= x <= system.x[1] and system.y[0] <= y <= system.y[1]
        for system in (SWEREF99_TM, DEGREES, LOCAL_ZONES[0], RT90_ZONES[0])
        for x, y in ((one, two), (two, one))
    )
