"""The contract of names: interfaces.md's algorithms and parameters, each with Swedish-able words and help."""

from __future__ import annotations

import pytest
from qgis.core import Qgis, QgsProcessingParameterDefinition

from est_plugin.algorithms.provider import EstProvider

_SURFACE = "BANDWIDTH CELL_SIZE [WEIGHT] [EXTENT] [MASK] [KERNEL] [EDGE] [UNIT] OUTPUT"
_PERIODS = "FROM TO COMPARE_FROM COMPARE_TO"
CONTRACT = {
    "createdatabase": "DATABASE [CRS] [MUNICIPALITY] [EXAMPLE] [SEED] [YEARS] [OBSERVATIONS]",
    "importareas": "INPUT DATABASE KIND NAME_FIELD [ID_FIELD] [POPULATION_FIELD]",
    "importcounts": ("INPUT DATABASE [AREA_KIND] [SOURCE] [AREA] [CATEGORY] [FROM] [TO] [DRY_RUN] [REJECTS]"),
    "importobservations": (
        "INPUT DATABASE [PROFILE] [CRS] [SOURCE] [ORGANISATION] [ON_WARNING] [DRY_RUN] [REJECTS] [CATEGORY]"
        " [REASON]"
    ),
    "exportobservations": ("DATABASE [PERIOD] [FROM] [TO] [AREAS] [CATEGORIES] [SOURCES] [WITH_TEXT] OUTPUT"),
    "reporttemplate": "DATABASE OUTPUT",
    "retention": "DATABASE [DRY_RUN] [BEFORE]",
    "lagesbild": (
        "DATABASE PERIOD [SHEET] [COMPARE] [AREAS] [CATEGORIES] [SOURCES] [INSATS] [TEMPLATE] [PAPER]"
        " [ORIENTATION] [AUDIENCE] [WORDS] [FORMAT] OUTPUT"
    ),
    "sheetpackage": (
        "DATABASE PERIOD [SHEETS] [COMPARE] [AREAS] [CATEGORIES] [SOURCES] [PATTERN] [FORMAT] FOLDER"
    ),
    "reprintsheet": "DATABASE [RUN] [TEMPLATE] OUTPUT",
    "publicexport": "DATABASE [LEVEL] [CELL_SIZE] FROM TO [THRESHOLD] [LICENCE] OUTPUT",
    "density": f"INPUT {_SURFACE} [HOTSPOT_RULE] [HOTSPOT_AMOUNT] [HOTSPOTS]",
    # DATE_FIELD and START_FIELD may be left empty for an EST database, which knows its own.
    "densitychange": f"INPUT [DATE_FIELD] {_PERIODS} {_SURFACE}",
    "hotspots": "INPUT CELL_SIZE DISTANCE [SHAPE] [EXTENT] [AREAS] [FDR] [ALPHA] OUTPUT",
    "hotplaces": "INPUT [PLACE_FIELD] [TOLERANCE] [DATE_FIELD] [FROM] [TO] OUTPUT",
    "change": (
        f"INPUT AREAS [DATE_FIELD] {_PERIODS} [CATEGORY_FIELD] [AREA_ID] [POPULATION_FIELD] [COUNTS]"
        " [REPORTS] [ALPHA] [MIN_COUNT] OUTPUT"
    ),
    "timepattern": "INPUT [START_FIELD] [END_FIELD] OUTPUT",
    "nearrepeat": "INPUT [DATE_FIELD] BANDS_M BANDS_DAYS [PERMUTATIONS] [SEED] OUTPUT",
    "persistence": "INPUT [DATE_FIELD] [CELL_SIZE] [AREAS] STEP FROM TO OUTPUT",
    "buffers": (
        "INPUT OBSERVATIONS DISTANCES [RINGS] [DISSOLVE] [DATE_FIELD] [FROM] [TO] [CATEGORY_FIELD] OUTPUT"
    ),
    "followup": (
        "OBSERVATIONS [DATE_FIELD] TREATMENT CONTROL [DISPLACEMENT] [DISPLACEMENT_DISTANCE]"
        " [DISPLACEMENT_CONTROL] BEFORE_FROM BEFORE_TO AFTER_FROM AFTER_TO [CATEGORY_FIELD] [CATEGORIES]"
        " [MIN_COUNT] OUTPUT"
    ),
    "accuracy": "HOTSPOTS OBSERVATIONS SHARES [SCORE_FIELD] [AREAS] [DATE_FIELD] [FROM] [TO] OUTPUT",
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
