"""Phone numbers, e-mail addresses and hints of names.

Source of the forms of phone numbers: Post- och telestyrelsen, the numbering plan for telephony (ITU-T
E.164): after the 0 an area code of one to three digits; eight to ten digits in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .privacy_reading import Hit, HitKind, HitStrength, Reading, before, found, names_a_thing

_GAP = r"[ \-/.]{0,3}"
_GROUPS = rf"(?:{_GAP}\d{{2,}}){{0,4}}"
_MOBILE = re.compile(rf"(?<!\d)\(?0 ?7[02369]\)?(?P<rest>\d{{0,7}}{_GROUPS})(?!\d)(?![-/.]\d)")
_DOTTED = re.compile(r"\.?\d{3}\.?\d\d\.?\d\d")
_MOBILE_IN_PAIRS = re.compile(r"(?<!\d)07 [02369]\d(?: \d\d){3}(?! ?\d)")
_MOBILE_SPACED_OUT = re.compile(r"(?<!\d)0 7 [02369](?: \d){7}(?! ?\d)")
_INTERNATIONAL = re.compile(
    r"(?<!\d)(?:\(?(?:\+|\b00) ?46\)?)"
    rf"(?P<rest>{_GAP}(?:\(0\))?{_GAP}\(?\d{{1,3}}\)?(?:{_GAP}\d+){{1,6}})(?!\d)"
)
_INTERNATIONAL_NO_PLUS = re.compile(r"(?<![\d.,/-])46 ?-?7[02369]\d{7}(?!\d)")
_FOREIGN = re.compile(r"(?<![\d\w])\+(?!46)(?P<digits>[1-9]\d{0,2}(?:[ \-.]?\(?\d{1,4}\)?){2,6})(?!\d)")
_AREA = (
    r"(?:8|1[136890]|2[136]|3[1356]|4[0246]|54|6[03]|90"
    r"|(?:1[24579]|2[24579]|3[024789]|4[135789]|5\d|6[124-9]|9\d)\d)"
)
_LANDLINE = re.compile(
    r"(?<![\d])(?<!\d[-/.:,])(?P<open>\()?0(?P<area>8|[1-69]\d{1,2})(?P<between> ?\) ?-? ?| ?[-/] ?| )"
    r"(?P<rest>\d{2,8}(?:[ \-]\d{2,4}){0,3})(?!\d)(?![-/:]\d)"
)
_LANDLINE_UNBROKEN = re.compile(rf"(?<!\d)(?<![\d][-/.:,])0{_AREA}\d{{5,8}}(?!\d)(?![-/:]\d)(?![.,]\d)")
_NATURAL_GROUPS = re.compile(r"[5-8]|222?2?|2?23|32[23]?|3[34]?|332|4[234]|24|422|224|232")
"""The lengths of the groups that a subscriber's number is written in, such as 322 for 123 45 67."""
_AFTER_A_PHONE_WORD = re.compile(
    r"\b(?:tel(?:e(?:fon)?(?:nummer|nr)?(?:et)?)?|tfn|tlf|mob(?:il(?:en|nummer|nr|telefon)?)?|cell|phone"
    r"|sms(?:a|:a)?|ring(?:a|er|de|s)? (?:på|till|mig|honom|henne|nr|nummer)?|nås på|nr till \w+|whatsapp"
    r"|swisha?)[ .:#=]{0,3}(?:nr|nummer|är|på|till)?[ .:#=]{0,3}"
    r"(?P<number>\d{2,9}(?:[ -]{1,3}\d{2,4}){0,4})(?![\d:.,/])",
    re.IGNORECASE,
)
_SHORT_NUMBERS = frozenset(
    ("11414", "11313", "116000", "116111", "116117", "116123", "118118", "90000", "90510")
)
_SERVICE = re.compile(r"0?(?:20[0-9]|77\d|900|939|944|99\d)\d*")
"""Freephone, shared-cost and premium numbers: they belong to no person."""
_DAY_OR_CLOCKS = re.compile(
    r"(?:19|20)\d\d[- ]?\d\d[- ]?\d\d|\d\d-\d\d-(?:19|20)\d\d|[01]\d[0-5]\d ?- ?[012]\d[0-5]\d(?: .*)?"
)
_CLOCK_WORD = re.compile(r"(?:\bkl\b|klockan|mellan|öppe\w+|\btid\w*|från|dagligen|\w+dag(?:ar)?)[ .:]*\Z")


