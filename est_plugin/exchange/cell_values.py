"""Numbers and yes or no as people write them in cells."""

from __future__ import annotations

import math
import re
from typing import Final

from ..domain.message import QT_TRANSLATE_NOOP
from .errors import ExchangeError
from .xlsx_reader import UNCOMPUTED

_SPACES = re.compile(r"[\s\u00a0\u202f\u2007\u2009']+")
_MINUS = re.compile("^[\u2212\u2013]")
_MONEY = re.compile(r"(?:kr(?:onor)?\.?|sek|:-|€|eur)$|^(?:kr|sek)\.?", re.IGNORECASE)
_PLAIN = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_THOUSANDS_COMMA = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+\.\d+|[-+]?\d{1,3}(?:,\d{3}){2,}")
_THOUSANDS_POINT = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+|[-+]?\d{1,3}(?:\.\d{3}){2,}")
_FORMULA_ERRORS = frozenset(
    (
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SAKNAS!",
        "#VÄRDEFEL!",
        "#REFERENS!",
        "#NAMN?",
        "#DIVISION/0!",
        "#OGILTIGT!",
        "#SKÄRNING!",
        "Err:502",
        "Err:508",
        UNCOMPUTED,
    )
)

YES: Final = frozenset(
    ("ja", "j", "yes", "y", "true", "sant", "sann", "1", "x", "inne", "inomhus", "på", "indoors")
)
NO: Final = frozenset(
    ("nej", "n", "no", "false", "falskt", "falsk", "0", "-", "ute", "utomhus", "av", "outdoors")
)


class CellError(ExchangeError):
    """A cell does not hold what its column is for."""


def parse_number(text: str) -> float:
    """Read ``1 250,50``, ``1.250,50``, ``1,250.50``, ``−5`` or ``300 kr``; spaces of any width are thousands.

    A single comma or point is the decimal sign. Raises CellError.
    """
    plain = _MONEY.sub("", _SPACES.sub("", _MINUS.sub("-", text.strip())))
    if _THOUSANDS_COMMA.fullmatch(plain):
        plain = plain.replace(",", "")
    elif _THOUSANDS_POINT.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", ".", 1)
    if not plain.isascii() or _PLAIN.fullmatch(plain) is None or not math.isfinite(float(plain)):
        raise CellError(QT_TRANSLATE_NOOP("est", "“{text}” is no number."), text=shortened(text))
    return float(plain)


def parse_whole(text: str) -> int:
    """Read a whole number as :func:`parse_number` does. Raises CellError."""
    number = parse_number(text)
    if not number.is_integer() or abs(number) > 2**53:
        raise CellError(QT_TRANSLATE_NOOP("est", "“{text}” is no whole number."), text=shortened(text))
    return int(number)


def parse_flag(text: str) -> bool | None:
    """Read yes or no in Swedish, English or as 1 and 0; empty is unknown. Raises CellError."""
    word = text.strip().casefold()
    if not word:
        return None
    if word in YES:
        return True
    if word in NO:
        return False
    raise CellError(
        QT_TRANSLATE_NOOP("est", "“{text}” is neither yes nor no. Write ja or nej."), text=shortened(text)
    )


def check_computed(text: str) -> str:
    """Return a cell's text. Raises CellError where a spreadsheet's formula failed or was never computed."""
    if text.strip() in _FORMULA_ERRORS:
        raise CellError(
            QT_TRANSLATE_NOOP(
                "est", "the cell holds a formula without a value ({text}). Write the value in its place."
            ),
            text=text.strip(),
        )
    return text


def shortened(text: str, longest: int = 60) -> str:
    """Return text that fits a sentence."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"
