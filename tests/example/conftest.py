"""The example as the plugin makes it, drawn once for all its tests."""

from __future__ import annotations

import pytest

from est_plugin.example.chunk import ObservationChunk, joined
from est_plugin.example.town import ExampleTown, generate

MANY = 120_000


@pytest.fixture(scope="session")
def example() -> ExampleTown:
    """Exempelköping as it comes."""
    return generate()


@pytest.fixture(scope="session")
def rows(example: ExampleTown) -> ObservationChunk:
    """Its observations."""
    return joined(list(example.chunks()))


@pytest.fixture(scope="session")
def large() -> ExampleTown:
    """The same town with so many observations that shares can be told from chance."""
    return generate(observations=MANY)


@pytest.fixture(scope="session")
def many(large: ExampleTown) -> ObservationChunk:
    """Its observations."""
    return joined(list(large.chunks()))