def phone_hits(reading: Reading) -> Iterator[Hit]:
    """Yield Swedish phone numbers in their written forms, and foreign ones with a plus (weaker)."""
    plain = reading.plain
    for match in _MOBILE.finditer(plain):
        if _is_mobile(match):
            yield _phone(reading, match)
    for pattern in (_MOBILE_IN_PAIRS, _MOBILE_SPACED_OUT, _INTERNATIONAL_NO_PLUS):
        for match in pattern.finditer(plain):
            yield _phone(reading, match)
    for match in _INTERNATIONAL.finditer(plain):
        digits = re.sub(r"\(0\)|\D", "", match["rest"]).removeprefix("0")
        if 7 <= len(digits) <= 10 and not _SERVICE.fullmatch(digits):
            yield _phone(reading, match)
    for match in _FOREIGN.finditer(plain):
        if 8 <= len(re.sub(r"\D", "", match["digits"])) <= 14:
            yield _phone(reading, match, HitStrength.WEAK)
    yield from _landlines(reading)
    for match in _AFTER_A_PHONE_WORD.finditer(plain):
        if _is_local(match["number"]):
            start, end = match.span("number")
            yield found(reading, start, end, HitKind.PHONE_NUMBER, HitStrength.WEAK)


def _phone(reading: Reading, match: re.Match[str], strength: HitStrength = HitStrength.STRONG) -> Hit:
    return found(reading, match.start(), match.end(), HitKind.PHONE_NUMBER, strength)


def _is_mobile(match: re.Match[str]) -> bool:
    if len(re.sub(r"\D", "", match[0])) != 10 or _DAY_OR_CLOCKS.fullmatch(match[0]):
        return False
    return "." not in match["rest"] or _DOTTED.fullmatch(match["rest"]) is not None


def _landlines(reading: Reading) -> Iterator[Hit]:
    plain = reading.plain
    for match in _LANDLINE.finditer(plain):
        context = before(plain, match.start())
        if _is_landline(match, context) and not names_a_thing(context):
            sure = match["between"].strip() != ""
            yield _phone(reading, match, HitStrength.STRONG if sure else HitStrength.WEAK)
    for match in _LANDLINE_UNBROKEN.finditer(plain):
        context = before(plain, match.start())
        if len(match[0]) <= 10 and not _SERVICE.fullmatch(match[0]) and not names_a_thing(context):
            yield _phone(reading, match, HitStrength.WEAK)


def _is_landline(match: re.Match[str], context: str) -> bool:
    groups = re.split(r"[ \-]", match["rest"])
    digits = "0" + match["area"] + "".join(groups)
    if not 8 <= len(digits) <= 10 or len(digits) - len(match["area"]) < 6:
        return False
    if not _NATURAL_GROUPS.fullmatch("".join(str(len(group)) for group in groups)) or _SERVICE.fullmatch(
        digits
    ):
        return False
    if _DAY_OR_CLOCKS.fullmatch(match[0]) or (_CLOCK_WORD.search(context) and len(groups[0]) == 2):
        return False
    stockholm = match["area"] == "8"
    if stockholm and match["between"] == " ":
        return len(groups[0]) >= 3
    return not (stockholm and len(groups[0]) == 2 and "-" in match["rest"])


