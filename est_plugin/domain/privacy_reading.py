"""How the guard reads a text: typographic variants made plain, each sign knowing where it stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

RECORD_SEPARATOR = "\x1e"
"""Stands between fields that are read as one text; no pattern crosses it."""

_USUAL = re.compile(r"[\x1e\x20-\x7eåäöÅÄÖéÉüÜ]*\Z")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u2e3a\ufe58\ufe63\uff0d\u02d7")
_KEYCAP = "\u20e3"
_FULL_WIDTH_FIRST, _FULL_WIDTH_LAST, _FULL_WIDTH_SHIFT = 0xFF01, 0xFF5E, 0xFEE0
_INVISIBLE_CATEGORIES = ("Cf", "Me")


class HitKind(StrEnum):
    """What a stretch of text looks like."""

    PERSONAL_NUMBER = "personal_number"
    COORDINATION_NUMBER = "coordination_number"
    INTERIM_NUMBER = "interim_number"
    REGISTRATION_PLATE = "registration_plate"
    PHONE_NUMBER = "phone_number"
    EMAIL_ADDRESS = "email_address"
    NAME = "name"


class HitStrength(StrEnum):
    """How sure the guard is; a hint is shown to the person but stops nothing."""

    STRONG = "strong"
    WEAK = "weak"
    HINT = "hint"


STRENGTH_ORDER = (HitStrength.STRONG, HitStrength.WEAK, HitStrength.HINT)


@dataclass(frozen=True, order=True)
class Hit:
    """Signs ``start`` to ``end`` (excluded) of a text look like personal data."""

    start: int
    end: int
    kind: HitKind
    strength: HitStrength


@dataclass(frozen=True)
class Reading:
    """A text in plain digits, spaces, hyphens and letters.

    ``positions`` gives for each sign of ``plain`` its index in the text that was read; None where
    the two are the same.
    """

    plain: str
    length: int
    positions: Sequence[int] | None = None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where signs ``start`` to ``end`` (excluded) of ``plain`` stand in the original."""
        if self.positions is None:
            return start, end
        after = self.positions[end] if end < len(self.positions) else self.length
        return self.positions[start], after


def read(text: str) -> Reading:
    """Make digits, spaces, dashes and full-width letters plain; leave out what cannot be seen."""
    if _USUAL.match(text):
        return Reading(text, len(text))
    signs: list[str] = []
    positions: list[int] = []
    for index, sign in enumerate(text):
        plain = _plain(sign)
        if plain == "":
            continue
        if unicodedata.combining(sign) and signs:
            composed = unicodedata.normalize("NFC", signs[-1] + sign)
            if len(composed) == 1:
                signs[-1] = composed
            continue
        signs.append(plain)
        positions.append(index)
    return Reading("".join(signs), len(text), positions)


@cache
def _plain(sign: str) -> str:
    if sign.isascii():
        return " " if sign < " " and sign != RECORD_SEPARATOR else sign
    if sign in _DASHES:
        return "-"
    if sign.isspace() or unicodedata.category(sign) in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if sign == _KEYCAP or unicodedata.category(sign) in _INVISIBLE_CATEGORIES or _is_variation(sign):
        return ""
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    if _FULL_WIDTH_FIRST <= ord(sign) <= _FULL_WIDTH_LAST:
        return chr(ord(sign) - _FULL_WIDTH_SHIFT)
    return sign


def _is_variation(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f"


def found(
    reading: Reading, start: int, end: int, kind: HitKind, strength: HitStrength = HitStrength.STRONG
) -> Hit:
    """Return the hit for signs ``start`` to ``end`` (excluded) of the plain text."""
    first, last = reading.original_span(start, end)
    return Hit(first, last, kind, strength)


def before(plain: str, start: int, width: int = 40) -> str:
    """Return the words just before ``start`` in lower case, for judging what a number is."""
    return plain[max(0, start - width) : start].rpartition(RECORD_SEPARATOR)[2].lower()


_NUMBER_OF_A_THING = re.compile(
    r"(?:\b(?:dnr|d\.?nr|diarie(?:nr|nummer|t)|diariefört|ärende\w*|case|ref(?:erens)?(?:nr|nummer)?"
    r"|faktur\w*|order\w*|beställning\w*|kund(?:nr|nummer)|art(?:ikel)?(?:nr|nummer)|serie(?:nr|nummer)|serial"
    r"|ocr\w*|bg|bankgiro\w*|pg|plusgiro\w*|kvitto\w*|protokoll\w*|anläggning\w*|mätar\w*|konto\w*"
    r"|org\.? ?(?:nr|nummer)"
    r"|organisationsn\w+|kolli\w*|paket\w*|imei|löp(?:nr|nummer)|objekt\w*|felanmäl\w*|armatur\w*|\w*stolp\w*"
    r"|inventarie\w*|nyckel(?:nr|nummer)|händelse(?:nr|nummer|id)|rapport(?:nr|nummer)|mål(?:nr| nr| nummer)"
    r"|id|serienr|knr|k-nr|k-nummer|polisens k\w*|isbn|ean|iban|fastighet\w*|bild\w*|fil|foto)"
    r"[ .:#=]*(?:nr|nummer|nr\.|id)?[ .:#=]*(?:är |var |med nr |med nummer )?(?:[a-zåäö]{1,4} ?[- /])?)\Z"
)


def names_a_thing(context: str) -> bool:
    """Tell whether the words before a number say that it numbers a case, a bill or a lamp post."""
    return _NUMBER_OF_A_THING.search(context) is not None
