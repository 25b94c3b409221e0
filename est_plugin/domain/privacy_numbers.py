"""Personnummer, samordningsnummer and interim numbers, as people write them.

Source: Skatteverket, SKV 704 (personnummer) and SKV 707 (samordningsnummer): date of birth, of which
the day has 60 added in a samordningsnummer, three digits and a check digit by Luhn's formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .privacy_reading import Hit, HitKind, HitStrength, Reading, before, found, names_a_thing

COORDINATION_DAYS = 60
_INTERIM_LETTERS = "TRSUWXJKLMN"
_TIMESTAMP_YEARS = 5
"""A number whose date is this recent may as well be the time of an event."""
_FRESH_YEARS = 2
_SAID_TO_BE_ONE = re.compile(
    r"(?:p(?:ers?)?\.?-?nr|person-?(?:nr|nummer|id)|födelse\w*|samordnings\w*)[ .:#=]*\Z"
)

_DATE = r"(?:(?P<century>1[89]|20) ?)?(?P<yy>\d\d)(?P<within>[ \-./]?)(?P<mm>\d\d)(?P=within)(?P<dd>\d\d)"
_BETWEEN = r"(?P<between> {0,3}(?:[-+]{1,2}|[._:/,|])? {0,3})"
_NUMBER = re.compile(rf"(?<!\d){_DATE}{_BETWEEN}(?P<last>\d{{4}}|\d\d \d\d|\d{{3}} \d)(?!\d)")
_INTERIM = re.compile(
    rf"(?<!\d){_DATE}(?P<between> {{0,2}}[-+]? {{0,2}})(?P<last>[A-Za-z]\d{{3}}|[A-Za-z]{{2}}\d\d)"
    r"(?![0-9A-Za-zÅÄÖåäö])"
)
_SPACED_OUT = re.compile(r"(?<!\d)(?:(?:\d ){2})?(?:\d ){5}\d ?[-+]? ?\d \d \d \d(?! ?\d)")
_SOLE_TRADER = re.compile(r"(?<![A-Za-z])SE ?(\d{6})-?(\d{4}) ?01(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class _Birth:
    """The date part: ``year`` None where a two-digit year could be any."""

    year: int
    is_coordination: bool


@dataclass(frozen=True)
class _Written:
    """A candidate as it stands in the text."""

    birth: _Birth
    ten_digits: str
    within: str
    between: str
    last: str

    @property
    def has_dash(self) -> bool:
        return "-" in self.between or "+" in self.between

    @property
    def is_spaced_only(self) -> bool:
        return self.between != "" and not self.between.strip()


def check_digit_is_right(ten_digits: str) -> bool:
    """Tell whether the last of ten digits is the Luhn check digit of the first nine."""
    total = 0
    for place, sign in enumerate(ten_digits):
        value = int(sign) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def number_hits(reading: Reading, today: date) -> Iterator[Hit]:
    """Yield what looks like a personnummer, samordningsnummer or interim number on the day ``today``."""
    yield from _ordinary(reading, today)
    yield from _interim(reading, today)
    for match in _SPACED_OUT.finditer(reading.plain):
        digits = re.sub(r"\D", "", match[0])
        if _is_right_number(digits, today):
            yield found(reading, match.start(), match.end(), HitKind.PERSONAL_NUMBER)
    for match in _SOLE_TRADER.finditer(reading.plain):
        if _is_right_number(match[1] + match[2], today):
            yield found(reading, match.start(), match.end(), HitKind.PERSONAL_NUMBER)


def _ordinary(reading: Reading, today: date) -> Iterator[Hit]:
    place = 0
    while (match := _NUMBER.search(reading.plain, place)) is not None:
        hit = _ordinary_hit(reading, match, today)
        place = match.start() + 1 if hit is None else match.end()
        if hit is not None:
            yield hit


def _ordinary_hit(reading: Reading, match: re.Match[str], today: date) -> Hit | None:
    written = _written(match, today)
    if written is None:
        return None
    strength = _strength(written, before(reading.plain, match.start()), today)
    if strength is None:
        return None
    coordination = written.birth.is_coordination
    kind = HitKind.COORDINATION_NUMBER if coordination else HitKind.PERSONAL_NUMBER
    return found(reading, match.start(), match.end(), kind, strength)


def _interim(reading: Reading, today: date) -> Iterator[Hit]:
    for match in _INTERIM.finditer(reading.plain):
        birth = _birth(
            match["century"], match["yy"], match["mm"], match["dd"], "+" in match["between"], today
        )
        if birth is None or match["within"]:
            continue
        letter, has_dash = match["last"][0].upper(), bool(match["between"].strip())
        usual = letter in _INTERIM_LETTERS and match["last"][1:].isdigit()
        recent = today.year - birth.year <= _TIMESTAMP_YEARS
        if not has_dash and (recent or not usual):
            continue
        if recent and (not usual or names_a_thing(before(reading.plain, match.start()))):
            continue
        strength = HitStrength.STRONG if usual and has_dash else HitStrength.WEAK
        yield found(reading, match.start(), match.end(), HitKind.INTERIM_NUMBER, strength)


def _written(match: re.Match[str], today: date) -> _Written | None:
    between = match["between"]
    birth = _birth(match["century"], match["yy"], match["mm"], match["dd"], "+" in between, today)
    last = match["last"].replace(" ", "")
    if birth is None or last.startswith("000"):
        return None
    ten_digits = match["yy"] + match["mm"] + match["dd"] + last
    return _Written(birth, ten_digits, match["within"], between, match["last"])


def _birth(century: str | None, yy: str, mm: str, dd: str, is_old: bool, today: date) -> _Birth | None:
    """Return the birth that a date part tells, or None where it tells none that has been."""
    coordination = int(dd) > COORDINATION_DAYS - 1
    month, day = int(mm), int(dd) - (COORDINATION_DAYS if coordination else 0)
    year = int((century or "20") + yy)
    if century is None and (year > today.year or is_old):
        year -= 100
    if year > today.year or month > 12:
        return None
    if coordination and (day == 0 or month == 0):
        return _Birth(year, True) if day <= 31 else None
    leap_year_if_unsure = year if century or year % 4 else 2000
    if month == 0 or not _is_day(leap_year_if_unsure, month, day):
        return None
    if century is not None and not coordination and date(year, month, day) > today:
        return None
    return _Birth(year, coordination)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _strength(written: _Written, context: str, today: date) -> HitStrength | None:
    age = today.year - written.birth.year
    right = check_digit_is_right(written.ten_digits)
    numbers_a_thing = names_a_thing(context)
    if _SAID_TO_BE_ONE.search(context):
        return HitStrength.STRONG if right else HitStrength.WEAK
    if age <= _FRESH_YEARS and (numbers_a_thing or (written.is_spaced_only and _is_clock(written.last))):
        return None
    if right:
        is_dated = written.within == "-" or (written.within and _is_clock(written.last))
        is_day_and_clock = is_dated and written.is_spaced_only and age <= _TIMESTAMP_YEARS
        return None if is_day_and_clock else HitStrength.STRONG
    if _is_unusual(written) or numbers_a_thing:
        return None
    if age <= _TIMESTAMP_YEARS and _is_clock(written.last):
        return None
    return None if age <= _FRESH_YEARS and not written.has_dash else HitStrength.WEAK


def _is_unusual(written: _Written) -> bool:
    """Tell whether nobody would write a personnummer so: then only its check digit speaks for it."""
    if " " in written.last or written.between.strip() not in ("", "-", "+", "--"):
        return True
    return written.within not in ("", "-") or (written.within == "-" and not written.has_dash)


def _is_clock(last: str) -> bool:
    digits = last.replace(" ", "")
    return int(digits[:2]) < 24 and int(digits[2:]) < 60


def _is_right_number(digits: str, today: date) -> bool:
    century, ten = (digits[:2], digits[2:]) if len(digits) == 12 else (None, digits)
    if len(ten) != 10 or (century is not None and century not in ("18", "19", "20")):
        return False
    birth = _birth(century, ten[:2], ten[2:4], ten[4:6], False, today)
    return birth is not None and check_digit_is_right(ten)
