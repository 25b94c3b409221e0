"""The parameters of a density, the same for one period and for the difference of two."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
)

from ..analysis.density import Unit
from ..analysis.kernels import Kernel
from ..answers.analyses.density_layer import DensityRequest
from ..project.language import translate
from . import common
from .base import EstAlgorithm
from .polygons import read_polygons
from .values import Values

KERNELS = (Kernel.QUARTIC, Kernel.GAUSSIAN, Kernel.UNIFORM)
UNITS = (Unit.PER_KM2, Unit.PER_HECTARE, Unit.PER_M2)


@dataclass(frozen=True)
class Surface:
    """What is asked for, and what must be told about the mask."""

    request: DensityRequest
    notices: tuple[str, ...] = ()


def declare_surface(algorithm: EstAlgorithm) -> None:
    """Add BANDWIDTH, CELL_SIZE, WEIGHT, EXTENT, MASK, KERNEL, EDGE and UNIT."""
    algorithm.add(common.metres("BANDWIDTH", translate("est", "Bandwidth (m)"), 300))
    algorithm.add(common.metres("CELL_SIZE", translate("est", "Cell size (m)"), 25))
    algorithm.add(common.field("WEIGHT", translate("est", "Weight"), kind=common.FieldType.Numeric))
    algorithm.add(QgsProcessingParameterExtent("EXTENT", translate("est", "Extent"), optional=True))
    algorithm.add(common.polygons("MASK", translate("est", "Study area (mask)"), optional=True))
    kernels = [
        translate("est", "Quartic"),
        translate("est", "Gaussian (the bandwidth is σ)"),
        translate("est", "Uniform"),
    ]
    units = [
        translate("est", "Events per km²"),
        translate("est", "Events per hectare"),
        translate("est", "Events per m²"),
    ]
    algorithm.advanced(
        QgsProcessingParameterEnum(
            "KERNEL", translate("est", "Kernel"), kernels, defaultValue=0, optional=True
        )
    )
    algorithm.advanced(
        QgsProcessingParameterBoolean(
            "EDGE", translate("est", "Correct at the edge of the mask"), defaultValue=False, optional=True
        )
    )
    algorithm.advanced(
        QgsProcessingParameterEnum("UNIT", translate("est", "Unit"), units, defaultValue=0, optional=True)
    )


def surface_of(values: Values, crs: str) -> Surface:
    """Return what is asked for, extent and mask brought to ``crs``. Raises ParameterRefused."""
    mask = read_polygons(values, "MASK", crs=crs) if values.is_given("MASK") else None
    request = DensityRequest(
        bandwidth=values.number("BANDWIDTH"),
        cell_size=values.number("CELL_SIZE"),
        kernel=KERNELS[values.choice("KERNEL")],
        unit=UNITS[values.choice("UNIT")],
        edge=values.yes("EDGE"),
        extent=values.extent("EXTENT", crs),
        area=mask.merged() if mask is not None else None,
    )
    return Surface(request, mask.notices if mask is not None else ())
