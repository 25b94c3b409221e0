"""The same places in QGIS's own locator (Ctrl+K, then ``est``): choosing one begins an entry there."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult

from .language import translate
from .place_search import Place, PlaceSearch

NAME, PREFIX = "est_places", "est"


class PlaceShelf:
    """Holds what can be searched now, for a filter that QGIS copies into its threads."""

    def __init__(self) -> None:
        self.search = PlaceSearch()


class PlaceLocatorFilter(QgsLocatorFilter):
    """Finds places by typing; ``taken`` is called with the one that is chosen."""

    def __init__(self, shelf: PlaceShelf, taken: Callable[[Place], None]) -> None:
        super().__init__()
        self._shelf = shelf
        self._taken = taken

    def name(self) -> str:
        """Return the filter's name."""
        return NAME

    def displayName(self) -> str:
        """Return what the list of results is called."""
        return translate("est", "Places for an observation")

    def prefix(self) -> str:
        """Return what is typed to search only here."""
        return PREFIX

    def priority(self) -> QgsLocatorFilter.Priority:
        """Return where its results stand among the others'."""
        return QgsLocatorFilter.Priority.Medium

    def clone(self) -> PlaceLocatorFilter:
        """Return a copy for a thread of QGIS's."""
        return PlaceLocatorFilter(self._shelf, self._taken)

    def fetchResults(self, string: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        """Give the places that a text may mean."""
        for place in self._shelf.search.find(string):
            if feedback.isCanceled():
                return
            result = QgsLocatorResult()
            result.filter = self
            result.displayString = place.name
            result.description = place.sort
            result.setUserData(place.label)
            self.resultFetched.emit(result)

    def triggerResult(self, result: QgsLocatorResult) -> None:
        """Hand the chosen place over."""
        label = _label_of(result)
        for place in self._shelf.search.find(result.displayString, limit=100):
            if place.label == label:
                self._taken(place)
                return


def _label_of(result: QgsLocatorResult) -> str:
    """Return what was kept with a result; how it is asked for has changed between versions of QGIS."""
    data = result.userData
    return str(data() if callable(data) else data)
