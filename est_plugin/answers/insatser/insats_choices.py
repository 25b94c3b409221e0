"""What there is to choose among on the form of an insats, worded, and the names behind keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...domain.insats import Insats
from ...domain.privacy import HitStrength, find_hits
from ...project.language import translate
from ...project.swedish import day_iso, listed, number

if TYPE_CHECKING:
    from ...store.gateway import Gateway

LONGEST_DECISION = 60
_FREE_TEXTS = (
    "title",
    "problem",
    "problem_place",
    "knowledge",
    "goal",
    "measure",
    "partners",
    "notes",
    "tags",
    "cancel_reason",
)


@dataclass(frozen=True)
class Named:
    """A key and its name; ``parent`` is the key it stands under in a list of two levels."""

    key: str
    name: str
    parent: str | None = None


@dataclass(frozen=True)
class InsatsChoices:
    """Organisations, groups, decisions and kinds that an insats may name, and every name by key."""

    organisations: tuple[Named, ...]
    groups: tuple[Named, ...]
    decisions: tuple[Named, ...]
    kinds: tuple[Named, ...]
    names: Mapping[str, str]


def insats_choices(gateway: Gateway) -> InsatsChoices:
    """Read what an insats may name; what is no longer in use only keeps its name."""
    organisations = gateway.organisations()
    groups = gateway.working_groups()
    meetings = {meeting.uuid: meeting for meeting in gateway.meetings()}
    decisions = tuple(
        Named(
            decision.uuid,
            f"{day_iso(decision.decided_on)} {_short(decision.text)}"
            + (f" ({meetings[decision.meeting_uuid].title})" if decision.meeting_uuid in meetings else ""),
        )
        for decision in gateway.decisions()
    )
    categories = gateway.categories()
    kinds = tuple(
        Named(category.uuid, category.name, category.parent_uuid)
        for category in sorted(categories, key=lambda each: each.parent_uuid is not None)
        if category.active and category.takes_part_in_analysis
    )
    names = {organisation.uuid: organisation.name for organisation in organisations}
    names |= {group.uuid: group.name for group in groups}
    names |= {decision.key: decision.name for decision in decisions}
    names |= {category.uuid: category.name for category in categories}
    return InsatsChoices(
        tuple(Named(one.uuid, one.name) for one in organisations if one.active),
        tuple(Named(one.uuid, one.name) for one in groups if one.active),
        decisions,
        kinds,
        names,
    )


def observations_text(count: int) -> str:
    """Say how many observations an insats is linked to."""
    if not count:
        return translate("est", "No single observation is linked; the kinds above are what it answers.")
    if count == 1:
        return translate("est", "1 observation is linked to it.")
    return translate("est", "{count} observations are linked to it.", count=number(count))


def privacy_notice(insats: Insats) -> str:
    """Warn of what looks like personal data in an insats's texts; "" where nothing does."""
    return privacy_in(getattr(insats, name) for name in _FREE_TEXTS)


def privacy_in(texts: Iterable[str]) -> str:
    """Warn of what looks like personal data in texts; "" where nothing does."""
    found: list[str] = []
    for text in texts:
        found += [
            text[hit.start : hit.end] for hit in find_hits(text) if hit.strength is not HitStrength.HINT
        ]
    if not found:
        return ""
    return translate(
        "est",
        "This looks like personal data: {words}. EST is about places, never persons. Take it away, unless you"
        " are sure. Names are not found by the program.",
        words=listed([f"“{word}”" for word in dict.fromkeys(found)]),
    )


def missing_in(insats: Insats) -> str:
    """Say what an insats lacks, or what in it does not fit; "" where it can be saved."""
    if not insats.title.strip():
        return translate("est", "Give the insats a title.")
    if insats.starts_on and insats.due_on and insats.due_on < insats.starts_on:
        return translate("est", "It is to be done before it begins. Change one of the dates.")
    if insats.starts_on and insats.done_on and insats.done_on < insats.starts_on:
        return translate("est", "It was done before it began. Change one of the dates.")
    if insats.target_from and insats.target_to and insats.target_to < insats.target_from:
        return translate("est", "The goal's days end before they begin. Change one of the dates.")
    if insats.status.value == "cancelled" and not insats.cancel_reason.strip():
        return translate("est", "Say why the insats is broken off.")
    return ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_DECISION else line[: LONGEST_DECISION - 1].rstrip() + "…"
