"""The entry dock with its services, and its doors elsewhere in QGIS: *Redigera* on a row, and the locator."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsMapLayer, QgsVectorLayer
from qgis.gui import QgisInterface, QgsGui, QgsMapLayerAction
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QShortcut

from ...project.background import Background
from ...project.drafts import Drafts
from ...project.entry_service import EntryService, Waiting
from ...project.language import translate
from ...project.own_files import drafts_folder, outbox
from ...project.place_locator import PlaceLocatorFilter, PlaceShelf
from ...project.session import DatabaseSession
from ...project.tree import LAYER_PROPERTY, LayerKey
from ..database.database_menu import DatabaseMenu
from ..forms import icon
from ..messages import Messages
from .dock import EntryDock
from .waiting import told

BEGIN_KEYS = "Ctrl+Alt+K"


class EditAction(QgsMapLayerAction):
    """*Redigera* in forms and identified results of the observations, and of no other layer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(
            translate("est", "Edit the observation"),
            parent,
            QgsMapLayerAction.Targets(QgsMapLayerAction.Target.SingleFeature),
            icon("entry"),
        )
        self.setObjectName("EstEditAction")

    def canRunUsingLayer(self, layer: QgsMapLayer | None, *_context: object) -> bool:
        """Tell whether a layer is the one of observations."""
        return (
            isinstance(layer, QgsVectorLayer)
            and layer.customProperty(LAYER_PROPERTY) == LayerKey.OBSERVATIONS.value
        )


class EntryParts:
    """Builds service, drafts and dock, and takes them away again."""

    def __init__(
        self,
        iface: QgisInterface,
        session: DatabaseSession,
        background: Background,
        messages: Messages,
        menu: DatabaseMenu,
    ) -> None:
        self._iface = iface
        self._session = session
        self._shortcut: QShortcut | None = None
        self._messages = messages
        self.service = EntryService(session, background, outbox())
        self.drafts = Drafts(drafts_folder())
        self.dock = EntryDock(iface, session, background, self.service, self.drafts, messages, menu)
        self._shelf = PlaceShelf()
        self.dock.entry.places_read.connect(self._shelve)
        self._filter = PlaceLocatorFilter(self._shelf, self.dock.take_place)
        self._edit = EditAction(self.dock)
        self._edit.triggeredForFeature.connect(self._edit_feature)

    def load(self) -> None:
        """Open the doors."""
        self._shortcut = QShortcut(QKeySequence(BEGIN_KEYS), self._iface.mainWindow())
        self._shortcut.activated.connect(self.dock.begin)
        self._iface.registerLocatorFilter(self._filter)
        self.service.waiting_changed.connect(self._tell_waiting)
        QgsGui.mapLayerActionRegistry().addMapLayerAction(self._edit)

    def unload(self) -> None:
        """Close the doors; the dock itself is taken away with the others."""
        QgsGui.mapLayerActionRegistry().removeMapLayerAction(self._edit)
        self._iface.deregisterLocatorFilter(self._filter)
        if self._shortcut is not None:
            self._shortcut.deleteLater()
        self.service.unload()

    def _tell_waiting(self, waiting: Waiting) -> None:
        """Tell once at the start what waits from before, as long as no database is open that takes it."""
        self.service.waiting_changed.disconnect(self._tell_waiting)
        if waiting.elsewhere and not self._session.is_open:
            self._messages.notice(" ".join(told(waiting)))

    def _shelve(self, search: object) -> None:
        self._shelf.search = search  # type: ignore[assignment]

    def _edit_feature(self, _layer: QgsMapLayer, feature: QgsFeature, *_context: object) -> None:
        self.dock.edit(str(feature["uuid"]))
