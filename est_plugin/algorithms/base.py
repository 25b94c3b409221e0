"""What every algorithm of the plugin has in common: help, sentences for errors, progress and cancel."""

from __future__ import annotations

import traceback
from abc import abstractmethod
from collections.abc import Iterable
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtGui import QIcon

from ..analysis.errors import CancelledError
from ..domain.assets import asset
from ..domain.message import EstError
from ..project.language import sentence, translate
from ..project.points import PointInput
from .checks import found_input, is_given, points_refusal, refusal, without_empty
from .values import Values

Parameters = dict[str, Any]
Results = dict[str, Any]


class FeedbackProgress:
    """Processing's feedback as the progress that analyses report to."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback

    def report(self, fraction: float) -> None:
        """Tell how much is done, 0 to 1."""
        self._feedback.setProgress(100.0 * fraction)

    def cancelled(self) -> bool:
        """Tell whether the person has asked to stop."""
        return self._feedback.isCanceled()


class EstAlgorithm(QgsProcessingAlgorithm):
    """An algorithm ``est:<code>``. A subclass says its names, its parameters, and computes.

    Whatever goes wrong leaves as a QgsProcessingException with a sentence in the person's language.
    """

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, PointInput | EstError] = {}

    def name(self) -> str:
        """Return the algorithm's name, part of its id: a contract, never translated."""
        return self.code()

    def createInstance(self) -> EstAlgorithm:
        """Return a fresh one."""
        return type(self)()

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(str(asset("resources", "icons", "est.svg")))

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        """Refuse values that cannot be what is asked for, each with a sentence that names it.

        QGIS's own check is not asked: it takes an EST database's connection for a missing layer.
        """
        return self.check(self.parameterDefinitions(), parameters, context)

    def check(
        self,
        definitions: Iterable[QgsProcessingParameterDefinition],
        parameters: Parameters,
        context: QgsProcessingContext,
    ) -> tuple[bool, str]:
        """Refuse the first value of these parameters that cannot be what is asked for."""
        for definition in definitions:
            value = parameters.get(definition.name())
            if is_given(value) and definition.name() in self.point_parameters():
                told = points_refusal(value, context)
            else:
                told = refusal(definition, value, context)
            if told:
                return False, told
        return True, ""

    def prepareAlgorithm(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        """Find the points while in the thread where layers live; what is wrong with them is said later."""
        self._found = {}
        for name in self.point_parameters():
            if is_given(parameters.get(name)):
                try:
                    self._found[name] = found_input(parameters[name], context)
                except EstError as error:
                    self._found[name] = error
        return True

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        self.declare()

    def processAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Compute; every error becomes a sentence, a cancelled run ends without results."""
        values = Values(self, without_empty(parameters), context, feedback)
        try:
            return self.compute(values, FeedbackProgress(feedback))
        except CancelledError as error:
            feedback.pushInfo(sentence(error))
            return {}
        except QgsProcessingException:
            raise
        except EstError as error:
            if error.details:
                feedback.pushDebugInfo(error.details)
            raise QgsProcessingException(sentence(error)) from error
        except MemoryError as error:
            raise QgsProcessingException(
                translate(
                    "est",
                    "The computer has too little memory for this. Nothing was written."
                    " Choose larger cells, a smaller area or a shorter period.",
                )
            ) from error
        except Exception as error:
            feedback.pushDebugInfo(traceback.format_exc())
            raise QgsProcessingException(
                translate(
                    "est",
                    "Something went wrong in the plugin ({error}). Your data were not changed by this."
                    " The details are in the log.",
                    error=f"{type(error).__name__}: {error}",
                )
            ) from error

    def point_parameters(self) -> tuple[str, ...]:
        """Return the parameters that take points: a layer, a file or an EST database."""
        return ()

    def found_points(self, name: str) -> PointInput:
        """Return the points of a parameter. Raises what finding them raised."""
        found = self._found[name]
        if isinstance(found, EstError):
            raise found
        return found

    @abstractmethod
    def code(self) -> str:
        """Return the algorithm's name, such as ``density``."""

    @abstractmethod
    def declare(self) -> None:
        """Add parameters and outputs."""

    @abstractmethod
    def compute(self, values: Values, progress: FeedbackProgress) -> Results:
        """Do the work and return the outputs."""

    def advanced(self, definition: QgsProcessingParameterDefinition) -> None:
        """Add a parameter that the toolbox shows under *Avancerade parametrar*."""
        definition.setFlags(definition.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(definition)

    def add(self, definition: QgsProcessingParameterDefinition, help_text: str = "") -> None:
        """Add a parameter with its explanation."""
        if help_text:
            definition.setHelp(help_text)
        self.addParameter(definition)
