"""Names a person or a script writes for areas, kinds and sources, found in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..answers.ground import default_compare
from ..domain.message import QT_TRANSLATE_NOOP
from ..domain.observation import Source
from ..domain.period import Period, parse_period
from ..domain.selection import Selection
from ..project.language import translate
from ..store.gateway import Gateway
from .values import ParameterRefused, Values

_SHOWN = 8
_PREVIOUS, _LAST_YEAR, _NONE = "previous", "last_year", "none"


def chosen_selection(values: Values, gateway: Gateway, period: Period | None) -> Selection:
    """Return the selection of AREAS, CATEGORIES and SOURCES for a period. Raises ParameterRefused."""
    return Selection(
        period,
        category_uuids=chosen_categories(values.listed("CATEGORIES"), gateway),
        sources=chosen_sources(values.listed("SOURCES")),
        area_uuids=chosen_areas(values.listed("AREAS"), gateway),
    )


def chosen_areas(texts: Sequence[str], gateway: Gateway, name: str = "AREAS") -> frozenset[str]:
    """Return the uuids of areas named by name, register id or uuid. Raises ParameterRefused."""
    known: dict[str, list[str]] = {}
    areas = gateway.areas()
    for area in areas:
        for text in (area.uuid, area.name, area.external_id or ""):
            known.setdefault(text.casefold(), []).append(area.uuid)
    return _found(name, texts, known, [area.name for area in areas])


def chosen_categories(texts: Sequence[str], gateway: Gateway) -> frozenset[str]:
    """Return the uuids of kinds named by name, code or uuid. Raises ParameterRefused."""
    known: dict[str, list[str]] = {}
    categories = gateway.categories()
    for category in categories:
        for text in (category.uuid, category.name, category.code):
            known.setdefault(text.casefold(), []).append(category.uuid)
    return _found(
        "CATEGORIES", texts, known, [category.name for category in categories if not category.parent_uuid]
    )


def chosen_category(name: str, text: str, gateway: Gateway) -> str:
    """Return the uuid of one kind named by name, code or uuid, "" for no text. Raises ParameterRefused."""
    if not text:
        return ""
    categories = gateway.categories()
    for named in (lambda one: one.uuid, lambda one: one.code, lambda one: one.name):
        for category in categories:
            if named(category).casefold() == text.casefold():
                return category.uuid
    raise _unknown(name, text, [category.name for category in categories])


def chosen_organisation(text: str, gateway: Gateway, name: str = "ORGANISATION") -> str:
    """Return the uuid of an organisation named by name or uuid, "" for no text. Raises ParameterRefused."""
    if not text:
        return ""
    organisations = gateway.organisations()
    wanted = " ".join(text.split()).casefold()
    for organisation in organisations:
        if wanted in (organisation.uuid, organisation.name.casefold()):
            return organisation.uuid
    raise _unknown(name, text, [organisation.name for organisation in organisations])


def chosen_sources(texts: Sequence[str]) -> frozenset[str]:
    """Return the sources that are named. Raises ParameterRefused."""
    known = {source.value: [source.value] for source in Source}
    return _found("SOURCES", texts, known, list(known))


def chosen_insatser(texts: Sequence[str], gateway: Gateway) -> tuple[str, ...]:
    """Return the uuids of insatser named by title or uuid. Raises ParameterRefused."""
    known: dict[str, list[str]] = {}
    insatser = gateway.insatser()
    for insats in insatser:
        for text in (insats.uuid, insats.title):
            known.setdefault(text.casefold(), []).append(insats.uuid)
    return tuple(sorted(_found("INSATS", texts, known, [insats.title for insats in insatser])))


def chosen_compare(text: str, gateway: Gateway, selection: Selection) -> Period | None:
    """Read COMPARE: ``previous``, ``last_year``, ``none`` or a period; empty lets the data decide."""
    period = selection.period
    if period is None or text == _NONE:
        return None
    if not text:
        return default_compare(gateway, selection)
    if text == _PREVIOUS:
        return period.previous()
    if text == _LAST_YEAR:
        return period.same_last_year()
    return parse_period(text)


def _found(
    name: str, texts: Sequence[str], known: Mapping[str, list[str]], examples: Iterable[str]
) -> frozenset[str]:
    found: set[str] = set()
    for text in texts:
        uuids = known.get(text.casefold()) if text else None
        if not uuids:
            raise _unknown(name, text, list(examples))
        found.update(uuids)
    return frozenset(found)


def _unknown(name: str, text: str, known: list[str]) -> ParameterRefused:
    return ParameterRefused(
        QT_TRANSLATE_NOOP("est", "{name}: there is no “{value}” in the database. There are: {known}."),
        name=name,
        value=text,
        known=_shortened(known),
    )


def _shortened(names: list[str]) -> str:
    if not names:
        return translate("est", "none at all")
    rest = len(names) - _SHOWN
    shown = ", ".join(names[:_SHOWN])
    return translate("est", "{names} and {count} more", names=shown, count=rest) if rest > 0 else shown
