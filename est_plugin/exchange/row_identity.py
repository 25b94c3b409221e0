"""By what an imported row is known again: its system, its id, or its content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha1, sha256
from uuid import NAMESPACE_URL, UUID

from .import_context import ImportContext
from .profiles import Profile

_KEY = "est:import:"
_DIGEST_LENGTH = 32


def content_digest(parts: Iterable[str]) -> str:
    """Return a hash of what a row says, however its spaces are set."""
    content = "\x1f".join(" ".join(part.split()) for part in parts)
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]


def row_uuid(identity: str) -> str:
    """Return the key of an imported row (a UUID of version 5): importing it again is the same write."""
    name = NAMESPACE_URL.bytes + f"{_KEY}{identity}".encode("utf-8", "surrogatepass")
    return str(UUID(bytes=sha1(name, usedforsecurity=False).digest()[:16], version=5))


def profile_kinds(profile: Profile, context: ImportContext) -> dict[str, str]:
    """Return the kinds of a profile by uuid, the municipality's own table before them."""
    by_code = {category.code: category.uuid for category in context.categories if category.code}
    table = {word: by_code.get(code, code) for word, code in profile.kinds.items()}
    return {**table, **context.kinds}


def areas_by_name(context: ImportContext) -> dict[str, str]:
    """Return the uuids of areas by their names and ids, in small letters."""
    names: dict[str, str] = {}
    for area in context.areas:
        for name in (area.external_id, area.name):
            if name:
                names[name.casefold()] = area.uuid
    return names


def source_system_of(profile: Profile) -> str:
    """Return a name for where a table comes from: the same for every table with these mapped headings."""
    if profile.name:
        return profile.name
    headings = "\x1f".join(sorted(re.sub(r"\s+", " ", heading) for heading in profile.columns.values()))
    return f"tabell {sha256(headings.encode()).hexdigest()[:12]}"
