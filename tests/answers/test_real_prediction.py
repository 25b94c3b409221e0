"""Which map predicts best on real robberies; and that coarse places make no pattern of cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import shapely

from est_plugin.analysis.table import ObservationTable
from est_plugin.answers.analyses.patterns import Step, patterns_of_cells
from est_plugin.answers.analyses.prediction import Method, compare_maps
from est_plugin.answers.layer_reading import NoObservationsError
from est_plugin.answers.reading import Reading
from est_plugin.domain.period import parse_period

from ..analysis.real_data import days, points, shapes
from .tables import Row, table_of

UTM = "EPSG:32616"


def test_memphis_robberies_of_the_last_four_months(shared_data: Path) -> None:
    """A twentieth of the town, by plain counts of January to August, held 30 % of what came then."""
    robberies = shared_data / "memphis_robberies.gpkg"
    x, y = points(robberies, UTM)
    day = days(robberies)
    late = day >= (date(2019, 9, 1) - date(1970, 1, 1)).days
    precincts = shapes(shared_data / "memphis_precincts.gpkg", UTM)
    area = shapely.union_all(shapely.make_valid(precincts))
    earlier, later = (Reading(ObservationTable.of_points(UTM, x[rows], y[rows])) for rows in (~late, late))
    found = compare_maps(earlier, later, cell_size=375, bandwidth=750, area=area)
    rates = {method: float(found.accuracy[method].hit_rate[1]) for method in Method}
    assert found.basis.n > 700
    assert 0.2 < min(rates.values()) <= max(rates.values()) < 0.45
    assert not found.is_certain


def test_coarse_places_make_no_pattern_of_cells_and_the_reason_is_said() -> None:
    coarse = Reading(table_of([Row(coarse=True)] * 60))
    with pytest.raises(NoObservationsError, match="exact place"):
        patterns_of_cells(coarse, parse_period("2026"), Step.MONTH, 500.0)
