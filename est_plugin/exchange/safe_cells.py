"""Cells that a spreadsheet would run, made harmless on the way out and as they were on the way in.

Source: OWASP, CSV injection: what begins with =, +, -, @, a tab or a line break may be run as a formula.
"""

from __future__ import annotations

import re

MARK = "'"
_DANGEROUS = re.compile("^[\\s\u200b\ufeff]*[=+\\-@\u2212\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]")
_NUMBER = re.compile(r"[-+\u2212]?\d{1,15}(?:[.,]\d{1,15})?%?")


def harmless(text: str) -> str:
    """Return the text of a cell with an apostrophe before it where a spreadsheet would run it.

    Numbers stay numbers, also negative ones.
    """
    return MARK + text if _would_run(text) or as_it_was(text) != text else text


def harmless_text(text: str) -> str:
    """Return the text of a cell that is no number, whatever it looks like: ``-5`` gets an apostrophe too."""
    return MARK + text if _DANGEROUS.match(text.lstrip(MARK)) else text


def as_it_was(text: str) -> str:
    """Return the text that :func:`harmless` or :func:`harmless_text` was given."""
    return text[1:] if text.startswith(MARK) and _DANGEROUS.match(text.lstrip(MARK)) else text


def _would_run(text: str) -> bool:
    return _DANGEROUS.match(text) is not None and _NUMBER.fullmatch(text) is None
