"""The questions of the analysis dock: their words, and how each is answered off the main thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qgis.core import QgsVectorLayer

from ...analysis.errors import AnalysisError
from ...analysis.progress import Progress
from ...answers.analyses.asked import Values
from ...answers.analyses.asking_change import NothingToCompareError, asking_change
from ...answers.analyses.asking_more import asking_accuracy, asking_near_repeat
from ...answers.analyses.asking_when import asking_patterns, asking_time_pattern
from ...answers.analyses.asking_where import asking_density_change, asking_hot_cells, asking_places
from ...answers.analyses.hot_cells import EmptyStudyAreaError
from ...answers.analyses.patterns import NoWholeStepError
from ...answers.analyses.prediction import TooFewLaterEventsError
from ...answers.analyses.questions import TooFewEventsError
from ...answers.layer_reading import NoObservationsError
from ...domain.selection import Selection
from ...project.language import sentence, translate
from ...project.result_layer import HEATMAP_QUESTION, ResultFeatures, made_layer
from ...store.gateway import Gateway
from .presentation import Shown, show_change, show_places, show_time_pattern
from .presentation_more import (
    show_accuracy,
    show_density_change,
    show_hot_cells,
    show_near_repeat,
    show_patterns,
)

WORST = HEATMAP_QUESTION
TOLD_AS_ANSWER = (
    AnalysisError,
    EmptyStudyAreaError,
    NoObservationsError,
    NothingToCompareError,
    NoWholeStepError,
    TooFewEventsError,
    TooFewLaterEventsError,
)
"""Refusals that are answers: the person reads them where the answer would stand."""

Answer = Callable[[Gateway, Selection, Values, Progress], Shown]


@dataclass(frozen=True)
class Question:
    """A question: its words, its answer (none: the live heatmap), whether it stands under the others."""

    key: str
    title: str
    answer: Answer | None = None
    is_further: bool = False
    has_map: bool = True


@dataclass(frozen=True)
class Drawn:
    """An answer as the dock shows it, with its layer made ready for the map."""

    shown: Shown
    layer: QgsVectorLayer | None = None


def questions() -> tuple[Question, ...]:
    """Return the questions in the order of the meeting; the first is answered on the map."""
    return (
        Question(WORST, translate("est", "Where is it &worst?")),
        Question(
            "change",
            translate("est", "What has &changed?"),
            lambda gateway, selection, values, progress: show_change(
                asking_change(gateway, selection, values, progress)
            ),
        ),
        Question(
            "week",
            translate("est", "&When in the week?"),
            lambda gateway, selection, _values, progress: show_time_pattern(
                asking_time_pattern(gateway, selection, progress)
            ),
            has_map=False,
        ),
        Question(
            "pattern",
            translate("est", "Passing or a pa&ttern?"),
            lambda gateway, selection, values, progress: show_patterns(
                asking_patterns(gateway, selection, values, progress)
            ),
        ),
        Question(
            "places",
            translate("est", "Which &places?"),
            lambda gateway, selection, _values, progress: show_places(
                asking_places(gateway, selection, progress)
            ),
        ),
        *_further(),
    )


def _further() -> tuple[Question, ...]:
    return (
        Question(
            "hotcells",
            translate("est", "Is it a hotspot, or chance? (&Gi*)"),
            lambda gateway, selection, values, progress: show_hot_cells(
                asking_hot_cells(gateway, selection, values, progress)
            ),
            is_further=True,
        ),
        Question(
            "densitychange",
            translate("est", "Where has it become &denser?"),
            lambda gateway, selection, values, progress: show_density_change(
                asking_density_change(gateway, selection, values, progress), selection
            ),
            is_further=True,
        ),
        Question(
            "nearrepeat",
            translate("est", "Does it happen again near&by?"),
            lambda gateway, selection, values, progress: show_near_repeat(
                asking_near_repeat(gateway, selection, values, progress)
            ),
            is_further=True,
        ),
        Question(
            "accuracy",
            translate("est", "Which map is right most o&ften?"),
            lambda gateway, selection, values, progress: show_accuracy(
                asking_accuracy(gateway, selection, values, progress)
            ),
            is_further=True,
        ),
    )


def plain_title(question: Question) -> str:
    """Return a question's words without the mark of its key."""
    return question.title.replace("&", "")


def drawn_of(answer: Callable[[], Shown]) -> Drawn:
    """Answer in a task; a refusal is an answer, every other error is raised."""
    try:
        shown = answer()
    except TOLD_AS_ANSWER as error:
        return Drawn(Shown(sentence(error), is_refusal=True))
    return Drawn(shown, made_layer(shown.map) if isinstance(shown.map, ResultFeatures) else None)