def _is_local(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    if not 6 <= len(digits) <= 9 or digits in _SHORT_NUMBERS or _SERVICE.fullmatch(digits):
        return False
    return not _DAY_OR_CLOCKS.fullmatch(number)


_AT_SIGN = re.compile(r"(?<=[\w.%+'\- ])@(?=[\w ])")
_LOCAL_PART = re.compile(r"[\w.%+'\-]{1,64}(?P<gap> {0,2})\Z")
_DOMAIN = re.compile(r"(?P<gap> {0,2})(?P<host>[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,5})")
_TOP_LEVEL = re.compile(r"\.[A-Za-zÅÄÖåäö][A-Za-zÅÄÖåäö\-]{1,23}\Z")
_WRITTEN_OUT = re.compile(
    r"\b[\w.%+\-]{1,64} ?(?:[(\[{<] ?(?:at|a|snabel-?a|@) ?[)\]}>]| (?:at|snabel-?a) ) ?"
    r"[\w\-]{2,63}(?: ?(?:\.|[(\[{<]? ?(?:dot|punkt) ?[)\]}>]?) ?[\w\-]{2,24}){1,3}",
    re.IGNORECASE,
)


def email_hits(reading: Reading) -> Iterator[Hit]:
    """Yield e-mail addresses, also with spaces around the sign or the sign written out (weaker)."""
    plain = reading.plain
    for match in _AT_SIGN.finditer(plain):
        local = _LOCAL_PART.search(plain[max(0, match.start() - 66) : match.start()])
        domain = _DOMAIN.match(plain, match.end())
        if local is None or domain is None:
            continue
        host, spaced = domain["host"].rstrip(".-_"), bool(local["gap"] or domain["gap"])
        strength = _email_strength(local[0].strip(), host, spaced)
        if strength is not None:
            start = match.start() - len(local[0])
            yield found(reading, start, domain.start("host") + len(host), HitKind.EMAIL_ADDRESS, strength)
    for match in _WRITTEN_OUT.finditer(plain):
        yield found(reading, match.start(), match.end(), HitKind.EMAIL_ADDRESS, HitStrength.WEAK)


def _email_strength(local: str, host: str, spaced: bool) -> HitStrength | None:
    if _TOP_LEVEL.search(host):
        return HitStrength.WEAK if spaced else HitStrength.STRONG
    is_internal = "." in local.strip(".") and len(host) > 2 and host[0].isalpha() and not spaced
    return HitStrength.WEAK if is_internal and re.search(r"[^\W\d_]", local) else None


_NAMED = re.compile(
    r"\b(?i:(?:heter|hette|heta|vid namn|med namnet|namnet är|namnet var|kallad|kallas|kallar sig"
    r"|känd som|alias|(?<![-\w])namn:|(?:för|efter)namn(?:et)?(?: är|:)?|född[ae]? (?:\d|den))) ?"
    r"(?P<name>(?:(?:för |sig )?[\"”']?(?:[A-ZÅÄÖ][\wåäöé\-]+)(?: [A-ZÅÄÖ][\wåäöé\-]+){0,3}))"
)
_VID_NAMN = re.compile(r"\b(?i:vid namn) (?P<name>[\w\-]{2,40})")
_PLACE_NAME = re.compile(
    r"(?:gatan|vägen|torget|skolan|parken|gränden|stigen|platsen|centrum|stationen|kyrkan|backen|gården|området"
    r"|bron|hallen|huset|galleria\w*|leden|allén|plan|kvarteret|förskola|museet|badet|vallen|berget|viken"
    r"|ängen)\Z",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"(?:gata\w*|väg\w*|torg\w*|skola\w*|park\w*|plats\w*|område\w*|butik\w*|affär\w*|restaurang\w*|kafé\w*"
    r"|hus\w*|kvarter\w*|förening\w*|företag\w*|bolag\w*|grupp\w*|gäng\w*|nätverk\w*|projekt\w*|evenemang\w*"
    r"|festival\w*|fritidsgård\w*|app\w*|kanal\w*|konto\w*|krog\w*|pub\w*|hållplats\w*|stadsdel\w*|kommun\w*"
    r"|arrangemang\w*) "
    r"(?:som |som även |där |nu )?\Z"
)


def name_hints(reading: Reading) -> Iterator[Hit]:
    """Yield hints where the text says that somebody is called something; names themselves cannot be found."""
    for pattern in (_NAMED, _VID_NAMN):
        for match in pattern.finditer(reading.plain):
            if _PLACE_NAME.search(match["name"]) or _PLACE_BEFORE.search(
                before(reading.plain, match.start())
            ):
                continue
            start, end = match.span("name")
            yield found(reading, start, end, HitKind.NAME, HitStrength.HINT)
