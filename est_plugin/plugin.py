"""The door: builds the parts, puts them into QGIS, takes them away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .project.background import LOG_TAG
from .project.language import load_translator, translate
from .project.requirements import missing_requirements

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .docks.workbench import Workbench


class EstPlugin:
    """What QGIS starts and ends. Without a screen (``iface`` is None) only Processing is there."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self._iface = iface
        self._translator: QTranslator | None = None
        self._provider: QgsProcessingProvider | None = None
        self._workbench: Workbench | None = None

    def initProcessing(self) -> None:
        """Put the algorithms into Processing; what is missing for them is logged."""
        self._install_translator()
        try:
            from .algorithms.provider import EstProvider
        except ImportError as error:
            QgsMessageLog.logMessage(str(error), LOG_TAG, Qgis.MessageLevel.Critical)
            return
        self._provider = EstProvider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Put toolbar, menu, filter and docks into QGIS."""
        self.initProcessing()
        iface = self._iface
        if iface is None:
            return
        missing = missing_requirements()
        if missing:
            self._tell_missing(", ".join(str(package) for package in missing))
            return
        from .docks.workbench import Workbench

        self._workbench = Workbench(iface)
        self._workbench.load()

    def edit_observation(self, uuid: str) -> None:
        """Open an observation in the entry dock, as the button in the layer's form asks for."""
        if self._workbench is not None and self._workbench.entry is not None:
            self._workbench.entry.dock.edit(uuid)

    def unload(self) -> None:
        """Take everything away again."""
        if self._workbench is not None:
            self._workbench.unload()
            self._workbench = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None

    def _install_translator(self) -> None:
        if self._translator is None:
            self._translator = load_translator(QgsApplication.locale())
            QCoreApplication.installTranslator(self._translator)

    def _tell_missing(self, packages: str) -> None:
        if self._iface is None:
            return
        self._iface.messageBar().pushMessage(
            translate("est", "EST Lägesbild"),
            translate(
                "est",
                "These Python packages are missing or too old: {packages}. Nothing has happened to your data."
                " Ask for QGIS's standalone installer or OSGeo4W's full package, which bring them.",
                packages=packages,
            ),
            Qgis.MessageLevel.Warning,
            0,
        )
