"""A QGIS without a screen, with Processing and the plugin's provider in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)

from est_plugin.algorithms.provider import EstProvider

Run = Callable[..., dict[str, Any]]


class Told(QgsProcessingFeedback):
    """A feedback that keeps what was told, and can stop a run at a share of the work."""

    def __init__(self, stop_at: float | None = None) -> None:
        super().__init__(False)
        self.warnings: list[str] = []
        self.infos: list[str] = []
        self.fractions: list[float] = []
        self._stop_at = stop_at
        self.progressChanged.connect(self._progressed)

    def pushWarning(self, warning: str) -> None:
        """Keep a notice."""
        self.warnings.append(warning)

    def pushInfo(self, info: str) -> None:
        """Keep a sentence."""
        self.infos.append(info)

    def _progressed(self, percent: float) -> None:
        self.fractions.append(percent / 100)
        if self._stop_at is not None and percent / 100 >= self._stop_at:
            self.cancel()


@contextmanager
def provider_in_registry() -> Iterator[EstProvider]:
    """Put the plugin's provider in the registry of a real QGIS, and take it away again.

    Where another fixture has put it there already, that one is yielded, and stays.
    """
    plugins = str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins")
    if plugins not in sys.path:
        sys.path.append(plugins)
    from processing.core.Processing import Processing

    Processing.initialize()
    present = QgsApplication.processingRegistry().providerById("est")
    if present is not None:
        yield present
        return
    provider = EstProvider()
    assert QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture(scope="session")
def provider(qgis_app: QgsApplication) -> Iterator[EstProvider]:
    """The plugin's provider, in the registry of a real QGIS."""
    with provider_in_registry() as found:
        yield found


@pytest.fixture
def run(provider: EstProvider) -> Run:
    """Run an algorithm as a script does; raises QgsProcessingException with what the person reads."""

    def run_algorithm(
        name: str, parameters: dict[str, Any], told: Told | None = None, project: QgsProject | None = None
    ) -> dict[str, Any]:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"est:{name}")
        assert algorithm is not None
        context = QgsProcessingContext()
        context.setProject(project or QgsProject.instance())
        feedback = told or Told()
        accepted, reason = algorithm.checkParameterValues(parameters, context)
        if not accepted:
            raise QgsProcessingException(reason)
        results, _ = algorithm.run(parameters, context, feedback, {}, False)
        return results

    return run_algorithm


@pytest.fixture
def told() -> Told:
    """What an algorithm tells."""
    return Told()
