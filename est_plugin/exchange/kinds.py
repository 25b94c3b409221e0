"""Foreign words for what happened, brought to the municipality's own kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..domain.category import Category

LEFT_OUT = ""
"""Stands in a table of kinds for what the municipality does not import."""

_SPACES = re.compile(r"\s+")
_PATH = re.compile(r"\s*(?:[/>|:,–-])\s*")

_STEMS: tuple[tuple[str, str], ...] = (
    (r"incident mot anställd|(?:hot|våld)\w* mot (?:anställd|personal|tjänsteman)", "incident_staff"),
    (r"inget att rapportera|ingenting att rapportera|nothing to report", "nothing"),
    (r"klotter|graffiti|tagg(?:ning|at)", "graffiti"),
    (
        r"glaskross|kross\w* (?:\w+ )?(?:fönster|rut)|(?:fönster|rut)\w* kross|broken (?:glass|window)",
        "broken_glass",
    ),
    (r"mordbrand|anlagd brand|\bbrand|\beld\b|eldning|arson|\bfire", "fire"),
    (r"skadegörelse|vandal|criminal damage|åverkan|sabotage", "other_damage"),
    (
        r"buskör|a-?traktor|epa-?traktor|vårdslös\w* kör|moped|störande trafik|trafikbrott",
        "disturbing_traffic",
    ),
    (r"vapen|\bkniv|tillhygge|farligt föremål|weapon", "weapons_found"),
    (r"\brån|\brobber|personrån", "robbery"),
    (r"inbrott|burglar", "burglary"),
    (r"misshandel|slagsmål|\bvåld|assault|violen|skottlossning", "violence"),
    (r"narkotika|drog|\bdrugs?\b|langning", "suspected_drugs"),
    (r"\bbråk|fylleri|ordningsstör|ofredande|gräl|anti-?social|public order|disorder|skrik", "quarrel"),
    (r"sovplats|olovlig\w* bo|bosättning|tältläger|\btält", "unlawful_dwelling"),
    (r"belysning|lampa|lampor|lyktstolp|mörkt|mörker|street ?light", "lighting"),
    (r"insyn|buskage|\bbuskar|skymd sikt|beskär|växtlighet", "visibility"),
    (r"nedskräp|skräp|sopor|fimpar|folie|litter", "litter"),
    (r"ödslig|folktom|öde plats", "deserted"),
    (r"samling\w* .*trapphus|trapphus", "gathering_stairwell"),
    (r"samling\w* .*källare", "gathering_cellar"),
    (r"samling\w* .*garage", "gathering_garage"),
    (r"samling\w* .*(?:köpcentrum|galleria)", "gathering_mall"),
    (r"samling\w* .*förråd", "gathering_storage"),
    (r"samling|ungdomsgäng|\bgäng\b|folksamling", "gathering_outdoors"),
    (r"otrygg|unsafe", "unsafe_place"),
    (r"arrangemang|evenemang|planned event", "risk_event"),
)
_COMPILED = tuple((re.compile(stem), code) for stem, code in _STEMS)


def plain_kind(text: str) -> str:
    """Return a foreign kind as tables of kinds know it: small letters, single spaces."""
    return _SPACES.sub(" ", text).strip().casefold()


class Kinds:
    """Finds the municipality's own kind for a foreign word.

    ``table`` is what the municipality has decided: foreign kinds (see :func:`plain_kind`) to the uuid of
    a category, or :data:`LEFT_OUT`. It goes before everything else.
    """

    def __init__(self, categories: Iterable[Category], table: Mapping[str, str] | None = None) -> None:
        self._table = {plain_kind(word): uuid for word, uuid in (table or {}).items()}
        active = [category for category in categories if category.active]
        self._by_code = {category.code: category.uuid for category in active if category.code}
        self._by_name: dict[str, str] = {}
        self._children: dict[tuple[str, str], str] = {}
        for category in active:
            self._by_name.setdefault(plain_kind(category.name), category.uuid)
            self._children[(category.parent_uuid or "", plain_kind(category.name))] = category.uuid
        names = {category.uuid: category.name for category in active}
        for category in active:
            if category.parent_uuid in names:
                path = f"{names[category.parent_uuid]} / {category.name}"
                self._by_name.setdefault(plain_kind(path), category.uuid)
        self._found: dict[tuple[str, str], str | None] = {}

    def find(self, kind: str, sub_kind: str = "") -> str | None:
        """Return the uuid of the category, :data:`LEFT_OUT`, or None where nobody has decided yet."""
        key = plain_kind(kind), plain_kind(sub_kind)
        if key not in self._found:
            self._found[key] = self._search(*key)
        return self._found[key]

    def of_code(self, code: str) -> str | None:
        """Return the uuid of a starting category that the municipality still uses."""
        return self._by_code.get(code)

    def in_a_name(self, name: str) -> str | None:
        """Return the kind that a file's name tells, such as ``nottingham_burglary.csv``."""
        return self._by_stem(plain_kind(re.sub(r"[_.\-\d]+", " ", name)))

    def _search(self, kind: str, sub_kind: str) -> str | None:
        if sub_kind:
            parent = self._one(kind) if kind else None
            return (
                self._table.get(f"{kind} / {sub_kind}")
                or self._children.get((parent or "", sub_kind))
                or self._one(sub_kind)
                or parent
            )
        return self._one(kind)

    def _one(self, kind: str) -> str | None:
        if kind in self._table:
            return self._table[kind]
        found = self._by_name.get(kind) or self._by_code.get(kind)
        if found is not None or not kind:
            return found
        parts = _PATH.split(kind)
        if len(parts) > 1:
            parent = self._by_name.get(parts[0])
            child = self._children.get((parent or "", parts[-1]))
            if parent is not None and child is not None:
                return child
        return self._by_stem(kind)

    def _by_stem(self, kind: str) -> str | None:
        return next(
            (self._by_code[code] for stem, code in _COMPILED if code in self._by_code and stem.search(kind)),
            None,
        )
