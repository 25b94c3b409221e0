"""*Var är det värst?* for the live map: what was read stays in memory, so that a slider only recomputes."""

from __future__ import annotations

from dataclasses import dataclass

from ...analysis.progress import SILENT, Part, Progress
from ...domain.selection import Selection
from ...domain.settings import MunicipalitySettings
from ...project.language import translate
from ...store.gateway import Gateway
from ..ground import ground_of
from ..lagesbild.parts import DensityAnswer
from ..reading import Reading, read_selection
from ..wording import left_out_sentence, sentences
from .density import Bandwidth, chosen_bandwidth, chosen_classes, density_answer, reference_year


@dataclass(frozen=True)
class HeatmapSource:
    """What a heatmap is computed from: read once for a selection, used for every bandwidth."""

    selection: Selection
    reading: Reading
    reference: Reading | None
    settings: MunicipalitySettings
    advice: Bandwidth


@dataclass(frozen=True)
class HeatmapAnswer:
    """The surface, or None where there is nothing with an exact place; and what it was made from."""

    source: HeatmapSource
    bandwidth: Bandwidth
    advice: Bandwidth
    density: DensityAnswer | None
    sentence: str
    notices: tuple[str, ...]


def read_heatmap_source(gateway: Gateway, selection: Selection, progress: Progress = SILENT) -> HeatmapSource:
    """Read the selection, and the year that its classes come from. Raises EstError, CancelledError."""
    settings = gateway.settings()
    reading = read_selection(gateway, selection, Part(progress, 0.0, 0.4))
    reference = None
    is_open = settings.density_breaks is None or settings.heatmap_bandwidth_m is None
    if is_open and selection.period is not None:
        year = selection.with_period(reference_year(selection.period))
        reference = read_selection(gateway, year, Part(progress, 0.4, 0.6))
    ground = ground_of(gateway, selection, reading.crs)
    near = ground.within(reading.points())
    near_reference = ground.within(reference.points()) if reference is not None else None
    advice = chosen_bandwidth(None, None, near, near_reference, selection.period)
    return HeatmapSource(selection, reading, reference, settings, advice)


def heatmap_answer(
    source: HeatmapSource, asked_bandwidth: float | None = None, progress: Progress = SILENT
) -> HeatmapAnswer:
    """Compute the heatmap of what was read. Raises EstError for a raster over the cap, CancelledError."""
    reference = source.reference.points() if source.reference is not None else None
    period = source.selection.period
    is_open = asked_bandwidth is None and source.settings.heatmap_bandwidth_m is None
    bandwidth = source.advice
    if not is_open:
        bandwidth = chosen_bandwidth(asked_bandwidth, source.settings, source.reading.counted)
    classes = chosen_classes(source.settings, reference, period, bandwidth.metres)
    density = density_answer(source.reading, bandwidth, classes=classes, progress=progress)
    if density is not None:
        return HeatmapAnswer(
            source, bandwidth, source.advice, density, density.basis.sentence, density.basis.warnings
        )
    nothing = sentences(
        translate(
            "est", "No event with an exact place in this selection. Choose another period, or more kinds."
        ),
        left_out_sentence(source.reading.left_out_of_points()),
    )
    return HeatmapAnswer(source, bandwidth, source.advice, None, nothing, source.reading.notices)
