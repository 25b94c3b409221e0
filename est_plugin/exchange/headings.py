"""Which column holds what, recognised from its heading in Swedish or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from .heading_words import HEADING_WORDS, Target

__all__ = ["Target", "plain_heading", "recognise", "recognise_organisation_columns"]

_BY_WORD: Mapping[str, Target] = MappingProxyType(
    {word: target for target, words in HEADING_WORDS.items() for word in words}
)
_NOT_THE_THING_ITSELF = frozenset(
    ("type", "category", "kind", "code", "id", "typ", "kategori", "kod", "grupp", "by", "av")
)
_UNITS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SEPARATORS = re.compile(r"[\s_\-./:;,?*#]+")


def plain_heading(heading: str) -> str:
    """Return a heading in small letters, without units in brackets and with single spaces."""
    text = unicodedata.normalize("NFC", heading)
    text = re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", text)
    text = _UNITS.sub(" ", text.casefold())
    return " ".join(_SEPARATORS.sub(" ", text).split())


def recognise(headings: Iterable[str]) -> dict[Target, str]:
    """Return which heading is for what, as far as it can be told.

    Whole headings go before those that only begin with a known word, and earlier columns before later.
    """
    found: dict[Target, str] = {}
    plain = [(heading, plain_heading(heading)) for heading in headings]
    taken: set[str] = set()
    for exact in (True, False):
        for heading, text in plain:
            target = _BY_WORD.get(text) if exact else _by_first_words(text)
            if target is not None and target not in found and heading not in taken:
                found[target] = heading
                taken.add(heading)
    return _settled(found)


def _by_first_words(text: str) -> Target | None:
    """Return what the longest run of first words means, such as ``beskrivning av händelsen``."""
    words = text.split()
    if not words or words[-1] in _NOT_THE_THING_ITSELF:
        return None
    for count in range(min(len(words), 4), 0, -1):
        start = " ".join(words[:count])
        if len(start) > 2 and start in _BY_WORD:
            return _BY_WORD[start]
    return None


def _settled(found: dict[Target, str]) -> dict[Target, str]:
    """Let a column of dates alone be the start, where no column holds date and time together."""
    if Target.START in found and Target.START_DATE in found and Target.START_CLOCK not in found:
        del found[Target.START_DATE]
    if Target.START_DATE in found and Target.START_CLOCK not in found and Target.START not in found:
        found[Target.START] = found.pop(Target.START_DATE)
    if Target.START_CLOCK in found and Target.START_DATE not in found:
        clock = found.pop(Target.START_CLOCK)
        found.setdefault(Target.START, clock)
    if Target.END_DATE in found and Target.END_CLOCK not in found and Target.END not in found:
        found[Target.END] = found.pop(Target.END_DATE)
    return found


_ORGANISATION_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "namn",
                "verksamhet",
                "organisation",
                "aktör",
                "förvaltning",
                "bolag",
                "enhet",
                "name",
                "benämning",
            ),
            "name",
        ),
        **dict.fromkeys(
            (
                "rapporterar varje vecka",
                "förväntas rapportera",
                "veckorapport",
                "varje vecka",
                "rapporterar",
                "expected weekly",
                "weekly",
                "förväntad",
                "ska rapportera",
            ),
            "expected_weekly",
        ),
        **dict.fromkeys(
            ("kontakt", "kontaktväg", "kontaktuppgift", "contact", "funktionsbrevlåda"), "contact"
        ),
        **dict.fromkeys(("aktiv", "active", "deltar"), "active"),
    }
)


def recognise_organisation_columns(headings: Iterable[str]) -> dict[str, str]:
    """Return which heading of a table of organisations is name, expected_weekly, contact, active."""
    found: dict[str, str] = {}
    for heading in headings:
        field = _ORGANISATION_WORDS.get(plain_heading(heading))
        if field is not None:
            found.setdefault(field, heading)
    return found
