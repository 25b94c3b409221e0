"""Bytes to text: UTF-8 and UTF-16 with or without their marks, and the older Swedish code pages."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD_CODE_PAGES = ("cp1252", "cp850", "mac_roman")
ENCODINGS = ("utf-8", *_OLD_CODE_PAGES, "utf-16-le", "utf-16-be")
"""What a person may choose from."""
_SWEDISH = re.compile("[åäöÅÄÖéÉü]")
_STRANGE = re.compile(r"[^\x00-\x7f\xa0åäöÅÄÖéÉüÜæøÆØ§°½€\u00b4\u2013\u2014\u2018\u2019\u201c\u201d\u2026]")
_SAMPLE = 65_536


@dataclass(frozen=True)
class Decoded:
    """A text and the name of the encoding it was read by."""

    text: str
    encoding: str


def decode(content: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a file, in ``encoding`` where a person has told it.

    Every content has a text: what no encoding explains becomes U+FFFD.
    """
    if encoding is not None:
        return _decoded_as_told(content, encoding)
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(marked, "replace"), marked)
    wide = _wide_encoding(content[:_SAMPLE])
    if wide is not None:
        return Decoded(content.decode(wide, "replace"), wide)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(content, error.start):
            return Decoded(content.decode("utf-8", "replace"), "utf-8")
    page = max(_OLD_CODE_PAGES, key=lambda name: _swedishness(content, name))
    return Decoded(content.decode(page, "replace"), page)


def _decoded_as_told(content: bytes, encoding: str) -> Decoded:
    mark = next((mark for mark, marked in _MARKS if marked == encoding and content.startswith(mark)), b"")
    return Decoded(content[len(mark) :].decode(encoding, "replace"), encoding)


def _wide_encoding(sample: bytes) -> str | None:
    """Return UTF-16 without a mark, told by the null bytes beside Latin letters."""
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * pairs and odd < 0.1 * pairs else None


def _is_mostly_utf8(content: bytes, first_fault: int) -> bool:
    """Tell a UTF-8 file with some broken byte from one of an older code page."""
    text = content.decode("utf-8", "replace")
    right = sum(1 for sign in text if sign > "\x7f" and sign != "\ufffd")
    return right > 4 * text.count("\ufffd") and first_fault > 0


def _swedishness(content: bytes, encoding: str) -> int:
    """Score how Swedish the text reads; of equals the first code page is taken."""
    text = content.decode(encoding, "replace")
    return len(_SWEDISH.findall(text)) - 3 * len(_STRANGE.findall(text))
