"""The contract of names: interfaces.md's algorithms and parameters, each with Swedish-able words and help."""

from __future__ import annotations

import pytest
from qgis.core import Qgis, QgsProcessingParameterDefinition

from est_plugin.algorithms.provider import EstProvider

CONTRACT = {
    "createdatabase": "DATABASE [CRS] [MUNICIPALITY] [EXAMPLE] [SEED] [YEARS] [OBSERVATIONS]",
    "importareas": "INPUT DATABASE KIND NAME_FIELD [ID_FIELD] [POPULATION_FIELD]",
    "density": "INPUT BANDWIDTH CELL_SIZE [WEIGHT] [EXTENT] [MASK] [KERNEL] [EDGE] [UNIT] OUTPUT",
    "lagesbild": (
        "DATABASE PERIOD [SHEET] [COMPARE] [AREAS] [CATEGORIES] [SOURCES] [INSATS] [TEMPLATE] [PAPER]"
        " [ORIENTATION] [AUDIENCE] [FORMAT] OUTPUT"
    ),
}


def shown(definition: QgsProcessingParameterDefinition) -> str:
    is_optional = bool(definition.flags() & Qgis.ProcessingParameterFlag.Optional)
    return f"[{definition.name()}]" if is_optional else definition.name()


@pytest.mark.parametrize("name", CONTRACT)
def test_parameters_are_those_that_others_build_on(provider: EstProvider, name: str) -> None:
    algorithm = provider.algorithm(name)
    assert algorithm is not None
    assert " ".join(shown(definition) for definition in algorithm.parameterDefinitions()) == CONTRACT[name]


def test_every_algorithm_has_name_group_help_and_described_parameters(provider: EstProvider) -> None:
    assert provider.algorithms()
    for algorithm in provider.algorithms():
        assert algorithm.displayName(), algorithm.id()
        assert algorithm.group(), algorithm.id()
        assert len(algorithm.shortHelpString()) > 100, algorithm.id()
        assert not algorithm.icon().isNull(), algorithm.id()
        assert all(definition.description() for definition in algorithm.parameterDefinitions()), (
            algorithm.id()
        )
        assert all(output.description() for output in algorithm.outputDefinitions()), algorithm.id()


def test_ids_are_short_lower_case_words(provider: EstProvider) -> None:
    assert all(
        algorithm.name().isalpha() and algorithm.name().islower() for algorithm in provider.algorithms()
    )
