"""The Processing provider ``est``: which algorithms there are."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..domain.assets import asset
from ..project.language import translate
from .accuracy import AccuracyAlgorithm
from .base import EstAlgorithm
from .buffers import BuffersAlgorithm
from .change import ChangeAlgorithm
from .createdatabase import CreateDatabase
from .density import DensityAlgorithm
from .densitychange import DensityChangeAlgorithm
from .exportobservations import ExportObservations
from .followup import FollowUpAlgorithm
from .hotplaces import HotPlacesAlgorithm
from .hotspots import HotspotsAlgorithm
from .importareas import ImportAreas
from .importcounts import ImportCounts
from .importobservations import ImportObservations
from .lagesbild import LagesbildAlgorithm
from .nearrepeat import NearRepeatAlgorithm
from .persistence import PersistenceAlgorithm
from .publicexport import PublicExportAlgorithm
from .reporttemplate import ReportTemplate
from .reprintsheet import ReprintSheetAlgorithm
from .retention import RetentionAlgorithm
from .sheetpackage import SheetPackageAlgorithm
from .timepattern import TimePatternAlgorithm

PROVIDER_ID = "est"
ALGORITHMS: tuple[type[EstAlgorithm], ...] = (
    AccuracyAlgorithm,
    BuffersAlgorithm,
    ChangeAlgorithm,
    CreateDatabase,
    DensityAlgorithm,
    DensityChangeAlgorithm,
    ExportObservations,
    FollowUpAlgorithm,
    HotPlacesAlgorithm,
    HotspotsAlgorithm,
    ImportAreas,
    ImportCounts,
    ImportObservations,
    LagesbildAlgorithm,
    ReprintSheetAlgorithm,
    SheetPackageAlgorithm,
    NearRepeatAlgorithm,
    PersistenceAlgorithm,
    PublicExportAlgorithm,
    ReportTemplate,
    RetentionAlgorithm,
    TimePatternAlgorithm,
)


class EstProvider(QgsProcessingProvider):
    """Brings the algorithms into QGIS's toolbox, models, batches and ``qgis_process``."""

    def id(self) -> str:
        """Return the provider's id, the first part of every algorithm's: a contract."""
        return PROVIDER_ID

    def name(self) -> str:
        """Return the provider's name."""
        return translate("est", "EST Lägesbild")

    def longName(self) -> str:
        """Return the provider's full name."""
        return translate("est", "EST Lägesbild – Effektiv samordning för trygghet")

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(str(asset("resources", "icons", "est.svg")))

    def loadAlgorithms(self) -> None:
        """Add every algorithm."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
