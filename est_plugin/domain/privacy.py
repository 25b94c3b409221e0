"""The guard against personal data: what looks like it, how it is masked, and the verdict to write.

The method looks at places, never at individuals. The guard finds numbers and addresses of persons by
their form; names cannot be found reliably. It warns and lets the person decide; it never changes a
text by itself and keeps no hit.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from .local_time import local_today
from .message import QT_TRANSLATE_NOOP, EstError, Message
from .observation import Observation
from .privacy_contacts import email_hits, name_hints, phone_hits
from .privacy_numbers import number_hits
from .privacy_plates import plate_hits
from .privacy_reading import (
    RECORD_SEPARATOR,
    STRENGTH_ORDER,
    Hit,
    HitKind,
    HitStrength,
    read,
)

__all__ = [
    "MASK",
    "Clearance",
    "Hit",
    "HitKind",
    "HitStrength",
    "PersonalDataError",
    "clear",
    "confirm",
    "find_hits",
    "guarded_text",
    "hit_names",
    "joined_text",
    "mask",
    "stopping",
]

MASK = "***"
_DIGITS_OR_AT = re.compile("[\\d@\uff20]")
_LONG_NUMBER = re.compile(r"\d(?:[^\dA-Za-zÅÄÖåäö]{0,7}\d){5}")
_AT = re.compile(r"@|snabel|\bat\b|[(\[{<] ?a\b", re.IGNORECASE)
_HINT_WORDS = re.compile(
    r"h[ea]t(?:er|a|te)|namn|kalla|känd som|alias|född|skylt|plåt|\breg|snabel|\bat\b|[(\[{<] ?a",
    re.IGNORECASE,
)
_KIND_NAMES = {
    HitKind.PERSONAL_NUMBER: QT_TRANSLATE_NOOP("est", "personal identity number"),
    HitKind.COORDINATION_NUMBER: QT_TRANSLATE_NOOP("est", "coordination number"),
    HitKind.INTERIM_NUMBER: QT_TRANSLATE_NOOP("est", "interim number"),
    HitKind.REGISTRATION_PLATE: QT_TRANSLATE_NOOP("est", "registration plate"),
    HitKind.PHONE_NUMBER: QT_TRANSLATE_NOOP("est", "phone number"),
    HitKind.EMAIL_ADDRESS: QT_TRANSLATE_NOOP("est", "e-mail address"),
    HitKind.NAME: QT_TRANSLATE_NOOP("est", "possibly a person's name"),
}


class PersonalDataError(EstError):
    """A text holds what looks like personal data; ``hits`` tell where, the sentence never what."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        self.hits = hits
        super().__init__(
            QT_TRANSLATE_NOOP(
                "est",
                "The text holds what looks like personal data ({kind}) in {count} places, so it was not"
                " saved. Mask them, or keep them with a reason.",
            ),
            kind=hit_names(hits[0].kind),
            count=len(hits),
        )


@dataclass(frozen=True)
class Clearance:
    """The guard's verdict on one text, known by its digest; the gateway writes no text without it.

    Made by :func:`clear` or :func:`confirm` only. ``confirmed_by``, ``confirmed_at`` and ``reason``
    are None unless a person chose to keep what the guard found.
    """

    digest: str
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
    reason: str | None = None

    def covers(self, text: str) -> bool:
        """Tell whether the verdict was given on exactly this text."""
        return self.digest == _digest(text)


def find_hits(text: str, today: date | None = None) -> tuple[Hit, ...]:
    """Return what looks like personal data, in order of place, without overlaps.

    A date of birth has been: ``today`` is the day in Sweden unless told.
    """
    has_words = _HINT_WORDS.search(text) is not None
    if not has_words and not _DIGITS_OR_AT.search(text):
        return ()
    reading = read(text)
    hits = [*plate_hits(reading)]
    if _LONG_NUMBER.search(reading.plain):
        hits += [*number_hits(reading, today or local_today()), *phone_hits(reading)]
    if _AT.search(reading.plain):
        hits += email_hits(reading)
    if has_words:
        hits += name_hints(reading)
    return _without_overlaps(hits)


def stopping(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return the hits that stop a text from being written: all but the hints."""
    return tuple(hit for hit in hits if hit.strength is not HitStrength.HINT)


def mask(text: str, hits: Iterable[Hit]) -> str:
    """Return ``text`` with each of ``hits`` replaced by ``***``."""
    for hit in sorted(hits, reverse=True):
        text = text[: hit.start] + MASK + text[hit.end :]
    return text


def clear(text: str) -> Clearance:
    """Return the clearance of a text without personal data, hints aside. Raises PersonalDataError."""
    hits = stopping(find_hits(text))
    if hits:
        raise PersonalDataError(hits)
    return Clearance(_digest(text))


def confirm(text: str, by: str, at: datetime, reason: str) -> Clearance:
    """Return the clearance of a text that a person keeps as it is, with who, when and why.

    ``at`` is an instant (aware). Raises EstError where who or why is missing.
    """
    if not by.strip() or not reason.strip():
        raise EstError(
            QT_TRANSLATE_NOOP(
                "est", "Write why the text must be kept as it is. Without a reason it is not saved."
            )
        )
    if at.tzinfo is None:
        raise ValueError("the time of a confirmation is an instant with a time zone")
    return Clearance(_digest(text), by.strip(), at, reason.strip())


def joined_text(parts: Iterable[str | None]) -> str:
    """Return texts of several fields as one for the guard; nothing is found across two of them."""
    return RECORD_SEPARATOR.join(part or "" for part in parts)


def guarded_text(observation: Observation) -> str:
    """Return all that a person wrote in an observation, as the text that its clearance covers."""
    return joined_text((observation.description, observation.place_name, observation.reporter_role))


def hit_names(kind: HitKind) -> Message:
    """Return what a kind of hit is called."""
    return Message(_KIND_NAMES[kind])


def _without_overlaps(hits: list[Hit]) -> tuple[Hit, ...]:
    """Keep the surest hits, and of equally sure ones the longest."""
    hits.sort(key=lambda hit: (STRENGTH_ORDER.index(hit.strength), hit.start - hit.end, hit.start))
    kept: list[Hit] = []
    for hit in hits:
        place = bisect(kept, hit)
        after_the_one_before = place == 0 or kept[place - 1].end <= hit.start
        if after_the_one_before and (place == len(kept) or hit.end <= kept[place].start):
            kept.insert(place, hit)
    return tuple(kept)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
