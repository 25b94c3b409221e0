"""Reads in the background what the entry form offers, and reads it anew when others have changed it."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer

from ...project.language import translate
from ...project.place_search import PlaceSearch, layers_to_search, read_places
from ...project.session import DatabaseSession
from ...store.gateway import Gateway
from .form import EntryForm, EntryLists

LISTS_WORK, PLACES_WORK = "entry_lists", "entry_places"
SETTLE_MILLISECONDS = 500


class ListReader(QObject):
    """Kinds, organisations, areas and settings of the database; names of the project's layers."""

    def __init__(self, session: DatabaseSession, entry: EntryForm, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._entry = entry
        self._wants_places = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._read_places_now)
        project = QgsProject.instance()
        self._connections = (
            (session.changed_by_others, self.read),
            (project.layersAdded, self._layers_changed),
            (project.layersRemoved, self._layers_changed),
        )
        for signal, slot in self._connections:
            signal.connect(slot)

    def detach(self) -> None:
        """Let go of session and project."""
        self._settle.stop()
        for signal, slot in self._connections:
            signal.disconnect(slot)

    def read(self) -> None:
        """Read the lists of the open database."""
        gateway = self._session.gateway
        if gateway is None:
            return
        crs = gateway.crs
        self._session.ask(
            LISTS_WORK,
            translate("est", "Reading kinds and organisations"),
            lambda own, _feedback: read_lists(own),
            lambda lists: self._take(lists, crs),
        )

    def read_places(self) -> None:
        """Read the names that can be searched, once somebody is about to type one."""
        self._wants_places = True
        self._settle.start()

    def _layers_changed(self, *_layers: object) -> None:
        if self._wants_places:
            self._settle.start()

    def _take(self, lists: EntryLists, crs: str) -> None:
        has_changed = lists != self._entry.lists
        if has_changed:
            self._entry.fill(lists, crs)
        if self._wants_places and has_changed:
            self._settle.start()

    def _read_places_now(self) -> None:
        gateway = self._session.gateway
        if gateway is None:
            return
        project = QgsProject.instance()
        layers = layers_to_search(project, self._entry.lists.settings)
        crs, transforms = QgsCoordinateReferenceSystem(gateway.crs), project.transformContext()

        def work(own: Gateway, _feedback: object) -> PlaceSearch:
            return read_places(own.areas(), layers, crs, transforms)

        self._session.ask(
            PLACES_WORK, translate("est", "Reading names of places"), work, self._entry.set_places
        )


def read_lists(gateway: Gateway) -> EntryLists:
    """Read what the form offers."""
    return EntryLists(
        gateway.user,
        gateway.categories(),
        gateway.organisations(),
        {area.uuid: area.name for area in gateway.areas()},
        gateway.settings(),
    )
