"""Keys of the example's rows: the same for the same seed, so that making it twice is the same writing."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5


def example_uuid(seed: int, *path: str | int) -> str:
    """Return the key of a named row of the example."""
    return str(uuid5(NAMESPACE_URL, ":".join(["est", "exempel", str(seed), *map(str, path)])))
