"""Swedish registration plates, told from room numbers, amounts, models and diary numbers.

Source: Transportstyrelsen: three letters without I, Q, V, Å, Ä, Ö, then three digits, or two digits
and a letter that is not O either; some ninety combinations of letters are never issued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .privacy_reading import Hit, HitKind, HitStrength, Reading, before, found
from .privacy_words import ABBREVIATIONS, LABELS, MODELS, NEVER_ISSUED, WORDS

_LETTER = "[A-HJ-PR-UW-Za-hj-pr-uw-z]"
_LAST_LETTER = "[A-HJ-NPR-UW-Za-hj-npr-uw-z]"
_PLATE = re.compile(
    rf"(?<![A-Za-zÅÄÖåäöé0-9_#])(?P<letters>{_LETTER}{{3}})(?P<between> {{0,2}}[-.·:]? {{0,2}})"
    rf"(?P<digits>\d\d(?:\d| ?{_LAST_LETTER}))(?: ?[Tt])?(?![A-Za-zÅÄÖåäöé0-9_])(?![-/:.,]\d)"
)
_SAID_TO_BE_A_PLATE = re.compile(
    r"(?:\breg(?:istrerings)?[ .\-]*(?:nr|nummer|skylt\w*|plåt\w*|beteckning)?|\w*skylt\w*|nummerplåt\w*"
    r"|\bplåt\w*)[ .:#=\"”'(]{1,4}(?:(?:är|var|löd|lyder|nr|nummer|med|med texten)[ .:#=\"”'(]{1,3})?\Z"
)
_ABOUT_A_VEHICLE = re.compile(
    r"(?:\breg(?:istrerings)?[ .\-]*(?:nr|nummer|skylt\w*|plåt\w*)|skylt\w*|nummerplåt\w*"
    r"|\w*bil(?:en|ar|arna)?|\w*moped(?:en|er|bil|bilen)?|\bmc\b|motorcykel\w*|a-traktor\w*|\bepa\w*|\w*fordon\w*|\bvolvo\w*|\bsaab\w*"
    r"|\baudi\w*|\bvw\b|\bbmw\w*|\btoyota\w*|\bford\w*|\bkia\b|\btesla\w*|\bmerca?\w*|\bskoda\w*|husvagn\w*"
    r"|släp\w*|\bsuv\b|kombi\w*)[^.!?;\d]{0,14}\Z"
)
_ABOUT_A_THING = re.compile(
    r"(?:stolp\w*|armatur\w*|lamp\w*|skåp\w*|\bnod\w*|brunn\w*|\brum\w*|\bsal\w*|\bmodell\w*|artikel\w*|flight|flyg\w*"
    r"|kurs\w*|\w*linje\w*|\bväg\w*|objekt\w*|\bd\.?nr|diarie\w*|ärende\w*|felkod\w*|\w*kod(?:en)?|lösenord\w*|wi-?fi\w*"
    r"|nätverk\w*|\bssid|version\w*|\bral|kulör\w*|färg\w*|\bnyckel\w*|märkt|kamera\w*|cykel\w*|\btyp|inventarie\w*"
    r"|användar\w*|inlogg\w*|\bid)[ .:#]*(?:nr|nummer|id)?[ .:#\"”'(]*(?:är|heter|var|med)?[ .:#\"”'(]*\Z"
)
_UNIT_AFTER = re.compile(
    r" ?(?:kr\b|kronor|sek\b|€|\$|:-|%|m\b|meter|km\b|cm\b|mm\b|kg\b|gram\b|g\b|st\b|stycken|personer|pers\b"
    r"|ungdomar|barn\b|elever|besökare|minuter|min\b|timmar|tim\b|sekunder|dagar|gånger|ggr|grader|°|w\b|watt|volt"
    r"|lux\b|liter|l\b|kvm|kvadrat|m2|hushåll|lägenheter|bilar|boende|år\b|dB\b|mb\b|gb\b|cc\b|kubik)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|ftp://|www\.)\S+", re.IGNORECASE)


def plate_hits(reading: Reading) -> Iterator[Hit]:
    """Yield what looks like a registration plate; personal plates and foreign ones only if named so."""
    links = [match.span() for match in _LINK.finditer(reading.plain)]
    for match in _PLATE.finditer(reading.plain):
        if any(first <= match.start() < last for first, last in links):
            continue
        strength = _strength(match, reading.plain)
        if strength is not None:
            yield found(reading, match.start(), match.end(), HitKind.REGISTRATION_PLATE, strength)
    yield from _named_plates(reading)


def _strength(match: re.Match[str], plain: str) -> HitStrength | None:
    letters, context = match["letters"], before(plain, match.start())
    if _SAID_TO_BE_A_PLATE.search(context):
        return HitStrength.STRONG
    if " " in match["digits"]:
        return None
    if letters.upper() not in NEVER_ISSUED and _ABOUT_A_VEHICLE.search(context):
        return _strength_beside_a_vehicle(match, plain)
    if _is_of_a_thing(match, plain, context):
        return None
    if not letters.isupper():
        return _strength_of_small_letters(match, plain)
    spaced = " " in match["between"]
    if spaced and letters.lower() in WORDS and _stands_among_capitals(plain, match.start(), match.end()):
        return None
    return HitStrength.STRONG


def _strength_beside_a_vehicle(match: re.Match[str], plain: str) -> HitStrength | None:
    """Judge what follows a word such as ``bilen``: a plate, unless it is a house, a model or an amount."""
    letters = match["letters"]
    if not letters.isupper():
        return None if letters.lower() in WORDS - {"abc"} else HitStrength.STRONG
    return None if _is_model(match) or _is_amount(match, plain) else HitStrength.STRONG


def _is_of_a_thing(match: re.Match[str], plain: str, context: str) -> bool:
    capitals = match["letters"].upper()
    spaced = " " in match["between"]
    if capitals in NEVER_ISSUED or capitals in (ABBREVIATIONS if spaced else LABELS):
        return True
    return _is_model(match) or _is_amount(match, plain) or _ABOUT_A_THING.search(context) is not None


def _is_model(match: re.Match[str]) -> bool:
    digits = match["digits"]
    return match["letters"].upper() in MODELS and digits.isdigit() and int(digits) % 5 == 0


def _is_amount(match: re.Match[str], plain: str) -> bool:
    return " " in match["between"] and _UNIT_AFTER.match(plain, match.end()) is not None


def _strength_of_small_letters(match: re.Match[str], plain: str) -> HitStrength | None:
    """Judge ``abc 123``, ``Abc 123`` and ``abc123``, which may be a word and a number."""
    if match["letters"].lower() in WORDS - {"abc"}:
        return None
    neighbours = plain[max(0, match.start() - 1) : match.start()] + plain[match.end() : match.end() + 1]
    if any(sign in "/@=&?\\~$" for sign in neighbours):
        return None
    if re.match(r"\.[a-z]{2,4}\b", plain[match.end() : match.end() + 6]):
        return None
    return HitStrength.WEAK


def _stands_among_capitals(plain: str, start: int, end: int) -> bool:
    """Tell whether the words around are in capitals as well, so that capitals mean nothing."""
    words = re.findall(
        r"[A-Za-zÅÄÖåäöé]{2,}", plain[max(0, start - 40) : start] + " " + plain[end : end + 40]
    )
    return bool(words) and sum(word.isupper() for word in words) * 2 > len(words)


_NAMED_PLATE = re.compile(
    r"(?:\b(?i:reg(?:istrerings)?[ .\-]*(?:nr|nummer|skylt(?:en)?|plåt(?:en)?)|nummer(?:plåt|skylt)(?:en)?)"
    r"[ .:#=\"”']{1,3}(?:(?i:är|var|löd|lyder|med texten|med text) [\"”']?)?)"
    r"(?P<plate>(?=[A-ZÅÄÖ0-9 ]*[A-ZÅÄÖ0-9]{2})[A-ZÅÄÖ0-9]{1,7}(?: [A-ZÅÄÖ0-9]{1,5}){0,2})"
    r"(?![a-zåäö0-9A-ZÅÄÖ])"
)
_PERSONAL_PLATE = re.compile(
    r"\b(?i:personlig(?:a|t)? (?:skylt(?:en|ar)?|plåt(?:en)?|reg\w*|nummerplåt(?:en)?)|skylten|plåten)"
    r"[ .:#=\"”']{1,3}(?:(?i:är|var|löd|lyder|med texten|med text) [\"”']?)?"
    r"(?P<plate>(?=[A-ZÅÄÖ0-9 ]*[A-ZÅÄÖ])[A-ZÅÄÖ0-9]{2,7})(?![a-zåäö0-9A-ZÅÄÖ])"
)


def _named_plates(reading: Reading) -> Iterator[Hit]:
    for match in _NAMED_PLATE.finditer(reading.plain):
        plate = match["plate"]
        mixed = any(sign.isdigit() for sign in plate) and any(sign.isalpha() for sign in plate)
        strength = HitStrength.WEAK if mixed else HitStrength.HINT
        yield found(reading, *match.span("plate"), HitKind.REGISTRATION_PLATE, strength)
    for match in _PERSONAL_PLATE.finditer(reading.plain):
        yield found(reading, *match.span("plate"), HitKind.REGISTRATION_PLATE, HitStrength.HINT)
